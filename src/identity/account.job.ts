import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Runner } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import {
  countActiveAdministrators,
  findAccount,
  findInvitation,
  forgetFailures,
  putAccount,
  putHat,
  storeInvitation,
  storePassword,
  takeInvitation,
  voidAdministratorInvitations,
  voidInvitations,
} from "./account.store.ts";
import { type Capacity, capacities, isCapacity } from "./capacity.ts";
import { isAddress } from "./mail.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { makeHat } from "./person.store.ts";
import { closeSessionsOf } from "./session.store.ts";
import { hashOfToken, newToken } from "./token.ts";

type Places = Pick<Store, "work" | "identity">;

/** What `daypack account add` and the page of accounts ask for. */
export interface AccountOrder {
  readonly person?: string | undefined;
  /** `CAPACITY@ORG`; a function of district staff as `district:FUNCTION@ORG`. */
  readonly hat: string;
  readonly email?: string | undefined;
  /** Without one, a one-time link sets it. */
  readonly password?: string | undefined;
  readonly isSample?: boolean;
  /**
   * Organization of the administrator who asks: nothing beyond it is found, and an account that was there keeps its password, or
   * who administers one district could take over an account of another. Missing for the whole installation.
   */
  readonly reach?: string | undefined;
}

/** The account and the hat it wears now, both ids ours. */
export interface AddedAccount {
  readonly accountId: string;
  readonly subjectId: string;
  readonly email: string;
  /** The secret of a one-time link, where the account has no password and none was given. */
  readonly invitation?: string;
}

/** Takes `teacher@255901001` apart. Throws `account-refused` for a capacity that is none. */
function readHat(hat: string): {
  capacity: Capacity;
  organization: string | undefined;
  function: string | undefined;
} {
  const at = hat.indexOf("@");
  const [word = "", duty] = (at < 0 ? hat : hat.slice(0, at)).split(":", 2);
  if (!isCapacity(word)) {
    throw new Problem("account-refused", {
      en: `There is no hat "${word}". Hats are ${capacities.join(", ")}.`,
      es: `No existe la función "${word}". Las funciones son ${capacities.join(", ")}.`,
    });
  }
  return { capacity: word, organization: at < 0 ? undefined : hat.slice(at + 1), function: duty };
}

/** Throws `account-refused` for what is no address. */
export function checkEmail(email: string): void {
  if (!isAddress(email)) {
    throw new Problem("account-refused", { en: `${email} is no email address.`, es: `${email} no es un correo.` });
  }
}

const invitationHours = 7 * 24;

/** Makes an account with one hat, or adds the hat to the account of that email. The hat's grants are in force when it returns. */
export async function addAccount({ work, identity }: Places, order: AccountOrder): Promise<AddedAccount> {
  if (order.password !== undefined) checkPassword(order.password);
  const { reach } = order;
  const { subjectId, signInName } = await makeHat(work, { ...readHat(order.hat), person: order.person, reach });
  const email = order.email?.trim() || signInName;
  checkEmail(email);
  const before = await findAccount(identity, email);
  if (before && order.password !== undefined && reach !== undefined) {
    throw new Problem("account-refused", {
      en: "This address has an account. It keeps its password; give the hat without one.",
      es: "Esta dirección ya tiene una cuenta. Conserva su contraseña; asigne la función sin otra.",
    });
  }
  const passwordHash = order.password === undefined ? null : await hashPassword(order.password);
  const accountId = await putAccount(identity, { id: newId(), email, passwordHash, isSample: order.isSample ?? false });
  if ((await putHat(identity, accountId, subjectId)) !== accountId) {
    throw new Problem(
      "account-refused",
      order.person === undefined
        ? {
            en: "There is an administrator already who is nobody of the roster. Say who this one is: --person SOURCE:KEY.",
            es: "Ya hay una administración sin persona. Diga quién es esta: --person FUENTE:CLAVE.",
          }
        : { en: "Another account already wears this hat.", es: "Otra cuenta ya tiene esta función." },
    );
  }
  if (before && passwordHash !== null) await shutOut(identity, accountId);
  const hasPassword = passwordHash !== null || (before !== undefined && before.password_hash !== null);
  if (hasPassword || (before && reach !== undefined)) return { accountId, subjectId, email };
  return { accountId, subjectId, email, invitation: await inviteAgain(identity, accountId) };
}

/** Whoever is in with the old password, or holds a link that would set another, is out: to be called after each new one. */
export async function shutOut(identity: Runner, accountId: string): Promise<void> {
  await voidInvitations(identity, accountId);
  await closeSessionsOf(identity, accountId);
}

/** A new one-time link that sets the password of an account; earlier ones are void. Answers its secret. */
export async function inviteAgain(identity: Runner, accountId: string): Promise<string> {
  await voidInvitations(identity, accountId);
  const invitation = newToken();
  await storeInvitation(identity, {
    tokenHash: hashOfToken(invitation),
    accountId,
    makesAdministrator: false,
    hours: invitationHours,
  });
  return invitation;
}

/** A one-time link for the first administrator, while there is none; earlier such links are void. */
export async function inviteAdministrator({ identity }: Pick<Store, "identity">): Promise<string | undefined> {
  if ((await countActiveAdministrators(identity)) > 0) return undefined;
  await voidAdministratorInvitations(identity);
  const invitation = newToken();
  await storeInvitation(identity, {
    tokenHash: hashOfToken(invitation),
    accountId: null,
    makesAdministrator: true,
    hours: 24,
  });
  return invitation;
}

/** Uses a one-time link: sets the password of its account, or makes the first administrator. Throws `link-unknown`. */
export async function acceptInvitation(
  { work, identity }: Places,
  { token, email, password }: { token: string; email?: string | undefined; password: string },
): Promise<string> {
  checkPassword(password);
  if (email !== undefined) checkEmail(email); // before the link is used up
  const passwordHash = await hashPassword(password);
  const open = await findInvitation(identity, hashOfToken(token));
  if (open?.makes_administrator && email === undefined)
    throw new Problem("account-refused", { en: "Write your email address.", es: "Escriba su correo electrónico." });
  const invitation = await takeInvitation(identity, hashOfToken(token));
  if (!invitation) throw new Problem("link-unknown");
  if (!invitation.makes_administrator && invitation.account_id) {
    await storePassword(identity, invitation.account_id, passwordHash);
    await shutOut(identity, invitation.account_id);
    await forgetFailures(identity, invitation.account_id);
    return invitation.account_id;
  }
  const added = await addAccount({ work, identity }, { hat: "administrator", email, password });
  return added.accountId;
}
