#pragma once

#include <gtk/gtk.h>

#include "domain/td-reorganisation.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdUnitsChosenFunc:
 * @unit_ids: (element-type gint64): at least one
 * @target_id: 0 for none
 * @target_name: with @target_id 0: what was typed as the target and is no unit of the book, "" for
 *   nothing */
typedef void (*TdUnitsChosenFunc) (const GArray *unit_ids,
                                   TdReorganisationAction action,
                                   gint64 target_id,
                                   const char *target_name,
                                   gpointer user_data);

/* td_units_dialog_show: asks which of the units below a unit are to have one thing done to them
 * @on: the units open on that day are listed
 *
 * Returns: (transfer none): the dialog, which is on show */
GtkWidget *td_units_dialog_show (
    GtkWindow *parent, TdBook *book, TdDate on, TdUnitsChosenFunc chosen, gpointer user_data);

G_END_DECLS
