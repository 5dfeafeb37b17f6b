-- Printed from the catalog by `daypack db schema`. Do not edit: change a migration.

-- Every disclosure: who, in which hat, what of it, why, by what way
table base.access_log (
  learner_id uuid not null
  id uuid not null
  at timestamp with time zone not null default now()
  subject_id uuid not null
  purpose text not null
  what text not null
  channel text not null
  status_slices integer not null
  summary_slices integer not null
  detail_slices integer not null -- bit n: slice n was disclosed in detail; likewise for the other two levels
  PRIMARY KEY (learner_id, id)
  CHECK ((channel = ANY (ARRAY['screen'::text, 'api'::text, 'export'::text, 'print'::text, 'file'::text, 'sync'::text, 'preview'::text])))
  CREATE INDEX access_log_at ON base.access_log USING btree (at)
)

-- Somebody of the staff has read a support and gives it (34 CFR 300.323(d)). Of one entry: what is corrected is confirmed anew
table base.acknowledgement (
  learner_id uuid not null
  entry_id uuid not null
  subject_id uuid not null
  at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, entry_id, subject_id)
  FOREIGN KEY (learner_id, entry_id) REFERENCES base.entry(learner_id, id) ON DELETE CASCADE
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
)

-- Emancipation and college bring a learner's rights early, guardianship of an adult keeps them with the guardian (34 CFR 99.5)
table base.age_document (
  learner_id uuid not null
  id uuid not null
  kind text not null
  effective_on date not null
  note text
  entered_by uuid not null
  entered_at timestamp with time zone not null default now()
  confirmed_by uuid
  confirmed_at timestamp with time zone
  lifted_by uuid
  lifted_at timestamp with time zone
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (confirmed_by) REFERENCES base.subject(id)
  FOREIGN KEY (entered_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (lifted_by) REFERENCES base.subject(id)
  CHECK ((kind = ANY (ARRAY['emancipated'::text, 'college'::text, 'guardianship'::text])))
)

-- Who was told that rights pass to the learner: 90, 30 and 7 days before, and on the day
table base.age_notice (
  learner_id uuid not null
  step text not null
  of_age_on date not null
  told_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, step, of_age_on)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK ((step = ANY (ARRAY['90'::text, '30'::text, '7'::text, '0'::text])))
)

-- What an app or a helper may be given at most, for what and until when
table base.agreement (
  id uuid not null
  kind text not null
  name text not null
  organization_id uuid
  purpose text not null
  slices smallint[] not null -- an app reads no slice that is not listed here, whatever the family chose
  starts_on date not null
  ends_on date
  state text not null default 'active'::text -- draft and vetting have no hat yet, so nothing opens; that an active one is about to end, or is over, follows from ends_on
  terms jsonb not null default '{}'::jsonb -- privacy/agreement.ts, AgreementTerms: the schedule of data, retention, contact, and the other things that were signed
  PRIMARY KEY (id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  CHECK ((kind = ANY (ARRAY['app'::text, 'helper'::text])))
  CHECK ((state = ANY (ARRAY['draft'::text, 'vetting'::text, 'active'::text, 'ended'::text])))
)

-- What was done to an agreement, oldest first: drafted, changed, checked, activated, ended, deletion attested, clients made and stopped
table base.agreement_act (
  agreement_id uuid not null
  id uuid not null
  what text not null
  note text
  done_by uuid -- null where it was done on the command line
  done_name text not null
  done_at timestamp with time zone not null default now()
  PRIMARY KEY (agreement_id, id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id) ON DELETE CASCADE
  FOREIGN KEY (done_by) REFERENCES base.subject(id)
)

-- The vetting of an agreement, a row for each thing that an administrator looked at
table base.agreement_check (
  agreement_id uuid not null
  check_key text not null
  passed boolean not null
  note text
  checked_by uuid not null
  checked_name text not null -- who signed it, as they were called then: a name or an email address of staff
  checked_at timestamp with time zone not null default now()
  PRIMARY KEY (agreement_id, check_key)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id) ON DELETE CASCADE
  FOREIGN KEY (checked_by) REFERENCES base.subject(id)
)

-- Where a signed message about changes goes (Standard Webhooks). It says that something changed, never what
table base.agreement_hook (
  agreement_id uuid not null
  url text not null
  secret bytea not null -- both sides sign with it, so it cannot be a hash; shown once
  set_by uuid not null
  set_at timestamp with time zone not null default now()
  PRIMARY KEY (agreement_id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id) ON DELETE CASCADE
  FOREIGN KEY (set_by) REFERENCES base.subject(id)
)

