/* What is asked of a contract or a job, what does it, and what drops it. */
#include "services/regional/item.h"

#include <stdlib.h>

#include "services/regional/item_say.h"
#include "services/regional/settings.h"

static const struct regional_settings *settings_of(const struct context *context)
{
    return context->settings;
}

/* ---- when each kind is due (R2 to R11) ---------------------------------------------------------
 */

static struct date after_start(const struct employment *contract, int64_t months)
{
    return date_add_months(contract->starts_on, (int)months);
}

static struct date first_contact_due(const struct regional_settings *settings,
                                     const struct employment *contract)
{
    return after_start(contract, settings->first_contact_months);
}

static struct date visit_due(const struct regional_settings *settings,
                             const struct employment *contract)
{
    return after_start(contract, settings->visit_months);
}

static struct date training_due(const struct regional_settings *settings,
                                const struct employment *contract)
{
    return date_add_days(contract->starts_on, duration_days(settings->training_delay));
}

static struct date sponsor_due(const struct regional_settings *settings,
                               const struct employment *contract)
{
    return date_add_days(contract->starts_on, duration_days(settings->sponsor_delay));
}

/* Not before the contract begins, when the aid is that short. */
static struct date before_aid_end(const struct employment *contract, int64_t months)
{
    if (date_is_none(contract->aid_ends_on))
        return (struct date){0};

    struct date due = date_add_months(contract->aid_ends_on, -(int)months);

    return date_compare(due, contract->starts_on) < 0 ? contract->starts_on : due;
}

static struct date bilan_due(const struct regional_settings *settings,
                             const struct employment *contract)
{
    return before_aid_end(contract, settings->bilan_months);
}

/* C1: only a CDD can be extended. */
static struct date aid_end_due(const struct regional_settings *settings,
                               const struct employment *contract)
{
    return contract->kind == KIND_CDD ? before_aid_end(contract, settings->aid_end_months)
                                      : (struct date){0};
}

static struct date exit_later_due(const struct regional_settings *settings,
                                  const struct employment *contract)
{
    return date_add_months(contract->left_on, (int)settings->exit_later_months);
}

/* What a contract asks for once (R2, R3, R4, R5; R10 at its end); `met` is the member that says
 * when it was done. */
#define MET(member) offsetof(struct employment, member)
static const struct clock {
    enum item_kind kind;
    struct date (*due)(const struct regional_settings *settings, const struct employment *contract);
    size_t met;
    enum item_closing by;
    bool not_of_renewal;
} clocks[] = {
    {ITEM_FIRST_CONTACT, first_contact_due, MET(contact_on),  DONE_BY_CONTACT,  true },
    {ITEM_VISIT,         visit_due,         MET(visit_on),    DONE_BY_CONTACT,  true },
    {ITEM_TRAINING,      training_due,      MET(training_on), DONE_BY_TRAINING, false},
    {ITEM_SPONSOR,       sponsor_due,       MET(sponsor_on),  DONE_BY_SPONSOR,  false},
};
static const struct clock exit_clock = {ITEM_EXIT_LATER, exit_later_due, MET(exit_later_on),
                                        DONE_BY_EXIT, false};

/* ---- the items that a case has -----------------------------------------------------------------
 */

static bool is_of(const struct item *item, const struct employment *employment)
{
    if (item->employment == NULL || employment == NULL)
        return item->employment == NULL && employment == NULL;
    return id_equal(&item->employment->id, &employment->id);
}

/* The one of that number; number 0: the last one. */
static const struct item *find(const struct job_case *subject, const struct employment *employment,
                               enum item_kind kind, unsigned number)
{
    const struct item *found = NULL;

    for (const struct item *item = subject->items; item != NULL; item = item->next)
        if (item->kind == (uint8_t)kind && is_of(item, employment) &&
            (number == 0 ? found == NULL || item->number > found->number : item->number == number))
            found = item;
    return found;
}

/* H3: not what falls due before the hub covers the département, nor once it has left. */
static void ask(const struct context *context, const struct job_case *subject,
                const struct employment *employment, enum item_kind kind, unsigned number,
                struct date due_on, const struct clock *clock, struct decision *out)
{
    const struct regional_state *state = context->state;
    struct item item = item_new(context, subject, employment, kind, number, due_on);
    struct date met = {0};

    if (!coverage_reaches(&state->coverage, subject->departement, context->today, due_on))
        return;
    if (clock != NULL)
        met = *(const struct date *)((const char *)employment + clock->met);
    item_say_due(context, &item, out);
    if (!date_is_none(met))
        item_say_done(context, &item, met, clock->by, out);
}

static void follow_clock(const struct context *context, const struct employment *after,
                         const struct clock *clock, struct decision *out)
{
    const struct item *item = find(after->subject, after, clock->kind, 1);
    struct date due_on = clock->due(settings_of(context), after);
    struct date met = *(const struct date *)((const char *)after + clock->met);

    if (item == NULL) {
        ask(context, after->subject, after, clock->kind, 1, due_on, clock, out);
        return;
    }
    if (!item_is_pending(item))
        return;
    if (date_compare(item->due_on, due_on) != 0)
        item_say_moved(context, item, due_on, out);
    if (!date_is_none(met)) {
        struct item moved = *item;

        moved.due_on = due_on;
        item_say_done(context, &moved, met, clock->by, out);
    }
}

