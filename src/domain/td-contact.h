#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a unit is reached, as an address that a desktop opens. What cannot be one is only shown. */

/* td_contact_phone_uri: "tel:+842133876123" of "0213 3 876 123"; NULL without digits, or with words
 * that a telephone would not understand: "máy lẻ 12"
 *
 * Returns: (transfer full) (nullable) */
char *td_contact_phone_uri (const char *phone);

/* td_contact_email_uri: "mailto:cdgd@laichau.gov.vn"; NULL if it is no address
 *
 * Returns: (transfer full) (nullable) */
char *td_contact_email_uri (const char *email);

/* td_contact_zalo_uri: "https://zalo.me/0912345678" of a telephone number, "zalo.me/g/abc" and
 * "https://zalo.me/g/abc" of themselves; NULL for anything else, above all other sites: a link that
 * says Zalo must lead there
 *
 * Returns: (transfer full) (nullable) */
char *td_contact_zalo_uri (const char *zalo);

G_END_DECLS
