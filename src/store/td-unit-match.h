#pragma once

#include "store/td-book.h"

G_BEGIN_DECLS

/* Finds the unit that a name means, as people write it in lists: "THCS Nậm Sỏ" is "CĐCS Trường
 * Trung học cơ sở Nậm Sỏ". Reads the units once; hundreds of names match in milliseconds. For one
 * thread at a time, needs no connection once it is made. */
typedef struct _TdUnitMatcher TdUnitMatcher;

/* TdUnitMatch:
 * @name: the unit's full name in the book
 * @score: 0 … 100, 100 for the same name, short name or code
 * @is_certain: this unit and no other is meant: take it without asking. At most the first one of a
 *   result is. */
typedef struct
{
  gint64 unit_id;
  char *name;
  guint score;
  gboolean is_certain;
} TdUnitMatch;

void td_unit_match_free (TdUnitMatch *self);

/* td_unit_matcher_new:
 * @date: only units open on that day are found
 *
 * Returns: (transfer full) (nullable) */
TdUnitMatcher *td_unit_matcher_new (TdDb *db, TdDate date, GError **error);
void td_unit_matcher_free (TdUnitMatcher *self);

/* td_unit_matcher_find:
 * @text: a name, a short name or a code, with or without marks, abbreviated or not, see
 *   td-abbreviation.h
 *
 * Names are compared word by word, a word that few units have counting more ("Nậm Sỏ") than one
 * that many have ("Trường").
 *
 * Returns: (transfer full) (element-type TdUnitMatch): at most @max, the likeliest first; never
 *   NULL */
GPtrArray *td_unit_matcher_find (TdUnitMatcher *self, const char *text, guint max);

/* td_unit_matcher_find_certain: the id of the unit that is certain, 0 if there is none */
gint64 td_unit_matcher_find_certain (TdUnitMatcher *self, const char *text);

/* td_unit_matcher_get_name: (transfer none) (nullable): of a unit open on the day */
const char *td_unit_matcher_get_name (const TdUnitMatcher *self, gint64 unit_id);

/* td_unit_matcher_get_organisation_type: (transfer none): its code, "" if it has none or is no unit
 * open on the day */
const char *td_unit_matcher_get_organisation_type (const TdUnitMatcher *self, gint64 unit_id);

/* td_unit_matcher_is_below: whether @ancestor_id is above @unit_id in the tree of the day */
gboolean td_unit_matcher_is_below (const TdUnitMatcher *self, gint64 unit_id, gint64 ancestor_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdUnitMatcher, td_unit_matcher_free)

G_END_DECLS
