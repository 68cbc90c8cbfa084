#include "exchange/td-report-file.h"

#include <string.h>

#include "exchange/td-pdf.h"
#include "exchange/td-xlsx.h"

typedef gboolean (*WriteFunc) (GPtrArray *reports, const char *path, TdJob *job, GError **error);

static WriteFunc
find_writer (const char *path)
{
  const char *suffix = strrchr (path, '.');

  if (suffix == NULL)
    return NULL;
  if (g_ascii_strcasecmp (suffix, ".xlsx") == 0)
    return td_xlsx_write;
  if (g_ascii_strcasecmp (suffix, ".pdf") == 0)
    return td_pdf_write;

  return NULL;
}

gboolean
td_report_file_is_known (const char *path)
{
  return find_writer (path) != NULL;
}

gboolean
td_report_file_write (GPtrArray *reports, const char *path, TdJob *job, GError **error)
{
  WriteFunc write = find_writer (path);

  g_return_val_if_fail (write != NULL, FALSE);

  return write (reports, path, job, error);
}
