-- Imports that people start and follow in the browser.
alter table base.import add column started_by uuid references base.subject;
alter table base.import add column refusal jsonb;
comment on column base.import.started_by is 'the administrator''s hat that started it in the browser; null for the command line';
comment on column base.import.refusal is 'why nothing of it was stored: {code, message}; null for one that was killed';
