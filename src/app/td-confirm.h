#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TdConfirmFunc: what was asked for is to be done; @widget and @data as given to td_confirm () */
typedef void (*TdConfirmFunc) (GtkWidget *widget, gpointer data);

/* td_confirm: asks before something that takes more away than it shows
 * @question: names the thing: "Remove the cluster “…”?"
 * @detail: what goes with it, and whether it can be undone
 * @keep, @verb: what the buttons are called, mnemonics included; Enter is @keep
 * @data: freed with @data_free when the question is answered
 *
 * Nothing is called if the answer is @keep, or if @widget is gone by then. */
void td_confirm (GtkWidget *widget,
                 const char *question,
                 const char *detail,
                 const char *keep,
                 const char *verb,
                 TdConfirmFunc func,
                 gpointer data,
                 GDestroyNotify data_free);

G_END_DECLS
