/* Reading of td-campaign-sheet-store.h. */
#include <glib/gi18n-lib.h>

#include "base/td-text.h"
#include "store/td-campaign-sheet-private.h"
#include "store/td-db-private.h"
#include "store/td-tree.h"

typedef struct
{
  gint64 id;
  char *name; /* GRefString */
  TdDate from;
  TdDate to;
} Campaign;

/* A unit of the tree, where it stood last. */
typedef struct
{
  const TdUnitSpan *span;
  gint64 above_id;
  char *group; /* GRefString */
  TdDate from; /* of the unit, whatever its place */
  TdDate to;
  gboolean is_gone; /* it has another place after this one */
} Unit;

/* What loading one sheet needs.
 * @registered, @rows, @last: by key (): the cells of a row */
typedef struct
{
  TdDb *db;
  TdCampaignSheet *sheet;
  char *period; /* its code, of results */
  GPtrArray *campaigns;
  GPtrArray *spans;
  GPtrArray *units;
  GHashTable *by_unit;
  GHashTable *registered; /* Row, of campaign_unit */
  GHashTable *rows;       /* Row, of campaign_result of the period */
  GHashTable *last;       /* Row, of campaign_result of the latest period before it */
  GHashTable *n_results;  /* numbers, of campaign_result of any period */
  GHashTable *targets;    /* TdUnitTarget, by campaign and organisation type */
} Loader;

typedef struct
{
  gint64 id;
  int revision;
  const char *period;
  TdDate end;
  gboolean same_kind;
  TdSheetCell cells[TD_CAMPAIGN_SHEET_MAX_FIELDS];
} Row;

static void
campaign_free (Campaign *self)
{
  g_ref_string_release (self->name);
  g_free (self);
}

static void
unit_free (Unit *self)
{
  g_ref_string_release (self->group);
  g_free (self);
}

static void
row_free (Row *self)
{
  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    td_sheet_cell_clear (&self->cells[i]);
  g_free (self);
}

static char *
make_key (gint64 campaign_id, gint64 unit_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, campaign_id, unit_id);
}

static char *
make_target_key (gint64 campaign_id, const char *organisation_type)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", campaign_id, organisation_type);
}

static GHashTable *
table_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

static void
loader_clear (Loader *self)
{
  g_free (self->period);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->by_unit, g_hash_table_unref);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->registered, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->last, g_hash_table_unref);
  g_clear_pointer (&self->n_results, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static Loader
loader_new (TdDb *db, TdCampaignSheet *sheet)
{
  Loader self = { .db = db, .sheet = sheet };

  self.campaigns = g_ptr_array_new_with_free_func ((GDestroyNotify) campaign_free);
  self.units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self.by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);
  self.registered = table_new ((GDestroyNotify) row_free);
  self.rows = table_new ((GDestroyNotify) row_free);
  self.last = table_new ((GDestroyNotify) row_free);
  self.n_results = table_new (NULL);
  self.targets = table_new (g_free);

  return self;
}

/* --- Campaigns -------------------------------------------------------------------------------- */

/* ?1: the one, or 0; ?2, ?3: the days of the period; ?4: its code */
static gboolean
read_campaigns (Loader *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db,
      "SELECT id, name, starts_on, ends_on FROM campaign c WHERE c.id = ?1 OR (?1 = 0"
      " AND ((ifnull (c.starts_on, '') <= ?3 AND ifnull (c.ends_on, '9') >= ?2)"
      "  OR EXISTS (SELECT 1 FROM campaign_result r INDEXED BY campaign_result_by_period"
      "   WHERE r.period = ?4 AND r.campaign_id = c.id)))"
      " ORDER BY c.sort_key, c.id",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->sheet->campaign_id);
  td_stmt_bind_date (stmt, 2, self->sheet->period.from);
  td_stmt_bind_date (stmt, 3, self->sheet->period.to);
  td_stmt_bind_text (stmt, 4, self->period);

  while (TRUE)
    {
      Campaign *campaign;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      campaign = g_new0 (Campaign, 1);
      campaign->id = td_stmt_get_int (stmt, 0);
      campaign->name = g_ref_string_new (td_stmt_get_text (stmt, 1));
      campaign->from = td_stmt_get_date (stmt, 2);
      campaign->to = td_stmt_get_date (stmt, 3);
      g_ptr_array_add (self->campaigns, campaign);
    }
  if (self->sheet->campaign_id == 0)
    return TRUE;
  if (self->campaigns->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This campaign is no longer in the book."));
      return FALSE;
    }
  td_text_set (&self->sheet->campaign, ((Campaign *) self->campaigns->pdata[0])->name);

  return TRUE;
}

