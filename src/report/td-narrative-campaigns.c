/* II: what the campaigns brought: results, initiatives, role models. */
#include "report/td-narrative-private.h"

#define N_CAMPAIGNS 10
#define N_UNITS 3
#define N_ROLE_MODELS 5

/* --- Campaigns -------------------------------------------------------------------------------- */

#define RESULTS                                                                                                                    \
  "<[Đơn vị tham gia] đơn vị tham gia|[Sáng kiến/Đề xuất] sáng kiến được đề xuất|[Sáng kiến/Công " \
  "nhận] sáng kiến được công nhận|giá trị làm lợi [Giá trị làm lợi (đồng)] đồng|khen thưởng "     \
  "<[Khen thưởng (lượt)/Tập thể] lượt tập thể|[Khen thưởng (lượt)/Cá nhân] lượt cá nhân>>"

static void
tell_all_campaigns (TdTeller *self, const TdTale *total)
{
  if (!td_teller_begin (self, TD_NARRATIVE_TEXT, total, "Các phong trào thi đua có " RESULTS "."))
    return;
  td_teller_say (self, total,
                 "So với cùng kỳ năm trước: <sáng kiến được đề xuất [^Sáng kiến/Đề xuất]|sáng kiến "
                 "được công nhận [^Sáng kiến/Công nhận]|giá trị làm lợi [^Giá trị làm lợi "
                 "(đồng)]>.");
}

/* A level, and the campaigns that it launched, as many as there is room for. */
static void
tell_campaign_rows (TdTeller *self, const TdReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);
      TdTale tale = td_tale_of_row (report, i);

      if (row->kind == TD_ROW_GROUP)
        {
          n = 0;
          td_teller_begin (self, TD_NARRATIVE_TEXT, &tale,
                           "Cấp phát động: [Phong trào thi đua] – " RESULTS ".");
        }
      else if (row->level == 1 && row->parent >= 0 && n < N_CAMPAIGNS
               && td_teller_begin (
                   self, TD_NARRATIVE_ITEM, &tale,
                   "- Phong trào “[Phong trào thi đua]”: " RESULTS
                   "{; kết quả [Chỉ tiêu các đơn vị đăng ký/Kết quả]/[Chỉ tiêu các đơn vị đăng "
                   "ký/Chỉ tiêu] [Chỉ tiêu các đơn vị đăng ký/Đơn vị tính]{, đạt [Chỉ tiêu các "
                   "đơn vị đăng ký/%]}}{; [Tình trạng sơ kết, tổng kết]}."))
        n++;
    }
}

/* --- Initiatives ------------------------------------------------------------------------------ */

