#pragma once

#include "domain/td-due.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* What is due as an iCalendar file (RFC 5545) for the calendar of a telephone, Outlook or
 * Thunderbird: an event of a whole day for each entry, in Vietnamese. */

/* TdIcsOptions:
 * @organisation: short name, "LĐLĐ tỉnh Lai Châu"; the file's UIDs are of it
 * @today: what was due before has no alarm
 * @alarm_days: the alarm rings so many days before, at eight in the morning; < 0 for none
 * @stamp: when the file is made, UTC */
typedef struct
{
  const char *organisation;
  TdDate today;
  int alarm_days;
  GDateTime *stamp;
} TdIcsOptions;

/* td_ics_format:
 * @dues: (element-type TdDue): what is done among them is left out
 *
 * The UID of an entry is the same in each file, so that a calendar that reads a later one moves
 * what it has instead of doubling it.
 *
 * Returns: (transfer full): the text with its CRLF */
char *td_ics_format (const GPtrArray *dues, const TdIcsOptions *options);

/* td_ics_write: the same as a file that is whole or not there, see td_file_begin () for @error
 * @n_written: (out) (optional): the events in it */
gboolean td_ics_write (const GPtrArray *dues,
                       const TdIcsOptions *options,
                       const char *path,
                       guint *n_written,
                       GError **error);

/* td_ics_export: what the book has that is due and not done, with alarms as early as it warns of it
 * in the window
 * @from, @to: as for td_dues_read () */
gboolean td_ics_export (
    TdDb *db, TdDate from, TdDate to, const char *path, guint *n_written, GError **error);

G_END_DECLS
