/* Copied lists as awards. */
#include <locale.h>
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
  /* A title that speaks of awards. */
  assert_paste ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG\t\t\nTT\tHọ và tên\tSố hiệu\n1\tLò Văn A\tHS-1\n",
                "Lò Văn A ?Số hiệu: HS-1");
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

static void
test_rows (void)
{
  assert_paste ("TT\tHọ và tên/Tên tập thể\tĐơn vị\n"
                "I\tTẬP THỂ\t\n1\tCĐCS TRƯỜNG THCS NẬM SỎ\t\n2\tTổ Toán\tTHCS Nậm Sỏ\n"
                "II\tCÁ NHÂN (02 người)\t\n1\tGIÀNG A CHU\tnt\n2\tH'HEN NIÊ\t\"\n\n"
                "TT\tHọ và tên/Tên tập thể\tĐơn vị\n3\tTống Công\t\n"
                "\tTổng cộng\t5\n\tCộng: 5 người\t\n",
                "CĐCS TRƯỜNG THCS NẬM SỎ (tập thể) is=NS-THCS", "Tổ Toán (tập thể) unit=NS-THCS",
                "Giàng A Chu ?unit=nt", "H'Hen Niê ?unit=\"", "Tống Công");
  assert_paste ("Họ và tên\tĐơn vị\nLò A\tTHCS Nậm Sỏ\nLò B\tnt\nLò C\tNhư trên\n",
                "Lò A unit=NS-THCS", "Lò B unit=NS-THCS", "Lò C unit=NS-THCS");
  /* Collectives tell themselves where no section does. */
  assert_paste ("TT\tHọ và tên\n1\tTrường THCS Nậm Sỏ\n2\tTập thể Tổ Văn\n3\tTrương Văn Hùng\n",
                "Trường THCS Nậm Sỏ (tập thể) is=NS-THCS", "Tập thể Tổ Văn (tập thể)",
                "Trương Văn Hùng");
  assert_paste ("Họ và tên\nTrương Thị Hoa\nTrương Trung Học\nBàn Quấn Lý\nVăn Phong Nhã\n"
                "Truong Thi Hoa\nTống Cộng Hòa\nCông Tỷ\nHồ Tập Thể\nSở Y Tê\n",
                "Trương Thị Hoa (bà)", "Trương Trung Học", "Bàn Quấn Lý", "Văn Phong Nhã",
                "Truong Thi Hoa", "Tống Cộng Hòa", "Công Tỷ", "Hồ Tập Thể", "Sở Y Tê");
  assert_paste ("1. Bà Lò Thị Ánh, Giáo viên, Trường Tiểu học Nậm Sỏ\n"
                "2. Ông Sùng A Páo, Phó Hiệu trưởng, Chủ tịch Công đoàn cơ sở, THCS Nậm Sỏ;\n",
                "Lò Thị Ánh (bà) unit=NS-TH post=Giáo viên",
                "Sùng A Páo (ông) unit=NS-THCS post=Phó Hiệu trưởng, Chủ tịch Công đoàn cơ sở");
  assert_paste ("Họ tên\tChức vụ, đơn vị công tác\n"
                "Lò Hoa\tKế toán, TTYT Mường Tè\nLò Hà\tKế toán, TTYT Sìn Hồ\n",
                "Lò Hoa unit=MT-TTYT post=Kế toán", "Lò Hà post=Kế toán, TTYT Sìn Hồ");
}

static void
test_groups (void)
{
  assert_paste ("TT\tHọ và tên\tChức vụ\nI\tTrường THCS Nậm Sỏ\t\n1\tLò Hoa\tGiáo viên\n"
                "2\tLò Hà\tKế toán, TTYT Mường Tè\nII\tTTYT Mường Tè\t\n1\tLò Tư\tY sĩ\n",
                "Lò Hoa unit=NS-THCS post=Giáo viên", "Lò Hà unit=MT-TTYT post=Kế toán",
                "Lò Tư unit=MT-TTYT post=Y sĩ");
  /* No unit of the book, a column for units, a list of collectives. */
  assert_paste ("TT\tHọ và tên\nI\tKhối các trường\n1\tLò Hoa\n", "Khối các trường", "Lò Hoa");
  assert_paste ("TT\tHọ và tên\tĐơn vị\nI\tTHCS Nậm Sỏ\t\n1\tLò Hoa\tMầm non Hoa Ban\n",
                "THCS Nậm Sỏ (tập thể) is=NS-THCS", "Lò Hoa ?unit=Mầm non Hoa Ban");
  assert_paste ("TT\tTên tập thể\na\tTHCS Nậm Sỏ\nb\tTTYT Mường Tè\n",
                "THCS Nậm Sỏ (tập thể) is=NS-THCS", "TTYT Mường Tè (tập thể) is=MT-TTYT");
}

