import type { Words } from "../kernel/words.ts";

/** Somebody who stands in a conversation, as a copy of the record names them. */
interface Speaker {
  readonly subjectId: string;
  readonly capacity: string;
  readonly name?: string | undefined;
  readonly relationship?: string | undefined;
}

/** A conversation between a family and the school as it stands in a copy of the record: oldest message first. */
export interface Conversation {
  readonly members: readonly Speaker[];
  readonly messages: readonly {
    readonly authorId: string;
    readonly sentAt: string;
    readonly template?: Words | undefined;
    readonly body?: string | undefined;
    readonly other?: { readonly body: string } | undefined;
  }[];
}
