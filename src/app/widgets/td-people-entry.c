#include "app/widgets/td-people-entry.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-composition.h"
#include "app/widgets/td-control.h"
#include "app/widgets/td-suggestion-list.h"
#include "base/td-text.h"
#include "domain/td-record.h"
#include "store/td-person-store.h"

#define MAX_SUGGESTIONS 8

struct _TdPeopleEntry
{
  GtkWidget parent_instance;

  TdBook *book;
  guint max;
  gint64 unit_id;
  GPtrArray *people; /* TdRecordPerson */
  gboolean updating;

  GtkWidget *rows;
  GtkWidget *entry;
  TdSuggestionList *suggestions;
};

static GtkWidget *
td_people_entry_get_target (TdControl *control)
{
  TdPeopleEntry *self = TD_PEOPLE_ENTRY (control);
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  if (gtk_widget_get_visible (self->entry) || row == NULL)
    return self->entry;

  return gtk_widget_get_last_child (row);
}

static void
control_init (TdControlInterface *iface)
{
  iface->get_target = td_people_entry_get_target;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdPeopleEntry,
                               td_people_entry,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_CONTROL, control_init))

static guint changed_signal;

static void show_people (TdPeopleEntry *self);

/* --- Those who are named ---------------------------------------------------------------------- */

static void
remove_cb (TdPeopleEntry *self, GtkButton *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "td-index"));

  g_ptr_array_remove_index (self->people, index);
  show_people (self);
  gtk_widget_grab_focus (self->entry);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
create_row (TdPeopleEntry *self, guint index)
{
  const TdRecordPerson *person = self->people->pdata[index];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (person->name);
  GtkWidget *detail
      = gtk_label_new (person->person_id != 0 ? person->detail : _ ("New person of the unit"));
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *tooltip = g_strdup_printf (_ ("Take away %s"), person->name);

  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (detail), 0);
  gtk_widget_set_hexpand (detail, TRUE);
  gtk_widget_set_tooltip_text (detail, person->detail);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  g_object_set_data (G_OBJECT (button), "td-index", GUINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), detail);
  gtk_box_append (GTK_BOX (row), button);

  return row;
}

static void
show_people (TdPeopleEntry *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < self->people->len; i++)
    gtk_box_append (GTK_BOX (self->rows), create_row (self, i));
  gtk_widget_set_visible (self->rows, self->people->len > 0);
  gtk_widget_set_visible (self->entry, self->max == 0 || self->people->len < self->max);
}

static void
clear_entry (TdPeopleEntry *self)
{
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->updating = FALSE;
  td_suggestion_list_hide (self->suggestions);
}

static void
take (TdPeopleEntry *self, gint64 person_id, const char *name, const char *detail)
{
  gboolean had_focus = gtk_widget_is_ancestor (
      GTK_WIDGET (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))), GTK_WIDGET (self));

  g_ptr_array_add (self->people, td_record_person_new (person_id, name, detail));
  clear_entry (self);
  show_people (self);
  /* The entry that had it is gone when there can be no more. */
  if (had_focus)
    gtk_widget_grab_focus (td_people_entry_get_target (TD_CONTROL (self)));
  g_signal_emit (self, changed_signal, 0);
}

/* --- The suggestions -------------------------------------------------------------------------- */

static gboolean
is_same_name (const char *a, const char *b)
{
  g_autofree char *x = td_text_fold (a);
  g_autofree char *y = td_text_fold (b);

  return g_str_equal (x, y);
}

static void
suggest (TdPeopleEntry *self)
{
  g_autofree char *typed = td_composition_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *text = td_text_clean (typed);
  g_autoptr (GPtrArray) suggestions = td_suggestions_new ();
  g_autoptr (GPtrArray) hits = NULL;
  GdkRectangle cell
      = { 0, 0, gtk_widget_get_width (self->entry), gtk_widget_get_height (self->entry) };
  gboolean exact = FALSE;
  double x, y;

  if (text[0] == '\0' || self->book == NULL)
    {
      td_suggestion_list_hide (self->suggestions);
      return;
    }

  hits = td_person_search (td_book_get_reader (self->book), text, self->unit_id, td_date_today (),
                           MAX_SUGGESTIONS, NULL);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const TdPersonHit *hit = hits->pdata[i];
      g_autofree char *detail = td_person_hit_describe (hit);

      exact = exact || (i == 0 && is_same_name (hit->name, text));
      g_ptr_array_add (suggestions, td_suggestion_new (hit->name, detail, hit->id));
    }
  g_ptr_array_add (
      suggestions,
      td_suggestion_new (text, _ ("New person: is added to the book with the record"), 0));
  if (gtk_widget_translate_coordinates (self->entry, GTK_WIDGET (self), 0, 0, &x, &y))
    {
      cell.x = (int) x;
      cell.y = (int) y;
    }
  /* The beginning of a name is not that person yet: it may be the whole of another one's. */
  td_suggestion_list_show (self->suggestions, suggestions, exact || suggestions->len == 1, &cell);
}

