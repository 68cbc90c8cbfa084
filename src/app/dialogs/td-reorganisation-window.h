#pragma once

#include <gtk/gtk.h>

#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_REORGANISATION_WINDOW (td_reorganisation_window_get_type ())

/* TdReorganisationWindow: the reorganisations that were carried out, the latest first; Enter opens
 * one (TdReorganisationView). */
G_DECLARE_FINAL_TYPE (
    TdReorganisationWindow, td_reorganisation_window, TD, REORGANISATION_WINDOW, GtkWindow)

GtkWidget *td_reorganisation_window_new (GtkWindow *parent, TdBook *book);

G_END_DECLS
