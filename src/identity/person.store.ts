import { isId, newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { type Capacity, isAtDistrict } from "./capacity.ts";

const nounOf = (capacity: Capacity): string => (capacity === "learner" || capacity === "guardian" ? capacity : "staff");

/**
 * Whether somebody or something belongs to the schools below one organization now: staff by an assignment, a learner by an
 * enrollment, a guardian by a learner. An administrator of a district reaches nobody else; `$3` is null for the whole installation.
 */
const isReached = (noun: string, id: string) => {
  const below = (organization: string) =>
    `exists (select from base.organization_tree t where t.ancestor_id = $3 and t.organization_id = ${organization})`;
  const lasts = (each: string) => `coalesce(${each}.ends_on >= base.today(), true)`;
  return `($3::uuid is null or case ${noun}
    when 'organization' then ${below(id)}
    when 'staff' then exists (select from base.assignment a where a.staff_id = ${id} and ${lasts("a")} and ${below("a.organization_id")})
    when 'learner' then exists (
      select from base.enrollment e where e.learner_id = ${id} and ${lasts("e")} and ${below("e.organization_id")})
    when 'guardian' then exists (
      select from base.guardianship g join base.enrollment e on e.learner_id = g.learner_id
      where g.guardian_id = ${id} and ${lasts("g")} and ${lasts("e")} and ${below("e.organization_id")})
    else false end)`;
};

interface Keyed extends Record<string, unknown> {
  id: string;
  noun: string;
  source: string;
  key: string;
}
/** A name that may hold colons, `SOURCE:KEY`, matches wherever it splits into a source and one of its keys. */
const byKey = statement<Keyed>(
  "identity.by-key",
  `select k.id, k.noun, s.name as source, k.key from base.source_key k join base.source s on s.id = k.source_id
  where k.noun = any($1) and (s.name || ':' || k.key = $2 or k.key = $2) and ${isReached("k.noun", "k.id")}
  order by (s.name || ':' || k.key = $2) desc, s.name, k.noun limit 20`,
);
const byId = statement<Keyed>(
  "identity.by-id",
  `select p.id, p.noun, coalesce(s.name, '') as source, coalesce(k.key, '') as key
  from (select learner_id as id, 'learner' as noun from base.learner union all select id, 'guardian' from base.guardian
    union all select id, 'staff' from base.staff union all select id, 'organization' from base.organization) p
  left join base.source_key k on k.id = p.id and k.noun = p.noun left join base.source s on s.id = k.source_id
  where p.noun = any($1) and p.id = $2 and ${isReached("p.noun", "p.id")} order by s.name limit 1`,
);

/** Whatever is called so, by our id, by `SOURCE:KEY`, or by the key alone; below one organization where one is given. */
export async function findKeyed(
  runner: Runner,
  nouns: readonly string[],
  text: string,
  reach: string | undefined,
): Promise<Keyed[]> {
  const found = isId(text) ? await runner.rows(byId, [nouns, text, reach ?? null]) : [];
  return found.length > 0 ? found : runner.rows(byKey, [nouns, text, reach ?? null]);
}

const refused = (en: string, es: string) => new Problem("account-refused", { en, es });

const noSuch = (noun: string, text: string) =>
  refused(
    `There is no ${noun} ${text}. Say SOURCE:KEY, with the source's own id.`,
    `No hay ${noun} ${text}. Escriba FUENTE:CLAVE.`,
  );

async function readKeyed(runner: Runner, noun: string, text: string, reach?: string): Promise<Keyed> {
  const rows = await findKeyed(runner, [noun], text, reach);
  const [row] = rows;
  if (!row) throw noSuch(noun, text);
  if (rows.length > 1 && !text.startsWith(`${row.source}:`)) {
    throw refused(
      `Several sources have a ${noun} ${text}. Say which: SOURCE:KEY.`,
      `Varias fuentes tienen ${noun} ${text}. Diga cuál: FUENTE:CLAVE.`,
    );
  }
  return row;
}

/** A learner by our id, `SOURCE:KEY`, or the key alone. Throws `account-refused` when there is none. For commands. */
export const findLearnerByKey = async (runner: Runner, text: string): Promise<string> =>
  (await readKeyed(runner, "learner", text)).id;

interface Place extends Record<string, unknown> {
  id: string;
  kind: string;
  district_id: string | null;
}
const placeOf = statement<Place>(
  "identity.place",
  `select o.id, o.kind, (
    select a.id from base.organization_tree t join base.organization a on a.id = t.ancestor_id
    where t.organization_id = o.id order by (a.kind = 'district') desc, (select count(*) from base.organization_tree u where u.organization_id = a.id) limit 1
  ) as district_id from base.organization o where o.id = $1`,
);

/** Where a capacity is worn: families, district staff and administrators at the district above, the others at one school. */
async function placeFor(runner: Runner, capacity: Capacity, organization: string, reach?: string): Promise<string> {
  const { id } = await readKeyed(runner, "organization", organization, reach);
  const place = await firstRow(runner, placeOf, [id]);
  if (!place) throw noSuch("organization", organization);
  if (isAtDistrict(capacity)) return (await readKeyed(runner, "organization", place.district_id ?? place.id, reach)).id;
  if (place.kind === "district" || place.kind === "state") {
    throw refused(
      `The hat of a ${capacity} is worn at a school, and ${organization} is a ${place.kind}.`,
      `La función ${capacity} se ejerce en una escuela.`,
    );
  }
  return place.id;
}

const putSubject = statement<{ id: string }>(
  "identity.put-subject",
  `insert into base.subject (id, capacity, organization_id, person_id, function) values ($1, $2, $3, $4, $5)
  on conflict (capacity, organization_id, person_id, function, agreement_id) do update set ended_at = null returning id`,
);
const compileSubject = statement("identity.compile-subject", "select base.compile_subject($1)");

/** Whose hat, and where it is worn. */
export interface HatOrder {
  readonly capacity: Capacity;
  /** Organization: our id, `SOURCE:KEY`, or its key. Missing only for an administrator before any source came. */
  readonly organization: string | undefined;
  /** Person: our id, `SOURCE:KEY`, or the key. Missing only for an administrator. */
  readonly person: string | undefined;
  readonly function: string | undefined;
  /** Organization of the administrator who makes it: whatever is not below it is not there. Missing for the whole installation. */
  readonly reach?: string | undefined;
}

/**
 * Makes a hat, or finds it, and compiles its grants. Answers the subject, and a name to sign in by where nobody gave an email.
 * Throws `account-refused` for a person or place that is not there.
 */
export async function makeHat(runner: Runner, order: HatOrder): Promise<{ subjectId: string; signInName: string }> {
  const { capacity, reach } = order;
  if (capacity === "helper")
    throw refused(
      "A helper is invited by a family or by a program, not given a role here.",
      "A quien ayuda lo invita una familia o un programa; aquí no se le asigna función.",
    );
  if (order.person === undefined && capacity !== "administrator")
    throw refused("Say who it is: --person SOURCE:KEY.", "Diga quién es: --person FUENTE:CLAVE.");
  if (order.organization === undefined && (capacity !== "administrator" || reach !== undefined))
    throw refused("Say where: --hat CAPACITY@ORGANIZATION.", "Diga dónde: --hat FUNCIÓN@ORGANIZACIÓN.");
  const person =
    order.person === undefined ? undefined : await readKeyed(runner, nounOf(capacity), order.person, reach);
  const organizationId =
    order.organization === undefined ? null : await placeFor(runner, capacity, order.organization, reach);
  const row = await firstRow(runner, putSubject, [
    newId(),
    capacity,
    organizationId,
    person?.id ?? null,
    order.function ?? null,
  ]);
  if (!row) throw new Error("the hat was not stored");
  await runner.rows(compileSubject, [row.id]);
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  const signInName = `${plain(person?.key || row.id)}.${capacity}@${plain(person?.source || "daypack")}.daypack.invalid`;
  return { subjectId: row.id, signInName };
}

const endSubject = statement(
  "identity.end-subject",
  "update base.subject set ended_at = now() where id = $1 and capacity not in ('learner', 'guardian') returning id",
);

/**
 * Ends a hat of staff, and its grants with it. That of a learner or guardian stays a subject without an account: who may choose,
 * and what they chose, rests on it, and must not widen because somebody no longer signs in.
 */
export async function endHat(runner: Runner, subjectId: string): Promise<void> {
  if ((await runner.rows(endSubject, [subjectId])).length > 0) await runner.rows(compileSubject, [subjectId]);
}
