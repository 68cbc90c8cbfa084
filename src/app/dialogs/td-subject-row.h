#pragma once

#include <gtk/gtk.h>

#include "store/td-subject-store.h"

G_BEGIN_DECLS

/* What stands in a TdSubjectWindow: an award of the subject, and the line above those of a year. */

/* td_subject_row_new:
 * @name: of the subject today: another one in the award is shown
 * @level: short name of the deciding level
 *
 * A revoked award is struck through and says when and why.
 *
 * Returns: (transfer floating): a GtkListBoxRow */
GtkWidget *td_subject_row_new (const TdSubjectAward *award, const char *name, const char *level);

gint64 td_subject_row_get_award_id (GtkListBoxRow *self);
int td_subject_row_get_year (GtkListBoxRow *self);

/* td_subject_row_create_year: (transfer floating): "2026 · 2 awards · 1.520.000 đ"; revoked ones
 * are not counted
 * @n: awards that hold; @bonus: their đồng */
GtkWidget *td_subject_row_create_year (int year, guint n, gint64 bonus);

G_END_DECLS
