#pragma once

#include "store/td-check.h"
#include "store/td-db-private.h"

G_BEGIN_DECLS

/* The parts of td_check_run (). */

typedef struct
{
  TdDb *db;
  TdDate today;
  TdJob *job;
  GPtrArray *findings;
  GHashTable *counts; /* code → number found */
} TdCheck;

/* td_check_add:
 * @format: a translated sentence with {a} and {b} where the texts go */
void td_check_add (TdCheck *self,
                   TdSeverity severity,
                   const char *code,
                   const char *table,
                   gint64 id,
                   const char *format,
                   const char *a,
                   const char *b);

/* td_check_report: progress; FALSE with G_IO_ERROR_CANCELLED when the job was cancelled */
gboolean td_check_report (TdCheck *self, double fraction, GError **error);

/* What one query each can tell: td-check-records.c */
gboolean td_check_records (TdCheck *self, GError **error);

/* Results of campaigns that contradict their unit or campaign: td-check-campaigns.c */
gboolean td_check_campaigns (TdCheck *self, GError **error);

/* Units that are above themselves, and units that may be one: td-check-tree.c */
gboolean td_check_tree (TdCheck *self, GError **error);

/* Stored keys, normal form and encoding of all names: td-check-text.c */
gboolean td_check_texts (TdCheck *self, GError **error);

/* Files of attachments and content of drafts: td-check-attachments.c */
gboolean td_check_attachments (TdCheck *self, const char *book_path, GError **error);

/* td_check_text_is_legacy: whether @text looks like TCVN3 or VNI bytes read as Latin-1, "Liªn ®oµn
 * Lao ®éng", "Lieân ñoaøn" */
gboolean td_check_text_is_legacy (const char *text);

G_END_DECLS
