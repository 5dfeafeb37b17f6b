import "../write.css";
import "./note.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { api, reasonOf } from "../../api.ts";
import { coverQuery } from "../../entry/learner-queries.ts";
import { installationQuery } from "../../queries.ts";
import { useDraft } from "../../shell/draft.ts";
import { ErrorSummary, type Wrong } from "../../shell/ErrorSummary.tsx";
import { Face } from "../../shell/Face.tsx";
import { Field } from "../../shell/Field.tsx";
import { NotHere } from "../../shell/NotHere.tsx";
import { useTitle } from "../../shell/title.ts";
import { ConfirmRestricted } from "./ConfirmRestricted.tsx";
import { HeldNotes } from "./HeldNotes.tsx";
import { heldQuery, readersQuery } from "./queries.ts";
import { RestrictedPart } from "./RestrictedPart.tsx";

const route = getRouteApi("/inside/learners/$learnerId/transition-note");
const fields = ["strength", "connects", "peers", "community", "family", "other"] as const;
type Draft = Readonly<Record<(typeof fields)[number] | "restricted", string>>;
const empty: Draft = { strength: "", connects: "", peers: "", community: "", family: "", other: "", restricted: "" };

/** What one team hands to the next: whose it is on top, strengths first, and apart from it what only a named few read. */
export function TransitionNote() {
  const { t } = useLingui();
  const id = useId();
  const { learnerId } = route.useParams();
  const client = useQueryClient();
  const { data: cover } = useSuspenseQuery(coverQuery(learnerId));
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { data: teams } = useSuspenseQuery(readersQuery(learnerId));
  const [draft, keep, drop] = useDraft<Draft>(["transition-note", learnerId], () => empty);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const [isAsked, setAsked] = useState(false);
  const name = cover.name ?? "";
  const team = teams[0];
  useTitle(t`Transition note about ${name}`);
  if (!cover.mayContribute.includes("transition-note")) return <NotHere />;
  const words: Readonly<Record<(typeof fields)[number], string>> = {
    strength: t`Strengths`,
    connects: t`What works to connect`,
    peers: t`With other children`,
    community: t`In the community`,
    family: t`With the family`,
    other: t`What else the next team should know`,
  };
  const restricted = draft.restricted.trim();

  const send = async () => {
    setAsked(false);
    const body = Object.fromEntries(fields.map((each) => [each, draft[each].trim()]).filter(([, said]) => said !== ""));
    try {
      await api.send("POST", `/learners/${learnerId}/transition-notes`, {
        ...{ body, observedOn: installation.today },
        ...(restricted !== "" && { restricted, ...(team && { caseId: team.caseId }) }),
      });
      drop();
      keep(empty);
      announce(t`Saved. It is sent in 10 minutes.`, "polite");
      await client.invalidateQueries({ queryKey: heldQuery.queryKey });
      window.scrollTo({ top: 0 });
    } catch (error) {
      setWrong([{ field: `${id}-strength`, words: reasonOf(error) }]);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = draft.strength.trim() === "";
    setWrong(missing ? [{ field: `${id}-strength`, words: t`Begin with at least one strength.` }] : []);
    if (missing) return;
    if (restricted === "") await send();
    else setAsked(true);
  };

  return (
    <form className="write transition-note" onSubmit={(event) => void submit(event)} noValidate>
      <p className="eyebrow">
        <Link to="/learners/$learnerId" params={{ learnerId }} search={{}}>
          {name}
        </Link>
      </p>
      <div className="note-banner">
        <Face name={name} size={72} />
        <h1>
          <Trans>Transition note about {name}</Trans>
        </h1>
      </div>
      <HeldNotes />
      <ErrorSummary wrong={wrong} />
      <div className="panel">
        {fields.map((each) => (
          <Field
            key={each}
            id={`${id}-${each}`}
            label={each === "strength" ? words[each] : <MayStayEmpty label={words[each]} />}
            wrong={wrong.find(({ field }) => field === `${id}-${each}`)?.words}
          >
            {(props) => (
              <textarea
                {...props}
                rows={each === "strength" ? 4 : 2}
                maxLength={5_000}
                value={draft[each]}
                onChange={({ target }) => keep({ ...draft, [each]: target.value })}
              />
            )}
          </Field>
        ))}
        <p className="quiet">
          <Trans>The family and the next team read this, with your name.</Trans>
        </p>
      </div>
      <RestrictedPart
        id={`${id}-restricted`}
        label={<MayStayEmpty label={t`Restricted: about ${name}, for a named few`} />}
        team={team}
        text={draft.restricted}
        rows={3}
        onChange={(restricted) => keep({ ...draft, restricted })}
      />
      <div className="write-acts">
        <button type="submit" className="button filled">
          <Trans>Save, send in 10 minutes</Trans>
        </button>
        <Link className="button" to="/learners/$learnerId" params={{ learnerId }} search={{}}>
          <Trans>Back</Trans>
        </Link>
      </div>
      {isAsked && (
        <ConfirmRestricted
          name={name}
          readers={team?.readers ?? []}
          text={restricted}
          onYes={() => void send()}
          onNo={() => setAsked(false)}
        />
      )}
    </form>
  );
}

function MayStayEmpty({ label }: { label: string }) {
  return (
    <>
      {label}{" "}
      <span className="quiet">
        <Trans>(may stay empty)</Trans>
      </span>
    </>
  );
}
