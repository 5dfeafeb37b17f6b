import "./one-page.css";
import { languageName } from "../../../kernel/language-name.ts";
import { languages } from "../../../kernel/words.ts";
import { say, spoken } from "../../language.tsx";
import { Face } from "../../shell/Face.tsx";
import type { Draft } from "./made.ts";
import { pageParts, sayIt } from "./page-words.ts";

interface Props {
  readonly name: string;
  readonly page: Draft;
  /** Of the name: how it is said, pronouns. */
  readonly called: Draft;
}

/** A learner on one page, in the own words: on the screen, and on one sheet of paper, A4 or Letter. */
export function OnePage({ name, page, called }: Props) {
  const [other] = languages.filter((each) => each !== spoken());
  const text = (value: Draft[string] | undefined) => (typeof value === "string" ? value.trim() : undefined);
  return (
    <article className="one-page panel">
      <header>
        <Face name={name} size={72} />
        <div>
          <h2>{name}</h2>
          <p className="quiet">
            {[text(called.pronunciation) && `${say(sayIt)} ${text(called.pronunciation)}`, text(called.pronouns)]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {text(page.line) && <p className="one-page-line">“{text(page.line)}”</p>}
        </div>
      </header>
      <div className="one-page-parts">
        {pageParts.map(({ member, title }) => {
          const value = page[member];
          const lines = (typeof value === "string" ? [value] : (value ?? [])).filter((line) => line.trim() !== "");
          if (lines.length === 0) return null;
          return (
            <section key={member}>
              <h3>
                {say(title)}
                {other && (
                  <span className="only-print quiet" lang={other}>
                    {" "}
                    · {title[other]}
                  </span>
                )}
              </h3>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{member === "languages" ? languageName(line, spoken()) : line}</li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </article>
  );
}
