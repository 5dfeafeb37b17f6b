import { Trans } from "@lingui/react/macro";
import { dateInWords } from "../../../kernel/words.ts";
import type { EndingView } from "../../../privacy/ending.ts";
import { spoken } from "../../language.tsx";

/** What became of what a party had, once it was over: told, to be destroyed by a day, and its word that it is. */
export function Destroyed({ endings }: { endings: readonly EndingView[] }) {
  const day = (date: string | undefined) => (date ? dateInWords(date, spoken()) : "");
  const [ending] = endings.filter(({ what }) => what === "ended");
  if (!ending) return null;
  const { party, attestedOn, attestedBy, certificate, dueOn, isOverdue } = ending;
  const [on, due] = [day(attestedOn), day(dueOn)];
  if (attestedOn)
    return (
      <p className="notice saved">
        <Trans>
          <bdi>{party}</bdi> says that it destroyed the data on {on}: <bdi>{certificate}</bdi> (<bdi>{attestedBy}</bdi>)
        </Trans>
      </p>
    );
  return (
    <p className="notice">
      {isOverdue ? (
        <Trans>
          <bdi>{party}</bdi> was to destroy the data by {due} and has not said that it did. The school office asks them.
        </Trans>
      ) : (
        <Trans>
          <bdi>{party}</bdi> is told that it is over, and must destroy the data by {due}.
        </Trans>
      )}
    </p>
  );
}
