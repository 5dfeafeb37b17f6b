import Type from "typebox";

/** An id of ours, as paths, bodies and answers carry it. */
export const Id = Type.String({ format: "uuid" });
