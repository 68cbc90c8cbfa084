#include "app/widgets/td-record-columns.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "domain/td-birth-date.h"

char *
td_record_columns_format_cell (TdColumnKind kind, const char *cell)
{
  if (cell[0] == '\0')
    return g_strdup ("");

  switch (kind)
    {
    case TD_COLUMN_DATE:
      /* Of a birth the year alone may be known. */
      return td_birth_date_format (cell);
    case TD_COLUMN_MONEY:
    case TD_COLUMN_COUNT:
      return td_money_format (g_ascii_strtoll (cell, NULL, 10));
    case TD_COLUMN_FLAG:
      return g_strdup ("✓");
    case TD_COLUMN_TEXT:
    case TD_COLUMN_ALERT:
    default:
      return g_strdup (cell);
    }
}

static gboolean
is_number (TdColumnKind kind)
{
  return kind == TD_COLUMN_MONEY || kind == TD_COLUMN_COUNT;
}

/* --- Cells ------------------------------------------------------------------------------------ */

/* What a factory must know. */
typedef struct
{
  guint column;
  TdColumnKind kind;
} Cell;

/* The whole text, but only where it is cut. */
static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL || text[0] == '\0')
    return FALSE;

  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (widget))
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

GtkWidget *
td_record_columns_create_cell (TdColumnKind kind)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (is_number (kind))
    gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 1);
  else if (kind == TD_COLUMN_FLAG)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (inscription), 0.5);
  if (kind == TD_COLUMN_TEXT || kind == TD_COLUMN_ALERT)
    {
      gtk_widget_set_has_tooltip (inscription, TRUE);
      g_signal_connect (inscription, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  else
    {
      gtk_widget_add_css_class (inscription, "td-numeric");
    }

  return inscription;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cell *cell = user_data;

  gtk_list_item_set_child (item, td_record_columns_create_cell (cell->kind));
}

/* A sign and bold type beside the words, not a colour alone. */
static void
bind_alert (GtkWidget *inscription, const char *text, gboolean warns)
{
  g_autofree char *signed_text = g_strconcat (warns ? "⚠ " : "", text, NULL);

  gtk_inscription_set_text (GTK_INSCRIPTION (inscription), signed_text);
  if (warns)
    gtk_widget_add_css_class (inscription, "td-alert");
  else
    gtk_widget_remove_css_class (inscription, "td-alert");
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cell *cell = user_data;
  GtkWidget *inscription = gtk_list_item_get_child (item);
  TdRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  text = td_record_columns_format_cell (cell->kind, td_row_get_cell (row, cell->column));
  if (cell->kind == TD_COLUMN_ALERT)
    bind_alert (inscription, text, td_row_get_cell (row, cell->column + 1)[0] != '\0');
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (inscription), text);
  if (td_row_is_muted (row))
    gtk_widget_add_css_class (inscription, "td-muted");
  else
    gtk_widget_remove_css_class (inscription, "td-muted");
}

/* --- Sorting ---------------------------------------------------------------------------------- */

/* The question: which column is asked first? */
#define TD_TYPE_SORT_PROBE (td_sort_probe_get_type ())
G_DECLARE_FINAL_TYPE (TdSortProbe, td_sort_probe, TD, SORT_PROBE, GObject)

struct _TdSortProbe
{
  GObject parent_instance;

  int column;
};

G_DEFINE_FINAL_TYPE (TdSortProbe, td_sort_probe, G_TYPE_OBJECT)

static void
td_sort_probe_class_init (TdSortProbeClass *klass)
{
}

static void
td_sort_probe_init (TdSortProbe *self)
{
  self->column = -1;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Cell *cell = user_data;
  TdSortProbe *probe;

  if (!TD_IS_SORT_PROBE ((gpointer) a))
    return 0;

  probe = (TdSortProbe *) a;
  if (probe->column < 0)
    probe->column = cell->column;

  return -1;
}

int
td_record_columns_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (TdSortProbe) probe = g_object_new (TD_TYPE_SORT_PROBE, NULL);
  /* A second one, because nobody is asked how an object compares with itself. */
  g_autoptr (TdSortProbe) other = g_object_new (TD_TYPE_SORT_PROBE, NULL);
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), probe, other);

  *descending = probe->column >= 0 && ordering == GTK_ORDERING_LARGER;

  return probe->column;
}

/* --- Columns ---------------------------------------------------------------------------------- */

void
td_record_columns_add (GtkColumnView *view, TdListKind kind)
{
  guint n_columns;
  const TdColumn *columns = td_list_get_columns (kind, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory;
      GtkSorter *sorter;
      g_autoptr (GtkColumnViewColumn) column = NULL;
      Cell *cell;

      if (!columns[i].in_window)
        continue;

      cell = g_new0 (Cell, 1);
      cell->column = i;
      cell->kind = columns[i].kind;
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), cell,
                             (GClosureNotify) (void (*) (void)) g_free, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), cell);

      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].expands);
      /* Of one that takes what is left the width is only the least. */
      gtk_column_view_column_set_fixed_width (column, columns[i].expands ? columns[i].width / 2
                                                                         : columns[i].width);
      sorter = GTK_SORTER (
          gtk_custom_sorter_new (compare_cb, g_memdup2 (cell, sizeof (Cell)), g_free));
      gtk_column_view_column_set_sorter (column, sorter);
      g_object_unref (sorter);
      gtk_column_view_append_column (view, column);
    }
}
