import type { Words } from "../kernel/words.ts";

interface Code {
  /** `now` is for what cannot wait until tomorrow. */
  readonly when: "now" | "digest";
  readonly title: Words;
}
const now = (en: string, es: string): Code => ({ when: "now", title: { en, es } });
const digest = (en: string, es: string): Code => ({ when: "digest", title: { en, es } });

/**
 * What can be told, and how soon. Titles stand in mail too, so they hold nothing of a learner and nothing of another adult: not
 * a name, not a school, not what was decided. In Spanish they speak to nobody: a learner, who is "tú", and an adult, who is "usted",
 * read the same line.
 */
export const noticeCodes = {
  "notices.new": digest("Something new is here for you", "Hay algo nuevo por leer"),
  "consent.asked": now("Somebody asks for your consent", "Alguien pide un consentimiento"),
  "consent.second": now(
    "A sharing waits for your signature beside another one",
    "Algo que se compartirá espera una firma más",
  ),
  "choice.second": now("A choice waits for your yes", "Una decisión espera un sí más"),
  "wish.asked": now("A child of yours asks you to share something", "Un hijo suyo le pide compartir algo"),
  "wish.answered": digest("What you asked to share was answered", "Respondieron a lo que pidió compartir"),
  "consent.signed": digest("Something is shared from now on", "Algo se comparte a partir de ahora"),
  "link.opened": digest("A link of yours was opened", "Se abrió un enlace compartido"),
  "link.guessed": now(
    "A link was answered wrongly five times and waits an hour",
    "Alguien respondió mal cinco veces en un enlace, que espera una hora",
  ),
  "consent.stopped": now("A sharing was stopped", "Se detuvo algo que se compartía"),
  "consent.paused": now(
    "A sharing is paused. The school office will explain",
    "Algo que se compartía está en pausa. La oficina de la escuela lo explicará",
  ),
  "consent.resumed": now("A sharing that was paused goes on", "Continúa algo que se compartía y estaba en pausa"),
  "ending.attested": digest(
    "Somebody says that what they had is destroyed",
    "Alguien confirma que destruyó lo que tenía",
  ),
  "consent.release-waits": now(
    "A sharing waits for a second person to let it go on",
    "Algo que se compartía espera a otra persona para continuar",
  ),
  "consent.ends-soon": digest("A sharing ends soon", "Algo que se comparte termina pronto"),
  "agreement.opened": digest(
    "The school lets a new app in. See what it gets and from when",
    "La escuela deja entrar una aplicación nueva. Aquí se lee qué recibe y desde cuándo",
  ),
  "exception.waits": now(
    "A request for special access waits for you",
    "Una solicitud de acceso especial está en espera",
  ),
  "exception.coming": now("The school will open a part of the record", "La escuela abrirá una parte del expediente"),
  "exception.opened": now("A part of the record was opened", "Se abrió una parte del expediente"),
  "exception.ended": digest("A special access has ended", "Un acceso especial terminó"),
  "look.asked": now("A family asks about somebody who looked", "Una familia pregunta por alguien que miró"),
  "look.answered": now("The school answered your question", "La escuela respondió a una pregunta"),
  "conflict.paused": now(
    "A choice is paused. The school office will speak with you",
    "Una decisión está en pausa. La oficina de la escuela hablará de ella con la familia",
  ),
  "conflict.waits": digest("Two choices of a family need a talk", "Dos decisiones de una familia piden una charla"),
  "age.coming": now("A change of rights is coming", "Se acerca un cambio de derechos"),
  "age.reached": now("Your rights are now yours alone", "Tus derechos ahora son solo tuyos"),
  "age.former": now("Rights have passed to the learner", "Los derechos pasaron a la persona"),
  "court.waits": now("A court document needs a second person", "Un documento judicial necesita a otra persona"),
  "court.review": now("A court document is to be looked at again", "Hay que volver a ver un documento judicial"),
  "unusual.found": digest("There is unusual access to look at", "Hay accesos inusuales por revisar"),
  "survey.coming": now(
    "The school plans a questionnaire. You may say no",
    "La escuela prepara un cuestionario. Se puede decir que no",
  ),
  "account.hat-given": now("You were given a role", "Esta cuenta tiene una función nueva"),
  "record.amended": digest("Something you read was corrected", "Se corrigió algo que ya se leyó"),
  "record.tell-them": digest("Somebody must be told of a correction", "Hay que avisar a alguien de una corrección"),
  "correction.asked": digest("A family says that something is wrong", "Una familia dice que algo está mal"),
  "correction.answered": digest("The school answered what you asked", "La escuela respondió a un pedido"),
  "rights.annual-notice": digest("The yearly notice of your rights is here", "Llegó el aviso anual de derechos"),
  "rights.study": digest("Counts of your school go to a study", "Un estudio recibe conteos de la escuela"),
  "rights.destruction": now(
    "Old records will be destroyed. You may ask for a copy",
    "Se destruirán expedientes viejos. Se puede pedir una copia",
  ),
  "copies.asked": digest("A family asks for copies or a visit", "Una familia pide copias o una visita"),
  "copies.answered": digest("The school answered what you asked", "La escuela respondió a un pedido"),
  "copies.due": now("Copies that a family asked for are due", "Vencen las copias que pidió una familia"),
  "correction.hearing-set": now("A hearing has a date", "Una audiencia ya tiene fecha"),
  "message.arrived": now("You have a new message", "Hay un mensaje nuevo"),
  "helper.let-in": now("Your family let a helper in", "La familia dejó entrar a alguien que ayuda"),
  "helper.on-paper": now(
    "A program was let in by a paper that your family signed. You can end it",
    "Se dejó entrar a un programa por un papel que firmó la familia. Se puede terminar",
  ),
  "helper.ended": now("Your family ended a helper's access", "La familia terminó el acceso de alguien que ayuda"),
  "helper.left": digest("Somebody who helped has left", "Alguien que ayudaba se fue"),
  "hours.answered": digest("An organization answered", "Una organización respondió"),
  "goal.step-due": digest("A step of a goal is due soon", "Se acerca la fecha de un paso de una meta"),
  "goal.review-due": digest("It is time to look at a goal", "Es hora de repasar una meta"),
  "plan.review-due": digest("It is time to look at a learning plan", "Es hora de repasar un plan de aprendizaje"),
  "contribution.waiting": digest("Something waits for your yes", "Algo espera una aprobación"),
  "contribution.answered": digest("Something you proposed was answered", "Hay respuesta a algo propuesto"),
  "contribution.expired": digest("Something you proposed was not answered", "Algo propuesto quedó sin respuesta"),
} as const satisfies Readonly<Record<string, Code>>;

/** A code of the table: what a notice is kept as. */
export type NoticeCode = keyof typeof noticeCodes;

/** Whether a word of the table is still a code of this version. */
export const isNoticeCode = (text: string): text is NoticeCode => Object.hasOwn(noticeCodes, text);
