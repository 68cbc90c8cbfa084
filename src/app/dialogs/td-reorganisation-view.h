#pragma once

#include "app/dialogs/td-editor.h"

G_BEGIN_DECLS

#define TD_TYPE_REORGANISATION_VIEW (td_reorganisation_view_get_type ())

/* TdReorganisationView: a reorganisation that was carried out: its heading, which can be corrected,
 * and what it did, which cannot. */
G_DECLARE_FINAL_TYPE (
    TdReorganisationView, td_reorganisation_view, TD, REORGANISATION_VIEW, TdEditor)

/* td_reorganisation_view_new: (nullable) */
GtkWidget *td_reorganisation_view_new (GtkWindow *parent, TdBook *book, gint64 id, GError **error);

G_END_DECLS
