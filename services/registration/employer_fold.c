/* How events move employers, and what queries show of them. */
#include "services/registration/employer.h"

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/registration/contact.h"
#include "services/registration/territory.h"

static struct id siret_key(const char *siret)
{
    struct id key = {0};

    memcpy(key.bytes, siret, strnlen(siret, sizeof key.bytes));
    return key;
}

const struct employer *employer_of_siret(const struct state *state, const char *siret)
{
    struct id key = siret_key(siret);
    const struct siret *known = siret[0] == '\0' ? NULL : table_find(&state->sirets, &key);

    return known == NULL ? NULL : known->employer;
}

/* EM4: from now on this SIRET is that employer's; NULL gives it up. */
static void set_siret(struct state *state, const char *siret, struct employer *employer)
{
    struct id key = siret_key(siret);
    struct siret *known;

    if (siret[0] == '\0')
        return;
    known = table_find(&state->sirets, &key);
    if (known == NULL)
        known = table_add(&state->sirets, &key);
    known->employer = employer;
}

void employer_apply_registered(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct employer_registered *registered = event->record;
    struct employer *employer = table_add(&state->employers, &registered->employer);
    const char *texts[EMPLOYER_TEXTS] = {
        registered->name,        registered->siret,    registered->siren,
        registered->rna,         registered->activity, registered->commune_code,
        registered->postal_code, registered->commune,  registered->address,
    };

    texts_set(&employer->texts, texts, EMPLOYER_TEXTS);
    employer->form = (uint8_t)registered->form;
    employer->is_insertion_company = registered->is_insertion_company;
    employer->is_market = registered->is_market;
    employer->has_siret = registered->siret[0] != '\0';
    employer->registered_on = registered->registered_on;
    memcpy(employer->departement, registered->departement, sizeof employer->departement);
    set_siret(state, registered->siret, employer);
}

void employer_apply_amended(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct employer_amended *amended = event->record;
    struct employer *employer = table_find(&state->employers, &amended->employer);
    const char *texts[EMPLOYER_TEXTS] = {
        amended->name,        amended->siret,    amended->siren,
        amended->rna,         amended->activity, amended->commune_code,
        amended->postal_code, amended->commune,  amended->address,
    };

    set_siret(state, texts_get(&employer->texts, EMPLOYER_SIRET), NULL);
    set_siret(state, amended->siret, employer);
    texts_set(&employer->texts, texts, EMPLOYER_TEXTS);
    employer->form = (uint8_t)amended->form;
    employer->is_insertion_company = amended->is_insertion_company;
    employer->is_market = amended->is_market;
    employer->has_siret = amended->siret[0] != '\0';
}

void employer_apply_merged(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct employer_merged *merged = event->record;
    struct employer *duplicate = table_find(&state->employers, &merged->employer);
    struct employer *into = table_find(&state->employers, &merged->into);

    duplicate->merged_into = into;
    into->jobs_open += duplicate->jobs_open;
    duplicate->closed_on = merged->merged_on;
    contact_follow_employer(state, duplicate);
}

void employer_apply_closed(void *fold, const struct event *event)
{
    struct state *state = fold;
    const struct employer_closed *closed = event->record;
    struct employer *employer = table_find(&state->employers, &closed->employer);

    employer->closed_on = closed->closed_on;
    contact_follow_employer(state, employer);
}

/* ---- queries -----------------------------------------------------------------------------------
 */

static void show(const struct context *context, const void *thing, void *out)
{
    const struct employer *employer = thing;
    struct employer_view *view = out;

    (void)context;
    *view = (struct employer_view){
        .employer = employer->id,
        .form = (enum employer_form)employer->form,
        .is_insertion_company = employer->is_insertion_company,
        .is_market = employer->is_market,
        .jobs_open = employer->jobs_open,
        .registered_on = employer->registered_on,
        .closed_on = employer->closed_on,
    };
    if (employer->merged_into != NULL)
        view->merged_into = employer_of(employer)->id;
    memcpy(view->departement, employer->departement, sizeof view->departement);
#define SHOW(member, number)                                                                       \
    snprintf(view->member, sizeof view->member, "%s", texts_get(&employer->texts, number))
    SHOW(name, EMPLOYER_NAME);
    SHOW(siret, EMPLOYER_SIRET);
    SHOW(siren, EMPLOYER_SIREN);
    SHOW(rna, EMPLOYER_RNA);
    SHOW(activity, EMPLOYER_ACTIVITY);
    SHOW(commune_code, EMPLOYER_COMMUNE_CODE);
    SHOW(postal_code, EMPLOYER_POSTAL_CODE);
    SHOW(commune, EMPLOYER_COMMUNE);
    SHOW(address, EMPLOYER_ADDRESS);
#undef SHOW
}

int employer_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct employer_get *asked = request;
    const struct employer *employer = id_is_none(&asked->employer)
                                          ? employer_of_siret(context->state, asked->siret)
                                          : employer_find(context->state, &asked->employer);
    struct employer_view view;

    if (employer == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "",
                      id_is_none(&asked->employer) ? "siret" : "employer",
                      "Aucun employeur n'a ce numéro ; il faut « employer » ou « siret ».");
    show(context, employer, &view);
    record_encode(&employer_view_schema, &view, reply);
    return 0;
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct employer_list *asked = request;
    const struct employer *employer = thing;

    return scope_shows(context, asked->departement, employer->departement) &&
           (asked->form == FORM_NONE || (int)asked->form == employer->form) &&
           (asked->siren[0] == '\0' ||
            strcmp(asked->siren, texts_get(&employer->texts, EMPLOYER_SIREN)) == 0) &&
           (!asked->only_open ||
            (employer->merged_into == NULL && date_is_none(employer->closed_on)));
}

int employer_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct employer_list *asked = request;
    const struct query query = {
        .table = &((const struct state *)context->state)->employers,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &employer_page_schema,
        .view = &employer_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) != 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}
