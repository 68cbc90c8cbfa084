/* The window's frames over a list of 1,000,000 awards: it is opened, scrolled, filtered and sorted,
 * an award in it is saved, and the longest time between two frames is compared with the same in an
 * empty book. Every phase is run three times and its best run counts: what another program took
 * from one of them says nothing about this one. A frame over 100 ms in all three is a failure.
 * TD_BENCH_AWARDS=50000 makes a smaller book. */
#include <stdlib.h>

#include "app/widgets/td-record-view.h"
#include "base/td-text.h"
#include "store/td-decision-store.h"
#include "store/td-sample.h"
#include "td-ui-test.h"

#define N_AWARDS 1000000
#define N_RUNS 3
#define MAX_FRAME 100.0

typedef struct
{
  gint64 last;
  double longest;
  guint n;
} Frames;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;
  gint64 now = g_get_monotonic_time ();

  if (frames->last != 0)
    frames->longest = MAX (frames->longest, (double) (now - frames->last) / 1000);
  frames->last = now;
  frames->n++;

  return G_SOURCE_CONTINUE;
}

/* Frames go on for as long as @condition needs and @n_frames more. */
#define RUN(frames, condition, n_frames)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint td_start;                                                                                \
    TD_TEST_PUMP_UNTIL (condition);                                                                \
    td_start = (frames)->n;                                                                        \
    TD_TEST_PUMP_UNTIL ((frames)->n >= td_start + (n_frames));                                     \
  }                                                                                                \
  G_STMT_END

#define BEGIN(frames) ((frames)->longest = 0)
#define END(frames, best) ((best) = MIN ((best), (frames)->longest))

#define NAME_COLUMN 2

typedef enum
{
  OPEN,
  SCROLL,
  JUMP,
  FILTER,
  NOTHING,
  UNFILTER,
  SORT,
  SAVE,
  MOVE,
  N_PHASES,
} Phase;

static const char *const names[] = {
  "open", "scroll", "jump", "filter", "no hit", "all again", "sort", "save", "save, moved",
};

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_read (GtkWidget *view)
{
  return !td_row_list_get_loading (td_record_view_get_list (TD_RECORD_VIEW (view)));
}

