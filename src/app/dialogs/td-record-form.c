#include "app/dialogs/td-record-form.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-people-entry.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-text-area.h"
#include "app/widgets/td-unit-chooser.h"
#include "base/td-money.h"
#include "base/td-text.h"
#include "store/td-campaign-store.h"

/* More than a federation has in use; the drop-down has a search. */
#define MAX_CAMPAIGNS 500

#define YES "1"
#define NO "0"

/* --- The controls ----------------------------------------------------------------------------- */

static GtkWidget *
create_yes_no (void)
{
  GtkWidget *control = td_term_drop_down_new ();
  const char *codes[] = { YES, NO };
  const char *names[] = { _ ("Yes"), _ ("No") };

  td_term_drop_down_set_items (TD_TERM_DROP_DOWN (control), codes, names, G_N_ELEMENTS (codes));

  return control;
}

/* Campaigns that run today come first. */
static GtkWidget *
create_campaigns (TdBook *book)
{
  GtkWidget *control = td_term_drop_down_new ();
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) hits
      = td_campaign_search (td_book_get_reader (book), "", td_date_today (), MAX_CAMPAIGNS, NULL);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdCampaignHit *hit = hits->pdata[i];

      g_ptr_array_add (codes, g_strdup_printf ("%" G_GINT64_FORMAT, hit->id));
      g_ptr_array_add (names, hit->name);
    }
  td_term_drop_down_set_items (TD_TERM_DROP_DOWN (control), (const char *const *) codes->pdata,
                               (const char *const *) names->pdata, codes->len);

  return control;
}

static GtkWidget *
create_number (void)
{
  GtkWidget *control = gtk_entry_new ();

  gtk_entry_set_input_purpose (GTK_ENTRY (control), GTK_INPUT_PURPOSE_NUMBER);
  gtk_entry_set_alignment (GTK_ENTRY (control), 1);

  return control;
}

static GtkWidget *
create_control (const TdRecordField *field, TdBook *book, const TdCatalogue *catalogue)
{
  GtkWidget *control;

  switch (field->kind)
    {
    case TD_RECORD_FIELD_LINES:
      return td_text_area_new ();
    case TD_RECORD_FIELD_DATE:
      return td_date_entry_new ();
    case TD_RECORD_FIELD_YES_NO:
      return create_yes_no ();
    case TD_RECORD_FIELD_CAMPAIGN:
      return create_campaigns (book);
    case TD_RECORD_FIELD_TERM:
      control = td_term_drop_down_new ();
      td_term_drop_down_set_terms (TD_TERM_DROP_DOWN (control), catalogue, field->vocabulary,
                                   TD_DATE_NONE);
      return control;
    case TD_RECORD_FIELD_UNIT:
      control = td_unit_chooser_new ();
      td_unit_chooser_set_book (TD_UNIT_CHOOSER (control), book);
      td_unit_chooser_set_date (TD_UNIT_CHOOSER (control), td_date_today ());
      return control;
    case TD_RECORD_FIELD_COUNT:
    case TD_RECORD_FIELD_MONEY:
      return create_number ();
    case TD_RECORD_FIELD_TEXT:
    default:
      return gtk_entry_new ();
    }
}

static GtkWidget *
add_field (GtkBox *box,
           GtkSizeGroup *labels,
           const char *name,
           const char *label,
           const char *tooltip,
           gboolean required,
           GtkWidget *control,
           GCallback changed,
           gpointer object)
{
  GtkWidget *field = td_field_new (name, _ (label), control);
  const char *signal = TD_IS_TERM_DROP_DOWN (control) ? "notify::code" : "changed";

  g_object_set (field, "size-group", labels, "required", required, NULL);
  if (tooltip != NULL)
    gtk_widget_set_tooltip_text (field, _ (tooltip));
  g_signal_connect_object (control, signal, changed, object, G_CONNECT_SWAPPED);
  gtk_box_append (box, field);

  return field;
}

void
td_record_form_build (TdRecordForm *self,
                      GtkBox *box,
                      TdBook *book,
                      const TdCatalogue *catalogue,
                      TdRecordKind kind,
                      GCallback changed,
                      gpointer object)
{
  const TdRecordType *type = td_record_get_type (kind);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->kind = kind;
  self->book = book;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const TdRecordField *field = &type->fields[i];
      GtkWidget *people;

      self->fields[i]
          = add_field (box, labels, field->name, field->label, field->tooltip, field->required,
                       create_control (field, book, catalogue), changed, object);
      /* People are those of a unit. */
      if (field->kind != TD_RECORD_FIELD_UNIT || type->people == TD_RECORD_PEOPLE_NONE)
        continue;
      people = td_people_entry_new ();
      td_people_entry_set_book (TD_PEOPLE_ENTRY (people), book,
                                type->people == TD_RECORD_PEOPLE_ONE ? 1 : 0);
      self->people
          = add_field (box, labels, TD_RECORD_PEOPLE, type->people_label,
                       type->people == TD_RECORD_PEOPLE_ONE ? N_ ("Empty for a collective") : NULL,
                       FALSE, people, changed, object);
    }
}

/* --- Showing ---------------------------------------------------------------------------------- */

