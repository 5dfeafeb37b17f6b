import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import type { PersonView } from "./account.ts";
import { findKeptAccount, type KeptAccount, removeAccount, removeHat } from "./office.store.ts";
import { listPeople } from "./people.store.ts";
import { endHat } from "./person.store.ts";

/** An administrator at work on accounts. */
export interface Keeper {
  readonly accountId: string;
  /** Organization of the hat; missing for the whole installation. */
  readonly reach: string | undefined;
}

/** People of the roster to whom the administrator may give a hat. `text` is our id, `SOURCE:KEY` or the key alone. */
export const listKeptPeople = ({ work }: Pick<Store, "work">, { reach }: Keeper, text: string): Promise<PersonView[]> =>
  listPeople(work, text, reach);

/** An account that is the administrator's to look at. Throws `account-unknown`, alike for one that is not theirs and for none. */
async function readKeptAccount(
  { identity }: Pick<Store, "identity">,
  { reach }: Keeper,
  id: string,
): Promise<KeptAccount> {
  const account = await findKeptAccount(identity, reach, id);
  if (!account) throw new Problem("account-unknown");
  return account;
}

/** An account that is theirs to manage: with a hat worn elsewhere too, its password and its being are not theirs alone. */
export async function readManagedAccount(
  store: Pick<Store, "identity">,
  keeper: Keeper,
  id: string,
): Promise<KeptAccount> {
  const account = await readKeptAccount(store, keeper, id);
  if (account.isWhole) return account;
  throw new Problem("not-allowed", {
    en: "This account also has a role outside of your schools. You can remove the roles that are yours.",
    es: "Esta cuenta también tiene una función fuera de sus escuelas. Puede quitar las funciones que son suyas.",
  });
}

/** By the account found, not by the id asked for, which may be spelled in capitals. */
const refuseOwn = (keeper: Keeper, { id }: KeptAccount) => {
  if (keeper.accountId === id)
    throw new Problem("account-refused", {
      en: "This is your own account. Ask another administrator.",
      es: "Es su propia cuenta. Pídaselo a otra persona de administración.",
    });
};

/** Removes an account and ends the hats it wore. */
export async function dropAccount(store: Pick<Store, "identity" | "work">, keeper: Keeper, id: string): Promise<void> {
  const account = await readManagedAccount(store, keeper, id);
  refuseOwn(keeper, account);
  await removeAccount(store.identity, id);
  for (const { subjectId } of account.hats) await endHat(store.work, subjectId);
}

/** Takes one hat away, also of an account that wears others elsewhere. */
export async function dropHat(
  store: Pick<Store, "identity" | "work">,
  keeper: Keeper,
  id: string,
  subjectId: string,
): Promise<void> {
  const account = await readKeptAccount(store, keeper, id);
  if (!account.hats.some((hat) => hat.subjectId === subjectId)) throw new Problem("account-unknown");
  refuseOwn(keeper, account);
  await removeHat(store.identity, id, subjectId);
  await endHat(store.work, subjectId);
}