-- Which learners' families invited a helper
table base.agreement_learner (
  learner_id uuid not null
  agreement_id uuid not null
  starts_on date not null
  ends_on date
  shared_by uuid
  name_id uuid -- the name on the program's own list that the family connected
  why text -- what the family wants it for, in its own words: the helper reads it
  shared_at timestamp with time zone not null default now()
  ended_by uuid
  signed_on date -- where the family signed a paper at the program: the day on it; who signed is shared_by
  paper_kept_by uuid -- who of the office wrote that paper down; its pages are base.paper, about the agreement
  PRIMARY KEY (learner_id, agreement_id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (ended_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (paper_kept_by) REFERENCES base.subject(id)
  FOREIGN KEY (shared_by) REFERENCES base.subject(id)
)

-- Whose learners an app serves: a whole organization, or one class of it
table base.agreement_scope (
  agreement_id uuid not null
  organization_id uuid not null
  class_id uuid
  UNIQUE NULLS NOT DISTINCT (agreement_id, organization_id, class_id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (class_id) REFERENCES base.class(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
)

-- A correction or a statement of which everybody is told who had been handed what stood before
table base.amendment (
  learner_id uuid not null
  id uuid not null
  entry_id uuid not null -- what they had been handed
  request_id uuid
  what text not null
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  made_on date not null default base.today()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (made_by) REFERENCES base.subject(id)
  CHECK ((what = ANY (ARRAY['corrected'::text, 'statement'::text])))
)

-- What a district tells families of their rights each year; the newest that was published is in force
table base.annual_notice (
  id uuid not null
  organization_id uuid not null
  number integer not null
  form jsonb not null -- privacy/annual-notice.ts, NoticeForm: what the text in each language is made from
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  published_by uuid
  published_on date
  object_until date -- families may object up to this date; directory information opens to nobody before it is over
  told integer -- adults and learners of age whom the app told on the day of publishing
  UNIQUE (organization_id, number)
  PRIMARY KEY (id)
  FOREIGN KEY (made_by) REFERENCES base.subject(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (published_by) REFERENCES base.subject(id)
  CHECK (((published_on IS NULL) = (object_until IS NULL)))
)

-- Somebody of the family confirmed that they read the notice
table base.annual_notice_receipt (
  learner_id uuid not null
  id uuid not null
  notice_id uuid not null
  subject_id uuid not null
  read_on date not null default base.today()
  UNIQUE (learner_id, notice_id, subject_id)
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (notice_id) REFERENCES base.annual_notice(id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
)

-- A teacher asks for an app; an administrator makes an agreement of it or declines, with a reason
table base.app_request (
  id uuid not null
  class_id uuid not null
  name text not null
  url text
  why text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  decision text
  reason text
  agreement_id uuid
  decided_by uuid
  decided_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id) ON DELETE SET NULL
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (class_id) REFERENCES base.class(id)
  FOREIGN KEY (decided_by) REFERENCES base.subject(id)
  CHECK (((decision IS NULL) = (decided_at IS NULL)))
  CHECK ((decision = ANY (ARRAY['agreement'::text, 'declined'::text])))
  CREATE INDEX app_request_asked_by_id_idx ON base.app_request USING btree (asked_by, id)
  CREATE INDEX app_request_class_id_idx ON base.app_request USING btree (class_id)
)

-- Of which categories the learner wants to be asked before a guardian shares them by a link. The newest holds; it stops nothing by itself
table base.ask_first_event (
  learner_id uuid not null
  id uuid not null
  categories text[] not null
  at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- A member of staff at an organization or in one of its classes, for a span of dates
table base.assignment (
  id uuid not null
  staff_id uuid not null
  organization_id uuid not null
  class_id uuid
  role text not null
  starts_on date
  ends_on date
  PRIMARY KEY (id)
  FOREIGN KEY (class_id) REFERENCES base.class(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (staff_id) REFERENCES base.staff(id)
  CREATE INDEX assignment_class_id_staff_id_idx ON base.assignment USING btree (class_id, staff_id)
  CREATE INDEX assignment_staff_id_idx ON base.assignment USING btree (staff_id)
)

-- Bytes in the store of files, by their SHA-256. What no file and no entry refers to is removed by the clock
table base.blob (
  hash bytea not null
  bytes bigint not null
  kept_at timestamp with time zone not null default now()
  PRIMARY KEY (hash)
  CHECK ((length(hash) = 32))
)

-- The team of a case
table base.case_member (
  learner_id uuid not null
  case_id uuid not null
  staff_id uuid not null
  reads_restricted boolean not null default false -- named for restricted entries of this case; the case is then one of the grant's circles
  starts_on date
  ends_on date
  PRIMARY KEY (learner_id, case_id, staff_id)
  FOREIGN KEY (learner_id, case_id) REFERENCES base.support_case(learner_id, id)
  FOREIGN KEY (staff_id) REFERENCES base.staff(id)
)

-- To be talked about in the next meeting of the team
table base.case_star (
  learner_id uuid not null
  case_id uuid not null
  starred_by uuid not null
  starred_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, case_id)
  FOREIGN KEY (learner_id, case_id) REFERENCES base.support_case(learner_id, id)
  FOREIGN KEY (starred_by) REFERENCES base.subject(id)
)

-- How far a guardian or learner of age is with the questions of the first visit
table base.check_up (
  learner_id uuid not null
  subject_id uuid not null
  answers jsonb not null default '{}'::jsonb
  put_off_until date
  done_at timestamp with time zone
  PRIMARY KEY (learner_id, subject_id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
)

-- Compiled: where a family stands differently from the policy
table base.choice (
  learner_id uuid not null
  policy_id text not null
  slice smallint not null
  level smallint not null
  PRIMARY KEY (learner_id, policy_id, slice)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (policy_id) REFERENCES base.policy(policy_id) ON DELETE CASCADE
)

-- One act of choosing who sees how much of a category
table base.choice_event (
  learner_id uuid not null
  id uuid not null
  audience text
  agreement_id uuid
  category text not null
  level smallint
  until date
  chosen_by uuid not null
  chosen_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (chosen_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK (((audience IS NULL) <> (agreement_id IS NULL)))
  CHECK (((level >= 0) AND (level <= 3)))
)

-- A course taught to a group of learners
table base.class (
  id uuid not null
  organization_id uuid not null
  course_id uuid
  title text not null
  code text
  period text
  subject text
  grade_levels text[] not null default '{}'::text[]
  starts_on date -- first day of its first term; null where the source sends no terms
  ends_on date
  ended_on date
  PRIMARY KEY (id)
  FOREIGN KEY (course_id) REFERENCES base.course(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
)

-- The terms a class lasts
table base.class_term (
  class_id uuid not null
  term_id uuid not null
  PRIMARY KEY (class_id, term_id)
  FOREIGN KEY (class_id) REFERENCES base.class(id)
  FOREIGN KEY (term_id) REFERENCES base.term(id)
)

-- One statement of a framework, or a group of them
table base.competency (
  id uuid not null
  framework_id uuid not null
  code text not null
  statement text not null
  subject text
  grade_levels text[] not null default '{}'::text[]
  parent_id uuid
  is_group boolean not null default false -- a domain or cluster: never assessed itself
  position integer not null default 0
  PRIMARY KEY (id)
  FOREIGN KEY (framework_id) REFERENCES base.framework(id)
  FOREIGN KEY (parent_id) REFERENCES base.competency(id)
  CREATE UNIQUE INDEX competency_framework_id_code_idx ON base.competency USING btree (framework_id, code)
)

-- What rests on what
table base.competency_edge (
  from_id uuid not null
  to_id uuid not null
  kind text not null
  PRIMARY KEY (from_id, to_id, kind)
  FOREIGN KEY (from_id) REFERENCES base.competency(id)
  FOREIGN KEY (to_id) REFERENCES base.competency(id)
  CHECK ((kind = ANY (ARRAY['prerequisite'::text, 'related'::text])))
  CREATE INDEX competency_edge_to_id_idx ON base.competency_edge USING btree (to_id)
)

-- How a registrar ended a conflict between guardians; only such a note ends it
table base.conflict_note (
  learner_id uuid not null
  id uuid not null
  audience text
  agreement_id uuid
  category text not null
  note text not null
  noted_by uuid not null
  noted_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (noted_by) REFERENCES base.subject(id)
)

-- A conflict between guardians that both were told of, as found; ended when a note ended it
table base.conflict_told (
  learner_id uuid not null
  target text not null
  category text not null
  since timestamp with time zone not null
  ended_at timestamp with time zone
  PRIMARY KEY (learner_id, target, category, since)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- A signed agreement with a purpose and an end (34 CFR 99.30). Where it stands follows from its events; terms never change
table base.consent (
  learner_id uuid not null
  id uuid not null
  state text not null -- privacy/consent-life.ts: active, amended and expiring let something through, all others nothing
  terms jsonb not null -- privacy/consent.ts, ConsentTerms: records, purpose, party, levels, dates, retention, onward sharing
  starts_on date not null
  ends_on date
  agreement_id uuid -- of a helper: those who act by it read of this learner only while one of its consents gives
  asked_by uuid
  asked_at timestamp with time zone not null default now()
  signature jsonb -- privacy/consent.ts, ConsentSignature: who, when, by what proof, in what language, under which notice
  first_signature jsonb -- of the first guardian, where the district wants two for what is sensitive; signature is then the second one's
  paused_for text
  renews uuid -- the consent in whose place this one was asked
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CREATE INDEX consent_ends_on_learner_id_idx ON base.consent USING btree (ends_on, learner_id) WHERE ((ends_on IS NOT NULL) AND (state = ANY (ARRAY['requested'::text, 'shown'::text, 'half-signed'::text, 'granted'::text, 'active'::text, 'amended'::text, 'expiring'::text, 'paused'::text])))
  CREATE INDEX consent_learner_id_agreement_id_idx ON base.consent USING btree (learner_id, agreement_id) WHERE (agreement_id IS NOT NULL)
)

-- Every step in the life of a consent. Append-only
table base.consent_event (
  learner_id uuid not null
  id uuid not null
  consent_id uuid not null
  step text not null
  state text not null -- where it stood after the step
  actor text not null
  done_by uuid -- null where the clock did it
  done_at timestamp with time zone not null default now()
  reason text
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (done_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id, consent_id) REFERENCES base.consent(learner_id, id)
  CREATE INDEX consent_event_learner_id_consent_id_idx ON base.consent_event USING btree (learner_id, consent_id)
)

-- The office lets a paused consent go on, by a paper or a talk; where the pack wants two persons, the second one does it
table base.consent_release (
  learner_id uuid not null
  id uuid not null
  consent_id uuid not null
  note text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  done_by uuid
  done_at timestamp with time zone
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (done_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (learner_id, consent_id) REFERENCES base.consent(learner_id, id)
  CREATE UNIQUE INDEX consent_release_learner_id_consent_id_idx ON base.consent_release USING btree (learner_id, consent_id) WHERE (done_at IS NULL)
)

-- What somebody proposes who may not write: nothing of the record until it is accepted, then an entry with its author
table base.contribution (
  learner_id uuid not null
  id uuid not null
  slice smallint not null
  kind text not null
  body jsonb not null
  observed_on date
  proposed_by uuid not null
  proposed_at timestamp with time zone not null default now()
  key text not null -- the proposer's own: sent twice, it is there once
  UNIQUE (learner_id, proposed_by, key)
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (proposed_by) REFERENCES base.subject(id)
  CHECK (((slice >= 0) AND (slice <= 28)))
)

-- What came of a proposal: the newest holds, and after any but asked it is closed
table base.contribution_act (
  learner_id uuid not null
  id uuid not null
  contribution_id uuid not null
  state text not null
  reason text -- of a decline, one of entry/contribution.ts; null says nothing
  note text
  entry_id uuid
  done_by uuid -- null where the clock did: nobody answered in 60 days
  is_standing boolean not null default false -- accepted unread, because that family trusts this kind from this program
  done_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (done_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (learner_id, contribution_id) REFERENCES base.contribution(learner_id, id)
  CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'expired'::text])))
  CREATE INDEX contribution_act_learner_id_contribution_id_idx ON base.contribution_act USING btree (learner_id, contribution_id)
)

-- Files of a proposal while it waits: the entry's once it is accepted, gone with any other end. Whoever may read the proposal reads them
table base.contribution_file (
  learner_id uuid not null
  contribution_id uuid not null
  position smallint not null
  file_id uuid not null
  name text not null
  media_type text not null
  bytes bigint not null
  width integer
  height integer
  seconds numeric
  hash bytea not null
  preview_hash bytea
  PRIMARY KEY (learner_id, contribution_id, "position")
  FOREIGN KEY (hash) REFERENCES base.blob(hash)
  FOREIGN KEY (learner_id, contribution_id) REFERENCES base.contribution(learner_id, id) ON DELETE CASCADE
  FOREIGN KEY (preview_hash) REFERENCES base.blob(hash)
  CHECK (("position" >= 0))
  CREATE INDEX contribution_file_hash_idx ON base.contribution_file USING btree (hash)
  CREATE INDEX contribution_file_preview_hash_idx ON base.contribution_file USING btree (preview_hash)
)

-- A family accepts one kind from one program always, or no longer; as with every choice the narrowest of several holds
table base.contribution_trust (
  learner_id uuid not null
  id uuid not null
  agreement_id uuid not null
  kind text not null
  trusted boolean not null
  chosen_by uuid not null
  chosen_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (chosen_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- What came of a request, step by step: the newest holds. taken-back is the family's, the rest the office's
table base.copy_answer (
  learner_id uuid not null
  id uuid not null
  request_id uuid not null
  state text not null
  answer text
  fee text -- what the copies cost, in words; never so much that a family goes without (99.11)
  visit_on date
  visit_time time without time zone
  visit_place text
  answered_by uuid not null
  answered_at timestamp with time zone not null default now()
  on_date date not null default base.today()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (answered_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (learner_id, request_id) REFERENCES base.copy_request(learner_id, id)
  CHECK (((state = 'visit-set'::text) = ((visit_on IS NOT NULL) AND (visit_place IS NOT NULL))))
  CHECK ((state = ANY (ARRAY['looking'::text, 'visit-set'::text, 'done'::text, 'taken-back'::text])))
  CREATE INDEX copy_answer_learner_id_request_id_idx ON base.copy_answer USING btree (learner_id, request_id)
)

-- A family asks for copies, to look at the record at school, or what something in it means
table base.copy_request (
  learner_id uuid not null
  id uuid not null
  how text not null
  parts text[] not null -- categories; none means everything
  says text
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  asked_on date not null default base.today()
  warned_days integer not null default 0 -- the age in days at which the office was last told that it is still open
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK ((how = ANY (ARRAY['paper'::text, 'file'::text, 'visit'::text, 'explain'::text])))
)

-- What came of it, step by step: the newest of a request holds. hearing-asked is the family's, the rest the school's
table base.correction_answer (
  learner_id uuid not null
  id uuid not null
  request_id uuid not null
  state text not null
  answer text
  evidence text -- the summary of what was shown at the hearing (34 CFR 99.22(f)); the reasons are the answer
  hearing_on date
  hearing_time time without time zone -- by the school's clock
  hearing_place text
  presides text -- who holds the hearing: nobody who decided before (99.22(c))
  answered_by uuid not null
  answered_at timestamp with time zone not null default now()
  on_date date not null default base.today()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (answered_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (learner_id, request_id) REFERENCES base.correction_request(learner_id, id)
  CHECK (((state <> ALL (ARRAY['granted'::text, 'upheld'::text])) OR ((answer IS NOT NULL) AND (evidence IS NOT NULL))))
  CHECK (((state = 'hearing-set'::text) = ((hearing_on IS NOT NULL) AND (hearing_place IS NOT NULL) AND (presides IS NOT NULL))))
  CHECK ((state = ANY (ARRAY['looking'::text, 'corrected'::text, 'unchanged'::text, 'hearing-asked'::text, 'hearing-set'::text, 'granted'::text, 'upheld'::text])))
  CREATE INDEX correction_answer_learner_id_request_id_idx ON base.correction_answer USING btree (learner_id, request_id)
)

-- A learner or guardian says that an entry is wrong. One guardian is not told of the other's
table base.correction_request (
  learner_id uuid not null
  id uuid not null
  entry_id uuid not null
  slice smallint not null -- of the entry: who keeps that part answers
  wrong text not null
  should_be text
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  asked_on date not null default base.today() -- the school's date: clocks run by it
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK (((slice >= 0) AND (slice <= 28)))
  CREATE INDEX correction_request_learner_id_entry_id_idx ON base.correction_request USING btree (learner_id, entry_id)
)

-- What is taught
table base.course (
  id uuid not null
  organization_id uuid
  title text not null
  code text
  subject text
  grade_levels text[] not null default '{}'::text[]
  PRIMARY KEY (id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
)

-- In force from effective_on until a person lifts it: review_on reminds and never restores by itself
table base.court_document (
  learner_id uuid not null
  id uuid not null
  guardian_id uuid not null -- whom it restrains; for sole-decision, who alone decides
  kind text not null
  effective_on date not null
  review_on date
  note text
  entered_by uuid not null
  entered_at timestamp with time zone not null default now()
  confirmed_by uuid
  confirmed_at timestamp with time zone
  lift_asked_by uuid
  lift_asked_at timestamp with time zone
  lifted_by uuid
  lifted_at timestamp with time zone
  heeded_on date -- school date on which what hung on the adult was paused or ended; null before its day
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (confirmed_by) REFERENCES base.subject(id)
  FOREIGN KEY (entered_by) REFERENCES base.subject(id)
  FOREIGN KEY (guardian_id) REFERENCES base.guardian(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (lift_asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (lifted_by) REFERENCES base.subject(id)
  CHECK ((kind = ANY (ARRAY['no-access'::text, 'no-contact'::text, 'sole-decision'::text, 'address-confidential'::text, 'supervised'::text])))
)

-- An element that a district or school added, or that an app asks for. Entries of it are kept whatever becomes of it
table base.custom_element (
  kind text not null
  organization_id uuid not null
  agreement_id uuid -- the app that asked for it
  state text not null
  slice smallint not null
  writers text[] not null -- capacities that write it, of those that may write its slice
  version integer not null default 1
  definition jsonb not null
  reason text -- why it was declined or retired
  changed_by uuid not null
  changed_at timestamp with time zone not null default now()
  PRIMARY KEY (kind)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (changed_by) REFERENCES base.subject(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  CHECK (((slice >= 0) AND (slice <= 28)))
  CHECK ((state = ANY (ARRAY['proposed'::text, 'active'::text, 'declined'::text, 'retired'::text])))
)

-- Every version of an element and what was decided about it. Append-only
table base.custom_element_event (
  id uuid not null
  kind text not null
  version integer not null
  state text not null
  definition jsonb not null
  reason text
  made_by uuid not null
  made_at timestamp with time zone not null default now()
  PRIMARY KEY (id)
  FOREIGN KEY (kind) REFERENCES base.custom_element(kind)
  FOREIGN KEY (made_by) REFERENCES base.subject(id)
)

-- The outbox of amendments: one row for each past recipient
table base.delivery (
  learner_id uuid not null
  id uuid not null
  amendment_id uuid not null
  subject_id uuid not null
  way text not null -- app: its change feed and, with an address, a signed message; person: a notice; link: what it opens; paper: a copy that left
  state text not null -- no-way: nothing of ours reaches them, somebody of the office tells them
  attempts integer not null default 0
  try_after timestamp with time zone not null default now()
  sent_on date
  acknowledged_on date
  failure text -- why the last message did not arrive: a status or a code of the network, no content
  told_by uuid
  told_how text
  made_at timestamp with time zone not null default now()
  UNIQUE (learner_id, amendment_id, subject_id, way)
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (learner_id, amendment_id) REFERENCES base.amendment(learner_id, id)
  FOREIGN KEY (told_by) REFERENCES base.subject(id)
  CHECK ((state = ANY (ARRAY['owed'::text, 'sent'::text, 'acknowledged'::text, 'failed'::text, 'no-way'::text])))
  CHECK ((way = ANY (ARRAY['app'::text, 'person'::text, 'link'::text, 'paper'::text])))
  CREATE INDEX delivery_open ON base.delivery USING btree (subject_id) WHERE (state = ANY (ARRAY['owed'::text, 'sent'::text]))
  CREATE INDEX delivery_owed ON base.delivery USING btree (try_after) WHERE (state = 'owed'::text)
)

-- What the lower levels show, one row a slice and circle; the zero circle stands for all. No superseded, marked or restricted entry counts
table base.digest (
  learner_id uuid not null
  slice smallint not null
  circle_id uuid not null
  status jsonb
  summary jsonb
  PRIMARY KEY (learner_id, slice, circle_id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- Append-only: a family keeps directory information in, or lets it out again. One who keeps it in is enough, and it holds after they left
table base.directory_choice (
  learner_id uuid not null
  id uuid not null
  audience text not null
  item text -- null for all of it
  is_out boolean not null
  chosen_by uuid not null
  chosen_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (chosen_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK ((audience = ANY (ARRAY['anyone'::text, 'classmates'::text, 'military'::text, 'college'::text])))
  CREATE INDEX directory_choice_learner_id_audience_idx ON base.directory_choice USING btree (learner_id, audience)
)

-- One destruction of what is no longer kept: proposed by one person, confirmed by another after families had time to ask for a copy
table base.disposal (
  id uuid not null
  organization_id uuid not null
  plan jsonb not null -- [{kind, keep, source}]: the rules by which it was proposed; what is due by them is looked at again on each page
  reason text not null
  proposed_by uuid not null
  proposed_on date not null default base.today()
  not_before date not null
  told integer not null default 0
  confirmed_by uuid
  confirmed_on date
  stopped_on date
  finished_on date
  certificate jsonb -- what was destroyed, by whom and how, without a word of it; hash is of its text
  hash bytea
  PRIMARY KEY (id)
  FOREIGN KEY (confirmed_by) REFERENCES base.subject(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (proposed_by) REFERENCES base.subject(id)
)

-- Digests and grants that a committed change still owes; empty when all is up to date
table base.due (
  learner_id uuid not null
  slices integer not null default 0 -- bit n: the digests of slice n are to be computed again
  grants boolean not null default false
  PRIMARY KEY (learner_id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- What a district or a school turned off or on, never edited; the newest of each place and kind holds, and off anywhere above a learner is off
table base.element_switch (
  id uuid not null
  kind text not null
  organization_id uuid -- the school or district; null is the whole installation
  is_on boolean not null
  set_by uuid not null
  set_at timestamp with time zone not null default now()
  applied_at timestamp with time zone -- when the entries and summaries of all its learners followed
  PRIMARY KEY (id)
  FOREIGN KEY (kind) REFERENCES base.kind(kind)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (set_by) REFERENCES base.subject(id)
)

-- The outbox to parties: what a family shared with one is paused, or over and to be destroyed. Never why
table base.ending (
  learner_id uuid not null
  id uuid not null
  agreement_id uuid not null
  consent_id uuid -- null where a family stopped an app without a consent of its own
  what text not null
  made_at timestamp with time zone not null default now()
  made_on date not null default base.today()
  due_on date -- last school date on which it must be destroyed: by the agreement, else after 30 days
  state text not null default 'owed'::text
  way text
  attempts integer not null default 0
  try_after timestamp with time zone not null default now()
  sent_on date
  failure text
  token_hash bytea -- SHA-256 of what the mail's address has behind its #: whoever holds it answers for the party, for this one ending
  attested_on date
  attested_as text -- program: by its API; party: a person by the mailed address; office: a certificate that came another way
  attested_by text
  certificate text
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (learner_id, consent_id) REFERENCES base.consent(learner_id, id)
  CHECK (((attested_on IS NULL) = (attested_as IS NULL)))
  CHECK (((what = 'paused'::text) = (due_on IS NULL)))
  CHECK ((attested_as = ANY (ARRAY['program'::text, 'party'::text, 'office'::text])))
  CHECK ((state = ANY (ARRAY['owed'::text, 'sent'::text, 'failed'::text, 'no-way'::text])))
  CHECK ((way = ANY (ARRAY['message'::text, 'mail'::text])))
  CHECK ((what = ANY (ARRAY['paused'::text, 'ended'::text])))
  CREATE INDEX ending_agreement_id_id_idx ON base.ending USING btree (agreement_id, id)
  CREATE INDEX ending_token_hash_idx ON base.ending USING btree (token_hash) WHERE (token_hash IS NOT NULL)
  CREATE INDEX ending_try_after_idx ON base.ending USING btree (try_after) WHERE (state = 'owed'::text)
)

-- A learner in a school (no class) or in one of its classes, for a span of dates, both included
table base.enrollment (
  learner_id uuid not null
  id uuid not null
  organization_id uuid not null
  class_id uuid
  starts_on date
  ends_on date
  source_id uuid
  source_key text
  row_key text
  hash bytea
  ended_at timestamp with time zone -- when the source stopped sending it; ends_on then is the last day it was sent
  UNIQUE (learner_id, source_id, source_key)
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (class_id) REFERENCES base.class(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CREATE INDEX enrollment_class_id_learner_id_idx ON base.enrollment USING btree (class_id, learner_id) WHERE (class_id IS NOT NULL)
  CREATE INDEX enrollment_organization_id_learner_id_idx ON base.enrollment USING btree (organization_id, learner_id) WHERE (class_id IS NULL)
)

-- Immutable: only superseded_at (once), detail_only (compiled from mark_event) and mark (compiled from the switches of elements) ever change (ADR 3)
table base.entry (
  learner_id uuid not null
  id uuid not null
  slice smallint not null
  mark smallint not null default 3 -- 3 opens at detail (1 at status, of kinds that say no more than that), 4 is restricted and opens only to its author or those named in its circle; 5 and 6 are 3 and 4 of an element that is turned off
  detail_only boolean not null default false -- a family keeps this one out of every summary; it opens at detail
  author_id uuid not null
  circle_id uuid -- class, household or case whose members read it as their own
  kind text not null
  observed_on date -- when it was true or seen, the school's date; received_at is when it reached us
  received_at timestamp with time zone not null default now()
  supersedes uuid
  superseded_at timestamp with time zone -- when a successor landed or the source withdrew it
  reason text -- why a correction was made
  method text not null
  source_id uuid
  source_key text
  row_key text -- the source row it came from, file set/key; hash is of what the row said
  hash bytea
  shifted_days integer -- sample only: days by which its dates were moved into the current school year
  body jsonb not null
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CHECK (((slice >= 0) AND (slice <= 28)))
  CHECK ((mark = ANY (ARRAY[1, 3, 4, 5, 6])))
  CHECK ((method = ANY (ARRAY['reported'::text, 'asserted'::text, 'derived'::text, 'generated'::text])))
  CREATE INDEX entry_id_idx ON base.entry USING btree (id)
  CREATE INDEX entry_superseded_at_id_idx ON base.entry USING btree (superseded_at, id) WHERE (superseded_at IS NOT NULL)
  CREATE UNIQUE INDEX entry_current_key ON base.entry USING btree (learner_id, source_id, source_key) WHERE ((superseded_at IS NULL) AND (source_id IS NOT NULL))
)

-- Files of an entry, written with it. Whoever may read the entry reads them; they go when it is disposed of
table base.entry_file (
  learner_id uuid not null
  entry_id uuid not null
  position smallint not null -- place among the files of the body, members by name (entry/file-ref.ts)
  file_id uuid not null
  name text not null
  media_type text not null
  bytes bigint not null
  width integer
  height integer
  seconds numeric
  hash bytea not null
  preview_hash bytea
  PRIMARY KEY (learner_id, entry_id, "position")
  FOREIGN KEY (hash) REFERENCES base.blob(hash)
  FOREIGN KEY (learner_id, entry_id) REFERENCES base.entry(learner_id, id) ON DELETE CASCADE
  FOREIGN KEY (preview_hash) REFERENCES base.blob(hash)
  CHECK (("position" >= 0))
  CREATE INDEX entry_file_hash_idx ON base.entry_file USING btree (hash)
  CREATE INDEX entry_file_preview_hash_idx ON base.entry_file USING btree (preview_hash)
)

-- What a family says about an entry that stays as it is. It goes wherever the entry goes, for as long as it is kept (99.21(c))
table base.entry_statement (
  learner_id uuid not null
  id uuid not null
  entry_id uuid not null
  request_id uuid
  text text not null
  stated_by uuid not null
  stated_at timestamp with time zone not null default now()
  stated_on date not null default base.today()
  carried_from uuid -- the statement this repeats: the source sent the same entry anew
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (learner_id, request_id) REFERENCES base.correction_request(learner_id, id)
  FOREIGN KEY (stated_by) REFERENCES base.subject(id)
  CREATE INDEX entry_statement_learner_id_entry_id_idx ON base.entry_statement USING btree (learner_id, entry_id)
)

-- Access by an exception of the law: asked, opened by a second person (an emergency at once), reviewed, ended
table base.exception (
  learner_id uuid not null
  id uuid not null
  basis text not null
  subject_id uuid not null -- who is let in: the hat of capacity exception of who asked, or the hat of a parent of a dependent learner
  reason text not null
  reference text
  slices integer -- bit n: slice n opens as far as the policy of the basis goes; null for all of them
  ends_on date
  until timestamp with time zone not null default 'infinity'::timestamp with time zone
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  opens_on date not null
  opened_at timestamp with time zone
  approved_by uuid
  review_by timestamp with time zone -- an emergency that nobody else has reviewed by then is over
  reviewed_by uuid
  reviewed_at timestamp with time zone
  review_note text
  sealed_until date -- last school date on which the family is not told, where the law forbids it
  seal_reason text
  told_at timestamp with time zone
  ended_at timestamp with time zone
  ended_by uuid
  ended_why text
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (approved_by) REFERENCES base.subject(id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (ended_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (reviewed_by) REFERENCES base.subject(id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
  CHECK ((basis = ANY (ARRAY['emergency'::text, 'court-order'::text, 'caseworker'::text, 'dependent'::text])))
  CHECK ((ended_why = ANY (ARRAY['refused'::text, 'revoked'::text, 'not-reviewed'::text, 'over'::text])))
  CREATE UNIQUE INDEX exception_learner_id_subject_id_idx ON base.exception USING btree (learner_id, subject_id) WHERE ((opened_at IS NOT NULL) AND (ended_at IS NULL))
)

-- An upload that was checked: ready to be named by an entry of the hat that sent it, or refused. Gone after two days; entries keep their own row
table base.file (
  id uuid not null
  subject_id uuid not null
  sent_bytes bigint not null -- as they came; bytes is what is kept of it, a picture is written anew
  refusal text
  name text
  media_type text
  bytes bigint
  width integer
  height integer
  seconds numeric
  hash bytea
  preview_hash bytea -- of a picture or a PDF's first page: at most 480 pixels wide
  checked_at timestamp with time zone not null default now()
  PRIMARY KEY (id)
  FOREIGN KEY (hash) REFERENCES base.blob(hash)
  FOREIGN KEY (preview_hash) REFERENCES base.blob(hash)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
  CHECK (((refusal IS NULL) = (hash IS NOT NULL)))
  CREATE INDEX file_subject_id_idx ON base.file USING btree (subject_id)
)

-- A named map, each save a new version; an import takes the newest
table base.file_map (
  name text not null
  version integer not null
  title text not null
  body jsonb not null -- as interop/mapped/map.ts has it, without its version
  made_at timestamp with time zone not null default now()
  made_by uuid -- an administrator; null from the command line
  PRIMARY KEY (name, version)
  FOREIGN KEY (made_by) REFERENCES base.subject(id)
  CHECK ((name ~ '^[a-z0-9][a-z0-9-]{0,79}$'::text))
  CHECK ((version >= 1))
)

-- A published set of what can be learned
table base.framework (
  id uuid not null
  name text not null
  UNIQUE (name)
  PRIMARY KEY (id)
)

-- Compiled: what each subject may read and write of each learner. The door joins this and nothing else
table base.grants (
  learner_id uuid not null
  subject_id uuid not null
  policy_id text not null
  rights bytea not null -- one byte a slice: bits 0-2 level, 3-5 level on own entries, 6-7 write right; byte 30 choices and log, byte 31 history
  circles uuid[] not null -- classes, households and cases whose entries are this subject's own
  until timestamp with time zone not null
  PRIMARY KEY (learner_id, subject_id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK ((octet_length(rights) = 32))
  CREATE INDEX grants_subject_id_learner_id_idx ON base.grants USING btree (subject_id, learner_id)
)

-- The old row of every change: who could read what at any moment of the past
table base.grants_history (
  learner_id uuid not null
  subject_id uuid not null
  policy_id text not null
  rights bytea not null
  circles uuid[] not null
  until timestamp with time zone not null
  changed_at timestamp with time zone not null default now()
  CREATE INDEX grants_history_learner_id_changed_at_idx ON base.grants_history USING btree (learner_id, changed_at)
  CREATE INDEX grants_history_subject_id_changed_at_idx ON base.grants_history USING btree (subject_id, changed_at)
)

-- An adult of a family. The name is in household entries, the sign-in address in identity
table base.guardian (
  id uuid not null
  PRIMARY KEY (id)
)

-- A dated relation with scopes. May read: the rights of 34 CFR 99.4. May decide: may choose who sees what
table base.guardianship (
  learner_id uuid not null
  id uuid not null
  guardian_id uuid not null
  household_id uuid -- the household whose contacts this adult shares; two adults at one address share one
  relationship text not null
  may_read boolean not null
  may_decide boolean not null
  lives_with boolean
  is_primary boolean not null default false
  starts_on date
  ends_on date
  rights_held boolean not null default false -- set here, by a registrar or a merge: a source may take from these rights and not add to them
  end_held boolean not null default false -- ended here: a source may end it earlier and not later
  source_id uuid
  source_key text
  row_key text
  hash bytea
  ended_at timestamp with time zone
  UNIQUE (learner_id, source_id, source_key)
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (guardian_id) REFERENCES base.guardian(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CREATE INDEX guardianship_guardian_id_learner_id_idx ON base.guardianship USING btree (guardian_id, learner_id)
)

-- A transition note within its undo window: its author alone reads it. Its row goes when it is sent or taken back
table base.held_note (
  learner_id uuid not null
  id uuid not null
  author_id uuid not null
  body jsonb -- the open part; null for a note that only named people read
  restricted text -- becomes an entry of its own, for the people of case_id; without a case for its author alone
  restricted_id uuid not null -- of the entry it becomes, as id is of the open one: a send that broke off writes neither twice
  case_id uuid
  observed_on date not null
  send_after timestamp with time zone not null
  sent_at timestamp with time zone -- since when it is being sent: one server at a time, and its author can no longer take it back
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (author_id) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK (((body IS NOT NULL) OR (restricted IS NOT NULL)))
  CREATE INDEX held_note_due ON base.held_note USING btree (send_after) WHERE (sent_at IS NULL)
)

-- One reading of a bundle
table base.import (
  id uuid not null
  source_id uuid
  started_at timestamp with time zone not null default now()
  finished_at timestamp with time zone
  state text not null -- a row left running by a killed process is set by the next import: to done when it has a summary, which is stored with its facts, else to failed
  standard text
  bytes bigint -- of the bundle as it was stored
  phase text -- how far it is, for who watches from another process, at most a second old at updated_at: since phase_at, done (rows read, or learners summed up) of so many where that is known, and the share of the bytes while they are read
  phase_at timestamp with time zone
  done bigint
  of bigint
  share real
  updated_at timestamp with time zone not null default now()
  summary jsonb
  started_by uuid -- the administrator's hat that started it in the browser; null for the command line
  refusal jsonb -- why nothing of it was stored: {code, message}; null for one that was killed
  PRIMARY KEY (id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  FOREIGN KEY (started_by) REFERENCES base.subject(id)
  CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'refused'::text, 'failed'::text])))
)

-- Rows missing from a bulk bundle that were too many to end without a person: ends says what the person decided
table base.import_ending (
  import_id uuid not null
  set_name text not null
  rows_missing integer not null
  rows_known integer not null
  decided_by uuid
  decided_at timestamp with time zone
  ends boolean
  PRIMARY KEY (import_id, set_name)
  FOREIGN KEY (decided_by) REFERENCES base.subject(id)
  FOREIGN KEY (import_id) REFERENCES base.import(id) ON DELETE CASCADE
)

-- The missing rows themselves, until a person decided, or the source sent them again or the whole set anew
table base.import_ending_row (
  import_id uuid not null
  set_name text not null
  row_key text not null
  PRIMARY KEY (import_id, set_name, row_key)
  FOREIGN KEY (import_id, set_name) REFERENCES base.import_ending(import_id, set_name) ON DELETE CASCADE
)

-- What was wrong with the data: codes and places, never a learner
table base.import_remark (
  import_id uuid not null
  number integer not null
  code text not null
  at text not null
  message text
  PRIMARY KEY (import_id, number)
  FOREIGN KEY (import_id) REFERENCES base.import(id) ON DELETE CASCADE
)

-- One row: the clock of the school and the policy pack in force
table base.installation (
  one boolean not null default true
  created_at timestamp with time zone not null default now()
  time_zone text not null default 'UTC'::text -- IANA name; the school's dates are dates in this zone
  today_offset_days integer not null default 0 -- days added to the real date: DAYPACK_TODAY on sample and test installations, else 0
  trusted_from smallint not null default 16
  of_age_from smallint not null default 18
  pack text
  pack_hash text
  clocks jsonb -- by when a school owes copies, answers, hearings and decisions, as the pack in force says (privacy/clock.ts)
  compiled_on date -- the school date for which all grants were last compiled; another date makes a full compile due
  worked_on date -- the school date whose daily work is done (server/clockwork.ts)
  PRIMARY KEY (one)
  CHECK (one)
)

-- A questionnaire, every version of it: items with their scale and, where the law names its subject, their tag (profile/instrument.ts)
table base.instrument (
  id uuid not null
  version integer not null
  organization_id uuid not null
  definition jsonb not null
  retired boolean not null default false
  changed_by uuid not null
  changed_at timestamp with time zone not null default now()
  PRIMARY KEY (id, version)
  FOREIGN KEY (changed_by) REFERENCES base.subject(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
)

-- The list of kinds of this version, written at start; entries of no other kind can be appended
table base.kind (
  kind text not null
  slice smallint not null
  layer text not null
  markable boolean not null
  switched_by text -- who may turn it off: a family (or a school), only a school, or nobody where null
  opens_at smallint not null default 3 -- the level that opens its entries: 3, or 1 of what says no more than the one line of its slice
  answers text -- the kind of entry that entries of this kind answer, named by `aboutId` in their bodies
  shared_with text[] not null default '{}'::text[] -- capacities that also write this kind, as long as its slice is open to them in detail
  together boolean not null default false -- besides its author it is changed by who contributes to its slice, whom it is shared with, and whom it names as writing along
  from_outside boolean not null default false -- written by no hat: an organization answers by a link (base.verification_request), or a source sends it
  has_topic boolean not null default false -- its bodies hold a `topicId`: the id of the first version, which answers name
  PRIMARY KEY (kind)
  CHECK (((slice >= 0) AND (slice <= 28)))
  CHECK ((layer = ANY (ARRAY['backpack'::text, 'profile'::text])))
  CHECK ((opens_at = ANY (ARRAY[1, 3])))
  CHECK ((switched_by = ANY (ARRAY['family'::text, 'school'::text])))
)

-- The person a backpack belongs to: ids, and what is needed to find and to decide
table base.learner (
  learner_id uuid not null
  source_id uuid
  display_name text not null default ''::text -- from the current name entry, never the legal name; sort_name family name first, given_sort_name given name first, both folded
  sort_name text collate "C" not null default ''::text
  given_sort_name text collate "C" not null default ''::text
  born_on date -- copied from the current identity entry for the rules of age alone; never disclosed from here
  trusted boolean not null default false -- compiled from trust_event: at 16 and 17 the learner may share own work
  created_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CREATE INDEX learner_given_sort_name_learner_id_idx ON base.learner USING btree (given_sort_name, learner_id)
  CREATE INDEX learner_sort_name_learner_id_idx ON base.learner USING btree (sort_name, learner_id)
)

-- Further keys by which one source knows a learner, after a return or a merge: keys of their facts carry them along, so that two facts of one person never share a key
table base.learner_alias (
  learner_id uuid not null
  source_id uuid not null
  learner_key text not null
  PRIMARY KEY (learner_id, source_id, learner_key)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CREATE INDEX learner_alias_source_id_learner_key_idx ON base.learner_alias USING btree (source_id, learner_key)
)

-- What a family turned off or on, never edited. Of several who may choose, off holds
table base.learner_element_switch (
  learner_id uuid not null
  id uuid not null
  kind text not null
  is_on boolean not null
  set_by uuid not null
  set_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (kind) REFERENCES base.kind(kind)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (set_by) REFERENCES base.subject(id)
)

-- Numbers a learner is known by, as the sources send them; a source's own key stands in source_key
table base.learner_identifier (
  learner_id uuid not null
  source_id uuid not null
  learner_key text not null
  system text not null -- by base.identifier_system: state, district, or the source's own word
  value text not null
  folded text not null
  PRIMARY KEY (learner_id, source_id, learner_key, system, value)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CREATE INDEX learner_identifier_folded_system_idx ON base.learner_identifier USING btree (folded, system)
)

-- Of two records of one person the one that goes on, and the one that went over into it
table base.learner_merge (
  learner_id uuid not null
  id uuid not null
  gone_id uuid not null
  case_id uuid not null
  merged_by uuid not null
  merged_at timestamp with time zone not null default now()
  undone_by uuid
  undone_at timestamp with time zone
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (merged_by) REFERENCES base.subject(id)
  FOREIGN KEY (undone_by) REFERENCES base.subject(id)
  CREATE INDEX learner_merge_gone_id_idx ON base.learner_merge USING btree (gone_id)
)

-- Nothing of this learner is destroyed while it stands: a lawsuit, an investigation, an audit
table base.legal_hold (
  learner_id uuid not null
  id uuid not null
  reason text not null
  set_by uuid not null
  set_at timestamp with time zone not null default now()
  lifted_by uuid
  lifted_at timestamp with time zone
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (lifted_by) REFERENCES base.subject(id)
  FOREIGN KEY (set_by) REFERENCES base.subject(id)
)

-- A column of a class's gradebook, no learner's: kept for results that come without it, as deltas do
table base.line_item (
  id uuid not null
  class_key text not null -- the source's key of its class
  kind text not null -- of its results: assignment-result or course-grade
  on_date date -- the day it was due, else given
  said jsonb not null -- members of the bodies of its results
  PRIMARY KEY (id)
)

-- Learners whom the question may be about
table base.link_candidate (
  learner_id uuid not null
  case_id uuid not null
  other_id uuid not null
  agrees text[] not null
  differs text[] not null
  persons smallint not null -- two must say so where name and birth date both differ
  PRIMARY KEY (learner_id, case_id, other_id)
  FOREIGN KEY (learner_id, case_id) REFERENCES base.link_case(learner_id, id) ON DELETE CASCADE
  CHECK ((persons = ANY (ARRAY[1, 2])))
  CREATE INDEX link_candidate_other_id_idx ON base.link_candidate USING btree (other_id)
)

-- The question whether somebody of a source is a learner who is here: no identifier joins them, so a registrar decides
table base.link_case (
  learner_id uuid not null -- whom it is about: a learner, or where the rows wait the id they would get
  id uuid not null
  source_id uuid
  learner_key text
  at text
  waits boolean not null
  evidence jsonb -- what the row tells of who it is, until the question is closed; of a learner the entries tell
  opened_by uuid
  opened_at timestamp with time zone not null default now()
  outcome text
  closed_at timestamp with time zone
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (opened_by) REFERENCES base.subject(id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CHECK (((outcome IS NULL) = (closed_at IS NULL)))
  CHECK ((outcome = ANY (ARRAY['same'::text, 'different'::text, 'gone'::text])))
  CREATE INDEX link_case_source_id_learner_key_idx ON base.link_case USING btree (source_id, learner_key)
)

-- Who said that it is the same person
table base.link_vote (
  learner_id uuid not null
  case_id uuid not null
  other_id uuid not null
  voted_by uuid not null
  voted_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, case_id, voted_by)
  FOREIGN KEY (learner_id, case_id) REFERENCES base.link_case(learner_id, id) ON DELETE CASCADE
  FOREIGN KEY (voted_by) REFERENCES base.subject(id)
)

-- What a family asks the school about somebody who looked, and what the school answers
table base.look_question (
  learner_id uuid not null
  id uuid not null
  about_id uuid not null
  looked_at timestamp with time zone not null
  is_unknown boolean not null -- the family does not know who that is; else it asks why
  question text
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  answer text
  answered_by uuid
  answered_at timestamp with time zone
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (about_id) REFERENCES base.subject(id)
  FOREIGN KEY (answered_by) REFERENCES base.subject(id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- A family keeps an entry out of summaries, or lets it count again
table base.mark_event (
  learner_id uuid not null
  id uuid not null
  entry_id uuid not null
  detail_only boolean not null
  chosen_by uuid not null
  chosen_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (chosen_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- What a merge did to each row, for undo: place is the table, row_key its key, said the row as it was
table base.merged_row (
  learner_id uuid not null
  merge_id uuid not null
  ordinal bigint not null
  place text not null
  how text not null -- moved; dropped, as the other record has the same; changed, an adult's rights narrowed; added, a choice carried over or a further key
  row_key jsonb not null
  said jsonb
  made jsonb
  PRIMARY KEY (learner_id, merge_id, ordinal)
  FOREIGN KEY (learner_id, merge_id) REFERENCES base.learner_merge(learner_id, id)
  CHECK ((how = ANY (ARRAY['moved'::text, 'dropped'::text, 'changed'::text, 'added'::text])))
)

-- Never changed and never taken back: it is part of the education record (34 CFR 99.3)
table base.message (
  learner_id uuid not null
  id uuid not null
  thread_id uuid not null
  author_id uuid not null
  language text
  template text -- a ready sentence, by its code: each reads it in their own language
  body text
  other_language text
  other_body text -- the same said again by its author in a second language; nothing is translated by a machine
  entry_id uuid
  sent_at timestamp with time zone not null default now()
  notice_after timestamp with time zone -- when those who have not read it are told, because quiet hours are over; null once told
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (author_id) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id, thread_id) REFERENCES base.thread(learner_id, id)
  CHECK (((template IS NOT NULL) OR (body IS NOT NULL)))
  CHECK ((language ~ '^[a-z]{2,3}$'::text))
  CHECK ((other_language ~ '^[a-z]{2,3}$'::text))
  CREATE INDEX message_learner_id_thread_id_id_idx ON base.message USING btree (learner_id, thread_id, id)
  CREATE INDEX message_notice_owed ON base.message USING btree (notice_after) WHERE (notice_after IS NOT NULL)
)

-- Told to one hat. Its words are in privacy/notice-codes.ts
table base.notice (
  id uuid not null
  subject_id uuid not null
  code text not null
  about_id uuid -- a learner. Whoever has no tie any more is not told, not even that there was something; no learner_id, because it goes by its reader
  place text not null -- where in the app it leads: a path with ids at most
  at timestamp with time zone not null default now()
  read_at timestamp with time zone
  mailed_at timestamp with time zone -- when it was put into a mail, or was found to need none
  PRIMARY KEY (id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
  CREATE INDEX notice_owed ON base.notice USING btree (subject_id) WHERE (mailed_at IS NULL)
  CREATE INDEX notice_subject_id_id_idx ON base.notice USING btree (subject_id, id)
)

-- States, districts, schools and their departments
table base.organization (
  id uuid not null
  source_id uuid
  kind text not null
  name text not null
  parent_id uuid
  takes_attendance boolean not null default false -- a source sends attendance of it: only there no mark means present
  ended_on date
  PRIMARY KEY (id)
  FOREIGN KEY (parent_id) REFERENCES base.organization(id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CHECK ((kind = ANY (ARRAY['state'::text, 'district'::text, 'school'::text, 'department'::text, 'other'::text])))
)

-- Every organization with each of those above it, and itself; rebuilt after a roster change
table base.organization_tree (
  ancestor_id uuid not null
  organization_id uuid not null
  PRIMARY KEY (ancestor_id, organization_id)
  FOREIGN KEY (ancestor_id) REFERENCES base.organization(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
)

-- Compiled: where one named person stands differently
table base.override (
  learner_id uuid not null
  subject_id uuid not null
  policy_id text not null
  slice smallint not null
  level smallint not null
  PRIMARY KEY (learner_id, subject_id, policy_id, slice)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (policy_id) REFERENCES base.policy(policy_id) ON DELETE CASCADE
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
)

-- One named person is shown less than the rest of the audience
table base.override_event (
  learner_id uuid not null
  id uuid not null
  subject_id uuid not null
  category text not null
  level smallint
  until date
  chosen_by uuid not null
  chosen_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (chosen_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
  CHECK (((level >= 0) AND (level <= 3)))
)

-- Changes of a district against the shipped policy pack: cells that the law leaves to the school, only downwards or into the family's hands
table base.pack_version (
  id uuid not null
  number integer not null
  changes jsonb not null -- [{policy, slice, to}], all of them, not only what is new in this version
  both_sign boolean not null default false -- sensitive parts are shown only by the word of two guardians, where two decide
  note text not null
  proposed_by uuid not null
  proposed_at timestamp with time zone not null default now()
  activated_by uuid
  activated_at timestamp with time zone -- when the second person put it in force; the newest one holds
  withdrawn_at timestamp with time zone
  UNIQUE (number)
  PRIMARY KEY (id)
  FOREIGN KEY (activated_by) REFERENCES base.subject(id)
  FOREIGN KEY (proposed_by) REFERENCES base.subject(id)
  CHECK (((activated_by IS NULL) = (activated_at IS NULL)))
)

-- Pages of a court document, a paper of age or an exception
table base.paper (
  learner_id uuid not null
  id uuid not null
  about_id uuid not null -- base.court_document, base.age_document or base.exception of the same learner
  name text not null
  media_type text not null
  bytes bytea not null
  added_by uuid not null
  added_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (added_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/jpeg'::text, 'image/png'::text])))
)

-- One profile per audience and variant (age, court scope, agreement), from the policy pack
table base.policy (
  policy_id text not null
  audience text not null
  agreement_id uuid
  before_days integer not null
  after_days integer -- days a relation outlasts the class or school span that it rests on; null for ever
  choose smallint not null -- 0 may not choose, 1 only lower own words, 2 also share own words, 3 all that is the family's
  reads_choices boolean not null
  reads_history boolean not null
  rights bytea -- packed from the cells (base.policy_rights) for those without choices
  opens boolean not null default false
  PRIMARY KEY (policy_id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
)

-- What a policy says of each slice
table base.policy_cell (
  policy_id text not null
  slice smallint not null
  level smallint not null
  own smallint not null -- level on entries one wrote or of one's own circle; 4 also opens restricted entries
  write smallint not null
  floor smallint not null -- a family choice is clamped to floor..ceiling; equal where the cell is not the family's
  ceiling smallint not null
  PRIMARY KEY (policy_id, slice)
  FOREIGN KEY (policy_id) REFERENCES base.policy(policy_id) ON DELETE CASCADE
  CHECK (((ceiling >= 0) AND (ceiling <= 3)))
  CHECK (((floor >= 0) AND (floor <= 3)))
  CHECK (((level >= 0) AND (level <= 3)))
  CHECK (((own >= 0) AND (own <= 4)))
  CHECK (((slice >= 0) AND (slice <= 28)))
  CHECK (((write >= 0) AND (write <= 3)))
)

-- What a helper's agreement is to people: after-school, tutor or mentor organization. Its people are subjects of capacity helper
table base.program (
  agreement_id uuid not null
  organization_name text
  contact text
  is_familys boolean not null -- invited by one family; else run with the district, which looked it over
  made_by uuid
  made_at timestamp with time zone not null default now()
  PRIMARY KEY (agreement_id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id) ON DELETE CASCADE
  FOREIGN KEY (made_by) REFERENCES base.subject(id)
)

-- A program's own attendance book, of all names on its list; a later page of the same day stands in its place
table base.program_day (
  agreement_id uuid not null
  name_id uuid not null
  on_date date not null
  state text not null
  minutes integer not null
  activity text not null
  logged_by uuid not null
  logged_at timestamp with time zone not null default now()
  PRIMARY KEY (agreement_id, name_id, on_date)
  FOREIGN KEY (agreement_id, name_id) REFERENCES base.program_name(agreement_id, id)
  FOREIGN KEY (logged_by) REFERENCES base.subject(id)
  CHECK (((minutes >= 0) AND (minutes <= 1440)))
  CHECK ((state = ANY (ARRAY['present'::text, 'absent'::text, 'late'::text])))
)

-- A program's own list: names as it wrote them, no proof that such a learner exists
table base.program_name (
  agreement_id uuid not null
  id uuid not null
  name text not null
  code text -- what a family types to connect the name with its child; null once somebody did
  added_by uuid not null
  added_at timestamp with time zone not null default now()
  removed_at timestamp with time zone
  UNIQUE (code)
  PRIMARY KEY (agreement_id, id)
  FOREIGN KEY (added_by) REFERENCES base.subject(id)
  FOREIGN KEY (agreement_id) REFERENCES base.program(agreement_id) ON DELETE CASCADE
)

-- Classes that a check found; made anew by each
table base.quality_class (
  class_id uuid not null
  code text not null
  organization_id uuid not null
  PRIMARY KEY (class_id, code)
  FOREIGN KEY (class_id) REFERENCES base.class(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
)

-- How often it was seen, each time that number changed
table base.quality_count (
  issue_id uuid not null
  at timestamp with time zone not null default now()
  count integer not null
  PRIMARY KEY (issue_id, at)
  FOREIGN KEY (issue_id) REFERENCES base.quality_issue(id) ON DELETE CASCADE
)

-- Learners that a check found, for the registrar of their school; made anew by each
table base.quality_finding (
  learner_id uuid not null
  code text not null
  organization_id uuid -- a school of the learner; null for one without any
  UNIQUE NULLS NOT DISTINCT (learner_id, code, organization_id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  CREATE INDEX quality_finding_organization_id_code_idx ON base.quality_finding USING btree (organization_id, code)
)

-- One thing that is wrong in what a source sends (a remark's code), or in what is here (a check's), and who sees to it. Counts, never a learner
table base.quality_issue (
  id uuid not null
  source_id uuid
  organization_id uuid -- of a check: the school; of a remark null
  code text not null
  is_check boolean not null
  state text not null -- told: the vendor was; waiting: for something else; fixed is set by the next import or check that does not have it, and by nobody else
  owner_id uuid
  is_vendors boolean not null default false -- the vendor sees to it, and no account
  count integer not null
  rows_read bigint -- of the import that had it last: of what stands in no file that was read, a much smaller one closes nothing
  rows_of jsonb not null default '{}'::jsonb -- files that had it, each with its rows: it is fixed only once each was read again, at least half as long
  import_id uuid
  first_seen_at timestamp with time zone not null default now()
  last_seen_at timestamp with time zone not null default now()
  state_at timestamp with time zone not null default now()
  UNIQUE NULLS NOT DISTINCT (is_check, source_id, organization_id, code)
  PRIMARY KEY (id)
  FOREIGN KEY (import_id) REFERENCES base.import(id) ON DELETE SET NULL
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (owner_id) REFERENCES base.subject(id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CHECK ((NOT (is_vendors AND (owner_id IS NOT NULL))))
  CHECK ((state = ANY (ARRAY['open'::text, 'told'::text, 'waiting'::text, 'fixed'::text])))
)

-- What somebody did about it, or it did by itself (by_id null)
table base.quality_note (
  id uuid not null
  issue_id uuid not null
  at timestamp with time zone not null default now()
  by_id uuid
  state text not null
  owner_id uuid
  is_vendors boolean not null
  note text
  PRIMARY KEY (id)
  FOREIGN KEY (by_id) REFERENCES base.subject(id)
  FOREIGN KEY (issue_id) REFERENCES base.quality_issue(id) ON DELETE CASCADE
  FOREIGN KEY (owner_id) REFERENCES base.subject(id)
  CREATE INDEX quality_note_issue_id_at_idx ON base.quality_note USING btree (issue_id, at)
)

-- Between these times of the school's zone nobody is told of a message. Equal times are none
table base.quiet_hours (
  one boolean not null default true
  starts_at time without time zone not null default '20:00:00'::time without time zone
  ends_at time without time zone not null default '07:00:00'::time without time zone
  PRIMARY KEY (one)
  CHECK (one)
)

-- How the newest bundle of each source that was held against the record differed from it: counts, fields and places
table base.reconcile_report (
  source_id uuid not null
  reported_at timestamp with time zone not null default now()
  report jsonb not null
  PRIMARY KEY (source_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
)

-- Where a district keeps a kind for another time than the schedule that ships
table base.retention_rule (
  organization_id uuid not null
  kind text not null
  keep jsonb not null -- "always", {"afterLeavingYears": n} or {"years": n}
  reason text not null
  set_by uuid not null
  set_at timestamp with time zone not null default now()
  PRIMARY KEY (organization_id, kind)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (set_by) REFERENCES base.subject(id)
)

-- Which days a school is in session, where a source says so
table base.school_day (
  organization_id uuid not null
  on_date date not null
  in_session boolean not null
  PRIMARY KEY (organization_id, on_date)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
)

-- A link for one named recipient. It is a subject of its own, id and all, and opens what its consent and its grant open
table base.share (
  learner_id uuid not null
  id uuid not null
  consent_id uuid not null
  audience text not null
  from_name text not null -- as who shares signed for the recipient
  token_hash bytea not null -- SHA-256 of 256 random bits, which only the URL has
  language text not null
  mail text
  question text
  hint text
  answer_hash text -- Argon2id of the fact agreed with the family; the birth date or a word
  keeps_up boolean not null -- a corrected version takes the place of a chosen item; else the item is no longer shown
  made_by uuid not null
  rights bytea -- compiled: what was chosen, cut to what the pack, the sharer and the rest of the family leave. Null opens nothing
  code_hash bytea
  code_at timestamp with time zone
  wrong smallint not null default 0 -- wrong answers in a row
  paused_until timestamp with time zone
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id, consent_id) REFERENCES base.consent(learner_id, id)
  FOREIGN KEY (made_by) REFERENCES base.subject(id)
  CHECK ((octet_length(rights) = 32))
  CHECK ((question = ANY (ARRAY['birth-date'::text, 'word'::text])))
  CREATE INDEX share_token_hash_idx ON base.share USING btree (token_hash)
)

-- Wrong answers from one address over all links, for a day. No learner is in it
table base.share_guess (
  address_hash bytea not null
  wrong smallint not null
  paused_until timestamp with time zone
  at timestamp with time zone not null
  PRIMARY KEY (address_hash)
)

-- Single entries that a link shows; they reach the grant as its circles
table base.share_item (
  learner_id uuid not null
  share_id uuid not null
  entry_id uuid not null
  PRIMARY KEY (learner_id, share_id, entry_id)
  FOREIGN KEY (learner_id, share_id) REFERENCES base.share(learner_id, id)
)

-- One opening of a link: who passed the second question may read for a while. The family counts them
table base.share_session (
  learner_id uuid not null
  token_hash bytea not null
  share_id uuid not null
  opened_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  device text not null -- a rough word: phone, tablet, computer or other
  PRIMARY KEY (learner_id, token_hash)
  FOREIGN KEY (learner_id, share_id) REFERENCES base.share(learner_id, id)
  CREATE INDEX share_session_learner_id_share_id_idx ON base.share_session USING btree (learner_id, share_id)
  CREATE INDEX share_session_token_hash_idx ON base.share_session USING btree (token_hash)
)

-- A learner from 13 on asks a guardian to show something of theirs to somebody. It opens nothing: a guardian makes the link
table base.share_wish (
  learner_id uuid not null
  id uuid not null
  party text not null
  audience text not null
  why text not null
  entry_ids uuid[] not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  state text not null default 'waiting'::text
  answered_by uuid
  answered_at timestamp with time zone
  note text
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (answered_by) REFERENCES base.subject(id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CHECK (((state = 'waiting'::text) = (answered_at IS NULL)))
  CHECK ((state = ANY (ARRAY['waiting'::text, 'made'::text, 'declined'::text, 'withdrawn'::text])))
)

-- A system that sends bundles, usually one student information system of one district; also the author of what it sent
table base.source (
  id uuid not null
  name text not null
  standard text not null
  is_sample boolean not null default false -- the district shipped with Daypack; the sample accounts live only while every source is
  created_at timestamp with time zone not null default now()
  UNIQUE (name)
  PRIMARY KEY (id)
)

-- Folded names of the districts whose learners a source speaks of: only within one do identifiers join
table base.source_district (
  source_id uuid not null
  district text not null
  PRIMARY KEY (source_id, district)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
)

-- A source's own id of a thing or person and ours. Ids mean something only within their source
table base.source_key (
  source_id uuid not null
  noun text not null
  key text not null
  id uuid not null
  row_key text not null -- the row that said so, as file set/key; hash is of what it said
  hash bytea not null
  ended_at timestamp with time zone
  PRIMARY KEY (source_id, noun, key)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
  CREATE INDEX source_key_id_idx ON base.source_key USING btree (id)
  CREATE INDEX source_key_key_idx ON base.source_key USING btree (key text_pattern_ops)
)

-- Whose word stands where sources say one thing of a learner differently: by kind and field, * for every other field
table base.source_record (
  kind text not null
  field text not null
  source_id uuid not null
  rank smallint not null -- 1 counts most; every value stays, summaries follow the first source that says the field
  PRIMARY KEY (kind, field, source_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
)

-- Organization ids a source has claimed: a bundle that carries them belongs to that source
table base.source_root (
  organization_key text not null
  source_id uuid not null
  PRIMARY KEY (organization_key)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
)

-- The staff directory: names of staff are no learner data and may be shown to those they work for
table base.staff (
  id uuid not null
  display_name text not null
  sort_name text not null
  PRIMARY KEY (id)
)

-- An audit, evaluation or study that gets counts: what its agreement says, who looked it over, and how its party destroyed what it got
table base.study (
  id uuid not null
  organization_id uuid not null
  basis text not null
  title text not null
  party text not null
  purpose text not null
  agreement text not null -- where the signed paper is: number, date, who signed
  clauses text[] not null -- what the law wants the agreement to say, as ticked off by who entered it (privacy/study.ts)
  measures text[] not null -- what it may have counted, and nothing else: the least that its purpose needs
  starts_on date not null
  ends_on date not null
  destroy_by date not null
  made_by uuid not null
  made_on date not null default base.today()
  reviewed_by uuid
  reviewed_on date
  review_note text
  ended_on date
  ended_by uuid
  ended_why text
  destroyed_on date
  destroyed_by uuid
  proof text -- how and by whom what the party got was destroyed, as it attested
  told integer -- adults and learners of age whom the app told when it opened
  PRIMARY KEY (id)
  FOREIGN KEY (destroyed_by) REFERENCES base.subject(id)
  FOREIGN KEY (ended_by) REFERENCES base.subject(id)
  FOREIGN KEY (made_by) REFERENCES base.subject(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (reviewed_by) REFERENCES base.subject(id)
  CHECK ((basis = ANY (ARRAY['audit'::text, 'study'::text])))
  CHECK ((destroy_by >= ends_on))
  CHECK ((ended_why = ANY (ARRAY['refused'::text, 'ended'::text])))
  CHECK ((ends_on >= starts_on))
)

-- What was handed to a study: groups of ten and more, rounded to fives. Once a month, so that two counts tell of nobody who came between
table base.study_count (
  id uuid not null
  study_id uuid not null
  measure text not null
  month date not null -- first day of the month by the school's date
  cells jsonb not null
  counted_by uuid not null
  counted_on date not null default base.today()
  UNIQUE (study_id, measure, month)
  PRIMARY KEY (id)
  FOREIGN KEY (counted_by) REFERENCES base.subject(id)
  FOREIGN KEY (study_id) REFERENCES base.study(id)
)

-- A hat: one person in one capacity at one organization. An app or helper is the subject of its agreement, a source its own
table base.subject (
  id uuid not null
  capacity text not null
  organization_id uuid
  person_id uuid -- learner, guardian or staff id, by capacity
  function text
  agreement_id uuid
  ended_at timestamp with time zone
  UNIQUE NULLS NOT DISTINCT (capacity, organization_id, person_id, function, agreement_id)
  PRIMARY KEY (id)
  FOREIGN KEY (agreement_id) REFERENCES base.agreement(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  CREATE INDEX subject_agreement_id_idx ON base.subject USING btree (agreement_id) WHERE (agreement_id IS NOT NULL)
  CREATE INDEX subject_person_id_idx ON base.subject USING btree (person_id)
)

-- Why a team reads more of a learner: who is on it stands in case_member
table base.support_case (
  learner_id uuid not null
  id uuid not null
  starts_on date not null
  ends_on date
  source_id uuid
  source_key text
  row_key text
  hash bytea
  ended_at timestamp with time zone
  UNIQUE (learner_id, source_id, source_key)
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (source_id) REFERENCES base.source(id)
)

-- One giving of an instrument to the learners of an organization
table base.survey (
  id uuid not null
  instrument_id uuid not null
  version integer not null
  organization_id uuid not null
  rated_by text not null
  basis text not null -- what the family is asked first: nothing, told and may say no, or must say yes
  opens_on date not null
  closes_on date not null
  launched_by uuid not null
  launched_at timestamp with time zone not null default now()
  stopped_at timestamp with time zone
  PRIMARY KEY (id)
  FOREIGN KEY (instrument_id, version) REFERENCES base.instrument(id, version)
  FOREIGN KEY (launched_by) REFERENCES base.subject(id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  CHECK ((basis = ANY (ARRAY['none'::text, 'notice'::text, 'consent'::text])))
  CHECK ((closes_on >= opens_on))
  CHECK ((rated_by = ANY (ARRAY['self'::text, 'teacher'::text])))
)

-- Whom a questionnaire is for, as of its launch
table base.survey_learner (
  learner_id uuid not null
  survey_id uuid not null
  asked_at timestamp with time zone -- when the family was told or asked; null while that is owed
  consent_id uuid
  opted_out_at timestamp with time zone -- a guardian, or the learner, does not want it: any one of them is enough
  opted_out_by uuid[] not null default '{}'::uuid[] -- everybody whose no stands: one takes back one's own, and another's leaves it standing
  PRIMARY KEY (learner_id, survey_id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (survey_id) REFERENCES base.survey(id)
  CREATE INDEX survey_learner_owed ON base.survey_learner USING btree (survey_id, learner_id) WHERE (asked_at IS NULL)
)

-- School years and their parts
table base.term (
  id uuid not null
  organization_id uuid
  title text not null
  kind text not null
  school_year smallint not null -- the calendar year in which the school year ends, as OneRoster counts
  starts_on date not null
  ends_on date not null
  parent_id uuid
  PRIMARY KEY (id)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (parent_id) REFERENCES base.term(id)
  CHECK ((kind = ANY (ARRAY['schoolYear'::text, 'semester'::text, 'term'::text, 'gradingPeriod'::text])))
)

-- A conversation about one learner: one member of staff, and of the family one adult or those who read together
table base.thread (
  learner_id uuid not null
  id uuid not null
  started_by uuid not null
  started_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (started_by) REFERENCES base.subject(id)
)

-- Who reads a thread, for as long as the tie to the learner holds. Never added to: other people are another thread
table base.thread_member (
  learner_id uuid not null
  thread_id uuid not null
  subject_id uuid not null
  read_to uuid -- the newest message this member has opened
  read_at timestamp with time zone
  PRIMARY KEY (learner_id, thread_id, subject_id)
  FOREIGN KEY (learner_id, thread_id) REFERENCES base.thread(learner_id, id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
  CREATE INDEX thread_member_subject_id_learner_id_idx ON base.thread_member USING btree (subject_id, learner_id)
)

-- A guardian wants to be written to together with the others. It holds only between guardians who both say so
table base.together_event (
  learner_id uuid not null
  id uuid not null
  guardian_id uuid not null
  together boolean not null
  at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (guardian_id) REFERENCES base.guardian(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- How many entries of a learner were destroyed, of which kind and year. Nothing of what they said
table base.tombstone (
  learner_id uuid not null
  disposal_id uuid not null
  kind text not null
  year integer not null
  entries integer not null
  PRIMARY KEY (learner_id, disposal_id, kind, year)
  FOREIGN KEY (disposal_id) REFERENCES base.disposal(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- A guardian lets a learner of 16 or 17 share own work, or no longer
table base.trust_event (
  learner_id uuid not null
  id uuid not null
  trusted boolean not null
  chosen_by uuid not null
  chosen_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (chosen_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
)

-- An ordered set of competencies that a class works on; without rows the course's clusters in framework order stand
table base.unit (
  class_id uuid not null
  number smallint not null
  title text not null
  competency_ids uuid[] not null
  set_by uuid -- the teacher who edited it; null where a source sent it
  set_at timestamp with time zone not null default now()
  PRIMARY KEY (class_id, number)
  FOREIGN KEY (class_id) REFERENCES base.class(id)
  FOREIGN KEY (set_by) REFERENCES base.subject(id)
)

-- How many learners one person looked at on one school day: what is usual for them
table base.unusual_day (
  subject_id uuid not null
  on_date date not null
  learners integer not null
  looks integer not null
  PRIMARY KEY (subject_id, on_date)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
)

-- One person, one school day, one kind of unusual access: counts, who sees to it, what came of it
table base.unusual_finding (
  id uuid not null
  code text not null
  subject_id uuid not null
  organization_id uuid
  on_date date not null -- the school's date
  learners integer not null
  looks integer not null
  usual integer -- learners on a usual day of the same person: the median of the 30 days before
  first_at timestamp with time zone not null
  last_at timestamp with time zone not null
  owner_id uuid
  answer text
  closed_by uuid
  closed_at timestamp with time zone
  UNIQUE (code, subject_id, on_date)
  PRIMARY KEY (id)
  FOREIGN KEY (closed_by) REFERENCES base.subject(id)
  FOREIGN KEY (code) REFERENCES base.unusual_rule(code)
  FOREIGN KEY (organization_id) REFERENCES base.organization(id)
  FOREIGN KEY (owner_id) REFERENCES base.subject(id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
)

-- What counts as unusual access, as data: an administrator sets it
table base.unusual_rule (
  code text not null
  threshold integer not null -- learners a day, or for off-hours looks a day, from which it is worth a question; for bulk also 3 times the own usual day
  is_on boolean not null default true
  PRIMARY KEY (code)
  CHECK ((code = ANY (ARRAY['no-relation'::text, 'bulk'::text, 'off-hours'::text, 'after-exit'::text, 'exception'::text])))
)

-- Up to which instant looks have been gone through
table base.unusual_watch (
  is_only boolean not null default true
  done_until timestamp with time zone not null default '-infinity'::timestamp with time zone
  PRIMARY KEY (is_only)
  CHECK (is_only)
)

-- A supervisor outside is asked to confirm hours or work; the answer is an entry of the request's own subject
table base.verification_request (
  learner_id uuid not null
  id uuid not null
  entry_id uuid not null
  subject_id uuid not null -- of capacity verifier: who answers, and who stands in the log as having looked
  name text not null
  organization text not null
  token_hash bytea not null
  asked_by uuid not null
  asked_at timestamp with time zone not null default now()
  until timestamp with time zone not null
  opened_at timestamp with time zone
  opened integer not null default 0
  answered_at timestamp with time zone
  ended_at timestamp with time zone -- the family took the link back
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (asked_by) REFERENCES base.subject(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (subject_id) REFERENCES base.subject(id)
  CREATE INDEX verification_request_subject_id_idx ON base.verification_request USING btree (subject_id)
  CREATE INDEX verification_request_token_hash_idx ON base.verification_request USING btree (token_hash)
)

-- Rows of somebody whom nobody knows yet, as they were read; merged once a registrar has said who it is, and gone then
table base.waiting_row (
  learner_id uuid not null
  part text not null
  ordinal bigint not null
  row_key text not null
  said jsonb not null
  PRIMARY KEY (learner_id, part, ordinal)
  CHECK ((part = ANY (ARRAY['place'::text, 'link'::text, 'entry'::text])))
)

-- Why an entry was taken back by who had written it; the entry has superseded_at and no successor
table base.withdrawal (
  learner_id uuid not null
  id uuid not null
  entry_id uuid not null
  reason text not null
  withdrawn_by uuid not null
  withdrawn_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  FOREIGN KEY (withdrawn_by) REFERENCES base.subject(id)
)

-- A work of several; its code lets further learners in until then. No learner is in it
table base.work_group (
  id uuid not null
  code text not null
  until timestamp with time zone not null
  UNIQUE (code)
  PRIMARY KEY (id)
)

-- When looks are nothing to ask about, in the zone of the district: an administrator sets it
table base.work_hours (
  is_only boolean not null default true
  from_hour smallint not null default 6
  until_hour smallint not null default 21 -- the first hour of the evening that is no longer in
  counts_days_off boolean not null default true -- weekends and holidays of the school's calendar are off-hours from morning to night
  PRIMARY KEY (is_only)
  CHECK (((0 <= from_hour) AND (from_hour < until_hour) AND (until_hour <= 24)))
  CHECK (is_only)
)

-- Whose work it is too, as which entry of theirs
table base.work_member (
  learner_id uuid not null
  group_id uuid not null
  work_id uuid not null -- id of the first version
  joined_at timestamp with time zone not null default now()
  PRIMARY KEY (learner_id, group_id)
  FOREIGN KEY (group_id) REFERENCES base.work_group(id)
  FOREIGN KEY (learner_id) REFERENCES base.learner(learner_id)
  CREATE INDEX work_member_group_id_idx ON base.work_member USING btree (group_id)
)

-- Who may sign in
table identity.account (
  id uuid not null
  email text not null
  password_hash text -- argon2id in PHC form; null until the one-time link was used
  language text
  is_sample boolean not null default false
  created_at timestamp with time zone not null default now()
  disabled_at timestamp with time zone
  notices text not null default 'daily'::text -- how mail tells of notices: what cannot wait at once and the rest once a day; all at once; never
  told_on date -- the school date of the last mail of the day; told_at is when the last mail was made, so that much at once is one mail
  told_at timestamp with time zone
  PRIMARY KEY (id)
  CHECK ((notices = ANY (ARRAY['at-once'::text, 'daily'::text, 'never'::text])))
  CREATE UNIQUE INDEX account_lower_idx ON identity.account USING btree (lower(email))
)

-- A program that reads for an agreement (OAuth 2, client credentials). Its subject is that of the agreement
table identity.client (
  id uuid not null
  agreement_id uuid not null
  name text not null
  scopes text[] not null
  requests_per_minute integer not null
  created_at timestamp with time zone not null default now()
  revoked_at timestamp with time zone
  PRIMARY KEY (id)
  CREATE INDEX client_agreement_id_idx ON identity.client USING btree (agreement_id)
)

-- Secrets of a client: a new one is made before the old one runs out
table identity.client_secret (
  client_id uuid not null
  id uuid not null
  secret_hash bytea not null -- SHA-256: the secret is 256 random bits, so a slow hash would add nothing
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone
  PRIMARY KEY (client_id, id)
  FOREIGN KEY (client_id) REFERENCES identity.client(id) ON DELETE CASCADE
)

-- Bearer tokens, by SHA-256: a stolen table opens nothing
table identity.client_token (
  token_hash bytea not null
  client_id uuid not null
  scopes text[] not null
  created_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  PRIMARY KEY (token_hash)
  FOREIGN KEY (client_id) REFERENCES identity.client(id) ON DELETE CASCADE
  CREATE INDEX client_token_client_id_idx ON identity.client_token USING btree (client_id)
)

-- When a client last asked for anything, to the minute
table identity.client_use (
  client_id uuid not null
  used_at timestamp with time zone not null
  PRIMARY KEY (client_id)
  FOREIGN KEY (client_id) REFERENCES identity.client(id) ON DELETE CASCADE
)

-- Wrong passwords in a row, by SHA-256 of the address: an address without an account is paused alike, so a pause tells nothing
table identity.failure (
  email_hash bytea not null
  failures integer not null
  paused_until timestamp with time zone
  failed_at timestamp with time zone not null default now()
  PRIMARY KEY (email_hash)
)

-- Which hats a person may wear, one at a time
table identity.hat (
  account_id uuid not null
  subject_id uuid not null
  PRIMARY KEY (account_id, subject_id)
  FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE
  CREATE UNIQUE INDEX hat_subject_id_idx ON identity.hat USING btree (subject_id)
)

-- One-time links by which somebody takes up the hat of a helper, with an account of their own or a new one
table identity.helper_invitation (
  token_hash bytea not null
  subject_id uuid not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  PRIMARY KEY (token_hash)
  CREATE INDEX helper_invitation_subject_id_idx ON identity.helper_invitation USING btree (subject_id)
)

-- One-time links: to set a first password, or to become the first administrator
table identity.invitation (
  token_hash bytea not null
  account_id uuid
  makes_administrator boolean not null default false
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  PRIMARY KEY (token_hash)
  FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE
)

-- Mail that leaves by SMTP, or is kept to be read on a development machine. No learner is in it
table identity.mail (
  id uuid not null
  to_address text not null
  language text not null
  subject text not null
  body text not null -- emptied once sent: a link in it opens something
  made_at timestamp with time zone not null default now()
  attempts integer not null default 0
  try_after timestamp with time zone not null default now()
  sent_at timestamp with time zone
  given_up_at timestamp with time zone
  PRIMARY KEY (id)
  CREATE INDEX mail_owed ON identity.mail USING btree (try_after) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL))
)

-- Who is signed in, in which hat
table identity.session (
  token_hash bytea not null -- SHA-256 of the cookie: a stolen table opens nothing
  account_id uuid not null
  subject_id uuid
  created_at timestamp with time zone not null default now()
  seen_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  PRIMARY KEY (token_hash)
  FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE
  CREATE INDEX session_account_id_idx ON identity.session USING btree (account_id)
)

-- 
view base.address_kept as
 SELECT DISTINCT d.learner_id,
    d.guardian_id
   FROM (base.court_document d
     CROSS JOIN base.clock k)
  WHERE ((d.kind = 'address-confidential'::text) AND (d.lifted_at IS NULL) AND (d.effective_on <= k.today));

-- 
view base.age_standing as
 SELECT d.learner_id,
    (NOT bool_or((d.kind = 'guardianship'::text))) AS of_age
   FROM (base.age_document d
     CROSS JOIN base.clock k)
  WHERE ((d.confirmed_at IS NOT NULL) AND (d.lifted_at IS NULL) AND (d.effective_on <= k.today))
  GROUP BY d.learner_id;

-- 
view base.attending as
 SELECT p.policy_id,
    e.learner_id,
    e.organization_id,
    max(base.end_of(
        CASE
            WHEN ((e.ends_on IS NULL) OR (p.after_days IS NULL)) THEN NULL::date
            ELSE (e.ends_on + p.after_days)
        END, k.ahead, k.zone)) AS until
   FROM ((base.policy p
     CROSS JOIN base.clock k)
     CROSS JOIN base.enrollment e)
  WHERE ((e.class_id IS NULL) AND (p.policy_id = ANY (ARRAY['nurse'::text, 'office.leader'::text, 'office.registrar'::text, 'district'::text, 'app'::text])) AND COALESCE(((e.starts_on - p.before_days) <= k.today), true) AND ((e.ends_on IS NULL) OR (p.after_days IS NULL) OR ((e.ends_on + p.after_days) >= k.today)))
  GROUP BY p.policy_id, e.learner_id, e.organization_id;

-- 
view base.blocked_guardian as
 SELECT DISTINCT d.learner_id,
    d.guardian_id
   FROM (base.court_document d
     CROSS JOIN base.clock k)
  WHERE ((d.kind = ANY (ARRAY['no-access'::text, 'no-contact'::text])) AND (d.lifted_at IS NULL) AND (d.effective_on <= k.today));

-- 
view base.choice_bytes as
 SELECT h.learner_id,
    h.policy_id,
    array_agg((h.slice)::integer ORDER BY h.slice) AS places,
    array_agg(base.packed((LEAST(c.ceiling, GREATEST(c.floor, h.level)))::integer, (c.own)::integer, (c.write)::integer) ORDER BY h.slice) AS bytes
   FROM (base.choice h
     JOIN base.policy_cell c ON (((c.policy_id = h.policy_id) AND (c.slice = h.slice))))
  GROUP BY h.learner_id, h.policy_id;

-- 
view base.clock as
 SELECT (((now() AT TIME ZONE time_zone))::date + today_offset_days) AS today,
    today_offset_days AS ahead,
    time_zone AS zone,
    trusted_from,
    of_age_from,
    clocks
   FROM base.installation;

-- 
view base.compiled as
 SELECT x.learner_id,
    x.subject_id,
    x.policy_id,
    x.rights,
    x.circles,
    x.until
   FROM ( SELECT r.learner_id,
            r.subject_id,
            r.policy_id,
            r.until,
                CASE
                    WHEN ((c.places IS NULL) AND (o.places IS NULL) AND (x_1.places IS NULL)) THEN b.opens
                    ELSE NULL::boolean
                END AS opens,
                CASE
                    WHEN ((c.places IS NULL) AND (o.places IS NULL) AND (x_1.places IS NULL)) THEN b.rights
                    ELSE base.with_bytes(base.with_bytes(base.with_bytes(b.rights, c.places, c.bytes), o.places, o.bytes), x_1.places, x_1.bytes)
                END AS rights,
            ( SELECT COALESCE(array_agg(y.y ORDER BY y.y), '{}'::uuid[]) AS "coalesce"
                   FROM unnest(r.circles) y(y)) AS circles
           FROM ((((base.relation r
             JOIN base.policy b ON ((b.policy_id = r.policy_id)))
             LEFT JOIN base.choice_bytes c ON (((c.learner_id = r.learner_id) AND (c.policy_id = r.policy_id))))
             LEFT JOIN base.override_bytes o ON (((o.learner_id = r.learner_id) AND (o.subject_id = r.subject_id) AND (o.policy_id = r.policy_id))))
             LEFT JOIN base.exception_bytes x_1 ON (((x_1.learner_id = r.learner_id) AND (x_1.subject_id = r.subject_id) AND (x_1.policy_id = r.policy_id))))) x
  WHERE COALESCE(x.opens, base.opens(x.rights))
UNION ALL
 SELECT shared.learner_id,
    shared.subject_id,
    shared.policy_id,
    shared.rights,
    shared.circles,
    shared.until
   FROM base.shared
  WHERE base.opens(shared.rights);

-- 
view base.correspondent as
 SELECT g.learner_id,
    g.subject_id,
    s.capacity,
    s.person_id,
    (g.policy_id = 'learner.of-age'::text) AS is_of_age,
    g.rights
   FROM (((base.grants g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.ended_at IS NULL))))
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     CROSS JOIN base.clock k)
  WHERE ((g.until > now()) AND
        CASE s.capacity
            WHEN 'learner'::text THEN (to_char((l.born_on)::timestamp with time zone, 'YYYYMMDD'::text) <= (to_char((EXTRACT(year FROM k.today) - (13)::numeric), 'FM0000'::text) || to_char((k.today)::timestamp with time zone, 'MMDD'::text)))
            WHEN 'guardian'::text THEN ((get_byte(g.rights, 22) & 7) >= 1)
            ELSE (s.capacity = ANY (ARRAY['teacher'::text, 'support'::text, 'nurse'::text, 'leader'::text, 'registrar'::text]))
        END);

-- 
view base.current_guardian as
 SELECT g.learner_id,
    g.guardian_id,
    ((bool_or(g.may_decide) AND (NOT (EXISTS ( SELECT
           FROM base.sole_decider s
          WHERE ((s.learner_id = g.learner_id) AND (s.guardian_id <> g.guardian_id)))))) OR (EXISTS ( SELECT
           FROM base.sole_decider s
          WHERE ((s.learner_id = g.learner_id) AND (s.guardian_id = g.guardian_id))))) AS may_decide,
    array_remove(array_agg(DISTINCT g.household_id) FILTER (WHERE (NOT (EXISTS ( SELECT
           FROM (base.address_kept c
             JOIN base.guardianship o ON (((o.learner_id = c.learner_id) AND (o.guardian_id <> c.guardian_id))))
          WHERE ((c.learner_id = g.learner_id) AND (c.guardian_id = g.guardian_id) AND (o.household_id = g.household_id)))))), NULL::uuid) AS households,
    (NOT (EXISTS ( SELECT
           FROM base.address_kept c
          WHERE ((c.learner_id = g.learner_id) AND (c.guardian_id = g.guardian_id))))) AS is_of_family,
    max(base.end_of(g.ends_on, k.ahead, k.zone)) AS until
   FROM (base.guardianship g
     CROSS JOIN base.clock k)
  WHERE (g.may_read AND COALESCE((g.starts_on <= k.today), true) AND COALESCE((g.ends_on >= k.today), true) AND (NOT (EXISTS ( SELECT
           FROM base.blocked_guardian b
          WHERE ((b.learner_id = g.learner_id) AND (b.guardian_id = g.guardian_id))))))
  GROUP BY g.learner_id, g.guardian_id;

-- 
view base.directory_kept as
 SELECT learner_id,
    audience,
    item,
    chosen_by
   FROM ( SELECT DISTINCT ON (c.learner_id, c.chosen_by, c.audience, c.item) c.learner_id,
            c.id,
            c.audience,
            c.item,
            c.is_out,
            c.chosen_by,
            c.chosen_at
           FROM base.directory_choice c
          ORDER BY c.learner_id, c.chosen_by, c.audience, c.item, c.chosen_at DESC, c.id DESC) d
  WHERE (is_out AND (NOT (EXISTS ( SELECT
           FROM ((base.directory_choice w
             JOIN base.subject s ON (((s.id = w.chosen_by) AND (s.capacity = 'learner'::text))))
             JOIN base.grants o ON (((o.learner_id = w.learner_id) AND (o.subject_id = s.id) AND (o.policy_id = 'learner.of-age'::text))))
          WHERE ((w.learner_id = d.learner_id) AND (w.audience = d.audience) AND (NOT (w.item IS DISTINCT FROM d.item)) AND (w.chosen_by <> d.chosen_by) AND (ROW(w.chosen_at, w.id) > ROW(d.chosen_at, d.id)))))));

-- 
view base.element_off as
 SELECT a.learner_id,
    w.kind,
    'school'::text AS off_by
   FROM (base.element_switch_now w
     JOIN base.schooled_at a ON ((a.organization_id = w.organization_id)))
  WHERE (NOT w.is_on)
UNION
 SELECT l.learner_id,
    w.kind,
    'school'::text AS off_by
   FROM (base.element_switch_now w
     CROSS JOIN base.learner l)
  WHERE ((w.organization_id IS NULL) AND (NOT w.is_on))
UNION
 SELECT s.learner_id,
    s.kind,
    'family'::text AS off_by
   FROM ( SELECT DISTINCT ON (e.learner_id, e.kind, e.set_by) e.learner_id,
            e.kind,
            e.is_on,
            e.set_at,
            COALESCE((get_byte(g.rights, 30) >> 6), 0) AS chooses
           FROM (base.learner_element_switch e
             LEFT JOIN base.grants g ON (((g.learner_id = e.learner_id) AND (g.subject_id = e.set_by) AND (g.until > now()))))
          ORDER BY e.learner_id, e.kind, e.set_by, e.set_at DESC, e.id DESC) s
  GROUP BY s.learner_id, s.kind
 HAVING (bool_or(((NOT s.is_on) AND (s.chooses > 0))) OR COALESCE((max(s.set_at) FILTER (WHERE (NOT s.is_on)) > COALESCE(max(s.set_at) FILTER (WHERE (s.chooses = 3)), '-infinity'::timestamp with time zone)), false));

-- 
view base.element_switch_now as
 SELECT DISTINCT ON (organization_id, kind) organization_id,
    kind,
    is_on
   FROM base.element_switch
  ORDER BY organization_id, kind, set_at DESC, id DESC;

-- 
view base.exception_bytes as
 SELECT x.learner_id,
    x.subject_id,
        CASE x.basis
            WHEN 'dependent'::text THEN 'guardian.dependent'::text
            ELSE ('exception.'::text || x.basis)
        END AS policy_id,
    array_agg(n.n) AS places,
    array_agg(0) AS bytes
   FROM (base.open_exception x
     CROSS JOIN generate_series(0, 28) n(n))
  WHERE ((x.slices IS NOT NULL) AND (((x.slices >> n.n) & 1) = 0))
  GROUP BY x.learner_id, x.subject_id, x.basis;

-- 
view base.gone_learner as
 SELECT t.ancestor_id AS organization_id,
    e.learner_id,
    max(COALESCE(e.ends_on, (e.ended_at)::date)) AS left_on
   FROM (base.enrollment e
     JOIN base.organization_tree t ON ((t.organization_id = e.organization_id)))
  WHERE (e.class_id IS NULL)
  GROUP BY t.ancestor_id, e.learner_id
 HAVING bool_and((COALESCE((e.ends_on < base.today()), false) OR (e.ended_at IS NOT NULL)));

-- 
view base.held_learner as
 SELECT legal_hold.learner_id
   FROM base.legal_hold
  WHERE (legal_hold.lifted_at IS NULL)
UNION
 SELECT r.learner_id
   FROM base.copy_request r
  WHERE (NOT (EXISTS ( SELECT
           FROM base.copy_answer a
          WHERE ((a.learner_id = r.learner_id) AND (a.request_id = r.id) AND (a.state = ANY (ARRAY['done'::text, 'taken-back'::text]))))))
UNION
 SELECT r.learner_id
   FROM base.correction_request r
  WHERE (COALESCE(( SELECT a.state
           FROM base.correction_answer a
          WHERE ((a.learner_id = r.learner_id) AND (a.request_id = r.id))
          ORDER BY a.answered_at DESC, a.id DESC
         LIMIT 1), 'asked'::text) = ANY (ARRAY['asked'::text, 'looking'::text, 'hearing-asked'::text, 'hearing-set'::text, 'granted'::text]));

-- 
view base.kept_thing as
 SELECT e.learner_id,
    e.id,
    e.kind,
    e.slice,
    COALESCE(e.observed_on, ((e.received_at AT TIME ZONE k.zone))::date) AS on_date
   FROM (base.entry e
     CROSS JOIN base.clock k)
UNION ALL
 SELECT m.learner_id,
    m.id,
    'message'::text AS kind,
    NULL::smallint AS slice,
    ((m.sent_at AT TIME ZONE k.zone))::date AS on_date
   FROM (base.message m
     CROSS JOIN base.clock k);

-- 
view base.link_keeper as
 SELECT c.learner_id,
    c.id AS case_id,
    g.subject_id,
    p.person_id
   FROM (((base.link_case c
     CROSS JOIN LATERAL ( SELECT c.learner_id AS person_id
        UNION
         SELECT d.other_id
           FROM base.link_candidate d
          WHERE ((d.learner_id = c.learner_id) AND (d.case_id = c.id))) p)
     JOIN base.grants g ON (((g.learner_id = p.person_id) AND (g.until > now()))))
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = 'registrar'::text) AND (s.ended_at IS NULL))))
  WHERE (c.outcome IS NULL)
UNION ALL
 SELECT c.learner_id,
    c.id AS case_id,
    s.id AS subject_id,
    NULL::uuid AS person_id
   FROM ((((base.link_case c
     JOIN base.source_district d ON ((d.source_id = c.source_id)))
     JOIN base.source_district n ON ((n.district = d.district)))
     JOIN base.organization o ON ((o.source_id = n.source_id)))
     JOIN base.subject s ON (((s.capacity = 'registrar'::text) AND (s.organization_id = o.id) AND (s.ended_at IS NULL))))
  WHERE ((c.outcome IS NULL) AND c.waits AND (NOT (EXISTS ( SELECT
           FROM base.link_candidate x
          WHERE ((x.learner_id = c.learner_id) AND (x.case_id = c.id))))));

-- 
view base.mergeable as
 WITH RECURSIVE t AS (
         SELECT c.oid,
            (c.relname)::text AS place
           FROM (pg_class c
             JOIN pg_namespace n ON ((n.oid = c.relnamespace)))
          WHERE ((n.nspname = 'base'::name) AND (c.relkind = 'r'::"char") AND (EXISTS ( SELECT
                   FROM pg_attribute a
                  WHERE ((a.attrelid = c.oid) AND (a.attname = 'learner_id'::name) AND (NOT a.attisdropped)))) AND (c.relname <> ALL (ARRAY['learner'::name, 'digest'::name, 'grants'::name, 'grants_history'::name, 'choice'::name, 'override'::name, 'due'::name, 'learner_merge'::name, 'merged_row'::name, 'link_case'::name, 'link_candidate'::name, 'link_vote'::name, 'waiting_row'::name, 'quality_finding'::name])))
        ), depth AS (
         SELECT t_1.oid,
            0 AS depth
           FROM t t_1
        UNION ALL
         SELECT k.conrelid,
            (d_1.depth + 1)
           FROM ((depth d_1
             JOIN pg_constraint k ON (((k.confrelid = d_1.oid) AND (k.contype = 'f'::"char") AND (k.conrelid <> k.confrelid))))
             JOIN t t_1 ON ((t_1.oid = k.conrelid)))
        )
 SELECT t.place,
    max(d.depth) AS depth,
    ( SELECT array_agg((a.attname)::text) AS array_agg
           FROM (pg_index i
             JOIN pg_attribute a ON (((a.attrelid = i.indrelid) AND (a.attnum = ANY ((i.indkey)::smallint[])))))
          WHERE ((i.indrelid = t.oid) AND i.indisprimary AND (a.attname <> 'learner_id'::name))) AS keys,
    ARRAY( SELECT (a.attname)::text AS attname
           FROM pg_attribute a
          WHERE ((a.attrelid = t.oid) AND (a.attnum > 0) AND (NOT a.attisdropped))) AS columns
   FROM (t
     JOIN depth d ON ((d.oid = t.oid)))
  GROUP BY t.oid, t.place;

-- 
view base.open_exception as
 SELECT x.learner_id,
    x.id,
    x.subject_id,
    x.basis,
    x.slices,
    LEAST(x.until, base.end_of(x.ends_on, k.ahead, k.zone),
        CASE
            WHEN ((x.reviewed_at IS NULL) AND (x.review_by IS NOT NULL)) THEN x.review_by
            ELSE 'infinity'::timestamp with time zone
        END) AS until
   FROM (base.exception x
     CROSS JOIN base.clock k)
  WHERE ((x.opened_at IS NOT NULL) AND (x.ended_at IS NULL) AND COALESCE((x.ends_on >= k.today), true) AND (x.until > now()) AND ((x.reviewed_at IS NOT NULL) OR COALESCE((x.review_by > now()), true)));

-- 
view base.open_support as
 SELECT g.learner_id,
    g.subject_id,
    g.circles,
    e.id AS entry_id,
    (e.body ->> 'endsOn'::text) AS ends_on
   FROM (base.grants g
     JOIN base.entry e ON (((e.learner_id = g.learner_id) AND (e.slice = 14) AND (e.kind = 'accommodation'::text) AND (e.superseded_at IS NULL) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, 14) >> 3) & 7)
            ELSE (get_byte(g.rights, 14) & 7)
        END))))
  WHERE (g.until > now());

-- 
view base.override_bytes as
 SELECT o.learner_id,
    o.subject_id,
    o.policy_id,
    array_agg((o.slice)::integer ORDER BY o.slice) AS places,
    array_agg(base.packed((LEAST(c.ceiling, GREATEST(c.floor, o.level)))::integer, (c.own)::integer, (c.write)::integer) ORDER BY o.slice) AS bytes
   FROM (base.override o
     JOIN base.policy_cell c ON (((c.policy_id = o.policy_id) AND (c.slice = o.slice))))
  GROUP BY o.learner_id, o.subject_id, o.policy_id;

-- 
view base.policy_rights as
 SELECT p.policy_id,
    bool_or(((c.level > 0) OR (c.own > 0))) AS opens,
    decode((string_agg(lpad(to_hex(base.packed((c.level)::integer, (c.own)::integer, (c.write)::integer)), 2, '0'::text), ''::text ORDER BY c.slice) || base.packed_tail(p.*)), 'hex'::text) AS rights
   FROM (base.policy p
     JOIN base.policy_cell c ON ((c.policy_id = p.policy_id)))
  GROUP BY p.policy_id, p.*;

-- 
view base.relation as
 SELECT l.learner_id,
    s.id AS subject_id,
        CASE
            WHEN COALESCE(a.of_age, (base.age_on(l.born_on, k.today) >= k.of_age_from)) THEN 'learner.of-age'::text
            WHEN (l.trusted AND (base.age_on(l.born_on, k.today) >= k.trusted_from)) THEN 'learner.trusted'::text
            ELSE 'learner.minor'::text
        END AS policy_id,
    (l.learner_id || COALESCE(( SELECT array_agg(DISTINCT g.household_id) AS array_agg
           FROM base.guardianship g
          WHERE ((g.learner_id = l.learner_id) AND (g.household_id IS NOT NULL) AND (g.lives_with IS NOT FALSE) AND COALESCE((g.ends_on >= k.today), true))), '{}'::uuid[])) AS circles,
    'infinity'::timestamp with time zone AS until
   FROM (((base.learner l
     JOIN base.subject s ON (((s.capacity = 'learner'::text) AND (s.person_id = l.learner_id) AND (s.ended_at IS NULL))))
     CROSS JOIN base.clock k)
     LEFT JOIN base.age_standing a ON ((a.learner_id = l.learner_id)))
UNION ALL
 SELECT g.learner_id,
    s.id AS subject_id,
        CASE
            WHEN COALESCE(a.of_age, (base.age_on(l.born_on, k.today) >= k.of_age_from)) THEN
            CASE
                WHEN (x.id IS NOT NULL) THEN 'guardian.dependent'::text
                ELSE 'guardian.of-age'::text
            END
            WHEN g.may_decide THEN 'guardian.deciding'::text
            ELSE 'guardian.reading'::text
        END AS policy_id,
        CASE
            WHEN g.is_of_family THEN (g.learner_id || g.households)
            ELSE g.households
        END AS circles,
    g.until
   FROM (((((base.current_guardian g
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     JOIN base.subject s ON (((s.capacity = 'guardian'::text) AND (s.person_id = g.guardian_id) AND (s.ended_at IS NULL))))
     CROSS JOIN base.clock k)
     LEFT JOIN base.age_standing a ON ((a.learner_id = l.learner_id)))
     LEFT JOIN base.open_exception x ON (((x.learner_id = l.learner_id) AND (x.subject_id = s.id) AND (x.basis = 'dependent'::text))))
UNION ALL
 SELECT x.learner_id,
    x.subject_id,
    ('exception.'::text || x.basis) AS policy_id,
    '{}'::uuid[] AS circles,
    x.until
   FROM (base.open_exception x
     JOIN base.subject s ON (((s.id = x.subject_id) AND (s.capacity = 'exception'::text) AND (s.ended_at IS NULL))))
UNION ALL
 SELECT t.learner_id,
    s.id AS subject_id,
    'teacher'::text AS policy_id,
    array_agg(DISTINCT t.class_id) AS circles,
    max(base.end_of(t.last_on, k.ahead, k.zone)) AS until
   FROM ((base.teaching t
     CROSS JOIN base.clock k)
     JOIN base.subject s ON (((s.capacity = 'teacher'::text) AND (s.person_id = t.staff_id) AND (s.organization_id = t.organization_id) AND (s.ended_at IS NULL))))
  GROUP BY t.learner_id, s.id
UNION ALL
 SELECT m.learner_id,
    s.id AS subject_id,
    'support'::text AS policy_id,
    COALESCE(array_agg(DISTINCT m.case_id) FILTER (WHERE m.reads_restricted), '{}'::uuid[]) AS circles,
    max(base.end_of(LEAST(m.ends_on, c.ends_on), k.ahead, k.zone)) AS until
   FROM (((base.case_member m
     CROSS JOIN base.clock k)
     JOIN base.support_case c ON (((c.learner_id = m.learner_id) AND (c.id = m.case_id))))
     JOIN base.subject s ON (((s.capacity = 'support'::text) AND (s.person_id = m.staff_id) AND (s.ended_at IS NULL))))
  WHERE (COALESCE((GREATEST(m.starts_on, c.starts_on) <= k.today), true) AND COALESCE((LEAST(m.ends_on, c.ends_on) >= k.today), true) AND (EXISTS ( SELECT
           FROM base.enrollment e
          WHERE ((e.learner_id = m.learner_id) AND (e.organization_id = s.organization_id)))))
  GROUP BY m.learner_id, s.id
UNION ALL
 SELECT a.learner_id,
    s.id AS subject_id,
    a.policy_id,
    '{}'::uuid[] AS circles,
    max(a.until) AS until
   FROM (base.attending a
     JOIN base.subject s ON (((s.capacity = ANY (ARRAY['nurse'::text, 'leader'::text, 'registrar'::text])) AND (s.organization_id = a.organization_id) AND (s.ended_at IS NULL) AND (a.policy_id =
        CASE s.capacity
            WHEN 'nurse'::text THEN 'nurse'::text
            WHEN 'leader'::text THEN 'office.leader'::text
            WHEN 'registrar'::text THEN 'office.registrar'::text
            ELSE NULL::text
        END))))
  GROUP BY a.learner_id, s.id, a.policy_id
UNION ALL
 SELECT a.learner_id,
    s.id AS subject_id,
    a.policy_id,
    '{}'::uuid[] AS circles,
    max(a.until) AS until
   FROM ((base.attending a
     JOIN base.organization_tree t ON ((t.organization_id = a.organization_id)))
     JOIN base.subject s ON (((s.capacity = 'district'::text) AND (s.organization_id = t.ancestor_id) AND (s.ended_at IS NULL))))
  WHERE (a.policy_id = 'district'::text)
  GROUP BY a.learner_id, s.id, a.policy_id
UNION ALL
 SELECT a.learner_id,
    s.id AS subject_id,
    ('app:'::text || g.id) AS policy_id,
    '{}'::uuid[] AS circles,
    max(LEAST(a.until, base.end_of(g.ends_on, k.ahead, k.zone))) AS until
   FROM (((((base.attending a
     CROSS JOIN base.clock k)
     JOIN base.organization_tree t ON ((t.organization_id = a.organization_id)))
     JOIN base.agreement_scope c ON (((c.organization_id = t.ancestor_id) AND (c.class_id IS NULL))))
     JOIN base.agreement g ON (((g.id = c.agreement_id) AND (g.kind = 'app'::text))))
     JOIN base.subject s ON (((s.agreement_id = g.id) AND (s.ended_at IS NULL))))
  WHERE ((a.policy_id = 'app'::text) AND (g.starts_on <= k.today) AND COALESCE((g.ends_on >= k.today), true))
  GROUP BY a.learner_id, s.id, g.id
UNION ALL
 SELECT e.learner_id,
    s.id AS subject_id,
    ('app:'::text || g.id) AS policy_id,
    array_agg(DISTINCT e.class_id) AS circles,
    max(LEAST(base.end_of(base.last_day(e.ends_on, l.ends_on, 0), k.ahead, k.zone), base.end_of(g.ends_on, k.ahead, k.zone))) AS until
   FROM (((((base.enrollment e
     CROSS JOIN base.clock k)
     JOIN base.class l ON ((l.id = e.class_id)))
     JOIN base.agreement_scope c ON ((c.class_id = e.class_id)))
     JOIN base.agreement g ON (((g.id = c.agreement_id) AND (g.kind = 'app'::text))))
     JOIN base.subject s ON (((s.agreement_id = g.id) AND (s.ended_at IS NULL))))
  WHERE ((g.starts_on <= k.today) AND COALESCE((g.ends_on >= k.today), true) AND COALESCE((GREATEST(e.starts_on, l.starts_on) <= k.today), true) AND COALESCE((base.last_day(e.ends_on, l.ends_on, 0) >= k.today), true) AND (NOT (EXISTS ( SELECT
           FROM base.agreement_scope w
          WHERE ((w.agreement_id = g.id) AND (w.class_id IS NULL))))))
  GROUP BY e.learner_id, s.id, g.id
UNION ALL
 SELECT h.learner_id,
    s.id AS subject_id,
    ('helper:'::text || g.id) AS policy_id,
    '{}'::uuid[] AS circles,
    max(base.end_of(LEAST(h.ends_on, g.ends_on), k.ahead, k.zone)) AS until
   FROM (((base.agreement_learner h
     CROSS JOIN base.clock k)
     JOIN base.agreement g ON (((g.id = h.agreement_id) AND (g.kind = 'helper'::text))))
     JOIN base.subject s ON (((s.agreement_id = g.id) AND (s.ended_at IS NULL))))
  WHERE ((GREATEST(h.starts_on, g.starts_on) <= k.today) AND COALESCE((LEAST(h.ends_on, g.ends_on) >= k.today), true) AND COALESCE(( SELECT bool_or(base.gives(n.state)) AS bool_or
           FROM base.consent n
          WHERE ((n.learner_id = h.learner_id) AND (n.agreement_id = g.id))), (h.shared_by IS NULL)))
  GROUP BY h.learner_id, s.id, g.id;

-- 
view base.schooled_at as
 SELECT m.learner_id,
    t.ancestor_id AS organization_id
   FROM ((base.enrollment m
     CROSS JOIN base.clock k)
     JOIN base.organization_tree t ON ((t.organization_id = m.organization_id)))
  WHERE ((m.class_id IS NULL) AND COALESCE((m.starts_on <= k.today), true) AND (COALESCE((m.ends_on >= k.today), true) OR (NOT (EXISTS ( SELECT
           FROM base.enrollment n
          WHERE ((n.learner_id = m.learner_id) AND (n.class_id IS NULL) AND COALESCE((n.starts_on <= k.today), true) AND (COALESCE(n.ends_on, 'infinity'::date) > m.ends_on)))))));

-- 
view base.shared as
 SELECT h.learner_id,
    h.id AS subject_id,
    p.policy_id,
    h.rights,
    ARRAY( SELECT i.entry_id
           FROM base.share_item i
          WHERE ((i.learner_id = h.learner_id) AND (i.share_id = h.id))
          ORDER BY i.entry_id) AS circles,
    base.end_of(c.ends_on, k.ahead, k.zone) AS until
   FROM (((base.share h
     CROSS JOIN base.clock k)
     JOIN base.consent c ON (((c.learner_id = h.learner_id) AND (c.id = h.consent_id))))
     JOIN base.policy p ON ((p.policy_id = h.audience)))
  WHERE (base.gives(c.state) AND (c.starts_on <= k.today) AND COALESCE((c.ends_on >= k.today), true) AND (h.rights IS NOT NULL));

-- 
view base.sole_decider as
 SELECT d.learner_id,
    d.guardian_id
   FROM (base.court_document d
     CROSS JOIN base.clock k)
  WHERE ((d.kind = 'sole-decision'::text) AND (d.lifted_at IS NULL) AND (d.effective_on <= k.today));

-- 
view base.teaching as
 SELECT e.learner_id,
    a.staff_id,
    c.organization_id,
    c.id AS class_id,
    LEAST(base.last_day(e.ends_on, c.ends_on, p.after_days), base.last_day(a.ends_on, c.ends_on, p.after_days)) AS last_on
   FROM ((((base.policy p
     CROSS JOIN base.clock k)
     CROSS JOIN base.enrollment e)
     JOIN base.class c ON ((c.id = e.class_id)))
     JOIN base.assignment a ON ((a.class_id = c.id)))
  WHERE ((p.policy_id = 'teacher'::text) AND COALESCE(((GREATEST(e.starts_on, a.starts_on, c.starts_on) - p.before_days) <= k.today), true) AND COALESCE((LEAST(base.last_day(e.ends_on, c.ends_on, p.after_days), base.last_day(a.ends_on, c.ends_on, p.after_days)) >= k.today), true));

-- 
view base.wishing as
 SELECT g.learner_id,
    g.subject_id,
    (to_char((l.born_on)::timestamp with time zone, 'YYYYMMDD'::text) <= (to_char((EXTRACT(year FROM k.today) - (13)::numeric), 'FM0000'::text) || to_char((k.today)::timestamp with time zone, 'MMDD'::text))) AS may_ask
   FROM (((base.grants g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = 'learner'::text))))
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     CROSS JOIN base.clock k)
  WHERE ((g.until > now()) AND (g.policy_id = ANY (ARRAY['learner.minor'::text, 'learner.trusted'::text])));

-- Who looked at what, when and why: for a family and the registrar
view door.access_log with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.at,
    x.subject_id,
    x.purpose,
    x.what,
    x.channel,
    x.status_slices,
    x.summary_slices,
    x.detail_slices
   FROM (base.grants g
     JOIN base.access_log x ON ((x.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1) AND ((NOT starts_with(g.policy_id, 'guardian.'::text)) OR (x.subject_id = g.subject_id) OR (NOT (EXISTS ( SELECT
           FROM base.subject them
          WHERE ((them.id = x.subject_id) AND (them.capacity = 'guardian'::text)))))) AND ((x.what !~~ 'message/%'::text) OR (EXISTS ( SELECT
           FROM base.thread_member tm
          WHERE ((tm.learner_id = x.learner_id) AND (tm.subject_id = g.subject_id) AND (x.what = ('message/'::text || tm.thread_id)))))) AND (NOT (EXISTS ( SELECT
           FROM (base.exception z
             CROSS JOIN base.clock k)
          WHERE ((z.learner_id = g.learner_id) AND (z.subject_id = x.subject_id) AND (z.sealed_until >= k.today) AND (NOT (EXISTS ( SELECT
                   FROM base.subject me
                  WHERE ((me.id = g.subject_id) AND (me.capacity = ANY (ARRAY['registrar'::text, 'exception'::text])))))))))));

-- Who confirmed a support that stands: where the support itself is open
view door.acknowledgement with (security_barrier=true) as
 SELECT g.learner_id,
    a.entry_id,
    a.subject_id,
    (((a.at AT TIME ZONE k.zone))::date + k.ahead) AS on_date,
    f.display_name AS name,
    (a.subject_id = g.subject_id) AS is_yours
   FROM ((((base.open_support g
     JOIN base.acknowledgement a ON (((a.learner_id = g.learner_id) AND (a.entry_id = g.entry_id))))
     JOIN base.subject b ON ((b.id = a.subject_id)))
     LEFT JOIN base.staff f ON ((f.id = b.person_id)))
     CROSS JOIN base.clock k)
  WHERE (g.subject_id = door.subject());

-- Supports of a teacher's own learners that this hat has not confirmed
view door.acknowledgement_owed with (security_barrier=true) as
 SELECT g.learner_id,
    g.entry_id,
    g.circles
   FROM ((base.open_support g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = 'teacher'::text))))
     CROSS JOIN base.clock k)
  WHERE ((g.subject_id = door.subject()) AND COALESCE((g.ends_on >= (k.today)::text), true) AND (NOT (EXISTS ( SELECT
           FROM base.acknowledgement a
          WHERE ((a.learner_id = g.learner_id) AND (a.entry_id = g.entry_id) AND (a.subject_id = g.subject_id))))));

-- Papers on whose rights a learner's are: for those who keep the record
view door.age_document with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.kind,
    x.effective_on,
    x.note,
    x.entered_at,
    x.entered_by,
    x.confirmed_at,
    x.lifted_at
   FROM (base.grants g
     JOIN base.age_document x ON ((x.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 3) & 7) >= 3) AND ((get_byte(g.rights, 3) >> 6) >= 3));

-- What apps signed and whether it holds today. No learner and no family is in it
view door.agreement with (security_barrier=false) as
 SELECT a.id,
    s.id AS subject_id,
    a.name,
    a.starts_on,
    a.ends_on,
    COALESCE((a.terms -> 'elements'::text), '[]'::jsonb) AS elements,
    ((a.state = 'active'::text) AND (s.ended_at IS NULL) AND (a.starts_on <= k.today) AND COALESCE((a.ends_on >= k.today), true)) AS holds
   FROM ((base.agreement a
     JOIN base.subject s ON ((s.agreement_id = a.id)))
     CROSS JOIN base.clock k)
  WHERE (a.kind = 'app'::text);

-- 
view door.agreement_waiting with (security_barrier=true) as
 SELECT w.id,
    w.kind
   FROM (( SELECT a.id,
            a.kind,
            a.organization_id
           FROM base.agreement a
          WHERE ((a.state = ANY (ARRAY['draft'::text, 'vetting'::text])) AND (a.kind = ANY (ARRAY['app'::text, 'helper'::text])))
        UNION ALL
         SELECT r.id,
            'request'::text,
            c.organization_id
           FROM (base.app_request r
             JOIN base.class c ON ((c.id = r.class_id)))
          WHERE (r.decision IS NULL)) w
     JOIN base.subject s ON (((s.id = door.subject()) AND (s.capacity = 'administrator'::text) AND (s.ended_at IS NULL))))
  WHERE ((s.organization_id IS NULL) OR (EXISTS ( SELECT
           FROM base.organization_tree t
          WHERE ((t.ancestor_id = s.organization_id) AND (t.organization_id = w.organization_id)))));

-- 
view door.annual_notice with (security_barrier=true) as
 SELECT n.id,
    n.organization_id,
    o.name AS organization,
    n.number,
    n.form,
    n.made_at,
    n.published_on,
    n.object_until,
    n.told,
    ( SELECT count(DISTINCT r.subject_id) AS count
           FROM base.annual_notice_receipt r
          WHERE (r.notice_id = n.id)) AS confirmed
   FROM (base.annual_notice n
     JOIN base.organization o ON ((o.id = n.organization_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = n.organization_id))))))));

-- The annual notice in force for a learner, and whether one confirmed it: for a family
view door.annual_notice_of with (security_barrier=true) as
 SELECT g.learner_id,
    n.id,
    n.number,
    n.form,
    o.name AS organization,
    n.published_on,
    n.object_until,
    ( SELECT r.read_on
           FROM base.annual_notice_receipt r
          WHERE ((r.learner_id = g.learner_id) AND (r.notice_id = n.id) AND (r.subject_id = g.subject_id))) AS read_on
   FROM (((base.grants g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])))))
     JOIN base.annual_notice n ON ((n.id = door.notice_of(g.learner_id))))
     JOIN base.organization o ON ((o.id = n.organization_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- Of what the learner wants to be asked first, in the newest word of theirs
view door.ask_first with (security_barrier=true) as
 SELECT DISTINCT ON (g.learner_id) g.learner_id,
    e.categories
   FROM ((base.grants g
     JOIN base.ask_first_event e ON ((e.learner_id = g.learner_id)))
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1))
  ORDER BY g.learner_id, e.at DESC, e.id DESC;

-- The team of such a case, with those who left it
view door.case_member with (security_barrier=true) as
 SELECT g.learner_id,
    m.case_id,
    m.staff_id,
    f.display_name AS name,
    m.reads_restricted,
    m.starts_on,
    m.ends_on,
    COALESCE((m.ends_on < k.today), false) AS has_left,
    (m.staff_id = s.person_id) AS is_me
   FROM (((((base.grants g
     CROSS JOIN base.clock k)
     JOIN base.subject s ON ((s.id = g.subject_id)))
     JOIN base.support_case x ON (((x.learner_id = g.learner_id) AND (x.starts_on <= k.today) AND COALESCE((x.ends_on >= k.today), true))))
     JOIN base.case_member m ON (((m.learner_id = x.learner_id) AND (m.case_id = x.id))))
     JOIN base.staff f ON ((f.id = m.staff_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((s.capacity = ANY (ARRAY['leader'::text, 'registrar'::text])) OR ((s.capacity = 'support'::text) AND (EXISTS ( SELECT
           FROM base.case_member o
          WHERE ((o.learner_id = x.learner_id) AND (o.case_id = x.id) AND (o.staff_id = s.person_id) AND COALESCE((o.starts_on <= k.today), true) AND COALESCE((o.ends_on >= k.today), true)))))));

-- How far one is with the questions of the first visit
view door.check_up with (security_barrier=true) as
 SELECT g.learner_id,
    x.answers,
    x.put_off_until,
    x.done_at
   FROM (base.grants g
     JOIN base.check_up x ON (((x.learner_id = g.learner_id) AND (x.subject_id = g.subject_id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- 
view door.class as
 SELECT id,
    organization_id,
    course_id,
    title,
    code,
    period,
    subject,
    grade_levels,
    starts_on,
    ends_on
   FROM base.class;

-- Who teaches or taught a class, from the staff directory. No learner is in it
view door.class_teacher with (security_barrier=false) as
 SELECT DISTINCT a.class_id,
    f.display_name AS name
   FROM (base.assignment a
     JOIN base.staff f ON ((f.id = a.staff_id)))
  WHERE (a.class_id IS NOT NULL);

-- 
view door.clock as
 SELECT today,
    ahead,
    zone,
    clocks
   FROM base.clock;

-- When the learner alone decides: for the learner, guardians and the registrar
view door.coming_of_age with (security_barrier=true) as
 SELECT g.learner_id,
        CASE
            WHEN (NOT COALESCE(p.is_kept, false)) THEN LEAST(p.since, (((l.born_on + make_interval(years => (k.of_age_from)::integer)))::date + (((to_char((l.born_on)::timestamp with time zone, 'MMDD'::text) = '0229'::text) AND (to_char((l.born_on + make_interval(years => (k.of_age_from)::integer)), 'MMDD'::text) = '0228'::text)))::integer))
            ELSE NULL::date
        END AS of_age_on,
    (o.policy_id = 'learner.of-age'::text) AS is_of_age
   FROM (((((base.grants g
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     CROSS JOIN base.clock k)
     LEFT JOIN LATERAL ( SELECT bool_or((d.kind = 'guardianship'::text)) AS is_kept,
            min(d.effective_on) FILTER (WHERE (d.kind <> 'guardianship'::text)) AS since
           FROM base.age_document d
          WHERE ((d.learner_id = l.learner_id) AND (d.confirmed_at IS NOT NULL) AND (d.lifted_at IS NULL))) p ON (true))
     LEFT JOIN base.subject s ON (((s.capacity = 'learner'::text) AND (s.person_id = l.learner_id))))
     LEFT JOIN base.grants o ON (((o.learner_id = l.learner_id) AND (o.subject_id = s.id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- Who could stand beside a goal or a plan: for those who read the choices. A guardian's name is that of a contact they may read
view door.companion with (security_barrier=true) as
 SELECT g.learner_id,
    o.subject_id,
    s.capacity,
    o.circles,
        CASE s.capacity
            WHEN 'learner'::text THEN l.display_name
            WHEN 'guardian'::text THEN ( SELECT (e.body ->> 'name'::text)
               FROM base.entry e
              WHERE ((e.learner_id = g.learner_id) AND (e.kind = 'contact'::text) AND (e.superseded_at IS NULL) AND ((e.body ->> 'guardianId'::text) = (s.person_id)::text) AND (e.mark <=
                    CASE
                        WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
                        ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
                    END))
              ORDER BY e.id DESC
             LIMIT 1)
            ELSE f.display_name
        END AS name
   FROM ((((base.grants g
     JOIN base.grants o ON (((o.learner_id = g.learner_id) AND (o.until > now()))))
     JOIN base.subject s ON (((s.id = o.subject_id) AND (s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text, 'teacher'::text, 'support'::text])))))
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     LEFT JOIN base.staff f ON (((f.id = s.person_id) AND (s.capacity = ANY (ARRAY['teacher'::text, 'support'::text])))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1) AND ((NOT starts_with(g.policy_id, 'guardian.'::text)) OR (o.subject_id = g.subject_id) OR (NOT (EXISTS ( SELECT
           FROM base.subject them
          WHERE ((them.id = o.subject_id) AND (them.capacity = 'guardian'::text)))))));

-- 
view door.competency as
 SELECT id,
    framework_id,
    code,
    statement,
    subject,
    grade_levels,
    parent_id,
    is_group,
    "position"
   FROM base.competency;

-- 
view door.competency_edge as
 SELECT from_id,
    to_id,
    kind
   FROM base.competency_edge;

-- Choices of two guardians that stand against each other: for the registrar who speaks with both
view door.conflict_told with (security_barrier=true) as
 SELECT g.learner_id,
    x.target,
    x.category,
    x.since,
    x.ended_at
   FROM ((base.grants g
     JOIN base.conflict_told x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject me ON ((me.id = g.subject_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (me.capacity = 'registrar'::text));

-- Consents of a learner, with what was signed: to who reads the choices. No other adult is named
view door.consent with (security_barrier=true) as
 SELECT g.learner_id,
    c.id,
    c.state,
    c.terms,
    c.agreement_id,
    c.asked_at,
    (c.signature - 'by'::text) AS signature,
    (c.first_signature - 'by'::text) AS first_signature,
    c.paused_for,
    c.renews,
    ( SELECT
                CASE
                    WHEN (s.id = g.subject_id) THEN 'you'::text
                    ELSE s.capacity
                END AS capacity
           FROM base.subject s
          WHERE (s.id = ((c.signature ->> 'by'::text))::uuid)) AS signed_by,
    ( SELECT
                CASE
                    WHEN (s.id = g.subject_id) THEN 'you'::text
                    ELSE s.capacity
                END AS capacity
           FROM base.subject s
          WHERE (s.id = ((c.first_signature ->> 'by'::text))::uuid)) AS first_signed_by,
    (( SELECT count(*) AS count
           FROM (base.grants o
             JOIN base.subject s ON (((s.id = o.subject_id) AND (s.capacity = 'guardian'::text))))
          WHERE ((o.learner_id = g.learner_id) AND (o.until > now()) AND ((get_byte(o.rights, 30) >> 6) = 3))) > 1) AS two_decide,
    ( SELECT
                CASE
                    WHEN (s.id = g.subject_id) THEN 'you'::text
                    ELSE s.capacity
                END AS capacity
           FROM base.subject s
          WHERE (s.id = c.asked_by)) AS asked_by,
    (c.state = ANY (ARRAY['active'::text, 'amended'::text, 'expiring'::text])) AS gives
   FROM (base.grants g
     JOIN base.consent c ON ((c.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- The steps of those consents
view door.consent_event with (security_barrier=true) as
 SELECT g.learner_id,
    e.consent_id,
    e.id,
    e.step,
    e.state,
    e.actor,
    e.done_at,
    e.reason,
    ( SELECT
                CASE
                    WHEN (s.id = g.subject_id) THEN 'you'::text
                    ELSE s.capacity
                END AS capacity
           FROM base.subject s
          WHERE (s.id = e.done_by)) AS done_by
   FROM (base.grants g
     JOIN base.consent_event e ON ((e.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- What was proposed: to who proposed it, to who answers it, and to the learner
view door.contribution with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.slice,
    x.kind,
    x.body,
    x.observed_on,
    x.proposed_by,
    x.proposed_at,
    COALESCE(n.state, 'waiting'::text) AS state,
    n.reason,
    n.note,
    n.done_at,
    n.is_standing,
        CASE
            WHEN ((s.capacity <> 'guardian'::text) OR (n.done_by = g.subject_id)) THEN n.done_by
            ELSE NULL::uuid
        END AS done_by,
    ((x.proposed_by <> g.subject_id) AND door.settles(s.capacity, g.rights, (x.slice)::integer, b.capacity)) AS is_yours_to_answer,
    b.capacity AS proposer,
    b.agreement_id
   FROM ((((base.grants g
     JOIN base.contribution x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject s ON ((s.id = g.subject_id)))
     JOIN base.subject b ON ((b.id = x.proposed_by)))
     LEFT JOIN LATERAL ( SELECT a.state,
            a.reason,
            a.note,
            a.done_by,
            a.done_at,
            a.is_standing
           FROM base.contribution_act a
          WHERE ((a.learner_id = x.learner_id) AND (a.contribution_id = x.id))
          ORDER BY a.done_at DESC, a.id DESC
         LIMIT 1) n ON (true))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((x.proposed_by = g.subject_id) OR (s.capacity = 'learner'::text) OR door.settles(s.capacity, g.rights, (x.slice)::integer, b.capacity)));

-- Files of what was proposed and waits, where the proposal opens
view door.contribution_file with (security_barrier=true) as
 SELECT e.learner_id,
    e.id AS contribution_id,
    f."position",
    e.slice,
    f.file_id,
    f.name,
    f.media_type,
    f.bytes,
    f.width,
    f.height,
    f.seconds,
    f.hash,
    f.preview_hash
   FROM (door.contribution e
     JOIN base.contribution_file f ON (((f.learner_id = e.learner_id) AND (f.contribution_id = e.id))));

-- Which kinds of which programs the subject itself accepts always
view door.contribution_trust with (security_barrier=true) as
 SELECT g.learner_id,
    t.agreement_id,
    t.kind,
    t.chosen_at
   FROM (base.grants g
     JOIN LATERAL ( SELECT DISTINCT ON (x.agreement_id, x.kind) x.agreement_id,
            x.kind,
            x.trusted,
            x.chosen_at
           FROM base.contribution_trust x
          WHERE ((x.learner_id = g.learner_id) AND (x.chosen_by = g.subject_id))
          ORDER BY x.agreement_id, x.kind, x.id DESC) t ON ((t.trusted AND (EXISTS ( SELECT
           FROM base.agreement_learner h
          WHERE ((h.learner_id = g.learner_id) AND (h.agreement_id = t.agreement_id) AND (t.chosen_at >= h.shared_at)))))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- Copies, visits and explanations that a family asked for: to who asked, and to the registrar
view door.copy_request with (security_barrier=true) as
 SELECT g.learner_id,
        CASE
            WHEN ((get_byte(g.rights, 0) & 7) >= 1) THEN l.display_name
            ELSE NULL::text
        END AS learner,
    x.id,
    x.how,
    x.parts,
    x.says,
    (x.asked_by = g.subject_id) AS is_yours,
    b.capacity AS asked_by,
    x.asked_on,
    door.due_after(g.learner_id, x.asked_on, 'copies'::text) AS due_on,
    COALESCE(n.state, 'asked'::text) AS state,
    ( SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', a.id, 'state', a.state, 'on', a.on_date, 'answer', a.answer, 'fee', a.fee, 'visitOn', a.visit_on, 'visitTime', to_char((a.visit_time)::interval, 'HH24:MI'::text), 'place', a.visit_place)) ORDER BY a.answered_at, a.id) AS jsonb_agg
           FROM base.copy_answer a
          WHERE ((a.learner_id = x.learner_id) AND (a.request_id = x.id))) AS steps
   FROM (((((base.grants g
     JOIN base.copy_request x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject s ON ((s.id = g.subject_id)))
     JOIN base.subject b ON ((b.id = x.asked_by)))
     LEFT JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     LEFT JOIN LATERAL ( SELECT a.state
           FROM base.copy_answer a
          WHERE ((a.learner_id = x.learner_id) AND (a.request_id = x.id))
          ORDER BY a.answered_at DESC, a.id DESC
         LIMIT 1) n ON (true))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((x.asked_by = g.subject_id) OR (s.capacity = 'registrar'::text)));

-- What a family says is wrong: to who asked, and to who keeps that part of the record
view door.correction_request with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.entry_id,
    x.slice,
    x.wrong,
    x.should_be,
    x.asked_by,
    x.asked_at,
    x.asked_on,
    COALESCE(n.state, 'asked'::text) AS state,
    n.answer,
    n.answered_by,
    n.answered_at,
    n.on_date,
    n.hearing_on,
    ( SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', a.id, 'state', a.state, 'on', a.on_date, 'answer', a.answer, 'evidence', a.evidence, 'hearingOn', a.hearing_on, 'hearingTime', to_char((a.hearing_time)::interval, 'HH24:MI'::text), 'place', a.hearing_place, 'presides', a.presides)) ORDER BY a.answered_at, a.id) AS jsonb_agg
           FROM base.correction_answer a
          WHERE ((a.learner_id = x.learner_id) AND (a.request_id = x.id))) AS steps,
    ( SELECT t.text
           FROM base.entry_statement t
          WHERE ((t.learner_id = x.learner_id) AND (t.request_id = x.id) AND (t.carried_from IS NULL))) AS statement
   FROM (((base.grants g
     JOIN base.correction_request x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject s ON ((s.id = g.subject_id)))
     LEFT JOIN LATERAL ( SELECT a.state,
            a.answer,
            a.answered_by,
            a.answered_at,
            a.on_date,
            a.hearing_on
           FROM base.correction_answer a
          WHERE ((a.learner_id = x.learner_id) AND (a.request_id = x.id))
          ORDER BY a.answered_at DESC, a.id DESC
         LIMIT 1) n ON (true))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((x.asked_by = g.subject_id) OR door.answers_for(s.capacity, g.rights, (x.slice)::integer)));

-- For those who keep the record, and nobody else
view door.court_document with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.guardian_id,
    x.kind,
    x.effective_on,
    x.review_on,
    x.note,
    x.entered_by,
    x.entered_at,
    x.confirmed_by,
    x.confirmed_at,
    x.lift_asked_by,
    x.lift_asked_at,
    x.lifted_by,
    x.lifted_at
   FROM (base.grants g
     JOIN base.court_document x ON ((x.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 3) & 7) >= 3) AND ((get_byte(g.rights, 3) >> 6) >= 3));

-- Court documents that wait for a second person, or for their review: for the registrar
view door.court_waiting with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.kind,
        CASE
            WHEN (x.lift_asked_at IS NOT NULL) THEN 'to-lift'::text
            WHEN (x.confirmed_at IS NULL) THEN 'to-confirm'::text
            ELSE 'to-review'::text
        END AS waits,
    x.review_on
   FROM (((base.grants g
     JOIN base.court_document x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject me ON ((me.id = g.subject_id)))
     CROSS JOIN base.clock k)
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (me.capacity = 'registrar'::text) AND (x.lifted_at IS NULL) AND ((x.confirmed_at IS NULL) OR (x.lift_asked_at IS NOT NULL) OR (x.review_on <= k.today)));

-- 
view door.custom_element with (security_barrier=true) as
 SELECT c.kind,
    c.organization_id,
    o.name AS organization,
    c.state,
    a.name AS asked_by,
    c.version,
    c.reason,
    c.definition,
    (EXISTS ( SELECT
           FROM base.subject s
          WHERE ((s.id = door.subject()) AND (s.capacity = 'administrator'::text) AND (s.ended_at IS NULL) AND ((s.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = s.organization_id) AND (t.organization_id = c.organization_id)))))))) AS keeps
   FROM ((base.custom_element c
     JOIN base.organization o ON ((o.id = c.organization_id)))
     LEFT JOIN base.agreement a ON ((a.id = c.agreement_id)))
  WHERE (door.subject() IS NOT NULL);

-- Who is told of a correction or statement, and how far that is: for a family and the registrar
view door.delivery with (security_barrier=true) as
 SELECT g.learner_id,
    d.id,
    m.entry_id,
    m.what,
    m.made_on,
    d.subject_id,
    d.way,
    d.state,
    d.sent_on,
    d.acknowledged_on,
    d.told_how,
    r.capacity,
    e.slice,
    COALESCE(f.display_name, o.name, ( SELECT (c.terms ->> 'party'::text)
           FROM (base.share h
             JOIN base.consent c ON (((c.learner_id = h.learner_id) AND (c.id = h.consent_id))))
          WHERE ((h.learner_id = d.learner_id) AND (h.id = d.subject_id)))) AS name,
    ( SELECT x.id
           FROM base.correction_request x
          WHERE ((x.learner_id = m.learner_id) AND (x.id = m.request_id) AND ((x.asked_by = g.subject_id) OR door.answers_for(s.capacity, g.rights, (x.slice)::integer)))) AS request_id
   FROM (((((((base.grants g
     JOIN base.subject s ON ((s.id = g.subject_id)))
     JOIN base.delivery d ON ((d.learner_id = g.learner_id)))
     JOIN base.amendment m ON (((m.learner_id = d.learner_id) AND (m.id = d.amendment_id))))
     JOIN base.entry e ON (((e.learner_id = m.learner_id) AND (e.id = m.entry_id))))
     JOIN base.subject r ON ((r.id = d.subject_id)))
     LEFT JOIN base.staff f ON (((f.id = r.person_id) AND (r.capacity <> ALL (ARRAY['learner'::text, 'guardian'::text])))))
     LEFT JOIN base.agreement o ON ((o.id = r.agreement_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1) AND (door.answers_for(s.capacity, g.rights, (e.slice)::integer) OR ((s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END))));

-- What the lower levels show: status from level 1, summary from 2
view door.digest with (security_barrier=true) as
 SELECT g.learner_id,
    d.slice,
    d.circle_id,
    d.status,
        CASE
            WHEN (
            CASE
                WHEN (d.circle_id = ANY (g.circles)) THEN ((get_byte(g.rights, (d.slice)::integer) >> 3) & 7)
                ELSE (get_byte(g.rights, (d.slice)::integer) & 7)
            END >= 2) THEN d.summary
            ELSE NULL::jsonb
        END AS summary,
    ( SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', e.kind, 'by', b.capacity, 'on', t.stated_on, 'text',
                CASE
                    WHEN ((
                    CASE
                        WHEN (d.circle_id = ANY (g.circles)) THEN ((get_byte(g.rights, (d.slice)::integer) >> 3) & 7)
                        ELSE (get_byte(g.rights, (d.slice)::integer) & 7)
                    END >= 2) AND (d.summary ? e.kind)) THEN t.text
                    ELSE NULL::text
                END)) ORDER BY t.stated_at, t.id) AS jsonb_agg
           FROM ((base.entry_statement t
             JOIN base.subject b ON ((b.id = t.stated_by)))
             JOIN base.entry e ON (((e.learner_id = t.learner_id) AND (e.id = t.entry_id) AND (e.superseded_at IS NULL) AND (e.mark = 3) AND (NOT e.detail_only))))
          WHERE ((t.learner_id = d.learner_id) AND (e.slice = d.slice) AND ((d.circle_id = '00000000-0000-0000-0000-000000000000'::uuid) OR (e.circle_id = d.circle_id)) AND ((d.status ? e.kind) OR ((
                CASE
                    WHEN (d.circle_id = ANY (g.circles)) THEN ((get_byte(g.rights, (d.slice)::integer) >> 3) & 7)
                    ELSE (get_byte(g.rights, (d.slice)::integer) & 7)
                END >= 2) AND (d.summary ? e.kind))))) AS statements
   FROM (base.grants g
     JOIN base.digest d ON ((d.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (
        CASE
            WHEN (d.circle_id = ANY (g.circles)) THEN ((get_byte(g.rights, (d.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (d.slice)::integer) & 7)
        END >= 1));

-- Directory information as it may be listed for an audience: for who keeps the record. What a family keeps in is null
view door.directory with (security_barrier=true) as
 SELECT g.learner_id,
    a.audience,
    o.id AS organization_id,
    o.name AS at_school,
    c.items,
    l.display_name AS name,
    l.sort_name,
        CASE
            WHEN ('school'::text = ANY (c.items)) THEN o.name
            ELSE NULL::text
        END AS school,
        CASE
            WHEN ('grade'::text = ANY (c.items)) THEN (n.body ->> 'gradeLevel'::text)
            ELSE NULL::text
        END AS grade,
        CASE
            WHEN ('dates'::text = ANY (c.items)) THEN e.starts_on
            ELSE NULL::date
        END AS starts_on,
        CASE
            WHEN ('honors'::text = ANY (c.items)) THEN ARRAY( SELECT (h.body ->> 'title'::text)
               FROM base.entry h
              WHERE ((h.learner_id = g.learner_id) AND (h.kind = 'recognition'::text) AND (h.superseded_at IS NULL) AND (h.mark = 3) AND (NOT h.detail_only) AND (h.method = 'reported'::text) AND (NOT (EXISTS ( SELECT
                       FROM base.entry_statement t
                      WHERE ((t.learner_id = h.learner_id) AND (t.entry_id = h.id))))))
              ORDER BY h.observed_on DESC NULLS LAST, h.id
             LIMIT 20)
            ELSE NULL::text[]
        END AS honors,
        CASE
            WHEN ('address'::text = ANY (c.items)) THEN (((r.body -> 'addresses'::text) -> 0) -> 'lines'::text)
            ELSE NULL::jsonb
        END AS address,
        CASE
            WHEN ('phone'::text = ANY (c.items)) THEN (((r.body -> 'phones'::text) -> 0) ->> 'number'::text)
            ELSE NULL::text
        END AS phone,
        CASE
            WHEN ('email'::text = ANY (c.items)) THEN (((r.body -> 'emails'::text) -> 0) ->> 'address'::text)
            ELSE NULL::text
        END AS email
   FROM (((((((((base.grants g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])))))
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     JOIN base.enrollment e ON (((e.learner_id = g.learner_id) AND (e.class_id IS NULL) AND (e.organization_id = s.organization_id) AND (e.ended_at IS NULL))))
     JOIN base.clock k ON ((COALESCE((e.starts_on <= k.today), true) AND COALESCE((e.ends_on >= k.today), true))))
     JOIN base.organization o ON ((o.id = e.organization_id)))
     CROSS JOIN ( VALUES ('anyone'::text), ('classmates'::text), ('military'::text), ('college'::text)) a(audience))
     CROSS JOIN LATERAL ( SELECT door.directory_items(g.learner_id, a.audience) AS items) c)
     LEFT JOIN LATERAL ( SELECT x.body
           FROM base.entry x
          WHERE ((x.learner_id = g.learner_id) AND (x.kind = 'enrollment'::text) AND (x.superseded_at IS NULL) AND (x.body ? 'gradeLevel'::text) AND (NOT (EXISTS ( SELECT
                   FROM base.entry_statement t
                  WHERE ((t.learner_id = x.learner_id) AND (t.entry_id = x.id))))))
          ORDER BY x.observed_on DESC NULLS LAST, x.id DESC
         LIMIT 1) n ON (true))
     LEFT JOIN LATERAL ( SELECT x.body
           FROM base.entry x
          WHERE ((x.learner_id = g.learner_id) AND (x.kind = 'contact'::text) AND (x.superseded_at IS NULL) AND (x.mark = 3) AND ((x.body ->> 'holder'::text) = 'learner'::text) AND (NOT (EXISTS ( SELECT
                   FROM base.entry_statement t
                  WHERE ((t.learner_id = x.learner_id) AND (t.entry_id = x.id))))))
          ORDER BY x.id DESC
         LIMIT 1) r ON (true))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 0) & 7) >= 1) AND ('name'::text = ANY (c.items)));

-- What of a learner is directory information, what of it is open to whom, and what one said oneself: for a family. What guardians said: for the learner
view door.directory_setting with (security_barrier=true) as
 SELECT g.learner_id,
    a.audience,
    door.directory_items(g.learner_id, a.audience) AS items,
    COALESCE(( SELECT jsonb_agg(COALESCE(m.item, '*'::text)) AS jsonb_agg
           FROM ( SELECT DISTINCT ON (c.item) c.item,
                    c.is_out
                   FROM base.directory_choice c
                  WHERE ((c.learner_id = g.learner_id) AND (c.chosen_by = g.subject_id) AND (c.audience = a.audience))
                  ORDER BY c.item, c.chosen_at DESC, c.id DESC) m
          WHERE m.is_out), '[]'::jsonb) AS kept_in,
        CASE
            WHEN (s.capacity = 'learner'::text) THEN COALESCE(( SELECT jsonb_agg(DISTINCT COALESCE(d.item, '*'::text)) AS jsonb_agg
               FROM base.directory_kept d
              WHERE ((d.learner_id = g.learner_id) AND (d.audience = a.audience) AND (d.chosen_by <> g.subject_id))), '[]'::jsonb)
            ELSE NULL::jsonb
        END AS guardians_keep
   FROM ((base.grants g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])))))
     CROSS JOIN ( VALUES ('anyone'::text), ('classmates'::text), ('military'::text), ('college'::text)) a(audience))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- 
view door.disposal with (security_barrier=true) as
 SELECT d.id,
    d.organization_id,
    o.name AS organization,
    d.plan,
    d.reason,
    d.proposed_on,
    d.not_before,
    d.told,
    d.confirmed_on,
    d.stopped_on,
    d.finished_on,
    d.certificate,
    encode(d.hash, 'hex'::text) AS hash,
    door.same_person(d.proposed_by, door.subject()) AS proposed_by_you,
    pf.display_name AS proposed_by,
    door.same_person(d.confirmed_by, door.subject()) AS confirmed_by_you,
    cf.display_name AS confirmed_by
   FROM (((((base.disposal d
     JOIN base.organization o ON ((o.id = d.organization_id)))
     LEFT JOIN base.subject ps ON ((ps.id = d.proposed_by)))
     LEFT JOIN base.staff pf ON ((pf.id = ps.person_id)))
     LEFT JOIN base.subject cs ON ((cs.id = d.confirmed_by)))
     LEFT JOIN base.staff cf ON ((cf.id = cs.person_id)))
  WHERE ((EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = d.organization_id)))))))) OR (EXISTS ( SELECT
           FROM (base.subject a
             JOIN base.organization_tree t ON ((t.organization_id = a.organization_id)))
          WHERE ((a.id = door.subject()) AND (a.capacity = 'registrar'::text) AND (a.ended_at IS NULL) AND (t.ancestor_id = d.organization_id)))));

-- 
view door.disposing_district with (security_barrier=true) as
 SELECT id,
    name
   FROM base.organization o
  WHERE ((kind = 'district'::text) AND ((EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))) OR (EXISTS ( SELECT
           FROM (base.subject a
             JOIN base.organization_tree t ON ((t.organization_id = a.organization_id)))
          WHERE ((a.id = door.subject()) AND (a.capacity = 'registrar'::text) AND (a.ended_at IS NULL) AND (t.ancestor_id = o.id))))));

-- Elements that are turned off for a learner: to who reads the choices, and to who could write there
view door.element_off with (security_barrier=true) as
 SELECT g.learner_id,
    o.kind,
    o.off_by
   FROM ((base.grants g
     JOIN base.element_off o ON ((o.learner_id = g.learner_id)))
     JOIN base.kind k ON ((k.kind = o.kind)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (((get_byte(g.rights, 30) & 7) >= 1) OR ((get_byte(g.rights, (k.slice)::integer) >> 6) >= 1) OR ((get_byte(g.rights, (k.slice)::integer) & 7) >= 3)));

-- 
view door.element_switch with (security_barrier=true) as
 SELECT w.organization_id,
    o.name AS organization,
    w.kind,
    w.is_on,
    p.is_own,
    p.is_above
   FROM (((base.subject a
     CROSS JOIN base.element_switch_now w)
     LEFT JOIN base.organization o ON ((o.id = w.organization_id)))
     CROSS JOIN LATERAL ( SELECT (NOT (w.organization_id IS DISTINCT FROM a.organization_id)) AS is_own,
            ((a.organization_id IS NOT NULL) AND (w.organization_id IS DISTINCT FROM a.organization_id) AND ((w.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.organization_id = a.organization_id) AND (t.ancestor_id = w.organization_id)))))) AS is_above) p)
  WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR p.is_own OR p.is_above OR (EXISTS ( SELECT
           FROM base.organization_tree t
          WHERE ((t.organization_id = w.organization_id) AND (t.ancestor_id = a.organization_id))))));

-- What reached a party, and its word that all is destroyed: to who reads the choices; to the party's own program what is its own. Never why
view door.ending with (security_barrier=true) as
 SELECT g.learner_id,
    e.id,
    e.consent_id,
    a.name AS party,
    e.what,
    e.made_on,
    e.due_on,
    e.state,
    e.sent_on,
    e.attested_on,
    e.attested_as,
    e.attested_by,
    e.certificate,
    ((e.attested_on IS NULL) AND (e.due_on < k.today)) AS is_overdue,
    false AS is_party,
    (me.capacity = 'registrar'::text) AS is_keepers
   FROM ((((base.grants g
     JOIN base.ending e ON ((e.learner_id = g.learner_id)))
     JOIN base.agreement a ON ((a.id = e.agreement_id)))
     JOIN base.subject me ON ((me.id = g.subject_id)))
     CROSS JOIN base.clock k)
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1))
UNION ALL
 SELECT e.learner_id,
    e.id,
    NULL::uuid AS consent_id,
    a.name AS party,
    e.what,
    e.made_on,
    e.due_on,
    e.state,
    e.sent_on,
    e.attested_on,
    e.attested_as,
    e.attested_by,
    e.certificate,
    ((e.attested_on IS NULL) AND (e.due_on < k.today)) AS is_overdue,
    true AS is_party,
    false AS is_keepers
   FROM (((base.subject me
     JOIN base.ending e ON ((e.agreement_id = me.agreement_id)))
     JOIN base.agreement a ON ((a.id = e.agreement_id)))
     CROSS JOIN base.clock k)
  WHERE ((me.id = door.subject()) AND (me.capacity = 'agreement'::text) AND (me.ended_at IS NULL));

-- Current entries that are open to the subject
view door.entry with (security_barrier=true) as
 SELECT g.learner_id,
    e.id,
    e.slice,
    e.kind,
    e.mark,
    e.author_id,
    e.circle_id,
    e.observed_on,
    e.received_at,
        CASE
            WHEN ((get_byte(g.rights, 30) & 7) >= 1) THEN e.detail_only
            ELSE NULL::boolean
        END AS detail_only,
    e.supersedes,
    e.superseded_at,
    e.reason,
    e.method,
    e.source_id,
        CASE
            WHEN ((get_byte(g.rights, 1) & 7) >= 3) THEN e.source_key
            ELSE NULL::text
        END AS source_key,
    e.shifted_days,
    e.body,
    ( SELECT jsonb_agg(jsonb_build_object('text', t.text, 'by', b.capacity, 'on', t.stated_on) ORDER BY t.stated_at, t.id) AS jsonb_agg
           FROM (base.entry_statement t
             JOIN base.subject b ON ((b.id = t.stated_by)))
          WHERE ((t.learner_id = e.learner_id) AND (t.entry_id = e.id))) AS statements
   FROM (base.grants g
     JOIN base.entry e ON ((e.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END) AND (e.superseded_at IS NULL));

-- Files of entries, current, past and of elements turned off, where the entry opens
view door.entry_file with (security_barrier=true) as
 SELECT e.learner_id,
    e.id AS entry_id,
    f."position",
    e.slice,
    f.file_id,
    f.name,
    f.media_type,
    f.bytes,
    f.width,
    f.height,
    f.seconds,
    f.hash,
    f.preview_hash
   FROM (door.entry e
     JOIN base.entry_file f ON (((f.learner_id = e.learner_id) AND (f.entry_id = e.id))))
UNION ALL
 SELECT e.learner_id,
    e.id AS entry_id,
    f."position",
    e.slice,
    f.file_id,
    f.name,
    f.media_type,
    f.bytes,
    f.width,
    f.height,
    f.seconds,
    f.hash,
    f.preview_hash
   FROM (door.entry_history e
     JOIN base.entry_file f ON (((f.learner_id = e.learner_id) AND (f.entry_id = e.id))))
UNION ALL
 SELECT e.learner_id,
    e.id AS entry_id,
    f."position",
    e.slice,
    f.file_id,
    f.name,
    f.media_type,
    f.bytes,
    f.width,
    f.height,
    f.seconds,
    f.hash,
    f.preview_hash
   FROM (door.entry_off e
     JOIN base.entry_file f ON (((f.learner_id = e.learner_id) AND (f.entry_id = e.id))));

-- Superseded and withdrawn entries: for the learner, guardians and the registrar
view door.entry_history with (security_barrier=true) as
 SELECT g.learner_id,
    e.id,
    e.slice,
    e.kind,
    e.mark,
    e.author_id,
    e.circle_id,
    e.observed_on,
    e.received_at,
        CASE
            WHEN ((get_byte(g.rights, 30) & 7) >= 1) THEN e.detail_only
            ELSE NULL::boolean
        END AS detail_only,
    e.supersedes,
    e.superseded_at,
    e.reason,
    e.method,
    e.source_id,
        CASE
            WHEN ((get_byte(g.rights, 1) & 7) >= 3) THEN e.source_key
            ELSE NULL::text
        END AS source_key,
    e.shifted_days,
    e.body,
    ( SELECT jsonb_agg(jsonb_build_object('text', t.text, 'by', b.capacity, 'on', t.stated_on) ORDER BY t.stated_at, t.id) AS jsonb_agg
           FROM (base.entry_statement t
             JOIN base.subject b ON ((b.id = t.stated_by)))
          WHERE ((t.learner_id = e.learner_id) AND (t.entry_id = e.id))) AS statements
   FROM (base.grants g
     JOIN base.entry e ON ((e.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END) AND (e.superseded_at IS NOT NULL) AND ((get_byte(g.rights, 31) & 7) >= 1));

-- What an element holds that is turned off: for the family alone, as far as it was open to them
view door.entry_off with (security_barrier=true) as
 SELECT g.learner_id,
    e.id,
    e.slice,
    e.kind,
    ((e.mark - 2))::smallint AS mark,
    e.author_id,
    e.circle_id,
    e.observed_on,
    e.received_at,
        CASE
            WHEN ((get_byte(g.rights, 30) & 7) >= 1) THEN e.detail_only
            ELSE NULL::boolean
        END AS detail_only,
    e.supersedes,
    e.superseded_at,
    e.reason,
    e.method,
    e.source_id,
        CASE
            WHEN ((get_byte(g.rights, 1) & 7) >= 3) THEN e.source_key
            ELSE NULL::text
        END AS source_key,
    e.shifted_days,
    e.body,
    ( SELECT jsonb_agg(jsonb_build_object('text', t.text, 'by', b.capacity, 'on', t.stated_on) ORDER BY t.stated_at, t.id) AS jsonb_agg
           FROM (base.entry_statement t
             JOIN base.subject b ON ((b.id = t.stated_by)))
          WHERE ((t.learner_id = e.learner_id) AND (t.entry_id = e.id))) AS statements
   FROM ((base.grants g
     JOIN base.entry e ON ((e.learner_id = g.learner_id)))
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1) AND (e.superseded_at IS NULL) AND (e.mark >= 5) AND ((e.mark - 2) <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END));

-- Access by an exception of the law: for the office, for who asked, and for the family unless a law forbids it
view door.exception with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.basis,
    x.slices,
    x.ends_on,
    x.opens_on,
    x.asked_at,
    x.opened_at,
    x.review_by,
    x.reviewed_at,
    x.ended_at,
    x.ended_why,
    x.sealed_until,
        CASE
            WHEN (x.ended_at IS NOT NULL) THEN 'ended'::text
            WHEN (x.opened_at IS NULL) THEN 'asked'::text
            WHEN (NOT (COALESCE((x.ends_on >= k.today), true) AND (x.until > now()) AND ((x.reviewed_at IS NOT NULL) OR COALESCE((x.review_by > now()), true)))) THEN 'over'::text
            WHEN ((x.review_by IS NOT NULL) AND (x.reviewed_at IS NULL)) THEN 'to-review'::text
            ELSE 'open'::text
        END AS state,
    LEAST(x.until,
        CASE
            WHEN (x.reviewed_at IS NULL) THEN x.review_by
            ELSE NULL::timestamp with time zone
        END) AS until,
    f.display_name AS asked_by,
    n.name AS organization,
    (x.asked_by = g.subject_id) AS is_yours,
    x.reason,
        CASE
            WHEN ((me.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])) OR (x.asked_by = g.subject_id)) THEN x.reference
            ELSE NULL::text
        END AS reference,
        CASE
            WHEN (me.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])) THEN x.seal_reason
            ELSE NULL::text
        END AS seal_reason,
        CASE
            WHEN (me.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])) THEN x.review_note
            ELSE NULL::text
        END AS review_note,
    ((me.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])) AND (NOT door.same_person(x.asked_by, g.subject_id))) AS may_decide
   FROM ((((((base.grants g
     JOIN base.exception x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject me ON ((me.id = g.subject_id)))
     CROSS JOIN base.clock k)
     LEFT JOIN base.subject s ON ((s.id = x.asked_by)))
     LEFT JOIN base.staff f ON ((f.id = s.person_id)))
     LEFT JOIN base.organization n ON ((n.id = s.organization_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((me.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])) OR (x.asked_by = g.subject_id) OR (((get_byte(g.rights, 30) & 7) >= 1) AND COALESCE((x.sealed_until < k.today), true) AND ((NOT starts_with(g.policy_id, 'guardian.'::text)) OR (x.basis <> 'dependent'::text)))));

-- As entry, for subjects of very many learners, newest first
view door.feed with (security_barrier=false) as
 SELECT g.learner_id,
    e.id,
    e.slice,
    e.kind,
    e.mark,
    e.author_id,
    e.circle_id,
    e.observed_on,
    e.received_at,
        CASE
            WHEN ((get_byte(g.rights, 30) & 7) >= 1) THEN e.detail_only
            ELSE NULL::boolean
        END AS detail_only,
    e.supersedes,
    e.superseded_at,
    e.reason,
    e.method,
    e.source_id,
        CASE
            WHEN ((get_byte(g.rights, 1) & 7) >= 3) THEN e.source_key
            ELSE NULL::text
        END AS source_key,
    e.shifted_days,
    e.body,
    ( SELECT jsonb_agg(jsonb_build_object('text', t.text, 'by', b.capacity, 'on', t.stated_on) ORDER BY t.stated_at, t.id) AS jsonb_agg
           FROM (base.entry_statement t
             JOIN base.subject b ON ((b.id = t.stated_by)))
          WHERE ((t.learner_id = e.learner_id) AND (t.entry_id = e.id))) AS statements
   FROM (base.grants g
     JOIN base.entry e ON ((e.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END) AND (e.superseded_at IS NULL));

-- 
view door.file_map with (security_barrier=true) as
 SELECT name,
    version,
    title,
    body,
    made_at
   FROM base.file_map m
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL))));

-- 
view door.framework as
 SELECT id,
    name
   FROM base.framework;

-- Entries that were open to the subject and stand no longer: that they went, for programs that keep copies
view door.gone with (security_barrier=false) as
 SELECT g.learner_id,
    e.id,
    e.kind,
    e.superseded_at
   FROM (base.grants g
     JOIN base.entry e ON ((e.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (e.superseded_at IS NOT NULL) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END));

-- Adults of a learner: one's own row, or all for those who keep the record
view door.guardianship with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.guardian_id,
    x.household_id,
    x.relationship,
    x.may_read,
    x.may_decide,
    x.lives_with,
    x.is_primary,
    x.starts_on,
    x.ends_on
   FROM ((base.grants g
     JOIN base.guardianship x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject s ON ((s.id = g.subject_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (((get_byte(g.rights, 3) & 7) >= 3) OR ((s.capacity = 'guardian'::text) AND (x.guardian_id = s.person_id))));

-- Transition notes of one's own that are not sent yet
view door.held_note with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    l.display_name AS name,
    x.body,
    x.restricted,
    x.send_after
   FROM ((base.grants g
     JOIN base.held_note x ON (((x.learner_id = g.learner_id) AND (x.author_id = g.subject_id))))
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- Who helps a learner by the family's word: for those who read the choices
view door.helper with (security_barrier=true) as
 SELECT g.learner_id,
    a.id,
    a.name,
        CASE
            WHEN p.is_familys THEN COALESCE(h.why, a.purpose)
            ELSE a.purpose
        END AS purpose,
    p.organization_name,
    p.contact,
    p.is_familys,
    h.why,
    h.starts_on,
    LEAST(h.ends_on, a.ends_on) AS ends_on,
    h.signed_on,
    h.shared_at,
    n.name AS listed_as,
    ARRAY( SELECT f.display_name
           FROM (base.subject s
             JOIN base.staff f ON ((f.id = s.person_id)))
          WHERE ((s.agreement_id = a.id) AND (s.capacity = 'helper'::text) AND (s.ended_at IS NULL))
          ORDER BY f.sort_name, s.id) AS people,
    ARRAY( SELECT s.id
           FROM (base.subject s
             JOIN base.staff f ON ((f.id = s.person_id)))
          WHERE ((s.agreement_id = a.id) AND (s.capacity = 'helper'::text) AND (s.ended_at IS NULL))
          ORDER BY f.sort_name, s.id) AS subject_ids
   FROM (((((base.grants g
     JOIN base.agreement_learner h ON ((h.learner_id = g.learner_id)))
     JOIN base.agreement a ON ((a.id = h.agreement_id)))
     JOIN base.program p ON ((p.agreement_id = a.id)))
     LEFT JOIN base.program_name n ON (((n.agreement_id = h.agreement_id) AND (n.id = h.name_id))))
     CROSS JOIN base.clock k)
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1) AND COALESCE((LEAST(h.ends_on, a.ends_on) >= k.today), true) AND (EXISTS ( SELECT
           FROM base.subject s
          WHERE ((s.agreement_id = a.id) AND (s.ended_at IS NULL)))));

-- Programs that were let in by a signed paper: for those who keep the record, and with it the paper
view door.helper_by_paper with (security_barrier=true) as
 SELECT g.learner_id,
    a.id,
    a.name,
    h.signed_on,
    b.capacity AS signed_by,
    LEAST(h.ends_on, a.ends_on) AS ends_on,
    COALESCE((LEAST(h.ends_on, a.ends_on) >= k.today), true) AS is_open
   FROM ((((base.grants g
     JOIN base.agreement_learner h ON (((h.learner_id = g.learner_id) AND (h.signed_on IS NOT NULL))))
     JOIN base.agreement a ON ((a.id = h.agreement_id)))
     JOIN base.subject b ON ((b.id = h.shared_by)))
     CROSS JOIN base.clock k)
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 3) & 7) >= 3) AND ((get_byte(g.rights, 3) >> 6) >= 3));

-- 
view door.import with (security_barrier=true) as
 SELECT i.id,
    s.name AS source,
    i.standard,
    i.state,
    i.started_at,
    i.finished_at,
    i.bytes,
    i.phase,
    i.phase_at,
    i.done,
    i.of,
    i.share,
    i.updated_at,
    i.summary,
    i.refusal,
    (i.started_by IS NOT NULL) AS is_from_browser,
    ( SELECT f.display_name
           FROM (base.subject b
             JOIN base.staff f ON ((f.id = b.person_id)))
          WHERE (b.id = i.started_by)) AS started_by
   FROM (base.import i
     LEFT JOIN base.source s ON ((s.id = i.source_id)))
  WHERE ((i.started_by = door.subject()) OR (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                   FROM base.organization o
                  WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(i.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                           FROM base.organization_tree t
                          WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id))))))))))))));

