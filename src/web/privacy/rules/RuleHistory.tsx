import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../../kernel/words.ts";
import type { PackVersionView } from "../../../privacy/pack-version.ts";
import { spoken } from "../../language.tsx";

interface Props {
  readonly versions: readonly PackVersionView[];
  readonly onReturn: (version: PackVersionView) => void;
}

/** What held before, and the way back: an earlier version is proposed anew. */
export function RuleHistory({ versions, onReturn }: Props) {
  const { t } = useLingui();
  const words = {
    "in-force": t`In force`,
    replaced: t`Replaced`,
    withdrawn: t`Taken back`,
    proposed: t`Proposed`,
  };
  const past = versions.filter(({ state }) => state !== "proposed");
  if (past.length === 0) return null;
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Versions</Trans>
      </h2>
      <ul role="list" className="rules-history">
        {past.map((version) => {
          const { id, number, state, note, changes, activatedAt, activatedBy, proposedAt, proposedBy } = version;
          const on = dateInWords(activatedAt ?? proposedAt, spoken());
          return (
            <li key={id}>
              <strong>
                {number}. {words[state]}
              </strong>
              <span>{note}</span>
              <span className="quiet">
                {[on, [proposedBy, activatedBy].filter(Boolean).join(", ")].filter(Boolean).join(": ")}
              </span>
              <span className="quiet">
                {changes.length === 0 ? (
                  <Trans>As shipped</Trans>
                ) : (
                  <Plural
                    value={changes.length}
                    one="# part otherwise than shipped"
                    other="# parts otherwise than shipped"
                  />
                )}
              </span>
              {state === "replaced" && (
                <button type="button" className="link" onClick={() => onReturn(version)}>
                  <Trans>Propose this one again</Trans>
                  <span className="visually-hidden"> {number}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
