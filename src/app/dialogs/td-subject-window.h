#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_SUBJECT_WINDOW (td_subject_window_get_type ())

/* TdSubjectWindow: one person: who it is today, and all that it was ever awarded, by year. It
 * follows the book: what is saved or undone elsewhere is shown at once. A unit has a TdUnitWindow.
 *
 * Enter or a double click opens the decision of an award with the award marked. Actions:
 * subject.edit (F2), subject.export (Ctrl+E, report B10), window.close (Esc) */
G_DECLARE_FINAL_TYPE (TdSubjectWindow, td_subject_window, TD, SUBJECT_WINDOW, GtkWindow)

/* td_subject_window_new:
 *
 * Returns: (transfer floating) (nullable): NULL with TD_ERROR_NOT_FOUND; to be presented */
GtkWidget *
td_subject_window_new (GtkWindow *parent, TdBook *book, gint64 person_id, GError **error);

/* td_subject_window_is_of: whether it shows the person @person_id of @book */
gboolean td_subject_window_is_of (TdSubjectWindow *self, TdBook *book, gint64 person_id);

/* td_subject_window_export: writes report B10 of the person to @path, and says so when it is done
 */
void td_subject_window_export (TdSubjectWindow *self, const char *path);

G_END_DECLS
