import "./safety.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { daysBetween } from "../../../kernel/date.ts";
import { dateInWords, daysInWords, listing } from "../../../kernel/words.ts";
import { categories, categoryWords } from "../../../privacy/category.ts";
import type { ChoiceMenu } from "../../../privacy/choice-menu.ts";
import type { Level } from "../../../privacy/level.ts";
import { api } from "../../api.ts";
import { say, spoken } from "../../language.tsx";
import { sessionQuery } from "../../queries.ts";
import { givenName } from "../../shell/children.ts";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { choicesQuery } from "../queries.ts";
import { KeepOrEnd } from "./KeepOrEnd.tsx";
import { ofAgeQuery } from "./queries.ts";

const route = getRouteApi("/inside/of-age");

/** What a learner lets former guardians read: nothing until chosen otherwise, in three equal steps, and part by part on the menu. */
const steps: Readonly<Record<"nothing" | "school" | "everything", readonly (readonly [string, Level])[]>> = {
  nothing: [],
  school: [
    ["identity", "summary"],
    ["enrollment", "summary"],
    ["grades", "summary"],
  ],
  everything: categories
    .filter((each) => each !== "contact" && each !== "activity")
    .map((each) => [each, "detail"] as const),
};

/** Which of the three stands now: the one that says the same of every part; none where parts were chosen one by one. */
const standing = (menu: ChoiceMenu): keyof typeof steps | undefined => {
  const cells = menu.columns.find(({ target }) => target === "guardian")?.cells ?? [];
  return (["nothing", "school", "everything"] as const).find((each) =>
    cells.every(({ category, level }) => level === (steps[each].find(([of]) => of === category)?.[1] ?? "hidden")),
  );
};

/** Before and after the birthday on which rights pass to the learner: what changes, what stays, and what the learner decides. */
export function OfAgePage() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  useTitle(t`When the rights pass to the learner`);
  return child ? <Review learnerId={child.id} name={givenName(child)} /> : <NothingYet />;
}

function Review({ learnerId, name }: { learnerId: string; name: string }) {
  const { t } = useLingui();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: age } = useSuspenseQuery(ofAgeQuery(learnerId));
  const { data: menu } = useSuspenseQuery(choicesQuery(learnerId));
  const { told, act } = useActing([
    ["choices", learnerId],
    ["sharing", learnerId],
  ]);
  const [step, setStep] = useState<keyof typeof steps | undefined>(() => standing(menu));
  const isOwn = session?.hat?.capacity === "learner";
  const day = age.ofAgeOn && dateInWords(age.ofAgeOn, spoken());
  const left = age.ofAgeOn && daysInWords(daysBetween(age.today, age.ofAgeOn), spoken());
  const opened = menu.columns
    .find(({ target }) => target === "guardian")
    ?.cells.filter(({ level }) => level !== "hidden")
    .map(({ category }) => say(categoryWords[category].title));
  const save = () =>
    step &&
    act(t`Saved. It holds at once.`, async () => {
      for (const category of categories) {
        const level = steps[step].find(([each]) => each === category)?.[1];
        const path = `/learners/${learnerId}/choices/guardian/${category}`;
        if (level) await api.send("PUT", path, { level });
        else await api.send("DELETE", path);
      }
    });
  return (
    <div className="safety">
      <header>
        <h1>
          {age.isOfAge ? (
            <Trans>Your record is yours alone now</Trans>
          ) : (
            <Trans>When the rights pass to the learner</Trans>
          )}
        </h1>
        {!age.isOfAge && day && (
          <p className="lead">
            {isOwn ? (
              <Trans>
                On {day}, in {left}, the law passes all rights over your record to you.
              </Trans>
            ) : (
              <Trans>
                On {day}, in {left}, the law passes all rights over the record to {name}.
              </Trans>
            )}
          </p>
        )}
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {!age.isOfAge && (
        <section className="panel safety-card">
          <h2>
            <Trans>What changes on that day</Trans>
          </h2>
          <ul>
            <li>
              {isOwn ? (
                <Trans>Your guardians read nothing any more, unless you let them.</Trans>
              ) : (
                <Trans>Guardians read nothing any more, unless {name} lets them.</Trans>
              )}
            </li>
            {!isOwn && (
              <li>
                <Link to="/rights-passed" className="link">
                  <Trans>Why that is so, and what you can do</Trans>
                </Link>
              </li>
            )}
            <li>
              <Trans>What guardians had signed pauses until the learner decides about it.</Trans>
            </li>
            <li>
              <Trans>Teachers and the school go on reading what their work needs.</Trans>
            </li>
          </ul>
        </section>
      )}
      {age.isOfAge && isOwn && (
        <section className="panel safety-card">
          <h2>
            <Trans>What may your former guardians read?</Trans>
          </h2>
          <p>
            {opened?.length ? (
              <Trans>Now they read: {listing(opened, spoken())}.</Trans>
            ) : (
              <Trans>Now they read nothing.</Trans>
            )}
          </p>
          <fieldset className="check-up">
            <legend className="visually-hidden">
              <Trans>What may your former guardians read?</Trans>
            </legend>
            {(["nothing", "school", "everything"] as const).map((each) => (
              <label key={each}>
                <input type="radio" name="step" checked={step === each} onChange={() => setStep(each)} />
                <span>
                  {each === "nothing" && <Trans>Nothing</Trans>}
                  {each === "school" && <Trans>How school goes: attendance and marks, without details</Trans>}
                  {each === "everything" && <Trans>All that you read yourself, but for your contacts</Trans>}
                </span>
              </label>
            ))}
          </fieldset>
          <div className="safety-acts">
            <button type="button" className="button filled" aria-disabled={!step} onClick={() => void save()}>
              <Trans>Save this</Trans>
            </button>
            <Link
              to="/who-sees-what/$target"
              params={{ target: "guardian" }}
              search={{ child: learnerId }}
              className="link"
            >
              <Trans>Choose part by part</Trans>
            </Link>
          </div>
        </section>
      )}
      {age.isOfAge && isOwn && <KeepOrEnd learnerId={learnerId} act={act} />}
      <section className="panel safety-card">
        <h2>
          <Trans>Helpers, apps and what is shared</Trans>
        </h2>
        <p>
          <Trans>Go through them one by one: each can be kept or ended.</Trans>
        </p>
        <div className="safety-acts">
          <Link to="/apps" search={{ child: learnerId }} className="link">
            <Trans>Apps</Trans>
          </Link>
          <Link to="/helpers" search={{ child: learnerId }} className="link">
            <Trans>People who help</Trans>
          </Link>
          <Link to="/sharing" search={{ child: learnerId }} className="link">
            <Trans>Links and consents</Trans>
          </Link>
        </div>
      </section>
    </div>
  );
}
