#include "app/dialogs/td-unit-overview.h"

#include <glib/gi18n-lib.h>

#include "app/dialogs/td-unit-links.h"
#include "domain/td-contact.h"

struct _TdUnitOverview
{
  GtkWidget parent_instance;

  TdBook *book;
  GtkWidget *scroller;
  GtkGrid *facts;
  int n_facts;
  GtkBox *clusters;
  GtkListBox *timeline;
};

G_DEFINE_FINAL_TYPE (TdUnitOverview, td_unit_overview, GTK_TYPE_WIDGET)

/* --- Facts ------------------------------------------------------------------------------------ */

static void
add_fact (TdUnitOverview *self, const char *title, GtkWidget *value)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "td-secondary");
  gtk_widget_set_hexpand (value, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_grid_attach (self->facts, label, 0, self->n_facts, 1, 1);
  gtk_grid_attach (self->facts, value, 1, self->n_facts, 1, 1);
  self->n_facts++;
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);

  return label;
}

static void
add_text (TdUnitOverview *self, const char *title, const char *text)
{
  if (text[0] != '\0')
    add_fact (self, title, create_text (text));
}

/* "from 01/07/2025", "until 30/06/2025" */
static void
add_open (TdUnitOverview *self, const TdUnit *unit)
{
  g_autofree char *from = td_date_format (unit->valid_from);
  g_autofree char *to = td_date_format (unit->valid_to);
  g_autofree char *text = NULL;

  if (from[0] != '\0' && to[0] != '\0')
    text = g_strdup_printf (_ ("from %s until %s"), from, to);
  else if (from[0] != '\0')
    text = g_strdup_printf (_ ("since %s"), from);
  else if (to[0] != '\0')
    text = g_strdup_printf (_ ("until %s; its first day is not known"), to);
  else
    text = g_strdup (_ ("yes; its first day is not known"));
  add_fact (self, _ ("Open"), create_text (text));
}

static void
copied_cb (GtkButton *button, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
  gtk_button_set_icon_name (button, "object-select-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), _ ("Copied"));
}

/* @uri: (nullable): what opens it; @copy: what the button beside it does, for a screen reader */
static void
add_contact (
    TdUnitOverview *self, const char *title, const char *text, const char *uri, const char *copy)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *value;

  if (text[0] == '\0')
    return;
  if (uri != NULL)
    {
      g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", uri, text);

      value = gtk_label_new (NULL);
      gtk_label_set_markup (GTK_LABEL (value), markup);
      gtk_label_set_xalign (GTK_LABEL (value), 0);
    }
  else
    {
      value = create_text (text);
    }
  gtk_widget_set_tooltip_text (button, copy);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, copy, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (copied_cb), g_strdup (text),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), button);
  add_fact (self, title, box);
}

static void
add_contacts (TdUnitOverview *self, const TdUnit *unit)
{
  g_autofree char *phone = td_contact_phone_uri (unit->phone);
  g_autofree char *email = td_contact_email_uri (unit->email);
  g_autofree char *zalo = td_contact_zalo_uri (unit->zalo);

  add_contact (self, _ ("Telephone"), unit->phone, phone, _ ("Copy the telephone number"));
  add_contact (self, _ ("E-mail"), unit->email, email, _ ("Copy the e-mail address"));
  add_contact (self, _ ("Zalo"), unit->zalo, zalo, _ ("Copy the Zalo address"));
  if (unit->phone[0] == '\0' && unit->email[0] == '\0' && unit->zalo[0] == '\0')
    add_text (self, _ ("Contact"), _ ("Not entered yet: put it right with F2."));
}

/* "A; B", each a link */
static void
add_units (TdUnitOverview *self, const char *title, const GPtrArray *units)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (units->len == 0)
    return;
  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            ((const TdUnitRef *) g_ptr_array_index (units, i))->name);
  add_fact (self, title, td_unit_links_create (self->book, text->str, units));
}

static void
add_term (TdUnitOverview *self, const char *title, TdVocabulary vocabulary, const char *code)
{
  g_autoptr (TdCatalogue) catalogue = td_book_get_catalogue (self->book);

  add_text (self, title, td_catalogue_get_term_name (catalogue, vocabulary, code));
}

static void
show_facts (TdUnitOverview *self, const TdUnitRecord *record)
{
  const TdUnit *unit = record->unit;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->facts))) != NULL)
    gtk_grid_remove (self->facts, child);
  self->n_facts = 0;

  add_text (self, _ ("Short name"), unit->short_name);
  add_text (self, _ ("Code"), unit->code);
  add_term (self, _ ("Kind"), TD_VOCABULARY_UNIT_KIND, unit->kind);
  add_term (self, _ ("Organisation type"), TD_VOCABULARY_ORGANISATION_TYPE,
            unit->organisation_type);
  add_term (self, _ ("Place"), TD_VOCABULARY_PLACE, unit->place);
  if (record->parent.id != 0)
    add_fact (self, _ ("Belongs to"), td_unit_links_create_one (self->book, &record->parent));
  add_open (self, unit);
  add_text (self, _ ("Reason of the end"), unit->end_reason);
  if (record->successor.id != 0)
    add_fact (self, _ ("Successor"), td_unit_links_create_one (self->book, &record->successor));
  add_units (self, _ ("Succeeds"), record->predecessors);
  add_contacts (self, unit);
  add_text (self, _ ("Note"), unit->note);
}

