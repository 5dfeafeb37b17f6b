import type { Way } from "./way.testing.ts";

const account = { accountId: "account" } as const;

/** Who is at the keyboard: sessions, invitations, accounts. */
export const identityWays: readonly Way[] = [
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
  { way: "GET /helper-invitations/{token}", words: { token: "unheard-of" }, openTo: 404 },
  {
    way: "POST /helper-invitations/{token}",
    words: { token: "unheard-of" },
    body: () => ({ email: "helper@riverton.test", password: "a long enough password" }),
    openTo: 404,
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
