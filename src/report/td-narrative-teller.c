/* Sentences from templates; see td-narrative-private.h for what a template is. */
#include <string.h>

#include "base/td-money.h"
#include "base/td-text.h"
#include "report/td-narrative-private.h"
#include "report/td-report-private.h"

/* --- What is told of -------------------------------------------------------------------------- */

const TdReport *
td_teller_find (const TdTeller *self, const char *id)
{
  for (guint i = 0; i < self->reports->len; i++)
    {
      const TdReport *report = g_ptr_array_index (self->reports, i);

      if (g_str_equal (report->id, id))
        return report;
    }

  return NULL;
}

TdTale
td_tale_of_total (const TdReport *report)
{
  TdTale tale = { report, -1, -1 };

  for (guint i = 0; report != NULL && i < report->rows->len; i++)
    {
      const TdReportRow *row = td_report_get_row (report, i);

      if (row->kind == TD_ROW_TOTAL)
        tale.row = (int) i;
      if (row->compared >= 0 && row->compared == tale.row)
        tale.before = row->compared_with;
    }

  return tale;
}

TdTale
td_tale_of_row (const TdReport *report, guint row)
{
  return (TdTale){ report, (int) row, -1 };
}

static gboolean
is_path_of (const TdReportColumnSpec *column, const char *path)
{
  for (guint i = 0; column->groups != NULL && column->groups[i] != NULL; i++)
    {
      gsize length = strlen (column->groups[i]);

      if (strncmp (path, column->groups[i], length) != 0 || path[length] != '/')
        return FALSE;
      path += length + 1;
    }

  return g_str_equal (path, column->title);
}

int
td_tale_find_column (const TdReport *report, const char *path)
{
  for (guint i = 0; i < report->columns->len; i++)
    if (is_path_of (td_report_get_column (report, i), path))
      return (int) i;

  return -1;
}

static const TdReportCell *
find_cell (const TdTale *tale, int row, const char *path)
{
  int column;

  if (tale->report == NULL || row < 0)
    return NULL;
  column = td_tale_find_column (tale->report, path);
  if (column < 0)
    g_critical ("%s has no column %s", tale->report->code, path);

  return column >= 0 ? td_report_get_cell (tale->report, (guint) row, (guint) column) : NULL;
}

gint64
td_tale_get_value (const TdTale *tale, const char *path)
{
  const TdReportCell *cell = find_cell (tale, tale->row, path);

  return cell != NULL ? cell->value : 0;
}

/* --- Figures ---------------------------------------------------------------------------------- */

static gboolean
has_words (const TdReportCell *cell)
{
  if (cell == NULL)
    return FALSE;

  switch (cell->kind)
    {
    case TD_CELL_TEXT:
      return cell->text != NULL && cell->text[0] != '\0';
    case TD_CELL_SHARE:
      return cell->denominator != 0 && cell->value != 0;
    case TD_CELL_DATE:
      return td_date_is_set (cell->date);
    case TD_CELL_EMPTY:
      return FALSE;
    case TD_CELL_COUNT:
    case TD_CELL_CHANGE:
    case TD_CELL_MONEY:
    case TD_CELL_POINTS:
    default:
      return cell->value != 0;
    }
}

static void
add_words (GPtrArray *spans, const char *text)
{
  g_ptr_array_add (spans, td_narrative_span_new (TD_SPAN_WORDS, text));
}

static void
add_from (GPtrArray *spans,
          TdNarrativeSpanKind kind,
          const TdTale *tale,
          int row,
          const char *path,
          const char *text)
{
  TdNarrativeSpan *span = td_narrative_span_new (kind, text);

  span->report_id = g_strdup (tale->report->id);
  span->row = (guint) row;
  span->column = (guint) td_tale_find_column (tale->report, path);
  span->before = tale->before >= 0 ? (guint) tale->before : 0;
  g_ptr_array_add (spans, span);
}

