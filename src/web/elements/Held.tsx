import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { LearnerElement } from "../../entry/element.ts";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { dateOf } from "../entry/open.ts";
import { spoken } from "../language.tsx";
import { entryLine } from "../privacy/saying.ts";
import type { Act } from "../shell/use-acting.ts";
import { heldQuery } from "./queries.ts";

interface Props {
  readonly learnerId: string;
  readonly element: LearnerElement;
  readonly me: string;
  readonly act: Act;
}

/** What one part of a profile holds, in one line each; what one wrote oneself can be deleted. */
export function Held({ learnerId, element, me, act }: Props) {
  const { t } = useLingui();
  const { data: entries = [] } = useQuery(heldQuery(learnerId, element));
  const remove = (entryId: string, line: string) =>
    act(t`Deleted: ${line}`, () =>
      api.send("POST", "/withdrawals", { entries: [{ learnerId, entryId }], reason: t`Deleted by who wrote it` }),
    );
  return (
    <ul role="list" className="held-entries">
      {entries.map((entry) => {
        const line = entryLine(entry, spoken());
        return (
          <li key={entry.id}>
            <span>
              {line} <span className="quiet">{dateInWords(dateOf(entry), spoken(), "medium")}</span>
            </span>
            {entry.provenance.author.id === me && (
              <button type="button" className="link" onClick={() => void remove(entry.id, line)}>
                <Trans>Delete</Trans> <span className="visually-hidden">{line}</span>
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
