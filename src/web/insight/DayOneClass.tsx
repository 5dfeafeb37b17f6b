import "./tiles.css";
import "./day-one-class.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ClipboardPen, PenLine, Printer, Users } from "lucide-react";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import { installationQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { arranged, found } from "./arranged.ts";
import { ClassFacts } from "./ClassFacts.tsx";
import { ClassFoot } from "./ClassFoot.tsx";
import { ClassToolbar } from "./ClassToolbar.tsx";
import { dayOneQuery, notePrint } from "./class-queries.ts";
import { useClassTitle } from "./class-title.ts";
import { DayOneSheet } from "./DayOneSheet.tsx";
import { GroupsRail } from "./GroupsRail.tsx";
import { LearnerRows } from "./LearnerRows.tsx";
import { LearnerTile } from "./LearnerTile.tsx";
import { SectionHeading } from "./SectionHeading.tsx";

const route = getRouteApi("/inside/classes/$classId");
/** Comes when the first words are written. */
const NarrativeSheet = lazy(async () => ({
  default: (await import("../profile/narrative/NarrativeSheet.tsx")).NarrativeSheet,
}));

/** A class on day one: what to provide, what it brings, how ready it is, and thirty learners without scrolling. */
export function DayOneClass() {
  const { t } = useLingui();
  const { classId } = route.useParams();
  const { unit, by = "name", view = "tiles", groups = false } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: day } = useSuspenseQuery(dayOneQuery(classId, unit));
  const { data: installation } = useSuspenseQuery(installationQuery);
  const [typed, setTyped] = useState("");
  const [writing, setWriting] = useState<string>();
  const titleOf = useClassTitle();
  const title = titleOf(day.class);
  useTitle(title);
  const set = (search: object) => navigate({ search: (before) => ({ ...before, ...search }), replace: true });
  const tiles = found(day.tiles, typed);
  const skills = day.unit?.skills ?? [];
  const print = async () => {
    await notePrint(classId, unit);
    window.print();
  };
  const openOnly = async () => {
    const [only, second] = tiles;
    if (!only || second) return;
    await navigate({ to: "/learners/$learnerId", params: { learnerId: only.learnerId }, search: { class: classId } });
  };
  /** `n` on a learner's name opens the words about them; while something is typed it is a letter. */
  const writeByKey = (event: KeyboardEvent) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (key !== "n" || ctrlKey || metaKey || altKey || !(target instanceof HTMLAnchorElement)) return;
    const learnerId = target.closest<HTMLElement>("[data-learner]")?.dataset.learner;
    if (!learnerId) return;
    event.preventDefault();
    setWriting(learnerId);
  };
  const stopWriting = () => {
    const place = document.querySelector<HTMLElement>(`[data-learner="${writing}"] a`);
    setWriting(undefined);
    requestAnimationFrame(() => place?.focus());
  };
  const onTheWay = day.learners - day.here;
  return (
    <div className="day-one-page">
      <div className="page-head">
        <div className="class-title">
          <h1>{title}</h1>
          <p className="lead">
            <Plural value={day.learners} one="# learner." other="# learners." />{" "}
            {onTheWay > 0 && (
              <>
                <Plural value={day.here} one="# backpack is here," other="# backpacks are here," />{" "}
                <Plural value={onTheWay} one="# is on the way." other="# are on the way." />
              </>
            )}
          </p>
        </div>
        <div className="page-actions">
          <button type="button" className="button dense" onClick={() => void print()}>
            <Printer size={18} aria-hidden /> <Trans>Print day-one sheet</Trans>
          </button>
          <button
            type="button"
            className="button"
            disabled={tiles.length === 0}
            onClick={() => setWriting(tiles[0]?.learnerId)}
          >
            <PenLine size={18} aria-hidden /> <Trans>Write words</Trans>
          </button>
          <Link
            className="button"
            to="/classes/$classId/evidence"
            params={{ classId }}
            search={unit === undefined ? {} : { unit }}
          >
            <ClipboardPen size={18} aria-hidden /> <Trans>Record evidence</Trans>
          </Link>
          <button
            type="button"
            className={groups ? "button dense" : "button dense filled"}
            aria-expanded={groups}
            onClick={() => void set({ groups: groups ? undefined : true })}
          >
            <Users size={18} aria-hidden /> {groups ? <Trans>Close groups</Trans> : <Trans>Suggested groups</Trans>}
          </button>
        </div>
      </div>
      <ClassFacts day={day} onUnit={(number) => void set({ unit: number })} />
      <div className="class-body" data-groups={groups || undefined}>
        <section aria-label={t`Learners`} onKeyDown={writeByKey}>
          <ClassToolbar
            typed={typed}
            onType={setTyped}
            onEnter={() => void openOnly()}
            by={by}
            onArrange={(each) => void set({ by: each === "name" ? undefined : each })}
            view={view}
            onView={(each) => void set({ view: each === "tiles" ? undefined : each })}
          />
          {arranged(tiles, by).map(({ heading, tiles: each }) => (
            <div key={JSON.stringify(heading)}>
              <SectionHeading heading={heading} count={each.length} />
              {view === "rows" ? (
                <LearnerRows tiles={each} skills={skills} classId={classId} onWrite={setWriting} />
              ) : (
                <ul role="list" className="tiles">
                  {each.map((tile) => (
                    <LearnerTile
                      key={tile.learnerId}
                      tile={tile}
                      skills={skills}
                      classId={classId}
                      onWrite={setWriting}
                    />
                  ))}
                </ul>
              )}
            </div>
          ))}
          {tiles.length === 0 && (
            <p>
              {day.learners === 0 ? (
                <Trans>Nobody is in this class yet. Learners come with the next import from the school's system.</Trans>
              ) : (
                <Trans>No name begins like that.</Trans>
              )}
            </p>
          )}
          <ClassFoot day={day} />
        </section>
        {groups && <GroupsRail day={day} />}
      </div>
      {writing !== undefined && (
        <Suspense>
          <NarrativeSheet
            inClass={{ id: classId, title }}
            learners={day.tiles}
            learnerId={writing}
            onLearner={setWriting}
            onClose={stopWriting}
          />
        </Suspense>
      )}
      <DayOneSheet day={day} title={title} today={installation.today} />
    </div>
  );
}
