#include "app/widgets/td-term-drop-down.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-control.h"
#include "app/widgets/td-drop-down-search.h"

/* A list longer than this has a search entry. */
#define MANY_TERMS 12

struct _TdTermDropDown
{
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  GPtrArray *codes; /* of the items, "" first */
  char *code;
  gboolean filling;
};

static GtkWidget *
td_term_drop_down_get_target (TdControl *control)
{
  return TD_TERM_DROP_DOWN (control)->drop_down;
}

static void
control_init (TdControlInterface *iface)
{
  iface->get_target = td_term_drop_down_get_target;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TdTermDropDown,
                               td_term_drop_down,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TD_TYPE_CONTROL, control_init))

enum
{
  PROP_CODE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- How a name is shown ---------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
}

/* The names of award forms are long: in the button they may be cut, so that a choice never makes
 * the form wider; the list shows them whole. */
static GtkListItemFactory *
create_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}

static void
setup_list_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  setup_cb (factory, item);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_list_item_get_child (item)), PANGO_ELLIPSIZE_NONE);
}

static gboolean
find_code (TdTermDropDown *self, const char *code, guint *index)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->codes, i), code))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

static void
selected_cb (TdTermDropDown *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->filling || selected >= self->codes->len
      || g_str_equal (self->code, g_ptr_array_index (self->codes, selected)))
    return;

  g_free (self->code);
  self->code = g_strdup (g_ptr_array_index (self->codes, selected));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

/* Shows the present code, adding it as itself where the list does not have it. */
static void
show_code (TdTermDropDown *self)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->drop_down);
  guint index;

  self->filling = TRUE;
  if (!find_code (self, self->code, &index))
    {
      index = self->codes->len;
      g_ptr_array_add (self->codes, g_strdup (self->code));
      gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), self->code);
    }
  gtk_drop_down_set_selected (drop_down, index);
  self->filling = FALSE;
}

static void
begin_fill (TdTermDropDown *self, GtkStringList **names)
{
  g_ptr_array_set_size (self->codes, 0);
  g_ptr_array_add (self->codes, g_strdup (""));
  *names = gtk_string_list_new (NULL);
  gtk_string_list_append (*names, _ ("Not chosen"));
}

static void
end_fill (TdTermDropDown *self, GtkStringList *names)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->drop_down);

  self->filling = TRUE;
  gtk_drop_down_set_enable_search (drop_down, self->codes->len > MANY_TERMS);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  self->filling = FALSE;
  show_code (self);
}

static void
td_term_drop_down_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CODE:
      g_value_set_string (value, TD_TERM_DROP_DOWN (object)->code);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_term_drop_down_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CODE:
      td_term_drop_down_set_code (TD_TERM_DROP_DOWN (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_term_drop_down_dispose (GObject *object)
{
  TdTermDropDown *self = TD_TERM_DROP_DOWN (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (td_term_drop_down_parent_class)->dispose (object);
}

static void
td_term_drop_down_finalize (GObject *object)
{
  TdTermDropDown *self = TD_TERM_DROP_DOWN (object);

  g_ptr_array_unref (self->codes);
  g_free (self->code);

  G_OBJECT_CLASS (td_term_drop_down_parent_class)->finalize (object);
}

static gboolean
td_term_drop_down_grab_focus (GtkWidget *widget)
{
  return td_control_grab_focus (widget, TD_TERM_DROP_DOWN (widget)->drop_down);
}

static void
td_term_drop_down_class_init (TdTermDropDownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = td_term_drop_down_get_property;
  object_class->set_property = td_term_drop_down_set_property;
  object_class->dispose = td_term_drop_down_dispose;
  object_class->finalize = td_term_drop_down_finalize;
  widget_class->grab_focus = td_term_drop_down_grab_focus;

  properties[PROP_CODE] = g_param_spec_string (
      "code", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
td_term_drop_down_init (TdTermDropDown *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkListItemFactory) list_factory = NULL;
  GtkStringList *names;
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->code = g_strdup ("");
  self->drop_down = gtk_drop_down_new (NULL, name);
  factory = create_factory (G_CALLBACK (setup_cb));
  list_factory = create_factory (G_CALLBACK (setup_list_cb));
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (self->drop_down), list_factory);
  td_drop_down_search_attach (GTK_DROP_DOWN (self->drop_down));
  gtk_widget_set_hexpand (self->drop_down, TRUE);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  begin_fill (self, &names);
  end_fill (self, names);
  g_object_unref (names);
}

GtkWidget *
td_term_drop_down_new (void)
{
  return g_object_new (TD_TYPE_TERM_DROP_DOWN, NULL);
}

void
td_term_drop_down_set_terms (TdTermDropDown *self,
                             const TdCatalogue *catalogue,
                             TdVocabulary vocabulary,
                             TdDate on)
{
  g_autoptr (GtkStringList) names = NULL;

  g_return_if_fail (TD_IS_TERM_DROP_DOWN (self));

  begin_fill (self, &names);
  for (guint i = 0; i < td_catalogue_get_n_terms (catalogue, vocabulary); i++)
    {
      const TdTerm *term = td_catalogue_get_term (catalogue, vocabulary, i);

      if (td_date_is_set (on) && !td_term_is_valid_at (term, on)
          && !g_str_equal (term->code, self->code))
        continue;
      g_ptr_array_add (self->codes, g_strdup (term->code));
      gtk_string_list_append (names, term->name);
    }
  end_fill (self, names);
}

void
td_term_drop_down_set_items (TdTermDropDown *self,
                             const char *const *codes,
                             const char *const *item_names,
                             guint n)
{
  g_autoptr (GtkStringList) names = NULL;

  g_return_if_fail (TD_IS_TERM_DROP_DOWN (self));

  begin_fill (self, &names);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (self->codes, g_strdup (codes[i]));
      gtk_string_list_append (names, item_names[i]);
    }
  end_fill (self, names);
}

const char *
td_term_drop_down_get_code (TdTermDropDown *self)
{
  g_return_val_if_fail (TD_IS_TERM_DROP_DOWN (self), "");

  return self->code;
}

void
td_term_drop_down_set_code (TdTermDropDown *self, const char *code)
{
  g_return_if_fail (TD_IS_TERM_DROP_DOWN (self));

  if (code == NULL)
    code = "";
  if (g_str_equal (self->code, code))
    return;

  g_free (self->code);
  self->code = g_strdup (code);
  show_code (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}
