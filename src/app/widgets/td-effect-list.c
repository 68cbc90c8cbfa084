#include "app/widgets/td-effect-list.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  GROUP_ENDS,
  GROUP_BEGINS,
  GROUP_MOVES,
  GROUP_CHANGES,
  N_GROUPS,
} Group;

typedef struct
{
  GtkWidget *column;
  GtkLabel *heading;
  GtkStringList *sentences;
} Column;

struct _TdEffectList
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *summary;
  GtkWidget *columns;
  GtkWidget *empty;
  Column groups[N_GROUPS];
};

G_DEFINE_FINAL_TYPE (TdEffectList, td_effect_list, GTK_TYPE_BOX)

static Group
get_group (const TdReorganisationEffect *effect)
{
  switch (effect->action)
    {
    case TD_REORGANISATION_FOUND:
      return GROUP_BEGINS;
    case TD_REORGANISATION_TRANSFER:
      return GROUP_MOVES;
    case TD_REORGANISATION_RENAME:
    case TD_REORGANISATION_CONVERT:
      return GROUP_CHANGES;
    case TD_REORGANISATION_MERGE:
    case TD_REORGANISATION_SPLIT:
    case TD_REORGANISATION_DISSOLVE:
    default:
      return GROUP_ENDS;
    }
}

static char *
get_group_heading (Group group, guint n)
{
  switch (group)
    {
    case GROUP_BEGINS:
      return g_strdup_printf (_ ("Begin (%u)"), n);
    case GROUP_MOVES:
      return g_strdup_printf (_ ("Move (%u)"), n);
    case GROUP_CHANGES:
      return g_strdup_printf (_ ("Change (%u)"), n);
    case GROUP_ENDS:
    default:
      return g_strdup_printf (_ ("End (%u)"), n);
    }
}

/* --- Sentences -------------------------------------------------------------------------------- */

/* "kind Công đoàn xã, phường; place Tân Phong": only what becomes another one. */
static char *
describe_conversion (const TdReorganisationEffect *effect,
                     const TdReorganisation *reorganisation,
                     const TdCatalogue *catalogue)
{
  const TdReorganisationLine *line
      = effect->line >= 0 && effect->line < (int) reorganisation->lines->len
            ? g_ptr_array_index (reorganisation->lines, effect->line)
            : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *kind, *type, *place;

  if (line == NULL)
    return g_strdup (_ ("another kind, organisation type or place"));
  kind = td_catalogue_get_term_name (catalogue, TD_VOCABULARY_UNIT_KIND, line->kind);
  type = td_catalogue_get_term_name (catalogue, TD_VOCABULARY_ORGANISATION_TYPE,
                                     line->organisation_type);
  place = td_catalogue_get_term_name (catalogue, TD_VOCABULARY_PLACE, line->place);
  if (kind[0] != '\0')
    g_ptr_array_add (parts, (gpointer) kind);
  if (type[0] != '\0')
    g_ptr_array_add (parts, (gpointer) type);
  if (place[0] != '\0')
    g_ptr_array_add (parts, (gpointer) place);
  if (parts->len == 0)
    return g_strdup (_ ("another kind, organisation type or place"));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("; ", (char **) parts->pdata);
}

static char *
describe (const TdReorganisationEffect *effect,
          const TdReorganisation *reorganisation,
          const TdCatalogue *catalogue)
{
  g_autofree char *conversion = NULL;

  switch (effect->action)
    {
    case TD_REORGANISATION_FOUND:
      return effect->target_name[0] != '\0'
                 ? g_strdup_printf (_ ("%s, under %s"), effect->name, effect->target_name)
                 : g_strdup (effect->name);
    case TD_REORGANISATION_MERGE:
      return g_strdup_printf (_ ("%s: %s goes on in its place"), effect->name, effect->target_name);
    case TD_REORGANISATION_SPLIT:
      return g_strdup_printf (_ ("%s: %s goes on as a part of it"), effect->name,
                              effect->target_name);
    case TD_REORGANISATION_DISSOLVE:
      return g_strdup_printf (_ ("%s: dissolved, nothing goes on in its place"), effect->name);
    case TD_REORGANISATION_TRANSFER:
      if (effect->is_implied)
        return g_strdup_printf (_ ("%s: from %s to %s (moves along)"), effect->name,
                                effect->former_parent, effect->target_name);
      return g_strdup_printf (_ ("%s: from %s to %s"), effect->name, effect->former_parent,
                              effect->target_name);
    case TD_REORGANISATION_RENAME:
      return g_strdup_printf (_ ("%s: will be called %s"), effect->name, effect->target_name);
    case TD_REORGANISATION_CONVERT:
    default:
      conversion = describe_conversion (effect, reorganisation, catalogue);
      return g_strdup_printf (_ ("%s: becomes %s"), effect->name, conversion);
    }
}

/* A unit that ends or is renamed: its awards stay under the name that they were given under. */
static gboolean
loses_name (const TdReorganisationEffect *effect)
{
  return td_reorganisation_action_ends_unit (effect->action)
         || effect->action == TD_REORGANISATION_RENAME;
}

