#include "services/registration/job.h"

#include "services/registration/contract.h"
#include "services/registration/envelope.h"
#include "services/registration/settings.h"
#include "services/registration/tutor.h"

/* The life of a job (domain, section 5): what is not here is refused. */
static const struct transition {
    enum job_state from;
    enum job_act act;
    enum job_state to;
} transitions[] = {
    {JOB_PROPOSED, JOB_APPROVE,  JOB_APPROVED },
    {JOB_PROPOSED, JOB_REFUSE,   JOB_REFUSED  },
    {JOB_PROPOSED, JOB_WITHDRAW, JOB_WITHDRAWN},
    {JOB_APPROVED, JOB_FILL,     JOB_FILLED   },
    {JOB_APPROVED, JOB_WITHDRAW, JOB_WITHDRAWN},
    {JOB_APPROVED, JOB_CLOSE,    JOB_CLOSED   },
    {JOB_FILLED,   JOB_VACATE,   JOB_VACANT   },
    {JOB_VACANT,   JOB_FILL,     JOB_FILLED   },
    {JOB_VACANT,   JOB_CLOSE,    JOB_CLOSED   },
};

/* The state that each act leads to, for refusals. */
static const enum job_state aims[] = {
    [JOB_APPROVE] = JOB_APPROVED, [JOB_REFUSE] = JOB_REFUSED, [JOB_WITHDRAW] = JOB_WITHDRAWN,
    [JOB_FILL] = JOB_FILLED,      [JOB_VACATE] = JOB_VACANT,  [JOB_CLOSE] = JOB_CLOSED,
};

static const struct transition *transition_of(enum job_state from, enum job_act act)
{
    for (size_t i = 0; i < sizeof transitions / sizeof transitions[0]; i++)
        if (transitions[i].from == from && transitions[i].act == act)
            return &transitions[i];
    return NULL;
}

const struct job *job_find(const struct state *state, const struct id *id)
{
    return table_find(&state->jobs, id);
}

bool job_is_open(const struct job *job)
{
    return job->state == JOB_PROPOSED || job->state == JOB_APPROVED || job->state == JOB_FILLED ||
           job->state == JOB_VACANT;
}

/* Q2: from approval until withdrawn or closed. */
static bool holds_place(const struct job *job)
{
    return job->state == JOB_APPROVED || job->state == JOB_FILLED || job->state == JOB_VACANT;
}

int job_may(const struct job *job, enum job_act act, const char *rule, struct refusal *refusal)
{
    if (transition_of((enum job_state)job->state, act) != NULL)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, rule, "job",
                  "Le poste %s est « %s » ; il ne peut pas devenir « %s »%s%s%s.",
                  id_text(&job->id), enumeration_label(&job_states, job->state),
                  enumeration_label(&job_states, (int)aims[act]), rule[0] == '\0' ? "" : " (", rule,
                  rule[0] == '\0' ? "" : ")");
}

/* ---- commands ----------------------------------------------------------------------------------
 */

static const struct job *known_job(const struct context *context, const struct id *id,
                                   struct refusal *refusal)
{
    const struct job *job = job_find(context->state, id);

    if (job == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "job", "Le poste %s est inconnu.", id_text(id));
    return job;
}

/* The members by which figures are cut, in any event that has them. */
#define DESCRIBE(event, fold, job)                                                                 \
    do {                                                                                           \
        const struct programme *known = &(fold)->programme;                                        \
        const struct region *there = &known->regions[(job)->region];                               \
        (event).employer = employer_of((job)->employer)->id;                                       \
        (event).place = (job)->place->id;                                                          \
        memcpy((event).departement, (job)->departement, sizeof(event).departement);                \
        memcpy((event).region2013, there->code, sizeof(event).region2013);                         \
        memcpy((event).region2016, there->region2016, sizeof(event).region2016);                   \
        (event).metier = (enum metier)(job)->metier;                                               \
        memcpy((event).sector, known->sectors[(job)->metier], sizeof(event).sector);               \
        (event).form = (enum employer_form)employer_of((job)->employer)->form;                     \
        (event).kinds = (job)->place->kinds;                                                       \
        (event).new_service = (enum new_service)(job)->new_service;                                \
    } while (0)

