// What a learner who does not decide yet wants of those who do: to the learner and to their family.

import { choicesByte, grantHolds, levelOf, type View } from "./door-grant.ts";

const toFamily = `join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1`;

/** Views of a learner's wishes; door.ts makes them with the others. */
export const wishViews: readonly View[] = [
  {
    name: "ask_first",
    comment: "Of what the learner wants to be asked first, in the newest word of theirs",
    select: `select distinct on (g.learner_id) g.learner_id, e.categories
    from base.grants g join base.ask_first_event e on e.learner_id = g.learner_id ${toFamily}
    order by g.learner_id, e.at desc, e.id desc`,
  },
  {
    name: "share_wish",
    comment: "What the learner asks to be shared, and what came of it",
    select: `select g.learner_id, w.id, w.party, w.audience, w.why, w.entry_ids, w.asked_at, w.state, w.answered_at, w.note
    from base.grants g join base.share_wish w on w.learner_id = g.learner_id ${toFamily}`,
  },
  {
    name: "wishing",
    comment: "Whether the subject is a learner who does not decide, and old enough to ask for sharing",
    select: "select learner_id, may_ask from base.wishing where subject_id = door.subject()",
  },
];
