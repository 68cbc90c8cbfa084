-- Schema 2: records that are being typed and not saved yet.

-- One row an editor that is open or was lost. Not part of the history and never undone: what is in it
-- was not entered into the book yet. record_id has no foreign key: the record may be deleted, or its
-- making be undone, while the draft is kept.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('decision')),
  record_id INTEGER,  -- the record being edited, NULL for a new one
  record_revision INTEGER NOT NULL DEFAULT 0,  -- as it was when the editor was opened
  title TEXT NOT NULL DEFAULT '',  -- '45/QĐ-LĐLĐ', as far as it is typed
  n_lines INTEGER NOT NULL DEFAULT 0 CHECK (n_lines >= 0),
  saved_at TEXT NOT NULL,  -- UTC, '2026-06-12T08:30:15Z'
  user TEXT NOT NULL,
  content BLOB NOT NULL  -- td_decision_to_bytes (); last, so that a list of drafts does not read it
) STRICT;
