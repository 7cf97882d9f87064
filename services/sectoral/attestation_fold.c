/* attestation_fold.c - what is known of attestations: events, and what is answered. */
#include <stdio.h>
#include <stdlib.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/sectoral/attestation.h"
#include "services/sectoral/competence.h"

struct attestation *attestation_find(const struct sectoral_state *state, const struct id *id)
{
    return table_find(&state->attestations, id);
}

bool attestation_is_valid(const struct attestation *attestation)
{
    return date_is_none(attestation->revoked_on);
}

const char *attestation_territory(const struct context *context, const void *request)
{
    const struct attestation *attestation = attestation_find(context->state, request);

    return attestation == NULL ? NULL : attestation->path->departement;
}

const char *attestation_territory_of_new(const struct context *context, const void *request)
{
    const struct attestation_issue *asked = request;

    return path_territory(context, &asked->contract);
}

void attestation_close(struct sectoral_state *state)
{
    for (size_t i = 0; i < state->attestations.count; i++) {
        struct attestation *attestation = table_at(&state->attestations, i);

        free(attestation->evidence);
        free(attestation->issuer);
    }
}

/* ---- get, list ---- */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct attestation *attestation = thing;
    const struct path *path = attestation->path;
    const struct competence *competence = competence_at(context->state, attestation->competence);
    const struct id *evidence = attestation->evidence;
    struct attestation_view *view = out;

    *view = (struct attestation_view){
        .attestation = attestation->id,
        .contract = path->id,
        .person = path->person->id,
        .metier = (enum metier)path->metier,
        .state = attestation_is_valid(attestation) ? ATTESTATION_VALID : ATTESTATION_REVOKED,
        .competence_version = attestation->version,
        .actions_count = attestation->action_count,
        .transmissions_count = attestation->transmission_count,
        .resources_count = attestation->resource_count,
        .issued_on = attestation->issued_on,
        .revoked_on = attestation->revoked_on,
        .revocation = (enum attestation_revocation)attestation->revocation,
    };
    memcpy(view->departement, path->departement, sizeof view->departement);
    memcpy(view->competence, competence->code, sizeof view->competence);
    snprintf(view->name, sizeof view->name, "%s",
             texts_get(&competence->versions[attestation->version - 1].texts, COMPETENCE_LABEL));
    for (size_t i = 0; i < view->actions_count; i++)
        view->actions[i] = *evidence++;
    for (size_t i = 0; i < view->transmissions_count; i++)
        view->transmissions[i] = *evidence++;
    for (size_t i = 0; i < view->resources_count; i++)
        view->resources[i] = *evidence++;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct attestation_list *asked = request;
    const struct attestation *attestation = thing;
    const struct path *path = attestation->path;
    const char *code = competence_at(context->state, attestation->competence)->code;

    return scope_shows(context, asked->departement, path->departement) &&
           (id_is_none(&asked->contract) || id_equal(&asked->contract, &path->id)) &&
           (id_is_none(&asked->person) || id_equal(&asked->person, &path->person->id)) &&
           (asked->competence[0] == '\0' || strcmp(asked->competence, code) == 0) &&
           (asked->metier == METIER_NONE || asked->metier == (enum metier)path->metier) &&
           (!asked->only_valid || attestation_is_valid(attestation));
}

int attestation_answer_get(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal)
{
    const struct attestation_get *asked = request;
    const struct attestation *attestation =
        attestation_known(context, &asked->attestation, refusal);
    struct attestation_view view;

    if (attestation == NULL)
        return -1;
    show(context, attestation, &view);
    record_encode(&attestation_view_schema, &view, reply);
    return 0;
}

int attestation_answer_list(const struct context *context, const void *request,
                            struct buffer *reply, struct refusal *refusal)
{
    const struct attestation_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->attestations,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &attestation_page_schema,
        .view = &attestation_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

void attestation_apply_issued(void *fold, const struct event *event)
{
    const struct attestation_issued *issued = event->record;
    struct sectoral_state *state = fold;
    struct attestation *attestation = table_add(&state->attestations, &issued->attestation);
    struct id *evidence;

    attestation->path = path_find(state, &issued->contract);
    attestation->next_of_path = attestation->path->attestations;
    attestation->path->attestations = attestation;
    attestation->issuer = memory_text(issued->issuer);
    attestation->issued_on = issued->issued_on;
    attestation->version = (uint16_t)issued->competence_version;
    attestation->competence = competence_find(state, issued->competence)->number;
    attestation->action_count = (uint8_t)issued->actions_count;
    attestation->transmission_count = (uint8_t)issued->transmissions_count;
    attestation->resource_count = (uint8_t)issued->resources_count;
    attestation->evidence = evidence =
        memory_new(issued->actions_count + issued->transmissions_count + issued->resources_count,
                   sizeof *evidence);
    for (size_t i = 0; i < issued->actions_count; i++)
        *evidence++ = issued->actions[i];
    for (size_t i = 0; i < issued->transmissions_count; i++)
        *evidence++ = issued->transmissions[i];
    for (size_t i = 0; i < issued->resources_count; i++)
        *evidence++ = issued->resources[i];
}

void attestation_apply_revoked(void *fold, const struct event *event)
{
    const struct attestation_revoked *revoked = event->record;
    struct attestation *attestation = attestation_find(fold, &revoked->attestation);

    attestation->revoked_on = revoked->revoked_on;
    attestation->revocation = (uint8_t)revoked->reason;
}
