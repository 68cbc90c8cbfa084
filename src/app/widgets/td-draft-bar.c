#include "app/widgets/td-draft-bar.h"

#include <glib/gi18n-lib.h>

#include "app/td-drafts.h"
#include "app/td-window.h"

struct _TdDraftBar
{
  GtkWidget parent_instance;

  TdBook *book;
  GPtrArray *drafts; /* TdDraft: on show */
  gint64 discarding; /* the one that is asked about */
  GtkWidget *window; /* not owned: of whom "is-active" is watched */

  GtkWidget *row;
  GtkLabel *label;
  GtkWidget *continue_button;
  GtkWidget *discard_button;
  GtkMenuButton *list_button;
  GtkListBox *list;
};

static guint continue_signal;

G_DEFINE_FINAL_TYPE (TdDraftBar, td_draft_bar, GTK_TYPE_WIDGET)

static const TdDraft *
get_draft (TdDraftBar *self, guint index)
{
  return g_ptr_array_index (self->drafts, index);
}

/* --- Continuing and discarding ---------------------------------------------------------------- */

static void
continue_draft (TdDraftBar *self, guint index)
{
  gint64 id = get_draft (self, index)->id;

  gtk_menu_button_popdown (self->list_button);
  g_signal_emit (self, continue_signal, 0, id);
}

static gboolean
delete_cb (TdDb *db, gpointer data, GError **error)
{
  return td_draft_delete (db, *(gint64 *) data, error);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdDraftBar) self = user_data;
  TdWindow *window = td_window_get_for (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;

  if (!td_book_write_finish (TD_BOOK (source), result, &error) && window != NULL)
    td_window_show_error (window, error);
}

static void
discard_response_cb (TdDraftBar *self, int response, GtkDialog *dialog)
{
  /* GTK 4.8 complains of a dialog that outlives its parent by a moment. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_REJECT)
    td_book_write_async (self->book, NULL, delete_cb,
                         g_memdup2 (&self->discarding, sizeof (self->discarding)), g_free, NULL,
                         deleted_cb, g_object_ref (self));
}

static void
discard_draft (TdDraftBar *self, guint index)
{
  const TdDraft *draft = get_draft (self, index);
  g_autofree char *description = td_draft_describe (draft, td_date_today ());
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  gtk_menu_button_popdown (self->list_button);
  self->discarding = draft->id;
  dialog = gtk_message_dialog_new (
      GTK_WINDOW (root), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, _ ("Discard what was typed: %s? It cannot be brought back."), description);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Discard the draft"), GTK_RESPONSE_REJECT,
                          _ ("_Keep the draft"), GTK_RESPONSE_CANCEL, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
continue_first_cb (TdDraftBar *self)
{
  continue_draft (self, 0);
}

static void
discard_first_cb (TdDraftBar *self)
{
  discard_draft (self, 0);
}

/* --- The list of several ---------------------------------------------------------------------- */

static guint
find_index (GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
row_activated_cb (TdDraftBar *self, GtkListBoxRow *row)
{
  continue_draft (self, (guint) gtk_list_box_row_get_index (row));
}

static void
continue_row_cb (TdDraftBar *self, GtkWidget *button)
{
  continue_draft (self, find_index (button));
}

static void
discard_row_cb (TdDraftBar *self, GtkWidget *button)
{
  discard_draft (self, find_index (button));
}

static void
append_button (
    TdDraftBar *self, GtkWidget *box, const char *label, const char *description, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, description);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
append_row (TdDraftBar *self, const TdDraft *draft)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *description = td_draft_describe (draft, td_date_today ());
  GtkWidget *label = gtk_label_new (description);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  append_button (self, box, _ ("Continue typing"), description, G_CALLBACK (continue_row_cb));
  append_button (self, box, _ ("Discard…"), description, G_CALLBACK (discard_row_cb));
  gtk_list_box_append (self->list, box);
}

static void
fill_list (TdDraftBar *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->drafts->len; i++)
    append_row (self, get_draft (self, i));
}

