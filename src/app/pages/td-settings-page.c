#include "app/pages/td-settings-page.h"

#include <glib/gi18n-lib.h>

#include "app/td-window.h"
#include "app/widgets/td-field.h"
#include "app/widgets/td-rule-list.h"
#include "base/td-money.h"
#include "base/td-text.h"
#include "domain/td-code-pattern.h"
#include "domain/td-due.h"
#include "store/td-cut-offs.h"
#include "store/td-setting-store.h"

typedef enum
{
  SETTING_TEXT,
  SETTING_AMOUNT, /* a whole number */
  SETTING_CODE_PATTERN,
  SETTING_DAY, /* of every year: "06-15" in the book, "15/06" on the page, empty for never */
  SETTING_END, /* the same, of a period: see td-cut-offs.h */
} SettingKind;

/* In the order of the page; a title begins a group. */
static const struct
{
  const char *group;
  const char *key;
  const char *label;
  const char *tooltip;
  SettingKind kind;
} settings[] = {
  { N_ ("The organisation"), TD_SETTING_PARENT_LINE, N_ ("_Superior organisation"),
    N_ ("The first line at the top left of a report"), SETTING_TEXT },
  { NULL, TD_SETTING_ORGANISATION, N_ ("_Organisation"),
    N_ ("The second line at the top left of a report"), SETTING_TEXT },
  { NULL, TD_SETTING_ORGANISATION_SHORT, N_ ("S_hort name"),
    N_ ("In lists, and as the issuer of a new decision"), SETTING_TEXT },
  { NULL, TD_SETTING_PLACE, N_ ("P_lace"), N_ ("Before the date of a report"), SETTING_TEXT },
  { N_ ("Reports"), TD_SETTING_RECIPIENT, N_ ("_Recipient of the reports"),
    N_ ("The department that the summaries are sent to"), SETTING_TEXT },
  { NULL, TD_SETTING_SIGNER_AUTHORITY, N_ ("Signed by _authority of"),
    N_ ("Such as TM. BAN THƯỜNG VỤ"), SETTING_TEXT },
  { NULL, TD_SETTING_SIGNER_POST, N_ ("P_ost of the signer"), NULL, SETTING_TEXT },
  { NULL, TD_SETTING_SIGNER_NAME, N_ ("Name of the si_gner"), NULL, SETTING_TEXT },
  { NULL, TD_SETTING_PREPARER_POST, N_ ("Title of who _prepared it"), NULL, SETTING_TEXT },
  { NULL, TD_SETTING_PREPARER_NAME, N_ ("Na_me of who prepared it"), NULL, SETTING_TEXT },
  { NULL, TD_SETTING_HALF_YEAR_END, N_ ("First half-year _up to"),
    N_ ("The last day that counts, such as 15/06 where the meeting is held in June; what comes "
        "later counts in the next period. A period that was handed in keeps its days"),
    SETTING_END },
  { NULL, TD_SETTING_YEAR_END, N_ ("Y_ear up to"),
    N_ ("The last day that counts, such as 15/12; what comes later counts in the next year. A year "
        "that was handed in keeps its days"),
    SETTING_END },
  { NULL, TD_SETTING_SCHOOL_YEAR_END, N_ ("School _year up to"),
    N_ ("The last day that counts, such as 31/07; what comes later counts in the next school "
        "year. A school year that was handed in keeps its days"),
    SETTING_END },
  { NULL, TD_SETTING_TARGET_DIRECT_WORKERS, N_ ("Wanted share of _direct workers (%)"),
    N_ ("Among the individuals awarded, for report B07; 0 for none. Letter 628/LĐLĐ puts these "
        "groups first and names no share"),
    SETTING_AMOUNT },
  { NULL, TD_SETTING_TARGET_WITHOUT_POST, N_ ("Wanted share _without a leading post (%)"),
    N_ ("As above"), SETTING_AMOUNT },
  { NULL, TD_SETTING_TARGET_AD_HOC, N_ ("Wanted share of a_d hoc awards (%)"), N_ ("As above"),
    SETTING_AMOUNT },
  { N_ ("Decisions"), TD_SETTING_DECISION_SYMBOL, N_ ("S_ymbol of a new decision"),
    N_ ("Such as QĐ-LĐLĐ"), SETTING_TEXT },
  { NULL, TD_SETTING_BONUS_ROUNDING, N_ ("_Bonuses are rounded up to"),
    N_ ("Đồng; tens of thousands by QĐ 2106/QĐ-TLĐ and NĐ 98/2023/NĐ-CP"), SETTING_AMOUNT },
  { N_ ("Units"), TD_SETTING_UNIT_CODE_PATTERN, N_ ("_Code of a new unit"),
    N_ ("{parent}: the code of the unit above, {kind}: its kind, {year}: the year in which it "
        "began, "
        "{n:3}: a number of three digits"),
    SETTING_CODE_PATTERN },
  { NULL, TD_SETTING_FIGURE_JUMP, N_ ("_Figures are marked if they change by more than (%)"),
    N_ ("Compared with the period before, from 20 people on; 0 for never"), SETTING_AMOUNT },
  { N_ ("Campaigns"), TD_SETTING_FINAL_REVIEW_DAYS, N_ ("_Days to the final review"),
    N_ ("After the last day of a campaign, unless its step has a planned day"), SETTING_AMOUNT },
  { NULL, TD_SETTING_INTERIM_REVIEW_MONTHS, N_ ("Mon_ths between interim reviews"),
    N_ ("Of a campaign that goes on, unless the step has a planned day; 0 for never"),
    SETTING_AMOUNT },
  { N_ ("Calendar"), TD_SETTING_WARN_DAYS, N_ ("What is due soon is told so many _days before"),
    N_ ("On the overview, and by the alarms of an exported calendar"), SETTING_AMOUNT },
  { NULL, TD_SETTING_HALF_YEAR_DUE, N_ ("_Half-year summary due on"),
    N_ ("Day and month, such as 15/06; empty for no reminder. Letter 628/LĐLĐ asks for it every "
        "half-year and names no day"),
    SETTING_DAY },
  { NULL, TD_SETTING_YEAR_DUE, N_ ("Annual summar_y due on"),
    N_ ("Day and month, such as 15/12; empty for no reminder. Letter 628/LĐLĐ asks for it every "
        "year and names no day"),
    SETTING_DAY },
};

