#include "report/td-report.h"

#include "base/td-money.h"
#include "report/td-report-private.h"
#include "store/td-setting-store.h"

static void
column_free (TdReportColumnSpec *self)
{
  g_strfreev (self->groups);
  g_free (self->title);
  g_free (self);
}

static void
free_chart (TdReportChart *self)
{
  for (guint i = 0; i < self->n_series; i++)
    g_free (self->series[i]);
  g_free (self->title);
  g_free (self);
}

static void
free_rows (TdReport *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdReportRow *row = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < self->columns->len; j++)
        {
          g_free (row->cells[j].text);
          g_clear_pointer (&row->cells[j].explain, td_query_free);
          g_clear_pointer (&row->cells[j].backing, td_backing_free);
        }
      g_free (row->cells);
      g_free (row);
    }
  g_ptr_array_unref (self->rows);
}

void
td_report_free (TdReport *self)
{
  if (self == NULL)
    return;

  free_rows (self);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->charts);
  g_free (self->id);
  g_free (self->code);
  g_free (self->sheet_name);
  g_free (self->title);
  g_free (self->subtitle);
  g_strfreev (self->left_heading);
  g_strfreev (self->right_heading);
  g_free (self->addressee);
  g_free (self->date_line);
  g_free (self->preparer_post);
  g_free (self->preparer_name);
  g_free (self->signer_authority);
  g_free (self->signer_post);
  g_free (self->signer_name);
  g_free (self);
}

TdReport *
td_report_new_blank (void)
{
  TdReport *self = g_new0 (TdReport, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->rows = g_ptr_array_new ();
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_chart);

  return self;
}

/* NĐ 30/2020/NĐ-CP, Phụ lục I: the organisation on the left under the one above it, the name of the
 * State and its motto on the right. The date is filled in by hand when the paper is signed. */
TdReport *
td_report_new (TdDb *db,
               const TdReportDefinition *definition,
               const TdReportRequest *request,
               const char *sheet_name,
               char *subtitle)
{
  TdReport *self = td_report_new_blank ();
  g_autofree char *recipient = td_setting_get (db, TD_SETTING_RECIPIENT);
  g_autofree char *organisation = td_setting_get (db, TD_SETTING_ORGANISATION_SHORT);
  g_autofree char *place = td_setting_get (db, TD_SETTING_PLACE);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();
  g_autofree char *parent_line = td_setting_get (db, TD_SETTING_PARENT_LINE);
  g_autofree char *name_line = td_setting_get (db, TD_SETTING_ORGANISATION);

  g_strv_builder_add_many (left, parent_line, name_line, NULL);
  self->left_heading = g_strv_builder_end (left);
  self->right_heading = g_strsplit ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|"
                                    "Độc lập - Tự do - Hạnh phúc",
                                    "|", -1);

  self->id = g_strdup (definition->id);
  self->code = g_strdup (definition->code);
  self->sheet_name = sheet_name != NULL
                         ? g_strdup (sheet_name)
                         : g_strdup_printf ("%s %s", definition->code, definition->name);
  self->title = g_utf8_strup (definition->title, -1);
  self->subtitle = subtitle;
  if (recipient[0] != '\0')
    self->addressee = organisation[0] != '\0'
                          ? g_strdup_printf ("Kính gửi: %s %s", recipient, organisation)
                          : g_strdup_printf ("Kính gửi: %s", recipient);
  self->date_line
      = g_strdup_printf ("%s, ngày       tháng       năm %d", place, (int) request->period.to.year);
  self->preparer_post = td_setting_get (db, TD_SETTING_PREPARER_POST);
  self->preparer_name = td_setting_get (db, TD_SETTING_PREPARER_NAME);
  self->signer_authority = td_setting_get (db, TD_SETTING_SIGNER_AUTHORITY);
  self->signer_post = td_setting_get (db, TD_SETTING_SIGNER_POST);
  self->signer_name = td_setting_get (db, TD_SETTING_SIGNER_NAME);

  return self;
}

