import type { AnyKind } from "../entry/kind.ts";
import { kinds as shipped } from "../server/kinds.ts";
import { ownKinds, ownNamed } from "./own-kinds.ts";

const byName = new Map(shipped.map((kind) => [kind.name, kind]));

/** Every kind this page can put into words, in the order in which a record is read; districts' own ones last. */
export const allKinds = (): readonly AnyKind[] => [...shipped, ...ownKinds().map(({ kind }) => kind)];

/** By the name an entry carries; `undefined` for one of a newer server. */
export const kindNamed = (name: string): AnyKind | undefined => byName.get(name) ?? ownNamed(name)?.kind;
