#include "domain/td-problem.h"

#include "base/td-error.h"

TdProblem *
td_problem_copy (const TdProblem *self)
{
  TdProblem *copy = g_memdup2 (self, sizeof *self);

  copy->rule = g_strdup (self->rule);
  copy->message = g_strdup (self->message);
  copy->source = g_strdup (self->source);
  if (self->award_ids != NULL)
    copy->award_ids = g_array_copy (self->award_ids);

  return copy;
}

void
td_problem_free (TdProblem *self)
{
  g_clear_pointer (&self->award_ids, g_array_unref);
  g_free (self->rule);
  g_free (self->message);
  g_free (self->source);
  g_free (self);
}

GPtrArray *
td_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) td_problem_free);
}

TdProblem *
td_problems_add (
    GPtrArray *self, TdSeverity severity, const char *field, int row, const char *format, ...)
{
  TdProblem *problem = g_new0 (TdProblem, 1);
  va_list args;

  problem->severity = severity;
  problem->field = field;
  problem->row = row;
  va_start (args, format);
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self, problem);

  return problem;
}

gboolean
td_problems_has_errors (const GPtrArray *self)
{
  for (guint i = 0; i < self->len; i++)
    if (((const TdProblem *) g_ptr_array_index (self, i))->severity == TD_SEVERITY_ERROR)
      return TRUE;

  return FALSE;
}

const TdProblem *
td_problems_find (const GPtrArray *self, const char *field, int row)
{
  const TdProblem *worst = NULL;

  for (guint i = 0; i < self->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self, i);

      if (problem->row == row && g_str_equal (problem->field, field)
          && (worst == NULL || problem->severity > worst->severity))
        worst = problem;
    }

  return worst;
}

gboolean
td_problems_set_error (const GPtrArray *self, GError **error)
{
  for (guint i = 0; i < self->len; i++)
    {
      const TdProblem *problem = g_ptr_array_index (self, i);

      if (problem->severity != TD_SEVERITY_ERROR)
        continue;
      g_set_error_literal (error, TD_ERROR,
                           problem->is_duplicate ? TD_ERROR_DUPLICATE : TD_ERROR_INVALID,
                           problem->message);
      return FALSE;
    }

  return TRUE;
}