TdReportChart *
td_report_add_chart (TdReport *self,
                     TdReportChartKind kind,
                     const char *title,
                     guint first_row,
                     guint last_row,
                     guint name_column)
{
  TdReportChart *chart = g_new0 (TdReportChart, 1);

  chart->kind = kind;
  chart->title = g_strdup (title);
  chart->first_row = first_row;
  chart->last_row = last_row;
  chart->name_column = name_column;
  g_ptr_array_add (self->charts, chart);

  return chart;
}

void
td_report_chart_add_series (TdReportChart *self, guint column, const char *name)
{
  g_return_if_fail (self->n_series < TD_CHART_MAX_SERIES);

  self->columns[self->n_series] = column;
  self->series[self->n_series++] = g_strdup (name);
}

const TdReportColumnSpec *
td_report_get_column (const TdReport *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

const TdReportRow *
td_report_get_row (const TdReport *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

const TdReportCell *
td_report_get_cell (const TdReport *self, guint row, guint column)
{
  return &td_report_get_row (self, row)->cells[column];
}

int
td_report_add_column (TdReport *self,
                      const char *group,
                      const char *subgroup,
                      const char *title,
                      TdCellKind kind,
                      int width)
{
  TdReportColumnSpec *column = g_new0 (TdReportColumnSpec, 1);
  g_autoptr (GStrvBuilder) groups = g_strv_builder_new ();

  if (group != NULL)
    g_strv_builder_add (groups, group);
  if (subgroup != NULL)
    g_strv_builder_add (groups, subgroup);
  if (group != NULL || subgroup != NULL)
    column->groups = g_strv_builder_end (groups);
  column->title = g_strdup (title);
  column->kind = kind;
  column->width = width;
  column->is_summed = kind == TD_CELL_COUNT || kind == TD_CELL_MONEY || kind == TD_CELL_POINTS;
  column->share_of = -1;
  column->share_in = -1;
  column->change_of = -1;
  column->change_from = -1;
  column->adds_from = -1;
  column->adds_to = -1;
  g_ptr_array_add (self->columns, column);

  return (int) self->columns->len - 1;
}

int
td_report_add_share_column (TdReport *self,
                            const char *group,
                            const char *subgroup,
                            const char *title,
                            int numerator,
                            int denominator,
                            int width)
{
  int index = td_report_add_column (self, group, subgroup, title, TD_CELL_SHARE, width);
  TdReportColumnSpec *column = g_ptr_array_index (self->columns, index);

  column->share_of = numerator;
  column->share_in = denominator;

  return index;
}

int
td_report_add_change_column (TdReport *self,
                             const char *group,
                             const char *subgroup,
                             const char *title,
                             int column,
                             int before,
                             int width)
{
  int index = td_report_add_column (self, group, subgroup, title, TD_CELL_CHANGE, width);
  TdReportColumnSpec *spec = g_ptr_array_index (self->columns, index);

  spec->change_of = column;
  spec->change_from = before;

  return index;
}

TdReportRow *
td_report_add_row (TdReport *self, TdReportRowKind kind, int level, int parent)
{
  TdReportRow *row = g_new0 (TdReportRow, 1);

  row->kind = kind;
  row->level = level;
  row->parent = parent;
  row->compared = -1;
  row->compared_with = -1;
  row->cells = g_new0 (TdReportCell, self->columns->len);
  g_ptr_array_add (self->rows, row);

  return row;
}

void
td_report_cell_set_text (TdReportCell *self, const char *text)
{
  self->kind = TD_CELL_TEXT;
  g_free (self->text);
  self->text = g_strdup (text);
}

void
td_report_cell_set_number (TdReportCell *self, TdCellKind kind, gint64 value, TdQuery *explain)
{
  self->kind = kind;
  self->value = value;
  g_clear_pointer (&self->explain, td_query_free);
  self->explain = explain;
}

void
td_report_cell_add (TdReportCell *self,
                    TdCellKind kind,
                    gint64 value,
                    TdBackingKind backing,
                    TdAmount amount,
                    gint64 id)
{
  self->kind = kind;
  self->value += value;
  if (self->backing == NULL)
    self->backing = td_backing_new (backing, amount);
  td_backing_add (self->backing, id);
}

gboolean
td_report_cell_is_explained (const TdReportCell *cell)
{
  return cell->explain != NULL || cell->backing != NULL;
}

/* --- Sums and shares -------------------------------------------------------------------------- */

static void
add_cell (TdReportCell *sum, const TdReportCell *cell)
{
  if (cell->kind == TD_CELL_EMPTY)
    return;

  sum->kind = cell->kind;
  sum->value += cell->value;
  if (cell->backing == NULL)
    return;
  if (sum->backing == NULL)
    sum->backing = td_backing_copy (cell->backing);
  else
    td_backing_add_all (sum->backing, cell->backing);
}

static void
add_to_parent (TdReport *self, guint index)
{
  const TdReportRow *row = td_report_get_row (self, index);
  TdReportRow *parent;

  if (row->parent < 0)
    return;

  parent = g_ptr_array_index (self->rows, (guint) row->parent);
  for (guint i = 0; i < self->columns->len; i++)
    if (td_report_get_column (self, i)->is_summed)
      add_cell (&parent->cells[i], &row->cells[i]);
}

static int
depth_of (const TdReport *self, guint index)
{
  int depth = 0;

  for (int i = td_report_get_row (self, index)->parent; i >= 0;
       i = td_report_get_row (self, (guint) i)->parent)
    depth++;

  return depth;
}

static void
fill_shares (TdReport *self, TdReportRow *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TdReportColumnSpec *column = td_report_get_column (self, i);

      /* A change has no share. */
      if (column->kind != TD_CELL_SHARE
          || (row->cells[column->share_of].kind != TD_CELL_COUNT
              && row->cells[column->share_of].kind != TD_CELL_POINTS))
        continue;
      row->cells[i].kind = TD_CELL_SHARE;
      row->cells[i].value = row->cells[column->share_of].value;
      row->cells[i].denominator = row->cells[column->share_in].value;
      row->cells[i].is_per_mille = column->is_per_mille;
    }
}

static void
follow_move (int *reference, int moved, int last)
{
  if (*reference == moved)
    *reference = last;
  else if (*reference > moved)
    --*reference;
}

void
td_report_move_row_to_end (TdReport *self, guint index)
{
  int last = (int) self->rows->len - 1;
  gpointer moved = g_ptr_array_steal_index (self->rows, index);

  g_ptr_array_add (self->rows, moved);
  for (guint i = 0; i < self->rows->len; i++)
    {
      TdReportRow *row = g_ptr_array_index (self->rows, i);

      follow_move (&row->parent, (int) index, last);
      follow_move (&row->compared, (int) index, last);
      follow_move (&row->compared_with, (int) index, last);
    }
}

static void
clear_sums (TdReport *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      int parent = td_report_get_row (self, i)->parent;

      for (guint j = 0; parent >= 0 && j < self->columns->len; j++)
        if (td_report_get_column (self, j)->is_summed)
          {
            const TdReportRow *sum = td_report_get_row (self, (guint) parent);

            sum->cells[j].value = 0;
            g_clear_pointer (&sum->cells[j].backing, td_backing_free);
          }
    }
}

