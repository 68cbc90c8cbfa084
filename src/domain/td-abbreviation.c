#include "domain/td-abbreviation.h"

#include <string.h>

#include "base/td-text.h"

/* Folded, in the order of strcmp (). Abbreviations that mean two things ("TT": trung tâm, thị trấn,
 * tập thể; "TH": tiểu học, trung học) have the meaning that names of units have. */
static const struct
{
  const char *text;
  const char *meaning;
} abbreviations[] = {
  { "atvsld", "an toan ve sinh lao dong" },
  { "bch", "ban chap hanh" },
  { "bhxh", "bao hiem xa hoi" },
  { "bk", "bang khen" },
  { "bldtbxh", "bo lao dong thuong binh va xa hoi" },
  { "bql", "ban quan ly" },
  { "btv", "ban thuong vu" },
  { "bv", "benh vien" },
  { "bvdk", "benh vien da khoa" },
  { "cb", "can bo" },
  { "cd", "cong doan" },
  { "cdcs", "cong doan co so" },
  { "cdgd", "cong doan giao duc" },
  { "cdn", "cong doan nganh" },
  { "cdvc", "cong doan vien chuc" },
  { "cn", "chi nhanh" },
  { "cp", "co phan" },
  { "cstd", "chien si thi dua" },
  { "cstdcs", "chien si thi dua co so" },
  { "ct", "cong ty" },
  { "ctcp", "cong ty co phan" },
  { "cty", "cong ty" },
  { "dn", "doanh nghiep" },
  { "dv", "don vi" },
  { "gd", "giao duc" },
  { "gddt", "giao duc va dao tao" },
  { "gdnn", "giao duc nghe nghiep" },
  { "gdtx", "giao duc thuong xuyen" },
  { "gk", "giay khen" },
  { "hcld", "huan chuong lao dong" },
  { "hdnd", "hoi dong nhan dan" },
  { "hkl", "hat kiem lam" },
  { "htnv", "hoan thanh nhiem vu" },
  { "httnv", "hoan thanh tot nhiem vu" },
  { "htx", "hop tac xa" },
  { "htxsnv", "hoan thanh xuat sac nhiem vu" },
  { "hu", "huyen uy" },
  { "kcn", "khu cong nghiep" },
  { "knc", "ky niem chuong" },
  { "kv", "khu vuc" },
  { "ld", "lao dong" },
  { "ldld", "lien doan lao dong" },
  { "ldst", "lao dong sang tao" },
  { "ldtt", "lao dong tien tien" },
  { "ldxs", "lao dong xuat sac" },
  { "mn", "mam non" },
  { "mntt", "mam non tu thuc" },
  { "mttq", "mat tran to quoc" },
  { "mtv", "mot thanh vien" },
  { "nd", "nghiep doan" },
  { "nm", "nha may" },
  { "nmtd", "nha may thuy dien" },
  { "ptdt", "pho thong dan toc" },
  { "ptdtbt", "pho thong dan toc ban tru" },
  { "ptdtnt", "pho thong dan toc noi tru" },
  { "sgd", "so giao duc" },
  { "snn", "so nong nghiep" },
  { "syt", "so y te" },
  { "td", "thi dua" },
  { "th", "tieu hoc" },
  { "thcs", "trung hoc co so" },
  { "thpt", "trung hoc pho thong" },
  { "tld", "tong lien doan lao dong viet nam" },
  { "tldldvn", "tong lien doan lao dong viet nam" },
  { "tnhh", "trach nhiem huu han" },
  { "tp", "thanh pho" },
  { "tr", "truong" },
  { "tt", "trung tam" },
  { "ttg", "thu tuong chinh phu" },
  { "ttgdtx", "trung tam giao duc thuong xuyen" },
  { "ttldtt", "tap the lao dong tien tien" },
  { "ttldxs", "tap the lao dong xuat sac" },
  { "ttyt", "trung tam y te" },
  { "tx", "thi xa" },
  { "tyt", "tram y te" },
  { "ubnd", "uy ban nhan dan" },
  { "vc", "vien chuc" },
  { "vn", "viet nam" },
  { "vp", "van phong" },
  { "xn", "xi nghiep" },
  { "xs", "xuat sac" },
};

static const char *
find (const char *word)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (abbreviations);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (word, abbreviations[middle].text);

      if (order == 0)
        return abbreviations[middle].meaning;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return word;
}

static void
append (GString *out, const char *text)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, text);
}

char *
td_abbreviation_expand (const char *text)
{
  g_autofree char *folded = td_text_fold (text);
  g_auto (GStrv) words = NULL;
  GString *out = g_string_sized_new (64);

  g_strdelimit (folded, "-/", ' ');
  words = g_strsplit (folded, " ", -1);
  for (char **word = words; *word != NULL; word++)
    {
      /* "GD&ĐT" is three words to td_text_fold (). */
      if (g_str_equal (*word, "gd") && word[1] != NULL && g_str_equal (word[1], "dt"))
        {
          append (out, "giao duc va dao tao");
          word++;
        }
      else if (**word != '\0')
        {
          append (out, find (*word));
        }
    }

  return g_string_free (out, FALSE);
}
