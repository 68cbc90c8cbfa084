#include "exchange/td-xlsx.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "base/td-error.h"
#include "base/td-file.h"
#include "exchange/td-xlsx-private.h"

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
set_close_error (lxw_error code, int number, const char *path, GError **error)
{
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
      return td_file_set_error (error, path, number != 0 ? number : EIO);
    default:
      g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                   _ ("“%s” could not be written (%s). Choose another folder."), path,
                   lxw_strerror (code));
      break;
    }

  return FALSE;
}

/* Writes the sheets and closes @workbook, which is also what frees it: one that could not be filled
 * is closed as well, to be thrown away. */
static gboolean
fill_workbook (lxw_workbook *workbook,
               GPtrArray *reports,
               const char *temporary,
               const char *path,
               TdJob *job,
               GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TdXlsxStyles styles;
  gboolean filled = TRUE;
  lxw_error result;
  int number;

  td_xlsx_styles_init (&styles, workbook);
  set_properties (workbook, g_ptr_array_index (reports, 0));
  for (guint i = 0; i < reports->len && filled; i++)
    {
      const TdReport *report = g_ptr_array_index (reports, i);
      g_autofree char *name = td_xlsx_make_sheet_name (report->sheet_name, taken);
      lxw_worksheet *sheet = workbook_add_worksheet (workbook, name);

      if (sheet == NULL)
        {
          g_set_error (error, TD_ERROR, TD_ERROR_FAILED,
                       _ ("Report %s could not be put into a spreadsheet (%s)."), report->code,
                       name);
          filled = FALSE;
        }
      else
        filled = td_xlsx_write_sheet (workbook, sheet, &styles, report, job, error);
    }

  errno = 0;
  result = workbook_close (workbook);
  number = errno;
  if (!filled)
    return FALSE;
  if (result != LXW_NO_ERROR)
    return set_close_error (result, number, path, error);
  if (!td_xlsx_verify (temporary))
    return td_file_set_error (error, path, ENOSPC);

  return TRUE;
}

gboolean
td_xlsx_write (GPtrArray *reports, const char *path, TdJob *job, GError **error)
{
  g_autofree char *temporary = NULL;

  if (reports->len == 0)
    {
      g_set_error_literal (error, TD_ERROR, TD_ERROR_INVALID,
                           _ ("There is no report to write. Choose at least one."));
      return FALSE;
    }
  temporary = td_file_begin (path, error);
  if (temporary == NULL)
    return FALSE;

  if (!fill_workbook (workbook_new (temporary), reports, temporary, path, job, error))
    {
      td_file_abort (temporary);
      return FALSE;
    }

  return td_file_commit (temporary, path, error);
}
