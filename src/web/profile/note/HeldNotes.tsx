import "./note.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Send, Undo2 } from "lucide-react";
import { useState } from "react";
import { localeOf } from "../../../kernel/words.ts";
import { api, reasonOf } from "../../api.ts";
import { spoken } from "../../language.tsx";
import { Face } from "../../shell/Face.tsx";
import { type HeldNote, heldQuery } from "./queries.ts";

const hour = (at: string) => new Intl.DateTimeFormat(localeOf[spoken()], { timeStyle: "short" }).format(new Date(at));

/** Notes that wait: about whom, until when, and the two ways to end the waiting. Nothing where none waits. */
export function HeldNotes() {
  const { t } = useLingui();
  const client = useQueryClient();
  const { data: held = [] } = useQuery(heldQuery);
  const [failed, setFailed] = useState<string>();
  const end = async ({ learnerId, id }: HeldNote, how: "undo" | "send") => {
    setFailed(undefined);
    try {
      const path = `/learners/${learnerId}/transition-notes/${id}`;
      await (how === "undo" ? api.send("DELETE", path) : api.send("POST", `${path}/send`));
      announce(how === "undo" ? t`Taken back` : t`Sent`, "polite");
    } catch (error) {
      setFailed(reasonOf(error));
    }
    await client.invalidateQueries({ queryKey: heldQuery.queryKey });
    await client.invalidateQueries({ queryKey: ["learner", learnerId], refetchType: "none" });
  };
  return (
    <>
      {failed && (
        <p className="notice error" role="alert">
          {failed}
        </p>
      )}
      {held.map((note) => (
        <div key={note.id} className="notice saved held-note">
          <Face name={note.learner} size={36} />
          <p>
            <strong>
              <Trans>
                About {note.learner}: sent at {hour(note.sendAfter)}
              </Trans>
            </strong>
            <br />
            {note.body?.strength ?? <Trans>For the people you confirmed</Trans>}
          </p>
          <button type="button" className="button dense" onClick={() => void end(note, "undo")}>
            <Undo2 size={16} aria-hidden /> <Trans>Undo</Trans>
          </button>
          <button type="button" className="button dense" onClick={() => void end(note, "send")}>
            <Send size={16} aria-hidden /> <Trans>Send now</Trans>
          </button>
        </div>
      ))}
    </>
  );
}
