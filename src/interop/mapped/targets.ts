import type { Words } from "../../kernel/words.ts";

/** What the text of a field is read as. `mark`: a number where it is one, else a text. */
export type FieldType =
  | "text"
  | "prose"
  | "number"
  | "integer"
  | "date"
  | "grade"
  | "boolean"
  | "mark"
  | readonly string[];

/** One field that a column can fill. `names`: the fact is another one where this differs. */
export interface Field {
  readonly type: FieldType;
  readonly title: Words;
  readonly needed?: true;
  readonly names?: true;
}

/** What a row can be made into, with the fields it takes and the lists of fields. */
export interface Target {
  readonly title: Words;
  readonly fields: Readonly<Record<string, Field>>;
  readonly lists?: Readonly<Record<string, Readonly<Record<string, Field>>>>;
  /** Whether it is about a learner, whom the map then names. */
  readonly isOfLearner: boolean;
  /** Of these, at least one. */
  readonly says?: readonly string[];
}

const words = (en: string, es: string): Words => ({ en, es });
const text = (en: string, es: string): Field => ({ type: "text", title: words(en, es) });
const number = (en: string, es: string): Field => ({ type: "number", title: words(en, es) });
const date = (en: string, es: string): Field => ({ type: "date", title: words(en, es) });
const yesNo = (en: string, es: string): Field => ({ type: "boolean", title: words(en, es) });
const needed = (field: Field): Field => ({ ...field, needed: true });
const naming = (field: Field): Field => ({ ...field, names: true });

const where = {
  school: text("Key of the school", "Clave de la escuela"),
  class: naming(text("Key of the class", "Clave de la clase")),
  schoolTitle: text("Name of the school", "Nombre de la escuela"),
};
const span = { startsOn: date("From", "Desde"), endsOn: date("Until", "Hasta") };
const term = naming(text("Term", "Período"));
const comment: Field = { type: "prose", title: words("Comment", "Comentario") };

/** Marks of attendance as a value map names them; the last three say how a day counts. */
const attendanceMarks = [
  "present",
  "late",
  "left-early",
  "absent",
  "absent excused",
  "absent unexcused",
  "late excused",
  "half absent",
] as const;

