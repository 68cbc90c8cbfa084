/* Names as lists have them. */
#include <glib.h>

#include "domain/td-person-name.h"

static const struct
{
  const char *text;
  const char *name;
  TdSex sex;
} splits[] = {
  { "Nguyễn Văn A", "Nguyễn Văn A", TD_SEX_UNKNOWN },
  { "Ông Nguyễn Văn A", "Nguyễn Văn A", TD_SEX_MAN },
  { "Bà Lò Thị Ánh", "Lò Thị Ánh", TD_SEX_WOMAN },
  { "ông: Nguyễn Văn A", "Nguyễn Văn A", TD_SEX_MAN },
  { "BÀ LÒ THỊ ÁNH", "LÒ THỊ ÁNH", TD_SEX_WOMAN },
  { "Ô.Nguyễn Văn A", "Nguyễn Văn A", TD_SEX_MAN },
  { "Ô. Nguyễn Văn A", "Nguyễn Văn A", TD_SEX_MAN },
  { "B. Lò Thị Ánh", "Lò Thị Ánh", TD_SEX_WOMAN },
  { "B: Lò Thị Ánh", "Lò Thị Ánh", TD_SEX_WOMAN },
  { "Ông/Bà: Lò Thị Ánh", "Lò Thị Ánh", TD_SEX_UNKNOWN },
  { "Ông (Bà) Lò Thị Ánh", "Lò Thị Ánh", TD_SEX_UNKNOWN },
  { "Ông, bà: Lò Thị Ánh", "Lò Thị Ánh", TD_SEX_UNKNOWN },
  { "Anh Vàng A Dơ", "Vàng A Dơ", TD_SEX_MAN },
  { "Chị  Vàng Thị Dợ ", "Vàng Thị Dợ", TD_SEX_WOMAN },
  { "Đ/c Sùng A Páo", "Sùng A Páo", TD_SEX_UNKNOWN },
  { "đ/c: Sùng A Páo", "Sùng A Páo", TD_SEX_UNKNOWN },
  { "Đ/C. Sùng A Páo", "Sùng A Páo", TD_SEX_UNKNOWN },
  { "Đồng chí Sùng A Páo", "Sùng A Páo", TD_SEX_UNKNOWN },
  { "Đồng chí: Bà Lò Thị Ánh", "Lò Thị Ánh", TD_SEX_WOMAN },
  { "Cô Nguyễn Thu Hà", "Nguyễn Thu Hà", TD_SEX_WOMAN },
  { "Thầy Nguyễn Văn A", "Nguyễn Văn A", TD_SEX_MAN },
  { "Em Lò Văn Cu", "Lò Văn Cu", TD_SEX_UNKNOWN },
  { "Ông: Bà Lò Thị Ánh", "Bà Lò Thị Ánh", TD_SEX_MAN },
  { "Lò Thị Ánh (nữ)", "Lò Thị Ánh", TD_SEX_WOMAN },
  { "Lò Minh (Nam)", "Lò Minh", TD_SEX_MAN },
  /* Without marks, in a text without any. */
  { "Ong Nguyen Van A", "Nguyen Van A", TD_SEX_MAN },
  { "ba Lo Thi Anh", "Lo Thi Anh", TD_SEX_WOMAN },
  { "Dong chi Lo Thi Anh", "Lo Thi Anh", TD_SEX_UNKNOWN },
  { "D/c Lo Thi Anh", "Lo Thi Anh", TD_SEX_UNKNOWN },
  /* Names that begin like a form of address. */
  { "Ông Văn Tân", "Ông Văn Tân", TD_SEX_UNKNOWN },
  { "Bàn Văn Đông", "Bàn Văn Đông", TD_SEX_UNKNOWN },
  { "Bá Thị Hoa", "Bá Thị Hoa", TD_SEX_UNKNOWN },
  { "Ba Văn Đông", "Ba Văn Đông", TD_SEX_UNKNOWN },
  { "Anh Tuan", "Anh Tuan", TD_SEX_UNKNOWN },
  { "Anhu Lò", "Anhu Lò", TD_SEX_UNKNOWN },
  { "B Nướch Thị Hoa", "B Nướch Thị Hoa", TD_SEX_UNKNOWN },
  { "Ôn Như Hầu", "Ôn Như Hầu", TD_SEX_UNKNOWN },
  { "Chi Pu", "Chi Pu", TD_SEX_UNKNOWN },
  { "Cô", "Cô", TD_SEX_UNKNOWN },
  { "Ông", "Ông", TD_SEX_UNKNOWN },
  { "Emmanuel Nguyễn", "Emmanuel Nguyễn", TD_SEX_UNKNOWN },
  { "ThS. Nguyễn Văn A", "ThS. Nguyễn Văn A", TD_SEX_UNKNOWN },
  { "Lò Minh (Nậm Na)", "Lò Minh (Nậm Na)", TD_SEX_UNKNOWN },
  { "", "", TD_SEX_UNKNOWN },
};

