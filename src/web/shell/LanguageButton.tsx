import { useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { speak, spoken } from "../language.tsx";
import { sessionQuery } from "../queries.ts";

/** Speaks the other language. Its word is in that language, so that who needs it can read it. */
export function LanguageButton() {
  const client = useQueryClient();
  const other = spoken() === "en" ? "es" : "en";
  const change = async () => {
    await speak(other);
    if (client.getQueryData(sessionQuery.queryKey))
      await api.send("PUT", "/session/language", { language: other }).catch(() => undefined); // kept here all the same
  };
  return (
    <button type="button" className="bar-button" lang={other} onClick={() => void change()}>
      {other === "es" ? "Español" : "English"}
    </button>
  );
}
