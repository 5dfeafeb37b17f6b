import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { api, reasonOf } from "../../api.ts";
import type { View } from "../../entry/open.ts";
import { Field } from "../../shell/Field.tsx";

/** Adding a work that one made with others, by the code that one of them was given. */
export function JoinWork({ view }: { view: View }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = useId();
  const [code, setCode] = useState("");
  const [wrong, setWrong] = useState<string>();
  const join = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const { id: workId } = await api.send<{ id: string }>("POST", `/learners/${view.learner.id}/joined-works`, {
        code,
      });
      await client.invalidateQueries({ queryKey: ["learner", view.learner.id] });
      await navigate({ to: "/learners/$learnerId/works/$workId", params: { learnerId: view.learner.id, workId } });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };
  return (
    <details className="more">
      <summary>
        <Trans>Made with others? Use their code</Trans>
      </summary>
      <form className="panel" onSubmit={(event) => void join(event)} noValidate>
        <Field id={id} label={<Trans>The code</Trans>} wrong={wrong}>
          {(props) => (
            <input
              {...props}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          )}
        </Field>
        <div>
          <button type="submit" className="button" aria-disabled={code.trim() === "" || undefined}>
            <Trans>Add the work</Trans>
          </button>
        </div>
      </form>
    </details>
  );
}
