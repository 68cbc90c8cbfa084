#include "app/dialogs/td-unit-tabs.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-campaign-editor.h"
#include "app/td-records.h"
#include "app/td-window.h"
#include "app/widgets/td-attachment-bar.h"
#include "app/widgets/td-message-bar.h"
#include "app/widgets/td-value-table.h"
#include "store/td-attachment-store.h"

static char *
format_number (gint64 number)
{
  return number < 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* --- Campaigns -------------------------------------------------------------------------------- */

static void
open_campaign_cb (GtkWidget *table, gint64 id, TdBook *book)
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

GtkWidget *
td_unit_campaigns_tab_new (TdBook *book)
{
  const TdValueColumn columns[] = {
    { _ ("Period"), TD_COLUMN_TEXT, 170, FALSE },
    { _ ("Campaign"), TD_COLUMN_TEXT, 200, TRUE },
    { _ ("Participants"), TD_COLUMN_COUNT, 90, FALSE },
    { _ ("Initiatives"), TD_COLUMN_COUNT, 80, FALSE },
    { _ ("Recognised"), TD_COLUMN_COUNT, 90, FALSE },
    { _ ("Value gained (đ)"), TD_COLUMN_MONEY, 130, FALSE },
    { _ ("Works"), TD_COLUMN_COUNT, 80, FALSE },
    { _ ("Note"), TD_COLUMN_TEXT, 120, FALSE },
  };
  GtkWidget *table = td_value_table_new (_ ("Campaigns by period"), columns, G_N_ELEMENTS (columns),
                                         _ ("No campaign results yet. They are listed here when "
                                            "the unit has reported on a campaign."));

  g_signal_connect_object (table, "activate", G_CALLBACK (open_campaign_cb), book, 0);

  return table;
}

void
td_unit_campaigns_tab_show (GtkWidget *tab, const TdUnitRecord *record)
{
  TdValueTable *table = TD_VALUE_TABLE (tab);

  td_value_table_clear (table);
  for (guint i = 0; i < record->results->len; i++)
    {
      const TdUnitResultRow *row = g_ptr_array_index (record->results, i);
      g_autofree char *period = td_unit_tabs_format_period (row->period);
      g_autofree char *participants = format_number (row->participants);
      g_autofree char *initiatives = format_number (row->initiatives);
      g_autofree char *recognised = format_number (row->initiatives_recognised);
      g_autofree char *value = format_number (row->value_gained);
      g_autofree char *works = format_number (row->works);
      const char *const cells[] = { period,     row->campaign, participants, initiatives,
                                    recognised, value,         works,        row->note };

      td_value_table_add (table, row->campaign_id, FALSE, cells);
    }
  td_value_table_finish (table);
}

/* --- Documents -------------------------------------------------------------------------------- */

#define TABLE "td-unit-documents"
#define BAR "td-unit-files"
#define MESSAGE "td-unit-message"

typedef struct
{
  gint64 unit_id;
  GPtrArray *attachments; /* TdAttachment */
} Files;

static void
files_free (Files *self)
{
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

static gboolean
save_files_cb (TdDb *db, gpointer data, GError **error)
{
  Files *files = data;
  g_autoptr (GPtrArray) stored
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_attachment_free);

  return td_attachment_load (db, "unit", files->unit_id, stored, error)
         && td_attachment_save (db, "unit", files->unit_id, files->attachments, stored, error);
}

static void
files_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) tab = user_data;
  g_autoptr (GError) error = NULL;

  if (!td_book_write_finish (TD_BOOK (source), result, &error) && gtk_widget_get_root (tab) != NULL)
    td_message_bar_show_error (g_object_get_data (G_OBJECT (tab), MESSAGE), error);
}

/* The unit's record has no "save": a file that was added or taken away is saved at once, and can be
 * undone. */
static void
files_changed_cb (GtkWidget *tab)
{
  TdAttachmentBar *bar = g_object_get_data (G_OBJECT (tab), BAR);
  TdBook *book = g_object_get_data (G_OBJECT (tab), "book");
  Files *files = g_new0 (Files, 1);

  files->unit_id = *(gint64 *) g_object_get_data (G_OBJECT (tab), "unit-id");
  files->attachments = td_attachment_bar_get (bar);
  td_book_write_async (book, _ ("Changed the files of a unit"), save_files_cb, files,
                       (GDestroyNotify) files_free, NULL, files_saved_cb, g_object_ref (tab));
}

static void
open_document_cb (GtkWidget *tab, gint64 id)
{
  td_records_open_record (tab, g_object_get_data (G_OBJECT (tab), "book"), TD_RECORD_DOCUMENT, id);
}

