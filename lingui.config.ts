import { defineConfig } from "@lingui/cli";
import { formatter } from "@lingui/format-po";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "es"],
  // The English text is the message's own id: a reader of the code sees the words, and so does the translator.
  catalogs: [{ path: "<rootDir>/src/web/locales/{locale}", include: ["<rootDir>/src/web"] }],
  format: formatter({ lineNumbers: false, origins: true }),
  orderBy: "messageId",
});
