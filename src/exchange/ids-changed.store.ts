import type pg from "pg";
import { endsUnasked, ImportRefused } from "./import.ts";
import type { Claim } from "./source.store.ts";

/** What a spreadsheet or a careless export changes of an id: its case, and zeros before it. */
const folded = (column: string) => `ltrim(lower(${column}), '0')`;

const howToGoOn =
  "Export again, and do not open the files in a spreadsheet in between. If these really are others, run it again with --accept ids-changed. Nothing was stored.";

/**
 * Refuses a bundle whose organizations are those of a source but for the case of their ids or zeros before them: it would come
 * in as another source, and everybody in it a second time.
 */
export async function refuseRespelledSource(client: pg.Client, { known, roots, sends }: Claim): Promise<void> {
  const { rows } = await client.query<{ source: string; key: string; name: string | null }>(
    `select s.name as source, a.key, o.name from unnest($1::text[]) a (key)
    join base.source_root r on ${folded("r.organization_key")} = ${folded("a.key")} and r.organization_key <> a.key
    join base.source s on s.id = r.source_id
    left join base.source_key k on k.source_id = r.source_id and k.noun = 'organization' and k.key = r.organization_key
    left join base.organization o on o.id = k.id
    where not exists (select from base.source_root e where e.organization_key = any($1)) order by s.name, a.key`,
    [known],
  );
  const same = rows.find(
    ({ key, name }) =>
      !sends || roots.some((root) => root.key === key && root.name.toLowerCase() === name?.toLowerCase()),
  );
  if (same)
    throw new ImportRefused(
      "import.ids-changed",
      `The ids of its organizations are those of the source "${same.source}" but for their case or leading zeros. ${howToGoOn}`,
    );
}

/** Nouns whose ids make somebody or something a second time when they change. */
const nouns = ["organization", "learner", "guardian", "staff", "class", "course", "term"];

const respelled = `select s.noun, min(s.at) as at, count(distinct s.key)::int as changed,
    (select count(*)::int from known_place a where a.noun = s.noun) as sent
  from known_place s join base.source_key k on k.source_id = $1 and k.noun = s.noun and k.ended_at is null
    and ${folded("k.key")} = ${folded("s.key")} and k.key <> s.key
  where s.added and s.noun = any($2)
    and not exists (select from staged_place b where b.noun = k.noun and b.key = k.key)
  group by s.noun order by s.noun`;

/**
 * Refuses a bundle in which more than a tenth of the people or places come under ids that are those of before but for their case
 * or leading zeros: they would stand there twice. Of fewer, and where a person said yes, a remark tells. After `mergePlaces`.
 */
export async function refuseChangedIds(client: pg.Client, sourceId: string, accept: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ noun: string; at: string; changed: number; sent: number }>(respelled, [
    sourceId,
    nouns,
  ]);
  const many = rows.filter(({ changed, sent }) => changed > sent * endsUnasked);
  if (many.length > 0 && !accept.includes("ids-changed")) {
    const counts = many.map(({ noun, changed, sent }) => `${noun} ${changed} of ${sent}`).join(", ");
    throw new ImportRefused(
      "import.ids-changed",
      `Ids differ from those of before only by their case or leading zeros: ${counts}. ${howToGoOn}`,
    );
  }
  for (const { noun, at, changed, sent } of rows)
    await client.query("insert into merge_remark values ('import.ids-changed', $1, $2)", [
      at,
      `${noun}: ${changed} of ${sent}`,
    ]);
}
