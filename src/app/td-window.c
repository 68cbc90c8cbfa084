#include "app/td-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/td-pages.h"
#include "app/td-settings.h"
#include "store/td-setting-store.h"

/* Long enough to read a sentence and reach for the button. */
#define NOTE_SECONDS 8

G_DEFINE_FINAL_TYPE (TdWindow, td_window, GTK_TYPE_APPLICATION_WINDOW)

static void
update_title (TdWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  guint n_pages;
  const TdPageInfo *pages = td_pages_get (&n_pages);
  g_autofree char *title = NULL;

  for (guint i = 0; i < n_pages; i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      title = g_strdup_printf (_ ("%s — Book of %s"), _ (pages[i].title), self->book_name);
  if (title == NULL)
    title = g_strdup_printf (_ ("Book of %s"), self->book_name);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->title, title);
}

static void
update_new_button (TdWindow *self)
{
  TdPage *page = td_window_get_page (self);
  const char *label = page != NULL ? td_page_get_new_label (page) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->new_button), label != NULL);
  gtk_button_set_label (self->new_button, label != NULL ? label : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new", label != NULL);
}

/* Tab goes from the page's row into the page; left to itself the list would give the focus to its
 * next row and so show another page. The arrows, which select, still go through the rows. */
static void
row_selected_cb (TdWindow *self, GtkListBoxRow *row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus
      = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->navigation));

  if (row == NULL)
    return;

  gtk_widget_set_can_focus (GTK_WIDGET (row), TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (self->navigation)); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    gtk_widget_set_can_focus (other, other == GTK_WIDGET (row));
  td_window_show_page (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

static GtkWidget *
create_navigation_row (const TdPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name (info->icon_name);
  GtkWidget *label = gtk_label_new (_ (info->title));

  gtk_widget_set_name (row, info->name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (info->title), -1);

  return row;
}

static void
fill_navigation (TdWindow *self)
{
  guint n_pages;
  const TdPageInfo *pages = td_pages_get (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      GtkWidget *row = create_navigation_row (&pages[i]);

      if (i < 9)
        {
          g_autofree char *tooltip = g_strdup_printf ("Alt+%u", i + 1);

          gtk_widget_set_tooltip_text (row, tooltip);
        }
      gtk_list_box_append (self->navigation, row);
    }
}

static void
select_navigation (TdWindow *self, const char *name)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->navigation));

  while (row != NULL && g_strcmp0 (gtk_widget_get_name (row), name) != 0)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_list_box_select_row (self->navigation, GTK_LIST_BOX_ROW (row));
}

static char *
read_book_name (TdBook *book)
{
  g_autofree char *name = td_setting_get (td_book_get_reader (book), TD_SETTING_ORGANISATION_SHORT);

  if (name[0] != '\0')
    return g_steal_pointer (&name);

  return g_path_get_basename (td_book_get_path (book));
}

static void
book_changed_cb (TdWindow *self, TdChanges *changes)
{
  if (!td_changes_touches (changes, "setting"))
    return;

  g_free (self->book_name);
  self->book_name = read_book_name (self->book);
  update_title (self);
}

static gboolean
td_window_close_request (GtkWindow *window)
{
  TdWindow *self = TD_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (!gtk_window_is_maximized (window))
    {
      td_settings_set_int (TD_SETTINGS_WINDOW_WIDTH, width);
      td_settings_set_int (TD_SETTINGS_WINDOW_HEIGHT, height);
    }
  td_settings_set_boolean (TD_SETTINGS_WINDOW_MAXIMIZED, gtk_window_is_maximized (window));
  if (gtk_stack_get_visible_child_name (self->stack) != NULL)
    td_settings_set_string (TD_SETTINGS_PAGE, gtk_stack_get_visible_child_name (self->stack));

  return GTK_WINDOW_CLASS (td_window_parent_class)->close_request (window);
}

static void
td_window_dispose (GObject *object)
{
  TdWindow *self = TD_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->note_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_WINDOW);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_window_parent_class)->dispose (object);
}

static void
td_window_finalize (GObject *object)
{
  TdWindow *self = TD_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->book_name);

  G_OBJECT_CLASS (td_window_parent_class)->finalize (object);
}

static void
td_window_class_init (TdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_window_dispose;
  object_class->finalize = td_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = td_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/vn/thidua/ThiDua/ui/td-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, navigation);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, errors);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, note);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, note_label);
  gtk_widget_class_bind_template_child (widget_class, TdWindow, note_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);

  td_window_install_actions (widget_class);
}

static void
td_window_init (TdWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_navigation (self);
}

