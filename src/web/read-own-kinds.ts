import type { CustomElement } from "../profile/custom-element.ts";
import { api } from "./api.ts";
import { takeOwnKinds } from "./own-kinds.ts";

let reading: Promise<void> | undefined;

/** Reads districts' own elements before a page is drawn that may show them: once, and again when they changed. */
export async function readOwnKinds(): Promise<void> {
  reading ??= api.get<{ items: CustomElement[] }>("/custom-elements").then(({ items }) => takeOwnKinds(items));
  await reading.catch(() => {
    reading = undefined; // asked again with the next page; until then their entries have no words
  });
}
