#include "store/td-reorganisation-store.h"

#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-text.h"
#include "store/td-reorganisation-private.h"
#include "store/td-unit-former-private.h"

void
td_reorganisation_hit_free (TdReorganisationHit *self)
{
  g_free (self->title);
  g_free (self->number);
  g_free (self);
}

gboolean
td_reorganisation_write_heading (TdDb *db, TdReorganisation *self, GError **error)
{
  g_autofree char *text = g_strjoin (" ", self->title, self->number, self->issuer, NULL);
  g_autofree char *search_key = td_text_fold (text);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      self->id == 0
          ? "INSERT INTO reorganisation (title, number, issuer, decided_on, note, search_key,"
            " effective_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
          : "UPDATE reorganisation SET title = ?1, number = ?2, issuer = ?3, decided_on = ?4,"
            " note = ?5, search_key = ?6, revision = revision + 1 WHERE id = ?8 AND revision = ?9",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_text (stmt, 1, self->title);
  td_stmt_bind_text (stmt, 2, self->number);
  td_stmt_bind_text (stmt, 3, self->issuer);
  td_stmt_bind_date (stmt, 4, self->decided_on);
  td_stmt_bind_text (stmt, 5, self->note);
  td_stmt_bind_text (stmt, 6, search_key);
  if (self->id == 0)
    td_stmt_bind_date (stmt, 7, self->effective_on);
  else
    {
      td_stmt_bind_int (stmt, 8, self->id);
      td_stmt_bind_int (stmt, 9, self->revision);
    }

  return td_stmt_run (stmt, error) && td_db_finish_row (db, &self->id, &self->revision, error);
}

gboolean
td_reorganisation_save_heading (TdDb *db, TdReorganisation *self, GError **error)
{
  if (self->title[0] == '\0')
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("Enter what the reorganisation is about."));
      return FALSE;
    }

  return td_reorganisation_write_heading (db, self, error);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
read_heading (TdDb *db, TdReorganisation *self, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (db,
                       "SELECT revision, title, number, issuer, decided_on, effective_on, note"
                       " FROM reorganisation WHERE id = ?1",
                       error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->id);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                           _ ("This reorganisation is no longer in the book."));
      return FALSE;
    }

  self->revision = (int) td_stmt_get_int (stmt, 0);
  td_text_set (&self->title, td_stmt_get_text (stmt, 1));
  td_text_set (&self->number, td_stmt_get_text (stmt, 2));
  td_text_set (&self->issuer, td_stmt_get_text (stmt, 3));
  self->decided_on = td_stmt_get_date (stmt, 4);
  self->effective_on = td_stmt_get_date (stmt, 5);
  td_text_set_lines (&self->note, td_stmt_get_text (stmt, 6));

  return TRUE;
}

/* ?1 the reorganisation; u is the unit with its name of the old order (of the new one, if it began
 * with it), then what the line says, and what the unit is in the new order. */
