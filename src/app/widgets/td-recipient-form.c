#include "app/widgets/td-recipient-form.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-date-entry.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-money-entry.h"
#include "app/widgets/td-term-drop-down.h"
#include "app/widgets/td-unit-chooser.h"
#include "base/td-text.h"
#include "store/td-campaign-store.h"
#include "store/td-unit-store.h"

/* More campaigns than a federation has in use; the drop-down has a search. */
#define MAX_CAMPAIGNS 500

struct _TdRecipientForm
{
  GtkWidget parent_instance;

  TdBook *book;
  TdCatalogue *catalogue;
  TdDate date;
  TdAward *award;
  gboolean filling;

  GtkWidget *scrolled;
  GtkWidget *form;
  TdTermDropDown *kind;
  GtkEditable *name;
  GtkCheckButton *woman;
  GtkEditable *post;
  TdUnitChooser *unit;
  TdTermDropDown *award_form;
  TdTermDropDown *commendation;
  TdTermDropDown *campaign;
  GtkEditable *achievement;
  GtkEditable *achievement_period;
  TdMoneyEntry *bonus;
  GtkCheckButton *direct_worker;
  GtkCheckButton *leader;
  GtkWidget *revocation;
  TdDateEntry *revoked_on;
  GtkEditable *revoke_reason;
};

G_DEFINE_FINAL_TYPE (TdRecipientForm, td_recipient_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  NEXT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- What is offered -------------------------------------------------------------------------- */

static void
fill_kinds (TdRecipientForm *self)
{
  const char *codes[] = { td_recipient_kind_to_code (TD_RECIPIENT_INDIVIDUAL),
                          td_recipient_kind_to_code (TD_RECIPIENT_COLLECTIVE),
                          td_recipient_kind_to_code (TD_RECIPIENT_OTHER) };
  const char *names[] = { _ ("Individual"), _ ("Collective"), _ ("Other") };

  td_term_drop_down_set_items (self->kind, codes, names, G_N_ELEMENTS (codes));
}

static gboolean
is_offered (const TdAwardForm *form, const TdAward *award, TdDate date)
{
  if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE ? !form->for_collective
                                                       : !form->for_individual)
    return FALSE;

  return !td_date_is_set (date) || td_award_form_is_valid_at (form, date);
}

/* The forms in force on the decision's date for this kind of recipient; the chosen one stays shown
 * even when it is none of them, with its problem under it. */
static void
fill_award_forms (TdRecipientForm *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const TdAwardForm *chosen
      = td_catalogue_find_award_form (self->catalogue, self->award->award_form_id);
  g_autofree char *chosen_code = g_strdup_printf ("%" G_GINT64_FORMAT, self->award->award_form_id);

  for (guint i = 0; i < td_catalogue_get_n_award_forms (self->catalogue); i++)
    {
      const TdAwardForm *form = td_catalogue_get_award_form (self->catalogue, i);

      if (form != chosen && !is_offered (form, self->award, self->date))
        continue;
      g_ptr_array_add (codes, g_strdup_printf ("%" G_GINT64_FORMAT, form->id));
      g_ptr_array_add (names, form->name);
    }
  td_term_drop_down_set_items (self->award_form, (const char *const *) codes->pdata,
                               (const char *const *) names->pdata, codes->len);
  td_term_drop_down_set_code (self->award_form, chosen != NULL ? chosen_code : "");
}

static void
fill_campaigns (TdRecipientForm *self)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits
      = td_campaign_search (td_book_get_reader (self->book), "", self->date, MAX_CAMPAIGNS, &error);

  if (hits == NULL)
    {
      g_warning ("The campaigns could not be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const TdCampaignHit *hit = g_ptr_array_index (hits, i);

      g_ptr_array_add (codes, g_strdup_printf ("%" G_GINT64_FORMAT, hit->id));
      g_ptr_array_add (names, hit->name);
    }
  td_term_drop_down_set_items (self->campaign, (const char *const *) codes->pdata,
                               (const char *const *) names->pdata, codes->len);
}

/* --- Between the widgets and the award -------------------------------------------------------- */

