import type { TargetName } from "./targets.ts";

/** Fields of a map's `learner`, beside those of its target, for files that are about learners. */
export const learnerFields = {
  "learner.key": { en: "Number of the learner", es: "Número del estudiante" },
  "learner.state": { en: "State number of the learner", es: "Número estatal del estudiante" },
  "learner.local": { en: "District number of the learner", es: "Número distrital del estudiante" },
  "learner.given": { en: "Given name, to compare", es: "Nombre, para comparar" },
  "learner.family": { en: "Family name, to compare", es: "Apellidos, para comparar" },
  "learner.fullName": { en: "Full name: Ana Núñez", es: "Nombre completo: Ana Núñez" },
  "learner.turnedName": { en: "Full name: Núñez, Ana", es: "Nombre completo: Núñez, Ana" },
  "learner.bornOn": { en: "Birth date, to compare", es: "Fecha de nacimiento, para comparar" },
} as const;

type Patterns = readonly (readonly [field: string, header: RegExp])[];

const person: Patterns = [
  [
    "learner.state",
    /^(state|statewide|tx|ssid|suid|sasid)\w*(id|number|no|nbr)$|^(ssid|suid|sasid)$|^(student|pupil|learner)stateid$/,
  ],
  ["learner.local", /^(district|local)\w*(id|number|no|nbr)$/],
  [
    "learner.key",
    /^(student|pupil|learner|stu|person|perm|sis|alumno|estudiante)(id|number|no|nbr|num|key|code|sourcedid|identifier|uniqueid|numero|localid)$|^idestudiante$/,
  ],
  [
    "learner.key",
    /^(id|number|sourcedid|identifier|uniqueid|userid|usersourcedid|sis)$|^(student|pupil|learner|alumno|estudiante)$/,
  ],
  ["learner.given", /^(student|pupil|learner|legal|preferred)?(given|first|fore)name$|^(first|fname|nombres)$/],
  ["learner.family", /^(student|pupil|learner|legal)?(family|last|sur)name$|^(last|lname|apellido|apellidos)$/],
  ["learner.turnedName", /^(student|pupil|learner|alumno|estudiante)?(full)?(name|nombre)$/],
  ["learner.fullName", /^(student|pupil|learner|alumno|estudiante)?(full)?(name|nombre)$/],
  ["learner.bornOn", /birth|^dob$|nacimiento/],
];

const place: Patterns = [
  ["school", /^(school|campus|building|site|escuela)(id|code|number|no|key|nbr)$/],
  ["schoolTitle", /^(school|campus|building|site|escuela)(name|title)?$/],
];

