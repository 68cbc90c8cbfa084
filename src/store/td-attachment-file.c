/* The files of attachments: copying them in, finding and checking them. Their rows are in
 * td-attachment-store.c. */
#include "store/td-attachment-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/td-error.h"
#include "base/td-file.h"
#include "base/td-text.h"

#define CHUNK (256 * 1024)
#define NEW "new"          /* td_file_begin () makes ".new.a1B2c3" of it */
#define ABANDONED_HOURS 24 /* no copy takes so long */
#define SHA256_LENGTH 64

/* The first extension is the one of the stored file. */
typedef struct
{
  const char *extensions[3];
  gsize offset;
  const char *magic;
  gsize length;
} FileType;

/* By the first bytes, whatever the name says: a document renamed to .pdf opens nowhere.
 * PDF: ISO 32000-1 7.5.2; PNG: ISO/IEC 15948 5.2; JPEG: ISO/IEC 10918-1 B.1 (SOI and the next
 * marker); TIFF 6.0 section 2, both byte orders; WebP: RFC 9649 2.4. */
static const FileType file_types[] = {
  { { ".pdf" }, 0, "%PDF-", 5 },
  { { ".png" }, 0, "\x89PNG\r\n\x1a\n", 8 },
  { { ".jpg", ".jpeg" }, 0, "\xff\xd8\xff", 3 },
  { { ".tif", ".tiff" }, 0, "II*\0", 4 },
  { { ".tif", ".tiff" }, 0, "MM\0*", 4 },
  { { ".webp" }, 8, "WEBP", 4 },
};

/* NULL for what cannot be attached. */
static const FileType *
find_type (const char *data, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (file_types); i++)
    {
      const FileType *type = &file_types[i];

      if (size >= type->offset + type->length
          && memcmp (data + type->offset, type->magic, type->length) == 0
          && (type->offset == 0 || memcmp (data, "RIFF", 4) == 0))
        return type;
    }

  return NULL;
}

/* ".jpg" for "Ảnh.JPEG"; NULL if it is none of the types'. */
static const char *
find_extension (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS (file_types); i++)
    for (gsize j = 0; j < 3 && file_types[i].extensions[j] != NULL; j++)
      if (g_ascii_strcasecmp (dot, file_types[i].extensions[j]) == 0)
        return file_types[i].extensions[0];

  return NULL;
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == SHA256_LENGTH && strspn (text, "0123456789abcdef") == SHA256_LENGTH;
}

char *
td_attachment_get_folder (const char *book_path)
{
  return g_strconcat (book_path, ".files", NULL);
}

static char *
make_path (const char *folder, const char *sha256, const char *extension)
{
  return g_strdup_printf ("%s/%.2s/%s%s", folder, sha256, sha256, extension);
}

char *
td_attachment_get_path (const char *book_path, const TdAttachment *attachment)
{
  g_autofree char *folder = td_attachment_get_folder (book_path);
  const char *extension = find_extension (attachment->file_name);

  /* A damaged draft must not lead out of the folder. */
  if (extension == NULL || !is_sha256 (attachment->sha256))
    return NULL;

  return make_path (folder, attachment->sha256, extension);
}

/* --- Copying in ------------------------------------------------------------------------------- */

static gboolean
set_type_error (GError **error, const char *name)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is no file that can be attached. PDF files and pictures (PNG, JPEG, TIFF, "
                  "WebP) can be."),
               name);
  return FALSE;
}

static gboolean
set_size_error (GError **error, const char *name)
{
  g_set_error (error, TD_ERROR, TD_ERROR_INVALID,
               _ ("“%s” is larger than %d MB. Scan it with a lower resolution, or attach its parts "
                  "one by one."),
               name, TD_ATTACHMENT_MAX_SIZE / 1024 / 1024);
  return FALSE;
}

/* What reading @name failed of; cancelling stays what it is. */
static gboolean
set_read_error (GError **error, const char *name, GError *local_error)
{
  g_autoptr (GError) cause = local_error;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                 _ ("“%s” is no longer there. Choose the file again."), name);
  else
    g_set_error (error, TD_ERROR, TD_ERROR_FAILED, _ ("“%s” could not be read (%s)."), name,
                 cause->message);

  return FALSE;
}

/* The folder beside the book, and not one that could be chosen instead. */
static gboolean
set_folder_error (GError **error, const char *folder, GError *local_error)
{
  g_autoptr (GError) cause = local_error;

  if (g_error_matches (cause, TD_ERROR, TD_ERROR_NO_SPACE))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, TD_ERROR, cause->code,
                 _ ("The file could not be stored in the folder “%s”. Allow writing there, then "
                    "attach the file again."),
                 folder);

  return FALSE;
}

