/* The rows of B01; see td-report-b01.c for how they look. */
#include "report/td-places.h"
#include "report/td-report-b01-private.h"
#include "store/td-succession.h"

#define UNION_LEVEL_GRASSROOTS "CS"

/* a, b, … z, aa, ab … */
static char *
make_letters (guint n)
{
  GString *number = g_string_new (NULL);

  for (; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (number, (char) ('a' + (n - 1) % 26));

  return g_string_free (number, FALSE);
}

/* "I", "II" … for groups, "1", "2" … within them, "a", "b" … below. */
static char *
make_number (int level, guint n)
{
  if (level == 0 && n < 4000)
    return td_report_make_roman (n);
  if (level >= 2)
    return make_letters (n);

  return g_strdup_printf ("%u", n);
}

/* What lies behind a cell of a row; the counter narrows it. */
static TdQuery *
query_new (const TdPeriod *period, gint64 unit_id, gboolean exact_unit, gint64 outside_root)
{
  TdQuery *query = td_query_new (TD_LIST_AWARDS);

  query->from = period->from;
  query->to = period->to;
  query->unit_id = unit_id;
  query->exact_unit = exact_unit;
  query->outside_root = outside_root;

  return query;
}

/* Zeros with their explanation, for the awards to be counted into. */
static void
prepare_counters (TdB01 *build, TdReportRow *row, const TdQuery *query)
{
  for (guint i = 0; i < build->counters->len; i++)
    {
      const TdB01Counter *counter = &g_array_index (build->counters, TdB01Counter, i);
      TdQuery *explain = td_query_copy (query);

      td_award_filter_apply (&counter->filter, explain);
      td_report_cell_set_number (&row->cells[counter->column], TD_CELL_COUNT, 0, explain);
    }
}

static void
count_award (TdB01 *build, TdReportRow *row, const TdAwardFigure *award)
{
  const TdAwardForm *form = g_hash_table_lookup (build->forms, &award->award_form_id);
  const TdTerm *type = td_catalogue_find_term (build->catalogue, TD_VOCABULARY_COMMENDATION_TYPE,
                                               award->commendation_type);
  gboolean is_ad_hoc = type != NULL && type->flag;

  if (form == NULL)
    return;

  for (guint i = 0; i < build->counters->len; i++)
    {
      const TdB01Counter *counter = &g_array_index (build->counters, TdB01Counter, i);

      if (td_award_filter_matches (&counter->filter, award, form, is_ad_hoc))
        row->cells[counter->column].value++;
    }
}

/* @open_at_end: a unit that was closed before the period's end has no members then; those that it
 * had are its successor's now. */
static void
set_reported (TdReportRow *row, const TdUnitFigure *figure, gboolean open_at_end)
{
  static const TdUnitFigure nothing = { 0 };

  if (figure == NULL)
    figure = &nothing;
  td_report_cell_set_number (&row->cells[COLUMN_MEMBERS], TD_CELL_COUNT,
                             open_at_end ? figure->members : 0, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_CAMPAIGNS], TD_CELL_COUNT, figure->n_campaigns,
                             NULL);
  td_report_cell_set_number (&row->cells[COLUMN_INITIATIVES], TD_CELL_COUNT, figure->initiatives,
                             NULL);
  td_report_cell_set_number (&row->cells[COLUMN_RECOGNISED], TD_CELL_COUNT,
                             figure->initiatives_recognised, NULL);
  td_report_cell_set_number (&row->cells[COLUMN_VALUE], TD_CELL_MONEY, figure->value_gained, NULL);
}

/* The tree of the period, and what its rows are made from. */
typedef struct
{
  GPtrArray *spans; /* TdUnitSpan */
  TdPlaces *places;
  GHashTable *reported;     /* gint64 → TdUnitFigure */
  gboolean *has_awards;     /* by span */
  int *own_row;             /* by span: the row that counts the unit's own, -1 for none */
  GHashTable *predecessors; /* gint64 → whom the unit goes on for since the period before */
} Tree;

static gboolean
is_grassroots (TdB01 *build, const TdUnitSpan *span)
{
  const TdTerm *kind
      = td_catalogue_find_term (build->catalogue, TD_VOCABULARY_UNIT_KIND, span->kind);

  return kind != NULL && g_str_equal (kind->group, UNION_LEVEL_GRASSROOTS);
}

/* What a unit reported is a whole for the period: it is counted at its last place in it. */
static const TdUnitFigure *
get_reported (const Tree *tree, guint index)
{
  const TdUnitSpan *span = g_ptr_array_index (tree->spans, index);

  return td_places_is_last (tree->places, index)
             ? g_hash_table_lookup (tree->reported, &span->unit_id)
             : NULL;
}