void
td_report_finish (TdReport *self)
{
  int deepest = 0;

  clear_sums (self);
  for (guint i = 0; i < self->rows->len; i++)
    deepest = MAX (deepest, depth_of (self, i));
  for (int depth = deepest; depth > 0; depth--)
    for (guint i = 0; i < self->rows->len; i++)
      if (depth_of (self, i) == depth)
        add_to_parent (self, i);

  for (guint i = 0; i < self->rows->len; i++)
    {
      TdReportRow *row = g_ptr_array_index (self->rows, i);

      if (row->kind != TD_ROW_SECTION)
        fill_shares (self, row);
    }
}

char *
td_report_make_roman (guint n)
{
  static const struct
  {
    guint value;
    const char *digits;
  } parts[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
    { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
    { 5, "V" },    { 4, "IV" },   { 1, "I" },
  };
  GString *number = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; n >= parts[i].value; n -= parts[i].value)
      g_string_append (number, parts[i].digits);

  return g_string_free (number, FALSE);
}

/* --- The year before -------------------------------------------------------------------------- */

TdPeriod
td_report_get_year_before (const TdPeriod *period)
{
  TdPeriod before = *period;

  before.from.year--;
  before.to.year--;
  /* 29 February. */
  if (!td_date_is_valid (before.to))
    before.to.day = 28;
  if (!td_date_is_valid (before.from))
    before.from.day = 28;

  return before;
}

