import { body, Named, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";

/**
 * What the team that had a learner hands to the next one. The restricted part is an entry of its own (`restricted-note`), so
 * that nothing of the open part tells whether there is one.
 */
const TransitionNoteBody = body({
  strength: Prose,
  connects: optional(Prose),
  peers: optional(Prose),
  community: optional(Prose),
  family: optional(Prose),
  other: optional(Prose),
  school: optional(Named),
});

/** One line is the strength; peers, community, family and whatever else are read only in detail. */
export const transitionNote = defineKind({
  name: "transition-note",
  slice: "narratives",
  layer: "profile",
  legalClass: "education-record",
  schema: TransitionNoteBody,
  title: { en: "Transition note", es: "Nota de transición" },
  inDetail: { en: "The whole note, with its author.", es: "Toda la nota, con su autor." },
  whenMissing: "keep",
  element: {
    why: {
      en: "So that the next team knows how to connect from the start.",
      es: "Para que el siguiente equipo sepa cómo conectar desde el principio.",
    },
    teaches: {
      en: "What one team hands to the next when a learner changes school.",
      es: "Lo que un equipo entrega al siguiente cuando se cambia de escuela.",
    },
    keepUntil: { afterLeavingYears: 3 },
    onlyBySchool: true,
  },
  status: (entries) => newestFirst(entries)[0]?.body.strength,
  summary: (entries) => {
    const newest = newestFirst(entries)[0];
    if (!newest) return undefined;
    const { strength, connects } = newest.body;
    return {
      strength,
      ...(connects && { connects }),
      by: newest.authorId,
      on: newest.observedOn ?? newest.receivedOn,
    };
  },
  say: {
    status: (strength) => `“${strength}”`,
    summary: ({ strength, connects }, language) => [
      `“${strength}”`,
      ...(connects ? [`${language === "es" ? "Para conectar" : "To connect"}: ${connects}`] : []),
    ],
    detail: ({ strength }) => strength,
  },
});

/** Always restricted: read by its author and by those named for the case. No digest counts it. */
export const restrictedNote = defineKind({
  name: "restricted-note",
  slice: "narratives",
  layer: "profile",
  legalClass: "education-record",
  schema: body({ text: Prose }),
  title: { en: "Restricted note", es: "Nota restringida" },
  inDetail: { en: "Only for those named for the case.", es: "Solo para quienes están nombrados en el caso." },
  whenMissing: "keep",
  circle: "case",
  say: { detail: ({ text }) => text },
});
