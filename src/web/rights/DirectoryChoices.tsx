import { Trans, useLingui } from "@lingui/react/macro";
import { askerWords, type DirectorySetting, directoryItems, itemWords } from "../../privacy/directory.ts";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";

interface Props {
  readonly settings: readonly DirectorySetting[];
  readonly learnerId: string;
  readonly act: Act;
}

/** Directory information: what the school may list, and the switch that keeps it in, for each kind of list. */
export function DirectoryChoices({ settings, learnerId, act }: Props) {
  const { t } = useLingui();
  const keep = (audience: DirectorySetting["audience"], item: DirectorySetting["keptIn"][number], keepIn: boolean) =>
    act(keepIn ? t`Saved. It stays in, from now on and in every list.` : t`Saved. It may be listed again.`, () =>
      api.send("PUT", `/learners/${learnerId}/directory`, { choices: [{ audience, item, keepIn }] }),
    );
  return (
    <section className="panel my-data-panel" aria-label={t`Directory information`}>
      <h2>
        <Trans>Directory information</Trans>
      </h2>
      <p>
        <Trans>
          A school may list a few things without asking, such as a name in a program. You may say no, to all of it or to
          single things. One adult who says no is enough.
        </Trans>
      </p>
      {settings.map(({ audience, items, keptIn }) => {
        const isAll = keptIn.includes("*");
        const offered = directoryItems.filter((item) => items.includes(item) || keptIn.includes(item));
        return (
          <fieldset key={audience} className="directory-choice">
            <legend>{say(askerWords[audience])}</legend>
            <p className="quiet">
              {items.length > 0 ? items.map((item) => say(itemWords[item])).join(", ") : t`Nothing is listed.`}
            </p>
            <label className="check">
              <input
                type="checkbox"
                checked={isAll}
                onChange={(event) => void keep(audience, "*", event.target.checked)}
              />
              <span>
                <Trans>List nothing here</Trans>
              </span>
            </label>
            {!isAll &&
              offered.map((item) => (
                <label key={item} className="check">
                  <input
                    type="checkbox"
                    checked={keptIn.includes(item)}
                    onChange={(event) => void keep(audience, item, event.target.checked)}
                  />
                  <span>
                    <Trans>Without: {say(itemWords[item])}</Trans>
                  </span>
                </label>
              ))}
          </fieldset>
        );
      })}
    </section>
  );
}
