#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_CLUSTER_WINDOW (td_cluster_window_get_type ())

/* TdClusterWindow: the emulation clusters of a year, and how far they are scored.
 *
 * Actions: clusters.score (Enter), clusters.new (Ctrl+N), clusters.edit (F2), clusters.remove
 * (Delete), clusters.copy (Ctrl+L), clusters.export (Ctrl+E), clusters.previous-year (Alt+Left),
 * clusters.next-year (Alt+Right), clusters.new-sheet, clusters.edit-sheet (x: its id) */
G_DECLARE_FINAL_TYPE (TdClusterWindow, td_cluster_window, TD, CLUSTER_WINDOW, GtkWindow)

/* td_cluster_window_new: @unit_id: the last cluster that it is in is marked, and its scores are the
 * first ones on show; 0 for the last year that has any */
GtkWidget *td_cluster_window_new (GtkWindow *parent, TdBook *book, gint64 unit_id);

/* td_cluster_window_export: writes the ranking and the score sheets of the marked cluster to @path
 */
void td_cluster_window_export (TdClusterWindow *self, const char *path);

G_END_DECLS
