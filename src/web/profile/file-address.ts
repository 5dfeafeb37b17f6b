import { filesIn } from "../../entry/file-ref.ts";

/** Where the bytes of a file are, of an entry or of a proposal that waits: its place in the body, with all of it, is its address. */
export function fileAddress(
  learnerId: string,
  { id, body }: { readonly id: string; readonly body: unknown },
  fileId: string,
  home: "entries" | "contributions" = "entries",
): string {
  const position = filesIn(body).findIndex((each) => each.id === fileId);
  return `/api/v1/learners/${learnerId}/${home}/${id}/files/${position}`;
}
