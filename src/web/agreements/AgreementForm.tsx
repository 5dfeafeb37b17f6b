import "../server/office.css";
import "./agreements.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { type AgreementView, nevers } from "../../privacy/agreement.ts";
import { api, reasonOf } from "../api.ts";
import { installationQuery } from "../queries.ts";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { Field } from "../shell/Field.tsx";
import { useTitle } from "../shell/title.ts";
import { Checks } from "./Checks.tsx";
import { inLine, readTerms } from "./form-terms.ts";
import { agreementsQuery, appRequestsQuery, scheduledKindsQuery, signersQuery } from "./queries.ts";
import { ScheduleField } from "./ScheduleField.tsx";
import { useNeverWords } from "./words.ts";

const route = getRouteApi("/inside/agreements/new");

/** Writes an agreement down, from nothing, from what a teacher asks for, or in place of a draft. */
export function AgreementForm() {
  const { t } = useLingui();
  const id = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const promises = useNeverWords();
  const { request: requestId, agreement: agreementId } = route.useSearch();
  const { data: agreements } = useSuspenseQuery(agreementsQuery);
  const { data: requests } = useSuspenseQuery(appRequestsQuery);
  const { data: signers } = useSuspenseQuery(signersQuery);
  const { data: kinds } = useSuspenseQuery(scheduledKindsQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const draft = agreements.find((each) => each.id === agreementId);
  const asked = requests.find((each) => each.id === requestId);
  const terms = draft?.terms;
  const served = draft?.serves.organizations ?? [];
  const classes = draft ? draft.serves.classes : asked ? [asked.class] : [];
  useTitle(draft ? t`Change the draft` : t`New agreement`);

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readTerms(new FormData(event.currentTarget), kinds, terms);
    const missing: Wrong[] = [
      ...read.missing.map((name) => ({ field: `${id}-${name}`, words: t`Fill this in: ${labels[name] ?? name}` })),
      ...(read.terms.schedule.length === 0
        ? [{ field: `${id}-schedule`, words: t`Choose at least one kind of data.` }]
        : []),
      ...(read.terms.serves.classIds.length + read.terms.serves.organizationIds.length === 0
        ? [{ field: `${id}-serves`, words: t`Choose whose learners it serves.` }]
        : []),
    ];
    setWrong(missing);
    if (missing.length > 0) return;
    try {
      const saved = draft
        ? await api.send<AgreementView>("PUT", `/agreements/${draft.id}`, read.terms)
        : await api.send<AgreementView>("POST", "/agreements", read.terms);
      if (asked) await api.send("POST", `/app-requests/${asked.id}/agreement`, { agreementId: saved.id });
      await client.invalidateQueries({ queryKey: agreementsQuery.queryKey });
      await client.invalidateQueries({ queryKey: appRequestsQuery.queryKey });
      await navigate({ to: "/agreements/$agreementId", params: { agreementId: saved.id } });
    } catch (error) {
      setWrong([{ field: `${id}-name`, words: reasonOf(error) }]);
    }
  };
  const labels: Readonly<Record<string, string>> = {
    name: t`Name of the app`,
    party: t`Company or organization`,
    url: t`Web address (may stay empty)`,
    purposeEn: t`What it is for, in English, as families read it`,
    purposeEs: t`What it is for, in Spanish`,
    startsOn: t`First day`,
    endsOn: t`Last day`,
    days: t`Days after the end within which all is deleted`,
    breachHours: t`Hours within which a breach is told`,
    paper: t`Name of the signed paper`,
    paperUrl: t`Where the paper is (may stay empty)`,
    contact: t`Who answers for privacy there`,
    email: t`Their email address`,
    subprocessors: t`Who else gets data: one line each, name and what for, as in “Cloud Host: keeps the files”`,
  };
  const text = (name: string, value: string | number | undefined, type = "text") => (
    <Field
      key={name}
      id={`${id}-${name}`}
      label={labels[name]}
      wrong={wrong.find(({ field }) => field === `${id}-${name}`)?.words}
    >
      {(props) =>
        type === "lines" ? (
          <textarea {...props} name={name} rows={3} defaultValue={value} maxLength={2_000} />
        ) : (
          <input {...props} name={name} type={type} defaultValue={value} autoComplete="off" />
        )
      }
    </Field>
  );
  return (
    <div className="office-page">
      <header>
        <h1>{draft ? <Trans>Change the draft</Trans> : <Trans>New agreement</Trans>}</h1>
        <p className="lead">
          <Trans>Nothing opens before it is vetted and activated. A changed draft is vetted anew.</Trans>
        </p>
      </header>
      <form noValidate className="panel office-panel agreement-form" onSubmit={(event) => void save(event)}>
        <ErrorSummary wrong={wrong} />
        {text("name", terms?.name ?? asked?.name)}
        {text("party", terms?.party.name)}
        {text("url", terms?.url ?? asked?.url, "url")}
        {text("purposeEn", terms?.purpose.en ?? asked?.why, "lines")}
        {text("purposeEs", terms?.purpose.es, "lines")}
        <ScheduleField id={`${id}-schedule`} kinds={kinds} schedule={terms?.schedule ?? []} />
        <Checks
          id={`${id}-serves`}
          legend={t`Whose learners`}
          name="organization"
          choices={[...signers, ...served.filter(({ id: other }) => !signers.some((each) => each.id === other))]}
          chosen={served.map((each) => each.id)}
        />
        {classes.length > 0 && (
          <Checks
            id={`${id}-classes`}
            legend={t`Or only these classes`}
            name="class"
            choices={classes}
            chosen={classes.map((each) => each.id)}
          />
        )}
        <div className="two-up">
          {text("startsOn", terms?.startsOn ?? installation.today, "date")}
          {text("endsOn", terms?.endsOn, "date")}
        </div>
        <div className="two-up">
          {text("days", terms?.retention.daysAfterEnd ?? 60, "number")}
          {text("breachHours", terms?.breachHours ?? 72, "number")}
        </div>
        <label className="check">
          <input type="checkbox" name="proof" defaultChecked={terms?.retention.deletionProof ?? true} />
          <span>
            <Trans>A proof of deletion is owed</Trans>
          </span>
        </label>
        <label className="check">
          <input type="checkbox" name="studentContent" defaultChecked={terms?.studentContent ?? false} />
          <span>
            <Trans>Learners make something in it that is theirs</Trans>
          </span>
        </label>
        {text("paper", terms?.document.title)}
        {text("paperUrl", terms?.document.url, "url")}
        {text("contact", terms?.contact.name)}
        {text("email", terms?.contact.email, "email")}
        {text("subprocessors", terms?.subprocessors.map(inLine).join("\n"), "lines")}
        <Checks
          id={`${id}-never`}
          legend={t`What it promises`}
          name="never"
          choices={nevers.map((each) => ({ id: each, name: promises[each] }))}
          chosen={terms?.never ?? ["sale", "advertising", "profiling"]}
        />
        <button type="submit" className="button filled">
          <Trans>Save the draft</Trans>
        </button>
      </form>
    </div>
  );
}
