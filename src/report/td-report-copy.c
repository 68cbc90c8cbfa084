#include "report/td-report-copy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-csv.h"
#include "base/td-error.h"
#include "base/td-money.h"

/* The heading has this many cells at least: those of the line "report". */
#define MIN_CELLS 4

/* --- Writing ---------------------------------------------------------------------------------- */

static gboolean
is_number (TdCellKind kind)
{
  return kind == TD_CELL_COUNT || kind == TD_CELL_CHANGE || kind == TD_CELL_MONEY
         || kind == TD_CELL_POINTS;
}

/* Numbers and days as the book writes them, so that the copy does not change with how they are
 * shown. */
static char *
write_cell (const TdReportCell *cell)
{
  if (is_number (cell->kind))
    return g_strdup_printf ("%" G_GINT64_FORMAT, cell->value);
  if (cell->kind == TD_CELL_SHARE)
    return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, cell->value,
                            cell->denominator);
  if (cell->kind == TD_CELL_DATE)
    return td_date_to_iso (cell->date);

  return g_strdup (cell->text != NULL ? cell->text : "");
}

/* "Khen thưởng của Nhà nước › Bằng khen TTg › CN" */
static char *
make_column_name (const TdReportColumnSpec *spec)
{
  g_autofree char *groups
      = spec->groups != NULL && spec->groups[0] != NULL ? g_strjoinv (" › ", spec->groups) : NULL;

  return groups != NULL ? g_strconcat (groups, " › ", spec->title, NULL) : g_strdup (spec->title);
}

/* Running numbers, and what is said beside a row. */
static gboolean
names_row (const TdReportColumnSpec *spec)
{
  static const char *const others[] = { "STT", "TT", "Ghi chú", NULL };

  return (spec->kind == TD_CELL_TEXT || spec->kind == TD_CELL_DATE)
         && !g_strv_contains (others, spec->title);
}

/* What the row is of: its texts, or the heading of a section. */
static char *
make_row_name (const TdReport *report, guint row)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < report->columns->len; i++)
    {
      const TdReportCell *cell = td_report_get_cell (report, row, i);
      g_autofree char *text = NULL;

      if (!names_row (td_report_get_column (report, i)))
        continue;
      text = td_report_cell_to_text (cell);
      if (text[0] != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? " · " : "", text);
    }
  /* A section's heading stands in its first cell. */
  if (name->len == 0 && td_report_get_cell (report, row, 0)->text != NULL)
    g_string_append (name, td_report_get_cell (report, row, 0)->text);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The keys of all rows; of several with one key all but the first get their number. */
static GPtrArray *
make_keys (const TdReport *report)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < report->rows->len; i++)
    {
      int parent = td_report_get_row (report, i)->parent;
      g_autofree char *name = make_row_name (report, i);
      g_autofree char *key = parent >= 0 && (guint) parent < keys->len
                                 ? g_strconcat (g_ptr_array_index (keys, parent), " › ", name, NULL)
                                 : g_strdup (name);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, g_strdup (key), GUINT_TO_POINTER (n + 1));
      g_ptr_array_add (keys,
                       n == 0 ? g_steal_pointer (&key) : g_strdup_printf ("%s (%u)", key, n + 1));
    }

  return keys;
}

static void
append_line (GString *text, GPtrArray *cells, guint n_cells)
{
  while (cells->len < n_cells)
    g_ptr_array_add (cells, g_strdup (""));
  td_csv_append_row (text, (const char *const *) cells->pdata, cells->len);
}

static GPtrArray *
begin_line (const char *what, const char *key)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (what));
  g_ptr_array_add (cells, g_strdup (key));

  return cells;
}

