/* Copied lists as awards. */
#include <string.h>
#include <gio/gio.h>

#include "base/td-money.h"
#include "base/td-text.h"
#include "exchange/td-paste.h"
#include "store/td-campaign-store.h"
#include "store/td-unit-store.h"
#include "td-test-util.h"

#define DAY TD_DATE (2026, 3, 1)

static TdTestDir *dir;
static TdBook *book;
static TdCatalogue *catalogue;
static GHashTable *unit_codes; /* gint64 → code */
static gint64 campaign_id;

static const char *const units[][2] = {
  { "NS-THCS", "CĐCS Trường Trung học cơ sở Nậm Sỏ" },
  { "NS-TH", "CĐCS Trường Tiểu học Nậm Sỏ" },
  { "MT-TTYT", "CĐCS Trung tâm Y tế Mường Tè" },
  { "HB1", "CĐCS Trường Mầm non Hoa Ban" },
  { "HB2", "CĐCS Trường Mầm non Hoa Ban" },
};

static gboolean
fill_book (TdDb *db, gpointer data, GError **error)
{
  g_autoptr (TdCampaign) campaign = td_campaign_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (TdUnit) unit = td_unit_new ();

      td_text_set (&unit->code, units[i][0]);
      td_text_set (&unit->name, units[i][1]);
      td_text_set (&unit->kind, "CDCS");
      td_text_set (&unit->organisation_type, "SN_CONG_LAP");
      unit->parent_id = td_unit_find_by_code (db, "LC-CDGD", error);
      if (!td_unit_save (db, catalogue, unit, error))
        return FALSE;
      g_hash_table_insert (unit_codes, g_memdup2 (&unit->id, sizeof (gint64)),
                           g_strdup (units[i][0]));
    }

  td_text_set (&campaign->name, "Giỏi việc nước, đảm việc nhà");
  td_text_set (&campaign->launching_level, "TLD");
  if (!td_campaign_save (db, catalogue, campaign, error))
    return FALSE;
  campaign_id = campaign->id;

  return TRUE;
}

static void
open_book (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  dir = td_test_dir_new ();
  path = td_test_dir_file (dir, "sổ.db");
  td_book_create (path, TD_BOOK_LAI_CHAU, &error);
  g_assert_no_error (error);
  book = td_book_open (path, &error);
  g_assert_no_error (error);
  catalogue = td_book_get_catalogue (book);
  unit_codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  td_book_write (book, "", fill_book, NULL, &error);
  g_assert_no_error (error);
}

static void
close_book (void)
{
  g_hash_table_unref (unit_codes);
  td_catalogue_unref (catalogue);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (book);
  td_test_dir_free (dir);
}

static TdPaste *
paste_table (TdPasteTable *table)
{
  g_autoptr (GError) error = NULL;
  TdPaste *paste = td_paste_new (table, td_book_get_reader (book), catalogue, DAY, &error);

  g_assert_no_error (error);

  return paste;
}

static TdPaste *
paste_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdPasteTable *table = td_paste_table_new_from_text (text, -1, &error);

  g_assert_no_error (error);

  return paste_table (table);
}

static GPtrArray *
make (TdPaste *paste, const TdAward *model)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdAward) blank = td_award_new ();
  GPtrArray *awards = td_paste_make_awards (paste, td_book_get_reader (book), catalogue, DAY,
                                            model != NULL ? model : blank, &error);

  g_assert_no_error (error);

  return awards;
}

static void
add (GString *out, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (out, "%s%s%s", out->len > 0 ? " " : "", key, text);
}

/* What an award says, e.g. "Lò Thị Ánh (bà) post=Giáo viên unit=NS-TH ?unit=…": what is empty is
 * left out. */
static char *
describe (const TdAward *award)
{
  static const char *const cells[TD_N_CELLS]
      = { "?title=",  "?name=",   "?post=",        "?unit=",   "?form=",  "?type=", "?campaign=",
          "?direct=", "?leader=", "?achievement=", "?period=", "?bonus=", "?note=", "?" };
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, award->award_form_id);
  GString *out = g_string_new (award->name);
  g_autofree char *bonus = award->bonus != 0 ? td_money_format (award->bonus) : NULL;

  add (out, "",
       award->recipient_kind == TD_RECIPIENT_COLLECTIVE ? "(tập thể)"
       : award->unread[TD_CELL_TITLE] != NULL           ? NULL
       : award->is_woman                                ? "(bà)"
                                                        : "(ông)");
  if (award->recipient_unit_id != 0)
    g_assert_cmpint (award->recipient_unit_id, ==, award->unit_id);
  add (out, award->recipient_unit_id != 0 ? "is=" : "unit=",
       g_hash_table_lookup (unit_codes, &award->unit_id));
  add (out, "post=", award->post);
  add (out, "form=", form != NULL ? form->code : NULL);
  add (out, "type=", award->commendation_type);
  add (out, "campaign=",
       award->campaign_id == 0             ? NULL
       : award->campaign_id == campaign_id ? "GVN"
                                           : "?");
  add (out, "", award->is_direct_worker ? "trực tiếp" : NULL);
  add (out, "", award->is_leader ? "lãnh đạo" : NULL);
  add (out, "achievement=", award->achievement);
  add (out, "period=", award->achievement_period);
  add (out, "bonus=", bonus);
  add (out, "note=", award->note);
  for (guint i = 0; i < TD_N_CELLS; i++)
    add (out, cells[i], award->unread[i]);

  return g_string_free (out, FALSE);
}

