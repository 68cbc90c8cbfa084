#pragma once

#include "td-ui-test.h"

G_BEGIN_DECLS

/* The keyboard of a person: keys reach the program through the X server (xdotool), and nothing but
 * keys does anything to it. There is no window manager on the test's display: the newest window of
 * the program gets the input focus as a window manager would give it. */

/* td_keyboard_press: @keys: as xdotool knows them, separated by spaces: "ctrl+n Tab Down Return" */
void td_keyboard_press (const char *keys);

/* td_keyboard_run: a whole command of xdotool, which must succeed, for what is not a key to a
 * window of the program
 * @arguments: NULL-terminated, "xdotool" first */
void td_keyboard_run (const char *const *arguments);

/* td_keyboard_send: the keys of an ASCII text, whatever comes of them */
void td_keyboard_send (const char *text);

/* td_keyboard_type: types into the focused entry or text view and waits until the text is there;
 * what is not ASCII comes from the clipboard with Ctrl+V */
void td_keyboard_type (const char *text);

/* td_keyboard_wait_window: waits until the newest window of the program is of @type and has the
 * input focus
 *
 * Returns: (transfer none): the window */
GtkWidget *td_keyboard_wait_window (GType type);

/* td_keyboard_wait_field: waits until the focus is in the TdField of that name; fails, telling
 * where the focus is, if it does not come there */
void td_keyboard_wait_field (const char *field);

/* td_keyboard_tab_to: presses Tab until the focus is in the TdField of that name, at most @most
 * times */
void td_keyboard_tab_to (const char *field, guint most);

/* td_keyboard_choose: in the focused drop-down: opens it, goes down or up to the item that is named
 * @name, takes it, and waits until it is chosen */
void td_keyboard_choose (const char *name);

/* td_keyboard_choose_unit: in the focused chooser: types @words and takes the first hit, which must
 * be the unit named @name */
void td_keyboard_choose_unit (const char *words, const char *name);

/* td_keyboard_point: not a key: the mouse is moved to a place of @widget */
void td_keyboard_point (GtkWidget *widget, double x, double y);

/* td_keyboard_click: not a key: a click of the mouse at a place of @widget */
void td_keyboard_click (GtkWidget *widget, double x, double y);

/* td_keyboard_get_focus: (transfer none) (nullable): the focused widget of the active window */
GtkWidget *td_keyboard_get_focus (void);

/* td_keyboard_describe_focus: (transfer full): for the message of a failed wait */
char *td_keyboard_describe_focus (void);

/* TD_KEYBOARD_UNTIL: TD_TEST_PUMP_UNTIL () that tells where the focus is when it fails */
#define TD_KEYBOARD_UNTIL(condition)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    TdTestPump *td_pump = td_test_pump_start ();                                                   \
    while (!(condition) && td_test_pump_turn (td_pump))                                            \
      ;                                                                                            \
    if (!td_test_pump_end (td_pump) && !(condition))                                               \
      {                                                                                            \
        g_autofree char *td_where = td_keyboard_describe_focus ();                                 \
        g_error ("%s:%d: waited in vain for: %s; %s", __FILE__, __LINE__, #condition, td_where);   \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
