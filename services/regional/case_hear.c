/* What cases hear: each event of registration or of a sectoral hub becomes a fact of the timeline,
 * and opens, moves, does or drops items. */
#include <stdio.h>

#include "common/messages/registration.h"
#include "common/messages/sectoral.h"
#include "services/regional/case.h"
#include "services/regional/item.h"
#include "services/regional/sponsor.h"

/* ---- one fact ----------------------------------------------------------------------------------
 */

static struct case_moved moved_of(const struct context *context, const struct id *job,
                                  const char *departement, enum case_fact fact, struct date on)
{
    struct case_moved moved = {.job = *job, .fact = fact, .on = on};

    snprintf(moved.hub, sizeof moved.hub, "%s", context->instance);
    snprintf(moved.departement, sizeof moved.departement, "%s", departement);
    return moved;
}

/* A second extension of the same day. */
static bool goes_on_for_longer(const struct context *context, const struct case_moved *moved)
{
    const struct employment *known = employment_find(context->state, &moved->contract);

    return moved->fact == FACT_CONTRACT_EXTENDED && known != NULL &&
           date_compare(moved->planned_end, known->planned_end) > 0;
}

/* Heard twice, it happened once. */
static bool is_news(const struct context *context, const struct case_moved *moved)
{
    const struct regional_state *state = context->state;
    const struct job_case *subject = case_find(state, &moved->job);
    const struct id *about = id_is_none(&moved->subject) ? &moved->contract : &moved->subject;

    return goes_on_for_longer(context, moved) || subject == NULL ||
           !timeline_has(&state->timeline, subject->timeline, moved->fact, moved->on, about,
                         moved->detail);
}

/* The case, once its news is told; NULL when it was told before or the case is not open here: the
 * set of départements is heard from the journal's beginning, so that its proposal comes first. */
static const struct job_case *tell(const struct context *context, const struct case_moved *moved,
                                   struct decision *out)
{
    const struct job_case *subject = case_find(context->state, &moved->job);

    if (subject == NULL || !subject->is_known || !is_news(context, moved))
        return NULL;
    decide_event(out, &case_moved_schema, moved, moved->departement);
    return subject;
}

static void detail(struct case_moved *moved, const struct enumeration *words, int value)
{
    snprintf(moved->detail, sizeof moved->detail, "%s", enumeration_word(words, value));
}

/* ---- the job -----------------------------------------------------------------------------------
 */

void case_hear_proposed(const struct context *context, const struct event *heard,
                        struct decision *out)
{
    const struct job_proposed *job = heard->record;
    const struct job_case *known = case_find(context->state, &job->job);
    struct case_opened opened = {
        .job = job->job,
        .employer = job->employer,
        .place = job->place,
        .form = job->form,
        .metier = job->metier,
        .new_service = job->new_service,
        .trainings = job->trainings,
        .lastings = job->lastings,
        .proposed_on = job->proposed_on,
    };

    if (known != NULL && known->is_known)
        return;
    snprintf(opened.hub, sizeof opened.hub, "%s", context->instance);
    memcpy(opened.departement, job->departement, sizeof opened.departement);
    memcpy(opened.sector, job->sector, sizeof opened.sector);
    decide_event(out, &case_opened_schema, &opened, job->departement);
}

void case_hear_approved(const struct context *context, const struct event *heard,
                        struct decision *out)
{
    const struct job_approved *job = heard->record;
    struct case_moved moved =
        moved_of(context, &job->job, job->departement, FACT_JOB_APPROVED, job->approved_on);
    const struct job_case *subject = tell(context, &moved, out);

    if (subject != NULL)
        item_ask_candidate(context, subject, job->approved_on, out);
}

void case_hear_refused(const struct context *context, const struct event *heard,
                       struct decision *out)
{
    const struct job_refused *job = heard->record;
    struct case_moved moved =
        moved_of(context, &job->job, job->departement, FACT_JOB_REFUSED, job->refused_on);

    detail(&moved, &job_refusals, (int)job->reason);
    tell(context, &moved, out);
}

/* Shown in the case: registration could not follow the hub's opinion, by that rule. */
void case_hear_opinion_unmet(const struct context *context, const struct event *heard,
                             struct decision *out)
{
    const struct opinion_unmet *unmet = heard->record;
    struct case_moved moved =
        moved_of(context, &unmet->job, unmet->departement, FACT_OPINION_UNMET, unmet->unmet_on);

    moved.subject = unmet->opinion;
    snprintf(moved.detail, sizeof moved.detail, "%s", unmet->rule);
    if (strcmp(unmet->hub, context->instance) == 0)
        tell(context, &moved, out);
}

/* Nothing more is asked of a job that is over, and its sponsor is free. */
static void job_is_over(const struct context *context, const struct case_moved *moved,
                        struct decision *out)
{
    const struct job_case *subject = tell(context, moved, out);

