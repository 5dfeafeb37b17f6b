import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { checkEmail } from "./account.job.ts";
import { findAccount, putAccount, putHat } from "./account.store.ts";
import { findHelperInvitation, storeHelperInvitation, takeHelperInvitation } from "./helper-invitation.store.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { wearHat } from "./session.store.ts";
import { signIn } from "./sign-in.store.ts";
import { hashOfToken, newToken } from "./token.ts";

type Identity = Store["identity"];

/** A one-time link that gives somebody a helper's hat. Answers its secret, which is kept nowhere. */
export async function inviteToHelp(identity: Identity, subjectId: string): Promise<string> {
  const token = newToken();
  await storeHelperInvitation(identity, hashOfToken(token), subjectId);
  return token;
}

/**
 * Takes a helper's hat up: with the account of that address and its password, or with a new account. Answers the token of a
 * session in that hat. Throws `link-unknown`, and what signing in throws where the address has an account.
 */
export async function acceptToHelp(
  identity: Identity,
  { token, email, password }: { token: string; email: string; password: string },
): Promise<string> {
  checkEmail(email.trim());
  const hash = hashOfToken(token);
  if (!(await findHelperInvitation(identity, hash))) throw new Problem("link-unknown");
  // Whoever holds a link could otherwise take over the account of an address that they type.
  if (!(await findAccount(identity, email))) {
    checkPassword(password);
    const passwordHash = await hashPassword(password);
    await putAccount(identity, { id: newId(), email: email.trim(), passwordHash, isSample: false });
  }
  const signedIn = await signIn(identity, email, password);
  const account = await findAccount(identity, email);
  const subjectId = await takeHelperInvitation(identity, hash);
  if (!subjectId || !account) throw new Problem("link-unknown");
  await putHat(identity, account.id, subjectId);
  await wearHat(identity, hashOfToken(signedIn.token), subjectId);
  return signedIn.token;
}
