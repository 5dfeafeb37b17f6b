import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import {
  countActiveAdministrators,
  putAccount,
  putHat,
  storeInvitation,
  storePassword,
  takeInvitation,
  voidAdministratorInvitations,
} from "./account.store.ts";
import { type Capacity, capacities, isCapacity } from "./capacity.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { makeHat } from "./person.store.ts";
import { hashOfToken, newToken } from "./token.ts";

type Places = Pick<Store, "work" | "identity">;

export interface AccountOrder {
  readonly person?: string | undefined;
  /** `CAPACITY@ORG`; a function of district staff as `district:FUNCTION@ORG`. */
  readonly hat: string;
  readonly email?: string | undefined;
  /** Without one, a one-time link sets it. */
  readonly password?: string | undefined;
  readonly isSample?: boolean;
}

export interface AddedAccount {
  readonly accountId: string;
  readonly subjectId: string;
  readonly email: string;
  /** The secret of a one-time link, where no password was given. */
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

function checkEmail(email: string): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    throw new Problem("account-refused", { en: `${email} is no email address.`, es: `${email} no es un correo.` });
  }
}

const invitationHours = 7 * 24;

/** Makes an account with one hat, or adds the hat to the account of that email. The hat's grants are in force when it returns. */
export async function addAccount({ work, identity }: Places, order: AccountOrder): Promise<AddedAccount> {
  if (order.password !== undefined) checkPassword(order.password);
  const { subjectId, signInName } = await makeHat(work, { ...readHat(order.hat), person: order.person });
  const email = order.email?.trim() || signInName;
  checkEmail(email);
  const passwordHash = order.password === undefined ? null : await hashPassword(order.password);
  const accountId = await putAccount(identity, { id: newId(), email, passwordHash, isSample: order.isSample ?? false });
  if ((await putHat(identity, accountId, subjectId)) !== accountId) {
    throw new Problem("account-refused", {
      en: "Another account already wears this hat.",
      es: "Otra cuenta ya tiene esta función.",
    });
  }
  if (passwordHash !== null) return { accountId, subjectId, email };
  const invitation = newToken();
  await storeInvitation(identity, {
    tokenHash: hashOfToken(invitation),
    accountId,
    makesAdministrator: false,
    hours: invitationHours,
  });
  return { accountId, subjectId, email, invitation };
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
  const invitation = await takeInvitation(identity, hashOfToken(token));
  if (!invitation) throw new Problem("link-unknown");
  if (!invitation.makes_administrator && invitation.account_id) {
    await storePassword(identity, invitation.account_id, passwordHash);
    return invitation.account_id;
  }
  const added = await addAccount({ work, identity }, { hat: "administrator", email, password });
  return added.accountId;
}
