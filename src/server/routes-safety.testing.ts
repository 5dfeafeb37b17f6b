import { newId } from "../kernel/id.ts";
import { learner, type Way } from "./way.testing.ts";

/** Papers, exceptions, unusual access, what needs a person. */
export const safetyWays: readonly Way[] = [
  { way: "GET /waiting" },
  { way: "GET /conflicts" },
  { way: "GET /court-documents" },
  { way: "GET /session/ties" },
  { way: "GET /unusual" },
  { way: "GET /unusual/{findingId}/learners", path: { findingId: "finding" } },
  { way: "POST /unusual/{findingId}/take", path: { findingId: "finding" } },
  {
    way: "POST /unusual/{findingId}/close",
    path: { findingId: "finding" },
    body: () => ({ answer: "A substitute of that week." }),
  },
  { way: "PUT /unusual-rules/{code}", words: { code: "bulk" }, body: () => ({ threshold: 60, isOn: true }) },
  { way: "PUT /work-hours", body: () => ({ fromHour: 6, untilHour: 21, countsDaysOff: true }) },
  { way: "GET /learners/{learnerId}/papers", path: learner, query: `about=${newId()}` },
  { way: "POST /learners/{learnerId}/papers", path: learner, query: `about=${newId()}&name=page.pdf` },
  { way: "GET /learners/{learnerId}/papers/{paperId}", path: { ...learner, paperId: "paper" } },
  { way: "GET /learners/{learnerId}/look-questions", path: learner },
  {
    way: "POST /learners/{learnerId}/access/{lookId}/questions",
    path: { ...learner, lookId: "look" },
    body: () => ({ isUnknown: true }),
  },
  {
    way: "POST /learners/{learnerId}/look-questions/{questionId}/answer",
    path: { ...learner, questionId: "lookQuestion" },
    body: () => ({ answer: "A substitute teacher of that day." }),
  },
  { way: "GET /exceptions" },
  { way: "GET /learners/{learnerId}/exceptions", path: learner },
  {
    way: "POST /learners/{learnerId}/exceptions",
    path: learner,
    body: () => ({ basis: "emergency", reason: "Somebody has said that they are in danger." }),
  },
  ...["approve", "refuse", "review", "revoke"].map((act) => ({
    way: `POST /learners/{learnerId}/exceptions/{exceptionId}/${act}`,
    path: { ...learner, exceptionId: "exception" } as const,
    body: () => ({}),
  })),
  { way: "GET /learners", pages: true },
  {
    way: "POST /learners/{learnerId}/court-documents",
    path: learner,
    body: ({ guardian }) => ({ guardianId: guardian, kind: "supervised", effectiveOn: "2026-11-01" }),
    inBody: ["guardian"],
  },
  ...(["confirm", "lift"] as const).map(
    (how): Way => ({
      way: `POST /learners/{learnerId}/court-documents/{documentId}/${how}`,
      path: { ...learner, documentId: "document" },
    }),
  ),
];
