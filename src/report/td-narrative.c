#include "report/td-narrative.h"

#include <string.h>

#include "report/td-narrative-private.h"
#include "store/td-setting-store.h"

/* What the sections tell of; those that a program version does not know yet are left out. */
static const char *const used[] = {
  "b01", "b02", "b04", "b07", "b09", "b14", "b15", "b16", "b17", "b18",
};

static void
span_free (TdNarrativeSpan *self)
{
  g_free (self->text);
  g_free (self->report_id);
  g_free (self);
}

static void
paragraph_free (TdNarrativeParagraph *self)
{
  g_ptr_array_unref (self->spans);
  g_free (self);
}

TdNarrativeSpan *
td_narrative_span_new (TdNarrativeSpanKind kind, const char *text)
{
  TdNarrativeSpan *self = g_new0 (TdNarrativeSpan, 1);

  self->kind = kind;
  self->text = g_strdup (text);

  return self;
}

GPtrArray *
td_narrative_spans_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) span_free);
}

TdNarrativeParagraph *
td_narrative_paragraph_new (TdNarrativeKind kind)
{
  TdNarrativeParagraph *self = g_new0 (TdNarrativeParagraph, 1);

  self->kind = kind;
  self->spans = td_narrative_spans_new ();

  return self;
}

GPtrArray *
td_narrative_paragraphs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
}

void
td_narrative_free (TdNarrative *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->left_heading);
  g_strfreev (self->right_heading);
  g_free (self->number_line);
  g_free (self->date_line);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->addressee);
  g_ptr_array_unref (self->paragraphs);
  g_strfreev (self->recipients);
  g_free (self->signer_authority);
  g_free (self->signer_post);
  g_free (self->signer_name);
  g_free (self);
}

gboolean
td_narrative_uses (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    if (g_str_equal (used[i], id))
      return TRUE;

  return FALSE;
}

/* "Số:        /BC-LĐLĐ", from the symbol of decisions, "QĐ-LĐLĐ": the number is given by the
 * office when the paper is signed. */
static char *
make_number_line (TdDb *db)
{
  g_autofree char *symbol = td_setting_get (db, TD_SETTING_DECISION_SYMBOL);
  const char *office = strchr (symbol, '-');

  return g_strdup_printf ("Số:        /BC%s", office != NULL ? office : "");
}

/* The heading and the signature block are those of any report of the same request. */
static void
copy_frame (TdNarrative *self, const TdReport *report)
{
  self->left_heading = g_strdupv (report->left_heading);
  self->right_heading = g_strdupv (report->right_heading);
  self->date_line = g_strdup (report->date_line);
  self->addressee = g_strdup (report->addressee);
  self->signer_authority = g_strdup (report->signer_authority);
  self->signer_post = g_strdup (report->signer_post);
  self->signer_name = g_strdup (report->signer_name);
}

TdNarrative *
td_narrative_new (TdDb *db, const TdReportRequest *request, const GPtrArray *reports)
{
  TdNarrative *self = g_new0 (TdNarrative, 1);
  g_autofree char *label = td_period_to_label (&request->period);
  TdTeller teller = { .narrative = self, .reports = reports, .request = request };

  g_return_val_if_fail (reports->len > 0, NULL);

  copy_frame (self, g_ptr_array_index (reports, 0));
  self->number_line = make_number_line (db);
  self->last_day = request->period.to;
  self->title = g_strdup ("BÁO CÁO");
  self->subtitle = g_strdup_printf ("Kết quả công tác thi đua, khen thưởng %s", label);
  self->recipients = g_strsplit ("- Như kính gửi;|- Lưu: VT.", "|", -1);
  self->paragraphs = td_narrative_paragraphs_new ();

  td_tell_introduction (&teller, db);
  td_tell_steering (&teller);
  td_tell_campaigns (&teller);
  td_tell_awards (&teller);
  td_tell_shortcomings (&teller);
  td_tell_plans (&teller);

  return self;
}

TdNarrative *
td_narrative_build (TdDb *db,
                    const TdCatalogue *catalogue,
                    const TdReportRequest *request,
                    TdJob *job,
                    GError **error)
{
  const TdReportDefinition *definitions[G_N_ELEMENTS (used)];
  g_autoptr (GPtrArray) reports = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    {
      definitions[n] = td_report_find_definition (used[i]);
      n += definitions[n] != NULL;
    }
  reports = td_report_build_many (definitions, n, db, catalogue, request, job, error);
  if (reports == NULL)
    return NULL;

  return td_narrative_new (db, request, reports);
}

void
td_narrative_clear (TdNarrative *self)
{
  g_ptr_array_set_size (self->paragraphs, 0);
}

void
td_narrative_add (TdNarrative *self, TdNarrativeKind kind, const char *text)
{
  TdNarrativeParagraph *paragraph = td_narrative_paragraph_new (kind);

  g_ptr_array_add (paragraph->spans, td_narrative_span_new (TD_SPAN_WORDS, text));
  g_ptr_array_add (self->paragraphs, paragraph);
}

TdNarrativeKind
td_narrative_guess_kind (const char *line)
{
  if (g_str_has_prefix (line, "- "))
    return TD_NARRATIVE_ITEM;
  if (line[0] == '[')
    return TD_NARRATIVE_PROMPT;
  if (g_regex_match_simple ("^[IVX]+\\. ", line, 0, 0))
    return TD_NARRATIVE_HEADING;

  return g_regex_match_simple ("^[0-9]+\\. ", line, 0, 0) ? TD_NARRATIVE_SUBHEADING
                                                          : TD_NARRATIVE_TEXT;
}

const TdNarrativeParagraph *
td_narrative_get_paragraph (const TdNarrative *self, guint index)
{
  return g_ptr_array_index (self->paragraphs, index);
}

char *
td_narrative_paragraph_to_text (const TdNarrativeParagraph *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    g_string_append (text, ((TdNarrativeSpan *) g_ptr_array_index (self->spans, i))->text);

  return g_string_free (text, FALSE);
}

char *
td_narrative_to_text (const TdNarrative *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      g_autofree char *line = td_narrative_paragraph_to_text (td_narrative_get_paragraph (self, i));

      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}
