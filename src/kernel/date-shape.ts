import Type from "typebox";

/** The school's local date, as bodies and paths carry it. RFC 3339 has a year 0, PostgreSQL has none. */
export const OnDate = Type.String({ format: "date", pattern: "^(?!0000)" });