/* --- The widget ------------------------------------------------------------------------------- */

static gboolean
is_on_show (TdDraftBar *self, const GPtrArray *drafts)
{
  if (drafts->len != self->drafts->len)
    return FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      const TdDraft *a = get_draft (self, i);
      const TdDraft *b = g_ptr_array_index (drafts, i);

      if (a->id != b->id || !g_date_time_equal (a->saved_at, b->saved_at)
          || a->n_lines != b->n_lines || !g_str_equal (a->title, b->title))
        return FALSE;
    }

  return TRUE;
}

void
td_draft_bar_update (TdDraftBar *self)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (TD_IS_DRAFT_BAR (self));

  /* An open editor keeps its draft every second: that must not close the list in which the
   * clerk is choosing another. */
  drafts = td_drafts_list (self->book);
  if (is_on_show (self, drafts))
    return;

  g_ptr_array_unref (self->drafts);
  self->drafts = g_steal_pointer (&drafts);
  gtk_menu_button_popdown (self->list_button);
  fill_list (self);
  sentence = td_drafts_describe (self->drafts);
  gtk_label_set_text (self->label, sentence != NULL ? sentence : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), sentence);
  gtk_widget_set_visible (self->continue_button, self->drafts->len == 1);
  gtk_widget_set_visible (self->discard_button, self->drafts->len == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->list_button), self->drafts->len > 1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->drafts->len > 0);
}

static void
td_draft_bar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (td_draft_bar_parent_class)->root (widget);

  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    {
      TD_DRAFT_BAR (widget)->window = GTK_WIDGET (gtk_widget_get_root (widget));
      g_signal_connect_swapped (TD_DRAFT_BAR (widget)->window, "notify::is-active",
                                G_CALLBACK (td_draft_bar_update), widget);
    }
}

static void
td_draft_bar_unroot (GtkWidget *widget)
{
  TdDraftBar *self = TD_DRAFT_BAR (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  self->window = NULL;

  GTK_WIDGET_CLASS (td_draft_bar_parent_class)->unroot (widget);
}

static void
td_draft_bar_dispose (GObject *object)
{
  TdDraftBar *self = TD_DRAFT_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_DRAFT_BAR);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_draft_bar_parent_class)->dispose (object);
}

static void
td_draft_bar_finalize (GObject *object)
{
  g_ptr_array_unref (TD_DRAFT_BAR (object)->drafts);

  G_OBJECT_CLASS (td_draft_bar_parent_class)->finalize (object);
}

static void
td_draft_bar_class_init (TdDraftBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_draft_bar_dispose;
  object_class->finalize = td_draft_bar_finalize;
  widget_class->root = td_draft_bar_root;
  widget_class->unroot = td_draft_bar_unroot;

  continue_signal = g_signal_new ("continue", TD_TYPE_DRAFT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-draft-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TdDraftBar, row);
  gtk_widget_class_bind_template_child (widget_class, TdDraftBar, label);
  gtk_widget_class_bind_template_child (widget_class, TdDraftBar, continue_button);
  gtk_widget_class_bind_template_child (widget_class, TdDraftBar, discard_button);
  gtk_widget_class_bind_template_child (widget_class, TdDraftBar, list_button);
  gtk_widget_class_bind_template_child (widget_class, TdDraftBar, list);
  gtk_widget_class_bind_template_callback (widget_class, continue_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
td_draft_bar_init (TdDraftBar *self)
{
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) td_draft_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_draft_bar_new (TdBook *book)
{
  TdDraftBar *self = g_object_new (TD_TYPE_DRAFT_BAR, NULL);

  self->book = g_object_ref (book);
  g_signal_connect_object (book, "drafts-changed", G_CALLBACK (td_draft_bar_update), self,
                           G_CONNECT_SWAPPED);
  td_draft_bar_update (self);

  return GTK_WIDGET (self);
}
