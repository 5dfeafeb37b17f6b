import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";

/** A credential in the learner's wallet, as far as words tell it. Its signed form comes with stage 5; until then it is empty. */
const CredentialBody = body({ title: Line, issuer: Line, awardedOn: optional(OnDate), endsOn: optional(OnDate) });

/** The summary is what and who signed it. */
export const credential = defineKind({
  name: "credential",
  slice: "recognitions",
  layer: "profile",
  legalClass: "self-stated",
  schema: CredentialBody,
  title: { en: "Wallet", es: "Cartera de credenciales" },
  inDetail: { en: "Each credential with who signed it.", es: "Cada credencial con quién la firmó." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Signed proof that a learner can show anywhere, for life.",
      es: "Pruebas firmadas que se pueden mostrar en cualquier lugar, para siempre.",
    },
    teaches: {
      en: "Diplomas, badges and certificates that their issuer has signed.",
      es: "Diplomas, insignias y certificados firmados por quien los dio.",
    },
    keepUntil: "always",
  },
  summary: (entries) => {
    const all = newestFirst(entries).map(({ body: { title, issuer } }) => ({ title, issuer }));
    return all.length > 0 ? all : undefined;
  },
  say: {
    summary: (all) => all.map(({ title, issuer }) => `${title}, ${issuer}`),
    detail: ({ title, issuer }) => `${title}, ${issuer}`,
  },
});
