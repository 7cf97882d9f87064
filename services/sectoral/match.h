/* match.h - who could fill which job, the best first, each with the reasons (MA1–MA3).
 *
 * The same state and reference give the same ranking: integers only, ties in order of arrival.
 * Costs one pass over what may be proposed, MATCH_MOST_LOOKED at most, with one look at a table of
 * distances for each; no list is sorted, the best are kept as they are met.
 */
#pragma once

#include "services/sectoral/state.h"

/* MA3: only the last ones to arrive are looked at when there are more; the answer says so. */
enum { MATCH_MOST_LOOKED = 20000 };

int match_answer_jobs(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal);
int match_answer_people(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
/* The département of the person, or of the job, that the request's first member names. */
const char *match_territory_of_person(const struct context *context, const void *request);
const char *match_territory_of_job(const struct context *context, const void *request);
