/* erasure.h - private data kept long enough (P2) go by themselves; each erasure is an event.
 *
 * People: `person_retention_months` after the last day of their last contract or, without one,
 * after the last act that concerned them.  Contacts of tutors: `contact_retention_months` after
 * they retired.
 */
#pragma once

#include "services/registration/state.h"

struct person;
struct tutor;

/* Say, after anything that may move it, from which day retention counts. */
void erasure_follow_person(struct state *state, struct person *person);
void erasure_follow_tutor(struct state *state, struct tutor *tutor);

/* Erases a person's vault row and says so. */
void erasure_of_person(const struct person *person, enum erasure_reason reason, struct date on,
                       struct decision *out);
/* The first private data kept long enough, if any: one event. */
void erasure_due(const struct context *context, struct decision *out);
void erasure_apply_contact_erased(void *state, const struct event *event);