/* EM3: the place is open and run by that employer, who has a SIRET. */
static const struct place *check_place(const struct context *context,
                                       const struct job_propose *asked,
                                       const struct employer *employer, struct refusal *refusal)
{
    const struct place *place = place_find(context->state, &asked->place);

    if (place == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "EM3", "place", "Le lieu %s est inconnu (EM3).",
               id_text(&asked->place));
    else if (!date_is_none(place->closed_on))
        refuse(refusal, ERROR_CONFLICT, "EM3", "place", "Le lieu %s est fermé depuis le %s (EM3).",
               id_text(&asked->place), day_text(place->closed_on));
    else if (employer_of(place->employer) != employer)
        refuse(refusal, ERROR_CONFLICT, "EM3", "place",
               "Le lieu n'est pas tenu par cet employeur ; rattachez-le d'abord (EM3).");
    else if (!employer->has_siret)
        refuse(refusal, ERROR_CONFLICT, "EM3", "employer",
               "L'employeur n'a pas de SIRET ; il en faut un pour proposer un poste (EM3).");
    else
        return place;
    return NULL;
}

/* C1, C2: the contract wanted is one that could be signed. */
static int check_wanted(const struct job_propose *asked, const struct employer *employer,
                        struct refusal *refusal)
{
    enum { PART_TIME = 1050, FULL_TIME = 2100, LEAST_MONTHS = 12, MOST_MONTHS = 36 };

    if (asked->weekly_minutes < PART_TIME || asked->weekly_minutes > FULL_TIME)
        return refuse(refusal, ERROR_INVALID, "C2", "weekly_minutes",
                      "La semaine demandée fait %lld minutes ; il faut 35 h (2100) ou un temps "
                      "partiel d'au moins 17 h 30 (1050) (C2).",
                      (long long)asked->weekly_minutes);
    if (asked->kind == KIND_CDI && contract_form_is_public((enum employer_form)employer->form))
        return refuse(refusal, ERROR_INVALID, "C1", "kind",
                      "Un employeur public recrute en CDD seulement (C1).");
    if (asked->kind == KIND_CDI && asked->months != 0)
        return refuse(refusal, ERROR_INVALID, "C1", "months", "Un CDI n'a pas de durée (C1).");
    if (asked->kind == KIND_CDD && (asked->months < LEAST_MONTHS || asked->months > MOST_MONTHS))
        return refuse(refusal, ERROR_INVALID, "C1", "months",
                      "Un CDD dure 36 mois, ou 12 à 35 avec un motif ; %lld demandés (C1).",
                      (long long)asked->months);
    return 0;
}

/* C4: the tutor foreseen, when there is one, works there. */
static int check_tutor(const struct context *context, const struct id *id,
                       const struct employer *employer, struct refusal *refusal)
{
    const struct tutor *tutor = id_is_none(id) ? NULL : tutor_find(context->state, id);

    if (id_is_none(id))
        return 0;
    if (tutor == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "C4", "tutor", "Le tuteur %s est inconnu (C4).",
                      id_text(id));
    if (employer_of(tutor->employer) != employer)
        return refuse(refusal, ERROR_CONFLICT, "C4", "tutor",
                      "Le tuteur n'est pas de cet employeur ; il en faut un de la même structure "
                      "(C4).");
    return 0;
}

static void keep_texts(struct decision *out, const struct job_propose *asked)
{
    struct job_private row = {.job = asked->job};

    if (asked->tasks[0] == '\0' && asked->lasting_details[0] == '\0')
        return;
    memcpy(row.tasks, asked->tasks, sizeof row.tasks);
    memcpy(row.lasting_details, asked->lasting_details, sizeof row.lasting_details);
    decide_keep(out, &asked->job, "job.private", &job_private_schema, &row);
}

