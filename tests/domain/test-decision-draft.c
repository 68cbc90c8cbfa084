/* Drafts as bytes: what goes in comes out, and no bytes crash the reader.
 * tests/domain/test-values.c takes each single field through the bytes. */
#include <string.h>

#include "base/td-error.h"
#include "domain/td-decision-draft.h"

static const char *const texts[] = {
  "",
  "45",
  "QĐ-LĐLĐ",
  "Lò Thị Nguyệt",
  "hoà, hòa – “ngoặc kép”",
  "dòng một\ndòng hai\n",
  "\xc2\xad\xef\xbb\xbf",
  "18oo đ",
  "🙂",
};

static char *
random_text (GRand *rand)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 4);

  for (int i = 0; i < n; i++)
    g_string_append (text, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);

  return g_string_free (text, FALSE);
}

static void
set_random (GRand *rand, char **field)
{
  g_free (*field);
  *field = random_text (rand);
}

static gint64
random_number (GRand *rand)
{
  static const gint64 numbers[] = { 0, 1, -1, 1170000, G_MAXINT64, G_MININT64 };

  return numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))];
}

static TdDate
random_date (GRand *rand)
{
  return g_rand_boolean (rand)
             ? TD_DATE_NONE
             : td_date_add_days (TD_DATE (2026, 6, 12), g_rand_int_range (rand, -20000, 20000));
}

