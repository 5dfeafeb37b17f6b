import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

const folders = [
  "agreements",
  "custom/office",
  "elements",
  "entry/correction",
  "helper",
  "links",
  "mapper",
  "message",
  "privacy/disclosure",
  "privacy/family",
  "privacy/rules",
  "privacy/safety",
  "privacy/share",
  "profile/builder",
  "profile/confirm",
  "profile/goals",
  "profile/note",
  "profile/plan",
  "profile/portfolio",
  "profile/ready",
  "profile/private",
  "public",
  "rights",
  "server",
  "survey",
];
const offices = folders.map((folder) => `<rootDir>/src/web/${folder}`);

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "es"],
  // The English text is the message's own id: a reader of the code sees the words, and so does the translator.
  // Two of each language: families and classes do not wait for the words of offices (src/web/language.tsx).
  catalogs: [
    { path: "<rootDir>/src/web/locales/{locale}", include: ["<rootDir>/src/web"], exclude: offices },
    { path: "<rootDir>/src/web/locales/office/{locale}", include: offices },
  ],
  format: formatter({ lineNumbers: false, origins: true }),
  orderBy: "messageId",
});
