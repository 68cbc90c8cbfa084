#pragma once

#include "td-keyboard.h"

G_BEGIN_DECLS

/* Vietnamese as a clerk types it: key events from the X server through IBus and its engine Unikey,
 * which tests/ui/run-ibus starts, in Telex. What is composed is not in the text of an entry before
 * it is committed: by a space, by a key that is no letter, or when the focus leaves. */

/* td_input_method_init: once, after td_ui_test_init () and before there is a window */
void td_input_method_init (void);

/* td_input_method_type: types the keys @telex ("Lai Chaau") into the focused widget, as soon as the
 * input method serves it: that begins a moment after the widget got the focus, and no test can type
 * as slowly as people do */
void td_input_method_type (const char *telex);

/* td_input_method_check: the same, then @keys (as td_keyboard_press ()), and waits until @editable
 * has the text @expected; fails with what is there instead */
void td_input_method_check (GtkEditable *editable,
                            const char *telex,
                            const char *keys,
                            const char *expected);

G_END_DECLS
