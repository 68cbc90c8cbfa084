-- Schema 4: units through time: what a unit was called and was before, reorganisations, ratings of
-- grassroots unions, emulation clusters and their score sheets.

-- What a unit was until valid_to, and since the day after the row before it or its own beginning;
-- unit has what it is since the last of these. So there is neither a gap nor an overlap.
CREATE TABLE unit_former (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  valid_to TEXT NOT NULL CHECK (valid_to IS date (valid_to)),
  name TEXT NOT NULL,
  short_name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL REFERENCES unit_kind (code),
  organisation_type TEXT REFERENCES organisation_type (code),
  place TEXT REFERENCES place (code),
  UNIQUE (unit_id, valid_to)
) STRICT;

ALTER TABLE unit ADD COLUMN zalo TEXT NOT NULL DEFAULT '';

-- One decision that changes any number of units on one day.
CREATE TABLE reorganisation (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL,
  number TEXT NOT NULL DEFAULT '',  -- '123/QĐ-LĐLĐ'
  issuer TEXT NOT NULL DEFAULT '',
  decided_on TEXT CHECK (decided_on IS NULL OR decided_on IS date (decided_on)),
  effective_on TEXT NOT NULL CHECK (effective_on IS date (effective_on)),
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX reorganisation_by_date ON reorganisation (effective_on);

-- What was done to one unit: found: it begins; merge, split: it ends, target_id goes on (a split has
-- a line for each); dissolve: it ends, nothing goes on; transfer: target_id is its new parent;
-- rename, convert: it stays, unit_former has what it was. is_implied: not entered, but following
-- from a line, as a child moves along when its parent is merged.
CREATE TABLE reorganisation_line (
  id INTEGER PRIMARY KEY,
  reorganisation_id INTEGER NOT NULL REFERENCES reorganisation (id),
  position INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('found', 'merge', 'split', 'dissolve', 'transfer',
                                         'rename', 'convert')),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  target_id INTEGER REFERENCES unit (id),
  is_implied INTEGER NOT NULL DEFAULT 0 CHECK (is_implied IN (0, 1)),
  UNIQUE (reorganisation_id, position)
) STRICT;
CREATE INDEX reorganisation_line_by_unit ON reorganisation_line (unit_id);
CREATE INDEX reorganisation_line_by_target ON reorganisation_line (target_id)
  WHERE target_id IS NOT NULL;

-- How a grassroots union's year is rated; unit_figure.rating is a code of it.
CREATE TABLE rating (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from IS date (valid_from)),
  valid_to TEXT CHECK (valid_to IS NULL OR valid_to IS date (valid_to)),
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Criteria and their maximum points. A criterion without a maximum is a heading.
CREATE TABLE score_sheet (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE,
  valid_from TEXT CHECK (valid_from IS NULL OR valid_from IS date (valid_from)),
  source TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE criterion (
  id INTEGER PRIMARY KEY,
  sheet_id INTEGER NOT NULL REFERENCES score_sheet (id),
  position INTEGER NOT NULL,
  number TEXT NOT NULL DEFAULT '',  -- 'I', '1', '1.1'
  title TEXT NOT NULL,
  max_points INTEGER CHECK (max_points > 0),  -- hundredths of a point
  is_bonus INTEGER NOT NULL DEFAULT 0 CHECK (is_bonus IN (0, 1))
) STRICT;
CREATE INDEX criterion_by_sheet ON criterion (sheet_id, position);

-- Units that compete with one another in a year (khối, cụm thi đua).
CREATE TABLE cluster (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  year INTEGER NOT NULL CHECK (year BETWEEN 1900 AND 2999),
  name TEXT NOT NULL,
  sheet_id INTEGER REFERENCES score_sheet (id),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (year, name)
) STRICT;

-- is_leader: cụm trưởng, khối trưởng
CREATE TABLE cluster_unit (
  id INTEGER PRIMARY KEY,
  cluster_id INTEGER NOT NULL REFERENCES cluster (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  position INTEGER NOT NULL,
  is_leader INTEGER NOT NULL DEFAULT 0 CHECK (is_leader IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (cluster_id, unit_id)
) STRICT;
CREATE INDEX cluster_unit_by_unit ON cluster_unit (unit_id);

-- self_points: as the unit scored itself; points: as the federation did. Hundredths of a point.
CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  cluster_unit_id INTEGER NOT NULL REFERENCES cluster_unit (id),
  criterion_id INTEGER NOT NULL REFERENCES criterion (id),
  self_points INTEGER CHECK (self_points >= 0),
  points INTEGER CHECK (points >= 0),
  explanation TEXT NOT NULL DEFAULT '',
  UNIQUE (cluster_unit_id, criterion_id)
) STRICT;

-- The cluster was a text of the unit. Change sets of the history name the column, so it stays, unused.
INSERT INTO cluster (year, name)
SELECT DISTINCT CAST (strftime ('%Y', 'now', 'localtime') AS INTEGER), cluster
FROM unit WHERE cluster <> '' ORDER BY cluster;
INSERT INTO cluster_unit (cluster_id, unit_id, position)
SELECT c.id, u.id, row_number () OVER (PARTITION BY c.id ORDER BY u.sort_key, u.id)
FROM unit u JOIN cluster c ON c.name = u.cluster;

INSERT OR IGNORE INTO setting (key, value, description, source)
SELECT * FROM (VALUES
  ('unit.code_pattern', '{parent}-{n:3}',
   'Mẫu mã đơn vị: {parent} mã đơn vị cấp trên, {kind} mã loại đơn vị, {year} năm thành lập, {n:3} số thứ tự ba chữ số',
   'Quy ước của chương trình'),
  ('figure.jump', '50', 'Số liệu thay đổi quá tỷ lệ này (%) so với kỳ trước thì được đánh dấu',
   'Quy ước của chương trình'))
WHERE EXISTS (SELECT 1 FROM setting);
