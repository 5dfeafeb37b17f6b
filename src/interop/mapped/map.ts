import Type, { type Static } from "typebox";
import { Compile } from "typebox/compile";
import { dateFormats } from "./dates.ts";
import { targetNames } from "./targets.ts";

const strict = { additionalProperties: false };
const Text = Type.String({ minLength: 1, maxLength: 300 });
const few = <Schema extends Type.TSchema>(each: Schema, most = 200) =>
  Type.Array(each, { minItems: 1, maxItems: most });
const Place = Type.Integer({ minimum: 1, maximum: 100_000 });

/** What may be done to a cell, in this order: cut by place, split, translated, then read as a date. No code, ever. */
const transforms = {
  slice: Type.Optional(
    Type.Object(
      { from: Place, to: Type.Optional(Place) },
      { ...strict, description: "characters, from 1, both included" },
    ),
  ),
  split: Type.Optional(
    Type.Object(
      {
        by: Type.String({ minLength: 1, maxLength: 10 }),
        take: Type.Integer({ minimum: -20, maximum: 20 }),
        rest: Type.Optional(Type.Boolean()),
      },
      { ...strict, description: "one part: 1 is the first, -1 the last; with `rest` and all that follows" },
    ),
  ),
  values: Type.Optional(
    Type.Record(Type.String(), Type.String(), { description: "what a cell means: P is present; in any case" }),
  ),
  otherwise: Type.Optional(
    Type.Enum(["keep", "leave-out", "remark"], {
      description: "a cell that `values` does not have; kept where nothing is said",
    }),
  ),
  date: Type.Optional(
    Type.Enum(dateFormats, {
      description: "window: Fall 2023, SP25, 2023-2024 Winter; serial: days as a spreadsheet counts",
    }),
  ),
};

/** A cell: of the first of these columns that the file has and the row fills. */
const ColumnValue = Type.Object({ column: Type.Union([Text, few(Text, 100)]), ...transforms }, strict);
const PlainValue = Type.Union([Text, ColumnValue]);
/** Several, put together; left out whole where one is empty, unless `optional`. */
const JoinedValue = Type.Object(
  {
    join: few(PlainValue, 10),
    with: Type.Optional(Type.String({ maxLength: 10 })),
    optional: Type.Optional(Type.Boolean()),
    ...transforms,
  },
  strict,
);
/** Where a field comes from: the name of a column, `=` and a text that is always the same, or one of the shapes above. */
export const Value = Type.Union([PlainValue, JoinedValue]);
/** As a map writes it. */
export type Value = Static<typeof Value>;

const Condition = Type.Object(
  {
    value: Value,
    is: Type.Optional(few(Type.String({ maxLength: 300 }))),
    isNot: Type.Optional(few(Type.String({ maxLength: 300 }))),
  },
  { ...strict, description: "filled, and one of `is`, and none of `isNot`" },
);
/** A cell that decides whether a row, or one thing in it, is read; texts compare in any case. */
export type Condition = Static<typeof Condition>;

/** Once for every column whose header reads like this: `{season} {test} Percentile at Nation`. Names in braces stand for any text. */
const Each = Type.Object(
  {
    columns: Text,
    only: Type.Optional(Type.Record(Type.String(), few(Type.String({ maxLength: 100 }), 100))),
    not: Type.Optional(Type.Record(Type.String(), few(Type.String({ maxLength: 100 }), 100))),
  },
  strict,
);
/** A repeated group of columns, by what its headers have in common. */
export type Each = Static<typeof Each>;

const Item = Type.Object(
  { each: Type.Optional(Each), when: Type.Optional(few(Condition, 10)), fields: Type.Record(Text, Value) },
  strict,
);
/** One member of a list, or one for each repeat of its columns. */
export type Item = Static<typeof Item>;

