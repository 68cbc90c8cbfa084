/* The calendar of a TdDateEntry, by real keys and as a value. */

#include "td-keyboard.h"

#include "app/widgets/td-calendar.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-date-entry.h"

typedef struct
{
  GtkWidget *window;
  TdDateEntry *entry;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = td_date_entry_new ();

  fixture->entry = TD_DATE_ENTRY (widget);
  fixture->window = td_ui_test_show (widget);
  td_keyboard_wait_window (GTK_TYPE_WINDOW);
  gtk_widget_grab_focus (widget);
  TD_KEYBOARD_UNTIL (GTK_IS_TEXT (td_keyboard_get_focus ()));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_ui_test_close (fixture->window, fixture->entry);
}

static gpointer
find_popover (Fixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->entry)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      return child;

  return NULL;
}

static gboolean
is_in_calendar (void)
{
  GtkWidget *focus = td_keyboard_get_focus ();

  return GTK_IS_BUTTON (focus) && gtk_widget_get_ancestor (focus, TD_TYPE_CALENDAR) != NULL;
}

static void
open_calendar (const char *key)
{
  td_keyboard_press (key);
  TD_KEYBOARD_UNTIL (is_in_calendar ());
}

static void
wait_closed (Fixture *fixture)
{
  TD_KEYBOARD_UNTIL (GTK_IS_TEXT (td_keyboard_get_focus ())
                     && !gtk_widget_get_mapped (find_popover (fixture)));
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *open;
    const char *keys;
    const char *day;
  } cases[] = {
    /* Nothing typed: from today, 15/06/2026. */
    { "", "alt+Down", "Return", "15/06/2026" },
    { "", "F4", "Left Return", "14/06/2026" },
    { "31/1/26", "F4", "Right Return", "01/02/2026" },
    { "5-3", "alt+Down", "Down Down Up Right space", "13/03/2026" },
    { "31/1/26", "F4", "Next Return", "28/02/2026" },
    { "29/2/24", "F4", "ctrl+Prior Return", "28/02/2023" },
    { "29/2/24", "F4", "ctrl+Next Prior Return", "28/01/2025" },
    { "10/2/28", "F4", "End Return", "29/02/2028" },
    { "10/2/28", "F4", "Home Left Return", "31/01/2028" },
    { "1/1/1900", "F4", "Left Up Prior Return", "01/01/1900" },
    { "31/12/2199", "F4", "Right Next Down Return", "31/12/2199" },
    /* What is no day counts for nothing. */
    { "30/2", "F4", "Return", "15/06/2026" },
    /* The button under the days is the next stop. */
    { "5/3/24", "F4", "Tab Return", "15/06/2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” %s", cases[i].typed, cases[i].keys);
      td_date_entry_set_text (fixture->entry, cases[i].typed);
      open_calendar (cases[i].open);
      td_keyboard_press (cases[i].keys);
      wait_closed (fixture);
      g_assert_cmpstr (td_date_entry_get_text (fixture->entry), ==, cases[i].day);
    }
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  td_date_entry_set_text (fixture->entry, "5-3-25");
  open_calendar ("F4");
  td_keyboard_press ("Next Down Escape");
  wait_closed (fixture);
  g_assert_cmpstr (td_date_entry_get_text (fixture->entry), ==, "05/03/2025");

  /* Typing goes on in the entry. */
  td_keyboard_press ("ctrl+a");
  td_keyboard_type ("6/6/26");
}

/* A form has many dates, and nobody may ever open a calendar. */
static void
test_made_when_opened (Fixture *fixture, gconstpointer data)
{
  g_assert_null (find_popover (fixture));
  open_calendar ("F4");
  g_assert_nonnull (find_popover (fixture));
  td_keyboard_press ("Escape");
  wait_closed (fixture);
}

static void
append_texts (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_texts (child, text);
}

/* The week begins on Monday whatever the locale says. */
static void
test_month (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *calendar = td_calendar_new ();
  GtkWidget *window = td_ui_test_show (calendar);

  td_calendar_set_day (TD_CALENDAR (calendar), TD_DATE (2026, 2, 26));
  append_texts (calendar, text);
  g_assert_cmpstr (text->str, ==,
                   "February 2026 Mon Tue Wed Thu Fri Sat Sun"
                   " 26 27 28 29 30 31 1"
                   " 2 3 4 5 6 7 8"
                   " 9 10 11 12 13 14 15"
                   " 16 17 18 19 20 21 22"
                   " 23 24 25 26 27 28 1"
                   " 2 3 4 5 6 7 8 Today");
  /* With the style sheet: a button of GTK's own is as wide as "Save". */
  g_assert_cmpint (gtk_widget_get_width (calendar), <, 300);
  td_ui_test_close (window, calendar);
}

int
main (int argc, char *argv[])
{
  td_ui_test_init (&argc, &argv);
  g_test_add ("/calendar/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/calendar/escape", Fixture, NULL, set_up, test_escape, tear_down);
  g_test_add ("/calendar/made-when-opened", Fixture, NULL, set_up, test_made_when_opened,
              tear_down);
  g_test_add_func ("/calendar/month", test_month);

  return g_test_run ();
}
