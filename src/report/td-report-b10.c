/* B10: what was ever awarded to one person or one collective: the years, the latest first, each
 * with its awards; then how many each deciding level gave. What was revoked stays in sight with a
 * line through it and counts nowhere.
 *
 *   STT | Ngày       | Số quyết định | … | Số lần | Tiền thưởng | Ghi chú
 *       | Năm 2026   |               |   |      1 |     760.000 |
 *     1 | 02/03/2026 | 7/QĐ-LĐLĐ     |   |      1 |     760.000 |
 *       | TỔNG CỘNG
 *   CHIA THEO CẤP QUYẾT ĐỊNH
 *       | … LĐLĐ tỉnh … |                        1 |     760.000 |
 *       | Cộng */
#include "report/td-report-private.h"

#include <string.h>

#include "base/td-money.h"
#include "store/td-person-record.h"
#include "store/td-subject-store.h"
#include "store/td-unit-store.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_DATE,
  COLUMN_DECISION,
  COLUMN_ISSUER,
  COLUMN_LEVEL,
  COLUMN_FORM,
  COLUMN_COMMENDATION,
  COLUMN_CAMPAIGN,
  COLUMN_ACHIEVEMENT,
  COLUMN_POST,
  COLUMN_UNIT,
  COLUMN_COUNT,
  COLUMN_BONUS,
  COLUMN_NOTE,
};

/* @name: of the subject today
 * @total: index of the row that sums the years, known before they are added */
typedef struct
{
  TdReport *report;
  const TdCatalogue *catalogue;
  TdSubject subject;
  char *name;
  char *subtitle;
  int total;
} Build;

