import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Check, CircleAlert, CircleDashed } from "lucide-react";
import { dateInWords } from "../../kernel/words.ts";
import type { AgreementView } from "../../privacy/agreement.ts";
import { checkKeys, type VettingCheck, vettingChecks } from "../../privacy/vetting.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { dayOf } from "../server/moment.ts";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly agreement: AgreementView;
  readonly act: Act;
}

/** What is looked at before anything opens: each signed by name and date. Afterwards it is read only. */
export function Vetting({ agreement, act }: Props) {
  const { t } = useLingui();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { id, state, vetting, startsOn } = agreement;
  const isOpen = state === "draft" || state === "vetting";
  const signed = new Map(vetting.map((each) => [each.check, each]));
  const sign = (check: VettingCheck, passed: boolean) =>
    act(
      passed
        ? t`Saved. Passed: ${say(vettingChecks[check].title)}`
        : t`Saved. Not passed: ${say(vettingChecks[check].title)}`,
      () => api.send("PUT", `/agreements/${id}/vetting/${check}`, { passed }),
    );
  const passed = vetting.filter((each) => each.passed).length;
  return (
    <section className="panel office-panel">
      <h2>
        <Trans>
          Vetting: {passed} of {checkKeys.length}
        </Trans>
      </h2>
      <ul role="list" className="vetting">
        {checkKeys.map((check) => {
          const { title, why } = vettingChecks[check];
          const look = signed.get(check);
          const Icon = look ? (look.passed ? Check : CircleAlert) : CircleDashed;
          return (
            <li key={check} data-passed={look?.passed}>
              <Icon size={20} aria-hidden />
              <div>
                <strong>{say(title)}</strong>
                <p className="quiet">{say(why)}</p>
                {look && (
                  <p>
                    {look.passed ? (
                      <Trans>
                        Passed by {look.by}, {dayOf(look.at)}
                      </Trans>
                    ) : (
                      <Trans>
                        Not passed, {look.by}, {dayOf(look.at)}
                      </Trans>
                    )}
                    {look.note && `. ${look.note}`}
                  </p>
                )}
              </div>
              {isOpen && (
                <p className="ending-acts no-print">
                  {!look?.passed && (
                    <button
                      type="button"
                      className="button dense"
                      aria-label={t`Passed: ${say(title)}`}
                      onClick={() => void sign(check, true)}
                    >
                      <Trans>Passed</Trans>
                    </button>
                  )}
                  {look?.passed !== false && (
                    <button
                      type="button"
                      className="button dense"
                      aria-label={t`Not passed: ${say(title)}`}
                      onClick={() => void sign(check, false)}
                    >
                      <Trans>Not passed</Trans>
                    </button>
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {isOpen && startsOn && (
        <p>
          {startsOn > installation.today ? (
            <Trans>
              Families are told when it is activated, before it reads anything on {dateInWords(startsOn, spoken())}.
            </Trans>
          ) : (
            <Trans>
              Families are told when it is activated, and it reads from then on. With a later first day they could read
              about it first.
            </Trans>
          )}
        </p>
      )}
      {isOpen && (
        <p className="no-print">
          <button
            type="button"
            className="button filled"
            aria-disabled={passed < checkKeys.length}
            onClick={() =>
              void act(t`Saved. ${agreement.name} is active.`, () => api.send("POST", `/agreements/${id}/activate`))
            }
          >
            <Trans>Activate the agreement</Trans>
          </button>
        </p>
      )}
    </section>
  );
}