static void
tell_initiatives (TdTeller *self)
{
  static const char *const proposed[] = { "Số liệu các đơn vị báo cáo/Đề xuất", NULL };
  const TdReport *report = td_teller_find (self, "b14");
  TdTale total = td_tale_of_total (report);

  if (td_teller_begin (self, TD_NARRATIVE_TEXT, &total,
                       "Theo số liệu các đơn vị báo cáo có [Số liệu các đơn vị báo cáo/Đề xuất] "
                       "sáng kiến, giải pháp được đề xuất{, [~Số liệu các đơn vị báo cáo/Đề "
                       "xuất]}{; được công nhận <cấp cơ sở [Số liệu các đơn vị báo cáo/Được công "
                       "nhận/Cấp cơ sở]|cấp tỉnh [Số liệu các đơn vị báo cáo/Được công nhận/Cấp "
                       "tỉnh]|toàn quốc [Số liệu các đơn vị báo cáo/Được công nhận/Toàn quốc]>}."))
    td_teller_say (self, &total,
                   "Giá trị làm lợi [Số liệu các đơn vị báo cáo/Giá trị làm lợi (đồng)] đồng{, "
                   "[~Số liệu các đơn vị báo cáo/Giá trị làm lợi (đồng)]}.");
  td_teller_begin (
      self, TD_NARRATIVE_TEXT, &total,
      "Sổ theo dõi ghi [Sáng kiến ghi trong sổ/Đề xuất] sáng kiến, giải pháp{; được công "
      "nhận <cấp cơ sở [Sáng kiến ghi trong sổ/Được công nhận/Cấp cơ sở]|cấp tỉnh [Sáng kiến ghi "
      "trong sổ/Được công nhận/Cấp tỉnh]|toàn quốc [Sáng kiến ghi trong sổ/Được công nhận/Toàn "
      "quốc]>}{; đưa vào áp dụng [Sáng kiến ghi trong sổ/Đưa vào áp dụng]}{; giá trị làm lợi "
      "[Sáng kiến ghi trong sổ/Giá trị làm lợi (đồng)] đồng}.");
  td_tell_best (self, TD_NARRATIVE_TEXT,
                "Công đoàn cấp trên có nhiều sáng kiến được đề xuất:", report, TD_ROW_GROUP,
                proposed, N_UNITS, "[Đơn vị] ([Số liệu các đơn vị báo cáo/Đề xuất] sáng kiến)");
  td_tell_best (self, TD_NARRATIVE_TEXT, "Đơn vị cơ sở có nhiều sáng kiến được đề xuất:", report,
                TD_ROW_PLAIN, proposed, N_UNITS,
                "[Đơn vị] ([Số liệu các đơn vị báo cáo/Đề xuất] sáng kiến)");
}

/* --- Role models ------------------------------------------------------------------------------ */

static void
tell_role_models (TdTeller *self)
{
  const TdReport *report = td_teller_find (self, "b18");
  TdTale total = td_tale_of_total (report);
  guint n = 0;

  td_teller_begin (self, TD_NARRATIVE_TEXT, &total,
                   "Đã công nhận <[Số lượng trong kỳ/Tập thể] tập thể|[Số lượng trong kỳ/Cá nhân] "
                   "cá nhân> là điển hình tiên tiến.");
  td_teller_begin (self, TD_NARRATIVE_TEXT, &total,
                   "Có [Số lượng trong kỳ/Được nhân rộng] điển hình được nhân rộng trong kỳ.");
  for (guint i = 0; report != NULL && i < report->rows->len && n < N_ROLE_MODELS; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);
      TdTale tale = td_tale_of_row (report, i);
      gboolean is_unit;

      if (row->kind != TD_ROW_PLAIN)
        continue;
      /* A collective is often the unit itself. */
      is_unit = g_strcmp0 (row->cells[td_tale_find_column (report, "Điển hình tiên tiến")].text,
                           row->cells[td_tale_find_column (report, "Đơn vị")].text)
                == 0;
      n += td_teller_begin (
          self, TD_NARRATIVE_ITEM, &tale,
          is_unit ? "- [Điển hình tiên tiến]{: [Thành tích, cách làm]}{; nhân rộng: [Nhân rộng/Ở "
                    "đâu]}."
                  : "- [Điển hình tiên tiến]{, [Đơn vị]}{: [Thành tích, cách làm]}{; nhân rộng: "
                    "[Nhân rộng/Ở đâu]}.");
    }
}

void
td_tell_campaigns (TdTeller *self)
{
  const TdReport *campaigns = td_teller_find (self, "b04");

  td_teller_begin_section (self, "KẾT QUẢ PHONG TRÀO THI ĐUA");
  td_teller_begin_part (self, "Các phong trào thi đua");
  if (campaigns != NULL)
    {
      TdTale total = td_tale_of_total (campaigns);

      tell_all_campaigns (self, &total);
      tell_campaign_rows (self, campaigns);
    }
  td_teller_begin_part (self, "Sáng kiến, giải pháp");
  tell_initiatives (self);
  td_teller_begin_part (self, "Điển hình tiên tiến");
  tell_role_models (self);
}
