import { ageOn } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import type { Runner } from "../store/statement.ts";
import { statement } from "../store/statement.ts";
import type { Audience } from "./audience.ts";
import { type Category, categories } from "./category.ts";
import {
  type Asker,
  ageBandOf,
  type ChoiceCell,
  type ChoiceColumn,
  type ChoiceMenu,
  cellOf,
  overridesOf,
} from "./choice-menu.ts";
import { familyOf } from "./compile.job.ts";
import type { Tie } from "./decide.ts";
import type { Pack } from "./pack.ts";
import { findStanding, type LearnerStanding } from "./standing.store.ts";
import { isOfAge, mayServe } from "./standing.ts";

interface Person extends Record<string, unknown> {
  subject_id: string;
  policy_id: string;
  capacity: string;
  name: string | null;
  classes: string[];
}
const people = statement<Person>(
  "privacy.column-people",
  `select g.subject_id, g.policy_id, s.capacity, coalesce(f.display_name, a.name) as name,
    coalesce((select array_agg(c.title order by c.title) from base.class c where c.id = any(g.circles)), '{}') as classes
  from base.grants g join base.subject s on s.id = g.subject_id
  left join base.staff f on f.id = s.person_id and s.capacity not in ('learner', 'guardian')
  left join base.agreement a on a.id = s.agreement_id
  where g.learner_id = $1 and g.until > now() order by 4 nulls last, 1`,
);
const agreements = statement<{ id: string; name: string; purpose: string; ends_on: string | null }>(
  "privacy.column-agreements",
  `select a.id, a.name, coalesce(h.why, a.purpose) as purpose, a.ends_on from base.agreement a
  left join base.agreement_learner h on h.agreement_id = a.id and h.learner_id = $2 where a.id = any($1)`,
);

interface Column {
  readonly target: string;
  readonly audience: Audience;
  readonly tie: Tie;
}

/** The columns of a child's menu: every audience this child has or may get, each helper and app on its own. */
function columnsOf({ facts, today }: LearnerStanding, pack: Pack): Column[] {
  const ofAge = isOfAge(pack, facts, today);
  const plain: readonly [Audience, string][] = [
    ["teacher", "teacher"],
    ["support", "support"],
    ["nurse", "nurse"],
    ["office", "office.registrar"],
    ["district", "district"],
    ["receiving-school", "receiving-school"],
    ["college", "college"],
    ["employer", "employer"],
    ["classmate", "classmate"],
    ["public", "public"],
    ["guardian", ofAge ? "guardian.of-age" : "guardian.deciding"],
    ["learner", ofAge ? "learner.of-age" : "learner.minor"],
  ];
  const agreed = facts.agreements
    .filter(({ startsOn, endsOn }) => (startsOn ?? today) <= today && (endsOn ?? today) >= today)
    .filter((each) => mayServe(facts, each, today))
    .map(
      ({ agreementId: id, kind, slices }): Column => ({
        target: id,
        audience: kind,
        tie: { policyId: `${kind}:${id}`, agreement: { id, kind, slices } },
      }),
    );
  return [
    ...plain.map(([audience, policyId]): Column => ({ target: audience, audience, tie: { policyId } })),
    ...agreed,
  ];
}

/** The column of one target; what is chosen for all helpers or all apps has none in the menu. Throws `choice-refused`. */
function columnOf(standing: LearnerStanding, pack: Pack, target: string): Column {
  if (target === "helper" || target === "app") return { target, audience: target, tie: { policyId: target } };
  const column = columnsOf(standing, pack).find((each) => each.target === target);
  if (column) return column;
  throw new Problem("choice-refused", {
    en: "No such group, helper or app here.",
    es: "Aquí no hay tal grupo, ayudante o aplicación.",
  });
}

async function readStanding(runner: Runner, learnerId: string): Promise<LearnerStanding> {
  const standing = await findStanding(runner, learnerId);
  if (!standing) throw new Problem("learner-unknown");
  return standing;
}

