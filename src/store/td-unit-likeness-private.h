#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* td_unit_likeness: how probable it is that two names mean one unit
 * @a, @b: as they are in the book
 *
 *   100  the same words, abbreviations written out: "CĐCS THCS A", "Công đoàn cơ sở Trung học cơ sở
 * A" 98  without "Công đoàn cơ sở", "Công đoàn" or "Tập thể" in front 96  without "Trường", and
 * "xã", "huyện" … inside of the name 92  the same in another order 88  one letter of a word of four
 * and more is missing, too much, another, or two are exchanged −10  of all these where marks
 * differ: "Nậm Sỏ", "Nậm Số" 0  anything else; numbers must be the same: "số 1" is not "số 2" */
guint td_unit_likeness (const char *a, const char *b);

G_END_DECLS
