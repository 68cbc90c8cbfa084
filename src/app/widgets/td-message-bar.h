#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_MESSAGE_BAR (td_message_bar_get_type ())

/* TdMessageBar: one sentence across the top of a window or an editor: what went wrong and what to
 * do. It stays until it is closed or replaced, and takes no focus away from what is being typed. */
G_DECLARE_FINAL_TYPE (TdMessageBar, td_message_bar, TD, MESSAGE_BAR, GtkWidget)

GtkWidget *td_message_bar_new (void);

/* td_message_bar_show:
 * @type: GTK_MESSAGE_ERROR, _WARNING or _INFO; told by an icon and a word, not by colour alone
 * @sentence: (nullable): NULL hides the bar */
void td_message_bar_show (TdMessageBar *self, GtkMessageType type, const char *sentence);

/* td_message_bar_show_error: shows td_error_to_sentence (); a cancelled operation shows nothing */
void td_message_bar_show_error (TdMessageBar *self, const GError *error);

/* td_message_bar_hide: */
void td_message_bar_hide (TdMessageBar *self);

/* td_message_bar_get_text: (nullable): the sentence on show, NULL if there is none */
const char *td_message_bar_get_text (TdMessageBar *self);

/* td_error_to_sentence:
 *
 * Messages of TD_ERROR are sentences for the clerk already; those of other domains come from the
 * system, and are put after a sentence that says what to do.
 *
 * Returns: (transfer full) (nullable): NULL for a cancelled operation */
char *td_error_to_sentence (const GError *error);

G_END_DECLS
