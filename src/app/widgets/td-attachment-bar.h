#pragma once

#include <gtk/gtk.h>

#include "domain/td-attachment.h"
#include "store/td-book.h"

G_BEGIN_DECLS

#define TD_TYPE_ATTACHMENT_BAR (td_attachment_bar_get_type ())

/* TdAttachmentBar: the files of a record in a row: adding by a dialog or by dropping, opening with
 * the desktop's viewer, taking away. What goes wrong stands above them.
 *
 * A file is copied beside the book at once, in a thread; its row is written when the record is
 * saved: the editor shows TdDecision.attachments here, and on "changed" takes td_attachment_bar_get
 * () into its draft. While "busy" files are still being copied: saving then would leave them out.
 *
 * Signals: changed () when the clerk added or took away a file;
 *   open (GFile *file) when one was chosen and found unchanged: opens it with the desktop's viewer
 *   unless a handler stops it
 * Properties: busy (boolean, read only) */
G_DECLARE_FINAL_TYPE (TdAttachmentBar, td_attachment_bar, TD, ATTACHMENT_BAR, GtkWidget)

GtkWidget *td_attachment_bar_new (void);

/* td_attachment_bar_set_book: before files are added or opened */
void td_attachment_bar_set_book (TdAttachmentBar *self, TdBook *book);

/* td_attachment_bar_set:
 * @attachments: (element-type TdAttachment): copied. Copying that is under way stops. */
void td_attachment_bar_set (TdAttachmentBar *self, const GPtrArray *attachments);

/* td_attachment_bar_get: (transfer full) (element-type TdAttachment): copies, in the order shown */
GPtrArray *td_attachment_bar_get (TdAttachmentBar *self);

/* td_attachment_bar_add_file: as if it were dropped here. Files are copied one after another. */
void td_attachment_bar_add_file (TdAttachmentBar *self, GFile *file);

/* td_attachment_bar_take_drops: files that are dropped on @widget are added here, e.g. on the whole
 * window of the editor. @widget must not outlive this. */
void td_attachment_bar_take_drops (TdAttachmentBar *self, GtkWidget *widget);

gboolean td_attachment_bar_is_busy (TdAttachmentBar *self);

G_END_DECLS