-- 
view door.import_ending with (security_barrier=true) as
 SELECT e.import_id,
    e.set_name,
    e.rows_missing,
    e.rows_known,
    e.decided_at,
    e.ends,
    (EXISTS ( SELECT
           FROM base.import_ending_row r
          WHERE ((r.import_id = e.import_id) AND (r.set_name = e.set_name)))) AS waits
   FROM (base.import_ending e
     JOIN base.import i ON ((i.id = e.import_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                   FROM base.organization o
                  WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(i.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                           FROM base.organization_tree t
                          WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))))))));

-- 
view door.import_remark with (security_barrier=true) as
 SELECT r.import_id,
    r.number,
    r.code,
    r.at,
    r.message
   FROM (base.import_remark r
     JOIN base.import i ON ((i.id = r.import_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                   FROM base.organization o
                  WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(i.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                           FROM base.organization_tree t
                          WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))))))));

-- 
view door.instrument with (security_barrier=true) as
 SELECT i.id,
    i.version,
    i.organization_id,
    o.name AS organization,
    i.definition,
    i.retired
   FROM (base.instrument i
     JOIN base.organization o ON ((o.id = i.organization_id)))
  WHERE ((EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = i.organization_id)))))))) AND (NOT (EXISTS ( SELECT
           FROM base.instrument n
          WHERE ((n.id = i.id) AND (n.version > i.version))))));

