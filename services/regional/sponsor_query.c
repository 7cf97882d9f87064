/* What queries show of companies and sponsorships, and who is proposed to a job (PA4). */
#include <stdio.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/regional/area.h"
#include "services/regional/notebook.h"
#include "services/regional/sponsor.h"

/* ---- companies ---------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct regional_state *state = context->state;
    const struct sponsor *sponsor = thing;
    struct sponsor_view *view = out;
    const struct departement *known;
    size_t count = reference_departements(context->reference, &known);

    *view = (struct sponsor_view){
        .sponsor = sponsor->id,
        .offers = sponsor->offers,
        .jobs_most = sponsor->jobs_most,
        .jobs_followed = sponsor->jobs_followed,
        .pledged_on = sponsor->pledged_on,
        .closed_on = sponsor->closed_on,
        .has_notes = notebook_has(state, &sponsor->id),
    };
    snprintf(view->name, sizeof view->name, "%s", sponsor->name);
    memcpy(view->siren, sponsor->siren, sizeof view->siren);
    snprintf(view->sector, sizeof view->sector, "%s",
             timeline_text(&state->timeline, sponsor->sector));
    for (size_t i = 0; i < count; i++)
        if (territory_has(&sponsor->covers, known[i].code))
            memcpy(view->departements[view->departements_count++], known[i].code,
                   sizeof known[i].code);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct regional_state *state = context->state;
    const struct sponsor_list *asked = request;
    const struct sponsor *sponsor = thing;

    return scope_has(context, sponsor->departement) &&
           (asked->departement[0] == '\0' || territory_has(&sponsor->covers, asked->departement)) &&
           (asked->sector[0] == '\0' ||
            strcmp(asked->sector, timeline_text(&state->timeline, sponsor->sector)) == 0) &&
           (!asked->only_free || (sponsor_free(sponsor) > 0 && date_is_none(sponsor->closed_on)));
}

int sponsor_answer_get(const struct context *context, const void *request, struct buffer *reply,
                       struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor_get *asked = request;
    const struct sponsor *sponsor = table_find(&state->sponsors, &asked->sponsor);
    struct sponsor_view view;

    if (sponsor == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "sponsor", "L'entreprise %s est inconnue.",
                      id_text(&asked->sponsor));
    show(context, sponsor, &view);
    record_encode(&sponsor_view_schema, &view, reply);
    return 0;
}

int sponsor_answer_list(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct sponsor_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->sponsors,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &sponsor_page_schema,
        .view = &sponsor_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- sponsorships ------------------------------------------------------------------------------
 */

static void show_sponsorship(const struct context *context, const void *thing, void *out)
{
    const struct sponsorship *sponsorship = thing;
    struct sponsorship_view *view = out;

    (void)context;
    *view = (struct sponsorship_view){
        .sponsorship = sponsorship->id,
        .sponsor = sponsorship->sponsor->id,
        .job = sponsorship->subject->id,
        .state = (enum sponsorship_state)sponsorship->state,
        .proposed_on = sponsorship->proposed_on,
        .accepted_on = sponsorship->accepted_on,
        .ended_on = sponsorship->ended_on,
        .meetings = sponsorship->meetings,
        .brought = sponsorship->brought,
    };
    memcpy(view->departement, sponsorship->subject->departement, sizeof view->departement);
}

static bool matches_sponsorship(const struct context *context, const void *request,
                                const void *thing)
{
    const struct sponsorship_list *asked = request;
    const struct sponsorship *sponsorship = thing;
    const char *departement = sponsorship->subject->departement;

    return scope_shows(context, asked->departement, departement) &&
           (id_is_none(&asked->sponsor) || id_equal(&asked->sponsor, &sponsorship->sponsor->id)) &&
           (id_is_none(&asked->job) || id_equal(&asked->job, &sponsorship->subject->id)) &&
           (asked->states == 0 || (asked->states & 1u << sponsorship->state) != 0);
}

