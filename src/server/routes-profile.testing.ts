import { newId } from "../kernel/id.ts";
import { learner, type Way } from "./way.testing.ts";

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
const survey = { ...learner, surveyId: "survey" } as const;

/** What learner, family and teachers add to the record. */
export const profileWays: readonly Way[] = [
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
  { way: "GET /classes/{classId}/acknowledgements", path: { classId: "class" } },
  { way: "GET /learners/{learnerId}/acknowledgements", path: learner },
  {
    way: "PUT /learners/{learnerId}/acknowledgements",
    path: learner,
    body: ({ entry }) => ({ entryIds: [entry] }),
    inBody: ["entry"],
  },
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
  { way: "POST /learners/{learnerId}/works/{workId}/code", path: { ...learner, workId: "entry" } },
  { way: "GET /learners/{learnerId}/works/{workId}/others", path: { ...learner, workId: "entry" } },
  { way: "POST /learners/{learnerId}/joined-works", path: learner, body: () => ({ code: "KMNP-4QRS-TU" }) },
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
];
