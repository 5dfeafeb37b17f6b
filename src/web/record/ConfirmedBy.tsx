import "./confirmed.css";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { confirmedQuery } from "./confirmed-queries.ts";

/** Beside one support: who of the school has read it. Says nothing where nobody has. */
export function ConfirmedBy({ learnerId, entryId }: { learnerId: string; entryId: string }) {
  const { data = [] } = useQuery(confirmedQuery(learnerId));
  const those = data.filter((each) => each.entryId === entryId);
  if (those.length === 0) return null;
  const names = new Intl.ListFormat(spoken(), { type: "conjunction" }).format(those.map(({ by }) => by));
  const day = dateInWords(those.at(-1)?.on ?? "", spoken(), "medium");
  return (
    <p className="quiet confirmed-by">
      <Check size={14} aria-hidden />{" "}
      <Trans>
        Read by {names}, last on {day}
      </Trans>
    </p>
  );
}
