import "./make.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { PenLine, Printer } from "lucide-react";
import { aboutMe } from "../../../profile/about-me.ts";
import { familyWords } from "../../../profile/family-words.ts";
import { name as nameKind } from "../../../record/name.ts";
import { backpackQuery } from "../../entry/learner-queries.ts";
import { itemsOf, statusOf } from "../../entry/open.ts";
import { SavedWords } from "../../entry/SavedWords.tsx";
import { sessionQuery } from "../../queries.ts";
import { type Child, givenName } from "../../shell/children.ts";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { OnePage } from "./OnePage.tsx";

const route = getRouteApi("/inside/profile/page");

/** The one-page profile as it stands, to read and to print. */
export function ProfilePage() {
  const child = route.useLoaderData();
  return child ? <PageOf child={child} /> : <NothingYet />;
}

function PageOf({ child }: { child: Child }) {
  const { t } = useLingui();
  const { data: backpack } = useSuspenseQuery(backpackQuery(child.id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const page = itemsOf(backpack, aboutMe)[0]?.body;
  const called = statusOf(backpack, nameKind);
  const apart = itemsOf(backpack, familyWords);
  const isOwn = session?.hat?.capacity === "learner";
  const name = givenName(child);
  const title = isOwn ? t`A page about me` : t`A page about ${name}`;
  useTitle(title);
  return (
    <div className="make">
      <header className="make-head no-print">
        <p className="eyebrow">
          <Link to="/backpack" search={{ child: child.id }}>
            {child.name ?? name}
          </Link>
        </p>
        <h1>{title}</h1>
        <div className="make-acts">
          {page && (
            <button type="button" className="button filled" onClick={() => window.print()}>
              <Printer size={18} aria-hidden /> <Trans>Print it</Trans>
            </button>
          )}
          <Link className={page ? "button" : "button filled"} to="/profile/make" search={{ child: child.id }}>
            <PenLine size={18} aria-hidden /> {page ? <Trans>Change it</Trans> : <Trans>Make it</Trans>}
          </Link>
        </div>
      </header>
      <SavedWords learnerId={child.id} />
      {page ? (
        <OnePage name={called?.name ?? child.name ?? name} page={page} called={called ?? {}} />
      ) : (
        <p className="panel make-empty">
          <Trans>
            Strengths, likes, what helps, hopes: one page that a new teacher reads first. It is not made yet.
          </Trans>
        </p>
      )}
      {apart.length > 0 && (
        <section className="panel make-apart no-print">
          <h2>
            <Trans>Only for my family</Trans>
          </h2>
          <ul role="list">
            {apart.map(({ entry, body }) => (
              <li key={entry.id}>{body.text}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
