import Type from "typebox";

/** An id of ours, as paths, bodies and answers carry it. */
export const Id = Type.String({ format: "uuid" });

/** Whether a text is written as a UUID is: what PostgreSQL reads as one. For files that screens share; `isId` also knows the versions. */
export const isIdShaped = (text: unknown): text is string =>
  typeof text === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
