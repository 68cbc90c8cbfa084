/* Attachments: files beside the book, and their rows with undo. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-attachment-store.h"
#include "store/td-check.h"
#include "store/td-decision-store.h"
#include "store/td-draft-store.h"
#include "td-test-util.h"

#define PDF "%PDF-1.7\nquyết định\n"

typedef struct
{
  TdTestDir *dir;
  char *path;
  char *folder;
  TdBook *book;
  TdCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = td_test_dir_new ();
  fixture->path = td_test_dir_file (fixture->dir, "sổ.db");
  fixture->folder = td_test_dir_file (fixture->dir, "sổ.db.files");
  td_book_create (fixture->path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (fixture->path, &error);
  g_assert_no_error (error);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_catalogue_unref (fixture->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  g_free (fixture->path);
  g_free (fixture->folder);
  td_test_dir_free (fixture->dir);
}

/* How many files there are in @path and below. */
static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += g_file_test (child, G_FILE_TEST_IS_DIR) ? count_files (child) : 1;
    }

  return n;
}

static GFile *
make_source (Fixture *fixture, const char *name, const char *data, gssize size)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static TdAttachment *
import (Fixture *fixture, const char *name, const char *data, gssize size)
{
  g_autoptr (GFile) source = make_source (fixture, name, data, size);
  g_autoptr (GError) error = NULL;
  TdAttachment *attachment = td_attachment_import (fixture->path, source, NULL, &error);

  g_assert_no_error (error);
  return attachment;
}

/* The sentence of the refusal; nothing is left behind. */
static char *
import_fails (Fixture *fixture, const char *name, const char *data, gssize size, int code)
{
  g_autoptr (GFile) source = make_source (fixture, name, data, size);
  g_autoptr (GError) error = NULL;
  guint before = count_files (fixture->folder);

  g_assert_null (td_attachment_import (fixture->path, source, NULL, &error));
  g_assert_error (error, TD_ERROR, code);
  g_assert_cmpuint (count_files (fixture->folder), ==, before);

  return g_strdup (error->message);
}