#define SELECT_LINES                                                                                                                                                                                                    \
  "SELECT l.action, l.unit_id, ifnull (l.target_id, 0), l.is_implied, " TD_UNIT_ON (                                                                                                                                    \
      "name",                                                                                                                                                                                                           \
      "date"                                                                                                                                                                                                            \
      " (r."                                                                                                                                                                                                            \
      "effe"                                                                                                                                                                                                            \
      "ctiv"                                                                                                                                                                                                            \
      "e_"                                                                                                                                                                                                              \
      "on, "                                                                                                                                                                                                            \
      "iif "                                                                                                                                                                                                            \
      "(l."                                                                                                                                                                                                             \
      "acti"                                                                                                                                                                                                            \
      "on "                                                                                                                                                                                                             \
      "= "                                                                                                                                                                                                              \
      "'fou"                                                                                                                                                                                                            \
      "nd',"                                                                                                                                                                                                            \
      " '+"                                                                                                                                                                                                             \
      "0 "                                                                                                                                                                                                              \
      "day'"                                                                                                                                                                                                            \
      ", "                                                                                                                                                                                                              \
      "'-1 "                                                                                                                                                                                                            \
      "day'"                                                                                                                                                                                                            \
      "))") ", " TD_UNIT_ON ("name",                                                                                                                                                                                    \
                             "r.effective_on") ", " TD_UNIT_ON ("short_name",                                                                                                                                           \
                                                                "r.effective_on") ","                                                                                                                                   \
                                                                                  " " TD_UNIT_ON ("kind", "r.effective_on") ", " TD_UNIT_ON_NULLABLE ("organisation_type", "r.effective_on") ", " TD_UNIT_ON_NULLABLE ( \
                                                                                      "pl"                                                                                                                              \
                                                                                      "ac"                                                                                                                              \
                                                                                      "e",                                                                                                                              \
                                                                                      "r."                                                                                                                              \
                                                                                      "ef"                                                                                                                              \
                                                                                      "fe"                                                                                                                              \
                                                                                      "ct"                                                                                                                              \
                                                                                      "iv"                                                                                                                              \
                                                                                      "e_"                                                                                                                              \
                                                                                      "o"                                                                                                                               \
                                                                                      "n") ","                                                                                                                          \
                                                                                           " ifnu"                                                                                                                      \
                                                                                           "ll "                                                                                                                        \
                                                                                           "(("                                                                                                                         \
                                                                                           "SELEC"                                                                                                                      \
                                                                                           "T "                                                                                                                         \
                                                                                           "iif "                                                                                                                       \
                                                                                           "(f."                                                                                                                        \
                                                                                           "id "                                                                                                                        \
                                                                                           "IS "                                                                                                                        \
                                                                                           "NULL,"                                                                                                                      \
                                                                                           " t."                                                                                                                        \
                                                                                           "name,"                                                                                                                      \
                                                                                           " f."                                                                                                                        \
                                                                                           "name)"                                                                                                                      \
                                                                                           " FROM"                                                                                                                      \
                                                                                           " unit"                                                                                                                      \
                                                                                           " t "                                                                                                                        \
                                                                                           "LEFT "                                                                                                                      \
                                                                                           "JOIN "                                                                                                                      \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "forme"                                                                                                                      \
                                                                                           "r f"                                                                                                                        \
                                                                                           "  ON "                                                                                                                      \
                                                                                           "f.id "                                                                                                                      \
                                                                                           "= "                                                                                                                         \
                                                                                           "(SELE"                                                                                                                      \
                                                                                           "CT "                                                                                                                        \
                                                                                           "o.id "                                                                                                                      \
                                                                                           "FROM "                                                                                                                      \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "forme"                                                                                                                      \
                                                                                           "r o "                                                                                                                       \
                                                                                           "WHERE"                                                                                                                      \
                                                                                           " o."                                                                                                                        \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "id = "                                                                                                                      \
                                                                                           "t.id"                                                                                                                       \
                                                                                           "   "                                                                                                                        \
                                                                                           "AND "                                                                                                                       \
                                                                                           "o."                                                                                                                         \
                                                                                           "valid"                                                                                                                      \
                                                                                           "_to "                                                                                                                       \
                                                                                           ">= "                                                                                                                        \
                                                                                           "r."                                                                                                                         \
                                                                                           "effec"                                                                                                                      \
                                                                                           "tive_"                                                                                                                      \
                                                                                           "on "                                                                                                                        \
                                                                                           "ORDER"                                                                                                                      \
                                                                                           " BY "                                                                                                                       \
                                                                                           "o."                                                                                                                         \
                                                                                           "valid"                                                                                                                      \
                                                                                           "_to "                                                                                                                       \
                                                                                           "LIMIT"                                                                                                                      \
                                                                                           " 1) "                                                                                                                       \
                                                                                           "WHERE"                                                                                                                      \
                                                                                           " t."                                                                                                                        \
                                                                                           "id = "                                                                                                                      \
                                                                                           "l."                                                                                                                         \
                                                                                           "targe"                                                                                                                      \
                                                                                           "t_id)"                                                                                                                      \
                                                                                           ", "                                                                                                                         \
                                                                                           "''),"                                                                                                                       \
                                                                                           " ifnu"                                                                                                                      \
                                                                                           "ll "                                                                                                                        \
                                                                                           "(("                                                                                                                         \
                                                                                           "SELEC"                                                                                                                      \
                                                                                           "T "                                                                                                                         \
                                                                                           "p."                                                                                                                         \
                                                                                           "name "                                                                                                                      \
                                                                                           "FROM "                                                                                                                      \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "paren"                                                                                                                      \
                                                                                           "t s "                                                                                                                       \
                                                                                           "JOIN "                                                                                                                      \
                                                                                           "unit "                                                                                                                      \
                                                                                           "p ON "                                                                                                                      \
                                                                                           "p.id "                                                                                                                      \
                                                                                           "= "                                                                                                                         \
                                                                                           "s."                                                                                                                         \
                                                                                           "paren"                                                                                                                      \
                                                                                           "t_id"                                                                                                                       \
                                                                                           "  "                                                                                                                         \
                                                                                           "WHERE"                                                                                                                      \
                                                                                           " l."                                                                                                                        \
                                                                                           "actio"                                                                                                                      \
                                                                                           "n = "                                                                                                                       \
                                                                                           "'tran"                                                                                                                      \
                                                                                           "sfer'"                                                                                                                      \
                                                                                           " AND "                                                                                                                      \
                                                                                           "s."                                                                                                                         \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "id = "                                                                                                                      \
                                                                                           "l."                                                                                                                         \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "id"                                                                                                                         \
                                                                                           "  "                                                                                                                         \
                                                                                           "AND "                                                                                                                       \
                                                                                           "s."                                                                                                                         \
                                                                                           "valid"                                                                                                                      \
                                                                                           "_to "                                                                                                                       \
                                                                                           "= "                                                                                                                         \
                                                                                           "date "                                                                                                                      \
                                                                                           "(r."                                                                                                                        \
                                                                                           "effec"                                                                                                                      \
                                                                                           "tive_"                                                                                                                      \
                                                                                           "on, "                                                                                                                       \
                                                                                           "'-1 "                                                                                                                       \
                                                                                           "day')"                                                                                                                      \
                                                                                           "), "                                                                                                                        \
                                                                                           "''),"                                                                                                                       \
                                                                                           " ("                                                                                                                         \
                                                                                           "SELEC"                                                                                                                      \
                                                                                           "T "                                                                                                                         \
                                                                                           "count"                                                                                                                      \
                                                                                           " (*) "                                                                                                                      \
                                                                                           "FROM "                                                                                                                      \
                                                                                           "award"                                                                                                                      \
                                                                                           " a "                                                                                                                        \
                                                                                           "WHERE"                                                                                                                      \
                                                                                           " a."                                                                                                                        \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "id = "                                                                                                                      \
                                                                                           "l."                                                                                                                         \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "id"                                                                                                                         \
                                                                                           "  "                                                                                                                         \
                                                                                           "AND "                                                                                                                       \
                                                                                           "a."                                                                                                                         \
                                                                                           "decid"                                                                                                                      \
                                                                                           "ed_"                                                                                                                        \
                                                                                           "on < "                                                                                                                      \
                                                                                           "r."                                                                                                                         \
                                                                                           "effec"                                                                                                                      \
                                                                                           "tive_"                                                                                                                      \
                                                                                           "on),"                                                                                                                       \
                                                                                           " ("                                                                                                                         \
                                                                                           "SELEC"                                                                                                                      \
                                                                                           "T "                                                                                                                         \
                                                                                           "count"                                                                                                                      \
                                                                                           " (*) "                                                                                                                      \
                                                                                           "FROM "                                                                                                                      \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "paren"                                                                                                                      \
                                                                                           "t s "                                                                                                                       \
                                                                                           "WHERE"                                                                                                                      \
                                                                                           " s."                                                                                                                        \
                                                                                           "paren"                                                                                                                      \
                                                                                           "t_id "                                                                                                                      \
                                                                                           "= "                                                                                                                         \
                                                                                           "l."                                                                                                                         \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "id"                                                                                                                         \
                                                                                           "  "                                                                                                                         \
                                                                                           "AND "                                                                                                                       \
                                                                                           "l."                                                                                                                         \
                                                                                           "actio"                                                                                                                      \
                                                                                           "n IN "                                                                                                                      \
                                                                                           "('"                                                                                                                         \
                                                                                           "merge"                                                                                                                      \
                                                                                           "', "                                                                                                                        \
                                                                                           "'spli"                                                                                                                      \
                                                                                           "t', "                                                                                                                       \
                                                                                           "'diss"                                                                                                                      \
                                                                                           "olve'"                                                                                                                      \
                                                                                           ")"                                                                                                                          \
                                                                                           "  "                                                                                                                         \
                                                                                           "AND "                                                                                                                       \
                                                                                           "s."                                                                                                                         \
                                                                                           "valid"                                                                                                                      \
                                                                                           "_to "                                                                                                                       \
                                                                                           "= "                                                                                                                         \
                                                                                           "date "                                                                                                                      \
                                                                                           "(r."                                                                                                                        \
                                                                                           "effec"                                                                                                                      \
                                                                                           "tive_"                                                                                                                      \
                                                                                           "on, "                                                                                                                       \
                                                                                           "'-1 "                                                                                                                       \
                                                                                           "day')"                                                                                                                      \
                                                                                           ")"                                                                                                                          \
                                                                                           " FROM"                                                                                                                      \
                                                                                           " reor"                                                                                                                      \
                                                                                           "ganis"                                                                                                                      \
                                                                                           "ation"                                                                                                                      \
                                                                                           "_line"                                                                                                                      \
                                                                                           " l "                                                                                                                        \
                                                                                           "JOIN "                                                                                                                      \
                                                                                           "reorg"                                                                                                                      \
                                                                                           "anisa"                                                                                                                      \
                                                                                           "tion "                                                                                                                      \
                                                                                           "r ON "                                                                                                                      \
                                                                                           "r.id "                                                                                                                      \
                                                                                           "= "                                                                                                                         \
                                                                                           "l."                                                                                                                         \
                                                                                           "reorg"                                                                                                                      \
                                                                                           "anisa"                                                                                                                      \
                                                                                           "tion_"                                                                                                                      \
                                                                                           "id"                                                                                                                         \
                                                                                           " JOIN"                                                                                                                      \
                                                                                           " unit"                                                                                                                      \
                                                                                           " u "                                                                                                                        \
                                                                                           "ON "                                                                                                                        \
                                                                                           "u.id "                                                                                                                      \
                                                                                           "= "                                                                                                                         \
                                                                                           "l."                                                                                                                         \
                                                                                           "unit_"                                                                                                                      \
                                                                                           "id "                                                                                                                        \
                                                                                           "WHERE"                                                                                                                      \
                                                                                           " r."                                                                                                                        \
                                                                                           "id = "                                                                                                                      \
                                                                                           "?1 "                                                                                                                        \
                                                                                           "ORDER"                                                                                                                      \
                                                                                           " BY "                                                                                                                       \
                                                                                           "l."                                                                                                                         \
                                                                                           "posit"                                                                                                                      \
                                                                                           "ion"

