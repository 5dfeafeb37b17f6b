import "./see-as.css";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { useId } from "react";
import { listing } from "../../kernel/words.ts";
import { categoryWords } from "../../privacy/category.ts";
import { say, spoken } from "../language.tsx";
import { useScope } from "./ChoiceScope.tsx";
import { groupName, opens } from "./groups.ts";
import { seeAsQuery } from "./queries.ts";
import { SeenCard } from "./SeenCard.tsx";

/** Groups through whose eyes a family looks; guardians and the learner see all of it anyway. */
export const lookable = (audience: string): boolean => audience !== "guardian" && audience !== "learner";

/** The page as somebody else gets it, from the decisions of the real disclosure; what stays hidden is named outside the card. */
export function SeeAs({ target, onTarget }: { target: string; onTarget: (target: string) => void }) {
  const { child, menu } = useScope();
  const select = useId();
  const columns = menu.columns.filter(({ audience }) => lookable(audience));
  const column = columns.find((each) => each.target === target);
  const { data: seen } = useQuery(seeAsQuery(child.id, target));
  const hidden = column?.cells.filter((cell) => !opens(cell)).map(({ category }) => say(categoryWords[category].title));
  return (
    <section className="see-as" aria-labelledby={`${select}-head`}>
      <div className="see-as-head">
        <h2 id={`${select}-head`}>
          <Eye size={18} aria-hidden />{" "}
          <label htmlFor={select}>
            <Trans>See as</Trans>
          </label>
        </h2>
        <select id={select} className="input" value={target} onChange={(event) => onTarget(event.target.value)}>
          {columns.map((each) => (
            <option key={each.target} value={each.target}>
              {groupName(each)}
            </option>
          ))}
        </select>
      </div>
      <div className="panel see-as-card">{seen && <SeenCard seen={seen} />}</div>
      {hidden && hidden.length > 0 && (
        <p className="see-as-hidden quiet">
          <EyeOff size={16} aria-hidden />
          {hidden.length === 14 ? (
            <Trans>They get no sign of anything.</Trans>
          ) : (
            <span>
              <Trans>They get no sign of the rest: {listing(hidden, spoken())}.</Trans>
            </span>
          )}
        </p>
      )}
    </section>
  );
}