void
td_award_update_bonus (TdAward *award, const TdCatalogue *catalogue, TdDate before, TdDate after)
{
  const TdAwardForm *form = td_catalogue_find_award_form (catalogue, award->award_form_id);
  gboolean collective = award->recipient_kind == TD_RECIPIENT_COLLECTIVE;
  gint64 old_bonus, new_bonus;

  if (form == NULL)
    return;

  td_catalogue_propose_bonus (catalogue, form, collective, before, &old_bonus);
  td_catalogue_propose_bonus (catalogue, form, collective, after, &new_bonus);
  if (award->bonus == old_bonus)
    award->bonus = new_bonus;
}

static gint64
propose (TdRecipientForm *self)
{
  const TdAwardForm *form
      = td_catalogue_find_award_form (self->catalogue, self->award->award_form_id);
  gint64 bonus = 0;

  if (form != NULL)
    td_catalogue_propose_bonus (self->catalogue, form,
                                self->award->recipient_kind == TD_RECIPIENT_COLLECTIVE, self->date,
                                &bonus);

  return bonus;
}

/* A collective without a name of its own is the chosen unit itself. The unit's name and type are
 * the snapshot of the day on which they are typed. */
static void
collect_recipient (TdRecipientForm *self)
{
  TdAward *award = self->award;
  gint64 unit_id = td_unit_chooser_get_unit_id (self->unit);
  gboolean moved = unit_id != award->unit_id;
  g_autoptr (TdUnit) unit
      = unit_id != 0 ? td_unit_load (td_book_get_reader (self->book), unit_id, NULL) : NULL;

  td_text_set (&award->name, gtk_editable_get_text (self->name));
  award->unit_id = unit_id;
  award->recipient_unit_id = 0;
  if (award->recipient_kind == TD_RECIPIENT_COLLECTIVE && unit != NULL
      && (award->name[0] == '\0' || g_str_equal (award->name, unit->name)))
    {
      td_text_set (&award->name, unit->name);
      award->recipient_unit_id = unit_id;
    }
  if (moved)
    {
      td_text_set (&award->unit_name, unit != NULL ? unit->name : "");
      td_text_set (&award->organisation_type, unit != NULL ? unit->organisation_type : "");
      award->person_id = 0;
    }
}

static void
collect (TdRecipientForm *self)
{
  TdAward *award = self->award;
  g_autofree char *old_name = g_strdup (award->name);
  gint64 proposed_before = propose (self);
  gboolean follows = award->bonus == proposed_before;
  gint64 amount;

  td_recipient_kind_from_code (td_term_drop_down_get_code (self->kind), &award->recipient_kind);
  collect_recipient (self);
  if (!g_str_equal (old_name, award->name))
    award->person_id = 0;
  award->is_woman = award->recipient_kind != TD_RECIPIENT_COLLECTIVE
                    && gtk_check_button_get_active (self->woman);
  td_text_set (&award->post, gtk_editable_get_text (self->post));
  award->award_form_id = g_ascii_strtoll (td_term_drop_down_get_code (self->award_form), NULL, 10);
  td_text_set (&award->commendation_type, td_term_drop_down_get_code (self->commendation));
  award->campaign_id = g_ascii_strtoll (td_term_drop_down_get_code (self->campaign), NULL, 10);
  td_text_set (&award->achievement, gtk_editable_get_text (self->achievement));
  td_text_set (&award->achievement_period, gtk_editable_get_text (self->achievement_period));
  award->is_direct_worker = award->recipient_kind == TD_RECIPIENT_INDIVIDUAL
                            && gtk_check_button_get_active (self->direct_worker);
  award->is_leader = award->recipient_kind == TD_RECIPIENT_INDIVIDUAL
                     && gtk_check_button_get_active (self->leader);
  td_text_set (&award->revoke_reason, gtk_editable_get_text (self->revoke_reason));
  td_date_entry_get_date (self->revoked_on, &award->revoked_on, NULL);

  /* A bonus that was the proposed one follows when what it depends on changes. */
  if (follows && propose (self) != proposed_before)
    award->bonus = propose (self);
  else if (td_money_entry_get_amount (self->bonus, &amount, NULL))
    award->bonus = amount;
}

