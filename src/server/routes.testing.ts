import { newId } from "../kernel/id.ts";
import { termsFor } from "./agreement-terms.testing.ts";

/** What stands for an id in the table below: of whom a caller may know something, and of somebody else. */
export const idNouns = [
  "learner",
  "entry",
  "class",
  "subject",
  "document",
  "guardianship",
  "exception",
  "paper",
  "ageDocument",
  "finding",
  "look",
  "lookQuestion",
  "guardian",
  "import",
  "upload",
  "issue",
  "agreement",
  "client",
  "appRequest",
  "account",
  "competency",
  "request",
  "thread",
  "note",
  "team",
  "colleague",
  "program",
  "programName",
  "contribution",
  "version",
  "question",
  "merge",
  "consent",
  "link",
  "organization",
  "file",
  "instrument",
  "survey",
  "ownElement",
  "annualNotice",
  "disposal",
  "copyRequest",
  "delivery",
  "verification",
] as const;
export type IdNoun = (typeof idNouns)[number];
export type Ids = Readonly<Record<IdNoun, string>>;

/** One way of asking, as the document of the API names it, with an example that could be right. */
export interface Way {
  /** `PUT /learners/{learnerId}/trust`, without the prefix of the version. */
  readonly way: string;
  /** Which id stands at each place of the path that is one. */
  readonly path?: Readonly<Record<string, IdNoun>>;
  /** What stands at places of the path that are no ids. */
  readonly words?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: (ids: Ids) => object;
  /** Ids that stand in the body. */
  readonly inBody?: readonly IdNoun[];
  /** What it answers to nobody, where it is open to everybody; else 401. */
  readonly openTo?: number;
  /** Whether it takes a cursor. */
  readonly pages?: true;
}

const learner = { learnerId: "learner" } as const;
const survey = { ...learner, surveyId: "survey" } as const;
const choice = { target: "teacher", category: "voice" } as const;
const consent = { ...learner, consentId: "consent" } as const;
const account = { accountId: "account" } as const;
const agreement = { agreementId: "agreement" } as const;
const appRequest = { requestId: "appRequest" } as const;
const level = () => ({ level: "hidden" });
const marks = {
  ...{ name: "marks", title: "Marks", learner: { key: "Student" } },
  facts: [{ make: "course-grade", fields: { courseTitle: "Course", mark: "Mark" } }],
};

const questionnaire = {
  ...{ title: { en: "How I work", es: "Cómo trabajo" }, about: { en: "Your habits", es: "Tus hábitos" } },
  choices: ["Never", "Often"].map((en) => ({ en, es: en })),
  scales: [{ key: "effort", title: { en: "Effort", es: "Esfuerzo" } }],
  items: [{ key: "a", text: { en: "I finish", es: "Termino" }, scale: "effort" }],
};
const ownElement = {
  ...{
    title: { en: "Team", es: "Equipo" },
    why: { en: "To know", es: "Para saber" },
    slice: "works",
    writers: ["learner"],
  },
  fields: [{ name: "team", label: { en: "Team", es: "Equipo" }, as: "line", needed: true, inSummary: true }],
};
/** The form of an annual notice that says as little as it may. */
export const emptyNotice = {
  ...{ office: "Office", address: "1 Main Street", officials: [], directory: [] },
  ...{ objectDays: 10, forwardsRecords: true, surveys: [] },
};

