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
import { Face } from "../../shell/Face.tsx";
import { NotHere } from "../../shell/NotHere.tsx";
import { useTitle } from "../../shell/title.ts";
import { ConfirmRestricted } from "./ConfirmRestricted.tsx";
import { HeldNotes } from "./HeldNotes.tsx";
import { heldQuery, readersQuery } from "./queries.ts";
import { RestrictedPart } from "./RestrictedPart.tsx";

const route = getRouteApi("/inside/learners/$learnerId/restricted-note");

/** A note for the people named for a case and nobody else: about whom on top, confirmed by name, ten minutes to take it back. */
export function RestrictedNote() {
  const { t } = useLingui();
  const id = useId();
  const { learnerId } = route.useParams();
  const client = useQueryClient();
  const { data: cover } = useSuspenseQuery(coverQuery(learnerId));
  const { data: installation } = useSuspenseQuery(installationQuery);
  const { data: teams } = useSuspenseQuery(readersQuery(learnerId));
  const [text, keep, drop] = useDraft<string>(["restricted-note", learnerId], () => "");
  const [wrong, setWrong] = useState<string>();
  const [isAsked, setAsked] = useState(false);
  const name = cover.name ?? "";
  const [team] = teams;
  useTitle(t`Restricted note about ${name}`);
  if (!cover.mayContribute.includes("transition-note")) return <NotHere />;

  const send = async () => {
    setAsked(false);
    try {
      await api.send("POST", `/learners/${learnerId}/transition-notes`, {
        ...{ restricted: text.trim(), observedOn: installation.today },
        ...(team && { caseId: team.caseId }),
      });
      drop();
      keep("");
      announce(t`Saved. It is sent in 10 minutes.`, "polite");
      await client.invalidateQueries({ queryKey: heldQuery.queryKey });
      window.scrollTo({ top: 0 });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = text.trim() === "";
    setWrong(isEmpty ? t`Write the note first.` : undefined);
    setAsked(!isEmpty);
  };

  return (
    <form className="write transition-note" onSubmit={submit} noValidate>
      <p className="eyebrow">
        <Link to="/learners/$learnerId" params={{ learnerId }} search={{}}>
          {name}
        </Link>
      </p>
      <div className="note-banner">
        <Face name={name} size={72} />
        <h1>
          <Trans>Restricted note about {name}</Trans>
        </h1>
      </div>
      <HeldNotes />
      <RestrictedPart
        id={id}
        label={<Trans>Restricted: about {name}, for a named few</Trans>}
        team={team}
        text={text}
        rows={6}
        wrong={wrong}
        onChange={keep}
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
          text={text.trim()}
          onYes={() => void send()}
          onNo={() => setAsked(false)}
        />
      )}
    </form>
  );
}
