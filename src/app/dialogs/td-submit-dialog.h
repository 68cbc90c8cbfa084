#pragma once

#include "app/dialogs/td-editor.h"
#include "report/td-report.h"

G_BEGIN_DECLS

#define TD_TYPE_SUBMIT_DIALOG (td_submit_dialog_get_type ())

/* TdSubmitDialog: asks who hands the reports of a period in, and on which day; they are kept as
 * they are ("chốt báo cáo") and can be taken back by undo like every change. */
G_DECLARE_FINAL_TYPE (TdSubmitDialog, td_submit_dialog, TD, SUBMIT_DIALOG, TdEditor)

/* td_submit_dialog_new: @reports: (element-type TdReport): of @request; a reference is kept */
GtkWidget *td_submit_dialog_new (GtkWindow *parent,
                                 TdBook *book,
                                 const TdReportRequest *request,
                                 GPtrArray *reports);

G_END_DECLS
