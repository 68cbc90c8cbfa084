/* Drafts in the book: kept outside of the history, gone with the save. */
#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-check.h"
#include "store/td-decision-store.h"
#include "store/td-draft-store.h"
#include "store/td-setting-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  char *path;
  TdBook *book;
  TdCatalogue *catalogue;
  guint n_changed;
  guint n_drafts_changed;
} Fixture;

static void
count_cb (TdBook *book, gpointer changes, gpointer data)
{
  (*(guint *) data)++;
}

static void
count_drafts_cb (TdBook *book, gpointer data)
{
  (*(guint *) data)++;
}

static void
turn_main_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
open_book (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->book = td_book_open (fixture->path, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->book, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect (fixture->book, "drafts-changed", G_CALLBACK (count_drafts_cb),
                    &fixture->n_drafts_changed);
}

static void
close_book (Fixture *fixture)
{
  turn_main_loop ();
  g_assert_finalize_object (fixture->book);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = td_test_dir_new ();
  fixture->path = td_test_dir_file (fixture->dir, "sổ.db");
  td_book_create (fixture->path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  open_book (fixture);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_catalogue_unref (fixture->catalogue);
  close_book (fixture);
  g_free (fixture->path);
  td_test_dir_free (fixture->dir);
}

static void
add_award (Fixture *fixture, TdDecision *decision, const char *name)
{
  TdAward *award = td_award_new ();

  td_text_set (&award->name, name);
  award->unit_id = 1;
  award->award_form_id
      = td_catalogue_find_award_form_at (fixture->catalogue, "BK_TINH", decision->decided_on)->id;
  td_text_set (&award->commendation_type, "CONG_TRANG");
  g_ptr_array_add (decision->awards, award);
}

static TdDecision *
new_decision (Fixture *fixture, const char *number)
{
  TdDecision *decision = td_decision_new ();

  td_text_set (&decision->number, number);
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  decision->decided_on = TD_DATE (2026, 6, 12);
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  add_award (fixture, decision, "Lò Thị Nguyệt");
  add_award (fixture, decision, "Vàng Thị Hòa");

  return decision;
}

typedef struct
{
  const TdCatalogue *catalogue;
  TdDecision *decision;
  gint64 put;    /* the draft to write */
  gint64 delete; /* the draft to delete */
  gboolean save;
  gboolean fail;
} Write;

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Write *write = data;

  if (write->put != 0 && !td_draft_put (db, write->put, write->decision, error))
    return FALSE;
  if (write->save && !td_decision_save (db, write->catalogue, write->decision, error))
    return FALSE;
  if (write->delete != 0 && !td_draft_delete (db, write->delete, error))
    return FALSE;
  if (write->fail)
    g_set_error_literal (error, TD_ERROR, TD_ERROR_FAILED, "as asked");

  return !write->fail;
}

static void
put (Fixture *fixture, gint64 id, TdDecision *decision)
{
  Write write = { .decision = decision, .put = id };
  g_autoptr (GError) error = NULL;

  td_book_write (fixture->book, NULL, write_cb, &write, &error);
  g_assert_no_error (error);
}

/* Saves as the editor does: the decision, and its draft away. */
static void
save (Fixture *fixture, TdDecision *decision, gint64 draft_id)
{
  Write write
      = { .catalogue = fixture->catalogue, .decision = decision, .delete = draft_id, .save = TRUE };
  g_autoptr (GError) error = NULL;

  td_book_write (fixture->book, decision->number, write_cb, &write, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  td_book_undo (fixture->book, redo, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = td_draft_list (td_book_get_reader (fixture->book), &error);

  g_assert_no_error (error);
  return drafts;
}

static void
assert_n_drafts (Fixture *fixture, guint n)
{
  g_autoptr (GPtrArray) drafts = list (fixture);

  g_assert_cmpuint (drafts->len, ==, n);
}

static TdDecision *
load (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TdDecision *decision = td_draft_load (td_book_get_reader (fixture->book), id, &error);

  g_assert_no_error (error);
  return decision;
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = td_check_run (fixture->book, TD_DATE (2026, 7, 1), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_error ("%s", ((const TdFinding *) g_ptr_array_index (findings, i))->message);
}

static void
test_put (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture, "45");
  gint64 id = td_draft_new_id ();

  g_assert_cmpint (id, >, 0);
  put (fixture, id, decision);
  add_award (fixture, decision, "  ");
  add_award (fixture, decision, "");
  ((TdAward *) g_ptr_array_index (decision->awards, 3))->unread[TD_CELL_UNRECOGNISED]
      = g_strdup ("cột lạ");
  put (fixture, id, decision);
  /* It stays with the book. */
  close_book (fixture);
  open_book (fixture);
  {
    g_autoptr (GPtrArray) drafts = list (fixture);
    g_autoptr (TdDecision) again = load (fixture, id);
    g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
    const TdDraft *draft = g_ptr_array_index (drafts, 0);

    g_assert_true (td_decision_equal (again, decision));
    g_assert_cmpuint (drafts->len, ==, 1);
    g_assert_cmpint (draft->id, ==, id);
    g_assert_cmpstr (draft->title, ==, "45/QĐ-LĐLĐ");
    /* The blank one is no recipient, what was not recognised is one. */
    g_assert_cmpint (draft->n_lines, ==, 3);
    g_assert_cmpint (draft->record_id, ==, 0);
    g_assert_cmpint (draft->record_revision, ==, 0);
    g_assert_cmpstr (draft->user, ==, g_get_user_name ());
    g_assert_cmpint (ABS (g_date_time_difference (now, draft->saved_at)), <,
                     60 * G_TIME_SPAN_SECOND);
  }
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) first = new_decision (fixture, "45");
  g_autoptr (TdDecision) second = new_decision (fixture, "");
  g_autoptr (GError) error = NULL;
  Write delete = { .delete = 1 };

  put (fixture, 1, first);
  put (fixture, 2, second);
  assert_n_drafts (fixture, 2);

  td_book_write (fixture->book, NULL, write_cb, &delete, &error);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) drafts = list (fixture);

    g_assert_cmpuint (drafts->len, ==, 1);
    g_assert_cmpstr (((TdDraft *) g_ptr_array_index (drafts, 0))->title, ==, "");
  }
  /* Once more is no error. */
  td_book_write (fixture->book, NULL, write_cb, &delete, &error);
  g_assert_no_error (error);
  g_assert_null (td_draft_load (td_book_get_reader (fixture->book), 1, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_no_history (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture, "45");
  g_autoptr (TdDecision) other = new_decision (fixture, "46");
  g_autofree char *label = NULL;
  guint64 version;

  save (fixture, other, 0);
  undo (fixture, FALSE);
  turn_main_loop ();
  fixture->n_changed = 0;
  version = td_book_get_data_version (fixture->book);

  put (fixture, 7, decision);
  turn_main_loop ();
  g_assert_cmpuint (fixture->n_drafts_changed, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  g_assert_cmpuint (td_book_get_data_version (fixture->book), ==, version);
  /* What was undone can still be redone. */
  label = td_book_get_undo_label (fixture->book, TRUE);
  g_assert_cmpstr (label, ==, "46");
  undo (fixture, TRUE);
  turn_main_loop ();
  g_assert_cmpuint (fixture->n_drafts_changed, ==, 1);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static gboolean
change_setting_cb (TdDb *db, gpointer data, GError **error)
{
  return td_setting_set (db, "organisation.name", "LĐLĐ tỉnh khác", error);
}

/* A write without a label cannot change what the history records. */
static void
test_label (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before
      = td_setting_get (td_book_get_reader (fixture->book), "organisation.name");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (td_book_write (fixture->book, NULL, change_setting_cb, NULL, &error));
  g_assert_nonnull (error);
  after = td_setting_get (td_book_get_reader (fixture->book), "organisation.name");
  g_assert_cmpstr (after, ==, before);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture, "45");
  g_autoptr (TdDecision) saved = NULL;
  g_autoptr (GError) error = NULL;

  put (fixture, 7, decision);
  save (fixture, decision, 7);
  turn_main_loop ();
  g_assert_cmpuint (fixture->n_drafts_changed, ==, 2);
  assert_n_drafts (fixture, 0);
  saved = td_decision_load (td_book_get_reader (fixture->book), decision->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->awards->len, ==, 2);
  assert_sound (fixture);
}

/* What fails leaves the draft as it was. */
static void
test_save_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture, "45");
  g_autoptr (TdDecision) again = NULL;
  g_autoptr (TdDecision) copy = NULL;
  g_autoptr (GError) error = NULL;
  Write write = { .catalogue = fixture->catalogue, .delete = 7, .save = TRUE, .fail = TRUE };

  put (fixture, 7, decision);
  turn_main_loop ();
  fixture->n_drafts_changed = 0;
  copy = td_decision_copy (decision);
  write.decision = copy;
  g_assert_false (td_book_write (fixture->book, "45", write_cb, &write, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_FAILED);
  turn_main_loop ();
  g_assert_cmpuint (fixture->n_drafts_changed, ==, 0);
  again = load (fixture, 7);
  g_assert_true (td_decision_equal (again, decision));
}

/* Undoing the save does not bring the draft back, and a draft of something else is not touched. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture, "45");
  g_autoptr (TdDecision) other = new_decision (fixture, "46");
  g_autoptr (GPtrArray) drafts = NULL;

  put (fixture, 7, decision);
  put (fixture, 8, other);
  save (fixture, decision, 7);
  for (int i = 0; i < 2; i++)
    {
      undo (fixture, FALSE);
      assert_n_drafts (fixture, 1);
      undo (fixture, TRUE);
      assert_n_drafts (fixture, 1);
    }
  undo (fixture, FALSE);
  drafts = list (fixture);
  g_assert_cmpint (((TdDraft *) g_ptr_array_index (drafts, 0))->id, ==, 8);
  assert_sound (fixture);
}

/* The draft of a change of a decision, whose making is undone meanwhile. */
static void
test_record_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture, "45");
  g_autoptr (TdDecision) kept = NULL;
  g_autoptr (TdDecision) orphan = NULL;
  gint64 id;

  save (fixture, decision, 0);
  id = decision->id;
  td_text_set (&decision->abstract, "V/v khen thưởng");
  put (fixture, 7, decision);
  {
    g_autoptr (GPtrArray) drafts = list (fixture);
    const TdDraft *draft = g_ptr_array_index (drafts, 0);

    g_assert_cmpint (draft->record_id, ==, id);
    g_assert_cmpint (draft->record_revision, ==, 1);
  }
  kept = load (fixture, 7);
  g_assert_true (td_decision_equal (kept, decision));

  undo (fixture, FALSE);
  orphan = load (fixture, 7);
  g_assert_cmpint (orphan->id, ==, 0);
  g_assert_cmpint (orphan->revision, ==, 0);
  g_assert_cmpint (((TdAward *) g_ptr_array_index (orphan->awards, 1))->id, ==, 0);
  g_assert_cmpint (((TdAward *) g_ptr_array_index (kept->awards, 1))->person_id, >, 0);
  g_assert_cmpint (((TdAward *) g_ptr_array_index (orphan->awards, 1))->person_id, ==, 0);
  g_assert_cmpstr (orphan->abstract, ==, "V/v khen thưởng");
  save (fixture, orphan, 7);
  assert_n_drafts (fixture, 0);
  assert_sound (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/draft/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("put", test_put);
  ADD ("several", test_several);
  ADD ("no-history", test_no_history);
  ADD ("label", test_label);
  ADD ("save", test_save);
  ADD ("save-fails", test_save_fails);
  ADD ("undo", test_undo);
  ADD ("record-gone", test_record_gone);
#undef ADD

  return g_test_run ();
}