static gboolean
is_day (guint index)
{
  return settings[index].kind == SETTING_DAY || settings[index].kind == SETTING_END;
}

struct _TdSettingsPage
{
  GtkWidget parent_instance;

  TdBook *book;
  GtkWidget *scrolled;
  GtkBox *box;
  GtkLabel *example; /* of a unit's code */
  TdField *fields[G_N_ELEMENTS (settings)];
};

static void page_init (TdPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdSettingsPage,
                               td_settings_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_PAGE, page_init))

static GtkEditable *
get_entry (TdSettingsPage *self, guint index)
{
  return GTK_EDITABLE (td_field_get_control (self->fields[index]));
}

/* "LC-CDGD-007", under the pattern while it is typed */
static void
show_example (TdSettingsPage *self, GtkEditable *entry)
{
  static const TdCodeParts parts = { "LC-CDGD", "CDCS", 2026 };
  const char *pattern = gtk_editable_get_text (entry);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *example = NULL;

  if (!td_code_pattern_check (pattern, &error))
    {
      gtk_label_set_text (self->example, error->message);
      return;
    }
  code = td_code_pattern_make (pattern, &parts, 7);
  example = g_strdup_printf (_ ("For example %s"), code);
  gtk_label_set_text (self->example, example);
}

static void
fill (TdSettingsPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value = td_setting_get (td_book_get_reader (self->book), settings[i].key);

      if (settings[i].kind == SETTING_AMOUNT)
        {
          char *amount = td_money_format (g_ascii_strtoll (value, NULL, 10));

          g_free (value);
          value = amount;
        }
      if (is_day (i))
        {
          char *day = td_due_format_day_of_year (value);

          g_free (value);
          value = day;
        }
      if (!g_str_equal (gtk_editable_get_text (get_entry (self, i)), value))
        gtk_editable_set_text (get_entry (self, i), value);
      td_field_set_problem (self->fields[i], NULL);
    }
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct
{
  TdSettingsPage *page;
  guint index;
  char *value;
  char *label;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->page);
  g_free (saving->value);
  g_free (saving->label);
  g_free (saving);
}

