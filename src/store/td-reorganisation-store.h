#pragma once

#include "domain/td-reorganisation.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* TdReorganisationEffect: one thing that will happen, or has happened, to one unit
 * @action: FOUND: it begins; MERGE, SPLIT, DISSOLVE: it ends; TRANSFER: it gets another parent;
 *   RENAME, CONVERT: it is called or is something else
 * @line: index of the draft's line behind it; for an implied one, the line that it follows from
 * @is_implied: not entered: a child that moves along when its parent ends
 * @unit_id, @name: the unit as it is called before; @unit_id is 0 for one that will begin
 * @target_id, @target_name: the parent or successor; 0 and a name for one that will begin; 0 and ""
 *   for none
 * @former_parent: (transfer none): for TRANSFER, the parent until then; else ""
 * @n_awards: awards of the unit before the day: they keep the name that they were given under
 * @n_children: for an ending unit, how many units belonged to it on its last day */
typedef struct
{
  TdReorganisationAction action;
  int line;
  gboolean is_implied;
  gint64 unit_id;
  char *name;
  gint64 target_id;
  char *target_name;
  char *former_parent;
  gint64 n_awards;
  guint n_children;
} TdReorganisationEffect;

void td_reorganisation_effect_free (TdReorganisationEffect *self);

/* td_reorganisation_plan: what the draft would do to the book; reads only, from any thread with a
 * connection of its own
 * @problems: (out) (transfer full) (element-type TdProblem): those of td_reorganisation_check ()
 * and what the book says against it: units not open on the day or changed after it, children
 * without a place, loops, awards after an end
 *
 * Returns: (transfer full) (element-type TdReorganisationEffect) (nullable): in the order in which
 *   they are carried out; lines with errors have none. NULL with @error if the book could not be
 *   read */
GPtrArray *td_reorganisation_plan (TdDb *db,
                                   const TdCatalogue *catalogue,
                                   const TdReorganisation *self,
                                   GPtrArray **problems,
                                   GError **error);

/* td_reorganisation_carry_out: plans again and does it, within a TdWriteFunc
 *
 * Units that begin get their codes as td_unit_save () makes them. The reorganisation and its lines,
 * the implied ones too, are kept; undo takes everything back.
 *
 * Returns: FALSE with TD_ERROR_INVALID and the first problem's sentence */
gboolean td_reorganisation_carry_out (TdDb *db,
                                      const TdCatalogue *catalogue,
                                      TdReorganisation *self,
                                      GError **error);

/* td_reorganisation_load: with the lines as they were entered and the implied ones left out
 *
 * Returns: (transfer full) (nullable): NULL with TD_ERROR_NOT_FOUND */
TdReorganisation *td_reorganisation_load (TdDb *db, gint64 id, GError **error);

/* td_reorganisation_load_effects: what it did, the implied ones included
 *
 * Returns: (transfer full) (element-type TdReorganisationEffect) (nullable) */
GPtrArray *td_reorganisation_load_effects (TdDb *db, gint64 id, GError **error);

/* td_reorganisation_save_heading: title, number, issuer, days of the decision and note of one that
 * was carried out: its lines and its day are history and stay. Within a TdWriteFunc.
 *
 * Returns: FALSE with TD_ERROR_INVALID, _STALE, _NOT_FOUND */
gboolean td_reorganisation_save_heading (TdDb *db, TdReorganisation *self, GError **error);

/* TdReorganisationHit: what a list of them shows */
typedef struct
{
  gint64 id;
  char *title;
  char *number;
  TdDate decided_on;
  TdDate effective_on;
  guint n_lines; /* without the implied ones */
} TdReorganisationHit;

void td_reorganisation_hit_free (TdReorganisationHit *self);

/* td_reorganisation_list: (transfer full) (element-type TdReorganisationHit) (nullable): latest day
 * first */
GPtrArray *td_reorganisation_list (TdDb *db, GError **error);

G_END_DECLS
