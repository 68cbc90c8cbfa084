/* Switching a rule of the checks off and on. */
#include "store/td-rule-store.h"

#include <string.h>

#include "base/td-error.h"
#include "domain/td-rules.h"
#include "td-test-util.h"

typedef struct
{
  const char *code;
  gboolean enabled;
  const char *reason;
} Switch;

static gboolean
switch_cb (TdDb *db, gpointer data, GError **error)
{
  const Switch *change = data;

  return td_rule_set_enabled (db, change->code, change->enabled, change->reason, error);
}

static void
assert_rule (TdBook *book, const char *code, gboolean enabled, const char *reason)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  const TdRule *rule = td_catalogue_find_rule (catalogue, code);

  g_assert_cmpint (rule->enabled, ==, enabled);
  g_assert_cmpstr (rule->disabled_reason, ==, reason);
}

/* Whether the book's present catalogue lets R12 doubt a bonus. */
static gboolean
fires (TdBook *book)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (GPtrArray) problems = td_problems_new ();
  TdAward *award = td_award_new ();

  decision->decided_on = TD_DATE (2026, 6, 12);
  award->bonus = 5;
  award->award_form_id
      = td_catalogue_find_award_form_at (catalogue, "NN_BK_TINH", decision->decided_on)->id;
  g_ptr_array_add (decision->awards, award);
  td_rules_check_award (decision, 0, catalogue, NULL, problems);

  return problems->len == 1;
}

static void
test_switch (void)
{
  Switch off = { "R12", FALSE, "  Quy chế  của tỉnh " };
  Switch on = { "R12", TRUE, "nothing" };
  Switch blank = { "R12", FALSE, " \t" };
  Switch unknown = { "R99", FALSE, "Quy chế" };
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "book.db");
  g_autoptr (TdBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *undone = NULL;

  td_book_create (path, TD_BOOK_EMPTY, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  assert_rule (book, "R12", TRUE, "");

  g_assert_false (td_book_write (book, "", switch_cb, &blank, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (td_book_write (book, "", switch_cb, &unknown, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_rule (book, "R12", TRUE, "");

  g_assert_true (fires (book));
  g_assert_true (td_book_write (book, "", switch_cb, &off, &error));
  assert_rule (book, "R12", FALSE, "Quy chế của tỉnh");
  label = td_book_get_undo_label (book, FALSE);
  g_assert_nonnull (strstr (label, "R12: Quy chế của tỉnh"));
  g_assert_false (fires (book));

  g_assert_true (td_book_undo (book, FALSE, &undone, &error));
  assert_rule (book, "R12", TRUE, "");
  g_assert_true (td_book_undo (book, TRUE, NULL, &error));
  assert_rule (book, "R12", FALSE, "Quy chế của tỉnh");
  g_assert_true (td_book_write (book, "", switch_cb, &on, &error));
  assert_rule (book, "R12", TRUE, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rule/switch", test_switch);

  return g_test_run ();
}