static gboolean
write_cb (TdDb *db, gpointer data, GError **error)
{
  Saving *saving = data;

  return td_setting_set (db, settings[saving->index].key, saving->value, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  TdSettingsPage *self = saving->page;
  TdWindow *window;
  g_autoptr (GError) error = NULL;
  gboolean done = td_book_write_finish (TD_BOOK (source), result, &error);

  if (self->scrolled == NULL)
    return;

  window = td_window_get_for (GTK_WIDGET (self));
  if (!done)
    td_field_set_error (self->fields[saving->index], error->message);
  else if (window != NULL)
    td_window_show_note (window, saving->label, TRUE);
}

static gboolean
read_day (TdSettingsPage *self, guint index, const char *text, char **value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *day = td_due_read_day_of_year (text, &error);

  if (day == NULL)
    {
      td_field_set_error (self->fields[index], error->message);
      return FALSE;
    }
  if (settings[index].kind == SETTING_END && !td_cut_offs_check_day (settings[index].key, day))
    {
      td_field_set_error (self->fields[index],
                          _ ("The last day that counts must be one at most 45 days before or after "
                             "the calendar's end of the period."));
      return FALSE;
    }

  *value = g_steal_pointer (&day);
  return TRUE;
}

static gboolean
read_value (TdSettingsPage *self, guint index, char **value)
{
  const char *text = gtk_editable_get_text (get_entry (self, index));
  g_autoptr (GError) error = NULL;
  gint64 amount;

  if (is_day (index))
    return read_day (self, index, text, value);
  if (settings[index].kind != SETTING_AMOUNT)
    {
      *value = td_text_clean (text);
      if (settings[index].kind == SETTING_CODE_PATTERN && !td_code_pattern_check (*value, &error))
        {
          td_field_set_error (self->fields[index], error->message);
          return FALSE;
        }
      return TRUE;
    }
  if (!td_money_parse (text, &amount, &error))
    {
      td_field_set_error (self->fields[index], error->message);
      return FALSE;
    }

  *value = g_strdup_printf ("%" G_GINT64_FORMAT, amount);
  return TRUE;
}

static void
save (TdSettingsPage *self, guint index)
{
  g_autofree char *old = td_setting_get (td_book_get_reader (self->book), settings[index].key);
  g_autofree char *value = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *name = NULL;
  Saving *saving;

  if (!read_value (self, index, &value))
    return;
  td_field_set_problem (self->fields[index], NULL);
  if (g_str_equal (old, value))
    return;

  /* Without the underscore of the mnemonic. */
  parts = g_strsplit (_ (settings[index].label), "_", -1);
  name = g_strjoinv ("", parts);
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->index = index;
  saving->value = g_steal_pointer (&value);
  saving->label = g_strdup_printf (_ ("Changed the setting “%s”"), name);
  td_book_write_async (self->book, saving->label, write_cb, saving, saving_free, NULL, saved_cb,
                       saving);
}

static guint
find_index (TdSettingsPage *self, GtkWidget *entry)
{
  guint index = 0;

  while (GTK_WIDGET (get_entry (self, index)) != entry)
    index++;

  return index;
}

static void
activate_cb (TdSettingsPage *self, GtkWidget *entry)
{
  save (self, find_index (self, entry));
}

static void
leave_cb (TdSettingsPage *self, GtkEventController *focus)
{
  if (self->scrolled != NULL)
    save (self, find_index (self, gtk_event_controller_get_widget (focus)));
}

static void
book_changed_cb (TdSettingsPage *self, TdChanges *changes)
{
  if (td_changes_touches (changes, "setting"))
    fill (self);
}

/* --- The page --------------------------------------------------------------------------------- */

static void
refresh (TdPage *page)
{
  fill (TD_SETTINGS_PAGE (page));
}

static void
page_init (TdPageInterface *iface)
{
  iface->refresh = refresh;
}

/* --- The widget ------------------------------------------------------------------------------- */

static GtkWidget *
create_group_title (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "td-title");
  gtk_widget_set_margin_top (label, 12);

  return label;
}

static void
add_example (TdSettingsPage *self, GtkBox *box, GtkWidget *entry)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->example = GTK_LABEL (label);
  gtk_label_set_xalign (self->example, 1);
  gtk_label_set_wrap (self->example, TRUE);
  gtk_widget_add_css_class (label, "td-secondary");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (show_example), self);
  gtk_box_append (box, label);
}

static void
add_fields (TdSettingsPage *self, GtkBox *box)
{
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      GtkWidget *entry = gtk_entry_new ();
      GtkWidget *field = td_field_new (settings[i].key, _ (settings[i].label), entry);
      GtkEventController *focus = gtk_event_controller_focus_new ();

      if (settings[i].group != NULL)
        gtk_box_append (box, create_group_title (_ (settings[i].group)));
      if (settings[i].tooltip != NULL)
        gtk_widget_set_tooltip_text (field, _ (settings[i].tooltip));
      g_object_set (field, "size-group", labels, NULL);
      gtk_widget_set_hexpand (entry, TRUE);
      g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
      g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
      gtk_widget_add_controller (entry, focus);
      self->fields[i] = TD_FIELD (field);
      gtk_box_append (box, field);
      if (settings[i].kind == SETTING_CODE_PATTERN)
        add_example (self, box, entry);
    }
}

static void
td_settings_page_dispose (GObject *object)
{
  TdSettingsPage *self = TD_SETTINGS_PAGE (object);

  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_settings_page_parent_class)->dispose (object);
}

static void
td_settings_page_class_init (TdSettingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_settings_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
td_settings_page_init (TdSettingsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_bottom (box, 16);
  self->box = GTK_BOX (box);
  add_fields (self, self->box);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

TdPage *
td_settings_page_new (TdBook *book)
{
  TdSettingsPage *self = g_object_new (TD_TYPE_SETTINGS_PAGE, NULL);

  self->book = g_object_ref (book);
  gtk_box_append (self->box, create_group_title (_ ("Rules of the checks")));
  gtk_box_append (self->box, td_rule_list_new (book));
  fill (self);
  g_signal_connect_object (book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);

  return TD_PAGE (self);
}
