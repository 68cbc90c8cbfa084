#pragma once

#include <gtk/gtk.h>

#include "app/widgets/td-message-bar.h"
#include "store/td-subject-store.h"

G_BEGIN_DECLS

#define TD_TYPE_SUBJECT_VIEW (td_subject_view_get_type ())

/* TdSubjectView: what a person or a collective was ever awarded, by year, with the counts above.
 * A row opens its decision. Of a long history the latest awards are listed, and a button under them
 * lists more. Reads when it is told to: who shows it follows the book. */
G_DECLARE_FINAL_TYPE (TdSubjectView, td_subject_view, TD, SUBJECT_VIEW, GtkWidget)

/* td_subject_view_new:
 * @message: (transfer none): where to say what became of an export; must outlive the view */
GtkWidget *td_subject_view_new (TdBook *book, TdSubject subject, TdMessageBar *message);

/* td_subject_view_load: reads the awards again
 * @name: of the subject today */
gboolean td_subject_view_load (TdSubjectView *self, const char *name, GError **error);

/* td_subject_view_get_n_awards: revoked ones included */
guint td_subject_view_get_n_awards (TdSubjectView *self);

/* td_subject_view_focus: into the list, if it has rows */
void td_subject_view_focus (TdSubjectView *self);

/* td_subject_view_choose_export: asks for a file and writes report B10 */
void td_subject_view_choose_export (TdSubjectView *self);

/* td_subject_view_export: writes report B10 to @path. Nothing is done while one is being written.
 */
void td_subject_view_export (TdSubjectView *self, const char *path);

G_END_DECLS
