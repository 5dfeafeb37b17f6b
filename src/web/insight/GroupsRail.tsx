import "./groups-rail.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { announce } from "@react-aria/live-announcer";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useState } from "react";
import type { DayOne } from "../../insight/day-one.ts";
import { dateInWords } from "../../kernel/words.ts";
import { type Readiness, readinessWords } from "../../record/mastery.ts";
import { say, spoken } from "../language.tsx";
import { GroupPanel } from "./GroupPanel.tsx";
import { groupsWith, type Moves, move } from "./moved.ts";

const forever = Number.POSITIVE_INFINITY;

/** Suggested groups for the unit; the teacher decides. Moves are kept in this page's memory, by id, and go with it. */
export function GroupsRail({ day }: { day: DayOne }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const queryKey = ["groups", day.class.id, day.unit?.number ?? 0];
  const { data: moves = {} } = useQuery<Moves>({
    queryKey,
    queryFn: () => ({}),
    staleTime: forever,
    gcTime: forever,
  });
  const [dragged, setDragged] = useState<string>();
  const put = (learnerId: string, to: Readiness) => {
    client.setQueryData<Moves>(queryKey, (before = {}) => move(before, day, learnerId, to));
    const name = day.tiles.find((tile) => tile.learnerId === learnerId)?.name ?? "";
    const group = say(readinessWords[to]);
    announce(t`${name} is now in ${group}`, "polite");
  };
  const unsorted = day.tiles.filter(({ learnerId }) => day.notSorted.includes(learnerId) && !moves[learnerId]);
  const newest = day.newestEvidence && dateInWords(day.newestEvidence, spoken());
  const changes = Object.keys(moves).length;
  return (
    <aside className="groups-rail" aria-labelledby="groups-title">
      <h2 id="groups-title">
        <Trans>Suggested groups</Trans>
      </h2>
      <p className="quiet">
        <Sparkles size={14} aria-hidden />{" "}
        {newest ? (
          <Trans>From the skills this unit leans on, evidence up to {newest}. You decide.</Trans>
        ) : (
          <Trans>From the skills this unit leans on. You decide.</Trans>
        )}{" "}
        <Trans>Press a name to move it, or drag it. Moves stay in this page until you close it.</Trans>
      </p>
      {groupsWith(day, moves).map((group) => (
        <GroupPanel
          key={group.readiness}
          {...group}
          moved={moves}
          onMove={put}
          dragged={dragged}
          onDrag={setDragged}
          classId={day.class.id}
        />
      ))}
      <p className="quiet">
        {unsorted.length > 0 && (
          <>
            <Trans>Not sorted, for there is too little to tell:</Trans> {unsorted.map(({ name }) => name).join(", ")}.{" "}
          </>
        )}
        <Trans>Never used: behavior, attendance, income.</Trans>
      </p>
      {changes > 0 && (
        <button type="button" className="button dense" onClick={() => client.setQueryData(queryKey, {})}>
          <Trans>Back to the suggestion</Trans>
        </button>
      )}
    </aside>
  );
}