int job_decide_propose(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct job_propose *asked = request;
    const struct state *state = context->state;
    const struct employer *employer;
    const struct place *place;
    struct job_proposed event = {.job = asked->job};

    if (job_find(state, &asked->job) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "job", "Le poste %s est déjà là.",
                      id_text(&asked->job));
    employer = employer_open(context, &asked->employer, "employer", refusal);
    place = employer == NULL ? NULL : check_place(context, asked, employer, refusal);
    if (place == NULL || check_wanted(asked, employer, refusal) != 0 ||
        check_tutor(context, &asked->tutor, employer, refusal) != 0 ||
        state_business_day(context, asked->proposed_on, "proposed_on", &event.proposed_on,
                           refusal) != 0 ||
        refuse_nir(&job_propose_schema, request, refusal) != 0)
        return -1;

    struct job job = {
        .employer = (struct employer *)(uintptr_t)employer,
        .place = (struct place *)(uintptr_t)place,
        .metier = (uint8_t)asked->metier,
        .new_service = (uint8_t)asked->new_service,
    };

    job.region = (uint8_t)(state_region(state, place->departement) - state->programme.regions);
    memcpy(job.departement, place->departement, sizeof job.departement);
    DESCRIBE(event, state, &job);
    event.weekly_minutes = asked->weekly_minutes;
    event.kind = asked->kind;
    event.months = asked->months;
    event.starts_on = asked->starts_on;
    event.tutor = asked->tutor;
    event.trainings = asked->trainings;
    event.lastings = asked->lastings;
    decide_event(out, &job_proposed_schema, &event, job.departement);
    keep_texts(out, asked);
    return 0;
}

/* A business date that the history of the job allows: not before `earliest`. */
static int check_day(const struct context *context, struct date given, const char *field,
                     struct date earliest, struct date *out, struct refusal *refusal)
{
    if (state_business_day(context, given, field, out, refusal) != 0)
        return -1;
    if (date_compare(*out, earliest) >= 0)
        return 0;
    return refuse(refusal, ERROR_INVALID, "", field,
                  "La date du %s précède l'étape d'avant ; il faut au plus tôt le %s.",
                  day_text(*out), day_text(earliest));
}

static int approve(const struct context *context, const struct job *job, struct date on,
                   struct job_approved *event, struct decision *out, struct refusal *refusal)
{
    const struct state *state = context->state;
    const struct region *region = &state->programme.regions[job->region];

    if (job_may(job, JOB_APPROVE, "", refusal) != 0 ||
        check_day(context, on, "approved_on", job->proposed_on, &event->approved_on, refusal) !=
            0 ||
        /* Q2: here and nowhere else is a place taken. */
        envelope_check_free(region, refusal) != 0)
        return -1;
    DESCRIBE(*event, state, job);
    event->job = job->id;
    event->proposed_on = job->proposed_on;
    event->region_allotted = region->allotted;
    event->region_held = region->held + 1;
    decide_event(out, &job_approved_schema, event, job->departement);
    return 0;
}

int job_decide_approve(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct job_approve *asked = request;
    const struct job *job = known_job(context, &asked->job, refusal);
    struct job_approved event = {0};

    return job == NULL ? -1 : approve(context, job, asked->approved_on, &event, out, refusal);
}

int job_follow_approve(const struct context *context, const struct job *job, struct date on,
                       const struct id *opinion, const char *hub, struct decision *out,
                       struct refusal *refusal)
{
    struct job_approved event = {.opinion = *opinion};

    snprintf(event.hub, sizeof event.hub, "%s", hub);
    return approve(context, job, on, &event, out, refusal);
}

static int refuse_job(const struct context *context, const struct job *job, struct date on,
                      struct job_refused *event, struct decision *out, struct refusal *refusal)
{
    if (job_may(job, JOB_REFUSE, "", refusal) != 0 ||
        check_day(context, on, "refused_on", job->proposed_on, &event->refused_on, refusal) != 0)
        return -1;
    DESCRIBE(*event, (const struct state *)context->state, job);
    event->job = job->id;
    decide_event(out, &job_refused_schema, event, job->departement);
    return 0;
}

int job_follow_refuse(const struct context *context, const struct job *job, struct date on,
                      enum job_refusal reason, const struct id *opinion, const char *hub,
                      struct decision *out, struct refusal *refusal)
{
    struct job_refused event = {.opinion = *opinion, .reason = reason};

    snprintf(event.hub, sizeof event.hub, "%s", hub);
    return refuse_job(context, job, on, &event, out, refusal);
}

static void keep_details(struct decision *out, const struct id *job, const char *details)
{
    struct job_decision row = {.job = *job};

    if (details[0] == '\0')
        return;
    memcpy(row.details, details, sizeof row.details);
    decide_keep(out, job, "job.decision", &job_decision_schema, &row);
}

