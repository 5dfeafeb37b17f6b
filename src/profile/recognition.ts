import Type from "typebox";
import { body, Line, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { counted } from "../kernel/words.ts";

/**
 * A badge, an award or a thank-you: what, who says so, when. A signed one will bring its proof. `points`
 * are a school's own for positive behavior, `context` is where it happened.
 */
const RecognitionBody = body({
  title: Line,
  issuer: Line,
  why: optional(Prose),
  points: optional(Type.Number()),
  context: optional(Line),
});

/** One line says how many, not which. */
export const recognition = defineKind({
  name: "recognition",
  slice: "recognitions",
  layer: "profile",
  legalClass: "self-stated",
  schema: RecognitionBody,
  title: { en: "Badges and awards", es: "Insignias y premios" },
  inDetail: { en: "Each one with its issuer and why.", es: "Cada una con quién la dio y por qué." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Awards and thank-yous tell what others see in a learner.",
      es: "Los premios y agradecimientos cuentan lo que otros ven.",
    },
    teaches: {
      en: "Badges, awards and thank-yous, with who gave them.",
      es: "Insignias, premios y agradecimientos, con quién los dio.",
    },
    keepUntil: "always",
  },
  status: (entries) => (entries.length > 0 ? entries.length : undefined),
  summary: (entries) => {
    const list = newestFirst(entries).map(({ observedOn, receivedOn, body: { title, issuer } }) => ({
      title,
      issuer,
      on: observedOn ?? receivedOn,
    }));
    return list.length > 0 ? list : undefined;
  },
  say: {
    status: (many, language) =>
      counted(
        many,
        language === "es"
          ? { one: "# reconocimiento", other: "# reconocimientos" }
          : { one: "# recognition", other: "# recognitions" },
        language,
      ),
    summary: (list) => list.map(({ title, issuer }) => `${title}, ${issuer}`),
    detail: ({ title, issuer, why }) => [title, issuer, why].filter(Boolean).join(", "),
  },
});
