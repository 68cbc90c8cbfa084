#include <string.h>

#include "base/td-text.h"
#include "exchange/td-paste-private.h"

/* The words of titles, folded, "-" and "/" as spaces. A trailing "*": titles that begin so; a
 * leading one: titles that have it anywhere. The first that fits counts. */
static const struct
{
  const char *title;
  int cell;
} titles[] = {
  { "tt", TD_PASTE_IGNORED },
  { "stt", TD_PASTE_IGNORED },
  { "so tt", TD_PASTE_IGNORED },
  { "thu tu", TD_PASTE_IGNORED },
  { "so thu tu", TD_PASTE_IGNORED },
  { "no", TD_PASTE_IGNORED },

  { "ghi chu", TD_CELL_NOTE },
  { "chu thich", TD_CELL_NOTE },

  { "ong ba", TD_CELL_TITLE },
  { "ong ba ho va ten", TD_CELL_NAME },
  { "danh xung", TD_CELL_TITLE },
  { "xung ho", TD_CELL_TITLE },
  { "gioi", TD_CELL_TITLE },
  { "gioi tinh", TD_CELL_TITLE },
  { "nam nu", TD_CELL_TITLE },
  { "phai", TD_CELL_TITLE },
  { "nu", TD_CELL_TITLE },
  { "ong", TD_CELL_TITLE },
  { "ba", TD_CELL_TITLE },

  { "nam thanh tich", TD_CELL_PERIOD },
  { "nam khen thuong", TD_CELL_PERIOD },
  { "nam hoc", TD_CELL_PERIOD },
  { "nam cong tac", TD_CELL_PERIOD },
  { "giai doan", TD_CELL_PERIOD },
  { "thoi gian", TD_CELL_PERIOD },
  { "thoi gian lap thanh tich", TD_CELL_PERIOD },
  { "ky", TD_CELL_PERIOD },

  { "loai", TD_CELL_COMMENDATION },
  { "loai khen*", TD_CELL_COMMENDATION },
  { "loai hinh khen*", TD_CELL_COMMENDATION },
  { "loai thanh tich", TD_CELL_COMMENDATION },

  { "*truc tiep", TD_CELL_DIRECT_WORKER },
  { "truc tiep*", TD_CELL_DIRECT_WORKER },
  { "*lao dong truc tiep*", TD_CELL_DIRECT_WORKER },
  { "*truc tiep san xuat*", TD_CELL_DIRECT_WORKER },

  { "lanh dao", TD_CELL_LEADER },
  { "*lanh dao quan ly", TD_CELL_LEADER },
  { "*giu chuc vu*", TD_CELL_LEADER },
  { "chuc vu lanh dao", TD_CELL_LEADER },
  { "can bo lanh dao", TD_CELL_LEADER },
  { "can bo quan ly", TD_CELL_LEADER },
  { "la lanh dao", TD_CELL_LEADER },
  { "quan ly", TD_CELL_LEADER },
  { "giu cv lanh dao", TD_CELL_LEADER },

  { "hinh thuc*", TD_CELL_FORM },
  { "danh hieu*", TD_CELL_FORM },
  { "*hinh thuc khen", TD_CELL_FORM },
  { "*hinh thuc khen thuong", TD_CELL_FORM },
  { "*de nghi khen thuong", TD_CELL_FORM },
  { "khen thuong", TD_CELL_FORM },
  { "muc khen", TD_CELL_FORM },

  { "phong trao*", TD_CELL_CAMPAIGN },
  { "ten phong trao*", TD_CELL_CAMPAIGN },
  { "chuyen de", TD_CELL_CAMPAIGN },
  { "cuoc van dong", TD_CELL_CAMPAIGN },

  { "*tien thuong*", TD_CELL_BONUS },
  { "*muc thuong*", TD_CELL_BONUS },
  { "so tien", TD_CELL_BONUS },
  { "muc tien", TD_CELL_BONUS },
  { "tien", TD_CELL_BONUS },
  { "thanh tien", TD_CELL_BONUS },
  { "kinh phi", TD_CELL_BONUS },

  { "thanh tich*", TD_CELL_ACHIEVEMENT },
  { "*thanh tich", TD_CELL_ACHIEVEMENT },
  { "*thanh tich dat duoc", TD_CELL_ACHIEVEMENT },
  { "noi dung", TD_CELL_ACHIEVEMENT },
  { "noi dung khen*", TD_CELL_ACHIEVEMENT },
  { "ly do*", TD_CELL_ACHIEVEMENT },

  { "ho va ten*", TD_CELL_NAME },
  { "ho ten*", TD_CELL_NAME },
  { "*ho va ten", TD_CELL_NAME },
  { "ho", TD_CELL_NAME },
  { "ho dem", TD_CELL_NAME },
  { "ho va dem", TD_CELL_NAME },
  { "ho va chu dem", TD_CELL_NAME },
  { "ten", TD_CELL_NAME },
  { "ca nhan", TD_CELL_NAME },
  { "ten ca nhan*", TD_CELL_NAME },
  { "ten tap the*", TD_CELL_NAME },
  { "tap the", TD_CELL_NAME },
  { "tap the ca nhan", TD_CELL_NAME },
  { "ca nhan tap the", TD_CELL_NAME },
  { "tap the duoc khen*", TD_CELL_NAME },
  { "tap the va ca nhan", TD_CELL_NAME },
  { "ten don vi duoc khen*", TD_CELL_NAME },
  { "ten doi tuong*", TD_CELL_NAME },
  { "doi tuong khen thuong", TD_CELL_NAME },
  { "doi tuong duoc khen*", TD_CELL_NAME },
  { "nguoi duoc khen*", TD_CELL_NAME },

  { "chuc vu*", TD_CELL_POST },
  { "chuc danh*", TD_CELL_POST },
  { "nghe nghiep", TD_CELL_POST },
  { "cong viec", TD_CELL_POST },
  { "vi tri cong tac", TD_CELL_POST },
  { "vi tri viec lam", TD_CELL_POST },

  { "don vi", TD_CELL_UNIT },
  { "*don vi cong tac", TD_CELL_UNIT },
  { "*noi cong tac", TD_CELL_UNIT },
  { "noi lam viec", TD_CELL_UNIT },
  { "don vi truc thuoc", TD_CELL_UNIT },
  { "don vi de nghi", TD_CELL_UNIT },
  { "thuoc don vi", TD_CELL_UNIT },
  { "ten don vi", TD_CELL_UNIT },
  { "co quan", TD_CELL_UNIT },
  { "co quan don vi*", TD_CELL_UNIT },
  { "cong doan", TD_CELL_UNIT },
  { "cong doan co so", TD_CELL_UNIT },
  { "cdcs", TD_CELL_UNIT },
  { "truong", TD_CELL_UNIT },
};

