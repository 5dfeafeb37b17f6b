import "./shell.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import type { Capacity } from "../../identity/capacity.ts";
import { dateInWords } from "../../kernel/words.ts";
import { spoken } from "../language.tsx";
import { Bell } from "../notices/Bell.tsx";
import { installationQuery, sessionQuery } from "../queries.ts";
import { AccountMenu } from "./AccountMenu.tsx";
import { Arrival } from "./Arrival.tsx";
import { LanguageButton } from "./LanguageButton.tsx";
import { Mark } from "./Mark.tsx";
import { type Place, placesOf } from "./places.ts";
import { TieWatch } from "./TieWatch.tsx";
import { useBetweenChildren } from "./use-between-children.ts";

/** Whose few ties a court, a birthday or a family can end while a page lies open. */
const watched: readonly Capacity[] = ["guardian", "learner", "helper", "exception"];

/** The frame of every page behind the sign-in: the bar, on phones at the foot, and what kind of installation this is. */
export function Shell() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const places = placesOf(session?.hat?.capacity);
  const isBetween = useBetweenChildren();
  return (
    <>
      <a className="skip" href="#content">
        <Trans>Skip to the content</Trans>
      </a>
      <header className="bar no-print">
        <Link to="/" className="bar-mark">
          <Mark />
          <span>Daypack</span>
        </Link>
        <PlaceList places={places} className="bar-places" />
        <Banner />
        <div className="bar-end">
          {session?.hat && <Bell />}
          <LanguageButton />
          {session && <AccountMenu session={session} />}
        </div>
      </header>
      <Arrival />
      {session?.hat && watched.includes(session.hat.capacity) && <TieWatch />}
      <main id="content" tabIndex={-1} inert={isBetween} aria-busy={isBetween}>
        <Outlet />
      </main>
      <PlaceList places={places} className="foot-bar no-print" />
    </>
  );
}

function PlaceList({ places, className }: { places: readonly Place[]; className: string }) {
  const { i18n, t } = useLingui();
  if (places.length === 0) return null;
  return (
    <nav className={className} aria-label={className === "bar-places" ? t`Places` : t`Places, at the foot`}>
      {places.map(({ to, word, icon: Icon }) => (
        <Link key={to} to={to} activeProps={{ className: "here", "aria-current": "page" }}>
          <Icon size={20} aria-hidden />
          <span>{i18n._(word)}</span>
        </Link>
      ))}
    </nav>
  );
}

/** Says so where the people are made up, or the date is. */
function Banner() {
  const { data } = useSuspenseQuery(installationQuery);
  if (!data.isSample && !data.dateIsSet) return null;
  const today = dateInWords(data.today, spoken());
  return (
    <p className="banner">
      {data.isSample && <Trans>Sample district: everyone here is made up.</Trans>}{" "}
      {data.dateIsSet && <Trans>The school date is set to {today}.</Trans>}
    </p>
  );
}
