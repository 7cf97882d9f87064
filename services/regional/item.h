/* item.h - due items: what a case asks for by itself, until it is done.
 *
 * R1   open → done | late → done | dropped (reason).
 * R2   first contact with the young person, a month after the start at the latest; not of a renewal
 * R3   visit of the workplace, 3 months after the start; not of a renewal
 * R4   training confirmed, 90 days after the start
 * R5   sponsor found, 60 days after the start
 * R6   a job without candidate, 30 days after approval
 * R7   examination of the engagements at each annual date (C8)
 * R8   bilan 2 months before the aid ends (C8)
 * R9   a breach or suspension declared late (C7) is dealt with
 * R10  what has become of the person, 6 months after the end (C9)
 * R11  the aid ends in 2 months: extend?
 * R12  What is done counts at its business date: in time when that is not after the last day, even
 *      if it was declared when the item was late already.
 *
 * What is asked of a contract is a function of the contract (item_follow): it does not matter in
 * which order things were heard.
 */
#pragma once

#include "services/regional/case.h"

struct item {
    struct id id;
    struct job_case *subject;
    struct employment *employment; /* NULL: asked of the job */
    struct item *next;             /* of the same case, opened before */
    struct date due_on, opened_on;
    struct date ended_on; /* done or dropped */
    uint32_t place;       /* among state->late_items or open_items, by its state */
    uint8_t kind;         /* enum item_kind */
    uint8_t state;        /* enum item_state */
    uint8_t number;       /* the first, second… of its kind */
    uint8_t reason;       /* enum item_drop */
    bool was_late;        /* an event said so */
};

static inline bool item_is_pending(const struct item *item)
{
    return item->state == ITEM_STATE_OPEN || item->state == ITEM_STATE_LATE;
}

/* The list that a pending item is in. */
static inline struct deadlines *item_list_of(struct regional_state *state, const struct item *item)
{
    return item->state == ITEM_STATE_LATE ? &state->late_items : &state->open_items;
}

/* Opens, moves, does and drops what the contract, as it will be after the event that is being
 * decided, asks for. */
void item_follow(const struct context *context, const struct employment *after,
                 struct decision *out);
/* R6. */
void item_ask_candidate(const struct context *context, const struct job_case *subject,
                        struct date approved_on, struct decision *out);
/* R9. */
void item_ask_late_declaration(const struct context *context, const struct employment *after,
                               struct date declared_on, struct decision *out);
/* R11: the question is answered; call it before item_follow. */
void item_answer_aid_end(const struct context *context, const struct employment *after,
                         struct date on, struct decision *out);
/* R12: something of that day does the item of that kind whose last day is nearest, if there is one
 * to do, or one that was done later.  `employment` NULL: asked of the job. */
void item_do(const struct context *context, const struct job_case *subject,
             const struct employment *employment, enum item_kind kind, struct date on,
             enum item_closing by, struct decision *out);
/* The job is over: what is asked of it is dropped. */
void item_drop_of_job(const struct context *context, const struct job_case *subject, struct date on,
                      struct decision *out);
/* What time alone causes: items late, items of a département that was left dropped. */
void item_due_by_now(const struct context *context, struct decision *out);

int item_decide_complete(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal);
int item_decide_drop(const struct context *context, const void *request, struct decision *out,
                     struct refusal *refusal);
int item_answer_get(const struct context *context, const void *request, struct buffer *reply,
                    struct refusal *refusal);
int item_answer_list(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal);
int item_answer_count(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal);
void item_apply_due(void *state, const struct event *event);
void item_apply_moved(void *state, const struct event *event);
void item_apply_late(void *state, const struct event *event);
void item_apply_done(void *state, const struct event *event);
void item_apply_dropped(void *state, const struct event *event);
