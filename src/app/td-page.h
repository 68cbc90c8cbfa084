#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TD_TYPE_PAGE (td_page_get_type ())

/* TdPage: what the window asks of a page in its stack. A page is a GtkWidget, made with its book
 * when it is shown for the first time (see td-pages.c, which lists the pages) and kept from then
 * on; all functions but set_active are optional. */
G_DECLARE_INTERFACE (TdPage, td_page, TD, PAGE, GtkWidget)

struct _TdPageInterface
{
  GTypeInterface parent_iface;

  /* The label of the window's primary button with a mnemonic ("_New unit"), NULL for a page on
   * which nothing is entered. */
  const char *(*get_new_label) (TdPage *self);

  /* Ctrl+N and the primary button. */
  void (*new_record) (TdPage *self);

  /* Ctrl+F. */
  void (*focus_filter) (TdPage *self);

  /* F5. */
  void (*refresh) (TdPage *self);

  /* Ctrl+I: all that the marked recipient or unit was ever awarded. */
  void (*show_history) (TdPage *self);

  /* A page that is not shown lets its models go: GTK keeps about 205 rows of widgets alive for each
   * list, seen or not. */
  void (*set_active) (TdPage *self, gboolean active);
};

const char *td_page_get_new_label (TdPage *self);
void td_page_new_record (TdPage *self);
void td_page_focus_filter (TdPage *self);
void td_page_refresh (TdPage *self);
void td_page_show_history (TdPage *self);
void td_page_set_active (TdPage *self, gboolean active);

/* td_page_notify_new_label: to be called by a page when its label changed, e.g. because another of
 * its tabs is shown; the window listens to the signal "new-label-changed" */
void td_page_notify_new_label (TdPage *self);

G_END_DECLS
