#pragma once

#include <gtk/gtk.h>

#include "app/dialogs/td-subject-view.h"
#include "store/td-unit-record.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_AWARDS (td_unit_awards_get_type ())

/* TdUnitAwards: the awards of a unit: what it was given itself, as a collective, and what was given
 * to people and collectives under it, with or without the units below, by year. */
G_DECLARE_FINAL_TYPE (TdUnitAwards, td_unit_awards, TD, UNIT_AWARDS, GtkWidget)

/* td_unit_awards_new: @message: see td_subject_view_new () */
GtkWidget *td_unit_awards_new (TdBook *book, gint64 unit_id, TdMessageBar *message);

/* td_unit_awards_show: @record: its years; the lists follow the book themselves */
gboolean td_unit_awards_show (TdUnitAwards *self, const TdUnitRecord *record, GError **error);

/* td_unit_awards_set_active: an inactive tab keeps no rows */
void td_unit_awards_set_active (TdUnitAwards *self, gboolean active);

/* td_unit_awards_get_subject_view: (transfer none) */
TdSubjectView *td_unit_awards_get_subject_view (TdUnitAwards *self);

/* td_unit_awards_focus: into the list on show */
void td_unit_awards_focus (TdUnitAwards *self);

G_END_DECLS
