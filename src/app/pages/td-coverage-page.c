#include "app/pages/td-coverage-page.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "app/td-window.h"
#include "app/widgets/td-value-table.h"
#include "store/td-document-coverage.h"

struct _TdCoveragePage
{
  GtkWidget parent_instance;

  TdBook *book;
  GPtrArray *kinds; /* codes, as in the drop-down */
  GPtrArray *rows;  /* TdDocumentCoverage, as read */
  GCancellable *reading;
  gboolean is_active;

  GtkWidget *box;
  GtkDropDown *kind;
  GtkDropDown *state;
  TdValueTable *table;
  GtkLabel *totals;
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdCoveragePage,
                               td_coverage_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

/* --- Showing ---------------------------------------------------------------------------------- */

static const char *
get_kind (TdCoveragePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);

  return selected < self->kinds->len ? self->kinds->pdata[selected] : NULL;
}

static gboolean
is_wanted (TdCoveragePage *self, const TdDocumentCoverage *row)
{
  guint selected = gtk_drop_down_get_selected (self->state);

  return selected == 0 || selected - 1 == row->state;
}

static void
show_totals (TdCoveragePage *self)
{
  guint n[TD_N_COVERAGES] = { 0 };
  guint n_clauses = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdDocumentCoverage *row = self->rows->pdata[i];

      n[row->state]++;
      n_clauses += row->has_clause == 1 && row->state != TD_COVERAGE_EXPIRED;
    }
  text = g_strdup_printf (
      _ ("%u units · %u have one, %u of them with a clause on initiatives · review due: %u · run "
         "out: %u · none: %u"),
      self->rows->len, n[TD_COVERAGE_HAS] + n[TD_COVERAGE_REVIEW_DUE], n_clauses,
      n[TD_COVERAGE_REVIEW_DUE], n[TD_COVERAGE_EXPIRED], n[TD_COVERAGE_NONE]);
  gtk_label_set_text (self->totals, text);
}

static void
show_rows (TdCoveragePage *self)
{
  td_value_table_clear (self->table);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdDocumentCoverage *row = self->rows->pdata[i];
      g_autofree char *issued_on = td_date_to_iso (row->issued_on);
      g_autofree char *ends_on = td_date_to_iso (row->ends_on);
      g_autofree char *next_review_on = td_date_to_iso (row->next_review_on);
      const char *cells[] = {
        row->unit_name,
        row->parent_name,
        td_coverage_state_to_label (row->state),
        row->number,
        issued_on != NULL ? issued_on : "",
        ends_on != NULL ? ends_on : "",
        next_review_on != NULL ? next_review_on : "",
        row->has_clause == 1   ? _ ("Yes")
        : row->has_clause == 0 ? _ ("No")
                               : "",
      };

      if (is_wanted (self, row))
        td_value_table_add (self->table, row->unit_id, FALSE, cells);
    }
  td_value_table_finish (self->table);
  show_totals (self);
}

static void
stop_reading (TdCoveragePage *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDb) db = td_book_open_reader (TD_BOOK (source), cancellable, &error);
  GPtrArray *rows
      = db != NULL ? td_document_coverage_read (db, data, 0, td_date_today (), &error) : NULL;

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdCoveragePage) self = user_data;
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_task_propagate_pointer (G_TASK (result), &error);

  /* Not shown any more, or read again meanwhile. */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading || self->reading == NULL)
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      return;
    }
  g_clear_object (&self->reading);
  if (rows == NULL)
    {
      if (window != NULL)
        td_window_show_error (window, error);
      return;
    }
  g_ptr_array_unref (self->rows);
  self->rows = rows;
  show_rows (self);
}

static void
read_rows (TdCoveragePage *self)
{
  g_autoptr (GTask) task = NULL;

  stop_reading (self);
  if (!self->is_active || get_kind (self) == NULL)
    return;

  self->reading = g_cancellable_new ();
  task = g_task_new (self->book, self->reading, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, read_rows);
  g_task_set_task_data (task, g_strdup (get_kind (self)), g_free);
  g_task_run_in_thread (task, read_thread);
}

static void
book_changed_cb (TdCoveragePage *self, TdChanges *changes)
{
  if (td_changes_touches (changes, "document") || td_changes_touches (changes, "unit")
      || td_changes_touches (changes, "unit_parent")
      || td_changes_touches (changes, "document_kind"))
    read_rows (self);
}

static void
activate_cb (TdCoveragePage *self, gint64 unit_id)
{
  TdRecord *record;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TdDocumentCoverage *row = self->rows->pdata[i];

      if (row->unit_id == unit_id && row->document_id != 0)
        {
          td_records_open_record (GTK_WIDGET (self), self->book, TD_RECORD_DOCUMENT,
                                  row->document_id);
          return;
        }
    }

  record = td_record_new (TD_RECORD_DOCUMENT);
  td_record_set_text (record, "kind", get_kind (self));
  td_record_set_number (record, "unit_id", unit_id);
  td_records_open_new_record (GTK_WIDGET (self), self->book, record);
}

