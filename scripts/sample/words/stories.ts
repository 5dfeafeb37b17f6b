interface Story {
  readonly strength: string;
  readonly tried?: string;
  readonly helped?: string;
}

/**
 * What teachers wrote, strengths first: what was seen, what was tried and what came of it. No pronoun, so that each fits whoever
 * it is about; no judgment, no comparison. Written for the sample.
 */
export const narratives: readonly Story[] = [
  {
    strength: "Asks why, then asks again, until the rule makes sense.",
    tried: "Drawing before writing",
    helped: "Finished 9 of 10 tasks, from 4 of 10",
  },
  { strength: "When a design breaks, looks for the reason before starting over." },
  {
    strength: "Brings quiet classmates into the work without a fuss.",
    tried: "Group roles on cards",
    helped: "Chose to explain for the group twice a week",
  },
  {
    strength: "Explains a method so that others can use it.",
    tried: "A partner of choice for new topics",
    helped: "Started within a minute, most days",
  },
  {
    strength: "Stays with a problem after the bell.",
    tried: "One extra problem instead of ten more",
    helped: "Turned in full solutions all spring",
  },
  { strength: "Sees the pattern early and waits for others to find it." },
  {
    strength: "Took the lead when the group was stuck on the ramp lab.",
    tried: "Written steps beside spoken ones",
    helped: "Asked half as many times what to do next",
  },
  { strength: "Turns a story into an equation faster than anyone expects." },
  {
    strength: "Checks each answer against the drawing.",
    tried: "Graph paper for everything",
    helped: "Columns line up, and so do the answers",
  },
  { strength: "Writes clear steps and laughs about the crossed-out ones." },
  { strength: "Helped two new learners find their classes in the first week." },
  {
    strength: "Reads the whole question first. That habit is rare and worth gold.",
    tried: "Reading the question aloud once",
    helped: "Word problems went from guesses to plans",
  },
  {
    strength: "Good ideas come late in the lesson. Worth waiting for.",
    tried: "A pause of ten seconds after each question",
    helped: "Spoke up in most lessons by May",
  },
  { strength: "Makes a fair plan for the group and keeps to it." },
  { strength: "Corrected my own slope on the board, kindly and with a reason." },
  {
    strength: "Finds an example for every rule.",
    tried: "Own examples before the book's",
    helped: "Explained two units to the class",
  },
  { strength: "Calm with hard feedback, and curious about it." },
  {
    strength: "Speaks two languages and thinks in both.",
    tried: "Notes in either language",
    helped: "Wrote twice as much",
  },
  { strength: "Keeps a notebook that others ask to borrow." },
  { strength: "Tries the hardest one first and says so." },
  {
    strength: "Builds it, then writes the formula.",
    tried: "Tiles before symbols",
    helped: "Met four skills in six weeks",
  },
  {
    strength: "Steady every day, and proud of it.",
    tried: "A chart of finished steps, kept by the learner",
    helped: "Planned the last unit alone",
  },
  { strength: "Notices when somebody is left out and makes room." },
  { strength: "Tells the truth about what is not clear yet." },
  { strength: "Draws diagrams that belong on the wall." },
];

export const narrativesInSpanish: readonly Story[] = [
  {
    strength: "Explica la pendiente en español y en inglés, y todos entienden.",
    tried: "Trabajar con quien habla español",
    helped: "En octubre ya no hizo falta",
  },
  {
    strength: "Pregunta hasta entender, y después le enseña a otro.",
    tried: "Notas en el idioma que prefiera",
    helped: "Escribe el doble",
  },
  { strength: "Trae ejemplos de la cocina de su casa para cada fracción." },
  { strength: "Ayuda a los que acaban de llegar a encontrar su salón." },
  {
    strength: "Dibuja el problema antes de resolverlo, y acierta.",
    tried: "Papel cuadriculado",
    helped: "Terminó todas las tareas de la unidad",
  },
];

/** The same of children of eight. */
export const youngNarratives: readonly Story[] = [
  { strength: "Counts on and back, and tells how." },
  {
    strength: "Shares the blocks and the good ideas.",
    tried: "Two learners, one tray of blocks",
    helped: "Both explained the tens",
  },
  {
    strength: "Draws the story before adding it up.",
    tried: "A drawing for each story problem",
    helped: "Chose the right sum, most days",
  },
  { strength: "Asks for a harder one and means it." },
  {
    strength: "Counts on fingers and is right. Now also trusts the number line.",
    tried: "A number line on the desk",
    helped: "Used it less each month, by choice",
  },
  { strength: "Reads to the whole class with a clear voice." },
  {
    strength: "Helps others find their things at the end of the day.",
    tried: "A job card for the morning",
    helped: "Started the day with a smile",
  },
  { strength: "Tells what was hard today, without being asked." },
  {
    strength: "Sees equal groups everywhere: windows, shoes, chairs.",
    tried: "Counting walks around the school",
    helped: "Skip-counts by two, five and ten",
  },
  { strength: "Finishes what is started, even the long ones." },
  {
    strength: "Invents riddles with numbers for the class.",
    tried: "A riddle box by the door",
    helped: "Wrote nine riddles in spring",
  },
  { strength: "Listens with the whole face." },
  {
    strength: "Builds first and counts second.",
    tried: "Tiles before paper",
    helped: "Explains tens and ones with both",
  },
  { strength: "Notices who sits alone and moves over." },
  { strength: "Writes long stories with a beginning and an end." },
  {
    strength: "Loves a good mistake and shows it to others.",
    tried: "A wall for favorite mistakes",
    helped: "Put up four of them",
  },
  { strength: "Remembers every song, and the counting in it." },
  { strength: "Careful with scissors, glue and friends." },
];

export const youngNarrativesInSpanish: readonly Story[] = [
  { strength: "Cuenta en los dos idiomas y ayuda a otros a hacerlo." },
  {
    strength: "Dibuja grupos iguales y los explica con calma.",
    tried: "Fichas antes del papel",
    helped: "Cuenta de dos en dos y de cinco en cinco",
  },
  { strength: "Le lee a la clase en español los viernes." },
];

/** Handed from one team to the next. */
export const transitionNotes = [
  {
    strength: "Learns fastest by doing, then explaining.",
    connects: "Ask about the bike in the garage.",
    peers: "Works well with anyone who is patient.",
  },
  {
    strength: "Kind, dry humor and sharp questions.",
    connects: "Say good morning by name. It matters.",
    community: "Saturday chess at the library.",
  },
  { strength: "Reliable with any job that has a clear end.", connects: "Give a real task in the first week." },
  {
    strength: "Notices patterns and says them softly.",
    connects: "Sit nearby for the first five minutes.",
    family: "A call with good news goes a long way.",
  },
  {
    strength: "Leads by example, not by volume.",
    connects: "Music is the way in.",
    peers: "Trusted by the younger ones.",
  },
  { strength: "Strong memory for how things were built.", connects: "Let the drawing come first." },
] as const;
