-- Who may do what in this database (ADR 2). The three group roles exist before any migration runs (store/roles.ts).
create schema base;
create schema door;
create schema identity;
revoke all on schema public from public;

comment on schema base is 'Tables. The serving role has no USAGE here.';
comment on schema door is 'What people and apps may read: generated views and the functions that log. The only schema of daypack_serve.';
comment on schema identity is 'Who is at the keyboard: accounts and sessions. No learner data. The only schema of daypack_identity.';

create table base.installation (
  one boolean primary key default true check (one),
  created_at timestamptz not null default now(),
  time_zone text not null default 'UTC',
  today_offset_days integer not null default 0,
  trusted_from smallint not null default 16,
  of_age_from smallint not null default 18,
  pack text,
  pack_hash text,
  clocks jsonb,
  compiled_on date
);
comment on table base.installation is 'One row: the clock of the school and the policy pack in force';
insert into base.installation default values;
comment on column base.installation.time_zone is 'IANA name; the school''s dates are dates in this zone';
comment on column base.installation.today_offset_days is 'days added to the real date: DAYPACK_TODAY on sample and test installations, else 0';
comment on column base.installation.clocks is 'by when a school owes copies, answers, hearings and decisions, as the pack in force says (privacy/clock.ts)';
comment on column base.installation.compiled_on is 'the school date for which all grants were last compiled; another date makes a full compile due';

-- The school's date and what turns dates into instants: one row to join, because the planner cannot inline a function that
-- reads a table, and every dated rule of 1.5 million grants would call it.
create view base.clock as
  select (now() at time zone time_zone)::date + today_offset_days as today, today_offset_days as ahead, time_zone as zone,
    trusted_from, of_age_from, clocks
  from base.installation;

-- The school's date, for statements that need it once.
create function base.today() returns date language sql stable parallel safe as 'select today from base.clock';

-- The real instant at which a school date is over: until then a grant that ends on that date is good.
create function base.end_of(day date, ahead integer, zone text) returns timestamptz language sql stable parallel safe as $$
  select case when day is null then 'infinity'::timestamptz else (day + 1 - ahead)::timestamp at time zone zone end
$$;
