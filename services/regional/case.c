/* What is known of cases, who follows them, and how events move them. */
#include "services/regional/case.h"

#include <stdio.h>

#include "services/regional/notebook.h"
#include "services/regional/opinion.h"

struct job_case *case_find(const struct regional_state *state, const struct id *job)
{
    return table_find(&state->cases, job);
}

const struct job_case *case_known(const struct context *context, const struct id *job,
                                  struct refusal *refusal)
{
    const struct job_case *subject = case_find(context->state, job);

    if (subject != NULL && subject->is_known)
        return subject;
    refuse(refusal, ERROR_NOT_FOUND, "", "job", "Aucun dossier n'est ouvert pour le poste %s.",
           id_text(job));
    return NULL;
}

const struct job_case *case_open(const struct context *context, const struct id *job,
                                 struct refusal *refusal)
{
    const struct job_case *subject = case_known(context, job, refusal);

    if (subject == NULL || coverage_check(context, subject->departement, "job", refusal) != 0)
        return NULL;
    return subject;
}

const struct employment *employment_find(const struct regional_state *state, const struct id *id)
{
    return table_find(&state->employments, id);
}

bool case_is_over(const struct job_case *subject)
{
    return subject->state == JOB_REFUSED || subject->state == JOB_WITHDRAWN ||
           subject->state == JOB_CLOSED;
}

bool case_is_closed(const struct context *context, const struct job_case *subject)
{
    const struct regional_state *state = context->state;

    return coverage_is_left(&state->coverage, subject->departement, context->today);
}

const char *case_sector(const struct regional_state *state, const struct job_case *subject)
{
    return timeline_text(&state->timeline, subject->sector);
}

const char *case_operator(const struct regional_state *state, const struct job_case *subject)
{
    return timeline_text(&state->timeline, subject->operator);
}

/* ---- case.assign, case.release -----------------------------------------------------------------
 */

/* R14: an account, never a name: events are not erased (P1). */
static int check_operator(const char *operator, struct refusal * refusal)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789._@-";

    if (operator[strspn(operator, letters)] == '\0')
        return 0;
    return refuse(refusal, ERROR_INVALID, "R14", "operator",
                  "« %s » n'est pas un compte ; il faut des minuscules sans accent, des chiffres, "
                  "« . », « _ », « @ » ou « - » (R14).",
                  operator);
}

int case_decide_assign(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct case_assign *asked = request;
    const struct job_case *subject = case_open(context, &asked->job, refusal);
    struct case_assigned event = {.assigned_on = context->today};

    if (subject == NULL || check_operator(asked->operator, refusal) != 0)
        return -1;
    if (strcmp(case_operator(context->state, subject), asked->operator) == 0)
        return refuse(refusal, ERROR_CONFLICT, "R14", "operator",
                      "Le dossier est déjà confié à « %s » (R14).", asked->operator);
    CASE_DESCRIBE(event, context, subject);
    memcpy(event.operator, asked->operator, sizeof event.operator);
    snprintf(event.previous, sizeof event.previous, "%s", case_operator(context->state, subject));
    decide_event(out, &case_assigned_schema, &event, subject->departement);
    return 0;
}

int case_decide_release(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct case_release *asked = request;
    const struct job_case *subject = case_open(context, &asked->job, refusal);
    struct case_released event = {.released_on = context->today};

    if (subject == NULL)
        return -1;
    if (subject->operator== 0)
        return refuse(refusal, ERROR_CONFLICT, "R14", "job",
                      "Le dossier n'est confié à personne (R14).");
    CASE_DESCRIBE(event, context, subject);
    snprintf(event.operator, sizeof event.operator, "%s", case_operator(context->state, subject));
    decide_event(out, &case_released_schema, &event, subject->departement);
    return 0;
}