/* R7 (C8): the years that begin while the contract and its aid run. */
static void follow_years(const struct context *context, const struct employment *after,
                         struct decision *out)
{
    for (unsigned year = 1; year <= 9; year++) {
        struct date due_on = after_start(after, 12 * (int64_t)year);

        if (date_compare(due_on, after->aid_ends_on) > 0 ||
            (!date_is_none(after->planned_end) && date_compare(due_on, after->planned_end) > 0))
            return;
        if (find(after->subject, after, ITEM_ANNUAL_EXAMINATION, year) == NULL)
            ask(context, after->subject, after, ITEM_ANNUAL_EXAMINATION, year, due_on, NULL, out);
    }
}

/* R8 (C8), R11: the bilan moves with the end of the aid.  What is over is asked again for another
 * end; so is the question whether to extend, which the extension answered (item_answer_aid_end). */
static void follow_aid_end(const struct context *context, const struct employment *after,
                           enum item_kind kind, struct date due_on, struct decision *out)
{
    const struct item *last = find(after->subject, after, kind, 0);

    if (date_is_none(due_on))
        return;
    if (last == NULL)
        ask(context, after->subject, after, kind, 1, due_on, NULL, out);
    else if (date_compare(last->due_on, due_on) == 0)
        return;
    else if (item_is_pending(last) && kind == ITEM_BILAN)
        item_say_moved(context, last, due_on, out);
    else
        ask(context, after->subject, after, kind, last->number + 1u, due_on, NULL, out);
}

static bool outlives_contract(const struct item *item)
{
    return item->kind == ITEM_EXIT_LATER || item->kind == ITEM_LATE_DECLARATION;
}

/* What the end of the contract drops: what is pending; what was done only after that day, as far as
 * was known; and what was dropped by an end that a breach declared later takes the place of. */
static bool is_dropped_by_end(const struct item *item, struct date left_on)
{
    if (item_is_pending(item))
        return true;
    if (item->state == ITEM_STATE_DONE)
        return date_compare(item->ended_on, left_on) > 0;
    return item->reason == DROP_CONTRACT_OVER && date_compare(item->ended_on, left_on) != 0;
}

static void drop_all(const struct context *context, const struct employment *after,
                     struct decision *out)
{
    for (const struct item *item = after->subject->items; item != NULL; item = item->next)
        if (is_of(item, after) && !outlives_contract(item) &&
            is_dropped_by_end(item, after->left_on))
            item_say_dropped(context, item, after->left_on, DROP_CONTRACT_OVER, out);
}

void item_follow(const struct context *context, const struct employment *after,
                 struct decision *out)
{
    const struct regional_settings *settings = settings_of(context);

    if (employment_is_over(after)) {
        drop_all(context, after, out);
        follow_clock(context, after, &exit_clock, out);
        return;
    }
    for (size_t i = 0; i < sizeof clocks / sizeof clocks[0]; i++)
        if (!clocks[i].not_of_renewal || !after->is_renewal)
            follow_clock(context, after, &clocks[i], out);
    follow_years(context, after, out);
    follow_aid_end(context, after, ITEM_BILAN, bilan_due(settings, after), out);
    follow_aid_end(context, after, ITEM_AID_END, aid_end_due(settings, after), out);
}

/* ---- what is asked apart -----------------------------------------------------------------------
 */

void item_ask_candidate(const struct context *context, const struct job_case *subject,
                        struct date approved_on, struct decision *out)
{
    struct date due_on =
        date_add_days(approved_on, duration_days(settings_of(context)->candidate_delay));

    if (find(subject, NULL, ITEM_CANDIDATE, 1) == NULL)
        ask(context, subject, NULL, ITEM_CANDIDATE, 1, due_on, NULL, out);
}

void item_ask_late_declaration(const struct context *context, const struct employment *after,
                               struct date declared_on, struct decision *out)
{
    const struct item *last = find(after->subject, after, ITEM_LATE_DECLARATION, 0);
    struct date due_on =
        date_add_days(declared_on, duration_days(settings_of(context)->late_declaration_delay));

    ask(context, after->subject, after, ITEM_LATE_DECLARATION, last == NULL ? 1 : last->number + 1u,
        due_on, NULL, out);
}

void item_answer_aid_end(const struct context *context, const struct employment *after,
                         struct date on, struct decision *out)
{
    const struct item *last = find(after->subject, after, ITEM_AID_END, 0);

    if (last != NULL && item_is_pending(last))
        item_say_done(context, last, on, DONE_BY_EXTENSION, out);
}

void item_drop_of_job(const struct context *context, const struct job_case *subject, struct date on,
                      struct decision *out)
{
    const struct item *item = find(subject, NULL, ITEM_CANDIDATE, 1);

