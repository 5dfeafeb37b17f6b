import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { say } from "../../language.tsx";
import { examples } from "./examples.ts";

/** How the builder begins: what comes of it, whom to have beside one, and what three others made. */
export function Beginning({ child, name, isOwn }: { child: string; name: string; isOwn: boolean }) {
  return (
    <div className="make-step">
      <h1>{isOwn ? <Trans>A page about me</Trans> : <Trans>A page about {name}</Trans>}</h1>
      <p className="lead">
        <Trans>Nine short questions. Every one may stay empty. It can be changed at any time.</Trans>
      </p>
      <div className="panel make-people">
        <h2>
          <Trans>Whom to ask along</Trans>
        </h2>
        <ul>
          <li>
            <Trans>Someone at home who has seen hard days and good days.</Trans>
          </li>
          <li>
            <Trans>A teacher, a coach or a neighbor who saw something go well.</Trans>
          </li>
          <li>
            <Trans>A friend, for what is fun.</Trans>
          </li>
        </ul>
      </div>
      <div className="make-acts">
        <Link className="button filled" to="/profile/make" search={{ child, step: 1 }}>
          <Trans>Begin</Trans>
        </Link>
      </div>
      <h2>
        <Trans>What others made</Trans>
      </h2>
      <p className="quiet">
        <Trans>These three are invented.</Trans>
      </p>
      <div className="make-examples">
        {examples.map(({ age, name: who, line, parts }) => (
          <details key={age} className="panel">
            <summary>
              <strong>
                <Trans>
                  {who}, {age} years old
                </Trans>
              </strong>
              <span className="quiet">“{say(line)}”</span>
            </summary>
            {parts.map(({ title, lines }) => (
              <section key={title.en}>
                <h3>{say(title)}</h3>
                <ul>
                  {lines.map((each) => (
                    <li key={each.en}>{say(each)}</li>
                  ))}
                </ul>
              </section>
            ))}
          </details>
        ))}
      </div>
    </div>
  );
}
