create table base.line_item (
  id uuid primary key,
  class_key text not null,
  kind text not null,
  on_date date,
  said jsonb not null
);
comment on table base.line_item is 'A column of a class''s gradebook, no learner''s: kept for results that come without it, as deltas do';
comment on column base.line_item.class_key is 'the source''s key of its class';
comment on column base.line_item.kind is 'of its results: assignment-result or course-grade';
comment on column base.line_item.on_date is 'the day it was due, else given';
comment on column base.line_item.said is 'members of the bodies of its results';
