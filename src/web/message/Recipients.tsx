import { Trans } from "@lingui/react/macro";
import { useId } from "react";
import { languageName } from "../../kernel/language-name.ts";
import type { Correspondent } from "../../profile/message.ts";
import { spoken } from "../language.tsx";
import { memberWords } from "./member-words.ts";

interface Props {
  readonly all: readonly Correspondent[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly wrong: string | undefined;
}

/**
 * Who is to read it. Whoever does not read together with those chosen takes their place: two households never stand in one
 * conversation by a slip.
 */
export function Recipients({ all, chosen, onChoose, wrong }: Props) {
  const id = useId();
  const choose = ({ subjectId, together }: Correspondent, isOn: boolean) =>
    onChoose(
      isOn
        ? [...chosen.filter((each) => together.includes(each)), subjectId]
        : chosen.filter((each) => each !== subjectId),
    );
  const isOneOnly = all.every(({ together }) => together.length === 0);
  return (
    <fieldset className="field recipients" aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend className="label">
        <Trans>Who is to read it</Trans>
      </legend>
      {wrong && (
        <p className="wrong" role="alert" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
      {all.map((each) => (
        <label key={each.subjectId} className="check">
          <input
            type={isOneOnly ? "radio" : "checkbox"}
            name={id}
            checked={chosen.includes(each.subjectId)}
            onChange={({ target }) => choose(each, target.checked)}
          />
          <span>
            {memberWords(each)}
            {each.language && (
              <span className="quiet">
                {" · "}
                <Trans>reads {languageName(each.language, spoken())}</Trans>
              </span>
            )}
          </span>
        </label>
      ))}
      {!isOneOnly && (
        <p className="quiet">
          <Trans>Adults of two homes are written to apart, unless both have said otherwise.</Trans>
        </p>
      )}
    </fieldset>
  );
}
