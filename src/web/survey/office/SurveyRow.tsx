import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../../kernel/words.ts";
import type { SurveyView } from "../../../profile/instrument.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import type { Act } from "../../shell/use-acting.ts";

/** One launched questionnaire: for how many, how many families were told, how many answered once that tells of nobody. */
export function SurveyRow({ survey, act }: { survey: SurveyView; act: Act }) {
  const { t } = useLingui();
  const { id, title, organization, basis, opensOn, closesOn, learners, told, answered, isStopped } = survey;
  const [from, to] = [dateInWords(opensOn, spoken(), "medium"), dateInWords(closesOn, spoken(), "medium")];
  const asks = {
    none: t`Families were not asked`,
    notice: t`Families are told, and may say no`,
    consent: t`Each family must say yes`,
  }[basis];
  return (
    <li className="custom-row">
      <strong>{say(title)}</strong>{" "}
      <span className="quiet">
        {organization} · {from} – {to} · {asks}
      </span>
      <br />
      <Plural value={learners} one="For # learner." other="For # learners." />{" "}
      <Plural value={told} one="# family told." other="# families told." />{" "}
      {answered === undefined ? (
        <Trans>Fewer than 10 answered.</Trans>
      ) : (
        <Plural value={answered} one="# answered." other="# answered." />
      )}
      {isStopped ? (
        <p className="quiet">
          <Trans>Stopped.</Trans>
        </p>
      ) : (
        <p className="custom-row-acts">
          <button
            type="button"
            className="button dense"
            onClick={() => void act(t`Stopped. What was answered stays.`, () => api.send("DELETE", `/surveys/${id}`))}
          >
            <Trans>Stop it</Trans>
          </button>
        </p>
      )}
    </li>
  );
}
