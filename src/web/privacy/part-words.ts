import type { Words } from "../../kernel/words.ts";
import type { Slice } from "../../privacy/category.ts";

/** The parts of a category, where law and school cut finer than a family chooses. */
export const partWords: Readonly<Record<Slice, Words>> = {
  name: { en: "Name they go by", es: "Nombre que usa" },
  identity: { en: "Legal name, grade, numbers", es: "Nombre legal, grado, números" },
  reach: { en: "Best way to reach you", es: "Mejor forma de contactarle" },
  household: { en: "Phones and addresses", es: "Teléfonos y direcciones" },
  background: { en: "Languages", es: "Idiomas" },
  protected: { en: "Race, meals, programs", es: "Raza, comidas, programas" },
  enrollment: { en: "Schools and classes", es: "Escuelas y clases" },
  attendance: { en: "Attendance", es: "Asistencia" },
  grades: { en: "Grades", es: "Calificaciones" },
  transcript: { en: "Transcript", es: "Historial de notas" },
  mastery: { en: "Skills", es: "Habilidades" },
  tests: { en: "Tests", es: "Pruebas" },
  incidents: { en: "Hard days", es: "Días difíciles" },
  removals: { en: "Days out of class", es: "Días fuera de clase" },
  accommodations: { en: "What must be provided", es: "Lo que debe darse" },
  plans: { en: "Plans and services", es: "Planes y servicios" },
  alerts: { en: "Alerts", es: "Alertas" },
  health: { en: "Health record", es: "Datos de salud" },
  bests: { en: "Best work", es: "Mejores trabajos" },
  works: { en: "Other work", es: "Otros trabajos" },
  own: { en: "Own words and goals", es: "Palabras y metas propias" },
  family: { en: "Family's words", es: "Palabras de la familia" },
  narratives: { en: "Staff notes", es: "Notas del personal" },
  surveys: { en: "Surveys", es: "Encuestas" },
  recognitions: { en: "Badges", es: "Insignias" },
  pathway: { en: "Service, work, plans", es: "Servicio, trabajo, planes" },
  next: { en: "Next steps", es: "Próximos pasos" },
  flags: { en: "Warnings", es: "Avisos" },
  activity: { en: "Time in apps", es: "Tiempo en aplicaciones" },
};

/** What is somebody's own in a part: their class, their household, else what they wrote. They stand inside of sentences. */
export const ownWords: Readonly<Partial<Record<Slice, Words>>> = {
  reach: { en: "own household", es: "su propio hogar" },
  household: { en: "own household", es: "su propio hogar" },
  enrollment: { en: "own class", es: "su propia clase" },
  mastery: { en: "own results", es: "sus propios resultados" },
  tests: { en: "own results", es: "sus propios resultados" },
  bests: { en: "class work", es: "trabajo de clase" },
  works: { en: "class work", es: "trabajo de clase" },
  activity: { en: "its own", es: "lo propio" },
};

/** Of a slice of somebody's own words. */
export const wrote: Words = { en: "what they wrote", es: "lo que escribieron" };