/** Everything a row of a file can become, by name. A kind of entry, or what the roster holds. */
export const targets = {
  learner: {
    title: words("Learners", "Estudiantes"),
    isOfLearner: false,
    fields: {
      key: needed(naming(text("Key of the learner", "Clave del estudiante"))),
      given: needed(text("Given name", "Nombre")),
      middle: text("Middle name", "Segundo nombre"),
      family: text("Family name", "Apellidos"),
      suffix: text("Suffix", "Sufijo"),
      preferredGiven: text("Preferred name", "Nombre preferido"),
      bornOn: date("Birth date", "Fecha de nacimiento"),
      email: text("Email", "Correo electrónico"),
      phone: text("Phone", "Teléfono"),
      stateId: text("State number", "Número estatal"),
      localId: text("Local number", "Número local"),
      school: text("Key of the school", "Clave de la escuela"),
      gradeLevel: { type: "grade", title: words("Grade level", "Grado") },
      ...span,
    },
  },
  organization: {
    title: words("Schools", "Escuelas"),
    isOfLearner: false,
    fields: {
      key: needed(naming(text("Key of the school", "Clave de la escuela"))),
      name: needed(text("Name of the school", "Nombre de la escuela")),
      kind: { type: ["state", "district", "school", "department", "other"], title: words("Kind", "Tipo") },
      parent: text("Key of the one above", "Clave de la superior"),
    },
  },
  term: {
    title: words("Terms", "Períodos"),
    isOfLearner: false,
    fields: {
      key: needed(naming(text("Key of the term", "Clave del período"))),
      title: needed(text("Name of the term", "Nombre del período")),
      kind: { type: ["schoolYear", "semester", "term", "gradingPeriod"], title: words("Kind", "Tipo") },
      startsOn: needed(date("From", "Desde")),
      endsOn: needed(date("Until", "Hasta")),
      organization: text("Key of the school", "Clave de la escuela"),
    },
  },
  course: {
    title: words("Courses", "Cursos"),
    isOfLearner: false,
    fields: {
      key: needed(naming(text("Key of the course", "Clave del curso"))),
      title: needed(text("Name of the course", "Nombre del curso")),
      code: text("Course code", "Código del curso"),
      subject: text("Subject", "Materia"),
      organization: text("Key of the school", "Clave de la escuela"),
    },
  },
  class: {
    title: words("Classes", "Clases"),
    isOfLearner: false,
    fields: {
      key: needed(naming(text("Key of the class", "Clave de la clase"))),
      title: needed(text("Name of the class", "Nombre de la clase")),
      organization: needed(text("Key of the school", "Clave de la escuela")),
      course: text("Key of the course", "Clave del curso"),
      term: text("Key of the term", "Clave del período"),
      code: text("Class code", "Código de la clase"),
      period: text("Period of the day", "Hora del día"),
      subject: text("Subject", "Materia"),
    },
  },
  staff: {
    title: words("Staff", "Personal"),
    isOfLearner: false,
    fields: {
      key: needed(naming(text("Key of the person", "Clave de la persona"))),
      given: needed(text("Given name", "Nombre")),
      family: text("Family name", "Apellidos"),
      title: text("Title", "Título"),
      organization: text("Key of the school", "Clave de la escuela"),
      role: text("Role", "Función"),
    },
  },
  teaching: {
    title: words("Who teaches which class", "Quién enseña qué clase"),
    isOfLearner: false,
    fields: {
      staff: needed(naming(text("Key of the person", "Clave de la persona"))),
      class: needed(where.class),
      organization: text("Key of the school", "Clave de la escuela"),
      role: text("Role", "Función"),
      ...span,
    },
  },
  enrollment: {
    title: words("Enrollments", "Inscripciones"),
    isOfLearner: true,
    says: ["school", "class"],
    fields: {
      school: naming(where.school),
      class: where.class,
      gradeLevel: { type: "grade", title: words("Grade level", "Grado") },
      ...span,
    },
  },
  attendance: {
    title: words("Attendance", "Asistencia"),
    isOfLearner: true,
    fields: {
      on: needed(naming(date("Day", "Día"))),
      mark: needed({ type: attendanceMarks, title: words("Present, late or away", "Presente, tarde o ausente") }),
      ...where,
      minutes: number("Minutes", "Minutos"),
      fraction: number("Part of the day missed, 0 to 1", "Parte del día que faltó, de 0 a 1"),
      reason: text("Reason", "Motivo"),
    },
  },
  "course-grade": {
    title: words("Course grades", "Calificaciones"),
    isOfLearner: true,
    says: ["mark", "letter", "number"],
    fields: {
      courseTitle: naming(text("Name of the course", "Nombre del curso")),
      course: naming(text("Key of the course", "Clave del curso")),
      ...where,
      term,
      schoolYear: naming({
        type: "integer",
        title: words("School year (the year it ends in)", "Año escolar (en que termina)"),
      }),
      type: naming({
        type: ["progress", "term", "exam", "final"],
        title: words("Kind of grade", "Tipo de calificación"),
      }),
      mark: { type: "mark", title: words("Mark, letter or number", "Nota, letra o número") },
      letter: text("Letter", "Letra"),
      number: number("Number", "Número"),
      maximum: number("Out of", "Máximo"),
      subject: text("Subject", "Materia"),
      on: date("Date", "Fecha"),
      comment,
    },
  },
  "assignment-result": {
    title: words("Assignments", "Tareas"),
    isOfLearner: true,
    fields: {
      title: needed(naming(text("Name of the assignment", "Nombre de la tarea"))),
      category: text("Category", "Categoría"),
      ...where,
      subject: text("Subject", "Materia"),
      term,
      assignedOn: date("Assigned on", "Se asignó el"),
      dueOn: naming(date("Due on", "Se entrega el")),
      score: number("Points", "Puntos"),
      maximum: number("Out of", "Máximo"),
      text: text("Mark that is no number", "Nota que no es número"),
      mark: { type: "mark", title: words("Mark, letter or number", "Nota, letra o número") },
      status: {
        type: ["graded", "partly-graded", "submitted", "not-submitted", "exempt"],
        title: words("Status", "Estado"),
      },
      late: yesNo("Late", "Tarde"),
      missing: yesNo("Missing", "Falta"),
      incomplete: yesNo("Incomplete", "Incompleta"),
      on: date("Graded on", "Se calificó el"),
      comment,
    },
  },
  "test-result": {
    title: words("Test results", "Resultados de pruebas"),
    isOfLearner: true,
    says: ["scores", "level", "parts"],
    fields: {
      "test.title": needed(naming(text("Name of the test", "Nombre de la prueba"))),
      "test.subject": naming(text("Subject", "Materia")),
      "test.kind": text("Kind of test", "Tipo de prueba"),
      "test.grade": { type: "grade", title: words("Grade level of the test", "Grado de la prueba") },
      on: naming(date("Day of the test", "Día de la prueba")),
      level: text("Level", "Nivel"),
      score: number("Score, for its likely range", "Puntaje, para su rango probable"),
      standardError: number("Standard error of the score", "Error estándar del puntaje"),
      "range.low": number("Likely score from", "Puntaje probable desde"),
      "range.high": number("Likely score to", "Puntaje probable hasta"),
      metFrom: number("Met from", "Se logra desde"),
      accommodated: yesNo("With accommodations", "Con adaptaciones"),
    },
    lists: {
      scores: {
        method: needed(text("What the score counts", "Qué cuenta el puntaje")),
        value: needed(text("Score", "Puntaje")),
        maximum: number("Out of", "Máximo"),
      },
      parts: {
        title: needed(text("Part", "Parte")),
        value: text("Score", "Puntaje"),
        level: text("Level", "Nivel"),
      },
    },
  },
  growth: {
    title: words("Growth", "Progreso"),
    isOfLearner: true,
    fields: {
      "test.title": needed(naming(text("Name of the test", "Nombre de la prueba"))),
      "test.subject": naming(text("Subject", "Materia")),
      measure: needed(
        naming({ type: ["growth-percentile", "gain"], title: words("Percentile or gain", "Percentil o avance") }),
      ),
      value: needed(number("Growth", "Progreso")),
      low: number("Likely from", "Probable desde"),
      high: number("Likely to", "Probable hasta"),
      "from.on": naming(date("From", "Desde")),
      "from.value": number("Score at first", "Puntaje al inicio"),
      "to.on": naming(date("Until", "Hasta")),
      "to.value": number("Score at last", "Puntaje al final"),
      formula: naming(text("How it is worked out", "Cómo se calcula")),
      on: naming(date("Date", "Fecha")),
    },
  },
  "standards-result": {
    title: words("Skills", "Habilidades"),
    isOfLearner: true,
    fields: {
      "competency.framework": needed(naming(text("Framework", "Marco"))),
      "competency.code": needed(naming(text("Code of the standard", "Código del estándar"))),
      "competency.statement": needed({
        type: "prose",
        title: words("The standard in words", "El estándar en palabras"),
      }),
      "competency.subject": needed(text("Subject", "Materia")),
      title: naming(text("What was assessed", "Qué se evaluó")),
      score: needed(number("Points", "Puntos")),
      maximum: needed(number("Out of", "Máximo")),
      class: where.class,
      on: naming(date("Date", "Fecha")),
      note: comment,
    },
  },
  "program-status": {
    title: words("Programs", "Programas"),
    isOfLearner: true,
    fields: {
      program: needed(
        naming({
          type: ["migrant", "foster", "homeless", "military-connected", "title-i", "meals", "neglected"],
          title: words("Program", "Programa"),
        }),
      ),
      value: text("Status", "Estado"),
      ...span,
    },
  },
  plan: {
    title: words("Plans", "Planes"),
    isOfLearner: true,
    fields: {
      type: needed(naming({ type: ["iep", "504", "english-learner"], title: words("Kind of plan", "Tipo de plan") })),
      ...span,
    },
  },
} as const satisfies Readonly<Record<string, Target>>;

/** Names of everything that a row can become. */
export type TargetName = keyof typeof targets;
export const targetNames = Object.keys(targets) as TargetName[]; // its own keys

/** A target by name, seen as one of many. */
export const targetOf = (name: TargetName): Target => targets[name];
