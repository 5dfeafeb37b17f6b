import { v7, validate } from "uuid";

/** A new id: UUID version 7 (RFC 9562 §5.7), so that ids made later sort later. Made by us, because PostgreSQL before 18 cannot. */
export const newId = (): string => v7();

/** Whether `text` is a UUID of any version, which is all that may reach a `uuid` column or a literal `SET LOCAL`. */
export const isId = (text: unknown): text is string => typeof text === "string" && validate(text);

/** The circle of what belongs to no circle. A constant, so that a digest's primary key needs no null. */
export const noCircle = "00000000-0000-0000-0000-000000000000";