/* (transfer full): "Mức tiền thưởng (đồng):" → "muc tien thuong"; remarks in brackets do not count
 */
static char *
make_key (const char *title)
{
  g_autoptr (GString) out = g_string_new (NULL);
  char *key;
  int depth = 0;

  for (const char *p = title; *p != '\0'; p++)
    {
      if (*p == '(')
        depth++;
      if (depth == 0)
        g_string_append_c (out, *p == '-' || *p == '/' ? ' ' : *p);
      if (*p == ')' && depth > 0)
        depth--;
    }
  key = td_text_fold (out->len > 0 ? out->str : title);

  return g_strdelimit (key, "-/", ' ');
}

static gboolean
fits (const char *key, const char *pattern)
{
  gsize length = strlen (pattern);
  gboolean open_start = pattern[0] == '*';
  gboolean open_end = pattern[length - 1] == '*';
  g_autofree char *words = g_strndup (pattern + open_start, length - open_start - open_end);

  if (open_start && open_end)
    return strstr (key, words) != NULL;
  if (open_start)
    return g_str_has_suffix (key, words);
  if (open_end)
    return g_str_has_prefix (key, words);

  return g_str_equal (key, words);
}

void
td_paste_meaning_clear (TdPasteMeaning *self)
{
  *self = (TdPasteMeaning){ .cell = TD_CELL_UNRECOGNISED, .factor = 1 };
}

static void
read_name_kind (const char *key, TdPasteMeaning *meaning)
{
  gboolean collective = strstr (key, "tap the") != NULL || strstr (key, "don vi") != NULL;
  gboolean individual = strstr (key, "ca nhan") != NULL || g_str_has_prefix (key, "ho")
                        || g_str_has_prefix (key, "nguoi") || strstr (key, "ho va ten") != NULL;

  meaning->says_kind = collective != individual;
  meaning->kind = collective ? TD_RECIPIENT_COLLECTIVE : TD_RECIPIENT_INDIVIDUAL;
}

/* "Tiền thưởng (nghìn đồng)", "Mức thưởng (1.000đ)" */
static gint64
read_factor (const char *title)
{
  g_autofree char *folded = td_text_fold (title);

  if (strstr (folded, "trieu") != NULL)
    return 1000000;
  if (strstr (folded, "nghin") != NULL || strstr (folded, "ngan") != NULL
      || strstr (folded, "1 000") != NULL || strstr (folded, "1000") != NULL)
    return 1000;

  return 1;
}

gboolean
td_paste_heading_find (const char *title, TdPasteMeaning *meaning)
{
  g_autofree char *key = NULL;

  td_paste_meaning_clear (meaning);
  /* A title is short; a long text that begins like one is none. */
  if (g_utf8_strlen (title, -1) > 60)
    return FALSE;

  key = make_key (title);
  if (*key == '\0')
    return FALSE;

  /* "Năm" and "Nam" are the same once folded. */
  if (g_str_equal (key, "nam"))
    {
      gboolean year = strstr (title, "ă") != NULL || strstr (title, "Ă") != NULL;

      meaning->cell = year ? TD_CELL_PERIOD : TD_CELL_TITLE;
      meaning->is_mark = !year;
      return TRUE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (!fits (key, titles[i].title))
        continue;

      meaning->cell = titles[i].cell;
      if (meaning->cell == TD_CELL_TITLE)
        {
          meaning->is_woman = g_str_equal (key, "nu") || g_str_equal (key, "ba");
          meaning->is_mark = meaning->is_woman || g_str_equal (key, "ong");
        }
      else if (meaning->cell == TD_CELL_NAME)
        {
          read_name_kind (key, meaning);
        }
      else if (meaning->cell == TD_CELL_BONUS)
        {
          meaning->factor = read_factor (title);
        }
      meaning->is_negated = g_str_has_prefix (key, "khong ");
      return TRUE;
    }

  return FALSE;
}
