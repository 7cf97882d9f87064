/* candidate_fold.c - what is known of young people: events, and what is answered. */
#include <stdio.h>
#include <stdlib.h>

#include "common/things/query.h"
#include "common/things/scope.h"
#include "services/sectoral/candidate.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/path_text.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/word.h"

bool candidate_is_available(const struct context *context, const struct candidate *candidate)
{
    const struct sectoral_settings *settings = context->settings;
    struct date last =
        date_add_days(candidate->found_on, duration_days(settings->eligibility_validity));

    return !date_is_none(candidate->found_on) && candidate->departement[0] != '\0' &&
           !candidate->is_engaged && date_is_none(candidate->forgotten_on) &&
           date_compare(context->today, last) <= 0;
}

bool candidate_counts(const struct context *context, const void *thing)
{
    return candidate_is_available(context, thing);
}

struct competence_set candidate_competences(const struct sectoral_state *state,
                                            const struct candidate *candidate)
{
    struct competence_set set = {0};
    size_t practices = candidate->practice_count;

    for (size_t i = 0; i < practices + candidate->declared_count; i++) {
        const struct table *words = i < practices ? &state->practices : &state->declared;
        const struct word *word = table_at(words, candidate->words[i]);

        competence_set_unite(&set, &word->shows);
    }
    return set;
}

void candidate_close(struct sectoral_state *state)
{
    for (size_t i = 0; i < state->candidates.count; i++) {
        struct candidate *candidate = table_at(&state->candidates, i);

        free(candidate->words);
        free(candidate->earlier);
    }
}

/* ---- list ---- */

static struct competence_set in_force(const struct sectoral_state *state,
                                      const struct candidate *candidate)
{
    struct competence_set set = candidate_competences(state, candidate);
    struct competence_set active = competence_active(state, METIER_NONE);

    competence_set_keep(&set, &active);
    return set;
}

static void show(const struct context *context, const void *thing, void *out)
{
    const struct candidate *candidate = thing;
    const struct sectoral_state *state = context->state;
    struct competence_set set = in_force(state, candidate);
    struct candidate_view *view = out;

    *view = (struct candidate_view){
        .person = candidate->id,
        .found_on = candidate->found_on,
        .is_available = candidate_is_available(context, candidate),
    };
    memcpy(view->departement, candidate->departement, sizeof view->departement);
    if (candidate->is_engaged)
        view->contract = candidate->contract;
    for (size_t i = 0; i < candidate->practice_count; i++) {
        const struct word *word = table_at(&state->practices, candidate->words[i]);

        memcpy(view->practices[view->practices_count++], word->code, sizeof word->code);
    }
    view->competences_count = competence_set_codes(
        state, &set, view->competences, sizeof view->competences / sizeof view->competences[0]);
}

static bool matches(const struct context *context, const void *request, const void *thing)
{
    const struct candidate_list *asked = request;
    const struct candidate *candidate = thing;
    const struct sectoral_state *state = context->state;

    if (candidate->departement[0] == '\0' || !date_is_none(candidate->forgotten_on) ||
        !scope_shows(context, asked->departement, candidate->departement))
        return false;
    if (asked->competence[0] != '\0') {
        const struct competence *competence = competence_find(state, asked->competence);
        struct competence_set set = candidate_competences(state, candidate);

        if (competence == NULL || !competence_set_has(&set, competence->number))
            return false;
    }
    return !asked->only_available || candidate_is_available(context, candidate);
}

int candidate_answer_list(const struct context *context, const void *request, struct buffer *reply,
                          struct refusal *refusal)
{
    const struct candidate_list *asked = request;
    struct query query = {
        .table = &sectoral_state_of(context)->candidates,
        .after = &asked->after,
        .limit = asked->limit,
        .page = &candidate_page_schema,
        .view = &candidate_view_schema,
        .matches = matches,
        .show = show,
    };

    if (scope_check(context, asked->departement, refusal) < 0)
        return -1;
    return query_list(context, request, &query, reply, refusal);
}

/* ---- events ---- */

struct candidate *candidate_take(struct sectoral_state *state, const struct id *person)
{
    struct candidate *candidate = candidate_find(state, person);

    return candidate != NULL ? candidate : table_add(&state->candidates, person);
}

