#include "report/td-unit-rows.h"

#include "store/td-succession.h"

struct _TdUnitRows
{
  const TdReportRequest *request;
  guint number_column;
  guint name_column;
  int note_column;
  GPtrArray *spans; /* TdUnitSpan */
  TdPlaces *places;
  GHashTable *predecessors; /* gint64 → whom the unit goes on for since the period before */
  gboolean *needs_own;      /* by span */
  int *own_row;             /* by span: the row that counts the unit's own */

  TdReport *report;
  int parent;
  int outside; /* a row's index, -1 */
  TdUnitRowFunc func;
  gpointer user_data;
};

TdUnitRows *
td_unit_rows_read (TdDb *db,
                   const TdReportRequest *request,
                   guint number_column,
                   guint name_column,
                   int note_column,
                   GError **error)
{
  g_autoptr (TdUnitRows) self = g_new0 (TdUnitRows, 1);
  const TdPeriod *period = &request->period;
  const TdPeriod before = request->before;

  self->request = request;
  self->number_column = number_column;
  self->name_column = name_column;
  self->note_column = note_column;
  self->outside = -1;
  self->spans = td_tree_read (db, request->unit_id, period->from, period->to, error);
  if (self->spans == NULL)
    return NULL;
  self->predecessors = td_succession_read_names (db, before.from, period->to, error);
  if (self->predecessors == NULL)
    return NULL;
  self->places = td_places_new (self->spans);
  self->needs_own = g_new0 (gboolean, self->spans->len + 1);
  self->own_row = g_new0 (int, self->spans->len + 1);

  return g_steal_pointer (&self);
}

void
td_unit_rows_free (TdUnitRows *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->places, td_places_free);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->predecessors, g_hash_table_unref);
  g_free (self->needs_own);
  g_free (self->own_row);
  g_free (self);
}

static const TdUnitSpan *
get_span (const TdUnitRows *self, guint index)
{
  return g_ptr_array_index (self->spans, index);
}

GPtrArray *
td_unit_rows_get_spans (const TdUnitRows *self)
{
  return self->spans;
}

gint64
td_unit_rows_get_root (const TdUnitRows *self)
{
  return self->spans->len > 0 ? get_span (self, 0)->unit_id : 0;
}

int
td_unit_rows_find (const TdUnitRows *self, gint64 unit_id, TdDate date)
{
  return td_date_is_set (date) ? td_places_find (self->places, unit_id, date)
                               : td_places_find_last (self->places, unit_id);
}

void
td_unit_rows_mark (TdUnitRows *self, int index)
{
  if (index >= 0)
    self->needs_own[index] = TRUE;
}

/* --- Rows ------------------------------------------------------------------------------------- */

/* a, b, … z, aa, ab … */
static char *
make_letters (guint n)
{
  GString *number = g_string_new (NULL);

  for (; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (number, (char) ('a' + (n - 1) % 26));

  return g_string_free (number, FALSE);
}

/* "I", "II" … for groups, "1", "2" … within them, "a", "b" … below. */
static char *
make_number (int level, guint n)
{
  if (level == 0 && n < 4000)
    return td_report_make_roman (n);
  if (level >= 2)
    return make_letters (n);

  return g_strdup_printf ("%u", n);
}

/* "đến 30/06/2025", "từ 01/07/2025; kế thừa từ LĐLĐ huyện Tam Đường" */
static void
set_note (const TdUnitRows *self, const TdUnitSpan *span, TdReportRow *row)
{
  const TdPeriod *period = &self->request->period;
  const char *predecessors = g_hash_table_lookup (self->predecessors, &span->unit_id);
  g_autofree char *from = td_date_format (span->from);
  g_autofree char *to = td_date_format (span->to);
  g_autoptr (GString) note = g_string_new (NULL);

  if (td_date_compare (span->to, period->to) < 0)
    g_string_append_printf (note, "đến %s", to);
  else if (td_date_compare (span->from, period->from) > 0)
    g_string_append_printf (note, "từ %s", from);
  if (predecessors != NULL)
    g_string_append_printf (note, "%skế thừa từ %s", note->len > 0 ? "; " : "", predecessors);
  if (note->len > 0)
    td_report_cell_set_text (&row->cells[self->note_column], note->str);
}

static void
add_own_row (TdUnitRows *self, guint index, int level, int parent, const char *name)
{
  TdReportRow *row = td_report_add_row (self->report, TD_ROW_PLAIN, level, parent);

  td_report_cell_set_text (&row->cells[self->name_column], name);
  self->own_row[index] = (int) self->report->rows->len - 1;
  self->func (row, get_span (self, index), TRUE, self->user_data);
}

static void
add_unit_rows (TdUnitRows *self, guint index, int level, guint n, int parent)
{
  const TdUnitSpan *span = get_span (self, index);
  gboolean is_group = span->n_below > 0;
  int row_index = (int) self->report->rows->len;
  TdReportRow *row
      = td_report_add_row (self->report, is_group ? TD_ROW_GROUP : TD_ROW_PLAIN, level, parent);
  g_autofree char *number = make_number (level, n);
  guint n_children = 0;

  td_report_cell_set_text (&row->cells[self->number_column], number);
  td_report_cell_set_text (&row->cells[self->name_column], span->name);
  if (self->note_column >= 0)
    set_note (self, span, row);
  self->func (row, span, !is_group, self->user_data);
  if (!is_group)
    {
      self->own_row[index] = row_index;
      return;
    }

  if (self->needs_own[index])
    add_own_row (self, index, level + 1, row_index, "Cơ quan, đơn vị trực tiếp");
  for (guint i = index + 1; i <= index + span->n_below; i++)
    if (get_span (self, i)->parent == (int) index)
      add_unit_rows (self, i, level + 1, ++n_children, row_index);
}

void
td_unit_rows_add (
    TdUnitRows *self, TdReport *report, int parent, TdUnitRowFunc func, gpointer user_data)
{
  guint n = 0;

  self->report = report;
  self->parent = parent;
  self->func = func;
  self->user_data = user_data;
  if (self->spans->len == 0)
    return;

  if (self->needs_own[0] || get_span (self, 0)->n_below == 0)
    add_own_row (self, 0, 0, parent, get_span (self, 0)->name);
  for (guint i = 1; i < self->spans->len; i++)
    if (get_span (self, i)->parent == 0)
      add_unit_rows (self, i, 0, ++n, parent);
}

TdReportRow *
td_unit_rows_get_row (TdUnitRows *self, int index)
{
  TdReportRow *row;

  if (index >= 0)
    return g_ptr_array_index (self->report->rows, (guint) self->own_row[index]);
  if (self->request->unit_id != 0)
    return NULL;
  if (self->outside >= 0)
    return g_ptr_array_index (self->report->rows, (guint) self->outside);

  self->outside = (int) self->report->rows->len;
  row = td_report_add_row (self->report, TD_ROW_PLAIN, 0, self->parent);
  td_report_cell_set_text (&row->cells[self->name_column],
                           "Ngoài hệ thống đơn vị, không gắn đơn vị");
  self->func (row, NULL, TRUE, self->user_data);

  return row;
}