static gboolean
add_figure (GPtrArray *spans, const TdTale *tale, int row, const char *path)
{
  const TdReportCell *cell = find_cell (tale, row, path);
  g_autofree char *printed = NULL;
  g_autofree char *text = NULL;

  if (!has_words (cell))
    return FALSE;

  printed = td_report_cell_to_text (cell);
  /* Names can have line breaks; a figure's no-break space is to stay. */
  text = cell->kind == TD_CELL_TEXT ? td_text_clean (printed) : g_strdup (printed);
  if (text[0] == '\0')
    return FALSE;
  add_from (spans, TD_SPAN_FIGURE, tale, row, path, text);

  return TRUE;
}

/* "15,4 %": of a change in the number before, in whole tenths, rounded half up. */
static char *
format_growth (gint64 change, gint64 before)
{
  gint64 tenths;
  g_autofree char *whole = NULL;

  /* Amounts of thousands of billions: the last thousand does not matter to a tenth of a percent. */
  if (change > G_MAXINT64 / 4000)
    {
      change /= 1000;
      before = MAX (before / 1000, 1);
    }
  tenths = (change * 2000 + before) / (2 * before);
  whole = td_money_format (tenths / 10);

  return g_strdup_printf ("%s,%d\302\240%%", whole, (int) (tenths % 10));
}

/* "tăng 12 (15,4 %) so với cùng kỳ năm trước", in short without the last words. */
static gboolean
add_change (GPtrArray *spans, const TdTale *tale, const char *path, gboolean is_short)
{
  const TdReportCell *cell = find_cell (tale, tale->row, path);
  const TdReportCell *before = find_cell (tale, tale->before, path);
  g_autofree char *difference = NULL;
  g_autofree char *growth = NULL;
  gint64 change;

  if (!has_words (cell) || before == NULL || before->kind != cell->kind || before->value < 0)
    return FALSE;

  change = cell->value - before->value;
  if (change == 0)
    {
      add_words (spans, is_short ? "bằng cùng kỳ" : "bằng cùng kỳ năm trước");
      return TRUE;
    }
  difference = cell->kind == TD_CELL_POINTS ? td_money_format_hundredths (ABS (change))
                                            : td_money_format (ABS (change));
  add_words (spans, change > 0 ? "tăng " : "giảm ");
  add_from (spans, TD_SPAN_DIFFERENCE, tale, tale->row, path, difference);
  if (cell->kind == TD_CELL_MONEY)
    add_words (spans, " đồng");
  if (before->value == 0)
    {
      add_words (spans, is_short ? " (cùng kỳ không có)" : " (cùng kỳ năm trước không có)");
      return TRUE;
    }
  growth = format_growth (ABS (change), before->value);
  add_words (spans, " (");
  add_from (spans, TD_SPAN_GROWTH, tale, tale->row, path, growth);
  add_words (spans, is_short ? ")" : ") so với cùng kỳ năm trước");

  return TRUE;
}

static gboolean
add_placeholder (GPtrArray *spans, const TdTale *tale, const char *path)
{
  switch (path[0])
    {
    case '~':
      return add_change (spans, tale, path + 1, FALSE);
    case '^':
      return add_change (spans, tale, path + 1, TRUE);
    case '-':
      return add_figure (spans, tale, tale->before, path + 1);
    case '!':
      return tale->row >= 0 && !has_words (find_cell (tale, tale->row, path + 1));
    default:
      return add_figure (spans, tale, tale->row, path);
    }
}

/* --- Templates -------------------------------------------------------------------------------- */

static void
append_all (GPtrArray *spans, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (spans, g_steal_pointer (&more->pdata[i]));
  g_ptr_array_set_free_func (more, NULL);
}

static gboolean
expand (GPtrArray *spans, const TdTale *tale, const char **format, const char *stops);

/* <a|b|c> or <a&b>, from the "<" on. */
static gboolean
expand_list (GPtrArray *spans, const TdTale *tale, const char **format)
{
  gboolean any = FALSE;

  do
    {
      g_autoptr (GPtrArray) part = td_narrative_spans_new ();

      const char *separator = **format == '&' ? " và " : ", ";

      (*format)++;
      if (!expand (part, tale, format, "|&>"))
        continue;
      if (any)
        add_words (spans, separator);
      append_all (spans, part);
      any = TRUE;
    }
  while (**format == '|' || **format == '&');

  return any;
}

