#pragma once

#include "report/td-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_NARRATIVE_WINDOW (td_narrative_window_get_type ())

/* TdNarrativeWindow: the draft of a report in words, made in a thread of its own. The clerk goes on
 * with it here, copies it, or saves it as a word processor's document. */
G_DECLARE_FINAL_TYPE (TdNarrativeWindow, td_narrative_window, TD, NARRATIVE_WINDOW, GtkWindow)

GtkWidget *
td_narrative_window_new (GtkWindow *parent, TdBook *book, const TdReportRequest *request);

/* td_narrative_window_export: what is in the window now, without asking where; a note or an error
 * follows */
void td_narrative_window_export (TdNarrativeWindow *self, const char *path);

G_END_DECLS