/**
 * Who sees what of a learner: the whole menu. For those whose grant reads the choices; the caller has asked the door.
 */
export async function readColumns(
  runner: Runner,
  pack: Pack,
  learnerId: string,
  asker: Asker,
): Promise<ChoiceColumn[]> {
  return columnsFrom(runner, pack, learnerId, await readStanding(runner, learnerId), asker);
}

/** The columns, and what else a screen says beside them: single persons shown less, trust, who set the rest. */
export async function readMenu(runner: Runner, pack: Pack, learnerId: string, asker: Asker): Promise<ChoiceMenu> {
  const standing = await readStanding(runner, learnerId);
  const { family, trusted } = familyOf(pack, standing);
  const { bornOn, trust } = standing.facts;
  const { setBy, object, effectiveOn } = pack.document;
  const ageBand = ageBandOf(pack.document, bornOn === null ? undefined : ageOn(bornOn, standing.today));
  const mine = trust.findLast(({ chosenBy }) => chosenBy === asker.subjectId)?.trusted;
  return {
    columns: await columnsFrom(runner, pack, learnerId, standing, asker),
    overrides: overridesOf(family, asker),
    mayChoose: asker.mayChoose,
    ageBand,
    ...(ageBand === "16-17" && { trust: { trusted, ...(mine !== undefined && { mine }) } }),
    school: { setBy, object, since: effectiveOn },
  };
}

async function columnsFrom(
  runner: Runner,
  pack: Pack,
  learnerId: string,
  standing: LearnerStanding,
  asker: Asker,
): Promise<ChoiceColumn[]> {
  const { family } = familyOf(pack, standing);
  const columns = columnsOf(standing, pack);
  const holders = await runner.rows(people, [learnerId]);
  const ids = columns.map(({ tie }) => tie.agreement?.id).filter((id) => id !== undefined);
  const about = new Map((await runner.rows(agreements, [ids, learnerId])).map((row) => [row.id, row]));
  return columns.map(({ target, audience, tie }) => {
    const agreement = about.get(target);
    const holds = ({ policy_id }: Person) =>
      policy_id === tie.policyId ||
      (audience === "office" && policy_id.startsWith("office.")) ||
      (audience === "learner" && policy_id.startsWith("learner.")) ||
      (audience === "guardian" && policy_id.startsWith("guardian."));
    return {
      target,
      audience,
      ...(agreement && { name: agreement.name, purpose: agreement.purpose }),
      ...(agreement?.ends_on && { endsOn: agreement.ends_on }),
      people: holders.filter(holds).map(({ subject_id, name, capacity, classes }) => ({
        subjectId: subject_id,
        ...(name && { name }),
        capacity,
        classes,
      })),
      cells: categories.map((category) => cellOf(pack, tie, category, family, asker)),
    };
  });
}

/** One column's cell, after a choice. */
export async function readCell(
  runner: Runner,
  pack: Pack,
  learnerId: string,
  target: string,
  category: Category,
  asker: Asker,
): Promise<ChoiceCell> {
  const standing = await readStanding(runner, learnerId);
  const column = columnOf(standing, pack, target);
  return cellOf(pack, column.tie, category, familyOf(pack, standing).family, asker);
}

/** The decisions behind one column, for "see as"; `circles` are those of its people. */
export async function readColumnTie(runner: Runner, pack: Pack, learnerId: string, target: string) {
  const standing = await readStanding(runner, learnerId);
  const column = columnOf(standing, pack, target);
  const circles = await runner.rows(circlesOf, [learnerId, column.tie.policyId]);
  return { tie: column.tie, family: familyOf(pack, standing).family, circles: circles.flatMap((row) => row.circles) };
}
const circlesOf = statement<{ circles: string[] }>(
  "privacy.column-circles",
  "select circles from base.grants where learner_id = $1 and policy_id = $2 and until > now()",
);