    if (subject == NULL)
        return;
    item_drop_of_job(context, subject, moved->on, out);
    sponsor_end_by_itself(context, subject, SPONSORSHIP_END_JOB_OVER, moved->on, out);
}

void case_hear_withdrawn(const struct context *context, const struct event *heard,
                         struct decision *out)
{
    const struct job_withdrawn *job = heard->record;
    struct case_moved moved =
        moved_of(context, &job->job, job->departement, FACT_JOB_WITHDRAWN, job->withdrawn_on);

    detail(&moved, &job_endings, (int)job->reason);
    job_is_over(context, &moved, out);
}

void case_hear_closed(const struct context *context, const struct event *heard,
                      struct decision *out)
{
    const struct job_closed *job = heard->record;
    struct case_moved moved =
        moved_of(context, &job->job, job->departement, FACT_JOB_CLOSED, job->closed_on);

    detail(&moved, &job_endings, (int)job->reason);
    job_is_over(context, &moved, out);
}

/* ---- the contract ------------------------------------------------------------------------------
 */

/* A fact of a contract that is known: tells it and gives the contract as it is so far; false when
 * there is nothing to tell. */
static bool tell_of(const struct context *context, struct case_moved *moved,
                    const struct id *contract, struct employment *after, struct decision *out)
{
    const struct employment *known = employment_find(context->state, contract);

    moved->contract = *contract;
    if (known == NULL || !known->is_known || tell(context, moved, out) == NULL)
        return false;
    *after = *known;
    return true;
}

void case_hear_signed(const struct context *context, const struct event *heard,
                      struct decision *out)
{
    const struct contract_signed *contract = heard->record;
    const struct employment *known = employment_find(context->state, &contract->contract);
    struct employment after = known == NULL ? (struct employment){0} : *known;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_CONTRACT_SIGNED, contract->signed_on);
    const struct job_case *subject;

    moved.contract = after.id = contract->contract;
    moved.kind = contract->kind;
    moved.person = contract->person;
    moved.tutor = contract->tutor;
    moved.signed_on = after.signed_on = contract->signed_on;
    moved.starts_on = after.starts_on = contract->starts_on;
    moved.planned_end = after.planned_end = contract->planned_end;
    moved.aid_ends_on = after.aid_ends_on = contract->aid_ends_on;
    moved.is_renewal = after.is_renewal = contract->is_renewal;
    after.kind = (uint8_t)contract->kind;
    detail(&moved, &contract_kinds, (int)contract->kind);
    if (after.is_known || (subject = tell(context, &moved, out)) == NULL)
        return;
    after.subject = (struct job_case *)subject;
    /* A sponsor found before the signature follows this contract. */
    if (subject->sponsored != NULL)
        after.sponsor_on = subject->sponsored->accepted_on;
    item_do(context, subject, NULL, ITEM_CANDIDATE, contract->signed_on, DONE_BY_SIGNATURE, out);
    item_follow(context, &after, out);
}

void case_hear_tutor_assigned(const struct context *context, const struct event *heard,
                              struct decision *out)
{
    const struct contract_tutor_assigned *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_TUTOR_ASSIGNED, contract->from);
    struct employment after;

    moved.tutor = moved.subject = contract->tutor;
    tell_of(context, &moved, &contract->contract, &after, out);
}

void case_hear_tutor_released(const struct context *context, const struct event *heard,
                              struct decision *out)
{
    const struct contract_tutor_released *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_TUTOR_RELEASED, contract->until);
    struct employment after;

    moved.subject = contract->tutor;
    tell_of(context, &moved, &contract->contract, &after, out);
}

/* R11: an extension or a CDI answers the question; the bilan and the next question follow the new
 * end of the aid. */
static void term_moved(const struct context *context, struct case_moved *moved,
                       const struct id *contract, struct decision *out)
{
    struct employment after;

    if (!tell_of(context, moved, contract, &after, out))
        return;
    after.planned_end = moved->planned_end;
    after.aid_ends_on = moved->aid_ends_on;
    if (moved->kind != KIND_NONE)
        after.kind = (uint8_t)moved->kind;
    item_answer_aid_end(context, &after, moved->on, out);
    item_follow(context, &after, out);
}

void case_hear_extended(const struct context *context, const struct event *heard,
                        struct decision *out)
{
    const struct contract_extended *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_CONTRACT_EXTENDED, contract->extended_on);

    moved.planned_end = contract->planned_end;
    moved.aid_ends_on = contract->aid_ends_on;
    term_moved(context, &moved, &contract->contract, out);
}

