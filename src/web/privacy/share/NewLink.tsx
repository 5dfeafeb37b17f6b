import "./share.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { Suspense, useState } from "react";
import { type ShareAudience, shareAudiences } from "../../../privacy/share-decide.ts";
import { ChildSwitch } from "../../shell/ChildSwitch.tsx";
import { type Child, givenName } from "../../shell/children.ts";
import { NothingYet } from "../../shell/NothingYet.tsx";
import { useTitle } from "../../shell/title.ts";
import { choicesQuery } from "../queries.ts";
import { LinkForm } from "./LinkForm.tsx";
import { MadeLink } from "./MadeLink.tsx";
import { wishesQuery } from "./queries.ts";
import { recipientWords } from "./share-words.ts";
import { WishForm } from "./WishForm.tsx";

const route = getRouteApi("/inside/sharing/new");

/** A link that was just made: its address is told this once. */
export interface Made {
  readonly to: string;
  readonly url: string;
  readonly endsOn: string;
  readonly waitsForSecond: boolean;
}

/** A link is made: first for whom, because that decides how much can be shown; then the rest. */
export function NewLink() {
  const child = route.useLoaderData();
  return child ? <NewLinkOf key={child.id} child={child} /> : <NothingYet />;
}

function NewLinkOf({ child }: { child: Child }) {
  const { t, i18n } = useLingui();
  const { data: choices } = useSuspenseQuery(choicesQuery(child.id));
  const { data: wishes } = useSuspenseQuery(wishesQuery(child.id));
  const { wish: wishId } = route.useSearch();
  const wish = wishes.items.find(({ id, state }) => id === wishId && state === "waiting");
  const [audience, setAudience] = useState<ShareAudience>(wish?.audience ?? "college");
  const [made, setMade] = useState<Made>();
  const wishesOnly = wishes.mayAsk && choices.mayChoose !== "share-own-words";
  const shares = choices.mayChoose === "all" || choices.mayChoose === "share-own-words";
  const title = wishesOnly ? t`Ask a guardian to share something` : t`Share by a link`;
  useTitle(title);
  return (
    <div className="share-page">
      <p className="no-print">
        <Link to="/sharing" search={{ child: child.id }} className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>Sharing</Trans>
        </Link>
      </p>
      <header>
        <h1>{title}</h1>
        <ChildSwitch child={child} />
        <p className="lead">
          {wishesOnly ? (
            <Trans>Nothing is shown before a guardian says so.</Trans>
          ) : (
            <Trans>
              Choose what somebody sees of {givenName(child)}. You can stop it on any day, and you see when it was
              opened.
            </Trans>
          )}
        </p>
      </header>
      {made ? (
        <MadeLink made={made} childId={child.id} />
      ) : !shares && !wishesOnly ? (
        <p>
          <Trans>A guardian makes links here.</Trans>
        </p>
      ) : (
        <>
          <fieldset className="panel share-card">
            <legend>
              <h2>
                <Trans>Who is it for?</Trans>
              </h2>
            </legend>
            {shareAudiences.map((each) => (
              <label key={each} className="share-check">
                <input type="radio" name="audience" checked={each === audience} onChange={() => setAudience(each)} />
                {i18n._(recipientWords[each])}
              </label>
            ))}
          </fieldset>
          <Suspense>
            {wishesOnly ? (
              <WishForm child={child} audience={audience} />
            ) : (
              <LinkForm
                key={audience}
                child={child}
                audience={audience}
                askFirst={wishes.mayMark ? [] : wishes.askFirst}
                wish={wish}
                onMade={setMade}
              />
            )}
          </Suspense>
        </>
      )}
    </div>
  );
}
