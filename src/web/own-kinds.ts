import type { AnyKind } from "../entry/kind.ts";
import type { CustomElement } from "../profile/custom-element.ts";

interface Own {
  readonly kind: AnyKind;
  readonly element: CustomElement;
}
const own = new Map<string, Own>();
/** Takes the own elements as the server has them; what is only asked for has no entries. */
export async function takeOwnKinds(items: readonly CustomElement[]): Promise<void> {
  // Where no district has its own, nobody waits for what makes kinds of them.
  const made = items.length > 0 ? await import("../profile/custom-element.ts") : undefined;
  own.clear();
  for (const element of items)
    if (element.state === "active" || element.state === "retired") {
      const kind = made?.customKind(element.kind, element.definition);
      if (kind) own.set(element.kind, { element, kind });
    }
}

/** The kinds of all own elements. */
export const ownKinds = (): readonly Own[] => [...own.values()];

/** What an own element is made of, for its form; `undefined` for kinds of Daypack's own. */
export const ownNamed = (name: string): Own | undefined => own.get(name);
