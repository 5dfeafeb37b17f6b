import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { api } from "../../api.ts";
import type { Act } from "../../shell/use-acting.ts";

interface Props {
  readonly path: string;
  readonly name: string;
  readonly mayRead: boolean;
  readonly mayDecide: boolean;
  readonly act: Act;
}

/** What an adult may do. Who may not read cannot decide. */
export function RightsForm({ path, name, mayRead, mayDecide, act }: Props) {
  const { t } = useLingui();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const reads = given.get("read") === "on";
    const rights = { mayRead: reads, mayDecide: reads && given.get("decide") === "on" };
    void act(t`Saved. The rights of ${name} are changed, at once.`, () => api.send("PUT", path, rights));
  };
  return (
    <form onSubmit={save} key={`${mayRead} ${mayDecide}`}>
      <fieldset>
        <legend className="visually-hidden">
          <Trans>Rights of {name}</Trans>
        </legend>
        <label className="check">
          <input type="checkbox" name="read" defaultChecked={mayRead} />
          <Trans>May read the record</Trans>
        </label>
        <label className="check">
          <input type="checkbox" name="decide" defaultChecked={mayDecide} />
          <Trans>May decide who sees what</Trans>
        </label>
      </fieldset>
      <button type="submit" className="button dense">
        <Trans>Save the rights</Trans>
      </button>
    </form>
  );
}
