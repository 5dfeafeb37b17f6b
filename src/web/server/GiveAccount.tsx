import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { type FormEvent, useId, useState } from "react";
import type { PersonView } from "../../identity/account.ts";
import { api, reasonOf } from "../api.ts";
import { ErrorSummary, type Wrong } from "../shell/ErrorSummary.tsx";
import { Field } from "../shell/Field.tsx";
import type { Act } from "../shell/use-acting.ts";
import type { FreshLink } from "./Accounts.tsx";
import { GiveForm } from "./GiveForm.tsx";
import { usePersonWords } from "./person-words.ts";

interface Props {
  readonly act: Act;
  readonly onLink: (link: FreshLink | undefined) => void;
}

/** Finds somebody of the roster by the source's id, then gives them a role. */
export function GiveAccount({ act, onLink }: Props) {
  const { t } = useLingui();
  const wordsOf = usePersonWords();
  const field = useId();
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const [found, setFound] = useState<readonly PersonView[]>();
  const [chosen, setChosen] = useState<PersonView>();

  const find = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget).get("key")).trim();
    setFound(undefined);
    setChosen(undefined);
    if (!key) return setWrong([{ field, words: t`Write the id of the person.` }]);
    try {
      const { items } = await api.get<{ items: PersonView[] }>(`/people?key=${encodeURIComponent(key)}`);
      setWrong(
        items.length > 0
          ? []
          : [{ field, words: t`Nobody of your schools has this id. Check it in the system it comes from.` }],
      );
      setFound(items);
      if (items.length === 1) setChosen(items[0]);
      if (items.length > 0) announce(t`${items.length} found`, "polite");
    } catch (error) {
      setWrong([
        {
          field,
          words: reasonOf(error),
        },
      ]);
    }
  };

  return (
    <section className="panel office-panel">
      <h2>
        <Trans>Give an account</Trans>
      </h2>
      <search>
        <form onSubmit={(event) => void find(event)} noValidate className="find-person">
          <ErrorSummary wrong={wrong} />
          <Field
            id={field}
            label={<Trans>Id of the person</Trans>}
            hint={<Trans>As your student system numbers them. If two systems use the same id: SYSTEM:ID.</Trans>}
            wrong={wrong[0]?.words}
          >
            {(props) => <input {...props} name="key" autoComplete="off" />}
          </Field>
          <button type="submit" className="button">
            <Trans>Find</Trans>
          </button>
        </form>
      </search>
      {found && found.length > 1 && (
        <ul role="list" className="found-people">
          {found.map((person) => (
            <li key={person.id}>
              <button type="button" className="button dense" onClick={() => setChosen(person)}>
                {wordsOf(person)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <GiveForm
          key={chosen.id}
          person={chosen}
          act={act}
          onGiven={(link) => {
            onLink(link);
            setChosen(undefined);
            setFound(undefined);
          }}
        />
      )}
    </section>
  );
}
