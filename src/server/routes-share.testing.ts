import { learner, type Way } from "./way.testing.ts";

const consent = { ...learner, consentId: "consent" } as const;

/** Links, what their recipients ask, and consents. */
export const shareWays: readonly Way[] = [
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
  { way: "GET /learners/{learnerId}/wishes", path: learner },
  {
    way: "PUT /learners/{learnerId}/wishes/ask-first",
    path: learner,
    body: () => ({ categories: ["portfolio"] }),
  },
  {
    way: "POST /learners/{learnerId}/wishes",
    path: learner,
    body: (ids) => ({ to: "A coach", audience: "helper", why: "To show", entryIds: [ids.entry] }),
    inBody: ["entry"],
  },
  {
    way: "POST /learners/{learnerId}/wishes/{wishId}/answer",
    path: { ...learner, wishId: "link" },
    body: () => ({ state: "declined" }),
  },
  { way: "GET /learners/{learnerId}/consents", path: learner },
  { way: "POST /learners/{learnerId}/consents/{consentId}/answer", path: consent, body: () => ({ grants: false }) },
  { way: "POST /learners/{learnerId}/consents/{consentId}/stop", path: consent },
  { way: "POST /learners/{learnerId}/consents/{consentId}/keep", path: consent },
  { way: "POST /learners/{learnerId}/consents/{consentId}/renew", path: consent, body: () => ({ isWanted: false }) },
  { way: "GET /paused-consents" },
  {
    way: "POST /learners/{learnerId}/consents/{consentId}/release",
    path: consent,
    body: () => ({ note: "Spoke with both" }),
  },
  { way: "GET /learners/{learnerId}/endings", path: learner },
  { way: "GET /endings/owed" },
  {
    way: "POST /learners/{learnerId}/endings/{endingId}/attest",
    path: { ...learner, endingId: "ending" },
    body: () => ({ by: "Kim Park", how: "Erased" }),
  },
  { way: "GET /endings", pages: true },
  { way: "POST /endings/{endingId}/attest", path: { endingId: "ending" }, body: () => ({ by: "Kim", how: "Erased" }) },
  { way: "POST /endings/knock", body: () => ({ token: "unheard-of" }), openTo: 404 },
  {
    way: "POST /endings/attest",
    body: () => ({ token: "unheard-of", by: "Kim Park", how: "Erased" }),
    openTo: 404,
  },
  { way: "GET /learners/{learnerId}/consents/{consentId}/receipt", path: consent },
  { way: "GET /learners/{learnerId}/consents/{consentId}/receipt.html", path: consent },
  { way: "GET /learners/{learnerId}/consents/{consentId}/receipt.pdf", path: consent },
];
