#pragma once

#include "domain/td-score-sheet.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* As the functions of td-unit-store.h. */
TdScoreSheet *td_score_sheet_load (TdDb *db, gint64 id, GError **error);
gboolean td_score_sheet_load_facts (TdDb *db,
                                    const TdScoreSheet *sheet,
                                    TdScoreSheetFacts *facts,
                                    GError **error);
gboolean
td_score_sheet_save (TdDb *db, const TdCatalogue *catalogue, TdScoreSheet *sheet, GError **error);

/* td_score_sheet_delete: within a TdWriteFunc. TD_ERROR_IN_USE with a sentence that names a cluster
 * that is scored by it */
gboolean td_score_sheet_delete (TdDb *db, gint64 id, int revision, GError **error);

/* TdScoreSheetHit: a sheet in a list
 * @total: the points of all its criteria, bonus included, hundredths
 * @n_clusters: clusters that are scored by it */
typedef struct
{
  gint64 id;
  int revision;
  char *name;
  TdDate valid_from;
  gint64 total;
  guint n_clusters;
} TdScoreSheetHit;

void td_score_sheet_hit_free (TdScoreSheetHit *self);

/* td_score_sheet_list: (transfer full) (element-type TdScoreSheetHit) (nullable): by name */
GPtrArray *td_score_sheet_list (TdDb *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdScoreSheetHit, td_score_sheet_hit_free)

G_END_DECLS
