#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_CHOOSER (td_unit_chooser_get_type ())

/* TdUnitChooser: an entry in which a unit is found by words of its name, short name or code, with
 * or without marks; the hits are in a popover that Down goes into while the focus stays in the
 * entry. Enter or Tab takes the marked hit, Esc closes the popover and leaves what is typed.
 *
 * Implements TdControl. Property: unit-id (int64, 0 for none). Signal: changed (TdUnitChooser *),
 * when the chosen unit or the typed text changed. */
G_DECLARE_FINAL_TYPE (TdUnitChooser, td_unit_chooser, TD, UNIT_CHOOSER, GtkWidget)

GtkWidget *td_unit_chooser_new (void);

/* td_unit_chooser_set_book: needed before anything else; searches on the book's reader */
void td_unit_chooser_set_book (TdUnitChooser *self, TdBook *book);

/* td_unit_chooser_set_date: units open on that day come first; TD_DATE_NONE for no preference */
void td_unit_chooser_set_date (TdUnitChooser *self, TdDate on);

/* td_unit_chooser_get_unit:
 * @unit_id: (out): 0 for a blank entry
 *
 * Returns: FALSE with TD_ERROR_NOT_FOUND and a sentence if text was typed and no unit was chosen */
gboolean td_unit_chooser_get_unit (TdUnitChooser *self, gint64 *unit_id, GError **error);

gint64 td_unit_chooser_get_unit_id (TdUnitChooser *self);

/* td_unit_chooser_set_unit_id: 0 empties it */
void td_unit_chooser_set_unit_id (TdUnitChooser *self, gint64 unit_id);

const char *td_unit_chooser_get_text (TdUnitChooser *self);

G_END_DECLS
