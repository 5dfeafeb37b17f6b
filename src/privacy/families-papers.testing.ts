import { newId } from "../kernel/id.ts";
import { type Drawn, today } from "./families.testing.ts";
import { at, type Cast, moment, type Put } from "./families-cast.testing.ts";

/** Papers of courts and of age, and exceptions of the law. */
export async function putPapers(put: Put, drawn: Drawn, cast: Cast): Promise<void> {
  const { learner, guardians, subjects, self, adults } = cast;
  await put(
    "court_document",
    drawn.documents.map((each) => ({
      learner_id: learner,
      id: newId(),
      guardian_id: at(guardians, each.guardian),
      kind: each.kind,
      effective_on: each.effectiveOn,
      entered_by: self,
      entered_at: moment(0, 0),
      lifted_at: each.lifted ? moment(0, 1) : null,
    })),
  );
  await put(
    "age_document",
    drawn.agePapers.map((each) => ({
      learner_id: learner,
      id: newId(),
      kind: each.kind,
      effective_on: each.effectiveOn,
      entered_by: self,
      entered_at: moment(0, 0),
      confirmed_at: each.confirmed ? moment(0, 1) : null,
      lifted_at: each.lifted ? moment(0, 2) : null,
    })),
  );
  const letIn = subjects.filter(({ capacity }) => capacity === "exception").map(({ id }) => id);
  const inHours = (hours: number | null) => hours && new Date(Date.now() + hours * 3_600_000).toISOString();
  await put(
    "exception",
    drawn.exceptions.map((each) => ({
      learner_id: learner,
      id: newId(),
      basis: each.basis,
      subject_id: each.basis === "dependent" ? at(adults, each.who) : at(letIn, each.who),
      reason: "r",
      slices: each.slices?.reduce((bits, slice) => bits | (1 << slice), 1) ?? null,
      ends_on: each.endsOn,
      until: inHours(each.until) ?? "infinity",
      asked_by: self,
      asked_at: moment(0, 0),
      opens_on: today,
      opened_at: each.state === "asked" ? null : moment(0, 1),
      review_by: inHours(each.reviewBy),
      reviewed_at: each.state === "reviewed" ? moment(0, 2) : null,
      ended_at: each.state === "ended" ? moment(0, 3) : null,
      ended_why: each.state === "ended" ? "revoked" : null,
    })),
  );
}
