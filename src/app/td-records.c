#include "app/td-records.h"

#include "app/dialogs/td-decision-editor.h"
#include "app/td-window.h"
#include "store/td-decision-store.h"

/* @error: what @editor could not be made for */
static void
present (GtkWidget *widget, GtkWidget *editor, const GError *error)
{
  TdWindow *window = td_window_get_for (widget);

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
  else if (window != NULL)
    td_window_show_error (window, error);
}

static void
open_decision (GtkWidget *widget, TdBook *book, gint64 decision_id, gint64 award_id)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor
      = td_decision_editor_new (GTK_WINDOW (root), book, decision_id, award_id, &error);

  present (widget, editor, error);
}

void
td_records_open_draft (GtkWidget *widget, TdBook *book, gint64 draft_id)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_decision_editor_new_for_draft (GTK_WINDOW (root), book, draft_id, &error);

  present (widget, editor, error);
}

void
td_records_open_decision (GtkWidget *widget, TdBook *book, gint64 decision_id)
{
  open_decision (widget, book, decision_id, 0);
}

void
td_records_open_award (GtkWidget *widget, TdBook *book, gint64 award_id)
{
  g_autoptr (GError) error = NULL;
  gint64 decision_id = td_decision_find_by_award (td_book_get_reader (book), award_id, &error);
  TdWindow *window = td_window_get_for (widget);

  if (decision_id != 0)
    open_decision (widget, book, decision_id, award_id);
  else if (error != NULL && window != NULL)
    td_window_show_error (window, error);
}