GtkWidget *
td_window_new (GtkApplication *application, TdBook *book)
{
  TdWindow *self = g_object_new (TD_TYPE_WINDOW, "application", application, NULL);
  g_autofree char *page = td_settings_get_string (TD_SETTINGS_PAGE, "");
  guint n_pages;
  const TdPageInfo *pages = td_pages_get (&n_pages);

  self->book = g_object_ref (book);
  self->book_name = read_book_name (book);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               td_settings_get_int (TD_SETTINGS_WINDOW_WIDTH, 1280),
                               td_settings_get_int (TD_SETTINGS_WINDOW_HEIGHT, 800));
  if (td_settings_get_boolean (TD_SETTINGS_WINDOW_MAXIMIZED, FALSE))
    gtk_window_maximize (GTK_WINDOW (self));

  if (td_book_is_on_network (book))
    td_message_bar_show (
        self->banner, GTK_MESSAGE_WARNING,
        _ ("The book is on a network drive, where it is slower and only one person "
           "should write at a time. Keep it on this computer's own disk if you "
           "can."));

  if (td_window_show_page (self, page) == NULL && n_pages > 0)
    td_window_show_page (self, pages[0].name);
  update_title (self);
  update_new_button (self);
  td_window_offer_drafts (self);

  return GTK_WIDGET (self);
}

TdWindow *
td_window_get_for (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (GTK_IS_WINDOW (root) && !TD_IS_WINDOW (root))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));

  return TD_IS_WINDOW (root) ? TD_WINDOW (root) : NULL;
}

TdBook *
td_window_get_book (TdWindow *self)
{
  g_return_val_if_fail (TD_IS_WINDOW (self), NULL);

  return self->book;
}

TdPage *
td_window_get_page (TdWindow *self)
{
  GtkWidget *child;

  g_return_val_if_fail (TD_IS_WINDOW (self), NULL);

  child = gtk_stack_get_visible_child (self->stack);

  return child != NULL ? TD_PAGE (child) : NULL;
}

/* The page of that name, made now if it was not there. */
static TdPage *
ensure_page (TdWindow *self, const char *name)
{
  guint n_pages;
  const TdPageInfo *pages = td_pages_get (&n_pages);
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, name);

  if (child != NULL)
    return TD_PAGE (child);

  for (guint i = 0; i < n_pages; i++)
    if (g_str_equal (pages[i].name, name))
      {
        TdPage *page = pages[i].create (self->book);

        g_signal_connect_object (page, "new-label-changed", G_CALLBACK (update_new_button), self,
                                 G_CONNECT_SWAPPED);
        gtk_stack_add_named (self->stack, GTK_WIDGET (page), name);
        return page;
      }

  return NULL;
}

TdPage *
td_window_show_page (TdWindow *self, const char *name)
{
  TdPage *old, *page;

  g_return_val_if_fail (TD_IS_WINDOW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  /* Before the new one is made: the first child of a stack is on show at once. */
  old = td_window_get_page (self);
  page = ensure_page (self, name);
  if (page == NULL || page == old)
    return page;

  td_page_set_active (page, TRUE);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  if (old != NULL)
    td_page_set_active (old, FALSE);

  td_message_bar_hide (self->errors);
  select_navigation (self, name);
  update_title (self);
  update_new_button (self);

  return page;
}

void
td_window_hide_note (TdWindow *self)
{
  g_return_if_fail (TD_IS_WINDOW (self));

  g_clear_handle_id (&self->note_source, g_source_remove);
  gtk_revealer_set_reveal_child (self->note, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
}

static gboolean
note_timeout_cb (gpointer user_data)
{
  TdWindow *self = user_data;

  self->note_source = 0;
  td_window_hide_note (self);

  return G_SOURCE_REMOVE;
}

void
td_window_show_note_with (TdWindow *self,
                          const char *sentence,
                          const char *button_label,
                          const char *action_name)
{
  g_return_if_fail (TD_IS_WINDOW (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_text (self->note_label, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note_label), sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->note_button), action_name != NULL);
  gtk_button_set_label (self->note_button, button_label != NULL ? button_label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->note_button), action_name);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
  gtk_revealer_set_reveal_child (self->note, TRUE);

  g_clear_handle_id (&self->note_source, g_source_remove);
  self->note_source = g_timeout_add_seconds (NOTE_SECONDS, note_timeout_cb, self);
}

void
td_window_show_note (TdWindow *self, const char *sentence, gboolean offer_undo)
{
  td_window_show_note_with (self, sentence, _ ("_Undo"), offer_undo ? "win.undo" : NULL);
}

void
td_window_show_error (TdWindow *self, const GError *error)
{
  g_return_if_fail (TD_IS_WINDOW (self));

  td_message_bar_show_error (self->errors, error);
}
