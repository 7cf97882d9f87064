#include "services/registration/place.h"

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/registration/contact.h"
#include "services/registration/employer.h"
#include "services/registration/territory.h"

const struct place *place_find(const struct state *state, const struct id *id)
{
    return table_find(&state->places, id);
}

void place_close(struct state *state)
{
    for (size_t i = 0; i < state->places.count; i++)
        texts_close(&((struct place *)table_at(&state->places, i))->texts);
}

/* EM3: the import key. */
static struct id key_of(const char *mapping, const char *source_id)
{
    return id_made(mapping, source_id, strlen(source_id));
}

/* EM3: a thing of a source is registered once. */
static int check_import_key(const struct state *state, const struct place_register *asked,
                            struct refusal *refusal)
{
    if ((asked->mapping[0] == '\0') != (asked->source_id[0] == '\0'))
        return refuse(refusal, ERROR_INVALID, "EM3",
                      asked->mapping[0] == '\0' ? "mapping" : "source_id",
                      "La clé d'import est faite de « mapping » et de « source_id » ; il faut les "
                      "deux ou aucun (EM3).");
    if (asked->mapping[0] == '\0')
        return 0;

    struct id key = key_of(asked->mapping, asked->source_id);
    const struct import_key *first = table_find(&state->import_keys, &key);

    if (first == NULL)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "EM3", "source_id",
                  "« %s » de « %s » est déjà là : c'est le lieu %s (EM3).", asked->source_id,
                  asked->mapping, id_text(&first->place->id));
}

/* Both codes, when given, must say that département. */
static int check_departement(const char *departement, const char *commune_code,
                             const char *postal_code, struct refusal *refusal)
{
    char code[4];

    if (commune_code[0] != '\0' &&
        (departement_of_commune(commune_code, code) != 0 || strcmp(code, departement) != 0))
        return refuse(refusal, ERROR_INVALID, "", "commune_code",
                      "Le code commune « %s » n'est pas du département %s.", commune_code,
                      departement);
    if (postal_code[0] != '\0' && departement_of_postal_code(postal_code, code) != 0)
        return refuse(refusal, ERROR_INVALID, "", "postal_code",
                      "« %s » n'est pas un code postal ; il faut 5 chiffres.", postal_code);
    return 0;
}

static void keep_contact(struct decision *out, const struct id *place, const char *name,
                         const char *email, const char *phone)
{
    struct place_private row = {.place = *place};

    if (name[0] == '\0' && email[0] == '\0' && phone[0] == '\0')
        return;
    memcpy(row.contact_name, name, sizeof row.contact_name);
    memcpy(row.contact_email, email, sizeof row.contact_email);
    memcpy(row.contact_phone, phone, sizeof row.contact_phone);
    decide_keep(out, place, "place.private", &place_private_schema, &row);
}

/* Members that have the same name and type in two records. */
#define COPY(to, from, member) memcpy((to).member, (from)->member, sizeof(to).member)

int place_decide_register(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct place_register *asked = request;
    const char *departement = territory_of_new_place(context, request);
    const struct region *region =
        departement == NULL ? NULL : state_region(context->state, departement);
    struct place_registered event = {.place = asked->place, .kinds = asked->kinds};

    if (place_find(context->state, &asked->place) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "EM3", "place", "Le lieu %s est déjà là (EM3).",
                      id_text(&asked->place));
    if (region == NULL)
        return refuse(
            refusal, ERROR_INVALID, "", "departement",
            "Le département n'est pas connu ; il faut un code comme 01, 2A ou 971, un code "
            "commune ou un code postal.");
    if (check_import_key(context->state, asked, refusal) != 0 ||
        check_departement(departement, asked->commune_code, asked->postal_code, refusal) != 0 ||
        employer_check_numbers(asked->siret, asked->siren, asked->rna, refusal) != 0 ||
        refuse_nir(&place_register_schema, request, refusal) != 0)
        return -1;
    if (!id_is_none(&asked->employer) &&
        employer_open(context, &asked->employer, "employer", refusal) == NULL)
        return -1;
    COPY(event, asked, name);
    COPY(event, asked, commune_code);
    COPY(event, asked, postal_code);
    COPY(event, asked, commune);
    COPY(event, asked, address);
    COPY(event, asked, website);
    COPY(event, asked, siren);
    COPY(event, asked, siret);
    COPY(event, asked, rna);
    COPY(event, asked, mapping);
    COPY(event, asked, source_id);
    memcpy(event.departement, departement, sizeof event.departement);
    COPY(event, region, region2016);
    memcpy(event.region2013, region->code, sizeof event.region2013);
    event.employer = asked->employer;
    event.registered_on = context->today;
    decide_event(out, &place_registered_schema, &event, departement);
    keep_contact(out, &asked->place, asked->contact_name, asked->contact_email,
                 asked->contact_phone);
    return 0;
}

