import type { Shape } from "./queries.ts";

/** A member of a body that a form can ask for by itself. */
export interface CorrectField {
  readonly member: string;
  readonly as: "text" | "long" | "date" | "number" | "yes-no" | "choice" | "place";
  readonly choices?: readonly string[];
  readonly needed: boolean;
}

/** A title with an id of ours, `{id, title}`: the title may be put right, and then it is no longer that place. */
const isPlace = ({ properties = {} }: Shape): boolean =>
  "title" in properties && Object.keys(properties).every((each) => each === "title" || each === "id");

function asField(shape: Shape): Pick<CorrectField, "as" | "choices"> | undefined {
  if (shape.enum) return { as: "choice", choices: shape.enum };
  if (shape.type === "boolean") return { as: "yes-no" };
  if (shape.type === "number" || shape.type === "integer") return { as: "number" };
  if (shape.type === "object") return isPlace(shape) ? { as: "place" } : undefined;
  if (shape.type !== "string") return undefined;
  if (shape.format === "date") return { as: "date" };
  if (shape.format !== undefined) return undefined; // an id
  return { as: (shape.maxLength ?? 0) > 300 ? "long" : "text" };
}

/** What of a kind can be put right member by member; lists and parts of parts stay as they are. */
export const correctFields = ({ properties = {}, required = [] }: Shape): CorrectField[] =>
  Object.entries(properties).flatMap(([member, shape]) => {
    const field = asField(shape);
    return field ? [{ member, needed: required.includes(member), ...field }] : [];
  });

type Body = Readonly<Record<string, unknown>>;

/** What stands in a field before it is changed. */
export function writtenIn(body: Body, { member, as }: CorrectField): string {
  const value = body[member];
  if (value === undefined) return "";
  if (as === "place") return (value as { title: string }).title; // of that shape, see above
  return String(value);
}

/** The body with what was changed in the form. An emptied field is left out, and what no field shows stays. */
export function corrected(
  body: Body,
  fields: readonly CorrectField[],
  written: Readonly<Record<string, string>>,
): Body {
  const next: Record<string, unknown> = { ...body };
  for (const field of fields) {
    const { member, as } = field;
    const text = (written[member] ?? writtenIn(body, field)).trim();
    if (text === writtenIn(body, field).trim()) continue;
    if (text === "") delete next[member];
    else if (as === "number") next[member] = Number(text);
    else if (as === "yes-no") next[member] = text === "true";
    else if (as === "place") next[member] = { title: text };
    else next[member] = text;
  }
  return next;
}
