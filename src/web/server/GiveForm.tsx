import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useId, useState } from "react";
import type { AddedAccountView, PersonView } from "../../identity/account.ts";
import { type Capacity, capacities, capacityWords } from "../../identity/capacity.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import type { FreshLink } from "./Accounts.tsx";
import { usePersonWords } from "./person-words.ts";

interface Props {
  readonly person: PersonView;
  readonly act: Act;
  readonly onGiven: (link: FreshLink | undefined) => void;
}

/** Roles that somebody may be given: families their own, staff all others. */
const rolesOf = ({ noun }: PersonView): readonly Capacity[] =>
  noun === "staff" ? capacities.filter((each) => !isNeverGiven(each)) : [noun];
/** Families have their own, and who helps is invited by a family or a program. */
const isNeverGiven = (each: Capacity) => each === "learner" || each === "guardian" || each === "helper";

/** Which role, where, and how they sign in. Where there is one answer, nothing is asked. */
export function GiveForm({ person, act, onGiven }: Props) {
  const { t } = useLingui();
  const wordsOf = usePersonWords();
  const ids = { role: useId(), place: useId(), email: useId() };
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const wordsFor = (field: string) => wrong.find((each) => each.field === field)?.words;
  const roles = rolesOf(person);
  const places = person.organizations;

  const give = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const [role, place, email] = [text("role") || roles[0], text("place") || places[0]?.id, text("email")];
    const found: Wrong[] = [
      ...(text("role") || roles.length === 1 ? [] : [{ field: ids.role, words: t`Choose a role.` }]),
      ...(!email || /^[^\s@]+@[^\s@]+$/.test(email)
        ? []
        : [{ field: ids.email, words: t`Write an email address, such as name@school.org.` }]),
    ];
    setWrong(found);
    if (found.length > 0) return;
    const order = { person: person.id, hat: `${role}@${place}`, ...(email && { email }) };
    await act(t`Saved. The role is given.`, async () => {
      const added = await api.send<AddedAccountView>("POST", "/accounts", order);
      onGiven(added.invitation ? { email: added.email, path: added.invitation } : undefined);
    });
  };

  return (
    <form onSubmit={(event) => void give(event)} noValidate className="give-form">
      <h3>{wordsOf(person)}</h3>
      <ErrorSummary wrong={wrong} />
      {roles.length > 1 && (
        <Field id={ids.role} label={<Trans>Role</Trans>} wrong={wordsFor(ids.role)}>
          {(props) => (
            <select {...props} name="role" defaultValue="">
              <option value="">{t`Choose`}</option>
              {roles.map((each) => (
                <option key={each} value={each}>
                  {say(capacityWords[each])}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {places.length > 1 && (
        <Field
          id={ids.place}
          label={<Trans>Where</Trans>}
          hint={<Trans>A role of the district is worn at the district of this school.</Trans>}
        >
          {(props) => (
            <select {...props} name="place">
              {places.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <Field
        id={ids.email}
        label={<Trans>Email to sign in with (may stay empty)</Trans>}
        hint={
          <Trans>If an account has this address, it gets the role too. Without one, a name is made of the id.</Trans>
        }
        wrong={wordsFor(ids.email)}
      >
        {(props) => <input {...props} name="email" type="email" autoComplete="off" />}
      </Field>
      <button type="submit" className="button filled">
        <Trans>Give the role</Trans>
      </button>
    </form>
  );
}
