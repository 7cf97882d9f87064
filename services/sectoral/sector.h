/* sector.h - the sector of this instance and the métiers that it holds (M1). */
#pragma once

#include "services/sectoral/state.h"

/* The first events: the sector, its competences and what shows them, from config/reference. */
void sector_create(const struct context *context, struct decision *out);
/* At each start: the métiers that the reference has given to the sector since, or taken away. */
void sector_settle(const struct context *context, struct decision *out);
/* M1: that the caller writes for this sector: named by the setting `writers` or, when that names
 * nobody, not the key of another sector's hub. */
int sector_check_caller(const struct context *context, struct refusal *refusal);
/* M1. */
bool sector_holds(const struct sectoral_state *state, enum metier metier);
/* M1: that every métier of the set is the sector's; an empty set is refused. */
int sector_check_metiers(const struct context *context, uint32_t asked, struct refusal *refusal);
/* "a, b": for refusals; `text` has room for all. */
enum { SECTOR_METIERS_TEXT = 320 };
const char *sector_write_metiers(uint32_t set, char text[SECTOR_METIERS_TEXT]);

int sector_answer_get(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal);
void sector_apply_opened(void *state, const struct event *event);
void sector_apply_changed(void *state, const struct event *event);
