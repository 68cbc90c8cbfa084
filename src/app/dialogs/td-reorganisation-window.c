#include "app/dialogs/td-reorganisation-window.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-reorganisation-editor.h"
#include "app/dialogs/td-reorganisation-view.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-reorganisation-store.h"

struct _TdReorganisationWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  TdMessageBar *errors;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (TdReorganisationWindow, td_reorganisation_window, GTK_TYPE_WINDOW)

/* --- The list --------------------------------------------------------------------------------- */

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_row (const TdReorganisationHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *day = td_date_format (hit->effective_on);
  g_autofree char *lines = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", hit->n_lines), hit->n_lines);
  g_autofree char *decided = td_date_format (hit->decided_on);
  g_autofree char *decision = hit->number[0] == '\0' ? g_strdup ("")
                              : td_date_is_set (hit->decided_on)
                                  ? g_strdup_printf (_ ("%s of %s"), hit->number, decided)
                                  : g_strdup (hit->number);
  g_autofree char *detail
      = decision[0] != '\0' ? g_strdup_printf ("%s · %s", decision, lines) : g_strdup (lines);

  gtk_box_append (GTK_BOX (texts), create_label (hit->title, "td-title"));
  gtk_box_append (GTK_BOX (texts), create_label (detail, "td-secondary"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), create_label (day, "td-numeric"));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "td-id", g_memdup2 (&hit->id, sizeof hit->id), g_free);

  return row;
}

static gint64
get_id (GtkListBoxRow *row)
{
  return row != NULL ? *(const gint64 *) g_object_get_data (G_OBJECT (row), "td-id") : 0;
}

/* The rows are new ones; who works with the keyboard stays where he was. */
static void
select_again (TdReorganisationWindow *self, gint64 id, gboolean had_focus)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_id (row) == id)
      {
        gtk_list_box_select_row (self->list, row);
        if (had_focus)
          gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}

static void
fill (TdReorganisationWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = td_reorganisation_list (td_book_get_reader (self->book), &error);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  gint64 selected = get_id (gtk_list_box_get_selected_row (self->list));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (hits == NULL)
    td_message_bar_show_error (self->errors, error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (hits, i)));
  select_again (self, selected, had_focus);
}

static void
row_activated_cb (TdReorganisationWindow *self, GtkListBoxRow *row)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *view
      = td_reorganisation_view_new (GTK_WINDOW (self), self->book, get_id (row), &error);

  if (view != NULL)
    gtk_window_present (GTK_WINDOW (view));
  else
    td_message_bar_show_error (self->errors, error);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TdReorganisationWindow *self = TD_REORGANISATION_WINDOW (widget);

  gtk_window_present (
      GTK_WINDOW (td_reorganisation_editor_new (GTK_WINDOW (self), self->book, NULL, 0)));
}

/* --- The window ------------------------------------------------------------------------------- */

static void
td_reorganisation_window_dispose (GObject *object)
{
  TdReorganisationWindow *self = TD_REORGANISATION_WINDOW (object);

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_REORGANISATION_WINDOW);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_reorganisation_window_parent_class)->dispose (object);
}

static void
td_reorganisation_window_class_init (TdReorganisationWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_reorganisation_window_dispose;

  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-reorganisation-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdReorganisationWindow, errors);
  gtk_widget_class_bind_template_child (widget_class, TdReorganisationWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "reorganisations.new", NULL, new_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "reorganisations.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
td_reorganisation_window_init (TdReorganisationWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_reorganisation_window_new (GtkWindow *parent, TdBook *book)
{
  TdReorganisationWindow *self
      = g_object_new (TD_TYPE_REORGANISATION_WINDOW, "transient-for", parent, NULL);

  self->book = g_object_ref (book);
  g_signal_connect_swapped (book, "changed", G_CALLBACK (fill), self);
  fill (self);

  return GTK_WIDGET (self);
}
