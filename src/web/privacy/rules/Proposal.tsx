import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../../kernel/words.ts";
import type { PackVersionView } from "../../../privacy/pack-version.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { partWords } from "../part-words.ts";
import { useRuleWords } from "./rule-words.ts";

/** A proposal with what it changes, in words, and whose turn it is. */
export function Proposal({ version, isBoth, act }: { version: PackVersionView; isBoth: boolean; act: Act }) {
  const { t } = useLingui();
  const words = useRuleWords();
  const { id, note, differences, bothSign, isYours, proposedAt, proposedBy } = version;
  const path = `/pack/versions/${id}`;
  const on = dateInWords(proposedAt, spoken());
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Proposed: not in force yet</Trans>
      </h2>
      <p>{note}</p>
      <p className="quiet">{[proposedBy, on].filter(Boolean).join(", ")}</p>
      {bothSign !== isBoth && (
        <p>
          {bothSign ? (
            <Trans>From then on sensitive parts need the yes of both guardians.</Trans>
          ) : (
            <Trans>From then on the yes of one guardian is enough for sensitive parts too.</Trans>
          )}
        </p>
      )}
      {differences.length === 0 && bothSign === isBoth ? (
        <p>
          <Trans>It changes nothing against the rules in force.</Trans>
        </p>
      ) : (
        <ul>
          {differences.map(({ policy, audience, slice, from, to, families }) => {
            const [who, part] = [words.policy(policy, audience), say(partWords[slice])];
            const [was, will] = [words.says(from), words.says(to)];
            return (
              <li key={`${policy} ${slice}`}>
                <Trans>
                  <strong>{who}</strong>, {part}: {was} becomes {will}.
                </Trans>{" "}
                <span className="quiet">
                  {families === undefined ? (
                    <Trans>Fewer than 10 families have chosen about this for them.</Trans>
                  ) : (
                    <Plural
                      value={families}
                      one="# family has chosen about this for them."
                      other="# families have chosen about this for them."
                    />
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <p className="ending-acts">
        {isYours ? (
          <span>
            <Trans>You proposed it, so another administrator puts it in force.</Trans>
          </span>
        ) : (
          <button
            type="button"
            className="button filled"
            onClick={() =>
              void act(t`In force. The rights of everybody are made anew now.`, () =>
                api.send("POST", `${path}/activate`),
              )
            }
          >
            <Trans>Put it in force</Trans>
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() => void act(t`The proposal is taken back.`, () => api.send("DELETE", path))}
        >
          <Trans>Take it back</Trans>
        </button>
      </p>
    </section>
  );
}
