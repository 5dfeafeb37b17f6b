import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { categories, categoryWords } from "../../../privacy/category.ts";
import { exceptionBases, exceptionTerms } from "../../../privacy/exception.ts";
import { api } from "../../api.ts";
import { coverQuery } from "../../entry/learner-queries.ts";
import { say } from "../../language.tsx";
import { sessionQuery } from "../../queries.ts";
import { Field } from "../../shell/Field.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { useBasisWords } from "./basis-words.ts";
import { DependentParent } from "./DependentParent.tsx";

const route = getRouteApi("/inside/learners/$learnerId/exception");

/** Asking for access by an exception: first on what basis, then the form that this basis asks for, and no other. */
export function ExceptionForm() {
  const { t } = useLingui();
  const { learnerId } = route.useParams();
  const { basis } = route.useSearch();
  const navigate = useNavigate();
  const words = useBasisWords();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: cover } = useSuspenseQuery(coverQuery(learnerId));
  const { told, act } = useActing([["exceptions"], ["waiting"]]);
  const [isSealed, setSealed] = useState(false);
  const ids = { reason: useId(), reference: useId(), ends: useId(), hours: useId(), until: useId(), why: useId() };
  const name = cover.name ?? t`A learner`;
  useTitle(t`Special access: ${name}`);
  const capacity = session?.hat?.capacity;
  const open = exceptionBases.filter((each) => capacity && exceptionTerms[each].mayAsk.includes(capacity));
  const back = (
    <p className="no-print">
      <Link to="/learners/$learnerId" params={{ learnerId }} className="link">
        <ChevronLeft size={18} aria-hidden className="turn" />
        {name}
      </Link>
    </p>
  );
  if (!basis) {
    return (
      <div className="safety">
        <header>
          {back}
          <h1>
            <Trans>Special access to the record of {name}</Trans>
          </h1>
          <p className="lead">
            <Trans>On what does it rest?</Trans>
          </p>
        </header>
        {open.map((each) => (
          <section key={each} className="panel safety-card">
            <h2>
              <Link
                to="/learners/$learnerId/exception"
                params={{ learnerId }}
                search={{ basis: each }}
                className="link"
              >
                {words[each].title}
              </Link>
            </h2>
            <p>{words[each].rule}</p>
          </section>
        ))}
      </div>
    );
  }
  const terms = exceptionTerms[basis];
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (field: string) => String(given.get(field) ?? "").trim();
    const chosen = categories.filter((each) => given.getAll("categories").includes(each));
    const body = {
      basis,
      reason: text("reason"),
      ...(text("reference") && { reference: text("reference") }),
      ...(chosen.length > 0 && { categories: chosen }),
      ...(text("endsOn") && { endsOn: text("endsOn") }),
      ...(text("hours") && { hours: Number(text("hours")) }),
      ...(text("guardianId") && { guardianId: text("guardianId") }),
      ...(isSealed && { sealedUntil: text("sealedUntil"), sealReason: text("sealReason") }),
    };
    if (await act(t`Saved.`, () => api.send("POST", `/learners/${learnerId}/exceptions`, body)))
      void navigate({ to: "/exceptions" });
  };
  return (
    <div className="safety">
      <header>
        {back}
        <h1>{words[basis].title}</h1>
        <p className="lead">{words[basis].rule}</p>
      </header>
      {told?.isWrong && <p className="notice error">{told.words}</p>}
      <form className="panel safety-card safety-form" onSubmit={(event) => void submit(event)}>
        {basis === "dependent" && <DependentParent learnerId={learnerId} />}
        <Field id={ids.reason} label={words[basis].reason} hint={<Trans>The family will read it.</Trans>}>
          {(props) => <textarea {...props} name="reason" rows={3} required minLength={20} maxLength={2_000} />}
        </Field>
        <Field id={ids.reference} label={words[basis].reference}>
          {(props) => <input {...props} name="reference" required={terms.needsReference} maxLength={500} />}
        </Field>
        {terms.hours && (
          <Field id={ids.hours} label={<Trans>Hours (72 at most)</Trans>}>
            {(props) => <input {...props} name="hours" type="number" min={1} max={terms.hours} defaultValue={24} />}
          </Field>
        )}
        {terms.days && (
          <Field id={ids.ends} label={<Trans>Last day</Trans>}>
            {(props) => <input {...props} name="endsOn" type="date" required />}
          </Field>
        )}
        {basis !== "dependent" && (
          <fieldset className="safety-columns">
            <legend>
              {terms.needsCategories ? (
                <Trans>What it is about: as little as will do</Trans>
              ) : (
                <Trans>What it is about (nothing chosen: all that this basis opens)</Trans>
              )}
            </legend>
            {categories.map((each) => (
              <label key={each} className="check">
                <input type="checkbox" name="categories" value={each} />
                <span>{say(categoryWords[each].title)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {terms.maySeal && (
          <fieldset>
            <legend>
              <Trans>Telling the family</Trans>
            </legend>
            <label className="check">
              <input type="radio" name="tell" checked={!isSealed} onChange={() => setSealed(false)} />
              <span>
                <Trans>The family is told</Trans>
              </span>
            </label>
            <label className="check">
              <input type="radio" name="tell" checked={isSealed} onChange={() => setSealed(true)} />
              <span>
                <Trans>The law or the learner's safety forbids it for now</Trans>
              </span>
            </label>
          </fieldset>
        )}
        {isSealed && (
          <>
            <Field
              id={ids.until}
              label={<Trans>Not told until</Trans>}
              hint={<Trans>180 days at most. Then it is told by itself.</Trans>}
            >
              {(props) => <input {...props} name="sealedUntil" type="date" required />}
            </Field>
            <Field id={ids.why} label={<Trans>Why not</Trans>}>
              {(props) => <input {...props} name="sealReason" required maxLength={500} />}
            </Field>
          </>
        )}
        <button type="submit" className="button filled">
          {terms.hours ? <Trans>Open it now</Trans> : <Trans>Ask a second person</Trans>}
        </button>
      </form>
    </div>
  );
}