-- 
view door.kept_district with (security_barrier=true) as
 SELECT id,
    name
   FROM base.organization o
  WHERE ((kind = 'district'::text) AND (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))));

-- Learners by the name they go by
view door.learner with (security_barrier=true) as
 SELECT g.learner_id,
    l.display_name,
    l.sort_name,
    l.given_sort_name
   FROM (base.grants g
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 0) & 7) >= 1));

-- Records that became one: for who keeps it
view door.learner_merge with (security_barrier=true) as
 SELECT g.learner_id,
    m.id,
    m.merged_at,
    COALESCE(f.display_name, o2.name, r.name, ( SELECT ((q.name || ', '::text) || q.organization)
           FROM base.verification_request q
          WHERE ((q.subject_id = s.id) AND (s.capacity = 'verifier'::text)))) AS merged_by,
    m.undone_at
   FROM ((((((base.grants g
     JOIN base.learner_merge m ON ((m.learner_id = g.learner_id)))
     JOIN base.subject keeper ON (((keeper.id = g.subject_id) AND (keeper.capacity = 'registrar'::text))))
     JOIN base.subject s ON ((s.id = m.merged_by)))
     LEFT JOIN base.staff f ON ((f.id = s.person_id)))
     LEFT JOIN base.agreement o2 ON ((o2.id = s.agreement_id)))
     LEFT JOIN base.source r ON ((r.id = s.id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- Questionnaires that a learner is or will be asked: for the learner, guardians, and teachers who are to rate
view door.learner_survey with (security_barrier=true) as
 SELECT g.learner_id,
    v.id,
    v.rated_by,
    v.basis,
    v.opens_on,
    v.closes_on,
    i.definition,
    (l.opted_out_at IS NOT NULL) AS is_out,
    l.consent_id,
    ((k.today >= v.opens_on) AND (k.today <= v.closes_on)) AS is_open,
    ((v.basis = 'none'::text) OR ((v.basis = 'notice'::text) AND (l.asked_at IS NOT NULL)) OR ((v.basis = 'consent'::text) AND (c.state = ANY (ARRAY['active'::text, 'expiring'::text])))) AS is_cleared,
    (EXISTS ( SELECT
           FROM base.entry e
          WHERE ((e.learner_id = g.learner_id) AND (e.kind = 'survey-response'::text) AND (e.superseded_at IS NULL) AND (e.author_id = g.subject_id) AND ((e.body ->> 'surveyId'::text) = (v.id)::text)))) AS is_answered,
    s.capacity
   FROM ((((((base.grants g
     JOIN base.subject s ON ((s.id = g.subject_id)))
     JOIN base.survey_learner l ON ((l.learner_id = g.learner_id)))
     JOIN base.survey v ON ((v.id = l.survey_id)))
     JOIN base.instrument i ON (((i.id = v.instrument_id) AND (i.version = v.version))))
     CROSS JOIN base.clock k)
     LEFT JOIN base.consent c ON (((c.learner_id = l.learner_id) AND (c.id = l.consent_id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (v.stopped_at IS NULL) AND (v.closes_on >= k.today) AND ((s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])) OR ((s.capacity = 'teacher'::text) AND (v.rated_by = 'teacher'::text) AND (l.opted_out_at IS NULL) AND (v.opens_on <= k.today) AND ((v.basis = 'none'::text) OR ((v.basis = 'notice'::text) AND (l.asked_at IS NOT NULL)) OR ((v.basis = 'consent'::text) AND (c.state = ANY (ARRAY['active'::text, 'expiring'::text])))))));

-- What keeps a learner's record from being destroyed: for the registrar
view door.legal_hold with (security_barrier=true) as
 SELECT g.learner_id,
    h.id,
    h.reason,
    h.set_at,
    h.lifted_at
   FROM ((base.grants g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = 'registrar'::text))))
     JOIN base.legal_hold h ON ((h.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- Whom they may be, what agrees and differs, and how many have said so
view door.link_candidate with (security_barrier=true) as
 SELECT learner_id,
    case_id,
    other_id,
    agrees,
    differs,
    persons,
    ( SELECT count(*) AS count
           FROM base.link_vote v
          WHERE ((v.learner_id = d.learner_id) AND (v.case_id = d.case_id) AND (v.other_id = d.other_id))) AS votes,
    (EXISTS ( SELECT
           FROM base.link_vote v
          WHERE ((v.learner_id = d.learner_id) AND (v.case_id = d.case_id) AND (v.other_id = d.other_id) AND (v.voted_by = door.subject())))) AS is_own
   FROM base.link_candidate d
  WHERE (EXISTS ( SELECT
           FROM base.link_keeper k
          WHERE ((k.subject_id = door.subject()) AND (k.learner_id = d.learner_id) AND (k.case_id = d.case_id))));

-- Whether somebody of a source is a learner who is here: for the registrars of either
view door.link_case with (security_barrier=true) as
 SELECT c.learner_id,
    c.id,
    c.learner_key,
    r.name AS source,
    c.at,
    c.waits,
    c.evidence,
    c.opened_at,
    c.outcome,
    c.closed_at
   FROM (base.link_case c
     LEFT JOIN base.source r ON ((r.id = c.source_id)))
  WHERE (EXISTS ( SELECT
           FROM base.link_keeper k
          WHERE ((k.subject_id = door.subject()) AND (k.learner_id = c.learner_id) AND (k.case_id = c.id))));

-- Who the people of such a question are, as they are known today: no earlier name, no address
view door.link_person with (security_barrier=true) as
 SELECT c.learner_id AS case_learner_id,
    c.id AS case_id,
    l.learner_id,
    l.display_name,
    l.born_on,
    ( SELECT concat_ws(' '::text, (e.body ->> 'given'::text), (e.body ->> 'middle'::text), (e.body ->> 'family'::text), (e.body ->> 'suffix'::text)) AS concat_ws
           FROM base.entry e
          WHERE ((e.learner_id = l.learner_id) AND (e.kind = 'identity'::text) AND (e.superseded_at IS NULL))
          ORDER BY e.received_at DESC, e.id DESC
         LIMIT 1) AS legal_name,
    ( SELECT COALESCE(jsonb_agg(DISTINCT jsonb_build_object('system', i.system, 'value', i.value)), '[]'::jsonb) AS "coalesce"
           FROM base.learner_identifier i
          WHERE (i.learner_id = l.learner_id)) AS identifiers,
    ARRAY( SELECT DISTINCT o.name
           FROM (base.enrollment e
             JOIN base.organization o ON ((o.id = e.organization_id)))
          WHERE ((e.learner_id = l.learner_id) AND (e.class_id IS NULL) AND (e.ended_at IS NULL))
          ORDER BY o.name
         LIMIT 5) AS schools,
    ARRAY( SELECT DISTINCT (e.body ->> 'name'::text)
           FROM base.entry e
          WHERE ((e.learner_id = l.learner_id) AND (e.kind = 'contact'::text) AND (e.superseded_at IS NULL) AND ((e.body ->> 'holder'::text) = 'guardian'::text))
          ORDER BY (e.body ->> 'name'::text)
         LIMIT 5) AS guardians,
    ARRAY( SELECT DISTINCT r.name
           FROM (base.source_key k
             JOIN base.source r ON ((r.id = k.source_id)))
          WHERE ((k.id = l.learner_id) AND (k.noun = 'learner'::text))
          ORDER BY r.name
         LIMIT 5) AS sources
   FROM (base.link_case c
     CROSS JOIN base.learner l)
  WHERE ((EXISTS ( SELECT
           FROM base.link_keeper k
          WHERE ((k.subject_id = door.subject()) AND (k.learner_id = c.learner_id) AND (k.case_id = c.id)))) AND ((l.learner_id = c.learner_id) OR (EXISTS ( SELECT
           FROM base.link_candidate d
          WHERE ((d.learner_id = c.learner_id) AND (d.case_id = c.id) AND (d.other_id = l.learner_id))))));

-- Questions about looks: to who asked, and to the registrar and leader of the learner
view door.look_question with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.about_id,
    x.looked_at,
    x.is_unknown,
    x.question,
    x.asked_by,
    x.asked_at,
    x.answer,
    x.answered_at,
    f.display_name AS about,
    b.capacity AS about_capacity,
    ((me.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])) AND (NOT door.same_person(x.about_id, g.subject_id))) AS may_answer
   FROM ((((base.grants g
     JOIN base.look_question x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject me ON ((me.id = g.subject_id)))
     JOIN base.subject b ON ((b.id = x.about_id)))
     LEFT JOIN base.staff f ON (((f.id = b.person_id) AND (b.capacity <> ALL (ARRAY['learner'::text, 'guardian'::text])))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((me.capacity = ANY (ARRAY['registrar'::text, 'leader'::text])) OR (x.asked_by = g.subject_id)));

-- What was said in the subject's conversations
view door.message with (security_barrier=true) as
 SELECT c.learner_id,
    x.thread_id,
    x.id,
    x.author_id,
    x.language,
    x.template,
    x.body,
    x.other_language,
    x.other_body,
    x.entry_id,
    x.sent_at
   FROM ((base.correspondent c
     JOIN base.thread_member m ON (((m.learner_id = c.learner_id) AND (m.subject_id = c.subject_id))))
     JOIN base.message x ON (((x.learner_id = m.learner_id) AND (x.thread_id = m.thread_id))))
  WHERE (c.subject_id = door.subject());

-- Classes of the subject's own: taught by a teacher's hat
view door.my_class with (security_barrier=true) as
 SELECT c.id,
    c.organization_id,
    c.course_id,
    c.title,
    c.code,
    c.period,
    c.subject,
    c.grade_levels,
    c.starts_on,
    c.ends_on
   FROM ((base.subject s
     JOIN base.assignment a ON ((a.staff_id = s.person_id)))
     JOIN base.class c ON ((c.id = a.class_id)))
  WHERE ((s.id = door.subject()) AND (s.capacity = 'teacher'::text) AND (c.organization_id = s.organization_id) AND (s.ended_at IS NULL))
  GROUP BY c.id;

-- What the subject was told. Of a learner to whom it has no tie any more, nothing
view door.notice with (security_barrier=true) as
 SELECT n.id,
    n.code,
    n.about_id,
    n.place,
    n.at,
    (n.read_at IS NOT NULL) AS is_read,
        CASE
            WHEN ((get_byte(g.rights, 0) & 7) >= 1) THEN l.display_name
            ELSE NULL::text
        END AS name
   FROM ((base.notice n
     LEFT JOIN base.grants g ON (((g.learner_id = n.about_id) AND (g.subject_id = door.subject()) AND (g.until > now()))))
     LEFT JOIN base.learner l ON ((l.learner_id = g.learner_id)))
  WHERE ((n.subject_id = door.subject()) AND ((n.about_id IS NULL) OR (g.learner_id IS NOT NULL)));

-- 
view door.organization as
 SELECT id,
    kind,
    name,
    parent_id
   FROM base.organization;

-- The adults who have or had the rights of a learner, as their contacts call them: for the learner
view door.own_guardian with (security_barrier=true) as
 SELECT DISTINCT ON (g.learner_id, s.id) g.learner_id,
    s.id AS subject_id,
    x.relationship,
    ( SELECT (e.body ->> 'name'::text)
           FROM base.entry e
          WHERE ((e.learner_id = x.learner_id) AND (e.kind = 'contact'::text) AND (e.superseded_at IS NULL) AND ((e.body ->> 'guardianId'::text) = (x.guardian_id)::text) AND (e.mark <=
                CASE
                    WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
                    ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
                END))
          ORDER BY e.received_at DESC, e.id DESC
         LIMIT 1) AS name,
    COALESCE((o.policy_id = 'guardian.dependent'::text), false) AS by_law
   FROM (((((base.grants g
     JOIN base.subject me ON (((me.id = g.subject_id) AND (me.capacity = 'learner'::text))))
     JOIN base.guardianship x ON ((x.learner_id = g.learner_id)))
     CROSS JOIN base.clock k)
     JOIN base.subject s ON (((s.capacity = 'guardian'::text) AND (s.person_id = x.guardian_id) AND (s.ended_at IS NULL))))
     LEFT JOIN base.grants o ON (((o.learner_id = x.learner_id) AND (o.subject_id = s.id) AND (o.until > now()))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1) AND x.may_read AND COALESCE((x.ends_on >= k.today), true) AND (NOT (EXISTS ( SELECT
           FROM base.blocked_guardian n
          WHERE ((n.learner_id = x.learner_id) AND (n.guardian_id = x.guardian_id))))))
  ORDER BY g.learner_id, s.id, x.is_primary DESC, x.id;

-- 
view door.pack_administrator with (security_barrier=true) as
 SELECT true AS may
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                   FROM base.organization o
                  WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(NULL::uuid, o.source_id)) AND (NOT (EXISTS ( SELECT
                           FROM base.organization_tree t
                          WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))))))));

