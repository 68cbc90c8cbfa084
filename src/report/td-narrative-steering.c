/* The introduction, and I: how the work was led. */
#include "base/td-text.h"
#include "report/td-narrative-private.h"
#include "report/td-report-private.h"
#include "store/td-setting-store.h"
#include "store/td-unit-store.h"

#define N_SOURCES 3

/* --- Introduction ----------------------------------------------------------------------------- */

/* (transfer full): who reports */
static char *
make_name (const TdTeller *self, TdDb *db)
{
  g_autoptr (TdUnit) unit = NULL;
  g_autofree char *name = NULL;

  if (self->request->unit_id != 0)
    unit = td_unit_load (db, self->request->unit_id, NULL);
  if (unit != NULL)
    return td_text_clean (unit->name);

  name = td_setting_get (db, TD_SETTING_ORGANISATION_SHORT);
  return name[0] != '\0' ? td_text_clean (name) : g_strdup ("đơn vị");
}

/* "Thực hiện Nghị quyết 07/NQ-TLĐ ngày 15/01/2020, ": the papers that the targets are from. */
static gboolean
tell_sources (TdTeller *self)
{
  const TdReport *report = td_teller_find (self, "b17");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  int column = report != NULL ? td_tale_find_column (report, "Nguồn, đơn vị cấp trên") : -1;

  for (guint i = 0; column >= 0 && i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);
      const char *source = row->cells[column].text;
      TdTale tale = td_tale_of_row (report, i);

      if (row->kind != TD_ROW_GROUP || source == NULL
          || !g_hash_table_add (seen, (gpointer) source))
        continue;
      if (g_hash_table_size (seen) == 1)
        td_teller_begin (self, TD_NARRATIVE_TEXT, &tale, "Thực hiện [Nguồn, đơn vị cấp trên]");
      else
        td_teller_join (self, "; ", &tale, "[Nguồn, đơn vị cấp trên]");
      if (g_hash_table_size (seen) == N_SOURCES)
        break;
    }

  return self->narrative->paragraphs->len > 0;
}

void
td_tell_introduction (TdTeller *self, TdDb *db)
{
  const TdPeriod *period = &self->request->period;
  g_autofree char *name = make_name (self, db);
  g_autofree char *label = td_period_to_label (period);
  g_autofree char *from = td_date_format (period->from);
  g_autofree char *to = td_date_format (period->to);

  if (tell_sources (self))
    td_teller_add (self, TD_SPAN_WORDS, ", ");
  else
    td_teller_begin_words (self, TD_NARRATIVE_TEXT, "Thực hiện chế độ báo cáo định kỳ, ");
  td_teller_add (self, TD_SPAN_GIVEN, name);
  td_teller_add (self, TD_SPAN_WORDS, " báo cáo kết quả công tác thi đua, khen thưởng ");
  td_teller_add (self, TD_SPAN_GIVEN, label);
  td_teller_add (self, TD_SPAN_WORDS, " như sau (số liệu tính từ ngày ");
  td_teller_add (self, TD_SPAN_GIVEN, from);
  td_teller_add (self, TD_SPAN_WORDS, " đến hết ngày ");
  td_teller_add (self, TD_SPAN_GIVEN, to);
  td_teller_add (self, TD_SPAN_WORDS, "):");
}

/* --- Units and targets ------------------------------------------------------------------------ */

static void
tell_units (TdTeller *self)
{
  TdTale total = td_tale_of_total (td_teller_find (self, "b01"));

  if (td_teller_begin (self, TD_NARRATIVE_TEXT, &total,
                       "Đến cuối kỳ báo cáo có [CĐCS] công đoàn cơ sở, nghiệp đoàn cơ sở{ với "
                       "[Đoàn viên] đoàn viên}."))
    td_teller_say (self, &total,
                   "Các đơn vị đã triển khai [Phong trào triển khai] lượt phong trào thi đua.");
  else
    td_teller_begin (self, TD_NARRATIVE_TEXT, &total,
                     "Các đơn vị đã triển khai [Phong trào triển khai] lượt phong trào thi đua.");
}

gboolean
td_tale_is_target (const TdTale *tale, const char *result)
{
  const TdReportRow *row = td_report_get_row (tale->report, (guint) tale->row);
  int column = td_tale_find_column (tale->report, "Kết quả");

  return row->kind == TD_ROW_GROUP && column >= 0
         && g_strcmp0 (row->cells[column].text, result) == 0;
}

