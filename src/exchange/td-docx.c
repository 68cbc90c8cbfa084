#include "exchange/td-docx.h"

#include <errno.h>
#include <minizip/zip.h>
#include <string.h>

#include "base/td-file.h"
#include "exchange/td-docx-private.h"
#include "exchange/td-xlsx-private.h"

/* 1 January 1980, where the format's days begin: a real one would make the bytes differ. */
static const zip_fileinfo file_info
    = { .tmz_date = { .tm_mday = 1, .tm_mon = 0, .tm_year = 1980 } };

static gboolean
add_part (zipFile zip, const char *name, const char *content)
{
  return zipOpenNewFileInZip (zip, name, &file_info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                              Z_DEFAULT_COMPRESSION)
             == ZIP_OK
         && zipWriteInFileInZip (zip, content, (guint) strlen (content)) == ZIP_OK
         && zipCloseFileInZip (zip) == ZIP_OK;
}

static gboolean
add_parts (zipFile zip, const TdNarrative *narrative)
{
  g_autofree char *document = td_docx_make_document (narrative);
  g_autofree char *properties = td_docx_make_properties (narrative);
  guint n;
  const TdDocxPart *parts = td_docx_get_parts (&n);

  for (guint i = 0; i < n; i++)
    if (!add_part (zip, parts[i].name, parts[i].content))
      return FALSE;

  return add_part (zip, "word/document.xml", document)
         && add_part (zip, "docProps/core.xml", properties);
}

static gboolean
write_parts (const TdNarrative *narrative, const char *temporary, const char *path, GError **error)
{
  zipFile zip;
  gboolean done;
  int number;

  errno = 0;
  zip = zipOpen64 (temporary, APPEND_STATUS_CREATE);
  done = zip != NULL && add_parts (zip, narrative);
  /* Closing writes the list of the parts. */
  if (zip != NULL && zipClose (zip, NULL) != ZIP_OK)
    done = FALSE;
  number = errno;
  if (!done)
    return td_file_set_error (error, path, number != 0 ? number : EIO);
  if (!td_xlsx_verify (temporary))
    return td_file_set_error (error, path, ENOSPC);

  return TRUE;
}

gboolean
td_docx_write (const TdNarrative *narrative, const char *path, TdJob *job, GError **error)
{
  g_autofree char *temporary = NULL;

  if (job != NULL && g_cancellable_set_error_if_cancelled (td_job_get_cancellable (job), error))
    return FALSE;
  temporary = td_file_begin (path, error);
  if (temporary == NULL)
    return FALSE;
  if (!write_parts (narrative, temporary, path, error))
    {
      td_file_abort (temporary);
      return FALSE;
    }

  return td_file_commit (temporary, path, error);
}