/* Known and not closed. */
static const struct place *still_open(const struct context *context, const struct id *id,
                                      struct refusal *refusal)
{
    const struct place *place = place_find(context->state, id);

    if (place == NULL) {
        refuse(refusal, ERROR_NOT_FOUND, "EM3", "place", "Le lieu %s est inconnu (EM3).",
               id_text(id));
        return NULL;
    }
    if (!date_is_none(place->closed_on)) {
        refuse(refusal, ERROR_CONFLICT, "EM3", "place",
               "Le lieu %s est fermé depuis le %s ; il faut un lieu ouvert (EM3).", id_text(id),
               day_text(place->closed_on));
        return NULL;
    }
    return place;
}

/* EM3: at most one employer, and the jobs of a place stay with theirs. */
static int amended_employer(const struct context *context, const struct place *place,
                            const struct place_amend *asked, struct id *out,
                            struct refusal *refusal)
{
    const struct employer *wanted = NULL;

    if (asked->detach && !id_is_none(&asked->employer))
        return refuse(
            refusal, ERROR_INVALID, "EM3", "detach",
            "Un lieu a au plus un employeur ; il faut « employer » ou « detach », pas les "
            "deux (EM3).");
    if (place->employer != NULL)
        *out = place->employer->id;
    if (!asked->detach && id_is_none(&asked->employer))
        return 0;
    if (!asked->detach &&
        (wanted = employer_open(context, &asked->employer, "employer", refusal)) == NULL)
        return -1;
    if (place->jobs_open > 0 && employer_of(place->employer) != wanted)
        return refuse(
            refusal, ERROR_CONFLICT, "EM3", asked->detach ? "detach" : "employer",
            "Postes ouverts de son employeur dans le lieu : %u ; ils doivent d'abord être "
            "retirés ou clos (EM3).",
            place->jobs_open);
    *out = asked->employer;
    return 0;
}

/* What is said now, or what was known. */
static void amend_text(char *out, size_t size, const char *said, const struct place *place,
                       enum place_text number)
{
    snprintf(out, size, "%s", said[0] != '\0' ? said : texts_get(&place->texts, number));
}
#define AMEND(member, number)                                                                      \
    amend_text(event.member, sizeof event.member, asked->member, place, number)

int place_decide_amend(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct place_amend *asked = request;
    const struct place *place = still_open(context, &asked->place, refusal);
    struct place_amended event = {.place = asked->place, .amended_on = context->today};

    if (place == NULL || amended_employer(context, place, asked, &event.employer, refusal) != 0 ||
        check_departement(place->departement, asked->commune_code, asked->postal_code, refusal) !=
            0 ||
        refuse_nir(&place_amend_schema, request, refusal) != 0)
        return -1;
    AMEND(name, PLACE_NAME);
    AMEND(commune_code, PLACE_COMMUNE_CODE);
    AMEND(postal_code, PLACE_POSTAL_CODE);
    AMEND(commune, PLACE_COMMUNE);
    AMEND(address, PLACE_ADDRESS);
    AMEND(website, PLACE_WEBSITE);
    AMEND(siren, PLACE_SIREN);
    AMEND(siret, PLACE_SIRET);
    AMEND(rna, PLACE_RNA);
    if (employer_check_numbers(event.siret, event.siren, event.rna, refusal) != 0)
        return -1;

    const struct region *region = state_region(context->state, place->departement);

    event.kinds = asked->kinds != 0 ? asked->kinds : place->kinds;
    memcpy(event.departement, place->departement, sizeof event.departement);
    memcpy(event.region2013, region->code, sizeof event.region2013);
    COPY(event, region, region2016);
    decide_event(out, &place_amended_schema, &event, place->departement);
    keep_contact(out, &asked->place, asked->contact_name, asked->contact_email,
                 asked->contact_phone);
    return 0;
}

int place_decide_close(const struct context *context, const void *request, struct decision *out,
                       struct refusal *refusal)
{
    const struct place_close *asked = request;
    const struct place *place = still_open(context, &asked->place, refusal);
    struct place_closed event = {.place = asked->place, .reason = asked->reason};

    if (place == NULL ||
        state_business_day(context, asked->closed_on, "closed_on", &event.closed_on, refusal) != 0)
        return -1;
    /* A job holds its place of the envelope until it is withdrawn or closed itself (Q2). */
    if (place->jobs_open > 0)
        return refuse(
            refusal, ERROR_CONFLICT, "Q2", "place",
            "Postes encore ouverts dans le lieu : %u ; ils doivent d'abord être retirés ou "
            "clos (Q2).",
            place->jobs_open);

