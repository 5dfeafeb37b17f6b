import Type, { type Static } from "typebox";
import Value from "typebox/value";
import type { DigestView } from "../entry/entry.ts";
import { StatementUnder, statementsIn } from "../entry/statement.ts";
import { Id } from "../kernel/id-shape.ts";
import { type Estimate, masteryLevels, type Readiness, readinessOf } from "../record/mastery.ts";

/** One mark on a tile: how far, and how sure; without a level there is no evidence yet. */
const Mark = Type.Object({
  code: Type.String(),
  level: Type.Optional(Type.Enum(masteryLevels)),
  sureness: Type.Optional(Type.Enum(["sure", "old", "thin", "one"])),
  newest: Type.Optional(Type.String({ format: "date" })),
  pieces: Type.Integer(),
});

const Support = Type.Object({
  title: Type.String(),
  basis: Type.Enum(["legal-plan", "english-learner", "support"]),
  what: Type.Optional(Type.String()),
  level: Type.Optional(Type.String()),
});

const isSupport = (value: unknown): value is Static<typeof Support> => Value.Check(Support, value);

const readinesses = ["first-steps", "ready", "ready-to-stretch"] as const;

/** One learner of a class as far as the family lets the teacher see; a member that is not there is hidden or unknown alike. */
const Tile = Type.Object({
  learnerId: Id,
  name: Type.String(),
  pronunciation: Type.Optional(Type.String()),
  clipId: Type.Optional({ ...Id, description: "of the entry whose first file says the name in the own voice" }),
  brings: Type.Optional(Type.String({ description: "the first strength there is, in the words it was said" })),
  languages: Type.Array(Type.String()),
  marks: Type.Array(Mark),
  supports: Type.Array(Support),
  alerts: Type.Array(Type.String(), {
    description: "what everybody near must know to keep them safe, in its own words",
  }),
  reach: Type.Optional(Type.Unknown()),
  awaiting: Type.Optional(Type.Object({ from: Type.String(), way: Type.Optional(Type.String()) })),
  readiness: Type.Optional(Type.Enum(readinesses)),
  statements: Type.Optional(
    Type.Array(StatementUnder, {
      description: "what the family says about something the tile is made of (34 CFR 99.21)",
    }),
  ),
  generated: Type.Optional(Type.Boolean()),
});
export type Tile = Static<typeof Tile>;

const Skill = Type.Object({ id: Id, code: Type.String(), statement: Type.String() });

/** Everything of a class on day one, strengths before needs. Made of digests; nothing of behavior, attendance or income is in it. */
export const DayOne = Type.Object({
  class: Type.Object({
    id: Id,
    title: Type.String(),
    period: Type.Optional(Type.String()),
    school: Type.String(),
    startsOn: Type.Optional(Type.String({ format: "date" })),
  }),
  learners: Type.Integer(),
  here: Type.Integer({ description: "backpacks that are here; the others are on the way" }),
  units: Type.Array(Type.Object({ number: Type.Integer(), title: Type.String() })),
  unit: Type.Optional(
    Type.Object({
      number: Type.Integer(),
      title: Type.String(),
      skills: Type.Array(Skill),
      competencies: Type.Array(Skill),
    }),
  ),
  provide: Type.Array(
    Type.Object({ title: Type.String(), basis: Type.String(), count: Type.Integer(), learners: Type.Array(Id) }),
  ),
  englishLearners: Type.Integer(),
  brings: Type.Array(
    Type.Object({ what: Type.String(), count: Type.Integer(), kind: Type.Enum(["strength", "interest", "languages"]) }),
  ),
  readiness: Type.Array(Type.Object({ readiness: Type.Enum(readinesses), count: Type.Integer() })),
  groups: Type.Array(
    Type.Object({
      readiness: Type.Enum(readinesses),
      startWith: Type.Optional(Skill),
      learners: Type.Array(Id),
    }),
  ),
  notSorted: Type.Array(Id),
  newestEvidence: Type.Optional(Type.String({ format: "date" })),
  tiles: Type.Array(Tile),
});
export type DayOne = Static<typeof DayOne>;