void case_hear_converted(const struct context *context, const struct event *heard,
                         struct decision *out)
{
    const struct contract_converted *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_CONTRACT_CONVERTED, contract->converted_on);

    moved.kind = KIND_CDI;
    moved.aid_ends_on = contract->aid_ends_on;
    term_moved(context, &moved, &contract->contract, out);
}

void case_hear_suspended(const struct context *context, const struct event *heard,
                         struct decision *out)
{
    const struct contract_suspended *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_CONTRACT_SUSPENDED, contract->suspended_on);
    struct employment after;

    detail(&moved, &suspension_reasons, (int)contract->reason);
    if (tell_of(context, &moved, &contract->contract, &after, out) && contract->is_late)
        item_ask_late_declaration(context, &after, contract->declared_on, out);
}

void case_hear_resumed(const struct context *context, const struct event *heard,
                       struct decision *out)
{
    const struct contract_resumed *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_CONTRACT_RESUMED, contract->resumed_on);
    struct employment after;

    tell_of(context, &moved, &contract->contract, &after, out);
}

/* A breach declared later for a day before the term takes the place of that end. */
static bool contract_is_over(const struct context *context, struct case_moved *moved,
                             const struct id *contract, struct employment *after,
                             struct decision *out)
{
    if (!tell_of(context, moved, contract, after, out))
        return false;
    after->left_on = moved->on;
    item_follow(context, after, out);
    if (after->subject->employment == employment_find(context->state, contract))
        sponsor_end_by_itself(context, after->subject, SPONSORSHIP_END_CONTRACT_OVER, moved->on,
                              out);
    return true;
}

void case_hear_broken(const struct context *context, const struct event *heard,
                      struct decision *out)
{
    const struct contract_broken *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_CONTRACT_BROKEN, contract->broken_on);
    struct employment after;

    detail(&moved, &breach_motives, (int)contract->motive);
    if (contract_is_over(context, &moved, &contract->contract, &after, out) && contract->is_late)
        item_ask_late_declaration(context, &after, contract->declared_on, out);
}

void case_hear_ended(const struct context *context, const struct event *heard, struct decision *out)
{
    const struct contract_ended *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_CONTRACT_ENDED, contract->ended_on);
    struct employment after;

    contract_is_over(context, &moved, &contract->contract, &after, out);
}

/* ---- what became of the person -----------------------------------------------------------------
 */

void case_hear_exit(const struct context *context, const struct event *heard, struct decision *out)
{
    const struct exit_recorded *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_EXIT_RECORDED, contract->left_on);
    struct employment after;

    detail(&moved, &exit_kinds, (int)contract->kind);
    tell_of(context, &moved, &contract->contract, &after, out);
}

void case_hear_exit_later(const struct context *context, const struct event *heard,
                          struct decision *out)
{
    const struct exit_recorded_later *contract = heard->record;
    struct case_moved moved = moved_of(context, &contract->job, contract->departement,
                                       FACT_EXIT_RECORDED_LATER, contract->observed_on);
    struct employment after;

    detail(&moved, &exit_kinds, (int)contract->kind);
    if (!tell_of(context, &moved, &contract->contract, &after, out))
        return;
    after.exit_later_on = contract->observed_on;
    item_follow(context, &after, out);
}

/* P2: erased at registration, erased here: the words about each of the person's contracts. */
void case_hear_person_erased(const struct context *context, const struct event *heard,
                             struct decision *out)
{
    const struct regional_state *state = context->state;
    const struct person_erased *erased = heard->record;

    for (size_t i = 0; i < state->employments.count; i++) {
        const struct employment *employment = table_at(&state->employments, i);
        const struct job_case *subject = employment->subject;

        if (!id_equal(&employment->person, &erased->person) || employment->person_is_erased ||
            out->event_count == DECISION_MOST_EVENTS)
            continue;

        struct case_moved moved = moved_of(context, &subject->id, subject->departement,
                                           FACT_PERSON_ERASED, erased->erased_on);

        moved.contract = employment->id;
        moved.subject = erased->person;
        decide_event(out, &case_moved_schema, &moved, moved.departement);
    }
}

/* A sectoral hub's journal may be heard before registration's: the contract is then a placeholder,
 * and the item is done as soon as the signature opens it. */
void case_hear_path_confirmed(const struct context *context, const struct event *heard,
                              struct decision *out)
{
    const struct path_confirmed *path = heard->record;
    const struct employment *known = employment_find(context->state, &path->contract);
    struct case_moved moved =
        moved_of(context, &path->job, path->departement, FACT_PATH_CONFIRMED, path->confirmed_on);

    moved.contract = path->contract;
    if (!is_news(context, &moved))
        return;
    decide_event(out, &case_moved_schema, &moved, moved.departement);
    if (known != NULL && known->is_known)
        item_do(context, known->subject, known, ITEM_TRAINING, path->confirmed_on, DONE_BY_TRAINING,
                out);
}
