#include "app/td-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/td-drafts.h"
#include "app/td-records.h"
#include "base/td-error.h"

/* What a finished undo must know. The window may be gone by then. */
typedef struct
{
  TdWindow *window;
  gboolean redo;
} UndoContext;

static void
undo_context_free (UndoContext *context)
{
  g_object_unref (context->window);
  g_free (context);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UndoContext, undo_context_free)

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UndoContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL, *sentence = NULL;

  if (td_book_undo_finish (TD_BOOK (source), result, &label, &error))
    {
      sentence = g_strdup_printf (context->redo ? _ ("Redone: %s") : _ ("Undone: %s"),
                                  label != NULL ? label : "");
      td_window_show_note_with (context->window, sentence,
                                context->redo ? _ ("_Undo") : _ ("_Redo"),
                                context->redo ? "win.undo" : "win.redo");
    }
  else if (g_error_matches (error, TD_ERROR, TD_ERROR_NOT_FOUND))
    td_window_show_note (context->window, error->message, FALSE);
  else
    td_window_show_error (context->window, error);
}

static void
undo (TdWindow *self, gboolean redo)
{
  UndoContext *context = g_new0 (UndoContext, 1);

  context->window = g_object_ref (self);
  context->redo = redo;
  td_book_undo_async (self->book, redo, self->cancellable, undone_cb, context);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo (TD_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo (TD_WINDOW (widget), TRUE);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = td_window_get_page (TD_WINDOW (widget));

  if (page != NULL)
    td_page_new_record (page);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = td_window_get_page (TD_WINDOW (widget));

  if (page != NULL)
    td_page_focus_filter (page);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = td_window_get_page (TD_WINDOW (widget));

  if (page != NULL)
    td_page_refresh (page);
}

static void
show_history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = td_window_get_page (TD_WINDOW (widget));

  if (page != NULL)
    td_page_show_history (page);
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdPage *page = td_window_show_page (TD_WINDOW (widget), g_variant_get_string (parameter, NULL));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (widget));

  /* Who comes by the keyboard goes on in the page, not in the navigation. From page to page the
   * stack has taken the focus along: then another step would be to the page's second control. */
  if (page != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
hide_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  td_window_hide_note (TD_WINDOW (widget));
}

/* Of several the clerk chooses above the list of awards. */
static void
continue_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdWindow *self = TD_WINDOW (widget);
  g_autoptr (GPtrArray) drafts = td_drafts_list (self->book);

  td_window_hide_note (self);
  if (drafts->len == 1)
    td_records_open_draft (widget, self->book, ((TdDraft *) g_ptr_array_index (drafts, 0))->id);
  else if (drafts->len > 1)
    td_window_show_page (self, "awards");
}

/* Made when it is asked for: as GtkApplication makes it, with the window, it would delay the first
 * frame. */
static void
show_help_overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/vn/thidua/ThiDua/help/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_set_destroy_with_parent (overlay, TRUE);
  gtk_window_present (overlay);
}

void
td_window_offer_drafts (TdWindow *self)
{
  g_autoptr (GPtrArray) drafts = td_drafts_list (self->book);
  g_autofree char *sentence = td_drafts_describe (drafts);

  if (sentence != NULL)
    td_window_show_note_with (self, sentence, _ ("_Continue typing"), "win.continue-draft");
}

void
td_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (klass, "win.new", NULL, new_action);
  gtk_widget_class_install_action (klass, "win.filter", NULL, filter_action);
  gtk_widget_class_install_action (klass, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (klass, "win.show-history", NULL, show_history_action);
  gtk_widget_class_install_action (klass, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (klass, "win.continue-draft", NULL, continue_draft_action);
  gtk_widget_class_install_action (klass, "win.hide-note", NULL, hide_note_action);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, show_help_overlay_action);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_i, GDK_CONTROL_MASK, "win.show-history",
                                       NULL);

  /* Not accelerators of the application, which see a key before the focused widget does: a text
   * entry undoes its own typing first. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}
