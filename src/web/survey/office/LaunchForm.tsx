import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { addDays } from "../../../kernel/date.ts";
import { type Basis, type InstrumentView, noticeDays } from "../../../profile/instrument.ts";
import { signersQuery } from "../../agreements/queries.ts";
import { api } from "../../api.ts";
import { installationQuery } from "../../queries.ts";
import { Field } from "../../shell/Field.tsx";
import type { Act } from "../../shell/use-acting.ts";

const weeksOpen = 14;

/** Launching a questionnaire: for whom, who answers, what families are asked first, from when to when. */
export function LaunchForm({ instrument, act }: { instrument: InstrumentView; act: Act }) {
  const { t } = useLingui();
  const id = useId();
  const { data: organizations } = useSuspenseQuery(signersQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const first = addDays(installation.today, noticeDays);
  const [order, setOrder] = useState({
    ...{ organizationId: instrument.organization.id, ratedBy: "self" },
    basis: (instrument.areas.length > 0 ? "consent" : "notice") as Basis,
    ...{ opensOn: first, closesOn: addDays(first, weeksOpen) },
  });
  const change = (some: Partial<typeof order>) => setOrder({ ...order, ...some });
  const launch = () => api.send("POST", "/surveys", { ...order, instrumentId: instrument.id });
  return (
    <div className="custom-pair">
      <Field id={`${id}-organization`} label={t`Learners of`}>
        {(props) => (
          <select
            {...props}
            value={order.organizationId}
            onChange={({ target }) => change({ organizationId: target.value })}
          >
            {organizations.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`${id}-who`} label={t`Who answers`}>
        {(props) => (
          <select {...props} value={order.ratedBy} onChange={({ target }) => change({ ratedBy: target.value })}>
            <option value="self">{t`Each learner`}</option>
            <option value="teacher">{t`Teachers, about each learner`}</option>
          </select>
        )}
      </Field>
      <Field id={`${id}-basis`} label={t`What families are asked first`}>
        {(props) => (
          <select {...props} value={order.basis} onChange={({ target }) => change({ basis: target.value as Basis })}>
            <option value="consent">{t`Each family must say yes`}</option>
            <option value="notice">{t`They are told, and may say no`}</option>
            <option value="none">{t`Nothing`}</option>
          </select>
        )}
      </Field>
      <Field id={`${id}-opens`} label={t`First day`}>
        {(props) => (
          <input
            {...props}
            type="date"
            value={order.opensOn}
            onChange={({ target }) => change({ opensOn: target.value })}
          />
        )}
      </Field>
      <Field id={`${id}-closes`} label={t`Last day`}>
        {(props) => (
          <input
            {...props}
            type="date"
            value={order.closesOn}
            onChange={({ target }) => change({ closesOn: target.value })}
          />
        )}
      </Field>
      <p>
        <button
          type="button"
          className="button filled"
          onClick={() => void act(t`Launched. Families are told now.`, launch)}
        >
          <Trans>Launch it</Trans>
        </button>
      </p>
    </div>
  );
}
