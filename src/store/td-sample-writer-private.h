#pragma once

#include "store/td-sample-private.h"

G_BEGIN_DECLS

/* What the files share that write the decisions and their awards. */

/* The decision being written, with what all its awards share. */
typedef struct
{
  TdSample *sample;
  TdStmt *decision;
  TdStmt *award;
  TdSampleNames *names;
  GHashTable *texts;   /* "CONG_TRANG/individual/health" → texts of achievement.csv */
  GHashTable *numbers; /* "issuer/2024" → the last number */
  GHashTable *signers; /* issuer → invented name */
  GHashTable *posts;   /* post → folded */
  GString *key;
  guint serial;

  const TdSamplePlan *plan;
  const TdAwardForm *form;
  const TdSampleCampaign *campaign;
  const char *commendation;
  const char *scope;
  const char *wanted;
  char *label; /* folded: "45/qd-ldld" */
  char *date;
  gint64 id;
  int position;
  guint64 reward_bit;
  char year[8];
  char school_year[16];
} TdSampleWriter;

/* td_sample_writer_fill_in: (transfer full): @text with the year and the campaign in their places
 */
char *td_sample_writer_fill_in (TdSampleWriter *self, const char *text);

/* td_sample_writer_write_decision: the row of the decision that @self is at */
gboolean td_sample_writer_write_decision (TdSampleWriter *self, GError **error);

/* Who is rewarded by it next: one that is not named in it yet, if possible one that is wanted and
 * was not rewarded by that level in the same year. (nullable): NULL if nobody is left. */
TdSampleUnit *td_sample_writer_pick_unit (TdSampleWriter *self);
TdSamplePerson *td_sample_writer_pick_person (TdSampleWriter *self);
TdSampleUnit *td_sample_writer_pick_collective (TdSampleWriter *self);

G_END_DECLS
