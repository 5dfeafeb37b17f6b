import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { findAccount, noteFailure, noteSuccess, readPause } from "./account.store.ts";
import { type Hat, onlyHat } from "./hat.ts";
import { fits } from "./password.ts";
import { listHats, openSession } from "./session.store.ts";
import { hashOfToken, newToken } from "./token.ts";

/** A session that was just opened. */
export interface SignedIn {
  /** For the cookie; only its hash is kept. */
  readonly token: string;
  readonly hats: readonly Hat[];
}

/**
 * Signs in with email and password. Throws `sign-in-refused` alike for an unknown address and a wrong password, and
 * `sign-in-paused` after too many wrong ones. Who has one hat wears it at once.
 */
export async function signIn(identity: Database, email: string, password: string): Promise<SignedIn> {
  const pausedFor = await readPause(identity, email);
  if (pausedFor > 0) throw new Problem("sign-in-paused", undefined, { retryAfter: pausedFor });
  const account = await findAccount(identity, email);
  if (!(await fits(account?.password_hash ?? undefined, password)) || !account) {
    await noteFailure(identity, email);
    throw new Problem("sign-in-refused");
  }
  await noteSuccess(identity, email);
  const hats = await listHats(identity, account.id);
  const token = newToken();
  await openSession(identity, hashOfToken(token), account.id, onlyHat(hats));
  return { token, hats };
}
