import "./seen-by.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Eye, Lock } from "lucide-react";
import type { Slice } from "../../privacy/category.ts";
import { spoken } from "../language.tsx";
import { Popup } from "../shell/Popup.tsx";
import { groupName } from "./groups.ts";
import { choicesQuery } from "./queries.ts";
import { SeenByList } from "./SeenByList.tsx";
import { type SeenRow, seenBy } from "./seen-by.ts";

interface Props {
  readonly learnerId: string;
  readonly slices: readonly Slice[];
  /** The block, as its heading says. */
  readonly about: string;
}

/** Groups named on the eye before the rest is counted. */
const named = 3;

/** On every block of a family's page: who sees it, in words; one press opens each group with its level and reason. */
export function SeenBy({ learnerId, slices, about }: Props) {
  const { t } = useLingui();
  const { data } = useQuery(choicesQuery(learnerId));
  if (!data) return null;
  const { sees, nothing } = seenBy(data.columns, slices);
  const order = data.columns.map(({ target }) => target);
  const here = sees.filter(isHereNow).sort((a, b) => order.indexOf(a.column.target) - order.indexOf(b.column.target));
  const isLocked = here.some(({ lock }) => lock !== "family");
  return (
    <Popup
      className="seen-by"
      isWide
      button={
        <>
          <Eye size={16} aria-hidden />
          <span className="visually-hidden">
            <Trans>{about}, seen by:</Trans>{" "}
          </span>
          <span className="seen-by-words">
            {here.length === 0 ? <Trans>Only your family</Trans> : <Groups rows={here} />}
          </span>
          {isLocked && <Lock size={14} aria-label={t`a part is set by school or law`} role="img" />}
        </>
      }
    >
      {() => <SeenByList learnerId={learnerId} about={about} sees={sees} nothing={nothing} />}
    </Popup>
  );
}

/** Somebody is in the group today; a next school, a college or an employer is only a maybe. */
const isHereNow = ({ column: { people, name } }: SeenRow): boolean => people.length > 0 || name !== undefined;

function Groups({ rows }: { rows: readonly SeenRow[] }) {
  const shown = rows.slice(0, named);
  const rest = rows.length - shown.length;
  return (
    <>
      {shown.map(({ column }, place) => (
        <span key={column.target}>
          {place > 0 && ", "}
          {column.audience === "teacher" ? (
            <Plural value={column.people.length} one="# teacher" other="# teachers" />
          ) : (
            nameInList(column)
          )}
        </span>
      ))}
      {rest > 0 && (
        <>
          {" "}
          <Plural value={rest} one="and # more" other="and # more" />
        </>
      )}
    </>
  );
}

/** A group inside of a sentence: "support team"; a helper or app keeps its own capitals. */
const nameInList = (column: SeenRow["column"]): string => column.name ?? groupName(column).toLocaleLowerCase(spoken());