/* --- Clusters --------------------------------------------------------------------------------- */

static GtkWidget *
create_cluster (TdUnitOverview *self, const TdUnitClusterRow *cluster)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  guint n = cluster->members->len;
  g_autofree char *title
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d: %s, %u unit", "%d: %s, %u units", n),
                         cluster->year, cluster->name, n);
  GtkWidget *label = gtk_label_new (title);
  g_autoptr (GString) names = g_string_new (NULL);
  GtkWidget *members;

  for (guint i = 0; i < n; i++)
    {
      const TdUnitRef *member = g_ptr_array_index (cluster->members, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", member->name);
      if (g_array_index (cluster->are_leaders, gboolean, i))
        g_string_append_printf (names, " (%s)", _ ("head of the cluster"));
    }
  members = td_unit_links_create (self->book, names->str, cluster->members);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "td-numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), members);

  return box;
}

static GtkWidget *
create_sentence (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "td-secondary");

  return label;
}

/* Those of the latest year that has any: older ones are in the score sheets. */
static void
show_clusters (TdUnitOverview *self, const TdUnitRecord *record)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->clusters))) != NULL)
    gtk_box_remove (self->clusters, child);
  for (guint i = 0; i < record->clusters->len; i++)
    {
      const TdUnitClusterRow *cluster = g_ptr_array_index (record->clusters, i);
      const TdUnitClusterRow *first = g_ptr_array_index (record->clusters, 0);

      if (cluster->year == first->year)
        gtk_box_append (self->clusters, create_cluster (self, cluster));
    }
  if (record->clusters->len == 0)
    gtk_box_append (
        self->clusters,
        create_sentence (_ ("In no emulation cluster yet. Clusters are made by year.")));
}

/* --- What happened ---------------------------------------------------------------------------- */

static GtkWidget *
create_event (TdUnitOverview *self, const TdUnitEvent *event)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *day = td_date_format (event->on);
  g_autofree char *sentence = td_unit_event_to_sentence (event);
  g_autofree char *source = td_unit_event_to_source (event);
  g_autofree char *name
      = g_strdup_printf ("%s %s %s", day[0] != '\0' ? day : _ ("Day not known"), sentence, source);
  GtkWidget *when = gtk_label_new (day[0] != '\0' ? day : "—");

  gtk_label_set_xalign (GTK_LABEL (when), 0);
  gtk_label_set_width_chars (GTK_LABEL (when), 10);
  gtk_widget_set_valign (when, GTK_ALIGN_START);
  gtk_widget_add_css_class (when, "td-numeric");
  gtk_box_append (GTK_BOX (texts), td_unit_links_create (self->book, sentence, event->units));
  if (source[0] != '\0')
    gtk_box_append (GTK_BOX (texts), create_sentence (source));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), when);
  gtk_box_append (GTK_BOX (line), texts);
  if (td_date_compare (event->on, td_date_today ()) > 0)
    gtk_box_append (GTK_BOX (line), create_sentence (_ ("to come")));
  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
show_timeline (TdUnitOverview *self, const TdUnitRecord *record)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->timeline, 0)) != NULL)
    gtk_list_box_remove (self->timeline, GTK_WIDGET (row));
  for (guint i = 0; i < record->timeline->len; i++)
    gtk_list_box_append (self->timeline,
                         create_event (self, g_ptr_array_index (record->timeline, i)));
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_unit_overview_dispose (GObject *object)
{
  TdUnitOverview *self = TD_UNIT_OVERVIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_unit_overview_parent_class)->dispose (object);
}

static void
td_unit_overview_class_init (TdUnitOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_unit_overview_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_unit_overview_init (TdUnitOverview *self)
{
}

static GtkWidget *
create_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 16);
  gtk_widget_add_css_class (label, "td-title");

  return label;
}

GtkWidget *
td_unit_overview_new (TdBook *book)
{
  TdUnitOverview *self = g_object_new (TD_TYPE_UNIT_OVERVIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *timeline = gtk_list_box_new ();

  self->book = g_object_ref (book);
  self->facts = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->facts, 16);
  gtk_grid_set_row_spacing (self->facts, 6);
  self->clusters = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  self->timeline = GTK_LIST_BOX (timeline);
  gtk_list_box_set_selection_mode (self->timeline, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (timeline), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What happened to the unit, the latest first"), -1);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->facts));
  gtk_box_append (GTK_BOX (box), create_title (_ ("Emulation cluster")));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->clusters));
  gtk_box_append (GTK_BOX (box), create_title (_ ("What happened to the unit")));
  gtk_box_append (GTK_BOX (box), timeline);
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_top (box, 16);
  gtk_widget_set_margin_bottom (box, 16);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

void
td_unit_overview_show (TdUnitOverview *self, const TdUnitRecord *record)
{
  g_return_if_fail (TD_IS_UNIT_OVERVIEW (self));

  show_facts (self, record);
  show_clusters (self, record);
  show_timeline (self, record);
}
