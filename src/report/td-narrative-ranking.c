/* Units by name: those at the top of a column. */
#include "report/td-narrative-private.h"

typedef struct
{
  guint row;
  gint64 value;
} Place;

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  if (first->value != second->value)
    return first->value > second->value ? -1 : 1;

  return first->row < second->row ? -1 : 1;
}

static gint64
add_up (const TdReport *report, guint row, const char *const *paths)
{
  TdTale tale = td_tale_of_row (report, row);
  gint64 value = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    value += td_tale_get_value (&tale, paths[i]);

  return value;
}

/* A unit has a number in front; what a group did itself and what no place counts have none. */
static gboolean
is_unit (const TdReport *report, guint index, TdReportRowKind kind)
{
  const TdReportRow *row = td_report_get_row (report, index);
  const char *number = row->cells[0].text;

  return row->kind == kind && number != NULL && number[0] != '\0';
}

/* As many as there is room for, but not one of two that have the same. */
static guint
count_named (const GArray *places, guint room)
{
  guint n = MIN (room, places->len);

  while (n > 0 && n < places->len
         && g_array_index (places, Place, n).value == g_array_index (places, Place, n - 1).value)
    n--;

  return n;
}

gboolean
td_tell_best (TdTeller *self,
              TdNarrativeKind kind,
              const char *words,
              const TdReport *report,
              TdReportRowKind rows,
              const char *const *paths,
              guint room,
              const char *format)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n;

  for (guint i = 0; report != NULL && i < report->rows->len; i++)
    {
      Place place = { i, 0 };

      if (!is_unit (report, i, rows))
        continue;
      place.value = add_up (report, i, paths);
      if (place.value > 0)
        g_array_append_val (places, place);
    }
  /* The best of one is not worth a sentence. */
  if (places->len < 2)
    return FALSE;
  g_array_sort (places, compare_places);
  n = count_named (places, room);
  if (n == 0)
    return FALSE;

  td_teller_begin_words (self, kind, words);
  for (guint i = 0; i < n; i++)
    {
      TdTale tale = td_tale_of_row (report, g_array_index (places, Place, i).row);

      td_teller_join (self, i > 0 ? "; " : " ", &tale, format);
    }
  td_teller_add (self, TD_SPAN_WORDS, ".");

  return TRUE;
}