TdReorganisation *
td_reorganisation_load (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (TdReorganisation) self = td_reorganisation_new ();
  g_autoptr (TdStmt) stmt = NULL;
  gboolean row;

  self->id = id;
  if (!read_heading (db, self, error))
    return NULL;
  stmt = td_db_prepare (db, SELECT_LINES, error);
  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);

  while (TRUE)
    {
      TdReorganisationAction action = TD_REORGANISATION_FOUND;
      TdReorganisationLine *line;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&self);
      if (td_stmt_get_int (stmt, 3) != 0)
        continue;
      td_reorganisation_action_from_code (td_stmt_get_text (stmt, 0), &action);
      line = td_reorganisation_line_new (action);
      line->unit_id = td_stmt_get_int (stmt, 1);
      line->target_id = td_stmt_get_int (stmt, 2);
      if (action == TD_REORGANISATION_FOUND || action == TD_REORGANISATION_RENAME
          || action == TD_REORGANISATION_CONVERT)
        {
          td_text_set (&line->name, td_stmt_get_text (stmt, 5));
          td_text_set (&line->short_name, td_stmt_get_text (stmt, 6));
        }
      if (action == TD_REORGANISATION_FOUND || action == TD_REORGANISATION_CONVERT)
        {
          td_text_set (&line->kind, td_stmt_get_text (stmt, 7));
          td_text_set (&line->organisation_type, td_stmt_get_text (stmt, 8));
          td_text_set (&line->place, td_stmt_get_text (stmt, 9));
        }
      g_ptr_array_add (self->lines, line);
    }
}

