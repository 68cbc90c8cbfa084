/* The lazy list: what it tells is what it is, through any writes, and it lets everything go. */
#include "base/td-text.h"
#include "list/td-row-list.h"
#include "store/td-sample.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdCatalogue *catalogue;
  TdRowList *list;
  GArray *shadow;    /* gint64: the ids as items-changed tells of them */
  GPtrArray *held;   /* TdRow: what a view would hold, NULL for the rest */
  guint n_resets[2]; /* before, after */
  guint n_swaps;
  guint n_signals;
  guint n_announced; /* changes of the book */
} Fixture;

static gint64
get_item_id (TdRowList *list, guint position)
{
  g_autoptr (TdRow) row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (row);

  return td_row_get_id (row);
}

static void
clear_row (gpointer row)
{
  g_clear_object (&row);
}

/* The validator: the copy that only hears what changes must be what the list is. */
static void
items_changed_cb (TdRowList *list, guint position, guint removed, guint added, Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  fixture->n_signals++;
  g_assert_cmpuint (position + removed, <=, fixture->shadow->len);
  g_assert_cmpuint (fixture->shadow->len - removed + added, ==, n);
  /* What GTK 4.8 makes widgets anew for, and takes seconds for when it is all. */
  g_assert_true (removed == 0 || added == 0 || (removed <= 64 && added <= 64));

  g_array_remove_range (fixture->shadow, position, removed);
  for (guint i = 0; i < removed; i++)
    g_ptr_array_remove_index (fixture->held, position);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = td_row_list_get_id (list, position + i);

      g_array_insert_val (fixture->shadow, position + i, id);
      g_ptr_array_insert (fixture->held, (int) (position + i), NULL);
    }
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (fixture->shadow, gint64, i), ==, td_row_list_get_id (list, i));
}

static void
reset_cb (TdRowList *list, gboolean done, Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_resets[0], ==, fixture->n_resets[1] + (done ? 1 : 0));
  fixture->n_resets[done ? 1 : 0]++;
}

/* The new rows come first, and the old ones are all still there. */
static void
swap_cb (TdRowList *list, guint n_new, Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_resets[0], ==, fixture->n_resets[1] + 1);
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (n_new, <, g_list_model_get_n_items (G_LIST_MODEL (list)));
  fixture->n_swaps++;
}

static void
book_changed_cb (TdBook *book, TdChanges *changes, Fixture *fixture)
{
  fixture->n_announced++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "sổ.db");
  td_sample_create (path, 5000, 3, NULL, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (path, &error);
  g_assert_no_error (error);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
  fixture->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->held = g_ptr_array_new_with_free_func (clear_row);
  fixture->list = td_row_list_new (fixture->book);
  /* After the list has heard of it. */
  g_signal_connect (fixture->book, "changed", G_CALLBACK (book_changed_cb), fixture);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->list, "reset", G_CALLBACK (reset_cb), fixture);
  g_signal_connect (fixture->list, "swap", G_CALLBACK (swap_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->list);
  g_ptr_array_unref (fixture->held);
  td_catalogue_unref (fixture->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  g_array_unref (fixture->shadow);
  td_test_dir_free (fixture->dir);
}

/* Nothing is being read any more, the totals included. */
static gboolean
is_settled (Fixture *fixture)
{
  const TdQueryTotals *totals = td_row_list_get_totals (fixture->list);

  return !td_row_list_get_loading (fixture->list) && totals != NULL
         && totals->n == g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
check_against_book (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = td_query_read_ids (td_book_get_reader (fixture->book),
                                              td_row_list_get_query (fixture->list), 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->list)));
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), fixture->shadow->data,
                   fixture->shadow->len * sizeof (gint64));
  g_assert_cmpuint (fixture->n_resets[0], ==, fixture->n_resets[1]);

  /* What is held is what is in the book now, and the very object that the list gives. */
  for (guint i = 0; i < fixture->held->len; i++)
    {
      g_autoptr (TdRow) row = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      if (fixture->held->pdata[i] == NULL)
        continue;
      row = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_assert_true (row == fixture->held->pdata[i]);
      rows = td_query_read_rows (td_book_get_reader (fixture->book),
                                 td_row_list_get_query (fixture->list)->kind,
                                 &g_array_index (ids, gint64, i), 1, &error);
      g_assert_no_error (error);
      g_assert_true (td_row_equal (rows->pdata[0], row));
    }
}

static void
set_query (Fixture *fixture, TdListKind kind, const char *search)
{
  g_autoptr (TdQuery) query = td_query_new (kind);

  query->search = g_strdup (search);
  td_row_list_set_query (fixture->list, query);
}

