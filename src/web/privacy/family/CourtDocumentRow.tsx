import { Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../../kernel/words.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { Papers } from "../safety/Papers.tsx";
import { useCourtWords } from "./court-words.ts";
import type { CourtDocument } from "./queries.ts";

interface Props {
  readonly learnerId: string;
  readonly document: CourtDocument;
  readonly name: string | undefined;
  readonly act: Act;
}

/** One court document: what it says, what follows, who has yet to act. */
export function CourtDocumentRow({ learnerId, document, name, act }: Props) {
  const { t } = useLingui();
  const words = useCourtWords();
  const { id, kind, effectiveOn, reviewOn, note, enteredByYou, confirmedAt, liftAskedAt, liftAskedByYou, liftedAt } =
    document;
  const day = (date: string) => dateInWords(date, spoken(), "medium");
  const who = name ?? t`Adult without a name here`;
  const settle = (how: "confirm" | "lift") =>
    act(
      how === "confirm"
        ? t`Saved. The document is confirmed.`
        : confirmedAt && !liftAskedAt
          ? t`Saved. It holds until another person of the office lifts it.`
          : t`Saved. The document is lifted, at once.`,
      () => api.send("POST", `/learners/${learnerId}/court-documents/${id}/${how}`),
    );
  // Confirmed by two, lifted by two; before that, whoever did not enter it may lift it.
  const mayLift = confirmedAt ? !liftAskedByYou : !enteredByYou;
  return (
    <>
      <h3>
        {who}: {words[kind].title}
      </h3>
      <p>{liftedAt ? <Trans>Lifted on {day(liftedAt)}. It holds no more.</Trans> : words[kind].effect}</p>
      <p className="quiet">
        {[
          t`From ${day(effectiveOn)}`,
          reviewOn && t`review on ${day(reviewOn)}`,
          confirmedAt ? t`confirmed on ${day(confirmedAt)}` : t`not confirmed yet`,
        ]
          .filter(Boolean)
          .join(", ")}
        . {note}
      </p>
      <Papers learnerId={learnerId} about={id} act={act} />
      {!liftedAt && enteredByYou && !confirmedAt && (
        <p>
          <Trans>You entered it, so somebody else of the office confirms and lifts it.</Trans>
        </p>
      )}
      {!liftedAt && liftAskedAt && (
        <p>
          <Trans>On {day(liftAskedAt)} somebody asked to lift it. It holds until another person does.</Trans>
        </p>
      )}
      {!liftedAt && mayLift && (
        <div className="family-acts no-print">
          {!confirmedAt && (
            <button type="button" className="button dense" onClick={() => void settle("confirm")}>
              <Trans>Confirm: I have read the paper</Trans>
            </button>
          )}
          <button type="button" className="button dense" onClick={() => void settle("lift")}>
            {confirmedAt && !liftAskedAt ? <Trans>Ask to lift it</Trans> : <Trans>Lift it</Trans>}
            <span className="visually-hidden">{who}</span>
          </button>
        </div>
      )}
    </>
  );
}
