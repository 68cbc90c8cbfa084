#include "store/td-campaign-figures.h"

#include "store/td-db-private.h"

#define SELECT_CAMPAIGNS                                                                           \
  "SELECT c.id, ifnull (c.parent_id, 0), c.name, c.launching_level, c.starts_on, c.ends_on,"       \
  " (SELECT group_concat (line, '; ') FROM ("                                                      \
  "   SELECT group_concat (o.short_name, ', ') || ': ' || t.target AS line"                        \
  "   FROM campaign_target t JOIN organisation_type o ON o.code = t.organisation_type"             \
  "   WHERE t.campaign_id = c.id GROUP BY t.target ORDER BY min (o.position)))"                    \
  " FROM campaign c JOIN launching_level l ON l.code = c.launching_level"                          \
  " ORDER BY l.rank, ifnull (c.starts_on, ''), c.sort_key, c.id"

static void
figure_free (TdCampaignFigure *self)
{
  g_free (self->name);
  g_free (self->launching_level);
  g_free (self->targets);
  g_free (self);
}

GPtrArray *
td_campaign_figures_read (TdDb *db, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_CAMPAIGNS, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      TdCampaignFigure *figure;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&figures);

      figure = g_new0 (TdCampaignFigure, 1);
      g_ptr_array_add (figures, figure);
      figure->id = td_stmt_get_int (stmt, 0);
      figure->parent_id = td_stmt_get_int (stmt, 1);
      figure->name = td_stmt_dup_text (stmt, 2);
      figure->launching_level = td_stmt_dup_text (stmt, 3);
      figure->starts_on = td_stmt_get_date (stmt, 4);
      figure->ends_on = td_stmt_get_date (stmt, 5);
      figure->targets = td_stmt_dup_text (stmt, 6);
    }
}

GArray *
td_taking_part_read (TdDb *db, TdDate on, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (TdTakingPart));
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT id, campaign_id, unit_id, target, target IS NOT NULL,"
                       " target_measure, planned_on, launched_on FROM campaign_unit"
                       " WHERE ifnull (registered_on, '') <= ?1 ORDER BY campaign_id, unit_id",
                       error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_date (stmt, 1, on);

  while (TRUE)
    {
      TdTakingPart part = { 0 };

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&rows);

      part.id = td_stmt_get_int (stmt, 0);
      part.campaign_id = td_stmt_get_int (stmt, 1);
      part.unit_id = td_stmt_get_int (stmt, 2);
      part.target = td_stmt_get_int (stmt, 3);
      part.has_target = td_stmt_get_int (stmt, 4) != 0;
      part.measure = g_intern_string (td_stmt_get_text (stmt, 5));
      part.planned_on = td_stmt_get_date (stmt, 6);
      part.launched_on = td_stmt_get_date (stmt, 7);
      g_array_append_val (rows, part);
    }
}
