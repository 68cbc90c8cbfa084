#include "app/widgets/td-drop-down-search.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-composition.h"
#include "base/td-text.h"

/* GtkDropDown has no way to ask for another comparison. Its list is a GtkListView over a
 * GtkSingleSelection over a GtkFilterListModel with a GtkStringFilter, and it must remain one: for
 * any other filter it takes the position among the hits for the position among all. So the filter
 * stays, but what it compares becomes "1" for a hit and "0" for the rest (GTK 4.8 leaks an empty
 * string here), and what it searches for "1". */
#define HIT "1"
#define MISS "0"

#define SEARCH "td-drop-down-search"

typedef struct
{
  GtkDropDown *drop_down;
  GtkPopover *popover;
  GtkSearchEntry *entry;
  GtkListView *list;
} Search;

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* --- What is a hit ---------------------------------------------------------------------------- */

static gboolean
begins_a_word (const char *name, const char *typed)
{
  for (const char *p = name; p != NULL; p = strchr (p, ' '))
    {
      if (*p == ' ')
        p++;
      if (g_str_has_prefix (p, typed))
        return TRUE;
    }

  return FALSE;
}

/* Called by the filter: @words are folded. */
static char *
describe_hit (gpointer item, const char *name, const char *const *words)
{
  g_autofree char *folded = td_text_fold (name);

  for (guint i = 0; words[i] != NULL; i++)
    if (!begins_a_word (folded, words[i]))
      return g_strdup (MISS);

  return g_strdup (HIT);
}

static void
free_words (gpointer words, GClosure *closure)
{
  g_strfreev (words);
}

static GtkExpression *
create_expression (GtkDropDown *drop_down, const char *folded)
{
  GtkExpression *name = gtk_expression_ref (gtk_drop_down_get_expression (drop_down));

  return gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, &name, G_CALLBACK (describe_hit),
                                      g_strsplit (folded, " ", -1), free_words);
}

/* --- The list --------------------------------------------------------------------------------- */

static GtkSingleSelection *
get_selection (Search *search)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (search->list));
}

static GtkStringFilter *
get_filter (Search *search)
{
  GListModel *model = gtk_single_selection_get_model (get_selection (search));

  return GTK_STRING_FILTER (gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (model)));
}

static void
mark (Search *search, guint position)
{
  GtkSingleSelection *selection = get_selection (search);

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (selection)))
    return;

  gtk_single_selection_set_selected (selection, position);
  gtk_widget_activate_action (GTK_WIDGET (search->list), "list.scroll-to-item", "u", position);
}

/* The text changed; and again after GTK has set it as what the filter searches for. */
static void
changed_cb (Search *search)
{
  g_autofree char *text = td_composition_get_text (GTK_EDITABLE (search->entry));
  g_autofree char *folded = td_text_fold (text);
  GtkStringFilter *filter;

  if (gtk_list_view_get_model (search->list) == NULL)
    return;

  filter = get_filter (search);
  if (*folded == '\0')
    {
      gtk_string_filter_set_search (filter, "");
      /* GTK empties the entry of a closed list before it asks what was marked. */
      if (gtk_widget_get_visible (GTK_WIDGET (search->popover)))
        mark (search, gtk_drop_down_get_selected (search->drop_down));
    }
  else
    {
      g_autoptr (GtkExpression) expression = create_expression (search->drop_down, folded);

      gtk_string_filter_set_expression (filter, expression);
      gtk_string_filter_set_search (filter, HIT);
      mark (search, 0);
    }
}

static void
composed_cb (GtkDropDown *drop_down)
{
  changed_cb (g_object_get_data (G_OBJECT (drop_down), SEARCH));
}

static void
activate_cb (Search *search)
{
  guint position = gtk_single_selection_get_selected (get_selection (search));

  if (position != GTK_INVALID_LIST_POSITION)
    g_signal_emit_by_name (search->list, "activate", position);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                Search *search)
{
  guint position = gtk_single_selection_get_selected (get_selection (search));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      mark (search, position + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (position > 0)
        mark (search, position - 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* GTK would clear the filter first and want Esc once more. */
static void
stop_search_cb (Search *search)
{
  gtk_popover_popdown (search->popover);
}

/* --- Opening ---------------------------------------------------------------------------------- */

/* A list that is short enough to do without a search has a widget for every row, in their order. */
static void
focus_row (GtkWidget *list, guint position)
{
  GtkWidget *row = gtk_widget_get_first_child (list);

  for (guint i = 0; i < position && row != NULL; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* The rows have their heights one frame after the list is shown. What is marked may be another row
 * by then: a fast typist is not waited for. */
static gboolean
opened_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;

  /* Who is among the rows already goes on from there: scrolling would move the row that keys go
   * from.
   */
  if (gtk_widget_get_focus_child (list) == NULL)
    mark (data, gtk_single_selection_get_selected (get_selection (data)));

  return G_SOURCE_REMOVE;
}

static void
map_cb (Search *search)
{
  guint selected = gtk_drop_down_get_selected (search->drop_down);

  if (!gtk_drop_down_get_enable_search (search->drop_down))
    {
      focus_row (GTK_WIDGET (search->list), selected);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (search->entry));
  mark (search, selected);
  gtk_widget_add_tick_callback (GTK_WIDGET (search->list), opened_cb, search, NULL);
}

void
td_drop_down_search_attach (GtkDropDown *drop_down)
{
  GtkEventController *keys;
  Search *search;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (gtk_drop_down_get_expression (drop_down) != NULL);

  search = g_new0 (Search, 1);
  search->drop_down = drop_down;
  search->popover = GTK_POPOVER (find_child (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER));
  search->entry
      = GTK_SEARCH_ENTRY (find_child (GTK_WIDGET (search->popover), GTK_TYPE_SEARCH_ENTRY));
  search->list = GTK_LIST_VIEW (find_child (GTK_WIDGET (search->popover), GTK_TYPE_LIST_VIEW));
  /* GTK's own word is in the language of the C locale. */
  g_object_set (search->entry, "placeholder-text", _ ("Words, with or without marks"), NULL);
  /* The children go before the drop-down is finalized, and with them all that is connected here. */
  g_object_set_data_full (G_OBJECT (drop_down), SEARCH, search, g_free);

  g_signal_connect_swapped (search->popover, "map", G_CALLBACK (map_cb), search);
  g_signal_connect_swapped (search->entry, "changed", G_CALLBACK (changed_cb), search);
  g_signal_connect_swapped (search->entry, "search-changed", G_CALLBACK (changed_cb), search);
  g_signal_connect_swapped (search->entry, "activate", G_CALLBACK (activate_cb), search);
  g_signal_connect_swapped (search->entry, "stop-search", G_CALLBACK (stop_search_cb), search);

  keys = gtk_event_controller_key_new ();
  td_composition_watch (GTK_EDITABLE (search->entry), G_CALLBACK (composed_cb), drop_down);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), search);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (search->entry))),
                             keys);
}
