#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an input method composes. Vietnamese is typed with one: while "Châu" is being typed, the
 * syllable is shown at the caret but is not in the text of the entry, and no "changed" comes, until
 * a space, Enter, Tab or a loss of the focus commits it. A search that looked at the text alone
 * would always be a word behind.
 *
 * A key that is to see the committed text must be handled after the input method: in the bubble
 * phase of a GtkText or of what contains it, not in the capture phase. */

/* td_composition_watch:
 * @editable: a GtkText, or an entry around one
 * @changed: called with @object whenever what is composed changes, and not for changes of the text
 *   itself, which have their own signal; not called any more when @object is gone
 *
 * From now on a composition takes the place of a selection as soon as it begins, as any letter does
 * (GTK keeps the old text beside the new until the syllable is committed). */
void td_composition_watch (GtkEditable *editable, GCallback changed, gpointer object);

/* td_composition_get_text: the text with what is composed at the caret, of a watched editable
 *
 * Returns: (transfer full) */
char *td_composition_get_text (GtkEditable *editable);

G_END_DECLS
