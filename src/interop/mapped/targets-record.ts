import { date, type Field, naming, needed, number, span, type Target, text, where, words, yesNo } from "./field.ts";

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

/** Kinds of entries: what a file says of a learner. */
export const recordTargets = {
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
