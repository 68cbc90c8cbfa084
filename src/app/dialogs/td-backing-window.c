#include "app/dialogs/td-backing-window.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-campaign-editor.h"
#include "app/td-records.h"
#include "app/td-window.h"
#include "app/widgets/td-value-table.h"
#include "base/td-money.h"

/* What a window keeps; lives as long as it. */
typedef struct
{
  TdBook *book;
  TdBacking *backing;
  TdValueTable *table;
  GtkLabel *sum;
  gulong changed;
} Content;

static void
content_free (gpointer data)
{
  Content *self = data;

  g_signal_handler_disconnect (self->book, self->changed);
  g_object_unref (self->book);
  td_backing_free (self->backing);
  g_free (self);
}

static gboolean
close_cb (GtkWidget *window, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (window));

  return TRUE;
}

/* "12 records · sum 45.000.000 đ" */
static char *
make_sum (const TdBacking *backing, guint n, gint64 total)
{
  g_autofree char *records = g_strdup_printf (ngettext ("%u record", "%u records", n), n);
  g_autofree char *sum = NULL;

  switch (backing->amount)
    {
    case TD_AMOUNT_ONE:
      return g_steal_pointer (&records);
    case TD_AMOUNT_REACHED:
    case TD_AMOUNT_TARGET:
      sum = td_money_format_hundredths (total);
      break;
    case TD_AMOUNT_RESULT_VALUE:
    case TD_AMOUNT_VALUE:
      {
        g_autofree char *amount = td_money_format (total);

        sum = g_strdup_printf ("%s đ", amount);
      }
      break;
    default:
      sum = td_money_format (total);
    }

  return g_strdup_printf (_ ("%s · together %s"), records, sum);
}

static void
fill (Content *self)
{
  g_autoptr (GError) error = NULL;
  gint64 total = 0;
  g_autoptr (GPtrArray) rows
      = td_backing_read (td_book_get_reader (self->book), self->backing, &total, &error);
  g_autofree char *sum = NULL;
  guint n_columns;

  td_backing_get_columns (self->backing->kind, self->backing->amount, &n_columns);
  td_value_table_clear (self->table);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      TdRow *row = g_ptr_array_index (rows, i);
      g_autofree const char **cells = g_new0 (const char *, n_columns);

      for (guint j = 0; j < n_columns; j++)
        cells[j] = td_row_get_cell (row, j);
      td_value_table_add (self->table, td_row_get_id (row), td_row_is_muted (row), cells);
    }
  td_value_table_finish (self->table);
  sum = rows != NULL ? make_sum (self->backing, rows->len, total) : g_strdup (error->message);
  gtk_label_set_text (self->sum, sum);
}

static void
open_campaign (GtkWidget *table, TdBook *book, gint64 id)
{
  TdWindow *window = td_window_get_for (table);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_campaign_editor_new (
      window != NULL ? GTK_WINDOW (window) : GTK_WINDOW (gtk_widget_get_root (table)), book, id,
      &error);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else if (window != NULL)
    td_window_show_error (window, error);
}

static void
activate_cb (TdValueTable *table, gint64 id, Content *self)
{
  GtkWidget *widget = GTK_WIDGET (table);

  switch (self->backing->kind)
    {
    case TD_BACKING_UNITS:
      td_records_open_unit (widget, self->book, id);
      break;
    case TD_BACKING_CAMPAIGNS:
      open_campaign (widget, self->book, id);
      break;
    case TD_BACKING_INITIATIVES:
      td_records_open_record (widget, self->book, TD_RECORD_INITIATIVE, id);
      break;
    case TD_BACKING_PUBLICITY:
      td_records_open_record (widget, self->book, TD_RECORD_PUBLICITY, id);
      break;
    case TD_BACKING_DOCUMENTS:
      td_records_open_record (widget, self->book, TD_RECORD_DOCUMENT, id);
      break;
    case TD_BACKING_RESULTS:
    case TD_BACKING_TAKING_PART:
    case TD_N_BACKING_KINDS:
    default:
      /* They are entered in a grid, many at a time. */
      break;
    }
}

static GtkWidget *
create_table (const TdBacking *backing)
{
  guint n;
  const TdColumn *columns = td_backing_get_columns (backing->kind, backing->amount, &n);
  g_autofree TdValueColumn *shown = g_new0 (TdValueColumn, n);

  for (guint i = 0; i < n; i++)
    {
      shown[i].title = _ (columns[i].title);
      shown[i].kind = columns[i].kind;
      shown[i].width = columns[i].width;
      shown[i].expands = columns[i].expands;
    }

  return td_value_table_new (_ ("Records behind the figure"), shown, n,
                             _ ("No record is behind this figure any more."));
}

GtkWidget *
td_backing_window_new (GtkWindow *parent, TdBook *book, const char *title, const TdBacking *backing)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *table = create_table (backing);
  GtkWidget *sum = gtk_label_new (NULL);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  Content *self = g_new0 (Content, 1);

  self->book = g_object_ref (book);
  self->backing = td_backing_copy (backing);
  self->table = TD_VALUE_TABLE (table);
  self->sum = GTK_LABEL (sum);
  self->changed = g_signal_connect_swapped (book, "changed", G_CALLBACK (fill), self);
  g_object_set_data_full (G_OBJECT (window), "td-backing", self, content_free);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 1080, 480);
  gtk_window_set_child (GTK_WINDOW (window), box);

  gtk_widget_set_vexpand (table, TRUE);
  gtk_box_append (GTK_BOX (box), table);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_label_set_xalign (self->sum, 0);
  gtk_label_set_wrap (self->sum, TRUE);
  gtk_widget_set_margin_start (sum, 12);
  gtk_widget_set_margin_end (sum, 12);
  gtk_widget_set_margin_top (sum, 8);
  gtk_widget_set_margin_bottom (sum, 8);
  gtk_box_append (GTK_BOX (box), sum);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, shortcuts);
  g_signal_connect (table, "activate", G_CALLBACK (activate_cb), self);
  fill (self);

  return window;
}