static void
update_sensitivity (TdRecipientForm *self)
{
  TdRecipientKind kind = self->award->recipient_kind;

  gtk_widget_set_visible (GTK_WIDGET (self->woman), kind != TD_RECIPIENT_COLLECTIVE);
  gtk_widget_set_visible (GTK_WIDGET (td_form_find_field (self->form, "post")),
                          kind != TD_RECIPIENT_COLLECTIVE);
  gtk_widget_set_visible (GTK_WIDGET (self->direct_worker), kind == TD_RECIPIENT_INDIVIDUAL);
  gtk_widget_set_visible (GTK_WIDGET (self->leader), kind == TD_RECIPIENT_INDIVIDUAL);
  gtk_widget_set_visible (self->revocation, self->award->id != 0);
}

static void
set_text (GtkEditable *entry, const char *text)
{
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

/* @keep_typed: what cannot be read of the unit and the dates is of this award, and stays */
static void
fill (TdRecipientForm *self, gboolean keep_typed)
{
  const TdAward *award = self->award;
  gint64 unit_id;
  TdDate date;
  g_autofree char *campaign = g_strdup_printf ("%" G_GINT64_FORMAT, award->campaign_id);

  self->filling = TRUE;
  td_term_drop_down_set_code (self->kind, td_recipient_kind_to_code (award->recipient_kind));
  set_text (self->name, award->recipient_unit_id != 0 ? "" : award->name);
  gtk_check_button_set_active (self->woman, award->is_woman);
  set_text (self->post, award->post);
  if (!keep_typed || td_unit_chooser_get_unit (self->unit, &unit_id, NULL))
    td_unit_chooser_set_unit_id (self->unit, award->unit_id);
  fill_award_forms (self);
  td_term_drop_down_set_code (self->commendation, award->commendation_type);
  td_term_drop_down_set_code (self->campaign, award->campaign_id != 0 ? campaign : "");
  set_text (self->achievement, award->achievement);
  set_text (self->achievement_period, award->achievement_period);
  td_money_entry_set_amount (self->bonus, award->bonus);
  gtk_check_button_set_active (self->direct_worker, award->is_direct_worker);
  gtk_check_button_set_active (self->leader, award->is_leader);
  if (!keep_typed || td_date_entry_get_date (self->revoked_on, &date, NULL))
    td_date_entry_set_date (self->revoked_on, award->revoked_on);
  set_text (self->revoke_reason, award->revoke_reason);
  update_sensitivity (self);
  self->filling = FALSE;
}

/* An amount that cannot be read stays until the clerk has mended it, and so does one that he is
 * just typing: an entry that he emptied means 0 already, and a "0" put there would stand behind his
 * next digit. */
static void
update_bonus (TdRecipientForm *self)
{
  gint64 amount;

  if (td_money_entry_get_amount (self->bonus, &amount, NULL) && amount != self->award->bonus)
    td_money_entry_set_amount (self->bonus, self->award->bonus);
}

static void
edited_cb (TdRecipientForm *self)
{
  TdRecipientKind kind;
  gint64 bonus;

  if (self->filling || self->award == NULL)
    return;

  kind = self->award->recipient_kind;
  bonus = self->award->bonus;
  collect (self);
  self->filling = TRUE;
  if (kind != self->award->recipient_kind)
    {
      fill_award_forms (self);
      update_sensitivity (self);
    }
  if (bonus != self->award->bonus)
    update_bonus (self);
  self->filling = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (TdRecipientForm *self)
{
  if (self->award != NULL)
    g_signal_emit (self, signals[NEXT], 0);
}

/* --- Problems --------------------------------------------------------------------------------- */

static const char *const fields[] = {
  TD_AWARD_KIND,         TD_AWARD_NAME,     TD_AWARD_UNIT,  TD_AWARD_FORM,
  TD_AWARD_COMMENDATION, TD_AWARD_CAMPAIGN, TD_AWARD_BONUS, TD_AWARD_REVOKED,
};

GtkWidget *
td_recipient_form_show_problems (TdRecipientForm *self, const GPtrArray *problems, int row)
{
  GtkWidget *first = NULL;

  g_return_val_if_fail (TD_IS_RECIPIENT_FORM (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TdField *field = td_form_find_field (self->form, fields[i]);
      const TdProblem *problem = td_problems_find (problems, fields[i], row);

      td_field_set_problem (field, problem);
      if (first == NULL && problem != NULL && problem->severity == TD_SEVERITY_ERROR)
        first = GTK_WIDGET (field);
    }

  return first;
}

void
td_recipient_form_collect_unreadable (TdRecipientForm *self, GPtrArray *problems, int row)
{
  g_autoptr (GError) bonus_error = NULL;
  g_autoptr (GError) date_error = NULL;
  g_autoptr (GError) unit_error = NULL;
  gint64 amount;
  gint64 unit_id;
  TdDate date;

  g_return_if_fail (TD_IS_RECIPIENT_FORM (self));

  if (self->award == NULL)
    return;
  if (!td_unit_chooser_get_unit (self->unit, &unit_id, &unit_error))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_AWARD_UNIT, row, "%s", unit_error->message);
  if (!td_money_entry_get_amount (self->bonus, &amount, &bonus_error))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_AWARD_BONUS, row, "%s", bonus_error->message);
  if (!td_date_entry_get_date (self->revoked_on, &date, &date_error))
    td_problems_add (problems, TD_SEVERITY_ERROR, TD_AWARD_REVOKED, row, "%s", date_error->message);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_recipient_form_dispose (GObject *object)
{
  TdRecipientForm *self = TD_RECIPIENT_FORM (object);

  self->filling = TRUE;
  self->award = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), TD_TYPE_RECIPIENT_FORM);
  g_clear_object (&self->book);
  g_clear_pointer (&self->catalogue, td_catalogue_unref);

  G_OBJECT_CLASS (td_recipient_form_parent_class)->dispose (object);
}

