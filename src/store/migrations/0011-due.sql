-- What a committed change still owes: digests of some slices, grants, or both. Written in the transaction of the change, worked
-- off right after it, and after a crash by the next start.
create table base.due (
  learner_id uuid primary key references base.learner,
  slices integer not null default 0,
  grants boolean not null default false
);
comment on table base.due is 'Digests and grants that a committed change still owes; empty when all is up to date';
comment on column base.due.slices is 'bit n: the digests of slice n are to be computed again';