static void
assert_verified (Fixture *fixture, const TdAttachment *attachment)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (td_attachment_verify (fixture->path, attachment, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_refused (Fixture *fixture, const TdAttachment *attachment, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (td_attachment_verify (fixture->path, attachment, NULL, &error));
  g_assert_error (error, TD_ERROR, code);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdAttachment) attachment = import (fixture, "QĐ 45.pdf", PDF, -1);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, PDF, -1);
  g_autofree char *path = td_attachment_get_path (fixture->path, attachment);
  g_autofree char *expected = g_strdup_printf ("%s/%.2s/%s.pdf", fixture->folder, sha256, sha256);
  g_autofree char *content = NULL;
  struct stat info;

  g_assert_cmpstr (attachment->file_name, ==, "QĐ 45.pdf");
  g_assert_cmpstr (attachment->sha256, ==, sha256);
  g_assert_cmpint (attachment->size, ==, strlen (PDF));
  g_assert_cmpint (attachment->id, ==, 0);
  g_assert_cmpstr (path, ==, expected);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, PDF);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0400);
  g_assert_cmpint (stat (fixture->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  assert_verified (fixture, attachment);
}

/* The same bytes under another name are stored once, and make a damaged copy whole. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdAttachment) first = import (fixture, "a.pdf", PDF, -1);
  g_autoptr (TdAttachment) second = import (fixture, "b.PDF", PDF, -1);
  g_autofree char *path = td_attachment_get_path (fixture->path, first);

  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_cmpstr (second->sha256, ==, first->sha256);
  g_assert_cmpstr (second->file_name, ==, "b.PDF");
  assert_verified (fixture, second);

  g_assert_true (g_file_set_contents (path, "%PDF-1.7\n", -1, NULL));
  assert_refused (fixture, first, TD_ERROR_CORRUPT);
  td_attachment_free (import (fixture, "c.pdf", PDF, -1));
  assert_verified (fixture, first);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_types (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *data;
    gssize size;
    const char *stored_name; /* NULL: refused */
    const char *extension;
  } cases[] = {
    { "a.pdf", PDF, -1, "a.pdf", ".pdf" },
    { "a.png", "\x89PNG\r\n\x1a\n....", 12, "a.png", ".png" },
    { "a.JPEG", "\xff\xd8\xff\xe0....", 8, "a.JPEG", ".jpg" },
    { "a.tiff", "II*\0....", 8, "a.tiff", ".tif" },
    { "b.tif", "MM\0*....", 8, "b.tif", ".tif" },
    { "a.webp", "RIFF\x10\0\0\0WEBPVP8 ", 16, "a.webp", ".webp" },
    /* By what they are, not by what they are called. */
    { "quét", PDF, -1, "quét.pdf", ".pdf" },
    { "a.doc", PDF, -1, "a.doc.pdf", ".pdf" },
    { "b.png", "\xff\xd8\xff\xe0....", 8, "b.png.jpg", ".jpg" },
    { "b.pdf", "PK\3\4....", 8, NULL, NULL },
    { "c.pdf", "", 0, NULL, NULL },
    { "d.pdf", "%PDF", 4, NULL, NULL },
    { "b.webp", "XXXX\x10\0\0\0WEBPVP8 ", 16, NULL, NULL },
    { "a.html", "<html>", -1, NULL, NULL },
    { "a.svg", "<svg/>", -1, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      if (cases[i].stored_name != NULL)
        {
          g_autoptr (TdAttachment) attachment
              = import (fixture, cases[i].name, cases[i].data, cases[i].size);
          g_autofree char *path = td_attachment_get_path (fixture->path, attachment);

          g_assert_cmpstr (attachment->file_name, ==, cases[i].stored_name);
          g_assert_true (g_str_has_suffix (path, cases[i].extension));
          assert_verified (fixture, attachment);
        }
      else
        {
          g_autofree char *sentence = import_fails (fixture, cases[i].name, cases[i].data,
                                                    cases[i].size, TD_ERROR_INVALID);

          g_assert_nonnull (strstr (sentence, "PDF"));
          g_assert_nonnull (strstr (sentence, cases[i].name));
        }
    }
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) source = make_source (fixture, "a.pdf", PDF, -1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (g_file_peek_path (source), TD_ATTACHMENT_MAX_SIZE + 1), ==, 0);
  g_assert_null (td_attachment_import (fixture->path, source, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "100 MB"));
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_source_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = td_test_dir_file (fixture->dir, "gone.pdf");
  g_autoptr (GFile) source = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->dir->path);
  g_autoptr (GError) error = NULL;

  g_assert_null (td_attachment_import (fixture->path, source, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (td_attachment_import (fixture->path, folder, NULL, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_FAILED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  /* A file where the folder should be: root cannot write there either. */
  g_assert_true (g_file_set_contents (fixture->folder, "", 0, NULL));
  sentence = import_fails (fixture, "a.pdf", PDF, -1, TD_ERROR_FAILED);
  g_assert_nonnull (strstr (sentence, fixture->folder));
  g_unlink (fixture->folder);

  if (getuid () == 0)
    return;
  g_assert_cmpint (g_mkdir (fixture->folder, 0500), ==, 0);
  g_free (import_fails (fixture, "a.pdf", PDF, -1, TD_ERROR_READ_ONLY));
}

static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = g_malloc0 (1 << 20);
  struct rlimit before;

  memcpy (bytes, PDF, strlen (PDF));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (rlim_t size = 1; size < 1 << 20; size *= 64)
    {
      struct rlimit limit = { size, before.rlim_max };
      g_autoptr (GFile) source = make_source (fixture, "a.pdf", bytes, 1 << 20);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      g_assert_null (td_attachment_import (fixture->path, source, NULL, &error));
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_error (error, TD_ERROR, TD_ERROR_NO_SPACE);
      g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    }
  signal (SIGXFSZ, SIG_DFL);
}

/* A copy that was killed: the next one removes what is surely no longer being written. */
static void
test_abandoned (Fixture *fixture, gconstpointer data)
{
  struct utimbuf yesterday = { time (NULL) - 25 * 3600, time (NULL) - 25 * 3600 };
  g_autofree char *old = g_build_filename (fixture->folder, ".new.a1B2c3", NULL);
  g_autofree char *young = g_build_filename (fixture->folder, ".new.d4E5f6", NULL);

  td_attachment_free (import (fixture, "a.pdf", PDF, -1));
  g_assert_true (g_file_set_contents (old, "%PDF", -1, NULL));
  g_assert_true (g_file_set_contents (young, "%PDF", -1, NULL));
  g_assert_cmpint (g_utime (old, &yesterday), ==, 0);
  td_attachment_free (import (fixture, "b.pdf", PDF "2", -1));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, 3);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdAttachment) attachment = import (fixture, "a.pdf", PDF, -1);
  g_autoptr (TdAttachment) hostile = td_attachment_new ();
  g_autofree char *path = td_attachment_get_path (fixture->path, attachment);

  g_unlink (path);
  assert_refused (fixture, attachment, TD_ERROR_NOT_FOUND);

  /* What a damaged draft could hold leads nowhere. */
  td_text_set (&hostile->file_name, "a.pdf");
  assert_refused (fixture, hostile, TD_ERROR_NOT_FOUND);
  td_text_set (&hostile->sha256,
               "../../../../../../../../../../../../../../../../../etc/passwd/..");
  g_assert_cmpuint (strlen (hostile->sha256), ==, 64);
  g_assert_null (td_attachment_get_path (fixture->path, hostile));
  assert_refused (fixture, hostile, TD_ERROR_NOT_FOUND);
}

