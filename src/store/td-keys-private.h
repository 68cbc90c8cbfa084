#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is stored in the columns search_key and sort_key, in one place: the aggregates write them,
 * td-schema.c makes them anew, td-sample.c fills them in bulk, td-check.c compares them.
 * All return new strings or bytes. */

char *td_keys_unit_search (const char *code,
                           const char *name,
                           const char *short_name,
                           const char *former_names);
char *td_keys_person_search (const char *name);
char *td_keys_campaign_search (const char *name, const char *theme, const char *document_number);

/* "45/qd-ldld ldld tinh lai chau …" */
char *td_keys_decision_search (const char *number,
                               const char *symbol,
                               const char *issuer,
                               const char *signer,
                               const char *abstract);

/* Numbers by value, then the symbol: "0000000045/qd-ldld" as bytes. */
GBytes *td_keys_decision_sort (const char *number, const char *symbol);

/* @decision: "45/QĐ-LĐLĐ" */
char *td_keys_award_search (const char *name,
                            const char *post,
                            const char *unit_name,
                            const char *decision);
GBytes *td_keys_award_sort (gboolean is_person, const char *name);

G_END_DECLS
