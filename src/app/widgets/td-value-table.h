#pragma once

#include <gtk/gtk.h>

#include "store/td-query.h"

G_BEGIN_DECLS

#define TD_TYPE_VALUE_TABLE (td_value_table_get_type ())

/* TdValueTable: a short table to be read, of what is in memory already, with a sentence in its
 * place while it is empty. Long lists of the book's records are TdRecordViews.
 *
 * Arrow keys move, Enter or a double click opens a row.
 *
 * Signals: activate (TdValueTable *, gint64 id), not for rows of id 0 */
G_DECLARE_FINAL_TYPE (TdValueTable, td_value_table, TD, VALUE_TABLE, GtkWidget)

/* TdValueColumn:
 * @title: translated
 * @kind: how cells are written and shown, see TdColumnKind; an empty cell is blank
 * @width: pixels; @expands: takes what room is left, @width is the least then */
typedef struct
{
  const char *title;
  TdColumnKind kind;
  int width;
  gboolean expands;
} TdValueColumn;

/* td_value_table_new:
 * @label: what it lists, for a screen reader
 * @columns: copied; their titles are, too
 * @empty: what belongs here and how it comes to be */
GtkWidget *td_value_table_new (const char *label,
                               const TdValueColumn *columns,
                               guint n_columns,
                               const char *empty);

/* td_value_table_clear, td_value_table_add, td_value_table_finish: fill it anew; the marked row is
 * marked again if there still is one of its id
 * @id: what "activate" tells
 * @is_muted: stepped back, as closed units are
 * @cells: as many as columns */
void td_value_table_clear (TdValueTable *self);
void
td_value_table_add (TdValueTable *self, gint64 id, gboolean is_muted, const char *const *cells);
void td_value_table_finish (TdValueTable *self);

/* td_value_table_get_marked: the id of the marked row, 0 for none */
gint64 td_value_table_get_marked (TdValueTable *self);

guint td_value_table_get_n_rows (TdValueTable *self);

G_END_DECLS