static gboolean
read_targets (Loader *self, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db,
                       "SELECT campaign_id, organisation_type, value, measure, direction"
                       " FROM campaign_target WHERE value IS NOT NULL AND (?1 = 0"
                       " OR campaign_id = ?1)",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->sheet->campaign_id);

  while (TRUE)
    {
      TdUnitTarget *target;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      target = g_new0 (TdUnitTarget, 1);
      target->value = td_stmt_get_int (stmt, 2);
      target->measure = g_intern_string (td_stmt_get_text (stmt, 3));
      target->direction = g_intern_string (td_stmt_get_text (stmt, 4));
      g_hash_table_insert (self->targets,
                           make_target_key (td_stmt_get_int (stmt, 0), td_stmt_get_text (stmt, 1)),
                           target);
    }
}

/* --- Rows ------------------------------------------------------------------------------------- */

static Row *
read_row (TdStmt *stmt, int column, TdCampaignSheetKind kind)
{
  Row *self = g_new0 (Row, 1);

  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    td_sheet_cell_init (&self->cells[i]);
  for (guint i = 0; i < td_campaign_sheet_kind_get_n_fields (kind); i++)
    {
      TdSheetCell *cell = &self->cells[i];
      int at = column + (int) i;

      if (td_stmt_is_null (stmt, at))
        continue;
      switch (td_campaign_sheet_kind_get_field (kind, i)->kind)
        {
        case TD_SHEET_DATE:
          td_sheet_cell_set_date (cell, td_stmt_get_date (stmt, at));
          break;
        case TD_SHEET_TEXT:
          td_sheet_cell_set_text (cell, td_stmt_get_text (stmt, at));
          break;
        case TD_SHEET_FLAG:
        case TD_SHEET_COUNT:
        case TD_SHEET_MONEY:
        case TD_SHEET_HUNDREDTHS:
          cell->number = td_stmt_get_int (stmt, at);
          break;
        }
    }

  return self;
}

static gboolean
read_registered (Loader *self, GError **error)
{
  /* That there is a row is its first field. */
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db,
                       "SELECT campaign_id, unit_id, id, revision, 1, " TD_TAKING_PART_COLUMNS
                       " FROM campaign_unit WHERE ?1 = 0 OR campaign_id = ?1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->sheet->campaign_id);

  while (TRUE)
    {
      Row *registered;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      registered = read_row (stmt, 4, TD_CAMPAIGN_SHEET_UNITS);
      registered->id = td_stmt_get_int (stmt, 2);
      registered->revision = (int) td_stmt_get_int (stmt, 3);
      g_hash_table_insert (self->registered,
                           make_key (td_stmt_get_int (stmt, 0), td_stmt_get_int (stmt, 1)),
                           registered);
    }
}

/* Of two periods with one end, the half-year and the year, that of the sheet's kind goes first. */
static gboolean
is_later (const Row *row, const Row *other)
{
  int order;

  if (other == NULL)
    return TRUE;
  order = td_date_compare (row->end, other->end);

  return order > 0 || (order == 0 && row->same_kind);
}

static void
take_result (Loader *self, TdStmt *stmt)
{
  g_autofree char *key = make_key (td_stmt_get_int (stmt, 0), td_stmt_get_int (stmt, 1));
  const char *code = td_stmt_get_text (stmt, 4);
  TdPeriod period;
  Row *row;

  g_hash_table_insert (
      self->n_results, g_strdup (key),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->n_results, key)) + 1));
  if (self->sheet->kind == TD_CAMPAIGN_SHEET_UNITS)
    return;

  row = read_row (stmt, 5, TD_CAMPAIGN_SHEET_RESULTS);
  row->id = td_stmt_get_int (stmt, 2);
  row->revision = (int) td_stmt_get_int (stmt, 3);
  if (g_str_equal (code, self->period))
    {
      g_hash_table_insert (self->rows, g_steal_pointer (&key), row);
      return;
    }
  if (td_period_parse (code, &period, NULL)
      && td_date_compare (period.to, self->sheet->period.from) < 0)
    {
      row->period = g_intern_string (code);
      row->end = period.to;
      row->same_kind = period.kind == self->sheet->period.kind;
      if (is_later (row, g_hash_table_lookup (self->last, key)))
        {
          g_hash_table_insert (self->last, g_steal_pointer (&key), row);
          return;
        }
    }
  row_free (row);
}

