/* III: who was rewarded: by form and level, by whom they are, units by name. */
#include "report/td-narrative-private.h"

#define N_UNITS 3

#define UNION_NUMBER "I"
#define STATE_NUMBER "II"

/* --- All awards ------------------------------------------------------------------------------- */

/* "Theo loại hình khen thưởng: công trạng … 178 lượt; …": the kinds are columns of B02. */
static void
tell_kinds (TdTeller *self, const TdTale *total)
{
  guint n = 0;

  for (guint i = 0; i < total->report->columns->len; i++)
    {
      const TdReportColumnSpec *column = td_report_get_column (total->report, i);
      g_autofree char *format = NULL;

      if (column->groups == NULL || !g_str_equal (column->groups[0], "Loại hình khen thưởng (lượt)")
          || td_report_get_cell (total->report, (guint) total->row, i)->value == 0)
        continue;
      td_teller_add (self, TD_SPAN_WORDS, n++ == 0 ? " Theo loại hình khen thưởng: " : "; ");
      td_teller_add (self, TD_SPAN_GIVEN, column->title);
      format = g_strdup_printf ("[Loại hình khen thưởng (lượt)/%s] lượt", column->title);
      td_teller_say (self, total, format);
    }
  if (n > 0)
    td_teller_add (self, TD_SPAN_WORDS, ".");
}

static void
tell_all_awards (TdTeller *self)
{
  TdTale by_unit = td_tale_of_total (td_teller_find (self, "b01"));
  TdTale by_form = td_tale_of_total (td_teller_find (self, "b02"));

  if (!td_teller_begin (self, TD_NARRATIVE_TEXT, &by_unit,
                        "Trong kỳ có <[Tổng số khen thưởng/TT] lượt tập thể&[Tổng số khen "
                        "thưởng/CN] lượt cá nhân> được khen thưởng{; so với cùng kỳ năm trước "
                        "<tập thể [^Tổng số khen thưởng/TT]|cá nhân [^Tổng số khen thưởng/CN]>}.")
      || by_form.row < 0)
    return;
  td_teller_say (self, &by_form, "Tổng số tiền thưởng [Tiền thưởng (đồng)] đồng.");
  tell_kinds (self, &by_form);
}

/* --- By form and level ------------------------------------------------------------------------ */

#define NUMBERS                                                                                                                   \
  "[Số lượt khen thưởng/Tổng số] lượt (<[Số lượt khen thưởng/Tập thể] tập thể|[Số lượt khen " \
  "thưởng/Cá nhân] cá nhân>)"

/* The levels of a field, each with its forms: B02 has them as rows below that of the field. */
static void
tell_field (TdTeller *self, const char *number)
{
  const TdReport *report = td_teller_find (self, "b02");
  gboolean is_inside = FALSE;
  guint n_forms = 0;

  for (guint i = 0; report != NULL && i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);
      TdTale tale = td_tale_of_row (report, i);

      if (row->kind == TD_ROW_TOTAL || row->level == 0)
        {
          if (is_inside)
            break;
          is_inside = g_strcmp0 (row->cells[0].text, number) == 0;
          if (is_inside
              && !td_teller_begin (self, TD_NARRATIVE_TEXT, &tale, "Tổng số " NUMBERS "."))
            return;
        }
      else if (!is_inside)
        continue;
      else if (row->level == 1)
        {
          n_forms = 0;
          td_teller_begin (self, TD_NARRATIVE_ITEM, &tale,
                           "- [Danh hiệu, hình thức khen thưởng]: " NUMBERS);
        }
      else
        td_teller_join (self, n_forms++ == 0 ? ", gồm: " : "; ", &tale,
                        "[Danh hiệu, hình thức khen thưởng] <[Số lượt khen thưởng/Tập thể] tập "
                        "thể|[Số lượt khen thưởng/Cá nhân] cá nhân>");
      if (i + 1 == report->rows->len || td_report_get_row (report, i + 1)->level <= 1)
        if (row->level >= 1)
          td_teller_add (self, TD_SPAN_WORDS, ".");
    }
}

