import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { goal, topicOf } from "../../profile/goal.ts";
import { backpackQuery } from "../entry/learner-queries.ts";
import { itemsOf } from "../entry/open.ts";

interface Props {
  readonly label: string;
  readonly topics: readonly string[];
  readonly onChange: (topics: readonly string[]) => void;
}

/** Goals of the learner to choose from. One that is not open here stays chosen without being named. */
export function GoalsField({ label, topics, onChange }: Props) {
  const { learnerId = "" } = useParams({ strict: false });
  const { data: backpack } = useQuery(backpackQuery(learnerId));
  const goals = backpack ? itemsOf(backpack, goal).filter(({ body }) => body.state !== "set-aside") : [];
  return (
    <fieldset className="field">
      <legend className="label">{label}</legend>
      {goals.length === 0 && (
        <p className="quiet">
          <Trans>There is no goal yet. It can be added later.</Trans>
        </p>
      )}
      {goals.map(({ entry, body }) => {
        const topic = topicOf({ id: entry.id, body });
        return (
          <label key={topic} className="check">
            <input
              type="checkbox"
              checked={topics.includes(topic)}
              onChange={({ target }) =>
                onChange(target.checked ? [...topics, topic] : topics.filter((each) => each !== topic))
              }
            />
            <span>{body.statement}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
