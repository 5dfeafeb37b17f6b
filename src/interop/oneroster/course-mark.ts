const letters = (text: string | undefined) =>
  (text ?? "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Words for a mark as a whole, of a period or a course. A final exam is a piece of work like any other. */
const mark = /^(?:(?<of>.*) )?(?:grades?|marks?|averages?|avg|calificaci[oó]n(?:es)?|nota)(?: (?<after>.*))?$/u;
const progress = /\b(progress|interim|current|midterm|progreso)\b/;
const whole = /\b(final|year|yearly|annual|course|overall|posted final)\b/;
const period =
  /\b(term|quarter|semester|trimester|marking period|grading period|report card|posted|q[1-4]|s[12]|t[1-3]|mp\d|semestre|trimestre|final del? \w+)\b/;

/**
 * Gradebooks send the mark of a term among the assignments, as a line item of its own. It is one where its category or title
 * says "grade" with a period or "final", where it is called "report card", or where it bears the very name of its academic
 * session ("Q1" of Q1). Everything else is an assignment. Source: exports of Canvas, Infinite Campus and PowerSchool.
 */
export function courseMarkOf({
  title,
  category,
  term,
}: {
  title: string;
  category?: string | undefined;
  term?: { readonly title: string; readonly kind: string } | undefined;
}): "progress" | "term" | "final" | undefined {
  const said = [letters(category), letters(title)].find(isMark);
  if (said === undefined && (term === undefined || letters(title) !== letters(term.title))) return undefined;
  const words = `${said ?? ""} ${letters(title)}`;
  if (progress.test(words)) return "progress";
  return whole.test(words) || term?.kind === "schoolYear" ? "final" : "term";
}

function isMark(text: string): boolean {
  if (/^report cards?$/.test(text)) return true;
  const { of = "", after = "" } = mark.exec(text)?.groups ?? {};
  const about = `${of} ${after}`;
  return mark.test(text) && (progress.test(about) || whole.test(about) || period.test(about));
}