/** One thing that a row says. */
const Made = Type.Object(
  {
    make: Type.Enum(targetNames),
    each: Type.Optional(Each),
    when: Type.Optional(few(Condition, 10)),
    fields: Type.Record(Text, Value, { description: "by the names of the target's fields" }),
    lists: Type.Optional(
      Type.Record(Text, Type.Array(Item, { maxItems: 100 }), { description: "scores and parts of a test" }),
    ),
  },
  strict,
);
/** One fact of a row, or one for each repeat of its columns. */
export type Made = Static<typeof Made>;

const FixedColumn = Type.Object({ name: Text, from: Place, to: Place }, strict);

/** How the rows lie in the file. Without it a file is separated by what its first lines say, under one row of headers. */
const Layout = Type.Object(
  {
    headers: Type.Optional(few(Type.String({ maxLength: 300 }), 5_000)),
    fixed: Type.Optional(few(FixedColumn, 5_000)),
    headerRows: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 3, description: "two where one row of headers spans others" }),
    ),
    after: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 20, description: "rows below the headers that are no data" }),
    ),
    sheet: Type.Optional(
      Type.String({ maxLength: 100, description: "of a workbook; the first that fits where nothing is said" }),
    ),
  },
  strict,
);
/** Where headers and rows stand in the file. */
export type Layout = Static<typeof Layout>;

const Detect = Type.Object(
  {
    headers: Type.Optional(few(Text, 50)),
    without: Type.Optional(few(Text, 50)),
    path: Type.Optional(
      Type.String({ maxLength: 200, description: "end of the file's path, such as students/part1.csv" }),
    ),
    width: Type.Optional(Type.Integer({ minimum: 1, description: "characters of every line, of a fixed width file" })),
    line: Type.Optional(
      Type.Array(Type.Object({ at: Place, is: few(Type.String({ maxLength: 50 }), 50) }, strict), { maxItems: 10 }),
    ),
  },
  {
    ...strict,
    description: "how such a file is known by itself: headers that it has, however they are spelled and ordered",
  },
);

/** Whom a row is about, by which of the numbers in it. */
const LearnerOf = Type.Object(
  {
    key: Value,
    system: Type.Optional(Text),
    also: Type.Optional(Type.Array(Type.Object({ system: Text, value: Value }, strict), { maxItems: 5 })),
    given: Type.Optional(Value),
    family: Type.Optional(Value),
    bornOn: Type.Optional(Value),
    school: Type.Optional(Value),
  },
  {
    ...strict,
    description: "of a file that only speaks of learners, with what a person compares where no number joins",
  },
);

/**
 * A named map: how the rows of one file become facts. Data and never code, so that a district can write one, keep it under version
 * control and hand it on. docs/standards/any-file.md.
 */
export const FileMap = Type.Object(
  {
    name: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,79}$" }),
    title: Text,
    version: Type.Optional(Type.Integer({ minimum: 1 })),
    layout: Type.Optional(Layout),
    detect: Type.Optional(Detect),
    blank: Type.Optional(few(Type.String({ maxLength: 50 }), 50)),
    sends: Type.Optional(
      Type.Enum(["all", "some"], {
        description: "all: what a later file no longer has, ends. some, where nothing is said: it stands",
      }),
    ),
    skip: Type.Optional(few(Condition, 20)),
    row: Type.Optional(few(Value, 10)),
    learner: Type.Optional(LearnerOf),
    facts: Type.Array(Made, { minItems: 1, maxItems: 100 }),
  },
  strict,
);
/** A map as it is written, kept and handed on: plain JSON. */
export type FileMap = Static<typeof FileMap>;

const check = Compile(FileMap);
/** Whether something from outside is a map. */
export const isFileMap = (value: unknown): value is FileMap => check.Check(value);
/** Where it is none: the place in it, and what is wrong. Quotes nothing of it. */
export const mapErrors = (value: unknown): string[] =>
  check
    .Errors(value)
    .slice(0, 5)
    .map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