static void
test_lazy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdRow) row = NULL;
  g_autoptr (TdRow) again = NULL;
  guint position;

  set_query (fixture, TD_LIST_AWARDS, NULL);
  g_assert_true (td_row_list_get_loading (fixture->list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_null (td_row_list_get_totals (fixture->list));
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), >, 4000);
  g_assert_cmpuint (fixture->n_resets[0], ==, 0);
  check_against_book (fixture);

  /* The same record is the same object, however many pages were read in between. */
  row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 77);
  for (guint i = 0; i < fixture->shadow->len; i += 100)
    g_assert_cmpint (get_item_id (fixture->list, i), ==,
                     g_array_index (fixture->shadow, gint64, i));
  again = g_list_model_get_item (G_LIST_MODEL (fixture->list), 77);
  g_assert_true (row == again);

  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), fixture->shadow->len));
  g_assert_cmpint (td_row_list_get_id (fixture->list, fixture->shadow->len), ==, 0);
  g_assert_true (td_row_list_find (fixture->list, td_row_get_id (row), &position));
  g_assert_cmpuint (position, ==, 77);
  g_assert_false (td_row_list_find (fixture->list, -1, &position));
}

/* Typing is faster than reading: only the last query is shown, and only once. */
static void
test_superseded (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "n", "ng", "ngu", "nguy", "nguyen" };
  g_autoptr (TdRow) row = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    set_query (fixture, TD_LIST_AWARDS, typed[i]);
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  /* The first ones, and then more; none that were to go again. */
  g_assert_cmpuint (fixture->n_resets[0], ==, 0);
  g_assert_cmpstr (td_row_list_get_query (fixture->list)->search, ==, "nguyen");
  check_against_book (fixture);

  /* And a list may go while it reads. */
  set_query (fixture, TD_LIST_AWARDS, "tran");
}

/* A view makes its cells a few rows a frame, and the list is loading until it has all. */
static void
test_growth (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  guint n;

  set_query (fixture, TD_LIST_AWARDS, NULL);
  for (guint before = 0; before < 208; before = n)
    {
      TD_TEST_PUMP_UNTIL (g_list_model_get_n_items (model) > before);
      n = g_list_model_get_n_items (model);
      g_assert_cmpuint (n - before, <=, 64);
      g_assert_true (td_row_list_get_loading (fixture->list));
    }
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  g_assert_cmpuint (fixture->n_signals, ==, 5);
  check_against_book (fixture);

  /* It is hidden while it grows. */
  td_row_list_set_active (fixture->list, FALSE);
  td_row_list_set_active (fixture->list, TRUE);
  TD_TEST_PUMP_UNTIL (g_list_model_get_n_items (model) > 64);
  td_row_list_set_active (fixture->list, FALSE);
  g_assert_cmpuint (fixture->shadow->len, ==, 0);
  n = fixture->n_signals;
  td_row_list_set_active (fixture->list, TRUE);
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  g_assert_cmpuint (fixture->n_signals, ==, n + 5);
  check_against_book (fixture);

  /* It is asked for others while it grows. */
  td_row_list_set_active (fixture->list, FALSE);
  td_row_list_set_active (fixture->list, TRUE);
  TD_TEST_PUMP_UNTIL (g_list_model_get_n_items (model) > 64);
  set_query (fixture, TD_LIST_AWARDS, "tran");
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  check_against_book (fixture);
  set_query (fixture, TD_LIST_AWARDS, NULL);
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  check_against_book (fixture);
}

/* What happens to a large list happens in two steps, with the signal around them. */
static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_AWARDS);
  guint n_signals;

  td_row_list_set_query (fixture->list, query);
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  g_assert_cmpuint (fixture->n_resets[0], ==, 0);
  n_signals = fixture->n_signals;
  query->sort_column = td_list_find_column (TD_LIST_AWARDS, "name");
  td_row_list_set_query (fixture->list, query);
  TD_TEST_PUMP_UNTIL (fixture->n_resets[1] == 1 && is_settled (fixture));
  /* The new ones put before the old ones, which go. */
  g_assert_cmpuint (fixture->n_signals, ==, n_signals + 2);
  g_assert_cmpuint (fixture->n_swaps, ==, 1);
  check_against_book (fixture);

  /* The very same query is not read again. */
  td_row_list_set_query (fixture->list, query);
  g_assert_false (td_row_list_get_loading (fixture->list));

  td_row_list_set_active (fixture->list, FALSE);
  g_assert_cmpuint (fixture->shadow->len, ==, 0);
  td_row_list_set_active (fixture->list, TRUE);
  TD_TEST_PUMP_UNTIL (fixture->n_resets[1] == 2 && is_settled (fixture));
  check_against_book (fixture);

  set_query (fixture, TD_LIST_UNITS, NULL);
  TD_TEST_PUMP_UNTIL (fixture->n_resets[1] == 3 && is_settled (fixture));
  check_against_book (fixture);
}

