import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { ShareHead } from "../privacy/share.ts";
import { DigestView, Entry } from "./entry.ts";

const Item = Type.Object({
  line: Type.String(),
  more: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
  said: Type.String(),
});
const SectionShape = Type.Object({
  title: Type.String(),
  lines: Type.Optional(Type.Array(Type.String())),
  groups: Type.Array(Type.Object({ title: Type.String(), items: Type.Array(Item) })),
});
/** The files of one entry; where a file stands in the list is its position in the address. */
const SharedFiles = Type.Object({
  entryId: Id,
  line: Type.String(),
  files: Type.Array(
    Type.Object({ name: Type.String(), mediaType: Type.String(), bytes: Type.Integer(), hasPreview: Type.Boolean() }),
  ),
});

/** What a recipient sees of a learner by a link: what was chosen, and nothing of the rest. */
export const SharedView = Type.Object({
  head: ShareHead,
  notice: WordsShape,
  learner: Type.Object({ name: Type.Optional(Type.String()) }),
  sections: Type.Array(SectionShape, { description: "the same in words, for reading" }),
  files: Type.Array(SharedFiles),
  entries: Type.Array(Entry, { description: "newest first" }),
  digests: Type.Array(DigestView),
});
