#include <glib/gi18n-lib.h>

#include "app/dialogs/td-unit-tabs.h"
#include "app/widgets/td-line-chart.h"
#include "app/widgets/td-value-table.h"
#include "domain/td-period.h"

#define CHART "td-unit-chart"
#define TABLE "td-unit-table"
#define NOTE "td-unit-note"

char *
td_unit_tabs_format_period (const char *text)
{
  TdPeriod period;

  return td_period_parse (text, &period, NULL) ? td_period_to_label (&period) : g_strdup (text);
}

static char *
format_number (gint64 number)
{
  return number < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* 9550 hundredths: "95,5" */
static char *
format_score (gint64 score)
{
  if (score < 0)
    return g_strdup ("");
  if (score % 100 == 0)
    return g_strdup_printf ("%d", (int) (score / 100));
  if (score % 10 == 0)
    return g_strdup_printf ("%d,%d", (int) (score / 100), (int) (score % 100 / 10));

  return g_strdup_printf ("%d,%02d", (int) (score / 100), (int) (score % 100));
}

/* Whose figures they are: "" for the unit's own, "LĐLĐ huyện …" for a predecessor's, "12 units" for
 * sums. */
static char *
describe_source (const TdUnitFigureRow *row)
{
  g_autofree char *n_units = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u unit", "%u units", row->n_units), row->n_units);

  if (row->unit_name[0] == '\0')
    return row->n_units > 1 ? g_steal_pointer (&n_units) : g_strdup (_ ("itself"));
  if (row->n_units > 1)
    return g_strdup_printf ("%s (%s)", row->unit_name, n_units);

  return g_strdup (row->unit_name);
}

static void
add_row (TdValueTable *table, const TdUnitFigureRow *row)
{
  g_autofree char *period = td_unit_tabs_format_period (row->period);
  g_autofree char *source = describe_source (row);
  g_autofree char *workers = format_number (row->workers);
  g_autofree char *members = format_number (row->members);
  g_autofree char *women = format_number (row->women);
  g_autofree char *direct_workers = format_number (row->direct_workers);
  g_autofree char *leaders = format_number (row->leaders);
  g_autofree char *score = format_score (row->score);
  const char *const cells[]
      = { period, source, workers, members, women, direct_workers, leaders, row->rating, score };

  td_value_table_add (table, 0, row->unit_name[0] != '\0', cells);
}

/* --- The chart -------------------------------------------------------------------------------- */

typedef gint64 (*GetNumber) (const TdUnitFigureRow *row);

static gint64
get_workers (const TdUnitFigureRow *row)
{
  return row->workers;
}

static gint64
get_members (const TdUnitFigureRow *row)
{
  return row->members;
}

/* The unit's own line, and a dashed one of what its predecessors reported together up to where its
 * own begins. Two periods with the same last day (2024 and 2024-H2) are one point: rows come with
 * the half-year first. */
static gboolean
add_lines (TdLineChart *chart,
           const TdUnitRecord *record,
           const char *title,
           TdMarker marker,
           GetNumber get_number)
{
  guint own = td_line_chart_add_series (chart, title, marker, FALSE);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const TdUnitFigureRow *before = NULL;
  const TdUnitFigureRow *oldest = NULL;
  GHashTableIter iter;
  char *day;
  gint64 *sum;

  for (guint i = 0; i < record->figures->len; i++)
    {
      const TdUnitFigureRow *row = g_ptr_array_index (record->figures, i);
      gint64 number = get_number (row);
      gboolean is_double = before != NULL && before->unit_id == row->unit_id
                           && td_date_equal (before->to, row->to);

      if (number < 0 || !td_date_is_set (row->to) || is_double)
        continue;
      before = row;
      if (row->unit_name[0] == '\0')
        {
          td_line_chart_add_point (chart, own, row->to, number);
          oldest = row;
          continue;
        }
      day = td_date_to_iso (row->to);
      sum = g_hash_table_lookup (sums, day);
      if (sum != NULL)
        *sum += number;
      else
        g_hash_table_insert (sums, g_strdup (day), g_memdup2 (&number, sizeof number));
      g_free (day);
    }
  if (g_hash_table_size (sums) == 0)
    return FALSE;

  {
    guint dashed = td_line_chart_add_series (chart, title, marker, TRUE);

    g_hash_table_iter_init (&iter, sums);
    while (g_hash_table_iter_next (&iter, (gpointer *) &day, (gpointer *) &sum))
      {
        TdDate date;

        if (td_date_from_iso (day, &date)
            && (oldest == NULL || td_date_compare (date, oldest->to) < 0))
          td_line_chart_add_point (chart, dashed, date, *sum);
      }
    if (oldest != NULL)
      td_line_chart_add_point (chart, dashed, oldest->to, get_number (oldest));
  }

  return TRUE;
}

/* --- The tab ---------------------------------------------------------------------------------- */

GtkWidget *
td_unit_figures_tab_new (void)
{
  const TdValueColumn columns[] = {
    { _ ("Period"), TD_COLUMN_TEXT, 170, FALSE },
    { _ ("Reported by"), TD_COLUMN_TEXT, 120, TRUE },
    { _ ("Workers"), TD_COLUMN_COUNT, 90, FALSE },
    { _ ("Members"), TD_COLUMN_COUNT, 90, FALSE },
    { _ ("Women"), TD_COLUMN_COUNT, 80, FALSE },
    { _ ("Direct workers"), TD_COLUMN_COUNT, 130, FALSE },
    { _ ("Leaders"), TD_COLUMN_COUNT, 80, FALSE },
    { _ ("Rating"), TD_COLUMN_TEXT, 140, FALSE },
    { _ ("Points"), TD_COLUMN_TEXT, 60, FALSE },
  };
  GtkWidget *tab = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *chart = td_line_chart_new (
      _ ("Members and workers over the years; the table below has the same figures"));
  GtkWidget *note = gtk_label_new (NULL);
  GtkWidget *table = td_value_table_new (
      _ ("Figures by period"), columns, G_N_ELEMENTS (columns),
      _ ("No figures yet. They are entered for all units of a parent together (Ctrl+L in the list "
         "of units), and show here as a chart over the years."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "td-secondary");
  gtk_widget_set_margin_start (note, 16);
  gtk_widget_set_margin_end (note, 16);
  gtk_widget_set_margin_start (chart, 16);
  gtk_widget_set_margin_end (chart, 16);
  gtk_widget_set_margin_top (chart, 12);
  gtk_widget_set_vexpand (table, TRUE);
  gtk_box_append (GTK_BOX (tab), chart);
  gtk_box_append (GTK_BOX (tab), note);
  gtk_box_append (GTK_BOX (tab), table);
  g_object_set_data (G_OBJECT (tab), CHART, chart);
  g_object_set_data (G_OBJECT (tab), NOTE, note);
  g_object_set_data (G_OBJECT (tab), TABLE, table);

  return tab;
}

void
td_unit_figures_tab_show (GtkWidget *tab, const TdUnitRecord *record)
{
  TdLineChart *chart = g_object_get_data (G_OBJECT (tab), CHART);
  TdValueTable *table = g_object_get_data (G_OBJECT (tab), TABLE);
  GtkWidget *note = g_object_get_data (G_OBJECT (tab), NOTE);
  gboolean are_sums = FALSE;
  gboolean dashed;

  td_value_table_clear (table);
  for (guint i = 0; i < record->figures->len; i++)
    {
      const TdUnitFigureRow *row = g_ptr_array_index (record->figures, i);

      are_sums |= row->n_units > 1;
      add_row (table, row);
    }
  td_value_table_finish (table);

  td_line_chart_clear (chart);
  dashed = add_lines (chart, record, _ ("Members"), TD_MARKER_DISC, get_members);
  dashed |= add_lines (chart, record, _ ("Workers"), TD_MARKER_SQUARE, get_workers);
  td_line_chart_set_dashed_title (chart, dashed ? _ ("the units before it") : "");
  gtk_widget_set_visible (GTK_WIDGET (chart), td_line_chart_get_n_points (chart) > 0);

  gtk_label_set_text (GTK_LABEL (note),
                      _ ("Who reports nothing itself is shown with the sums of the units that "
                         "belonged to it at the end of each period."));
  gtk_widget_set_visible (note, are_sums);
}
