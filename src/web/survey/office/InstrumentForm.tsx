import "../../profile/write.css";
import "../../custom/custom.css";
import "../survey.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { signersQuery } from "../../agreements/queries.ts";
import { api, reasonOf } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import { useTitle } from "../../shell/title.ts";
import { type DraftedInstrument, draftedOf, instrumentOf, linesOf, newInstrument } from "./drafted.ts";
import { ItemRows } from "./ItemRows.tsx";
import { instrumentsQuery } from "./queries.ts";

const route = getRouteApi("/inside/instruments/$instrumentId");

/** A questionnaire of the registry: making one, or its next version. */
export function InstrumentForm() {
  const { t } = useLingui();
  const id = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { instrumentId } = route.useParams();
  const { data: instruments } = useSuspenseQuery(instrumentsQuery);
  const { data: organizations } = useSuspenseQuery(signersQuery);
  const before = instruments.find((each) => each.id === instrumentId);
  const [draft, setDraft] = useState<DraftedInstrument>(before ? draftedOf(before.definition) : newInstrument);
  const [organizationId, setOrganization] = useState(before?.organization.id ?? organizations[0]?.id ?? "");
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const heading = before ? t`Change a questionnaire` : t`Add a questionnaire`;
  useTitle(heading);
  const of = (part: string) => `${id}-${part}`;
  const wrongOf = (part: string) => wrong.find(({ field }) => field === of(part))?.words;
  const scales = linesOf(draft.scales).map((each) => each[spoken()]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const missing: Wrong[] = [
      ...(draft.titleEn || draft.titleEs ? [] : [{ field: of("titleEn"), words: t`Write what it is called.` }]),
      ...(draft.aboutEn || draft.aboutEs
        ? []
        : [{ field: of("aboutEn"), words: t`Write what it is for: families read it.` }]),
      ...(linesOf(draft.choices).length < 2 ? [{ field: of("choices"), words: t`Give at least two choices.` }] : []),
      ...(scales.length === 0 ? [{ field: of("scales"), words: t`Name at least one scale.` }] : []),
      ...draft.items.flatMap(({ en, es }, place) =>
        en || es ? [] : [{ field: `${id}-items-${place}-en`, words: t`Write question ${place + 1}.` }],
      ),
    ];
    setWrong(missing);
    if (missing.length > 0) return;
    const definition = instrumentOf(draft);
    try {
      if (before) await api.send("PUT", `/instruments/${before.id}`, { definition });
      else await api.send("POST", "/instruments", { organizationId, definition });
      await client.invalidateQueries({ queryKey: instrumentsQuery.queryKey });
      await navigate({ to: "/instruments" });
    } catch (error) {
      setWrong([{ field: of("titleEn"), words: reasonOf(error) }]);
    }
  };
  const text = (part: "titleEn" | "titleEs" | "aboutEn" | "aboutEs" | "publisher", label: string, most: number) => (
    <Field id={of(part)} label={label} wrong={wrongOf(part)}>
      {(props) => (
        <input
          {...props}
          maxLength={most}
          autoComplete="off"
          lang={part.endsWith("Es") ? "es" : "en"}
          value={draft[part]}
          onChange={({ target }) => setDraft({ ...draft, [part]: target.value })}
        />
      )}
    </Field>
  );
  const area = (part: "choices" | "scales", label: string, hint: string) => (
    <Field id={of(part)} label={label} hint={hint} wrong={wrongOf(part)}>
      {(props) => (
        <textarea
          {...props}
          rows={4}
          value={draft[part]}
          onChange={({ target }) => setDraft({ ...draft, [part]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="write custom-form" onSubmit={(event) => void save(event)} noValidate>
      <h1>{heading}</h1>
      <ErrorSummary wrong={wrong} />
      <section className="panel">
        <div className="custom-pair">
          {text("titleEn", t`What it is called, in English`, 80)}
          {text("titleEs", t`What it is called, in Spanish`, 80)}
          {text("aboutEn", t`What it is for, in English`, 500)}
          {text("aboutEs", t`What it is for, in Spanish`, 500)}
          {text("publisher", t`Who made it (may stay empty)`, 300)}
          {!before && (
            <Field id={of("organization")} label={t`For whom`}>
              {(props) => (
                <select {...props} value={organizationId} onChange={({ target }) => setOrganization(target.value)}>
                  {organizations.map((each) => (
                    <option key={each.id} value={each.id}>
                      {each.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </div>
        <div className="custom-pair">
          {area("choices", t`Choices, from the least to the most`, t`One on each line, English / Spanish.`)}
          {area("scales", t`Scales that it sums up to`, t`One on each line, English / Spanish.`)}
        </div>
      </section>
      <ItemRows
        id={`${id}-items`}
        items={draft.items}
        scales={scales}
        onChange={(items) => setDraft({ ...draft, items })}
      />
      <p className="write-acts">
        <button type="submit" className="button filled">
          <Trans>Save</Trans>
        </button>
        <Link className="button" to="/instruments">
          <Trans>Back</Trans>
        </Link>
      </p>
    </form>
  );
}
