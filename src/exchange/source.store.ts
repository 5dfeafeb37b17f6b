import type pg from "pg";
import { newId } from "../kernel/id.ts";
import { ImportRefused } from "./import.ts";

/** What a bundle claims: its root organizations, and every organization it sends or speaks of. */
export interface Claim {
  readonly roots: readonly { readonly key: string; readonly name: string }[];
  /** What it sends below them. */
  readonly below: readonly { readonly key: string; readonly name: string }[];
  readonly known: readonly string[];
  /** Whether it sends organizations at all; a partial export may only speak of them. */
  readonly sends: boolean;
  /** Whether all it says is what can be learned, which is no district's. */
  readonly onlyFramework: boolean;
  /** The product that wrote it, where a bundle says nothing of organizations. */
  readonly called?: string | undefined;
}

/** A source as an import goes on with it. */
export interface SourceChoice {
  readonly id: string;
  readonly name: string;
}

const longestName = 200;

/**
 * The source a bundle belongs to. Organization ids belong to the source that first sent them: a bundle that carries another
 * source's ids is refused (exit 3), so that two districts cannot run into each other by a slip of the hand. A new source takes
 * its name from its root organizations, unless it is given one.
 */
export async function chooseSource(
  client: pg.Client,
  {
    given: asked,
    standard,
    isSample,
    roots: claim,
    ended = [],
  }: {
    given: string | undefined;
    standard: string;
    isSample: boolean;
    roots: Claim;
    /** Rows that a delta ends. */
    ended?: readonly string[];
  },
): Promise<SourceChoice> {
  const given = asked?.trim();
  if (given !== undefined && (given === "" || given.length > longestName))
    throw new ImportRefused("source.invalid", `A source has a name of 1 to ${longestName} characters.`, 2);
  const { rows: owners } = await client.query<SourceChoice & { is_sample: boolean }>(
    `select distinct s.id, s.name, s.is_sample from base.source_root r join base.source s on s.id = r.source_id where r.organization_key = any($1) order by s.name`,
    [claim.known],
  );
  const [owner, another] = owners;
  if (another || (given !== undefined && owner && owner.name !== given)) {
    const names = owners.map(({ name }) => `"${name}"`).join(" and ");
    throw new ImportRefused(
      "source.another",
      `These ids belong to the source ${names}. Import them under that name, or leave --source out. Nothing was stored.`,
      3,
    );
  }
  if (owner) {
    if (owner.is_sample && !isSample) throw sampleStands(owner.name);
    if (given === undefined) await refuseNamesake(client, owner, claim);
    await claimRoots(client, owner.id, claim);
    return owner;
  }
  const spokenOf =
    given === undefined && !claim.sends && !claim.onlyFramework
      ? ((await findSpokenOf(client)) ?? (await findEnding(client, ended)))
      : undefined;
  if (spokenOf) return spokenOf;
  const name = given ?? nameOf(claim, standard);
  if (name === "") {
    throw new ImportRefused(
      "source.unknown",
      "The bundle names no organization, so nothing tells whose it is. Say so with --source NAME.",
      2,
    );
  }
  const { rows } = await client.query<SourceChoice & { is_sample: boolean }>(
    "select id, name, is_sample from base.source where name = $1",
    [name],
  );
  const source = rows[0] ?? { id: newId(), name, is_sample: isSample };
  if (source.is_sample && !isSample && !claim.onlyFramework) throw sampleStands(name);
  if (!rows[0]) {
    await client.query("insert into base.source (id, name, standard, is_sample) values ($1, $2, $3, $4)", [
      source.id,
      name,
      standard,
      isSample,
    ]);
    await client.query("insert into base.subject (id, capacity, person_id) values ($1, 'source', $1)", [source.id]);
  }
  await claimRoots(client, source.id, claim);
  return source;
}

/** What was moved into this school year and partly made up is no district's to go on with. */
const sampleStands = (name: string) =>
  new ImportRefused(
    "source.sample",
    `These ids belong to the sample district "${name}". Start a new data folder without it: DAYPACK_SAMPLE=none. Nothing was stored.`,
    3,
  );

/** A framework is its own source, under the name of the standard that carries it. */
const nameOf = ({ sends, roots, known, onlyFramework, called = "" }: Claim, standard: string): string =>
  onlyFramework
    ? standard
    : (sends ? roots.map(({ key }) => key) : known).slice(0, 3).join("+").slice(0, longestName) || called;

/** The one source that knows the classes and people a partial export speaks of, if it is one. */
async function findSpokenOf(client: pg.Client): Promise<SourceChoice | undefined> {
  const { rows } = await client.query<SourceChoice>(
    `select s.id, s.name from base.source s where not s.is_sample and exists (
      select from base.source_key k where k.source_id = s.id and (
        (k.noun = 'learner' and k.key in (select learner_key from staged_link union select learner_key from staged_entry))
        or (k.noun = 'class' and k.key in (select fact ->> 'class' from staged_link union select fact ->> 'class' from staged_place))))
    order by s.name limit 2`,
  );
  return rows.length === 1 ? rows[0] : undefined;
}

/** The one source that has any of the rows that a delta ends, which may be all that it says. */
async function findEnding(client: pg.Client, ended: readonly string[]): Promise<SourceChoice | undefined> {
  if (ended.length === 0) return undefined;
  const { rows } = await client.query<SourceChoice>(
    `select distinct s.id, s.name from base.source s join (
      select source_id from base.source_key where row_key = any($1)
      union select source_id from base.enrollment where row_key = any($1)
      union select source_id from base.guardianship where row_key = any($1)
      union select source_id from base.entry where row_key = any($1)) r on r.source_id = s.id
    where not s.is_sample order by s.name limit 2`,
    [ended],
  );
  return rows.length === 1 ? rows[0] : undefined;
}

/**
 * Two districts may number their organizations alike. Where none of the roots is called what it was, or schools that are known
 * stand below a district that is not, the bundle is somebody else's until a person says that it was renamed.
 */
async function refuseNamesake(client: pg.Client, owner: SourceChoice, { roots, below }: Claim): Promise<void> {
  const sent = [...roots, ...below];
  if (sent.length === 0) return;
  const { rows } = await client.query<{ key: string; name: string; kind: string; isStanding: boolean }>(
    `select k.key, o.name, o.kind, k.ended_at is null as "isStanding" from base.source_key k join base.organization o on o.id = k.id
    where k.source_id = $1 and k.noun = 'organization' and (k.key = any($2) or o.kind = 'district')`,
    [owner.id, sent.map(({ key }) => key)],
  );
  const isKnown = ({ key }: { key: string }) => rows.some((row) => row.key === key);
  const plain = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const isSame = ({ key, name }: { key: string; name: string }) =>
    rows.some((row) => row.key === key && plain(row.name) === plain(name));
  // A district may come to stand above schools that had none; not above those of another one.
  const hasAnother = rows.some(({ kind, isStanding }) => kind === "district" && isStanding);
  const isOwn = roots.some(isKnown) ? roots.some(isSame) : !hasAnother && below.some(isSame);
  if (sent.some(isKnown) && !isOwn) {
    throw new ImportRefused(
      "source.namesake",
      `These ids belong to the source "${owner.name}", where they name other organizations, or schools of another district. If it was renamed, say --source ${owner.name}. Nothing was stored.`,
      3,
    );
  }
}

async function claimRoots(client: pg.Client, sourceId: string, { known, sends }: Claim): Promise<void> {
  if (!sends) return;
  await client.query(
    "insert into base.source_root (organization_key, source_id) select key, $2 from unnest($1::text[]) key on conflict do nothing",
    [known, sourceId],
  );
}