static TdAward *
random_award (GRand *rand)
{
  TdAward *award = td_award_new ();

  award->id = random_number (rand);
  award->recipient_kind = (TdRecipientKind) g_rand_int_range (rand, 0, TD_RECIPIENT_OTHER + 1);
  award->person_id = random_number (rand);
  award->recipient_unit_id = random_number (rand);
  set_random (rand, &award->name);
  set_random (rand, &award->post);
  award->unit_id = random_number (rand);
  set_random (rand, &award->unit_name);
  award->is_woman = g_rand_boolean (rand);
  award->is_direct_worker = g_rand_boolean (rand);
  award->is_leader = g_rand_boolean (rand);
  award->award_form_id = random_number (rand);
  set_random (rand, &award->commendation_type);
  award->campaign_id = random_number (rand);
  set_random (rand, &award->achievement);
  award->bonus = random_number (rand);
  award->revoked_on = random_date (rand);
  set_random (rand, &award->note);
  award->is_new_person = g_rand_boolean (rand);
  for (int i = 0; i < TD_N_CELLS; i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      set_random (rand, &award->unread[i]);

  return award;
}

static TdAttachment *
random_attachment (GRand *rand)
{
  TdAttachment *attachment = td_attachment_new ();

  attachment->id = random_number (rand);
  set_random (rand, &attachment->file_name);
  set_random (rand, &attachment->sha256);
  attachment->size = random_number (rand);

  return attachment;
}

static TdDecision *
random_decision (GRand *rand, int max_awards)
{
  TdDecision *decision = td_decision_new ();
  int n = g_rand_int_range (rand, 0, max_awards + 1);

  decision->id = random_number (rand);
  decision->revision = (int) random_number (rand);
  set_random (rand, &decision->number);
  set_random (rand, &decision->symbol);
  decision->decided_on = random_date (rand);
  set_random (rand, &decision->deciding_level);
  set_random (rand, &decision->issuer);
  decision->issuer_unit_id = random_number (rand);
  set_random (rand, &decision->signer);
  set_random (rand, &decision->signer_post);
  set_random (rand, &decision->abstract);
  set_random (rand, &decision->note);
  for (int i = 0; i < n; i++)
    g_ptr_array_add (decision->awards, random_award (rand));
  for (n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_ptr_array_add (decision->attachments, random_attachment (rand));

  return decision;
}

static void
test_round_trip (void)
{
  for (guint32 seed = 1; seed <= 400; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (TdDecision) decision = random_decision (rand, 12);
      g_autoptr (GBytes) bytes = td_decision_to_bytes (decision);
      g_autoptr (GError) error = NULL;
      g_autoptr (TdDecision) again = td_decision_from_bytes (bytes, &error);
      g_autoptr (GBytes) bytes_again = NULL;

      g_test_message ("seed %u", seed);
      g_assert_no_error (error);
      g_assert_true (td_decision_equal (again, decision));
      bytes_again = td_decision_to_bytes (again);
      g_assert_true (g_bytes_equal (bytes_again, bytes));
    }
}

/* Reads bytes that may be anything. What is read must be usable: under the address sanitizer that
 * finds a value that was left out. */
static gboolean
try_bytes (gconstpointer data, gsize size)
{
  /* A copy of its own, so that a read past the end is seen. */
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdDecision) decision = td_decision_from_bytes (bytes, &error);
  g_autoptr (TdDecision) copy = NULL;

  if (decision == NULL)
    {
      g_assert_error (error, TD_ERROR, TD_ERROR_CORRUPT);
      return FALSE;
    }

  g_assert_no_error (error);
  copy = td_decision_copy (decision);
  g_assert_true (td_decision_equal (copy, decision));
  return TRUE;
}

static void
test_truncated (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (TdDecision) decision = random_decision (rand, 5);
  g_autoptr (GBytes) bytes = td_decision_to_bytes (decision);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    g_assert_false (try_bytes (data, i));
  g_assert_true (try_bytes (data, size));
}

static void
test_garbage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_refused = 0;

  for (int i = 0; i < 3000; i++)
    {
      g_autoptr (TdDecision) decision = random_decision (rand, 3);
      g_autoptr (GBytes) bytes = td_decision_to_bytes (decision);
      gsize size;
      gconstpointer data = g_bytes_get_data (bytes, &size);
      g_autofree guint8 *spoilt = g_memdup2 (data, size);
      int n = g_rand_int_range (rand, 1, 6);

      for (int j = 0; j < n; j++)
        spoilt[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
      n_refused += !try_bytes (spoilt, size);
      for (gsize j = 0; j < size; j++)
        spoilt[j] = (guint8) g_rand_int (rand);
      g_assert_false (try_bytes (spoilt, size));
    }
  g_assert_cmpuint (n_refused, >, 1000);
}

/* A draft of a version that knows more, or less. */
static void
test_other_versions (void)
{
  static const char text[]
      = "{'kind': <'decision'>, 'number': <'45'>, 'seal': <('round', 3)>, 'revision': <'two'>,"
        " 'decided-on': <'2026-02-30'>, 'awards': <[{'name': <'Lò Thị Nguyệt'>,"
        " 'recipient-kind': <'guest'>, 'bonus': <1.5>, 'unread': <{'unit': 'MN', 'seat': '12'}>},"
        " @a{sv} {}]>, 'attachments': <'none'>}";
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdDecision) decision = NULL;
  g_autoptr (TdAward) empty = td_award_new ();
  const TdAward *award;

  g_assert_no_error (error);
  if (G_BYTE_ORDER == G_BIG_ENDIAN)
    {
      g_autoptr (GVariant) native = g_steal_pointer (&variant);

      variant = g_variant_byteswap (native);
    }
  bytes = g_variant_get_data_as_bytes (variant);
  decision = td_decision_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (decision->number, ==, "45");
  g_assert_cmpint (decision->revision, ==, 0);
  g_assert_false (td_date_is_set (decision->decided_on));
  g_assert_cmpuint (decision->attachments->len, ==, 0);
  g_assert_cmpuint (decision->awards->len, ==, 2);
  award = g_ptr_array_index (decision->awards, 0);
  g_assert_cmpstr (award->name, ==, "Lò Thị Nguyệt");
  g_assert_cmpint (award->recipient_kind, ==, TD_RECIPIENT_INDIVIDUAL);
  g_assert_cmpint (award->bonus, ==, 0);
  g_assert_cmpstr (award->unread[TD_CELL_UNIT], ==, "MN");
  g_assert_true (td_award_equal (g_ptr_array_index (decision->awards, 1), empty));
}

static void
test_another_kind (void)
{
  static const char *const refused[]
      = { "{'number': <'45'>}", "{'kind': <'unit'>}", "{}", "{'kind': <3>}" };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GVariant) variant
          = g_variant_parse (G_VARIANT_TYPE_VARDICT, refused[i], NULL, NULL, NULL);

      g_assert_false (try_bytes (g_variant_get_data (variant), g_variant_get_size (variant)));
    }
}

/* Text that is not UTF-8 is kept as far as it is. */
static void
test_invalid_text (void)
{
  g_autoptr (TdDecision) decision = td_decision_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TdDecision) again = NULL;
  g_autoptr (GError) error = NULL;

  g_free (decision->note);
  decision->note = g_strdup ("Li\xaan");
  bytes = td_decision_to_bytes (decision);
  again = td_decision_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->note, ==, "Li\xef\xbf\xbdn");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decision-draft/round-trip", test_round_trip);
  g_test_add_func ("/decision-draft/truncated", test_truncated);
  g_test_add_func ("/decision-draft/garbage", test_garbage);
  g_test_add_func ("/decision-draft/other-versions", test_other_versions);
  g_test_add_func ("/decision-draft/another-kind", test_another_kind);
  g_test_add_func ("/decision-draft/invalid-text", test_invalid_text);

  return g_test_run ();
}
