#include "app/widgets/td-rule-list.h"

#include "app/td-window.h"
#include "app/widgets/td-rule-row.h"
#include "domain/td-rules.h"
#include "store/td-rule-store.h"

struct _TdRuleList
{
  GtkWidget parent_instance;

  TdBook *book;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (TdRuleList, td_rule_list, GTK_TYPE_WIDGET)

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TdRuleList *list;
  TdRuleRow *row;
  char *code;
  gboolean enabled;
  char *reason;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->list);
  g_object_unref (saving->row);
  g_free (saving->code);
  g_free (saving->reason);
  g_free (saving);
}

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  const Saving *saving = data;

  return td_rule_set_enabled (db, saving->code, saving->enabled, saving->reason, error);
}

/* The row follows the book's signal. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  TdBook *book = TD_BOOK (source);
  g_autoptr (GError) error = NULL;
  gboolean done = td_book_write_finish (book, result, &error);
  g_autofree char *label = NULL;
  TdWindow *window;

  if (saving->list->box == NULL)
    return;
  if (!done)
    {
      td_rule_row_set_error (saving->row, error->message);
      return;
    }

  window = td_window_get_for (GTK_WIDGET (saving->list));
  label = td_book_get_undo_label (book, FALSE);
  if (window != NULL && label != NULL)
    td_window_show_note (window, label, TRUE);
}

static void
toggle_cb (TdRuleList *self, gboolean enabled, const char *reason, TdRuleRow *row)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->list = g_object_ref (self);
  saving->row = g_object_ref (row);
  saving->code = g_strdup (td_rule_row_get_code (row));
  saving->enabled = enabled;
  saving->reason = g_strdup (reason);
  /* The function says what it did in the label of the change. */
  td_book_write_async (self->book, "", write_cb, saving, saving_free, NULL, saved_cb, saving);
}

/* --- Filling ---------------------------------------------------------------------------------- */

static TdRuleRow *
find_row (TdRuleList *self, const char *code)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (td_rule_row_get_code (TD_RULE_ROW (row)), code))
      return TD_RULE_ROW (row);

  return NULL;
}

static void
fill (TdRuleList *self)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);

  for (guint i = 0; i < td_catalogue_get_n_rules (catalogue); i++)
    {
      const TdRule *rule = td_catalogue_get_rule (catalogue, i);
      TdRuleRow *row;

      if (!td_rules_is_checked (rule->code))
        continue;
      row = find_row (self, rule->code);
      if (row != NULL)
        {
          td_rule_row_set_rule (row, rule, catalogue);
          continue;
        }
      row = TD_RULE_ROW (td_rule_row_new (rule, catalogue));
      g_signal_connect_swapped (row, "toggle", G_CALLBACK (toggle_cb), self);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (row));
    }
}

static void
book_changed_cb (TdRuleList *self, TdChanges *changes)
{
  if (td_changes_touches (changes, "rule") || td_changes_touches (changes, "setting"))
    fill (self);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_rule_list_dispose (GObject *object)
{
  TdRuleList *self = TD_RULE_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_rule_list_parent_class)->dispose (object);
}

static void
td_rule_list_class_init (TdRuleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_rule_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_rule_list_init (TdRuleList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
td_rule_list_new (TdBook *book)
{
  TdRuleList *self = g_object_new (TD_TYPE_RULE_LIST, NULL);

  self->book = g_object_ref (book);
  fill (self);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
