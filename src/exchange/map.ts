import Type, { type Static } from "typebox";
import { targetNames } from "../interop/mapped/targets.ts";

const Words = Type.Object({ en: Type.String(), es: Type.String() });

/** A map as a list has it: kept here, or shipped with Daypack. */
export const MapView = Type.Object({
  name: Type.String(),
  title: Type.String(),
  version: Type.Optional(Type.Integer({ description: "newest; none of one that is shipped" })),
  madeAt: Type.Optional(Type.String({ format: "date-time" })),
  makes: Type.Array(Type.String(), { description: "what its rows become" }),
});
export type MapView = Static<typeof MapView>;

/** What a file seems to be, column by column, with the reasons. Cells are as they are only where their column names nobody. */
export const PreviewView = Type.Object({
  file: Type.String(),
  known: Type.Optional(Type.String({ description: "name of the map that knows it by itself" })),
  make: Type.Enum(targetNames),
  columns: Type.Array(
    Type.Object({
      header: Type.String(),
      field: Type.Optional(Type.String()),
      date: Type.Optional(Type.String()),
      values: Type.Optional(Type.Record(Type.String(), Type.String())),
      reason: Words,
      texts: Type.Array(Type.String(), { description: "what stands in it, where it is little and names nobody" }),
    }),
  ),
  rows: Type.Array(Type.Array(Type.String())),
});
export type PreviewView = Static<typeof PreviewView>;

/** What a map would come to. */
export const CheckView = Type.Object({
  rows: Type.Integer(),
  isWhole: Type.Boolean({ description: "false where only the first rows were read" }),
  made: Type.Record(Type.String(), Type.Integer()),
  remarks: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer(), first: Type.String() })),
});
export type CheckView = Static<typeof CheckView>;
