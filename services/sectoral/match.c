#include "services/sectoral/match.h"

#include <stdlib.h>

#include "common/things/scope.h"
#include "services/sectoral/candidate.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/vacancy.h"

enum { USUAL_PROPOSALS = 10, MOST_PROPOSALS = 40 };
enum { KM_UNKNOWN = -1, KM_NOT_ASKED = -2 };

/* One proposal: what is proposed, and why. */
struct proposal {
    const void *thing; /* a candidate or a vacancy */
    struct competence_set met, missing;
    int64_t points;
    int km;
};

/* The best so far, the first one first. */
struct ranking {
    struct proposal best[MOST_PROPOSALS];
    size_t count, limit;
};

/* What a pass needs: from where distances count, and what each métier asks for. */
struct pass {
    const struct context *context;
    const char *from;
    int64_t most_km;
    int km[TERRITORY_BITS]; /* by département, asked once */
    struct competence_set needed[METIER_VIDEO_LUDIQUE + 1];
};

static void begin(struct pass *pass, const struct context *context, const char *from,
                  int64_t most_km)
{
    const struct sectoral_settings *settings = context->settings;

    *pass = (struct pass){.context = context, .from = from};
    pass->most_km = most_km != 0 ? most_km : settings->match_most_km;
    for (size_t i = 0; i < TERRITORY_BITS; i++)
        pass->km[i] = KM_NOT_ASKED;
    for (int metier = METIER_FORGEUR; metier <= METIER_VIDEO_LUDIQUE; metier++)
        pass->needed[metier] = competence_active(context->state, (enum metier)metier);
}

static int distance(struct pass *pass, const char *departement)
{
    int index = departement_index(departement);

    if (index < 0)
        return KM_UNKNOWN;
    if (pass->km[index] == KM_NOT_ASKED)
        pass->km[index] = reference_distance_km(pass->context->reference, pass->from, departement);
    return pass->km[index];
}

/* ---- MA2: the ranking ---- */

static bool is_before(const struct proposal *a, const struct proposal *b)
{
    return a->points != b->points ? a->points > b->points : a->km < b->km;
}

/* Things come in order of arrival: an equal one goes behind those that were there. */
static void put(struct ranking *ranking, const struct proposal *proposal)
{
    size_t place = ranking->count;

    while (place > 0 && is_before(proposal, &ranking->best[place - 1]))
        place--;
    if (place == ranking->limit)
        return;

    size_t kept = ranking->count < ranking->limit ? ranking->count : ranking->limit - 1;

    memmove(&ranking->best[place + 1], &ranking->best[place],
            (kept - place) * sizeof ranking->best[0]);
    ranking->best[place] = *proposal;
    ranking->count = kept + 1;
}

/* What the job asks for and the person has; permille of it, less the kilometres. */
static void weigh(struct pass *pass, struct ranking *ranking, const void *thing,
                  const struct competence_set *needed, const struct competence_set *has,
                  const char *departement)
{
    const struct sectoral_settings *settings = pass->context->settings;
    struct proposal proposal = {
        .thing = thing, .met = *needed, .missing = *needed, .km = distance(pass, departement)};
    size_t asked = competence_set_count(needed);

    if (proposal.km == KM_UNKNOWN || (pass->most_km != 0 && proposal.km > pass->most_km))
        return;
    competence_set_keep(&proposal.met, has);
    for (size_t i = 0; i < COMPETENCES_MOST / 64; i++)
        proposal.missing.bits[i] &= ~proposal.met.bits[i];
    if (asked > 0)
        proposal.points = (int64_t)(competence_set_count(&proposal.met) * 1000 / asked);
    proposal.points -= settings->kilometre_points * proposal.km / 100;
    put(ranking, &proposal);
}

static size_t limit_of(int64_t asked)
{
    return asked == 0 ? USUAL_PROPOSALS : (size_t)asked;
}

/* MA3: where a pass begins. */
static size_t first_looked(const struct table *table)
{
    return table->count > MATCH_MOST_LOOKED ? table->count - MATCH_MOST_LOOKED : 0;
}

#define SHOW_REASONS(item, state, number, proposal)                                                \
    do {                                                                                           \
        (item)->rank = (int64_t)(number) + 1;                                                      \
        (item)->points = (proposal)->points;                                                       \
        (item)->distance_km = (proposal)->km;                                                      \
        (item)->is_same_departement = (proposal)->km == 0;                                         \
        (item)->met_count = competence_set_codes(state, &(proposal)->met, (item)->met,             \
                                                 COMPETENCES_OF_METIER_MOST);                      \
        (item)->missing_count = competence_set_codes(state, &(proposal)->missing, (item)->missing, \
                                                     COMPETENCES_OF_METIER_MOST);                  \
    } while (0)

/* ---- match.jobs ---- */

static const struct candidate *person_for(const struct context *context, const struct id *id,
                                          struct refusal *refusal)
{
    const struct candidate *person = candidate_find(context->state, id);