/* --- In a thread ------------------------------------------------------------------------------ */

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) source = make_source (fixture, "a.pdf", PDF, -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TdAttachment) attachment = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  td_attachment_import_async (fixture->book, source, NULL, keep_result_cb, &result);
  TD_TEST_PUMP_UNTIL (result != NULL);
  attachment = td_attachment_import_finish (fixture->book, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);

  td_attachment_verify_async (fixture->book, attachment, NULL, keep_result_cb, &result);
  TD_TEST_PUMP_UNTIL (result != NULL);
  file = td_attachment_verify_finish (fixture->book, result, &error);
  g_assert_no_error (error);
  path = td_attachment_get_path (fixture->path, attachment);
  g_assert_cmpstr (g_file_peek_path (file), ==, path);
  g_clear_object (&result);

  g_unlink (path);
  td_attachment_verify_async (fixture->book, attachment, NULL, keep_result_cb, &result);
  TD_TEST_PUMP_UNTIL (result != NULL);
  g_assert_null (td_attachment_verify_finish (fixture->book, result, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) source = make_source (fixture, "a.pdf", PDF, -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  td_attachment_import_async (fixture->book, source, cancellable, keep_result_cb, &result);
  TD_TEST_PUMP_UNTIL (result != NULL);
  g_assert_null (td_attachment_import_finish (fixture->book, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* --- Rows ------------------------------------------------------------------------------------- */

typedef struct
{
  const TdCatalogue *catalogue;
  TdDecision *decision;
} Save;

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;

  return td_decision_save (db, save->catalogue, save->decision, error);
}

static void
save (Fixture *fixture, TdDecision *decision)
{
  Save save = { fixture->catalogue, decision };
  g_autoptr (GError) error = NULL;

  td_book_write (fixture->book, "save", save_cb, &save, &error);
  g_assert_no_error (error);
}

static TdDecision *
new_decision (Fixture *fixture)
{
  TdDecision *decision = td_decision_new ();
  TdAward *award = td_award_new ();

  td_text_set (&decision->number, "45");
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  decision->decided_on = TD_DATE (2026, 6, 12);
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  td_text_set (&award->name, "Lò Thị Nguyệt");
  award->unit_id = 1;
  award->award_form_id
      = td_catalogue_find_award_form_at (fixture->catalogue, "BK_TINH", decision->decided_on)->id;
  td_text_set (&award->commendation_type, "CONG_TRANG");
  g_ptr_array_add (decision->awards, award);

  return decision;
}

static void
assert_stored (Fixture *fixture, gint64 id, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) decision
      = td_decision_load (td_book_get_reader (fixture->book), id, &error);
  guint n = (first != NULL) + (second != NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (decision->attachments->len, ==, n);
  if (first != NULL)
    g_assert_cmpstr (((TdAttachment *) g_ptr_array_index (decision->attachments, 0))->file_name, ==,
                     first);
  if (second != NULL)
    g_assert_cmpstr (((TdAttachment *) g_ptr_array_index (decision->attachments, 1))->file_name, ==,
                     second);
  for (guint i = 0; i < n; i++)
    assert_verified (fixture, g_ptr_array_index (decision->attachments, i));
}

static void
undo (Fixture *fixture, gboolean redo)
{
  g_autoptr (GError) error = NULL;

  td_book_undo (fixture->book, redo, NULL, &error);
  g_assert_no_error (error);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture);
  TdAttachment *first;

  g_ptr_array_add (decision->attachments, import (fixture, "a.pdf", PDF, -1));
  save (fixture, decision);
  first = g_ptr_array_index (decision->attachments, 0);
  g_assert_cmpint (first->id, >, 0);
  assert_stored (fixture, decision->id, "a.pdf", NULL);

  /* One more, then away with the first; the rows that stay keep their ids. */
  g_ptr_array_add (decision->attachments, import (fixture, "b.pdf", PDF "2", -1));
  save (fixture, decision);
  assert_stored (fixture, decision->id, "a.pdf", "b.pdf");
  g_ptr_array_remove_index (decision->attachments, 0);
  save (fixture, decision);
  assert_stored (fixture, decision->id, "b.pdf", NULL);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);

  /* Undo brings the row back, and its file was kept for it. */
  undo (fixture, FALSE);
  assert_stored (fixture, decision->id, "a.pdf", "b.pdf");
  undo (fixture, FALSE);
  assert_stored (fixture, decision->id, "a.pdf", NULL);
  undo (fixture, TRUE);
  assert_stored (fixture, decision->id, "a.pdf", "b.pdf");
  undo (fixture, TRUE);
  assert_stored (fixture, decision->id, "b.pdf", NULL);
}

/* A draft's attachment has no row, is found again with the draft, and becomes one on save. */
static gboolean
put_cb (TdDb *db, gpointer data, GError **error)
{
  return td_draft_put (db, 7, data, error);
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture);
  g_autoptr (TdDecision) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (decision->attachments, import (fixture, "a.pdf", PDF, -1));
  td_book_write (fixture->book, NULL, put_cb, decision, &error);
  g_assert_no_error (error);
  draft = td_draft_load (td_book_get_reader (fixture->book), 7, &error);
  g_assert_no_error (error);
  assert_verified (fixture, g_ptr_array_index (draft->attachments, 0));
  save (fixture, draft);
  assert_stored (fixture, draft->id, "a.pdf", NULL);
}

