#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TD_ERROR (td_error_quark ())

/**
 * TdError:
 * @TD_ERROR_FAILED: something that no other code names; the message has the details
 * @TD_ERROR_NOT_A_BOOK: the file exists but is no Thi Đua book (no SQLite file, or another
 * program's)
 * @TD_ERROR_NEWER_SCHEMA: the book was written by a newer Thi Đua
 * @TD_ERROR_READ_ONLY: the file or its folder cannot be written
 * @TD_ERROR_LOCKED: another program holds the book
 * @TD_ERROR_CORRUPT: SQLite found the file damaged
 * @TD_ERROR_NO_SPACE: the disk is full
 * @TD_ERROR_EXISTS: refused to overwrite a file
 * @TD_ERROR_NOT_FOUND: no such file, record, code or period
 * @TD_ERROR_STALE: the record was changed since it was read
 * @TD_ERROR_DUPLICATE: a value that must be unique exists already
 * @TD_ERROR_IN_USE: another record still refers to this one
 * @TD_ERROR_INVALID: the record breaks a consistency rule
 * @TD_ERROR_PARSE: text that is not a date, an amount, a CSV file …
 * @TD_ERROR_USAGE: the caller's arguments make no sense (command line)
 *
 * The codes that a caller can act on. Cancelling is %G_IO_ERROR_CANCELLED, as everywhere in GLib.
 *
 * Messages are complete translated sentences for the clerk: what is wrong and what to do next.
 */
typedef enum
{
  TD_ERROR_FAILED,
  TD_ERROR_NOT_A_BOOK,
  TD_ERROR_NEWER_SCHEMA,
  TD_ERROR_READ_ONLY,
  TD_ERROR_LOCKED,
  TD_ERROR_CORRUPT,
  TD_ERROR_NO_SPACE,
  TD_ERROR_EXISTS,
  TD_ERROR_NOT_FOUND,
  TD_ERROR_STALE,
  TD_ERROR_DUPLICATE,
  TD_ERROR_IN_USE,
  TD_ERROR_INVALID,
  TD_ERROR_PARSE,
  TD_ERROR_USAGE,
} TdError;

GQuark td_error_quark (void);

G_END_DECLS
