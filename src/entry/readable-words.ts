import type { Words } from "../kernel/words.ts";

/** 34 CFR 99.33: whoever receives it must not hand it on. Stands on every export, on every page of one. */
export const redisclosureNotice = {
  en: "This is an education record. Do not pass it on without the consent of the learner's family (34 CFR 99.33).",
  es: "Este es un expediente educativo. No lo comparta sin el consentimiento de la familia (34 CFR 99.33).",
} as const satisfies Words;

/** What a record for reading says besides the record; `#` is what is put in. */
export const readableWords = {
  title: { en: "Backpack of #", es: "Mochila de #" },
  untitled: { en: "Backpack", es: "Mochila" },
  madeOn: { en: "Made on #.", es: "Hecho el #." },
  asOpen: {
    en: "It holds everything that was open to the person who made this copy, with who said it and when.",
    es: "Contiene todo lo que estaba abierto a quien hizo esta copia, con quién lo dijo y cuándo.",
  },
  notice: redisclosureNotice,
  undrawn: {
    en: "Some letters of other scripts could not be drawn in this PDF and stand as “?”. The HTML copy has them.",
    es: "Algunas letras de otras escrituras no se pudieron dibujar en este PDF y aparecen como «?». La copia HTML las tiene.",
  },
  inShort: { en: "In short", es: "En resumen" },
  generated: { en: "made up for the sample", es: "inventado para la muestra" },
  moved: { en: "dates moved into this year", es: "fechas movidas a este año" },
  until: { en: "Until #", es: "Hasta el #" },
  messages: { en: "Messages with the school", es: "Mensajes con la escuela" },
  past: { en: "Corrected or taken back", es: "Corregido o retirado" },
  pastWhat: { en: "What stood before", es: "Lo que estaba antes" },
  turnedOff: { en: "Turned off", es: "Desactivado" },
  turnedOffWhat: { en: "Kept, and read by your family alone", es: "Se guarda y solo lo lee su familia" },
  whoSees: { en: "Who sees what", es: "Quién ve qué" },
  groups: { en: "Groups", es: "Grupos" },
  whoLooked: { en: "Who looked", es: "Quién miró" },
  eachLook: {
    en: "Every single look, with what was read, is in the JSON copy and on the page “Who looked”.",
    es: "Cada consulta, con lo que se leyó, está en la copia JSON y en la página «Quién miró».",
  },
  people: { en: "People and apps", es: "Personas y aplicaciones" },
  times: { en: "# times", es: "# veces" },
  app: { en: "App or helper", es: "Aplicación o ayudante" },
  page: { en: "Page # of", es: "Página # de" },
  yes: { en: "Yes", es: "Sí" },
  no: { en: "No", es: "No" },
} as const satisfies Readonly<Record<string, Words>>;
