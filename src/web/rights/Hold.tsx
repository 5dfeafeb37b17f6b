import "../entry/correction/correction.css";
import "../server/office.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { spoken } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";
import { holdQuery } from "./queries.ts";
import { WordsForm } from "./WordsForm.tsx";

/** For a registrar: nothing of this learner is destroyed while a hold stands. */
export function Hold({ learnerId, act }: { learnerId: string; act: Act }) {
  const { t } = useLingui();
  const { data: hold, refetch } = useQuery(holdQuery(learnerId));
  const put = (said: string, reason?: string) =>
    act(said, async () => {
      await api.send("PUT", `/learners/${learnerId}/legal-hold`, { ...(reason && { reason }) });
      await refetch();
    });
  const since = hold && dateInWords(hold.setAt, spoken(), "medium");
  return (
    <section className="panel office-panel no-print request">
      <h2>
        <Trans>Hold against destruction</Trans>
      </h2>
      {hold ? (
        <>
          <p>
            <Trans>
              Held since {since}: {hold.reason}
            </Trans>
          </p>
          <button type="button" className="button dense" onClick={() => void put(t`Lifted. The schedule holds again.`)}>
            <Trans>Lift the hold</Trans>
          </button>
        </>
      ) : (
        <WordsForm
          title={t`Hold this record`}
          lead={t`For a lawsuit, an investigation or an audit: nothing of it is destroyed until the hold is lifted.`}
          label={t`Why`}
          button={t`Hold it`}
          isNeeded
          onSend={(reason) => put(t`Held. Nothing of it is destroyed.`, reason)}
        />
      )}
    </section>
  );
}
