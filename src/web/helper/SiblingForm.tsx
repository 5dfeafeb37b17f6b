import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import type { HelperView } from "../../privacy/program.ts";
import { api } from "../api.ts";
import { childrenQuery, givenName } from "../shell/children.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import type { HelpersView } from "./queries.ts";
import { ShareFields } from "./ShareFields.tsx";

interface Props {
  readonly helper: HelperView;
  readonly learnerId: string;
  readonly view: HelpersView;
  readonly act: Act;
}

/** Whom a family invited for one child helps another one too: the same person and account, with a purpose and levels of its own. */
export function SiblingForm({ helper, learnerId, view, act }: Props) {
  const { t } = useLingui();
  const ids = { child: useId(), why: useId() };
  const { data: children } = useSuspenseQuery(childrenQuery);
  const others = children.filter(({ id }) => id !== learnerId);
  const [chosen, choose] = useState(others[0]?.id);
  const [why, setWhy] = useState("");
  const [shares, setShares] = useState(view.usual);
  const child = others.find(({ id }) => id === chosen);
  if (!child) return null;
  const [name, person] = [givenName(child), helper.name];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const order = { learnerId: child.id, why: why.trim(), shares };
    if (order.why)
      void act(t`Saved. ${person} helps ${name} too.`, () =>
        api.send("POST", `/learners/${learnerId}/helpers/${helper.programId}/siblings`, order),
      );
  };
  return (
    <details>
      <summary>
        <Trans>Also for another child of yours</Trans>
      </summary>
      <form className="helper-form" onSubmit={submit}>
        {others.length > 1 && (
          <Field id={ids.child} label={<Trans>For whom</Trans>}>
            {(field) => (
              <select {...field} value={chosen} onChange={({ target }) => choose(target.value)}>
                {others.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field id={ids.why} label={<Trans>What shall they help {name} with?</Trans>}>
          {(field) => (
            <input {...field} value={why} maxLength={500} required onChange={({ target }) => setWhy(target.value)} />
          )}
        </Field>
        <ShareFields shares={shares} atMost={view.atMost} onChange={setShares} />
        <button type="submit" className="button">
          <Trans>Let them help {name} too</Trans>
        </button>
      </form>
    </details>
  );
}
