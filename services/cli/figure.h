/* figure.h - figures and the codes they are cut by, as a French reader sees them. */
#pragma once

#include "common/messages/reporting.h"
#include "common/reference/reference.h"

enum { FIGURE_TEXT_SIZE = 48, LABEL_TEXT_SIZE = 96 };

/* "1 234", "45,67 %", "12 345,67 €", "38 jours"; "–" when there is none. */
void figure_format(enum figure_unit unit, int64_t value, bool is_empty, char out[FIGURE_TEXT_SIZE]);
/* The same for programs: "45.67" percent, "12345.67" euros, "38" days; "" when there is none. */
void figure_plain(enum figure_unit unit, int64_t value, bool is_empty, char out[FIGURE_TEXT_SIZE]);
const char *figure_plain_unit(enum figure_unit unit);
/* "24" of region2013 is "24 Centre", "forgeur" of metier is "Forgeur numérique"; the code itself
 * when nothing is known.  `reference` may be NULL. */
void figure_axis_format(const struct reference *reference, enum axis axis, const char *code,
                        char out[LABEL_TEXT_SIZE]);