static void
sort_by (GtkWidget *view, guint column)
{
  GtkColumnView *columns = GTK_COLUMN_VIEW (find (view, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) by
      = g_list_model_get_item (gtk_column_view_get_columns (columns), column);

  gtk_column_view_sort_by_column (columns, by, GTK_SORT_ASCENDING);
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TdCatalogue *catalogue;
  gint64 id;
  const char *name; /* or NULL for one that is sorted next to the old one */
  gboolean done;
} Save;

static gboolean
save_write_cb (TdDb *db, gpointer data, GError **error)
{
  Save *save = data;
  gint64 id = td_decision_find_by_award (db, save->id, error);
  g_autoptr (TdDecision) decision = id != 0 ? td_decision_load (db, id, error) : NULL;

  if (decision == NULL)
    return FALSE;

  for (guint i = 0; i < decision->awards->len; i++)
    {
      TdAward *award = decision->awards->pdata[i];

      g_autofree char *longer = g_strconcat (award->name, " A", NULL);

      if (award->id == save->id)
        td_text_set (&award->name, save->name != NULL ? save->name : longer);
    }

  return td_decision_save (db, save->catalogue, decision, error);
}

static void
saved_cb (GObject *book, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Save *save = data;

  td_book_write_finish (TD_BOOK (book), result, &error);
  g_assert_no_error (error);
  save->done = TRUE;
}

/* Gives the award in the middle of the list another name, by which it is sorted. */
static void
rename_award (TdBook *book, GtkWidget *view, const char *name, Frames *frames)
{
  TdRowList *list = td_record_view_get_list (TD_RECORD_VIEW (view));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (book);
  Save save = { .catalogue = catalogue, .id = td_row_list_get_id (list, n / 2), .name = name };

  if (save.id != 0)
    {
      td_book_write_async (book, "thử", save_write_cb, &save, NULL, NULL, saved_cb, &save);
      TD_TEST_PUMP_UNTIL (save.done);
      TD_TEST_PUMP_UNTIL (td_row_list_get_loading (list));
    }
  RUN (frames, is_read (view), 20);
}

/* --- Phases ----------------------------------------------------------------------------------- */

/* Lowers what is in @longest to what it measures. */
static void
measure (TdBook *book, double longest[N_PHASES])
{
  GtkWidget *view = td_record_view_new (book, TD_LIST_AWARDS);
  GtkWidget *window = td_ui_test_show (view);
  Frames frames = { 0 };
  GtkAdjustment *adjustment;
  double end;

  gtk_widget_add_tick_callback (window, tick_cb, &frames, NULL);
  RUN (&frames, frames.n > 3, 5);

  BEGIN (&frames);
  td_record_view_set_active (TD_RECORD_VIEW (view), TRUE);
  RUN (&frames, is_read (view), 10);
  END (&frames, longest[OPEN]);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (find (view, GTK_TYPE_COLUMN_VIEW)));
  BEGIN (&frames);
  for (guint i = 0; i < 60; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 60);
      RUN (&frames, TRUE, 1);
    }
  END (&frames, longest[SCROLL]);

  end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  BEGIN (&frames);
  for (guint i = 0; i < 20; i++)
    {
      gtk_adjustment_set_value (adjustment, end * ((i * 7) % 20) / 20);
      RUN (&frames, TRUE, 2);
    }
  END (&frames, longest[JUMP]);

  BEGIN (&frames);
  td_record_view_set_search (TD_RECORD_VIEW (view), "n");
  RUN (&frames, is_read (view), 20);
  END (&frames, longest[FILTER]);
  BEGIN (&frames);
  td_record_view_set_search (TD_RECORD_VIEW (view), "xqzw");
  RUN (&frames, is_read (view), 20);
  END (&frames, longest[NOTHING]);
  BEGIN (&frames);
  td_record_view_set_search (TD_RECORD_VIEW (view), "");
  RUN (&frames, is_read (view), 20);
  END (&frames, longest[UNFILTER]);
  BEGIN (&frames);
  sort_by (view, NAME_COLUMN);
  RUN (&frames, is_read (view), 20);
  END (&frames, longest[SORT]);

  BEGIN (&frames);
  rename_award (book, view, NULL, &frames);
  END (&frames, longest[SAVE]);
  BEGIN (&frames);
  rename_award (book, view, "Zung", &frames);
  END (&frames, longest[MOVE]);

  td_ui_test_close (window, view);
}

int
main (int argc, char *argv[])
{
  const char *n_awards = g_getenv ("TD_BENCH_AWARDS");
  g_autoptr (TdTestDir) dir = td_test_dir_new ();
  g_autoptr (TdTestDir) empty_dir = td_test_dir_new ();
  g_autofree char *path = td_test_dir_file (dir, "bench.db");
  g_autoptr (GError) error = NULL;
  double empty[N_PHASES], full[N_PHASES];
  gboolean failed = FALSE;

  td_ui_test_init (&argc, &argv);
  g_setenv ("TD_TEST_PUMP_SECONDS", "60", FALSE);
  td_sample_create (path, n_awards != NULL ? (guint) atoi (n_awards) : N_AWARDS, 1, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (TdBook) book = td_book_open (path, &error);
    g_autoptr (TdBook) empty_book = td_ui_test_book (empty_dir, TD_BOOK_EMPTY);

    g_assert_no_error (error);
    for (guint i = 0; i < N_PHASES; i++)
      empty[i] = full[i] = G_MAXDOUBLE;
    for (guint i = 0; i < N_RUNS; i++)
      {
        measure (empty_book, empty);
        measure (book, full);
      }
  }

  for (guint i = 0; i < N_PHASES; i++)
    {
      gboolean good = full[i] < MAX_FRAME;

      g_print ("%-12s longest frame %7.1f ms, in an empty list %6.1f ms, %5.2f times  %s\n",
               names[i], full[i], empty[i], full[i] / MAX (empty[i], 1.0),
               good ? "ok" : "TOO SLOW");
      failed = failed || !good;
    }

  return failed ? 1 : 0;
}
