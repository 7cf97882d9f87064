/* vacancy.h - the jobs of the sector as matching sees them: approved, filled or not, ended (MA1).
 */
#pragma once

#include "services/sectoral/state.h"

struct vacancy {
    struct id id; /* the job's */
    struct id employer;
    struct id contract; /* the last one */
    struct date approved_on, closed_on;
    char departement[4];
    uint8_t metier, new_service;
    bool is_filled; /* that contract runs */
};

/* MA1: approved, without a running contract, not ended. */
bool vacancy_is_open(const struct vacancy *vacancy);
bool vacancy_counts(const struct context *context, const void *thing);
/* For the fold of paths: a contract fills its job, and leaves it. */
void vacancy_fill(struct sectoral_state *state, const struct id *job, const struct id *contract);
void vacancy_leave(struct sectoral_state *state, const struct id *job, const struct id *contract);

void vacancy_hear_approved(const struct context *context, const struct event *heard,
                           struct decision *out);
void vacancy_hear_withdrawn(const struct context *context, const struct event *heard,
                            struct decision *out);
void vacancy_hear_closed(const struct context *context, const struct event *heard,
                         struct decision *out);
int vacancy_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal);
void vacancy_apply_opened(void *state, const struct event *event);
void vacancy_apply_closed(void *state, const struct event *event);
