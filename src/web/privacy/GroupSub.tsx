import { Plural, Trans } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import type { ChoiceColumn } from "../../privacy/choice-menu.ts";
import { spoken } from "../language.tsx";
import { givenName } from "../shell/children.ts";
import { useScope } from "./ChoiceScope.tsx";

/** Who is in a group, in a few words: "Ms. Alvarez and 5 others", "After-school program", "Only when Mateo moves". */
export function GroupSub({ column, until = false }: { column: ChoiceColumn; until?: boolean }) {
  const { child } = useScope();
  const { audience, purpose, endsOn, people } = column;
  const name = givenName(child);
  if (audience === "receiving-school") return <Trans>Only when {name} moves</Trans>;
  if (purpose) {
    const last = endsOn && dateInWords(endsOn, spoken());
    return until && last ? (
      <Trans>
        {purpose}, until {last}
      </Trans>
    ) : (
      purpose
    );
  }
  const [first] = people.flatMap((each) => each.name ?? []);
  const others = people.length - 1;
  if (!first) return people.length === 0 ? <Trans>Nobody now</Trans> : null;
  if (others === 0) return first;
  return <Plural value={others} one={`${first} and # other`} other={`${first} and # others`} />;
}
