#pragma once

#include <gtk/gtk.h>

#include "store/td-query.h"

G_BEGIN_DECLS

/* td_record_columns_add: adds the columns of @kind that the window shows. Their cells are
 * GtkInscriptions of one line (half the cost of labels when a list is scrolled); rows are
 * immutable, so that a cell is filled once when it is bound and listens to nothing. */
void td_record_columns_add (GtkColumnView *view, TdListKind kind);

/* td_record_columns_get_sort:
 * @descending: (out)
 *
 * GTK 4.8 does not tell which heading was clicked. The columns' sorters order nothing, but answer
 * one question about the view's sorter, that comes to the primary column first.
 *
 * Returns: the index in td_list_get_columns (), -1 if no heading is the one to sort by */
int td_record_columns_get_sort (GtkColumnView *view, gboolean *descending);

/* td_record_columns_create_cell: (transfer floating): a GtkInscription of one line, aligned as its
 * kind asks; text that is cut is a tooltip */
GtkWidget *td_record_columns_create_cell (TdColumnKind kind);

/* td_record_columns_format_cell: (transfer full): a cell's text as it is shown: dates "12/06/2026",
 * money "1.800.000", a flag "✓" */
char *td_record_columns_format_cell (TdColumnKind kind, const char *cell);

G_END_DECLS
