/* Records that are nothing but their fields: saving, undo, deleting, by kind. */
#include "store/td-record-store.h"

#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-person-record.h"
#include "store/td-query.h"
#include "store/td-sample.h"
#include "store/td-subject-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdDb *db;
  gint64 unit_id;
  gint64 campaign_id;
  gint64 person_id; /* who has awards */
} Fixture;

static gint64
first_id (Fixture *fixture, TdListKind kind)
{
  g_autoptr (TdQuery) query = td_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  query->recipients = 1u << TD_RECIPIENT_INDIVIDUAL;
  ids = td_query_read_ids (fixture->db, query, 1, NULL);
  g_assert_cmpuint (ids->len, ==, 1);

  return g_array_index (ids, gint64, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (TdPerson) person = NULL;
  g_autoptr (GError) error = NULL;
  TdSubject subject = { 0 };

  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "sổ.db");
  td_sample_create (path, 60, 5, NULL, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (path, &error);
  g_assert_no_error (error);
  fixture->db = td_book_get_reader (fixture->book);
  fixture->campaign_id = first_id (fixture, TD_LIST_CAMPAIGNS);
  td_subject_find_by_award (fixture->db, first_id (fixture, TD_LIST_AWARDS), &subject, &error);
  g_assert_no_error (error);
  fixture->person_id = subject.person_id;
  g_assert_cmpint (fixture->person_id, >, 0);
  person = td_person_load (fixture->db, fixture->person_id, &error);
  fixture->unit_id = person->unit_id;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_book_close (fixture->book);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

static gboolean
save_cb (TdDb *db, gpointer data, GError **error)
{
  return td_record_save (db, data, error);
}

static gboolean
remove_cb (TdDb *db, gpointer data, GError **error)
{
  return td_record_remove (db, data, error);
}

static void
save (Fixture *fixture, TdRecord *record)
{
  g_autoptr (GError) error = NULL;

  td_book_write (fixture->book, "record", save_cb, record, &error);
  g_assert_no_error (error);
}

static const char *
get_code (TdRecordKind kind, const TdRecordField *field)
{
  static const struct
  {
    const char *field;
    const char *code;
  } codes[] = {
    { "channel", "ZALO" },
    { "audience", "LD_TRUC_TIEP" },
    { "recognised_level", "province" },
    { "kind", "collective-agreement" },
    { "outcome", "accepted" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i].field, field->name))
      return codes[i].code;

  g_assert_not_reached ();
}

/* A record of the kind with every field filled in. */
static TdRecord *
make_full (Fixture *fixture, TdRecordKind kind)
{
  const TdRecordType *type = td_record_get_type (kind);
  TdRecord *record = td_record_new (kind);
  g_autoptr (GPtrArray) awards = NULL;

  for (guint i = 0; i < type->n_fields; i++)
    {
      const TdRecordField *field = &type->fields[i];
      TdRecordValue *value = &record->values[i];

      switch (field->kind)
        {
        case TD_RECORD_FIELD_DATE:
          value->date = TD_DATE (2026, 1, (guint8) (i + 1));
          break;
        case TD_RECORD_FIELD_TERM:
          td_text_set (&value->text, get_code (kind, field));
          break;
        case TD_RECORD_FIELD_TEXT:
          td_text_set (&value->text, "Một dòng chữ");
          break;
        case TD_RECORD_FIELD_LINES:
          td_text_set_lines (&value->text, "Dòng một\nDòng hai");
          break;
        case TD_RECORD_FIELD_UNIT:
          value->number = fixture->unit_id;
          break;
        case TD_RECORD_FIELD_CAMPAIGN:
          value->number = fixture->campaign_id;
          break;
        case TD_RECORD_FIELD_YES_NO:
          value->number = 1;
          break;
        case TD_RECORD_FIELD_COUNT:
        case TD_RECORD_FIELD_MONEY:
        default:
          value->number = 1500000;
        }
    }
  td_record_clear_hidden (record);
  if (type->people != TD_RECORD_PEOPLE_NONE)
    g_ptr_array_add (record->people, td_record_person_new (fixture->person_id, "", ""));
  if (type->people == TD_RECORD_PEOPLE_MANY)
    g_ptr_array_add (record->people, td_record_person_new (0, "Tẩn A Mới", ""));
  if (type->has_awards)
    {
      awards = td_record_list_awards (fixture->db, record, NULL);
      g_assert_cmpuint (awards->len, >, 0);
      g_array_append_val (record->awards, ((TdRecordAward *) awards->pdata[0])->id);
    }

  return record;
}

static char *
dump (Fixture *fixture, TdRecordKind kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdRecord) record = td_record_load (fixture->db, kind, id, &error);
  GString *text = g_string_new (NULL);

  if (record == NULL)
    {
      g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
      return g_string_free (g_string_assign (text, "gone"), FALSE);
    }
  for (guint i = 0; i < td_record_get_type (kind)->n_fields; i++)
    {
      g_autofree char *date = td_date_to_iso (record->values[i].date);

      g_string_append_printf (text, "%s|%" G_GINT64_FORMAT "|%s\n", record->values[i].text,
                              record->values[i].number, date);
    }
  for (guint i = 0; i < record->people->len; i++)
    g_string_append_printf (text, "%s\n", ((TdRecordPerson *) record->people->pdata[i])->name);
  for (guint i = 0; i < record->awards->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\n",
                            g_array_index (record->awards, gint64, i));

  return g_string_free (text, FALSE);
}

