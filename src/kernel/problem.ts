import type { Words } from "./words.ts";

/**
 * Every way in which a caller can be wrong (RFC 9457). A slug is public, is the last part of `type`, and is never renamed.
 * What is hidden is no problem but an empty answer, and a learner to whom one has no tie is `learner-unknown`,
 * byte for byte as one who does not exist.
 */
export const problems = {
  "input-invalid": {
    status: 400,
    title: { en: "Something in the request is not right", es: "Algo en la solicitud no está bien" },
  },
  "not-signed-in": { status: 401, title: { en: "Please sign in", es: "Inicie sesión" } },
  "sign-in-refused": {
    status: 401,
    title: { en: "Email and password do not match", es: "El correo y la contraseña no coinciden" },
  },
  "token-refused": {
    status: 401,
    title: { en: "This token opens nothing. Ask for a new one", es: "Este token no abre nada. Pida uno nuevo" },
  },
  "hat-needed": { status: 403, title: { en: "Choose in which role you act", es: "Elija en qué función actúa" } },
  "not-allowed": { status: 403, title: { en: "Your role cannot do this", es: "Su función no puede hacer esto" } },
  "origin-refused": { status: 403, title: { en: "This page may not ask that", es: "Esta página no puede pedir eso" } },
  "learner-unknown": { status: 404, title: { en: "No such learner", es: "No existe tal estudiante" } },
  "class-unknown": { status: 404, title: { en: "No such class", es: "No existe tal clase" } },
  "entry-unknown": { status: 404, title: { en: "No such entry", es: "No existe tal anotación" } },
  "person-unknown": { status: 404, title: { en: "No such person", es: "No existe tal persona" } },
  "competency-unknown": { status: 404, title: { en: "No such standard", es: "No existe tal estándar" } },
  "link-unknown": { status: 404, title: { en: "This link has ended", es: "Este enlace ya no sirve" } },
  "case-unknown": { status: 404, title: { en: "No such question", es: "No existe tal pregunta" } },
  "code-unknown": {
    status: 404,
    title: { en: "This code opens nothing. Ask for a new one", es: "Este código no abre nada. Pida uno nuevo" },
  },
  "page-unknown": { status: 404, title: { en: "No such page", es: "No existe tal página" } },
  "import-unknown": { status: 404, title: { en: "No such import", es: "No existe tal importación" } },
  "issue-unknown": { status: 404, title: { en: "No such issue", es: "No existe tal asunto" } },
  "map-unknown": { status: 404, title: { en: "No such map", es: "No existe tal mapa" } },
  "upload-unknown": { status: 404, title: { en: "No such upload", es: "No existe tal envío" } },
  "agreement-unknown": { status: 404, title: { en: "No such agreement", es: "No existe tal acuerdo" } },
  "program-unknown": {
    status: 404,
    title: { en: "No such program or helper", es: "No existe tal programa ni ayudante" },
  },
  "contribution-unknown": {
    status: 404,
    title: { en: "This does not wait for you", es: "Esto no espera su respuesta" },
  },
  "client-unknown": { status: 404, title: { en: "No such program", es: "No existe tal programa" } },
  "account-unknown": { status: 404, title: { en: "No such account", es: "No existe tal cuenta" } },
  "import-running": {
    status: 409,
    title: {
      en: "An import is running. Try again when it is done",
      es: "Hay una importación en curso. Pruebe al final",
    },
  },
  "import-over": {
    status: 409,
    title: {
      en: "It cannot be stopped: it is over, stored already, or runs on the command line",
      es: "No se puede detener: ya terminó, ya se guardó o funciona en la línea de comandos",
    },
  },
  "element-unknown": { status: 404, title: { en: "No such element", es: "No existe tal elemento" } },
  "survey-refused": {
    status: 422,
    title: { en: "The questionnaire cannot be given so", es: "El cuestionario no se puede dar así" },
  },
  "element-refused": {
    status: 422,
    title: { en: "The element cannot be like this", es: "El elemento no puede ser así" },
  },
  "version-unknown": { status: 404, title: { en: "No such version", es: "No existe tal versión" } },
  "support-case-unknown": { status: 404, title: { en: "No such case", es: "No existe tal caso" } },
  "thread-unknown": { status: 404, title: { en: "No such conversation", es: "No existe tal conversación" } },
  "thread-closed": {
    status: 409,
    title: { en: "This conversation has ended", es: "Esta conversación terminó" },
  },
  "recipients-refused": {
    status: 409,
    title: { en: "They cannot be written to together", es: "No se les puede escribir en conjunto" },
  },
  "note-sent": { status: 409, title: { en: "This note was sent already", es: "Esta nota ya se envió" } },
  "consent-unknown": { status: 404, title: { en: "No such consent", es: "No existe tal consentimiento" } },
  "link-refused": {
    status: 422,
    title: { en: "This link cannot be made", es: "Este enlace no se puede hacer" },
  },
  "link-answer-wrong": {
    status: 401,
    title: { en: "That is not the right answer", es: "Esa no es la respuesta correcta" },
  },
  "consent-settled": {
    status: 409,
    title: { en: "This was answered or stopped already", es: "Esto ya se respondió o ya se detuvo" },
  },
  "request-unknown": { status: 404, title: { en: "No such request", es: "No existe tal solicitud" } },
  "request-settled": {
    status: 409,
    title: { en: "This was asked or answered already", es: "Esto ya se pidió o ya se respondió" },
  },
  // 412 instead where the caller said in If-Match what they began with.
  "entry-changed": {
    status: 409,
    title: { en: "Someone changed this in the meantime", es: "Alguien lo cambió mientras tanto" },
  },
  "element-off": {
    status: 409,
    title: { en: "This part of the profile is turned off", es: "Esta parte del perfil está apagada" },
  },
  "element-off-above": {
    status: 409,
    title: {
      en: "The district or school turned this off for all, and it stays off",
      es: "El distrito o la escuela lo apagó para todos, y sigue apagado",
    },
  },
  "upload-out-of-step": {
    status: 409,
    title: {
      en: "This piece does not follow what is here. Ask how much is here, and go on from there",
      es: "Este trozo no sigue a lo que ya está aquí. Pregunte cuánto hay y continúe desde ahí",
    },
  },
  "body-too-large": { status: 413, title: { en: "That is too much at once", es: "Es demasiado de una vez" } },
  "choice-refused": {
    status: 422,
    title: { en: "That is not yours to choose", es: "Eso no le toca decidirlo a usted" },
  },
  "pack-refused": {
    status: 422,
    title: { en: "The rules cannot be set so", es: "Las reglas no se pueden fijar así" },
  },
  "range-refused": {
    status: 416,
    title: { en: "The file has no such part", es: "El archivo no tiene esa parte" },
  },
  "entry-refused": { status: 422, title: { en: "This cannot be stored", es: "Esto no se puede guardar" } },
  "account-refused": { status: 422, title: { en: "This account cannot be made", es: "No se puede crear esta cuenta" } },
  "agreement-refused": {
    status: 422,
    title: { en: "The agreement does not allow this", es: "El acuerdo no permite esto" },
  },
  "program-refused": {
    status: 422,
    title: { en: "This program cannot do that", es: "Este programa no puede hacer eso" },
  },
  "exception-refused": {
    status: 422,
    title: { en: "A condition for this access is missing", es: "Falta una condición para este acceso" },
  },
  "study-refused": {
    status: 422,
    title: { en: "This study cannot be entered so", es: "Este estudio no se puede anotar así" },
  },
  "upload-refused": {
    status: 422,
    title: { en: "These files cannot be taken", es: "No se pueden tomar estos archivos" },
  },
  "file-refused": { status: 422, title: { en: "This file cannot be taken", es: "No se puede aceptar este archivo" } },
  "file-infected": {
    status: 422,
    title: { en: "This file is harmful and was not kept", es: "Este archivo es dañino y no se guardó" },
  },
  "sign-in-paused": {
    status: 429,
    title: {
      en: "Too many tries. Wait a little, then try again",
      es: "Demasiados intentos. Espere un poco y pruebe otra vez",
    },
  },
  "too-many-requests": { status: 429, title: { en: "Too many requests", es: "Demasiadas solicitudes" } },
  "database-away": {
    status: 503,
    title: {
      en: "The database is away. Try again in a minute",
      es: "La base de datos no responde. Pruebe en un minuto",
    },
  },
  "scanner-away": {
    status: 503,
    title: {
      en: "The virus scanner does not answer. Your file is here; try again in a minute",
      es: "El antivirus no responde. Su archivo está aquí; pruebe otra vez en un minuto",
    },
  },
  "disk-full": {
    status: 507,
    title: {
      en: "The disk of the server has no room for it. Make room first",
      es: "El disco del servidor no tiene lugar para esto. Primero haga espacio",
    },
  },
} as const satisfies Record<string, { status: number; title: Words }>;

/** Public: the last part of a problem's `type`. Never renamed. */
export type ProblemSlug = keyof typeof problems;

/** Thrown where a caller is wrong; the server sends it as `application/problem+json`. `detail` names no learner. */
export class Problem extends Error {
  readonly slug: ProblemSlug;
  readonly detail: Words | undefined;
  /** Extra public members of the answer, such as `retryAfter` in seconds. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(slug: ProblemSlug, detail?: Words, extra: Readonly<Record<string, unknown>> = {}) {
    super(detail?.en ?? problems[slug].title.en);
    this.name = "Problem";
    this.slug = slug;
    this.detail = detail;
    this.extra = extra;
  }
}