static void
test_unread (void)
{
  assert_paste ("Họ và tên\tĐơn vị\tHình thức\tTiền thưởng\tTrực tiếp\tPhong trào\tLoại khen\n"
                "Lò A\tMầm non Hoa Ban\tBằng khen Bộ\t18oo đ\tcó thể\tABC\tXYZ\n",
                "Lò A ?unit=Mầm non Hoa Ban ?form=Bằng khen Bộ ?type=XYZ ?campaign=ABC "
                "?direct=có thể ?bonus=18oo đ");
  /* The name and the column say different things of the sex. */
  assert_paste ("Họ và tên\tGiới tính\nLò A (nữ)\tNam\nLò B (nữ)\tNữ\n", "Lò A (ông) ?Lò A (nữ)",
                "Lò B (bà)");
  /* No column for it. */
  assert_paste ("Họ và tên\tDân tộc\tSĐT\nLò A\tThái\t0912\nLò B\t\t\n",
                "Lò A ?Dân tộc: Thái; SĐT: 0912", "Lò B");
  /* In the column of running numbers. */
  assert_paste ("TT\tHọ và tên\n1\tLò A\nKèm theo Quyết định\t\n", "Lò A", "?Kèm theo Quyết định");
  assert_paste ("Tên tập thể\tChức vụ\tTrực tiếp\tĐơn vị\n"
                "THCS Nậm Sỏ\tTổ trưởng\tx\tLĐLĐ huyện Tân Uyên\n",
                "THCS Nậm Sỏ (tập thể) is=NS-THCS ?Chức vụ: Tổ trưởng; Trực tiếp: x; "
                "Đơn vị: LĐLĐ huyện Tân Uyên");
  /* What the book says as well. */
  assert_paste ("Tên tập thể\tĐơn vị\nTHCS Nậm Sỏ\tCông đoàn ngành Giáo dục\n"
                "THCS Nậm Sỏ\tCông đoàn ngành Y tế\n",
                "THCS Nậm Sỏ (tập thể) is=NS-THCS",
                "THCS Nậm Sỏ (tập thể) is=NS-THCS ?Đơn vị: Công đoàn ngành Y tế");
  /* A place behind a unit says nothing more, anything else does. */
  assert_paste ("Họ và tên\tChức vụ\tChức vụ\tĐơn vị\n"
                "Lò A\tTHCS Nậm Sỏ\t0912 345 678\t\n"
                "Lò B\tKế toán, THCS Nậm Sỏ, Giáo viên\t\t\n"
                "Lò C\t\t\tTHCS Nậm Sỏ, 0912 345 678\n"
                "Lò D\t\t\tTHCS Nậm Sỏ huyện Tân Uyên 0912\n"
                "Lò E\tKế toán, THCS Nậm Sỏ, Lai Châu\t\t\n"
                "Lò G\t\t\tTHCS Nậm Sỏ, xã Nậm Sỏ, H. Tân Uyên, tỉnh Lai Châu\n",
                "Lò A post=THCS Nậm Sỏ, 0912 345 678", "Lò B post=Kế toán, THCS Nậm Sỏ, Giáo viên",
                "Lò C ?unit=THCS Nậm Sỏ, 0912 345 678",
                "Lò D ?unit=THCS Nậm Sỏ huyện Tân Uyên 0912", "Lò E unit=NS-THCS post=Kế toán",
                "Lò G unit=NS-THCS");
  /* Two columns for one value. */
  assert_paste ("Họ và tên\tĐơn vị\tNơi công tác\tChức vụ\tChức vụ công đoàn\n"
                "Lò A\tTHCS Nậm Sỏ\tTân Uyên\tGiáo viên\tTổ trưởng\n",
                "Lò A unit=NS-THCS post=Giáo viên, Tổ trưởng ?Nơi công tác: Tân Uyên");
  assert_paste ("Họ và tên\tGiới tính\nLò A\tkhác\nLò B\tÔng/Bà\n", "Lò A ?title=khác", "Lò B");
}

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *level;
    TdRecipientKind kind;
    const char *code;
  } cases[] = {
    { "Bằng khen của Ban Chấp hành Liên đoàn Lao động tỉnh", NULL, TD_RECIPIENT_INDIVIDUAL,
      "BK_TINH" },
    { "BẰNG KHEN CỦA BCH LĐLĐ TỈNH LAI CHÂU", NULL, TD_RECIPIENT_INDIVIDUAL, "BK_TINH" },
    { "Bằng khen LĐLĐ tỉnh năm 2025", NULL, TD_RECIPIENT_COLLECTIVE, "BK_TINH" },
    { "BK LĐLĐ tỉnh", NULL, TD_RECIPIENT_INDIVIDUAL, "BK_TINH" },
    { "Tặng Bằng khen LĐLĐ tỉnh", NULL, TD_RECIPIENT_INDIVIDUAL, "BK_TINH" },
    { "bang khen tld", NULL, TD_RECIPIENT_INDIVIDUAL, "BK_TLD" },
    { "BK_TLD", NULL, TD_RECIPIENT_INDIVIDUAL, "BK_TLD" },
    { "Bằng LĐST", NULL, TD_RECIPIENT_INDIVIDUAL, "LDST" },
    { "Kỷ niệm chương", NULL, TD_RECIPIENT_INDIVIDUAL, "KNC" },
    { "Chiến sĩ thi đua cơ sở", NULL, TD_RECIPIENT_INDIVIDUAL, "NN_CSTDCS" },
    { "Danh hiệu CSTĐ cơ sở", NULL, TD_RECIPIENT_INDIVIDUAL, "NN_CSTDCS" },
    { "Lao động tiên tiến", NULL, TD_RECIPIENT_INDIVIDUAL, "NN_LDTT" },
    { "Tập thể Lao động xuất sắc", NULL, TD_RECIPIENT_COLLECTIVE, "NN_TTLDXS" },
    { "Cờ thi đua LĐLĐ tỉnh", NULL, TD_RECIPIENT_COLLECTIVE, "CO_TINH" },
    { "CĐCS hoàn thành xuất sắc nhiệm vụ", NULL, TD_RECIPIENT_COLLECTIVE, "CDCS_HTXSNV" },
    { "Bằng khen", "TINH", TD_RECIPIENT_INDIVIDUAL, "BK_TINH" },
    { "Bằng khen", "TLD", TD_RECIPIENT_COLLECTIVE, "BK_TLD" },
    { "Giấy khen", "CS", TD_RECIPIENT_INDIVIDUAL, "GK_CS" },
    /* Not certain, or not there. */
    { "Bằng khen", NULL, TD_RECIPIENT_INDIVIDUAL, NULL },
    { "Giấy khen", "TINH", TD_RECIPIENT_INDIVIDUAL, NULL },
    { "Bằng khen UBND tỉnh", "TINH", TD_RECIPIENT_INDIVIDUAL, NULL },
    { "Kỷ niệm chương Vì sự nghiệp Giáo dục", NULL, TD_RECIPIENT_INDIVIDUAL, NULL },
    { "Cờ thi đua LĐLĐ tỉnh", NULL, TD_RECIPIENT_INDIVIDUAL, NULL },
    { "Bằng Lao động sáng tạo", NULL, TD_RECIPIENT_COLLECTIVE, NULL },
    { "Công đoàn cơ sở vững mạnh", NULL, TD_RECIPIENT_COLLECTIVE, NULL }, /* until 2019 */
    { "khen", NULL, TD_RECIPIENT_INDIVIDUAL, NULL },
    { "x", NULL, TD_RECIPIENT_INDIVIDUAL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "%s\tHình thức khen\nABC\t%s\n",
          cases[i].kind == TD_RECIPIENT_COLLECTIVE ? "Tên tập thể" : "Họ và tên", cases[i].text);
      g_autoptr (TdPaste) paste = paste_text (text);
      g_autoptr (GPtrArray) awards = NULL;
      const TdAward *award;
      const TdAwardForm *form;

      td_paste_set_deciding_level (paste, cases[i].level);
      awards = make (paste, NULL);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (awards->len, ==, 1);
      award = g_ptr_array_index (awards, 0);
      form = td_catalogue_find_award_form (catalogue, award->award_form_id);
      g_assert_cmpstr (form != NULL ? form->code : NULL, ==, cases[i].code);
      g_assert_cmpstr (award->unread[TD_CELL_FORM], ==,
                       cases[i].code == NULL ? cases[i].text : NULL);
    }
}