static void
fill_own (TdB01 *build, const Tree *tree, guint index, TdReportRow *row)
{
  const TdUnitSpan *span = g_ptr_array_index (tree->spans, index);
  TdPeriod days = { TD_PERIOD_RANGE, span->from, span->to };
  g_autoptr (TdQuery) query = query_new (&days, span->unit_id, TRUE, 0);
  gboolean open_at_end = td_date_compare (span->to, build->request->period.to) >= 0;

  prepare_counters (build, row, query);
  set_reported (row, get_reported (tree, index), open_at_end);
  td_report_cell_set_number (&row->cells[COLUMN_GRASSROOTS], TD_CELL_COUNT,
                             is_grassroots (build, span) && open_at_end ? 1 : 0, NULL);
  tree->own_row[index] = (int) build->report->rows->len - 1;
}

/* "đến 30/06/2025", "từ 01/07/2025; kế thừa từ LĐLĐ huyện Tam Đường" */
static void
set_note (TdB01 *build, const Tree *tree, guint index, TdReportRow *row)
{
  const TdUnitSpan *span = g_ptr_array_index (tree->spans, index);
  const TdPeriod *period = &build->request->period;
  const char *predecessors = g_hash_table_lookup (tree->predecessors, &span->unit_id);
  g_autofree char *from = td_date_format (span->from);
  g_autofree char *to = td_date_format (span->to);
  g_autoptr (GString) note = g_string_new (NULL);

  if (td_date_compare (span->to, period->to) < 0)
    g_string_append_printf (note, "đến %s", to);
  else if (td_date_compare (span->from, period->from) > 0)
    g_string_append_printf (note, "từ %s", from);
  if (predecessors != NULL)
    g_string_append_printf (note, "%skế thừa từ %s", note->len > 0 ? "; " : "", predecessors);
  if (note->len > 0)
    td_report_cell_set_text (&row->cells[build->note_column], note->str);
}

static void
add_unit_rows (TdB01 *build, const Tree *tree, guint index, int level, guint n, int parent_row)
{
  const TdUnitSpan *span = g_ptr_array_index (tree->spans, index);
  gboolean is_group = span->n_below > 0;
  int row_index = (int) build->report->rows->len;
  TdReportRow *row = td_report_add_row (build->report, is_group ? TD_ROW_GROUP : TD_ROW_PLAIN,
                                        level, parent_row);
  g_autofree char *number = make_number (level, n);
  TdPeriod days = { TD_PERIOD_RANGE, span->from, span->to };
  g_autoptr (TdQuery) query = query_new (&days, span->unit_id, FALSE, 0);
  guint n_children = 0;

  td_report_cell_set_text (&row->cells[COLUMN_NUMBER], number);
  td_report_cell_set_text (&row->cells[COLUMN_UNIT], span->name);
  set_note (build, tree, index, row);
  if (!is_group)
    {
      fill_own (build, tree, index, row);
      return;
    }

  prepare_counters (build, row, query);
  if (tree->has_awards[index] || get_reported (tree, index) != NULL || is_grassroots (build, span))
    {
      TdReportRow *own = td_report_add_row (build->report, TD_ROW_PLAIN, level + 1, row_index);

      td_report_cell_set_text (&own->cells[COLUMN_UNIT], "Cơ quan, đơn vị trực tiếp");
      fill_own (build, tree, index, own);
    }
  for (guint i = index + 1; i <= index + span->n_below; i++)
    if (((const TdUnitSpan *) g_ptr_array_index (tree->spans, i))->parent == (int) index)
      add_unit_rows (build, tree, i, level + 1, ++n_children, row_index);
}

/* The whole of a period in one row, to stand beside the total; of a unit that began meanwhile, what
 * those had that it goes on for. */
static gboolean
add_comparison (TdB01 *build, const TdReportRow *total, const TdPeriod *period, GError **error)
{
  TdReportRow *row = td_report_add_row (build->report, TD_ROW_PLAIN, 0, -1);
  TdReportRow *change = td_report_add_row (build->report, TD_ROW_PLAIN, 0, -1);
  g_autoptr (GArray) awards
      = td_report_read_awards (build->db, period, build->request->unit_id, TRUE, error);
  g_autoptr (TdQuery) query = query_new (period, build->request->unit_id, FALSE, 0);

  if (awards == NULL)
    return FALSE;
  query->with_predecessors = build->request->unit_id != 0;

  td_report_cell_set_text (&row->cells[COLUMN_UNIT], "Cùng kỳ năm trước");
  prepare_counters (build, row, query);
  for (guint i = 0; i < awards->len; i++)
    count_award (build, row, &g_array_index (awards, TdAwardFigure, i));

  td_report_cell_set_text (&change->cells[COLUMN_UNIT], "Tăng (+), giảm (-)");
  for (guint i = 0; i < build->counters->len; i++)
    {
      int column = g_array_index (build->counters, TdB01Counter, i).column;

      td_report_cell_set_number (&change->cells[column], TD_CELL_CHANGE,
                                 total->cells[column].value - row->cells[column].value, NULL);
    }

  return TRUE;
}

