#include "td-keyboard.h"

#include <gdk/x11/gdkx.h>

#include "app/widgets/td-field.h"
#include "app/widgets/td-message-bar.h"

/* --- Where the focus is ----------------------------------------------------------------------- */

/* The window shown last, which is the one in front. */
static GtkWidget *
find_newest_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i - 1);

      if (gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

GtkWidget *
td_keyboard_get_focus (void)
{
  GtkWidget *window = find_newest_window ();

  return window != NULL ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;
}

static const char *
find_field_of (GtkWidget *widget)
{
  GtkWidget *field = widget != NULL ? gtk_widget_get_ancestor (widget, TD_TYPE_FIELD) : NULL;

  return field != NULL ? td_field_get_field (TD_FIELD (field)) : NULL;
}

/* What a refused save says. */
static void
append_problems (GtkWidget *widget, GString *text)
{
  if (TD_IS_FIELD (widget) && td_field_get_problem_text (TD_FIELD (widget)) != NULL)
    g_string_append_printf (text, "; under “%s”: %s", td_field_get_field (TD_FIELD (widget)),
                            td_field_get_problem_text (TD_FIELD (widget)));
  if (TD_IS_MESSAGE_BAR (widget) && td_message_bar_get_text (TD_MESSAGE_BAR (widget)) != NULL)
    g_string_append_printf (text, "; %s", td_message_bar_get_text (TD_MESSAGE_BAR (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_problems (child, text);
}

char *
td_keyboard_describe_focus (void)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  GtkWidget *window = find_newest_window ();
  GtkWidget *focus = td_keyboard_get_focus ();
  g_autoptr (GString) path = g_string_new (NULL);

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_string_append_printf (path, "%s%s", path->len > 0 ? " < " : "", G_OBJECT_TYPE_NAME (widget));

  if (window != NULL)
    append_problems (window, problems);

  return g_strdup_printf (
      "the window is “%s” (%s), the focused field “%s”, the focused widget %s with “%s”%s",
      window != NULL ? gtk_window_get_title (GTK_WINDOW (window)) : "none",
      window != NULL && gtk_window_is_active (GTK_WINDOW (window)) ? "active" : "not active",
      find_field_of (focus), path->str,
      GTK_IS_EDITABLE (focus) ? gtk_editable_get_text (GTK_EDITABLE (focus)) : "", problems->str);
}

/* --- Keys ------------------------------------------------------------------------------------- */

typedef struct
{
  gboolean done;
  int status;
} Child;

static void
child_cb (GPid pid, int status, gpointer data)
{
  Child *child = data;

  child->done = TRUE;
  child->status = status;
  g_spawn_close_pid (pid);
}

/* The main loop runs while xdotool does: a key's effect may be a window that gets the next key. */
void
td_keyboard_run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  Child child = { 0 };
  GPid pid;

  g_spawn_async (NULL, (char **) arguments, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                 NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, child_cb, &child);
  TD_KEYBOARD_UNTIL (child.done);
  g_assert_true (g_spawn_check_wait_status (child.status, &error));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
td_keyboard_press (const char *keys)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = g_strsplit (keys, " ", -1);
  g_auto (GStrv) arguments = NULL;

  g_strv_builder_add_many (builder, "xdotool", "key", "--delay", "2", NULL);
  g_strv_builder_addv (builder, (const char **) list);
  arguments = g_strv_builder_end (builder);
  td_keyboard_run ((const char *const *) arguments);
}

void
td_keyboard_send (const char *text)
{
  td_keyboard_run ((const char *const[]){ "xdotool", "type", "--delay", "2", "--", text, NULL });
}

static gboolean
focused_text_is (const char *text)
{
  GtkWidget *focus = td_keyboard_get_focus ();

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      g_autofree char *typed = NULL;

      g_object_get (buffer, "text", &typed, NULL);
      return g_str_equal (typed, text);
    }

  return GTK_IS_EDITABLE (focus)
         && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (focus)), text);
}

void
td_keyboard_type (const char *text)
{
  if (g_str_is_ascii (text))
    td_keyboard_send (text);
  else
    {
      gdk_clipboard_set_text (gdk_display_get_clipboard (gdk_display_get_default ()), text);
      td_keyboard_press ("ctrl+v");
    }
  TD_KEYBOARD_UNTIL (focused_text_is (text));
}

/* --- Windows and fields ----------------------------------------------------------------------- */

static void
give_input_focus (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));

  /* The pointer starts in the middle of the display, where the rows of a drop-down that opens under
   * it would follow it and not the keys. */
  td_keyboard_run (
      (const char *const[]){ "xdotool", "mousemove", "1279", "799", "windowfocus", id, NULL });
}

