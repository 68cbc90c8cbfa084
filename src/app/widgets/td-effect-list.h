#pragma once

#include <gtk/gtk.h>

#include "store/td-reorganisation-store.h"

G_BEGIN_DECLS

#define TD_TYPE_EFFECT_LIST (td_effect_list_get_type ())

/* TdEffectList: what a reorganisation does, in sentences, in a column for each kind of thing: units
 * that end, begin, move, and change. */
G_DECLARE_FINAL_TYPE (TdEffectList, td_effect_list, TD, EFFECT_LIST, GtkBox)

GtkWidget *td_effect_list_new (void);

/* td_effect_list_set:
 * @title: "What will happen"
 * @effects: (element-type TdReorganisationEffect)
 * @reorganisation: whose lines the effects have by their index
 * @empty: what is said when there is none */
void td_effect_list_set (TdEffectList *self,
                         const char *title,
                         const GPtrArray *effects,
                         const TdReorganisation *reorganisation,
                         const TdCatalogue *catalogue,
                         const char *empty);

/* td_effect_to_sentence: (transfer full): "LĐLĐ huyện Tam Đường → LĐLĐ tỉnh (12 awards keep its
 * name)" */
char *td_effect_to_sentence (const TdReorganisationEffect *effect,
                             const TdReorganisation *reorganisation,
                             const TdCatalogue *catalogue);

/* td_effect_list_dup_text: (transfer full): all that it says, a sentence a line */
char *td_effect_list_dup_text (TdEffectList *self);

G_END_DECLS