/* --- Random writes ---------------------------------------------------------------------------- */

typedef struct
{
  const TdCatalogue *catalogue;
  GRand *rand;
  GArray *made; /* gint64: the units that the test made */
  gint64 parent;
} Writes;

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Writes *writes = data;
  guint what = (guint) g_rand_int_range (writes->rand, 0, 4);
  g_autoptr (TdUnit) unit = NULL;
  guint index = 0;

  if (what < 2 || writes->made->len == 0)
    {
      unit = td_unit_new ();
      td_text_set (&unit->kind, "CDCS");
      unit->parent_id = writes->parent;
    }
  else
    {
      index = (guint) g_rand_int_range (writes->rand, 0, (int) writes->made->len);
      unit = td_unit_load (db, g_array_index (writes->made, gint64, index), error);
      if (unit == NULL)
        return FALSE;
    }
  if (what == 3 && unit->id != 0)
    {
      g_array_remove_index (writes->made, index);
      return td_unit_delete (db, unit->id, unit->revision, error);
    }

  g_free (unit->name);
  unit->name = g_strdup_printf ("CĐCS Thử %c số %d", 'A' + g_rand_int_range (writes->rand, 0, 26),
                                g_rand_int_range (writes->rand, 0, 1000000));
  if (unit->id != 0)
    return td_unit_save (db, writes->catalogue, unit, error);
  if (!td_unit_save (db, writes->catalogue, unit, error))
    return FALSE;
  g_array_append_val (writes->made, unit->id);

  return TRUE;
}

static void
hold_some (Fixture *fixture, GRand *rand)
{
  for (guint i = 0; i < 40 && fixture->held->len > 0; i++)
    {
      guint position = (guint) g_rand_int_range (rand, 0, (int) fixture->held->len);

      clear_row (fixture->held->pdata[position]);
      fixture->held->pdata[position]
          = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
    }
}

static void
test_writes (Fixture *fixture, gconstpointer data)
{
  guint32 seed = (guint32) g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  Writes writes = { .catalogue = fixture->catalogue, .rand = rand, .made = made };
  g_autoptr (GError) error = NULL;

  g_test_message ("seed %u", seed);
  writes.parent = td_unit_find_root (td_book_get_reader (fixture->book), TD_DATE_NONE, &error);
  g_assert_no_error (error);
  set_query (fixture, TD_LIST_UNITS, NULL);
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  hold_some (fixture, rand);

  for (guint i = 0; i < 60; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 1, 4);
      guint n_announced = fixture->n_announced + n;

      for (guint j = 0; j < n; j++)
        {
          td_book_write (fixture->book, "thử", write_cb, &writes, &error);
          g_assert_no_error (error);
          if (g_rand_boolean (rand))
            g_main_context_iteration (NULL, FALSE);
          if (g_rand_int_range (rand, 0, 3) == 0)
            hold_some (fixture, rand);
        }
      TD_TEST_PUMP_UNTIL (fixture->n_announced == n_announced && is_settled (fixture));
      check_against_book (fixture);
      hold_some (fixture, rand);
    }
}

/* A list is deaf to what it does not show. */
static void
test_matters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  Writes writes = { .catalogue = fixture->catalogue, .rand = rand, .made = made };
  g_autoptr (GError) error = NULL;

  writes.parent = td_unit_find_root (td_book_get_reader (fixture->book), TD_DATE_NONE, &error);
  set_query (fixture, TD_LIST_CAMPAIGNS, NULL);
  TD_TEST_PUMP_UNTIL (is_settled (fixture));
  td_book_write (fixture->book, "thử", write_cb, &writes, &error);
  g_assert_no_error (error);
  TD_TEST_PUMP_UNTIL (fixture->n_announced == 1);
  g_assert_false (td_row_list_get_loading (fixture->list));

  set_query (fixture, TD_LIST_HISTORY, NULL);
  TD_TEST_PUMP_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 1
                      && is_settled (fixture));
  td_book_write (fixture->book, "thử", write_cb, &writes, &error);
  g_assert_no_error (error);
  TD_TEST_PUMP_UNTIL (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/row-list/lazy", test_lazy);
  ADD ("/row-list/superseded", test_superseded);
  ADD ("/row-list/growth", test_growth);
  ADD ("/row-list/reset", test_reset);
  ADD ("/row-list/writes", test_writes);
  ADD ("/row-list/matters", test_matters);

  return g_test_run ();
}
