#include "report/td-award-filter.h"

static gboolean
flag_matches (TdFlag wanted, gboolean is_set)
{
  return wanted == TD_FLAG_ANY || (wanted == TD_FLAG_YES) == (is_set != FALSE);
}

static gboolean
code_matches (const char *wanted, const char *code)
{
  return wanted == NULL || g_str_equal (wanted, code);
}

gboolean
td_award_filter_matches_recipient (const TdAwardFilter *self, const TdAwardFigure *award)
{
  return (self->recipients == 0 || (self->recipients & (1u << award->recipient_kind)) != 0)
         && flag_matches (self->woman, award->is_woman)
         && flag_matches (self->direct_worker, award->is_direct_worker)
         && flag_matches (self->leader, award->is_leader);
}

gboolean
td_award_filter_matches_kind (const TdAwardFilter *self,
                              const TdAwardFigure *award,
                              const TdAwardForm *form,
                              gboolean is_ad_hoc)
{
  return code_matches (self->report_column, form->report_column)
         && code_matches (self->form_code, form->code)
         && code_matches (self->deciding_level, award->deciding_level)
         && code_matches (self->commendation_type, award->commendation_type)
         && flag_matches (self->ad_hoc, is_ad_hoc);
}

static void
narrow_code (char **code, const char *wanted)
{
  if (wanted == NULL)
    return;

  g_free (*code);
  *code = g_strdup (wanted);
}

static void
narrow_flag (TdFlag *flag, TdFlag wanted)
{
  if (wanted != TD_FLAG_ANY)
    *flag = wanted;
}

void
td_award_filter_apply (const TdAwardFilter *self, TdQuery *query)
{
  if (self->recipients != 0)
    query->recipients = self->recipients;
  narrow_code (&query->report_column, self->report_column);
  narrow_code (&query->form_code, self->form_code);
  narrow_code (&query->deciding_level, self->deciding_level);
  narrow_code (&query->commendation_type, self->commendation_type);
  narrow_flag (&query->ad_hoc, self->ad_hoc);
  narrow_flag (&query->woman, self->woman);
  narrow_flag (&query->direct_worker, self->direct_worker);
  narrow_flag (&query->leader, self->leader);
}