/** How headers call the fields of each target, in plain letters; the first that fits. */
export const patterns: Readonly<Partial<Record<TargetName, Patterns>>> = {
  learner: [
    ["stateId", /^(state|statewide|ssid|suid|sasid)\w*(id|number|no|nbr)$|^(ssid|suid|sasid)$/],
    [
      "key",
      /^(student|pupil|learner|stu|person|perm|sis|alumno|estudiante)(id|number|no|nbr|num|key|code|sourcedid|identifier|uniqueid|numero|localid)$|^idestudiante$/,
    ],
    [
      "key",
      /^(id|number|sourcedid|identifier|uniqueid|userid|usersourcedid|sis)$|^(student|pupil|learner|alumno|estudiante)$/,
    ],
    ["localId", /^(district|local)\w*(id|number|no|nbr)$/],
    ["given", /^(student|pupil|learner|legal)?(given|first|fore)name$|^(first|fname|nombres)$/],
    ["middle", /middle|^mi$/],
    ["family", /^(student|pupil|learner|legal)?(family|last|sur)name$|^(last|lname|apellido|apellidos)$/],
    ["learner.turnedName", /^(student|pupil|learner|alumno|estudiante)?(full)?(name|nombre)$/],
    ["learner.fullName", /^(student|pupil|learner|alumno|estudiante)?(full)?(name|nombre)$/],
    ["preferredGiven", /preferred|nickname|goesby/],
    ["suffix", /suffix/],
    ["bornOn", /birth|^dob$|nacimiento/],
    ["email", /email|correo/],
    ["phone", /phone|mobile|^cell$|telefono/],
    ["gradeLevel", /^(current|student)?(grade|gradelevel|gr|yearlevel|grado)(level)?$/],
    ["school", /^(school|campus|building|site|escuela)(id|code|number|no|key|nbr)?$/],
    ["startsOn", /entry|enroll|start|ingreso/],
    ["endsOn", /exit|withdraw|leave|^end|salida/],
  ],
  attendance: [
    ...person,
    ...place,
    ["on", /date|^day$|fecha|^dia$/],
    ["mark", /attendance|status|code|present|absen|mark|asistencia/],
    ["class", /^(section|class|clase|seccion)(id|code|number|key)?$/],
    ["minutes", /minut/],
    ["fraction", /fraction|portion|^fte$/],
    ["reason", /reason|motivo|description/],
  ],
  "assignment-result": [
    ...person,
    ...place,
    ["title", /^(assignment|task|activity|homework|tarea|lineitem)(name|title)?$|^title$/],
    ["category", /category|categoria|^type$/],
    ["class", /^(section|class|clase|seccion)(id|code|number|key)?$/],
    ["maximum", /max|outof|possible|puntosposibles/],
    ["score", /score|points|earned|grade|mark|puntos|nota/],
    ["dueOn", /due|entrega/],
    ["assignedOn", /assigned/],
    ["on", /date|posted|graded|submitted|fecha/],
    ["missing", /missing/],
    ["late", /^(is)?late$/],
    ["term", /term|quarter|semester|markingperiod|gradingperiod|trimester|periodo|bimestre/],
    ["comment", /comment|note|feedback|comentario/],
  ],
  "course-grade": [
    ...person,
    ...place,
    ["class", /^(section|class|clase|seccion)(id|code|number|key)$/],
    ["course", /^(course|curso|materia)(id|code|number|key)$/],
    ["courseTitle", /^(course|class|section|subject|curso|materia|clase|asignatura)(name|title|description)?$/],
    ["schoolYear", /^(school|academic)year$|^anoescolar$/],
    ["term", /term|quarter|semester|markingperiod|gradingperiod|trimester|^period$|periodo|bimestre/],
    [
      "mark",
      /^(final|term|quarter|course)?(mark|grade|letter|lettergrade|score|average|nota|calificacion|percent)(value)?$/,
    ],
    ["letter", /letter|alpha/],
    ["number", /numeric|percent|average|gradeearned/],
    ["maximum", /max|outof|possible/],
    ["comment", /comment|note|comentario/],
    ["on", /date|posted|fecha/],
  ],
  "test-result": [
    ...person,
    ["test.title", /^(test|assessment|exam|prueba|examen|evaluacion)(name|title)?$/],
    ["test.subject", /subject|contentarea|discipline|materia|asignatura/],
    ["test.grade", /^(test|tested|current|student)?(grade|gradelevel|grado)(level)?$/],
    ["test.kind", /^(window|season|term|testterm|administration|period)$/],
    ["on", /date|completed|fecha/],
    ["level", /^(?!.*grade).*(level|proficien|performance|achievement|placement|band|nivel)/],
    ["standardError", /standarderror|^sem$|stderr|errorestandar/],
    ["scores", /score|rit|scale|percentile|pctl|pctile|lexile|quantile|raw|points|composite|puntaje|theta/],
  ],
  enrollment: [
    ...person,
    ["class", /^(section|class|clase|seccion)(id|code|number|key|sourcedid)$/],
    ["school", /^(school|campus|building|site|org|escuela)(id|code|number|key|sourcedid)$/],
    ["gradeLevel", /^(current|student)?(grade|gradelevel|yearlevel|grado)(level)?$/],
    ["startsOn", /begin|start|entry|ingreso/],
    ["endsOn", /^end|exit|leave|salida/],
  ],
  class: [
    ["key", /^(section|class|clase|seccion)(id|code|number|key|sourcedid)$/],
    ["title", /^(section|class|clase|seccion)(name|title)$|^title$/],
    ["organization", /^(school|campus|building|site|org|escuela)(id|code|number|key|sourcedid)$/],
    ["course", /^(course|curso)(id|key|sourcedid)$/],
    ["code", /^(section|class)code$/],
    ["period", /^periods?$/],
    ["subject", /subject|materia/],
  ],
  course: [
    ["key", /^(course|curso)(id|code|number|key|sourcedid)$/],
    ["title", /^(course|curso)(name|title)$|^title$/],
    ["code", /^coursecode$/],
    ["subject", /subject|materia/],
    ["organization", /^(school|org|escuela)(id|key|sourcedid)$/],
  ],
  organization: [
    ["key", /^(school|campus|building|site|org|escuela)(id|code|number|key|sourcedid)$/],
    ["name", /^(school|campus|building|site|org|escuela)(name|title)?$|^name$/],
    ["kind", /^type$/],
    ["parent", /parent|districtid/],
  ],
  staff: [
    ["key", /^(staff|teacher|instructor|employee|maestro)(id|code|number|key|sourcedid)$/],
    ["given", /^(staff|teacher|instructor|employee)?(given|first)name$/],
    ["family", /^(staff|teacher|instructor|employee)?(family|last|sur)name$/],
    ["organization", /^(school|campus|building|site|org)(id|code|number|key|sourcedid)$/],
    ["title", /^(job)?title$/],
  ],
};