void case_apply_assigned(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct case_assigned *assigned = event->record;
    struct job_case *subject = case_find(state, &assigned->job);

    subject->operator= timeline_word(&state->timeline, assigned->operator);
    timeline_add(&state->timeline, &subject->timeline, FACT_ASSIGNED, assigned->assigned_on, NULL,
                 assigned->operator);
}

void case_apply_released(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct case_released *released = event->record;
    struct job_case *subject = case_find(state, &released->job);

    subject->operator= 0;
    timeline_add(&state->timeline, &subject->timeline, FACT_RELEASED, released->released_on, NULL,
                 released->operator);
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

static struct job_case *reach_case(struct regional_state *state, const struct id *job,
                                   const char *departement)
{
    struct job_case *subject = case_find(state, job);

    if (subject != NULL)
        return subject;
    subject = table_add(&state->cases, job);
    snprintf(subject->departement, sizeof subject->departement, "%s", departement);
    return subject;
}

void case_apply_opened(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct case_opened *opened = event->record;
    struct job_case *subject = reach_case(state, &opened->job, opened->departement);

    subject->is_known = true;
    subject->employer = opened->employer;
    subject->place = opened->place;
    subject->state = JOB_PROPOSED;
    subject->form = (uint8_t)opened->form;
    subject->metier = (uint8_t)opened->metier;
    subject->new_service = (uint8_t)opened->new_service;
    subject->trainings = (uint8_t)opened->trainings;
    subject->lastings = (uint8_t)opened->lastings;
    subject->sector = timeline_word(&state->timeline, opened->sector);
    subject->proposed_on = opened->proposed_on;
    timeline_add(&state->timeline, &subject->timeline, FACT_JOB_PROPOSED, opened->proposed_on,
                 &opened->job, "");
}

static struct employment *reach_employment(struct regional_state *state, struct job_case *subject,
                                           const struct id *contract)
{
    struct employment *employment = table_find(&state->employments, contract);

    if (employment != NULL)
        return employment;
    employment = table_add(&state->employments, contract);
    employment->subject = subject;
    return employment;
}

static void leave_tutor(struct employment *employment)
{
    struct employment **at = employment->tutor == NULL ? NULL : &employment->tutor->followed;

    while (at != NULL && *at != employment)
        at = &(*at)->next_of_tutor;
    if (at != NULL)
        *at = employment->next_of_tutor;
    employment->tutor = NULL;
    employment->next_of_tutor = NULL;
}

static void take_tutor(struct regional_state *state, struct employment *employment,
                       const struct id *id)
{
    leave_tutor(employment);
    if (id_is_none(id))
        return;

    struct known_tutor *tutor = table_find(&state->tutors, id);

    if (tutor == NULL)
        tutor = table_add(&state->tutors, id);
    employment->tutor = tutor;
    employment->next_of_tutor = tutor->followed;
    tutor->followed = employment;
}

/* ---- what each fact moves ---- */

struct move {
    struct regional_state *state;
    struct job_case *subject;
    struct employment *employment; /* NULL when the fact is of no contract */
    const struct case_moved *moved;
};

static void move_approved(const struct move *move)
{
    move->subject->approved_on = move->moved->on;
}

static void move_over(const struct move *move)
{
    move->subject->ended_on = move->moved->on;
}

static void move_signed(const struct move *move)
{
    const struct case_moved *moved = move->moved;
    struct employment *employment = move->employment;

    employment->is_known = true;
    employment->is_renewal = moved->is_renewal;
    employment->kind = (uint8_t)moved->kind;
    employment->person = moved->person;
    employment->signed_on = moved->signed_on;
    employment->starts_on = moved->starts_on;
    employment->planned_end = moved->planned_end;
    employment->aid_ends_on = moved->aid_ends_on;
    employment->previous = move->subject->employment;
    move->subject->employment = employment;
    take_tutor(move->state, employment, &moved->tutor);
}

static void move_tutor(const struct move *move)
{
    take_tutor(move->state, move->employment, &move->moved->tutor);
}

static void move_term(const struct move *move)
{
    move->employment->planned_end = move->moved->planned_end;
    move->employment->aid_ends_on = move->moved->aid_ends_on;
    if (move->moved->kind != KIND_NONE)
        move->employment->kind = (uint8_t)move->moved->kind;
}

static void move_left(const struct move *move)
{
    move->employment->left_on = move->moved->on;
    notebook_follow_employment(move->state, move->employment);
    /* A contract signed since keeps the job filled, whatever an older one comes to; and a breach
     * declared late leaves a job closed that was closed since. */
    if (move->employment == move->subject->employment && !case_is_over(move->subject))
        move->subject->state = JOB_VACANT;
}

static void move_exit_later(const struct move *move)
{
    move->employment->exit_later_on = move->moved->on;
}

static void move_training(const struct move *move)
{
    struct date known = move->employment->training_on;

    if (date_is_none(known) || date_compare(move->moved->on, known) < 0)
        move->employment->training_on = move->moved->on;
}

static void move_erased(const struct move *move)
{
    move->employment->person_is_erased = true;
    notebook_follow_employment(move->state, move->employment);
}

static void move_unmet(const struct move *move)
{
    opinion_follow_unmet(move->state, &move->moved->subject, move->moved->detail, move->moved->on);
}

/* By fact: the state that the job comes to (JOB_NONE: stays), and what else moves. */
static const struct {
    enum job_state state;
    void (*move)(const struct move *move);
} moves[] = {
    [FACT_JOB_APPROVED] = {JOB_APPROVED,  move_approved  },
    [FACT_JOB_REFUSED] = {JOB_REFUSED,   move_over      },
    [FACT_JOB_WITHDRAWN] = {JOB_WITHDRAWN, move_over      },
    [FACT_JOB_CLOSED] = {JOB_CLOSED,    move_over      },
    [FACT_OPINION_UNMET] = {JOB_NONE,      move_unmet     },
    [FACT_CONTRACT_SIGNED] = {JOB_FILLED,    move_signed    },
    [FACT_TUTOR_ASSIGNED] = {JOB_NONE,      move_tutor     },
    [FACT_TUTOR_RELEASED] = {JOB_NONE,      move_tutor     },
    [FACT_CONTRACT_EXTENDED] = {JOB_NONE,      move_term      },
    [FACT_CONTRACT_CONVERTED] = {JOB_NONE,      move_term      },
    [FACT_CONTRACT_BROKEN] = {JOB_NONE,      move_left      },
    [FACT_CONTRACT_ENDED] = {JOB_NONE,      move_left      },
    [FACT_EXIT_RECORDED_LATER] = {JOB_NONE,      move_exit_later},
    [FACT_PATH_CONFIRMED] = {JOB_NONE,      move_training  },
    [FACT_PERSON_ERASED] = {JOB_NONE,      move_erased    },
};

void case_apply_moved(void *fold, const struct event *event)
{
    struct regional_state *state = fold;
    const struct case_moved *moved = event->record;
    struct job_case *subject = reach_case(state, &moved->job, moved->departement);
    bool has_contract = !id_is_none(&moved->contract);
    const struct move move = {
        .state = state,
        .subject = subject,
        .employment = has_contract ? reach_employment(state, subject, &moved->contract) : NULL,
        .moved = moved,
    };

    timeline_add(&state->timeline, &subject->timeline, moved->fact, moved->on,
                 id_is_none(&moved->subject) ? &moved->contract : &moved->subject, moved->detail);
    if ((size_t)moved->fact >= sizeof moves / sizeof moves[0])
        return;
    if (moves[moved->fact].state != JOB_NONE)
        subject->state = (uint8_t)moves[moved->fact].state;
    if (moves[moved->fact].move != NULL)
        moves[moved->fact].move(&move);
    opinion_follow_job(state, subject, moved->fact, moved->on);
}
