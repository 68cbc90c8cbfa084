#include <glib/gi18n-lib.h>

#include "base/td-collation.h"
#include "base/td-text.h"
#include "store/td-check-private.h"
#include "store/td-keys-private.h"
#include "store/td-unit-former-private.h"

/* A table with stored keys: id, search_key, sort_key, then its texts, the name first. */
typedef struct
{
  const char *table;
  const char *sql;
  guint n_texts;
  char *(*make_search) (TdStmt *row);
  GBytes *(*make_sort) (TdStmt *row);
} Table;

#define TEXT(n) (td_stmt_get_text (row, 3 + (n)))

static char *
search_unit (TdStmt *row)
{
  return td_keys_unit_search (TEXT (2), TEXT (0), TEXT (1), TEXT (3));
}

static char *
search_person (TdStmt *row)
{
  return td_keys_person_search (TEXT (0));
}

static char *
search_campaign (TdStmt *row)
{
  return td_keys_campaign_search (TEXT (0), TEXT (1), TEXT (2));
}

static char *
search_decision (TdStmt *row)
{
  return td_keys_decision_search (TEXT (3), TEXT (4), TEXT (0), TEXT (1), TEXT (2));
}

static char *
search_award (TdStmt *row)
{
  return td_keys_award_search (TEXT (0), TEXT (1), TEXT (2), TEXT (4));
}

static GBytes *
sort_text (TdStmt *row)
{
  return td_collation_sort_key (TEXT (0));
}

static GBytes *
sort_person (TdStmt *row)
{
  return td_collation_person_key (TEXT (0));
}

static GBytes *
sort_decision (TdStmt *row)
{
  return td_keys_decision_sort (TEXT (3), TEXT (4));
}

static GBytes *
sort_award (TdStmt *row)
{
  return td_keys_award_sort (td_stmt_get_int (row, 8) != 0, TEXT (0));
}

static const Table tables[] = {
  { "unit",
    "SELECT id, search_key, sort_key, name, short_name, code, " TD_UNIT_FORMER_NAMES (
        "unit.id") " FROM unit",
    4, search_unit, sort_text },
  { "person", "SELECT id, search_key, sort_key, name, post FROM person", 2, search_person,
    sort_person },
  { "campaign",
    "SELECT id, search_key, sort_key, name, theme, document_number, goals FROM campaign", 4,
    search_campaign, sort_text },
  { "decision",
    "SELECT id, search_key, sort_key, issuer, signer, abstract, number, symbol FROM decision", 5,
    search_decision, sort_decision },
  { "award",
    "SELECT a.id, a.search_key, a.sort_key, a.name, a.post, a.unit_name, a.achievement,"
    " d.number || '/' || d.symbol, a.recipient_kind <> 'collective'"
    " FROM award a JOIN decision d ON d.id = a.decision_id ORDER BY a.decision_id",
    4, search_award, sort_award },
};

static gboolean
is_letter_before (const char *text, const char *p)
{
  return p > text && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (p)));
}

gboolean
td_check_text_is_legacy (const char *text)
{
  /* Signs that are letters in TCVN3, and letters of other languages that are tones or marks in VNI;
   * none of them touches a letter in Vietnamese. U+00AD is TCVN3's ư. */
  static const gunichar marks[] = {
    0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00B5, 0x00B6, 0x00B7, 0x00B8,
    0x00B9, 0x00BC, 0x00BD, 0x00BE, 0x00C6, 0x00D1, 0x00D6, 0x00D8, 0x00DF, 0x00E4, 0x00E5,
    0x00E6, 0x00E7, 0x00EB, 0x00EE, 0x00EF, 0x00F1, 0x00F6, 0x00F8, 0x00FB, 0x00FC, 0x00FF,
  };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_mark = FALSE;

      if (c < 0x80 || c > 0xFF)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (marks) && !is_mark; i++)
        is_mark = marks[i] == c;
      if (is_mark
          && (is_letter_before (text, p)
              || g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p)))))
        return TRUE;
    }

  return FALSE;
}

static void
check_text (TdCheck *self, const char *table, gint64 id, const char *name, const char *text)
{
  g_autofree char *normal = NULL;
  gboolean ascii = TRUE;

  for (const char *p = text; *p != '\0' && ascii; p++)
    ascii = (guchar) *p < 0x80;
  if (ascii)
    return;

  if (!g_utf8_validate (text, -1, NULL))
    {
      td_check_add (self, TD_SEVERITY_ERROR, "text-not-utf8", table, id,
                    _ ("A text of the record is not UTF-8. Open it and type the text again."), NULL,
                    NULL);
      return;
    }
  normal = td_text_nfc (text);
  if (!g_str_equal (normal, text))
    td_check_add (self, TD_SEVERITY_ERROR, "text-not-nfc", table, id,
                  _ ("“{a}” is not in Unicode normal form NFC. Open it and save it again."), normal,
                  NULL);
  if (td_check_text_is_legacy (text))
    td_check_add (self, TD_SEVERITY_WARNING, "text-legacy", table, id,
                  _ ("“{a}” looks like text in an old encoding (TCVN3, VNI)."), text, NULL);
}

static void
check_keys (TdCheck *self, const Table *table, TdStmt *row)
{
  g_autofree char *search = table->make_search (row);
  g_autoptr (GBytes) sort = table->make_sort (row);
  g_autoptr (GBytes) stored = td_stmt_get_bytes (row, 2);

  if (!g_str_equal (search, td_stmt_get_text (row, 1)))
    td_check_add (self, TD_SEVERITY_ERROR, "search-key", table->table, td_stmt_get_int (row, 0),
                  _ ("“{a}” is not found when it is searched. Open it and save it again."),
                  TEXT (0), NULL);
  if (!g_bytes_equal (sort, stored))
    td_check_add (self, TD_SEVERITY_ERROR, "sort-key", table->table, td_stmt_get_int (row, 0),
                  _ ("“{a}” stands in the wrong place in lists. Open it and save it again."),
                  TEXT (0), NULL);
}

static gboolean
check_table (TdCheck *self, const Table *table, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, table->sql, error);
  guint n = 0;
  gboolean row;

  if (stmt == NULL)
    return FALSE;

  while (TRUE)
    {
      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      check_keys (self, table, stmt);
      for (guint i = 0; i < table->n_texts; i++)
        check_text (self, table->table, td_stmt_get_int (stmt, 0), td_stmt_get_text (stmt, 3),
                    td_stmt_get_text (stmt, 3 + (int) i));
      if (++n % 4096 == 0 && !td_check_report (self, 0.6, error))
        return FALSE;
    }
}

gboolean
td_check_texts (TdCheck *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!check_table (self, &tables[i], error) || !td_check_report (self, 0.5 + 0.08 * i, error))
      return FALSE;

  return TRUE;
}
