/* IV and V: what is missing, and what follows from that. Why it is missing no book knows: the clerk
 * writes it. */
#include <string.h>

#include "report/td-narrative-private.h"

#define N_NAMES 5

/* --- Targets ---------------------------------------------------------------------------------- */

/* The rows below a target are what misses it: by name while they are few. */
static void
tell_misses (TdTeller *self, const TdReport *report, guint target)
{
  guint last = target + 1;

  while (last < report->rows->len && td_report_get_row (report, last)->kind == TD_ROW_PLAIN)
    last++;
  if (last - target - 1 > N_NAMES)
    {
      td_teller_add (self, TD_SPAN_WORDS, " (danh sách tại biểu ");
      td_teller_add (self, TD_SPAN_GIVEN, report->code);
      td_teller_add (self, TD_SPAN_WORDS, ").");
      return;
    }
  for (guint i = target + 1; i < last; i++)
    {
      TdTale tale = td_tale_of_row (report, i);

      td_teller_join (self, i == target + 1 ? ", gồm: " : "; ", &tale,
                      "[Chỉ tiêu; đơn vị, phong trào chưa đạt]{ ([Kết quả])}");
    }
  td_teller_add (self, TD_SPAN_WORDS, ".");
}

static void
tell_missed_targets (TdTeller *self)
{
  const TdReport *report = td_teller_find (self, "b17");

  for (guint i = 0; report != NULL && i < report->rows->len; i++)
    {
      TdTale tale = td_tale_of_row (report, i);

      if (td_tale_is_target (&tale, "chưa đạt")
          && td_teller_begin (self, TD_NARRATIVE_ITEM, &tale,
                              "- Chưa đạt chỉ tiêu “[Chỉ tiêu; đơn vị, phong trào chưa đạt]” (yêu "
                              "cầu [Yêu cầu]){: [Đạt]/[Tổng số], đạt [Tỷ lệ đạt]}{; còn [Chưa đạt] "
                              "chưa đạt}"))
        tell_misses (self, report, i);
    }
}

/* --- Documents, campaigns and awards ---------------------------------------------------------- */

static void
tell_missing_documents (TdTeller *self)
{
  const TdReport *report = td_teller_find (self, "b16");

  for (guint i = 0; report != NULL && i < report->rows->len; i++)
    {
      TdTale tale = td_tale_of_row (report, i);

      td_teller_begin (self, TD_NARRATIVE_ITEM, &tale,
                       "- [Loại văn bản]: <[Số đơn vị/Chưa có] đơn vị chưa có|[Số đơn vị/Đã hết "
                       "hiệu lực] đơn vị có nhưng đã hết hiệu lực|[Số đơn vị/Trong đó đến hạn rà "
                       "soát] đơn vị đến hạn rà soát>.");
    }
}

/* Whether a target names it already. */
static gboolean
is_miss (const TdTeller *self, const char *name)
{
  const TdReport *report = td_teller_find (self, "b17");
  int column
      = report != NULL ? td_tale_find_column (report, "Chỉ tiêu; đơn vị, phong trào chưa đạt") : -1;

  for (guint i = 0; column >= 0 && i < report->rows->len; i++)
    if (td_report_get_row (report, i)->kind == TD_ROW_PLAIN
        && g_strcmp0 (td_report_get_cell (report, i, (guint) column)->text, name) == 0)
      return TRUE;

  return FALSE;
}

static void
tell_late_reviews (TdTeller *self, gboolean with_misses, const char *format)
{
  const TdReport *report = td_teller_find (self, "b04");
  int column = report != NULL ? td_tale_find_column (report, "Tình trạng sơ kết, tổng kết") : -1;
  int name = report != NULL ? td_tale_find_column (report, "Phong trào thi đua") : -1;

  for (guint i = 0; column >= 0 && i < report->rows->len; i++)
    {
      const char *state = td_report_get_cell (report, i, (guint) column)->text;
      TdTale tale = td_tale_of_row (report, i);

      if (state != NULL && strstr (state, "quá hạn") != NULL
          && (with_misses || !is_miss (self, td_report_get_cell (report, i, (guint) name)->text)))
        td_teller_begin (self, TD_NARRATIVE_ITEM, &tale, format);
    }
}

