/* Journals interleave differently each time: what a hub asks for does not depend on it. */
#include "tests/unit/given_regional.h"

#include <stdlib.h>

enum { JOBS = 6, STEPS = 5, TURNS = 40 };

/* What registration says of job `i`, step by step. */
static void say_registration(struct story *story, int i, int step)
{
    const char *job = text("#p%d", i), *contract = text("#k%d", i);

    switch (step) {
    case 0: hears_proposed(story, "2014-01-02", job, ""); break;
    case 1: hears_approved(story, "2014-01-02", job); break;
    case 2: hears_signed(story, "2014-01-02", job, contract, "2013-03-11", "2016-03-10"); break;
    case 3:
        if (i % 2 == 0)
            hears_broken(story, "2014-01-02", job, contract, text("2013-0%d-10", 4 + i / 2),
                         i % 4 == 0);
        break;
    default:
        if (i % 3 == 0 && i % 2 == 0)
            when_hears(story, "registration", "", "exit.recorded_later",
                       text("{'contract': '%s', 'job': '%s', 'person': '#jeune', 'employer': "
                            "'#asso', 'departement': '18', 'kind': 'cdi', 'left_on': "
                            "'2013-05-10', 'observed_on': '2013-12-01'}",
                            contract, job));
        break;
    }
}

/* What a sectoral hub says of it, once. */
static void say_sectoral(struct story *story, int i)
{
    when_hears(story, "sectoral_fabrication", "2014-01-02", "path.confirmed",
               text("{'contract': '#k%d', 'job': '#p%d', 'person': '#jeune', 'employer': '#asso', "
                    "'departement': '18', 'region2013': '24', 'region2016': '24', 'sector': "
                    "'fabrication', 'metier': 'forgeur', 'form': 'association', 'action': "
                    "'#action', 'type': 'qualifying', 'signed_on': '2013-03-04', 'confirmed_on': "
                    "'2013-0%d-20', 'days': 1, 'actions': 1}",
                    i, i, 3 + i % 5));
}

/* All that the items of all jobs show. */
static char *outcome(struct story *story)
{
    json_t *all = json_array();
    char *shown;

    for (int i = 0; i < JOBS; i++) {
        when(story, "ministry", "2014-01-02", "item.list", text("{'job': '#p%d'}", i));
        then_accepted(story);
        json_array_append(all, story_answer(story, "items"));
    }
    when(story, "ministry", "", "item.count", "{}");
    json_array_append(all, story_answer(story, "items"));
    shown = json_dumps(all, JSON_SORT_KEYS);
    json_decref(all);
    return shown;
}

/* Takes the next event of either journal as it comes; seed 0: all of registration's first. */
static char *live(unsigned seed)
{
    struct story *story = regional_story();
    int registration = 0, sectoral = 0;

    while (registration < JOBS * STEPS || sectoral < JOBS) {
        bool is_registration = seed == 0 || rand_r(&seed) % 4 != 0;

        if (registration < JOBS * STEPS && (is_registration || sectoral == JOBS)) {
            say_registration(story, registration % JOBS, registration / JOBS);
            registration++;
        } else {
            say_sectoral(story, sectoral++);
        }
    }

    char *shown = outcome(story);

    story_close(story);
    return shown;
}

static void items_do_not_depend_on_the_order_of_journals(void **unused)
{
    char *first = live(0);

    (void)unused;
    assert_non_null(strstr(first, "\"training\""));
    assert_non_null(strstr(first, "\"dropped\""));
    for (unsigned seed = 1; seed <= TURNS; seed++) {
        char *other = live(seed);

        assert_string_equal(other, first);
        free(other);
    }
    free(first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_do_not_depend_on_the_order_of_journals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
