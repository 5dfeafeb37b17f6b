import { statement } from "../store/statement.ts";
import type { DirectoryAudience, DirectoryRow, DirectorySetting } from "./directory.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface ListRow extends Record<string, unknown> {
  learner_id: string;
  name: string;
  school: string | null;
  grade: string | null;
  starts_on: string | null;
  honors: string[] | null;
  address: string[] | null;
  phone: string | null;
  email: string | null;
}
/** More learners than one school has. */
const atMost = 10_000;
const list = statement<ListRow>(
  "privacy.directory",
  `select learner_id, name, school, grade, starts_on, honors, address, phone, email from door.directory
  where audience = $1 order by sort_name, learner_id limit ${atMost}`,
);
const settings = statement<{
  audience: DirectoryAudience;
  items: DirectorySetting["items"];
  kept_in: DirectorySetting["keptIn"];
}>(
  "privacy.directory-settings",
  "select audience, items, kept_in from door.directory_setting where learner_id = $1 order by audience",
);

/** The learners of the subject's school as they may be listed for an audience. Who keeps the name in is not in the list. */
export async function listDirectory(disclosure: Disclosure, audience: DirectoryAudience): Promise<DirectoryRow[]> {
  const rows = await disclosure.read(list, [audience], ({ learner_id }) => ({
    learnerId: learner_id,
    slice: "name",
    level: "status",
  }));
  return rows.map(({ learner_id, name, school, grade, starts_on, honors, address, phone, email }) => ({
    learnerId: learner_id,
    name,
    ...(school && { school }),
    ...(grade && { grade }),
    ...(starts_on && { startsOn: starts_on }),
    ...(honors && honors.length > 0 && { honors }),
    ...(address && { address: address.join(", ") }),
    ...(phone && { phone }),
    ...(email && { email }),
  }));
}

/** What of one learner is open to whom as directory information. No item itself is told. */
export const listDirectorySettings = async (disclosure: Disclosure, learnerId: string): Promise<DirectorySetting[]> =>
  (await disclosure.readOpen(settings, [learnerId])).map(({ audience, items, kept_in }) => ({
    audience,
    items,
    keptIn: kept_in,
  }));
