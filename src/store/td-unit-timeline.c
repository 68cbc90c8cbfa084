#include "store/td-unit-timeline.h"

#include "base/td-text.h"
#include "store/td-db-private.h"
#include "store/td-unit-former-private.h"

#define NAME_ON(day) TD_UNIT_ON ("name", day)

/* A line of a reorganisation that names the unit. It is part of the event that it brought about;
 * lines of which the book shows nothing else become events of their own. */
typedef struct
{
  gint64 id; /* of the reorganisation */
  char *title;
  char *number;
  TdDate decided_on;
  TdDate effective_on;
  char *action;
  gint64 target_id;
  char *target_name;
  gboolean is_told;
} Line;

typedef struct
{
  TdDb *db;
  gint64 unit_id;
  GPtrArray *lines;  /* Line */
  GPtrArray *events; /* TdUnitEvent */
} Timeline;

static void
line_free (Line *line)
{
  g_free (line->title);
  g_free (line->number);
  g_free (line->action);
  g_free (line->target_name);
  g_free (line);
}

static void
timeline_clear (Timeline *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Timeline, timeline_clear)

static TdUnitEvent *
add_event (Timeline *self, TdUnitEventKind kind, TdDate on)
{
  TdUnitEvent *event = td_unit_event_new (kind, on);

  g_ptr_array_add (self->events, event);

  return event;
}

/* --- Reorganisations -------------------------------------------------------------------------- */

static gboolean
read_lines (Timeline *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db,
      "SELECT r.id, r.title, r.number, r.decided_on, r.effective_on, l.action,"
      " l.target_id, " NAME_ON (
          "r.effective_on") " FROM reorganisation_line l"
                            " JOIN reorganisation r ON r.id = l.reorganisation_id"
                            " LEFT JOIN unit u ON u.id = l.target_id"
                            " WHERE l.unit_id = ?1 ORDER BY r.effective_on, r.id, l.position",
      error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->unit_id);
  while (TRUE)
    {
      Line *line;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      line = g_new0 (Line, 1);
      line->id = td_stmt_get_int (stmt, 0);
      line->title = td_stmt_dup_text (stmt, 1);
      line->number = td_stmt_dup_text (stmt, 2);
      line->decided_on = td_stmt_get_date (stmt, 3);
      line->effective_on = td_stmt_get_date (stmt, 4);
      line->action = td_stmt_dup_text (stmt, 5);
      line->target_id = td_stmt_get_int (stmt, 6);
      line->target_name = td_stmt_dup_text (stmt, 7);
      g_ptr_array_add (self->lines, line);
    }
}

static void
set_reorganisation (TdUnitEvent *event, const Line *line)
{
  event->reorganisation_id = line->id;
  td_text_set (&event->title, line->title);
  td_text_set (&event->number, line->number);
  event->decided_on = line->decided_on;
}

/* The next line from index @*next on that did one of @actions, separated by spaces, on that day. */
static Line *
find_line (const Timeline *self, const char *actions, TdDate effective_on, guint *next)
{
  g_auto (GStrv) words = g_strsplit (actions, " ", -1);

  while (*next < self->lines->len)
    {
      Line *line = g_ptr_array_index (self->lines, (*next)++);

      if (td_date_equal (line->effective_on, effective_on)
          && g_strv_contains ((const char *const *) words, line->action))
        return line;
    }

  return NULL;
}

/* Makes the lines that did it part of @event. */
static void
tell_lines (Timeline *self, TdUnitEvent *event, const char *actions, TdDate effective_on)
{
  guint next = 0;
  Line *line;

  while ((line = find_line (self, actions, effective_on, &next)) != NULL)
    {
      line->is_told = TRUE;
      set_reorganisation (event, line);
    }
}

static void
add_untold_lines (Timeline *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      TdUnitEvent *event;

      if (line->is_told)
        continue;
      event = add_event (self, TD_UNIT_EVENT_REORGANISED, line->effective_on);
      td_text_set (&event->after, line->action);
      if (line->target_id != 0)
        td_unit_event_add_unit (event, line->target_id, line->target_name);
      set_reorganisation (event, line);
    }
}

/* --- Beginning, parents, end ------------------------------------------------------------------ */

/* Adds the unit under the name of that day. */
static gboolean
add_unit_on (Timeline *self, TdUnitEvent *event, gint64 id, TdDate day, GError **error)
{
  g_autoptr (TdStmt) stmt
      = td_db_prepare (self->db, "SELECT " NAME_ON ("?2") " FROM unit u WHERE u.id = ?1", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, id);
  td_stmt_bind_date (stmt, 2, day);
  if (!td_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    td_unit_event_add_unit (event, id, td_stmt_get_text (stmt, 0));

  return TRUE;
}

typedef struct
{
  gint64 parent_id;
  TdDate from;
} Span;

/* (element-type Span): in their order */
static GArray *
read_spans (Timeline *self, GError **error)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db,
                                           "SELECT parent_id, valid_from FROM unit_parent"
                                           " WHERE unit_id = ?1 ORDER BY valid_from, id",
                                           error);
  gboolean row;

  if (stmt == NULL)
    return NULL;
  td_stmt_bind_int (stmt, 1, self->unit_id);
  while (TRUE)
    {
      Span span;

      if (!td_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&spans);
      span.parent_id = td_stmt_get_int (stmt, 0);
      span.from = td_stmt_get_date (stmt, 1);
      g_array_append_val (spans, span);
    }
}

