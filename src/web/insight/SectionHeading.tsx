import { Trans } from "@lingui/react/macro";
import { readinessWords } from "../../record/mastery.ts";
import { say } from "../language.tsx";
import type { Heading } from "./arranged.ts";

/** What learners of a section share, in words. */
export function SectionHeading({ heading, count }: { heading: Heading; count: number }) {
  if (heading.kind === "all") return null;
  return (
    <h3 className="section-heading">
      {heading.kind === "readiness" && say(readinessWords[heading.readiness])}
      {heading.kind === "support" && heading.title}
      {heading.kind === "not-sorted" && <Trans>Too little evidence to tell</Trans>}
      {heading.kind === "on-the-way" && <Trans>Backpack on the way</Trans>}
      {heading.kind === "no-support" && <Trans>Everybody else</Trans>} <span className="quiet">{count}</span>
    </h3>
  );
}
