import Type, { type TSchema } from "typebox";
import { isId } from "./id.ts";
import { Problem } from "./problem.ts";

/** Below and above every id: where a list that goes up, or down from the newest, begins. */
export const lowestId = "00000000-0000-0000-0000-000000000000";
/** Above every id, as PostgreSQL orders UUIDs. */
export const highestId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Every list of the API: some items, and where the next ones begin. */
export const Page = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String({ description: "give it back as cursor" })) });

/** What every list takes. */
export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 600, description: "`next` of the answer before" })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};

/** A cursor holds only what its reader has just read: the place of the last item. Opaque to callers. */
export const cursorOf = (place: readonly string[]): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** What stands at a place of a cursor: what the query behind it compares with. */
const kept = {
  text: (_: string) => true,
  id: isId,
  number: (part: string) => /^\d{1,9}$/.test(part),
};

/** Takes a cursor apart. Throws `input-invalid` for one that we did not make. */
export function placeOf(cursor: string | undefined, parts: readonly (keyof typeof kept)[]): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (
      Array.isArray(place) &&
      place.length === parts.length &&
      place.every((each, at) => typeof each === "string" && !each.includes("\u0000") && kept[parts[at] ?? "text"](each))
    )
      return place;
  } catch {
    // falls through: not ours
  }
  throw new Problem("input-invalid", {
    en: "This cursor is not one of ours. Begin without one.",
    es: "Este cursor no es nuestro. Empiece sin él.",
  });
}

/** Cuts one more than a page into a page. */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  place: (item: Item) => readonly string[],
): { items: Item[]; next?: string } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(found.length > limit && last !== undefined && { next: cursorOf(place(last)) }) };
}
