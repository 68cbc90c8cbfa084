#include "store/td-backing.h"

#include <glib/gi18n-lib.h>

#include "base/td-money.h"
#include "store/td-query-private.h"

/* One statement a kind and amount; the ids are the one parameter, as JSON, since there may be
 * thousands. For the initiatives behind a value of two of them, ?1 = "[3,17]":
 *
 *   SELECT x.id, x.title, …, ifnull (x.value_gained, 0) FROM initiative x
 *   WHERE x.id IN (SELECT value FROM json_each (?1)) ORDER BY x.recognised_on, x.id */

#define MAX_COLUMNS 8

typedef struct
{
  const char *table;
  const char *order;
  struct
  {
    TdColumn column;
    const char *cell;
  } columns[MAX_COLUMNS];
} Kind;

#define COLUMN(kind, id, title, width, expands, cell)                                              \
  {                                                                                                \
    { id, title, TD_COLUMN_##kind, width, expands, TRUE }, cell                                    \
  }
#define UNIT                                                                                       \
  COLUMN (TEXT, "unit", N_ ("Unit"), 220, TRUE, "(SELECT name FROM unit WHERE id = x.unit_id)")
#define CAMPAIGN                                                                                   \
  COLUMN (TEXT, "campaign", N_ ("Campaign"), 220, TRUE,                                            \
          "(SELECT name FROM campaign WHERE id = x.campaign_id)")
#define BY_UNIT "(SELECT sort_key FROM unit WHERE id = x.unit_id)"

static const Kind kinds[] = {
  [TD_BACKING_UNITS]
  = { "unit",
      "x.sort_key",
      { COLUMN (TEXT, "name", N_ ("Name"), 260, TRUE, "x.name"),
        COLUMN (TEXT, "code", N_ ("Code"), 120, FALSE, "x.code"),
        COLUMN (TEXT,
                "kind",
                N_ ("Kind"),
                190,
                FALSE,
                "(SELECT name FROM unit_kind WHERE code = x.kind)"),
        COLUMN (TEXT,
                "parent",
                N_ ("Belongs to"),
                220,
                TRUE,
                "(SELECT p.name FROM unit_parent s JOIN unit p ON p.id = s.parent_id"
                " WHERE s.unit_id = x.id ORDER BY ifnull (s.valid_to, '~') DESC LIMIT 1)") } },
  [TD_BACKING_CAMPAIGNS]
  = { "campaign",
      "x.sort_key",
      { COLUMN (TEXT, "name", N_ ("Name"), 300, TRUE, "x.name"),
        COLUMN (TEXT,
                "launching_level",
                N_ ("Launched by"),
                220,
                FALSE,
                "(SELECT name FROM launching_level WHERE code = x.launching_level)"),
        COLUMN (DATE, "starts_on", N_ ("From"), 110, FALSE, "x.starts_on"),
        COLUMN (DATE, "ends_on", N_ ("To"), 110, FALSE, "x.ends_on") } },
  [TD_BACKING_TAKING_PART]
  = { "campaign_unit",
      BY_UNIT,
      { UNIT, CAMPAIGN,
        COLUMN (DATE, "registered_on", N_ ("Registered on"), 120, FALSE, "x.registered_on"),
        COLUMN (DATE, "launched_on", N_ ("Launched on"), 120, FALSE, "x.launched_on"),
        COLUMN (TEXT, "measure", N_ ("Measure"), 120, FALSE, "x.target_measure") } },
  [TD_BACKING_RESULTS]
  = { "campaign_result",
      BY_UNIT ", x.period",
      { UNIT, CAMPAIGN, COLUMN (TEXT, "period", N_ ("Period"), 110, FALSE, "x.period"),
        COLUMN (TEXT, "note", N_ ("Note"), 140, FALSE, "x.note") } },
  [TD_BACKING_INITIATIVES]
  = { "initiative",
      "coalesce (x.recognised_on, x.proposed_on)",
      { COLUMN (TEXT, "title", N_ ("Title"), 280, TRUE, "x.title"),
        COLUMN (TEXT,
                "authors",
                N_ ("Authors"),
                180,
                FALSE,
                "(SELECT group_concat (p.name, ', ') FROM (SELECT name FROM initiative_author a"
                " JOIN person n ON n.id = a.person_id WHERE a.initiative_id = x.id"
                " ORDER BY n.sort_key, a.id) p)"),
        UNIT, COLUMN (DATE, "proposed_on", N_ ("Proposed on"), 110, FALSE, "x.proposed_on"),
        COLUMN (TEXT,
                "level",
                N_ ("Recognised by"),
                120,
                FALSE,
                "(SELECT name FROM recognised_level WHERE code = x.recognised_level)"),
        COLUMN (DATE, "recognised_on", N_ ("Recognised on"), 120, FALSE, "x.recognised_on"),
        COLUMN (DATE, "applied_since", N_ ("Applied since"), 120, FALSE, "x.applied_since") } },
  [TD_BACKING_PUBLICITY]
  = { "publicity",
      "x.published_on",
      { COLUMN (DATE, "published_on", N_ ("Date"), 110, FALSE, "x.published_on"), UNIT,
        COLUMN (TEXT,
                "channel",
                N_ ("Channel"),
                150,
                FALSE,
                "(SELECT name FROM channel WHERE code = x.channel)"),
        COLUMN (TEXT,
                "audience",
                N_ ("Audience"),
                170,
                FALSE,
                "(SELECT name FROM audience WHERE code = x.audience)"),
        COLUMN (TEXT, "content", N_ ("Content"), 280, TRUE, "x.content") } },
  [TD_BACKING_DOCUMENTS]
  = { "document",
      "x.issued_on",
      { COLUMN (TEXT,
                "kind",
                N_ ("Kind"),
                170,
                FALSE,
                "(SELECT name FROM document_kind WHERE code = x.kind)"),
        COLUMN (TEXT, "number", N_ ("Number"), 120, FALSE, "x.number"),
        COLUMN (TEXT, "title", N_ ("Title"), 260, TRUE, "x.title"), UNIT,
        COLUMN (DATE, "issued_on", N_ ("Issued on"), 110, FALSE, "x.issued_on"),
        COLUMN (DATE, "valid_to", N_ ("Valid until"), 110, FALSE, "x.valid_to") } },
  [TD_BACKING_ROLE_MODELS]
  = { "role_model",
      "x.recognised_on",
      { COLUMN (TEXT,
                "name",
                N_ ("Role model"),
                180,
                FALSE,
                "(SELECT name FROM person WHERE id = x.person_id)"),
        UNIT, COLUMN (TEXT, "title", N_ ("What for"), 280, TRUE, "x.title"),
        COLUMN (DATE, "recognised_on", N_ ("Since"), 110, FALSE, "x.recognised_on"),
        COLUMN (DATE, "replicated_on", N_ ("Replicated since"), 120, FALSE, "x.replicated_on") } },
  [TD_BACKING_FIGURES] = { "unit_figure",
                           BY_UNIT ", x.period",
                           { UNIT, COLUMN (TEXT, "period", N_ ("Period"), 110, FALSE, "x.period"),
                             COLUMN (TEXT,
                                     "rating",
                                     N_ ("Rating"),
                                     200,
                                     FALSE,
                                     "(SELECT name FROM rating WHERE code = x.rating)") } },
  [TD_BACKING_REPORTS]
  = { "report_due",
      BY_UNIT ", x.period",
      { UNIT, COLUMN (TEXT, "period", N_ ("Period"), 110, FALSE, "x.period"),
        COLUMN (DATE, "due_on", N_ ("Due on"), 110, FALSE, "x.due_on"),
        COLUMN (DATE, "received_on", N_ ("Received on"), 110, FALSE, "x.received_on"),
        COLUMN (TEXT, "note", N_ ("Note"), 140, FALSE, "x.note") } },
};

typedef struct
{
  TdColumn column;
  const char *sql;
  gboolean is_hundredths;
} Amount;

#define AMOUNT(kind, id, title, sql, is_hundredths)                                                \
  {                                                                                                \
    { id, title, TD_COLUMN_##kind, 140, FALSE, TRUE }, sql, is_hundredths                          \
  }

static const Amount amounts[] = {
  [TD_AMOUNT_ONE] = { { 0 }, "1", FALSE },
  [TD_AMOUNT_PROPOSED]
  = AMOUNT (COUNT, "amount", N_ ("Proposed"), "ifnull (x.initiatives_proposed, 0)", FALSE),
  [TD_AMOUNT_GRASSROOTS]
  = AMOUNT (COUNT, "amount", N_ ("Recognised"), "ifnull (x.initiatives_grassroots, 0)", FALSE),
  [TD_AMOUNT_PROVINCE]
  = AMOUNT (COUNT, "amount", N_ ("Recognised"), "ifnull (x.initiatives_province, 0)", FALSE),
  [TD_AMOUNT_NATION]
  = AMOUNT (COUNT, "amount", N_ ("Recognised"), "ifnull (x.initiatives_nation, 0)", FALSE),
  [TD_AMOUNT_RECOGNISED]
  = AMOUNT (COUNT,
            "amount",
            N_ ("Recognised"),
            "ifnull (x.initiatives_grassroots, 0) + ifnull (x.initiatives_province, 0)"
            " + ifnull (x.initiatives_nation, 0)",
            FALSE),
  [TD_AMOUNT_RESULT_VALUE]
  = AMOUNT (MONEY, "amount", N_ ("Value gained (đ)"), "ifnull (x.value_gained, 0)", FALSE),
  [TD_AMOUNT_REACHED] = AMOUNT (TEXT, "amount", N_ ("Reached"), "ifnull (x.reached, 0)", TRUE),
  [TD_AMOUNT_TARGET] = AMOUNT (TEXT, "amount", N_ ("Target"), "ifnull (x.target, 0)", TRUE),
  [TD_AMOUNT_VALUE]
  = AMOUNT (MONEY, "amount", N_ ("Value gained (đ)"), "ifnull (x.value_gained, 0)", FALSE),
  [TD_AMOUNT_REACH] = AMOUNT (COUNT, "amount", N_ ("Reach"), "ifnull (x.reach, 0)", FALSE),
  [TD_AMOUNT_MEMBERS] = AMOUNT (COUNT, "amount", N_ ("Members"), "ifnull (x.members, 0)", FALSE),
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == TD_N_BACKING_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (amounts) == TD_N_AMOUNTS);

TdBacking *
td_backing_new (TdBackingKind kind, TdAmount amount)
{
  TdBacking *self = g_new0 (TdBacking, 1);

  self->kind = kind;
  self->amount = amount;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

TdBacking *
td_backing_copy (const TdBacking *self)
{
  TdBacking *copy = td_backing_new (self->kind, self->amount);

  td_backing_add_all (copy, self);

  return copy;
}

void
td_backing_free (TdBacking *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->ids);
  g_free (self);
}

void
td_backing_add (TdBacking *self, gint64 id)
{
  g_array_append_val (self->ids, id);
}

void
td_backing_add_all (TdBacking *self, const TdBacking *other)
{
  g_return_if_fail (self->kind == other->kind && self->amount == other->amount);

  if (other->ids->len > 0)
    g_array_append_vals (self->ids, other->ids->data, other->ids->len);
}

/* --- Columns ---------------------------------------------------------------------------------- */

static guint
count_columns (const Kind *kind)
{
  guint n = 0;

  while (n < MAX_COLUMNS && kind->columns[n].cell != NULL)
    n++;

  return n;
}

const TdColumn *
td_backing_get_columns (TdBackingKind kind, TdAmount amount, guint *n)
{
  /* By kind and amount, filled at their first use, by whichever thread. */
  static TdColumn columns[TD_N_BACKING_KINDS][TD_N_AMOUNTS][MAX_COLUMNS + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < TD_N_BACKING_KINDS; i++)
        for (guint j = 0; j < TD_N_AMOUNTS; j++)
          {
            guint n_columns = count_columns (&kinds[i]);

            for (guint k = 0; k < n_columns; k++)
              columns[i][j][k] = kinds[i].columns[k].column;
            columns[i][j][n_columns] = amounts[j].column;
          }
      g_once_init_leave (&ready, 1);
    }
  *n = count_columns (&kinds[kind]) + (amount != TD_AMOUNT_ONE ? 1 : 0);

  return columns[kind][amount];
}

/* --- Rows ------------------------------------------------------------------------------------- */

static char *
make_sql (const TdBacking *self)
{
  const Kind *kind = &kinds[self->kind];
  GString *sql = g_string_new ("SELECT x.id");

  for (guint i = 0; i < count_columns (kind); i++)
    g_string_append_printf (sql, ", %s", kind->columns[i].cell);
  g_string_append_printf (sql,
                          ", %s FROM %s x WHERE x.id IN (SELECT value FROM json_each (?1))"
                          " ORDER BY %s, x.id",
                          amounts[self->amount].sql, kind->table, kind->order);

  return g_string_free (sql, FALSE);
}

static char *
make_json (const GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

GPtrArray *
td_backing_read (TdDb *db, const TdBacking *self, gint64 *total, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = make_sql (self);
  g_autofree char *json = make_json (self->ids);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, g_intern_string (sql), error);
  guint n = count_columns (&kinds[self->kind]);
  gint64 sum = 0;
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_text (stmt, 1, json);

  while (TRUE)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      gint64 amount;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;

      for (guint i = 0; i < n; i++)
        g_strv_builder_add (cells, td_stmt_get_text (stmt, (int) i + 1));
      amount = td_stmt_get_int (stmt, (int) n + 1);
      sum += amount;
      if (self->amount != TD_AMOUNT_ONE)
        {
          g_autofree char *cell = amounts[self->amount].is_hundredths
                                      ? td_money_format_hundredths (amount)
                                      : g_strdup_printf ("%" G_GINT64_FORMAT, amount);

          g_strv_builder_add (cells, cell);
        }
      g_ptr_array_add (rows,
                       td_row_new (td_stmt_get_int (stmt, 0), FALSE, g_strv_builder_end (cells)));
    }
  if (total != NULL)
    *total = sum;

  return g_steal_pointer (&rows);
}
