import { learner, type Way } from "./way.testing.ts";

/** Entries, files, classes. */
export const entryWays: readonly Way[] = [
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
  { way: "GET /learners/{learnerId}/holdings", path: learner },
];
