import "./share.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, Link2 } from "lucide-react";
import type { ShareView } from "../../../privacy/share.ts";
import { sessionQuery } from "../../queries.ts";
import { ChildSwitch } from "../../shell/ChildSwitch.tsx";
import { type Child, givenName } from "../../shell/children.ts";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { useActing } from "../../shell/use-acting.ts";
import { choicesQuery } from "../queries.ts";
import { Asked } from "./Asked.tsx";
import { AskFirst } from "./AskFirst.tsx";
import { ConsentList } from "./ConsentList.tsx";
import { LinkCard } from "./LinkCard.tsx";
import { MyWishes } from "./MyWishes.tsx";
import { consentsQuery, linksQuery, wishesQuery } from "./queries.ts";
import { Renewals } from "./Renewals.tsx";
import { WishesAsked } from "./WishesAsked.tsx";

const route = getRouteApi("/inside/sharing");

/** All that a family shares with somebody outside of school: what it is asked, its links, what ends, and every receipt. */
export function Sharing() {
  const child = route.useLoaderData();
  return child ? <SharingOf key={child.id} child={child} /> : <NothingYet />;
}

function SharingOf({ child }: { child: Child }) {
  const { t } = useLingui();
  useTitle(t`Sharing`);
  const { data: links } = useSuspenseQuery(linksQuery(child.id));
  const { data: consents } = useSuspenseQuery(consentsQuery(child.id));
  const { data: wishes } = useSuspenseQuery(wishesQuery(child.id));
  const { data: choices } = useSuspenseQuery(choicesQuery(child.id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { told, act } = useActing([["sharing", child.id], ["helpers"], ["choices"]]);
  const isOwn = session?.hat?.capacity === "learner";
  const decides = choices.mayChoose === "all";
  const shares = decides || choices.mayChoose === "share-own-words";
  const isOpen = ({ daysLeft, state }: ShareView) => daysLeft > 0 || state === "half-signed" || state === "paused";
  const [open, over] = [links.filter(isOpen), links.filter((link) => !isOpen(link))];
  return (
    <div className="share-page">
      <p className="no-print">
        <Link to="/who-sees-what" search={{ child: child.id }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>Who sees what</Trans>
        </Link>
      </p>
      <header>
        <h1>
          <Trans>Sharing</Trans>
        </h1>
        <ChildSwitch child={child} />
        <p className="lead">
          {isOwn ? (
            <Trans>What people outside of school see of you, until when, and how to stop it.</Trans>
          ) : (
            <Trans>What people outside of school see of {givenName(child)}, until when, and how to stop it.</Trans>
          )}
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <Asked consents={consents} learnerId={child.id} decides={decides} act={act} />
      {decides && !isOwn && <WishesAsked child={child} wishes={wishes.items} act={act} />}
      <section aria-labelledby="links">
        <h2 id="links">
          <Trans>Links</Trans>
        </h2>
        {open.length === 0 && (
          <p>
            <Trans>No link is open. A link shows chosen things to one person, for some days.</Trans>
          </p>
        )}
        {open.map((each) => (
          <LinkCard key={each.id} link={each} learnerId={child.id} canStop={decides || each.isYours} act={act} />
        ))}
        {shares && (
          <p className="no-print">
            <Link to="/sharing/new" search={{ child: child.id }} className="button filled">
              <Link2 size={18} aria-hidden /> <Trans>Share by a link</Trans>
            </Link>
          </p>
        )}
      </section>
      {isOwn && <MyWishes learnerId={child.id} wishes={wishes} act={act} />}
      {wishes.mayMark && <AskFirst learnerId={child.id} marked={wishes.askFirst} act={act} />}
      <Renewals consents={consents} learnerId={child.id} decides={decides} act={act} />
      <section aria-labelledby="others">
        <h2 id="others">
          <Trans>Apps and people who help</Trans>
        </h2>
        <p>
          <Link to="/apps" search={{ child: child.id }}>
            <Trans>Apps: what each gets, what it has read, and Stop</Trans>
          </Link>
        </p>
        <p>
          <Link to="/helpers" search={{ child: child.id }}>
            <Trans>Tutors, mentors and programs</Trans>
          </Link>
        </p>
      </section>
      <ConsentList consents={consents} learnerId={child.id} decides={decides} act={act} />
      {over.length > 0 && (
        <details>
          <summary>
            <Trans>Links that are over</Trans>
          </summary>
          {over.map((each) => (
            <LinkCard key={each.id} link={each} learnerId={child.id} canStop={false} act={act} />
          ))}
        </details>
      )}
    </div>
  );
}