/* --- td_check_run () -------------------------------------------------------------------------- */

/* The codes of the findings: "attachment-changed attachment-unused". */
static char *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = td_check_run (fixture->book, TD_DATE (2026, 7, 1), NULL, &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            ((const TdFinding *) g_ptr_array_index (findings, i))->code);

  return g_string_free (codes, FALSE);
}

static void
assert_check (Fixture *fixture, const char *expected)
{
  g_autofree char *codes = check (fixture);

  g_assert_cmpstr (codes, ==, expected);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) decision = new_decision (fixture);
  g_autoptr (TdDecision) draft = new_decision (fixture);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (decision->attachments, import (fixture, "a.pdf", PDF, -1));
  g_ptr_array_add (draft->attachments, import (fixture, "b.pdf", PDF "2", -1));
  /* Neither is in the book yet; then the one is a decision's and the other a draft's. */
  assert_check (fixture, "attachment-unused attachment-unused");
  save (fixture, decision);
  assert_check (fixture, "attachment-unused");
  td_book_write (fixture->book, NULL, put_cb, draft, &error);
  g_assert_no_error (error);
  assert_check (fixture, "");

  path = td_attachment_get_path (fixture->path, g_ptr_array_index (decision->attachments, 0));
  g_assert_true (g_file_set_contents (path, PDF "?", -1, NULL));
  assert_check (fixture, "attachment-changed");
  g_unlink (path);
  assert_check (fixture, "attachment-missing");
  undo (fixture, FALSE);
  assert_check (fixture, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/attachment/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("import", test_import);
  ADD ("twice", test_twice);
  ADD ("types", test_types);
  ADD ("too-large", test_too_large);
  ADD ("source-gone", test_source_gone);
  ADD ("folder", test_folder);
  ADD ("disk-full", test_disk_full);
  ADD ("abandoned", test_abandoned);
  ADD ("missing", test_missing);
  ADD ("async", test_async);
  ADD ("cancel", test_cancel);
  ADD ("rows", test_rows);
  ADD ("draft", test_draft);
  ADD ("check", test_check);
#undef ADD

  return g_test_run ();
}