static gboolean
write_all (int fd, const char *path, const char *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return td_file_set_error (error, path, errno);
      data += n;
      size -= (gsize) n;
    }

  return TRUE;
}

typedef struct
{
  const char *folder;
  const char *name; /* of the source, for sentences */
  const FileType *type;
  GChecksum *checksum;
  gint64 size;
} Import;

/* Copies to @fd, counting and hashing. */
static gboolean
copy (Import *self, GInputStream *in, int fd, GCancellable *cancellable, GError **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  GError *local_error = NULL;

  while (TRUE)
    {
      gsize n;

      if (!g_input_stream_read_all (in, buffer, CHUNK, &n, cancellable, &local_error))
        return set_read_error (error, self->name, local_error);
      if (self->size == 0)
        self->type = find_type (buffer, n);
      if (self->type == NULL)
        return set_type_error (error, self->name);
      if (n == 0)
        return TRUE;
      self->size += (gint64) n;
      if (self->size > TD_ATTACHMENT_MAX_SIZE)
        return set_size_error (error, self->name);
      g_checksum_update (self->checksum, (const guchar *) buffer, (gssize) n);
      if (!write_all (fd, self->folder, buffer, n, &local_error))
        return set_folder_error (error, self->folder, local_error);
    }
}

/* Nobody writes to a stored file: a viewer that saves its notes into it would change it. */
static gboolean
copy_to (
    Import *self, GInputStream *in, const char *path, GCancellable *cancellable, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0)
    {
      GError *local_error = NULL;

      td_file_set_error (&local_error, path, errno);
      return set_folder_error (error, self->folder, local_error);
    }
  done = copy (self, in, fd, cancellable, error);
  (void) fchmod (fd, 0400);
  close (fd);

  return done;
}

/* Gives the copied file its name. One that is there already has the same bytes, or is damaged and
 * now whole again. */
static gboolean
store (Import *self, const char *temporary, GError **error)
{
  const char *sha256 = g_checksum_get_string (self->checksum);
  g_autofree char *path = make_path (self->folder, sha256, self->type->extensions[0]);
  g_autofree char *folder = g_path_get_dirname (path);
  GError *local_error = NULL;

  if (!td_file_make_folder (folder, &local_error))
    {
      td_file_abort (temporary);
      return set_folder_error (error, self->folder, local_error);
    }
  if (!td_file_commit (temporary, path, &local_error))
    return set_folder_error (error, self->folder, local_error);

  return TRUE;
}

/* What a copy left behind that was killed: nothing else would ever remove it. */
static void
remove_abandoned (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_prefix (name, "." NEW ".") && g_stat (path, &info) == 0
          && now - info.st_mtime > ABANDONED_HOURS * 3600)
        td_file_abort (path);
    }
}

static gboolean
import_stream (Import *self, GInputStream *in, GCancellable *cancellable, GError **error)
{
  g_autofree char *target = g_build_filename (self->folder, NEW, NULL);
  g_autofree char *temporary = NULL;
  GError *local_error = NULL;

  if (!td_file_make_folder (self->folder, &local_error)
      || (temporary = td_file_begin (target, &local_error)) == NULL)
    return set_folder_error (error, self->folder, local_error);
  remove_abandoned (self->folder);
  if (!copy_to (self, in, temporary, cancellable, error))
    {
      td_file_abort (temporary);
      return FALSE;
    }

  return store (self, temporary, error);
}

/* "QĐ 45.pdf" stays; "QĐ 45" and "QĐ 45.doc" get ".pdf". */
static char *
make_file_name (const char *name, const FileType *type)
{
  const char *extension = find_extension (name);
  g_autofree char *clean = td_text_clean (name);

  return g_strconcat (clean, extension == type->extensions[0] ? "" : type->extensions[0], NULL);
}

