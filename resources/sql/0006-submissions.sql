-- Schema 6: reports that were handed in, with their figures as they were then, and how far a period
-- is counted.

-- unit_id: whose reports they are, NULL of the whole book. from_on, to_on: the period's days as they
-- were counted, which stay when the settings change. Of one period and unit there may be several;
-- the latest counts.
CREATE TABLE submission (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  period TEXT NOT NULL,  -- as on the command line: '2026-H1'
  from_on TEXT NOT NULL CHECK (from_on IS date (from_on)),
  to_on TEXT NOT NULL CHECK (to_on IS date (to_on) AND to_on >= from_on),
  unit_id INTEGER REFERENCES unit (id),
  submitted_on TEXT NOT NULL CHECK (submitted_on IS date (submitted_on)),
  submitted_by TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX submission_by_period ON submission (period, submitted_on);
CREATE INDEX submission_by_unit ON submission (unit_id) WHERE unit_id IS NOT NULL;

-- content: see td-report-copy.h.
CREATE TABLE submission_report (
  id INTEGER PRIMARY KEY,
  submission_id INTEGER NOT NULL REFERENCES submission (id),
  report TEXT NOT NULL,  -- 'b01'
  content TEXT NOT NULL,
  UNIQUE (submission_id, report)
) STRICT;

INSERT OR IGNORE INTO setting (key, value, description, source)
SELECT * FROM (VALUES
  ('report.half_year_end', '06-30',
   'Tháng-ngày cuối cùng được tính vào báo cáo 6 tháng đầu năm, ví dụ 06-15; kỳ sau tính từ ngày kế tiếp',
   'Hội nghị sơ kết, tổng kết thường họp trước khi hết kỳ: LĐLĐ huyện Phong Thổ sơ kết 6 tháng ngày 12/06/2023'),
  ('report.year_end', '12-31',
   'Tháng-ngày cuối cùng được tính vào báo cáo năm, ví dụ 12-15; kỳ sau tính từ ngày kế tiếp',
   'Hội nghị sơ kết, tổng kết thường họp trước khi hết kỳ: Khối thi đua 7 tỉnh tổng kết năm ngày 19/12/2023'),
  ('report.school_year_end', '08-31',
   'Tháng-ngày cuối cùng được tính vào báo cáo năm học, ví dụ 07-31; kỳ sau tính từ ngày kế tiếp',
   'Công đoàn ngành Giáo dục Lai Châu tổng kết năm học 2021-2022 ngày 26/08/2022'),
  ('report.target_direct_workers', '0',
   'Chỉ tiêu tỷ lệ (%) người trực tiếp sản xuất, kinh doanh, công tác trong số cá nhân được khen; 0 nếu chưa đặt',
   'Công văn 628/LĐLĐ ngày 26/02/2021 của LĐLĐ tỉnh Lai Châu yêu cầu ưu tiên các nhóm này, không nêu tỷ lệ'),
  ('report.target_without_post', '0',
   'Chỉ tiêu tỷ lệ (%) người không giữ chức vụ lãnh đạo, quản lý trong số cá nhân được khen; 0 nếu chưa đặt',
   'Công văn 628/LĐLĐ ngày 26/02/2021 của LĐLĐ tỉnh Lai Châu yêu cầu ưu tiên các nhóm này, không nêu tỷ lệ'),
  ('report.target_ad_hoc', '0',
   'Chỉ tiêu tỷ lệ (%) khen thưởng đột xuất trong số cá nhân được khen; 0 nếu chưa đặt',
   'Công văn 628/LĐLĐ ngày 26/02/2021 của LĐLĐ tỉnh Lai Châu yêu cầu ưu tiên các nhóm này, không nêu tỷ lệ'))
WHERE EXISTS (SELECT 1 FROM setting);
