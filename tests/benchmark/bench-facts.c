/* What the check of a decision of 300 recipients asks of a book of 1,000,000 awards: a quarter of a
 * second after each letter. TD_BENCH_AWARDS=50000 makes a smaller book,
 * TD_BENCH_BOOK=FILE takes one that is there. */
#include <locale.h>
#include <stdlib.h>

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-decision-store.h"
#include "store/td-sample.h"
#include "td-test-util.h"

#define N_AWARDS 1000000
#define N_LINES 300
#define BOUND_MS 60.0

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* A decision for people of the book whose awards are many, with @form for each; @linked: whether
 * the lines name the person, as after a choice from the list. */
static TdDecision *
make_decision (TdBook *book, const char *form, gboolean linked)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);
  TdDecision *decision = td_decision_new ();
  gint64 campaign_id, step;
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  decision->decided_on = TD_DATE (2026, 6, 15);
  td_text_set (&decision->number, "9999");
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  td_db_query_int (db, "SELECT max (id) FROM campaign", 0, &campaign_id, NULL);
  td_db_query_int (db, "SELECT max (id) / 300 FROM person", 0, &step, NULL);
  stmt = td_db_prepare (
      db, "SELECT id, name, unit_id, is_woman FROM person WHERE id % ?1 = 0 LIMIT 300", NULL);
  td_stmt_bind_int (stmt, 1, MAX (step, 1));
  while (td_stmt_step (stmt, &row, NULL) && row)
    {
      TdAward *award = td_award_new ();

      if (linked)
        award->person_id = td_stmt_get_int (stmt, 0);
      td_text_set (&award->name, td_stmt_get_text (stmt, 1));
      award->unit_id = td_stmt_get_int (stmt, 2);
      award->is_woman = td_stmt_get_int (stmt, 3) != 0;
      award->award_form_id
          = td_catalogue_find_award_form_at (catalogue, form, decision->decided_on)->id;
      td_text_set (&award->commendation_type, "CHUYEN_DE");
      award->campaign_id = campaign_id;
      g_ptr_array_add (decision->awards, award);
    }
  g_assert_cmpuint (decision->awards->len, ==, N_LINES);

  return decision;
}

static gboolean
measure (TdBook *book, const char *what, const char *form, gboolean linked)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (TdDecision) decision = make_decision (book, form, linked);
  double facts_ms = G_MAXDOUBLE, check_ms = G_MAXDOUBLE;
  guint n_earlier = 0, n_problems = 0;
  gboolean good;

  for (guint i = 0; i < 5; i++)
    {
      /* A connection for each, as in the editor's thread: nothing is prepared yet. */
      gint64 start = g_get_monotonic_time ();
      g_autoptr (TdDb) db = td_book_open_reader (book, NULL, NULL);
      g_auto (TdDecisionFacts) facts = { 0 };
      g_autoptr (GPtrArray) problems = NULL;

      g_assert_true (td_decision_load_facts (db, decision, &facts, NULL));
      facts_ms = MIN (facts_ms, ms_since (start));
      start = g_get_monotonic_time ();
      problems = td_decision_check (decision, catalogue, &facts);
      check_ms = MIN (check_ms, ms_since (start));
      n_problems = problems->len;
      n_earlier = 0;
      for (guint j = 0; j < facts.earlier->len; j++)
        n_earlier += ((GPtrArray *) g_ptr_array_index (facts.earlier, j))->len;
    }

  good = facts_ms + check_ms <= BOUND_MS;
  g_print ("%-30s facts %7.2f ms, check %7.2f ms (bound %g) %s; %u earlier awards, %u problems\n",
           what, facts_ms, check_ms, BOUND_MS, good ? "ok" : "TOO SLOW", n_earlier, n_problems);

  return good;
}

int
main (void)
{
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "million.thidua");
  const char *n_awards = g_getenv ("TD_BENCH_AWARDS");
  const char *existing = g_getenv ("TD_BENCH_BOOK");
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good;

  setlocale (LC_ALL, "");
  if (existing != NULL)
    td_text_set (&path, existing);
  else
    td_sample_create (path, n_awards != NULL ? (guint) atoi (n_awards) : N_AWARDS, 1, NULL, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);

  good = measure (book, "diplomas, people linked", "BK_TINH", TRUE);
  good = measure (book, "diplomas, people by name", "BK_TINH", FALSE) && good;
  good = measure (book, "grassroots fighters", "NN_CSTDCS", TRUE) && good;
  good = measure (book, "the Confederation's diplomas", "BK_TLD", TRUE) && good;
  good = measure (book, "creativity diplomas", "LDST", TRUE) && good;

  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
