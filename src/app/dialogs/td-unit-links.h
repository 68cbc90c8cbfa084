#pragma once

#include <gtk/gtk.h>

#include "domain/td-unit-event.h"
#include "store/td-book.h"

G_BEGIN_DECLS

/* Units in a text as links that open their windows. */

/* td_unit_links_to_markup: (transfer full): @text as Pango markup, where the name of each unit that
 * is in it is a link: <a href="unit:5">CĐCS Trường …</a>
 * @units: (element-type TdUnitRef): in the order in which they are named; id 0 is no link */
char *td_unit_links_to_markup (const char *text, const GPtrArray *units);

/* td_unit_links_create: (transfer floating): a label that wraps, and opens what is activated
 * @units: as above */
GtkWidget *td_unit_links_create (TdBook *book, const char *text, const GPtrArray *units);

/* td_unit_links_create_one: a link to one unit */
GtkWidget *td_unit_links_create_one (TdBook *book, const TdUnitRef *unit);

G_END_DECLS
