import type { Words } from "../kernel/words.ts";

/** One thing an administrator looks at before an app may read anything, and why. */
interface Check {
  readonly title: Words;
  readonly why: Words;
}

/**
 * The vetting of an agreement: all of it, or nothing opens. Sources: 34 CFR 99.31(a)(1)(i)(B), direct control of a contractor, and
 * 99.33, no redisclosure; 16 CFR 312, COPPA; docs/agreements.md, "Vetting".
 */
export const vettingChecks = {
  "privacy-policy": {
    title: { en: "The privacy policy was read", es: "Se leyó la política de privacidad" },
    why: { en: "It says nothing against this agreement.", es: "No dice nada contra este acuerdo." },
  },
  signed: {
    title: { en: "The agreement is signed by both sides", es: "El acuerdo está firmado por ambas partes" },
    why: { en: "The paper is kept and can be found.", es: "El documento se conserva y se puede encontrar." },
  },
  "school-official": {
    title: { en: "It does a task of the school", es: "Hace una tarea de la escuela" },
    why: {
      en: "Under the school's direct control, and for this purpose alone.",
      es: "Bajo el control directo de la escuela, y solo para este fin.",
    },
  },
  "least-data": {
    title: { en: "It gets no more than it needs", es: "No recibe más de lo que necesita" },
    why: { en: "Each field of the schedule has its use.", es: "Cada dato de la lista tiene su uso." },
  },
  coppa: {
    title: { en: "Children under 13 are provided for", es: "Se previó a los menores de 13 años" },
    why: {
      en: "Consent for an educational purpose only, and a way for parents to see and delete.",
      es: "Consentimiento solo con fin educativo, y una forma de ver y borrar para las familias.",
    },
  },
  "no-sale-no-ads": {
    title: { en: "No sale, no advertising, no profiles", es: "Sin venta, sin publicidad, sin perfiles" },
    why: { en: "Also not by those it works with.", es: "Tampoco por parte de quienes trabajan con ella." },
  },
  security: {
    title: { en: "Somebody answers for security", es: "Alguien responde por la seguridad" },
    why: {
      en: "A person to reach, and the hours within which a breach is told.",
      es: "Una persona a quien llamar, y las horas en que se avisa de un incidente.",
    },
  },
  encryption: {
    title: { en: "Data is encrypted on its way and where it lies", es: "Los datos van y se guardan cifrados" },
    why: { en: "And staff sign in with a second factor.", es: "Y su personal entra con un segundo factor." },
  },
  subprocessors: {
    title: { en: "Who else gets the data is known", es: "Se sabe quién más recibe los datos" },
    why: { en: "Each is bound to the same terms.", es: "Cada uno está sujeto a los mismos términos." },
  },
  deletion: {
    title: { en: "Deletion is agreed, with proof", es: "Se acordó el borrado, con prueba" },
    why: { en: "After the end, and whenever a family asks.", es: "Al final, y cuando una familia lo pida." },
  },
} as const satisfies Readonly<Record<string, Check>>;
export type VettingCheck = keyof typeof vettingChecks;

/** Every check, in the order in which they are made. */
export const checkKeys = Object.keys(vettingChecks) as readonly VettingCheck[]; // the record's own
