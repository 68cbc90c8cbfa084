#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_UNIT_WINDOW (td_unit_window_get_type ())

typedef enum
{
  TD_UNIT_TAB_OVERVIEW,
  TD_UNIT_TAB_FIGURES,
  TD_UNIT_TAB_AWARDS,
  TD_UNIT_TAB_CAMPAIGNS,
  TD_UNIT_TAB_DOCUMENTS,
  TD_UNIT_TAB_REPORTS,
  TD_UNIT_N_TABS,
} TdUnitTab;

/* TdUnitWindow: everything about one unit: what it is and what happened to it, its figures, awards,
 * campaigns, documents and reports, a tab each. It follows the book: what is saved or undone
 * elsewhere is shown at once. What takes longer to read comes a moment after the window.
 *
 * Alt+1 … Alt+6 and Ctrl+Page Up/Down change the tab. Actions: unit.edit (F2), unit.export (Ctrl+E,
 * report B10), unit.show-tab (i), window.close (Esc) */
G_DECLARE_FINAL_TYPE (TdUnitWindow, td_unit_window, TD, UNIT_WINDOW, GtkWindow)

/* td_unit_window_new:
 *
 * Returns: (transfer floating) (nullable): NULL with TD_ERROR_NOT_FOUND; to be presented */
GtkWidget *td_unit_window_new (GtkWindow *parent, TdBook *book, gint64 unit_id, GError **error);

/* td_unit_window_is_of: whether it shows the unit @unit_id of @book */
gboolean td_unit_window_is_of (TdUnitWindow *self, TdBook *book, gint64 unit_id);

void td_unit_window_show_tab (TdUnitWindow *self, TdUnitTab tab);
TdUnitTab td_unit_window_get_tab (TdUnitWindow *self);

/* td_unit_window_is_loading: whether something is still being read */
gboolean td_unit_window_is_loading (TdUnitWindow *self);

G_END_DECLS
