/* Every template builds: its types, children, callbacks and properties are there. What
 * gtk4-builder-tool validate checks, which knows neither our types nor our callbacks. */

#include "td-ui-test.h"

#include "app/td-welcome.h"
#include "app/td-window.h"
#include "app/dialogs/td-campaign-editor.h"
#include "app/dialogs/td-campaign-sheet-editor.h"
#include "app/dialogs/td-cluster-editor.h"
#include "app/dialogs/td-cluster-window.h"
#include "app/dialogs/td-decision-editor.h"
#include "app/dialogs/td-figure-editor.h"
#include "app/dialogs/td-differences-window.h"
#include "app/dialogs/td-narrative-window.h"
#include "app/dialogs/td-person-editor.h"
#include "app/dialogs/td-record-editor.h"
#include "app/dialogs/td-reorganisation-editor.h"
#include "app/dialogs/td-reorganisation-view.h"
#include "app/dialogs/td-reorganisation-window.h"
#include "app/dialogs/td-score-editor.h"
#include "app/dialogs/td-score-sheet-editor.h"
#include "app/dialogs/td-subject-view.h"
#include "app/dialogs/td-subject-window.h"
#include "app/dialogs/td-submit-dialog.h"
#include "app/dialogs/td-unit-double-window.h"
#include "app/dialogs/td-unit-editor.h"
#include "app/dialogs/td-unit-window.h"
#include "app/pages/td-overview-page.h"
#include "app/pages/td-report-page.h"
#include "app/widgets/td-attachment-bar.h"
#include "app/widgets/td-draft-bar.h"
#include "app/widgets/td-job-bar.h"
#include "app/widgets/td-period-chooser.h"
#include "app/widgets/td-record-view.h"

#define FOLDER "/vn/thidua/ThiDua/ui/"

/* "TdWindow" of <template class="TdWindow" …>. */
static char *
read_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("<template class=\"(\\w+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_regex_match (regex, text, 0, &match);

  return g_match_info_fetch (match, 1);
}

static void
test_template (gconstpointer data)
{
  g_autofree char *class_name = read_class (data);
  GType type = g_type_from_name (class_name);
  GtkWidget *widget;

  if (type == G_TYPE_INVALID)
    g_error ("%s: name the type %s in main () of this test", (const char *) data, class_name);

  /* Anything wrong in it is a warning or a critical, which ends a test. */
  widget = g_object_ref_sink (g_object_new (type, NULL));
  g_assert_nonnull (gtk_widget_get_first_child (widget));
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_assert_finalize_object (widget);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) names = NULL;

  td_ui_test_init (&argc, &argv);
  g_type_ensure (TD_TYPE_ATTACHMENT_BAR);
  g_type_ensure (TD_TYPE_FIGURE_EDITOR);
  g_type_ensure (TD_TYPE_PERIOD_CHOOSER);
  g_type_ensure (TD_TYPE_UNIT_DOUBLE_WINDOW);
  g_type_ensure (TD_TYPE_REORGANISATION_EDITOR);
  g_type_ensure (TD_TYPE_REORGANISATION_VIEW);
  g_type_ensure (TD_TYPE_REORGANISATION_WINDOW);
  g_type_ensure (TD_TYPE_CAMPAIGN_EDITOR);
  g_type_ensure (TD_TYPE_CAMPAIGN_SHEET_EDITOR);
  g_type_ensure (TD_TYPE_RECORD_EDITOR);
  g_type_ensure (TD_TYPE_CLUSTER_EDITOR);
  g_type_ensure (TD_TYPE_CLUSTER_WINDOW);
  g_type_ensure (TD_TYPE_DECISION_EDITOR);
  g_type_ensure (TD_TYPE_DIFFERENCES_WINDOW);
  g_type_ensure (TD_TYPE_DRAFT_BAR);
  g_type_ensure (TD_TYPE_JOB_BAR);
  g_type_ensure (TD_TYPE_NARRATIVE_WINDOW);
  g_type_ensure (TD_TYPE_OVERVIEW_PAGE);
  g_type_ensure (TD_TYPE_PERSON_EDITOR);
  g_type_ensure (TD_TYPE_RECORD_VIEW);
  g_type_ensure (TD_TYPE_REPORT_PAGE);
  g_type_ensure (TD_TYPE_SCORE_EDITOR);
  g_type_ensure (TD_TYPE_SCORE_SHEET_EDITOR);
  g_type_ensure (TD_TYPE_SUBJECT_VIEW);
  g_type_ensure (TD_TYPE_SUBJECT_WINDOW);
  g_type_ensure (TD_TYPE_SUBMIT_DIALOG);
  g_type_ensure (TD_TYPE_UNIT_EDITOR);
  g_type_ensure (TD_TYPE_UNIT_WINDOW);
  g_type_ensure (TD_TYPE_WELCOME);
  g_type_ensure (TD_TYPE_WINDOW);

  names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/templates/", names[i], NULL);

      g_test_add_data_func_full (path, g_strconcat (FOLDER, names[i], NULL), test_template, g_free);
    }

  return g_test_run ();
}
