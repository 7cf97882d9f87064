#include "services/registration/tutor.h"

#include <stdio.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/registration/contract.h"
#include "services/registration/erasure.h"
#include "services/registration/settings.h"
#include "services/registration/territory.h"

const struct tutor *tutor_find(const struct state *state, const struct id *id)
{
    return table_find(&state->tutors, id);
}

static const struct tutor *known(const struct context *context, const struct id *id,
                                 struct refusal *refusal)
{
    const struct tutor *tutor = tutor_find(context->state, id);

    if (tutor == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "C4", "tutor", "Aucun tuteur n'a l'identifiant %s (C4).",
               id_text(id));
    return tutor;
}

struct period tutor_follows(const struct tutoring *tutoring)
{
    return period_common(tutoring->days, contract_days(tutoring->contract));
}

/* ---- C4: how many at a time ---- */

static size_t load_on(const struct tutor *tutor, struct date on, const struct contract *except)
{
    size_t load = 0;

    for (const struct tutoring *tutoring = tutor->followed; tutoring != NULL;
         tutoring = tutoring->next_of_tutor)
        load += tutoring->contract != except && period_has(tutor_follows(tutoring), on);
    return load;
}

/* The load can only grow on a day when somebody more is followed: those days are enough. */
size_t tutor_load(const struct tutor *tutor, struct period days, const struct contract *except)
{
    size_t most = load_on(tutor, days.from, except);

    for (const struct tutoring *tutoring = tutor->followed; tutoring != NULL;
         tutoring = tutoring->next_of_tutor) {
        struct date from = tutor_follows(tutoring).from;
        size_t load = period_has(days, from) ? load_on(tutor, from, except) : 0;

        most = load > most ? load : most;
    }
    return most;
}

int tutor_check_load(const struct context *context, const struct tutor *tutor, struct period days,
                     const struct contract *except, struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;
    size_t load = tutor_load(tutor, days, except);

    if ((int64_t)load < settings->tutor_most)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "C4", "tutor",
                  "Le tuteur suit déjà %zu salariés en emploi d'avenir à partir du %s ; le maximum "
                  "est %d (C4).",
                  load, day_text(days.from), (int)settings->tutor_most);
}

const struct tutor *tutor_available(const struct context *context, const struct id *id,
                                    const struct employer *employer, struct period days,
                                    const struct contract *except, struct refusal *refusal)
{
    const struct tutor *tutor = known(context, id, refusal);

    if (tutor == NULL)
        return NULL;
    if (employer_of(tutor->employer) != employer)
        refuse(refusal, ERROR_CONFLICT, "C4", "tutor",
               "Le tuteur n'est pas salarié de l'employeur du poste (C4).");
    else if (!date_is_none(tutor->retired_on) &&
             date_compare(tutor->retired_on, period_end(days)) < 0) /* on every day of the period */
        refuse(refusal, ERROR_CONFLICT, "C4", "tutor",
               "Le tuteur n'accompagne plus personne depuis le %s (C4).",
               day_text(tutor->retired_on));
    else if (tutor_check_load(context, tutor, days, except, refusal) == 0)
        return tutor;
    return NULL;
}

/* ---- tutor.register, tutor.amend, tutor.retire ---- */

static int check_experience(const struct context *context, int64_t years, struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;

    if (years >= settings->tutor_experience_years)
        return 0;
    return refuse(refusal, ERROR_INVALID, "C4", "experience_years",
                  "Un tuteur doit avoir au moins %d ans d'expérience ; %d indiqués (C4).",
                  (int)settings->tutor_experience_years, (int)years);
}

static void registered_event(const struct context *context, const struct tutor_register *asked,
                             const struct employer *employer, struct date on, struct decision *out)
{
    const struct region *region = state_region(context->state, employer->departement);
    struct tutor_registered registered = {
        .tutor = asked->tutor,
        .employer = employer->id,
        .experience_years = asked->experience_years,
        .registered_on = on,
    };

    snprintf(registered.departement, sizeof registered.departement, "%s", employer->departement);
    snprintf(registered.region2013, sizeof registered.region2013, "%s", region->code);
    snprintf(registered.region2016, sizeof registered.region2016, "%s", region->region2016);
    decide_event(out, &tutor_registered_schema, &registered, employer->departement);
}

int tutor_decide_register(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct tutor_register *asked = request;
    const struct employer *employer;
    struct date on;

    if (tutor_find(context->state, &asked->tutor) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "tutor",
                      "Le tuteur %s est déjà inscrit ; modifiez son dossier.",
                      id_text(&asked->tutor));
    employer = employer_open(context, &asked->employer, "employer", refusal);
    if (employer == NULL || refuse_nir(&tutor_register_schema, request, refusal) < 0)
        return -1;
    if (!asked->is_volunteer)
        return refuse(refusal, ERROR_INVALID, "C4", "is_volunteer",
                      "Un tuteur doit être volontaire (C4).");
    if (check_experience(context, asked->experience_years, refusal) < 0 ||
        state_business_day(context, asked->registered_on, "registered_on", &on, refusal) < 0)
        return -1;

    struct tutor_private row = {.tutor = asked->tutor};

    memcpy(row.name, asked->name, sizeof row.name);
    memcpy(row.first_name, asked->first_name, sizeof row.first_name);
    memcpy(row.email, asked->email, sizeof row.email);
    memcpy(row.phone, asked->phone, sizeof row.phone);
    registered_event(context, asked, employer, on, out);
    decide_keep(out, &row.tutor, "tutor.private", &tutor_private_schema, &row);
    return 0;
}

/* The vault's row is replaced as a whole: rules cannot read it, so nothing of it can be merged. */
static int keep_amended(const struct tutor_amend *asked, struct decision *out,
                        struct refusal *refusal)
{
    struct tutor_private row = {.tutor = asked->tutor};