static void
build_clear (Build *self)
{
  g_clear_pointer (&self->report, td_report_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->subtitle, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Build, build_clear)

/* --- The subject ------------------------------------------------------------------------------ */

/* "Bà Lò Thị Ánh, sinh ngày 17/03/1985, Giáo viên, Công đoàn cơ sở Trường …" */
static char *
describe_person (const TdPerson *person, const TdUnit *unit)
{
  static const char *const titles[]
      = { [TD_SEX_UNKNOWN] = "", [TD_SEX_MAN] = "Ông ", [TD_SEX_WOMAN] = "Bà " };
  GString *text = g_string_new (titles[person->sex]);
  g_autofree char *birth = td_birth_date_format (person->birth_date);

  g_string_append (text, person->name);
  if (birth[0] != '\0')
    g_string_append_printf (text, ", sinh %s %s",
                            strlen (birth) == strlen ("1985")      ? "năm"
                            : strlen (birth) == strlen ("03/1985") ? "tháng"
                                                                   : "ngày",
                            birth);
  if (person->post[0] != '\0')
    g_string_append_printf (text, ", %s", person->post);
  if (unit != NULL)
    g_string_append_printf (text, ", %s", unit->name);

  return g_string_free (text, FALSE);
}

static gboolean
read_subject (Build *self, TdDb *db, GError **error)
{
  g_autoptr (TdPerson) person = NULL;
  g_autoptr (TdUnit) unit = NULL;
  gint64 unit_id = self->subject.unit_id;

  if (self->subject.person_id != 0)
    {
      person = td_person_load (db, self->subject.person_id, error);
      if (person == NULL)
        return FALSE;
      unit_id = person->unit_id;
    }
  if (person == NULL || unit_id != 0)
    {
      unit = td_unit_load (db, unit_id, error);
      if (unit == NULL)
        return FALSE;
    }

  self->name = g_strdup (person != NULL ? person->name : unit->name);
  self->subtitle = person != NULL ? describe_person (person, unit) : g_strdup (unit->name);

  return TRUE;
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
add_columns (TdReport *report)
{
  static const struct
  {
    const char *title;
    TdCellKind kind;
    int width;
  } columns[] = {
    [COLUMN_NUMBER] = { "STT", TD_CELL_COUNT, 5 },
    [COLUMN_DATE] = { "Ngày quyết định", TD_CELL_DATE, 12 },
    [COLUMN_DECISION] = { "Số quyết định", TD_CELL_TEXT, 14 },
    [COLUMN_ISSUER] = { "Cơ quan quyết định", TD_CELL_TEXT, 20 },
    [COLUMN_LEVEL] = { "Cấp quyết định", TD_CELL_TEXT, 20 },
    [COLUMN_FORM] = { "Danh hiệu, hình thức", TD_CELL_TEXT, 24 },
    [COLUMN_COMMENDATION] = { "Loại khen", TD_CELL_TEXT, 14 },
    [COLUMN_CAMPAIGN] = { "Phong trào", TD_CELL_TEXT, 20 },
    [COLUMN_ACHIEVEMENT] = { "Thành tích", TD_CELL_TEXT, 26 },
    [COLUMN_POST] = { "Chức vụ khi được khen", TD_CELL_TEXT, 14 },
    [COLUMN_UNIT] = { "Đơn vị khi được khen", TD_CELL_TEXT, 24 },
    [COLUMN_COUNT] = { "Số lần", TD_CELL_COUNT, 7 },
    [COLUMN_BONUS] = { "Tiền thưởng (đồng)", TD_CELL_MONEY, 12 },
    [COLUMN_NOTE] = { "Ghi chú", TD_CELL_TEXT, 20 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    td_report_add_column (report, NULL, NULL, columns[i].title, columns[i].kind, columns[i].width);
  ((TdReportColumnSpec *) g_ptr_array_index (report->columns, COLUMN_NUMBER))->is_summed = FALSE;
  report->n_fixed_columns = 3;
}

/* What the figures of a row count. */
static TdQuery *
make_query (const Build *self, int year, const char *deciding_level)
{
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  query->person_id = self->subject.person_id;
  query->recipient_unit_id = self->subject.unit_id;
  query->deciding_level = g_strdup (deciding_level);
  if (year != 0)
    {
      query->from = TD_DATE (year, 1, 1);
      query->to = TD_DATE (year, 12, 31);
    }

  return query;
}

static TdReportRow *
add_sum (const Build *self, TdReportRowKind kind, int parent, int year, const char *deciding_level)
{
  TdReportRow *row = td_report_add_row (self->report, kind, kind == TD_ROW_PLAIN, parent);

  td_report_cell_set_number (&row->cells[COLUMN_COUNT], TD_CELL_COUNT, 0,
                             make_query (self, year, deciding_level));
  td_report_cell_set_number (&row->cells[COLUMN_BONUS], TD_CELL_MONEY, 0,
                             make_query (self, year, deciding_level));

  return row;
}

/* What the other columns do not say of an award. */
static char *
make_note (const Build *self, const TdSubjectAward *award)
{
  GString *text = g_string_new (NULL);

  if (td_date_is_set (award->revoked_on))
    {
      g_autofree char *day = td_date_format (award->revoked_on);

      g_string_append_printf (text, "Hủy bỏ ngày %s", day);
      if (award->revoke_reason[0] != '\0')
        g_string_append_printf (text, ": %s", award->revoke_reason);
      if (award->bonus > 0)
        {
          g_autofree char *bonus = td_money_format (award->bonus);

          g_string_append_printf (text, " (tiền thưởng %s đồng)", bonus);
        }
    }
  if (!g_str_equal (award->name, self->name))
    g_string_append_printf (text, "%sTên khi được khen: %s", text->len > 0 ? ". " : "",
                            award->name);
  if (award->note[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", award->note);

  return g_string_free (text, FALSE);
}

static void
add_award (const Build *self, const TdSubjectAward *award, guint number, int year)
{
  TdReportRow *row = td_report_add_row (self->report, TD_ROW_PLAIN, 1, year);
  gboolean revoked = td_date_is_set (award->revoked_on);
  g_autofree char *note = make_note (self, award);

  for (guint i = COLUMN_DATE; i < COLUMN_COUNT; i++)
    row->cells[i].is_struck = revoked;
  td_report_cell_set_number (&row->cells[COLUMN_NUMBER], TD_CELL_COUNT, number, NULL);
  row->cells[COLUMN_DATE].kind = TD_CELL_DATE;
  row->cells[COLUMN_DATE].date = award->decided_on;
  td_report_cell_set_text (&row->cells[COLUMN_DECISION], award->decision);
  td_report_cell_set_text (&row->cells[COLUMN_ISSUER], award->issuer);
  td_report_cell_set_text (&row->cells[COLUMN_LEVEL],
                           td_catalogue_get_term_name (self->catalogue,
                                                       TD_VOCABULARY_DECIDING_LEVEL,
                                                       award->deciding_level));
  td_report_cell_set_text (&row->cells[COLUMN_FORM], award->award_form);
  td_report_cell_set_text (&row->cells[COLUMN_COMMENDATION], award->commendation_type);
  td_report_cell_set_text (&row->cells[COLUMN_CAMPAIGN], award->campaign);
  td_report_cell_set_text (&row->cells[COLUMN_ACHIEVEMENT], award->achievement);
  td_report_cell_set_text (&row->cells[COLUMN_POST], award->post);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], award->unit_name);
  td_report_cell_set_number (&row->cells[COLUMN_COUNT], TD_CELL_COUNT, revoked ? 0 : 1, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_BONUS], TD_CELL_MONEY, revoked ? 0 : award->bonus,
                             NULL);
  td_report_cell_set_text (&row->cells[COLUMN_NOTE], note);
}

static int
get_year (const GPtrArray *awards, guint index)
{
  return ((const TdSubjectAward *) g_ptr_array_index (awards, index))->decided_on.year;
}

static void
add_years (Build *self, const GPtrArray *awards)
{
  TdReportRow *total;
  int year_row = -1;

  self->total = (int) awards->len;
  for (guint i = 0; i < awards->len; i++)
    self->total += i == 0 || get_year (awards, i) != get_year (awards, i - 1);

  for (guint i = 0; i < awards->len; i++)
    {
      if (i == 0 || get_year (awards, i) != get_year (awards, i - 1))
        {
          g_autofree char *title = g_strdup_printf ("Năm %d", get_year (awards, i));
          TdReportRow *row = add_sum (self, TD_ROW_GROUP, self->total, get_year (awards, i), NULL);

          year_row = (int) self->report->rows->len - 1;
          td_report_cell_set_text (&row->cells[COLUMN_DATE], title);
        }
      add_award (self, g_ptr_array_index (awards, i), i + 1, year_row);
    }

  total = add_sum (self, TD_ROW_TOTAL, -1, 0, NULL);
  td_report_cell_set_text (&total->cells[COLUMN_DATE], "TỔNG CỘNG");
}

static void
add_level (Build *self, const GPtrArray *awards, const TdTerm *level, int parent)
{
  TdReportRow *row = NULL;

  for (guint i = 0; i < awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (awards, i);

      if (td_date_is_set (award->revoked_on) || !g_str_equal (award->deciding_level, level->code))
        continue;
      if (row == NULL)
        {
          row = add_sum (self, TD_ROW_PLAIN, parent, 0, level->code);
          td_report_cell_set_text (&row->cells[COLUMN_LEVEL], level->name);
        }
      row->cells[COLUMN_COUNT].value++;
      row->cells[COLUMN_BONUS].value += award->bonus;
    }
}

static gboolean
has_level (const GPtrArray *awards, const TdTerm *level)
{
  for (guint i = 0; i < awards->len; i++)
    {
      const TdSubjectAward *award = g_ptr_array_index (awards, i);

      if (!td_date_is_set (award->revoked_on) && g_str_equal (award->deciding_level, level->code))
        return TRUE;
    }

  return FALSE;
}

static void
add_levels (Build *self, const GPtrArray *awards)
{
  guint n_terms = td_catalogue_get_n_terms (self->catalogue, TD_VOCABULARY_DECIDING_LEVEL);
  TdReportRow *row = td_report_add_row (self->report, TD_ROW_SECTION, 0, -1);
  int sum = (int) self->report->rows->len;

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], "CHIA THEO CẤP QUYẾT ĐỊNH");
  for (guint i = 0; i < n_terms; i++)
    sum += has_level (awards,
                      td_catalogue_get_term (self->catalogue, TD_VOCABULARY_DECIDING_LEVEL, i));
  for (guint i = 0; i < n_terms; i++)
    add_level (self, awards,
               td_catalogue_get_term (self->catalogue, TD_VOCABULARY_DECIDING_LEVEL, i), sum);
  row = add_sum (self, TD_ROW_TOTAL, -1, 0, NULL);
  td_report_cell_set_text (&row->cells[COLUMN_DATE], "Cộng");
}

static void
add_notes (TdReport *report, const GPtrArray *awards)
{
  for (guint i = 0; i < awards->len; i++)
    if (td_date_is_set (((const TdSubjectAward *) g_ptr_array_index (awards, i))->revoked_on))
      {
        g_ptr_array_add (report->notes,
                         g_strdup ("Khen thưởng bị gạch ngang đã bị hủy bỏ, không tính vào số lần "
                                   "và tiền thưởng."));
        break;
      }
  if (awards->len == 0)
    g_ptr_array_add (report->notes, g_strdup ("Sổ chưa có khen thưởng nào."));
}

/* Awards of the units before are their own; the reader is told where else to look. */
static gboolean
add_predecessors (Build *self, TdDb *db, GError **error)
{
  g_autofree char *names = NULL;

  if (self->subject.unit_id == 0)
    return TRUE;
  names = td_subject_read_predecessors (db, self->subject.unit_id, error);
  if (names == NULL)
    return FALSE;
  if (names[0] != '\0')
    g_ptr_array_add (self->report->notes,
                     g_strdup_printf ("Đơn vị kế thừa %s; khen thưởng của đơn vị trước đây không "
                                      "tính ở đây.",
                                      names));

  return TRUE;
}

static TdReport *
build_b10 (TdDb *db,
           const TdCatalogue *catalogue,
           const TdReportRequest *request,
           TdJob *job,
           GError **error)
{
  g_auto (Build) self = { .catalogue = catalogue, .subject = request->subject };
  g_autoptr (GPtrArray) awards = NULL;

  if (!read_subject (&self, db, error))
    return NULL;
  awards = td_subject_read_awards (db, self.subject, error);
  if (awards == NULL)
    return NULL;

  self.report = td_report_new (db, &td_report_b10, request, "B10 Lịch sử",
                               g_steal_pointer (&self.subtitle));
  /* Nobody’s report: it is printed for whoever asks. */
  g_clear_pointer (&self.report->addressee, g_free);
  g_free (self.report->title);
  self.report->title = g_strdup (self.subject.person_id != 0 ? "LỊCH SỬ KHEN THƯỞNG CỦA CÁ NHÂN"
                                                             : "LỊCH SỬ KHEN THƯỞNG CỦA TẬP THỂ");
  add_columns (self.report);
  add_years (&self, awards);
  if (awards->len > 0)
    add_levels (&self, awards);
  add_notes (self.report, awards);
  if (!add_predecessors (&self, db, error))
    return NULL;

  return g_steal_pointer (&self.report);
}

const TdReportDefinition td_report_b10 = {
  "b10", "B10", "Lịch sử", "Lịch sử khen thưởng của cá nhân, tập thể", build_b10,
};