static gboolean
read_results (Loader *self, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db,
                       "SELECT campaign_id, unit_id, id, revision, period, " TD_RESULT_COLUMNS
                       " FROM campaign_result WHERE ?1 = 0 OR campaign_id = ?1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->sheet->campaign_id);

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      take_result (self, stmt);
    }
}

/* --- Units ------------------------------------------------------------------------------------ */

/* Under another unit by the sheet's last day. */
static gboolean
is_moved_away (const Loader *self, const TdUnitSpan *span)
{
  return span->is_moved && td_date_is_set (span->to)
         && td_date_compare (span->to, self->sheet->period.to) < 0;
}

static void
add_unit (Loader *self, guint index, const TdUnitSpan *above)
{
  const TdUnitSpan *span = g_ptr_array_index (self->spans, index);
  Unit *unit = g_hash_table_lookup (self->by_unit, &span->unit_id);

  /* It was moved: its last place counts. */
  if (unit != NULL && !is_moved_away (self, unit->span))
    return;
  if (unit != NULL)
    unit->is_gone = TRUE;
  unit = g_new0 (Unit, 1);
  unit->span = span;
  unit->above_id = above != NULL ? above->unit_id : 0;
  unit->group = g_ref_string_new (above != NULL ? above->name : "");
  g_ptr_array_add (self->units, unit);
  g_hash_table_insert (self->by_unit, (gpointer) &span->unit_id, unit);
}

/* The units right below the span, then those below each of them. */
static void
add_below (Loader *self, guint index)
{
  const TdUnitSpan *span = g_ptr_array_index (self->spans, index);
  guint end = index + 1 + span->n_below;
  const TdUnitSpan *below;

  for (guint i = index + 1; i < end; i += 1 + below->n_below)
    {
      below = g_ptr_array_index (self->spans, i);
      add_unit (self, i, span);
    }
  for (guint i = index + 1; i < end; i += 1 + below->n_below)
    {
      below = g_ptr_array_index (self->spans, i);
      add_below (self, i);
    }
}

static gboolean
read_unit_days (Loader *self, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db, "SELECT id, valid_from, valid_to FROM unit", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      gint64 id;
      Unit *unit;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = td_stmt_get_int (stmt, 0);
      unit = g_hash_table_lookup (self->by_unit, &id);
      if (unit == NULL)
        continue;
      unit->from = td_stmt_get_date (stmt, 1);
      unit->to = td_stmt_get_date (stmt, 2);
    }
}

/* From the first day of any of the campaigns on: who registered and was closed since has a line if
 * there is something in it. */
static gboolean
read_units (Loader *self, GError **error)
{
  TdDate from = self->sheet->period.from;
  const TdUnitSpan *root;

  for (guint i = 0; i < self->campaigns->len; i++)
    {
      const Campaign *campaign = g_ptr_array_index (self->campaigns, i);

      if (td_date_is_set (campaign->from) && td_date_compare (campaign->from, from) < 0)
        from = campaign->from;
    }
  self->spans = td_tree_read (self->db, self->sheet->root_id, from, self->sheet->period.to, error);
  if (self->spans == NULL)
    return FALSE;
  if (self->spans->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This unit is no longer in the book."));
      return FALSE;
    }

  root = g_ptr_array_index (self->spans, 0);
  self->sheet->root_id = root->unit_id;
  td_text_set (&self->sheet->root_name, root->name);
  add_unit (self, 0, NULL);
  add_below (self, 0);

  return read_unit_days (self, error);
}

/* --- Lines ------------------------------------------------------------------------------------ */

static TdUnitTarget
find_target (Loader *self, const Campaign *campaign, const Unit *unit, const Row *registered)
{
  g_autofree char *key = make_target_key (campaign->id, unit->span->organisation_type);
  const TdUnitTarget *common = g_hash_table_lookup (self->targets, key);
  TdUnitTarget target
      = common != NULL ? *common : (TdUnitTarget){ TD_SHEET_UNKNOWN, "", ">=", FALSE };

  if (registered != NULL && registered->cells[TD_TAKING_PART_TARGET].number != TD_SHEET_UNKNOWN)
    {
      const char *measure = registered->cells[TD_TAKING_PART_TARGET_MEASURE].text;

      target.value = registered->cells[TD_TAKING_PART_TARGET].number;
      target.measure = g_intern_string (measure != NULL ? measure : "");
      target.is_own = TRUE;
    }

  return target;
}

