#include "exchange/td-paper-text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* With none of the families that have its widths. */
#define ANY_FAMILY "Times New Roman, serif"
/* The letters are measured large: widths grow evenly with the size. */
#define MEASURED_SIZE 1000.0
/* Latin with all its marks, and most punctuation, currency signs and arrows. */
#define N_ADVANCES 0x2200
#define LINE_SPACING 1.15
/* A word that is broken inside is broken after one of these. */
#define BREAKS_AFTER "-/.,;_"

struct _TdPaperText
{
  PangoContext *context;
  PangoLayout *layout;
  const char *family;
  gboolean is_outlined;
  TdPaperStyle drawn;                /* what @layout is set to; its size is 0 at first */
  float *advances[TD_PAPER_N_FACES]; /* of a size of 1, NAN until it is asked for */
};

static gboolean
has_family (PangoContext *context, const char *family)
{
  PangoFontDescription *wanted = pango_font_description_new ();
  PangoFontDescription *found;
  g_autoptr (PangoFont) font = NULL;
  gboolean has;

  pango_font_description_set_family_static (wanted, family);
  pango_font_description_set_size (wanted, 11 * PANGO_SCALE);
  font = pango_context_load_font (context, wanted);
  pango_font_description_free (wanted);
  if (font == NULL)
    return FALSE;

  found = pango_font_describe (font);
  has = g_strcmp0 (pango_font_description_get_family (found), family) == 0
        && pango_font_has_char (font, 0x1EBF);
  pango_font_description_free (found);

  return has;
}

/* The first Liberation Serif, which Debian 12 installs by itself, has no "ế": its texts would be a
 * mixture of two fonts. */
static const char *
find_family (PangoContext *context)
{
  static const char *const families[]
      = { "Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes" };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    if (has_family (context, families[i]))
      return families[i];

  return ANY_FAMILY;
}

TdPaperText *
td_paper_text_new (void)
{
  TdPaperText *self = g_new0 (TdPaperText, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  /* The same widths on paper and at any zoom. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("vi"));
  self->family = find_family (self->context);
  self->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);

  return self;
}

void
td_paper_text_set_outlined (TdPaperText *self, gboolean is_outlined)
{
  self->is_outlined = is_outlined;
}

void
td_paper_text_free (TdPaperText *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < TD_PAPER_N_FACES; i++)
    g_free (self->advances[i]);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_free (self);
}

static void
set_style (TdPaperText *self, TdPaperStyle style)
{
  PangoFontDescription *description;

  if (self->drawn.size == style.size && self->drawn.face == style.face)
    return;

  description = pango_font_description_new ();
  pango_font_description_set_family_static (description, self->family);
  pango_font_description_set_absolute_size (description, style.size * PANGO_SCALE);
  if (style.face == TD_PAPER_BOLD)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  else if (style.face == TD_PAPER_ITALIC)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (self->layout, description);
  pango_font_description_free (description);
  self->drawn = style;
}

/* --- Widths ----------------------------------------------------------------------------------- */

static float
ask_advance (TdPaperText *self, TdPaperFace face, gunichar c)
{
  PangoRectangle logical;
  char text[6];

  set_style (self, (TdPaperStyle){ face, MEASURED_SIZE });
  pango_layout_set_text (self->layout, text, g_unichar_to_utf8 (c, text));
  pango_layout_get_extents (self->layout, NULL, &logical);

  return (float) (pango_units_to_double (logical.width) / MEASURED_SIZE);
}

static double
get_advance (TdPaperText *self, TdPaperFace face, gunichar c)
{
  float *advances = self->advances[face];

  if (c >= N_ADVANCES)
    return (double) ask_advance (self, face, c);
  if (advances == NULL)
    {
      advances = self->advances[face] = g_new (float, N_ADVANCES);
      for (guint i = 0; i < N_ADVANCES; i++)
        advances[i] = NAN;
    }
  if (isnan (advances[c]))
    advances[c] = ask_advance (self, face, c);

  return (double) advances[c];
}

double
td_paper_text_measure (TdPaperText *self, TdPaperStyle style, const char *text, gssize length)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  double width = 0;

  for (; text < end; text = g_utf8_next_char (text))
    width += get_advance (self, style.face, g_utf8_get_char (text));

  return width * style.size;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

double
td_paper_text_measure_word (TdPaperText *self, TdPaperStyle style, const char *text)
{
  double widest = 0;

  while (*text != '\0')
    {
      const char *end = text;

      while (*end != '\0' && !is_space (*end))
        end++;
      widest = MAX (widest, td_paper_text_measure (self, style, text, end - text));
      text = *end != '\0' ? end + 1 : end;
    }

  return widest;
}

double
td_paper_text_get_line_height (TdPaperStyle style)
{
  return style.size * LINE_SPACING;
}

/* --- Lines ------------------------------------------------------------------------------------ */

/* Where the line ends that begins at @text: after the last word that fits, or inside the first one
 * if even that is too wide. @width is in parts of the size. */
static const char *
find_line_end (TdPaperText *self, TdPaperFace face, const char *text, double width)
{
  const char *word_end = NULL; /* of the last word that fits */
  const char *part_end = NULL; /* the last place inside a word */
  double used = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_space (*p) && p > text && !is_space (p[-1]))
        word_end = p;
      if (*p == '\n')
        return p;
      used += get_advance (self, face, c);
      /* A little more than nothing: the width may be that of this very text. */
      if (used > width + 1e-4 && !is_space (*p))
        {
          if (word_end != NULL)
            return word_end;
          if (part_end != NULL)
            return part_end;
          /* Anywhere, but not before a mark, and at least one letter a line. */
          while (p > text && g_unichar_ismark (g_utf8_get_char (p)))
            p = g_utf8_prev_char (p);
          return p > text ? p : g_utf8_next_char (p);
        }
      if (*p != '\0' && strchr (BREAKS_AFTER, *p) != NULL)
        part_end = p + 1;
    }

  return text + strlen (text);
}

guint
td_paper_text_break (
    TdPaperText *self, TdPaperStyle style, const char *text, double width, GArray *lines)
{
  double room = MAX (width, 0) / style.size;
  const char *start = text;
  guint n = 0;

  while (start != NULL && *start != '\0')
    {
      const char *end = find_line_end (self, style.face, start, room);
      TdPaperLine line = { (gsize) (start - text), (gsize) (end - start) };

      if (lines != NULL)
        g_array_append_val (lines, line);
      n++;
      /* The break itself takes spaces away, up to one end of a line. */
      while (is_space (*end) && *end != '\n')
        end++;
      start = *end == '\n' ? end + 1 : end;
    }

  return n;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

void
td_paper_text_draw (TdPaperText *self,
                    cairo_t *cr,
                    TdPaperStyle style,
                    const char *text,
                    gssize length,
                    double x,
                    double y)
{
  double height = td_paper_text_get_line_height (style);
  PangoLayoutLine *line;

  set_style (self, style);
  pango_layout_set_text (self->layout, text, (int) length);
  /* The base line is where Times New Roman has it in its line, also beside letters of another font.
   */
  cairo_move_to (cr, x, y + (height - style.size) / 2 + style.size * 0.83);
  line = pango_layout_get_line_readonly (self->layout, 0);
  if (self->is_outlined)
    {
      pango_cairo_layout_line_path (cr, line);
      cairo_fill (cr);
    }
  else
    pango_cairo_show_layout_line (cr, line);
}
