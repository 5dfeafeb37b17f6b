import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient } from "@tanstack/react-query";
import { Star } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import type { PersonalBestBody } from "../../../profile/work.ts";
import { api, reasonOf } from "../../api.ts";
import type { Item, View } from "../../entry/open.ts";
import { EntrySaid } from "../../entry/Said.tsx";
import type { Standard } from "../../insight/evidence.ts";
import { Field } from "../../shell/Field.tsx";
import type { Work } from "../works-of.ts";
import { ShownStandards } from "./ShownStandards.tsx";

interface Props {
  readonly view: View;
  readonly work: Work;
  readonly best: Item<PersonalBestBody> | undefined;
}

/** Why a work is a personal best and what it shows, or the way to make it one. */
export function BestOf({ view, work, best }: Props) {
  const { t } = useLingui();
  const heading = useId();
  const [isOpen, setOpen] = useState(false);
  if (best) {
    const { why, shows = [], standards = [] } = best.body;
    return (
      <section className="panel" aria-labelledby={heading}>
        <h2 id={heading}>
          <Star size={18} aria-hidden /> <Trans>A personal best</Trans>
        </h2>
        <p className="work-what">{why}</p>
        {shows.length + standards.length > 0 && (
          <ul className="shown-standards">
            {shows.map(({ id, code, title }) => (
              <li key={id}>
                <strong>{code}</strong> {title}
              </li>
            ))}
            {standards.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
        <EntrySaid view={view} entry={best.entry} />
      </section>
    );
  }
  if (!view.learner.mayContribute.includes("personal-best")) return null;
  if (isOpen) return <BestForm view={view} work={work} heading={t`Why it is a personal best`} />;
  return (
    <button type="button" className="button no-print" onClick={() => setOpen(true)}>
      <Star size={18} aria-hidden /> <Trans>Make it a personal best</Trans>
    </button>
  );
}

function BestForm({ view, work, heading }: { view: View; work: Work; heading: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const id = useId();
  const [why, setWhy] = useState("");
  const [shown, setShown] = useState<readonly Standard[]>([]);
  const [wrong, setWrong] = useState<string>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!why.trim()) return setWrong(t`Write why it was chosen.`);
    const shows = shown.map((each) => ({ id: each.id, code: each.code, title: each.statement.slice(0, 300) }));
    const { circleId } = work.entry;
    try {
      await api.send("POST", `/learners/${view.learner.id}/entries`, {
        kind: "personal-best",
        body: { title: work.body.title, why: why.trim(), workId: work.workId, ...(shows.length > 0 && { shows }) },
        observedOn: view.today,
        ...(circleId && { circleId }),
      });
      announce(t`Saved`, "polite");
      await client.invalidateQueries({ queryKey: ["learner", view.learner.id] });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  return (
    <form className="panel" onSubmit={(event) => void save(event)} noValidate aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      <Field id={id} label={<Trans>What makes it one</Trans>} wrong={wrong}>
        {(props) => (
          <textarea {...props} rows={3} maxLength={5_000} value={why} onChange={({ target }) => setWhy(target.value)} />
        )}
      </Field>
      <ShownStandards shown={shown} onChange={setShown} />
      <button type="submit" className="button filled">
        <Trans>Save</Trans>
      </button>
    </form>
  );
}
