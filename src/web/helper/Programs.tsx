import "../server/office.css";
import "./helper.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type FormEvent, useId } from "react";
import { addDays } from "../../kernel/date.ts";
import { helperDays } from "../../privacy/program.ts";
import { api } from "../api.ts";
import { installationQuery } from "../queries.ts";
import { Field } from "../shell/Field.tsx";
import { useTitle } from "../shell/title.ts";
import { type Act, useActing } from "../shell/use-acting.ts";
import { ProgramCard } from "./ProgramCard.tsx";
import { programsQuery } from "./queries.ts";
import { ToldLine } from "./ToldLine.tsx";

/** After-school programs, mentors and tutors of a district: looking over, letting people in, ending. */
export function Programs() {
  const { t } = useLingui();
  useTitle(t`After-school programs`);
  const { data: programs } = useSuspenseQuery(programsQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { told, act } = useActing([["programs"]]);
  return (
    <div className="helper-page">
      <p className="no-print">
        <Link to="/agreements" className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>Agreements</Trans>
        </Link>
      </p>
      <header>
        <h1>
          <Trans>After-school programs</Trans>
        </h1>
        <p className="lead">
          <Trans>
            A program is looked over here and given its people. Which learners it sees is each family's to say; you do
            not see who they are.
          </Trans>
        </p>
      </header>
      <ToldLine told={told} />
      {programs.map((each) => (
        <ProgramCard key={each.id} program={each} act={act} />
      ))}
      <section className="panel helper-card">
        <h2>
          <Trans>Write a program down</Trans>
        </h2>
        <NewProgram today={installation.today} act={act} />
      </section>
    </div>
  );
}

function NewProgram({ today, act }: { today: string; act: Act }) {
  const { t } = useLingui();
  const ids = {
    name: useId(),
    organization: useId(),
    contact: useId(),
    purpose: useId(),
    startsOn: useId(),
    endsOn: useId(),
  };
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const terms = Object.fromEntries(new FormData(form));
    if (await act(t`Saved. Look it over next.`, () => api.send("POST", "/programs", terms))) form.reset();
  };
  return (
    <form onSubmit={(event) => void add(event)}>
      <Field id={ids.name} label={<Trans>Name of the program</Trans>}>
        {(field) => <input {...field} name="name" required maxLength={120} />}
      </Field>
      <Field id={ids.organization} label={<Trans>Who runs it</Trans>}>
        {(field) => <input {...field} name="organization" required maxLength={120} />}
      </Field>
      <Field id={ids.contact} label={<Trans>How to reach them</Trans>}>
        {(field) => <input {...field} name="contact" required minLength={3} maxLength={254} />}
      </Field>
      <Field id={ids.purpose} label={<Trans>What it is for</Trans>} hint={<Trans>Families read this.</Trans>}>
        {(field) => <textarea {...field} name="purpose" required maxLength={500} />}
      </Field>
      <div className="helper-dates">
        <Field id={ids.startsOn} label={<Trans>From</Trans>}>
          {(field) => <input {...field} name="startsOn" type="date" required defaultValue={today} />}
        </Field>
        <Field id={ids.endsOn} label={<Trans>To</Trans>}>
          {(field) => <input {...field} name="endsOn" type="date" required defaultValue={addDays(today, helperDays)} />}
        </Field>
      </div>
      <button type="submit" className="button filled">
        <Trans>Write it down</Trans>
      </button>
    </form>
  );
}
