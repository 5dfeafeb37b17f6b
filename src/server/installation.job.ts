import { installKinds } from "../entry/kind.store.ts";
import { workOff } from "../exchange/due.job.ts";
import { checkRecords } from "../exchange/quality.job.ts";
import { numberOf } from "../privacy/category.ts";
import { compileEverything } from "../privacy/compile.job.ts";
import { hashOf } from "../privacy/live-pack.ts";
import { writePack } from "../privacy/pack-install.job.ts";
import { readActivePack } from "../privacy/pack-version.job.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { type Config, SettingRefused } from "./config.ts";
import { takeCustomKinds } from "./live-kinds.ts";
import { packOf } from "./pack.ts";

interface Installation extends Record<string, unknown> {
  pack_hash: string | null;
  compiled_on: string | null;
  today: string;
  zone: string;
  is_sample: boolean;
}

const readInstallation = statement<Installation>(
  "server.installation",
  `select i.pack_hash, i.compiled_on, k.today, k.zone, coalesce((select bool_and(s.is_sample) from base.source s), true) as is_sample
  from base.installation i cross join base.clock k`,
);
const setClock = statement(
  "server.set-clock",
  `update base.installation set time_zone = $1,
    today_offset_days = coalesce($2::date - (now() at time zone $1)::date, 0)`,
);
const oweDigests = statement(
  "server.owe-digests",
  `insert into base.due (learner_id, slices) select learner_id, $1::int from (
    select learner_id from base.digest where slice = any($2)
    union select learner_id from base.entry where slice = any($3) and superseded_at is null
      and body ->> 'startsOn' > $4::date::text and body ->> 'startsOn' <= $5::date::text) changed
  on conflict (learner_id) do update set slices = due.slices | excluded.slices`,
);

/** Slices whose digests a new school date changes: spans begin and end, birthdays pass, days of school are added to attendance. */
const dated = (
  [
    ...["attendance", "enrollment", "accommodations", "plans", "grades", "incidents", "removals", "identity"],
    ...["alerts", "health", "transcript"],
  ] as const
).map(numberOf);
/** Of these a learner may have nothing but what is yet to begin, and so no digest that would be found. */
const beginning = (["enrollment", "accommodations", "plans", "alerts", "health", "transcript"] as const).map(numberOf);
const datedBits = dated.reduce((bits, number) => bits | (1 << number), 0);

type Clock = Pick<Config, "timeZone" | "today" | "publicUrl">;

/** A test installation is one that has no address for people: DAYPACK_URL is not set. */
const mayMoveDate = (installation: Installation | undefined, publicUrl: string | undefined): boolean =>
  (installation?.is_sample ?? true) || publicUrl === undefined;

/** Throws `SettingRefused` where DAYPACK_TODAY would move the date under real people. */
export async function refuseMovedDate({ work }: Store, { today, publicUrl }: Clock): Promise<void> {
  if (today === undefined || mayMoveDate(await firstRow(work, readInstallation), publicUrl)) return;
  throw new SettingRefused(
    "DAYPACK_TODAY moves the school date of sample and test installations only. This one holds a district's own data and " +
      "has an address for people (DAYPACK_URL). Unset DAYPACK_TODAY, or try it on another data folder.",
  );
}

/**
 * Brings a migrated database to this version and this day: kinds, policy pack, school date; then whatever is owed. Run at every
 * start and by the clock at midnight. Cheap when nothing changed. A command that joins (`keepsClock`) leaves the date that the
 * server has set, so that the two do not undo each other.
 */
export async function bringUpToDate(
  store: Store,
  { timeZone, today, publicUrl }: Clock,
  { keepsClock = false } = {},
): Promise<void> {
  const { work } = store;
  const pack = packOf(store);
  const kinds = await takeCustomKinds(store);
  await installKinds(work, kinds);
  const before = await firstRow(work, readInstallation);
  if (!keepsClock || before?.compiled_on === null)
    await work.rows(setClock, [timeZone, mayMoveDate(before, publicUrl) ? (today ?? null) : null]);
  const after = await firstRow(work, readInstallation);
  pack.take(await readActivePack(work));
  const hash = hashOf(pack);
  const isNewPack = after?.pack_hash !== hash;
  const isNewDay = after?.compiled_on !== after?.today;
  // Grants end at a midnight of the zone, on the same date as well.
  const isNewZone = before?.zone !== after?.zone;
  if (isNewPack || isNewDay || isNewZone)
    await work.transaction([], async (transaction) => {
      if (isNewPack) await writePack(transaction, pack);
      await compileEverything(transaction, pack);
      const since = after?.compiled_on ?? after?.today;
      if (isNewDay) await transaction.rows(oweDigests, [datedBits, dated, beginning, since, after?.today]);
    });
  await workOff({ work, kinds, pack });
  if (isNewDay) await checkRecords(work);
}
