#include "services/sectoral/attestation.h"

#include <stdio.h>

#include "services/sectoral/competence.h"
#include "services/sectoral/path_action.h"
#include "services/sectoral/resource.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/transmission.h"

const struct attestation *attestation_known(const struct context *context, const struct id *id,
                                            struct refusal *refusal)
{
    const struct attestation *attestation = attestation_find(context->state, id);

    if (attestation == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "AT5", "attestation",
               "Aucune attestation n'a l'identifiant %s (AT5).", id_text(id));
    return attestation;
}

/* ---- AT1, AT2, AT4: what an attestation rests on ---- */

/* One piece of evidence, whatever it is. */
struct evidence {
    const struct path *path; /* NULL: there is no such thing */
    bool is_about;           /* that competence */
    struct date on;
};

static struct evidence of_action(const struct sectoral_state *state, const struct id *id,
                                 size_t competence)
{
    const struct path_action *action = path_action_find(state, id);

    return action == NULL ? (struct evidence){0}
                          : (struct evidence){action->path, path_action_gave(action, competence),
                                              action->ended_on};
}

static struct evidence of_transmission(const struct sectoral_state *state, const struct id *id,
                                       size_t competence)
{
    const struct transmission *workshop = transmission_find(state, id);

    return workshop == NULL ? (struct evidence){0}
                            : (struct evidence){workshop->path, workshop->competence == competence,
                                                workshop->held_on};
}

static struct evidence of_resource(const struct sectoral_state *state, const struct id *id,
                                   size_t competence)
{
    const struct resource *resource = resource_find(state, id);

    return resource == NULL
               ? (struct evidence){0}
               : (struct evidence){resource->author, resource_serves(resource, competence),
                                   resource_serves_since(resource, competence)};
}

typedef struct evidence evidence_finder(const struct sectoral_state *state, const struct id *id,
                                        size_t competence);

/* AT1: a piece counts once. */
static int check_once(const struct id *ids, size_t number, const char *field,
                      struct refusal *refusal)
{
    for (size_t i = 0; i < number; i++)
        if (id_equal(&ids[i], &ids[number]))
            return refuse(refusal, ERROR_INVALID, "AT1", field,
                          "La preuve %s est donnée deux fois (AT1).", id_text(&ids[i]));
    return 0;
}

/* What is about to be attested. */
struct claim {
    const struct path *path;
    const struct competence *competence;
    struct date issued_on;
};

static int check_evidence(const struct context *context, const struct claim *claim,
                          evidence_finder *find, const struct id *ids, size_t count,
                          const char *field, struct refusal *refusal)
{
    for (size_t i = 0; i < count; i++) {
        struct evidence evidence = find(context->state, &ids[i], claim->competence->number);

        /* AT2: of the same person, in whatever contract of the sector. */
        if (evidence.path == NULL || evidence.path->person != claim->path->person)
            return refuse(refusal, ERROR_NOT_FOUND, "AT2", field,
                          "La preuve %s n'est pas de cette personne ; il faut une action suivie, "
                          "un atelier donné ou une ressource écrite par elle (AT2).",
                          id_text(&ids[i]));
        if (check_once(ids, i, field, refusal) < 0)
            return -1;
        if (!evidence.is_about)
            return refuse(refusal, ERROR_CONFLICT, "AT1", field,
                          "La preuve %s ne montre pas « %s » (AT1).", id_text(&ids[i]),
                          claim->competence->code);
        if (date_compare(evidence.on, claim->issued_on) > 0)
            return refuse(refusal, ERROR_INVALID, "AT4", "issued_on",
                          "La preuve %s est du %s ; l'attestation ne peut pas être du %s (AT4).",
                          id_text(&ids[i]), day_text(evidence.on), day_text(claim->issued_on));
    }
    return 0;
}

static int check_all(const struct context *context, const struct claim *claim,
                     const struct attestation_issue *asked, struct refusal *refusal)
{
    if (asked->actions_count + asked->transmissions_count + asked->resources_count == 0)
        return refuse(refusal, ERROR_INVALID, "AT1", "actions",
                      "Une attestation repose sur au moins une preuve : une action suivie, un "
                      "atelier donné ou une ressource écrite (AT1).");
    if (check_evidence(context, claim, of_action, asked->actions, asked->actions_count, "actions",
                       refusal) < 0 ||
        check_evidence(context, claim, of_transmission, asked->transmissions,
                       asked->transmissions_count, "transmissions", refusal) < 0)
        return -1;
    return check_evidence(context, claim, of_resource, asked->resources, asked->resources_count,
                          "resources", refusal);
}

/* ---- AT3: what the person has already ---- */

struct record {
    int64_t ever, valid;
    const struct attestation *same; /* valid, of that competence */
};

static struct record record_of(const struct candidate *person, size_t competence)
{
    struct record record = {0};