/* --- The page --------------------------------------------------------------------------------- */

static const char *
get_new_label (TdPage *page)
{
  return _ ("_New document");
}

static void
new_record (TdPage *page)
{
  TdCoveragePage *self = TD_COVERAGE_PAGE (page);
  TdRecord *record = td_record_new (TD_RECORD_DOCUMENT);

  td_record_set_text (record, "kind", get_kind (self));
  td_records_open_new_record (GTK_WIDGET (self), self->book, record);
}

static void
focus_filter (TdPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TD_COVERAGE_PAGE (page)->kind));
}

static void
refresh (TdPage *page)
{
  read_rows (TD_COVERAGE_PAGE (page));
}

static void
set_active (TdPage *page, gboolean active)
{
  TD_COVERAGE_PAGE (page)->is_active = active;
  read_rows (TD_COVERAGE_PAGE (page));
}

static void
page_init (TdPageInterface *iface)
{
  iface->get_new_label = get_new_label;
  iface->new_record = new_record;
  iface->focus_filter = focus_filter;
  iface->refresh = refresh;
  iface->set_active = set_active;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_coverage_page_dispose (GObject *object)
{
  TdCoveragePage *self = TD_COVERAGE_PAGE (object);

  stop_reading (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  if (self->box != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->kind, self);
      g_signal_handlers_disconnect_by_data (self->state, self);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_coverage_page_parent_class)->dispose (object);
}

static void
td_coverage_page_finalize (GObject *object)
{
  TdCoveragePage *self = TD_COVERAGE_PAGE (object);

  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (td_coverage_page_parent_class)->finalize (object);
}

static void
td_coverage_page_class_init (TdCoveragePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_coverage_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_coverage_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_coverage_page_init (TdCoveragePage *self)
{
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) td_document_coverage_free);
}

static GtkDropDown *
add_drop_down (TdCoveragePage *self, GtkWidget *bar, GtkStringList *items, const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (items), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_tooltip_text (drop_down, label);
  gtk_box_append (GTK_BOX (bar), drop_down);

  return GTK_DROP_DOWN (drop_down);
}

/* The kinds that are expected of any unit. */
static GtkStringList *
list_kinds (TdCoveragePage *self)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);
  GtkStringList *items = gtk_string_list_new (NULL);

  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_DOCUMENT_KIND); i++)
    {
      const TdTerm *term = td_catalogue_get_term (catalogue, TD_VOCABULARY_DOCUMENT_KIND, i);

      if (term->group[0] == '\0')
        continue;
      gtk_string_list_append (items, term->name);
      g_ptr_array_add (self->kinds, g_strdup (term->code));
    }

  return items;
}

static GtkStringList *
list_states (void)
{
  GtkStringList *items = gtk_string_list_new (NULL);

  gtk_string_list_append (items, _ ("All units"));
  for (TdCoverageState state = 0; state < TD_N_COVERAGES; state++)
    gtk_string_list_append (items, td_coverage_state_to_label (state));

  return items;
}

static GtkWidget *
create_table (void)
{
  const TdValueColumn columns[] = {
    { _ ("Unit"), TD_COLUMN_TEXT, 180, TRUE },
    { _ ("Parent unit"), TD_COLUMN_TEXT, 140, TRUE },
    { _ ("State"), TD_COLUMN_TEXT, 140, FALSE },
    { _ ("Document number"), TD_COLUMN_TEXT, 110, FALSE },
    { _ ("Issued on"), TD_COLUMN_DATE, 112, FALSE },
    { _ ("Valid to"), TD_COLUMN_DATE, 104, FALSE },
    { _ ("Next review"), TD_COLUMN_DATE, 110, FALSE },
    { _ ("Clause on initiatives"), TD_COLUMN_TEXT, 156, FALSE },
  };

  return td_value_table_new (
      _ ("Who has, who has not"), columns, G_N_ELEMENTS (columns),
      _ ("No unit of which this is expected. Choose another kind or state."));
}

TdPage *
td_coverage_page_new (TdBook *book)
{
  TdCoveragePage *self = g_object_new (TD_TYPE_COVERAGE_PAGE, NULL);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *table = create_table ();
  GtkWidget *status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->book = g_object_ref (book);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 8);
  self->kind = add_drop_down (self, bar, list_kinds (self), _ ("Kind of document"));
  self->state = add_drop_down (self, bar, list_states (), _ ("State"));
  self->table = TD_VALUE_TABLE (table);
  gtk_widget_set_vexpand (table, TRUE);
  self->totals = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->totals, 0);
  gtk_label_set_ellipsize (self->totals, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->totals), "td-numeric");
  gtk_widget_add_css_class (status, "td-status");
  gtk_box_append (GTK_BOX (status), GTK_WIDGET (self->totals));
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_box_append (GTK_BOX (self->box), table);
  gtk_box_append (GTK_BOX (self->box), status);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (read_rows), self);
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (show_rows), self);
  g_signal_connect_swapped (table, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  return TD_PAGE (self);
}