char *
td_report_to_copy (const TdReport *report)
{
  GString *text = g_string_new (NULL);
  guint n_cells = 2 + MAX (MIN_CELLS, report->columns->len);
  g_autoptr (GPtrArray) keys = make_keys (report);
  g_autoptr (GPtrArray) heading = begin_line ("what", "key");
  g_autoptr (GPtrArray) first = begin_line ("report", "");
  g_autoptr (GPtrArray) columns = begin_line ("column", "");

  for (guint i = 0; i + 2 < n_cells; i++)
    g_ptr_array_add (heading, g_strdup_printf ("c%u", i));
  append_line (text, heading, n_cells);

  g_ptr_array_add (first, g_strdup (report->id));
  g_ptr_array_add (first, g_strdup (report->code));
  g_ptr_array_add (first, g_strdup (report->title));
  g_ptr_array_add (first, g_strdup (report->subtitle));
  append_line (text, first, n_cells);

  for (guint i = 0; i < report->columns->len; i++)
    {
      const TdReportColumnSpec *spec = td_report_get_column (report, i);
      g_autofree char *name = make_column_name (spec);

      g_ptr_array_add (columns, g_strconcat (is_number (spec->kind) ? "n " : "t ", name, NULL));
    }
  append_line (text, columns, n_cells);

  for (guint i = 0; i < report->rows->len; i++)
    {
      g_autoptr (GPtrArray) cells = begin_line ("row", keys->pdata[i]);

      for (guint j = 0; j < report->columns->len; j++)
        {
          char *cell = write_cell (td_report_get_cell (report, i, j));

          g_ptr_array_add (cells, cell != NULL ? cell : g_strdup (""));
        }
      append_line (text, cells, n_cells);
    }

  return g_string_free (text, FALSE);
}

/* --- Comparing -------------------------------------------------------------------------------- */

