-- Schema 5: what letter 628/LĐLĐ asks for beside awards: stages of campaigns and who takes part in
-- them, publicity, role models, reviews of regulations and agreements.

-- The words of channels, audiences, stages and kinds of document, each with its source.
CREATE TABLE channel (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE audience (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- 'prepared', 'launched', 'signed', 'interim', 'final': what is due when is worked out from the codes
-- by td-campaign-review.c.
CREATE TABLE stage (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The codes are those of document.kind. Units of expected_levels ('TTCS CS') and, where that is
-- not '', of expected_types ('DN_NHA_NUOC DN_FDI') are listed as having none.
CREATE TABLE document_kind (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  expected_levels TEXT NOT NULL,
  expected_types TEXT NOT NULL,
  valid_months INTEGER CHECK (valid_months > 0),  -- from its day on; NULL: until valid_to
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The codes are those of initiative.recognised_level.
CREATE TABLE recognised_level (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What became of a proposal to the employer.
CREATE TABLE outcome (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which unit launched the campaign; NULL: a body outside of the book.
ALTER TABLE campaign ADD COLUMN unit_id INTEGER REFERENCES unit (id);

-- direction: what is reached has to be so beside value.
ALTER TABLE campaign_target ADD COLUMN direction TEXT NOT NULL DEFAULT '>='
  CHECK (direction IN ('>=', '<=', '='));

-- A step of a campaign: due_on as planned, done_on as it was. Of 'interim' there may be several, of
-- the others one a campaign.
CREATE TABLE campaign_stage (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  stage TEXT NOT NULL REFERENCES stage (code),
  due_on TEXT CHECK (due_on IS NULL OR due_on IS date (due_on)),
  done_on TEXT CHECK (done_on IS NULL OR done_on IS date (done_on)),
  document_number TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX campaign_stage_by_campaign ON campaign_stage (campaign_id, stage);

-- A unit that takes part. contents and measures are its own; target is its own too, in hundredths
-- of target_measure. A unit has planned and launched by the dates that stand here.
CREATE TABLE campaign_unit (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  registered_on TEXT CHECK (registered_on IS NULL OR registered_on IS date (registered_on)),
  plan_number TEXT NOT NULL DEFAULT '',
  planned_on TEXT CHECK (planned_on IS NULL OR planned_on IS date (planned_on)),
  launched_on TEXT CHECK (launched_on IS NULL OR launched_on IS date (launched_on)),
  contents TEXT NOT NULL DEFAULT '',
  measures TEXT NOT NULL DEFAULT '',
  target INTEGER CHECK (target >= 0),
  target_measure TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (campaign_id, unit_id)
) STRICT;
CREATE INDEX campaign_unit_by_unit ON campaign_unit (unit_id);

-- What the unit reached of its target, in hundredths of the target's measure.
ALTER TABLE campaign_result ADD COLUMN reached INTEGER CHECK (reached >= 0);

-- No version of the program wrote into publicity until now.
ALTER TABLE publicity RENAME TO publicity_before;
DROP INDEX publicity_by_unit;
DROP INDEX publicity_by_campaign;
CREATE TABLE publicity (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  campaign_id INTEGER REFERENCES campaign (id),
  published_on TEXT NOT NULL CHECK (published_on IS date (published_on)),
  channel TEXT NOT NULL REFERENCES channel (code),
  audience TEXT NOT NULL REFERENCES audience (code),
  content TEXT NOT NULL DEFAULT '',
  reach INTEGER CHECK (reach >= 0),
  link TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX publicity_by_date ON publicity (published_on);
CREATE INDEX publicity_by_unit ON publicity (unit_id);
CREATE INDEX publicity_by_campaign ON publicity (campaign_id) WHERE campaign_id IS NOT NULL;

ALTER TABLE initiative ADD COLUMN applied_since TEXT
  CHECK (applied_since IS NULL OR applied_since IS date (applied_since));
ALTER TABLE initiative ADD COLUMN applied_where TEXT NOT NULL DEFAULT '';
CREATE INDEX initiative_by_date ON initiative (proposed_on);

-- The awards that an initiative brought.
CREATE TABLE initiative_award (
  id INTEGER PRIMARY KEY,
  initiative_id INTEGER NOT NULL REFERENCES initiative (id),
  award_id INTEGER NOT NULL REFERENCES award (id),
  UNIQUE (initiative_id, award_id)
) STRICT;
CREATE INDEX initiative_award_by_award ON initiative_award (award_id);

-- Điển hình tiên tiến: a person of the book or, without one, the unit itself.
CREATE TABLE role_model (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  person_id INTEGER REFERENCES person (id),
  title TEXT NOT NULL,  -- what for
  campaign_id INTEGER REFERENCES campaign (id),
  recognised_on TEXT CHECK (recognised_on IS NULL OR recognised_on IS date (recognised_on)),
  document_number TEXT NOT NULL DEFAULT '',
  replicated_on TEXT CHECK (replicated_on IS NULL OR replicated_on IS date (replicated_on)),
  replicated_where TEXT NOT NULL DEFAULT '',
  replicated_how TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  search_key TEXT NOT NULL
) STRICT;
CREATE INDEX role_model_by_unit ON role_model (unit_id);
CREATE INDEX role_model_by_person ON role_model (person_id) WHERE person_id IS NOT NULL;

ALTER TABLE document ADD COLUMN campaign_id INTEGER REFERENCES campaign (id);
ALTER TABLE document ADD COLUMN reviewed_on TEXT
  CHECK (reviewed_on IS NULL OR reviewed_on IS date (reviewed_on));
ALTER TABLE document ADD COLUMN amended_on TEXT
  CHECK (amended_on IS NULL OR amended_on IS date (amended_on));
ALTER TABLE document ADD COLUMN next_review_on TEXT
  CHECK (next_review_on IS NULL OR next_review_on IS date (next_review_on));
ALTER TABLE document ADD COLUMN initiative_clause TEXT NOT NULL DEFAULT '';  -- its wording
ALTER TABLE document ADD COLUMN outcome TEXT REFERENCES outcome (code);
ALTER TABLE document ADD COLUMN tasks TEXT NOT NULL DEFAULT '';  -- and solutions, of the next year
CREATE INDEX document_by_kind ON document (kind, issued_on);

-- Until now a campaign that began was a launched one, and who had results took part. The words that
-- these rows refer to follow in the same transaction (td-seed.c).
PRAGMA defer_foreign_keys = ON;
INSERT INTO campaign_stage (campaign_id, stage, done_on, document_number)
SELECT id, 'launched', starts_on, document_number FROM campaign WHERE starts_on IS NOT NULL;
INSERT INTO campaign_unit (campaign_id, unit_id)
SELECT DISTINCT campaign_id, unit_id FROM campaign_result ORDER BY 1, 2;
INSERT INTO publicity (id, revision, unit_id, campaign_id, published_on, channel, audience, content,
                       reach, link, note, search_key)
SELECT id, revision, unit_id, campaign_id, published_on, 'KHAC', 'TAT_CA', content, reach, link,
  channel || ', ' || audience, search_key
FROM publicity_before;
DROP TABLE publicity_before;

INSERT OR IGNORE INTO setting (key, value, description, source)
SELECT * FROM (VALUES
  ('campaign.final_review_days', '60',
   'Số ngày sau khi phong trào kết thúc thì đến hạn tổng kết, nếu không ghi hạn riêng',
   'Quy ước của chương trình'),
  ('campaign.interim_review_months', '12',
   'Phong trào kéo dài thì cứ bao nhiêu tháng phải sơ kết một lần, nếu không ghi hạn riêng',
   'Công văn 628/LĐLĐ ngày 26/02/2021: đánh giá hằng năm'),
  ('calendar.warn_days', '30', 'Việc sắp đến hạn được nhắc trước số ngày này',
   'Quy ước của chương trình'),
  ('report.half_year_due', '06-15',
   'Tháng-ngày LĐLĐ tỉnh phải gửi báo cáo tổng hợp 6 tháng đầu năm, ví dụ 06-15; để trống nếu không nhắc',
   'Công văn 628/LĐLĐ ngày 26/02/2021 của LĐLĐ tỉnh Lai Châu (định kỳ 06 tháng và hằng năm; không nêu ngày)'),
  ('report.year_due', '12-15',
   'Tháng-ngày LĐLĐ tỉnh phải gửi báo cáo tổng hợp năm, ví dụ 12-15; để trống nếu không nhắc',
   'Công văn 628/LĐLĐ ngày 26/02/2021 của LĐLĐ tỉnh Lai Châu (định kỳ 06 tháng và hằng năm; không nêu ngày)'))
WHERE EXISTS (SELECT 1 FROM setting);
