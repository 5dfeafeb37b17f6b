import type { IsoDate } from "../kernel/date.ts";

/** A statement about a learner, in the source's own keys. The merge adds ids and names of the places it happened at. */
export interface EntryFact {
  readonly noun: "entry";
  /** Unique within the source, for this learner. */
  readonly key: string;
  readonly kind: string;
  readonly learner: string;
  readonly observedOn?: IsoDate | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** Keys of places; each becomes the body's member of that name, `{id, title}`. */
  readonly school?: string | undefined;
  readonly class?: string | undefined;
  readonly course?: string | undefined;
  /** Key of the household or case whose own it is; a kind of the class circle takes `class`. */
  readonly circle?: string | undefined;
  readonly restricted?: boolean | undefined;
  /** Key of a member of staff or a guardian who is its author, where the source is only the carrier. */
  readonly author?: { readonly capacity: string; readonly key: string } | undefined;
  /** Of a contact entry: key of the guardian it describes. */
  readonly guardian?: string | undefined;
}
