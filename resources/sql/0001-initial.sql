-- Schema version 1. A later version is a new file NNNN-name.sql, never a change of this one.
--
-- Dates are text 'YYYY-MM-DD'; NULL is "not known" or "still open". Money is whole đồng,
-- coefficients are whole hundredths, shares whole hundredths of a percent.
-- search_key and sort_key are made in C (td-text.h, td-collation.h) and stored.
-- Every table has a declared primary key: the sessions extension records no other rows.

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- The catalogue: what law and regulations say, as dated rows, each with its source.

CREATE TABLE regulation (
  code TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  issued_on TEXT CHECK (issued_on IS NULL OR issued_on IS date (issued_on)),
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from IS date (valid_from)),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to IS date (valid_to)),
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who decides an award: from the President of the State to the grassroots union.
CREATE TABLE deciding_level (
  code TEXT PRIMARY KEY NOT NULL,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('union', 'state')),
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE launching_level (
  code TEXT PRIMARY KEY NOT NULL,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_level (
  code TEXT PRIMARY KEY NOT NULL,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_kind (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  level TEXT NOT NULL REFERENCES unit_level (code),
  valid_from TEXT,
  valid_to TEXT,
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_type (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE commendation_type (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  is_ad_hoc INTEGER NOT NULL CHECK (is_ad_hoc IN (0, 1)),
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The columns of a report that count award forms, so that the printed table is data as well.
CREATE TABLE report_column (
  code TEXT PRIMARY KEY NOT NULL,
  report TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('union', 'state')),
  group_title TEXT NOT NULL,
  title TEXT NOT NULL,
  split INTEGER NOT NULL CHECK (split IN (0, 1)),  -- 1: collectives and individuals apart
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE award_form (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('title', 'form', 'prize', 'medal')),
  field TEXT NOT NULL CHECK (field IN ('union', 'state')),
  for_individual INTEGER NOT NULL CHECK (for_individual IN (0, 1)),
  for_collective INTEGER NOT NULL CHECK (for_collective IN (0, 1)),
  deciding_level TEXT NOT NULL REFERENCES deciding_level (code),
  coefficient_individual INTEGER CHECK (coefficient_individual >= 0),
  coefficient_collective INTEGER CHECK (coefficient_collective >= 0),
  once_only INTEGER NOT NULL CHECK (once_only IN (0, 1)),
  position INTEGER NOT NULL,
  report_column TEXT NOT NULL REFERENCES report_column (code),
  regulation TEXT NOT NULL REFERENCES regulation (code),
  valid_from TEXT NOT NULL CHECK (valid_from IS date (valid_from)),
  valid_to TEXT CHECK (valid_to IS NULL OR (valid_to IS date (valid_to) AND valid_to >= valid_from)),
  source TEXT NOT NULL,
  UNIQUE (code, valid_from)
) STRICT;

CREATE TABLE base_salary (
  valid_from TEXT PRIMARY KEY NOT NULL CHECK (valid_from IS date (valid_from)),
  amount INTEGER NOT NULL CHECK (amount > 0),
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  formula TEXT NOT NULL,
  scope TEXT NOT NULL,
  operator TEXT NOT NULL CHECK (operator IN ('>=', '<=', '=')),
  value INTEGER NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  code TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('warning', 'note')),
  parameter INTEGER,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  disabled_reason TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  former_district TEXT,
  valid_from TEXT,
  valid_to TEXT,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Units through time.

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL REFERENCES unit_kind (code),
  organisation_type TEXT REFERENCES organisation_type (code),
  place TEXT REFERENCES place (code),
  cluster TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from IS date (valid_from)),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to IS date (valid_to)),
  end_reason TEXT NOT NULL DEFAULT '',
  successor_id INTEGER REFERENCES unit (id),
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX unit_by_sort_key ON unit (sort_key);
CREATE INDEX unit_by_successor ON unit (successor_id) WHERE successor_id IS NOT NULL;

-- One row a unit and a span of time: the tree as of any date. The root has no row.
CREATE TABLE unit_parent (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  parent_id INTEGER NOT NULL REFERENCES unit (id),
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from IS date (valid_from)),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to IS date (valid_to)),
  CHECK (unit_id <> parent_id),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT;
CREATE INDEX unit_parent_by_unit ON unit_parent (unit_id, valid_from);
CREATE INDEX unit_parent_by_parent ON unit_parent (parent_id, valid_from);

-- Figures of a unit at a period's end. period is written as on the command line: 2026-H1, 2026,
-- 2025-2026.
CREATE TABLE unit_figure (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  period TEXT NOT NULL,
  workers INTEGER CHECK (workers >= 0),
  members INTEGER CHECK (members >= 0),
  women INTEGER CHECK (women >= 0),
  direct_workers INTEGER CHECK (direct_workers >= 0),
  leaders INTEGER CHECK (leaders >= 0),
  rating TEXT,
  score INTEGER,  -- hundredths of a point
  UNIQUE (unit_id, period)
) STRICT;
CREATE INDEX unit_figure_by_period ON unit_figure (period, unit_id);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  is_woman INTEGER CHECK (is_woman IN (0, 1)),
  birth_date TEXT,  -- '1985', '1985-03' or '1985-03-17'
  post TEXT NOT NULL DEFAULT '',
  union_post TEXT NOT NULL DEFAULT '',
  unit_id INTEGER REFERENCES unit (id),
  is_direct_worker INTEGER CHECK (is_direct_worker IN (0, 1)),
  is_leader INTEGER CHECK (is_leader IN (0, 1)),
  worker_group TEXT NOT NULL DEFAULT '',
  education TEXT NOT NULL DEFAULT '',
  ethnicity TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL,
  sort_key BLOB NOT NULL
) STRICT;
CREATE INDEX person_by_sort_key ON person (sort_key);
CREATE INDEX person_by_unit ON person (unit_id);
CREATE INDEX person_by_search_key ON person (search_key);