TdAttachment *
td_attachment_import (const char *book_path,
                      GFile *source,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *folder = td_attachment_get_folder (book_path);
  g_autofree char *base_name = g_file_get_basename (source);
  g_autofree char *name = g_filename_display_name (base_name != NULL ? base_name : "");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  Import self = { .folder = folder, .name = name, .checksum = checksum };
  GError *local_error = NULL;
  g_autoptr (GFileInputStream) in = g_file_read (source, cancellable, &local_error);
  g_autoptr (GFileInfo) info = NULL;
  TdAttachment *attachment;

  if (in == NULL)
    {
      set_read_error (error, name, local_error);
      return NULL;
    }
  /* Before megabytes are copied; who does not know the size is stopped while copying. */
  info = g_file_input_stream_query_info (in, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  if (info != NULL && g_file_info_get_size (info) > TD_ATTACHMENT_MAX_SIZE)
    {
      set_size_error (error, name);
      return NULL;
    }
  if (!import_stream (&self, G_INPUT_STREAM (in), cancellable, error))
    return NULL;

  attachment = td_attachment_new ();
  g_free (attachment->file_name);
  attachment->file_name = make_file_name (name, self.type);
  g_free (attachment->sha256);
  attachment->sha256 = g_strdup (g_checksum_get_string (checksum));
  attachment->size = self.size;

  return attachment;
}

/* --- Checking --------------------------------------------------------------------------------- */

static char *
hash_file (GFile *file, gint64 *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) in = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *buffer = g_malloc (CHUNK);

  if (in == NULL)
    return NULL;

  *size = 0;
  while (TRUE)
    {
      gssize n = g_input_stream_read (G_INPUT_STREAM (in), buffer, CHUNK, cancellable, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_strdup (g_checksum_get_string (checksum));
      *size += n;
      g_checksum_update (checksum, (const guchar *) buffer, n);
    }
}

gboolean
td_attachment_verify (const char *book_path,
                      const TdAttachment *attachment,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *path = td_attachment_get_path (book_path, attachment);
  g_autofree char *folder = td_attachment_get_folder (book_path);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *sha256 = NULL;
  gint64 size = 0;

  if (file != NULL)
    sha256 = hash_file (file, &size, cancellable, &local_error);

  if (file == NULL || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_NOT_FOUND,
                   _ ("The file “%s” is missing from the folder “%s”. Copy that folder from where "
                      "the book was before or from a backup, or attach the file again."),
                   attachment->file_name, folder);
      return FALSE;
    }
  if (sha256 == NULL)
    return set_read_error (error, attachment->file_name, g_steal_pointer (&local_error));
  if (size != attachment->size || !g_str_equal (sha256, attachment->sha256))
    {
      g_set_error (error, TD_ERROR, TD_ERROR_CORRUPT,
                   _ ("The file “%s” was changed after it had been attached, so it is not opened. "
                      "Restore it from a backup, or attach the right file again."),
                   attachment->file_name);
      return FALSE;
    }

  return TRUE;
}

/* --- In a thread ------------------------------------------------------------------------------ */

/* What a thread needs: the book may be closed meanwhile. */
typedef struct
{
  char *book_path;
  GFile *source;
  TdAttachment *attachment;
} Task;

static void
task_free (Task *self)
{
  g_free (self->book_path);
  g_clear_object (&self->source);
  td_attachment_free (self->attachment);
  g_free (self);
}

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Task *data = task_data;
  GError *error = NULL;
  TdAttachment *attachment
      = td_attachment_import (data->book_path, data->source, cancellable, &error);

  if (attachment != NULL)
    g_task_return_pointer (task, attachment, (GDestroyNotify) td_attachment_free);
  else
    g_task_return_error (task, error);
}

static void
verify_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Task *data = task_data;
  GError *error = NULL;

  if (td_attachment_verify (data->book_path, data->attachment, cancellable, &error))
    {
      g_autofree char *path = td_attachment_get_path (data->book_path, data->attachment);

      g_task_return_pointer (task, g_file_new_for_path (path), g_object_unref);
    }
  else
    g_task_return_error (task, error);
}

/* The task has no source object: its thread must not hold the book, see TdBookLink. */
static void
run_in_thread (TdBook *book,
               Task *data,
               GTaskThreadFunc func,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  data->book_path = g_strdup (td_book_get_path (book));
  /* What was stored was stored: a late cancel must not make it look failed. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify) task_free);
  g_task_run_in_thread (task, func);
}

void
td_attachment_import_async (TdBook *book,
                            GFile *source,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Task *data = g_new0 (Task, 1);

  data->source = g_object_ref (source);
  run_in_thread (book, data, import_thread, cancellable, callback, user_data);
}

TdAttachment *
td_attachment_import_finish (TdBook *book, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
td_attachment_verify_async (TdBook *book,
                            const TdAttachment *attachment,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Task *data = g_new0 (Task, 1);

  data->attachment = td_attachment_copy (attachment);
  run_in_thread (book, data, verify_thread, cancellable, callback, user_data);
}

GFile *
td_attachment_verify_finish (TdBook *book, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
