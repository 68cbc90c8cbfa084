#include "app/pages/td-record-page.h"

#include <glib/gi18n-lib.h>

#include "app/td-records.h"
#include "app/widgets/td-period-filter.h"
#include "app/widgets/td-record-view.h"

/* What a kind of record has of its own on a page. */
typedef struct
{
  TdListKind list;
  const char *new_label;
  const char *empty;
  const char *period_tooltip;
  const char *term_field; /* (nullable): by what it is filtered */
  const char *term_all;   /* the filter's first choice */
} Kind;

static const Kind kinds[TD_N_RECORD_KINDS] = {
  [TD_RECORD_INITIATIVE]
  = { TD_LIST_INITIATIVES, N_ ("_New initiative"),
      N_ ("No initiative yet. Enter the first one: Ctrl+N."), N_ ("Recognised in, or proposed in"),
      "recognised_level", N_ ("All levels") },
  [TD_RECORD_PUBLICITY] = { TD_LIST_PUBLICITY, N_ ("_New publicity"),
                            N_ ("Nothing was publicised yet. Enter the first: Ctrl+N."),
                            N_ ("Publicised in"), "channel", N_ ("All channels") },
  [TD_RECORD_ROLE_MODEL]
  = { TD_LIST_ROLE_MODELS, N_ ("_New role model"),
      N_ ("No role model yet. Enter the first one: Ctrl+N."), N_ ("Recognised in"), NULL, NULL },
  [TD_RECORD_DOCUMENT]
  = { TD_LIST_DOCUMENTS, N_ ("_New document"),
      N_ ("No document yet. Enter a plan, an award regulation or an agreement: "
          "Ctrl+N."),
      N_ ("Issued in"), "kind", N_ ("All kinds") },
};

struct _TdRecordPage
{
  GtkWidget parent_instance;

  TdBook *book;
  TdRecordKind kind;
  TdRecordView *records;
  TdPeriodFilter *periods;
  GtkDropDown *terms; /* (nullable) */
  GPtrArray *codes;   /* of the items after "all" */
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdRecordPage,
                               td_record_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

/* --- The filters ------------------------------------------------------------------------------ */

/* (nullable): the chosen one */
static const char *
get_term (TdRecordPage *self)
{
  guint selected = self->terms != NULL ? gtk_drop_down_get_selected (self->terms) : 0;

  return selected > 0 && selected <= self->codes->len ? self->codes->pdata[selected - 1] : NULL;
}

static void
filter_cb (TdRecordPage *self)
{
  const TdPeriod *period = td_period_filter_get (self->periods);
  const char *term = get_term (self);
  g_autoptr (TdQuery) query = NULL;

  if (period != NULL || term != NULL)
    {
      query = td_query_new (kinds[self->kind].list);
      if (period != NULL)
        {
          query->from = period->from;
          query->to = period->to;
        }
      query->term = g_strdup (term);
    }
  td_record_view_set_filter (self->records, query);
}

static void
filter_cleared_cb (TdRecordPage *self)
{
  td_period_filter_clear (self->periods);
  if (self->terms != NULL)
    gtk_drop_down_set_selected (self->terms, 0);
}

static void
add_terms (TdRecordPage *self)
{
  const Kind *kind = &kinds[self->kind];
  const TdRecordType *type = td_record_get_type (self->kind);
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);
  GtkStringList *items = gtk_string_list_new (NULL);
  TdVocabulary vocabulary;

  if (kind->term_field == NULL)
    return;

  vocabulary = type->fields[td_record_find_field (self->kind, kind->term_field)].vocabulary;
  gtk_string_list_append (items, _ (kind->term_all));
  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, vocabulary); i++)
    {
      const TdTerm *term = td_catalogue_get_term (catalogue, vocabulary, i);

      gtk_string_list_append (items, term->name);
      g_ptr_array_add (self->codes, g_strdup (term->code));
    }
  self->terms = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (items), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->terms), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (kind->term_all), -1);
  g_signal_connect_swapped (self->terms, "notify::selected", G_CALLBACK (filter_cb), self);
  td_record_view_add_control (self->records, GTK_WIDGET (self->terms));
}

/* --- The page --------------------------------------------------------------------------------- */

static void
activate_cb (TdRecordPage *self, gint64 id)
{
  td_records_open_record (GTK_WIDGET (self), self->book, self->kind, id);
}

static const char *
get_new_label (TdPage *page)
{
  return _ (kinds[TD_RECORD_PAGE (page)->kind].new_label);
}

static void
new_record (TdPage *page)
{
  TdRecordPage *self = TD_RECORD_PAGE (page);
  const char *term = get_term (self);
  TdRecord *record = td_record_new (self->kind);

  if (term != NULL)
    td_record_set_text (record, kinds[self->kind].term_field, term);
  td_records_open_new_record (GTK_WIDGET (self), self->book, record);
}

static void
focus_filter (TdPage *page)
{
  td_record_view_focus_filter (TD_RECORD_PAGE (page)->records);
}

static void
refresh (TdPage *page)
{
  td_record_view_refresh (TD_RECORD_PAGE (page)->records);
}

static void
set_active (TdPage *page, gboolean active)
{
  td_record_view_set_active (TD_RECORD_PAGE (page)->records, active);
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
td_record_page_dispose (GObject *object)
{
  TdRecordPage *self = TD_RECORD_PAGE (object);

  if (self->terms != NULL)
    g_signal_handlers_disconnect_by_data (self->terms, self);
  self->terms = NULL;
  if (self->records != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->records));
  self->records = NULL;
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_record_page_parent_class)->dispose (object);
}

static void
td_record_page_finalize (GObject *object)
{
  g_ptr_array_unref (TD_RECORD_PAGE (object)->codes);

  G_OBJECT_CLASS (td_record_page_parent_class)->finalize (object);
}

static void
td_record_page_class_init (TdRecordPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_record_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_record_page_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_record_page_init (TdRecordPage *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
}

TdPage *
td_record_page_new (TdBook *book, TdRecordKind kind)
{
  TdRecordPage *self = g_object_new (TD_TYPE_RECORD_PAGE, NULL);

  self->book = g_object_ref (book);
  self->kind = kind;
  self->records = TD_RECORD_VIEW (td_record_view_new (book, kinds[kind].list));
  gtk_widget_set_parent (GTK_WIDGET (self->records), GTK_WIDGET (self));
  td_record_view_set_empty (self->records, _ (kinds[kind].empty));
  add_terms (self);
  self->periods = TD_PERIOD_FILTER (td_period_filter_new (_ (kinds[kind].period_tooltip)));
  td_record_view_add_control (self->records, GTK_WIDGET (self->periods));
  g_signal_connect_swapped (self->periods, "changed", G_CALLBACK (filter_cb), self);
  g_signal_connect_swapped (self->records, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->records, "filter-cleared", G_CALLBACK (filter_cleared_cb), self);

  return TD_PAGE (self);
}

void
td_record_page_select (TdRecordPage *self, gint64 id)
{
  g_return_if_fail (TD_IS_RECORD_PAGE (self));

  td_record_view_select (self->records, id);
}
