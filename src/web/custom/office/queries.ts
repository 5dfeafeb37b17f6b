import { queryOptions } from "@tanstack/react-query";
import type { Capacity } from "../../../identity/capacity.ts";
import type { Slice } from "../../../privacy/category.ts";
import type { CustomElement } from "../../../profile/custom-element.ts";
import { api } from "../../api.ts";

/** An own element, and whether it is the reader's to change. */
export type KeptElement = CustomElement & { readonly keeps: boolean };

/** Own elements, those that are asked for among them. */
export const customElementsQuery = queryOptions({
  queryKey: ["custom-elements"],
  queryFn: async () => (await api.get<{ items: KeptElement[] }>("/custom-elements")).items,
});

/** Where an own element can stand, and who may write it there. */
export const placesQuery = queryOptions({
  queryKey: ["custom-elements", "places"],
  queryFn: async () =>
    (await api.get<{ items: { slice: Slice; writers: Capacity[] }[] }>("/custom-elements/places")).items,
});
