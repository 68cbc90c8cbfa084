/* What a text of a list is: a running number, a section, a total, a name. */
#include <string.h>

#include "base/td-text.h"
#include "exchange/td-paste-private.h"

gboolean
td_paste_is_number (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  gsize length = strlen (folded);

  /* A small x is a mark. */
  if (length == 0 || length > 6 || g_str_equal (text, "x"))
    return FALSE;

  return strspn (folded, "0123456789") == length || strspn (folded, "ivx") == length
         || (length == 1 && g_ascii_isalpha (folded[0]))
         || (strspn (folded, "0123456789 ") == length); /* "1.2" */
}

char *
td_paste_cut_number (const char *text)
{
  g_autofree char *clean = td_text_clean (text);
  gsize mark = strcspn (clean, ".):/- ");
  g_autofree char *number = g_strndup (clean, mark);
  const char *rest = clean + mark;

  if (clean[mark] != '\0' && mark <= 4 && (mark == 0 || td_paste_is_number (number)))
    return g_strdup (rest + strspn (rest, ".):/- "));
  if (*clean == '*' || *clean == '+')
    return g_strdup (clean + 1 + strspn (clean + 1, " "));

  return g_steal_pointer (&clean);
}

gboolean
td_paste_is_section (const char *text, TdRecipientKind *kind)
{
  static const char *const words[]
      = { "tap",    "the",  "ca",   "nhan", "danh", "sach", "cac",  "doi",   "voi", "cho",   "khen",
          "thuong", "duoc", "de",   "nghi", "tang", "bang", "giay", "nguoi", "so",  "luong", "gom",
          "don",    "vi",   "tong", "phan", "muc",  "co",   "dong", "chi",   "d",   "c" };
  g_autofree char *bare = td_paste_cut_number (text);
  g_autofree char *folded = td_text_fold (bare);
  g_auto (GStrv) parts = NULL;
  gboolean collective, individual;

  if (strlen (folded) > 80)
    return FALSE;

  g_strdelimit (folded, "-/", ' ');
  collective = strstr (folded, "tap the") != NULL;
  individual = strstr (folded, "ca nhan") != NULL;
  if (collective == individual)
    return FALSE;

  parts = g_strsplit (folded, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      gboolean known = strspn (*part, "0123456789") == strlen (*part);

      for (gsize i = 0; i < G_N_ELEMENTS (words) && !known; i++)
        known = g_str_equal (*part, words[i]);
      if (!known)
        return FALSE;
    }

  *kind = collective ? TD_RECIPIENT_COLLECTIVE : TD_RECIPIENT_INDIVIDUAL;
  return TRUE;
}

/* With its marks, or without any: Tống Công is a man. */
gboolean
td_paste_is_total (const char *text)
{
  static const char *const words[] = { "tổng cộng", "tổng số", "cộng", "tổng", "tổng tiền",
                                       "tong cong", "tong so", "cong", "tong" };
  g_autofree char *clean = td_text_clean (text);
  g_autofree char *lower = g_utf8_strdown (clean, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (lower, words[i]))
      {
        const char *rest = lower + strlen (words[i]);

        /* "Tổng cộng: 15 người", "Cộng (I+II)" */
        if (*rest == '\0' || *rest == ':' || *rest == '(' || g_str_has_prefix (rest, " (")
            || g_str_has_prefix (rest, " :"))
          return TRUE;
        if (*rest == ' ' && rest[1] >= '0' && rest[1] <= '9')
          return TRUE;
      }

  return FALSE;
}

gboolean
td_paste_is_ditto (const char *text)
{
  static const char *const marks[] = { "\"", "''", "“", "”", "〃", "″", "-\"-", "-''-", "- \" -" };
  g_autofree char *folded = td_text_fold (text);
  g_autofree char *clean = td_text_clean (text);

  if (g_str_equal (folded, "nt") || g_str_equal (folded, "nhu tren"))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (clean, marks[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;

  return TRUE;
}

/* With marks, because without them many are names: Trương, Bàn, Văn Phong. */
gboolean
td_paste_looks_like_unit (const char *text)
{
  static const char *const beginnings[] = { "tập thể ",
                                            "cđcs",
                                            "công đoàn",
                                            "liên đoàn lao động",
                                            "lđlđ",
                                            "công ty",
                                            "cty ",
                                            "ctcp ",
                                            "nghiệp đoàn",
                                            "phòng giáo dục",
                                            "sở giáo dục",
                                            "sở y tế",
                                            "ubnd ",
                                            "ủy ban ",
                                            "uỷ ban ",
                                            "bệnh viện ",
                                            "trung tâm y tế",
                                            "trung tâm ",
                                            "trạm y tế",
                                            "hợp tác xã",
                                            "htx ",
                                            "tổ công đoàn",
                                            "ban chấp hành",
                                            "nhà máy ",
                                            "doanh nghiệp ",
                                            "chi cục ",
                                            "hạt kiểm lâm",
                                            "thcs ",
                                            "thpt ",
                                            "ptdt",
                                            "ban quản lý ",
                                            "văn phòng ",
                                            "trường tiểu học",
                                            "trường th ",
                                            "trường th&",
                                            "trường thcs",
                                            "trường thpt",
                                            "trường mầm non",
                                            "trường mn ",
                                            "trường trung học",
                                            "trường trung cấp",
                                            "trường phổ thông",
                                            "trường pt",
                                            "trường cao đẳng",
                                            "trường đại học",
                                            "trường dân tộc",
                                            "trường chính trị" };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  gboolean plain = is_ascii (text);

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autofree char *folded = td_text_fold (beginnings[i]);
      g_autofree char *whole = g_strconcat (
          folded, strchr (" &", beginnings[i][strlen (beginnings[i]) - 1]) != NULL ? " " : "",
          NULL);

      if (g_str_has_prefix (lower, plain ? whole : beginnings[i]))
        return TRUE;
    }

  return FALSE;
}

gboolean
td_paste_looks_like_name (const char *text)
{
  g_auto (GStrv) words = NULL;
  guint n = 0;

  if (strpbrk (text, "0123456789,;:\n") != NULL)
    return FALSE;

  words = g_strsplit (text, " ", -1);
  for (char **word = words; *word != NULL; word++)
    {
      if (**word == '\0')
        continue;
      if (!g_unichar_isupper (g_utf8_get_char (*word)))
        return FALSE;
      n++;
    }

  return n >= 2 && n <= 6;
}
