import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { DayOne } from "../../insight/day-one.ts";
import { useClassTitle } from "./class-title.ts";

/** Where in a class one came from: back to it, and to the learner before and after. Only while the class is still in memory. */
export function ClassPlace({ classId, learnerId }: { classId: string; learnerId: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const titleOf = useClassTitle();
  const day = client
    .getQueriesData<DayOne>({ queryKey: ["classes", classId, "day-one"] })
    .map(([, data]) => data)
    .find((data) => data !== undefined);
  if (!day) return null;
  const place = day.tiles.findIndex((tile) => tile.learnerId === learnerId);
  const [before, after] = [day.tiles[place - 1], day.tiles[place + 1]];
  const many = day.tiles.length;
  const at = place + 1;
  const to = (id: string) => ({
    to: "/learners/$learnerId" as const,
    params: { learnerId: id },
    search: { class: classId },
  });
  return (
    <span className="class-place">
      <Link to="/classes/$classId" params={{ classId }} search={{}}>
        {titleOf(day.class)}
      </Link>
      {place >= 0 && (
        <>
          {" · "}
          <Trans>
            {at} of {many}
          </Trans>
          {before && (
            <Link {...to(before.learnerId)} aria-label={t`Before: ${before.name}`}>
              <ChevronLeft size={18} aria-hidden />
            </Link>
          )}
          {after && (
            <Link {...to(after.learnerId)} aria-label={t`Next: ${after.name}`}>
              <ChevronRight size={18} aria-hidden />
            </Link>
          )}
        </>
      )}
    </span>
  );
}
