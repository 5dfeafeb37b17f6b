// What a family agreed to and what it shares by links, to who reads the choices.

const readsChoices = "g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, 30) & 7 >= 1";

/** `gives` of consent-life.ts; a function of base is not the serving role's to call. */
const gives = "c.state in ('active', 'amended', 'expiring')";

/** Who did something, as the family may read it: oneself, or in what capacity somebody else. */
const whoOf = (subject: string) =>
  `(select case when s.id = g.subject_id then 'you' else s.capacity end from base.subject s where s.id = ${subject})`;

/** The views of consents and links. */
export const shareViews: readonly { name: string; comment: string; select: string }[] = [
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
];
