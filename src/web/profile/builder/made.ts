import type { Entry } from "../../../entry/entry.ts";

/** What is written on the pages of the builder, by member; lines as they are typed, empty ones too. */
export type Draft = Readonly<Record<string, string | readonly string[]>>;

/** What stands now: a page that is corrected begins with it. */
export interface Standing {
  readonly name: Entry | undefined;
  readonly about: Entry | undefined;
}

const members = {
  name: ["pronunciation", "pronouns"],
  "about-me": [
    ...["line", "strengths", "interests", "passions", "workStyle"],
    ...["helps", "harder", "languages", "culture", "hopes"],
  ],
} as const;

/** The builder begins with what was said before. */
export function draftOf({ name, about }: Standing): Draft {
  const of = (entry: Entry | undefined, names: readonly string[]) =>
    names.flatMap((member) => {
      const value = (entry?.body as Draft | undefined)?.[member]; // of its kind's schema: texts and lists of texts
      return value === undefined ? [] : [[member, value] as const];
    });
  return Object.fromEntries([...of(name, members.name), ...of(about, members["about-me"])]);
}

/** What was given of one member, without what is empty. */
function given(value: Draft[string] | undefined): string | string[] | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return value.trim() || undefined;
  const lines = [...new Set(value.map((line) => line.trim()).filter(Boolean))].slice(0, 10);
  return lines.length > 0 ? lines : undefined;
}

/** The body of a kind as it was written, over what stood there and the builder does not ask; `undefined` where nothing was. */
export function bodyFrom(kind: keyof typeof members, draft: Draft, before?: Entry): object | undefined {
  const asked: readonly string[] = members[kind];
  const kept = Object.entries((before?.body ?? {}) as object).filter(([member]) => !asked.includes(member));
  const said = asked.flatMap((member) => {
    const value = given(draft[member]);
    return value === undefined ? [] : [[member, value] as const];
  });
  return said.length > 0 ? Object.fromEntries([...kept, ...said]) : undefined;
}

/** Whether a body says something else than what stands. */
export const isNew = (body: object | undefined, before: Entry | undefined): body is object =>
  body !== undefined && JSON.stringify(sorted(body)) !== JSON.stringify(sorted((before?.body ?? {}) as object));

const sorted = (body: object) => Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));

/** One line out of a draft, where it is put elsewhere: the draft without it. */
export function without(draft: Draft, member: string, text: string): Draft {
  const value = draft[member];
  return { ...draft, [member]: Array.isArray(value) ? value.filter((line) => line !== text) : "" };
}
