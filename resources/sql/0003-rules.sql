-- Schema 3: what the rules of the checks ask for beyond their one parameter (2026). A new book gets
-- these rows from resources/data/setting.csv and rule.csv after the migrations; an older one here.

INSERT OR IGNORE INTO setting (key, value, description, source)
SELECT * FROM (VALUES
  ('rule.R3.initiatives', '2', 'Số sáng kiến được công nhận trong các năm xét',
   'Quyết định 1689/QĐ-TLĐ Điều 14 khoản 1; chưa đối chiếu Quyết định 999/QĐ-TLĐ'),
  ('rule.R3.initiative_years', '2', 'Số năm liên tục xét sáng kiến, tính cả năm đề nghị',
   'Quyết định 1689/QĐ-TLĐ Điều 14 khoản 1; chưa đối chiếu Quyết định 999/QĐ-TLĐ'),
  ('rule.R5.national', '2',
   'Số lần liên tục đạt CSTĐ TLĐ hoặc CSTĐ bộ, tỉnh để xét CSTĐ toàn quốc',
   'Quyết định 1689/QĐ-TLĐ Điều 27; Luật Thi đua, khen thưởng 06/2022/QH15'),
  ('rule.R10.total', '120000000', 'Tổng giá trị làm lợi trong các năm liên tục (đồng)',
   'Quyết định 1564/QĐ-TLĐ Điều 16; chưa đối chiếu Quyết định 999/QĐ-TLĐ'),
  ('rule.R10.total_years', '3', 'Số năm liên tục được cộng giá trị làm lợi',
   'Quyết định 1564/QĐ-TLĐ Điều 16; chưa đối chiếu Quyết định 999/QĐ-TLĐ'),
  ('rule.R10.leader', '200000000', 'Giá trị làm lợi tối thiểu đối với người lãnh đạo (đồng)',
   'Quyết định 1564/QĐ-TLĐ Điều 16; chưa đối chiếu Quyết định 999/QĐ-TLĐ'))
WHERE EXISTS (SELECT 1 FROM setting);

UPDATE rule SET parameter = 4,
  source = 'Kiểm tra tính nhất quán của dữ liệu: kỳ thành tích kết thúc sau ngày quyết định nhiều hơn số tháng này'
  WHERE code = 'R13' AND parameter IS NULL;
UPDATE rule SET
  title = 'Bằng khen TLĐ cho cá nhân: chưa đủ Bằng khen LĐLĐ tỉnh năm trước liền kề hoặc sáng kiến'
  WHERE code = 'R3';

-- The initiatives of a recipient, which R3 and R10 ask for.
CREATE INDEX initiative_author_by_person ON initiative_author (person_id);
