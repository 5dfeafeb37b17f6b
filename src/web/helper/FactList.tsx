import { filesIn } from "../../entry/file-ref.ts";
import { isDate } from "../../kernel/date.ts";
import { dateInWords, listing, localeOf } from "../../kernel/words.ts";
import { memberWords } from "../entry/field-words.ts";
import { spoken } from "../language.tsx";
import { entryLine } from "../privacy/saying.ts";

/** What a proposal says, whole: nobody accepts what they did not read. Others' words never turn the line around (bdi). */
export function FactList({ kind, body }: { kind: string; body: unknown }) {
  const members = typeof body === "object" && body !== null ? Object.entries(body) : [];
  const facts = members.flatMap(([name, value]): [string, string][] => {
    const words = filesIn(value).length > 0 ? undefined : inWords(value); // files are shown, not told
    return words ? [[name, words]] : [];
  });
  if (facts.length < 2)
    return (
      <p>
        <bdi>{entryLine({ kind, body }, spoken())}</bdi>
      </p>
    );
  return (
    <dl>
      {facts.map(([name, words]) => (
        <div key={name}>
          <dt>{memberWords(name)}</dt>
          <dd>
            <bdi>{words}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function inWords(value: unknown): string | undefined {
  if (typeof value === "number") return value.toLocaleString(localeOf[spoken()]);
  if (typeof value === "string") return isDate(value) ? dateInWords(value, spoken(), "medium") : value;
  if (Array.isArray(value))
    return listing(
      value.flatMap((each) => inWords(each) ?? []),
      spoken(),
    );
  if (typeof value === "object" && value !== null)
    return Object.values(value)
      .flatMap((each) => inWords(each) ?? [])
      .join(", ");
  return undefined;
}
