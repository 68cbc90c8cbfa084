#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_TEXT_AREA (td_text_area_get_type ())

/* TdTextArea: a text of several lines in a form. Tab leaves it, as every other field.
 *
 * Implements TdControl. Signal: changed (TdTextArea *), with each letter. */
G_DECLARE_FINAL_TYPE (TdTextArea, td_text_area, TD, TEXT_AREA, GtkWidget)

GtkWidget *td_text_area_new (void);

/* td_text_area_get_text: (transfer full) */
char *td_text_area_get_text (TdTextArea *self);
void td_text_area_set_text (TdTextArea *self, const char *text);

G_END_DECLS
