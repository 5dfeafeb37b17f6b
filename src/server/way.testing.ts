import { newId } from "../kernel/id.ts";

/** What stands for an id in the table below: of whom a caller may know something, and of somebody else. */
export const idNouns = [
  "learner",
  "entry",
  "class",
  "subject",
  "document",
  "guardianship",
  "exception",
  "paper",
  "ageDocument",
  "finding",
  "look",
  "lookQuestion",
  "guardian",
  "import",
  "upload",
  "issue",
  "agreement",
  "client",
  "appRequest",
  "account",
  "competency",
  "request",
  "thread",
  "note",
  "team",
  "colleague",
  "program",
  "programName",
  "contribution",
  "version",
  "question",
  "merge",
  "consent",
  "link",
  "ending",
  "organization",
  "file",
  "instrument",
  "survey",
  "ownElement",
  "annualNotice",
  "study",
  "disposal",
  "copyRequest",
  "delivery",
  "verification",
] as const;
export type IdNoun = (typeof idNouns)[number];
export type Ids = Readonly<Record<IdNoun, string>>;

/** One way of asking, as the document of the API names it, with an example that could be right. */
export interface Way {
  /** `PUT /learners/{learnerId}/trust`, without the prefix of the version. */
  readonly way: string;
  /** Which id stands at each place of the path that is one. */
  readonly path?: Readonly<Record<string, IdNoun>>;
  /** What stands at places of the path that are no ids. */
  readonly words?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: (ids: Ids) => object;
  /** Ids that stand in the body. */
  readonly inBody?: readonly IdNoun[];
  /** What it answers to nobody, where it is open to everybody; else 401. */
  readonly openTo?: number;
  /** Whether it takes a cursor. */
  readonly pages?: true;
}

/** The place of a path that nearly every way has. */
export const learner = { learnerId: "learner" } as const;

/** Ids that nobody has. */
export const nobodys = (): Ids => ({
  ...(Object.fromEntries(idNouns.map((noun) => [noun, newId()])) as Ids), // one for each
  ownElement: `custom-${newId().slice(-12)}`,
});

/** The address of a way with these ids; `instead` puts something else at one place of the path. */
export function addressOf(
  { way, path = {}, words = {}, query }: Way,
  ids: Ids,
  instead: Readonly<Record<string, string>> = {},
) {
  const [, template = ""] = way.split(" ");
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, place: string) => {
    const noun = path[place];
    return instead[place] ?? (noun ? ids[noun] : encodeURIComponent(words[place] ?? ""));
  });
  return `/api/v1${filled}${query ? `?${query}` : ""}`;
}

/** What is before the path. */
export const methodOf = ({ way }: Way) => way.split(" ")[0] as "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE"; // the table has no other
