-- Where the law or a district asks for two people, two hats of one are not enough: nor two records of staff that one account wears.

create function door.same_person(one uuid, other uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, base, identity as $$
  select one = other
    or exists (select from base.subject a join base.subject b on b.person_id = a.person_id where a.id = one and b.id = other)
    or exists (select from identity.hat a join identity.hat b on b.account_id = a.account_id where a.subject_id = one and b.subject_id = other)
$$;
comment on function door.same_person is 'Whether two hats are one human being, as far as we know: by the person of the roster, or by who signs in';
