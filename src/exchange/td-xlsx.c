#include "exchange/td-xlsx.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/td-error.h"
#include "exchange/td-file.h"
#include "exchange/td-xlsx-private.h"

/* Excel's own bounds for the name of a sheet. */
#define MAX_NAME_LENGTH 31
#define FORBIDDEN "[]:*?/\\"

/* A legal name that no sheet before has: "B01 Theo đơn vị", "B01 Theo đơn vị (2)". */
static char *
make_sheet_name (const char *wanted, GHashTable *taken)
{
  g_autofree char *legal = g_strdelimit (g_strdup (wanted), FORBIDDEN, '-');

  for (guint i = 1;; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      glong room = MAX_NAME_LENGTH - (glong) strlen (suffix);
      g_autofree char *start = g_utf8_substring (legal, 0, MIN (g_utf8_strlen (legal, -1), room));
      g_autofree char *name = g_strconcat (start, suffix, NULL);

      if (!g_hash_table_contains (taken, name))
        {
          g_hash_table_add (taken, g_strdup (name));
          return g_steal_pointer (&name);
        }
    }
}

static void
set_properties (lxw_workbook *workbook, const TdReport *first)
{
  const TdDate *day = &first->last_day;
  g_autoptr (GDateTime) created
      = g_date_time_new_utc (day->year, MAX (day->month, 1), MAX (day->day, 1), 0, 0, 0);
  lxw_doc_properties properties = { 0 };

  properties.title = first->title;
  properties.subject = first->subtitle;
  properties.author = first->left_heading[1];
  /* The period's last day and not this moment, so that the same figures give the same file. */
  properties.created = created != NULL ? (time_t) g_date_time_to_unix (created) : 0;
  workbook_set_properties (workbook, &properties);
}

static gboolean
set_close_error (lxw_error code, const char *path, GError **error)
{
  int number = errno;

  switch (code)
    {
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
      g_set_error_literal (error, TD_ERROR, TD_ERROR_NO_SPACE,
                           _ ("There is no room for temporary files. Free some room, then try "
                              "again."));
      break;
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      g_set_error (error, TD_ERROR, number == ENOSPC ? TD_ERROR_NO_SPACE : TD_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written. Close it in other programs, or choose another "
                      "folder."),
                   path);
      break;
    default:
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _ ("“%s” could not be written (%s). Choose another folder."), path,
                   lxw_strerror (code));
      break;
    }

  return FALSE;
}

gboolean
td_xlsx_write (GPtrArray *reports, const char *path, TdJob *job, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *temporary = td_file_begin (path, error);
  g_autoptr (GError) sheet_error = NULL;
  lxw_workbook *workbook;
  TdXlsxStyles styles;
  lxw_error result;

  if (temporary == NULL)
    return FALSE;

  workbook = workbook_new (temporary);
  td_xlsx_styles_init (&styles, workbook);
  set_properties (workbook, g_ptr_array_index (reports, 0));

  for (guint i = 0; i < reports->len && sheet_error == NULL; i++)
    {
      const TdReport *report = g_ptr_array_index (reports, i);
      g_autofree char *name = make_sheet_name (report->sheet_name, taken);

      td_xlsx_write_sheet (workbook_add_worksheet (workbook, name), &styles, report, job,
                           &sheet_error);
    }

  /* Closing is also what frees the workbook, so an unfinished one is closed and thrown away. */
  errno = 0;
  result = workbook_close (workbook);
  if (sheet_error != NULL || result != LXW_NO_ERROR)
    {
      if (sheet_error == NULL)
        set_close_error (result, path, &sheet_error);
      g_propagate_error (error, g_steal_pointer (&sheet_error));
      td_file_abort (temporary);
      return FALSE;
    }

  return td_file_commit (temporary, path, error);
}