/** What day one is made of: all of it read through the teacher's own disclosure. */
export interface DayOneInput {
  readonly class: DayOne["class"];
  readonly learners: readonly { readonly id: string; readonly name: string }[];
  /** Digests of these learners that are open to the teacher. */
  readonly digests: readonly (DigestView & { learnerId: string })[];
  /** Of who recorded their name, the entry that has it. */
  readonly clips?: ReadonlyMap<string, string>;
  readonly units: DayOne["units"];
  readonly unit: DayOne["unit"];
}

/** The value of one kind's summary or status in a learner's digests, from the digest for all circles before those of one. */
function digestValue(digests: readonly DigestView[], kind: string, level: "status" | "summary" = "summary"): unknown {
  for (const { status, summary } of digests) {
    const found = level === "summary" ? summary?.[kind]?.value : status[kind];
    if (found !== undefined) return found;
  }
  return undefined;
}

type Shape = Record<string, unknown>;
const isShape = (value: unknown): value is Shape =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const shapes = (value: unknown): Shape[] => (Array.isArray(value) ? value.filter(isShape) : []);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** What a learner brings, in one line: own words, then what somebody was proud of, then what a teacher saw. */
function bringsOf(digests: readonly DigestView[]): string | undefined {
  const page = digestValue(digests, "about-me");
  const own = isShape(page)
    ? (texts(page.strengths)[0] ?? text(page.line))
    : text(digestValue(digests, "about-me", "status"));
  const best = text(shapes(digestValue(digests, "personal-best"))[0]?.title);
  const seen =
    text(digestValue(digests, "narrative", "status")) ?? text(digestValue(digests, "transition-note", "status"));
  const badge = text(shapes(digestValue(digests, "recognition"))[0]?.title);
  const interest = isShape(page) ? texts(page.interests)[0] : undefined;
  return own ?? best ?? seen ?? badge ?? interest;
}

/** Marks by code, whatever subject they are filed under. */
function marksOf(
  digests: readonly DigestView[],
): Map<string, Pick<Estimate, "level" | "sureness" | "newest" | "pieces">> {
  const subjects = digestValue(digests, "standards-result");
  const all = isShape(subjects) ? Object.values(subjects).flatMap(shapes) : [];
  return new Map(all.map((mark) => [String(mark.code), mark as unknown as Estimate])); // written by standards-result's own summary
}

function tileOf(
  { id, name }: { id: string; name: string },
  digests: readonly DigestView[],
  skills: readonly { code: string }[],
  clipId: string | undefined,
): Tile {
  const marks = marksOf(digests);
  const called = digestValue(digests, "name", "status");
  const page = digestValue(digests, "about-me");
  const school = digestValue(digests, "enrollment");
  const awaiting = isShape(school) && isShape(school.awaiting) ? (school.awaiting as Tile["awaiting"]) : undefined; // as the kind's schema says
  const home = texts(digestValue(digests, "background", "status"));
  const reach = digestValue(digests, "reach", "status");
  const shown = skills.map(({ code }) => {
    const mark = marks.get(code);
    return mark
      ? { code, level: mark.level, sureness: mark.sureness, newest: mark.newest, pieces: mark.pieces }
      : { code, pieces: 0 };
  });
  const readiness = awaiting ? undefined : readinessOf(shown.map(({ level }) => level));
  const brings = bringsOf(digests);
  return {
    learnerId: id,
    name,
    ...(isShape(called) && text(called.pronunciation) && { pronunciation: text(called.pronunciation) ?? "" }),
    ...(clipId && { clipId }),
    ...(brings && { brings }),
    languages: isShape(page) && texts(page.languages).length > 0 ? texts(page.languages) : home,
    marks: awaiting ? [] : shown,
    supports: shapes(digestValue(digests, "accommodation")).filter(isSupport),
    alerts: texts(digestValue(digests, "health-alert", "status")),
    ...(reach !== undefined && { reach }),
    ...(awaiting && { awaiting }),
    ...(readiness && { readiness }),
    ...statementsIn(digests),
    ...(digests.some(({ summary }) => Object.values(summary ?? {}).some((part) => part.generated)) && {
      generated: true,
    }),
  };
}

