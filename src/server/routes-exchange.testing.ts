import { learner, type Way } from "./way.testing.ts";

const marks = {
  ...{ name: "marks", title: "Marks", learner: { key: "Student" } },
  facts: [{ make: "course-grade", fields: { courseTitle: "Course", mark: "Mark" } }],
};

/** What comes from other systems: imports, maps, who is who, the rules' versions. */
export const exchangeWays: readonly Way[] = [
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
];
