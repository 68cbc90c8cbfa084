#pragma once

#include <gtk/gtk.h>

#include "app/td-page.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_WINDOW (td_window_get_type ())

/* TdWindow: the main window over one book: navigation, pages, and the place where the clerk is told
 * what happened.
 *
 * Actions: win.undo, win.redo, win.new, win.filter, win.refresh, win.show-history, win.show-page
 * (s), win.continue-draft, win.show-help-overlay */
G_DECLARE_FINAL_TYPE (TdWindow, td_window, TD, WINDOW, GtkApplicationWindow)

/* td_window_new: the page of the last time is shown */
GtkWidget *td_window_new (GtkApplication *application, TdBook *book);

/* td_window_get_for: (nullable): the main window that @widget is in, or that the editor it is in
 * belongs to (is transient for) */
TdWindow *td_window_get_for (GtkWidget *widget);

TdBook *td_window_get_book (TdWindow *self);

/* td_window_show_page:
 * @name: see td-pages.c
 *
 * Makes the page if it was not shown before.
 *
 * Returns: (transfer none) (nullable): the page, NULL if there is none of that name */
TdPage *td_window_show_page (TdWindow *self, const char *name);

/* td_window_get_page: (nullable): the page on show */
TdPage *td_window_get_page (TdWindow *self);

/* td_window_show_note:
 * @sentence: what was done: "Đã thêm đơn vị CĐCS Trường …"
 * @offer_undo: whether the note has a button that undoes the last change of the book
 *
 * A short note over the page that goes by itself. */
void td_window_show_note (TdWindow *self, const char *sentence, gboolean offer_undo);

/* td_window_show_error: a sentence across the top that stays until it is closed or replaced. For
 * what went wrong on a page; an editor keeps what was typed and shows its errors itself. */
void td_window_show_error (TdWindow *self, const GError *error);

G_END_DECLS
