#include "list/td-row-cache-private.h"

#define PAGE_SIZE 128

/* GTK 4.8 makes some 205 rows whatever the height; the rest is for scrolling to and fro. */
#define MAX_PAGES 16

/* @position: G_MAXUINT when the row is not at a place that is known */
typedef struct
{
  TdRowCache *cache;
  TdRow *row; /* not owned: the entry goes when it does */
  gint64 id;
  guint position;
} Entry;

typedef struct
{
  guint number;
  GPtrArray *rows;
} Page;

struct _TdRowCache
{
  TdBook *book;
  TdListKind kind;
  TdDate on;
  GQueue pages;        /* Page, the last used first */
  GHashTable *entries; /* id → Entry */
};

static void
page_free (Page *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
drop_pages (TdRowCache *self)
{
  GQueue pages = self->pages;

  /* Rows that go with their page look for their entries. */
  g_queue_init (&self->pages);
  g_queue_clear_full (&pages, (GDestroyNotify) page_free);
}

/* --- Which object a record is ----------------------------------------------------------------- */

static void
row_gone_cb (gpointer data, GObject *row)
{
  Entry *entry = data;

  g_hash_table_remove (entry->cache->entries, &entry->id);
}

static void
forget (TdRowCache *self, Entry *entry)
{
  g_object_weak_unref (G_OBJECT (entry->row), row_gone_cb, entry);
  g_hash_table_remove (self->entries, &entry->id);
}

static void
remember (TdRowCache *self, TdRow *row, gint64 id, guint position)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->cache = self;
  entry->row = row;
  entry->id = id;
  entry->position = position;
  g_hash_table_insert (self->entries, &entry->id, entry);
  g_object_weak_ref (G_OBJECT (row), row_gone_cb, entry);
}

TdRowCache *
td_row_cache_new (TdBook *book, TdListKind kind, TdDate on)
{
  TdRowCache *self = g_new0 (TdRowCache, 1);

  self->book = g_object_ref (book);
  self->kind = kind;
  self->on = on;
  g_queue_init (&self->pages);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  return self;
}

void
td_row_cache_free (TdRowCache *self)
{
  g_autoptr (GList) entries = NULL;

  if (self == NULL)
    return;

  drop_pages (self);
  entries = g_hash_table_get_values (self->entries);
  for (GList *l = entries; l != NULL; l = l->next)
    forget (self, l->data);
  g_hash_table_unref (self->entries);
  g_object_unref (self->book);
  g_free (self);
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* (element-type TdRow): one for each id, none NULL */
static GPtrArray *
read_rows (TdRowCache *self, const GArray *ids)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = NULL;

  if (ids->len == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);

  rows = td_query_read_rows_on (td_book_get_reader (self->book), self->kind, self->on,
                                (const gint64 *) ids->data, ids->len, &error);
  /* The list's next read of the ids fails as well and tells why. */
  if (rows == NULL)
    {
      g_info ("Rows could not be read: %s", error->message);
      rows = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_set_size (rows, (int) ids->len);
    }
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] == NULL)
      rows->pdata[i] = td_row_new_empty (g_array_index (ids, gint64, i));

  return rows;
}

static Page *
read_page (TdRowCache *self, const GArray *ids, guint number)
{
  guint first = number * PAGE_SIZE;
  guint n = MIN (PAGE_SIZE, ids->len - first);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) read = NULL;
  Page *page = g_new0 (Page, 1);
  guint n_taken = 0;

  for (guint i = 0; i < n; i++)
    {
      const gint64 *id = &g_array_index (ids, gint64, first + i);

      if (!g_hash_table_contains (self->entries, id))
        g_array_append_val (missing, *id);
    }
  read = read_rows (self, missing);

  page->number = number;
  page->rows = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      const gint64 *id = &g_array_index (ids, gint64, first + i);
      Entry *entry = g_hash_table_lookup (self->entries, id);

      if (entry != NULL)
        {
          entry->position = first + i;
          g_ptr_array_add (page->rows, g_object_ref (entry->row));
          continue;
        }
      g_ptr_array_add (page->rows, g_object_ref (read->pdata[n_taken]));
      remember (self, read->pdata[n_taken], *id, first + i);
      n_taken++;
    }

  return page;
}

TdRow *
td_row_cache_get (TdRowCache *self, const GArray *ids, guint position)
{
  guint number = position / PAGE_SIZE;
  Page *page;

  for (GList *l = self->pages.head; l != NULL; l = l->next)
    {
      page = l->data;
      if (page->number != number)
        continue;
      if (l != self->pages.head)
        {
          g_queue_unlink (&self->pages, l);
          g_queue_push_head_link (&self->pages, l);
        }
      return g_object_ref (page->rows->pdata[position % PAGE_SIZE]);
    }

  page = read_page (self, ids, number);
  g_queue_push_head (&self->pages, page);
  if (self->pages.length > MAX_PAGES)
    page_free (g_queue_pop_tail (&self->pages));

  return g_object_ref (page->rows->pdata[position % PAGE_SIZE]);
}

/* --- Changes ---------------------------------------------------------------------------------- */

void
td_row_cache_splice (TdRowCache *self, guint position, guint removed, guint added)
{
  GHashTableIter iter;
  gpointer value;

  drop_pages (self);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->position == G_MAXUINT || entry->position < position)
        continue;
      if (entry->position < position + removed)
        entry->position = G_MAXUINT;
      else
        entry->position = entry->position - removed + added;
    }
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

GArray *
td_row_cache_refresh (TdRowCache *self)
{
  GArray *changed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  GHashTableIter iter;
  gpointer key;

  /* What nobody but a page holds is simply read when it is asked for. */
  drop_pages (self);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (ids, *(const gint64 *) key);
  rows = read_rows (self, ids);

  for (guint i = 0; i < ids->len; i++)
    {
      Entry *entry = g_hash_table_lookup (self->entries, &g_array_index (ids, gint64, i));

      if (entry == NULL || td_row_equal (entry->row, rows->pdata[i]))
        continue;
      if (entry->position != G_MAXUINT)
        g_array_append_val (changed, entry->position);
      forget (self, entry);
    }
  g_array_sort (changed, compare_positions);

  return changed;
}
