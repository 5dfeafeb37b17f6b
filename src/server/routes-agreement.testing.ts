import { termsFor } from "./agreement-terms.testing.ts";
import { learner, type Way } from "./way.testing.ts";

const agreement = { agreementId: "agreement" } as const;
const appRequest = { requestId: "appRequest" } as const;

/** Agreements with apps. */
export const agreementWays: readonly Way[] = [
  { way: "GET /agreements/{agreementId}/hook", path: agreement },
  { way: "PUT /agreements/{agreementId}/hook", path: agreement, body: () => ({ url: "https://gallery.example/hook" }) },
  { way: "DELETE /agreements/{agreementId}/hook", path: agreement },
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
  { way: "GET /app-requests" },
  {
    way: "POST /app-requests",
    body: (ids) => ({ name: "Gallery", why: "To show works", classId: ids.class }),
    inBody: ["class"],
  },
  { way: "POST /app-requests/{requestId}/decline", path: appRequest, body: () => ({ reason: "Not so" }) },
  {
    way: "POST /app-requests/{requestId}/agreement",
    path: appRequest,
    body: (ids) => ({ agreementId: ids.agreement }),
    inBody: ["agreement"],
  },
];