-- Campaigns.

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  launching_level TEXT NOT NULL REFERENCES launching_level (code),
  is_themed INTEGER NOT NULL DEFAULT 0 CHECK (is_themed IN (0, 1)),  -- 0 regular, 1 by theme or wave
  theme TEXT NOT NULL DEFAULT '',
  starts_on TEXT CHECK (starts_on IS NULL OR starts_on IS date (starts_on)),
  ends_on TEXT CHECK (ends_on IS NULL OR ends_on IS date (ends_on)),
  document_number TEXT NOT NULL DEFAULT '',
  document_date TEXT CHECK (document_date IS NULL OR document_date IS date (document_date)),
  goals TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT '',
  subjects TEXT NOT NULL DEFAULT '',
  contents TEXT NOT NULL DEFAULT '',
  parent_id INTEGER REFERENCES campaign (id),
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on)
) STRICT;
CREATE INDEX campaign_by_sort_key ON campaign (sort_key);
CREATE INDEX campaign_by_parent ON campaign (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE campaign_target (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  organisation_type TEXT NOT NULL REFERENCES organisation_type (code),
  target TEXT NOT NULL,
  value INTEGER,  -- hundredths of the measure
  measure TEXT NOT NULL DEFAULT '',
  UNIQUE (campaign_id, organisation_type)
) STRICT;

CREATE TABLE campaign_result (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  period TEXT NOT NULL,
  participants INTEGER CHECK (participants >= 0),
  initiatives_proposed INTEGER CHECK (initiatives_proposed >= 0),
  initiatives_grassroots INTEGER CHECK (initiatives_grassroots >= 0),
  initiatives_province INTEGER CHECK (initiatives_province >= 0),
  initiatives_nation INTEGER CHECK (initiatives_nation >= 0),
  value_gained INTEGER CHECK (value_gained >= 0),
  works INTEGER CHECK (works >= 0),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (campaign_id, unit_id, period)
) STRICT;
CREATE INDEX campaign_result_by_period ON campaign_result (period, unit_id);
CREATE INDEX campaign_result_by_unit ON campaign_result (unit_id);

-- Decisions and awards.

CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  number TEXT NOT NULL,
  symbol TEXT NOT NULL,
  decided_on TEXT NOT NULL CHECK (decided_on IS date (decided_on)),
  year INTEGER NOT NULL,  -- of decided_on: numbers restart every year
  deciding_level TEXT NOT NULL REFERENCES deciding_level (code),
  issuer TEXT NOT NULL,
  issuer_key TEXT NOT NULL,  -- folded
  issuer_unit_id INTEGER REFERENCES unit (id),
  signer TEXT NOT NULL DEFAULT '',
  signer_post TEXT NOT NULL DEFAULT '',
  abstract TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL,
  sort_key BLOB NOT NULL,  -- of number and symbol, numbers by value
  UNIQUE (number, symbol, year, issuer_key),
  CHECK (year = CAST (substr (decided_on, 1, 4) AS INTEGER))
) STRICT;
CREATE INDEX decision_by_date ON decision (decided_on);
CREATE INDEX decision_by_sort_key ON decision (sort_key);
CREATE INDEX decision_by_issuer_unit ON decision (issuer_unit_id) WHERE issuer_unit_id IS NOT NULL;

