import { date, naming, needed, span, type Target, text, where, words } from "./field.ts";

/** What the roster holds: people, places and who is where. */
export const rosterTargets = {
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
} as const satisfies Readonly<Record<string, Target>>;