-- 
view door.pack_version with (security_barrier=true) as
 SELECT id,
    number,
    changes,
    both_sign,
    note,
    proposed_at,
    activated_at,
    withdrawn_at,
    door.same_person(proposed_by, door.subject()) AS is_yours,
    ( SELECT f.display_name
           FROM (base.subject b
             JOIN base.staff f ON ((f.id = b.person_id)))
          WHERE (b.id = v.proposed_by)) AS proposed_by,
    ( SELECT f.display_name
           FROM (base.subject b
             JOIN base.staff f ON ((f.id = b.person_id)))
          WHERE (b.id = v.activated_by)) AS activated_by,
    ( SELECT i.pack_hash
           FROM base.installation i) AS installed
   FROM base.pack_version v
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                   FROM base.organization o
                  WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(NULL::uuid, o.source_id)) AND (NOT (EXISTS ( SELECT
                           FROM base.organization_tree t
                          WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))))))));

-- Scanned pages of a court document or an exception: for those who keep the record
view door.paper with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.about_id,
    x.name,
    x.media_type,
    octet_length(x.bytes) AS size,
    x.bytes
   FROM (base.grants g
     JOIN base.paper x ON ((x.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 3) & 7) >= 3) AND ((get_byte(g.rights, 3) >> 6) >= 3));

-- Consents that are paused, with what was asked to let them go on: for the registrar, who settles it
view door.paused_consent with (security_barrier=true) as
 SELECT g.learner_id,
    c.id,
    (c.terms ->> 'party'::text) AS party,
    (c.terms ->> 'kind'::text) AS kind,
    c.paused_for,
    ( SELECT max(e.done_at) AS max
           FROM base.consent_event e
          WHERE ((e.learner_id = c.learner_id) AND (e.consent_id = c.id) AND (e.state = 'paused'::text))) AS paused_at,
    r.note,
    r.asked_at,
    door.same_person(r.asked_by, g.subject_id) AS is_yours
   FROM (((base.grants g
     JOIN base.consent c ON (((c.learner_id = g.learner_id) AND (c.state = 'paused'::text) AND (c.paused_for <> 'age-flip'::text))))
     JOIN base.subject me ON ((me.id = g.subject_id)))
     LEFT JOIN base.consent_release r ON (((r.learner_id = c.learner_id) AND (r.consent_id = c.id) AND (r.done_at IS NULL))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (me.capacity = 'registrar'::text));

-- 
view door.planned_survey with (security_barrier=true) as
 SELECT t.ancestor_id AS organization_id,
    v.id,
    (i.definition -> 'title'::text) AS title,
    o.name AS at,
    v.basis,
    v.opens_on,
    v.closes_on,
    ARRAY( SELECT DISTINCT (q.value ->> 'area'::text)
           FROM jsonb_array_elements((i.definition -> 'items'::text)) q(value)
          WHERE (q.value ? 'area'::text)
          ORDER BY (q.value ->> 'area'::text)) AS areas
   FROM ((((base.survey v
     JOIN base.instrument i ON (((i.id = v.instrument_id) AND (i.version = v.version))))
     JOIN base.organization o ON ((o.id = v.organization_id)))
     JOIN base.organization_tree t ON ((t.organization_id = v.organization_id)))
     CROSS JOIN base.clock k)
  WHERE ((v.stopped_at IS NULL) AND (v.closes_on >= k.today) AND (v.basis <> 'none'::text) AND (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t_1
                  WHERE ((t_1.ancestor_id = a.organization_id) AND (t_1.organization_id = t_1.ancestor_id)))))))));

-- A helper's own program. No learner is in it
view door.program with (security_barrier=true) as
 SELECT a.id,
    a.name,
    a.purpose,
    a.starts_on,
    a.ends_on,
    p.organization_name,
    p.is_familys
   FROM ((base.subject s
     JOIN base.agreement a ON ((a.id = s.agreement_id)))
     JOIN base.program p ON ((p.agreement_id = a.id)))
  WHERE ((s.id = door.subject()) AND (s.capacity = 'helper'::text) AND (s.ended_at IS NULL));

-- The attendance book of a helper's own program
view door.program_day with (security_barrier=true) as
 SELECT d.agreement_id,
    d.name_id,
    d.on_date,
    d.state,
    d.minutes,
    d.activity
   FROM (base.subject s
     JOIN base.program_day d ON ((d.agreement_id = s.agreement_id)))
  WHERE ((s.id = door.subject()) AND (s.capacity = 'helper'::text) AND (s.ended_at IS NULL));

-- The list of a helper's own program: its own words. Whom a family connected a name with is known only while that opens
view door.program_name with (security_barrier=true) as
 SELECT n.agreement_id,
    n.id,
    n.name,
    n.code,
    n.added_at,
    ( SELECT g.learner_id
           FROM (base.agreement_learner h
             JOIN base.grants g ON ((g.learner_id = h.learner_id)))
          WHERE ((h.agreement_id = n.agreement_id) AND (h.name_id = n.id) AND (g.subject_id = door.subject()) AND (g.until > now()))
          ORDER BY h.shared_at DESC
         LIMIT 1) AS learner_id
   FROM (base.subject s
     JOIN base.program_name n ON ((n.agreement_id = s.agreement_id)))
  WHERE ((s.id = door.subject()) AND (s.capacity = 'helper'::text) AND (s.ended_at IS NULL) AND (n.removed_at IS NULL));

-- 
view door.quality_class with (security_barrier=true) as
 SELECT q.id AS issue_id,
    c.class_id
   FROM (base.quality_class c
     JOIN base.quality_issue q ON ((q.is_check AND (q.code = c.code) AND (q.organization_id = c.organization_id))))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.ended_at IS NULL) AND (((a.capacity = ANY (ARRAY['administrator'::text, 'registrar'::text])) AND ((q.owner_id = a.id) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = q.organization_id)))))) OR ((a.capacity = 'administrator'::text) AND ((a.organization_id IS NULL) OR ((q.organization_id IS NULL) AND (q.source_id IS NOT NULL) AND (EXISTS ( SELECT
                   FROM base.subject a_1
                  WHERE ((a_1.id = door.subject()) AND (a_1.capacity = 'administrator'::text) AND (a_1.ended_at IS NULL) AND ((a_1.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                           FROM base.organization o
                          WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(q.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                                   FROM base.organization_tree t
                                  WHERE ((t.ancestor_id = a_1.organization_id) AND (t.organization_id = o.id))))))))))))))))))));

-- 
view door.quality_count with (security_barrier=true) as
 SELECT c.issue_id,
    c.at,
    c.count
   FROM (base.quality_count c
     JOIN base.quality_issue q ON ((q.id = c.issue_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.ended_at IS NULL) AND (((a.capacity = ANY (ARRAY['administrator'::text, 'registrar'::text])) AND ((q.owner_id = a.id) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = q.organization_id)))))) OR ((a.capacity = 'administrator'::text) AND ((a.organization_id IS NULL) OR ((q.organization_id IS NULL) AND (q.source_id IS NOT NULL) AND (EXISTS ( SELECT
                   FROM base.subject a_1
                  WHERE ((a_1.id = door.subject()) AND (a_1.capacity = 'administrator'::text) AND (a_1.ended_at IS NULL) AND ((a_1.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                           FROM base.organization o
                          WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(q.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                                   FROM base.organization_tree t
                                  WHERE ((t.ancestor_id = a_1.organization_id) AND (t.organization_id = o.id))))))))))))))))))));

-- Learners of whom a check found something: for the registrar, who keeps the record
view door.quality_finding with (security_barrier=true) as
 SELECT g.learner_id,
    x.code,
    x.organization_id
   FROM ((base.grants g
     JOIN base.quality_finding x ON ((x.learner_id = g.learner_id)))
     JOIN base.subject s ON ((s.id = g.subject_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (s.capacity = 'registrar'::text) AND ((get_byte(g.rights, 1) & 7) >= 3));

-- 
view door.quality_issue with (security_barrier=true) as
 SELECT q.id,
    q.code,
    q.is_check,
    s.name AS source,
    o.name AS school,
    q.state,
    q.owner_id,
    q.is_vendors,
    q.count,
    q.import_id,
    q.first_seen_at,
    q.last_seen_at,
    q.state_at
   FROM ((base.quality_issue q
     LEFT JOIN base.source s ON ((s.id = q.source_id)))
     LEFT JOIN base.organization o ON ((o.id = q.organization_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.ended_at IS NULL) AND (((a.capacity = ANY (ARRAY['administrator'::text, 'registrar'::text])) AND ((q.owner_id = a.id) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = q.organization_id)))))) OR ((a.capacity = 'administrator'::text) AND ((a.organization_id IS NULL) OR ((q.organization_id IS NULL) AND (q.source_id IS NOT NULL) AND (EXISTS ( SELECT
                   FROM base.subject a_1
                  WHERE ((a_1.id = door.subject()) AND (a_1.capacity = 'administrator'::text) AND (a_1.ended_at IS NULL) AND ((a_1.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                           FROM base.organization o_1
                          WHERE ((o_1.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o_1.source_id = COALESCE(q.source_id, o_1.source_id)) AND (NOT (EXISTS ( SELECT
                                   FROM base.organization_tree t
                                  WHERE ((t.ancestor_id = a_1.organization_id) AND (t.organization_id = o_1.id))))))))))))))))))));

-- 
view door.quality_note with (security_barrier=true) as
 SELECT n.id,
    n.issue_id,
    n.at,
    n.by_id,
    f.display_name AS by_name,
    n.state,
    n.owner_id,
    n.is_vendors,
    n.note
   FROM (((base.quality_note n
     JOIN base.quality_issue q ON ((q.id = n.issue_id)))
     LEFT JOIN base.subject b ON ((b.id = n.by_id)))
     LEFT JOIN base.staff f ON ((f.id = b.person_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.ended_at IS NULL) AND (((a.capacity = ANY (ARRAY['administrator'::text, 'registrar'::text])) AND ((q.owner_id = a.id) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = q.organization_id)))))) OR ((a.capacity = 'administrator'::text) AND ((a.organization_id IS NULL) OR ((q.organization_id IS NULL) AND (q.source_id IS NOT NULL) AND (EXISTS ( SELECT
                   FROM base.subject a_1
                  WHERE ((a_1.id = door.subject()) AND (a_1.capacity = 'administrator'::text) AND (a_1.ended_at IS NULL) AND ((a_1.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                           FROM base.organization o
                          WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(q.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                                   FROM base.organization_tree t
                                  WHERE ((t.ancestor_id = a_1.organization_id) AND (t.organization_id = o.id))))))))))))))))))));

-- The newest 50 open entries of each of the subject's learners
view door.recent with (security_barrier=true) as
 SELECT g.learner_id,
    n.id,
    n.slice,
    n.kind,
    n.mark,
    n.author_id,
    n.circle_id,
    n.observed_on,
    n.received_at,
    n.detail_only,
    n.supersedes,
    n.superseded_at,
    n.reason,
    n.method,
    n.source_id,
    n.source_key,
    n.shifted_days,
    n.body,
    n.statements
   FROM (base.grants g
     CROSS JOIN LATERAL ( SELECT e.id,
            e.slice,
            e.kind,
            e.mark,
            e.author_id,
            e.circle_id,
            e.observed_on,
            e.received_at,
                CASE
                    WHEN ((get_byte(g.rights, 30) & 7) >= 1) THEN e.detail_only
                    ELSE NULL::boolean
                END AS detail_only,
            e.supersedes,
            e.superseded_at,
            e.reason,
            e.method,
            e.source_id,
                CASE
                    WHEN ((get_byte(g.rights, 1) & 7) >= 3) THEN e.source_key
                    ELSE NULL::text
                END AS source_key,
            e.shifted_days,
            e.body,
            ( SELECT jsonb_agg(jsonb_build_object('text', t.text, 'by', b.capacity, 'on', t.stated_on) ORDER BY t.stated_at, t.id) AS jsonb_agg
                   FROM (base.entry_statement t
                     JOIN base.subject b ON ((b.id = t.stated_by)))
                  WHERE ((t.learner_id = e.learner_id) AND (t.entry_id = e.id))) AS statements
           FROM base.entry e
          WHERE ((e.learner_id = g.learner_id) AND (e.superseded_at IS NULL) AND (e.mark <=
                CASE
                    WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
                    ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
                END))
          ORDER BY e.id DESC
         LIMIT 50) n)
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- 
view door.reconcile_report with (security_barrier=true) as
 SELECT s.name AS source,
    r.reported_at,
    r.report
   FROM (base.reconcile_report r
     JOIN base.source s ON ((s.id = r.source_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                   FROM base.organization o
                  WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(r.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                           FROM base.organization_tree t
                          WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))))))));

-- Learners of whom the subject may now read more, less or nothing, and since when: for programs that keep copies
view door.regrant with (security_barrier=true) as
 SELECT learner_id,
    changed_at
   FROM base.grants_history h
  WHERE (subject_id = door.subject());

-- Entries beside which a family put a statement, and when: for programs that keep copies
view door.restated with (security_barrier=true) as
 SELECT g.learner_id,
    t.entry_id,
    t.stated_at
   FROM (base.grants g
     JOIN base.entry_statement t ON ((t.learner_id = g.learner_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- Who would read a restricted note handed to a team: for who may write one
view door.restricted_reader with (security_barrier=true) as
 SELECT g.learner_id,
    x.id AS case_id,
    f.display_name AS name
   FROM ((((base.grants g
     CROSS JOIN base.clock k)
     JOIN base.support_case x ON (((x.learner_id = g.learner_id) AND (x.starts_on <= k.today) AND COALESCE((x.ends_on >= k.today), true))))
     JOIN base.case_member m ON (((m.learner_id = x.learner_id) AND (m.case_id = x.id) AND m.reads_restricted AND COALESCE((m.starts_on <= k.today), true) AND COALESCE((m.ends_on >= k.today), true))))
     JOIN base.staff f ON ((f.id = m.staff_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 22) >> 6) >= 2) AND (((get_byte(g.rights, 22) >> 3) & 7) = 4));

-- How long the district of a learner's newest school keeps what, where it set that itself: for a family and the registrar
view door.retention_of with (security_barrier=true) as
 SELECT g.learner_id,
    d.name AS organization,
    d.ends_on,
    COALESCE(( SELECT jsonb_object_agg(r.kind, jsonb_build_object('keep', r.keep, 'reason', r.reason)) AS jsonb_object_agg
           FROM base.retention_rule r
          WHERE (r.organization_id = d.id)), '{}'::jsonb) AS rules
   FROM (base.grants g
     JOIN LATERAL ( SELECT o.id,
            o.name,
            COALESCE(e.ends_on, (e.ended_at)::date) AS ends_on
           FROM ((base.enrollment e
             JOIN base.organization_tree t ON ((t.organization_id = e.organization_id)))
             JOIN base.organization o ON (((o.id = t.ancestor_id) AND (o.kind = 'district'::text))))
          WHERE ((e.learner_id = g.learner_id) AND (e.class_id IS NULL))
          ORDER BY COALESCE(e.ends_on, (e.ended_at)::date) DESC, e.starts_on DESC NULLS LAST, o.id
         LIMIT 1) d ON (true))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- 
view door.retention_rule with (security_barrier=true) as
 SELECT organization_id,
    kind,
    keep,
    reason,
    set_at
   FROM base.retention_rule r
  WHERE ((EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = r.organization_id)))))))) OR (EXISTS ( SELECT
           FROM (base.subject a
             JOIN base.organization_tree t ON ((t.organization_id = a.organization_id)))
          WHERE ((a.id = door.subject()) AND (a.capacity = 'registrar'::text) AND (a.ended_at IS NULL) AND (t.ancestor_id = r.organization_id)))));

