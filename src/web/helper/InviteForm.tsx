import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import { addDays } from "../../kernel/date.ts";
import { helperDays } from "../../privacy/program.ts";
import { api } from "../api.ts";
import { useDraft } from "../shell/draft.ts";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import { HandOver } from "./HandOver.tsx";
import type { HelpersView } from "./queries.ts";
import { ShareFields } from "./ShareFields.tsx";

interface Props {
  readonly learnerId: string;
  readonly view: HelpersView;
  readonly today: string;
  readonly act: Act;
}

/** A family lets one person in: who, what for, how much, until when. The link to hand over comes back once. */
export function InviteForm({ learnerId, view, today, act }: Props) {
  const { t } = useLingui();
  const ids = { name: useId(), organization: useId(), contact: useId(), why: useId(), until: useId() };
  const empty = {
    name: "",
    organization: "",
    contact: "",
    why: "",
    endsOn: addDays(today, helperDays),
    shares: view.usual,
  };
  const [draft, keep, drop] = useDraft(["invite", learnerId], () => empty);
  const [made, setMade] = useState<{ path: string; name: string }>();
  const [wrong, setWrong] = useState<{ name?: string; why?: string }>({});
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(!draft.name.trim() && { name: t`Write who it is.` }),
      ...(!draft.why.trim() && { why: t`Write what it is for.` }),
    };
    setWrong(missing);
    if (missing.name || missing.why) {
      document.getElementById(missing.name ? ids.name : ids.why)?.focus();
      return;
    }
    const { organization, contact, ...rest } = draft;
    const order = { ...rest, ...(organization && { organization }), ...(contact && { contact }) };
    await act(t`Saved. Hand the link over.`, async () => {
      const { invitation } = await api.send<{ invitation: string }>("POST", `/learners/${learnerId}/helpers`, order);
      setMade({ path: invitation, name: draft.name });
      drop();
      keep(empty);
    });
  };
  if (made)
    return (
      <div className="helper-form">
        <HandOver {...made} />
        <button type="button" className="button" onClick={() => setMade(undefined)}>
          <Trans>Let somebody else in</Trans>
        </button>
      </div>
    );
  const change = (more: Partial<typeof draft>) => keep({ ...draft, ...more });
  return (
    <form className="helper-form" onSubmit={(event) => void submit(event)} noValidate>
      <Field id={ids.name} label={<Trans>Who is it?</Trans>} wrong={wrong.name}>
        {(field) => (
          <input
            {...field}
            value={draft.name}
            maxLength={120}
            onChange={({ target }) => change({ name: target.value })}
          />
        )}
      </Field>
      <Field id={ids.organization} label={<Trans>Of which organization? (if any)</Trans>}>
        {(field) => (
          <input
            {...field}
            value={draft.organization}
            maxLength={120}
            onChange={({ target }) => change({ organization: target.value })}
          />
        )}
      </Field>
      <Field
        id={ids.why}
        label={<Trans>What for?</Trans>}
        hint={<Trans>They read this on top of what you share.</Trans>}
        wrong={wrong.why}
      >
        {(field) => (
          <textarea
            {...field}
            value={draft.why}
            maxLength={500}
            onChange={({ target }) => change({ why: target.value })}
          />
        )}
      </Field>
      <Field
        id={ids.until}
        label={<Trans>Until when?</Trans>}
        hint={<Trans>12 months at most. You can end it any day.</Trans>}
      >
        {(field) => (
          <input
            {...field}
            type="date"
            min={today}
            max={addDays(today, helperDays)}
            value={draft.endsOn}
            onChange={({ target }) => change({ endsOn: target.value })}
          />
        )}
      </Field>
      <ShareFields shares={draft.shares} atMost={view.atMost} onChange={(shares) => change({ shares })} />
      <button type="submit" className="button filled">
        <Trans>Let them in</Trans>
      </button>
    </form>
  );
}