static void
test_no_heading (void)
{
  assert_paste ("1\tÔng\tLò Văn A\tGiáo viên\tTHCS Nậm Sỏ\tBằng khen LĐLĐ tỉnh\t760.000\n"
                "2\tBà\tLò Thị B\tKế toán\tTTYT Mường Tè\tBằng khen LĐLĐ tỉnh\t760.000\n",
                "Lò Văn A (ông) unit=NS-THCS post=Giáo viên form=BK_TINH bonus=760.000",
                "Lò Thị B (bà) unit=MT-TTYT post=Kế toán form=BK_TINH bonus=760.000");
  assert_paste ("Lò Văn A\nLò Văn B\n", "Lò Văn A", "Lò Văn B");
  assert_paste ("Lò Văn A\tTHCS Nậm Sỏ\t2025\tx\n", "Lò Văn A unit=NS-THCS period=2025 ?x");
  assert_paste ("THCS Nậm Sỏ\nTTYT Mường Tè\n", "THCS Nậm Sỏ (tập thể) is=NS-THCS",
                "TTYT Mường Tè (tập thể) is=MT-TTYT");
}

static void
test_legacy (void)
{
  assert_paste ("TT\tHä vµ tªn\tChøc vô\tĐơn vị\n"
                "1\tBµ Lß ThÞ ¸nh\tGi¸o viªn\tTrường Tiểu học Nậm Sỏ\n"
                "2\tHïng\tTæ tr\u00adëng\tTHCS Nậm Sỏ\n",
                "Lò Thị Ánh (bà) unit=NS-TH post=Giáo viên", "Hùng unit=NS-THCS post=Tổ trưởng");
  /* Correct text in the neighbourhood of letters that could be TCVN3. */
  assert_paste ("Họ và tên\tGhi chú\nLê Hà\tLò Né\nTô Lê Hoàn\tHà Nam\n", "Lê Hà note=Lò Né",
                "Tô Lê Hoàn note=Hà Nam");
}

