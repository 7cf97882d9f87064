/* competence_fold.c - what is known of competences: events, and what is answered. */
#include <stdio.h>
#include <stdlib.h>

#include "common/things/query.h"
#include "services/sectoral/competence.h"

const struct competence *competence_find(const struct sectoral_state *state, const char *code)
{
    struct id id = sectoral_code_id(code);

    return table_find(&state->competences, &id);
}

const struct competence *competence_at(const struct sectoral_state *state, size_t number)
{
    return table_at(&state->competences, number);
}

const struct competence_version *competence_now(const struct competence *competence)
{
    return &competence->versions[competence->version_count - 1];
}

size_t competence_version_on(const struct competence *competence, struct date day)
{
    size_t version = competence->version_count;

    while (version > 1 && date_compare(competence->versions[version - 1].from, day) > 0)
        version--;
    return version;
}

struct competence_set competence_active(const struct sectoral_state *state, enum metier metier)
{
    struct competence_set set = {0};

    for (size_t i = 0; i < state->competences.count; i++) {
        const struct competence *competence = competence_at(state, i);
        uint32_t of = competence_now(competence)->metiers;

        if (date_is_none(competence->retired_on) &&
            (metier == METIER_NONE || (of >> metier & 1) != 0))
            competence_set_add(&set, i);
    }
    return set;
}

size_t competence_count(const struct sectoral_state *state, enum metier metier)
{
    struct competence_set active = competence_active(state, metier);

    return competence_set_count(&active);
}

size_t competence_numbers(const struct sectoral_state *state,
                          const char (*codes)[COMPETENCE_CODE_SIZE], size_t count, uint8_t *out)
{
    size_t found = 0;

    for (size_t i = 0; i < count; i++) {
        const struct competence *competence = competence_find(state, codes[i]);

        if (competence != NULL)
            out[found++] = competence->number;
    }
    return found;
}

size_t competence_codes(const struct sectoral_state *state, const uint8_t *numbers, size_t count,
                        char (*out)[COMPETENCE_CODE_SIZE])
{
    for (size_t i = 0; i < count; i++)
        memcpy(out[i], competence_at(state, numbers[i])->code, COMPETENCE_CODE_SIZE);
    return count;
}

size_t competence_set_codes(const struct sectoral_state *state, const struct competence_set *set,
                            char (*out)[COMPETENCE_CODE_SIZE], size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < state->competences.count && count < most; i++)
        if (competence_set_has(set, i))
            memcpy(out[count++], competence_at(state, i)->code, COMPETENCE_CODE_SIZE);
    return count;
}

void competence_close(struct sectoral_state *state)
{
    for (size_t i = 0; i < state->competences.count; i++) {
        struct competence *competence = table_at(&state->competences, i);

        for (size_t k = 0; k < competence->version_count; k++)
            texts_close(&competence->versions[k].texts);
        free(competence->versions);
    }
}

/* ---- get, list ---- */

static struct date until(const struct competence *competence, size_t version)
{
    bool is_last = version == competence->version_count;
    struct date next = is_last ? competence->retired_on : competence->versions[version].from;

    return date_is_none(next) ? next : date_add_days(next, -1);
}

static void show_practices(const struct sectoral_state *state, size_t number,
                           struct competence_view *view)
{
    enum { MOST = sizeof view->practices / sizeof view->practices[0] };

    for (size_t i = 0; i < state->practices.count && view->practices_count < MOST; i++) {
        const struct word *practice = table_at(&state->practices, i);

        if (competence_set_has(&practice->shows, number))
            memcpy(view->practices[view->practices_count++], practice->code, sizeof practice->code);
    }
}

/* `version` from 1. */
static void show_version(const struct sectoral_state *state, const struct competence *competence,
                         size_t version, struct competence_view *view)
{
    const struct competence_version *words = &competence->versions[version - 1];

    *view = (struct competence_view){
        .version = (int64_t)version,
        .versions = competence->version_count,
        .metiers = words->metiers,
        .from = words->from,
        .until = until(competence, version),
        .retired_on = competence->retired_on,
    };
    memcpy(view->competence, competence->code, sizeof view->competence);
    snprintf(view->label, sizeof view->label, "%s", texts_get(&words->texts, COMPETENCE_LABEL));
    snprintf(view->description, sizeof view->description, "%s",
             texts_get(&words->texts, COMPETENCE_DESCRIPTION));
    snprintf(view->criteria, sizeof view->criteria, "%s",
             texts_get(&words->texts, COMPETENCE_CRITERIA));
    if (competence->replaced_by != 0)
        memcpy(view->replaced_by, competence_at(state, competence->replaced_by - 1u)->code,
               sizeof view->replaced_by);
    show_practices(state, competence->number, view);
}

