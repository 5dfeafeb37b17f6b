import "../server/office.css";
import "./elements.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OfficeElement } from "../../entry/element.ts";
import { listing } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { useTitle } from "../shell/title.ts";
import { type Act, useActing } from "../shell/use-acting.ts";
import { officeElementsQuery } from "./queries.ts";

/** What profiles can hold in a district or school: each part with why it is asked, on or off. */
export function OfficeElements() {
  const { t } = useLingui();
  useTitle(t`What profiles hold`);
  const { data: elements } = useSuspenseQuery(officeElementsQuery);
  const { told, act } = useActing([officeElementsQuery.queryKey]);
  return (
    <div className="office-page">
      <header>
        <p className="eyebrow">
          <Link to="/rules">
            <Trans>Rules</Trans>
          </Link>
        </p>
        <h1>
          <Trans>What profiles hold</Trans>
        </h1>
        <p className="lead">
          <Trans>
            What is off here is off in every school below. What is already there closes at once to everyone but the
            family, and is back as it was when it is on again.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <section className="panel office-panel">
        <table className="office-elements">
          <caption className="visually-hidden">
            <Trans>Parts of the profile</Trans>
          </caption>
          <tbody>
            {elements.map((element) => (
              <Row key={element.kind} element={element} act={act} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row({ element, act }: { element: OfficeElement; act: Act }) {
  const { t } = useLingui();
  const { kind, title, why, isOn, offAbove, offBelow, onlyBySchool } = element;
  const name = say(title);
  const turn = () =>
    act(isOn ? t`Off for all: ${name}` : t`On again: ${name}`, () =>
      api.send("PUT", `/elements/${kind}`, { isOn: !isOn }),
    );
  return (
    <tr>
      <th scope="row">
        <strong>{name}</strong>
        <br />
        <span className="quiet">{say(why)}</span>
      </th>
      <td>
        {isOn ? <Trans>On</Trans> : <Trans>Off</Trans>}
        {offAbove !== undefined && (
          <>
            {": "}
            {offAbove || <Trans>for the whole installation</Trans>}
          </>
        )}
        {offBelow.length > 0 && (
          <p className="quiet">
            <Trans>
              Off at{" "}
              {listing(
                offBelow.map((each) => each.name),
                spoken(),
              )}
            </Trans>
          </p>
        )}
        <p className="quiet">
          {onlyBySchool ? <Trans>Only you can turn it off.</Trans> : <Trans>A family can turn it off, too.</Trans>}
        </p>
      </td>
      <td>
        {offAbove === undefined && (
          <button type="button" className="button dense" onClick={() => void turn()}>
            {isOn ? <Trans>Turn off</Trans> : <Trans>Turn on</Trans>} <span className="visually-hidden">{name}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
