/* What is done with the clusters of a year beside looking at them: removing one, copying those of
 * another year, exporting one. */
#include <glib/gi18n-lib.h>

#include "app/dialogs/td-cluster-window-private.h"
#include "app/td-cluster-export.h"
#include "app/td-confirm.h"
#include "app/td-export.h"

/* --- Removing --------------------------------------------------------------------------------- */

typedef struct
{
  TdClusterWindow *window;
  gint64 id;
  int revision;
  char *label;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *self = data;

  g_object_unref (self->window);
  g_free (self->label);
  g_free (self);
}

static gboolean
remove_cb (TdDb *db, gpointer data, GError **error)
{
  const Removal *removal = data;

  return td_cluster_delete (db, removal->id, removal->revision, error);
}

static void
show_done (TdClusterWindow *self, const char *label)
{
  g_autofree char *note = g_strdup_printf (_ ("%s. Ctrl+Z takes it back."), label);

  td_message_bar_show (self->errors, GTK_MESSAGE_INFO, note);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = td_book_write_finish (TD_BOOK (source), result, &error);

  /* Closed meanwhile. */
  if (removal->window->errors == NULL)
    return;
  if (done)
    show_done (removal->window, removal->label);
  else
    td_message_bar_show_error (removal->window->errors, error);
}

static void
remove_cluster (GtkWidget *widget, gpointer data)
{
  const Removal *asked = data;
  Removal *removal = g_new0 (Removal, 1);

  removal->window = g_object_ref (asked->window);
  removal->id = asked->id;
  removal->revision = asked->revision;
  removal->label = g_strdup (asked->label);
  td_book_write_async (removal->window->book, removal->label, remove_cb, removal, removal_free,
                       NULL, removed_cb, removal);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdClusterWindow *self = TD_CLUSTER_WINDOW (widget);
  const TdClusterHit *hit = td_cluster_window_get_marked (self);
  g_autofree char *question = NULL;
  g_autofree char *detail = NULL;
  Removal *removal;

  if (hit == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->window = g_object_ref (self);
  removal->id = hit->id;
  removal->revision = hit->revision;
  removal->label = g_strdup_printf (_ ("Removed the cluster %s of %d"), hit->name, hit->year);
  question = g_strdup_printf (_ ("Remove the cluster “%s” of %d?"), hit->name, hit->year);
  if (hit->n_begun > 0)
    detail = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "The scores of %u unit go with it. The units themselves stay. It can be "
                     "undone.",
                     "The scores of %u units go with it. The units themselves stay. It can be "
                     "undone.",
                     hit->n_begun),
        hit->n_begun);
  else
    detail = g_strdup (_ ("The units themselves stay. It can be undone."));
  td_confirm (widget, question, detail, _ ("_Keep it"), _ ("_Remove it"), remove_cluster, removal,
              removal_free);
}

/* --- Copying a year --------------------------------------------------------------------------- */

typedef struct
{
  TdClusterWindow *window;
  TdCatalogue *catalogue;
  int from_year;
  int to_year;
  TdClusterCopy *copy;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *self = data;

  g_object_unref (self->window);
  td_catalogue_unref (self->catalogue);
  td_cluster_copy_free (self->copy);
  g_free (self);
}

static gboolean
copy_cb (TdDb *db, gpointer data, GError **error)
{
  Copying *copying = data;

  return td_cluster_copy_year (db, copying->catalogue, copying->from_year, copying->to_year,
                               copying->copy, error);
}

/* "Replaced by who goes on for them:\n  LĐLĐ huyện A → Công đoàn xã B\n  …" */
static void
append_names (GString *text, const char *heading, const GPtrArray *names)
{
  if (names->len == 0)
    return;
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, heading);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "\n– %s", (const char *) g_ptr_array_index (names, i));
}

/* What is not as it was in the other year is told, name by name. */
static void
show_changes (TdClusterWindow *self, const TdClusterCopy *copy, const char *sentence)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *dialog, *scrolled, *label;

  append_names (text, _ ("These units have ended; those that go on for them stand in their place:"),
                copy->replaced);
  append_names (text, _ ("These have ended without one that goes on for them, and were left out:"),
                copy->left_out);
  append_names (text, _ ("These clusters were there already and were not touched:"), copy->present);
  if (text->len == 0)
    return;

  dialog = gtk_message_dialog_new (GTK_WINDOW (self),
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_INFO, GTK_BUTTONS_NONE, "%s", sentence);
  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 70);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_box_append (GTK_BOX (gtk_message_dialog_get_message_area (GTK_MESSAGE_DIALOG (dialog))),
                  scrolled);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Close"), GTK_RESPONSE_CLOSE);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CLOSE);
  gtk_widget_grab_focus (
      gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_CLOSE));
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Copying *copying = user_data;
  TdClusterWindow *self = copying->window;
  g_autoptr (GError) error = NULL;
  gboolean done = td_book_write_finish (TD_BOOK (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self->errors == NULL)
    return;
  if (!done)
    {
      td_message_bar_show_error (self->errors, error);
      return;
    }
  sentence
      = g_strdup_printf (_ ("Copied %u clusters with %u units from %d"), copying->copy->n_clusters,
                         copying->copy->n_units, copying->from_year);
  show_done (self, sentence);
  td_cluster_window_focus_list (self);
  show_changes (self, copying->copy, sentence);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdClusterWindow *self = TD_CLUSTER_WINDOW (widget);
  g_autofree char *label
      = g_strdup_printf (_ ("Copied the clusters of %d to %d"), self->copied_from, self->year);
  Copying *copying = g_new0 (Copying, 1);

  copying->window = g_object_ref (self);
  copying->catalogue = td_book_get_catalogue (self->book);
  copying->from_year = self->copied_from;
  copying->to_year = self->year;
  copying->copy = td_cluster_copy_new ();
  td_book_write_async (self->book, label, copy_cb, copying, copying_free, NULL, copied_cb, copying);
}

/* --- Exporting -------------------------------------------------------------------------------- */

void
td_cluster_window_export (TdClusterWindow *self, const char *path)
{
  const TdClusterExport place
      = { GTK_WIDGET (self), "clusters.export", self->progress, self->errors };
  const TdClusterHit *hit;

  g_return_if_fail (TD_IS_CLUSTER_WINDOW (self));

  hit = td_cluster_window_get_marked (self);
  if (hit != NULL)
    td_cluster_export (&place, self->book, hit->id, 0, path);
}

static void
export_cb (GtkWidget *widget, const char *path)
{
  td_cluster_window_export (TD_CLUSTER_WINDOW (widget), path);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const TdClusterHit *hit = td_cluster_window_get_marked (TD_CLUSTER_WINDOW (widget));
  g_autofree char *file_name = NULL;

  if (hit == NULL)
    return;
  file_name = g_strdup_printf ("Xếp hạng thi đua %d %s.xlsx", hit->year, hit->name);
  td_export_choose (widget, file_name, export_cb);
}

void
td_cluster_window_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "clusters.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "clusters.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "clusters.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "clusters.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "clusters.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "clusters.export",
                                       NULL);
}
