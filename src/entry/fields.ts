import Type, { type TProperties } from "typebox";
import { Id } from "../kernel/id-shape.ts";

/** The body of a kind: these members and no others, so that what has no field cannot be stored. */
export const body = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });

/** A title, a name, a code: one line. */
export const Line = Type.String({ minLength: 1, maxLength: 300 });
/** What a person writes: some paragraphs. */
export const Prose = Type.String({ minLength: 1, maxLength: 5_000 });
export { OnDate } from "../kernel/date-shape.ts";

/** A place named where it was, so that the entry still tells when it has moved on; `id` only where we know the place. */
export const Named = body({ id: Type.Optional(Id), title: Line });

/** Short, because every kind is a list of fields. */
export const optional = Type.Optional;
/** Some single lines, bounded. */
export const lines = (maximum: number) => Type.Array(Line, { maxItems: maximum });
