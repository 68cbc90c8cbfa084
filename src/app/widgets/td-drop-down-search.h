#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* td_drop_down_search_attach:
 * @drop_down: with an expression for its names, before or after it gets a model
 *
 * Lets the list of a GtkDropDown be searched as the program's lists are: every word that is typed
 * begins a word of the name, without marks and in any order, so that "khen bang" finds "Bằng khen"
 * (GTK compares the name's beginning, with its marks). The first hit is marked: Up and Down move
 * the mark while typing, Enter takes it, Esc closes the list at once.
 *
 * It also opens the list at the chosen item. */
void td_drop_down_search_attach (GtkDropDown *drop_down);

G_END_DECLS