GPtrArray *
td_reorganisation_load_effects (TdDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) effects
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_reorganisation_effect_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (db, SELECT_LINES, error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, id);

  while (TRUE)
    {
      TdReorganisationEffect *effect;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&effects);
      effect = g_new0 (TdReorganisationEffect, 1);
      td_reorganisation_action_from_code (td_stmt_get_text (stmt, 0), &effect->action);
      effect->line = (int) effects->len;
      effect->unit_id = td_stmt_get_int (stmt, 1);
      effect->target_id = td_stmt_get_int (stmt, 2);
      effect->is_implied = td_stmt_get_int (stmt, 3) != 0;
      effect->name = td_stmt_dup_text (stmt, 4);
      effect->target_name
          = td_stmt_dup_text (stmt, effect->action == TD_REORGANISATION_RENAME ? 5 : 10);
      effect->former_parent = td_stmt_dup_text (stmt, 11);
      effect->n_awards = td_stmt_get_int (stmt, 12);
      effect->n_children = (guint) td_stmt_get_int (stmt, 13);
      g_ptr_array_add (effects, effect);
    }
}

GPtrArray *
td_reorganisation_list (TdDb *db, GError **error)
{
  g_autoptr (GPtrArray) hits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) td_reorganisation_hit_free);
  g_autoptr (TdStmt) stmt = td_db_prepare (
      db,
      "SELECT r.id, r.title, r.number, r.decided_on, r.effective_on,"
      " (SELECT count (*) FROM reorganisation_line l WHERE l.reorganisation_id = r.id"
      "  AND NOT l.is_implied)"
      " FROM reorganisation r ORDER BY r.effective_on DESC, r.id DESC",
      error);
  gboolean row;

  if (stmt == NULL)
    return NULL;

  while (TRUE)
    {
      TdReorganisationHit *hit;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&hits);
      hit = g_new0 (TdReorganisationHit, 1);
      hit->id = td_stmt_get_int (stmt, 0);
      hit->title = td_stmt_dup_text (stmt, 1);
      hit->number = td_stmt_dup_text (stmt, 2);
      hit->decided_on = td_stmt_get_date (stmt, 3);
      hit->effective_on = td_stmt_get_date (stmt, 4);
      hit->n_lines = (guint) td_stmt_get_int (stmt, 5);
      g_ptr_array_add (hits, hit);
    }
}
