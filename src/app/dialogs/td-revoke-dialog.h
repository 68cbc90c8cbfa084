#pragma once

#include <gtk/gtk.h>

#include "domain/td-award.h"

G_BEGIN_DECLS

/* TdRevokeDone: the day and the reason that were entered; the day is not set if the award is to be
 * valid again */
typedef void (*TdRevokeDone) (TdDate revoked_on, const char *reason, gpointer user_data);

/* td_revoke_dialog_show: asks when and why @award was revoked. Awards that a report has counted are
 * not removed. @done is called unless the dialog is left; it must not outlive @parent. */
void td_revoke_dialog_show (GtkWindow *parent,
                            const TdAward *award,
                            TdRevokeDone done,
                            gpointer user_data);

G_END_DECLS
