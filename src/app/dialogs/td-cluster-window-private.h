#pragma once

#include "app/dialogs/td-cluster-window.h"
#include "app/widgets/td-job-bar.h"
#include "app/widgets/td-message-bar.h"
#include "store/td-cluster-store.h"

G_BEGIN_DECLS

struct _TdClusterWindow
{
  GtkWindow parent_instance;

  TdBook *book;
  gint64 unit_id; /* whose scores are shown first, 0 for none */
  int year;
  GPtrArray *hits;  /* TdClusterHit of the year */
  gint64 marked_id; /* stays marked when the list is read again; 0 for the first one */
  int copied_from;  /* the year whose clusters can be copied, 0 for none */
  gboolean filling;

  TdMessageBar *errors;
  TdJobBar *progress;
  GtkDropDown *years;
  GtkButton *copy;
  GtkMenuButton *sheets;
  GtkListBox *list;
  GtkLabel *empty;
};

/* td_cluster_window_get_marked: (transfer none) (nullable) */
const TdClusterHit *td_cluster_window_get_marked (TdClusterWindow *self);

/* td_cluster_window_focus_list: to the marked row */
void td_cluster_window_focus_list (TdClusterWindow *self);

/* td_cluster_window_install_acts: the actions that change the book or write a file, which are in
 * td-cluster-window-acts.c */
void td_cluster_window_install_acts (GtkWidgetClass *widget_class);

G_END_DECLS
