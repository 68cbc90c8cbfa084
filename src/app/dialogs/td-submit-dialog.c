#include "app/dialogs/td-submit-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "base/td-text.h"
#include "report/td-report-comparison.h"

#define SUBMITTED_ON "submitted-on"
#define SUBMITTED_BY "submitted-by"

struct _TdSubmitDialog
{
  TdEditor parent_instance;

  TdReportRequest request;
  GPtrArray *reports;

  TdMessageBar *errors;
  GtkWidget *form;
  GtkLabel *what;
  TdDateEntry *on;
  GtkEditable *by;
  GtkEditable *note;
};

G_DEFINE_FINAL_TYPE (TdSubmitDialog, td_submit_dialog, TD_TYPE_EDITOR)

/* What is given to the writer thread. */
typedef struct
{
  TdReportRequest request;
  GPtrArray *reports;
  TdDate on;
  char *by;
  char *note;
} Draft;

static void
draft_free (Draft *self)
{
  g_ptr_array_unref (self->reports);
  g_free (self->by);
  g_free (self->note);
  g_free (self);
}

/* What is proposed may be handed in as it is. */
static gboolean
is_changed (TdEditor *editor)
{
  return TRUE;
}

/* Nothing is lost by leaving that is not proposed again. */
static void
keep (TdEditor *editor)
{
}

static char *
describe_unsaved (TdEditor *editor)
{
  return g_strdup (_ ("The reports are not handed in."));
}

static gboolean
check (TdEditor *editor, gboolean next)
{
  TdSubmitDialog *self = TD_SUBMIT_DIALOG (editor);
  g_autoptr (GPtrArray) problems = td_problems_new ();
  TdDate on = TD_DATE_NONE;
  TdField *first;

  td_date_entry_collect (self->on, SUBMITTED_ON, &on, problems);
  if (problems->len == 0 && !td_date_is_set (on))
    td_problems_add (problems, TD_SEVERITY_ERROR, SUBMITTED_ON, -1, "%s",
                     _ ("Enter the day on which the reports are handed in."));
  if (td_date_is_set (on) && td_date_compare (on, self->request.period.from) < 0)
    td_problems_add (problems, TD_SEVERITY_ERROR, SUBMITTED_ON, -1, "%s",
                     _ ("The reports cannot be handed in before their period begins."));
  if (td_text_is_blank (gtk_editable_get_text (self->by)))
    td_problems_add (problems, TD_SEVERITY_ERROR, SUBMITTED_BY, -1, "%s",
                     _ ("Enter who hands them in."));
  first = td_form_show_problems (self->form, problems);
  if (first != NULL)
    td_field_grab_focus (first);

  return first == NULL;
}

static gboolean
write_cb (TdDb *db, const TdCatalogue *catalogue, gpointer data, GError **error)
{
  const Draft *draft = data;
  g_autoptr (TdSubmission) submission = td_report_make_submission (
      db, &draft->request, draft->reports, draft->on, draft->by, error);

  if (submission == NULL)
    return FALSE;
  td_text_set (&submission->note, draft->note);

  return td_submission_save (db, submission, error);
}

static void
begin_save (TdEditor *editor, TdEditorSave *save)
{
  TdSubmitDialog *self = TD_SUBMIT_DIALOG (editor);
  Draft *draft = g_new0 (Draft, 1);
  g_autofree char *label = td_period_to_label (&self->request.period);

  draft->request = self->request;
  draft->reports = g_ptr_array_ref (self->reports);
  td_date_entry_get_date (self->on, &draft->on, NULL);
  draft->by = g_strdup (gtk_editable_get_text (self->by));
  draft->note = g_strdup (gtk_editable_get_text (self->note));
  save->label = g_strdup_printf (_ ("Handed in the reports, %s"), label);
  save->write = write_cb;
  save->draft = draft;
  save->draft_free = (GDestroyNotify) draft_free;
}

static void
td_submit_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TD_TYPE_SUBMIT_DIALOG);

  G_OBJECT_CLASS (td_submit_dialog_parent_class)->dispose (object);
}

static void
td_submit_dialog_finalize (GObject *object)
{
  g_clear_pointer (&TD_SUBMIT_DIALOG (object)->reports, g_ptr_array_unref);

  G_OBJECT_CLASS (td_submit_dialog_parent_class)->finalize (object);
}

static void
td_submit_dialog_class_init (TdSubmitDialogClass *klass)
{
  TdEditorClass *editor_class = TD_EDITOR_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_submit_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = td_submit_dialog_finalize;
  editor_class->is_changed = is_changed;
  editor_class->keep = keep;
  editor_class->describe_unsaved = describe_unsaved;
  editor_class->check = check;
  editor_class->begin_save = begin_save;

  g_type_ensure (TD_TYPE_DATE_ENTRY);
  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_MESSAGE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-submit-dialog.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdSubmitDialog, child)
  BIND (errors);
  BIND (form);
  BIND (what);
  BIND (on);
  BIND (by);
  BIND (note);
#undef BIND
}

static void
td_submit_dialog_init (TdSubmitDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
td_submit_dialog_new (GtkWindow *parent,
                      TdBook *book,
                      const TdReportRequest *request,
                      GPtrArray *reports)
{
  TdSubmitDialog *self = g_object_new (TD_TYPE_SUBMIT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *label = td_period_to_label (&request->period);
  g_autofree char *user = td_submission_guess_user ();
  g_autofree char *what = g_strdup_printf (
      ngettext ("The %u report of %s is kept as it is now. What is changed in the book later "
                "does not change it, and is told here.",
                "The %u reports of %s are kept as they are now. What is changed in the book later "
                "does not change them, and is told here.",
                reports->len),
      reports->len, label);

  td_editor_init_book (TD_EDITOR (self), book, self->errors);
  self->request = *request;
  self->reports = g_ptr_array_ref (reports);
  gtk_label_set_text (self->what, what);
  td_date_entry_set_date (self->on, td_date_today ());
  gtk_editable_set_text (self->by, user);

  return GTK_WIDGET (self);
}
