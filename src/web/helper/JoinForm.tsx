import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ProgramPreview } from "../../privacy/program.ts";
import { api, reasonOf } from "../api.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import type { HelpersView } from "./queries.ts";
import { ShareFields } from "./ShareFields.tsx";

interface Props {
  readonly learnerId: string;
  readonly view: HelpersView;
  /** Typed already, from the square on the program's paper. */
  readonly code: string;
  readonly act: Act;
}

/** A family types the code that a program gave it, reads who is behind it, and says how much it may see. */
export function JoinForm({ learnerId, view, code: given, act }: Props) {
  const { t } = useLingui();
  const ids = { code: useId(), why: useId() };
  const [code, setCode] = useState(given);
  const [found, setFound] = useState<ProgramPreview>();
  const [why, setWhy] = useState("");
  const [shares, setShares] = useState(view.usual);
  const [wrong, setWrong] = useState<string>();
  const who = useRef<HTMLHeadingElement>(null);
  const look = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const preview = await api.get<ProgramPreview>(`/program-codes/${encodeURIComponent(code.trim() || "-")}`);
      // The button that was pressed is gone: who listens goes on with who it is.
      flushSync(() => setFound(preview));
      setWrong(undefined);
      who.current?.focus();
    } catch (error) {
      setWrong(reasonOf(error));
      document.getElementById(ids.code)?.focus();
    }
  };
  const join = async (event: FormEvent) => {
    event.preventDefault();
    const order = { code, why: why.trim() || t`Takes part in ${found?.name ?? ""}`, shares };
    if (await act(t`Saved.`, () => api.send("POST", `/learners/${learnerId}/programs`, order))) {
      setFound(undefined);
      setCode("");
    }
  };
  if (!found)
    return (
      <form className="helper-form" onSubmit={(event) => void look(event)} noValidate>
        <Field
          id={ids.code}
          label={<Trans>Code of the program</Trans>}
          hint={<Trans>Eight letters and digits, on the paper that the program gave you.</Trans>}
          wrong={wrong}
        >
          {(field) => (
            <input
              {...field}
              value={code}
              maxLength={20}
              autoComplete="off"
              onChange={({ target }) => setCode(target.value)}
            />
          )}
        </Field>
        <button type="submit" className="button">
          <Trans>Look who it is</Trans>
        </button>
      </form>
    );
  return (
    <form className="helper-form" onSubmit={(event) => void join(event)}>
      <h3 ref={who} tabIndex={-1}>
        <Trans>Who it is</Trans>
      </h3>
      <dl>
        <dt>
          <Trans>Program</Trans>
        </dt>
        <dd>
          <strong>
            <bdi>{found.name}</bdi>
          </strong>
          {found.organization && <>, {found.organization}</>}
        </dd>
        <dt>
          <Trans>What for</Trans>
        </dt>
        <dd>{found.purpose}</dd>
        <dt>
          <Trans>Its people</Trans>
        </dt>
        <dd>{found.people.join("; ")}</dd>
        <dt>
          <Trans>On its list your child is called</Trans>
        </dt>
        <dd>
          <bdi>{found.listedAs}</bdi>
        </dd>
      </dl>
      <Field id={ids.why} label={<Trans>What do you want from it? (if you like)</Trans>}>
        {(field) => <input {...field} value={why} maxLength={500} onChange={({ target }) => setWhy(target.value)} />}
      </Field>
      <ShareFields shares={shares} atMost={view.atMost} onChange={setShares} />
      <div className="helper-acts">
        <button type="submit" className="button filled">
          <Trans>Let the program in</Trans>
        </button>
        <button type="button" className="button" onClick={() => setFound(undefined)}>
          <Trans>Not now</Trans>
        </button>
      </div>
    </form>
  );
}