/* What is saved is what is read; what is taken back is not there; what is brought back is. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  for (TdRecordKind kind = 0; kind < TD_N_RECORD_KINDS; kind++)
    {
      g_autoptr (TdRecord) record = make_full (fixture, kind);
      g_autoptr (TdRecord) loaded = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *full = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      g_autofree char *removed = NULL;
      g_autofree char *back = NULL;

      save (fixture, record);
      g_assert_cmpint (record->id, >, 0);
      loaded = td_record_load (fixture->db, kind, record->id, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < record->people->len; i++)
        {
          const TdRecordPerson *person = loaded->people->pdata[i];

          td_text_set (&((TdRecordPerson *) record->people->pdata[i])->name, person->name);
        }
      g_assert_true (td_record_equal (loaded, record));

      full = dump (fixture, kind, record->id);
      g_assert_true (td_book_undo (fixture->book, FALSE, NULL, &error));
      undone = dump (fixture, kind, record->id);
      g_assert_cmpstr (undone, ==, "gone");
      g_assert_true (td_book_undo (fixture->book, TRUE, NULL, &error));
      redone = dump (fixture, kind, record->id);
      g_assert_cmpstr (redone, ==, full);

      td_book_write (fixture->book, "remove", remove_cb, record, &error);
      g_assert_no_error (error);
      removed = dump (fixture, kind, record->id);
      g_assert_cmpstr (removed, ==, "gone");
      g_assert_true (td_book_undo (fixture->book, FALSE, NULL, &error));
      back = dump (fixture, kind, record->id);
      g_assert_cmpstr (back, ==, full);
    }
}

/* Two windows with one record: the second does not overwrite the first. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  for (TdRecordKind kind = 0; kind < TD_N_RECORD_KINDS; kind++)
    {
      g_autoptr (TdRecord) record = make_full (fixture, kind);
      g_autoptr (TdRecord) other = NULL;
      g_autoptr (GError) error = NULL;

      save (fixture, record);
      other = td_record_copy (record);
      td_record_set_text (record, "note", "Trước");
      if (td_record_find_field (kind, "note") >= 0)
        save (fixture, record);
      td_record_set_text (other, "note", "Sau");
      g_assert_false (td_book_write (fixture->book, "stale", save_cb, other, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
      g_clear_error (&error);
      g_assert_false (td_book_write (fixture->book, "stale", remove_cb, other, &error));
      g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
    }
}

/* A refused record leaves nothing, not even the new person. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdRecord) record = make_full (fixture, TD_RECORD_INITIATIVE);
  g_autoptr (TdQuery) persons = td_query_new (TD_LIST_PERSONS);
  g_autoptr (GArray) before = td_query_read_ids (fixture->db, persons, 0, NULL);
  g_autoptr (GArray) after = NULL;
  g_autoptr (GError) error = NULL;

  td_record_set_date (record, "recognised_on", TD_DATE (2025, 12, 31));
  g_assert_false (td_book_write (fixture->book, "refused", save_cb, record, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  after = td_query_read_ids (fixture->db, persons, 0, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
}

/* Each is found by its words, marks or not, by its people, by its unit and by its day. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  static const TdListKind lists[TD_N_RECORD_KINDS] = {
    [TD_RECORD_INITIATIVE] = TD_LIST_INITIATIVES,
    [TD_RECORD_PUBLICITY] = TD_LIST_PUBLICITY,
    [TD_RECORD_ROLE_MODEL] = TD_LIST_ROLE_MODELS,
    [TD_RECORD_DOCUMENT] = TD_LIST_DOCUMENTS,
  };

  for (TdRecordKind kind = 0; kind < TD_N_RECORD_KINDS; kind++)
    {
      const TdRecordType *type = td_record_get_type (kind);
      g_autoptr (TdRecord) record = make_full (fixture, kind);
      g_autoptr (TdQuery) query = td_query_new (lists[kind]);
      g_autoptr (GArray) found = NULL;
      g_autoptr (GArray) outside = NULL;

      td_record_set_text (record, type->title_field, "Cải tiến lò sấy chè");
      save (fixture, record);
      query->search
          = g_strdup (type->people == TD_RECORD_PEOPLE_MANY ? "say CHE tan a moi" : "lò che");
      query->unit_id = fixture->unit_id;
      query->from = TD_DATE (2026, 1, 1);
      query->to = TD_DATE (2026, 1, 31);
      found = td_query_read_ids (fixture->db, query, 0, NULL);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpint (g_array_index (found, gint64, 0), ==, record->id);
      query->to = TD_DATE (2025, 12, 31);
      query->from = TD_DATE_NONE;
      outside = td_query_read_ids (fixture->db, query, 0, NULL);
      g_assert_cmpuint (outside->len, ==, 0);
    }
}

/* Only the authors whose place changed are written anew. */
static void
test_authors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdRecord) record = make_full (fixture, TD_RECORD_INITIATIVE);
  g_autoptr (TdRecord) loaded = NULL;
  g_autofree char *first = NULL;
  gpointer moved;

  save (fixture, record);
  g_ptr_array_add (record->people, td_record_person_new (0, "Phàn Văn Ba", ""));
  moved = g_ptr_array_steal_index (record->people, 0);
  g_ptr_array_add (record->people, moved);
  save (fixture, record);
  loaded = td_record_load (fixture->db, TD_RECORD_INITIATIVE, record->id, NULL);
  g_assert_cmpuint (loaded->people->len, ==, 3);
  g_assert_cmpstr (((TdRecordPerson *) loaded->people->pdata[0])->name, ==, "Tẩn A Mới");
  g_assert_cmpstr (((TdRecordPerson *) loaded->people->pdata[1])->name, ==, "Phàn Văn Ba");
  g_assert_cmpint (((TdRecordPerson *) loaded->people->pdata[2])->person_id, ==,
                   fixture->person_id);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/record/save", test_save);
  ADD ("/record/stale", test_stale);
  ADD ("/record/refused", test_refused);
  ADD ("/record/found", test_found);
  ADD ("/record/authors", test_authors);

  return g_test_run ();
}