static void
take_cells (TdSheetCell *cells, Row *row)
{
  for (guint i = 0; i < TD_CAMPAIGN_SHEET_MAX_FIELDS; i++)
    {
      cells[i] = row->cells[i];
      td_sheet_cell_init (&row->cells[i]);
    }
}

static void
add_line (Loader *self, const Campaign *campaign, const Unit *unit)
{
  TdCampaignSheet *sheet = self->sheet;
  gboolean is_results = sheet->kind == TD_CAMPAIGN_SHEET_RESULTS;
  g_autofree char *key = make_key (campaign->id, unit->span->unit_id);
  Row *registered = g_hash_table_lookup (self->registered, key);
  Row *row = is_results ? g_hash_table_lookup (self->rows, key) : registered;
  Row *last = g_hash_table_lookup (self->last, key);
  gboolean is_closed
      = td_date_is_set (unit->to) && td_date_compare (unit->to, sheet->period.from) < 0;
  TdCampaignLine *line;

  if (unit->is_gone
      || (row == NULL
          && (is_closed || is_moved_away (self, unit->span)
              || (registered == NULL && !sheet->with_others))))
    return;

  line = td_campaign_line_new (campaign->id, campaign->name, unit->span->unit_id, unit->group);
  line->above_id = unit->above_id;
  td_text_set (&line->code, unit->span->code);
  td_text_set (&line->name, unit->span->name);
  line->unit_from = unit->from;
  line->unit_to = unit->to;
  line->campaign_from = campaign->from;
  line->campaign_to = campaign->to;
  line->is_registered = registered != NULL;
  line->n_results = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_results, key));
  line->target = find_target (self, campaign, unit, registered);
  if (row != NULL)
    {
      line->id = row->id;
      line->revision = row->revision;
      take_cells (line->cells, row);
      td_campaign_line_set_stored (line);
    }
  if (last != NULL)
    {
      line->last_period = last->period;
      take_cells (line->last, last);
    }
  g_ptr_array_add (sheet->lines, line);
}

static gboolean
load (Loader *self, GError **error)
{
  if (!read_targets (self, error) || !read_registered (self, error) || !read_results (self, error)
      || !read_units (self, error))
    return FALSE;

  for (guint i = 0; i < self->campaigns->len; i++)
    for (guint j = 0; j < self->units->len; j++)
      add_line (self, g_ptr_array_index (self->campaigns, i), g_ptr_array_index (self->units, j));

  return TRUE;
}

TdCampaignSheet *
td_campaign_units_load (
    TdDb *db, gint64 campaign_id, gint64 root_id, gboolean with_others, GError **error)
{
  g_autoptr (TdCampaignSheet) sheet = td_campaign_sheet_new (TD_CAMPAIGN_SHEET_UNITS);
  g_auto (Loader) loader = loader_new (db, sheet);
  const Campaign *campaign;

  sheet->campaign_id = campaign_id;
  sheet->root_id = root_id;
  sheet->with_others = with_others;
  loader.period = g_strdup ("");
  sheet->period = (TdPeriod){ TD_PERIOD_RANGE, sheet->today, sheet->today };
  if (!read_campaigns (&loader, error))
    return NULL;

  campaign = g_ptr_array_index (loader.campaigns, 0);
  if (td_date_is_set (campaign->from))
    sheet->period.from = campaign->from;
  if (td_date_is_set (campaign->to) && td_date_compare (campaign->to, sheet->today) < 0)
    sheet->period.to = campaign->to;
  if (td_date_compare (sheet->period.to, sheet->period.from) < 0)
    sheet->period.to = sheet->period.from;

  return load (&loader, error) ? g_steal_pointer (&sheet) : NULL;
}

TdCampaignSheet *
td_campaign_results_load (TdDb *db,
                          gint64 campaign_id,
                          gint64 root_id,
                          const TdPeriod *period,
                          gboolean with_others,
                          GError **error)
{
  g_autoptr (TdCampaignSheet) sheet = td_campaign_sheet_new (TD_CAMPAIGN_SHEET_RESULTS);
  g_auto (Loader) loader = loader_new (db, sheet);

  sheet->campaign_id = campaign_id;
  sheet->root_id = root_id;
  sheet->with_others = with_others;
  sheet->period = *period;
  loader.period = td_period_to_code (period);
  if (!read_campaigns (&loader, error))
    return NULL;

  return load (&loader, error) ? g_steal_pointer (&sheet) : NULL;
}
