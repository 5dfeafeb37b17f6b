import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { Group } from "../../entry/group.ts";
import { useFind } from "./use-find.tsx";

interface Props {
  readonly group: Group;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Which of the learners who share with a helper something is for: one, some or everybody. */
export function ForWhom({ group, chosen, onChange }: Props) {
  const { t } = useLingui();
  const { names, shared } = group;
  const all = shared.map(({ learnerId, name, nameId }) => ({
    learnerId,
    name: name ?? names.find(({ id }) => id === nameId)?.name ?? t`A learner`,
  }));
  const [found, find] = useFind(all, ({ name }) => name);
  const isAll = chosen.length === all.length;
  return (
    <fieldset className="share-list">
      <legend className="label">
        <strong>
          <Trans>For whom</Trans>
        </strong>
      </legend>
      {find}
      {all.length > 2 && (
        <p className="helper-acts">
          <button
            type="button"
            className="button dense"
            onClick={() => onChange(isAll ? [] : all.map(({ learnerId }) => learnerId))}
          >
            {isAll ? <Trans>Nobody</Trans> : <Trans>Everybody</Trans>}
          </button>
          <span className="quiet">
            <Plural value={chosen.length} _0="Nobody is chosen yet" one="# is chosen" other="# are chosen" />
          </span>
        </p>
      )}
      {found.map(({ learnerId, name }) => (
        <label key={learnerId} className="pick">
          <span>
            <bdi>{name}</bdi>
          </span>
          <input
            type="checkbox"
            checked={chosen.includes(learnerId)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, learnerId] : chosen.filter((each) => each !== learnerId))
            }
          />
        </label>
      ))}
    </fieldset>
  );
}
