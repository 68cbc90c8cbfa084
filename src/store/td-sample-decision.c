#include "base/td-text.h"
#include "store/td-keys-private.h"
#include "store/td-sample-writer-private.h"

static const char *
make_symbol (const TdSampleUnit *unit)
{
  if (g_str_equal (unit->kind, "LDLD_HUYEN"))
    return "QĐ-LĐLĐ";
  if (g_str_equal (unit->kind, "CD_NGANH"))
    return "QĐ-CĐN";
  if (g_str_equal (unit->kind, "CD_VIENCHUC"))
    return "QĐ-CĐVC";

  return "QĐ-CĐ";
}

static char *
make_issuer (TdSampleWriter *self, const char *level, const char **symbol)
{
  const TdCsv *csv = self->sample->events;
  const TdSampleUnit *unit = self->plan->unit;

  if (g_str_equal (self->scope, "book"))
    {
      *symbol = td_csv_get (csv, self->plan->event, "symbol");
      return g_strdup (td_csv_get (csv, self->plan->event, "issuer"));
    }
  if (g_str_equal (self->scope, "children"))
    {
      *symbol = make_symbol (unit);
      return g_strdup (unit->short_name);
    }
  if (g_str_equal (level, "NN_CS"))
    {
      /* The employer's own decision: the name without that of the union. */
      *symbol = "QĐ-ĐV";
      return g_strdup (g_str_has_prefix (unit->name, "CĐCS ") ? unit->name + strlen ("CĐCS ")
                                                              : unit->name);
    }
  *symbol = "QĐ-CĐCS";
  return g_strdup (unit->name);
}

static guint
next_number (TdSampleWriter *self, const char *issuer, const char *symbol)
{
  g_autofree char *key = g_strdup_printf ("%s/%s/%d", issuer, symbol, (int) self->plan->date.year);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  int step = td_sample_get_int (self->sample->events, self->plan->event, "number_step");

  /* The books of other issuers hold much that is no award of ours. */
  number += step > 1 ? (guint) td_sample_between (self->sample, 1, step) : 1;
  g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));

  return number;
}

static const char *
find_signer (TdSampleWriter *self, const char *issuer)
{
  char *signer = g_hash_table_lookup (self->signers, issuer);

  if (signer == NULL)
    {
      signer = td_sample_make_name (self->sample, self->names, td_sample_chance (self->sample, 40));
      g_hash_table_insert (self->signers, g_strdup (issuer), signer);
    }

  return signer;
}

char *
td_sample_writer_fill_in (TdSampleWriter *self, const char *text)
{
  GString *string = g_string_new (text);

  g_string_replace (string, "{year}", self->year, 0);
  g_string_replace (string, "{school_year}", self->school_year, 0);
  if (self->campaign != NULL)
    g_string_replace (string, "{campaign}", self->campaign->name, 0);

  return g_string_free (string, FALSE);
}

gboolean
td_sample_writer_write_decision (TdSampleWriter *self, GError **error)
{
  const TdCsv *csv = self->sample->events;
  guint event = self->plan->event;
  const char *level = td_csv_get (csv, event, "deciding_level");
  gboolean of_union
      = g_str_equal (level, "TINH") || g_str_equal (level, "TTCS") || g_str_equal (level, "CS");
  const char *symbol;
  g_autofree char *issuer = make_issuer (self, level, &symbol);
  g_autofree char *issuer_key = td_text_fold (issuer);
  g_autofree char *number = g_strdup_printf ("%u", next_number (self, issuer, symbol));
  const char *signer = of_union ? find_signer (self, issuer) : "";
  g_autofree char *abstract = td_sample_writer_fill_in (self, td_csv_get (csv, event, "abstract"));
  g_autofree char *search_key = td_keys_decision_search (number, symbol, issuer, signer, abstract);
  g_autoptr (GBytes) sort_key = td_keys_decision_sort (number, symbol);
  g_autofree char *label = g_strconcat (number, "/", symbol, NULL);

  g_free (self->label);
  self->label = td_text_fold (label);
  td_stmt_bind_text (self->decision, 1, number);
  td_stmt_bind_text (self->decision, 2, symbol);
  td_stmt_bind_text (self->decision, 3, self->date);
  td_stmt_bind_int (self->decision, 4, self->plan->date.year);
  td_stmt_bind_text (self->decision, 5, level);
  td_stmt_bind_text (self->decision, 6, issuer);
  td_stmt_bind_text (self->decision, 7, issuer_key);
  td_stmt_bind_id (self->decision, 8, of_union ? self->plan->unit->id : 0);
  td_stmt_bind_text (self->decision, 9, signer);
  td_stmt_bind_text (self->decision, 10, of_union ? "Chủ tịch" : "");
  td_stmt_bind_text (self->decision, 11, abstract);
  td_stmt_bind_text (self->decision, 12, search_key);
  td_stmt_bind_bytes (self->decision, 13, sort_key);
  if (!td_stmt_run (self->decision, error))
    return FALSE;
  self->id = td_db_get_last_id (self->sample->db);

  return TRUE;
}
