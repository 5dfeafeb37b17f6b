import "./shared.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { dateInWords } from "../../kernel/words.ts";
import type { EndingAsks } from "../../privacy/ending.ts";
import { api, reasonOf } from "../api.ts";
import { spoken } from "../language.tsx";
import { Field } from "../shell/Field.tsx";
import { LanguageButton } from "../shell/LanguageButton.tsx";
import { Mark } from "../shell/Mark.tsx";
import { useTitle } from "../shell/title.ts";
import { isUnknown, NotLoaded } from "./NotLoaded.tsx";

/** The secret stands behind the #, which no server and no log ever sees. */
const tokenHere = () => window.location.hash.slice(1) || "none";

/** Where somebody says for their party that what a family had shared is destroyed. No account, and no learner in it. */
export function DeletedPage() {
  const { t } = useLingui();
  useTitle(t`Say that it is destroyed`);
  const [isSaid, setSaid] = useState(false);
  const asks = useQuery({
    queryKey: ["ending-asked"],
    queryFn: () => api.send<EndingAsks>("POST", "/endings/knock", { token: tokenHere() }),
    retry: false,
    gcTime: 0,
  });
  return (
    <>
      <header className="shared-bar no-print">
        <Mark size={28} />
        <span>Daypack</span>
        <LanguageButton />
      </header>
      <main id="content" className="shared-page">
        {isSaid ? (
          <section>
            <h1>
              <Trans>Thank you</Trans>
            </h1>
            <p>
              <Trans>The family reads that you destroyed what you had.</Trans>
            </p>
          </section>
        ) : asks.isError ? (
          isUnknown(asks.error) ? (
            <NothingAsked />
          ) : (
            <NotLoaded error={asks.error} onAgain={() => void asks.refetch()} />
          )
        ) : (
          asks.data && <SayDestroyed asks={asks.data} onSaid={() => setSaid(true)} />
        )}
      </main>
    </>
  );
}

const NothingAsked = () => (
  <section>
    <h1>
      <Trans>This address does not ask anything</Trans>
    </h1>
    <p>
      <Trans>Somebody has answered already, or a newer mail has another address.</Trans>
    </p>
  </section>
);

function SayDestroyed({ asks, onSaid }: { asks: EndingAsks; onSaid: () => void }) {
  const { t } = useLingui();
  const ids = { by: useId(), how: useId() };
  const [said, setSaid] = useState({ by: "", how: "" });
  const [wrong, setWrong] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (said.by.trim().length < 2 || said.how.trim().length < 2) {
      setWrong(t`Write your name, and what you destroyed and how.`);
      document.getElementById(said.by.trim().length < 2 ? ids.by : ids.how)?.focus();
      return;
    }
    await api
      .send("POST", "/endings/attest", { token: tokenHere(), by: said.by.trim(), how: said.how.trim() })
      .then(onSaid, (error: unknown) => setWrong(reasonOf(error)));
  };
  const [ended, due] = [asks.endedOn, asks.dueOn ?? asks.endedOn].map((day) => dateInWords(day, spoken()));
  return (
    <section className="panel shared-question">
      <h1>
        <Trans>What a family shared with you is over</Trans>
      </h1>
      <p>
        <Trans>
          It was shared with <bdi>{asks.party}</bdi> and ended on {ended}. Destroy what you kept by {due}: files, notes
          and copies.
        </Trans>
      </p>
      <form onSubmit={(event) => void send(event)} noValidate>
        <Field id={ids.by} label={<Trans>Your name</Trans>}>
          {(field) => (
            <input
              {...field}
              value={said.by}
              maxLength={120}
              autoComplete="name"
              onChange={({ target }) => setSaid({ ...said, by: target.value })}
            />
          )}
        </Field>
        <Field id={ids.how} label={<Trans>What you destroyed, and how</Trans>}>
          {(field) => (
            <textarea
              {...field}
              rows={3}
              value={said.how}
              maxLength={500}
              onChange={({ target }) => setSaid({ ...said, how: target.value })}
            />
          )}
        </Field>
        <p>
          <button type="submit" className="button filled">
            <Trans>I have destroyed it</Trans>
          </button>
        </p>
      </form>
      {wrong && (
        <p className="notice error" role="alert">
          {wrong}
        </p>
      )}
      <p className="quiet">
        <Trans>The family reads your name, the day and these words.</Trans>
      </p>
    </section>
  );
}