    if (person == NULL || person->departement[0] == '\0' || !date_is_none(person->forgotten_on))
        refuse(refusal, ERROR_NOT_FOUND, "MA1", "person",
               "Aucune personne n'est connue sous l'identifiant %s (MA1).", id_text(id));
    else if (person->is_engaged)
        refuse(refusal, ERROR_CONFLICT, "MA1", "person",
               "La personne a un contrat en cours ; un poste se propose à qui n'en a pas (MA1).");
    else if (!candidate_is_available(context, person))
        refuse(refusal, ERROR_CONFLICT, "MA1", "person",
               "La personne n'est pas reconnue éligible, ou ne l'est plus ; il faut d'abord un "
               "constat du prescripteur (MA1).");
    else
        return person;
    return NULL;
}

static void show_jobs(const struct sectoral_state *state, const struct ranking *ranking,
                      struct match_jobs_reply *reply)
{
    for (size_t i = 0; i < ranking->count; i++) {
        const struct vacancy *vacancy = ranking->best[i].thing;
        struct match_job *item = &reply->items[reply->items_count++];

        item->job = vacancy->id;
        item->employer = vacancy->employer;
        item->metier = (enum metier)vacancy->metier;
        memcpy(item->departement, vacancy->departement, sizeof item->departement);
        SHOW_REASONS(item, state, i, &ranking->best[i]);
    }
}

int match_answer_jobs(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal)
{
    const struct match_jobs *asked = request;
    const struct sectoral_state *state = context->state;
    const struct candidate *person = person_for(context, &asked->person, refusal);
    struct ranking ranking = {.limit = limit_of(asked->limit)};
    struct pass pass;

    if (person == NULL)
        return -1;
    begin(&pass, context, person->departement, asked->most_km);

    struct competence_set has = candidate_competences(state, person);
    size_t first = first_looked(&state->vacancies);
    struct match_jobs_reply *out = memory_new(1, sizeof *out);

    for (size_t i = first; i < state->vacancies.count; i++) {
        const struct vacancy *vacancy = table_at(&state->vacancies, i);

        if (vacancy_is_open(vacancy) &&
            (asked->metier == METIER_NONE || asked->metier == (enum metier)vacancy->metier))
            weigh(&pass, &ranking, vacancy, &pass.needed[vacancy->metier], &has,
                  vacancy->departement);
    }
    out->looked = (int64_t)(state->vacancies.count - first);
    out->is_whole = first == 0;
    show_jobs(state, &ranking, out);
    record_encode(&match_jobs_reply_schema, out, reply);
    free(out);
    return 0;
}

/* ---- match.people ---- */

static const struct vacancy *job_for(const struct context *context, const struct id *id,
                                     struct refusal *refusal)
{
    const struct sectoral_state *state = context->state;
    const struct vacancy *vacancy = table_find(&state->vacancies, id);

    if (vacancy == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "MA1", "job",
               "Aucun poste validé du secteur « %s » n'a l'identifiant %s (MA1).", state->label,
               id_text(id));
    else if (!vacancy_is_open(vacancy))
        refuse(refusal, ERROR_CONFLICT, "MA1", "job",
               "Le poste est pourvu ou clos ; des jeunes se proposent pour un poste validé et "
               "libre (MA1).");
    else
        return vacancy;
    return NULL;
}

static void show_people(const struct sectoral_state *state, const struct ranking *ranking,
                        struct match_people_reply *reply)
{
    for (size_t i = 0; i < ranking->count; i++) {
        const struct candidate *person = ranking->best[i].thing;
        struct match_person *item = &reply->items[reply->items_count++];

        item->person = person->id;
        item->found_on = person->found_on;
        memcpy(item->departement, person->departement, sizeof item->departement);
        SHOW_REASONS(item, state, i, &ranking->best[i]);
    }
}

int match_answer_people(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct match_people *asked = request;
    const struct sectoral_state *state = context->state;
    const struct vacancy *vacancy = job_for(context, &asked->job, refusal);
    struct ranking ranking = {.limit = limit_of(asked->limit)};
    struct pass pass;

    if (vacancy == NULL)
        return -1;
    begin(&pass, context, vacancy->departement, asked->most_km);

    size_t first = first_looked(&state->candidates);
    struct match_people_reply *out = memory_new(1, sizeof *out);

    for (size_t i = first; i < state->candidates.count; i++) {
        const struct candidate *person = table_at(&state->candidates, i);

        /* A caller with a territory sees the people who live there. */
        if (!candidate_is_available(context, person) || !scope_has(context, person->departement))
            continue;

        struct competence_set has = candidate_competences(state, person);

        weigh(&pass, &ranking, person, &pass.needed[vacancy->metier], &has, person->departement);
    }
    out->looked = (int64_t)(state->candidates.count - first);
    out->is_whole = first == 0;
    show_people(state, &ranking, out);
    record_encode(&match_people_reply_schema, out, reply);
    free(out);
    return 0;
}

/* ---- territory ---- */

const char *match_territory_of_person(const struct context *context, const void *request)
{
    const struct candidate *person = candidate_find(context->state, request);

    return person == NULL || person->departement[0] == '\0' ? NULL : person->departement;
}

const char *match_territory_of_job(const struct context *context, const void *request)
{
    const struct vacancy *vacancy = table_find(&sectoral_state_of(context)->vacancies, request);

    return vacancy == NULL ? NULL : vacancy->departement;
}
