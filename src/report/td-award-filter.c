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
td_award_filter_matches (const TdAwardFilter *self,
                         const TdAwardFigure *award,
                         const TdAwardForm *form,
                         gboolean is_ad_hoc)
{
  return (self->recipients == 0 || (self->recipients & (1u << award->recipient_kind)) != 0)
         && code_matches (self->report_column, form->report_column)
         && code_matches (self->form_code, form->code)
         && code_matches (self->deciding_level, award->deciding_level)
         && code_matches (self->commendation_type, award->commendation_type)
         && flag_matches (self->ad_hoc, is_ad_hoc) && flag_matches (self->woman, award->is_woman)
         && flag_matches (self->direct_worker, award->is_direct_worker)
         && flag_matches (self->leader, award->is_leader);
}

void
td_award_filter_apply (const TdAwardFilter *self, TdQuery *query)
{
  query->recipients = self->recipients;
  query->report_column = g_strdup (self->report_column);
  query->form_code = g_strdup (self->form_code);
  query->deciding_level = g_strdup (self->deciding_level);
  query->commendation_type = g_strdup (self->commendation_type);
  query->ad_hoc = self->ad_hoc;
  query->woman = self->woman;
  query->direct_worker = self->direct_worker;
  query->leader = self->leader;
}
