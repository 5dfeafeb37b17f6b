import { Trans, useLingui } from "@lingui/react/macro";
import { Check, X } from "lucide-react";
import type { LinkCandidate, LinkEvidence, LinkReason } from "../../exchange/link-case.ts";
import { dateInWords, isLanguage } from "../../kernel/words.ts";

const joined = (lines: readonly string[]) => (lines.length > 0 ? lines.join(", ") : "–");

/** Two people beside each other, line by line, with what agrees and what differs. */
export function Compared({ evidence, candidate }: { evidence: LinkEvidence; candidate?: LinkCandidate }) {
  const { t, i18n } = useLingui();
  const language = isLanguage(i18n.locale) ? i18n.locale : "en";
  const day = (date?: string) => (date === undefined ? "–" : dateInWords(date, language));
  const lines: readonly [word: string, say: (of: LinkEvidence) => string, reason?: LinkReason][] = [
    [t`Name`, (of) => of.name ?? "–", "name"],
    [t`Legal name`, (of) => of.legalName ?? of.name ?? "–"],
    [t`Born`, (of) => day(of.bornOn), "birth-date"],
    [t`Numbers`, (of) => joined(of.identifiers.map(({ system, value }) => `${value} (${system})`)), "identifier"],
    [t`Schools`, (of) => joined(of.schools)],
    [t`Guardians`, (of) => joined(of.guardians)],
    [t`Told by`, (of) => joined(of.sources)],
  ];
  const other = candidate?.evidence;
  return (
    <table className="compared">
      <thead>
        <tr>
          <td />
          <th scope="col">
            <Trans>In the question</Trans>
          </th>
          {other && <th scope="col">{other.name}</th>}
        </tr>
      </thead>
      <tbody>
        {lines
          .filter(([, say]) => say(evidence) !== "–" || (other && say(other) !== "–"))
          .map(([word, say, reason]) => (
            <tr key={word}>
              <th scope="row">
                {word} {reason && candidate && <Weight reason={reason} candidate={candidate} />}
              </th>
              <td>{say(evidence)}</td>
              {other && <td>{say(other)}</td>}
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** Whether a line agrees: in a word, not by color alone. */
function Weight({ reason, candidate: { agrees, differs } }: { reason: LinkReason; candidate: LinkCandidate }) {
  if (agrees.includes(reason))
    return (
      <span className="compared-same">
        <Check size={14} aria-hidden />
        <Trans>alike</Trans>
      </span>
    );
  if (!differs.includes(reason)) return null;
  return (
    <span className="compared-other">
      <X size={14} aria-hidden />
      <Trans>differs</Trans>
    </span>
  );
}