static void
tell_targets (TdTeller *self)
{
  const TdReport *report = td_teller_find (self, "b17");

  for (guint i = 0; report != NULL && i < report->rows->len; i++)
    {
      TdTale tale = td_tale_of_row (report, i);

      if (td_tale_is_target (&tale, "đạt"))
        td_teller_begin (self, TD_NARRATIVE_ITEM, &tale,
                         "- Đạt chỉ tiêu “[Chỉ tiêu; đơn vị, phong trào chưa đạt]”: [Đạt]/[Tổng "
                         "số]{, đạt [Tỷ lệ đạt]} (yêu cầu [Yêu cầu]{; cùng kỳ năm trước [Cùng kỳ "
                         "năm trước/Tỷ lệ đạt]}).");
    }
}

/* --- Publicity -------------------------------------------------------------------------------- */

/* "Theo đối tượng: cán bộ 1 lần (790 lượt tiếp cận); …": the audiences are groups of columns. */
static void
tell_audiences (TdTeller *self, const TdTale *total)
{
  guint n = 0;

  for (guint i = 0; i < total->report->columns->len; i++)
    {
      const TdReportColumnSpec *column = td_report_get_column (total->report, i);
      g_autofree char *format = NULL;

      if (column->groups == NULL || !g_str_equal (column->title, "Số lần")
          || g_str_equal (column->groups[0], "Cộng")
          || td_report_get_cell (total->report, (guint) total->row, i)->value == 0)
        continue;
      if (n++ == 0)
        td_teller_add (self, TD_SPAN_WORDS, " Theo đối tượng: ");
      else
        td_teller_add (self, TD_SPAN_WORDS, "; ");
      td_teller_add (self, TD_SPAN_GIVEN, column->groups[0]);
      format = g_strdup_printf ("[%s/Số lần] lần{ ([%s/Lượt tiếp cận] lượt tiếp cận)}",
                                column->groups[0], column->groups[0]);
      td_teller_say (self, total, format);
    }
  if (n > 0)
    td_teller_add (self, TD_SPAN_WORDS, ".");
}

/* The channels stand above the units, up to their sum. */
static void
tell_channels (TdTeller *self, const TdReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);
      TdTale tale = td_tale_of_row (report, i);

      if (row->kind == TD_ROW_TOTAL)
        break;
      if (td_tale_get_value (&tale, "Cộng/Số lần") > 0)
        td_teller_join (self, n++ == 0 ? " Theo kênh: " : "; ", &tale,
                        "[Kênh tuyên truyền, đơn vị] [Cộng/Số lần] lần");
    }
  if (n > 0)
    td_teller_add (self, TD_SPAN_WORDS, ".");
}

static void
tell_publicity (TdTeller *self)
{
  TdTale total = td_tale_of_total (td_teller_find (self, "b15"));

  if (!td_teller_begin (self, TD_NARRATIVE_TEXT, &total,
                        "Đã thực hiện [Cộng/Số lần] lần tuyên truyền{, [~Cộng/Số lần]}{; tiếp cận "
                        "[Cộng/Lượt tiếp cận] lượt người}."))
    return;
  tell_channels (self, total.report);
  tell_audiences (self, &total);
}

/* --- Regulations and agreements --------------------------------------------------------------- */

static void
tell_documents (TdTeller *self)
{
  const TdReport *report = td_teller_find (self, "b16");

  for (guint i = 0; report != NULL && i < report->rows->len; i++)
    {
      TdTale tale = td_tale_of_row (report, i);

      td_teller_begin (self, TD_NARRATIVE_ITEM, &tale,
                       "- [Loại văn bản]: [Số đơn vị/Đã có, còn hiệu lực]/[Số đơn vị/Phải có] đơn "
                       "vị đã ban hành, còn hiệu lực{, đạt [Số đơn vị/%]}{ (cùng kỳ năm trước "
                       "[Cùng kỳ năm trước/Đã có] đơn vị)}{; [Có điều khoản khen thưởng sáng "
                       "kiến/Có] văn bản có điều khoản khen thưởng sáng kiến}.");
    }
}

void
td_tell_steering (TdTeller *self)
{
  td_teller_begin_section (self, "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI");
  td_teller_begin_part (self, "Tổ chức công đoàn và việc thực hiện chỉ tiêu");
  tell_units (self);
  tell_targets (self);
  td_teller_begin_part (self, "Công tác tuyên truyền");
  tell_publicity (self);
  td_teller_begin_part (self, "Xây dựng quy chế, thỏa ước lao động tập thể");
  tell_documents (self);
}
