#include <stdlib.h>
#include <string.h>

#include "services/cli/play_internal.h"

enum { PAGE = 200 };

struct employers {
    struct employer_view *list;
    size_t count;
};

/* EM3: only an employer with a SIRET may propose; EM1: neither the State nor a household, nor a
 * sector that is not open. */
static bool may_propose(const struct employer_view *employer)
{
    return employer->siret[0] != '\0' && date_is_none(employer->closed_on) &&
           id_is_none(&employer->merged_into) && employer->form != FORM_STATE &&
           employer->form != FORM_HOUSEHOLD && employer->form != FORM_MARKET;
}

static int by_employer(const void *left, const void *right)
{
    const struct employer_view *a = left, *b = right;

    return memcmp(&a->employer, &b->employer, sizeof a->employer);
}

static int read_employers(struct play *play, struct employers *employers, struct error *error)
{
    struct employer_list request = {.only_open = true, .limit = PAGE};
    struct employer_page *page = memory_new(1, sizeof *page);
    int result;

    do {
        result = session_ask(play->session, "ministry", &employer_list_schema, &request, page, NULL,
                             error);
        for (size_t i = 0; result == 0 && i < page->items_count; i++) {
            if (!may_propose(&page->items[i]))
                continue;
            employers->list =
                memory_resize(employers->list, employers->count + 1, sizeof *employers->list);
            employers->list[employers->count++] = page->items[i];
        }
        request.after = page->next;
    } while (result == 0 && !id_is_none(&page->next));
    if (employers->count > 0)
        qsort(employers->list, employers->count, sizeof *employers->list, by_employer);
    free(page);
    return result;
}

static int by_place(const void *left, const void *right)
{
    const struct scenario_employer *a = left, *b = right;

    return memcmp(&a->place, &b->place, sizeof a->place);
}

/* One place for each employer is enough: the first by id. */
static size_t one_for_each(struct scenario_employer *list, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        bool is_new = true;

        for (size_t k = 0; k < kept && is_new; k++)
            is_new = !id_equal(&list[k].employer, &list[i].employer);
        if (is_new)
            list[kept++] = list[i];
    }
    return kept;
}

static void add_place(const struct employers *employers, const struct place_view *place,
                      struct date before, struct scenario_employer **list, size_t *count)
{
    struct employer_view key = {.employer = place->employer};
    const struct employer_view *employer = employers->count == 0
                                               ? NULL
                                               : bsearch(&key, employers->list, employers->count,
                                                         sizeof *employers->list, by_employer);

    /* What was registered later may be the scenario's own doing: a run that goes on must not start
     * from it. */
    if (employer == NULL || date_compare(place->registered_on, before) >= 0)
        return;
    *list = memory_resize(*list, *count + 1, sizeof **list);
    (*list)[*count] = (struct scenario_employer){
        .employer = place->employer, .place = place->place, .form = employer->form};
    memcpy((*list)[(*count)++].departement, place->departement, sizeof place->departement);
}

int play_known(struct play *play, struct scenario_employer **out, size_t *count,
               struct error *error)
{
    struct place_list request = {.only_open = true, .limit = PAGE};
    struct place_page *page = memory_new(1, sizeof *page);
    struct date first = date_add_days(play->settings.start, 7);
    struct employers employers = {0};
    int result = read_employers(play, &employers, error);

    *out = NULL;
    *count = 0;
    while (result == 0) {
        result =
            session_ask(play->session, "ministry", &place_list_schema, &request, page, NULL, error);
        for (size_t i = 0; result == 0 && i < page->items_count; i++)
            add_place(&employers, &page->items[i], first, out, count);
        request.after = page->next;
        if (id_is_none(&page->next))
            break;
    }
    if (*count > 0)
        qsort(*out, *count, sizeof **out, by_place);
    *count = one_for_each(*out, *count);
    free(employers.list);
    free(page);
    return result;
}
