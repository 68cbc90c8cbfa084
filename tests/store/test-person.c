/* People as records: reading and saving them, what they were awarded. */
#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-decision-store.h"
#include "store/td-person-record.h"
#include "store/td-query.h"
#include "store/td-subject-store.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

typedef struct
{
  TdTestDir *dir;
  TdBook *book;
  TdDb *db;
  TdCatalogue *catalogue;
  gint64 unit_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("THIDUA_TODAY", "2026-06-15", TRUE);
  fixture->dir = td_test_dir_new ();
  path = td_test_dir_file (fixture->dir, "book.db");
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  fixture->book = td_book_open (path, &error);
  g_assert_no_error (error);
  fixture->db = td_book_get_reader (fixture->book);
  fixture->catalogue = td_book_get_catalogue (fixture->book);
  fixture->unit_id = td_unit_find_by_code (fixture->db, "LC", &error);
  g_assert_cmpint (fixture->unit_id, >, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  td_catalogue_unref (fixture->catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->book);
  td_test_dir_free (fixture->dir);
}

static gboolean
save_person_cb (TdDb *db, gpointer data, GError **error)
{
  return td_person_save (db, data, error);
}

static gint64
save_person (Fixture *fixture, TdPerson *person)
{
  g_autoptr (GError) error = NULL;

  td_book_write (fixture->book, "person", save_person_cb, person, &error);
  g_assert_no_error (error);

  return person->id;
}

typedef struct
{
  const TdCatalogue *catalogue;
  TdDecision *decision;
} Save;

static gboolean
save_decision_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;

  return td_decision_save (db, save->catalogue, save->decision, error);
}

static void
save_decision (Fixture *fixture, TdDecision *decision)
{
  Save save = { fixture->catalogue, decision };
  g_autoptr (GError) error = NULL;

  td_book_write (fixture->book, "decision", save_decision_cb, &save, &error);
  g_assert_no_error (error);
}

static TdDecision *
new_decision (Fixture *fixture, const char *number, TdDate day)
{
  TdDecision *decision = td_decision_new ();

  td_text_set (&decision->number, number);
  td_text_set (&decision->symbol, "QĐ-LĐLĐ");
  td_text_set (&decision->deciding_level, "TINH");
  td_text_set (&decision->issuer, "LĐLĐ tỉnh Lai Châu");
  decision->decided_on = day;
  decision->issuer_unit_id = fixture->unit_id;

  return decision;
}

static TdAward *
add_award (Fixture *fixture, TdDecision *decision, TdRecipientKind kind, const char *name)
{
  TdAward *award = td_award_new ();
  const TdAwardForm *form
      = td_catalogue_find_award_form_at (fixture->catalogue, "BK_TINH", decision->decided_on);

  award->recipient_kind = kind;
  td_text_set (&award->name, name);
  td_text_set (&award->post, kind == TD_RECIPIENT_INDIVIDUAL ? "Giáo viên" : "");
  td_text_set (&award->commendation_type, "CONG_TRANG");
  award->unit_id = fixture->unit_id;
  award->recipient_unit_id = kind == TD_RECIPIENT_COLLECTIVE ? fixture->unit_id : 0;
  award->award_form_id = form->id;
  award->bonus = 100000;
  g_ptr_array_add (decision->awards, award);

  return award;
}

/* --- The record ------------------------------------------------------------------------------- */

