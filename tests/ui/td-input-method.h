#pragma once

#include "td-keyboard.h"

G_BEGIN_DECLS

/* Vietnamese as a clerk types it: key events from the X server through IBus and its engine Unikey,
 * which tests/ui/run-ibus starts, in Telex. What is composed is not in the text of an entry before
 * it is committed: by a space, by a key that is no letter, or when the focus leaves.
 *
 * While IBus's module for GTK waits for what the engine says to a key, it lets GTK handle the next
 * one, so that two keys that the engine does not want may change places when they come within a
 * millisecond. A test waits for what the first of them does. */

/* td_input_method_init: once, after td_ui_test_init () and before there is a window */
void td_input_method_init (void);

/* td_input_method_type: types the keys @telex ("Lai Chaau") into the focused widget, as soon as the
 * input method serves it: that begins a moment after the widget got the focus, and no test can type
 * as slowly as people do */
void td_input_method_type (const char *telex);

/* td_input_method_select_all: Ctrl+A in the focused entry. The input method sees it before GTK does
 * and does so on its own time: keys that came sooner would be composed first and dropped by it. */
void td_input_method_select_all (void);

/* td_input_method_wait_text: waits until @editable has the text @expected; fails with what is there
 * instead */
void td_input_method_wait_text (GtkEditable *editable, const char *expected);

/* td_input_method_check: types @telex, presses @keys (as td_keyboard_press ()) and waits for the
 * text */
void td_input_method_check (GtkEditable *editable,
                            const char *telex,
                            const char *keys,
                            const char *expected);

G_END_DECLS