static void
test_columns (void)
{
  g_autoptr (TdPaste) paste = paste_text ("Họ và tên\tGì đó\nLò A\tGiáo viên\n");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) ignored = NULL;

  g_assert_true (td_paste_has_heading (paste));
  g_assert_cmpuint (td_paste_get_n_columns (paste), ==, 2);
  g_assert_cmpint (td_paste_get_column (paste, 0)->cell, ==, TD_CELL_NAME);
  g_assert_cmpint (td_paste_get_column (paste, 1)->cell, ==, TD_CELL_UNRECOGNISED);
  g_assert_cmpstr (td_paste_get_column (paste, 1)->title, ==, "Gì đó");
  g_assert_cmpstr (td_paste_get_column (paste, 1)->sample, ==, "Giáo viên");

  before = make (paste, NULL);
  assert_awards (before, (const char *[]){ "Lò A ?Gì đó: Giáo viên", NULL });
  td_paste_set_column_cell (paste, 1, TD_CELL_POST);
  after = make (paste, NULL);
  assert_awards (after, (const char *[]){ "Lò A post=Giáo viên", NULL });
  g_assert_cmpuint (td_paste_get_left_out (paste)->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (td_paste_get_left_out (paste), 0), ==, "Họ và tên | Gì đó");
}

static void
test_model (void)
{
  g_autoptr (TdAward) model = td_award_new ();
  g_autoptr (TdPaste) paste
      = paste_text ("Họ và tên\tHình thức\tThành tích\nLò Thị A\tBằng khen\t\nLò Văn B\t\tABC\n");
  g_autoptr (GPtrArray) awards = NULL;
  const TdAwardForm *form = td_catalogue_find_award_form_at (catalogue, "BK_TINH", DAY);

  model->award_form_id = form->id;
  td_text_set (&model->commendation_type, "DOT_XUAT");
  td_text_set (&model->achievement, "Như nhau");
  awards = make (paste, model);
  assert_awards (awards,
                 (const char *[]){ "Lò Thị A (bà) form=BK_TINH type=DOT_XUAT achievement=Như nhau",
                                   "Lò Văn B form=BK_TINH type=DOT_XUAT achievement=ABC", NULL });
}