int job_decide_refuse(const struct context *context, const void *request, struct decision *out,
                      struct refusal *refusal)
{
    const struct job_refuse *asked = request;
    const struct job *job = known_job(context, &asked->job, refusal);
    struct job_refused event = {.reason = asked->reason};

    if (job == NULL || refuse_nir(&job_refuse_schema, request, refusal) != 0 ||
        refuse_job(context, job, asked->refused_on, &event, out, refusal) != 0)
        return -1;
    keep_details(out, &asked->job, asked->details);
    return 0;
}

/* The last day of the job's history so far: an end is not before it. */
static struct date last_day(const struct job *job)
{
    if (!date_is_none(job->vacant_on))
        return job->vacant_on;
    return date_is_none(job->approved_on) ? job->proposed_on : job->approved_on;
}

/* Q2: what the region still holds once this job holds nothing. */
static int64_t held_without(const struct state *state, const struct job *job)
{
    return state->programme.regions[job->region].held - (holds_place(job) ? 1 : 0);
}

int job_decide_withdraw(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct job_withdraw *asked = request;
    const struct job *job = known_job(context, &asked->job, refusal);
    struct job_withdrawn event = {.job = asked->job, .reason = asked->reason};

    if (job == NULL || job_may(job, JOB_WITHDRAW, "Q2", refusal) != 0 ||
        check_day(context, asked->withdrawn_on, "withdrawn_on", last_day(job), &event.withdrawn_on,
                  refusal) != 0 ||
        refuse_nir(&job_withdraw_schema, request, refusal) != 0)
        return -1;
    DESCRIBE(event, (const struct state *)context->state, job);
    event.state = (enum job_state)job->state;
    event.approved_on = job->approved_on;
    event.frees = holds_place(job);
    event.region_held = held_without(context->state, job);
    decide_event(out, &job_withdrawn_schema, &event, job->departement);
    keep_details(out, &asked->job, asked->details);
    return 0;
}

static void decide_closed(const struct context *context, const struct job *job,
                          enum job_ending reason, struct date on, struct decision *out)
{
    struct job_closed event = {.job = job->id, .reason = reason, .closed_on = on};

    DESCRIBE(event, (const struct state *)context->state, job);
    event.state = (enum job_state)job->state;
    event.approved_on = job->approved_on;
    event.region_held = held_without(context->state, job);
    decide_event(out, &job_closed_schema, &event, job->departement);
}

int job_decide_close(const struct context *context, const void *request, struct decision *out,
                     struct refusal *refusal)
{
    const struct job_close *asked = request;
    const struct job *job = known_job(context, &asked->job, refusal);
    struct date on;

    if (job == NULL || job_may(job, JOB_CLOSE, "Q2", refusal) != 0 ||
        check_day(context, asked->closed_on, "closed_on", last_day(job), &on, refusal) != 0 ||
        refuse_nir(&job_close_schema, request, refusal) != 0)
        return -1;
    decide_closed(context, job, asked->reason, on, out);
    keep_details(out, &asked->job, asked->details);
    return 0;
}

int job_decide_texts(const struct context *context, const void *request, struct decision *out,
                     struct refusal *refusal)
{
    const struct job_texts *asked = request;
    const struct job *job = known_job(context, &asked->job, refusal);
    struct contact_read event = {
        .subject = asked->job,
        .kind = SUBJECT_JOB,
        .reason = asked->reason,
        .grounds = asked->job,
        .read_on = context->today,
    };

    if (job == NULL)
        return -1;
    memcpy(event.departement, job->departement, sizeof event.departement);
    /* P4: free texts may name a person, so that reading them is logged too. */
    decide_event(out, &contact_read_schema, &event, job->departement);
    return 0;
}

/* ---- time --------------------------------------------------------------------------------------
 */

struct date job_vacancy_end(const struct context *context, struct date left_on)
{
    const struct registration_settings *settings = context->settings;

    return date_add_days(left_on, duration_days(settings->vacancy_delay));
}

void job_due(const struct context *context, struct decision *out)
{
    const struct state *state = context->state;
    const struct deadline *first = deadlines_first(&state->vacancies);

    /* Q2: a job left vacant too long gives its place back. */
    if (first == NULL || first->day >= context->today.day)
        return;
    decide_closed(context, first->thing, ENDING_VACANCY_DELAY, (struct date){first->day + 1}, out);
}
