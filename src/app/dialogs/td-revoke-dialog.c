#include "app/dialogs/td-revoke-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "base/td-text.h"
#include "domain/td-decision.h"

enum
{
  RESPONSE_REVOKE = 1,
  RESPONSE_RESTORE,
};

typedef struct
{
  GtkWidget *form;
  TdDateEntry *date;
  GtkWidget *reason;
  TdRevokeDone done;
  gpointer user_data;
} Revoking;

/* TRUE if both are there. */
static gboolean
collect (Revoking *revoking, TdDate *date)
{
  g_autoptr (GPtrArray) problems = td_problems_new ();
  TdField *first;

  td_date_entry_collect (revoking->date, TD_AWARD_REVOKED, date, problems);
  if (problems->len == 0 && !td_date_is_set (*date))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_AWARD_REVOKED, -1, "%s",
                     _ ("Enter the day on which the award was revoked."));
  if (td_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (revoking->reason))))
    td_problems_add (problems, TD_SEVERITY_ERROR, "revoke-reason", -1, "%s",
                     _ ("Enter why the award was revoked."));
  first = td_form_show_problems (revoking->form, problems);
  if (first != NULL)
    td_field_grab_focus (first);

  return first == NULL;
}

static void
response_cb (GtkDialog *dialog, int response, Revoking *revoking)
{
  TdDate date = TD_DATE_NONE;

  if (response == RESPONSE_REVOKE)
    {
      if (!collect (revoking, &date))
        return;
      revoking->done (date, gtk_editable_get_text (GTK_EDITABLE (revoking->reason)),
                      revoking->user_data);
    }
  else if (response == RESPONSE_RESTORE)
    revoking->done (TD_DATE_NONE, "", revoking->user_data);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
create_form (Revoking *revoking, const TdAward *award)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autofree char *sentence
      = g_strdup_printf (_ ("The award of “%s” stays in the book with the day and the reason, so "
                            "that earlier reports stay explained."),
                         award->name);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 56);
  revoking->date = TD_DATE_ENTRY (td_date_entry_new ());
  td_date_entry_set_date (revoking->date, award->revoked_on);
  revoking->reason = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (revoking->reason), award->revoke_reason);
  gtk_entry_set_activates_default (GTK_ENTRY (revoking->reason), TRUE);
  gtk_box_append (GTK_BOX (form), label);
  gtk_box_append (GTK_BOX (form),
                  td_field_new (TD_AWARD_REVOKED, _ ("Revoked _on"), GTK_WIDGET (revoking->date)));
  gtk_box_append (GTK_BOX (form), td_field_new ("revoke-reason", _ ("_Reason"), revoking->reason));
  gtk_widget_set_margin_start (form, 16);
  gtk_widget_set_margin_end (form, 16);
  gtk_widget_set_margin_top (form, 16);
  gtk_widget_set_margin_bottom (form, 16);

  return form;
}

void
td_revoke_dialog_show (GtkWindow *parent,
                       const TdAward *award,
                       TdRevokeDone done,
                       gpointer user_data)
{
  GtkWidget *dialog = gtk_dialog_new ();
  Revoking *revoking = g_new0 (Revoking, 1);

  revoking->done = done;
  revoking->user_data = user_data;
  revoking->form = create_form (revoking, award);
  gtk_window_set_title (GTK_WINDOW (dialog), _ ("Revoke the award"));
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_box_append (GTK_BOX (gtk_dialog_get_content_area (GTK_DIALOG (dialog))), revoking->form);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Keep it as it is"), GTK_RESPONSE_CANCEL);
  if (td_date_is_set (award->revoked_on))
    gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("It is _valid again"), RESPONSE_RESTORE);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Revoke"), RESPONSE_REVOKE);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_REVOKE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), revoking,
                         (GClosureNotify) (GCallback) g_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
