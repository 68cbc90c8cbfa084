#include "td-input-method.h"

#define STILL 50000 /* µs */

static GDBusConnection *connection;
static char *idle_context; /* before a widget has the focus */

/* The path of the input context that has IBus's focus. */
static char *
find_context (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autoptr (GVariant) path = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      connection, "org.freedesktop.IBus", "/org/freedesktop/IBus",
      "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", "org.freedesktop.IBus", "CurrentInputContext"), G_VARIANT_TYPE ("(v)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  g_variant_get (reply, "(v)", &value);

  return g_variant_dup_string (value, NULL);
}

/* IBus's module for GTK 4 (1.5.27) hands a key that comes when its context has no focus, as the
 * release of Ctrl+S does in a window that is closing, on to a context that it never made. GTK
 * refuses that, which is all that happens; everything else that GTK says is fatal as ever. */
static gboolean
is_fatal_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return g_strcmp0 (domain, "Gtk") != 0
         || strstr (message, "gtk_im_context_filter_keypress: assertion") == NULL;
}

static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (is_fatal_cb (domain, level, message, data))
    g_log_default_handler (domain, level, message, data);
  else
    g_test_message ("%s", message);
}

void
td_input_method_init (void)
{
  const char *address = g_getenv ("IBUS_ADDRESS");
  g_autoptr (GError) error = NULL;

  g_log_set_handler ("Gtk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, log_cb, NULL);
  g_test_log_set_fatal_handler (is_fatal_cb, NULL);

  if (address == NULL)
    g_error ("run this test with tests/ui/run-ibus");
  connection = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
  idle_context = find_context ();
}

/* Every GtkText has an input context of its own, made when the focus comes for the first time, and
 * IBus hears of the focus a moment after GTK. Which context a widget has is not to be found out, so
 * both must have stood still for a while. */
static gboolean
is_served (void)
{
  static GtkWidget *widget;
  static char *path;
  static gint64 since; /* µs */
  GtkWidget *focus = td_keyboard_get_focus ();
  g_autofree char *current = find_context ();

  if (focus == NULL || g_str_equal (current, idle_context))
    return FALSE;
  if (focus != widget || g_strcmp0 (current, path) != 0)
    {
      widget = focus;
      since = g_get_monotonic_time ();
      g_free (path);
      path = g_steal_pointer (&current);
    }

  return g_get_monotonic_time () - since > STILL;
}

void
td_input_method_type (const char *telex)
{
  TD_KEYBOARD_UNTIL (is_served ());
  td_keyboard_send (telex);
}

static gboolean
is_all_selected (GtkEditable *editable)
{
  int start, end;

  return gtk_editable_get_selection_bounds (editable, &start, &end) && start == 0
         && end == g_utf8_strlen (gtk_editable_get_text (editable), -1);
}

void
td_input_method_select_all (void)
{
  GtkEditable *editable;

  TD_KEYBOARD_UNTIL (is_served ());
  editable = GTK_EDITABLE (td_keyboard_get_focus ());
  if (gtk_editable_get_text (editable)[0] == '\0' || is_all_selected (editable))
    return;

  td_keyboard_press ("ctrl+a");
  TD_KEYBOARD_UNTIL (is_all_selected (editable));
}

void
td_input_method_wait_text (GtkEditable *editable, const char *expected)
{
  TdTestPump *pump = td_test_pump_start ();

  while (!g_str_equal (gtk_editable_get_text (editable), expected) && td_test_pump_turn (pump))
    ;
  td_test_pump_end (pump);
  g_assert_cmpstr (gtk_editable_get_text (editable), ==, expected);
}

void
td_input_method_check (GtkEditable *editable,
                       const char *telex,
                       const char *keys,
                       const char *expected)
{
  td_input_method_type (telex);
  td_keyboard_press (keys);
  td_input_method_wait_text (editable, expected);
}
