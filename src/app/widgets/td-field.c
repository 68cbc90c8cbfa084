#include "app/widgets/td-field.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/td-control.h"

struct _TdField
{
  GtkBox parent_instance;

  char *field;
  char *text;
  gboolean required;
  GtkWidget *control;
  GtkSizeGroup *size_group;

  GtkWidget *label;
  GtkWidget *column; /* the control, and under it the problem */
  GtkWidget *problem;
  GtkWidget *problem_icon;
  GtkWidget *problem_label;
};

G_DEFINE_FINAL_TYPE (TdField, td_field, GTK_TYPE_BOX)

enum
{
  PROP_FIELD = 1,
  PROP_LABEL,
  PROP_REQUIRED,
  PROP_CONTROL,
  PROP_SIZE_GROUP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_label (TdField *self)
{
  const char *text = self->text != NULL ? self->text : "";
  g_autofree char *required
      = self->required ? g_strdup_printf (_ ("%s (required)"), text) : g_strdup (text);

  gtk_label_set_text_with_mnemonic (GTK_LABEL (self->label), required);
  if (self->control != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (td_control_get_target (self->control)),
                                    GTK_ACCESSIBLE_PROPERTY_REQUIRED, self->required, -1);
}

static void
set_control (TdField *self, GtkWidget *control)
{
  if (control == NULL)
    return;

  g_return_if_fail (self->control == NULL);

  self->control = control;
  gtk_box_prepend (GTK_BOX (self->column), control);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), td_control_get_target (control));
}