/* The rows of the tree. Returns the root's unit id, 0 if there is no tree. */
static gint64
add_tree_rows (TdB01 *build, const Tree *tree)
{
  const TdUnitSpan *root;
  guint n = 0;

  if (tree->spans->len == 0)
    return 0;

  root = g_ptr_array_index (tree->spans, 0);
  if (tree->has_awards[0] || get_reported (tree, 0) != NULL || root->n_below == 0)
    {
      TdReportRow *own = td_report_add_row (build->report, TD_ROW_PLAIN, 0, 0);

      td_report_cell_set_text (&own->cells[COLUMN_UNIT], root->name);
      fill_own (build, tree, 0, own);
    }
  for (guint i = 1; i < tree->spans->len; i++)
    if (((const TdUnitSpan *) g_ptr_array_index (tree->spans, i))->parent == 0)
      add_unit_rows (build, tree, i, 0, ++n, 0);

  return root->unit_id;
}

/* Counts each award at its place; what has none is counted in a row of its own, unless only a part
 * of the tree is reported. */
static void
count_awards (
    TdB01 *build, const Tree *tree, const GArray *awards, const int *place_of, gint64 root)
{
  TdReportRow *outside = NULL;

  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);

      if (place_of[i] >= 0)
        {
          int row = tree->own_row[place_of[i]];

          count_award (build, g_ptr_array_index (build->report->rows, (guint) row), award);
          continue;
        }
      if (build->request->unit_id != 0)
        continue;
      if (outside == NULL)
        {
          g_autoptr (TdQuery) query = query_new (&build->request->period, 0, FALSE, root);

          outside = td_report_add_row (build->report, TD_ROW_PLAIN, 0, 0);
          td_report_cell_set_text (&outside->cells[COLUMN_UNIT],
                                   "Ngoài hệ thống đơn vị, không gắn đơn vị");
          prepare_counters (build, outside, query);
        }
      count_award (build, outside, award);
    }
}

gboolean
td_b01_add_rows (TdB01 *build, GError **error)
{
  const TdPeriod *period = &build->request->period;
  const TdPeriod before = td_report_get_year_before (period);
  g_autoptr (GArray) awards = td_figures_read_awards (build->db, period, error);
  g_autoptr (GHashTable) reported = td_figures_read_units (build->db, period, error);
  g_autoptr (GPtrArray) spans
      = td_tree_read (build->db, build->request->unit_id, period->from, period->to, error);
  g_autoptr (GHashTable) predecessors
      = td_succession_read_names (build->db, before.from, period->to, error);
  g_autoptr (TdPlaces) places = NULL;
  g_autofree int *own_row = NULL;
  g_autofree gboolean *has_awards = NULL;
  g_autofree int *place_of = NULL;
  g_autoptr (TdQuery) query = query_new (period, build->request->unit_id, FALSE, 0);
  TdReportRow *total;
  Tree tree;

  if (awards == NULL || reported == NULL || spans == NULL || predecessors == NULL)
    return FALSE;

  places = td_places_new (spans);
  own_row = g_new0 (int, spans->len + 1);
  has_awards = g_new0 (gboolean, spans->len + 1);
  place_of = g_new0 (int, awards->len + 1);
  tree = (Tree){ spans, places, reported, has_awards, own_row, predecessors };
  for (guint i = 0; i < awards->len; i++)
    {
      const TdAwardFigure *award = &g_array_index (awards, TdAwardFigure, i);

      place_of[i] = td_places_find (places, award->unit_id, award->decided_on);
      if (place_of[i] >= 0)
        has_awards[place_of[i]] = TRUE;
    }

  /* The total is the last row, but the others name it as their parent: made first, moved later. */
  total = td_report_add_row (build->report, TD_ROW_TOTAL, 0, -1);
  td_report_cell_set_text (&total->cells[COLUMN_UNIT], "TỔNG CỘNG");
  prepare_counters (build, total, query);
  count_awards (build, &tree, awards, place_of, add_tree_rows (build, &tree));
  td_report_move_first_row_to_end (build->report);
  td_report_finish (build->report);

  return add_comparison (build, total, &before, error);
}
