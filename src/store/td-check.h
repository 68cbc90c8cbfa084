#pragma once

#include "base/td-job.h"
#include "domain/td-problem.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What is wrong with a book as it stands: damage to the file, records that contradict each other
 * (errors: the program never writes them, but a book may have been changed by other means), and
 * data that deserves a second look (warnings); also the files beside the book. */

/* TdFinding:
 * @code: stable, for programs: "award-unit-closed"
 * @table, @id: the record; "" and 0 for the file itself
 * @message: a translated sentence */
typedef struct
{
  TdSeverity severity;
  const char *code;
  const char *table;
  gint64 id;
  char *message;
} TdFinding;

void td_finding_free (TdFinding *self);

/* So many findings of one code are told one by one; one more says how many there are besides. */
#define TD_CHECK_MAX_FINDINGS 200

/* td_check_run:
 * @today: decisions after it are in the future
 * @job: (nullable): progress and cancellation
 *
 * From any thread but the writer's; for a large book, a job's.
 *
 * Returns: (transfer full) (element-type TdFinding) (nullable): empty for a sound book; NULL with
 *   @error set only if the book could not be read to the end */
GPtrArray *td_check_run (TdBook *book, TdDate today, TdJob *job, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdFinding, td_finding_free)

G_END_DECLS
