import type { ColumnGuess } from "./guess.ts";
import type { FileMap, Value } from "./map.ts";
import { type TargetName, targetOf } from "./targets.ts";

type Chosen = Pick<ColumnGuess, "header" | "field" | "date" | "values">;

const cellOf = ({ header, date, values }: Chosen): Value =>
  date || values
    ? { column: header, ...(values && { values: { ...values }, otherwise: "remark" as const }), ...(date && { date }) }
    : header;

/** Given and family name out of one column; a family may have several words, a given name before it is one. */
function namesOf(columns: readonly Chosen[]): { given?: Value; family?: Value } {
  const turned = columns.find(({ field }) => field === "learner.turnedName")?.header;
  const plainly = columns.find(({ field }) => field === "learner.fullName")?.header;
  if (turned !== undefined)
    return {
      given: { column: turned, split: { by: ",", take: 2 } },
      family: { column: turned, split: { by: ",", take: 1 } },
    };
  if (plainly === undefined) return {};
  return {
    given: { column: plainly, split: { by: " ", take: 1 } },
    family: { column: plainly, split: { by: " ", take: 2, rest: true } },
  };
}

/** The map that a person's choices, or a guess, come to. */
export function mapOf(make: TargetName, columns: readonly Chosen[], named: { name: string; title: string }): FileMap {
  const target = targetOf(make);
  const of = (field: string) => columns.find((each) => each.field === field);
  const fields: Record<string, Value> = {};
  for (const column of columns)
    if (column.field !== undefined && column.field in target.fields) fields[column.field] = cellOf(column);
  const whole = namesOf(columns);
  if (make === "learner") Object.assign(fields, whole);
  const constant = `=${named.title}`;
  if ("test.title" in target.fields) fields["test.title"] ??= constant;
  if (make === "course-grade" && !fields.course && !fields.courseTitle) fields.courseTitle = constant;
  const listed = (field: "scores" | "parts", title: string, value: string) =>
    columns
      .filter((each) => each.field === field)
      .map(({ header }) => ({ fields: { [title]: `=${header}`, [value]: header } }));
  const lists = { scores: listed("scores", "method", "value"), parts: listed("parts", "title", "value") };
  // The range in which the first score likely lies, where its error is told.
  const [first] = lists.scores;
  if (fields.standardError && !fields.score && first?.fields.value) fields.score = first.fields.value;
  const numbers = [of("learner.key"), of("learner.local"), of("learner.state")].filter((each) => each !== undefined);
  const [key] = numbers;
  const compared = (["given", "family", "bornOn"] as const).flatMap((name) => {
    const column = of(`learner.${name}`);
    return column ? [[name, cellOf(column)] as const] : [];
  });
  const also = [
    ...[of("learner.local")].flatMap((each) => (each ? [{ system: "Local ID", value: each.header }] : [])),
    ...[of("learner.state")].flatMap((each) => (each ? [{ system: "State ID", value: each.header }] : [])),
  ];
  return {
    ...named,
    ...(target.isOfLearner &&
      key && {
        learner: { key: key.header, ...(also.length > 0 && { also }), ...whole, ...Object.fromEntries(compared) },
      }),
    facts: [
      {
        make,
        fields,
        ...(target.lists && {
          lists: Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0)),
        }),
      },
    ],
  };
}
