import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { postSigned } from "./hook.job.ts";
import { postInTurn } from "./post-in-turn.job.ts";
import { retryMinutes } from "./signed-message.ts";

interface Owed extends Record<string, unknown> {
  learner_id: string;
  id: string;
  what: "paused" | "ended";
  made_at: string;
  due_on: string | null;
  attempts: number;
  url: string;
  secret: Buffer;
}
/** Of one receiver in one turn: one that is owed thousands leaves the others theirs. */
const atOnce = 50;
const owed = statement<Owed>(
  "exchange.owed-endings",
  `select * from (select e.learner_id, e.id, e.what, e.made_at, e.due_on, e.attempts, h.url, h.secret,
      row_number() over (partition by h.agreement_id order by e.try_after, e.id) as nth
    from base.ending e join base.agreement_hook h on h.agreement_id = e.agreement_id
    where e.state = 'owed' and e.try_after <= now()) o where o.nth <= ${atOnce} order by o.nth`,
);
const arrived = statement(
  "exchange.ending-arrived",
  `update base.ending set state = 'sent', way = 'message', sent_on = base.today(), failure = null, attempts = attempts + 1
  where learner_id = $1 and id = $2 and state = 'owed'`,
);
const missed = statement(
  "exchange.ending-missed",
  `update base.ending set attempts = attempts + 1, failure = $3, state = case when $4::int is null then 'failed' else state end,
    try_after = now() + make_interval(mins => coalesce($4::int, 0)) where learner_id = $1 and id = $2 and state = 'owed'`,
);

/**
 * Posts to programs' addresses that what a family shared is paused or over: ids that they were given before, the day by which it is to be
 * destroyed, and no reason. They answer by `POST /endings/{id}/attest`. Answers how many arrived.
 */
export async function sendEndings(
  { work }: Pick<Store, "work">,
  place?: { readonly config: { readonly publicUrl: string | undefined } },
): Promise<number> {
  return postInTurn(
    await work.rows(owed),
    (ending) => postSigned({ ...ending, body: bodyOf(ending) }, place),
    ({ learner_id, id, attempts }, failure) =>
      failure === undefined
        ? work.rows(arrived, [learner_id, id])
        : work.rows(missed, [learner_id, id, failure, retryMinutes[attempts] ?? null]),
  );
}

function bodyOf({ learner_id, id, what, made_at, due_on }: Owed): string {
  const data = { endingId: id, learnerId: learner_id, ...(due_on && { destroyBy: due_on }) };
  return JSON.stringify({ type: `sharing.${what}`, timestamp: made_at, data });
}
