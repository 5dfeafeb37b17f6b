import type { IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { type Runner, statement } from "../store/statement.ts";
import { numberOf, type Slice } from "./category.ts";
import { compileLearner, installPack } from "./compile.job.ts";
import type { Pack } from "./pack.ts";

const insertAgreement = statement(
  "privacy.agreement-insert",
  `insert into base.agreement (id, kind, name, organization_id, purpose, slices, starts_on, ends_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
const insertScopes = statement(
  "privacy.agreement-scopes",
  `insert into base.agreement_scope (agreement_id, organization_id, class_id)
  select $1::uuid, organization_id, id from base.class where id = any($2)
  union all select $1::uuid, organization, null from unnest($3::uuid[]) organization`,
);
const insertSubject = statement(
  "privacy.agreement-subject",
  "insert into base.subject (id, capacity, agreement_id) values ($1, 'agreement', $2)",
);
const inviteLearners = statement(
  "privacy.agreement-invite",
  `insert into base.agreement_learner (learner_id, agreement_id, starts_on, ends_on)
  select learner, $1::uuid, $3::date, $4::date from unnest($2::uuid[]) learner`,
);
const endSubject = statement<{ id: string }>(
  "privacy.agreement-end-subject",
  "update base.subject set ended_at = now() where agreement_id = $1 and ended_at is null returning id",
);
const compileSubject = statement("privacy.compile-subject", "select base.compile_subject($1)");
const choseForAll = statement<{ id: string }>(
  "privacy.agreement-chose-for-all",
  `select r.learner_id as id from base.relation r where r.subject_id = $1
    and exists (select from base.choice_event c where c.learner_id = r.learner_id and c.audience = $2) order by r.learner_id`,
);

/** An app's or helper's agreement to be signed up. Dates are the school's and included. */
export interface NewAgreement {
  readonly kind: "app" | "helper";
  readonly name: string;
  /** For what it is, in words a family reads. */
  readonly purpose: string;
  /** Whose agreement it is: the school or district that signed it. */
  readonly organizationId?: string | undefined;
  /** Of an app: all it may ever read. A helper reads what families choose. */
  readonly slices: readonly Slice[];
  readonly startsOn: IsoDate;
  readonly endsOn?: IsoDate | undefined;
  /** Whose learners an app serves: classes, or whole organizations. */
  readonly classIds?: readonly string[] | undefined;
  readonly organizationIds?: readonly string[] | undefined;
  /** Whose families invited a helper. */
  readonly learnerIds?: readonly string[] | undefined;
}

/** The agreement that was made. */
export interface AddedAgreement {
  readonly agreementId: string;
  /** Its hat: what signs in for it. */
  readonly subjectId: string;
}

/**
 * Signs an app or a helper up: the agreement, whom it serves, its policy and its grants, in one transaction. From its first day
 * on families may choose for it; until they do, a helper sees what they chose for all helpers, which at first is nothing.
 */
export async function addAgreement(work: Database, pack: Pack, agreement: NewAgreement): Promise<AddedAgreement> {
  const { kind, name, purpose, organizationId, slices, startsOn, endsOn } = agreement;
  const { classIds = [], organizationIds = [], learnerIds = [] } = agreement;
  refuse([name, purpose]);
  const agreementId = newId();
  const subjectId = await work.transaction([], async (transaction) => {
    await transaction.rows(insertAgreement, [
      agreementId,
      kind,
      name,
      organizationId ?? null,
      purpose,
      slices.map(numberOf),
      startsOn,
      endsOn ?? null,
    ]);
    await transaction.rows(insertScopes, [agreementId, classIds, organizationIds]);
    await transaction.rows(inviteLearners, [agreementId, learnerIds, startsOn, endsOn ?? null]);
    return openHatOf(transaction, pack, agreementId, kind);
  });
  return { agreementId, subjectId };
}

/**
 * Gives an agreement its hat, a policy of its own and its grants: what opens it. Families may choose for it from then on; answers
 * its subject.
 */
export async function openHatOf(
  runner: Runner,
  pack: Pack,
  agreementId: string,
  kind: NewAgreement["kind"],
): Promise<string> {
  const subjectId = newId();
  await runner.rows(insertSubject, [subjectId, agreementId]);
  // A policy of its own; those that stand stay as they are.
  await installPack(runner, pack);
  await runner.rows(compileSubject, [subjectId]);
  for (const { id } of await runner.rows(choseForAll, [subjectId, kind])) await compileLearner(runner, pack, id);
  return subjectId;
}

/** Takes an agreement's hat away, and every grant with it. What families chose stays in their history. */
export async function endHatOf(runner: Runner, agreementId: string): Promise<void> {
  for (const { id } of await runner.rows(endSubject, [agreementId])) await runner.rows(compileSubject, [id]);
}