static void
changed_cb (TdPeopleEntry *self)
{
  if (self->updating)
    return;

  suggest (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
take_suggestion (TdPeopleEntry *self, const TdSuggestion *suggestion)
{
  g_autofree char *name = g_strdup (suggestion->label);
  g_autofree char *detail = g_strdup (suggestion->id != 0 ? suggestion->detail : "");

  take (self, suggestion->id, name, detail);
}

static void
taken_cb (TdPeopleEntry *self, guint index)
{
  const TdSuggestion *suggestion = td_suggestion_list_get (self->suggestions, index);

  if (suggestion != NULL)
    take_suggestion (self, suggestion);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  TdPeopleEntry *self = user_data;
  const TdSuggestion *marked;

  if (!td_suggestion_list_is_shown (self->suggestions))
    {
      if (keyval != GDK_KEY_Down)
        return GDK_EVENT_PROPAGATE;
      suggest (self);
      return td_suggestion_list_is_shown (self->suggestions);
    }

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      td_suggestion_list_move (self->suggestions, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      td_suggestion_list_move (self->suggestions, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      marked = td_suggestion_list_get_marked (self->suggestions);
      if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 || marked == NULL)
        return GDK_EVENT_PROPAGATE;
      take_suggestion (self, marked);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      td_suggestion_list_hide (self->suggestions);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (TdPeopleEntry *self)
{
  td_suggestion_list_hide (self->suggestions);
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
td_people_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdPeopleEntry *self = TD_PEOPLE_ENTRY (widget);

  gtk_layout_manager_allocate (gtk_widget_get_layout_manager (widget), widget, width, height,
                               baseline);
  gtk_popover_present (GTK_POPOVER (self->suggestions));
}

static gboolean
td_people_entry_grab_focus (GtkWidget *widget)
{
  return td_control_grab_focus (widget, td_people_entry_get_target (TD_CONTROL (widget)));
}

static void
td_people_entry_dispose (GObject *object)
{
  TdPeopleEntry *self = TD_PEOPLE_ENTRY (object);

  if (self->suggestions != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->suggestions));
  self->suggestions = NULL;
  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (td_people_entry_parent_class)->dispose (object);
}

static void
td_people_entry_finalize (GObject *object)
{
  g_ptr_array_unref (TD_PEOPLE_ENTRY (object)->people);

  G_OBJECT_CLASS (td_people_entry_parent_class)->finalize (object);
}

static void
td_people_entry_class_init (TdPeopleEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = td_people_entry_dispose;
  object_class->finalize = td_people_entry_finalize;
  widget_class->size_allocate = td_people_entry_size_allocate;
  widget_class->grab_focus = td_people_entry_grab_focus;

  changed_signal = g_signal_new ("changed", TD_TYPE_PEOPLE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
td_people_entry_init (TdPeopleEntry *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) td_record_person_free);
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));

  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Name, from the family name on"));
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  td_composition_watch (GTK_EDITABLE (self->entry), G_CALLBACK (changed_cb), self);
  /* After the input method, as in td-unit-chooser.c. */
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                             key);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  self->suggestions = TD_SUGGESTION_LIST (td_suggestion_list_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->suggestions), GTK_WIDGET (self));
  g_signal_connect_swapped (self->suggestions, "taken", G_CALLBACK (taken_cb), self);
  show_people (self);
}

GtkWidget *
td_people_entry_new (void)
{
  return g_object_new (TD_TYPE_PEOPLE_ENTRY, NULL);
}

void
td_people_entry_set_book (TdPeopleEntry *self, TdBook *book, guint max)
{
  g_return_if_fail (TD_IS_PEOPLE_ENTRY (self));

  g_set_object (&self->book, book);
  self->max = max;
  show_people (self);
}

void
td_people_entry_set_unit (TdPeopleEntry *self, gint64 unit_id)
{
  g_return_if_fail (TD_IS_PEOPLE_ENTRY (self));

  self->unit_id = unit_id;
}

static void
copy_people (GPtrArray *to, const GPtrArray *from)
{
  g_ptr_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, td_record_person_copy (from->pdata[i]));
}

void
td_people_entry_set_people (TdPeopleEntry *self, const GPtrArray *people)
{
  g_return_if_fail (TD_IS_PEOPLE_ENTRY (self));

  copy_people (self->people, people);
  clear_entry (self);
  show_people (self);
}

void
td_people_entry_collect (TdPeopleEntry *self,
                         const char *field,
                         GPtrArray *people,
                         GPtrArray *problems)
{
  const char *text;

  g_return_if_fail (TD_IS_PEOPLE_ENTRY (self));

  copy_people (people, self->people);
  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  if (!td_text_is_blank (text))
    td_problems_add (problems, TD_SEVERITY_ERROR, field, -1,
                     _ ("“%s” was typed but not taken: press Down and choose the person."), text);
}