/** Every way of asking there is; foreign.test.ts fails when the document of the API has another one. */
export const ways: readonly Way[] = [
  {
    way: "POST /session",
    body: () => ({ email: "nobody@riverton.test", password: "no password of ours" }),
    openTo: 401,
  },
  { way: "GET /session" },
  { way: "DELETE /session", openTo: 204 },
  { way: "PUT /session/hat", body: ({ subject }) => ({ subjectId: subject }), inBody: ["subject"] },
  { way: "PUT /session/language", body: () => ({ language: "en" }) },
  { way: "PUT /session/notices", body: () => ({ way: "daily" }) },
  { way: "PUT /session/password", body: () => ({ password: "not the one", newPassword: "another long password" }) },
  { way: "GET /invitations/{token}", words: { token: "unheard-of" }, openTo: 404 },
  {
    way: "POST /invitations/{token}",
    words: { token: "unheard-of" },
    body: () => ({ password: "a long enough password" }),
    openTo: 404,
  },
  { way: "GET /instruments" },
  {
    way: "POST /instruments",
    body: ({ organization }) => ({ organizationId: organization, definition: questionnaire }),
    inBody: ["organization"],
  },
  {
    way: "PUT /instruments/{instrumentId}",
    path: { instrumentId: "instrument" },
    body: () => ({ definition: questionnaire }),
  },
  { way: "GET /surveys" },
  {
    way: "POST /surveys",
    body: ({ instrument, organization }) => ({
      ...{ instrumentId: instrument, organizationId: organization, ratedBy: "self", basis: "none" },
      ...{ opensOn: "2027-01-11", closesOn: "2027-01-22" },
    }),
    inBody: ["instrument", "organization"],
  },
  { way: "DELETE /surveys/{surveyId}", path: { surveyId: "survey" } },
  { way: "GET /learners/{learnerId}/surveys", path: learner },
  {
    way: "PUT /learners/{learnerId}/surveys/{surveyId}/opt-out",
    path: survey,
    body: () => ({ isOut: true }),
  },
  {
    way: "POST /learners/{learnerId}/surveys/{surveyId}/answers",
    path: survey,
    body: () => ({ answers: { a: 1 } }),
  },
  { way: "GET /custom-elements" },
  { way: "GET /custom-elements/places" },
  {
    way: "POST /custom-elements",
    body: ({ organization }) => ({ organizationId: organization, definition: ownElement }),
    inBody: ["organization"],
  },
  {
    way: "PUT /custom-elements/{kind}",
    path: { kind: "ownElement" },
    body: () => ({ state: "retired", reason: "Over" }),
  },
  { way: "GET /notices", pages: true },
  { way: "GET /notices/unread" },
  { way: "PUT /notices/read", body: () => ({ upTo: newId() }) },
  { way: "GET /classes/{classId}/narratives", path: { classId: "class" } },
  { way: "GET /caseload" },
  {
    way: "PUT /learners/{learnerId}/cases/{caseId}/star",
    path: { ...learner, caseId: "team" },
    body: () => ({ isStarred: true }),
  },
  {
    way: "PUT /learners/{learnerId}/cases/{caseId}/members/{staffId}",
    path: { ...learner, caseId: "team", staffId: "colleague" },
    body: () => ({ readsRestricted: false, startsOn: "2026-11-20" }),
  },
  {
    way: "POST /learners/{learnerId}/cases/{caseId}/members/{staffId}/end",
    path: { ...learner, caseId: "team", staffId: "colleague" },
    body: () => ({ endsOn: "2026-11-20" }),
  },
  { way: "GET /transition-notes" },
  { way: "GET /learners/{learnerId}/restricted-readers", path: learner },
  {
    way: "POST /learners/{learnerId}/transition-notes",
    path: learner,
    body: () => ({ body: { strength: "Explains" }, observedOn: "2026-11-20" }),
  },
  {
    way: "POST /learners/{learnerId}/transition-notes/{noteId}/send",
    path: { ...learner, noteId: "note" },
  },
  { way: "DELETE /learners/{learnerId}/transition-notes/{noteId}", path: { ...learner, noteId: "note" } },
  { way: "GET /messages", pages: true },
  { way: "GET /messages/unread" },
  { way: "GET /quiet-hours" },
  { way: "PUT /quiet-hours", body: () => ({ startsAt: "20:00", endsAt: "07:00" }) },
  { way: "GET /learners/{learnerId}/correspondents", path: learner },
  {
    way: "POST /learners/{learnerId}/messages",
    path: learner,
    body: ({ subject }) => ({ to: [subject], body: "Hello", language: "en" }),
    inBody: ["subject"],
  },
  { way: "GET /learners/{learnerId}/messages/{threadId}", path: { ...learner, threadId: "thread" } },
  {
    way: "POST /learners/{learnerId}/messages/{threadId}",
    path: { ...learner, threadId: "thread" },
    body: () => ({ body: "Hello", language: "en" }),
  },
  {
    way: "PUT /learners/{learnerId}/messages/{threadId}/read",
    path: { ...learner, threadId: "thread" },
    body: () => ({ newestId: newId() }),
  },
  { way: "PUT /learners/{learnerId}/together", path: learner, body: () => ({ together: true }) },
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
  { way: "GET /learners/{learnerId}/of-age", path: learner },
  { way: "GET /learners/{learnerId}/check-up", path: learner },
  { way: "PUT /learners/{learnerId}/check-up", path: learner, body: () => ({ answers: {}, next: "go-on" }) },
  { way: "GET /learners/{learnerId}/papers", path: learner, query: `about=${newId()}` },
  { way: "POST /learners/{learnerId}/papers", path: learner, query: `about=${newId()}&name=page.pdf` },
  { way: "GET /learners/{learnerId}/papers/{paperId}", path: { ...learner, paperId: "paper" } },
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
  { way: "GET /learners/{learnerId}", path: learner },
  { way: "GET /learners/{learnerId}/backpack", path: learner },
  { way: "GET /learners/{learnerId}/entries", path: learner, pages: true },
  {
    way: "POST /learners/{learnerId}/entries",
    path: learner,
    body: ({ entry }) => ({
      kind: "narrative",
      body: { strength: "Explains" },
      supersedes: entry,
      reason: "Once more",
    }),
    inBody: ["entry"],
  },
  { way: "GET /learners/{learnerId}/digests", path: learner },
  { way: "GET /learners/{learnerId}/elements", path: learner },
  { way: "GET /learners/{learnerId}/elements/{kind}", path: learner, words: { kind: "goal" } },
  {
    way: "PUT /learners/{learnerId}/elements/{kind}",
    path: learner,
    words: { kind: "goal" },
    body: () => ({ isOn: true }),
  },
  { way: "GET /elements" },
  { way: "PUT /elements/{kind}", words: { kind: "goal" }, body: () => ({ isOn: true }) },
  { way: "GET /changes", pages: true },
  { way: "GET /kinds", openTo: 200 },
  { way: "POST /files" },
  { way: "POST /learners/{learnerId}/works/{workId}/code", path: { ...learner, workId: "entry" } },
  { way: "GET /learners/{learnerId}/works/{workId}/others", path: { ...learner, workId: "entry" } },
  { way: "POST /learners/{learnerId}/joined-works", path: learner, body: () => ({ code: "KMNP-4QRS-TU" }) },
  ...(["HEAD", "PATCH", "DELETE", "GET"] as const).map(
    (verb): Way => ({ way: `${verb} /files/{fileId}`, path: { fileId: "file" } }),
  ),
  {
    way: "GET /learners/{learnerId}/entries/{entryId}/files/{position}",
    path: { ...learner, entryId: "entry" },
    words: { position: "0" },
  },
  { way: "GET /learners/{learnerId}/entries/{entryId}", path: { ...learner, entryId: "entry" } },
  {
    way: "PUT /learners/{learnerId}/entries/{entryId}/mark",
    path: { ...learner, entryId: "entry" },
    body: () => ({ detailOnly: true }),
  },
  {
    way: "POST /withdrawals",
    body: (ids) => ({ entries: [{ learnerId: ids.learner, entryId: ids.entry }], reason: "Not so" }),
    inBody: ["learner", "entry"],
  },
  { way: "GET /classes" },
  { way: "GET /classes/{classId}/day-one", path: { classId: "class" } },
  {
    way: "POST /classes/{classId}/evidence",
    path: { classId: "class" },
    body: (ids) => ({ competencyId: ids.competency, results: [{ learnerId: ids.learner, level: "met" }] }),
    inBody: ["learner", "competency"],
  },
  {
    way: "PUT /classes/{classId}/units",
    path: { classId: "class" },
    body: ({ competency }) => ({ units: [{ title: "One", competencyIds: [competency] }] }),
    inBody: ["competency"],
  },
  { way: "GET /competencies", query: "text=slope" },
  { way: "GET /learners/{learnerId}/choices", path: learner },
  { way: "DELETE /learners/{learnerId}/choices", path: learner },
  { way: "PUT /learners/{learnerId}/choices/{target}/{category}", path: learner, words: choice, body: level },
  { way: "DELETE /learners/{learnerId}/choices/{target}/{category}", path: learner, words: choice },
  {
    way: "PUT /learners/{learnerId}/overrides/{subjectId}/{category}",
    path: { ...learner, subjectId: "subject" },
    words: choice,
    body: level,
  },
  {
    way: "DELETE /learners/{learnerId}/overrides/{subjectId}/{category}",
    path: { ...learner, subjectId: "subject" },
    words: choice,
  },
  { way: "PUT /learners/{learnerId}/trust", path: learner, body: () => ({ trusted: true }) },
  { way: "GET /learners/{learnerId}/presets", path: learner },
  { way: "POST /learners/{learnerId}/presets/{preset}", path: learner, words: { preset: "private" } },
  {
    way: "POST /learners/{learnerId}/conflicts/{target}/{category}/end",
    path: learner,
    words: choice,
    body: () => ({ note: "Spoke with both" }),
  },
  { way: "GET /learners/{learnerId}/access", path: learner, pages: true },
  { way: "GET /learners/{learnerId}/disclosures", path: learner, pages: true },
  { way: "GET /learners/{learnerId}/disclosures.csv", path: learner },
  { way: "GET /learners/{learnerId}/access/{subjectId}/why", path: { ...learner, subjectId: "subject" } },
  { way: "GET /learners/{learnerId}/family", path: learner },
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
  {
    way: "PUT /learners/{learnerId}/guardianships/{guardianshipId}",
    path: { ...learner, guardianshipId: "guardianship" },
    body: () => ({ mayRead: true, mayDecide: true }),
  },
  { way: "GET /learners/{learnerId}/holdings", path: learner },
  { way: "GET /learners/{learnerId}/companions", path: learner },
  { way: "GET /next-steps" },
  { way: "GET /learners/{learnerId}/verification-requests", path: learner },
  {
    way: "POST /learners/{learnerId}/verification-requests",
    path: learner,
    body: ({ entry }) => ({ entryId: entry, name: "Ana Ortega", organization: "Food bank" }),
    inBody: ["entry"],
  },
  {
    way: "DELETE /learners/{learnerId}/verification-requests/{requestId}",
    path: { ...learner, requestId: "verification" },
  },
  { way: "GET /confirmations/{token}", words: { token: "unheard-of" }, openTo: 404 },
  {
    way: "POST /confirmations/{token}",
    words: { token: "unheard-of" },
    body: () => ({ answer: "confirmed", name: "Ana Ortega", organization: "Food bank" }),
    openTo: 404,
  },
  { way: "GET /learners/{learnerId}/see-as/{target}", path: learner, words: choice },
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
  { way: "GET /annual-notices" },
  {
    way: "POST /annual-notices",
    body: ({ organization }) => ({ organizationId: organization, form: emptyNotice }),
    inBody: ["organization"],
  },
  { way: "POST /annual-notices/{noticeId}/publish", path: { noticeId: "annualNotice" } },
  { way: "GET /learners/{learnerId}/annual-notice", path: learner },
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
  { way: "GET /agreements/{agreementId}/hook", path: agreement },
  { way: "PUT /agreements/{agreementId}/hook", path: agreement, body: () => ({ url: "https://gallery.example/hook" }) },
  { way: "DELETE /agreements/{agreementId}/hook", path: agreement },
  { way: "GET /learners/{learnerId}/export", path: learner },
  { way: "GET /learners/{learnerId}/export.zip", path: learner },
  { way: "GET /learners/{learnerId}/export.html", path: learner },
  { way: "GET /learners/{learnerId}/export.pdf", path: learner },
  { way: "GET /pack" },
  { way: "GET /pack/versions" },
  {
    way: "POST /pack/versions",
    body: () => ({ changes: [{ policy: "teacher", slice: "tests", to: "summary" }], note: "As the board decided" }),
  },
  { way: "POST /pack/versions/{versionId}/activate", path: { versionId: "version" } },
  { way: "DELETE /pack/versions/{versionId}", path: { versionId: "version" } },
  { way: "GET /sources" },
  { way: "GET /imports", pages: true },
  { way: "GET /imports/{importId}", path: { importId: "import" } },
  { way: "GET /imports/{importId}/remark-groups", path: { importId: "import" } },
  { way: "GET /imports/{importId}/remarks.csv", path: { importId: "import" } },
  { way: "POST /imports/{importId}/stop", path: { importId: "import" } },
  { way: "POST /imports", body: ({ upload }) => ({ uploadId: upload }), inBody: ["upload"] },
  { way: "GET /imports/{importId}/remarks", path: { importId: "import" }, pages: true },
  {
    way: "PUT /imports/{importId}/endings/{set}",
    path: { importId: "import" },
    words: { set: "enrollment" },
    body: () => ({ ends: false }),
  },
  { way: "GET /quality" },
  {
    way: "PUT /quality/{issueId}",
    path: { issueId: "issue" },
    body: ({ subject }) => ({ state: "waiting", owner: subject }),
    inBody: ["subject"],
  },
  { way: "GET /quality/{issueId}/classes", path: { issueId: "issue" } },
  { way: "GET /quality/{issueId}/learners", path: { issueId: "issue" }, pages: true },
  { way: "POST /uploads", body: () => ({ files: [{ path: "users.csv", bytes: 12 }] }) },
  { way: "GET /uploads/{uploadId}", path: { uploadId: "upload" } },
  { way: "PUT /uploads/{uploadId}/files/{number}", path: { uploadId: "upload" }, words: { number: "0" } },
  { way: "DELETE /uploads/{uploadId}", path: { uploadId: "upload" } },
  { way: "GET /maps" },
  { way: "GET /maps/{name}", words: { name: "map-growth" } },
  { way: "PUT /maps/{name}", words: { name: "marks" }, body: () => marks },
  { way: "POST /maps/preview", body: ({ upload }) => ({ uploadId: upload }), inBody: ["upload"] },
  { way: "POST /maps/check", body: ({ upload }) => ({ uploadId: upload, map: marks }), inBody: ["upload"] },
  { way: "GET /links", pages: true },
  {
    way: "POST /links",
    body: ({ learner: learnerId }) => ({ learnerId, otherId: learnerId }),
    inBody: ["learner"],
  },
  { way: "PUT /links/{caseId}/answer", path: { caseId: "question" }, body: () => ({}) },
  { way: "GET /merges" },
  { way: "GET /reconciliations" },
  { way: "POST /reconciliations", body: ({ upload }) => ({ uploadId: upload }), inBody: ["upload"] },
  { way: "GET /reconciliations/{uploadId}", path: { uploadId: "upload" } },
  { way: "GET /sources/record" },
  { way: "PUT /sources/record", body: () => ({ kind: "identity", field: "bornOn", sources: ["nobody"] }) },
  { way: "POST /learners/{learnerId}/merges/{mergeId}/undo", path: { ...learner, mergeId: "merge" } },
  { way: "GET /agreements" },
  { way: "GET /agreements/organizations" },
  // Whose classes an agreement may serve, server/agreement.test.ts holds: one administrator's own here are many.
  { way: "POST /agreements", body: (ids) => termsFor(ids.class) },
  { way: "GET /agreements/{agreementId}", path: agreement },
  { way: "PUT /agreements/{agreementId}", path: agreement, body: (ids) => termsFor(ids.class) },
  {
    way: "PUT /agreements/{agreementId}/vetting/{check}",
    path: agreement,
    words: { check: "signed" },
    body: () => ({ passed: true }),
  },
  { way: "POST /agreements/{agreementId}/activate", path: agreement },
  { way: "POST /agreements/{agreementId}/end", path: agreement, body: () => ({ reason: "Over" }) },
  { way: "POST /agreements/{agreementId}/deletion", path: agreement, body: () => ({ proof: "Certificate" }) },
  { way: "POST /agreements/{agreementId}/clients", path: agreement, body: () => ({ name: "Sync" }) },
  { way: "POST /clients/{clientId}/secrets", path: { clientId: "client" }, body: () => ({ overlapHours: 1 }) },
  { way: "DELETE /clients/{clientId}", path: { clientId: "client" } },
  { way: "GET /learners/{learnerId}/agreements", path: learner },
  {
    way: "POST /learners/{learnerId}/agreements/{agreementId}/stop",
    path: { ...learner, agreementId: "agreement" },
  },
  { way: "GET /learners/{learnerId}/helpers", path: learner },
  { way: "POST /learners/{learnerId}/helpers", path: learner, body: () => ({ name: "Dana", why: "To help" }) },
  {
    way: "POST /learners/{learnerId}/helpers/{programId}/invitation",
    path: { ...learner, programId: "program" },
  },
  { way: "POST /learners/{learnerId}/helpers/{programId}/end", path: { ...learner, programId: "program" } },
  {
    way: "PUT /learners/{learnerId}/helpers/{programId}/trust/{kind}",
    path: { ...learner, programId: "program" },
    words: { kind: "recognition" },
    body: () => ({ trusted: true }),
  },
  { way: "GET /program-codes/{code}", words: { code: "0000-0000" } },
  {
    way: "POST /learners/{learnerId}/programs",
    path: learner,
    body: () => ({ code: "0000-0000", why: "To build" }),
  },
  { way: "GET /helper-invitations/{token}", words: { token: "unheard-of" }, openTo: 404 },
  {
    way: "POST /helper-invitations/{token}",
    words: { token: "unheard-of" },
    body: () => ({ email: "helper@riverton.test", password: "a long enough password" }),
    openTo: 404,
  },
  { way: "GET /programs" },
  {
    way: "POST /programs",
    body: () => ({
      ...{ name: "Makers", organization: "Youth Center", contact: "hello@makers.test", purpose: "Building" },
      ...{ startsOn: "2026-09-01", endsOn: "2027-06-01" },
    }),
  },
  {
    way: "PUT /programs/{programId}/vetting/{check}",
    path: { programId: "program" },
    words: { check: "signed" },
    body: () => ({ passed: true }),
  },
  { way: "POST /programs/{programId}/activate", path: { programId: "program" } },
  { way: "POST /programs/{programId}/people", path: { programId: "program" }, body: () => ({ name: "Ray" }) },
  {
    way: "DELETE /programs/{programId}/people/{subjectId}",
    path: { programId: "program", subjectId: "subject" },
  },
  { way: "POST /programs/{programId}/end", path: { programId: "program" }, body: () => ({ reason: "It is over" }) },
  { way: "GET /group", query: "on=2026-11-20" },
  { way: "POST /group/names", body: () => ({ names: ["Ana R."] }) },
  { way: "DELETE /group/names/{nameId}", path: { nameId: "programName" } },
  { way: "POST /group/names/{nameId}/code", path: { nameId: "programName" } },
  {
    way: "PUT /group/days/{onDate}",
    words: { onDate: "2026-11-20" },
    body: (ids) => ({ activity: "Robotics", marks: [{ nameId: ids.programName, state: "present", minutes: 60 }] }),
    inBody: ["programName"],
  },
  { way: "GET /contributions", pages: true },
  { way: "GET /learners/{learnerId}/contributions", path: learner },
  {
    way: "POST /contributions",
    body: ({ learner: learnerId }) => ({
      contributions: [
        { learnerId, kind: "recognition", body: { title: "Teamwork", issuer: "Makers" }, key: "teamwork-1" },
      ],
    }),
    inBody: ["learner"],
  },
  {
    way: "POST /contributions/answers",
    body: ({ learner: learnerId, contribution: id }) => ({ contributions: [{ learnerId, id }], answer: "accepted" }),
    inBody: ["learner", "contribution"],
  },
  {
    way: "DELETE /learners/{learnerId}/contributions/{contributionId}",
    path: { ...learner, contributionId: "contribution" },
  },
  { way: "GET /app-requests" },
  {
    way: "POST /app-requests",
    body: (ids) => ({ name: "Gallery", why: "To show works", classId: ids.class }),
    inBody: ["class"],
  },
  { way: "GET /learners/{learnerId}/links", path: learner },
  { way: "GET /learners/{learnerId}/links/limits", path: learner, query: "audience=college" },
  {
    way: "POST /learners/{learnerId}/links",
    path: learner,
    body: (ids) => ({
      ...{ to: "A college", audience: "college", from: "We", why: "To apply", parts: [], entryIds: [ids.entry] },
      ask: { question: "word", answer: "harbor" },
    }),
    inBody: ["entry"],
  },
  { way: "POST /learners/{learnerId}/links/{linkId}/stop", path: { ...learner, linkId: "link" } },
  { way: "POST /shared/knock", body: () => ({ token: "unheard-of" }), openTo: 404 },
  { way: "POST /shared/code", body: () => ({ token: "unheard-of" }), openTo: 404 },
  { way: "POST /shared/open", body: () => ({ token: "unheard-of", answer: "harbor" }), openTo: 404 },
  { way: "GET /shared/{linkId}", path: { linkId: "link" }, openTo: 404 },
  ...["json", "html", "pdf"].map(
    (ending): Way => ({ way: `GET /shared/{linkId}/copy.${ending}`, path: { linkId: "link" }, openTo: 404 }),
  ),
  {
    way: "GET /shared/{linkId}/entries/{entryId}/files/{position}",
    path: { linkId: "link", entryId: "entry" },
    words: { position: "0" },
    openTo: 404,
  },
  { way: "GET /learners/{learnerId}/consents", path: learner },
  { way: "POST /learners/{learnerId}/consents/{consentId}/answer", path: consent, body: () => ({ grants: false }) },
  { way: "POST /learners/{learnerId}/consents/{consentId}/stop", path: consent },
  { way: "POST /learners/{learnerId}/consents/{consentId}/keep", path: consent },
  { way: "POST /learners/{learnerId}/consents/{consentId}/renew", path: consent, body: () => ({ isWanted: false }) },
  { way: "GET /learners/{learnerId}/consents/{consentId}/receipt", path: consent },
  { way: "GET /learners/{learnerId}/consents/{consentId}/receipt.html", path: consent },
  { way: "GET /learners/{learnerId}/consents/{consentId}/receipt.pdf", path: consent },
  { way: "POST /app-requests/{requestId}/decline", path: appRequest, body: () => ({ reason: "Not so" }) },
  {
    way: "POST /app-requests/{requestId}/agreement",
    path: appRequest,
    body: (ids) => ({ agreementId: ids.agreement }),
    inBody: ["agreement"],
  },
  { way: "GET /people", query: "key=nobody" },
  { way: "GET /accounts", pages: true },
  { way: "POST /accounts", body: () => ({ person: "nobody", hat: "teacher@nowhere" }) },
  { way: "POST /accounts/{accountId}/invitation", path: account },
  { way: "POST /accounts/{accountId}/unlock", path: account },
  { way: "DELETE /accounts/{accountId}/sessions", path: account },
  { way: "DELETE /accounts/{accountId}", path: account },
  {
    way: "DELETE /accounts/{accountId}/hats/{subjectId}",
    path: { ...account, subjectId: "subject" },
  },
  { way: "GET /installation", openTo: 200 },
];

/** Ids that nobody has. */
export const nobodys = (): Ids => ({
  ...(Object.fromEntries(idNouns.map((noun) => [noun, newId()])) as Ids), // one for each
  ownElement: `custom-${newId().slice(-12)}`,
});

/** The address of a way with these ids; `instead` puts something else at one place of the path. */
export function addressOf(
  { way, path = {}, words = {}, query }: Way,
  ids: Ids,
  instead: Readonly<Record<string, string>> = {},
) {
  const [, template = ""] = way.split(" ");
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, place: string) => {
    const noun = path[place];
    return instead[place] ?? (noun ? ids[noun] : encodeURIComponent(words[place] ?? ""));
  });
  return `/api/v1${filled}${query ? `?${query}` : ""}`;
}

/** What is before the path. */
export const methodOf = ({ way }: Way) => way.split(" ")[0] as "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE"; // the table has no other