/* --- Who they are ----------------------------------------------------------------------------- */

static void
tell_composition (TdTeller *self)
{
  /* Công văn 628/LĐLĐ asks for the three; women beside them. */
  static const char *const indicators[] = {
    "- Người lao động trực tiếp sản xuất, kinh doanh: [Trong số cá nhân/Trực tiếp SX, KD/SL] lượt "
    "cá nhân{, chiếm [Trong số cá nhân/Trực tiếp SX, KD/%]{ (cùng kỳ năm trước [-Trong số cá "
    "nhân/Trực tiếp SX, KD/%])}}{; số lượt [~Trong số cá nhân/Trực tiếp SX, KD/SL]}.",
    "- Không giữ chức vụ lãnh đạo, quản lý: [Trong số cá nhân/Không giữ chức vụ/SL] lượt cá nhân{, "
    "chiếm [Trong số cá nhân/Không giữ chức vụ/%]{ (cùng kỳ năm trước [-Trong số cá nhân/Không giữ "
    "chức vụ/%])}}{; số lượt [~Trong số cá nhân/Không giữ chức vụ/SL]}.",
    "- Nữ: [Trong số cá nhân/Nữ/SL] lượt cá nhân{, chiếm [Trong số cá nhân/Nữ/%]{ (cùng kỳ năm "
    "trước [-Trong số cá nhân/Nữ/%])}}{; số lượt [~Trong số cá nhân/Nữ/SL]}.",
    "- Khen thưởng đột xuất: [Trong số cá nhân/Đột xuất/SL] lượt cá nhân{, chiếm [Trong số cá "
    "nhân/Đột xuất/%]{ (cùng kỳ năm trước [-Trong số cá nhân/Đột xuất/%])}}{; số lượt [~Trong số "
    "cá nhân/Đột xuất/SL]}.",
  };
  TdTale total = td_tale_of_total (td_teller_find (self, "b01"));

  if (!td_teller_begin (self, TD_NARRATIVE_TEXT, &total,
                        "Trong [Tổng số khen thưởng/CN] lượt cá nhân được khen thưởng:"))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (indicators); i++)
    td_teller_begin (self, TD_NARRATIVE_ITEM, &total, indicators[i]);
}

static void
tell_units (TdTeller *self)
{
  static const char *const awards[] = { "Tổng số khen thưởng/TT", "Tổng số khen thưởng/CN", NULL };
  const char *format
      = "[Đơn vị] (<[Tổng số khen thưởng/TT] tập thể|[Tổng số khen thưởng/CN] cá nhân>)";
  const TdReport *report = td_teller_find (self, "b01");

  td_tell_best (self, TD_NARRATIVE_TEXT,
                "Công đoàn cấp trên có nhiều lượt được khen thưởng:", report, TD_ROW_GROUP, awards,
                N_UNITS, format);
  td_tell_best (self, TD_NARRATIVE_TEXT, "Đơn vị cơ sở có nhiều lượt được khen thưởng:", report,
                TD_ROW_PLAIN, awards, N_UNITS, format);
}

void
td_tell_awards (TdTeller *self)
{
  td_teller_begin_section (self, "CÔNG TÁC KHEN THƯỞNG");
  td_teller_begin_part (self, "Kết quả chung");
  tell_all_awards (self);
  td_teller_begin_part (self, "Khen thưởng của tổ chức Công đoàn");
  tell_field (self, UNION_NUMBER);
  td_teller_begin_part (self, "Khen thưởng của Nhà nước");
  tell_field (self, STATE_NUMBER);
  td_teller_begin_part (self, "Cơ cấu đối tượng được khen thưởng");
  tell_composition (self);
  td_teller_begin_part (self, "Đơn vị tiêu biểu");
  tell_units (self);
}
