import { Trans, useLingui } from "@lingui/react/macro";
import { queryOptions } from "@tanstack/react-query";
import { Download, Printer } from "lucide-react";
import type { Static } from "typebox";
import type { SharedView as SharedShape } from "../../entry/shared.ts";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";

/** What an opened link shows, as the server has put it into words. */
export type SharedView = Static<typeof SharedShape>;

/** Asked for with each opening of the page, never kept: what a family stops is gone with the next look. */
export const sharedQuery = (linkId: string) =>
  queryOptions({
    queryKey: ["shared-view", linkId, spoken()],
    queryFn: () => api.get<SharedView>(`/shared/${linkId}?language=${spoken()}`),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });

/** Who shared it, why and until when; then what was chosen, part by part; and on every page that it must not be passed on. */
export function SharedRecord({ shared, linkId }: { shared: SharedView; linkId: string }) {
  const { t } = useLingui();
  const { head, notice, learner, sections, files } = shared;
  const address = `/api/v1/shared/${linkId}`;
  return (
    <>
      <header className="shared-head">
        <h1>{learner.name ? <bdi>{learner.name}</bdi> : <Trans>Shared with you</Trans>}</h1>
        <p>
          <Trans>
            <bdi>{head.from}</bdi> shares this with <bdi>{head.to}</bdi> until {dateInWords(head.endsOn, spoken())}.
          </Trans>
        </p>
        <p>
          <bdi>{head.why}</bdi>
        </p>
        <p className="notice">{say(notice)}</p>
        {head.amendedOn && (
          <p className="notice">
            <Trans>
              Something you saw here was corrected on {dateInWords(head.amendedOn, spoken())}, or has a statement of the
              family beside it since. Use what stands here now instead of what you kept.
            </Trans>
          </p>
        )}
        {head.hasChanged && (
          <p className="notice">
            <Trans>
              Something was corrected since it was shared, and is not shown any more. Ask the family for a new link.
            </Trans>
          </p>
        )}
        <p className="shared-acts no-print">
          <button type="button" className="button" onClick={() => window.print()}>
            <Printer size={18} aria-hidden /> <Trans>Print</Trans>
          </button>
          <a className="button" href={`${address}/copy.pdf`} download>
            <Download size={18} aria-hidden /> <Trans>Save (PDF)</Trans>
          </a>
          <a className="link" href={`${address}/copy.html`} download>
            <Trans>Save (page)</Trans>
          </a>
          <a className="link" href={`${address}/copy.json`} download>
            <Trans>Save (JSON)</Trans>
          </a>
        </p>
      </header>
      {sections.length === 0 && (
        <p>
          <Trans>There is nothing in it now.</Trans>
        </p>
      )}
      {sections.map(({ title, lines = [], groups }) => (
        <section key={title} className="panel shared-section">
          <h2>{title}</h2>
          {lines.length > 0 && (
            <ul>
              {lines.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          )}
          {groups.map((group) => (
            <div key={group.title}>
              <h3>{group.title}</h3>
              <ul>
                {group.items.map((item) => (
                  <li key={`${item.line} ${item.said}`}>
                    <bdi>{item.line}</bdi>
                    {item.more.map(({ label, text }) => (
                      <p key={label} className="quiet">
                        {label}: <bdi>{text}</bdi>
                      </p>
                    ))}
                    {item.said && <p className="quiet">{item.said}</p>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      {files.length > 0 && (
        <section className="panel shared-section">
          <h2>
            <Trans>Files</Trans>
          </h2>
          <ul>
            {files.map(({ entryId, line, files: all }) =>
              all.map(({ name, hasPreview }, position) => {
                const file = `${address}/entries/${entryId}/files/${position}`;
                return (
                  <li key={file}>
                    <p>
                      <bdi>{line}</bdi>
                    </p>
                    {hasPreview && <img src={`${file}?preview=true`} alt={name} loading="lazy" />}
                    <a className="link" href={`${file}?copy=true`} download={name} aria-label={t`Save ${name}`}>
                      <Download size={16} aria-hidden /> <bdi>{name}</bdi>
                    </a>
                  </li>
                );
              }),
            )}
          </ul>
        </section>
      )}
      <footer className="shared-foot">{say(notice)}</footer>
    </>
  );
}