void
td_keyboard_point (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *id
      = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (gtk_native_get_surface (native)));
  g_autofree char *at_x = NULL;
  g_autofree char *at_y = NULL;
  double margin_x, margin_y;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y);
  gtk_native_get_surface_transform (native, &margin_x, &margin_y);
  at_x = g_strdup_printf ("%d", (int) (x + margin_x));
  at_y = g_strdup_printf ("%d", (int) (y + margin_y));
  td_keyboard_run (
      (const char *const[]){ "xdotool", "mousemove", "--window", id, at_x, at_y, NULL });
}

void
td_keyboard_click (GtkWidget *widget, double x, double y)
{
  td_keyboard_point (widget, x, y);
  td_keyboard_run ((const char *const[]){ "xdotool", "click", "1", NULL });
}

GtkWidget *
td_keyboard_wait_window (GType type)
{
  GtkWidget *window;

  TD_KEYBOARD_UNTIL ((window = find_newest_window ()) != NULL
                     && g_type_is_a (G_OBJECT_TYPE (window), type));
  gtk_test_widget_wait_for_draw (window);
  if (!gtk_window_is_active (GTK_WINDOW (window)))
    give_input_focus (window);
  TD_KEYBOARD_UNTIL (gtk_window_is_active (GTK_WINDOW (window)));

  return window;
}

void
td_keyboard_wait_field (const char *field)
{
  TD_KEYBOARD_UNTIL (g_strcmp0 (find_field_of (td_keyboard_get_focus ()), field) == 0);
}

void
td_keyboard_tab_to (const char *field, guint most)
{
  for (guint i = 0; i < most; i++)
    {
      if (g_strcmp0 (find_field_of (td_keyboard_get_focus ()), field) == 0)
        return;
      td_keyboard_press ("Tab");
    }
  td_keyboard_wait_field (field);
}

static GtkDropDown *
find_drop_down (GtkWidget *widget)
{
  GtkWidget *drop_down
      = widget != NULL ? gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) : NULL;

  return drop_down != NULL ? GTK_DROP_DOWN (drop_down) : NULL;
}

static guint
find_item (GtkDropDown *drop_down, const char *name)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), name))
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static gboolean
is_in_list (GtkWidget *widget)
{
  return widget != NULL && gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
shows_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child, text))
      return TRUE;

  return FALSE;
}

static gboolean
due_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* From the top of the list to an item. A list that has just been shown goes to the chosen item with
 * its first frame, which may be after the first keys: then once more. */
static void
go_to_item (const char *name, guint to)
{
  for (guint attempt = 0; attempt < 5; attempt++)
    {
      gboolean due = FALSE;
      guint timeout;

      td_keyboard_press ("Home");
      for (guint i = 0; i < to; i++)
        td_keyboard_press ("Down");
      timeout = g_timeout_add (1000, due_cb, &due);
      TD_KEYBOARD_UNTIL (due || shows_text (td_keyboard_get_focus (), name));
      if (!due)
        {
          g_source_remove (timeout);
          return;
        }
    }
}

/* The list goes to the chosen item with its first frames: a person sees them before the keys. */
static void
wait_frames (GtkWidget *popover)
{
  for (guint i = 0; i < 3; i++)
    gtk_test_widget_wait_for_draw (popover);
}

void
td_keyboard_choose (const char *name)
{
  GtkDropDown *drop_down;
  guint to;

  TD_KEYBOARD_UNTIL (find_drop_down (td_keyboard_get_focus ()) != NULL);
  drop_down = find_drop_down (td_keyboard_get_focus ());
  to = find_item (drop_down, name);
  if (to == GTK_INVALID_LIST_POSITION)
    g_error ("the drop-down offers no “%s”", name);
  td_keyboard_press ("space");
  TD_KEYBOARD_UNTIL (is_in_list (td_keyboard_get_focus ()));
  wait_frames (gtk_widget_get_ancestor (td_keyboard_get_focus (), GTK_TYPE_POPOVER));
  /* From the search entry of a long list. */
  if (GTK_IS_EDITABLE (td_keyboard_get_focus ()))
    td_keyboard_press ("Tab");
  go_to_item (name, to);
  td_keyboard_press ("Return");
  /* GTK gives the focus back to the button with the next frame. */
  TD_KEYBOARD_UNTIL (gtk_drop_down_get_selected (drop_down) == to
                     && GTK_IS_BUTTON (td_keyboard_get_focus ()));
}

void
td_keyboard_choose_unit (const char *words, const char *name)
{
  td_keyboard_type (words);
  td_keyboard_press ("Return");
  TD_KEYBOARD_UNTIL (focused_text_is (name));
}
