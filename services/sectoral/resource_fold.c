/* resource_fold.c - what is known of resources: events, and what is answered. */
#include <stdio.h>
#include <stdlib.h>

#include "common/things/query.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/resource_event.h"

struct resource *resource_find(const struct sectoral_state *state, const struct id *id)
{
    return table_find(&state->resources, id);
}

const struct resource_version *resource_now(const struct resource *resource)
{
    return &resource->versions[resource->version_count - 1];
}

bool resource_counts(const struct context *context, const void *thing)
{
    (void)context;
    return date_is_none(((const struct resource *)thing)->withdrawn_on);
}

static bool version_serves(const struct resource_version *version, size_t competence)
{
    for (size_t i = 0; i < version->competence_count; i++)
        if (version->competences[i] == competence)
            return true;
    return false;
}

bool resource_serves(const struct resource *resource, size_t competence)
{
    return version_serves(resource_now(resource), competence);
}

struct date resource_serves_since(const struct resource *resource, size_t competence)
{
    struct date since = {0};

    for (size_t i = resource->version_count;
         i > 0 && version_serves(&resource->versions[i - 1], competence); i--)
        since = resource->versions[i - 1].from;
    return since;
}

void resource_close(struct sectoral_state *state)
{
    for (size_t i = 0; i < state->resources.count; i++) {
        struct resource *resource = table_at(&state->resources, i);

        for (size_t k = 0; k < resource->version_count; k++)
            texts_close(&resource->versions[k].texts);
        free(resource->versions);
    }
}

/* ---- get, list ---- */

void resource_show_words(const struct sectoral_state *state, const struct resource_version *version,
                         struct resource_publish *words)
{
    words->kind = (enum resource_kind)version->kind;
    words->licence = (enum licence)version->licence;
    snprintf(words->title, sizeof words->title, "%s", texts_get(&version->texts, RESOURCE_TITLE));
    snprintf(words->summary, sizeof words->summary, "%s",
             texts_get(&version->texts, RESOURCE_SUMMARY));
    snprintf(words->link, sizeof words->link, "%s", texts_get(&version->texts, RESOURCE_LINK));
    words->competences_count = competence_codes(state, version->competences,
                                                version->competence_count, words->competences);
}

/* `version` from 1. */
static void show_version(const struct sectoral_state *state, const struct resource *resource,
                         size_t version, struct resource_view *view)
{
    const struct resource_version *said = &resource->versions[version - 1];
    bool is_withdrawn = !date_is_none(resource->withdrawn_on);
    struct resource_publish words = {0};

    *view = (struct resource_view){
        .resource = resource->id,
        .version = (int64_t)version,
        .versions = resource->version_count,
        .metiers = said->metiers,
        .state = is_withdrawn ? RESOURCE_STATE_WITHDRAWN : RESOURCE_STATE_PUBLISHED,
        .published_on = resource->published_on,
        .from = said->from,
        .withdrawn_on = resource->withdrawn_on,
        .withdrawal = (enum resource_withdrawal)resource->withdrawal,
    };
    if (resource->author != NULL)
        view->contract = resource->author->id;
    resource_show_words(state, said, &words);
    RESOURCE_COPY(*view, words);
}

static void show(const struct context *context, const void *thing, void *view)
{
    const struct resource *resource = thing;

    show_version(context->state, resource, resource->version_count, view);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct resource_list *asked = request;
    const struct resource *resource = thing;
    const struct resource_version *now = resource_now(resource);
    const struct competence *competence = competence_find(context->state, asked->competence);

    return (asked->kind == RESOURCE_NONE || asked->kind == (enum resource_kind)now->kind) &&
           (asked->competence[0] == '\0' ||
            (competence != NULL && resource_serves(resource, competence->number))) &&
           (asked->metier == METIER_NONE || (now->metiers >> asked->metier & 1) != 0) &&
           (id_is_none(&asked->contract) ||
            (resource->author != NULL && id_equal(&asked->contract, &resource->author->id))) &&
           (!asked->only_published || date_is_none(resource->withdrawn_on));
}

int resource_answer_get(const struct context *context, const void *request, struct buffer *reply,
                        struct refusal *refusal)
{
    const struct resource_get *asked = request;
    const struct resource *resource = resource_find(context->state, &asked->resource);
    struct resource_view view;

    if (resource == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "RS3", "resource",
                      "Aucune ressource n'a l'identifiant %s (RS3).", id_text(&asked->resource));
    if (asked->version > resource->version_count)
        return refuse(refusal, ERROR_NOT_FOUND, "RS3", "version",
                      "La dernière version de la ressource est la %d (RS3).",
                      (int)resource->version_count);
    show_version(context->state, resource,
                 asked->version == 0 ? resource->version_count : (size_t)asked->version, &view);
    record_encode(&resource_view_schema, &view, reply);
    return 0;
}

int resource_answer_list(const struct context *context, const void *request, struct buffer *reply,
                         struct refusal *refusal)
{
    const struct resource_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->resources,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &resource_page_schema,
        .view = &resource_view_schema,
        .matches = matches,
        .show = show,
    };

    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

static void add_version(const struct sectoral_state *state, struct resource *resource,
                        const struct resource_publish *words, uint32_t of, struct date from)
{
    const char *parts[RESOURCE_TEXTS] = {
        [RESOURCE_TITLE] = words->title,
        [RESOURCE_SUMMARY] = words->summary,
        [RESOURCE_LINK] = words->link,
    };
    struct resource_version *version;

    resource->versions =
        memory_resize(resource->versions, resource->version_count + 1u, sizeof *resource->versions);
    version = &resource->versions[resource->version_count++];
    *version = (struct resource_version){
        .from = from,
        .metiers = of,
        .kind = (uint8_t)words->kind,
        .licence = (uint8_t)words->licence,
    };
    version->competence_count = (uint8_t)competence_numbers(
        state, words->competences, words->competences_count, version->competences);
    texts_set(&version->texts, parts, RESOURCE_TEXTS);
}

void resource_apply_published(void *fold, const struct event *event)
{
    const struct resource_published *published = event->record;
    struct sectoral_state *state = fold;
    struct resource *resource = table_add(&state->resources, &published->resource);
    struct resource_publish words = {0};

    resource->published_on = published->published_on;
    if (!id_is_none(&published->contract)) {
        resource->author = path_find(state, &published->contract);
        resource->next_of_path = resource->author->resources;
        resource->author->resources = resource;
    }
    RESOURCE_COPY(words, *published);
    add_version(state, resource, &words, published->metiers, published->published_on);
}

void resource_apply_amended(void *fold, const struct event *event)
{
    const struct resource_amended *amended = event->record;
    struct resource_publish words = {0};

    RESOURCE_COPY(words, *amended);
    add_version(fold, resource_find(fold, &amended->resource), &words, amended->metiers,
                amended->amended_on);
}

void resource_apply_withdrawn(void *fold, const struct event *event)
{
    const struct resource_withdrawn *withdrawn = event->record;
    struct resource *resource = resource_find(fold, &withdrawn->resource);

    resource->withdrawn_on = withdrawn->withdrawn_on;
    resource->withdrawal = (uint8_t)withdrawn->reason;
}
