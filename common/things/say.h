/* say.h - how rules name things to people, and what they never let people write. */
#pragma once

#include "common/service/rules.h"

/* An id or a day ("04/02/2013", "—" for none) as text for refusals; lives as long as the block that
 * asks. */
#define id_text(id)   id_write((id), (char[ID_TEXT_SIZE]){0})
#define day_text(day) day_write((day), (char[DATE_TEXT_SIZE]){0})
const char *id_write(const struct id *id, char text[ID_TEXT_SIZE]);
const char *day_write(struct date day, char text[DATE_TEXT_SIZE]);
/* A business date: `given`, or today when none.  Refused in the future, or more than `most_days`
 * back. */
int business_day(const struct context *context, struct date given, int most_days, const char *field,
                 struct date *out, struct refusal *refusal);
/* P1: refuses the request when any text of it holds something shaped like a NIR. */
int refuse_nir(const struct schema *schema, const void *request, struct refusal *refusal);
