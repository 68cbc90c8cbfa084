#include "domain/td-contact.h"

typedef char *(*MakeUri) (const char *text);

static const struct
{
  MakeUri make;
  const char *text;
  const char *uri; /* NULL: none */
} cases[] = {
  { td_contact_phone_uri, "0213 3.876-123", "tel:+842133876123" },
  { td_contact_phone_uri, "+84 213 3876123", "tel:+842133876123" },
  { td_contact_phone_uri, "(0213) 3876 123", "tel:+842133876123" },
  { td_contact_phone_uri, "02133876123, máy lẻ 12", NULL },
  { td_contact_phone_uri, "12", NULL },
  { td_contact_phone_uri, "", NULL },
  { td_contact_email_uri, "cdgd@laichau.gov.vn", "mailto:cdgd@laichau.gov.vn" },
  { td_contact_email_uri, "cdgd@laichau", NULL },
  { td_contact_email_uri, "@laichau.gov.vn", NULL },
  { td_contact_email_uri, "a@b.vn?bcc=c@d.vn", NULL },
  { td_contact_email_uri, "a@b.vn, c@d.vn", NULL },
  { td_contact_email_uri, "", NULL },
  { td_contact_zalo_uri, "0912 345 678", "https://zalo.me/0912345678" },
  { td_contact_zalo_uri, "+84912345678", "https://zalo.me/84912345678" },
  { td_contact_zalo_uri, "zalo.me/g/abcdef", "https://zalo.me/g/abcdef" },
  { td_contact_zalo_uri, "http://zalo.me/g/abcdef", "https://zalo.me/g/abcdef" },
  { td_contact_zalo_uri, "https://zalo.me/", NULL },
  { td_contact_zalo_uri, "https://zalo.me.example.org/g", NULL },
  { td_contact_zalo_uri, "nhóm Công đoàn Giáo dục", NULL },
  { td_contact_zalo_uri, "", NULL },
};

static void
test_uri (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = cases[i].make (cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (uri, ==, cases[i].uri);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/uri", test_uri);

  return g_test_run ();
}