    const struct region *region = state_region(context->state, place->departement);

    memcpy(event.departement, place->departement, sizeof event.departement);
    memcpy(event.region2013, region->code, sizeof event.region2013);
    COPY(event, region, region2016);
    decide_event(out, &place_closed_schema, &event, place->departement);
    return 0;
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

void place_apply_registered(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct place_registered *registered = event->record;
    struct place *place = table_add(&state->places, &registered->place);
    const char *texts[PLACE_TEXTS] = {
        registered->name,    registered->commune_code, registered->postal_code, registered->commune,
        registered->address, registered->website,      registered->siren,       registered->siret,
        registered->rna,     registered->mapping,      registered->source_id,
    };

    texts_set(&place->texts, texts, PLACE_TEXTS);
    place->employer = table_find(&state->employers, &registered->employer);
    place->kinds = (uint8_t)registered->kinds;
    place->registered_on = registered->registered_on;
    memcpy(place->departement, registered->departement, sizeof place->departement);
    if (registered->mapping[0] != '\0') {
        struct id key = key_of(registered->mapping, registered->source_id);

        ((struct import_key *)table_add(&state->import_keys, &key))->place = place;
    }
}

void place_apply_amended(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct place_amended *amended = event->record;
    struct place *place = table_find(&state->places, &amended->place);
    const char *texts[PLACE_TEXTS] = {
        amended->name,
        amended->commune_code,
        amended->postal_code,
        amended->commune,
        amended->address,
        amended->website,
        amended->siren,
        amended->siret,
        amended->rna,
        texts_get(&place->texts, PLACE_MAPPING),
        texts_get(&place->texts, PLACE_SOURCE_ID),
    };

    texts_set(&place->texts, texts, PLACE_TEXTS);
    place->employer = table_find(&state->employers, &amended->employer);
    place->kinds = (uint8_t)amended->kinds;
}

void place_apply_closed(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct place_closed *closed = event->record;
    struct place *place = table_find(&state->places, &closed->place);

    place->closed_on = closed->closed_on;
    contact_follow_place(state, place);
}

/* ---- queries -----------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct place *place = thing;
    const struct employer *employer = employer_of(place->employer);
    struct place_view *view = out;

    (void)context;
    *view = (struct place_view){
        .place = place->id,
        .kinds = place->kinds,
        .jobs_open = place->jobs_open,
        .registered_on = place->registered_on,
        .closed_on = place->closed_on,
    };
    if (employer != NULL)
        view->employer = employer->id;
    memcpy(view->departement, place->departement, sizeof view->departement);
#define SHOW(member, number)                                                                       \
    snprintf(view->member, sizeof view->member, "%s", texts_get(&place->texts, number))
    SHOW(name, PLACE_NAME);
    SHOW(commune_code, PLACE_COMMUNE_CODE);
    SHOW(postal_code, PLACE_POSTAL_CODE);
    SHOW(commune, PLACE_COMMUNE);
    SHOW(address, PLACE_ADDRESS);
    SHOW(website, PLACE_WEBSITE);
    SHOW(siren, PLACE_SIREN);
    SHOW(siret, PLACE_SIRET);
    SHOW(rna, PLACE_RNA);
    SHOW(mapping, PLACE_MAPPING);
    SHOW(source_id, PLACE_SOURCE_ID);
#undef SHOW
}

int place_answer_get(const struct context *context, const void *request, struct buffer *reply,
                     struct refusal *refusal)
{
    const struct place_get *asked = request;
    const struct place *place = place_find(context->state, &asked->place);
    struct place_view view;

    if (place == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "", "place", "Le lieu %s est inconnu.",
                      id_text(&asked->place));
    show(context, place, &view);
    record_encode(&place_view_schema, &view, reply);
    return 0;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct place_list *asked = request;
    const struct place *place = thing;
    const struct employer *wanted =
        id_is_none(&asked->employer) ? NULL : employer_find(context->state, &asked->employer);

    return scope_shows(context, asked->departement, place->departement) &&
           (id_is_none(&asked->employer) ||
            (wanted != NULL && employer_of(place->employer) == employer_of(wanted))) &&
           (asked->kinds == 0 || (asked->kinds & place->kinds) != 0) &&
           (!asked->only_open || date_is_none(place->closed_on));
}

int place_answer_list(const struct context *context, const void *request, struct buffer *reply,
                      struct refusal *refusal)
{
    const struct place_list *asked = request;
    const struct query query = {
        .table = &((const struct state *)context->state)->places,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &place_page_schema,
        .view = &place_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