static void
assert_awards (GPtrArray *awards, const char *const *expected)
{
  guint n = g_strv_length ((char **) expected);

  for (guint i = 0; i < MAX (n, awards->len); i++)
    {
      g_autofree char *text
          = i < awards->len ? describe (g_ptr_array_index (awards, i)) : g_strdup ("(none)");

      g_assert_cmpstr (text, ==, i < n ? expected[i] : "(none)");
    }
}

#define assert_paste(text, ...)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const char *expected_awards[] = { __VA_ARGS__, NULL };                                         \
    g_autoptr (TdPaste) the_paste = paste_text (text);                                             \
    g_autoptr (GPtrArray) the_awards = make (the_paste, NULL);                                     \
                                                                                                   \
    assert_awards (the_awards, expected_awards);                                                   \
  }                                                                                                \
  G_STMT_END

static void
test_headings (void)
{
  assert_paste ("TT\tHọ và tên\tChức vụ\tĐơn vị\tHình thức\tTiền thưởng\tGhi chú\n"
                "1\tBà LÒ THỊ ÁNH\tGiáo viên\tTrường Tiểu học Nậm Sỏ\tBằng khen LĐLĐ tỉnh"
                "\t1.800.000\tlần đầu\n",
                "Lò Thị Ánh (bà) unit=NS-TH post=Giáo viên form=BK_TINH bonus=1.800.000 "
                "note=lần đầu");
  /* Without marks, in another order, below a title. */
  assert_paste ("DANH SACH\n\nDON VI CONG TAC\tHO TEN\tSTT\tGIOI TINH\n"
                "THCS Nam So\tSung A Pao\t1\tNam\n",
                "Sung A Pao (ông) unit=NS-THCS");
  /* Two rows, numbering below. */
  assert_paste ("TT\tHọ và tên\tĐối tượng\t\tThành tích\n\t\tTrực tiếp\tLãnh đạo\t\n"
                "(1)\t(2)\t(3)\t(4)\t(5)\n1\tLò Văn A\tx\t\tXuất sắc\n2\tLò Văn B\t\tX\t\n",
                "Lò Văn A trực tiếp achievement=Xuất sắc", "Lò Văn B lãnh đạo");
  /* Marks under the value as a title. */
  assert_paste ("Họ và tên\tNữ\tBằng khen LĐLĐ tỉnh\tGiấy khen CĐCS\n"
                "Lò Minh\tx\tx\t\nLò Ất\t\t\tx\n",
                "Lò Minh (bà) form=BK_TINH", "Lò Ất form=GK_CS");
  assert_paste ("Họ và tên\tNam\tNữ\tNăm\nLò Minh\tx\t\t2025\nLò Hoa\t\tx\tnăm học 2024-2025\n",
                "Lò Minh (ông) period=2025", "Lò Hoa (bà) period=2024-2025");
  assert_paste ("Họ và tên\tKhông giữ chức vụ lãnh đạo\nLò A\tx\nLò B\t\n", "Lò A", "Lò B");
  assert_paste ("Họ\tTên\tLoại khen\tPhong trào\n"
                "Lò Thị\tÁnh\tchuyên đề\tPhong trào \"Giỏi việc nước, đảm việc nhà\"\n",
                "Lò Thị Ánh (bà) type=CHUYEN_DE campaign=GVN");
  assert_paste ("Họ và tên\tMức thưởng (nghìn đồng)\nLò A\t760\nLò B\t1.800.000\nLò C\t1,8tr\n",
                "Lò A bonus=760.000", "Lò B bonus=1.800.000", "Lò C bonus=1.800.000");
  assert_paste ("Tên đơn vị\tHình thức\nTHCS Nậm Sỏ\tGiấy khen CĐCS\n",
                "THCS Nậm Sỏ (tập thể) is=NS-THCS form=GK_CS");
  assert_paste ("Họ và tên\nLò A\n", "Lò A");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste/headings", test_headings);

  open_book ();
  status = g_test_run ();
  close_book ();

  return status;
}
