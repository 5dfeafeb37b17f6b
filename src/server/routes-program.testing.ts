import { learner, type Way } from "./way.testing.ts";

/** People who help: helpers, programs, what they propose. */
export const programWays: readonly Way[] = [
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
  {
    way: "POST /learners/{learnerId}/helpers/{programId}/siblings",
    path: { ...learner, programId: "program" },
    body: ({ learner: learnerId }) => ({ learnerId, why: "To read aloud" }),
    inBody: ["learner"],
  },
  { way: "GET /learners/{learnerId}/programs/by-paper", path: learner },
  {
    way: "POST /learners/{learnerId}/programs/by-paper",
    path: learner,
    body: ({ guardian: signedBy }) => ({
      ...{ code: "0000-0000", why: "To build", signedBy, signedOn: "2026-11-18" },
      ...{ shares: [{ category: "identity", level: "summary" }], paper: { name: "page-1.pdf", data: "JVBERi0xLjQK" } },
    }),
    inBody: ["guardian"],
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
  { way: "GET /group/impact", query: "from=2026-09-01&to=2026-11-20" },
  { way: "DELETE /group" },
  { way: "DELETE /group/shared/{learnerId}", path: learner },
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
  {
    way: "GET /learners/{learnerId}/contributions/{contributionId}/files/{position}",
    path: { ...learner, contributionId: "contribution" },
    words: { position: "0" },
  },
];
