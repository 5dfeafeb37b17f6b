import Type, { type Static } from "typebox";
import { Compile } from "typebox/compile";
import type { Words } from "../kernel/words.ts";
import { type Audience, audiences } from "./audience.ts";
import { categories, type Slice, slices } from "./category.ts";
import { Clocks } from "./clock.ts";
import { pauseReasons } from "./consent-life.ts";
import { type Level, levels, type StoredLevel, storedOf, type WriteRight, writeRights } from "./level.ts";
import usDefault from "./packs/us-default.json" with { type: "json" };

/** Who decides a cell: the law (or who one is), the school, or the family. Three locks, always shown with the reason. */
export const locks = ["law", "school", "family"] as const;
export type Lock = (typeof locks)[number];

/** What a subject may choose about who sees a learner's data, from nothing to all that is the family's. */
export const choosing = ["none", "lower-own-words", "share-own-words", "all"] as const;
export type Choosing = (typeof choosing)[number];

const Bilingual = Type.Object({ en: Type.String(), es: Type.String() }, { additionalProperties: false });
const strict = { additionalProperties: false };

const PackCell = Type.Object(
  {
    slices: Type.Array(Type.Enum(slices), { minItems: 1 }),
    level: Type.Enum(levels),
    own: Type.Optional(Type.Enum([...levels, "restricted"], { description: "level on entries of one's own" })),
    lock: Type.Enum(locks),
    upTo: Type.Optional(Type.Enum(levels, { description: "where the family decides: from hidden up to this" })),
    write: Type.Optional(Type.Enum(writeRights)),
    schoolLeast: Type.Optional(
      Type.Enum(levels, {
        description: "a school may not set it lower, because the law wants them to know; else hidden",
      }),
    ),
    rule: Type.String(),
  },
  strict,
);

const PackPolicy = Type.Object(
  {
    policy: Type.String({ description: "audience, or audience.variant" }),
    audience: Type.Enum([...audiences, "exception"], {
      description: "exception is no audience of the menu: nobody chooses about it",
    }),
    choose: Type.Enum(choosing),
    readsChoices: Type.Boolean(),
    history: Type.Boolean(),
    beforeDays: Type.Integer({ minimum: 0 }),
    afterDays: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    cells: Type.Array(PackCell),
  },
  strict,
);

