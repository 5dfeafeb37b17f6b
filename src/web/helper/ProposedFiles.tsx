import type { Contribution } from "../../entry/contribution.ts";
import { filesIn } from "../../entry/file-ref.ts";
import { FileView } from "../profile/FileView.tsx";
import { fileAddress } from "../profile/file-address.ts";

/** The files of a proposal as long as it waits: then they are the entry's, or gone. */
export function ProposedFiles({ contribution }: { contribution: Contribution }) {
  const { learnerId, state, body } = contribution;
  if (state !== "waiting" && state !== "asked") return null;
  return filesIn(body).map((file) => (
    <FileView key={file.id} address={fileAddress(learnerId, contribution, file.id, "contributions")} file={file} />
  ));
}
