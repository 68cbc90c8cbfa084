#include "app/widgets/td-unit-node.h"

#include <glib/gi18n-lib.h>

const char *
td_unit_state_get_name (TdUnitState self)
{
  switch (self)
    {
    case TD_UNIT_STATE_CLOSED:
      return _ ("Closed");
    case TD_UNIT_STATE_FUTURE:
      return _ ("Not begun yet");
    case TD_UNIT_STATE_MOVED:
      return _ ("Moved away");
    case TD_UNIT_STATE_OPEN:
    default:
      return _ ("Open");
    }
}

G_DEFINE_FINAL_TYPE (TdUnitNode, td_unit_node, G_TYPE_OBJECT)

static void
td_unit_node_finalize (GObject *object)
{
  TdUnitNode *self = TD_UNIT_NODE (object);

  g_free (self->code);
  g_free (self->name);
  g_free (self->kind);
  g_free (self->organisation_type);
  g_free (self->from);
  g_free (self->to);

  G_OBJECT_CLASS (td_unit_node_parent_class)->finalize (object);
}

static void
td_unit_node_class_init (TdUnitNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = td_unit_node_finalize;
}

static void
td_unit_node_init (TdUnitNode *self)
{
}

TdUnitNode *
td_unit_node_new (const TdUnitSpan *span, const TdCatalogue *catalogue, TdDate on)
{
  TdUnitNode *self = g_object_new (TD_TYPE_UNIT_NODE, NULL);
  const TdTerm *type = td_catalogue_find_term (catalogue, TD_VOCABULARY_ORGANISATION_TYPE,
                                               span->organisation_type);

  self->id = span->unit_id;
  self->has_children = span->n_below > 0;
  if (td_date_is_set (span->from) && td_date_compare (on, span->from) < 0)
    self->state = TD_UNIT_STATE_FUTURE;
  else if (td_date_is_set (span->to) && td_date_compare (span->to, on) < 0)
    self->state = span->is_moved ? TD_UNIT_STATE_MOVED : TD_UNIT_STATE_CLOSED;
  self->code = g_strdup (span->code);
  self->name = g_strdup (span->name);
  self->kind
      = g_strdup (td_catalogue_get_term_name (catalogue, TD_VOCABULARY_UNIT_KIND, span->kind));
  self->organisation_type = g_strdup (type != NULL ? type->short_name : "");
  self->from = td_date_format (span->from);
  self->to = td_date_format (span->to);

  return self;
}
