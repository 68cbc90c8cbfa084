#pragma once

#include "store/td-unit-match.h"

G_BEGIN_DECLS

/* What a matcher knows of the units (td-unit-match-index.c) for its search (td-unit-match.c). */

/* How a name was found, the surest first. */
typedef enum
{
  TD_MATCH_SAME,  /* the same words, abbreviations written out */
  TD_MATCH_CORE,  /* without "Công đoàn cơ sở", "Công đoàn" or "Tập thể" in front */
  TD_MATCH_LOOSE, /* also without "Trường", and "xã", "huyện" … inside of the name */
  TD_N_MATCH_LEVELS,
} TdMatchLevel;

typedef struct
{
  gint64 id;
  char *name;
  char *short_name;
  char *organisation_type;
  gint64 parent_id;
  double norm; /* the sum of its features' weights */
} TdMatchUnit;

/* A word or two words in a row, and the units that have it in their name or short name. */
typedef struct
{
  GArray *units; /* of guint, ascending */
  double weight;
} TdMatchFeature;

struct _TdUnitMatcher
{
  GPtrArray *units;
  GHashTable *keys[TD_N_MATCH_LEVELS]; /* key → GArray of guint */
  GHashTable *codes;                   /* folded code → index + 1 */
  GHashTable *features;                /* text → TdMatchFeature */
  GHashTable *ids;                     /* gint64 → TdMatchUnit */
  char *province;                      /* "tinh lai chau", of the unit above all, or NULL */
  double *scores;                      /* a place a unit, all 0 between two searches */
};

/* td_unit_match_make_core: (transfer full): "cong doan co so truong tieu hoc nam so" → "truong tieu
 * hoc nam so" */
char *td_unit_match_make_core (const char *expanded);

/* td_unit_match_make_keys: the keys of a name for each level; free with td_unit_match_clear_keys ()
 * @expanded: by td_abbreviation_expand () */
void td_unit_match_make_keys (const char *expanded, char *keys[TD_N_MATCH_LEVELS]);
void td_unit_match_clear_keys (char *keys[TD_N_MATCH_LEVELS]);

/* td_unit_match_list_features: (transfer full): the words of a name and each two neighbours, once
 * each */
GHashTable *td_unit_match_list_features (const char *expanded);

/* td_unit_match_cut_province: (transfer full) (nullable): the name without "tinh lai chau" behind
 * it, which says nothing in a book of that province; NULL if it does not end so */
char *td_unit_match_cut_province (const TdUnitMatcher *self, const char *expanded);

G_END_DECLS