GtkWidget *
td_unit_documents_tab_new (TdBook *book, gint64 unit_id)
{
  const TdValueColumn columns[] = {
    { _ ("Issued on"), TD_COLUMN_DATE, 100, FALSE },
    { _ ("Kind"), TD_COLUMN_TEXT, 170, FALSE },
    { _ ("Number"), TD_COLUMN_TEXT, 120, FALSE },
    { _ ("Title"), TD_COLUMN_TEXT, 200, TRUE },
    { _ ("Until"), TD_COLUMN_DATE, 100, FALSE },
    { _ ("Rewards initiatives"), TD_COLUMN_FLAG, 120, FALSE },
  };
  GtkWidget *tab = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *message = td_message_bar_new ();
  GtkWidget *bar = td_attachment_bar_new ();
  GtkWidget *title = gtk_label_new (_ ("Attached files"));
  GtkWidget *table = td_value_table_new (
      _ ("Documents of the unit"), columns, G_N_ELEMENTS (columns),
      _ ("No document yet: plans, award regulations, collective agreements and yearly evaluations "
         "of the unit are listed here."));

  td_attachment_bar_set_book (TD_ATTACHMENT_BAR (bar), book);
  g_signal_connect_object (bar, "changed", G_CALLBACK (files_changed_cb), tab, G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "td-title");
  gtk_widget_set_margin_start (title, 16);
  gtk_widget_set_margin_start (bar, 16);
  gtk_widget_set_margin_end (bar, 16);
  gtk_widget_set_margin_bottom (bar, 12);
  gtk_widget_set_vexpand (table, TRUE);
  gtk_box_append (GTK_BOX (tab), message);
  gtk_box_append (GTK_BOX (tab), table);
  gtk_box_append (GTK_BOX (tab), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (tab), title);
  gtk_box_append (GTK_BOX (tab), bar);
  g_signal_connect_object (table, "activate", G_CALLBACK (open_document_cb), tab,
                           G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (tab), TABLE, table);
  g_object_set_data (G_OBJECT (tab), BAR, bar);
  g_object_set_data (G_OBJECT (tab), MESSAGE, message);
  g_object_set_data_full (G_OBJECT (tab), "book", g_object_ref (book), g_object_unref);
  g_object_set_data_full (G_OBJECT (tab), "unit-id", g_memdup2 (&unit_id, sizeof unit_id), g_free);

  return tab;
}

static gboolean
is_same_files (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!td_attachment_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

void
td_unit_documents_tab_show (GtkWidget *tab, const TdUnitRecord *record)
{
  TdValueTable *table = g_object_get_data (G_OBJECT (tab), TABLE);
  TdAttachmentBar *bar = g_object_get_data (G_OBJECT (tab), BAR);
  g_autoptr (GPtrArray) shown = td_attachment_bar_get (bar);

  g_autoptr (TdCatalogue) catalogue
      = td_book_get_catalogue (g_object_get_data (G_OBJECT (tab), "book"));

  td_value_table_clear (table);
  for (guint i = 0; i < record->documents->len; i++)
    {
      const TdUnitDocumentRow *row = g_ptr_array_index (record->documents, i);
      g_autofree char *issued = td_date_to_iso (row->issued_on);
      g_autofree char *until = td_date_to_iso (row->valid_to);
      const char *const cells[] = {
        issued,      td_catalogue_get_term_name (catalogue, TD_VOCABULARY_DOCUMENT_KIND, row->kind),
        row->number, row->title,
        until,       row->has_initiative_clause == 1 ? "1" : "",
      };

      td_value_table_add (table, row->id,
                          td_date_is_set (row->valid_to)
                              && td_date_compare (row->valid_to, td_date_today ()) < 0,
                          cells);
    }
  td_value_table_finish (table);
  /* Setting stops what is being copied. */
  if (!td_attachment_bar_is_busy (bar) && !is_same_files (shown, record->attachments))
    td_attachment_bar_set (bar, record->attachments);
}

/* --- Reports ---------------------------------------------------------------------------------- */

GtkWidget *
td_unit_reports_tab_new (void)
{
  const TdValueColumn columns[] = {
    { _ ("Period"), TD_COLUMN_TEXT, 170, FALSE },      { _ ("Due on"), TD_COLUMN_DATE, 100, FALSE },
    { _ ("Received on"), TD_COLUMN_DATE, 110, FALSE }, { _ ("State"), TD_COLUMN_TEXT, 160, FALSE },
    { _ ("Days late"), TD_COLUMN_COUNT, 90, FALSE },   { _ ("Note"), TD_COLUMN_TEXT, 150, TRUE },
  };

  return td_value_table_new (
      _ ("Reports of the unit"), columns, G_N_ELEMENTS (columns),
      _ ("No report is due from this unit yet. Due days and what was received are listed here by "
         "period."));
}

static const char *
get_state (const TdUnitReportRow *row, int days_late)
{
  if (td_date_is_set (row->received_on))
    return days_late > 0 ? _ ("received late") : _ ("received in time");

  return days_late > 0 ? _ ("overdue") : _ ("not due yet");
}

void
td_unit_reports_tab_show (GtkWidget *tab, const TdUnitRecord *record)
{
  TdValueTable *table = TD_VALUE_TABLE (tab);

  td_value_table_clear (table);
  for (guint i = 0; i < record->reports->len; i++)
    {
      const TdUnitReportRow *row = g_ptr_array_index (record->reports, i);
      int days_late = td_unit_report_row_get_days_late (row, td_date_today ());
      g_autofree char *period = td_unit_tabs_format_period (row->period);
      g_autofree char *due = td_date_to_iso (row->due_on);
      g_autofree char *received = td_date_to_iso (row->received_on);
      g_autofree char *late = days_late > 0 ? g_strdup_printf ("%d", days_late) : g_strdup ("");
      const char *const cells[]
          = { period, due, received, get_state (row, days_late), late, row->note };

      td_value_table_add (table, 0, FALSE, cells);
    }
  td_value_table_finish (table);
}