static void
tell_missing_awards (TdTeller *self)
{
  TdTale total = td_tale_of_total (td_teller_find (self, "b01"));

  /* Where nobody was rewarded nothing is missing in particular. */
  if (td_tale_get_value (&total, "Tổng số khen thưởng/CN") > 0)
    td_teller_begin (
        self, TD_NARRATIVE_ITEM, &total,
        "- Trong kỳ chưa có khen thưởng đột xuất đối với cá nhân[!Trong số cá nhân/Đột "
        "xuất/SL]{ (cùng kỳ năm trước [-Trong số cá nhân/Đột xuất/SL] lượt)}.");
}

void
td_tell_shortcomings (TdTeller *self)
{
  td_teller_begin_section (self, "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN");
  td_teller_begin_part (self, "Tồn tại, hạn chế");
  tell_missed_targets (self);
  tell_late_reviews (self, FALSE,
                     "- Phong trào “[Phong trào thi đua]”: [Tình trạng sơ kết, tổng kết].");
  tell_missing_documents (self);
  tell_missing_awards (self);
  td_teller_begin_part (self, "Nguyên nhân");
  td_teller_begin_words (self, TD_NARRATIVE_PROMPT,
                         "[Đơn vị nêu nguyên nhân khách quan, chủ quan của các tồn tại, hạn chế.]");
}

/* --- Plans ------------------------------------------------------------------------------------ */

void
td_tell_plans (TdTeller *self)
{
  const TdReport *targets = td_teller_find (self, "b17");
  const TdReport *documents = td_teller_find (self, "b16");
  g_autofree char *label = td_period_to_label (&self->request->period);
  guint n = 0;

  td_teller_begin_section (self, "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI");
  for (guint i = 0; targets != NULL && i < targets->rows->len; i++)
    {
      TdTale tale = td_tale_of_row (targets, i);

      if (td_tale_is_target (&tale, "chưa đạt"))
        td_teller_begin (self, TD_NARRATIVE_ITEM, &tale,
                         "- Đôn đốc, hướng dẫn để đạt chỉ tiêu “[Chỉ tiêu; đơn vị, phong trào chưa "
                         "đạt]” ([Yêu cầu]).");
    }
  tell_late_reviews (self, TRUE,
                     "- Tổ chức sơ kết, tổng kết phong trào “[Phong trào thi đua]” đã quá hạn.");
  for (guint i = 0; documents != NULL && i < documents->rows->len; i++)
    {
      TdTale tale = td_tale_of_row (documents, i);

      if (td_tale_get_value (&tale, "Số đơn vị/Chưa có") == 0)
        continue;
      if (n++ == 0)
        td_teller_begin (self, TD_NARRATIVE_ITEM, &tale,
                         "- Đôn đốc các đơn vị ban hành văn bản còn thiếu: [Loại văn bản] ([Số đơn "
                         "vị/Chưa có] đơn vị)");
      else
        td_teller_join (self, "; ", &tale, "[Loại văn bản] ([Số đơn vị/Chưa có] đơn vị)");
    }
  if (n > 0)
    td_teller_add (self, TD_SPAN_WORDS, ".");
  td_teller_begin_words (self, TD_NARRATIVE_PROMPT,
                         "[Đơn vị bổ sung nhiệm vụ trọng tâm và đề xuất, kiến nghị.]");
  td_teller_begin_words (self, TD_NARRATIVE_TEXT,
                         "Trên đây là báo cáo kết quả công tác thi đua, khen thưởng ");
  td_teller_add (self, TD_SPAN_GIVEN, label);
  td_teller_add (self, TD_SPAN_WORDS, "./.");
}