static void
td_recipient_form_class_init (TdRecipientFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = td_recipient_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", TD_TYPE_RECIPIENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", TD_TYPE_RECIPIENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (TD_TYPE_FIELD);
  g_type_ensure (TD_TYPE_DATE_ENTRY);
  g_type_ensure (TD_TYPE_MONEY_ENTRY);
  g_type_ensure (TD_TYPE_TERM_DROP_DOWN);
  g_type_ensure (TD_TYPE_UNIT_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/vn/thidua/ThiDua/ui/td-recipient-form.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TdRecipientForm, child)
  BIND (scrolled);
  BIND (form);
  BIND (kind);
  BIND (name);
  BIND (woman);
  BIND (post);
  BIND (unit);
  BIND (award_form);
  BIND (commendation);
  BIND (campaign);
  BIND (achievement);
  BIND (achievement_period);
  BIND (bonus);
  BIND (direct_worker);
  BIND (leader);
  BIND (revocation);
  BIND (revoked_on);
  BIND (revoke_reason);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
td_recipient_form_init (TdRecipientForm *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  gtk_widget_set_sensitive (self->form, FALSE);
  self->filling = FALSE;
}

GtkWidget *
td_recipient_form_new (void)
{
  return g_object_new (TD_TYPE_RECIPIENT_FORM, NULL);
}

void
td_recipient_form_set_book (TdRecipientForm *self, TdBook *book)
{
  g_return_if_fail (TD_IS_RECIPIENT_FORM (self));

  g_set_object (&self->book, book);
  g_clear_pointer (&self->catalogue, td_catalogue_unref);
  self->catalogue = td_book_get_catalogue (book);
  self->filling = TRUE;
  td_unit_chooser_set_book (self->unit, book);
  td_term_drop_down_set_terms (self->commendation, self->catalogue, TD_VOCABULARY_COMMENDATION_TYPE,
                               TD_DATE_NONE);
  fill_campaigns (self);
  self->filling = FALSE;
}

void
td_recipient_form_set_date (TdRecipientForm *self, TdDate date)
{
  g_return_if_fail (TD_IS_RECIPIENT_FORM (self));

  if (td_date_equal (self->date, date))
    return;
  self->date = date;
  td_unit_chooser_set_date (self->unit, date);
  if (self->award == NULL)
    return;

  self->filling = TRUE;
  fill_award_forms (self);
  update_bonus (self);
  self->filling = FALSE;
}

void
td_recipient_form_set_award (TdRecipientForm *self, TdAward *award)
{
  gboolean keep_typed;

  g_return_if_fail (TD_IS_RECIPIENT_FORM (self));

  keep_typed = award == self->award;
  self->award = award;
  gtk_widget_set_sensitive (self->form, award != NULL);
  if (award != NULL)
    fill (self, keep_typed);
}

void
td_recipient_form_focus_name (TdRecipientForm *self)
{
  g_return_if_fail (TD_IS_RECIPIENT_FORM (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
