import { body, Line, lines, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { languageName } from "../kernel/language-name.ts";
import { listing } from "../kernel/words.ts";

/**
 * The one-page profile in the learner's own words: `passions` are what one could do for hours, `workStyle` is how one likes to
 * work. The name, how to say it and pronouns are in `name`. The newest page stands; the earlier ones are its history.
 */
const AboutMeBody = body({
  line: optional(Line),
  strengths: optional(lines(10)),
  interests: optional(lines(10)),
  passions: optional(lines(10)),
  workStyle: optional(lines(10)),
  helps: optional(lines(10)),
  harder: optional(lines(10)),
  languages: optional(lines(10)),
  culture: optional(lines(10)),
  hopes: optional(Prose),
});

/** One line shows the first strength; the summary leaves out what is harder, culture and hopes. */
export const aboutMe = defineKind({
  name: "about-me",
  slice: "own",
  layer: "profile",
  legalClass: "self-stated",
  schema: AboutMeBody,
  title: { en: "About me", es: "Sobre mí" },
  inDetail: { en: "The whole page, in the learner's words.", es: "Toda la página, en sus propias palabras." },
  whenMissing: "keep",
  element: {
    why: {
      en: "So that a new teacher knows the learner on day one.",
      es: "Para que un maestro nuevo conozca a su estudiante desde el primer día.",
    },
    teaches: {
      en: "One page in the learner's own words. The learner writes it; family and friends can help.",
      es: "Una página en palabras propias. La escribe cada estudiante; familia y amigos pueden ayudar.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  status: (entries) => {
    const page = newestFirst(entries)[0]?.body;
    return page?.strengths?.[0] ?? page?.interests?.[0];
  },
  summary: (entries) => {
    const page = newestFirst(entries)[0]?.body;
    if (!page) return undefined;
    const { line, strengths, interests, passions, workStyle, helps, languages } = page;
    const kept = { line, strengths, interests, passions, workStyle, helps, languages };
    const given = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as Partial<
      typeof kept
    >; // only members of it
    return Object.keys(given).length > 0 ? given : undefined;
  },
  say: {
    status: (strength) => strength,
    summary: ({ line, strengths = [], passions = [], workStyle = [], helps = [], languages = [] }, language) => [
      ...(line ? [`“${line}”`] : []),
      ...(strengths.length > 0 ? [listing(strengths, language)] : []),
      ...(passions.length > 0
        ? [`${language === "es" ? "Le apasiona" : "Loves"}: ${listing(passions, language)}`]
        : []),
      ...(workStyle.length > 0
        ? [`${language === "es" ? "Le gusta trabajar" : "Likes to work"}: ${listing(workStyle, language)}`]
        : []),
      ...(helps.length > 0 ? [`${language === "es" ? "Le ayuda" : "What helps"}: ${listing(helps, language)}`] : []),
      ...(languages.length > 0
        ? [
            `${language === "es" ? "Habla" : "Speaks"} ${listing(
              languages.map((each) => languageName(each, language)),
              language,
            )}`,
          ]
        : []),
    ],
    detail: ({ line, strengths }) => line ?? strengths?.join(", ") ?? "",
  },
});
