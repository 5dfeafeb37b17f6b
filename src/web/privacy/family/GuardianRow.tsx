import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { dateInWords, listing } from "../../../kernel/words.ts";
import { relationshipName } from "../../../record/relationship.ts";
import { api } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { installationQuery } from "../../queries.ts";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";
import { useCourtWords } from "./court-words.ts";
import type { CourtDocument, Guardianship } from "./queries.ts";
import { RightsForm } from "./RightsForm.tsx";

interface Props {
  readonly learnerId: string;
  readonly guardianship: Guardianship;
  readonly name: string;
  /** Names of the adults who share the household, and its contacts. */
  readonly together: readonly string[];
  /** Whether there is no other adult, so that households need no word. */
  readonly isAlone: boolean;
  readonly documents: readonly CourtDocument[];
  readonly act: Act;
}

/** One adult: the relation, its rights and dates, what a court said, and how it ends. */
export function GuardianRow({ learnerId, guardianship, name, together, isAlone, documents, act }: Props) {
  const { t } = useLingui();
  const words = useCourtWords();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const last = useId();
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const { id, relationship, mayRead, mayDecide, livesWith, isPrimary, startsOn, endsOn } = guardianship;
  const day = (date: string) => dateInWords(date, spoken(), "medium");
  const inForce = documents.filter(({ liftedAt }) => !liftedAt);
  const path = `/learners/${learnerId}/guardianships/${id}`;
  const end = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const date = String(new FormData(event.currentTarget).get("last"));
    const found = date ? [] : [{ field: last, words: t`Choose the last day of the relation.` }];
    setWrong(found);
    if (found.length > 0) return;
    void act(t`Saved. The relation of ${name} ends on ${day(date)}.`, () => api.send("PUT", path, { endsOn: date }));
  };
  return (
    <>
      <h3>{name}</h3>
      <p>
        {[
          relationshipName(relationship, spoken()),
          isPrimary && t`first to call`,
          together.length > 0 && t`in one household with ${listing(together, spoken())}`,
          together.length === 0 && !isAlone && t`in a household of their own`,
          livesWith && t`lives with the learner`,
          startsOn && t`since ${day(startsOn)}`,
          endsOn && t`until ${day(endsOn)}`,
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      <p>
        {!mayRead ? (
          <Trans>May not read or decide.</Trans>
        ) : mayDecide ? (
          <Trans>May read the record and decide who sees what.</Trans>
        ) : (
          <Trans>May read the record. Does not decide who sees what.</Trans>
        )}
      </p>
      {inForce.map(({ id: document, kind, effectiveOn }) => (
        <p key={document} className="notice">
          <Trans>
            A court said, from {day(effectiveOn)}: {words[kind].title}.
          </Trans>
        </p>
      ))}
      <div className="family-acts no-print">
        <details>
          <summary>
            <Trans>Change the rights of {name}</Trans>
          </summary>
          <RightsForm path={path} name={name} mayRead={mayRead} mayDecide={mayDecide} act={act} />
        </details>
        {!(endsOn && endsOn <= installation.today) && (
          <details>
            <summary>
              <Trans>End the relation of {name}</Trans>
            </summary>
            <form onSubmit={end} noValidate>
              <ErrorSummary wrong={wrong} />
              <Field
                id={last}
                label={<Trans>Last day</Trans>}
                hint={
                  <Trans>
                    After that day this adult sees nothing of this learner. What they chose stands until another
                    guardian chooses.
                  </Trans>
                }
                wrong={wrong[0]?.words}
              >
                {(props) => <input {...props} name="last" type="date" defaultValue={installation.today} />}
              </Field>
              <button type="submit" className="button dense">
                <Trans>End it on this day</Trans>
              </button>
            </form>
          </details>
        )}
      </div>
    </>
  );
}