static gboolean
add_move (Timeline *self, gint64 former_id, const Span *span, GError **error)
{
  TdUnitEvent *event = add_event (self, TD_UNIT_EVENT_MOVED, span->from);

  tell_lines (self, event, "transfer", span->from);
  if (former_id == 0)
    td_unit_event_add_unit (event, 0, "");
  else if (!add_unit_on (self, event, former_id, td_date_add_days (span->from, -1), error))
    return FALSE;

  return add_unit_on (self, event, span->parent_id, span->from, error);
}

/* How it began, and where it belonged since. The first parent is that of the beginning unless its
 * span began later. */
static gboolean
add_beginning (Timeline *self, TdDate from, GError **error)
{
  TdUnitEvent *founded = add_event (self, TD_UNIT_EVENT_FOUNDED, from);
  g_autoptr (GArray) spans = read_spans (self, error);
  gint64 former_id = 0;

  if (spans == NULL)
    return FALSE;
  tell_lines (self, founded, "found", from);

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);
      gboolean is_first = i == 0 && td_date_compare (span->from, from) <= 0;

      if (is_first ? !add_unit_on (self, founded, span->parent_id, from, error)
                   : span->parent_id != former_id && !add_move (self, former_id, span, error))
        return FALSE;
      former_id = span->parent_id;
    }

  return TRUE;
}

/* The successor and, of a split, the others. */
static gboolean
add_end (Timeline *self, TdDate last, const char *reason, gint64 successor_id, GError **error)
{
  TdUnitEvent *event = add_event (self, TD_UNIT_EVENT_CLOSED, last);
  TdDate next_day = td_date_add_days (last, 1);
  guint next = 0;
  Line *line;

  td_text_set (&event->after, reason);
  tell_lines (self, event, "merge split dissolve", next_day);
  if (successor_id != 0 && !add_unit_on (self, event, successor_id, next_day, error))
    return FALSE;
  while ((line = find_line (self, "merge split", next_day, &next)) != NULL)
    if (line->target_id != successor_id && line->target_id != 0)
      td_unit_event_add_unit (event, line->target_id, line->target_name);

  return TRUE;
}

static gboolean
add_ends (Timeline *self, gboolean *exists, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (
      self->db, "SELECT valid_from, valid_to, end_reason, successor_id FROM unit WHERE id = ?1",
      error);

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->unit_id);
  if (!td_stmt_step (stmt, exists, error))
    return FALSE;
  if (!*exists)
    return TRUE;

  return add_beginning (self, td_stmt_get_date (stmt, 0), error)
         && (td_stmt_is_null (stmt, 1)
             || add_end (self, td_stmt_get_date (stmt, 1), td_stmt_get_text (stmt, 2),
                         td_stmt_get_int (stmt, 3), error));
}

/* --- What it was called and was --------------------------------------------------------------- */

/* The columns of the states below and what a change of each is. */
static const TdUnitEventKind state_kinds[]
    = { TD_UNIT_EVENT_RENAMED, TD_UNIT_EVENT_SHORT_NAME, TD_UNIT_EVENT_KIND,
        TD_UNIT_EVENT_ORGANISATION_TYPE, TD_UNIT_EVENT_PLACE };

#define N_STATES G_N_ELEMENTS (state_kinds)

/* One row a state: the former ones, then (9999) that of today. */
#define SELECT_STATES                                                                              \
  "SELECT s.valid_to, s.name, s.short_name, k.name, t.name, p.name FROM ("                         \
  "SELECT valid_to, name, short_name, kind, organisation_type, place FROM unit_former"             \
  " WHERE unit_id = ?1"                                                                            \
  " UNION ALL SELECT '9999-12-31', name, short_name, kind, organisation_type, place FROM unit"     \
  " WHERE id = ?1) s"                                                                              \
  " JOIN unit_kind k ON k.code = s.kind"                                                           \
  " LEFT JOIN organisation_type t ON t.code = s.organisation_type"                                 \
  " LEFT JOIN place p ON p.code = s.place ORDER BY s.valid_to"