/* Its place among the earlier ones, their number when it is none of them. */
static size_t place_of(const struct candidate *candidate, const struct id *contract)
{
    size_t place = 0;

    while (place < candidate->earlier_count && !id_equal(&candidate->earlier[place], contract))
        place++;
    return place;
}

bool candidate_runs(const struct candidate *candidate, const struct id *contract)
{
    return candidate->is_engaged && (id_equal(&candidate->contract, contract) ||
                                     place_of(candidate, contract) < candidate->earlier_count);
}

bool candidate_has_another(const struct candidate *candidate, const struct id *contract)
{
    return candidate->is_engaged &&
           (candidate->earlier_count > 0 || !id_equal(&candidate->contract, contract));
}

/* The next contract may be signed before the one that runs is over (C6 counts days). */
void candidate_engage(struct candidate *candidate, const struct id *contract)
{
    if (candidate->is_engaged && candidate->earlier_count < UINT8_MAX) {
        candidate->earlier = memory_resize(candidate->earlier, candidate->earlier_count + 1u,
                                           sizeof *candidate->earlier);
        candidate->earlier[candidate->earlier_count++] = candidate->contract;
    }
    candidate->contract = *contract;
    candidate->is_engaged = true;
}

void candidate_free(struct candidate *candidate, const struct id *contract, bool is_engaged)
{
    size_t place = place_of(candidate, contract), count = candidate->earlier_count;
    bool is_last = id_equal(&candidate->contract, contract);

    if (is_last && !is_engaged) {
        candidate->is_engaged = false;
        candidate->earlier_count = 0;
    } else if (is_last && count > 0) {
        candidate->contract = candidate->earlier[--candidate->earlier_count];
    } else if (place < count) {
        candidate->earlier[place] = candidate->earlier[--candidate->earlier_count];
    }
    if (candidate->earlier_count == 0) {
        free(candidate->earlier);
        candidate->earlier = NULL;
    }
}

static uint8_t take_words(struct table *words, const char (*codes)[COMPETENCE_CODE_SIZE],
                          size_t count, uint16_t *out)
{
    uint8_t taken = 0;

    for (size_t i = 0; i < count; i++) {
        const struct word *word = word_take(words, codes[i]);

        if (word != NULL)
            out[taken++] = word->number;
    }
    return taken;
}

void candidate_apply_noted(void *fold, const struct event *event)
{
    const struct candidate_noted *noted = event->record;
    struct sectoral_state *state = fold;
    struct candidate *candidate = candidate_take(state, &noted->person);
    size_t count = noted->practices_count + noted->competences_count;

    memcpy(candidate->departement, noted->departement, sizeof candidate->departement);
    free(candidate->words);
    candidate->words = NULL;
    candidate->practice_count = candidate->declared_count = 0;
    if (count == 0)
        return;
    candidate->words = memory_new(count, sizeof *candidate->words);
    candidate->practice_count =
        take_words(&state->practices, noted->practices, noted->practices_count, candidate->words);
    candidate->declared_count =
        take_words(&state->declared, noted->competences, noted->competences_count,
                   candidate->words + candidate->practice_count);
}

void candidate_apply_found(void *fold, const struct event *event)
{
    const struct candidate_found_eligible *found = event->record;

    candidate_take(fold, &found->person)->found_on = found->found_on;
}

void candidate_apply_engaged(void *fold, const struct event *event)
{
    const struct candidate_engaged *engaged = event->record;

    candidate_engage(candidate_take(fold, &engaged->person), &engaged->contract);
}

void candidate_apply_freed(void *fold, const struct event *event)
{
    const struct candidate_freed *freed = event->record;

    candidate_free(candidate_take(fold, &freed->person), &freed->contract, freed->is_engaged);
}

void candidate_apply_forgotten(void *fold, const struct event *event)
{
    const struct candidate_forgotten *forgotten = event->record;
    struct sectoral_state *state = fold;
    struct candidate *candidate = candidate_take(state, &forgotten->person);

    candidate->forgotten_on = forgotten->forgotten_on;
    free(candidate->words);
    candidate->words = NULL;
    candidate->practice_count = candidate->declared_count = 0;
    for (struct path *path = candidate->paths; path != NULL; path = path->next_of_person)
        path_text_follow(state, path);
}
