#pragma once

#include <sqlite3.h>

#include "domain/td-period.h"

G_BEGIN_DECLS

/* A small book with all that makes a report's figures hard: units that move from one parent to
 * another or are closed within a year, awards without a unit or of a unit that was closed, revoked
 * ones, every recipient kind, award form and deciding level. Written with plain SQL, so that what
 * is wrong in the program's own writing is not the measure of its reading. */

#define TD_RANDOM_ROOT 1
#define TD_RANDOM_N_GROUPS 4 /* ids 2 … 5 */
#define TD_RANDOM_N_UNITS 20
#define TD_RANDOM_N_CAMPAIGNS 6
#define TD_RANDOM_N_PERSONS 6 /* ids 1 … 6; not every individual is one of them */

/* td_random_book_create: (transfer full): the path of a new book in @folder */
char *td_random_book_create (const char *folder, guint32 seed);

/* td_random_book_open: a connection of its own, with the temporary table path (award_id, unit_id):
 * every unit that stood above an award's unit on its day, and that unit itself */
sqlite3 *td_random_book_open (const char *path);

/* td_ask: the number that an SQL statement gives, 0 for none; format of sqlite3_mprintf () */
gint64 td_ask (sqlite3 *db, const char *format, ...);
char *td_ask_text (sqlite3 *db, const char *format, ...);

/* td_run: as td_ask () without an answer */
void td_run (sqlite3 *db, const char *format, ...);

/* td_random_book_fill_reach: the temporary table reach (unit_id, d): the units below @root on the
 * period's last day and on every other day on which the tree can have changed */
void td_random_book_fill_reach (sqlite3 *raw, const char *from, const char *to, gint64 root);

/* td_random_book_fill_counted: the temporary table counted: the rows of campaign_result that make
 * up the period: within it, and none within another of the same unit and campaign */
void td_random_book_fill_counted (sqlite3 *raw, const char *from, const char *to);

/* td_random_book_fill_inside: the temporary table inside (id, f, t): the units below @root with the
 * days on which they are, from '' to '~' where nothing bounds them */
void td_random_book_fill_inside (sqlite3 *raw, gint64 root);

G_END_DECLS