static gboolean
add_states (Timeline *self, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, SELECT_STATES, error);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  TdDate last = TD_DATE_NONE;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->unit_id);
  while (TRUE)
    {
      g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_free);

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      for (guint i = 0; i < N_STATES; i++)
        {
          const char *text = td_stmt_get_text (stmt, (int) i + 1);
          TdUnitEvent *event;

          g_ptr_array_add (after, g_strdup (text));
          if (before->len == 0 || g_str_equal (g_ptr_array_index (before, i), text))
            continue;
          event = add_event (self, state_kinds[i], td_date_add_days (last, 1));
          td_text_set (&event->before, g_ptr_array_index (before, i));
          td_text_set (&event->after, text);
          tell_lines (self, event, "rename convert", event->on);
        }
      last = td_stmt_get_date (stmt, 0);
      g_ptr_array_unref (before);
      before = g_steal_pointer (&after);
    }
}

/* --- What it did for others ------------------------------------------------------------------- */

/* Whom it succeeds: by lines, and by unit.successor_id alone where no reorganisation says so. */
#define SELECT_PREDECESSORS                                                                        \
  "SELECT r.id, r.title, r.number, r.decided_on, r.effective_on AS day, u.id,"                     \
  " " NAME_ON (                                                                                    \
      "date (r.effective_on, '-1 day')") ", u.sort_key"                                            \
                                         " FROM reorganisation_line l JOIN reorganisation r ON "   \
                                         "r.id = l.reorganisation_id"                              \
                                         " JOIN unit u ON u.id = l.unit_id"                        \
                                         " WHERE l.target_id = ?1 AND l.action IN ('merge', "      \
                                         "'split')"                                                \
                                         " UNION ALL"                                              \
                                         " SELECT 0, '', '', NULL, date (u.valid_to, '+1 day'), "  \
                                         "u.id, u.name, u.sort_key FROM unit u"                    \
                                         " WHERE u.successor_id = ?1 AND NOT EXISTS (SELECT 1 "    \
                                         "FROM reorganisation_line l"                              \
                                         " WHERE l.unit_id = u.id AND l.target_id = ?1 AND "       \
                                         "l.action IN ('merge', 'split'))"                         \
                                         " ORDER BY day, 1, 8, 6"

/* What a reorganisation did to units below it: one event for each kind of act. */
#define SELECT_UNITS_BELOW                                                                         \
  "SELECT r.id, r.title, r.number, r.decided_on, r.effective_on AS day, u.id,"                     \
  " " NAME_ON ("r.effective_on") ", u.sort_key"                                                    \
                                 " FROM reorganisation_line l JOIN reorganisation r ON r.id = "    \
                                 "l.reorganisation_id"                                             \
                                 " JOIN unit u ON u.id = l.unit_id"                                \
                                 " WHERE l.target_id = ?1 AND l.action = ?2 ORDER BY day, 1, 8, 6"

/* Rows of the same day and reorganisation are one event. */
static gboolean
add_groups (
    Timeline *self, const char *sql, const char *action, TdUnitEventKind kind, GError **error)
{
  g_autoptr (TdStmt) stmt = td_db_prepare (self->db, sql, error);
  TdUnitEvent *event = NULL;
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  td_stmt_bind_int (stmt, 1, self->unit_id);
  if (action != NULL)
    td_stmt_bind_text (stmt, 2, action);
  while (TRUE)
    {
      gint64 id;
      TdDate day;

      if (!td_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = td_stmt_get_int (stmt, 0);
      day = td_stmt_get_date (stmt, 4);
      if (event == NULL || event->reorganisation_id != id || !td_date_equal (event->on, day))
        {
          event = add_event (self, kind, day);
          event->reorganisation_id = id;
          td_text_set (&event->title, td_stmt_get_text (stmt, 1));
          td_text_set (&event->number, td_stmt_get_text (stmt, 2));
          event->decided_on = td_stmt_get_date (stmt, 3);
        }
      td_unit_event_add_unit (event, td_stmt_get_int (stmt, 5), td_stmt_get_text (stmt, 6));
    }
}

/* --- All of it -------------------------------------------------------------------------------- */

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return td_unit_event_compare (*(const TdUnitEvent *const *) a, *(const TdUnitEvent *const *) b);
}

GPtrArray *
td_unit_timeline_read (TdDb *db, gint64 unit_id, GError **error)
{
  g_auto (Timeline) self = {
    .db = db,
    .unit_id = unit_id,
    .lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free),
    .events = g_ptr_array_new_with_free_func ((GDestroyNotify) td_unit_event_free),
  };
  gboolean exists;

  if (!read_lines (&self, error) || !add_ends (&self, &exists, error))
    return NULL;
  if (!exists)
    return g_steal_pointer (&self.events);
  if (!add_states (&self, error)
      || !add_groups (&self, SELECT_PREDECESSORS, NULL, TD_UNIT_EVENT_SUCCEEDS, error)
      || !add_groups (&self, SELECT_UNITS_BELOW, "found", TD_UNIT_EVENT_FOUNDED_UNDER, error)
      || !add_groups (&self, SELECT_UNITS_BELOW, "transfer", TD_UNIT_EVENT_RECEIVED, error))
    return NULL;
  add_untold_lines (&self);
  g_ptr_array_sort (self.events, compare_cb);

  return g_steal_pointer (&self.events);
}