static void show(const struct context *context, const void *thing, void *view)
{
    const struct competence *competence = thing;

    show_version(context->state, competence, competence->version_count, view);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct competence_list *asked = request;
    const struct competence *competence = thing;
    const struct sectoral_state *state = context->state;
    const struct word *practice =
        asked->practice[0] == '\0' ? NULL : word_find(&state->practices, asked->practice);

    return (asked->metier == METIER_NONE ||
            (competence_now(competence)->metiers >> asked->metier & 1) != 0) &&
           (asked->practice[0] == '\0' ||
            (practice != NULL && competence_set_has(&practice->shows, competence->number))) &&
           (!asked->only_active || date_is_none(competence->retired_on));
}

int competence_answer_get(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal)
{
    const struct competence_get *asked = request;
    const struct competence *competence = competence_find(context->state, asked->competence);
    struct competence_view view;

    if (competence == NULL)
        return refuse(refusal, ERROR_NOT_FOUND, "M2", "competence",
                      "« %s » n'est pas une compétence du secteur « %s » (M2).", asked->competence,
                      sectoral_state_of(context)->label);
    if (asked->version > competence->version_count)
        return refuse(refusal, ERROR_NOT_FOUND, "M3", "version",
                      "La dernière version de la compétence « %s » est la %d (M3).",
                      competence->code, (int)competence->version_count);
    show_version(context->state, competence,
                 asked->version == 0 ? competence->version_count : (size_t)asked->version, &view);
    record_encode(&competence_view_schema, &view, reply);
    return 0;
}

int competence_answer_list(const struct context *context, const void *request, struct buffer *reply,
                           struct refusal *refusal)
{
    const struct competence_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->competences,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &competence_page_schema,
        .view = &competence_view_schema,
        .matches = matches,
        .show = show,
    };

    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

static void add_version(struct competence *competence, const char *label, const char *description,
                        const char *criteria, uint32_t of, struct date from)
{
    const char *parts[COMPETENCE_TEXTS] = {
        [COMPETENCE_LABEL] = label,
        [COMPETENCE_DESCRIPTION] = description,
        [COMPETENCE_CRITERIA] = criteria,
    };
    struct competence_version *version;

    competence->versions = memory_resize(competence->versions, competence->version_count + 1u,
                                         sizeof *competence->versions);
    version = &competence->versions[competence->version_count++];
    *version = (struct competence_version){.metiers = of, .from = from};
    texts_set(&version->texts, parts, COMPETENCE_TEXTS);
}

void competence_apply_defined(void *fold, const struct event *event)
{
    const struct competence_defined *defined = event->record;
    struct sectoral_state *state = fold;
    struct id id = sectoral_code_id(defined->competence);
    struct competence *competence = table_add(&state->competences, &id);
    struct word *word = word_take(&state->declared, defined->competence);

    memcpy(competence->code, defined->competence, sizeof competence->code);
    competence->number = (uint8_t)(state->competences.count - 1);
    add_version(competence, defined->label, defined->description, defined->criteria,
                defined->metiers, defined->from);
    /* Whoever declared that code before has the competence from now on. */
    if (word != NULL)
        competence_set_add(&word->shows, competence->number);
}

void competence_apply_amended(void *fold, const struct event *event)
{
    const struct competence_amended *amended = event->record;
    struct sectoral_state *state = fold;
    struct id id = sectoral_code_id(amended->competence);

    add_version(table_find(&state->competences, &id), amended->label, amended->description,
                amended->criteria, amended->metiers, amended->from);
}

void competence_apply_retired(void *fold, const struct event *event)
{
    const struct competence_retired *retired = event->record;
    struct sectoral_state *state = fold;
    struct id id = sectoral_code_id(retired->competence);
    struct competence *competence = table_find(&state->competences, &id);
    const struct competence *other = competence_find(state, retired->replaced_by);

    competence->retired_on = retired->retired_on;
    competence->replaced_by = other == NULL ? 0 : (uint8_t)(other->number + 1);
}
