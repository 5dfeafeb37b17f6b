import { Trans } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type Language, languages } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { speak, spoken } from "../language.tsx";
import { sessionQuery } from "../queries.ts";

/** Each language by its own name. */
const names: Readonly<Record<Language, string>> = { en: "English", es: "Español" };

/** The language of screens and letters, kept with the account: the next computer speaks it too. */
export function LanguageChoice() {
  const client = useQueryClient();
  const [chosen, setChosen] = useState(spoken);
  const choose = async (language: Language) => {
    setChosen(language);
    await speak(language);
    await api.send("PUT", "/session/language", { language });
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <fieldset className="panel account-panel">
      <legend>
        <h2>
          <Trans>Language</Trans>
        </h2>
      </legend>
      {languages.map((language) => (
        <label key={language} lang={language}>
          <input type="radio" name="language" checked={language === chosen} onChange={() => void choose(language)} />
          {names[language]}
        </label>
      ))}
    </fieldset>
  );
}
