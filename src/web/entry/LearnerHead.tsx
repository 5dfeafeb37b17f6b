import "./learner-head.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { PenLine } from "lucide-react";
import type { ReactNode } from "react";
import { ageOn } from "../../kernel/date.ts";
import { languageName } from "../../kernel/language-name.ts";
import { listing } from "../../kernel/words.ts";
import { aboutMe } from "../../profile/about-me.ts";
import { background } from "../../record/background.ts";
import { enrollment } from "../../record/enrollment.ts";
import { gradeWords } from "../../record/grade-level.ts";
import { identity } from "../../record/identity.ts";
import { name } from "../../record/name.ts";
import { reach } from "../../record/reach.ts";
import { spoken } from "../language.tsx";
import { AlertChips } from "../record/AlertChips.tsx";
import { Face } from "../shell/Face.tsx";
import { NameClip } from "./NameClip.tsx";
import { itemsOf, statusOf, summaryOf, type View } from "./open.ts";
import { EntrySaid, PartSaid } from "./Said.tsx";

interface Props {
  readonly view: View;
  readonly eyebrow?: ReactNode;
  readonly actions?: ReactNode;
}

/** Who it is: name, how to say it, grade and school, languages, and one line in own words. */
export function LearnerHead({ view, eyebrow, actions }: Props) {
  const { t } = useLingui();
  const language = spoken();
  const called = statusOf(view, name);
  const full = called?.name ?? view.learner.name ?? t`A learner`;
  const place = summaryOf(view, enrollment)?.value ?? summaryOf(view, identity)?.value;
  const bornOn = itemsOf(view, identity)[0]?.body.bornOn;
  const page = itemsOf(view, aboutMe)[0];
  const about = summaryOf(view, aboutMe);
  const languages = page?.body.languages ?? about?.value.languages ?? statusOf(view, background) ?? [];
  const line = page?.body.line ?? about?.value.line;
  const reached = view.reader === "staff" ? statusOf(view, reach) : undefined;
  const isYoung = view.reader === "child";
  return (
    <header className="learner-head">
      <Face name={full} size={isYoung ? 84 : 92} />
      <div className="learner-who">
        {eyebrow && <div className="eyebrow">{eyebrow}</div>}
        <h1>{isYoung ? <Trans>Hello, {view.name}</Trans> : full}</h1>
        <ul role="list" className="learner-facts">
          {place?.gradeLevel && (
            <li>{[gradeWords(place.gradeLevel, language), place.school].filter(Boolean).join(", ")}</li>
          )}
          {!place?.gradeLevel && place?.school && <li>{place.school}</li>}
          {bornOn && view.reader !== "staff" && !isYoung && (
            <li>
              <Plural value={ageOn(bornOn, view.today)} one="# year old" other="# years old" />
            </li>
          )}
          {called?.pronunciation && (
            <li>
              <Trans>
                Say <strong>{called.pronunciation}</strong>
              </Trans>
            </li>
          )}
          <NameClip view={view} />
          {called?.pronouns && <li>{called.pronouns}</li>}
          {languages.length > 0 && (
            <li>
              <Trans>
                Speaks{" "}
                <strong>
                  {listing(
                    languages.map((each) => languageName(each, language)),
                    language,
                  )}
                </strong>
              </Trans>
            </li>
          )}
          {reached && (
            <li>
              <Trans>
                Family: <strong>{reach.say.status?.(reached, language)}</strong>
              </Trans>
            </li>
          )}
        </ul>
        {view.reader === "staff" && <AlertChips view={view} />}
        {line && (
          <p className="own-line">
            “{line}”{" "}
            {page ? <EntrySaid view={view} entry={page.entry} /> : about && <PartSaid view={view} part={about.part} />}
          </p>
        )}
        {!line && !isYoung && view.reader !== "staff" && view.learner.mayContribute.includes("about-me") && (
          <p className="quiet">
            <PenLine size={14} aria-hidden />{" "}
            <Trans>One line in your own words can stand here: add it under “About me”.</Trans>
          </p>
        )}
      </div>
      {actions && <div className="page-actions no-print">{actions}</div>}
    </header>
  );
}
