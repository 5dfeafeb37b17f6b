import { Problem } from "../kernel/problem.ts";
import type { Words } from "../kernel/words.ts";

/** Why a file is not kept, in words for who sent it. */
export const fileRefusals = {
  type: {
    en: "This kind of file is not taken. Photos (JPEG, PNG, WebP, GIF), sound, video, PDF, text and office documents are.",
    es: "No se acepta este tipo de archivo. Sí se aceptan fotos (JPEG, PNG, WebP, GIF), sonido, video, PDF, texto y documentos de oficina.",
  },
  program: {
    en: "This file is a program or can act like one, whatever its name says. Programs are not taken.",
    es: "Este archivo es un programa o puede actuar como uno, diga lo que diga su nombre. No se aceptan programas.",
  },
  heic: {
    en: "This HEIC photo cannot be opened here. Save it as JPEG: in the iPhone's settings choose Camera, Formats, Most Compatible.",
    es: "Esta foto HEIC no se puede abrir aquí. Guárdela como JPEG: en los ajustes del iPhone elija Cámara, Formatos, Más compatible.",
  },
  place: {
    en: "This video says where it was taken in a way that cannot be removed here. Save it anew without its location, then choose it again.",
    es: "Este video dice dónde se grabó de una forma que aquí no se puede quitar. Guárdelo de nuevo sin la ubicación y elíjalo otra vez.",
  },
  size: {
    en: "This file is larger than the district allows for its kind.",
    es: "Este archivo es más grande de lo que permite el distrito para su tipo.",
  },
  broken: {
    en: "This file cannot be opened. It may have been cut off: choose it again.",
    es: "No se puede abrir este archivo. Quizás quedó cortado: elíjalo de nuevo.",
  },
  pixels: {
    en: "This picture has more pixels than can be opened safely. Save it smaller.",
    es: "Esta imagen tiene más píxeles de los que se pueden abrir con seguridad. Guárdela más pequeña.",
  },
  empty: { en: "This file is empty.", es: "Este archivo está vacío." },
  uncheckable: {
    en: "This file is too large for the virus scanner, so it is not taken.",
    es: "Este archivo es demasiado grande para el antivirus, así que no se acepta.",
  },
  infected: {
    en: "The virus scanner found something harmful in this file. It was not kept.",
    es: "El antivirus encontró algo dañino en este archivo. No se guardó.",
  },
} as const satisfies Readonly<Record<string, Words>>;
export type FileRefusal = keyof typeof fileRefusals;

/** A file that is not kept: bytes are gone, and asking again gives the same answer. */
export class FileRefused extends Error {
  readonly why: FileRefusal;

  constructor(why: FileRefusal) {
    super(`a file was refused: ${why}`);
    this.why = why;
  }
}

/** The Problem that says it. */
export const refusalProblem = (why: FileRefusal): Problem =>
  new Problem(why === "infected" ? "file-infected" : "file-refused", fileRefusals[why], { why });
