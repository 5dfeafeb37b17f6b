import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type WorkBody, workIdOf } from "../../../profile/work.ts";
import { pastQuery } from "../../entry/learner-queries.ts";
import type { View } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import { FileView } from "../FileView.tsx";
import { fileAddress } from "../file-address.ts";
import { filesOf, type Work } from "../works-of.ts";

/** How a work came to be: its earlier versions with their files, for those who read the history. */
export function Versions({ view, work }: { view: View; work: Work }) {
  const { data: past = [] } = useQuery({ ...pastQuery(view.learner.id), enabled: work.body.topicId !== undefined });
  const earlier = past
    .filter(({ kind }) => kind === "work")
    .map((entry) => ({ entry, body: entry.body as WorkBody })) // of that kind's schema
    .filter(({ entry: { id }, body }) => workIdOf({ id, body }) === work.workId)
    .sort((a, b) => (a.entry.id < b.entry.id ? 1 : -1));
  if (earlier.length === 0) return null;
  return (
    <details className="panel more no-print">
      <summary>
        <Trans>Earlier versions</Trans> ({earlier.length})
      </summary>
      {earlier.map(({ entry, body }) => (
        <section key={entry.id}>
          <h3>
            <Trans>
              Version {body.version ?? 1}: {body.title}
            </Trans>
          </h3>
          <EntrySaid view={view} entry={entry} />
          {filesOf(body).map((file) => (
            <FileView key={file.id} address={fileAddress(view.learner.id, entry, file.id)} file={file} />
          ))}
          {body.text && <p className="work-text">{body.text}</p>}
        </section>
      ))}
    </details>
  );
}