int sponsor_answer_sponsorships(const struct context *context, const void *request,
                                struct buffer *reply, struct refusal *refusal)
{
    const struct sponsorship_list *asked = request;
    const struct query query = {
        .table = &((const struct regional_state *)context->state)->sponsorships,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &sponsorship_page_schema,
        .view = &sponsorship_view_schema,
        .matches = matches_sponsorship,
        .show = show_sponsorship,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- PA4: who is proposed to a job -------------------------------------------------------------
 */

/* What of a job each offer answers. */
static const struct {
    enum sponsor_offer offer;
    uint32_t trainings, lastings, services; /* any of these */
} wants[] = {
    {OFFER_COACHING,  0,                                                      1u << LASTING_OWN_INCOME | 1u << LASTING_SPONSOR,      0},
    {OFFER_IMMERSION, 1u << TRAINING_ORIENTATION | 1u << TRAINING_ADAPTATION, 0,                                                     0},
    {OFFER_TRAINING,  1u << TRAINING_QUALIFYING | 1u << TRAINING_CERTIFYING,  0,                                                     0},
    {OFFER_EQUIPMENT, 0,                                                      0,
     1u << SERVICE_FABLAB | 1u << SERVICE_MOBILE | 1u << SERVICE_LOCAL_MEDIA                                                          },
    {OFFER_FUNDING,   0,                                                      1u << LASTING_SPONSOR,                                 0},
    {OFFER_NETWORK,   0,                                                      1u << LASTING_NEW_ACTIVITY | 1u << LASTING_OWN_INCOME,
     1u << SERVICE_COWORKING                                                                                                          },
    {OFFER_HIRING,    0,                                                      1u << LASTING_SHARED_EMPLOYER,                         0},
};

static uint32_t wanted_of(const struct job_case *subject)
{
    uint32_t wanted = 0;

    for (size_t i = 0; i < sizeof wants / sizeof wants[0]; i++)
        if ((wants[i].trainings & subject->trainings) != 0 ||
            (wants[i].lastings & subject->lastings) != 0 ||
            (wants[i].services & 1u << subject->new_service) != 0)
            wanted |= 1u << wants[i].offer;
    return wanted;
}

/* More is better; `rank` compares them as numbers, in the order of PA4. */
struct candidate {
    const struct sponsor *sponsor;
    uint32_t fitting; /* of sponsor_offers */
    uint32_t rank;
    uint32_t merits; /* of sponsor_merits */
};

static struct candidate weigh(const struct job_case *subject, const struct sponsor *sponsor,
                              uint32_t wanted)
{
    struct candidate candidate = {.sponsor = sponsor, .fitting = sponsor->offers & wanted};
    bool is_near = territory_has(&sponsor->covers, subject->departement);
    bool is_same_sector = sponsor->sector == subject->sector;
    uint32_t fits = (uint32_t)__builtin_popcount(candidate.fitting);

    candidate.merits = (is_near ? 1u << MERIT_SAME_DEPARTEMENT : 0) |
                       (is_same_sector ? 1u << MERIT_SAME_SECTOR : 0) |
                       (fits > 0 ? 1u << MERIT_OFFERS_FIT : 0) | 1u << MERIT_FREE_CAPACITY;
    candidate.rank = (uint32_t)is_near << 24 | (uint32_t)is_same_sector << 16 | fits << 8 |
                     (uint32_t)sponsor_free(sponsor);
    return candidate;
}

/* Open, with room, and not tied to this job before. */
static bool is_eligible(const struct job_case *subject, const struct sponsor *sponsor)
{
    for (const struct sponsorship *known = subject->sponsorships; known != NULL;
         known = known->next_of_case)
        if (known->sponsor == sponsor)
            return false;
    return date_is_none(sponsor->closed_on) && sponsor_free(sponsor) > 0;
}

/* Keeps the best in order; what comes later goes behind its equals. */
static size_t insert(struct candidate *best, size_t count, size_t most, struct candidate candidate)
{
    size_t at = count;

    while (at > 0 && best[at - 1].rank < candidate.rank)
        at--;
    if (at == most)
        return count;
    count = count < most ? count + 1 : most;
    memmove(best + at + 1, best + at, (count - at - 1) * sizeof *best);
    best[at] = candidate;
    return count;
}

int sponsor_answer_suggest(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal)
{
    const struct regional_state *state = context->state;
    const struct sponsor_suggest *asked = request;
    const struct job_case *subject = case_known(context, &asked->job, refusal);
    size_t most = asked->limit == 0 ? 10 : (size_t)asked->limit;
    struct candidate best[50];
    struct sponsor_ranking ranking = {0};

    if (subject == NULL)
        return -1;
    for (size_t i = 0; i < state->sponsors.count; i++) {
        const struct sponsor *sponsor = table_at(&state->sponsors, i);

        if (is_eligible(subject, sponsor))
            ranking.items_count = insert(best, ranking.items_count, most,
                                         weigh(subject, sponsor, wanted_of(subject)));
    }
    for (size_t i = 0; i < ranking.items_count; i++) {
        struct sponsor_suggestion *item = &ranking.items[i];

        *item = (struct sponsor_suggestion){
            .sponsor = best[i].sponsor->id,
            .merits = best[i].merits,
            .fitting = best[i].fitting,
            .free = sponsor_free(best[i].sponsor),
        };
        snprintf(item->name, sizeof item->name, "%s", best[i].sponsor->name);
    }
    record_encode(&sponsor_ranking_schema, &ranking, reply);
    return 0;
}