-- 
view door.school_day as
 SELECT organization_id,
    on_date,
    in_session
   FROM base.school_day;

-- Who else holds a grant on a learner: for those who read the choices
view door.seen_by with (security_barrier=true) as
 SELECT g.learner_id,
    o.subject_id,
    o.policy_id,
    s.capacity,
    s.organization_id,
    s.function,
    s.agreement_id,
    COALESCE(f.display_name, o2.name, r.name, ( SELECT ((q.name || ', '::text) || q.organization)
           FROM base.verification_request q
          WHERE ((q.subject_id = s.id) AND (s.capacity = 'verifier'::text)))) AS name,
    o.circles,
    o.until
   FROM (((((base.grants g
     JOIN base.grants o ON (((o.learner_id = g.learner_id) AND (o.until > now()))))
     JOIN base.subject s ON ((s.id = o.subject_id)))
     LEFT JOIN base.staff f ON (((f.id = s.person_id) AND (s.capacity <> ALL (ARRAY['learner'::text, 'guardian'::text])))))
     LEFT JOIN base.agreement o2 ON ((o2.id = s.agreement_id)))
     LEFT JOIN base.source r ON ((r.id = s.id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1) AND ((NOT starts_with(g.policy_id, 'guardian.'::text)) OR (o.subject_id = g.subject_id) OR (NOT (EXISTS ( SELECT
           FROM base.subject them
          WHERE ((them.id = o.subject_id) AND (them.capacity = 'guardian'::text)))))) AND (NOT (EXISTS ( SELECT
           FROM (base.exception z
             CROSS JOIN base.clock k)
          WHERE ((z.learner_id = g.learner_id) AND (z.subject_id = o.subject_id) AND (z.sealed_until >= k.today) AND (NOT (EXISTS ( SELECT
                   FROM base.subject me
                  WHERE ((me.id = g.subject_id) AND (me.capacity = ANY (ARRAY['registrar'::text, 'exception'::text])))))))))));

-- Links of a learner with what they show and when they were opened: to who reads the choices
view door.share with (security_barrier=true) as
 SELECT g.learner_id,
    h.id,
    h.consent_id,
    h.audience,
    h.from_name,
    h.keeps_up,
    h.question,
    (h.mail IS NOT NULL) AS has_mail,
    (h.made_by = g.subject_id) AS is_yours,
    c.state,
    c.terms,
    (c.state = ANY (ARRAY['active'::text, 'amended'::text, 'expiring'::text])) AS gives,
    (( SELECT count(*) AS count
           FROM (base.share_item i
             JOIN base.entry e ON (((e.learner_id = i.learner_id) AND (e.id = i.entry_id))))
          WHERE ((i.learner_id = h.learner_id) AND (i.share_id = h.id) AND (e.superseded_at IS NOT NULL))))::integer AS changed,
    ( SELECT COALESCE(json_agg(json_build_object('at', to_char((o.opened_at AT TIME ZONE 'UTC'::text), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'::text), 'device', o.device) ORDER BY o.opened_at DESC), '[]'::json) AS "coalesce"
           FROM ( SELECT x.opened_at,
                    x.device
                   FROM base.share_session x
                  WHERE ((x.learner_id = h.learner_id) AND (x.share_id = h.id))
                  ORDER BY x.opened_at DESC
                 LIMIT 100) o) AS openings
   FROM ((base.grants g
     JOIN base.share h ON ((h.learner_id = g.learner_id)))
     JOIN base.consent c ON (((c.learner_id = h.learner_id) AND (c.id = h.consent_id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- What the learner asks to be shared, and what came of it
view door.share_wish with (security_barrier=true) as
 SELECT g.learner_id,
    w.id,
    w.party,
    w.audience,
    w.why,
    w.entry_ids,
    w.asked_at,
    w.state,
    w.answered_at,
    w.note
   FROM ((base.grants g
     JOIN base.share_wish w ON ((w.learner_id = g.learner_id)))
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- Which learners' families share with a helper: who did, what for and until when
view door.shared_with_me with (security_barrier=true) as
 SELECT g.learner_id,
    h.name_id,
    h.why,
    h.shared_at,
    b.capacity AS shared_by,
    LEAST(h.ends_on, a.ends_on) AS ends_on
   FROM ((((base.grants g
     JOIN base.subject s ON ((s.id = g.subject_id)))
     JOIN base.agreement_learner h ON (((h.learner_id = g.learner_id) AND (h.agreement_id = s.agreement_id))))
     JOIN base.agreement a ON ((a.id = s.agreement_id)))
     LEFT JOIN base.subject b ON ((b.id = h.shared_by)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND (s.capacity = 'helper'::text));

-- 
view door.source as
 SELECT id,
    name,
    standard,
    is_sample
   FROM base.source;

-- 
view door.source_record with (security_barrier=true) as
 SELECT r.kind,
    r.field,
    s.name AS source,
    r.rank
   FROM (base.source_record r
     JOIN base.source s ON ((s.id = r.source_id)))
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (NOT (EXISTS ( SELECT
                   FROM base.organization o
                  WHERE ((o.kind = ANY (ARRAY['school'::text, 'district'::text])) AND (o.source_id = COALESCE(r.source_id, o.source_id)) AND (NOT (EXISTS ( SELECT
                           FROM base.organization_tree t
                          WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = o.id)))))))))))));

-- 
view door.study with (security_barrier=true) as
 SELECT s.id,
    s.organization_id,
    o.name AS organization,
    s.basis,
    s.title,
    s.party,
    s.purpose,
    s.agreement,
    s.clauses,
    s.measures,
    s.starts_on,
    s.ends_on,
    s.destroy_by,
    s.made_on,
    s.reviewed_on,
    s.review_note,
    s.ended_on,
    s.destroyed_on,
    s.proof,
    s.told,
        CASE
            WHEN (s.ended_why = 'refused'::text) THEN 'refused'::text
            WHEN (s.destroyed_on IS NOT NULL) THEN 'destroyed'::text
            WHEN (s.reviewed_on IS NULL) THEN 'asked'::text
            WHEN ((s.ended_on IS NOT NULL) OR (s.ends_on < k.today)) THEN
            CASE
                WHEN (s.destroy_by < k.today) THEN 'overdue'::text
                ELSE 'over'::text
            END
            WHEN (s.starts_on > k.today) THEN 'coming'::text
            ELSE 'open'::text
        END AS state,
    f.display_name AS made_by,
    ((s.reviewed_on IS NULL) AND (s.ended_on IS NULL) AND (NOT door.same_person(s.made_by, door.subject()))) AS may_review
   FROM ((((base.study s
     JOIN base.organization o ON ((o.id = s.organization_id)))
     CROSS JOIN base.clock k)
     LEFT JOIN base.subject m ON ((m.id = s.made_by)))
     LEFT JOIN base.staff f ON ((f.id = m.person_id)))
  WHERE ((EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = s.organization_id)))))))) OR (EXISTS ( SELECT
           FROM (base.subject a
             JOIN base.organization_tree t ON ((t.organization_id = a.organization_id)))
          WHERE ((a.id = door.subject()) AND (a.capacity = 'registrar'::text) AND (a.ended_at IS NULL) AND (t.ancestor_id = s.organization_id)))));

-- 
view door.study_count with (security_barrier=true) as
 SELECT c.study_id,
    c.id,
    c.measure,
    c.cells,
    c.counted_on
   FROM (base.study_count c
     JOIN base.study s ON ((s.id = c.study_id)))
  WHERE ((EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = s.organization_id)))))))) OR (EXISTS ( SELECT
           FROM (base.subject a
             JOIN base.organization_tree t ON ((t.organization_id = a.organization_id)))
          WHERE ((a.id = door.subject()) AND (a.capacity = 'registrar'::text) AND (a.ended_at IS NULL) AND (t.ancestor_id = s.organization_id)))));

-- Studies that count the learners of a learner's school: for the family
view door.study_of with (security_barrier=true) as
 SELECT DISTINCT g.learner_id,
    s.id,
    s.basis,
    s.title,
    s.party,
    s.purpose,
    s.measures,
    s.starts_on,
    s.ends_on,
    s.destroy_by,
    s.destroyed_on,
        CASE
            WHEN (s.ended_why = 'refused'::text) THEN 'refused'::text
            WHEN (s.destroyed_on IS NOT NULL) THEN 'destroyed'::text
            WHEN (s.reviewed_on IS NULL) THEN 'asked'::text
            WHEN ((s.ended_on IS NOT NULL) OR (s.ends_on < k.today)) THEN
            CASE
                WHEN (s.destroy_by < k.today) THEN 'overdue'::text
                ELSE 'over'::text
            END
            WHEN (s.starts_on > k.today) THEN 'coming'::text
            ELSE 'open'::text
        END AS state
   FROM (((((base.grants g
     JOIN base.subject me ON (((me.id = g.subject_id) AND (me.capacity = ANY (ARRAY['learner'::text, 'guardian'::text])))))
     JOIN base.enrollment e ON (((e.learner_id = g.learner_id) AND (e.class_id IS NULL) AND (e.ended_at IS NULL))))
     JOIN base.organization_tree t ON ((t.organization_id = e.organization_id)))
     JOIN base.study s ON (((s.organization_id = t.ancestor_id) AND (s.reviewed_on IS NOT NULL) AND (s.ended_why IS DISTINCT FROM 'refused'::text))))
     CROSS JOIN base.clock k)
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()));

-- Who a hat, an app or a source is. Family members have no name here: theirs are entries
view door.subject with (security_barrier=false) as
 SELECT s.id,
    s.capacity,
    s.organization_id,
    s.function,
    s.agreement_id,
    COALESCE(f.display_name, o2.name, r.name, ( SELECT ((q.name || ', '::text) || q.organization)
           FROM base.verification_request q
          WHERE ((q.subject_id = s.id) AND (s.capacity = 'verifier'::text)))) AS name,
        CASE
            WHEN (s.id = door.subject()) THEN s.person_id
            ELSE NULL::uuid
        END AS person_id,
    (s.ended_at IS NULL) AS is_active
   FROM (((base.subject s
     LEFT JOIN base.staff f ON (((f.id = s.person_id) AND (s.capacity <> ALL (ARRAY['learner'::text, 'guardian'::text])))))
     LEFT JOIN base.agreement o2 ON ((o2.id = s.agreement_id)))
     LEFT JOIN base.source r ON ((r.id = s.id)));