char *
td_effect_to_sentence (const TdReorganisationEffect *effect,
                       const TdReorganisation *reorganisation,
                       const TdCatalogue *catalogue)
{
  g_autofree char *sentence = describe (effect, reorganisation, catalogue);
  g_autofree char *awards = NULL;

  if (effect->n_awards == 0 || !loses_name (effect))
    return g_steal_pointer (&sentence);

  awards = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u award", "%u awards", (gulong) effect->n_awards),
      (guint) effect->n_awards);

  return g_strdup_printf ("%s (%s)", sentence, awards);
}

/* The lines of a split are of one unit. */
static gint64
count_awards (const GPtrArray *effects)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 n = 0;

  for (guint i = 0; i < effects->len; i++)
    {
      const TdReorganisationEffect *effect = g_ptr_array_index (effects, i);

      if (loses_name (effect) && g_hash_table_add (seen, (gpointer) &effect->unit_id))
        n += effect->n_awards;
    }

  return n;
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 8);
  gtk_widget_set_margin_top (label, 2);
  gtk_widget_set_margin_bottom (label, 2);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *sentence = GTK_STRING_OBJECT (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (sentence));
}

static void
create_column (TdEffectList *self, Group group)
{
  Column *column = &self->groups[group];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  column->sentences = gtk_string_list_new (NULL);
  view = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (column->sentences)))),
      factory);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "td-title");
  gtk_widget_set_margin_start (heading, 12);
  gtk_widget_set_margin_bottom (heading, 4);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  column->heading = GTK_LABEL (heading);
  column->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (column->column), heading);
  gtk_box_append (GTK_BOX (column->column), scrolled);
  gtk_box_append (GTK_BOX (self->columns), column->column);
}

static void
td_effect_list_dispose (GObject *object)
{
  TdEffectList *self = TD_EFFECT_LIST (object);

  for (guint i = 0; i < N_GROUPS; i++)
    g_clear_object (&self->groups[i].sentences);

  G_OBJECT_CLASS (td_effect_list_parent_class)->dispose (object);
}

static void
td_effect_list_class_init (TdEffectListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = td_effect_list_dispose;
}

static GtkWidget *
create_heading (TdEffectList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "td-title");
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "td-numeric");
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->summary, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->summary), TRUE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));

  return box;
}

static void
td_effect_list_init (TdEffectList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), create_heading (self));
  self->empty = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_yalign (GTK_LABEL (self->empty), 0);
  gtk_widget_add_css_class (self->empty, "td-secondary");
  gtk_widget_set_margin_start (self->empty, 12);
  gtk_widget_set_margin_end (self->empty, 12);
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_box_append (GTK_BOX (self), self->empty);
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->columns), TRUE);
  gtk_box_append (GTK_BOX (self), self->columns);
  for (guint i = 0; i < N_GROUPS; i++)
    create_column (self, (Group) i);
}

GtkWidget *
td_effect_list_new (void)
{
  return g_object_new (TD_TYPE_EFFECT_LIST, NULL);
}

static void
set_summary (TdEffectList *self, const GPtrArray *effects)
{
  guint n = (guint) count_awards (effects);
  g_autofree char *text = NULL;

  if (n > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u award keeps the unit’s old name",
                                         "%u awards keep the unit’s old name", n),
                            n);
  gtk_label_set_text (self->summary, text != NULL ? text : "");
}

void
td_effect_list_set (TdEffectList *self,
                    const char *title,
                    const GPtrArray *effects,
                    const TdReorganisation *reorganisation,
                    const TdCatalogue *catalogue,
                    const char *empty)
{
  GPtrArray *sentences[N_GROUPS];

  g_return_if_fail (TD_IS_EFFECT_LIST (self));

  for (guint i = 0; i < N_GROUPS; i++)
    sentences[i] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < effects->len; i++)
    {
      const TdReorganisationEffect *effect = g_ptr_array_index (effects, i);

      g_ptr_array_add (sentences[get_group (effect)],
                       td_effect_to_sentence (effect, reorganisation, catalogue));
    }
  for (guint i = 0; i < N_GROUPS; i++)
    {
      Column *column = &self->groups[i];
      g_autofree char *heading = get_group_heading ((Group) i, sentences[i]->len);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (column->sentences));

      gtk_label_set_text (column->heading, heading);
      gtk_widget_set_visible (column->column, sentences[i]->len > 0);
      g_ptr_array_add (sentences[i], NULL);
      gtk_string_list_splice (column->sentences, 0, n, (const char *const *) sentences[i]->pdata);
      g_ptr_array_unref (sentences[i]);
    }
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (GTK_LABEL (self->empty), empty);
  gtk_widget_set_visible (self->empty, effects->len == 0);
  gtk_widget_set_visible (self->columns, effects->len > 0);
  set_summary (self, effects);
}

char *
td_effect_list_dup_text (TdEffectList *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (TD_IS_EFFECT_LIST (self), NULL);

  for (guint i = 0; i < N_GROUPS; i++)
    {
      GListModel *sentences = G_LIST_MODEL (self->groups[i].sentences);

      if (g_list_model_get_n_items (sentences) > 0)
        g_string_append_printf (text, "%s\n", gtk_label_get_text (self->groups[i].heading));
      for (guint j = 0; j < g_list_model_get_n_items (sentences); j++)
        g_string_append_printf (text, "%s\n",
                                gtk_string_list_get_string (self->groups[i].sentences, j));
    }
  g_string_append (text, gtk_label_get_text (self->summary));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
