import { Plural, Trans } from "@lingui/react/macro";
import type { AgreementTerms, AgreementView } from "../../privacy/agreement.ts";
import { useNeverWords } from "./words.ts";

/** What was agreed besides the data: with whom, for how long after the end, and who answers for it. */
export function Terms({ agreement, terms }: { agreement: AgreementView; terms: AgreementTerms }) {
  const nevers = useNeverWords();
  const { party, url, document: paper, contact, retention, breachHours, subprocessors, studentContent, never } = terms;
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Terms</Trans>
      </h2>
      <dl className="terms">
        <dt>
          <Trans>With</Trans>
        </dt>
        <dd>
          {party.name}
          {url && <span className="quiet"> {url}</span>}
        </dd>
        {agreement.organization && (
          <>
            <dt>
              <Trans>Signed for</Trans>
            </dt>
            <dd>{agreement.organization.name}</dd>
          </>
        )}
        <dt>
          <Trans>Paper</Trans>
        </dt>
        <dd>
          {paper.url ? <a href={paper.url}>{paper.title}</a> : paper.title}
          {paper.sha256 && <code className="quiet">SHA-256 {paper.sha256}</code>}
        </dd>
        <dt>
          <Trans>Contact</Trans>
        </dt>
        <dd>
          {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </dd>
        <dt>
          <Trans>After the end</Trans>
        </dt>
        <dd>
          <Plural
            value={retention.daysAfterEnd}
            one="All is deleted within # day."
            other="All is deleted within # days."
          />{" "}
          {retention.deletionProof && <Trans>A proof of it is owed.</Trans>}
        </dd>
        <dt>
          <Trans>A breach is told</Trans>
        </dt>
        <dd>
          <Plural value={breachHours} one="within # hour" other="within # hours" />
        </dd>
        <dt>
          <Trans>Who else gets data</Trans>
        </dt>
        <dd>
          {subprocessors.length === 0 ? (
            <Trans>nobody</Trans>
          ) : (
            <ul>
              {subprocessors.map((each) => (
                <li key={each.name}>
                  {each.name}: {each.what}
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>
          <Trans>What learners make in it</Trans>
        </dt>
        <dd>{studentContent ? <Trans>stays theirs</Trans> : <Trans>they make nothing in it</Trans>}</dd>
        {never.length > 0 && (
          <>
            <dt>
              <Trans>Never</Trans>
            </dt>
            <dd>
              <ul>
                {never.map((each) => (
                  <li key={each}>{nevers[each]}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