-- Cases that hold, and whether they are to be talked about: for their team and who gives places on it
view door.support_case with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.starts_on,
    x.ends_on,
    (t.starred_at IS NOT NULL) AS is_starred
   FROM ((((base.grants g
     CROSS JOIN base.clock k)
     JOIN base.subject s ON ((s.id = g.subject_id)))
     JOIN base.support_case x ON (((x.learner_id = g.learner_id) AND (x.starts_on <= k.today) AND COALESCE((x.ends_on >= k.today), true))))
     LEFT JOIN base.case_star t ON (((t.learner_id = x.learner_id) AND (t.case_id = x.id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((s.capacity = ANY (ARRAY['leader'::text, 'registrar'::text])) OR ((s.capacity = 'support'::text) AND (EXISTS ( SELECT
           FROM base.case_member o
          WHERE ((o.learner_id = x.learner_id) AND (o.case_id = x.id) AND (o.staff_id = s.person_id) AND COALESCE((o.starts_on <= k.today), true) AND COALESCE((o.ends_on >= k.today), true)))))));

-- Who wears the hat of the support team at the subject's school. No learner is in it
view door.support_staff with (security_barrier=true) as
 SELECT DISTINCT o.person_id AS staff_id,
    f.display_name AS name
   FROM ((base.subject s
     JOIN base.subject o ON (((o.capacity = 'support'::text) AND (o.organization_id = s.organization_id) AND (o.ended_at IS NULL))))
     JOIN base.staff f ON ((f.id = o.person_id)))
  WHERE ((s.id = door.subject()) AND (s.capacity = ANY (ARRAY['leader'::text, 'registrar'::text, 'support'::text])));

-- 
view door.survey with (security_barrier=true) as
 SELECT v.id,
    (i.definition -> 'title'::text) AS title,
    o.name AS organization,
    v.rated_by,
    v.basis,
    v.opens_on,
    v.closes_on,
    (v.stopped_at IS NOT NULL) AS is_stopped,
    n.learners,
    n.told,
        CASE
            WHEN (n.answered >= 10) THEN n.answered
            ELSE NULL::bigint
        END AS answered
   FROM (((base.survey v
     JOIN base.instrument i ON (((i.id = v.instrument_id) AND (i.version = v.version))))
     JOIN base.organization o ON ((o.id = v.organization_id)))
     CROSS JOIN LATERAL ( SELECT count(*) AS learners,
            count(l.asked_at) AS told,
            count(*) FILTER (WHERE (EXISTS ( SELECT
                   FROM base.entry e
                  WHERE ((e.learner_id = l.learner_id) AND (e.kind = 'survey-response'::text) AND (e.superseded_at IS NULL) AND ((e.body ->> 'surveyId'::text) = (v.id)::text))))) AS answered
           FROM base.survey_learner l
          WHERE (l.survey_id = v.id)) n)
  WHERE (EXISTS ( SELECT
           FROM base.subject a
          WHERE ((a.id = door.subject()) AND (a.capacity = 'administrator'::text) AND (a.ended_at IS NULL) AND ((a.organization_id IS NULL) OR (EXISTS ( SELECT
                   FROM base.organization_tree t
                  WHERE ((t.ancestor_id = a.organization_id) AND (t.organization_id = v.organization_id))))))));

-- 
view door.term as
 SELECT id,
    organization_id,
    title,
    kind,
    school_year,
    starts_on,
    ends_on,
    parent_id
   FROM base.term;

-- Conversations of the subject, with what it has not read. No text
view door.thread with (security_barrier=true) as
 SELECT c.learner_id,
    m.thread_id AS id,
    l.display_name AS name,
    n.id AS newest_id,
    n.sent_at AS newest_at,
    (n.author_id = c.subject_id) AS newest_is_mine,
    ( SELECT count(*) AS count
           FROM base.message u
          WHERE ((u.learner_id = m.learner_id) AND (u.thread_id = m.thread_id) AND (u.author_id <> c.subject_id) AND ((m.read_to IS NULL) OR (u.id > m.read_to)))) AS unread
   FROM (((base.correspondent c
     JOIN base.thread_member m ON (((m.learner_id = c.learner_id) AND (m.subject_id = c.subject_id))))
     JOIN base.learner l ON ((l.learner_id = c.learner_id)))
     CROSS JOIN LATERAL ( SELECT x.id,
            x.sent_at,
            x.author_id
           FROM base.message x
          WHERE ((x.learner_id = m.learner_id) AND (x.thread_id = m.thread_id))
          ORDER BY x.id DESC
         LIMIT 1) n)
  WHERE (c.subject_id = door.subject());

-- Who stands in the subject's conversations, whether they read it still, and how far
view door.thread_member with (security_barrier=true) as
 SELECT c.learner_id,
    m.thread_id,
    o.subject_id,
    s.capacity,
    s.function,
    (o.subject_id = c.subject_id) AS is_me,
        CASE
            WHEN (s.capacity = 'learner'::text) THEN l.display_name
            WHEN ((s.capacity = 'guardian'::text) AND ((get_byte(c.rights, 2) & 7) >= 1)) THEN ( SELECT (e.body ->> 'name'::text)
               FROM base.entry e
              WHERE ((e.learner_id = m.learner_id) AND (e.kind = 'contact'::text) AND (e.superseded_at IS NULL) AND ((e.body ->> 'guardianId'::text) = (s.person_id)::text))
              ORDER BY e.received_at DESC, e.id DESC
             LIMIT 1)
            ELSE f.display_name
        END AS name,
    ( SELECT r.relationship
           FROM base.guardianship r
          WHERE ((r.learner_id = m.learner_id) AND (r.guardian_id = s.person_id))
          ORDER BY r.is_primary DESC, r.id
         LIMIT 1) AS relationship,
    (EXISTS ( SELECT
           FROM base.correspondent h
          WHERE ((h.learner_id = m.learner_id) AND (h.subject_id = o.subject_id)))) AS reads,
    o.read_to,
    o.read_at
   FROM (((((base.correspondent c
     JOIN base.thread_member m ON (((m.learner_id = c.learner_id) AND (m.subject_id = c.subject_id))))
     JOIN base.learner l ON ((l.learner_id = c.learner_id)))
     JOIN base.thread_member o ON (((o.learner_id = m.learner_id) AND (o.thread_id = m.thread_id))))
     JOIN base.subject s ON ((s.id = o.subject_id)))
     LEFT JOIN base.staff f ON ((f.id = s.person_id)))
  WHERE (c.subject_id = door.subject());

-- To whom the subject has a tie, what it may write there, and what is open to it in detail, where it may answer
view door.tie with (security_barrier=true) as
 SELECT learner_id,
    policy_id,
    circles,
    until,
    ( SELECT COALESCE(bit_or((1 << n.n)), 0) AS "coalesce"
           FROM generate_series(0, 28) n(n)
          WHERE ((get_byte(g.rights, n.n) >> 6) >= 1)) AS may_propose,
    ( SELECT COALESCE(bit_or((1 << n.n)), 0) AS "coalesce"
           FROM generate_series(0, 28) n(n)
          WHERE ((get_byte(g.rights, n.n) >> 6) >= 2)) AS may_contribute,
    ( SELECT COALESCE(bit_or((1 << n.n)), 0) AS "coalesce"
           FROM generate_series(0, 28) n(n)
          WHERE ((get_byte(g.rights, n.n) >> 6) >= 3)) AS may_steward,
    ( SELECT COALESCE(bit_or((1 << n.n)), 0) AS "coalesce"
           FROM generate_series(0, 28) n(n)
          WHERE ((get_byte(g.rights, n.n) & 7) >= 3)) AS in_detail,
    (get_byte(rights, 30) >> 6) AS may_choose,
    ((get_byte(rights, 30) & 7) >= 1) AS reads_choices,
    ARRAY( SELECT c.kind
           FROM base.custom_element c
          WHERE ((c.state <> 'active'::text) OR (NOT (EXISTS ( SELECT
                   FROM ((base.enrollment e
                     JOIN base.organization_tree t ON ((t.organization_id = e.organization_id)))
                     CROSS JOIN base.clock k)
                  WHERE ((e.learner_id = g.learner_id) AND (t.ancestor_id = c.organization_id) AND COALESCE((e.ends_on >= k.today), true))))))) AS kinds_away
   FROM base.grants g
  WHERE ((subject_id = door.subject()) AND (until > now()));

-- Whether a guardian wants to be written to together with the others: their own word alone
view door.together with (security_barrier=true) as
 SELECT DISTINCT ON (g.learner_id) g.learner_id,
    e.together
   FROM ((base.grants g
     JOIN base.subject s ON (((s.id = g.subject_id) AND (s.capacity = 'guardian'::text))))
     JOIN base.together_event e ON (((e.learner_id = g.learner_id) AND (e.guardian_id = s.person_id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()))
  ORDER BY g.learner_id, e.at DESC, e.id DESC;

-- How much of a learner's record was destroyed, of what kind and year: for a family and the registrar
view door.tombstone with (security_barrier=true) as
 SELECT g.learner_id,
    t.disposal_id,
    t.kind,
    t.year,
    t.entries,
    d.finished_on
   FROM ((base.grants g
     JOIN base.tombstone t ON ((t.learner_id = g.learner_id)))
     JOIN base.disposal d ON ((d.id = t.disposal_id)))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- 
view door.unit as
 SELECT class_id,
    number,
    title,
    competency_ids,
    set_by,
    set_at
   FROM base.unit;

-- Unusual access of the people of one's own schools, as counts: for leaders and administrators, never about oneself
view door.unusual_finding with (security_barrier=true) as
 SELECT x.id,
    x.code,
    x.subject_id,
    x.on_date,
    x.learners,
    x.looks,
    x.usual,
    x.first_at,
    x.last_at,
    f.display_name AS name,
    s.capacity,
    o.name AS organization,
    (x.owner_id = me.id) AS is_yours,
    ( SELECT w.display_name
           FROM (base.subject v
             JOIN base.staff w ON ((w.id = v.person_id)))
          WHERE (v.id = x.owner_id)) AS owner,
    x.answer,
    x.closed_at
   FROM ((((base.subject me
     JOIN base.unusual_finding x ON (true))
     JOIN base.subject s ON ((s.id = x.subject_id)))
     LEFT JOIN base.staff f ON ((f.id = s.person_id)))
     LEFT JOIN base.organization o ON ((o.id = s.organization_id)))
  WHERE ((me.id = door.subject()) AND (me.ended_at IS NULL) AND (me.capacity = ANY (ARRAY['leader'::text, 'administrator'::text])) AND (NOT door.same_person(s.id, me.id)) AND (((me.capacity = 'administrator'::text) AND (me.organization_id IS NULL)) OR (EXISTS ( SELECT
           FROM base.organization_tree t
          WHERE ((t.ancestor_id = me.organization_id) AND (t.organization_id = x.organization_id))))));

-- Whom such a finding is about: only learners whom the reader may see
view door.unusual_look with (security_barrier=true) as
 SELECT DISTINCT g.learner_id,
    x.id AS finding_id,
    l.display_name
   FROM (((((base.grants g
     JOIN base.subject me ON (((me.id = g.subject_id) AND (me.capacity = 'leader'::text))))
     JOIN base.unusual_finding x ON (true))
     JOIN base.access_log a ON (((a.learner_id = g.learner_id) AND (a.subject_id = x.subject_id) AND ((a.at >= x.first_at) AND (a.at <= x.last_at)))))
     JOIN base.learner l ON ((l.learner_id = g.learner_id)))
     JOIN base.organization_tree t ON (((t.ancestor_id = me.organization_id) AND (t.organization_id = x.organization_id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 0) & 7) >= 1));

-- What counts as unusual
view door.unusual_rule with (security_barrier=true) as
 SELECT code,
    threshold,
    is_on
   FROM base.unusual_rule r
  WHERE (EXISTS ( SELECT
           FROM base.subject me
          WHERE ((me.id = door.subject()) AND (me.capacity = ANY (ARRAY['leader'::text, 'administrator'::text])) AND (me.ended_at IS NULL))));

-- Who outside is asked to confirm hours or work: for those who read the choices. Never the secret
view door.verification_request with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.entry_id,
    x.name,
    x.organization,
    x.asked_at,
    x.until,
    x.opened_at,
    x.answered_at,
    x.ended_at
   FROM ((base.grants g
     JOIN base.verification_request x ON ((x.learner_id = g.learner_id)))
     JOIN base.entry e ON (((e.learner_id = x.learner_id) AND (e.id = x.entry_id) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 30) & 7) >= 1));

-- Whether the subject is a learner who does not decide, and old enough to ask for sharing
view door.wishing with (security_barrier=true) as
 SELECT learner_id,
    may_ask
   FROM base.wishing
  WHERE (subject_id = door.subject());

-- What somebody took back, and why: where the entry opens that was taken back
view door.withdrawal with (security_barrier=true) as
 SELECT g.learner_id,
    x.id,
    x.entry_id,
    x.reason,
    x.withdrawn_by,
    x.withdrawn_at
   FROM ((base.grants g
     JOIN base.withdrawal x ON ((x.learner_id = g.learner_id)))
     JOIN base.entry e ON (((e.learner_id = x.learner_id) AND (e.id = x.entry_id))))
  WHERE ((g.subject_id = door.subject()) AND (g.until > now()) AND ((get_byte(g.rights, 31) & 7) >= 1) AND (e.mark <=
        CASE
            WHEN ((e.author_id = g.subject_id) OR (e.circle_id = ANY (g.circles)) OR (e.id = ANY (g.circles))) THEN ((get_byte(g.rights, (e.slice)::integer) >> 3) & 7)
            ELSE (get_byte(g.rights, (e.slice)::integer) & 7)
        END));

-- When looks are nothing to ask about
view door.work_hours with (security_barrier=true) as
 SELECT from_hour,
    until_hour,
    counts_days_off
   FROM base.work_hours h
  WHERE (EXISTS ( SELECT
           FROM base.subject me
          WHERE ((me.id = door.subject()) AND (me.capacity = ANY (ARRAY['leader'::text, 'administrator'::text])) AND (me.ended_at IS NULL))));

CREATE OR REPLACE FUNCTION base.accept_contribution(event uuid, learner uuid, contribution uuid, entry uuid, by uuid, standing boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  insert into base.entry (learner_id, id, slice, mark, author_id, kind, observed_on, method, body)
  select c.learner_id, entry, c.slice, 3, c.proposed_by, c.kind, c.observed_on, 'asserted', c.body
  from base.contribution c where c.learner_id = learner and c.id = contribution;
  insert into base.contribution_act (learner_id, id, contribution_id, state, entry_id, done_by, is_standing)
  values (learner, event, contribution, 'accepted', entry, by, standing);
  insert into base.entry_file (learner_id, entry_id, position, file_id, name, media_type, bytes, width, height, seconds, hash, preview_hash)
  select f.learner_id, entry, f.position, f.file_id, f.name, f.media_type, f.bytes, f.width, f.height, f.seconds, f.hash, f.preview_hash
  from base.contribution_file f where f.learner_id = learner and f.contribution_id = contribution;
  delete from base.contribution_file f where f.learner_id = learner and f.contribution_id = contribution;
end $function$


CREATE OR REPLACE FUNCTION base.adults_after(kept uuid, gone uuid)
 RETURNS TABLE(guardian_id uuid, may_read boolean, may_decide boolean)
 LANGUAGE sql
 STABLE
AS $function$
  with sides as (
    select 1 as side, a.*, base.is_guarded(gone) as other_guarded from base.adults_of(kept) a
    union all select 2, a.*, base.is_guarded(kept) from base.adults_of(gone) a
  )
  select s.guardian_id,
    bool_and(s.may_read and not s.is_kept_away and o.reads and (o.knows or not s.other_guarded)),
    bool_and(s.may_decide and not s.is_kept_away and o.decides and (o.knows or not s.other_guarded))
  from sides s cross join lateral (
    select coalesce(bool_and(o.may_read and not o.is_kept_away), true) as reads, coalesce(bool_and(o.may_decide and not o.is_kept_away), true) as decides,
      count(*) > 0 as knows
    from sides o where o.side <> s.side and (o.guardian_id = s.guardian_id or o.names && s.names)) o
  group by s.guardian_id
$function$


CREATE OR REPLACE FUNCTION base.adults_of(learner uuid)
 RETURNS TABLE(guardian_id uuid, may_read boolean, may_decide boolean, is_kept_away boolean, names text[])
 LANGUAGE sql
 STABLE
AS $function$
  select g.guardian_id, bool_or(g.may_read), bool_or(g.may_decide),
    exists (select from base.court_document d where d.learner_id = learner and d.guardian_id = g.guardian_id
      and d.kind in ('no-access', 'no-contact') and d.lifted_at is null),
    array(select distinct base.folded(e.body ->> 'name') from base.entry e where e.learner_id = learner and e.kind = 'contact'
      and e.superseded_at is null and e.body ->> 'guardianId' = g.guardian_id::text and e.body ->> 'name' is not null)
  from base.guardianship g cross join base.clock k
  where g.learner_id = learner and coalesce(g.ends_on >= k.today, true) group by g.guardian_id
$function$


CREATE OR REPLACE FUNCTION base.after_quiet(at timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select case
    when q.starts_at < q.ends_at and l.local::time >= q.starts_at and l.local::time < q.ends_at
      or q.starts_at > q.ends_at and l.local::time < q.ends_at then (l.local::date + q.ends_at) at time zone k.zone
    when q.starts_at > q.ends_at and l.local::time >= q.starts_at then (l.local::date + 1 + q.ends_at) at time zone k.zone
    else at end
  from base.quiet_hours q cross join base.clock k cross join lateral (select at at time zone k.zone as local) l
$function$


CREATE OR REPLACE FUNCTION base.age_on(born date, day date)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select (extract(year from day) - extract(year from born))::integer - (to_char(day, 'MMDD') < to_char(born, 'MMDD'))::integer
$function$


CREATE OR REPLACE FUNCTION base.alias_prefix(learner_key text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select left(md5(learner_key), 12) || E'\x1f'
$function$


CREATE OR REPLACE FUNCTION base.apply_element_switches(learners uuid[])
 RETURNS TABLE(learner uuid, in_slice smallint)
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from base.element_switch) and not exists (
    select from base.learner_element_switch s where s.learner_id = any(learners)) then
    return;
  end if;
  return query with off as (
    select distinct o.learner_id, o.kind from base.element_off o where o.learner_id = any(learners)
  ), moved as (
    update base.entry e set mark = case when e.mark >= 5 then e.mark - 2 else e.mark + 2 end
    from base.kind k
    where e.learner_id = any(learners) and k.kind = e.kind and k.switched_by is not null
      and (e.mark >= 5) <> exists (select from off o where o.learner_id = e.learner_id and o.kind = e.kind)
    returning e.learner_id, e.slice
  ), told as (
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'agreement'
    where g.learner_id in (select m.learner_id from moved m)
  )
  select distinct m.learner_id, m.slice from moved m;
end $function$


CREATE OR REPLACE FUNCTION base.carry_statements()
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare carried integer;
begin
  insert into base.entry_statement (learner_id, id, entry_id, request_id, text, stated_by, stated_at, stated_on, carried_from)
  select t.learner_id, gen_random_uuid(), e.id, t.request_id, t.text, t.stated_by, t.stated_at, t.stated_on, t.id
  from base.entry_statement t
  join base.entry old on old.learner_id = t.learner_id and old.id = t.entry_id and old.superseded_at is not null
  join base.entry e on e.learner_id = t.learner_id and e.supersedes = old.id and e.method <> 'asserted'
  where not exists (select from base.entry_statement c where c.learner_id = t.learner_id and c.entry_id = e.id
    and (c.carried_from = t.id or c.request_id = t.request_id)); -- the request may be gone, with the entry it was about
  get diagnostics carried = row_count;
  return carried;
end $function$


CREATE OR REPLACE FUNCTION base.check_references(stored regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare reference record; is_broken boolean;
begin
  for reference in
    select c.conname as name, c.confrelid::regclass as target,
      string_agg(format('s.%I is not null', a.attname), ' and ') as given, string_agg(format('t.%I = s.%I', b.attname, a.attname), ' and ') as same
    from pg_constraint c cross join unnest(c.conkey, c.confkey) as k (from_column, to_column)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.from_column
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.to_column
    where c.conrelid = stored and c.contype = 'f' group by c.oid, c.conname, c.confrelid
  loop
    execute format('select exists (select from %s s where s.xmin = pg_current_xact_id()::xid and %s and not exists (select from %s t where %s))',
      stored, reference.given, reference.target, reference.same) into is_broken;
    if is_broken then
      raise foreign_key_violation using message = format('a row of %s leads nowhere by %s', stored, reference.name);
    end if;
  end loop;
end $function$


CREATE OR REPLACE FUNCTION base.classmates_see(learner uuid, part integer)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(max(least(c.ceiling, greatest(c.floor, coalesce(ch.level, c.level)))), 0)::integer from base.policy_cell c
  left join base.choice ch on ch.learner_id = learner and ch.policy_id = c.policy_id and ch.slice = c.slice
  where c.policy_id = 'classmate' and c.slice = part
$function$


CREATE OR REPLACE FUNCTION base.compile_all()
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
declare changed bigint; more bigint;
begin
  perform pg_advisory_xact_lock(hashtext('daypack.compile_all'));
  if not exists (select from base.grants) then
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select learner_id, subject_id, policy_id, rights, circles, until from base.compiled;
    get diagnostics changed = row_count;
  else
    create temporary table next_grants on commit drop as select * from base.compiled;
    alter table next_grants add primary key (learner_id, subject_id);
    analyze next_grants;
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g left join next_grants n using (learner_id, subject_id)
    where n.learner_id is null
      or (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until);
    delete from base.grants g where not exists (
      select from next_grants n where n.learner_id = g.learner_id and n.subject_id = g.subject_id);
    get diagnostics changed = row_count;
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select n.learner_id, n.subject_id, n.policy_id, n.rights, n.circles, n.until
    from next_grants n left join base.grants g using (learner_id, subject_id)
    where g.learner_id is null
      or (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until)
    on conflict (learner_id, subject_id) do update
      set policy_id = excluded.policy_id, rights = excluded.rights, circles = excluded.circles, until = excluded.until;
    get diagnostics more = row_count;
    changed := changed + more;
    drop table next_grants;
  end if;
  update base.installation set compiled_on = base.today();
  return changed;
end $function$


CREATE OR REPLACE FUNCTION base.compile_subject(subject uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare changed integer;
begin
  with next as materialized (select * from base.compiled c where c.subject_id = subject),
  kept as (
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g left join next n on n.learner_id = g.learner_id
    where g.subject_id = subject
      and (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until)
  ),
  gone as (
    delete from base.grants g where g.subject_id = subject
      and not exists (select from next n where n.learner_id = g.learner_id)
    returning 1
  ),
  put as (
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select learner_id, subject_id, policy_id, rights, circles, until from next order by learner_id
    on conflict (learner_id, subject_id) do update
      set policy_id = excluded.policy_id, rights = excluded.rights, circles = excluded.circles, until = excluded.until
      where (grants.policy_id, grants.rights, grants.circles, grants.until)
        is distinct from (excluded.policy_id, excluded.rights, excluded.circles, excluded.until)
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from put) into changed;
  return changed;
end $function$


CREATE OR REPLACE FUNCTION base.correction_follows(was text, now_is text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case was
    when 'asked' then now_is in ('looking', 'corrected', 'unchanged')
    when 'looking' then now_is in ('looking', 'corrected', 'unchanged')
    when 'unchanged' then now_is = 'hearing-asked'
    when 'hearing-asked' then now_is in ('hearing-set', 'corrected')
    when 'hearing-set' then now_is in ('hearing-set', 'corrected', 'granted', 'upheld')
    when 'granted' then now_is = 'corrected'
    else false end
$function$


CREATE OR REPLACE FUNCTION base.destroy_page(disposal uuid, at_most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare doomed uuid[]; owners uuid[]; proposed uuid[]; threads uuid[]; d base.disposal;
begin
  select * into d from base.disposal x where x.id = disposal and x.confirmed_on is not null and x.stopped_on is null
    and x.finished_on is null for update;
  if not found then return 0; end if;
  create temporary table doomed_entry on commit drop as
    select * from base.due_entries(d.organization_id, d.plan, d.proposed_on) order by learner_id, id limit at_most;
  select array_agg(x.id), array_agg(distinct x.learner_id) into doomed, owners from doomed_entry x;
  if doomed is null then
    drop table doomed_entry;
    return 0;
  end if;
  perform from base.learner l where l.learner_id = any(owners) order by l.learner_id for no key update;
  insert into base.tombstone (learner_id, disposal_id, kind, year, entries)
    select x.learner_id, disposal, x.kind, x.year, count(*) from doomed_entry x group by x.learner_id, x.kind, x.year
    on conflict (learner_id, disposal_id, kind, year) do update set entries = tombstone.entries + excluded.entries;
  delete from base.delivery v using base.amendment m where v.learner_id = m.learner_id and v.amendment_id = m.id
    and m.learner_id = any(owners) and m.entry_id = any(doomed);
  delete from base.amendment m where m.learner_id = any(owners) and m.entry_id = any(doomed);
  delete from base.entry_statement s where s.learner_id = any(owners) and s.entry_id = any(doomed);
  delete from base.correction_answer a using base.correction_request r where a.learner_id = r.learner_id and a.request_id = r.id
    and r.learner_id = any(owners) and r.entry_id = any(doomed);
  update base.entry_statement s set request_id = null from base.correction_request r where s.learner_id = r.learner_id
    and s.request_id = r.id and r.learner_id = any(owners) and r.entry_id = any(doomed);
  delete from base.correction_request r where r.learner_id = any(owners) and r.entry_id = any(doomed);
  delete from base.mark_event x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  delete from base.withdrawal x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  delete from base.share_item x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  delete from base.verification_request x where x.learner_id = any(owners) and x.entry_id = any(doomed);
  with told as (
    delete from base.contribution_act a where a.learner_id = any(owners) and a.contribution_id in (
      select b.contribution_id from base.contribution_act b where b.learner_id = a.learner_id and b.entry_id = any(doomed))
    returning a.learner_id, a.contribution_id)
  select array_agg(distinct t.contribution_id) into proposed from told t;
  delete from base.contribution c where c.learner_id = any(owners) and c.id = any(proposed);
  update base.message x set entry_id = null where x.learner_id = any(owners) and x.entry_id = any(doomed);
  with written as (delete from base.message x where x.learner_id = any(owners) and x.id = any(doomed) returning x.learner_id, x.thread_id)
  select array_agg(distinct w.thread_id) into threads from written w;
  delete from base.thread_member x where x.learner_id = any(owners) and x.thread_id = any(threads) and not exists (
    select from base.message m where m.learner_id = x.learner_id and m.thread_id = x.thread_id);
  delete from base.thread x where x.learner_id = any(owners) and x.id = any(threads) and not exists (
    select from base.message m where m.learner_id = x.learner_id and m.thread_id = x.id);
  delete from base.digest g using (select distinct x.learner_id, x.slice from doomed_entry x) s
    where g.learner_id = s.learner_id and g.slice = s.slice;
  delete from base.entry e where e.learner_id = any(owners) and e.id = any(doomed);
  insert into base.due (learner_id, slices)
    select x.learner_id, bit_or(1 << x.slice) from doomed_entry x where x.slice is not null group by x.learner_id
    on conflict (learner_id) do update set slices = due.slices | excluded.slices;
  drop table doomed_entry;
  return cardinality(doomed);
end $function$


CREATE OR REPLACE FUNCTION base.due_entries(district uuid, plan jsonb, as_of date)
 RETURNS TABLE(learner_id uuid, id uuid, kind text, slice smallint, year integer)
 LANGUAGE sql
 STABLE
AS $function$
  select e.learner_id, e.id, e.kind, e.slice, extract(year from e.on_date)::integer
  from jsonb_to_recordset(plan) as p (kind text, keep jsonb)
  join base.kept_thing e on e.kind = p.kind
  left join base.gone_learner l on l.learner_id = e.learner_id and l.organization_id = district
  where case
      when p.keep ? 'afterLeavingYears' then l.left_on + make_interval(years => (p.keep ->> 'afterLeavingYears')::int) < as_of
      when p.keep ? 'years' then e.on_date + make_interval(years => (p.keep ->> 'years')::int) < as_of
        and exists (select from base.enrollment x join base.organization_tree t on t.organization_id = x.organization_id
          where x.learner_id = e.learner_id and x.class_id is null and t.ancestor_id = district)
      else false end
    and not exists (select from base.enrollment x where x.learner_id = e.learner_id and x.class_id is null
      and coalesce(x.starts_on <= e.on_date, true)
      and coalesce(coalesce(x.ends_on, x.ended_at::date) >= e.on_date, true)
      and not exists (select from base.organization_tree t where t.organization_id = x.organization_id and t.ancestor_id = district))
    and not exists (select from base.held_learner h where h.learner_id = e.learner_id)
$function$


CREATE OR REPLACE FUNCTION base.end_of(day date, ahead integer, zone text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select case when day is null then 'infinity'::timestamptz else (day + 1 - ahead)::timestamp at time zone zone end
$function$


CREATE OR REPLACE FUNCTION base.folded(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select btrim(regexp_replace(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), '\s+', ' ', 'g'))
$function$


CREATE OR REPLACE FUNCTION base.folded_identifier(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select ltrim(lower(regexp_replace(value, '[^[:alnum:]]', '', 'g')), '0')
$function$


CREATE OR REPLACE FUNCTION base.gives(state text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select state in ('active', 'amended', 'expiring')
$function$


CREATE OR REPLACE FUNCTION base.goes_on(learner uuid, thread uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select base.may_converse(learner, array(
    select m.subject_id from base.thread_member m where m.learner_id = learner and m.thread_id = thread))
$function$


CREATE OR REPLACE FUNCTION base.identifier_system(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
      when s in ('state', 'stateid', 'stateidentifier', 'statestudentid', 'statestudentidentifier', 'stateuniqueid', 'ssid', 'suid', 'sasid',
        'statewideid', 'statewideuniqueid') then 'state'
      when s in ('district', 'districtid', 'districtstudentid', 'local', 'localid', 'localstudentid', 'studentnumber', 'studentid',
        'identifier', 'districtidentifier') then 'district'
      else s end
  from (select lower(regexp_replace(regexp_replace(name, '^.*#', ''), '[^[:alnum:]]', '', 'g')) as s) x
$function$


CREATE OR REPLACE FUNCTION base.is_asked(learner uuid, survey uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from base.survey_learner l join base.survey s on s.id = l.survey_id cross join base.clock k
    left join base.consent c on c.learner_id = l.learner_id and c.id = l.consent_id
    where l.learner_id = learner and l.survey_id = survey and s.stopped_at is null and l.opted_out_at is null
      and k.today between s.opens_on and s.closes_on
      and (s.basis = 'none' or (s.basis = 'notice' and l.asked_at is not null)
        or (s.basis = 'consent' and c.state in ('active', 'expiring'))))
$function$


CREATE OR REPLACE FUNCTION base.is_guarded(learner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from base.court_document d where d.learner_id = learner and d.lifted_at is null
      and d.kind in ('no-access', 'no-contact', 'sole-decision'))
    or exists (select from base.guardianship g cross join base.clock k where g.learner_id = learner and not g.may_read
      and coalesce(g.ends_on >= k.today, true)
      and g.relationship ~* '\m(mother|father|parent|guardian|foster|adoptive|custodian)\M'
      and g.relationship !~* '\m(grand|god|great)|\m(sibling|brother|sister|aunt|uncle|cousin|neighbor|friend|emergency)')
$function$


CREATE OR REPLACE FUNCTION base.is_on_case(learner uuid, team uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from base.case_member m cross join base.clock k
    join base.subject s on s.id = door.subject() and s.capacity = 'support' and s.person_id = m.staff_id and s.ended_at is null
    join base.grants g on g.learner_id = m.learner_id and g.subject_id = s.id and g.until > now()
    where m.learner_id = learner and m.case_id = team
      and coalesce(m.starts_on <= k.today, true) and coalesce(m.ends_on >= k.today, true))
$function$


CREATE OR REPLACE FUNCTION base.is_own_class(learner uuid, hat uuid, what text, class uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select what in ('work', 'personal-best', 'reflection', 'feedback')
    and exists (select from base.subject s where s.id = hat and s.capacity in ('learner', 'guardian'))
    and exists (select from base.enrollment e where e.learner_id = learner and e.class_id = class and e.ended_at is null)
$function$


CREATE OR REPLACE FUNCTION base.is_shared(learner uuid, hat uuid, what text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from base.grants g
    join base.subject s on s.id = g.subject_id and s.ended_at is null
    join base.kind k on k.kind = what and s.capacity = any(k.shared_with)
    where g.learner_id = learner and g.subject_id = hat and g.until > now() and get_byte(g.rights, k.slice) & 7 >= 3)
$function$


CREATE OR REPLACE FUNCTION base.key_of(said jsonb, keys text[])
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(jsonb_object_agg(k, said -> k), '{}') from unnest(keys) as k
$function$


CREATE OR REPLACE FUNCTION base.last_day(span_ends date, whole_ends date, after_days integer)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when span_ends is not null and (whole_ends is null or span_ends < whole_ends) then span_ends
    when after_days is null then null else whole_ends + after_days end
$function$


CREATE OR REPLACE FUNCTION base.leads_case(learner uuid, team uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select from base.grants g join base.subject s on s.id = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
      and (s.capacity in ('leader', 'registrar') or s.capacity = 'support' and team = any(g.circles)))
$function$


CREATE OR REPLACE FUNCTION base.may_amend(learner uuid, hat uuid, entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select base.opens(learner, hat, entry) and exists (
    select from base.entry e
    join base.kind k on k.kind = e.kind and k.together
    join base.grants g on g.learner_id = e.learner_id and g.subject_id = hat
    where e.learner_id = learner and e.id = entry
      and (get_byte(g.rights, e.slice) >> 6 >= 2 or base.is_shared(learner, hat, e.kind)
        or jsonb_path_exists(e.body, '$.people[*] ? (@.subjectId == $hat && @.writes == true)', jsonb_build_object('hat', hat))))
$function$


CREATE OR REPLACE FUNCTION base.may_converse(learner uuid, people uuid[])
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  with p as (select c.* from base.correspondent c where c.learner_id = learner and c.subject_id = any(people)),
  guardian as (select person_id from p where capacity = 'guardian')
  select (select count(*) from p where capacity not in ('guardian', 'learner')) = 1
    and exists (select from p where capacity in ('guardian', 'learner'))
    and not exists (select from p where capacity = 'learner' and not is_of_age and not exists (select from guardian))
    and not exists (select from guardian a cross join guardian b where not base.read_together(learner, a.person_id, b.person_id))
$function$


CREATE OR REPLACE FUNCTION base.may_join(learner uuid, hat uuid, what text, said jsonb, instead_of uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select base.is_shared(learner, hat, what)
    or (instead_of is not null and base.may_amend(learner, hat, instead_of))
    or exists (
      select from base.kind k
      join base.subject s on s.id = hat and s.ended_at is null and s.capacity in ('learner', 'guardian', 'teacher', 'support')
      join base.entry e on e.learner_id = learner and e.kind = k.answers and e.superseded_at is null
        and (e.id::text = said ->> 'aboutId' or e.body ->> 'topicId' = said ->> 'aboutId')
      where k.kind = what and base.opens(learner, hat, e.id))
$function$


CREATE OR REPLACE FUNCTION base.merge_learners(kept uuid, gone uuid, merge uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare t record; shared record; change text;
begin
  -- Rights of adults, as of before anything moved.
  create temporary table adult_after on commit drop as select * from base.adults_after(kept, gone);
  -- Sources that know both: the key of `gone` is a further one from now on.
  create temporary table shared_source on commit drop as
    select k.source_id, min(k.key) as key, base.alias_prefix(min(k.key)) as prefix from base.source_key k
    where k.noun = 'learner' and k.id = gone
      and exists (select from base.source_key o where o.source_id = k.source_id and o.noun = 'learner' and o.id = kept)
      and not exists (select from base.learner_alias a where a.learner_id = gone and a.source_id = k.source_id and a.learner_key = k.key)
    group by k.source_id;
  for t in select * from base.mergeable order by depth, place loop
    execute format(
      $sql$insert into base.merged_row (learner_id, merge_id, place, how, row_key, said)
      select $1, $3, %L, case when exists (select from base.%I o where o.learner_id = $1 and base.key_of(to_jsonb(o), $4) = base.key_of(to_jsonb(r), $4))
        then 'dropped' else 'moved' end, base.key_of(to_jsonb(r), $4), to_jsonb(r) from base.%I r where r.learner_id = $2$sql$,
      t.place, t.place, t.place) using kept, gone, merge, t.keys;
    execute format(
      $sql$insert into base.%I select p.* from base.merged_row m
      left join shared_source s on m.said ->> 'source_id' = s.source_id::text
      cross join lateral jsonb_populate_record(null::base.%I, base.moved_over(m.said, s.source_id, s.prefix, $2, $1)) p
      where m.learner_id = $1 and m.merge_id = $3 and m.place = %L and m.how = 'moved' order by m.ordinal$sql$,
      t.place, t.place, t.place) using kept, gone, merge;
  end loop;
  for t in select * from base.mergeable order by depth desc, place loop
    execute format('delete from base.%I where learner_id = $1', t.place) using gone;
  end loop;

  insert into base.merged_row (learner_id, merge_id, place, how, row_key)
    select kept, merge, 'learner_alias', 'added', jsonb_build_object('source_id', source_id, 'learner_key', key) from shared_source;
  insert into base.learner_alias (learner_id, source_id, learner_key) select kept, source_id, key from shared_source;
  insert into base.merged_row (learner_id, merge_id, place, how, row_key)
    select kept, merge, 'source_key', 'moved', jsonb_build_object('source_id', source_id, 'key', key) from base.source_key where noun = 'learner' and id = gone;
  update base.source_key set id = kept where noun = 'learner' and id = gone;
  -- The hat of the learner, unless the other record has one there: then this one opens nothing.
  insert into base.merged_row (learner_id, merge_id, place, how, row_key)
    select kept, merge, 'subject', 'moved', jsonb_build_object('id', s.id) from base.subject s
    where s.capacity = 'learner' and s.person_id = gone and not exists (
      select from base.subject o where o.capacity = 'learner' and o.person_id = kept and o.organization_id is not distinct from s.organization_id);
  update base.subject s set person_id = kept from base.merged_row m
    where m.learner_id = kept and m.merge_id = merge and m.place = 'subject' and s.id = (m.row_key ->> 'id')::uuid;

  insert into base.merged_row (learner_id, merge_id, place, how, row_key, said, made)
    select kept, merge, 'guardianship', 'changed', jsonb_build_object('id', g.id),
      jsonb_build_object('may_read', g.may_read, 'may_decide', g.may_decide, 'rights_held', g.rights_held),
      jsonb_build_object('may_read', g.may_read and a.may_read, 'may_decide', g.may_decide and a.may_decide, 'rights_held', true)
    from base.guardianship g join adult_after a on a.guardian_id = g.guardian_id
    where g.learner_id = kept and ((g.may_read and not a.may_read) or (g.may_decide and not a.may_decide));
  update base.guardianship g set may_read = (m.made ->> 'may_read')::boolean, may_decide = (m.made ->> 'may_decide')::boolean, rights_held = true
    from base.merged_row m where m.learner_id = kept and m.merge_id = merge and m.place = 'guardianship' and m.how = 'changed'
    and g.learner_id = kept and g.id = (m.row_key ->> 'id')::uuid;
  drop table adult_after, shared_source;
end $function$


CREATE OR REPLACE FUNCTION base.moved_over(said jsonb, source uuid, prefix text, was uuid, becomes uuid)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select said || jsonb_build_object('learner_id', becomes)
    || case when said ->> 'circle_id' = was::text then jsonb_build_object('circle_id', becomes) else '{}' end
    || case when source is not null and said ->> 'source_id' = source::text and said ->> 'source_key' is not null
      and position(E'\x1f' in said ->> 'source_key') = 0
      then jsonb_build_object('source_key', prefix || (said ->> 'source_key')) else '{}' end
$function$


CREATE OR REPLACE FUNCTION base.on_topic(what text, said jsonb, before uuid, said_before jsonb)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select case when before is not null and exists (select from base.kind k where k.kind = what and k.has_topic)
    then said || jsonb_build_object('topicId', coalesce(said_before ->> 'topicId', before::text)) else said end
$function$


CREATE OR REPLACE FUNCTION base.open_verification(token bytea)
 RETURNS TABLE(learner_id uuid, id uuid, entry_id uuid, subject_id uuid, asked_by uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select r.learner_id, r.id, r.entry_id, r.subject_id, r.asked_by
  from base.verification_request r
  join base.entry e on e.learner_id = r.learner_id and e.id = r.entry_id and e.superseded_at is null and e.mark = 3
  where r.token_hash = token and r.answered_at is null and r.ended_at is null and r.until > now()
    and base.opens(r.learner_id, r.asked_by, r.entry_id)
$function$


CREATE OR REPLACE FUNCTION base.opens(learner uuid, hat uuid, entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from base.grants g join base.entry e on e.learner_id = g.learner_id and e.id = entry
    where g.learner_id = learner and g.subject_id = hat and g.until > now()
      and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles)
        then get_byte(g.rights, e.slice) >> 3 & 7 else get_byte(g.rights, e.slice) & 7 end)
$function$


CREATE OR REPLACE FUNCTION base.opens(rights bytea)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select ('x' || encode(rights, 'hex'))::bit(232) & ('x' || repeat('3f', 29))::bit(232) <> repeat('0', 232)::bit(232)
$function$


CREATE OR REPLACE FUNCTION base.packed(level integer, own integer, write integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select level | (greatest(level, own) << 3) | (write << 6)
$function$


CREATE OR REPLACE FUNCTION base.packed_tail(p base.policy)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select '00' -- byte 29 is free
    || lpad(to_hex((p.reads_choices or p.choose > 0)::integer * 9 | (p.choose::integer << 6)), 2, '0')
    || lpad(to_hex(p.reads_history::integer * 9), 2, '0')
$function$


CREATE OR REPLACE FUNCTION base.reaches(organization uuid, learner uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (
    select from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id
    cross join base.clock k
    where e.learner_id = learner and t.ancestor_id = organization and coalesce(e.ends_on >= k.today, true))
$function$


CREATE OR REPLACE FUNCTION base.read_together(learner uuid, one uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select one = other or exists (
      select from base.current_guardian a join base.current_guardian b on b.learner_id = a.learner_id
      where a.learner_id = learner and a.guardian_id = one and b.guardian_id = other and a.households && b.households)
    or 2 = (select count(*) from (
      select distinct on (e.guardian_id) e.together from base.together_event e
      where e.learner_id = learner and e.guardian_id in (one, other) order by e.guardian_id, e.at desc, e.id desc) said
      where said.together)
$function$


CREATE OR REPLACE FUNCTION base.recompile(learner uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare changed integer;
begin
  perform from base.learner l where l.learner_id = learner for no key update;
  with next as materialized (select * from base.compiled c where c.learner_id = learner),
  kept as (
    insert into base.grants_history (learner_id, subject_id, policy_id, rights, circles, until)
    select g.learner_id, g.subject_id, g.policy_id, g.rights, g.circles, g.until
    from base.grants g left join next n on n.subject_id = g.subject_id
    where g.learner_id = learner
      and (g.policy_id, g.rights, g.circles, g.until) is distinct from (n.policy_id, n.rights, n.circles, n.until)
  ),
  gone as (
    delete from base.grants g where g.learner_id = learner
      and not exists (select from next n where n.subject_id = g.subject_id)
    returning 1
  ),
  put as (
    insert into base.grants (learner_id, subject_id, policy_id, rights, circles, until)
    select learner_id, subject_id, policy_id, rights, circles, until from next
    on conflict (learner_id, subject_id) do update
      set policy_id = excluded.policy_id, rights = excluded.rights, circles = excluded.circles, until = excluded.until
      where (grants.policy_id, grants.rights, grants.circles, grants.until)
        is distinct from (excluded.policy_id, excluded.rights, excluded.circles, excluded.until)
    returning 1
  )
  select (select count(*) from gone) + (select count(*) from put) into changed;
  return changed;
end $function$


CREATE OR REPLACE FUNCTION base.standing_work(learner uuid, work uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select e.id from base.entry e where e.learner_id = learner and e.kind = 'work' and e.superseded_at is null
    and (e.id = work or e.body ->> 'topicId' = work::text) limit 1
$function$


CREATE OR REPLACE FUNCTION base.take_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
begin
  analyze base.learner, base.guardianship, base.enrollment, base.assignment, base.source_key;
  analyze base.subject, base.grants, base.entry, base.digest;
end $function$


CREATE OR REPLACE FUNCTION base.takes_kind(learner uuid, subject uuid, what text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return not exists (select from base.custom_element c where c.kind = what) or exists (
    select from base.custom_element c join base.subject s on s.id = subject and s.capacity = any(c.writers)
    where c.kind = what and c.state = 'active' and base.reaches(c.organization_id, learner));
end $function$


CREATE OR REPLACE FUNCTION base.today()
 RETURNS date
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$select today from base.clock$function$


CREATE OR REPLACE FUNCTION base.trusts(learner uuid, agreement uuid, of_kind text)
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select case when bool_and(t.trusted) then (array_agg(t.chosen_by order by t.id desc))[1] end from (
    select distinct on (t.chosen_by) t.id, t.chosen_by, t.trusted from base.contribution_trust t
    join base.grants g on g.learner_id = t.learner_id and g.subject_id = t.chosen_by and g.until > now() and get_byte(g.rights, 30) >> 6 = 3
    join base.agreement_learner h on h.learner_id = t.learner_id and h.agreement_id = t.agreement_id
    where t.learner_id = learner and t.agreement_id = agreement and t.kind = of_kind and (not t.trusted or t.chosen_at >= h.shared_at)
    order by t.chosen_by, t.id desc) t
$function$


CREATE OR REPLACE FUNCTION base.unmerge_learners(kept uuid, gone uuid, merge uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare t record; since timestamptz;
begin
  select m.merged_at into strict since from base.learner_merge m where m.learner_id = kept and m.id = merge;
  -- Keys of learners that go back, each with what its facts are known by among those of a source that knows both.
  create temporary table key_back on commit drop as
    select (m.row_key ->> 'source_id')::uuid as source_id, m.row_key ->> 'key' as key, base.alias_prefix(m.row_key ->> 'key') as prefix,
      exists (select from base.merged_row a where a.learner_id = kept and a.merge_id = merge and a.place = 'learner_alias' and a.how = 'added'
        and a.row_key = jsonb_build_object('source_id', m.row_key ->> 'source_id', 'learner_key', m.row_key ->> 'key')) as is_further
    from base.merged_row m where m.learner_id = kept and m.merge_id = merge and m.place = 'source_key';
  create temporary table row_back (place text, row_key jsonb, said jsonb) on commit drop;
  create index on row_back (place, row_key);

  -- Rights that the merge narrowed, where nobody has set them since.
  update base.guardianship g set may_read = (m.said ->> 'may_read')::boolean, may_decide = (m.said ->> 'may_decide')::boolean,
      rights_held = (m.said ->> 'rights_held')::boolean
    from base.merged_row m where m.learner_id = kept and m.merge_id = merge and m.place = 'guardianship' and m.how = 'changed'
    and g.learner_id = kept and g.id = (m.row_key ->> 'id')::uuid
    and jsonb_build_object('may_read', g.may_read, 'may_decide', g.may_decide, 'rights_held', g.rights_held) = m.made;
  for t in select distinct m.place, v.keys from base.merged_row m join base.mergeable v on v.place = m.place
      where m.learner_id = kept and m.merge_id = merge and m.how = 'added' loop
    execute format('delete from base.%I r using base.merged_row m where m.learner_id = $1 and m.merge_id = $2 and m.place = %L and m.how = ''added''
      and r.learner_id = $1 and base.key_of(to_jsonb(r), $3) = m.row_key', t.place, t.place) using kept, merge, t.keys;
  end loop;

  for t in select * from base.mergeable order by place <> 'entry', depth, place loop
    execute format(
      $sql$insert into row_back select %L, base.key_of(to_jsonb(r), $3), to_jsonb(r) || jsonb_strip_nulls(jsonb_build_object('source_key', m.said -> 'source_key'))
      from base.%I r join base.merged_row m on m.learner_id = $1 and m.merge_id = $2 and m.place = %L and m.how = 'moved'
        and m.row_key = base.key_of(to_jsonb(r), $3) where r.learner_id = $1$sql$, t.place, t.place, t.place) using kept, merge, t.keys;
    if 'source_key' = any(t.columns) then
      execute format(
        $sql$insert into row_back select %L, base.key_of(to_jsonb(r), $2), to_jsonb(r) || jsonb_build_object('source_key',
          case when k.is_further then substr(r.source_key, length(k.prefix) + 1) else r.source_key end)
        from base.%I r join key_back k on k.source_id = r.source_id and (starts_with(r.source_key, k.prefix) or (not k.is_further
          and position(E'\x1f' in r.source_key) = 0 and not exists (
            select from base.source_key o where o.source_id = r.source_id and o.noun = 'learner' and o.id = $1
              and not exists (select from key_back b where b.source_id = o.source_id and b.key = o.key))))
        where r.learner_id = $1 and not exists (select from row_back b where b.place = %L and b.row_key = base.key_of(to_jsonb(r), $2))$sql$,
        t.place, t.place, t.place) using kept, t.keys;
    end if;
    if t.place = 'entry' then
      -- Whoever corrected one of its entries since.
      insert into row_back
        with recursive line as (
          select (b.row_key ->> 'id')::uuid as id from row_back b where b.place = 'entry'
          union
          select e.id from line join base.entry e on e.learner_id = kept and e.supersedes = line.id)
        select 'entry', jsonb_build_object('id', e.id), to_jsonb(e) || coalesce((
            select jsonb_build_object('source_key', o.said -> 'source_key') from row_back o where o.place = 'entry' and o.row_key ->> 'id' = e.supersedes::text), '{}')
        from line join base.entry e on e.learner_id = kept and e.id = line.id
        where not exists (select from row_back b where b.place = 'entry' and b.row_key = jsonb_build_object('id', e.id));
    end if;
    if 'entry_id' = any(t.columns) then
      execute format(
        $sql$insert into row_back select %L, base.key_of(to_jsonb(r), $2), to_jsonb(r) from base.%I r
        where r.learner_id = $1 and exists (select from row_back b where b.place = 'entry' and b.row_key = jsonb_build_object('id', r.entry_id))
          and not exists (select from row_back b where b.place = %L and b.row_key = base.key_of(to_jsonb(r), $2))$sql$,
        t.place, t.place, t.place) using kept, t.keys;
    end if;
  end loop;

  -- What the two had alike stands twice again.
  insert into row_back select m.place, m.row_key, m.said from base.merged_row m
    where m.learner_id = kept and m.merge_id = merge and m.how = 'dropped';
  for t in select * from base.mergeable order by depth, place loop
    execute format(
      $sql$insert into base.%I select p.* from row_back b
      cross join lateral jsonb_populate_record(null::base.%I, base.moved_over(b.said, null, null, $1, $2)) p where b.place = %L$sql$,
      t.place, t.place, t.place) using kept, gone;
  end loop;
  for t in select * from base.mergeable order by depth desc, place loop
    execute format(
      $sql$delete from base.%I r using row_back b where r.learner_id = $1 and b.place = %L and b.row_key = base.key_of(to_jsonb(r), $3)
        and not exists (select from base.merged_row m where m.learner_id = $1 and m.merge_id = $2 and m.place = %L and m.how = 'dropped' and m.row_key = b.row_key)$sql$,
      t.place, t.place, t.place) using kept, merge, t.keys;
  end loop;

  -- Decided since, of one person: it holds for both until somebody decides otherwise.
  insert into base.choice_event (learner_id, id, audience, agreement_id, category, level, until, chosen_by, chosen_at)
    select gone, id, audience, agreement_id, category, level, until, chosen_by, chosen_at from base.choice_event where learner_id = kept and chosen_at > since;
  insert into base.override_event (learner_id, id, subject_id, category, level, until, chosen_by, chosen_at)
    select gone, id, subject_id, category, level, until, chosen_by, chosen_at from base.override_event where learner_id = kept and chosen_at > since;
  insert into base.trust_event (learner_id, id, trusted, chosen_by, chosen_at)
    select gone, id, trusted, chosen_by, chosen_at from base.trust_event where learner_id = kept and chosen_at > since;
  insert into base.court_document (learner_id, id, guardian_id, kind, effective_on, review_on, note, entered_by, entered_at, confirmed_by, confirmed_at, lifted_by, lifted_at)
    select gone, id, guardian_id, kind, effective_on, review_on, note, entered_by, entered_at, confirmed_by, confirmed_at, lifted_by, lifted_at
    from base.court_document where learner_id = kept and entered_at > since;

  update base.source_key k set id = gone from key_back b where k.source_id = b.source_id and k.noun = 'learner' and k.key = b.key and k.id = kept;
  update base.subject s set person_id = gone from base.merged_row m
    where m.learner_id = kept and m.merge_id = merge and m.place = 'subject' and s.id = (m.row_key ->> 'id')::uuid;
  drop table key_back, row_back;
end $function$


CREATE OR REPLACE FUNCTION base.waits(learner uuid, contribution uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select not exists (select from base.contribution_act a
    where a.learner_id = learner and a.contribution_id = contribution and a.state <> 'asked')
$function$


CREATE OR REPLACE FUNCTION base.with_bytes(rights bytea, places integer[], bytes integer[])
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  for n in 1 .. coalesce(array_length(places, 1), 0) loop
    rights := set_byte(rights, places[n], bytes[n]);
  end loop;
  return rights;
end $function$


CREATE OR REPLACE FUNCTION door.answer_copy(event uuid, learner uuid, request uuid, now_is text, words text, costs text, held_on date, held_time time without time zone, held_at text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.copy_answer (learner_id, id, request_id, state, answer, fee, visit_on, visit_time, visit_place, answered_by)
  select g.learner_id, event, r.id, now_is, words, costs, held_on, held_time, held_at, g.subject_id
  from base.grants g join base.subject s on s.id = g.subject_id
  join base.copy_request r on r.learner_id = g.learner_id and r.id = request
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and case when now_is = 'taken-back' then r.asked_by = g.subject_id else s.capacity = 'registrar' end
    and (now_is <> 'visit-set' or held_on >= base.today())
    and not exists (select from base.copy_answer a
      where a.learner_id = r.learner_id and a.request_id = r.id and a.state in ('done', 'taken-back'));
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.answer_correction(event uuid, learner uuid, request uuid, now_is text, says text, shown text, held_on date, held_time time without time zone, held_at text, held_by text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.correction_answer (learner_id, id, request_id, state, answer, evidence, hearing_on, hearing_time, hearing_place,
    presides, answered_by)
  select g.learner_id, event, r.id, now_is, says, shown, held_on, held_time, held_at, held_by, g.subject_id
  from base.grants g
  join base.subject s on s.id = g.subject_id
  join base.correction_request r on r.learner_id = g.learner_id and r.id = request
  left join lateral (select a.state, a.hearing_on from base.correction_answer a
    where a.learner_id = r.learner_id and a.request_id = r.id order by a.answered_at desc, a.id desc limit 1) n on true
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and case when now_is = 'hearing-asked' then r.asked_by = g.subject_id
      else not door.same_person(r.asked_by, g.subject_id) and door.answers_for(s.capacity, g.rights, r.slice) end
    and base.correction_follows(coalesce(n.state, 'asked'), now_is)
    and (now_is not in ('granted', 'upheld') or n.hearing_on <= base.today())
    and (now_is <> 'hearing-set' or (held_on >= base.today() and not exists (
      select from base.correction_answer d join base.subject b on b.id = d.answered_by join base.staff f on f.id = b.person_id
      where d.learner_id = r.learner_id and d.request_id = r.id and d.state = 'unchanged'
        and lower(btrim(f.display_name)) = lower(btrim(held_by)))))
    and (now_is <> 'corrected' or exists (
      select from base.entry e where e.learner_id = r.learner_id and e.id = r.entry_id and e.superseded_at is not null));
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.answer_survey(entry uuid, learner uuid, survey uuid, is_body jsonb)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.entry (learner_id, id, slice, mark, author_id, kind, observed_on, method, body)
  select g.learner_id, entry, k.slice, 3, g.subject_id, k.kind, c.today, 'asserted', is_body
  from base.grants g join base.subject s on s.id = g.subject_id join base.survey v on v.id = survey
  join base.kind k on k.kind = 'survey-response' cross join base.clock c
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and base.is_asked(learner, survey)
    and ((v.rated_by = 'self' and s.capacity = 'learner') or (v.rated_by = 'teacher' and s.capacity = 'teacher'))
    and not exists (select from base.element_off o where o.learner_id = learner and o.kind = 'survey-response')
    and not exists (select from base.entry e where e.learner_id = learner and e.kind = 'survey-response'
      and e.author_id = g.subject_id and e.superseded_at is null and e.body ->> 'surveyId' = survey::text);
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.answers_for(capacity text, rights bytea, slice integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select (capacity = 'registrar' and get_byte(rights, slice) & 7 >= 2)
    or (capacity in ('nurse', 'support') and get_byte(rights, slice) >> 6 >= 2)
$function$


CREATE OR REPLACE FUNCTION door.append(entries jsonb)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare wanted integer := jsonb_array_length(entries); made integer; corrected integer; replaced integer;
begin
  -- Told to those alone who could write it: to others what is off looks as what is not theirs.
  if exists (select from jsonb_to_recordset(entries) as e (learner_id uuid, kind text)
    join base.element_off o on o.learner_id = e.learner_id and o.kind = e.kind
    join base.kind k on k.kind = e.kind join base.grants g on g.learner_id = e.learner_id
    where g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, k.slice) >> 6 >= 2) then
    raise exception 'element-off' using errcode = 'DP423';
  end if;
  select count(*) into corrected from jsonb_array_elements(entries) as e where e ->> 'supersedes' is not null;
  update base.entry old set superseded_at = now()
  from jsonb_to_recordset(entries) as e (learner_id uuid, supersedes uuid, kind text)
  join base.grants g on g.learner_id = e.learner_id
  where old.learner_id = e.learner_id and old.id = e.supersedes and old.kind = e.kind and old.superseded_at is null
    and g.subject_id = door.subject() and g.until > now()
    and (old.author_id = g.subject_id or get_byte(g.rights, old.slice) >> 6 >= 3
      or base.may_amend(old.learner_id, g.subject_id, old.id));
  get diagnostics replaced = row_count;
  if replaced <> corrected then
    raise exception 'entry-changed' using errcode = 'DP409';
  end if;
  insert into base.entry (learner_id, id, slice, mark, detail_only, author_id, circle_id, kind, observed_on, supersedes, reason,
    method, source_id, source_key, row_key, hash, body)
  select g.learner_id, e.id, k.slice, greatest(e.mark, old.mark, k.opens_at), coalesce(old.detail_only, false), g.subject_id,
    coalesce(e.circle_id, old.circle_id), e.kind, e.observed_on, e.supersedes, e.reason,
    'asserted', old.source_id, old.source_key, old.row_key, old.hash, base.on_topic(e.kind, e.body, old.id, old.body)
  from jsonb_to_recordset(entries) as e
    (learner_id uuid, id uuid, kind text, mark smallint, circle_id uuid, observed_on date, supersedes uuid, reason text, body jsonb)
  join base.kind k on k.kind = e.kind
  join base.grants g on g.learner_id = e.learner_id
  left join base.entry old on old.learner_id = e.learner_id and old.id = e.supersedes
  where g.subject_id = door.subject() and g.until > now() and not k.from_outside
    and base.takes_kind(e.learner_id, g.subject_id, e.kind)
    and (get_byte(g.rights, k.slice) >> 6 >= 2 or base.may_join(e.learner_id, g.subject_id, e.kind, e.body, e.supersedes))
    and (greatest(e.mark, old.mark, 3) = 3 or get_byte(g.rights, k.slice) >> 3 & 7 = 4)
    and (e.circle_id is null or e.circle_id = any(g.circles) or e.circle_id = old.circle_id
      or base.is_own_class(g.learner_id, g.subject_id, k.kind, e.circle_id));
  get diagnostics made = row_count;
  if made <> wanted then
    raise exception 'entry-refused' using errcode = 'DP422';
  end if;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.append_restricted(learner uuid, entry uuid, team uuid, observed date, said jsonb)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.entry (learner_id, id, slice, mark, author_id, circle_id, kind, observed_on, method, body)
  select g.learner_id, entry, k.slice, 4, g.subject_id, team, k.kind, observed, 'asserted', said
  from base.grants g join base.kind k on k.kind = 'restricted-note'
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and get_byte(g.rights, k.slice) >> 6 >= 2 and get_byte(g.rights, k.slice) >> 3 & 7 = 4
    and (team is null or team = any(g.circles) or exists (select from base.support_case c cross join base.clock d
      where c.learner_id = learner and c.id = team and c.starts_on <= d.today and coalesce(c.ends_on >= d.today, true)))
  on conflict do nothing;
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.ask_about_look(learner uuid, question uuid, look uuid, unknown boolean, words text)
 RETURNS uuid
 LANGUAGE sql
AS $function$
  insert into base.look_question (learner_id, id, about_id, looked_at, is_unknown, question, asked_by)
  select a.learner_id, question, a.subject_id, a.at, unknown, nullif(words, ''), door.subject()
  from base.access_log a join base.grants g on g.learner_id = a.learner_id and g.subject_id = door.subject() and g.until > now()
  join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  join base.subject them on them.id = a.subject_id and (them.capacity <> 'guardian' or s.capacity = 'learner')
  where a.learner_id = learner and a.id = look and a.subject_id <> door.subject() and get_byte(g.rights, 30) & 7 >= 1
  returning about_id
$function$


CREATE OR REPLACE FUNCTION door.ask_copy(request uuid, learner uuid, wants text, of_parts text[], words text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.copy_request (learner_id, id, how, parts, says, asked_by)
  select g.learner_id, request, wants, of_parts, words, g.subject_id
  from base.grants g join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (select count(*) from base.copy_request r where r.learner_id = g.learner_id and r.asked_by = g.subject_id
      and r.asked_on = base.today()) < 20;
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.ask_correction(request uuid, learner uuid, entry uuid, says text, instead text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.correction_request (learner_id, id, entry_id, slice, wrong, should_be, asked_by)
  select g.learner_id, request, e.id, e.slice, says, instead, g.subject_id
  from base.grants g
  join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  join base.entry e on e.learner_id = g.learner_id and e.id = entry and e.superseded_at is null
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles)
      then get_byte(g.rights, e.slice) >> 3 & 7 else get_byte(g.rights, e.slice) & 7 end
    and not exists (
      select from base.correction_request r where r.learner_id = g.learner_id and r.entry_id = e.id and r.asked_by = g.subject_id
        and not exists (select from base.correction_answer a
          where a.learner_id = r.learner_id and a.request_id = r.id and a.state in ('corrected', 'unchanged')));
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.ask_verification(request uuid, learner uuid, entry uuid, verifier uuid, called text, works_at text, token bytea, days integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.subject (id, capacity, person_id)
  select verifier, 'verifier', request
  from base.grants g
  join base.subject s on s.id = g.subject_id and s.ended_at is null
  join base.learner l on l.learner_id = g.learner_id
  join base.entry e on e.learner_id = g.learner_id and e.id = entry and e.superseded_at is null and e.mark = 3
    and e.kind in ('community-service', 'work-experience')
  cross join base.clock k
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and base.opens(learner, g.subject_id, e.id)
    and ((s.capacity = 'learner' and base.age_on(l.born_on, k.today) >= 13)
      or (s.capacity = 'guardian' and get_byte(g.rights, 30) >> 6 = 3))
    and (select count(*) from base.verification_request r
      where r.learner_id = learner and r.answered_at is null and r.ended_at is null and r.until > now()) < 10;
  get diagnostics made = row_count;
  if made = 1 then
    insert into base.verification_request (learner_id, id, entry_id, subject_id, name, organization, token_hash, asked_by, until)
    values (learner, request, entry, verifier, called, works_at, token, door.subject(), now() + days * interval '1 day');
  end if;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.attach_statement(event uuid, learner uuid, request uuid, says text)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
AS $function$
begin
  return query
  with asked as (
    select r.entry_id from base.grants g
    join base.correction_request r on r.learner_id = g.learner_id and r.id = request and r.asked_by = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
      and (select a.state from base.correction_answer a where a.learner_id = learner and a.request_id = r.id
        order by a.answered_at desc, a.id desc limit 1) in ('unchanged', 'upheld')
      and not exists (select from base.entry_statement t where t.learner_id = learner and t.request_id = r.id)
  )
  insert into base.entry_statement (learner_id, id, entry_id, request_id, text, stated_by)
  select learner, event, a.entry_id, request, says, door.subject() from asked a
  returning entry_id;
end $function$


CREATE OR REPLACE FUNCTION door.choose_directory(event uuid, learner uuid, asker text, which text, keeps_in boolean)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.directory_choice (learner_id, id, audience, item, is_out, chosen_by)
  select g.learner_id, event, asker, which, keeps_in, g.subject_id from base.grants g
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, 30) >> 6 = 3;
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.confirm_notice(event uuid, learner uuid, notice uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.annual_notice_receipt (learner_id, id, notice_id, subject_id)
  select g.learner_id, event, notice, g.subject_id from base.grants g
  join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and door.notice_of(learner) = notice
  on conflict (learner_id, notice_id, subject_id) do nothing;
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.correspondents(learner uuid)
 RETURNS TABLE(subject_id uuid, capacity text, name text, function text, relationship text, is_primary boolean, language text, together uuid[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  with me as (select c.*, c.capacity not in ('guardian', 'learner') as is_staff from base.correspondent c
    where c.learner_id = learner and c.subject_id = door.subject()),
  family as (
    select c.*, g.households from base.correspondent c
    left join base.current_guardian g on g.learner_id = c.learner_id and g.guardian_id = c.person_id and c.capacity = 'guardian'
    where c.learner_id = learner and c.capacity in ('guardian', 'learner'))
  select f.subject_id, f.capacity,
    case when f.capacity = 'learner' then (select l.display_name from base.learner l where l.learner_id = learner)
      when get_byte(me.rights, 2) & 7 >= 1 then (select e.body ->> 'name' from base.entry e
        where e.learner_id = learner and e.kind = 'contact' and e.superseded_at is null and e.body ->> 'guardianId' = f.person_id::text
        order by e.received_at desc, e.id desc limit 1) end,
    null, r.relationship, coalesce(r.is_primary, false),
    case when get_byte(me.rights, 2) & 7 >= 1 then (select e.body ->> 'language' from base.entry e
      where e.learner_id = learner and e.kind = 'reach' and e.superseded_at is null and e.mark = 3
        and (e.author_id = f.subject_id or e.circle_id = any(f.households) or e.circle_id is null and e.method <> 'asserted')
      order by e.method = 'asserted' desc, e.received_at desc, e.id desc limit 1) end,
    array(select o.subject_id from family o where o.subject_id <> f.subject_id
      and (o.capacity = 'learner' or f.capacity = 'learner' or base.read_together(learner, f.person_id, o.person_id)) order by 1)
  from me join family f on me.is_staff
  left join lateral (select g.relationship, g.is_primary from base.guardianship g cross join base.clock k
    where g.learner_id = learner and g.guardian_id = f.person_id and coalesce(g.ends_on >= k.today, true)
    order by g.is_primary desc, g.id limit 1) r on true
  union all
  select c.subject_id, c.capacity, f.display_name, s.function, null, false, null, '{}'
  from me join base.correspondent c on not me.is_staff and c.learner_id = me.learner_id and c.capacity not in ('guardian', 'learner')
  join base.subject s on s.id = c.subject_id join base.staff f on f.id = c.person_id
  where me.capacity = 'guardian' or me.is_of_age
$function$


CREATE OR REPLACE FUNCTION door.directory_items(learner uuid, asker text)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  with listed as (
    select unnest(case when asker in ('military', 'college') then
        case when exists (select from base.entry e where e.learner_id = learner and e.kind = 'enrollment' and e.superseded_at is null
          and e.body ->> 'gradeLevel' in ('09', '10', '11', '12') and coalesce(e.body ->> 'endsOn' >= base.today()::text, true))
        then array['name', 'address', 'phone', 'email'] else '{}' end
      else array(select jsonb_array_elements_text(n.form -> 'directory')) end) as item
    from base.annual_notice n where n.id = door.notice_of(learner) and n.object_until < base.today())
  select coalesce(array_agg(l.item order by l.item), '{}') from listed l
  where not exists (select from base.directory_kept d where d.learner_id = learner
    and (d.audience = asker or (d.audience = 'anyone' and d.item is null)) and (d.item is null or d.item = l.item))
$function$


CREATE OR REPLACE FUNCTION door.disagreements(kinds text[])
 RETURNS TABLE(kind text, field text, sources text[], learners bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  with mine as (
    select s.id, s.name from base.source s where exists (
      select from base.subject a where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null
        and (a.organization_id is null or not exists (
          select from base.organization o where o.kind in ('school', 'district') and o.source_id = s.id
            and not exists (select from base.organization_tree t where t.ancestor_id = a.organization_id and t.organization_id = o.id))))
  ), said as (
    select distinct on (e.learner_id, e.kind, e.source_id) e.learner_id, e.kind, m.name, e.body
    from base.entry e join mine m on m.id = e.source_id
    where e.kind = any(kinds) and e.superseded_at is null and e.method <> 'asserted'
    order by e.learner_id, e.kind, e.source_id, e.received_at desc, e.id desc
  ), fields as (
    select s.learner_id, s.kind, f.key as field, array_agg(distinct s.name order by s.name) as sources
    from said s cross join lateral jsonb_each(s.body) f
    group by s.learner_id, s.kind, f.key having count(distinct f.value) > 1
  )
  select f.kind, f.field, f.sources, count(*) from fields f where f.field <> 'identifiers' group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit 200
$function$


CREATE OR REPLACE FUNCTION door.due_after(learner uuid, day date, clock text)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  select case c.lasts ->> 'of' when 'school' then door.school_day_after(learner, day, (c.lasts ->> 'days')::integer)
    else day + (c.lasts ->> 'days')::integer end
  from (select k.clocks -> clock as lasts from base.clock k) c
$function$


CREATE OR REPLACE FUNCTION door.end_verification(learner uuid, request uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  update base.verification_request r set ended_at = now() from base.grants g
  where r.learner_id = learner and r.id = request and r.ended_at is null and r.answered_at is null
    and g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (r.asked_by = g.subject_id or get_byte(g.rights, 30) >> 6 = 3);
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.is_off_above(place uuid, element text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select place is not null and exists (select from base.element_switch_now w where w.kind = element and not w.is_on
    and (w.organization_id is null or (w.organization_id <> place and exists (
      select from base.organization_tree t where t.organization_id = place and t.ancestor_id = w.organization_id))))
$function$


CREATE OR REPLACE FUNCTION door.launch_survey(survey uuid, instrument uuid, organization uuid, who text, rests_on text, first_day date, last_day date)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare whom integer;
begin
  insert into base.survey (id, instrument_id, version, organization_id, rated_by, basis, opens_on, closes_on, launched_by)
  select survey, i.id, i.version, organization, who, rests_on, first_day, last_day, s.id
  from base.subject s join lateral (
    select n.* from base.instrument n where n.id = instrument order by n.version desc limit 1) i on not i.retired
  where s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
    and (s.organization_id is null or exists (select from base.organization_tree t
      where t.ancestor_id = s.organization_id and t.organization_id = organization))
    and exists (select from base.organization_tree t
      where t.ancestor_id = i.organization_id and t.organization_id = organization);
  if not found then
    return -1;
  end if;
  insert into base.survey_learner (learner_id, survey_id)
  select distinct e.learner_id, survey
  from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id cross join base.clock k
  where t.ancestor_id = organization and e.class_id is null
    and coalesce(e.starts_on <= last_day, true) and coalesce(e.ends_on >= k.today, true);
  get diagnostics whom = row_count;
  return whom;
end $function$


CREATE OR REPLACE FUNCTION door.learners_by_key(wanted text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  select g.learner_id from base.source_key k
  join base.source s on s.id = k.source_id
  join base.grants g on g.learner_id = k.id and g.subject_id = door.subject() and g.until > now()
  where k.noun = 'learner'
    and get_byte(g.rights, 1) & 7 >= 2 -- a number is part of who a learner is: to whom that is hidden, it confirms nothing
    and k.key = any(array[wanted] || array(
      select substr(wanted, length(o.name) + 2) from base.source o where starts_with(wanted, o.name || ':')))
    and (k.key = wanted or wanted = s.name || ':' || k.key)
  order by g.learner_id limit 10
$function$


CREATE OR REPLACE FUNCTION door.mark(event uuid, learner uuid, entry uuid, only_detail boolean)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare marked integer;
begin
  select count(*) into marked from base.entry e join base.kind k on k.kind = e.kind cross join base.grants g
  where e.learner_id = learner and e.id = entry and e.superseded_at is null and k.markable
    and g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (get_byte(g.rights, 30) >> 6 = 3
      or (get_byte(g.rights, 30) >> 6 > 0 and get_byte(g.rights, e.slice) >> 6 > 0))
    and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles)
      then get_byte(g.rights, e.slice) >> 3 & 7 else get_byte(g.rights, e.slice) & 7 end;
  if marked = 1 then
    insert into base.mark_event (learner_id, id, entry_id, detail_only, chosen_by)
    values (learner, event, entry, only_detail, door.subject());
    with recursive line as (
      select e.id, e.supersedes from base.entry e where e.learner_id = learner and e.id = entry
      union all
      select e.id, e.supersedes from line join base.entry e on e.learner_id = learner and e.id = line.supersedes
    ), said as (
      select distinct on (m.chosen_by) m.detail_only, m.chosen_at, coalesce(get_byte(g.rights, 30) >> 6, 0) as chooses
      from line join base.mark_event m on m.learner_id = learner and m.entry_id = line.id
      left join base.grants g on g.learner_id = learner and g.subject_id = m.chosen_by and g.until > now()
      order by m.chosen_by, m.chosen_at desc, m.id desc
    )
    update base.entry e set detail_only = (
      select bool_or(s.detail_only and s.chooses > 0) or coalesce(max(s.chosen_at) filter (where s.detail_only)
        > coalesce(max(s.chosen_at) filter (where s.chooses = 3), '-infinity'), false) from said s)
    where e.learner_id = learner and e.id = entry;
  end if;
  return marked;
end $function$


CREATE OR REPLACE FUNCTION door.may_write_in(learner uuid, thread uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  select exists (select from base.thread_member m join base.correspondent c on c.learner_id = m.learner_id and c.subject_id = m.subject_id
      where m.learner_id = learner and m.thread_id = thread and m.subject_id = door.subject())
    and base.goes_on(learner, thread)
$function$


CREATE OR REPLACE FUNCTION door.note_feed(kept timestamp with time zone, handed timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare noted integer;
begin
  update base.delivery d set
    state = case when d.made_at < kept then 'acknowledged' else 'sent' end,
    sent_on = coalesce(d.sent_on, base.today()),
    acknowledged_on = case when d.made_at < kept then base.today() end
  where d.subject_id = door.subject() and d.way = 'app' and d.state in ('owed', 'sent')
    and (d.made_at < kept or (d.state = 'owed' and d.made_at < handed));
  get diagnostics noted = row_count;
  return noted;
end $function$


CREATE OR REPLACE FUNCTION door.note_link_look(ids uuid[], learners uuid[], detail_slices integer, channel text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
declare noted integer;
begin
  insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  select l.learner_id, r.id, door.subject(), 'keeping-the-record', 'links', note_link_look.channel, 0, 0, note_link_look.detail_slices
  from unnest(ids, learners) as r (id, learner) join base.learner l on l.learner_id = r.learner
  where exists (
    select from base.link_keeper k join base.link_case c on c.learner_id = k.learner_id and c.id = k.case_id
    where k.subject_id = door.subject() and (c.learner_id = l.learner_id or exists (
      select from base.link_candidate d where d.learner_id = c.learner_id and d.case_id = c.id and d.other_id = l.learner_id)));
  get diagnostics noted = row_count;
  return noted;
end $function$


CREATE OR REPLACE FUNCTION door.note_message_read(learner uuid, thread uuid, newest uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  update base.thread_member m set read_to = newest, read_at = now()
  from base.correspondent c
  where m.learner_id = learner and m.thread_id = thread and m.subject_id = door.subject()
    and c.learner_id = m.learner_id and c.subject_id = m.subject_id and (m.read_to is null or m.read_to < newest)
    and exists (select from base.message x where x.learner_id = learner and x.id = newest and x.thread_id = thread);
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.note_read(ids uuid[], learners uuid[], status_slices integer[], summary_slices integer[], detail_slices integer[], purpose text, what text, channel text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
declare noted integer;
begin
  insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  -- Who is let in by an exception reads for that and nothing else, whatever the caller says.
  select g.learner_id, r.id, g.subject_id, case when starts_with(g.policy_id, 'exception.') or g.policy_id = 'guardian.dependent'
    then g.policy_id else purpose end, what, channel, r.st, r.su, r.de
  from unnest(ids, learners, status_slices, summary_slices, detail_slices) as r (id, learner, st, su, de)
  join base.grants g on g.learner_id = r.learner
  where g.subject_id = door.subject() and g.until > now();
  get diagnostics noted = row_count;
  return noted;
end $function$


CREATE OR REPLACE FUNCTION door.note_told(learner uuid, which uuid, how text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare noted integer;
begin
  update base.delivery d set state = 'sent', sent_on = base.today(), told_by = g.subject_id, told_how = how
  from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'registrar'
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and d.learner_id = g.learner_id and d.id = which and d.state in ('no-way', 'failed');
  get diagnostics noted = row_count;
  return noted;
end $function$


CREATE OR REPLACE FUNCTION door.notice_of(learner uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  select n.id from base.grants g join base.enrollment e on e.learner_id = g.learner_id
  join base.organization_tree t on t.organization_id = e.organization_id
  join base.annual_notice n on n.organization_id = t.ancestor_id and n.published_on is not null
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and e.class_id is null and coalesce(e.ends_on >= base.today(), true)
  order by n.published_on desc, n.number desc, n.id desc limit 1
$function$


CREATE OR REPLACE FUNCTION door.open_work_group(learner uuid, work uuid, new_group uuid, new_code text)
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare found text;
begin
  if not exists (select from base.subject s where s.id = door.subject() and s.capacity in ('learner', 'guardian'))
    or not coalesce(base.opens(learner, door.subject(), base.standing_work(learner, work)), false) then
    return null;
  end if;
  update base.work_group g set until = now() + interval '14 days' from base.work_member m
    where m.learner_id = learner and m.work_id = work and g.id = m.group_id returning g.code into found;
  if found is null then
    insert into base.work_group (id, code, until) values (new_group, new_code, now() + interval '14 days');
    insert into base.work_member (learner_id, group_id, work_id) values (learner, new_group, work);
    found := new_code;
  end if;
  return found;
end $function$


CREATE OR REPLACE FUNCTION door.opt_out(learner uuid, survey uuid, is_out boolean)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  with said as (
    select l.learner_id, l.survey_id, array(
      select n from unnest(l.opted_out_by) n where n <> g.subject_id and (is_out or get_byte(g.rights, 30) >> 6 < 3 or exists (
        select from base.grants o where o.learner_id = l.learner_id and o.subject_id = n and o.until > now()
          and get_byte(o.rights, 30) >> 6 = 3)) order by n) || case when is_out then array[g.subject_id] else '{}' end as who
    from base.grants g join base.survey_learner l on l.learner_id = g.learner_id and l.survey_id = survey
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, 30) >> 6 > 0
    for update of l)
  update base.survey_learner l set opted_out_by = s.who,
    opted_out_at = case when cardinality(s.who) > 0 then coalesce(l.opted_out_at, now()) end
  from said s where l.learner_id = s.learner_id and l.survey_id = s.survey_id;
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.propose(proposals jsonb)
 RETURNS TABLE(learner_id uuid, id uuid, kind text, entry_id uuid)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare known integer; made record; truster uuid; became uuid;
begin
  select count(*) into known
  from jsonb_to_recordset(proposals) as p (learner_id uuid, id uuid, kind text)
  join base.kind k on k.kind = p.kind
  join base.grants g on g.learner_id = p.learner_id
  where g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, k.slice) >> 6 >= 1
    and base.takes_kind(p.learner_id, g.subject_id, p.kind);
  if known <> jsonb_array_length(proposals) then
    raise exception 'entry-refused' using errcode = 'DP422';
  end if;
  if exists (select from jsonb_to_recordset(proposals) as p (learner_id uuid, kind text)
    join base.element_off o on o.learner_id = p.learner_id and o.kind = p.kind) then
    raise exception 'element-off' using errcode = 'DP423';
  end if;
  for made in
    insert into base.contribution (learner_id, id, slice, kind, body, observed_on, proposed_by, key)
    select p.learner_id, p.id, k.slice, p.kind, p.body, p.observed_on, door.subject(), p.key
    from jsonb_to_recordset(proposals) as p (learner_id uuid, id uuid, kind text, body jsonb, observed_on date, key text)
    join base.kind k on k.kind = p.kind
    order by p.learner_id, p.id
    on conflict (learner_id, proposed_by, key) do nothing
    returning contribution.learner_id, contribution.id, contribution.kind
  loop
    became := null;
    select base.trusts(made.learner_id, s.agreement_id, made.kind) into truster
    from base.subject s where s.id = door.subject() and s.agreement_id is not null;
    if truster is not null then
      became := (select (p ->> 'entry_id')::uuid from jsonb_array_elements(proposals) p where (p ->> 'id')::uuid = made.id);
      perform base.accept_contribution(made.id, made.learner_id, made.id, became, truster, true);
    end if;
    learner_id := made.learner_id; id := made.id; kind := made.kind; entry_id := became;
    return next;
  end loop;
end $function$


CREATE OR REPLACE FUNCTION door.put_custom_element(event uuid, what text, organization uuid, now_is text, in_slice smallint, who_write text[], is_made_of jsonb, because text)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare asker record; before record;
begin
  select s.id, s.capacity, s.agreement_id into asker from base.subject s
  where s.id = door.subject() and s.ended_at is null and (
    (s.capacity = 'administrator' and (s.organization_id is null or exists (
      select from base.organization_tree t where t.ancestor_id = s.organization_id and t.organization_id = organization)))
    or (now_is = 'proposed' and exists (
      select from base.agreement a where a.id = s.agreement_id and a.kind = 'app' and a.organization_id = organization)));
  select c.version, c.organization_id, c.agreement_id into before from base.custom_element c where c.kind = what for update;
  if asker.id is null or before.organization_id <> organization
    or (asker.agreement_id is not null and before.version is not null) then
    return false;
  end if;
  insert into base.custom_element as c (kind, organization_id, agreement_id, state, slice, writers, definition, reason, changed_by)
  values (what, organization, asker.agreement_id, now_is, in_slice, who_write, is_made_of, because, asker.id)
  on conflict (kind) do update set state = excluded.state, writers = excluded.writers, definition = excluded.definition,
    reason = excluded.reason, changed_by = excluded.changed_by, changed_at = now(), version = c.version + 1;
  insert into base.custom_element_event (id, kind, version, state, definition, reason, made_by)
  select event, c.kind, c.version, c.state, c.definition, c.reason, c.changed_by from base.custom_element c where c.kind = what;
  return true;
end $function$


CREATE OR REPLACE FUNCTION door.put_instrument(instrument uuid, organization uuid, is_made_of jsonb, ends boolean)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare newer integer; owner uuid;
begin
  select i.organization_id, i.version into owner, newer from base.instrument i where i.id = instrument order by i.version desc limit 1;
  if coalesce(owner, organization) <> organization or not exists (select from base.subject s
    where s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
      and (s.organization_id is null or exists (select from base.organization_tree t
        where t.ancestor_id = s.organization_id and t.organization_id = organization))) then
    return 0;
  end if;
  newer := coalesce(newer, 0) + 1;
  insert into base.instrument (id, version, organization_id, definition, retired, changed_by)
  values (instrument, newer, organization, is_made_of, ends, door.subject());
  return newer;
end $function$


CREATE OR REPLACE FUNCTION door.read_notices(newest uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare done integer;
begin
  update base.notice n set read_at = now() where n.subject_id = door.subject() and n.read_at is null and n.id <= newest
    and (n.about_id is null or exists (
      select from base.grants g where g.learner_id = n.about_id and g.subject_id = n.subject_id and g.until > now()));
  get diagnostics done = row_count;
  return done;
end $function$


CREATE OR REPLACE FUNCTION door.same_person(one uuid, other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'identity'
AS $function$
  select one = other
    or exists (select from base.subject a join base.subject b on b.person_id = a.person_id where a.id = one and b.id = other)
    or exists (select from identity.hat a join identity.hat b on b.account_id = a.account_id where a.subject_id = one and b.subject_id = other)
$function$


CREATE OR REPLACE FUNCTION door.school_day_after(learner uuid, day date, days integer)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  with calendar as (
    select d.on_date, d.in_session from base.school_day d where d.on_date > day and d.organization_id = (
      select e.organization_id from base.enrollment e where e.learner_id = learner and e.class_id is null
      order by e.ended_at is null desc, e.starts_on desc nulls last, e.id limit 1)),
  known as (select coalesce(max(on_date), day) as until from calendar)
  select s.on_date from (
    select on_date from calendar where in_session
    union all
    select d::date from known, generate_series(known.until + 1, known.until + days * 2 + 5, interval '1 day') d
      where extract(isodow from d) < 6) s
  order by s.on_date offset days - 1 limit 1
$function$


CREATE OR REPLACE FUNCTION door.send_message(learner uuid, thread uuid, message uuid, said jsonb, told_after timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.message (learner_id, id, thread_id, author_id, language, template, body, other_language, other_body, entry_id, notice_after)
  select learner, message, thread, c.subject_id, said ->> 'language', said ->> 'template', said ->> 'body',
    said #>> '{other,language}', said #>> '{other,body}', (said ->> 'entryId')::uuid, told_after
  from base.correspondent c
  join base.thread_member m on m.learner_id = c.learner_id and m.thread_id = thread and m.subject_id = c.subject_id
  where c.learner_id = learner and c.subject_id = door.subject() and base.goes_on(learner, thread);
  get diagnostics made = row_count;
  update base.thread_member m set read_to = message, read_at = now()
  where made = 1 and m.learner_id = learner and m.thread_id = thread and m.subject_id = door.subject();
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.set_hold(event uuid, learner uuid, why text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  if why is null then
    update base.legal_hold h set lifted_by = g.subject_id, lifted_at = now() from base.grants g join base.subject s on s.id = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and s.capacity = 'registrar'
      and h.learner_id = g.learner_id and h.lifted_at is null;
  else
    insert into base.legal_hold (learner_id, id, reason, set_by)
    select g.learner_id, event, why, g.subject_id from base.grants g join base.subject s on s.id = g.subject_id
    where g.learner_id = learner and g.subject_id = door.subject() and g.until > now() and s.capacity = 'registrar'
      and not exists (select from base.legal_hold h where h.learner_id = g.learner_id and h.lifted_at is null);
  end if;
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.settle(settlings jsonb)
 RETURNS TABLE(learner_id uuid, id uuid, kind text, proposed_by uuid)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare each record;
begin
  for each in
    select c.learner_id, c.id, c.kind, c.proposed_by, p.event, p.now_is, p.reason, p.note, p.entry_id
    from jsonb_to_recordset(settlings) as p
      (learner_id uuid, contribution_id uuid, event uuid, now_is text, reason text, note text, entry_id uuid)
    join base.grants g on g.learner_id = p.learner_id and g.subject_id = door.subject() and g.until > now()
    join base.subject s on s.id = g.subject_id
    join base.contribution c on c.learner_id = g.learner_id and c.id = p.contribution_id
    join base.subject author on author.id = c.proposed_by
    where p.now_is in ('accepted', 'declined', 'asked') and c.proposed_by <> g.subject_id
      and door.settles(s.capacity, g.rights, c.slice, author.capacity) and base.waits(c.learner_id, c.id)
    order by c.learner_id, c.id
    for update of c
  loop
    if not base.waits(each.learner_id, each.id) then continue; end if; -- somebody else was first
    if each.now_is = 'accepted' then
      if exists (select from base.element_off o where o.learner_id = each.learner_id and o.kind = each.kind) then
        raise exception 'element-off' using errcode = 'DP423';
      end if;
      perform base.accept_contribution(each.event, each.learner_id, each.id, each.entry_id, door.subject(), false);
    else
      insert into base.contribution_act (learner_id, id, contribution_id, state, reason, note, done_by)
      values (each.learner_id, each.event, each.id, each.now_is, each.reason, each.note, door.subject());
      delete from base.contribution_file f where f.learner_id = each.learner_id and f.contribution_id = each.id and each.now_is = 'declined';
    end if;
    learner_id := each.learner_id; id := each.id; kind := each.kind; proposed_by := each.proposed_by;
    return next;
  end loop;
end $function$


CREATE OR REPLACE FUNCTION door.settled()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  select least(now() - interval '1 minute', (
    select min(i.started_at) from base.import i where i.state = 'running' and exists (
      select from pg_locks l where l.locktype = 'advisory' and l.classid = 0 and l.objid = 7003
        and l.database = (select d.oid from pg_database d where d.datname = current_database()))))
$function$


CREATE OR REPLACE FUNCTION door.settles(capacity text, rights bytea, slice integer, proposer text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case
    when proposer = 'guardian' and slice between 18 and 25 then capacity = 'learner' and get_byte(rights, slice) >> 6 >= 2
    when slice between 18 and 25 then get_byte(rights, 30) >> 6 = 3
    else get_byte(rights, slice) >> 6 >= 3 or door.answers_for(capacity, rights, slice) end
$function$


CREATE OR REPLACE FUNCTION door.standing(learner uuid, entry uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
  with recursive line as (
    select e.id, e.superseded_at from base.entry e where e.learner_id = learner and e.id = entry
    union all
    select n.id, n.superseded_at from line join base.entry n on n.learner_id = learner and n.supersedes = line.id
  )
  select l.id from line l where l.superseded_at is null and base.opens(learner, door.subject(), l.id) limit 1
$function$


CREATE OR REPLACE FUNCTION door.start_thread(learner uuid, thread uuid, others uuid[])
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
declare people uuid[]; found uuid;
begin
  select array_agg(distinct each order by each) into people from unnest(others || door.subject()) as each;
  if people = array[door.subject()] or (select count(*) from base.correspondent c
      where c.learner_id = learner and c.subject_id = any(people)) <> cardinality(people)
    or not base.may_converse(learner, people) then
    return null;
  end if;
  select m.thread_id into found from base.thread_member m where m.learner_id = learner
    group by m.thread_id having array_agg(m.subject_id order by m.subject_id) = people order by m.thread_id desc limit 1;
  if found is not null then
    return found;
  end if;
  insert into base.thread (learner_id, id, started_by) values (learner, thread, door.subject());
  insert into base.thread_member (learner_id, thread_id, subject_id) select learner, thread, unnest(people);
  return thread;
end $function$


CREATE OR REPLACE FUNCTION door.stop_survey(survey uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  update base.survey v set stopped_at = now() from base.subject s
  where v.id = survey and v.stopped_at is null and s.id = door.subject() and s.capacity = 'administrator' and s.ended_at is null
    and (s.organization_id is null or exists (select from base.organization_tree t
      where t.ancestor_id = s.organization_id and t.organization_id = v.organization_id));
  get diagnostics made = row_count;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.subject()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select nullif(current_setting('daypack.subject', true), '')::uuid
$function$


CREATE OR REPLACE FUNCTION door.switch_element(event uuid, learner uuid, element text, turn_on boolean)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.learner_element_switch (learner_id, id, kind, is_on, set_by)
  select g.learner_id, event, k.kind, turn_on, g.subject_id
  from base.grants g join base.kind k on k.kind = element and k.switched_by = 'family'
  where g.learner_id = learner and g.subject_id = door.subject() and g.until > now()
    and (get_byte(g.rights, 30) >> 6 = 3 or (get_byte(g.rights, 30) >> 6 > 0 and get_byte(g.rights, k.slice) >> 6 > 0));
  get diagnostics made = row_count;
  return made = 1;
end $function$


CREATE OR REPLACE FUNCTION door.switch_element_at(event uuid, place uuid, element text, turn_on boolean)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  insert into base.element_switch (id, kind, organization_id, is_on, set_by)
  select event, k.kind, coalesce(place, a.organization_id), turn_on, a.id
  from base.subject a join base.kind k on k.kind = element and k.switched_by is not null
  where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null
    and (place is null or a.organization_id is null or exists (
      select from base.organization_tree t where t.organization_id = place and t.ancestor_id = a.organization_id));
  get diagnostics made = row_count;
  return made = 1;
end $function$


CREATE OR REPLACE FUNCTION door.take_back(event uuid, learner uuid, contribution uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare made integer;
begin
  perform from base.contribution c where c.learner_id = learner and c.id = contribution for update;
  insert into base.contribution_act (learner_id, id, contribution_id, state, done_by)
  select c.learner_id, event, c.id, 'withdrawn', c.proposed_by from base.contribution c
  where c.learner_id = learner and c.id = contribution and c.proposed_by = door.subject() and base.waits(c.learner_id, c.id);
  get diagnostics made = row_count;
  delete from base.contribution_file f where f.learner_id = learner and f.contribution_id = contribution and made > 0;
  return made;
end $function$


CREATE OR REPLACE FUNCTION door.withdraw(items jsonb, why text)
 RETURNS SETOF text
 LANGUAGE plpgsql
AS $function$
declare taken uuid[];
begin
  with gone as (
    update base.entry old set superseded_at = now()
    from jsonb_to_recordset(items) as e (learner_id uuid, entry_id uuid)
    join base.grants g on g.learner_id = e.learner_id
    join base.subject s on s.id = g.subject_id
    where old.learner_id = e.learner_id and old.id = e.entry_id and old.superseded_at is null and old.method = 'asserted'
      and g.subject_id = door.subject() and g.until > now() and old.author_id = g.subject_id
      and (get_byte(g.rights, old.slice) >> 6 >= 2
        or base.may_join(old.learner_id, g.subject_id, old.kind, old.body, null))
      and (s.capacity in ('learner', 'guardian') or old.received_at > now() - interval '1 day')
    returning old.id)
  select array_agg(id) into taken from gone;
  insert into base.withdrawal (learner_id, id, entry_id, reason, withdrawn_by)
    select e.learner_id, e.id, e.entry_id, why, door.subject()
    from jsonb_to_recordset(items) as e (learner_id uuid, id uuid, entry_id uuid) where e.entry_id = any(taken);
  return query select old.kind from base.entry old
    join jsonb_to_recordset(items) as e (learner_id uuid, entry_id uuid) on old.learner_id = e.learner_id and old.id = e.entry_id
    where e.entry_id = any(taken);
end $function$


CREATE OR REPLACE FUNCTION door.work_others(learner uuid, work uuid)
 RETURNS TABLE(others integer, names text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'base', 'door'
AS $function$
begin
  return query with other as (
    select o.learner_id from base.work_member m join base.work_member o on o.group_id = m.group_id and o.learner_id <> m.learner_id
    where m.learner_id = learner and m.work_id = work and base.standing_work(o.learner_id, o.work_id) is not null
      and coalesce(base.opens(learner, door.subject(), base.standing_work(learner, work)), false)
  )
  select (select count(*)::integer from other),
    array(select l.display_name from other join base.learner l on l.learner_id = other.learner_id
      where base.classmates_see(l.learner_id, 0) >= 1 and base.classmates_see(l.learner_id, 19) >= 2
      order by l.sort_name, l.learner_id);
end $function$


-- Rights
-- base.access_log: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.acknowledgement: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.address_kept: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.age_document: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.age_notice: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.age_standing: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.agreement: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.agreement_act: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.agreement_check: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.agreement_hook: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.agreement_learner: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.agreement_scope: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.amendment: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.annual_notice: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.annual_notice_receipt: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.app_request: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.ask_first_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.assignment: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.attending: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.blob: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.blocked_guardian: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.case_member: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.case_star: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.check_up: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.choice: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.choice_bytes: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.choice_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.class: daypack_work insert, daypack_work select, daypack_work update
-- base.class_term: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.clock: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.competency: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.competency_edge: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.compiled: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.conflict_note: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.conflict_told: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.consent: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.consent_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.consent_release: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.contribution: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.contribution_act: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.contribution_file: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.contribution_trust: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.copy_answer: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.copy_request: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.correction_answer: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.correction_request: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.correspondent: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.course: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.court_document: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.current_guardian: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.custom_element: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.custom_element_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.delivery: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.digest: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.directory_choice: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.directory_kept: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.disposal: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.due: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.element_off: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.element_switch: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.element_switch_now: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.ending: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.enrollment: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.entry: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.entry_file: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.entry_statement: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.exception: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.exception_bytes: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.file: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.file_map: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.framework: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.gone_learner: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.grants: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.grants_history: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.guardian: daypack_work insert, daypack_work select, daypack_work update
-- base.guardianship: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.held_learner: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.held_note: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.import: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.import_ending: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.import_ending_row: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.import_remark: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.installation: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.instrument: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.kept_thing: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.kind: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.learner: daypack_work insert, daypack_work select, daypack_work update
-- base.learner_alias: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.learner_element_switch: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.learner_identifier: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.learner_merge: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.legal_hold: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.line_item: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.link_candidate: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.link_case: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.link_keeper: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.link_vote: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.look_question: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.mark_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.mergeable: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.merged_row: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.message: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.notice: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.open_exception: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.open_support: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.organization: daypack_work insert, daypack_work select, daypack_work update
-- base.organization_tree: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.override: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.override_bytes: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.override_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.pack_version: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.paper: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.policy: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.policy_cell: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.policy_rights: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.program: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.program_day: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.program_name: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.quality_class: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.quality_count: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.quality_finding: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.quality_issue: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.quality_note: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.quiet_hours: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.reconcile_report: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.relation: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.retention_rule: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.school_day: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.schooled_at: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.share: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.share_guess: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.share_item: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.share_session: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.share_wish: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.shared: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.sole_decider: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.source: daypack_work insert, daypack_work select, daypack_work update
-- base.source_district: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.source_key: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.source_record: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.source_root: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.staff: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.study: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.study_count: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.subject: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.support_case: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.survey: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.survey_learner: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.teaching: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.term: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.thread: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.thread_member: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.together_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.tombstone: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.trust_event: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.unit: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.unusual_day: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.unusual_finding: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.unusual_rule: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.unusual_watch: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.verification_request: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.waiting_row: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.wishing: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.withdrawal: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.work_group: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.work_hours: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- base.work_member: daypack_work delete, daypack_work insert, daypack_work select, daypack_work update
-- door.access_log: daypack_serve select
-- door.acknowledgement: daypack_serve select
-- door.acknowledgement_owed: daypack_serve select
-- door.age_document: daypack_serve select
-- door.agreement: daypack_identity select, daypack_serve select
-- door.agreement_waiting: daypack_serve select
-- door.annual_notice: daypack_serve select
-- door.annual_notice_of: daypack_serve select
-- door.ask_first: daypack_serve select
-- door.case_member: daypack_serve select
-- door.check_up: daypack_serve select
-- door.class: daypack_serve select
-- door.class_teacher: daypack_serve select
-- door.clock: daypack_serve select
-- door.coming_of_age: daypack_serve select
-- door.companion: daypack_serve select
-- door.competency: daypack_serve select
-- door.competency_edge: daypack_serve select
-- door.conflict_told: daypack_serve select
-- door.consent: daypack_serve select
-- door.consent_event: daypack_serve select
-- door.contribution: daypack_serve select
-- door.contribution_file: daypack_serve select
-- door.contribution_trust: daypack_serve select
-- door.copy_request: daypack_serve select
-- door.correction_request: daypack_serve select
-- door.court_document: daypack_serve select
-- door.court_waiting: daypack_serve select
-- door.custom_element: daypack_serve select
-- door.delivery: daypack_serve select
-- door.digest: daypack_serve select
-- door.directory: daypack_serve select
-- door.directory_setting: daypack_serve select
-- door.disposal: daypack_serve select
-- door.disposing_district: daypack_serve select, daypack_work select
-- door.element_off: daypack_serve select
-- door.element_switch: daypack_serve select
-- door.ending: daypack_serve select
-- door.entry: daypack_serve select
-- door.entry_file: daypack_serve select
-- door.entry_history: daypack_serve select
-- door.entry_off: daypack_serve select
-- door.exception: daypack_serve select
-- door.feed: daypack_serve select
-- door.file_map: daypack_serve select
-- door.framework: daypack_serve select
-- door.gone: daypack_serve select
-- door.guardianship: daypack_serve select
-- door.held_note: daypack_serve select
-- door.helper: daypack_serve select
-- door.helper_by_paper: daypack_serve select
-- door.import: daypack_serve select
-- door.import_ending: daypack_serve select
-- door.import_remark: daypack_serve select
-- door.instrument: daypack_serve select
-- door.kept_district: daypack_serve select, daypack_work select
-- door.learner: daypack_serve select
-- door.learner_merge: daypack_serve select
-- door.learner_survey: daypack_serve select
-- door.legal_hold: daypack_serve select
-- door.link_candidate: daypack_serve select
-- door.link_case: daypack_serve select
-- door.link_person: daypack_serve select
-- door.look_question: daypack_serve select
-- door.message: daypack_serve select
-- door.my_class: daypack_serve select
-- door.notice: daypack_serve select
-- door.organization: daypack_identity select, daypack_serve select
-- door.own_guardian: daypack_serve select
-- door.pack_administrator: daypack_serve select, daypack_work select
-- door.pack_version: daypack_serve select
-- door.paper: daypack_serve select
-- door.paused_consent: daypack_serve select
-- door.planned_survey: daypack_serve select, daypack_work select
-- door.program: daypack_serve select
-- door.program_day: daypack_serve select
-- door.program_name: daypack_serve select
-- door.quality_class: daypack_serve select
-- door.quality_count: daypack_serve select
-- door.quality_finding: daypack_serve select
-- door.quality_issue: daypack_serve select
-- door.quality_note: daypack_serve select
-- door.recent: daypack_serve select
-- door.reconcile_report: daypack_serve select
-- door.regrant: daypack_serve select
-- door.restated: daypack_serve select
-- door.restricted_reader: daypack_serve select
-- door.retention_of: daypack_serve select
-- door.retention_rule: daypack_serve select
-- door.school_day: daypack_serve select
-- door.seen_by: daypack_serve select
-- door.share: daypack_serve select
-- door.share_wish: daypack_serve select
-- door.shared_with_me: daypack_serve select
-- door.source: daypack_serve select
-- door.source_record: daypack_serve select
-- door.study: daypack_serve select, daypack_work select
-- door.study_count: daypack_serve select
-- door.study_of: daypack_serve select
-- door.subject: daypack_identity select, daypack_serve select
-- door.support_case: daypack_serve select
-- door.support_staff: daypack_serve select
-- door.survey: daypack_serve select
-- door.term: daypack_serve select
-- door.thread: daypack_serve select
-- door.thread_member: daypack_serve select
-- door.tie: daypack_serve select
-- door.together: daypack_serve select
-- door.tombstone: daypack_serve select
-- door.unit: daypack_serve select
-- door.unusual_finding: daypack_serve select, daypack_work select
-- door.unusual_look: daypack_serve select
-- door.unusual_rule: daypack_serve select
-- door.verification_request: daypack_serve select
-- door.wishing: daypack_serve select
-- door.withdrawal: daypack_serve select
-- door.work_hours: daypack_serve select
-- identity.account: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.client: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.client_secret: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.client_token: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.client_use: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.failure: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.hat: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.helper_invitation: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.invitation: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.mail: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
-- identity.session: daypack_identity delete, daypack_identity insert, daypack_identity select, daypack_identity update