static const char *const capitals[][2] = {
  { "LÒ THỊ ÁNH", "Lò Thị Ánh" },
  { "ĐỖ ƯNG ĐỨC", "Đỗ Ưng Đức" },
  { "GIÀNG A CHU", "Giàng A Chu" },
  { "H'HEN NIÊ", "H'Hen Niê" },
  { "H’HEN NIÊ", "H’Hen Niê" },
  { "NGUYỄN-PHÚC ẢNH", "Nguyễn-Phúc Ảnh" },
  { "Y BLAH", "Y Blah" },
  { "nguyễn văn ất", "Nguyễn Văn Ất" },
  { "NGUYEN VAN A", "Nguyen Van A" },
  { "LÊ (MINH) ẤT", "Lê (Minh) Ất" },
  { "Lò Thị ánh", "Lò Thị Ánh" },
  /* As they are written. */
  { "Lò Thị Ánh", "Lò Thị Ánh" },
  { "H'Hen Niê", "H'Hen Niê" },
  { "Nguyễn Văn HÙNG", "Nguyễn Văn HÙNG" },
  { "NGUYỄN Văn Hùng", "NGUYỄN Văn Hùng" },
  { "McDonald", "McDonald" },
  { "Lò thị Ánh", "Lò thị Ánh" },
  { "Vũ văn ánh", "Vũ văn ánh" },
  { "", "" },
  { "123", "123" },
};

static void
test_split (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      TdSex sex;
      g_autofree char *name = td_person_name_split (splits[i].text, &sex);

      g_test_message ("%s", splits[i].text);
      g_assert_cmpstr (name, ==, splits[i].name);
      g_assert_cmpint (sex, ==, splits[i].sex);
    }
}

static void
test_put_right (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (capitals); i++)
    {
      g_autofree char *name = td_person_name_put_right (capitals[i][0]);

      g_assert_cmpstr (name, ==, capitals[i][1]);
    }
}

static void
test_title (void)
{
  static const struct
  {
    const char *text;
    TdSex sex;
  } cases[] = {
    { "Ông", TD_SEX_MAN },          { "BÀ", TD_SEX_WOMAN },        { "ba", TD_SEX_WOMAN },
    { "Ô.", TD_SEX_MAN },           { "nữ", TD_SEX_WOMAN },        { "Nam", TD_SEX_MAN },
    { "Ông/Bà", TD_SEX_UNKNOWN },   { "", TD_SEX_UNKNOWN },        { "x", TD_SEX_UNKNOWN },
    { "Nam Định", TD_SEX_UNKNOWN }, { "Nữ công", TD_SEX_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TdSex sex;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (td_person_title_parse (cases[i].text, &sex), ==,
                       cases[i].sex != TD_SEX_UNKNOWN);
      g_assert_cmpint (sex, ==, cases[i].sex);
    }
}

static void
test_guess_sex (void)
{
  g_assert_cmpint (td_person_name_guess_sex ("Lò Thị Ánh"), ==, TD_SEX_WOMAN);
  g_assert_cmpint (td_person_name_guess_sex ("LÒ THỊ ÁNH"), ==, TD_SEX_WOMAN);
  g_assert_cmpint (td_person_name_guess_sex ("Ngô Thì Nhậm"), ==, TD_SEX_UNKNOWN);
  g_assert_cmpint (td_person_name_guess_sex ("Thị Ánh"), ==, TD_SEX_UNKNOWN);
  g_assert_cmpint (td_person_name_guess_sex ("Nguyễn Văn Thị"), ==, TD_SEX_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/person-name/split", test_split);
  g_test_add_func ("/person-name/put-right", test_put_right);
  g_test_add_func ("/person-name/title", test_title);
  g_test_add_func ("/person-name/guess-sex", test_guess_sex);

  return g_test_run ();
}