static void
test_html (void)
{
  static const char html[]
      = "<p>I. TẬP THỂ</p><table><tr><td>TT<td>Tên tập thể</table><p>II. CÁ NHÂN</p>"
        "<table><tr><td>TT<td>Họ và tên<td>Đơn vị<td>Tiền thưởng</tr>"
        "<tr><td>1<td>Lò Thị A<td rowspan=2>THCS Nậm Sỏ<td rowspan=2>760.000</tr>"
        "<tr><td>2<td>Lò Thị B</tr></table>";
  g_autoptr (GError) error = NULL;
  TdPasteTable *table = td_paste_table_new_from_html (html, sizeof html - 1, &error);
  g_autoptr (TdPaste) paste = NULL;
  g_autoptr (GPtrArray) awards = NULL;

  g_assert_no_error (error);
  paste = paste_table (table);
  awards = make (paste, NULL);
  /* One unit for both, but an amount is given once. */
  assert_awards (awards, (const char *[]){ "Lò Thị A (bà) unit=NS-THCS bonus=760.000",
                                           "Lò Thị B (bà) unit=NS-THCS", NULL });
}

static void
assert_fixture (const char *name, const char *const *expected)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "clipboard", name, NULL);
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdPaste) paste = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  TdPasteTable *table;
  gsize length;

  g_file_get_contents (path, &html, &length, &error);
  g_assert_no_error (error);
  table = td_paste_table_new_from_html (html, length, &error);
  g_assert_no_error (error);
  paste = paste_table (table);
  awards = make (paste, NULL);
  assert_awards (awards, expected);
}

static void
test_fixtures (void)
{
  assert_fixture (
      "libreoffice-calc.html",
      (const char *[]){
          "CĐCS Trường THCS Nậm Sỏ (tập thể) is=NS-THCS bonus=1.800.000 ?Đơn vị công tác: LĐLĐ "
          "huyện Tân Uyên",
          "Lò Thị Ánh (bà) unit=NS-TH post=Giáo viên bonus=760.000",
          "Sùng A Páo (ông) unit=NS-TH post=Chủ tịch CĐCS bonus=760.000", NULL });
  assert_fixture ("excel.html", (const char *[]){ "Lò Thị Ánh (bà) trực tiếp bonus=760.000",
                                                  "Vàng A Dơ bonus=760.000", NULL });
  assert_fixture ("word.html",
                  (const char *[]){ "CĐCS Trường Tiểu học xã Nậm Sỏ (tập thể) is=NS-TH "
                                    "achievement=Hoàn thành xuất sắc nhiệm vụ năm 2025",
                                    "Lò Thị Ánh (bà)", NULL });
  assert_fixture ("google-sheets.html", (const char *[]){ "Nguyễn Văn A unit=NS-THCS",
                                                          "Lò Thị B (bà) unit=NS-THCS", NULL });
}

/* --- Nothing is lost -------------------------------------------------------------------------- */

static const char *
pick (GRand *rand, const char *const *texts, gsize n_texts)
{
  return texts[g_rand_int_range (rand, 0, (gint32) n_texts)];
}

