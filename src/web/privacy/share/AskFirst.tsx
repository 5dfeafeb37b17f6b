import { Trans, useLingui } from "@lingui/react/macro";
import { categoryWords } from "../../../privacy/category.ts";
import { type AskedFirst, askedFirst } from "../../../privacy/wish.ts";
import { api } from "../../api.ts";
import { say } from "../../language.tsx";
import type { Act } from "../../shell/use-acting.ts";

interface Props {
  readonly learnerId: string;
  readonly marked: readonly AskedFirst[];
  readonly act: Act;
}

/** For a learner who does not decide: of what they want to be asked before a guardian shares it. */
export function AskFirst({ learnerId, marked, act }: Props) {
  const { t } = useLingui();
  const set = (category: AskedFirst, isOn: boolean) => {
    const categories = askedFirst.filter((each) => (each === category ? isOn : marked.includes(each)));
    return act(t`Saved. Your guardians see it when they share.`, () =>
      api.send("PUT", `/learners/${learnerId}/wishes/ask-first`, { categories }),
    );
  };
  return (
    <fieldset className="panel share-card">
      <legend>
        <h2>
          <Trans>Ask me first</Trans>
        </h2>
      </legend>
      <p>
        <Trans>A guardian who makes a link with this has to say that they asked you.</Trans>
      </p>
      {askedFirst.map((category) => (
        <label key={category} className="share-check">
          <input
            type="checkbox"
            checked={marked.includes(category)}
            onChange={({ target }) => void set(category, target.checked)}
          />
          <span>{say(categoryWords[category].title)}</span>
        </label>
      ))}
    </fieldset>
  );
}
