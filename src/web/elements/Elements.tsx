import "../privacy/my-data.css";
import "./elements.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type Category, categoryGroups, categoryWords } from "../../privacy/category.ts";
import { say } from "../language.tsx";
import { sessionQuery } from "../queries.ts";
import { ChildSwitch } from "../shell/ChildSwitch.tsx";
import { givenName } from "../shell/children.ts";
import { NothingYet } from "../shell/NothingYet.tsx";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { ElementRow } from "./ElementRow.tsx";
import { elementsQuery } from "./queries.ts";

const route = getRouteApi("/inside/my-data/profile");

/** What a profile holds, part by part: why it is asked, what is there, how long it is kept, off and on. */
export function Elements() {
  const { t } = useLingui();
  const child = route.useLoaderData();
  useTitle(t`What the profile holds`);
  return child ? <ElementsOf key={child.id} child={child} /> : <NothingYet />;
}

function ElementsOf({ child }: { child: { id: string; name?: string } }) {
  const { data: elements } = useSuspenseQuery(elementsQuery(child.id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { told, act } = useActing([
    ["elements", child.id],
    ["learner", child.id],
    ["holdings", child.id],
  ]);
  const name = givenName(child);
  const isOwn = session?.hat?.capacity === "learner";
  const of = (category: Category) => elements.filter((each) => each.category === category);
  return (
    <div className="elements">
      <header className="my-data-head">
        <p className="eyebrow">
          <Link to="/my-data" search={{ child: child.id }} className="link">
            <ChevronLeft size={18} aria-hidden className="turn" />
            <Trans>My data</Trans>
          </Link>
        </p>
        <h1>{isOwn ? <Trans>What my profile holds</Trans> : <Trans>What {name}'s profile holds</Trans>}</h1>
        <ChildSwitch child={child} />
        <p className="lead">
          <Trans>Every part is a choice. It may stay empty, and that is fine.</Trans>{" "}
          <Trans>A part that is off is gone for everyone but your family. Turn it on, and it is back as it was.</Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {categoryGroups
        .flatMap(({ categories }) => categories)
        .filter((category) => of(category).length > 0)
        .map((category) => (
          <section key={category} className="panel elements-group" aria-label={say(categoryWords[category].title)}>
            <h2>{say(categoryWords[category].title)}</h2>
            {of(category).map((element) => (
              <ElementRow
                key={element.kind}
                learnerId={child.id}
                element={element}
                me={session?.hat?.subjectId ?? ""}
                act={act}
              />
            ))}
          </section>
        ))}
    </div>
  );
}