-- The recipient is a person of the book, a unit of the book, or another (a member's child …); name,
-- post, unit, organisation type and flags are a snapshot of the day of the award, never updated when
-- the person or the unit changes. decided_on repeats decision.decided_on: lists and reports read the
-- period's range from an index of this table alone; td-decision-store.c writes both.
CREATE TABLE award (
  id INTEGER PRIMARY KEY,
  decision_id INTEGER NOT NULL REFERENCES decision (id),
  position INTEGER NOT NULL,
  recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('individual', 'collective', 'other')),
  person_id INTEGER REFERENCES person (id),
  recipient_unit_id INTEGER REFERENCES unit (id),
  name TEXT NOT NULL,
  post TEXT NOT NULL DEFAULT '',
  unit_id INTEGER REFERENCES unit (id),
  unit_name TEXT NOT NULL DEFAULT '',
  organisation_type TEXT REFERENCES organisation_type (code),
  is_woman INTEGER NOT NULL CHECK (is_woman IN (0, 1)),
  is_direct_worker INTEGER NOT NULL CHECK (is_direct_worker IN (0, 1)),
  is_leader INTEGER NOT NULL CHECK (is_leader IN (0, 1)),
  award_form_id INTEGER NOT NULL REFERENCES award_form (id),
  commendation_type TEXT NOT NULL REFERENCES commendation_type (code),
  campaign_id INTEGER REFERENCES campaign (id),
  achievement TEXT NOT NULL DEFAULT '',
  achievement_period TEXT NOT NULL DEFAULT '',
  bonus INTEGER NOT NULL DEFAULT 0 CHECK (bonus >= 0),
  status TEXT NOT NULL DEFAULT 'decided' CHECK (status IN ('decided', 'revoked')),
  revoked_on TEXT CHECK (revoked_on IS NULL OR revoked_on IS date (revoked_on)),
  revoke_reason TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  decided_on TEXT NOT NULL,
  search_key TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  CHECK ((status = 'revoked') = (revoked_on IS NOT NULL))
) STRICT;
CREATE INDEX award_by_decision ON award (decision_id, position);
CREATE INDEX award_by_date ON award (decided_on, sort_key);
CREATE INDEX award_by_sort_key ON award (sort_key);
CREATE INDEX award_by_person ON award (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX award_by_recipient_unit ON award (recipient_unit_id) WHERE recipient_unit_id IS NOT NULL;
CREATE INDEX award_by_unit ON award (unit_id, decided_on);
CREATE INDEX award_by_campaign ON award (campaign_id, decided_on) WHERE campaign_id IS NOT NULL;
CREATE INDEX award_by_form ON award (award_form_id, decided_on);
-- Lists leave out the few revoked ones without reading the rows of all others.
CREATE INDEX award_revoked ON award (status) WHERE status = 'revoked';

-- The full-text index follows award by triggers, so that undo, which applies a change set row by
-- row, keeps it in step too. It indexes the folded key: FTS5's own remove_diacritics does not fold đ.
CREATE VIRTUAL TABLE award_search USING fts5 (
  search_key, content='award', content_rowid='id', detail=none, columnsize=0,
  tokenize="unicode61 remove_diacritics 0 tokenchars '/-'", prefix='2 3'
);
CREATE TRIGGER award_search_insert AFTER INSERT ON award BEGIN
  INSERT INTO award_search (rowid, search_key) VALUES (new.id, new.search_key);
END;
CREATE TRIGGER award_search_delete AFTER DELETE ON award BEGIN
  INSERT INTO award_search (award_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
END;
CREATE TRIGGER award_search_update AFTER UPDATE OF id, search_key ON award BEGIN
  INSERT INTO award_search (award_search, rowid, search_key) VALUES ('delete', old.id, old.search_key);
  INSERT INTO award_search (rowid, search_key) VALUES (new.id, new.search_key);
END;

-- What is proposed and not yet decided.

CREATE TABLE proposal (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  number TEXT NOT NULL DEFAULT '',
  symbol TEXT NOT NULL DEFAULT '',
  proposed_on TEXT CHECK (proposed_on IS NULL OR proposed_on IS date (proposed_on)),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  deciding_level TEXT NOT NULL REFERENCES deciding_level (code),
  council_members INTEGER CHECK (council_members >= 0),
  council_present INTEGER CHECK (council_present >= 0),
  abstract TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX proposal_by_unit ON proposal (unit_id);

CREATE TABLE proposal_line (
  id INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES proposal (id),
  position INTEGER NOT NULL,
  recipient_kind TEXT NOT NULL CHECK (recipient_kind IN ('individual', 'collective', 'other')),
  person_id INTEGER REFERENCES person (id),
  recipient_unit_id INTEGER REFERENCES unit (id),
  name TEXT NOT NULL,
  post TEXT NOT NULL DEFAULT '',
  award_form_id INTEGER NOT NULL REFERENCES award_form (id),
  commendation_type TEXT NOT NULL REFERENCES commendation_type (code),
  achievement TEXT NOT NULL DEFAULT '',
  votes INTEGER CHECK (votes >= 0),
  status TEXT NOT NULL CHECK (status IN ('proposed', 'appraised', 'submitted', 'decided', 'refused')),
  award_id INTEGER REFERENCES award (id),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX proposal_line_by_proposal ON proposal_line (proposal_id, position);
CREATE INDEX proposal_line_by_award ON proposal_line (award_id) WHERE award_id IS NOT NULL;

CREATE TABLE initiative (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  field TEXT NOT NULL DEFAULT '',
  proposed_on TEXT CHECK (proposed_on IS NULL OR proposed_on IS date (proposed_on)),
  recognised_level TEXT CHECK (recognised_level IN ('grassroots', 'province', 'nation')),
  recognised_on TEXT CHECK (recognised_on IS NULL OR recognised_on IS date (recognised_on)),
  document_number TEXT NOT NULL DEFAULT '',
  value_gained INTEGER CHECK (value_gained >= 0),
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX initiative_by_unit ON initiative (unit_id);

CREATE TABLE initiative_author (
  id INTEGER PRIMARY KEY,
  initiative_id INTEGER NOT NULL REFERENCES initiative (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (initiative_id, person_id)
) STRICT;

-- Plans, award regulations, collective agreements, annual evaluations.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'award-regulation', 'collective-agreement', 'house-rules',
                                     'reward-proposal', 'evaluation', 'other')),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  number TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL,
  issued_on TEXT CHECK (issued_on IS NULL OR issued_on IS date (issued_on)),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to IS date (valid_to)),
  has_initiative_clause INTEGER CHECK (has_initiative_clause IN (0, 1)),
  content TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_unit ON document (unit_id, kind);

CREATE TABLE publicity (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  campaign_id INTEGER REFERENCES campaign (id),
  published_on TEXT NOT NULL CHECK (published_on IS date (published_on)),
  channel TEXT NOT NULL,
  audience TEXT NOT NULL,
  content TEXT NOT NULL DEFAULT '',
  reach INTEGER CHECK (reach >= 0),
  link TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX publicity_by_unit ON publicity (unit_id);
CREATE INDEX publicity_by_campaign ON publicity (campaign_id) WHERE campaign_id IS NOT NULL;

CREATE TABLE report_due (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  period TEXT NOT NULL,
  due_on TEXT CHECK (due_on IS NULL OR due_on IS date (due_on)),
  received_on TEXT CHECK (received_on IS NULL OR received_on IS date (received_on)),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (unit_id, period)
) STRICT;

-- A file beside the book, named by its content.
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY,
  record_table TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_by_record ON attachment (record_table, record_id);

-- The audit trail and the undo stack: one row a transaction, written inside it and not recorded by
-- the session itself. state: 'done' can be undone, 'undone' can be redone, 'closed' can be neither
-- (an undo's or redo's own row, or an undone change that a new one has overtaken).
CREATE TABLE history (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,  -- UTC, '2026-06-12T08:30:15Z'
  user TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
  label TEXT NOT NULL,
  target_id INTEGER REFERENCES history (id),  -- what was undone or redone
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'closed')),
  changeset BLOB NOT NULL
) STRICT;
CREATE INDEX history_open ON history (state, id) WHERE state <> 'closed';
