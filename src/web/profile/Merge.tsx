import "./merge.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { isDate } from "../../kernel/date.ts";
import { dateInWords } from "../../kernel/words.ts";
import { memberWords } from "../entry/field-words.ts";
import { spoken } from "../language.tsx";
import { differencesOf, merged, type Side } from "./merge.ts";
import type { FormField } from "./written.ts";

type Body = Readonly<Record<string, unknown>>;

interface Props {
  /** What both began with. */
  readonly before: Body;
  readonly mine: Body;
  readonly theirs: Body;
  /** Who changed it meanwhile, in words; `undefined` for oneself, on another device. */
  readonly who: string | undefined;
  readonly fields: readonly FormField[];
  readonly onSave: (body: Record<string, unknown>) => void;
  readonly onBack: () => void;
}

/** Two people changed one thing: mine beside theirs, member by member, and nothing of either is lost before somebody chose. */
export function Merge({ before, mine, theirs, who, fields, onSave, onBack }: Props) {
  const { t } = useLingui();
  const id = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const differences = differencesOf(before, mine, theirs);
  const labelOf = (member: string) => fields.find(({ name }) => name === member)?.label ?? memberWords(member);
  const choices: Readonly<Record<string, readonly { value: string; label: string }[]>> = Object.fromEntries(
    fields.map(({ name, choices: offered = [] }) => [name, offered]),
  );
  const sides = (isList: boolean): readonly [Side, string][] => [
    ["mine", t`What I wrote here`],
    ["theirs", t`What was saved`],
    ...(isList ? [["both", t`Keep both`] satisfies [Side, string]] : []),
  ];
  return (
    <section className="panel merge" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1} ref={(element) => element?.focus()}>
        {who === undefined ? (
          <Trans>You changed this on another device too</Trans>
        ) : (
          <Trans>{who} changed this too</Trans>
        )}
      </h2>
      <p>
        <Trans>
          It was saved while you were writing. Nothing is lost. Choose what stands for each part, then save.
        </Trans>
      </p>
      {differences.map(({ member, mine: own, theirs: other, isList, begin }) => (
        <fieldset key={member} className="field">
          <legend className="label">{labelOf(member)}</legend>
          <div className="merge-sides">
            {sides(isList).map(([side, words]) => (
              <label key={side} className="merge-side">
                <span className="check">
                  <input
                    type="radio"
                    name={`${id}-${member}`}
                    checked={(chosen[member] ?? begin) === side}
                    onChange={() => setChosen({ ...chosen, [member]: side })}
                  />
                  <span>{words}</span>
                </span>
                {side !== "both" && <Value value={side === "mine" ? own : other} choices={choices[member] ?? []} />}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {differences.length === 0 && (
        <p>
          <Trans>Both of you wrote the same.</Trans>
        </p>
      )}
      <div className="write-acts">
        <button type="button" className="button filled" onClick={() => onSave(merged(theirs, differences, chosen))}>
          <Trans>Save this</Trans>
        </button>
        <button type="button" className="button" onClick={onBack}>
          <Trans>Go on writing</Trans>
        </button>
      </div>
    </section>
  );
}

/** One member as it would stand: lines for a list, a date in words, nothing said in words. */
function Value({
  value,
  choices,
}: {
  value: unknown;
  choices: readonly { readonly value: string; readonly label: string }[];
}) {
  const { t } = useLingui();
  const words = (each: unknown): string => {
    if (typeof each === "boolean") return each ? t`Yes` : t`No`;
    if (typeof each === "object" && each !== null) {
      const { text, title, name, doneOn, dueOn } = each as Readonly<Record<string, string | undefined>>; // as lists of kinds name them
      const day = (date: string) => dateInWords(date, spoken(), "medium");
      const more = doneOn ? t`done ${day(doneOn)}` : dueOn && t`by ${day(dueOn)}`;
      return [text ?? title ?? name, more].filter(Boolean).join(", ");
    }
    const said = String(each);
    return (
      choices.find((choice) => choice.value === said)?.label ?? (isDate(said) ? dateInWords(said, spoken()) : said)
    );
  };
  if (value === undefined)
    return (
      <span className="quiet">
        <Trans>(nothing)</Trans>
      </span>
    );
  if (!Array.isArray(value)) return <span className="merge-text">{words(value)}</span>;
  return (
    <ul>
      {value.map((each, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items of a list that is only read
        <li key={place}>{words(each)}</li>
      ))}
    </ul>
  );
}
