/* How a list tells that other ids were read: with what GTK 4.8 can follow between two frames. */
#include "list/td-row-list-private.h"

/* A change of more rows in one place is a reset: a view makes new widgets for the rows of a range
 * in which it has some, 64 rows in 30 ms, and what it does for each row of one in which it looks
 * for what has the focus takes about 10 µs. */
#define MAX_ONE_STEP 64

/* More than the rows that GTK 4.8 makes, some 205 whatever the height: 2,000 cells, which take
 * 100 ms. So a list that was shorter grows to it by some rows a frame, beginning with more than a
 * window shows. */
#define N_MADE 256
#define N_SEEN 64
#define N_GROWTH 48
#define GROWTH_MS 17

static void
splice (TdRowList *self, GArray *ids, guint position, guint removed, guint added)
{
  td_row_cache_splice (self->cache, position, removed, added);
  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    td_row_list_emit_n_items (self);
}

/* The first @n of @ids, and the whole of @rest. */
static GArray *
join (GArray *ids, guint n, GArray *rest)
{
  GArray *joined = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n + rest->len);

  g_array_append_vals (joined, ids->data, n);

  return g_array_append_vals (joined, rest->data, rest->len);
}

static void
begin_reset (TdRowList *self)
{
  if (self->resetting)
    return;

  self->resetting = TRUE;
  td_row_list_emit_reset (self, FALSE);
}

static void
end_reset (TdRowList *self)
{
  if (!self->resetting)
    return;

  self->resetting = FALSE;
  td_row_list_emit_reset (self, TRUE);
}

/* --- Growing ---------------------------------------------------------------------------------- */

void
td_row_list_stop_growing (TdRowList *self)
{
  g_clear_handle_id (&self->grow_source, g_source_remove);
  g_clear_pointer (&self->growing, g_array_unref);
}

/* The first @n of the ids that the list grows to, or all. */
static void
grow_to (TdRowList *self, guint n)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) first = NULL;
  guint before = self->ids->len;

  if (n < N_MADE && n < self->growing->len)
    first = join (self->growing, n, none);
  else
    first = g_array_ref (self->growing);
  splice (self, first, before, 0, first->len - before);
}

static gboolean
grow_cb (gpointer data)
{
  g_autoptr (TdRowList) self = g_object_ref (data);
  g_autoptr (GArray) growing = g_array_ref (self->growing);

  grow_to (self, self->ids->len + N_GROWTH);
  /* Whoever heard of the rows may have hidden the list or asked for others. */
  if (self->growing != growing)
    return G_SOURCE_REMOVE;
  if (self->ids != growing)
    return G_SOURCE_CONTINUE;

  self->grow_source = 0;
  td_row_list_stop_growing (self);
  end_reset (self);
  td_row_list_end_show (self);

  return G_SOURCE_REMOVE;
}

/* Lists what @ids has more than the list, which are its first. */
static gboolean
grow (TdRowList *self, GArray *ids)
{
  if (self->ids->len >= MIN (N_MADE, ids->len) || ids->len <= N_SEEN)
    {
      if (ids->len > self->ids->len)
        splice (self, ids, self->ids->len, 0, ids->len - self->ids->len);
      end_reset (self);
      return TRUE;
    }

  self->growing = g_array_ref (ids);
  self->grow_source = g_timeout_add (GROWTH_MS, grow_cb, self);
  if (self->ids->len < N_SEEN)
    grow_to (self, N_SEEN);

  return FALSE;
}

/* --- Telling ---------------------------------------------------------------------------------- */

void
td_row_list_clear (TdRowList *self)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  td_row_list_stop_growing (self);
  if (self->ids->len == 0)
    return;

  begin_reset (self);
  splice (self, none, 0, self->ids->len, 0);
}

/* A reset of "abcd…" to "wxyz…", in which no cell is made anew:
 *
 *   wxyz…abcd…   the new rows come before the old ones, which stay in view;
 *                "swap": the view goes up to the new ones, as by scrolling, and puts them into the
 *                widgets of the old ones
 *   wxyz…        the old ones, of which nothing is shown any more, go */
static gboolean
replace (TdRowList *self, GArray *ids)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) first = NULL;
  guint n_old = self->ids->len;
  guint n_new = n_old < N_MADE ? MIN (ids->len, MAX (n_old, N_SEEN)) : ids->len;

  begin_reset (self);
  /* Who hears of it may hide the list, which clears it. */
  if (!self->active)
    return TRUE;

  if (n_new > 0)
    {
      both = join (ids, n_new, self->ids);
      splice (self, both, 0, 0, n_new);
      if (self->ids != both)
        return TRUE;
      td_row_list_emit_swap (self, n_new);
      if (self->ids != both)
        return TRUE;
    }
  first = n_new < ids->len ? join (ids, n_new, none) : g_array_ref (ids);
  splice (self, first, n_new, n_old, 0);
  if (self->ids != first)
    return TRUE;

  return grow (self, ids);
}

void
td_row_list_refresh (TdRowList *self)
{
  g_autoptr (GArray) changed = td_row_cache_refresh (self->cache);

  /* All that is in view, when a unit or a form of award has another name. */
  if (changed->len > MAX_ONE_STEP)
    {
      g_autoptr (GArray) ids = g_array_ref (self->ids);

      replace (self, ids);
      return;
    }

  for (guint i = 0; i < changed->len;)
    {
      guint first = g_array_index (changed, guint, i);
      guint n = 1;

      while (i + n < changed->len && g_array_index (changed, guint, i + n) == first + n)
        n++;
      g_list_model_items_changed (G_LIST_MODEL (self), first, n, n);
      i += n;
    }
}

gboolean
td_row_list_show (TdRowList *self, GArray *ids)
{
  const gint64 *before, *after;
  guint shorter = MIN (self->ids->len, ids->len);
  guint start = 0, end = 0;
  guint removed, added;

  td_row_list_stop_growing (self);
  before = (const gint64 *) self->ids->data;
  after = (const gint64 *) ids->data;
  while (start < shorter && before[start] == after[start])
    start++;
  while (end < shorter - start && before[self->ids->len - 1 - end] == after[ids->len - 1 - end])
    end++;
  removed = self->ids->len - start - end;
  added = ids->len - start - end;

  if (removed == 0 && end == 0)
    return grow (self, ids);
  if (removed > 0 && MAX (removed, added) > MAX_ONE_STEP)
    return replace (self, ids);

  if (removed > 0 || added > 0)
    splice (self, ids, start, removed, added);
  end_reset (self);

  return TRUE;
}
