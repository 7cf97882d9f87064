/* contact.h - private data about employers, places and jobs, kept long enough (P2).
 *
 * Their vault rows (whom to speak to, free texts) are erased `contact_retention_months` after the
 * thing ended: employer closed or merged, place closed, job refused, withdrawn or closed.  Only a
 * thing that has a row is followed: the vault itself says so, when a row is kept and again at each
 * start, after the fold.
 */
#pragma once

#include "services/registration/employer.h"
#include "services/registration/job.h"
#include "services/registration/place.h"

/* After anything that may move the day from which retention counts. */
void contact_follow_employer(struct state *state, struct employer *employer);
void contact_follow_place(struct state *state, struct place *place);
void contact_follow_job(struct state *state, struct job *job);

/* A vault row was kept, or read again. */
void contact_recall_employer(void *state, const struct id *id, const void *record);
void contact_recall_place(void *state, const struct id *id, const void *record);
void contact_recall_job(void *state, const struct id *id, const void *record);

/* The first of them kept long enough, if any: one event. */
void contact_due(const struct context *context, struct decision *out);
/* Tutors too. */
void contact_apply_erased(void *state, const struct event *event);
