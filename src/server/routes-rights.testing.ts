import { learner, type Way } from "./way.testing.ts";

/** The form of an annual notice that says as little as it may. */
export const emptyNotice = {
  ...{ office: "Office", address: "1 Main Street", officials: [], directory: [] },
  ...{ objectDays: 10, forwardsRecords: true, surveys: [] },
};

/** The agreement of a study that says what it must. */
const anyStudy = {
  ...{ basis: "study", title: "On track", party: "State University", agreement: "Item 26-41" },
  purpose: "To find out whether tutoring helps.",
  clauses: ["purpose", "use-only", "no-identification", "destroy"],
  ...{ measures: ["learners"], startsOn: "2026-11-20", endsOn: "2027-06-30", destroyBy: "2027-09-30" },
};

/** What families may ask, and what schools owe: corrections, copies, the directory, destruction, coming of age. */
export const rightsWays: readonly Way[] = [
  { way: "GET /learners/{learnerId}/of-age", path: learner },
  { way: "GET /learners/{learnerId}/of-age/review", path: learner },
  {
    way: "PUT /learners/{learnerId}/of-age/review",
    path: learner,
    body: ({ consent }) => ({ decisions: [{ id: `consent:${consent}`, decision: "stop" }] }),
    inBody: ["consent"],
  },
  { way: "GET /learners/{learnerId}/age-documents", path: learner },
  {
    way: "POST /learners/{learnerId}/age-documents",
    path: learner,
    body: () => ({ kind: "guardianship", effectiveOn: "2026-11-01" }),
  },
  ...["confirm", "lift"].map((how) => ({
    way: `POST /learners/{learnerId}/age-documents/{documentId}/${how}`,
    path: { ...learner, documentId: "ageDocument" } as const,
  })),
  { way: "GET /look-questions" },
  { way: "GET /learners/{learnerId}/correction-requests", path: learner },
  {
    way: "POST /learners/{learnerId}/correction-requests",
    path: learner,
    body: ({ entry }) => ({ entryId: entry, wrong: "It was another day." }),
    inBody: ["entry"],
  },
  {
    way: "POST /learners/{learnerId}/correction-requests/{requestId}/answers",
    path: { ...learner, requestId: "request" },
    body: () => ({ state: "looking" }),
  },
  { way: "GET /correction-requests", pages: true },
  {
    way: "POST /learners/{learnerId}/correction-requests/{requestId}/hearing",
    path: { ...learner, requestId: "request" },
    body: () => ({ why: "I have a letter." }),
  },
  {
    way: "POST /learners/{learnerId}/correction-requests/{requestId}/statement",
    path: { ...learner, requestId: "request" },
    body: () => ({ text: "We see it otherwise." }),
  },
  { way: "GET /learners/{learnerId}/directory", path: learner },
  {
    way: "PUT /learners/{learnerId}/directory",
    path: learner,
    body: () => ({ choices: [{ audience: "anyone", item: "*", keepIn: true }] }),
  },
  { way: "GET /directory", query: "audience=anyone" },
  { way: "GET /studies" },
  { way: "GET /learners/{learnerId}/studies", path: learner },
  {
    way: "POST /studies",
    body: ({ organization }) => ({ organizationId: organization, study: anyStudy }),
    inBody: ["organization"],
  },
  ...["approve", "refuse", "end"].map((act) => ({
    way: `POST /studies/{studyId}/${act}`,
    path: { studyId: "study" } as const,
    body: () => ({}),
  })),
  {
    way: "POST /studies/{studyId}/destroyed",
    path: { studyId: "study" },
    body: () => ({ on: "2026-11-20", proof: "A letter of the university in the file." }),
  },
  { way: "POST /studies/{studyId}/counts", path: { studyId: "study" }, body: () => ({ measure: "learners" }) },
  { way: "GET /annual-notices" },
  {
    way: "POST /annual-notices",
    body: ({ organization }) => ({ organizationId: organization, form: emptyNotice }),
    inBody: ["organization"],
  },
  { way: "POST /annual-notices/{noticeId}/publish", path: { noticeId: "annualNotice" } },
  { way: "GET /learners/{learnerId}/annual-notice", path: learner },
  { way: "GET /learners/{learnerId}/annual-notice.pdf", path: learner },
  { way: "GET /annual-notices/{noticeId}/notice.pdf", path: { noticeId: "annualNotice" } },
  { way: "POST /learners/{learnerId}/annual-notice/read", path: learner },
  { way: "GET /disposals" },
  {
    way: "POST /disposals",
    body: ({ organization }) => ({ organizationId: organization, kinds: ["incident"], reason: "The schedule" }),
    inBody: ["organization"],
  },
  { way: "POST /disposals/{disposalId}/confirm", path: { disposalId: "disposal" } },
  { way: "GET /disposals/{disposalId}/certificate.pdf", path: { disposalId: "disposal" } },
  { way: "DELETE /disposals/{disposalId}", path: { disposalId: "disposal" } },
  { way: "GET /retention/{organizationId}", path: { organizationId: "organization" } },
  {
    way: "PUT /retention/{organizationId}/kinds/{kind}",
    path: { organizationId: "organization" },
    words: { kind: "incident" },
    body: () => ({ keep: { afterLeavingYears: 7 }, reason: "State schedule" }),
  },
  {
    way: "DELETE /retention/{organizationId}/kinds/{kind}",
    path: { organizationId: "organization" },
    words: { kind: "incident" },
  },
  { way: "GET /learners/{learnerId}/retention", path: learner },
  { way: "PUT /learners/{learnerId}/legal-hold", path: learner, body: () => ({ reason: "A lawsuit" }) },
  { way: "GET /learners/{learnerId}/copy-requests", path: learner },
  { way: "POST /learners/{learnerId}/copy-requests", path: learner, body: () => ({ how: "paper" }) },
  {
    way: "POST /learners/{learnerId}/copy-requests/{requestId}/answers",
    path: { ...learner, requestId: "copyRequest" },
    body: () => ({ state: "looking" }),
  },
  {
    way: "DELETE /learners/{learnerId}/copy-requests/{requestId}",
    path: { ...learner, requestId: "copyRequest" },
  },
  { way: "GET /copy-requests", pages: true },
  { way: "GET /learners/{learnerId}/deliveries", path: learner },
  { way: "GET /deliveries", pages: true },
  {
    way: "POST /learners/{learnerId}/deliveries/{deliveryId}/told",
    path: { ...learner, deliveryId: "delivery" },
    body: () => ({ how: "By letter" }),
  },
  { way: "GET /learners/{learnerId}/export", path: learner },
  { way: "GET /learners/{learnerId}/export.zip", path: learner },
  { way: "GET /learners/{learnerId}/export.html", path: learner },
  { way: "GET /learners/{learnerId}/export.pdf", path: learner },
];
