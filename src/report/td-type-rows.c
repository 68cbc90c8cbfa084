#include "report/td-type-rows.h"

#include "report/td-report-private.h"
#include "store/td-query.h"

void
td_type_rows_use (GHashTable *types, const char *organisation_type)
{
  g_hash_table_add (types, (gpointer) g_intern_string (organisation_type));
}

typedef struct
{
  TdReport *report;
  GHashTable *types;
  guint number_column;
  guint name_column;
  TdTypeRowFunc func;
  gpointer user_data;
  int total;
  guint n;
} Build;

static void
add_row (Build *build, const char *code, const char *name, const char *wanted)
{
  gpointer key = (gpointer) g_intern_string (code);
  g_autofree char *number = NULL;
  TdReportRow *row;

  if (!g_hash_table_contains (build->types, key))
    return;

  row = td_report_add_row (build->report, TD_ROW_PLAIN, 1, build->total);
  number = g_strdup_printf ("%u", ++build->n);
  td_report_cell_set_text (&row->cells[build->number_column], number);
  td_report_cell_set_text (&row->cells[build->name_column], name);
  build->func (row, wanted, build->user_data);
  g_hash_table_insert (build->types, key, row);
}

void
td_type_rows_add (TdReport *report,
                  const TdCatalogue *catalogue,
                  GHashTable *types,
                  guint number_column,
                  guint name_column,
                  TdTypeRowFunc func,
                  gpointer user_data,
                  TdReportRow **total)
{
  Build build
      = { report, types, number_column, name_column, func, user_data, (int) report->rows->len, 0 };
  TdReportRow *row = td_report_add_row (report, TD_ROW_TOTAL, 0, -1);

  /* The total is the last row, but the others name it as their parent: made first, moved later. */
  td_report_cell_set_text (&row->cells[name_column], "TỔNG CỘNG");
  func (row, NULL, user_data);
  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, TD_VOCABULARY_ORGANISATION_TYPE); i++)
    {
      const TdTerm *type = td_catalogue_get_term (catalogue, TD_VOCABULARY_ORGANISATION_TYPE, i);

      add_row (&build, type->code, type->name, type->code);
    }
  add_row (&build, "", "Không thuộc loại hình nào", TD_QUERY_NONE);
  td_report_move_row_to_end (report, (guint) build.total);
  if (total != NULL)
    *total = row;
}
