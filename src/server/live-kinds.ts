import type { AnyKind } from "../entry/kind.ts";
import { listCustomKinds } from "../profile/custom-element.store.ts";
import type { Store } from "../store/store.ts";
import { kinds } from "./kinds.ts";

const lists = new WeakMap<Store, AnyKind[]>();

/**
 * The kinds of an installation: those of this version and the own ones of its districts. One list for each open store, always the
 * same one, so that whoever was given it at the start finds in it what was added since.
 */
export function kindsOf(store: Store): readonly AnyKind[] {
  return listOf(store);
}

function listOf(store: Store): AnyKind[] {
  const known = lists.get(store) ?? [...kinds];
  lists.set(store, known);
  return known;
}

/** Makes the list what the database says; the caller then tells the database of the kinds (`installKinds`). */
export async function takeCustomKinds(store: Store): Promise<readonly AnyKind[]> {
  const list = listOf(store);
  const own = await listCustomKinds(store.work);
  list.splice(kinds.length, list.length, ...own);
  return list;
}
