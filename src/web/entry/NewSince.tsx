import { Trans } from "@lingui/react/macro";
import type { Backpack } from "../../entry/backpack.ts";
import { dateInWords } from "../../kernel/words.ts";
import { kindNamed } from "../kinds.ts";
import { spoken } from "../language.tsx";

const shown = 3;

/** What came since the last visit, in a line. Nothing new is no line. */
export function NewSince({ backpack: { lastVisitAt, entries }, me }: { backpack: Backpack; me: string }) {
  if (!lastVisitAt) return null;
  const language = spoken();
  const fresh = entries.filter(
    ({ provenance: { receivedAt, author } }) => receivedAt > lastVisitAt && author.id !== me,
  );
  const lines = [
    ...new Set(
      fresh.flatMap(({ kind: name, body }) => {
        const kind = kindNamed(name);
        return kind ? [`${kind.title[language]}: ${kind.say.detail(body, language)}`] : [];
      }),
    ),
  ];
  const rest = lines.length - shown;
  if (lines.length === 0) return null;
  const date = dateInWords(lastVisitAt, language);
  return (
    <p className="new-since">
      <strong>
        <Trans>New since {date}</Trans>
      </strong>{" "}
      {lines.slice(0, shown).join(" | ")} {rest > 0 && <Trans>and {rest} more</Trans>}
    </p>
  );
}
