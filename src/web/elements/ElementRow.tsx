import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { LearnerElement } from "../../entry/element.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import type { Act } from "../shell/use-acting.ts";
import { Held } from "./Held.tsx";

interface Props {
  readonly learnerId: string;
  readonly element: LearnerElement;
  readonly me: string;
  readonly act: Act;
}

/** One part of a profile: closed it says how it stands, open why it is asked, what is there, and how to turn it off. */
export function ElementRow({ learnerId, element, me, act }: Props) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { kind, title, why, teaches, isOn, offBy, maySwitch, count, keepSetBy } = element;
  const name = say(title);
  const turn = () =>
    act(isOn ? t`Off: ${name}` : t`On again: ${name}`, () =>
      api.send("PUT", `/learners/${learnerId}/elements/${kind}`, { isOn: !isOn }),
    );
  return (
    <details className="element" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span className="element-name">{name}</span>
        <span className="quiet">
          {isOn ? (
            count === 0 ? (
              <Trans>Empty</Trans>
            ) : (
              <Plural value={count} one="# item" other="# items" />
            )
          ) : (
            <strong>
              <Trans>Off</Trans>
            </strong>
          )}
        </span>
      </summary>
      <div className="element-body">
        <p>{say(why)}</p>
        <p className="quiet">{say(teaches)}</p>
        <p className="quiet">
          <KeptUntil keep={element.keep} />{" "}
          {keepSetBy && (
            <Trans>
              Set by {keepSetBy.organization}: {keepSetBy.reason}
            </Trans>
          )}
        </p>
        {!isOn && (
          <p className="notice">
            {offBy.includes("school") ? (
              <Trans>Your district or school turned this off for everybody.</Trans>
            ) : (
              <Trans>Your family turned this off. Only your family finds it, here.</Trans>
            )}
          </p>
        )}
        {isOpen && count > 0 && <Held learnerId={learnerId} element={element} me={me} act={act} />}
        {maySwitch && (
          <button type="button" className="button dense" onClick={() => void turn()}>
            {isOn ? <Trans>Turn off</Trans> : <Trans>Turn on</Trans>} <span className="visually-hidden">{name}</span>
          </button>
        )}
        {isOn && !maySwitch && (
          <p className="quiet">
            <Trans>The school decides whether it keeps this part.</Trans>
          </p>
        )}
      </div>
    </details>
  );
}

/** "Kept until June 2032, one year after leaving." */
function KeptUntil({ keep }: Pick<LearnerElement, "keep">) {
  if (keep.rule === "always") return <Trans>Kept for as long as you want it.</Trans>;
  const { years } = keep;
  if (keep.rule === "years")
    return <Plural value={years} one="Each item is kept for # year." other="Each item is kept for # years." />;
  if (!keep.until)
    return (
      <Plural
        value={years}
        one="Kept until # year after leaving school."
        other="Kept until # years after leaving school."
      />
    );
  const month = new Intl.DateTimeFormat(spoken(), { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${keep.until}T00:00:00Z`),
  );
  return (
    <Plural
      value={years}
      one={`Kept until ${month}, # year after leaving school.`}
      other={`Kept until ${month}, # years after leaving school.`}
    />
  );
}