    if (asked->name[0] == '\0' && asked->first_name[0] == '\0' && asked->email[0] == '\0' &&
        asked->phone[0] == '\0')
        return 0;
    if (asked->name[0] == '\0' || asked->first_name[0] == '\0')
        return refuse(refusal, ERROR_INVALID, "P1", asked->name[0] == '\0' ? "name" : "first_name",
                      "Les données privées se remplacent ensemble : il faut au moins le nom et le "
                      "prénom (P1).");
    memcpy(row.name, asked->name, sizeof row.name);
    memcpy(row.first_name, asked->first_name, sizeof row.first_name);
    memcpy(row.email, asked->email, sizeof row.email);
    memcpy(row.phone, asked->phone, sizeof row.phone);
    decide_keep(out, &row.tutor, "tutor.private", &tutor_private_schema, &row);
    return 0;
}

static int refuse_retired(const struct tutor *tutor, struct refusal *refusal)
{
    if (date_is_none(tutor->retired_on))
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "C4", "tutor",
                  "Le tuteur n'accompagne plus personne depuis le %s (C4).",
                  day_text(tutor->retired_on));
}

int tutor_decide_amend(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct tutor_amend *asked = request;
    const struct tutor *tutor = known(context, &asked->tutor, refusal);
    int64_t years = asked->experience_years;

    if (tutor == NULL || refuse_retired(tutor, refusal) < 0 ||
        refuse_nir(&tutor_amend_schema, request, refusal) < 0 ||
        (years != 0 && check_experience(context, years, refusal) < 0) ||
        keep_amended(asked, out, refusal) < 0)
        return -1;

    const struct employer *employer = employer_of(tutor->employer);
    struct tutor_amended amended = {
        .tutor = asked->tutor,
        .employer = employer->id,
        .experience_years = years != 0 ? years : tutor->experience_years,
        .amended_on = context->today,
    };

    snprintf(amended.departement, sizeof amended.departement, "%s", employer->departement);
    decide_event(out, &tutor_amended_schema, &amended, employer->departement);
    return 0;
}

int tutor_decide_retire(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct tutor_retire *asked = request;
    const struct tutor *tutor = known(context, &asked->tutor, refusal);
    struct date on;

    if (tutor == NULL || refuse_retired(tutor, refusal) < 0 ||
        state_business_day(context, asked->retired_on, "retired_on", &on, refusal) < 0)
        return -1;

    size_t followed = tutor_load(tutor, (struct period){date_add_days(on, 1), {0}}, NULL);

    if (followed > 0)
        return refuse(refusal, ERROR_CONFLICT, "C4", "tutor",
                      "Salariés que le tuteur suit encore après le %s : %zu ; confiez-les d'abord "
                      "à un autre tuteur (C4).",
                      day_text(on), followed);

    const struct employer *employer = employer_of(tutor->employer);
    struct tutor_retired retired = {
        .tutor = asked->tutor, .employer = employer->id, .retired_on = on};

    snprintf(retired.departement, sizeof retired.departement, "%s", employer->departement);
    decide_event(out, &tutor_retired_schema, &retired, employer->departement);
    return 0;
}

/* ---- get, list ---- */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct tutor *tutor = thing;
    const struct employer *employer = employer_of(tutor->employer);
    struct tutor_view *view = out;

    *view = (struct tutor_view){
        .tutor = tutor->id,
        .employer = employer->id,
        .experience_years = tutor->experience_years,
        .followed = (int64_t)load_on(tutor, context->today, NULL),
        .registered_on = tutor->registered_on,
        .retired_on = tutor->retired_on,
    };
    snprintf(view->departement, sizeof view->departement, "%s", employer->departement);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct tutor_list *asked = request;
    const struct tutor *tutor = thing;
    const struct employer *employer = employer_of(tutor->employer);

    return scope_shows(context, asked->departement, employer->departement) &&
           (id_is_none(&asked->employer) || id_equal(&asked->employer, &employer->id)) &&
           (!asked->only_active || date_is_none(tutor->retired_on));
}

int tutor_answer_get(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal)
{
    const struct tutor_get *asked = request;
    const struct tutor *tutor = known(context, &asked->tutor, refusal);
    struct tutor_view view;

    if (tutor == NULL)
        return -1;
    show(context, tutor, &view);
    record_encode(&tutor_view_schema, &view, reply);
    return 0;
}

int tutor_answer_list(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal)
{
    const struct tutor_list *asked = request;
    const struct state *state = context->state;
    struct query query = {
        .table = &state->tutors,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &tutor_page_schema,
        .view = &tutor_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

void tutor_apply_registered(void *state, const struct event *event)
{
    const struct tutor_registered *registered = event->record;
    struct state *fold = state;
    struct tutor *tutor = table_add(&fold->tutors, &registered->tutor);

    tutor->employer = table_find(&fold->employers, &registered->employer);
    tutor->experience_years = (uint8_t)registered->experience_years;
    tutor->registered_on = registered->registered_on;
}

void tutor_apply_amended(void *state, const struct event *event)
{
    const struct tutor_amended *amended = event->record;
    struct state *fold = state;
    struct tutor *tutor = table_find(&fold->tutors, &amended->tutor);

    tutor->experience_years = (uint8_t)amended->experience_years;
}

void tutor_apply_retired(void *state, const struct event *event)
{
    const struct tutor_retired *retired = event->record;
    struct state *fold = state;
    struct tutor *tutor = table_find(&fold->tutors, &retired->tutor);

    tutor->retired_on = retired->retired_on;
    erasure_follow_tutor(fold, tutor);
}