    if (item != NULL && item_is_pending(item))
        item_say_dropped(context, item, on, DROP_JOB_OVER, out);
}

/* R12: one to do; or done later than that day; or dropped by the end of the contract, when that day
 * lies before: it does not matter which of the two is heard first. */
static bool may_do(const struct item *item, struct date on)
{
    if (item_is_pending(item))
        return true;
    if (item->state == ITEM_STATE_DONE)
        return date_compare(on, item->ended_on) < 0;
    return item->reason == DROP_CONTRACT_OVER && date_compare(on, item->ended_on) <= 0;
}

void item_do(const struct context *context, const struct job_case *subject,
             const struct employment *employment, enum item_kind kind, struct date on,
             enum item_closing by, struct decision *out)
{
    const struct item *nearest = NULL;

    for (const struct item *item = subject->items; item != NULL; item = item->next)
        if (item->kind == (uint8_t)kind && is_of(item, employment) && may_do(item, on) &&
            (nearest == NULL || abs(item->due_on.day - on.day) < abs(nearest->due_on.day - on.day)))
            nearest = item;
    if (nearest != NULL)
        item_say_done(context, nearest, on, by, out);
}

/* ---- by hand -----------------------------------------------------------------------------------
 */

static const struct item *pending(const struct context *context, const struct id *id,
                                  struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct item *item = table_find(&state->items, id);

    if (item == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "R1", "item", "L'échéance %s est inconnue (R1).",
               id_text(id));
    else if (coverage_check(context, item->subject->departement, "item", refusal) != 0)
        return NULL;
    else if (!item_is_pending(item))
        refuse(
            refusal, ERROR_CONFLICT, "R1", "item",
            "L'échéance « %s » est « %s » depuis le %s ; il faut qu'elle soit « à faire » ou « en "
            "retard » (R1).",
            enumeration_label(&item_kinds, item->kind),
            enumeration_label(&item_states, item->state), day_text(item->ended_on));
    else
        return item;
    return NULL;
}

int item_decide_complete(const struct context *context, const void *request, struct decision *out,
                         struct refusal *refusal)
{
    const struct item_complete *asked = request;
    const struct item *item = pending(context, &asked->item, refusal);
    struct date on;

    if (item == NULL ||
        regional_business_day(context, asked->done_on, "done_on", &on, refusal) != 0)
        return -1;
    item_say_done(context, item, on, DONE_BY_HAND, out);
    return 0;
}

int item_decide_drop(const struct context *context, const void *request, struct decision *out,
                     struct refusal *refusal)
{
    const struct item_drop_by_hand *asked = request;
    const struct item *item = pending(context, &asked->item, refusal);

    if (item == NULL)
        return -1;
    if (asked->reason < DROP_NOT_NEEDED)
        return refuse(refusal, ERROR_INVALID, "R1", "reason",
                      "Une échéance s'abandonne « sans objet », « impossible », « doublon » ou "
                      "« autre » ; « %s » vient de soi-même (R1).",
                      enumeration_label(&item_drops, (int)asked->reason));
    item_say_dropped(context, item, context->today, asked->reason, out);
    return 0;
}

/* ---- time --------------------------------------------------------------------------------------
 */

/* Events a call: some of what is due, the oldest first; called again until there is none. */
enum { DUE_AT_ONCE = 200 };

static void become_late(const struct context *context, struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct deadline *at = deadlines_first(&state->open_items);

    for (; at != NULL && at->day < context->today.day && out->event_count < DUE_AT_ONCE;
         at = deadlines_after(&state->open_items, at))
        item_say_late(context, at->thing, out);
}

/* H2: nothing can be done any more about items of a département that was left. */
static void leave(const struct context *context, const char *departement, struct date last_day,
                  const struct deadlines *items, struct decision *out)
{
    const struct deadline *at = deadlines_first(items);

    for (; at != NULL && out->event_count < DUE_AT_ONCE; at = deadlines_after(items, at)) {
        const struct item *item = at->thing;

        if (strcmp(item->subject->departement, departement) == 0)
            item_say_dropped(context, item, last_day, DROP_TERRITORY_ENDED, out);
    }
}

static bool has_pending(const struct regional_state *state, const char *departement)
{
    const struct tally *tallies = state->tallies[departement_index(departement)];
    uint32_t count = 0;

    for (size_t kind = 0; kind < ITEM_KINDS; kind++)
        count += tallies[kind].open + tallies[kind].late;
    return count > 0;
}

void item_due_by_now(const struct context *context, struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct coverage *coverage = &state->coverage;

    become_late(context, out);
    for (size_t i = 0; i < coverage->count && out->event_count == 0; i++) {
        const char *there = coverage->rows[i].departement;
        struct date last_day = coverage_last_day(coverage, there);

        if (!coverage_is_left(coverage, there, context->today) || !has_pending(state, there))
            continue;
        leave(context, there, last_day, &state->late_items, out);
        leave(context, there, last_day, &state->open_items, out);
    }
}
