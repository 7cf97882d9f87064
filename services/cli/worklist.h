/* worklist.h - `appui worklist` and `appui inbox`: what a hub's operator and an adviser of the DLA
 * have to do, the most urgent first. */
#pragma once

#include "services/cli/command.h"
#include "services/cli/session.h"

extern const struct schema worklist_schema, inbox_schema;
enum outcome worklist_run(struct invocation *invocation, struct error *error);
enum outcome inbox_run(struct invocation *invocation, struct error *error);

/* The day by the clock of that instance, which says what is late.  0 or -1. */
int worklist_today(struct session *session, const char *instance, struct date *today,
                   struct error *error);
/* « en retard de 3 j », « aujourd'hui », « dans 12 j »; "" without a day. */
void worklist_delay(struct date due, struct date today, char out[40]);
