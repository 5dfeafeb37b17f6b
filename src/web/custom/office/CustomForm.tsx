import "../../profile/write.css";
import "../../server/office.css";
import "../custom.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { type Capacity, capacityWords } from "../../../identity/capacity.ts";
import type { Slice } from "../../../privacy/category.ts";
import type { CustomDefinition } from "../../../profile/custom-element.ts";
import { signersQuery } from "../../agreements/queries.ts";
import { api, reasonOf } from "../../api.ts";
import { say } from "../../language.tsx";
import { takeOwnKinds } from "../../own-kinds.ts";
import { partWords } from "../../privacy/part-words.ts";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Field } from "../../shell/Field.tsx";
import { NotHere } from "../../shell/NotHere.tsx";
import { useTitle } from "../../shell/title.ts";
import { type DraftedField, draftedOf, fieldsOf, newField } from "./drafted.ts";
import { FieldRows } from "./FieldRows.tsx";
import { customElementsQuery, type KeptElement, placesQuery } from "./queries.ts";

const route = getRouteApi("/inside/custom-elements/$kind");

/** Making or changing an own element. */
export function CustomForm() {
  const { kind } = route.useParams();
  const { data } = useSuspenseQuery(customElementsQuery);
  const element = data.find((each) => each.kind === kind && each.keeps);
  return kind === "new" || element ? <ElementForm element={element} /> : <NotHere />;
}

function ElementForm({ element }: { element: KeptElement | undefined }) {
  const { t } = useLingui();
  const id = useId();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: organizations } = useSuspenseQuery(signersQuery);
  const { data: places } = useSuspenseQuery(placesQuery);
  const before = element?.definition;
  const [words, setWords] = useState({ ...spread(before), keepYears: String(before?.keepYears ?? "") });
  const [organizationId, setOrganization] = useState(element?.organization.id ?? organizations[0]?.id ?? "");
  const [slice, setSlice] = useState<Slice>(before?.slice ?? "pathway");
  const [writers, setWriters] = useState<readonly Capacity[]>(before?.writers ?? []);
  const [fields, setFields] = useState<readonly DraftedField[]>(before ? draftedOf(before.fields) : [newField]);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const heading = element ? t`Change an element` : t`Add an element`;
  useTitle(heading);
  const offered = places.find((each) => each.slice === slice)?.writers ?? [];
  const chosen = writers.filter((each) => offered.includes(each));
  const of = (part: string) => `${id}-${part}`;
  const wrongOf = (part: string) => wrong.find(({ field }) => field === of(part))?.words;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const years = Number(words.keepYears);
    const missing: Wrong[] = [
      ...(words.titleEn || words.titleEs ? [] : [{ field: of("titleEn"), words: t`Write what it is called.` }]),
      ...(words.whyEn || words.whyEs
        ? []
        : [{ field: of("whyEn"), words: t`Write why it is asked: families read it.` }]),
      ...(chosen.length > 0 ? [] : [{ field: of("writers"), words: t`Choose who writes it.` }]),
      ...(words.keepYears === "" || (Number.isInteger(years) && years > 0)
        ? []
        : [{ field: of("keep"), words: t`Write the years as a number, or leave it empty.` }]),
      ...fields.flatMap((field, place) =>
        field.en || field.es
          ? []
          : [{ field: `${id}-fields-${place}-en`, words: t`Write what field ${place + 1} is called.` }],
      ),
    ];
    setWrong(missing);
    if (missing.length > 0) return;
    const both = (en: string, es: string) => ({ en: (en || es).trim(), es: (es || en).trim() });
    const definition: CustomDefinition = {
      title: both(words.titleEn, words.titleEs),
      why: both(words.whyEn, words.whyEs),
      slice,
      writers: [...chosen],
      ...(words.keepYears !== "" && { keepYears: years }),
      fields: fieldsOf(fields),
    };
    try {
      if (element) await api.send("PUT", `/custom-elements/${element.kind}`, { state: "active", definition });
      else await api.send("POST", "/custom-elements", { organizationId, definition });
      await takeOwnKinds(await client.fetchQuery({ ...customElementsQuery, staleTime: 0 }));
      await navigate({ to: "/custom-elements" });
    } catch (error) {
      setWrong([{ field: of("titleEn"), words: reasonOf(error) }]);
    }
  };

  const text = (part: "titleEn" | "titleEs" | "whyEn" | "whyEs", label: string, most: number) => (
    <Field id={of(part)} label={label} wrong={wrongOf(part)}>
      {(props) => (
        <input
          {...props}
          maxLength={most}
          autoComplete="off"
          lang={part.endsWith("Es") ? "es" : "en"}
          value={words[part]}
          onChange={({ target }) => setWords({ ...words, [part]: target.value })}
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
          {text("titleEn", t`What it is called, in English`, 60)}
          {text("titleEs", t`What it is called, in Spanish`, 60)}
          {text("whyEn", t`Why it is asked, in English`, 300)}
          {text("whyEs", t`Why it is asked, in Spanish`, 300)}
        </div>
        <div className="custom-pair">
          {!element && (
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
          <Field
            id={of("slice")}
            label={t`Part of the record`}
            hint={t`Who reads it follows from this, and from what each family chose for that part.`}
          >
            {(props) => (
              <select
                {...props}
                disabled={element !== undefined}
                value={slice}
                onChange={({ target }) => setSlice(target.value as Slice)} // of the list
              >
                {places.map((each) => (
                  <option key={each.slice} value={each.slice}>
                    {say(partWords[each.slice])}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field
            id={of("keep")}
            label={t`Kept for how many years after leaving`}
            hint={t`Empty: as long as the record.`}
            wrong={wrongOf("keep")}
          >
            {(props) => (
              <input
                {...props}
                inputMode="numeric"
                maxLength={2}
                value={words.keepYears}
                onChange={({ target }) => setWords({ ...words, keepYears: target.value.trim() })}
              />
            )}
          </Field>
        </div>
        <fieldset className="field choices">
          <legend className="label">
            <Trans>Who writes it</Trans>
          </legend>
          {wrongOf("writers") && <p className="wrong">{wrongOf("writers")}</p>}
          {offered.map((each, place) => (
            <label key={each} className="check">
              <input
                id={place === 0 ? of("writers") : undefined}
                type="checkbox"
                checked={chosen.includes(each)}
                onChange={({ target }) =>
                  setWriters(target.checked ? [...chosen, each] : chosen.filter((other) => other !== each))
                }
              />
              <span>{say(capacityWords[each])}</span>
            </label>
          ))}
        </fieldset>
      </section>
      <h2>
        <Trans>The form</Trans>
      </h2>
      <FieldRows id={`${id}-fields`} fields={fields} onChange={setFields} />
      <p className="write-acts">
        <button type="submit" className="button filled">
          {element?.state === "proposed" ? <Trans>Take it into use</Trans> : <Trans>Save</Trans>}
        </button>
        <Link className="button" to="/custom-elements">
          <Trans>Back</Trans>
        </Link>
      </p>
    </form>
  );
}

const spread = (before: CustomDefinition | undefined) => ({
  titleEn: before?.title.en ?? "",
  titleEs: before?.title.es ?? "",
  whyEn: before?.why.en ?? "",
  whyEs: before?.why.es ?? "",
});
