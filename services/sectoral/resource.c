#include "services/sectoral/resource.h"

#include <stdio.h>

#include "services/sectoral/competence.h"
#include "services/sectoral/resource_event.h"

/* RS1: others must be able to reach it, safely. */
static int check_link(const char *link, struct refusal *refusal)
{
    static const char scheme[] = "https://";
    size_t length = strlen(link);

    if (strncmp(link, scheme, sizeof scheme - 1) == 0 && length > sizeof scheme - 1 &&
        strcspn(link, " \t\r\n\"<>") == length)
        return 0;
    return refuse(refusal, ERROR_INVALID, "RS1", "link",
                  "« %s » n'est pas une adresse ; il faut une adresse en https:// sans espace "
                  "(RS1).",
                  link);
}

/* The whole of a version as it would be, new or amended: RS1, RS2; *of becomes its métiers. */
static int check_words(const struct context *context, const struct resource_publish *words,
                       uint32_t *of, struct refusal *refusal)
{
    if (check_link(words->link, refusal) < 0 ||
        refuse_nir(&resource_publish_schema, words, refusal) < 0)
        return -1;
    return competence_check_list(context, words->competences, words->competences_count, "RS2", of,
                                 refusal);
}

/* ---- publish ---- */

/* TR3: a young person's own work. */
static void written(const struct context *context, const struct resource_publish *asked,
                    const struct path *path, struct date on, struct decision *out)
{
    struct transmission_resource_written event = {
        .resource = asked->resource,
        .kind = asked->kind,
        .licence = asked->licence,
        .competences_count = asked->competences_count,
        .is_first = path->resources == NULL,
        .written_on = on,
    };

    PATH_DESCRIBE(event, sectoral_state_of(context), path);
    memcpy(event.competences, asked->competences, sizeof event.competences);
    decide_event(out, &transmission_resource_written_schema, &event, path->departement);
}

int resource_decide_publish(const struct context *context, const void *request,
                            struct decision *out, struct refusal *refusal)
{
    const struct resource_publish *asked = request;
    const struct path *author = NULL;
    struct resource_published event = {
        .resource = asked->resource, .version = 1, .contract = asked->contract};

    if (resource_find(context->state, &asked->resource) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "RS3", "resource",
                      "La ressource %s est déjà publiée ; faites-en une nouvelle version (RS3).",
                      id_text(&asked->resource));
    if (!id_is_none(&asked->contract)) {
        author = path_known(context, &asked->contract, refusal);
        if (author == NULL)
            return -1;
    }
    if (check_words(context, asked, &event.metiers, refusal) < 0 ||
        sectoral_day(context, asked->published_on, "published_on", &event.published_on, refusal) <
            0)
        return -1;
    if (author != NULL && date_compare(event.published_on, author->starts_on) < 0)
        return refuse(refusal, ERROR_INVALID, "TR3", "published_on",
                      "Le contrat commence le %s ; la ressource ne peut pas en venir dès le %s "
                      "(TR3).",
                      day_text(author->starts_on), day_text(event.published_on));
    memcpy(event.sector, sectoral_state_of(context)->sector, sizeof event.sector);
    RESOURCE_COPY(event, *asked);
    decide_event(out, &resource_published_schema, &event, "");
    if (author != NULL)
        written(context, asked, author, event.published_on, out);
    return 0;
}

/* ---- amend, withdraw ---- */

/* RS3: withdrawn is for good. */
static const struct resource *published(const struct context *context, const struct id *id,
                                        struct refusal *refusal)
{
    const struct resource *resource = resource_find(context->state, id);

    if (resource == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "RS3", "resource",
               "Aucune ressource n'a l'identifiant %s (RS3).", id_text(id));
    else if (!date_is_none(resource->withdrawn_on))
        refuse(refusal, ERROR_CONFLICT, "RS3", "resource",
               "La ressource est retirée depuis le %s ; publiez-en une autre (RS3).",
               day_text(resource->withdrawn_on));
    else
        return resource;
    return NULL;
}

static int check_order(const struct resource *resource, struct date on, const char *field,
                       struct refusal *refusal)
{
    struct date last = resource_now(resource)->from;

    if (date_compare(on, last) >= 0)
        return 0;
    return refuse(refusal, ERROR_CONFLICT, "RS3", field,
                  "La version %d vaut depuis le %s ; ce qui suit ne peut pas être du %s (RS3).",
                  (int)resource->version_count, day_text(last), day_text(on));
}

/* What is absent stays as it was. */
static struct resource_publish amended_words(const struct sectoral_state *state,
                                             const struct resource *resource,
                                             const struct resource_amend *asked)
{
    struct resource_publish words = {.resource = resource->id};

    resource_show_words(state, resource_now(resource), &words);
    words.kind = asked->kind != RESOURCE_NONE ? asked->kind : words.kind;
    words.licence = asked->licence != LICENCE_NONE ? asked->licence : words.licence;
    if (asked->title[0] != '\0')
        memcpy(words.title, asked->title, sizeof words.title);
    if (asked->summary[0] != '\0')
        memcpy(words.summary, asked->summary, sizeof words.summary);
    if (asked->link[0] != '\0')
        memcpy(words.link, asked->link, sizeof words.link);
    if (asked->competences_count > 0) {
        memcpy(words.competences, asked->competences, sizeof words.competences);
        words.competences_count = asked->competences_count;
    }
    return words;
}

int resource_decide_amend(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct resource_amend *asked = request;
    const struct sectoral_state *state = context->state;
    const struct resource *resource = published(context, &asked->resource, refusal);
    struct resource_amended event = {.resource = asked->resource};

    if (resource == NULL)
        return -1;

    struct resource_publish words = amended_words(state, resource, asked);

    if (resource->version_count == RESOURCE_VERSIONS_MOST)
        return refuse(refusal, ERROR_CONFLICT, "RS3", "resource",
                      "La ressource a déjà %d versions, le maximum (RS3).", RESOURCE_VERSIONS_MOST);
    if (check_words(context, &words, &event.metiers, refusal) < 0 ||
        sectoral_day(context, asked->amended_on, "amended_on", &event.amended_on, refusal) < 0 ||
        check_order(resource, event.amended_on, "amended_on", refusal) < 0)
        return -1;
    event.version = resource->version_count + 1;
    memcpy(event.sector, state->sector, sizeof event.sector);
    RESOURCE_COPY(event, words);
    decide_event(out, &resource_amended_schema, &event, "");
    return 0;
}

int resource_decide_withdraw(const struct context *context, const void *request,
                             struct decision *out, struct refusal *refusal)
{
    const struct resource_withdraw *asked = request;
    const struct resource *resource = published(context, &asked->resource, refusal);
    struct resource_withdrawn event = {.resource = asked->resource, .reason = asked->reason};

    if (resource == NULL ||
        sectoral_day(context, asked->withdrawn_on, "withdrawn_on", &event.withdrawn_on, refusal) <
            0 ||
        check_order(resource, event.withdrawn_on, "withdrawn_on", refusal) < 0)
        return -1;
    event.version = resource->version_count;
    memcpy(event.sector, sectoral_state_of(context)->sector, sizeof event.sector);
    decide_event(out, &resource_withdrawn_schema, &event, "");
    return 0;
}