static int
find_row (const TdReport *self, const TdReportRow *row)
{
  guint index;

  if (!g_ptr_array_find (self->rows, row, &index))
    g_return_val_if_reached (-1);

  return (int) index;
}

static TdReportRow *
add_comparing_row (TdReport *self, guint title_column, const char *title, int total, int before)
{
  TdReportRow *row = td_report_add_row (self, TD_ROW_PLAIN, 0, -1);

  row->compared = total;
  row->compared_with = before;
  td_report_cell_set_text (&row->cells[title_column], title);

  return row;
}

void
td_report_add_change_rows (TdReport *self,
                           guint title_column,
                           const TdReportRow *total,
                           const TdReportRow *before)
{
  int total_index = find_row (self, total);
  int before_index = find_row (self, before);
  TdReportRow *change
      = add_comparing_row (self, title_column, "Tăng (+), giảm (-)", total_index, before_index);
  TdReportRow *share
      = add_comparing_row (self, title_column, "So với cùng kỳ (%)", total_index, before_index);

  for (guint i = 0; i < self->columns->len; i++)
    {
      if (!td_report_get_column (self, i)->is_summed || before->cells[i].kind == TD_CELL_EMPTY)
        continue;
      td_report_cell_set_number (&change->cells[i], TD_CELL_CHANGE,
                                 total->cells[i].value - before->cells[i].value, NULL);
      td_report_cell_set_number (&share->cells[i], TD_CELL_SHARE, total->cells[i].value, NULL);
      share->cells[i].denominator = before->cells[i].value;
      share->cells[i].is_rounded = TRUE;
    }
}

/* --- Text ------------------------------------------------------------------------------------- */

/* 61,2 %, 12,4 ‰: rounded half up in whole tenths.
 * @of: 100 or 1000 */
static char *
format_share (gint64 numerator, gint64 denominator, int of, const char *sign)
{
  gint64 tenths;

  if (denominator == 0)
    return g_strdup ("");

  tenths = (numerator * 20 * of + denominator) / (2 * denominator);

  return g_strdup_printf ("%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "\302\240%s", tenths / 10,
                          tenths % 10, sign);
}

/* 113%: rounded half up. */
static char *
format_rounded_share (gint64 numerator, gint64 denominator)
{
  if (denominator == 0)
    return g_strdup ("");

  return g_strdup_printf ("%" G_GINT64_FORMAT "%%",
                          (numerator * 200 + denominator) / (2 * denominator));
}

static char *
format_change (gint64 value)
{
  g_autofree char *amount = td_money_format (ABS (value));

  if (value == 0)
    return g_strdup ("0");

  return g_strconcat (value > 0 ? "+" : "-", amount, NULL);
}

char *
td_report_cell_to_text (const TdReportCell *cell)
{
  switch (cell->kind)
    {
    case TD_CELL_TEXT:
      return g_strdup (cell->text);
    case TD_CELL_COUNT:
    case TD_CELL_MONEY:
      /* A dash is calmer to read than a field of zeros; the workbook's number format does the same.
       */
      return cell->value != 0 ? td_money_format (cell->value) : g_strdup ("–");
    case TD_CELL_CHANGE:
      return format_change (cell->value);
    case TD_CELL_POINTS:
      return td_money_format_hundredths (cell->value);
    case TD_CELL_SHARE:
      if (cell->is_per_mille)
        return format_share (cell->value, cell->denominator, 1000, "‰");
      return cell->is_rounded ? format_rounded_share (cell->value, cell->denominator)
                              : format_share (cell->value, cell->denominator, 100, "%");
    case TD_CELL_DATE:
      return td_date_format (cell->date);
    case TD_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

GHashTable *
td_report_index_forms (const TdCatalogue *catalogue)
{
  GHashTable *forms = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < td_catalogue_get_n_award_forms (catalogue); i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (catalogue, i);

      g_hash_table_insert (forms, (gpointer) &form->id, (gpointer) form);
    }

  return forms;
}
