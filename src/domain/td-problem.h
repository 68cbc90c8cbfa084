#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TD_SEVERITY_NOTE,
  TD_SEVERITY_WARNING, /* law: shown with its source, never blocks */
  TD_SEVERITY_ERROR,   /* consistency: the record is not saved */
} TdSeverity;

/* TdProblem:
 * @field: which field of the draft it stands under; a constant from the draft's header, e.g. "name"
 * @row: index of the award or target in the draft, -1 for the draft itself
 * @rule: (nullable): "R8", for problems that come from a row of the rule table
 * @message: a translated sentence: what is wrong and what to do
 * @source: (nullable): the law or regulation behind it
 * @award_ids: (nullable) (element-type gint64): awards of the book that it found, oldest first, to
 *   be listed beside it; the message names the one that matters most
 * @is_duplicate: a value is taken that must be unique
 *
 * One thing that a check found. */
typedef struct
{
  TdSeverity severity;
  const char *field;
  int row;
  char *rule;
  char *message;
  char *source;
  GArray *award_ids;
  gboolean is_duplicate;
} TdProblem;

/* td_problem_copy: (transfer full) */
TdProblem *td_problem_copy (const TdProblem *self);
void td_problem_free (TdProblem *self);

/* td_problems_new: (transfer full) (element-type TdProblem): a list that frees its problems */
GPtrArray *td_problems_new (void);

/* td_problems_add: appends a problem without a rule; @format makes the sentence
 *
 * Returns: (transfer none): to add rule and source to */
TdProblem *td_problems_add (
    GPtrArray *self, TdSeverity severity, const char *field, int row, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

/* td_problems_has_errors: whether anything in it stops saving */
gboolean td_problems_has_errors (const GPtrArray *self);

/* td_problems_find:
 *
 * Returns: (transfer none) (nullable): the worst problem of that field and row */
const TdProblem *td_problems_find (const GPtrArray *self, const char *field, int row);

/* td_problems_set_error:
 *
 * For callers without fields to show problems under (command line, import).
 *
 * Returns: TRUE if there are no errors; else FALSE with TD_ERROR_INVALID or TD_ERROR_DUPLICATE and
 *   the first error's sentence */
gboolean td_problems_set_error (const GPtrArray *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdProblem, td_problem_free)

G_END_DECLS