void
td_report_difference_free (TdReportDifference *self)
{
  if (self == NULL)
    return;

  g_free (self->row);
  g_free (self->column);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* Takes @before and @after. */
static TdReportDifference *
add_difference (GPtrArray *list, const char *row, const char *column, char *before, char *after)
{
  TdReportDifference *difference = g_new0 (TdReportDifference, 1);

  difference->row_index = -1;
  difference->column_index = -1;
  difference->row = g_strdup (row);
  difference->column = g_strdup (column);
  difference->before = before;
  difference->after = after;
  g_ptr_array_add (list, difference);

  return difference;
}

/* A copy that is read: where its rows and columns are. */
typedef struct
{
  TdCsv *csv;
  GHashTable *rows;    /* key → row of the CSV + 1 */
  GHashTable *columns; /* "n Đơn vị" → number of the cell + 1 */
} Copy;

static void
copy_clear (Copy *self)
{
  g_clear_pointer (&self->csv, td_csv_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->columns, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

static const char *
get_cell (const Copy *self, guint row, guint cell)
{
  char column[16];

  g_snprintf (column, sizeof column, "c%u", cell);

  return td_csv_get (self->csv, row, column);
}

static gboolean
read_copy (Copy *self, const char *text, GError **error)
{
  self->csv = td_csv_parse (text, strlen (text), error);
  if (self->csv == NULL)
    return FALSE;
  if (td_csv_get_n_rows (self->csv) < 2
      || g_strcmp0 (td_csv_get (self->csv, 0, "what"), "report") != 0
      || g_strcmp0 (td_csv_get (self->csv, 1, "what"), "column") != 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_PARSE,
                           _ ("The kept copy of this report is damaged. Restore the last backup, "
                              "or hand the report in again."));
      return FALSE;
    }

  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->columns = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; get_cell (self, 1, i) != NULL; i++)
    g_hash_table_insert (self->columns, (gpointer) get_cell (self, 1, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 2; i < td_csv_get_n_rows (self->csv); i++)
    g_hash_table_insert (self->rows, (gpointer) td_csv_get (self->csv, i, "key"),
                         GUINT_TO_POINTER (i + 1));

  return TRUE;
}

/* What was written, as it is printed. */
static char *
print_cell (TdCellKind kind, const char *text)
{
  TdReportCell cell = { .kind = kind };

  if (text[0] == '\0' || (!is_number (kind) && kind != TD_CELL_DATE))
    return g_strdup (text);
  if (kind == TD_CELL_DATE)
    td_date_from_iso (text, &cell.date);
  else
    cell.value = g_ascii_strtoll (text, NULL, 10);

  return td_report_cell_to_text (&cell);
}

/* Whether @text is what write_cell () makes of a number or of an empty cell, which says the same as
 * a zero. */
static gboolean
read_number (const char *text, gint64 *value)
{
  *value = 0;

  return text[0] == '\0'
         || g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static void
compare_cell (const TdReport *report,
              guint row,
              guint column,
              const char *key,
              const char *before,
              GPtrArray *list)
{
  const TdReportColumnSpec *spec = td_report_get_column (report, column);
  const TdReportCell *cell = td_report_get_cell (report, row, column);
  TdCellKind kind = cell->kind != TD_CELL_EMPTY ? cell->kind : spec->kind;
  g_autofree char *after = write_cell (cell);
  g_autofree char *name = NULL;
  TdReportDifference *difference;
  gint64 old_value, value;
  gboolean numbers = is_number (spec->kind) && read_number (before, &old_value)
                     && read_number (after != NULL ? after : "", &value);

  if (numbers ? old_value == value : g_str_equal (before, after != NULL ? after : ""))
    return;

  name = make_column_name (spec);
  difference
      = add_difference (list, key, name, print_cell (kind, before), td_report_cell_to_text (cell));
  difference->row_index = (int) row;
  difference->column_index = (int) column;
  /* A change of points would have to be printed as points. */
  difference->is_number = numbers && kind != TD_CELL_POINTS;
  difference->change = difference->is_number ? value - old_value : 0;
}

static gboolean
is_compared (const TdReportColumnSpec *spec)
{
  return spec->kind != TD_CELL_SHARE && spec->change_of < 0 && !names_row (spec)
         && !g_str_equal (spec->title, "STT") && !g_str_equal (spec->title, "TT");
}

static void
compare_row (const TdReport *report, guint row, const char *key, const Copy *copy, GPtrArray *list)
{
  guint there = GPOINTER_TO_UINT (g_hash_table_lookup (copy->rows, key));

  if (there == 0)
    {
      add_difference (list, key, "", g_strdup (""), g_strdup ("dòng mới"))->row_index = (int) row;
      return;
    }

  if (td_report_get_row (report, row)->compared >= 0)
    return;
  for (guint i = 0; i < report->columns->len; i++)
    {
      const TdReportColumnSpec *spec = td_report_get_column (report, i);
      g_autofree char *name = make_column_name (spec);
      g_autofree char *coded = g_strconcat (is_number (spec->kind) ? "n " : "t ", name, NULL);
      guint column = GPOINTER_TO_UINT (g_hash_table_lookup (copy->columns, coded));

      if (column != 0 && is_compared (spec))
        compare_cell (report, row, i, key, get_cell (copy, there - 1, column - 1), list);
    }
}

GPtrArray *
td_report_compare_copy (const TdReport *report, const char *text, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_report_difference_free);
  g_autoptr (GPtrArray) keys = make_keys (report);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (Copy) copy = { NULL };

  if (!read_copy (&copy, text, error))
    return NULL;

  for (guint i = 0; i < report->rows->len; i++)
    {
      g_hash_table_add (present, keys->pdata[i]);
      compare_row (report, i, keys->pdata[i], &copy, list);
    }
  for (guint i = 2; i < td_csv_get_n_rows (copy.csv); i++)
    {
      const char *key = td_csv_get (copy.csv, i, "key");

      if (!g_hash_table_contains (present, key))
        add_difference (list, key, "", g_strdup (""), g_strdup ("không còn"));
    }

  return g_steal_pointer (&list);
}