#define PICK(rand, texts) pick (rand, texts, G_N_ELEMENTS (texts))

static void
append_folded (GString *out, const char *text)
{
  g_autofree char *folded = td_text_fold (text);

  g_string_append_printf (out, " %s ", folded);
}

/* All that an award says as folded words. */
static char *
collect (const TdAward *award)
{
  GString *out = g_string_new (NULL);
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, award->award_form_id);
  const char *texts[]
      = { award->name, award->post, award->unit_name, award->achievement, award->achievement_period,
          award->note };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    append_folded (out, texts[i]);
  for (guint i = 0; i < TD_N_CELLS; i++)
    append_folded (out, award->unread[i]);
  if (form != NULL)
    {
      append_folded (out, form->name);
      append_folded (out, form->short_name);
    }
  append_folded (out, td_catalogue_get_term_name (catalogue, TD_VOCABULARY_COMMENDATION_TYPE,
                                                  award->commendation_type));
  g_string_append (out, award->campaign_id != 0 ? " giỏi việc nước đảm việc nhà" : "");
  append_folded (out, award->campaign_id != 0 ? "Giỏi việc nước, đảm việc nhà" : "");

  return g_string_free (out, FALSE);
}

/* Whether each part of the text, divided by commas, stands somewhere; names are parted from posts.
 */
