import "./ready-sets.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { api } from "../api.ts";
import { say } from "../language.tsx";
import { Sheet } from "../shell/Sheet.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { useScope } from "./ChoiceScope.tsx";
import { type ReadySet, readySetsQuery } from "./queries.ts";

/** Ready-made sets, each read as the list of changes it would make before anything is saved. None stands out. */
export function ReadySets({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { child, changeMany } = useScope();
  const { data: sets } = useQuery(readySetsQuery(child.id));
  const use = ({ preset, title, changes }: ReadySet) => {
    onClose();
    const name = say(title);
    void changeMany(t`Saved. Ready-made set ${name}, ${changes.length} changes.`, changes, () =>
      api.send("POST", `/learners/${child.id}/presets/${preset}`),
    );
  };
  return (
    <Sheet title={<Trans>Ready-made sets</Trans>} onClose={onClose}>
      <p>
        <Trans>Open one to read what it would change. Nothing is saved before you press the button.</Trans>
      </p>
      <div className="ready-sets">
        {sets?.map((set) => (
          <details key={set.preset} name="ready-set">
            <summary>
              <strong>{say(set.title)}</strong>
              <span className="quiet">{say(set.what)}</span>
              <span className="quiet">
                <Plural value={set.changes.length} _0="No changes" one="# change" other="# changes" />
              </span>
            </summary>
            {set.changes.length > 0 ? (
              <>
                <ChangeList changes={set.changes} />
                <button type="button" className="button" onClick={() => use(set)}>
                  <Trans>Make these changes</Trans>
                </button>
              </>
            ) : (
              <p>
                <Trans>It is all so already.</Trans>
              </p>
            )}
          </details>
        ))}
      </div>
    </Sheet>
  );
}