/* Up to one of @stops, where @format stands afterwards. Returns: whether it is to be told */
static gboolean
expand (GPtrArray *spans, const TdTale *tale, const char **format, const char *stops)
{
  gboolean is_told = TRUE;

  while (**format != '\0' && strchr (stops, **format) == NULL)
    {
      gsize length = strcspn (*format, "[{<|&}>");
      g_autofree char *piece = NULL;

      if (length > 0)
        {
          piece = g_strndup (*format, length);
          add_words (spans, piece);
          *format += length;
          continue;
        }
      if (**format == '[')
        {
          length = strcspn (*format, "]");
          piece = g_strndup (*format + 1, length - 1);
          is_told = add_placeholder (spans, tale, piece) && is_told;
          *format += length;
        }
      else if (**format == '{')
        {
          g_autoptr (GPtrArray) part = td_narrative_spans_new ();

          (*format)++;
          if (expand (part, tale, format, "}"))
            append_all (spans, part);
        }
      else if (**format == '<')
        is_told = expand_list (spans, tale, format) && is_told;
      (*format)++;
    }

  return is_told;
}

/* --- Paragraphs ------------------------------------------------------------------------------- */

static TdNarrativeParagraph *
get_last (TdTeller *self)
{
  GPtrArray *paragraphs = self->narrative->paragraphs;

  return g_ptr_array_index (paragraphs, paragraphs->len - 1);
}

static void
add_heading (TdTeller *self, TdNarrativeKind kind, const char *number, const char *title)
{
  TdNarrativeParagraph *paragraph = td_narrative_paragraph_new (kind);
  g_autofree char *text = g_strdup_printf ("%s. %s", number, title);

  add_words (paragraph->spans, text);
  g_ptr_array_add (self->narrative->paragraphs, paragraph);
}

static void
write_headings (TdTeller *self)
{
  g_autofree char *number = NULL;

  if (self->section != NULL)
    {
      number = td_report_make_roman (++self->n_sections);
      add_heading (self, TD_NARRATIVE_HEADING, number, self->section);
      self->n_parts = 0;
    }
  if (self->part != NULL)
    {
      g_autofree char *part = g_strdup_printf ("%u", ++self->n_parts);

      add_heading (self, TD_NARRATIVE_SUBHEADING, part, self->part);
    }
  self->section = NULL;
  self->part = NULL;
}

void
td_teller_begin_section (TdTeller *self, const char *title)
{
  self->section = title;
  self->part = NULL;
}

void
td_teller_begin_part (TdTeller *self, const char *title)
{
  self->part = title;
}

gboolean
td_teller_begin (TdTeller *self, TdNarrativeKind kind, const TdTale *tale, const char *format)
{
  g_autoptr (GPtrArray) spans = td_narrative_spans_new ();
  TdNarrativeParagraph *paragraph;

  if (!expand (spans, tale, &format, ""))
    return FALSE;

  write_headings (self);
  paragraph = td_narrative_paragraph_new (kind);
  append_all (paragraph->spans, spans);
  g_ptr_array_add (self->narrative->paragraphs, paragraph);

  return TRUE;
}

gboolean
td_teller_join (TdTeller *self, const char *separator, const TdTale *tale, const char *format)
{
  g_autoptr (GPtrArray) spans = td_narrative_spans_new ();

  if (!expand (spans, tale, &format, ""))
    return FALSE;

  add_words (get_last (self)->spans, separator);
  append_all (get_last (self)->spans, spans);

  return TRUE;
}

gboolean
td_teller_say (TdTeller *self, const TdTale *tale, const char *format)
{
  return td_teller_join (self, " ", tale, format);
}

void
td_teller_add (TdTeller *self, TdNarrativeSpanKind kind, const char *text)
{
  g_ptr_array_add (get_last (self)->spans, td_narrative_span_new (kind, text));
}

void
td_teller_begin_words (TdTeller *self, TdNarrativeKind kind, const char *text)
{
  TdNarrativeParagraph *paragraph = td_narrative_paragraph_new (kind);

  write_headings (self);
  add_words (paragraph->spans, text);
  g_ptr_array_add (self->narrative->paragraphs, paragraph);
}