    for (const struct path *path = person->paths; path != NULL; path = path->next_of_person)
        for (const struct attestation *at = path->attestations; at != NULL; at = at->next_of_path) {
            bool is_valid = attestation_is_valid(at);

            record.ever++;
            record.valid += is_valid;
            if (is_valid && at->competence == competence)
                record.same = at;
        }
    return record;
}

/* ---- attestation.issue ---- */

static void write_issuer(const struct context *context, char *out, size_t size)
{
    const struct sectoral_settings *settings = context->settings;

    if (settings->issuer_name[0] != '\0')
        snprintf(out, size, "%s", settings->issuer_name);
    else
        snprintf(out, size, "Pôle sectoriel %s", sectoral_state_of(context)->label);
}

static void issue(const struct context *context, const struct attestation_issue *asked,
                  const struct claim *claim, const struct record *record, struct decision *out)
{
    size_t version = competence_version_on(claim->competence, claim->issued_on);
    const struct competence_version *words = &claim->competence->versions[version - 1];
    struct attestation_issued event = {
        .attestation = asked->attestation,
        .competence_version = (int64_t)version,
        .actions_count = asked->actions_count,
        .transmissions_count = asked->transmissions_count,
        .resources_count = asked->resources_count,
        .is_first = record->ever == 0,
        .rank = record->valid + 1,
        .issued_on = claim->issued_on,
    };

    PATH_DESCRIBE(event, sectoral_state_of(context), claim->path);
    memcpy(event.competence, claim->competence->code, sizeof event.competence);
    snprintf(event.name, sizeof event.name, "%s", texts_get(&words->texts, COMPETENCE_LABEL));
    snprintf(event.criteria, sizeof event.criteria, "%s",
             texts_get(&words->texts, COMPETENCE_CRITERIA));
    write_issuer(context, event.issuer, sizeof event.issuer);
    memcpy(event.actions, asked->actions, sizeof event.actions);
    memcpy(event.transmissions, asked->transmissions, sizeof event.transmissions);
    memcpy(event.resources, asked->resources, sizeof event.resources);
    decide_event(out, &attestation_issued_schema, &event, claim->path->departement);
}

int attestation_decide_issue(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct attestation_issue *asked = request;
    struct attestation_private row = {.attestation = asked->attestation};
    struct claim claim = {.path = path_known(context, &asked->contract, refusal)};

    if (claim.path == NULL)
        return -1;
    if (attestation_find(context->state, &asked->attestation) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "AT3", "attestation",
                      "L'attestation %s existe déjà (AT3).", id_text(&asked->attestation));
    claim.competence =
        competence_in_force(context, asked->competence, "AT1", "competence", refusal);
    if (claim.competence == NULL || refuse_nir(&attestation_issue_schema, request, refusal) < 0 ||
        sectoral_day(context, asked->issued_on, "issued_on", &claim.issued_on, refusal) < 0 ||
        check_all(context, &claim, asked, refusal) < 0)
        return -1;

    struct record record = record_of(claim.path->person, claim.competence->number);

    if (record.same != NULL)
        return refuse(refusal, ERROR_CONFLICT, "AT3", "competence",
                      "« %s » est déjà attestée à cette personne depuis le %s ; une seule "
                      "attestation vaut à la fois (AT3).",
                      claim.competence->code, day_text(record.same->issued_on));
    issue(context, asked, &claim, &record, out);
    if (asked->details[0] != '\0') {
        memcpy(row.details, asked->details, sizeof row.details);
        decide_keep(out, &row.attestation, "attestation.private", &attestation_private_schema,
                    &row);
    }
    return 0;
}

/* ---- attestation.revoke ---- */

int attestation_decide_revoke(const struct context *context, const void *request,
                              struct decision *out, struct refusal *refusal)
{
    const struct attestation_revoke *asked = request;
    const struct sectoral_state *state = context->state;
    const struct attestation *attestation =
        attestation_known(context, &asked->attestation, refusal);
    struct attestation_revoked event = {.attestation = asked->attestation, .reason = asked->reason};

    if (attestation == NULL ||
        sectoral_day(context, asked->revoked_on, "revoked_on", &event.revoked_on, refusal) < 0)
        return -1;
    if (!attestation_is_valid(attestation))
        return refuse(refusal, ERROR_CONFLICT, "AT5", "attestation",
                      "L'attestation est révoquée depuis le %s (AT5).",
                      day_text(attestation->revoked_on));
    if (date_compare(event.revoked_on, attestation->issued_on) < 0)
        return refuse(refusal, ERROR_INVALID, "AT5", "revoked_on",
                      "L'attestation est du %s ; elle ne peut pas être révoquée dès le %s (AT5).",
                      day_text(attestation->issued_on), day_text(event.revoked_on));
    event.issued_on = attestation->issued_on;
    PATH_DESCRIBE(event, state, attestation->path);
    memcpy(event.competence, competence_at(state, attestation->competence)->code,
           sizeof event.competence);
    decide_event(out, &attestation_revoked_schema, &event, attestation->path->departement);
    return 0;
}
