// The views of who confirmed a support: whoever may read the support itself in detail reads it, the family first of all.

import type { View } from "./door-grant.ts";

/** Views of confirmed supports; door.ts makes them with the others. */
export const acknowledgementViews: readonly View[] = [
  {
    name: "acknowledgement",
    comment: "Who confirmed a support that stands: where the support itself is open",
    select: `select g.learner_id, a.entry_id, a.subject_id, (a.at at time zone k.zone)::date + k.ahead as on_date,
      f.display_name as name, a.subject_id = g.subject_id as is_yours
    from base.open_support g
    join base.acknowledgement a on a.learner_id = g.learner_id and a.entry_id = g.entry_id
    join base.subject b on b.id = a.subject_id left join base.staff f on f.id = b.person_id cross join base.clock k
    where g.subject_id = door.subject()`,
  },
  {
    name: "acknowledgement_owed",
    comment: "Supports of a teacher's own learners that this hat has not confirmed",
    select: `select g.learner_id, g.entry_id, g.circles
    from base.open_support g join base.subject s on s.id = g.subject_id and s.capacity = 'teacher' cross join base.clock k
    where g.subject_id = door.subject() and coalesce(g.ends_on >= k.today::text, true)
      and not exists (select from base.acknowledgement a
        where a.learner_id = g.learner_id and a.entry_id = g.entry_id and a.subject_id = g.subject_id)`,
  },
];