static void
fill_control (GtkWidget *control, const TdRecordField *field, const TdRecordValue *value)
{
  g_autofree char *text = NULL;

  switch (field->kind)
    {
    case TD_RECORD_FIELD_LINES:
      td_text_area_set_text (TD_TEXT_AREA (control), value->text);
      break;
    case TD_RECORD_FIELD_DATE:
      td_date_entry_set_date (TD_DATE_ENTRY (control), value->date);
      break;
    case TD_RECORD_FIELD_YES_NO:
      td_term_drop_down_set_code (TD_TERM_DROP_DOWN (control), value->number < 0    ? ""
                                                               : value->number == 0 ? NO
                                                                                    : YES);
      break;
    case TD_RECORD_FIELD_CAMPAIGN:
      text = g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
      td_term_drop_down_set_code (TD_TERM_DROP_DOWN (control), value->number != 0 ? text : "");
      break;
    case TD_RECORD_FIELD_TERM:
      td_term_drop_down_set_code (TD_TERM_DROP_DOWN (control), value->text);
      break;
    case TD_RECORD_FIELD_UNIT:
      td_unit_chooser_set_unit_id (TD_UNIT_CHOOSER (control), value->number);
      break;
    case TD_RECORD_FIELD_COUNT:
    case TD_RECORD_FIELD_MONEY:
      text = value->number < 0 ? g_strdup ("") : td_money_format (value->number);
      gtk_editable_set_text (GTK_EDITABLE (control), text);
      break;
    case TD_RECORD_FIELD_TEXT:
    default:
      gtk_editable_set_text (GTK_EDITABLE (control), value->text);
    }
}

void
td_record_form_fill (TdRecordForm *self, const TdRecord *record)
{
  const TdRecordType *type = td_record_get_type (self->kind);

  for (guint i = 0; i < type->n_fields; i++)
    fill_control (td_field_get_control (TD_FIELD (self->fields[i])), &type->fields[i],
                  &record->values[i]);
  if (self->people != NULL)
    td_people_entry_set_people (TD_PEOPLE_ENTRY (td_field_get_control (TD_FIELD (self->people))),
                                record->people);
}

void
td_record_form_show_fields (TdRecordForm *self, const TdRecord *record)
{
  const TdRecordType *type = td_record_get_type (self->kind);

  for (guint i = 0; i < type->n_fields; i++)
    gtk_widget_set_visible (self->fields[i], td_record_shows (record, i));
  if (self->people != NULL)
    td_people_entry_set_unit (TD_PEOPLE_ENTRY (td_field_get_control (TD_FIELD (self->people))),
                              td_record_get_number (record, "unit_id"));
}

/* --- Taking ----------------------------------------------------------------------------------- */

static void
collect_number (GtkWidget *control,
                const TdRecordField *field,
                TdRecordValue *value,
                GPtrArray *problems)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (control));
  g_autoptr (GError) error = NULL;

  if (td_text_is_blank (text))
    value->number = -1;
  else if (!td_money_parse (text, &value->number, &error))
    td_problems_add (problems, TD_SEVERITY_ERROR, field->name, -1, "%s", error->message);
}

static void
collect_control (GtkWidget *control,
                 const TdRecordField *field,
                 TdRecordValue *value,
                 GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *code;

  switch (field->kind)
    {
    case TD_RECORD_FIELD_LINES:
      text = td_text_area_get_text (TD_TEXT_AREA (control));
      td_text_set_lines (&value->text, text);
      break;
    case TD_RECORD_FIELD_DATE:
      td_date_entry_collect (TD_DATE_ENTRY (control), field->name, &value->date, problems);
      break;
    case TD_RECORD_FIELD_YES_NO:
      code = td_term_drop_down_get_code (TD_TERM_DROP_DOWN (control));
      value->number = code[0] == '\0' ? -1 : g_str_equal (code, YES);
      break;
    case TD_RECORD_FIELD_CAMPAIGN:
      code = td_term_drop_down_get_code (TD_TERM_DROP_DOWN (control));
      value->number = g_ascii_strtoll (code, NULL, 10);
      break;
    case TD_RECORD_FIELD_TERM:
      td_text_set (&value->text, td_term_drop_down_get_code (TD_TERM_DROP_DOWN (control)));
      break;
    case TD_RECORD_FIELD_UNIT:
      if (!td_unit_chooser_get_unit (TD_UNIT_CHOOSER (control), &value->number, &error))
        td_problems_add (problems, TD_SEVERITY_ERROR, field->name, -1, "%s", error->message);
      break;
    case TD_RECORD_FIELD_COUNT:
    case TD_RECORD_FIELD_MONEY:
      collect_number (control, field, value, problems);
      break;
    case TD_RECORD_FIELD_TEXT:
    default:
      td_text_set (&value->text, gtk_editable_get_text (GTK_EDITABLE (control)));
    }
}

void
td_record_form_collect (TdRecordForm *self, TdRecord *record, GPtrArray *problems)
{
  const TdRecordType *type = td_record_get_type (self->kind);

  for (guint i = 0; i < type->n_fields; i++)
    collect_control (td_field_get_control (TD_FIELD (self->fields[i])), &type->fields[i],
                     &record->values[i], problems);
  if (self->people != NULL)
    td_people_entry_collect (TD_PEOPLE_ENTRY (td_field_get_control (TD_FIELD (self->people))),
                             TD_RECORD_PEOPLE, record->people, problems);
}
