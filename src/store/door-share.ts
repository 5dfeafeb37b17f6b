// What a family agreed to and what it shares by links, to who reads the choices.

import { choicesByte, grantHolds, levelOf, type View } from "./door-grant.ts";

const readsChoices = `${grantHolds} and ${levelOf(choicesByte)} >= 1`;

/** `gives` of consent-life.ts; a function of base is not the serving role's to call. */
const gives = "c.state in ('active', 'amended', 'expiring')";

/** Who did something, as the family may read it: oneself, or in what capacity somebody else. */
const whoOf = (subject: string) =>
  `(select case when s.id = g.subject_id then 'you' else s.capacity end from base.subject s where s.id = ${subject})`;

/** The views of consents and links. */
export const shareViews: readonly View[] = [
  {
    name: "consent",
    comment: "Consents of a learner, with what was signed: to who reads the choices. No other adult is named",
    select: `select g.learner_id, c.id, c.state, c.terms, c.agreement_id, c.asked_at, c.signature - 'by' as signature, c.first_signature - 'by' as first_signature, c.paused_for, c.renews,
      ${whoOf("(c.signature ->> 'by')::uuid")} as signed_by, ${whoOf("(c.first_signature ->> 'by')::uuid")} as first_signed_by,
      (select count(*) from base.grants o join base.subject s on s.id = o.subject_id and s.capacity = 'guardian'
        where o.learner_id = g.learner_id and o.until > now() and get_byte(o.rights, 30) >> 6 = 3) > 1 as two_decide, ${whoOf("c.asked_by")} as asked_by, ${gives} as gives
    from base.grants g join base.consent c on c.learner_id = g.learner_id where ${readsChoices}`,
  },
  {
    name: "consent_event",
    comment: "The steps of those consents",
    select: `select g.learner_id, e.consent_id, e.id, e.step, e.state, e.actor, e.done_at, e.reason, ${whoOf("e.done_by")} as done_by
    from base.grants g join base.consent_event e on e.learner_id = g.learner_id where ${readsChoices}`,
  },
  {
    name: "share",
    comment: "Links of a learner with what they show and when they were opened: to who reads the choices",
    select: `select g.learner_id, h.id, h.consent_id, h.audience, h.from_name, h.keeps_up, h.question, h.mail is not null as has_mail,
      h.made_by = g.subject_id as is_yours, c.state, c.terms, ${gives} as gives,
      (select count(*) from base.share_item i join base.entry e on e.learner_id = i.learner_id and e.id = i.entry_id
        where i.learner_id = h.learner_id and i.share_id = h.id and e.superseded_at is not null)::int as changed,
      (select coalesce(json_agg(json_build_object('at', to_char(o.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'device', o.device) order by o.opened_at desc), '[]') from (select x.opened_at, x.device from base.share_session x
        where x.learner_id = h.learner_id and x.share_id = h.id order by x.opened_at desc limit 100) o) as openings
    from base.grants g join base.share h on h.learner_id = g.learner_id
    join base.consent c on c.learner_id = h.learner_id and c.id = h.consent_id where ${readsChoices}`,
  },
  {
    name: "ending",
    comment:
      "What reached a party, and its word that all is destroyed: to who reads the choices; to the party's own program what is its own. Never why",
    select: `select g.learner_id, e.id, e.consent_id, a.name as party, e.what, e.made_on, e.due_on, e.state, e.sent_on, e.attested_on,
      e.attested_as, e.attested_by, e.certificate, e.attested_on is null and e.due_on < k.today as is_overdue, false as is_party,
      me.capacity = 'registrar' as is_keepers
    from base.grants g join base.ending e on e.learner_id = g.learner_id join base.agreement a on a.id = e.agreement_id
    join base.subject me on me.id = g.subject_id cross join base.clock k where ${readsChoices}
    union all
    select e.learner_id, e.id, null, a.name, e.what, e.made_on, e.due_on, e.state, e.sent_on, e.attested_on,
      e.attested_as, e.attested_by, e.certificate, e.attested_on is null and e.due_on < k.today, true, false
    from base.subject me join base.ending e on e.agreement_id = me.agreement_id join base.agreement a on a.id = e.agreement_id
    cross join base.clock k where me.id = door.subject() and me.capacity = 'agreement' and me.ended_at is null`,
  },
  {
    name: "paused_consent",
    comment: "Consents that are paused, with what was asked to let them go on: for the registrar, who settles it",
    select: `select g.learner_id, c.id, c.terms ->> 'party' as party, c.terms ->> 'kind' as kind, c.paused_for,
      (select max(e.done_at) from base.consent_event e where e.learner_id = c.learner_id and e.consent_id = c.id and e.state = 'paused') as paused_at,
      r.note, r.asked_at, door.same_person(r.asked_by, g.subject_id) as is_yours
    from base.grants g join base.consent c on c.learner_id = g.learner_id and c.state = 'paused' and c.paused_for <> 'age-flip'
    join base.subject me on me.id = g.subject_id
    left join base.consent_release r on r.learner_id = c.learner_id and r.consent_id = c.id and r.done_at is null
    where ${grantHolds} and me.capacity = 'registrar'`,
  },
];