static void
show_sentence (TdField *self, TdSeverity severity, const char *sentence)
{
  GtkWidget *target = self->control != NULL ? td_control_get_target (self->control) : NULL;
  gboolean error = sentence != NULL && severity == TD_SEVERITY_ERROR;
  const char *icon = "dialog-information-symbolic";
  const char *word = _ ("Note");
  g_autofree char *text = NULL;

  if (severity == TD_SEVERITY_ERROR)
    {
      icon = "dialog-error-symbolic";
      word = _ ("Error");
    }
  else if (severity == TD_SEVERITY_WARNING)
    {
      icon = "dialog-warning-symbolic";
      word = _ ("Warning");
    }
  if (sentence != NULL)
    text = g_strdup_printf ("%s: %s", word, sentence);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->problem_icon), icon);
  gtk_label_set_text (GTK_LABEL (self->problem_label), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
  if (error)
    gtk_widget_add_css_class (self->problem, "td-problem-error");
  else
    gtk_widget_remove_css_class (self->problem, "td-problem-error");

  if (target == NULL)
    return;

  if (error)
    gtk_widget_add_css_class (target, "error");
  else
    gtk_widget_remove_css_class (target, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_STATE_INVALID,
                               error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (text != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    self->problem_label, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (target), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

static void
td_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdField *self = TD_FIELD (object);

  switch (id)
    {
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->text);
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;
    case PROP_CONTROL:
      g_value_set_object (value, self->control);
      break;
    case PROP_SIZE_GROUP:
      g_value_set_object (value, self->size_group);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
td_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdField *self = TD_FIELD (object);

  switch (id)
    {
    case PROP_FIELD:
      g_free (self->field);
      self->field = g_value_dup_string (value);
      break;
    case PROP_LABEL:
      g_free (self->text);
      self->text = g_value_dup_string (value);
      update_label (self);
      break;
    case PROP_REQUIRED:
      self->required = g_value_get_boolean (value);
      update_label (self);
      break;
    case PROP_CONTROL:
      set_control (self, g_value_get_object (value));
      update_label (self);
      break;
    case PROP_SIZE_GROUP:
      if (self->size_group != NULL)
        gtk_size_group_remove_widget (self->size_group, self->label);
      g_set_object (&self->size_group, g_value_get_object (value));
      if (self->size_group != NULL)
        gtk_size_group_add_widget (self->size_group, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
td_field_grab_focus_vfunc (GtkWidget *widget)
{
  TdField *self = TD_FIELD (widget);

  return self->control != NULL
         && td_control_grab_focus (widget, td_control_get_target (self->control));
}

static void
td_field_dispose (GObject *object)
{
  TdField *self = TD_FIELD (object);

  if (self->size_group != NULL)
    gtk_size_group_remove_widget (self->size_group, self->label);
  g_clear_object (&self->size_group);
  /* The relation names a widget of ours by a plain pointer. */
  if (self->control != NULL)
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (td_control_get_target (self->control)),
                                   GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  self->control = NULL;

  G_OBJECT_CLASS (td_field_parent_class)->dispose (object);
}

static void
td_field_finalize (GObject *object)
{
  TdField *self = TD_FIELD (object);

  g_free (self->field);
  g_free (self->text);

  G_OBJECT_CLASS (td_field_parent_class)->finalize (object);
}

static void
td_field_class_init (TdFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = td_field_get_property;
  object_class->set_property = td_field_set_property;
  object_class->dispose = td_field_dispose;
  object_class->finalize = td_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = td_field_grab_focus_vfunc;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  properties[PROP_CONTROL] = g_param_spec_object ("control", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_SIZE_GROUP]
      = g_param_spec_object ("size-group", NULL, NULL, GTK_TYPE_SIZE_GROUP, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tdfield");
}

static void
td_field_init (TdField *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_valign (self->label, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->label, "td-field-label");

  self->problem_icon
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (self->problem_icon, GTK_ALIGN_START);
  self->problem_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->problem_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->problem_label), TRUE);
  gtk_widget_set_hexpand (self->problem_label, TRUE);
  self->problem = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (self->problem, "td-problem");
  gtk_box_append (GTK_BOX (self->problem), self->problem_icon);
  gtk_box_append (GTK_BOX (self->problem), self->problem_label);
  gtk_widget_set_visible (self->problem, FALSE);

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_hexpand (self->column, TRUE);
  gtk_box_append (GTK_BOX (self->column), self->problem);

  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), self->column);
}

GtkWidget *
td_field_new (const char *field, const char *label, GtkWidget *control)
{
  return g_object_new (TD_TYPE_FIELD, "field", field, "label", label, "control", control, NULL);
}

const char *
td_field_get_field (TdField *self)
{
  g_return_val_if_fail (TD_IS_FIELD (self), NULL);

  return self->field;
}

GtkWidget *
td_field_get_control (TdField *self)
{
  g_return_val_if_fail (TD_IS_FIELD (self), NULL);

  return self->control;
}

void
td_field_set_problem (TdField *self, const TdProblem *problem)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (TD_IS_FIELD (self));

  if (problem != NULL && problem->source != NULL)
    sentence = g_strdup_printf ("%s (%s)", problem->message, problem->source);
  else if (problem != NULL)
    sentence = g_strdup (problem->message);

  show_sentence (self, problem != NULL ? problem->severity : TD_SEVERITY_NOTE, sentence);
}

void
td_field_set_error (TdField *self, const char *sentence)
{
  g_return_if_fail (TD_IS_FIELD (self));

  show_sentence (self, TD_SEVERITY_ERROR, sentence);
}

const char *
td_field_get_problem_text (TdField *self)
{
  g_return_val_if_fail (TD_IS_FIELD (self), NULL);

  if (!gtk_widget_get_visible (self->problem))
    return NULL;

  return gtk_label_get_text (GTK_LABEL (self->problem_label));
}

void
td_field_grab_focus (TdField *self)
{
  g_return_if_fail (TD_IS_FIELD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- Forms ------------------------------------------------------------------------------------ */

/* The fields below @widget in the order of the form, which is the order of Tab. */
static void
collect_fields (GtkWidget *widget, GPtrArray *fields)
{
  if (TD_IS_FIELD (widget))
    {
      g_ptr_array_add (fields, widget);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_fields (child, fields);
}

TdField *
td_form_find_field (GtkWidget *form, const char *field)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (form), NULL);

  collect_fields (form, fields);
  for (guint i = 0; i < fields->len; i++)
    {
      TdField *candidate = g_ptr_array_index (fields, i);

      if (g_strcmp0 (candidate->field, field) == 0)
        return candidate;
    }

  return NULL;
}

TdField *
td_form_show_problems (GtkWidget *form, const GPtrArray *problems)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  TdField *first = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (form), NULL);

  collect_fields (form, fields);
  for (guint i = 0; i < fields->len; i++)
    {
      TdField *field = g_ptr_array_index (fields, i);
      const TdProblem *problem = td_problems_find (problems, field->field, -1);

      td_field_set_problem (field, problem);
      if (first == NULL && problem != NULL && problem->severity == TD_SEVERITY_ERROR)
        first = field;
    }

  return first;
}
