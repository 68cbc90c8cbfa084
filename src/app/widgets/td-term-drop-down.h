#pragma once

#include <gtk/gtk.h>

#include "domain/td-catalogue.h"

G_BEGIN_DECLS

#define TD_TYPE_TERM_DROP_DOWN (td_term_drop_down_get_type ())

/* TdTermDropDown: one code of a vocabulary, chosen by its name, with a search for the long ones
 * (td_drop_down_search_attach ()).
 *
 * Implements TdControl. Property: code (string, "" for "not chosen"), notified when it changes. */
G_DECLARE_FINAL_TYPE (TdTermDropDown, td_term_drop_down, TD, TERM_DROP_DOWN, GtkWidget)

GtkWidget *td_term_drop_down_new (void);

/* td_term_drop_down_set_terms:
 * @on: only terms valid on that day, and the chosen one whatever its dates; TD_DATE_NONE for all
 *
 * The chosen code stays. */
void td_term_drop_down_set_terms (TdTermDropDown *self,
                                  const TdCatalogue *catalogue,
                                  TdVocabulary vocabulary,
                                  TdDate on);

/* td_term_drop_down_set_items: any other list of codes and names; both have @n strings */
void td_term_drop_down_set_items (TdTermDropDown *self,
                                  const char *const *codes,
                                  const char *const *names,
                                  guint n);

/* td_term_drop_down_get_code: (transfer none): never NULL, "" for "not chosen" */
const char *td_term_drop_down_get_code (TdTermDropDown *self);

/* td_term_drop_down_set_code: an unknown code is shown as itself rather than lost */
void td_term_drop_down_set_code (TdTermDropDown *self, const char *code);

G_END_DECLS
