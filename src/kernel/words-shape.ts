import Type from "typebox";

/** One text in every language, as answers carry it. */
export const WordsShape = Type.Object({ en: Type.String(), es: Type.String() });
