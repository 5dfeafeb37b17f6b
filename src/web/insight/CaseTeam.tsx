import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { CaseItem } from "../../insight/caseload.ts";
import { dateInWords } from "../../kernel/words.ts";
import { api, reasonOf } from "../api.ts";
import { spoken } from "../language.tsx";
import { installationQuery, sessionQuery } from "../queries.ts";
import { Field } from "../shell/Field.tsx";
import { caseloadQuery } from "./class-queries.ts";

interface Props {
  readonly item: CaseItem;
  readonly colleagues: readonly { readonly staffId: string; readonly name: string }[];
}

/** Who is on a case; and for who gives places: one more with a first day, or a last day for who leaves. */
export function CaseTeam({ item: { learnerId, caseId, team, learner }, colleagues }: Props) {
  const { t } = useLingui();
  const id = useId();
  const client = useQueryClient();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const [staffId, setStaffId] = useState("");
  const [day, setDay] = useState(installation.today);
  const [isNamed, setNamed] = useState(true);
  const [failed, setFailed] = useState<string>();
  const capacity = session?.hat?.capacity;
  const isNamedOne = team.some(({ isYou, readsRestricted, hasLeft }) => isYou && readsRestricted && !hasLeft);
  const gives = capacity === "leader" || capacity === "registrar" || isNamedOne;
  const free = colleagues.filter((each) => !team.some((one) => one.staffId === each.staffId && !one.hasLeft));
  const act = async (work: () => Promise<unknown>, said: string) => {
    setFailed(undefined);
    try {
      await work();
      announce(said, "polite");
      await client.invalidateQueries({ queryKey: caseloadQuery.queryKey });
    } catch (error) {
      setFailed(reasonOf(error));
    }
  };
  const path = `/learners/${learnerId}/cases/${caseId}/members`;
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (staffId === "") return setFailed(t`Choose who takes a place.`);
    const body = { readsRestricted: isNamed, startsOn: day };
    void act(() => api.send("PUT", `${path}/${staffId}`, body), t`The place is given`);
  };
  return (
    <details className="case-team">
      <summary>
        <Trans>
          Team:{" "}
          {team
            .filter(({ hasLeft }) => !hasLeft)
            .map(({ name }) => name)
            .join(", ")}
        </Trans>
      </summary>
      <ul role="list">
        {team.map((each) => (
          <li key={each.staffId}>
            {each.name}
            {each.readsRestricted && (
              <span className="quiet">
                {" · "}
                <Trans>reads restricted notes</Trans>
              </span>
            )}
            {each.endsOn ? (
              <span className="quiet">
                {" · "}
                <Trans>until {dateInWords(each.endsOn, spoken(), "medium")}</Trans>
              </span>
            ) : (
              gives && (
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    void act(
                      () => api.send("POST", `${path}/${each.staffId}/end`, { endsOn: day }),
                      t`The place ends on that day`,
                    )
                  }
                >
                  <Trans>End it on {dateInWords(day, spoken(), "medium")}</Trans>
                </button>
              )
            )}
          </li>
        ))}
      </ul>
      {gives && (
        <form onSubmit={give} aria-label={t`Hand over the case of ${learner}`}>
          {failed && (
            <p className="wrong" role="alert">
              {failed}
            </p>
          )}
          <Field id={`${id}-who`} label={<Trans>Give a place to</Trans>}>
            {(props) => (
              <select {...props} value={staffId} onChange={({ target }) => setStaffId(target.value)}>
                <option value="">{t`Choose`}</option>
                {free.map((each) => (
                  <option key={each.staffId} value={each.staffId}>
                    {each.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field id={`${id}-day`} label={<Trans>First day; or the last, for who leaves</Trans>}>
            {(props) => <input {...props} type="date" value={day} onChange={({ target }) => setDay(target.value)} />}
          </Field>
          <label className="check">
            <input type="checkbox" checked={isNamed} onChange={({ target }) => setNamed(target.checked)} />
            <span>
              <Trans>Reads the restricted notes of this case</Trans>
            </span>
          </label>
          <button type="submit" className="button dense">
            <Trans>Give the place</Trans>
          </button>
        </form>
      )}
    </details>
  );
}