/** Counts equal texts, however they are capitalized; the most frequent first, then by the alphabet. */
function counted(all: readonly string[]): { what: string; count: number }[] {
  const groups = Map.groupBy(all, (each) => each.trim().toLowerCase());
  return [...groups.values()]
    .map((same) => ({ what: same[0] ?? "", count: same.length }))
    .sort((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}

/** What several of the class bring: shared strengths and interests, and how many speak two languages or more. */
function classBrings(tiles: readonly Tile[], digests: ReadonlyMap<string, DigestView[]>): DayOne["brings"] {
  const pages = tiles.map(({ learnerId }) => digestValue(digests.get(learnerId) ?? [], "about-me")).filter(isShape);
  const shared = (kind: "strength" | "interest", member: string) =>
    counted(pages.flatMap((page) => [...new Set(texts(page[member]))]))
      .filter(({ count }) => count > 1)
      .map((each) => ({ ...each, kind }));
  const several = tiles.filter(({ languages }) => languages.length > 1).length;
  return [
    ...shared("strength", "strengths").slice(0, 4),
    ...shared("interest", "interests").slice(0, 2),
    ...(several > 0 ? [{ what: "languages", count: several, kind: "languages" as const }] : []),
  ];
}

/** The skill that most learners of a group still have before them: where to start. */
function startOf(tiles: readonly Tile[], skills: readonly { id: string; code: string; statement: string }[]) {
  const open = skills.map((skill) => ({
    skill,
    learners: tiles.filter(({ marks }) =>
      marks.some(({ code, level }) => code === skill.code && (level === "starting" || level === "growing")),
    ).length,
  }));
  const most = open.reduce((best, each) => (each.learners > best.learners ? each : best), {
    skill: skills[0],
    learners: 0,
  });
  return most.learners > 0 ? most.skill : undefined;
}

/** Puts a class together from what is open of its learners. Pure; the order of learners is the order they are given in. */
export function dayOne({ class: inClass, learners, digests, clips, units, unit }: DayOneInput): DayOne {
  const byLearner = Map.groupBy(digests, ({ learnerId }) => learnerId);
  const skills = unit?.skills ?? [];
  const tiles = learners.map((learner) =>
    tileOf(learner, byLearner.get(learner.id) ?? [], skills, clips?.get(learner.id)),
  );
  const present = tiles.filter(({ awaiting }) => !awaiting);
  const groups = readinesses.map((readiness: Readiness) => ({
    readiness,
    tiles: present.filter((tile) => tile.readiness === readiness),
  }));
  const supports = present.flatMap(({ learnerId, supports: each }) =>
    each.map((support) => ({ ...support, learnerId })),
  );
  const provide = [
    ...Map.groupBy(
      supports.filter(({ basis }) => basis !== "english-learner"),
      ({ title, basis }) => `${basis} ${title.toLowerCase()}`,
    ).values(),
  ]
    .map((same) => ({
      title: same[0]?.title ?? "",
      basis: same[0]?.basis ?? "",
      count: same.length,
      learners: same.map(({ learnerId }) => learnerId),
    }))
    .sort(
      (a, b) =>
        Number(b.basis === "legal-plan") - Number(a.basis === "legal-plan") ||
        b.count - a.count ||
        (a.title < b.title ? -1 : 1),
    );
  const newest = present
    .flatMap(({ marks }) => marks.map((mark) => mark.newest ?? ""))
    .reduce((late, each) => (each > late ? each : late), "");
  return {
    class: inClass,
    learners: tiles.length,
    here: present.length,
    units,
    ...(unit && { unit }),
    provide,
    englishLearners: new Set(
      supports.filter(({ basis }) => basis === "english-learner").map(({ learnerId }) => learnerId),
    ).size,
    brings: classBrings(present, byLearner),
    readiness: groups.map(({ readiness, tiles: each }) => ({ readiness, count: each.length })),
    groups: groups.map(({ readiness, tiles: each }) => {
      const startWith = readiness === "first-steps" ? startOf(each, skills) : undefined;
      return { readiness, ...(startWith && { startWith }), learners: each.map(({ learnerId }) => learnerId) };
    }),
    notSorted: tiles.filter(({ readiness }) => !readiness).map(({ learnerId }) => learnerId),
    ...(newest && { newestEvidence: newest }),
    tiles,
  };
}