static gboolean
is_found (const char *kept, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *folded = td_text_fold (*part);

      if (strstr (kept, folded) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Whether the text stands somewhere, as it is or as the value that it means. */
static gboolean
is_kept (const TdAward *award, const char *kept, const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  gint64 amount;

  if (td_money_parse (text, &amount, NULL) && amount == award->bonus)
    return TRUE;
  if (g_str_equal (folded, "x"))
    return award->is_direct_worker || award->is_leader || award->is_woman
           || award->award_form_id != 0
           /* What the mark means: of a collective "Nữ: Bà", of a second form "…: Giấy khen". */
           || strstr (kept, "nu ba ") != NULL || strstr (kept, "giay khen cdcs ") != NULL;
  if (g_str_equal (folded, "ba") || g_str_equal (folded, "nu"))
    return award->is_woman;
  if (g_str_equal (folded, "nam"))
    return !award->is_woman && award->unread[TD_CELL_TITLE] == NULL;
  if (g_str_has_prefix (folded, "ba ") || g_str_has_prefix (folded, "ong "))
    return strstr (kept, strchr (folded, ' ') + 1) != NULL;

  return g_str_equal (folded, "thcs nam so")
         && g_strcmp0 (g_hash_table_lookup (unit_codes, &award->unit_id), "NS-THCS") == 0;
}

static void
test_nothing_lost (void)
{
  static const char *const titles[]
      = { "TT",           "Họ và tên",  "Chức vụ",       "Đơn vị", "Hình thức", "Tiền thưởng",
          "Ghi chú",      "Thành tích", "Trực tiếp",     "Nữ",     "Giới tính", "Loại khen",
          "Phong trào",   "Năm",        "Dân tộc",       "",       "Lãnh đạo",  "Tên tập thể",
          "Nơi công tác", "Họ tên",     "Giấy khen CĐCS" };
  static const char *const texts[] = { "",
                                       "",
                                       "Lò Thị Ánh",
                                       "BÀ LÒ THỊ A",
                                       "Ông Sùng A Páo",
                                       "Giáo viên",
                                       "x",
                                       "760.000",
                                       "THCS Nậm Sỏ",
                                       "Mầm non Hoa Ban",
                                       "18oo đ",
                                       "Bằng khen",
                                       "Bằng khen LĐLĐ tỉnh",
                                       "Đột xuất",
                                       "Giỏi việc nước, đảm việc nhà",
                                       "2025",
                                       "Bà",
                                       "Nữ",
                                       "Hoàn thành xuất sắc nhiệm vụ, có 2 sáng kiến",
                                       "Thái",
                                       "Tổ Toán - Lý",
                                       "một hai",
                                       "(nữ)",
                                       "Lò Văn B, Kế toán",
                                       "0912 345 678",
                                       "abc: d; e",
                                       "Tân Uyên",
                                       "nam" };
  guint32 seed = g_test_rand_int_range (1, 1 << 30);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < (g_test_thorough () ? 5000 : 400); round++)
    {
      guint n_columns = (guint) g_rand_int_range (rand, 1, 9);
      guint n_rows = (guint) g_rand_int_range (rand, 1, 9);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();
      g_autoptr (GString) kept = g_string_new (NULL);
      g_autoptr (TdPaste) paste = NULL;
      g_autoptr (GPtrArray) awards = NULL;

      for (guint i = 0; i < n_columns; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", PICK (rand, titles));
      for (guint i = 0; i < n_rows * n_columns; i++)
        {
          const char *cell = PICK (rand, texts);

          g_string_append_printf (text, "%s%s", i % n_columns == 0 ? "\n" : "\t", cell);
          g_ptr_array_add (cells, (gpointer) cell);
        }
      if (td_text_is_blank (text->str))
        continue;

      paste = paste_text (text->str);
      awards = make (paste, NULL);
      for (guint i = 0; i < awards->len; i++)
        {
          g_autofree char *words = collect (g_ptr_array_index (awards, i));

          g_string_append (kept, words);
        }
      for (guint i = 0; i < td_paste_get_left_out (paste)->len; i++)
        append_folded (kept, g_ptr_array_index (td_paste_get_left_out (paste), i));

      for (guint i = 0; i < cells->len; i++)
        {
          const char *cell = g_ptr_array_index (cells, i);
          gboolean found = is_found (kept->str, cell);

          for (guint j = 0; j < awards->len && !found; j++)
            found = is_kept (g_ptr_array_index (awards, j), kept->str, cell);
          if (!found)
            g_error ("seed %u, round %u: “%s” is lost of:\n%s", seed, round, cell, text->str);
        }
    }
}

static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new ("TT\tHọ và tên\tChức vụ\tĐơn vị\tHình thức\tThành tích"
                                           "\tPhong trào\tTiền thưởng\n");
  g_autoptr (TdPaste) paste = NULL;
  g_autoptr (GPtrArray) awards = NULL;
  gint64 start;
  double read, made;

  for (guint i = 1; i <= 300; i++)
    g_string_append_printf (text,
                            "%u\tBÀ LÒ THỊ ÁNH %c\tGiáo viên\tTrường Tiểu học số %u Nậm Sỏ\t"
                            "Bằng khen LĐLĐ tỉnh\tHoàn thành xuất sắc nhiệm vụ năm %u\t"
                            "Giỏi việc nước, đảm việc nhà\t760.000\n",
                            i, 'A' + (char) (i % 26), i, 2000 + i % 20);

  start = g_get_monotonic_time ();
  paste = paste_text (text->str);
  read = (double) (g_get_monotonic_time () - start) / 1000;
  start = g_get_monotonic_time ();
  awards = make (paste, NULL);
  made = (double) (g_get_monotonic_time () - start) / 1000;

  g_assert_cmpuint (awards->len, ==, 300);
  /* Some 11 ms; under sanitizers and load many times that. */
  g_assert_cmpfloat (read + made, <, 1000);
  g_test_message ("300 rows: read in %.1f ms, awards in %.1f ms", read, made);
}

int
main (int argc, char *argv[])
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste/headings", test_headings);
  g_test_add_func ("/paste/rows", test_rows);
  g_test_add_func ("/paste/groups", test_groups);
  g_test_add_func ("/paste/unread", test_unread);
  g_test_add_func ("/paste/forms", test_forms);
  g_test_add_func ("/paste/no-heading", test_no_heading);
  g_test_add_func ("/paste/legacy", test_legacy);
  g_test_add_func ("/paste/columns", test_columns);
  g_test_add_func ("/paste/model", test_model);
  g_test_add_func ("/paste/html", test_html);
  g_test_add_func ("/paste/fixtures", test_fixtures);
  g_test_add_func ("/paste/nothing-lost", test_nothing_lost);
  g_test_add_func ("/paste/speed", test_speed);

  open_book ();
  status = g_test_run ();
  close_book ();

  return status;
}