/** A policy pack: the whole of what law and school policy say, as data. Source of the shipped one: docs/privacy.md. */
export const PackDocument = Type.Object(
  {
    pack: Type.String(),
    version: Type.Integer(),
    effectiveOn: Type.String({ format: "date" }),
    title: Bilingual,
    setBy: Bilingual,
    object: Bilingual,
    ages: Type.Object({ trustedFrom: Type.Integer(), ofAgeFrom: Type.Integer() }, strict),
    conflictDays: Type.Integer(),
    clocks: Clocks,
    letGoOnByTwo: Type.Array(Type.Enum(pauseReasons), {
      description: "pauses of a consent that two persons of the office end, one asking and another one doing it",
    }),
    bothSign: Type.Object(
      { categories: Type.Array(Type.Enum(categories)), isOn: Type.Boolean() },
      {
        ...strict,
        description: "what is sensitive, and whether more of it is shown only by the word of two guardians",
      },
    ),
    ownWords: Type.Array(Type.Enum(slices)),
    trustedCategories: Type.Array(Type.Enum(categories)),
    rules: Type.Record(
      Type.String(),
      Type.Object({ setBy: Type.Enum(locks), source: Type.String(), why: Bilingual }, strict),
    ),
    policies: Type.Array(PackPolicy),
    presets: Type.Array(
      Type.Object(
        {
          preset: Type.String(),
          title: Bilingual,
          what: Bilingual,
          levels: Type.Array(
            Type.Object(
              {
                audiences: Type.Array(Type.Enum(audiences)),
                categories: Type.Array(Type.Enum(categories)),
                level: Type.Enum(levels),
              },
              strict,
            ),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
);
export type PackDocument = Static<typeof PackDocument>;

/** What one policy says of one slice. `floor` and `ceiling` bound what a family may choose; both are `level` elsewhere. */
export interface Cell {
  readonly slice: Slice;
  readonly level: Level;
  /** Level on entries one wrote or of one's own circle, as stored, where it is more than `level`; 4 also opens restricted ones. */
  readonly own: StoredLevel;
  readonly lock: Lock;
  readonly floor: Level;
  readonly ceiling: Level;
  readonly write: WriteRight;
  readonly rule: string;
}

/**
 * What one audience, in one variant of age or court scope, may read, write and choose. Days are those by which a tie begins before
 * its class or school and outlasts it; `null` for ever.
 */
export interface Policy {
  readonly id: string;
  readonly audience: Audience | "exception";
  readonly choose: Choosing;
  readonly readsChoices: boolean;
  readonly history: boolean;
  readonly beforeDays: number;
  readonly afterDays: number | null;
  readonly cell: (slice: Slice) => Cell;
}

/** Why a cell is as it is: who set it, by what law or rule, and in words for a family. */
export interface Rule {
  readonly setBy: Lock;
  readonly source: string;
  readonly why: Words;
}

/** A pack made ready: total, so that a cell which nobody gave is hidden. */
export interface Pack {
  readonly document: PackDocument;
  readonly policies: readonly Policy[];
  /** The policy of that id, or of its template for `app:…` and `helper:…`; `undefined` for an id that no pack knows. */
  readonly find: (policyId: string) => Policy | undefined;
  /** The policies by which an audience may be shown things; an office has two, families have one for each standing. */
  readonly of: (audience: Audience) => readonly Policy[];
  readonly rule: (id: string) => Rule;
  /** The lowest level to which a school may set a cell of its own. */
  readonly schoolLeast: (policyId: string, slice: Slice) => Level;
}

const notGiven = "not-given";
const check = Compile(PackDocument);

const storedOwn = (own: Level | "restricted"): StoredLevel => (own === "restricted" ? 4 : storedOf(own));

function makeCell(slice: Slice, given: Static<typeof PackCell> | undefined): Cell {
  if (!given) {
    return {
      slice,
      level: "hidden",
      own: 0,
      lock: "school",
      floor: "hidden",
      ceiling: "hidden",
      write: "none",
      rule: notGiven,
    };
  }
  const { level, lock, rule } = given;
  const family = lock === "family";
  return {
    slice,
    level,
    own: storedOwn(given.own ?? "hidden"),
    lock,
    floor: family ? "hidden" : level,
    ceiling: family ? (given.upTo ?? level) : level,
    write: given.write ?? "none",
    rule,
  };
}

/** Checks and readies a pack document. Throws on one that is not whole: a half-read pack would decide wrongly. */
export function readyPack(document: unknown): Pack {
  if (!check.Check(document)) {
    const [first] = check.Errors(document);
    throw new Error(`this is no policy pack: ${first?.instancePath || "/"} ${first?.message}`);
  }
  const rule = (id: string): Rule => {
    const found = document.rules[id];
    if (!found) throw new Error(`pack ${document.pack} has no rule ${id}`);
    return found;
  };
  const policies = document.policies.map(({ policy, cells, ...rest }): Policy => {
    const made = new Map<Slice, Cell>();
    for (const given of cells) {
      rule(given.rule);
      for (const slice of given.slices) {
        if (made.has(slice)) throw new Error(`pack ${document.pack} gives ${slice} of ${policy} twice`);
        made.set(slice, makeCell(slice, given));
      }
    }
    return { id: policy, ...rest, cell: (slice) => made.get(slice) ?? makeCell(slice, undefined) };
  });
  rule(notGiven);
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const byAudience = new Map(
    audiences.map((audience) => [audience, policies.filter((each) => each.audience === audience)]),
  );
  return {
    document,
    policies,
    rule,
    of: (audience) => byAudience.get(audience) ?? [],
    schoolLeast: (policyId, slice) =>
      document.policies.find(({ policy }) => policy === policyId)?.cells.find((cell) => cell.slices.includes(slice))
        ?.schoolLeast ?? "hidden",
    find(policyId) {
      return byId.get(policyId) ?? byId.get(policyId.split(":")[0] ?? "");
    },
  };
}

/** The pack that ships: federal law with Daypack's defaults. */
export const shippedPack: Pack = readyPack(usDefault);
