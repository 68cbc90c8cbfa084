/* libxlsxwriter 1.1.4 writes each part of a workbook to a temporary file and does not look whether
 * that worked: on a full disk it reports success for a workbook whose parts are cut off, which
 * Excel then calls damaged. So each part is read once more before the file gets its name. */
#include "exchange/td-xlsx-private.h"

#include <minizip/unzip.h>
#include <string.h>

#define HEAD_LENGTH 1024
#define TAIL_LENGTH 64

/* The name of the outermost element: of <?xml version="1.0"?>\n<worksheet xmlns="…">; NULL if the
 * beginning is no XML. */
static char *
find_root (const char *head)
{
  const char *at = head;

  if (!g_str_has_prefix (at, "<?"))
    return NULL;
  at = strchr (at, '>');
  if (at == NULL)
    return NULL;
  at = strchr (at, '<');
  if (at == NULL)
    return NULL;
  at++;

  return g_strndup (at, strcspn (at, " />\n"));
}

/* Whether the part that @zip stands at is complete: its checksum is right and its outermost element
 * is closed at the end. */
static gboolean
verify_part (unzFile zip)
{
  char head[HEAD_LENGTH + 1] = { 0 };
  g_autoptr (GString) tail = g_string_new (NULL);
  g_autofree char *buffer = g_malloc (1 << 16);
  g_autofree char *root = NULL;
  g_autofree char *closing = NULL;
  unz_file_info64 info;
  ZPOS64_T length = 0;
  int n;

  if (unzGetCurrentFileInfo64 (zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK
      || unzOpenCurrentFile (zip) != UNZ_OK)
    return FALSE;
  while ((n = unzReadCurrentFile (zip, buffer, 1 << 16)) > 0)
    {
      length += (ZPOS64_T) n;
      if (head[0] == '\0')
        memcpy (head, buffer, (gsize) MIN (n, HEAD_LENGTH));
      g_string_append_len (tail, buffer + MAX (0, n - TAIL_LENGTH), MIN (n, TAIL_LENGTH));
      if (tail->len > TAIL_LENGTH)
        g_string_erase (tail, 0, (gssize) tail->len - TAIL_LENGTH);
    }
  /* Closing is what compares the checksum, but only of a part that gave all its bytes. */
  if (unzCloseCurrentFile (zip) != UNZ_OK || n < 0 || length != info.uncompressed_size)
    return FALSE;

  root = find_root (head);
  if (root == NULL)
    return FALSE;
  closing = g_strdup_printf ("</%s>", root);
  g_strchomp (tail->str);

  return g_str_has_suffix (tail->str, closing);
}

gboolean
td_xlsx_verify (const char *path)
{
  unzFile zip = unzOpen64 (path);
  gboolean is_whole = zip != NULL && unzGoToFirstFile (zip) == UNZ_OK;
  int next = UNZ_OK;

  while (is_whole && next == UNZ_OK)
    {
      is_whole = verify_part (zip);
      next = unzGoToNextFile (zip);
    }
  if (zip != NULL)
    unzClose (zip);

  return is_whole && next == UNZ_END_OF_LIST_OF_FILE;
}
