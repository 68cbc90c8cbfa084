#pragma once

#include "base/td-date.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What a book holds, in numbers. */

typedef enum
{
  TD_COUNT_UNITS,
  TD_COUNT_CAMPAIGNS,
  TD_COUNT_DECISIONS,
  TD_COUNT_AWARDS,
  TD_COUNT_REVOKED_AWARDS,
  TD_COUNT_PERSONS,
  TD_COUNT_INITIATIVES,
  TD_COUNT_CHANGES, /* in the history */
  TD_N_COUNTS,
} TdCount;

/* TdBookInfo:
 * @first_award, @last_award: dates of decisions, TD_DATE_NONE without awards
 * @is_sound: SQLite's quick check found nothing */
typedef struct
{
  int schema_version;
  gint64 counts[TD_N_COUNTS];
  TdDate first_award;
  TdDate last_award;
  gboolean is_sound;
} TdBookInfo;

/* td_count_to_id: a stable name: "revoked_awards" */
const char *td_count_to_id (TdCount count);

/* td_book_read_info: reads the whole file (a second for a million awards): not on the main thread
 * of a window */
gboolean td_book_read_info (TdDb *db, TdBookInfo *info, GError **error);

G_END_DECLS