static TdPerson *
make_person (Fixture *fixture)
{
  TdPerson *person = td_person_new ();

  td_text_set (&person->name, "Lò Thị Ánh");
  person->sex = TD_SEX_WOMAN;
  td_text_set (&person->birth_date, "1985-03");
  td_text_set (&person->post, "Giáo viên");
  td_text_set (&person->union_post, "Tổ trưởng công đoàn");
  person->unit_id = fixture->unit_id;
  person->is_direct_worker = 1;
  person->is_leader = 0;
  td_text_set (&person->worker_group, "Viên chức");
  td_text_set (&person->education, "Đại học");
  td_text_set (&person->ethnicity, "Thái");
  td_text_set_lines (&person->note, "Dòng một\nDòng hai");

  return person;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdPerson) person = make_person (fixture);
  g_autoptr (TdPerson) loaded = NULL;
  g_autoptr (TdPerson) unknown = td_person_new ();
  g_autoptr (TdPerson) again = NULL;
  g_autoptr (GError) error = NULL;

  save_person (fixture, person);
  loaded = td_person_load (fixture->db, person->id, &error);
  g_assert_no_error (error);
  g_assert_true (td_person_equal (loaded, person));

  /* What is not known stays unknown and does not become a man without a post. */
  td_text_set (&unknown->name, "Giàng A Chu");
  save_person (fixture, unknown);
  again = td_person_load (fixture->db, unknown->id, &error);
  g_assert_no_error (error);
  g_assert_true (td_person_equal (again, unknown));
  g_assert_cmpint (again->sex, ==, TD_SEX_UNKNOWN);
  g_assert_cmpint (again->is_leader, ==, -1);

  g_assert_null (td_person_load (fixture->db, 12345, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_NOT_FOUND);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdPerson) person = make_person (fixture);
  g_autoptr (TdPerson) other = NULL;
  g_autoptr (TdPerson) restored = NULL;
  g_autoptr (TdQuery) query = td_query_new (TD_LIST_PERSONS);
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = save_person (fixture, person);

  other = td_person_load (fixture->db, id, &error);
  td_text_set (&person->name, "Đèo Văn Phủng");
  td_text_set (&person->birth_date, "");
  person->unit_id = 0;
  person->is_leader = -1;
  save_person (fixture, person);

  /* Lists find the new name. */
  query->search = g_strdup ("deo phung");
  hits = td_query_read_ids (fixture->db, query, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (g_array_index (hits, gint64, 0), ==, id);

  /* Who read the person before that does not overwrite it. */
  td_text_set (&other->post, "Hiệu trưởng");
  g_assert_false (td_book_write (fixture->book, "late", save_person_cb, other, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_STALE);
  g_clear_error (&error);

  /* A person without a name is refused, whoever asks. */
  td_text_set (&person->name, "");
  g_assert_false (td_book_write (fixture->book, "bad", save_person_cb, person, &error));
  g_assert_error (error, TD_ERROR, TD_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (td_book_undo (fixture->book, FALSE, NULL, &error));
  g_assert_no_error (error);
  restored = td_person_load (fixture->db, id, &error);
  g_assert_cmpstr (restored->name, ==, "Lò Thị Ánh");
  g_assert_cmpstr (restored->birth_date, ==, "1985-03");
  g_assert_cmpint (restored->unit_id, ==, fixture->unit_id);
}

/* --- What was awarded ------------------------------------------------------------------------- */

static void
test_awards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdDecision) first = new_decision (fixture, "12", TD_DATE (2024, 7, 1));
  g_autoptr (TdDecision) second = new_decision (fixture, "7", TD_DATE (2026, 3, 2));
  g_autoptr (TdPerson) person = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  g_autoptr (GPtrArray) of_unit = NULL;
  g_autoptr (GPtrArray) of_nobody = NULL;
  g_autoptr (GError) error = NULL;
  const TdSubjectAward *award;
  TdSubject subject;
  gint64 person_id;

  td_text_set (&add_award (fixture, first, TD_RECIPIENT_INDIVIDUAL, "Lò Thị Ánh")->achievement,
               "Dạy giỏi");
  add_award (fixture, first, TD_RECIPIENT_COLLECTIVE, "LĐLĐ tỉnh Lai Châu");
  add_award (fixture, first, TD_RECIPIENT_OTHER, "Em Chi");
  save_decision (fixture, first);
  person_id = ((TdAward *) g_ptr_array_index (first->awards, 0))->person_id;
  g_assert_cmpint (person_id, >, 0);

  add_award (fixture, second, TD_RECIPIENT_INDIVIDUAL, "Lò Thị Ánh")->person_id = person_id;
  save_decision (fixture, second);
  ((TdAward *) g_ptr_array_index (second->awards, 0))->revoked_on = TD_DATE (2026, 5, 1);
  td_text_set (&((TdAward *) g_ptr_array_index (second->awards, 0))->revoke_reason, "Khai sai");
  save_decision (fixture, second);

  /* What is put right of the person later does not change what the paper said. */
  person = td_person_load (fixture->db, person_id, &error);
  g_assert_no_error (error);
  td_text_set (&person->name, "Lò Thị Ánh Nguyệt");
  td_text_set (&person->post, "Hiệu trưởng");
  save_person (fixture, person);

  awards = td_subject_read_awards (fixture->db, TD_SUBJECT_PERSON (person_id), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (awards->len, ==, 2);
  award = g_ptr_array_index (awards, 0);
  g_assert_cmpstr (award->decision, ==, "7/QĐ-LĐLĐ");
  g_assert_cmpint (award->decision_id, ==, second->id);
  g_assert_true (td_date_equal (award->revoked_on, TD_DATE (2026, 5, 1)));
  g_assert_cmpstr (award->revoke_reason, ==, "Khai sai");
  award = g_ptr_array_index (awards, 1);
  g_assert_cmpstr (award->decision, ==, "12/QĐ-LĐLĐ");
  g_assert_cmpstr (award->name, ==, "Lò Thị Ánh");
  g_assert_cmpstr (award->post, ==, "Giáo viên");
  g_assert_cmpstr (award->achievement, ==, "Dạy giỏi");
  g_assert_cmpstr (award->deciding_level, ==, "TINH");
  g_assert_cmpstr (award->campaign, ==, "");
  g_assert_cmpint (award->bonus, ==, 100000);
  g_assert_false (td_date_is_set (award->revoked_on));

  of_unit = td_subject_read_awards (fixture->db, TD_SUBJECT_UNIT (fixture->unit_id), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_unit->len, ==, 1);
  of_nobody = td_subject_read_awards (fixture->db, (TdSubject){ 0 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_nobody->len, ==, 0);

  for (guint i = 0; i < first->awards->len; i++)
    {
      static const char *const kinds[] = { "person", "unit", "nobody" };
      const TdAward *line = g_ptr_array_index (first->awards, i);

      g_test_message ("%s", kinds[i]);
      g_assert_true (td_subject_find_by_award (fixture->db, line->id, &subject, &error));
      g_assert_no_error (error);
      g_assert_true (td_subject_equal (subject, i == 0   ? TD_SUBJECT_PERSON (person_id)
                                                : i == 1 ? TD_SUBJECT_UNIT (fixture->unit_id)
                                                         : (TdSubject){ 0 }));
    }
  g_assert_true (td_subject_find_by_award (fixture->db, 98765, &subject, &error));
  g_assert_false (td_subject_is_set (subject));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/person/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/person/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/person/awards", Fixture, NULL, set_up, test_awards, tear_down);

  return g_test_run ();
}
