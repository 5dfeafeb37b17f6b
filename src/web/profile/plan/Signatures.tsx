import { Trans, useLingui } from "@lingui/react/macro";
import { PenLine } from "lucide-react";
import { useId } from "react";
import { dateInWords } from "../../../kernel/words.ts";
import { planSignature } from "../../../profile/learning-plan.ts";
import { api } from "../../api.ts";
import { dateOf, itemsOf, type View } from "../../entry/open.ts";
import { useWho } from "../../entry/Said.tsx";
import { spoken } from "../../language.tsx";
import { useActing } from "../../shell/use-acting.ts";

interface Props {
  readonly view: View;
  readonly topic: string;
  /** The entry that is the plan as it stands: a signature of an earlier one does not hold. */
  readonly versionId: string;
}

/** Who stands behind this version of the plan; who signed an earlier one is asked again. */
export function Signatures({ view, topic, versionId }: Props) {
  const { t } = useLingui();
  const id = useId();
  const who = useWho(view);
  const { told, act } = useActing([["learner", view.learner.id]]);
  const all = itemsOf(view, planSignature).filter(({ body }) => body.aboutId === topic);
  const holding = all.filter(({ body }) => body.versionId === versionId);
  const signed = new Set(holding.map(({ entry }) => entry.provenance.author.id));
  const again = all.filter(
    ({ entry }, place) =>
      !signed.has(entry.provenance.author.id) &&
      all.findIndex((each) => each.entry.provenance.author.id === entry.provenance.author.id) === place,
  );
  const maySign = view.learner.mayContribute.includes("plan-signature") && !signed.has(view.me);
  const sign = () =>
    act(t`Signed.`, () =>
      api.send("POST", `/learners/${view.learner.id}/entries`, {
        kind: "plan-signature",
        body: { aboutId: topic, versionId },
        observedOn: view.today,
      }),
    );
  const day = (date: string) => dateInWords(date, spoken());
  return (
    <section className="panel goal-section" aria-labelledby={id}>
      <h2 id={id}>
        <Trans>Signed by</Trans>
      </h2>
      {told && <p className={`notice ${told.isWrong ? "error" : "saved"}`}>{told.words}</p>}
      <ul>
        {holding.map(({ entry }) => (
          <li key={entry.id}>
            {who(entry.provenance.author)}, {day(dateOf(entry))}
          </li>
        ))}
        {again.map(({ entry }) => (
          <li key={entry.id} className="quiet">
            <Trans>{who(entry.provenance.author)} signed an earlier version and has not signed this one yet.</Trans>
          </li>
        ))}
      </ul>
      {all.length === 0 && (
        <p className="quiet">
          <Trans>Nobody has signed yet. A new version asks everybody again.</Trans>
        </p>
      )}
      {maySign && (
        <button type="button" className="button no-print" onClick={() => void sign()}>
          <PenLine size={18} aria-hidden /> <Trans>Sign this plan</Trans>
        </button>
      )}
    </section>
  );
}
