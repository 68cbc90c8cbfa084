#include "app/td-records.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-decision-editor.h"
#include "app/dialogs/td-record-editor.h"
#include "app/dialogs/td-subject-window.h"
#include "app/td-window.h"
#include "store/td-decision-store.h"
#include "store/td-subject-store.h"

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

/* The main window and not the one that @widget is in, which may be closed first: what is saved is
 * told by the main window. */
static GtkWindow *
get_parent (GtkWidget *widget)
{
  TdWindow *window = td_window_get_for (widget);

  return window != NULL ? GTK_WINDOW (window) : GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
open_decision (GtkWidget *widget, TdBook *book, gint64 decision_id, gint64 award_id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *editor
      = td_decision_editor_new (get_parent (widget), book, decision_id, award_id, &error);

  present (widget, editor, error);
}

void
td_records_open_draft (GtkWidget *widget, TdBook *book, gint64 draft_id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *editor
      = td_decision_editor_new_for_draft (get_parent (widget), book, draft_id, &error);

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

void
td_records_open_record (GtkWidget *widget, TdBook *book, TdRecordKind kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *editor = td_record_editor_new (get_parent (widget), book, kind, id, &error);

  present (widget, editor, error);
}

void
td_records_open_new_record (GtkWidget *widget, TdBook *book, TdRecord *record)
{
  present (widget, td_record_editor_new_for (get_parent (widget), book, record), NULL);
}

/* --- Histories -------------------------------------------------------------------------------- */

/* (nullable) (transfer none): the window of that person or unit, if there is one */
static GtkWindow *
find_window (TdBook *book, TdSubject subject)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (subject.person_id != 0
              ? TD_IS_SUBJECT_WINDOW (window)
                    && td_subject_window_is_of (TD_SUBJECT_WINDOW (window), book, subject.person_id)
              : TD_IS_UNIT_WINDOW (window)
                    && td_unit_window_is_of (TD_UNIT_WINDOW (window), book, subject.unit_id))
        return window;
    }

  return NULL;
}

/* (nullable): the unit's window, presented */
static GtkWindow *
open_unit (GtkWidget *widget, TdBook *book, gint64 unit_id)
{
  GtkWindow *open = find_window (book, TD_SUBJECT_UNIT (unit_id));
  g_autoptr (GError) error = NULL;

  if (open == NULL)
    open = (GtkWindow *) td_unit_window_new (get_parent (widget), book, unit_id, &error);
  present (widget, GTK_WIDGET (open), error);

  return open;
}

void
td_records_open_unit (GtkWidget *widget, TdBook *book, gint64 unit_id)
{
  open_unit (widget, book, unit_id);
}

void
td_records_open_unit_tab (GtkWidget *widget, TdBook *book, gint64 unit_id, TdUnitTab tab)
{
  GtkWindow *open = open_unit (widget, book, unit_id);

  if (open != NULL)
    td_unit_window_show_tab (TD_UNIT_WINDOW (open), tab);
}

void
td_records_open_history (GtkWidget *widget, TdBook *book, TdSubject subject)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *open;

  if (subject.unit_id != 0)
    {
      td_records_open_unit_tab (widget, book, subject.unit_id, TD_UNIT_TAB_AWARDS);
      return;
    }

  open = find_window (book, subject);
  if (open == NULL)
    open = (GtkWindow *) td_subject_window_new (get_parent (widget), book, subject.person_id,
                                                &error);
  present (widget, GTK_WIDGET (open), error);
}

void
td_records_open_history_of_award (GtkWidget *widget, TdBook *book, gint64 award_id)
{
  TdWindow *window = td_window_get_for (widget);
  g_autoptr (GError) error = NULL;
  TdSubject subject = { 0 };

  if (award_id != 0
      && !td_subject_find_by_award (td_book_get_reader (book), award_id, &subject, &error))
    {
      if (window != NULL)
        td_window_show_error (window, error);
      return;
    }
  if (td_subject_is_set (subject))
    td_records_open_history (widget, book, subject);
  else if (window != NULL)
    td_window_show_note (window,
                         award_id == 0 ? _ ("Mark one award first.")
                                       : _ ("This recipient is neither a person nor a unit of the "
                                            "book: there is no history."),
                         FALSE);
}
