/* The same state gives the same ranking (MA2), however what was heard and what the hub itself did
 * came one after the other, when it is heard twice, and when the journal is folded again. */
#include "tests/unit/given_sectoral.h"

#include <stdio.h>
#include <stdlib.h>

enum { TURNS = 40 };

/* ---- what happens ------------------------------------------------------------------------------
 */

static void amended(struct story *story)
{
    when_hears(story, "registration", "2013-03-10", "person.amended",
               "{'person': '#p2', 'departement': '36', 'region2013': '24', 'region2016': '24', "
               "'gender': 'female', 'age_bracket': '18-21', 'level': 'V', 'zone': 'none', "
               "'practices': ['modding', 'blog'], 'competences': ['soudure'], "
               "'amended_on': '2013-03-10'}");
}

static void erased(struct story *story)
{
    when_hears(story, "registration", "2013-03-20", "person.erased",
               "{'person': '#p5', 'departement': '18', 'reason': 'request', "
               "'erased_on': '2013-03-20'}");
}

static void closed(struct story *story)
{
    when_hears(story, "registration", "2013-04-01", "job.closed",
               "{'job': '#j4', 'employer': '#asso', 'place': '#lieu', 'departement': '18', "
               "'region2013': '24', 'region2016': '24', 'metier': 'forgeur', "
               "'sector': 'fabrication', 'form': 'association', 'state': 'approved', "
               "'reason': 'no_candidate', 'closed_on': '2013-04-01', "
               "'approved_on': '2013-03-01', 'region_held': 0}");
}

/* What registration says, in the order of its journal: #p1 and #p4 are equal, and so are #j1 and
 * #j3; #p6 is engaged elsewhere, #p3 left #j3. */
static void say(struct story *story, size_t step)
{
    switch (step) {
    case 0: heard_job(story, "#j1", "18"); break;
    case 1: heard_person(story, "#p1", "18", "'reparation_console'"); break;
    case 2: heard_eligible(story, "#p2"); break; /* before being described */
    case 3: heard_job(story, "#j2", "36"); break;
    case 4: heard_person(story, "#p2", "13", "'blog'"); break;
    case 5: heard_person(story, "#p3", "37", "'modding', 'impression_3d'"); break;
    case 6: heard_eligible(story, "#p3"); break;
    case 7: heard_person(story, "#p4", "18", "'reparation_telephone'"); break;
    case 8: heard_eligible(story, "#p4"); break;
    case 9: heard_eligible(story, "#p1"); break;
    case 10: heard_job(story, "#j3", "18"); break;
    case 11: heard_person(story, "#p5", "18", "'modding'"); break;
    case 12: heard_eligible(story, "#p5"); break;
    case 13: amended(story); break;
    case 14: heard_job(story, "#j4", "18"); break;
    case 15: erased(story); break;
    case 16: heard_person(story, "#p6", "18", "'modding'"); break;
    case 17: heard_eligible(story, "#p6"); break;
    case 18: heard_contract(story, "#k3", "#j3", "#p3"); break;
    case 19: heard_contract_of(story, "#k6", "#j6", "#p6", "regisseur"); break;
    case 20: closed(story); break;
    default: heard_breach(story, "#k3", "#j3", "#p3", "2013-04-05"); break;
    }
}
enum { SAYINGS = 22 };

/* What the hub does meanwhile. */
static const struct {
    const char *type, *body;
} acts[] = {
    {"practice.unlink",   "{'practice': 'modding', 'competence': 'scripting'}"           },
    {"competence.define", "{'competence': 'soudure', 'label': 'Soudure', 'criteria': 'Un montage', "
                          "'metiers': ['forgeur']}"             },
    {"practice.link",     "{'practice': 'reparation_console', 'competence': 'soudure'}"  },
    {"competence.define", "{'competence': 'vernis', 'label': 'Vernis', 'criteria': 'Une pièce', "
                          "'metiers': ['forgeur']}"             },
    {"practice.link",     "{'practice': 'reparation_telephone', 'competence': 'soudure'}"},
    {"competence.retire", "{'competence': 'securite_machines'}"                          },
};
enum { ACTS = sizeof acts / sizeof acts[0] };

/* ---- what comes of it --------------------------------------------------------------------------
 */

static void show(struct story *story, json_t *all, const char *type, const char *body)
{
    when(story, "sectoral", "2013-04-10", type, body);
    json_array_append_new(all, story_was_accepted(story)
                                   ? json_deep_copy(story_answer(story, "items"))
                                   : json_string(story_refusal(story)->text));
}

/* Every ranking, with its reasons, as one text. */
static char *rankings(struct story *story)
{
    json_t *all = json_array();
    char body[64], *shown;

    for (int i = 1; i <= 4; i++) {
        snprintf(body, sizeof body, "{'job': '#j%d', 'limit': 40}", i);
        show(story, all, "match.people", body);
    }
    for (int i = 1; i <= 6; i++) {
        snprintf(body, sizeof body, "{'person': '#p%d', 'limit': 40}", i);
        show(story, all, "match.jobs", body);
    }
    shown = json_dumps(all, JSON_SORT_KEYS);
    json_decref(all);
    return shown;
}

static void then_rankings(struct story *story, const char *wanted)
{
    char *shown = rankings(story);

    assert_string_equal(shown, wanted);
    free(shown);
}

/* Takes the next saying or act as it comes; seed 0: all that registration says first. */
static struct story *live(unsigned seed)
{
    struct story *story = sectoral_story();
    size_t said = 0, done_so_far = 0;

    while (said < SAYINGS || done_so_far < ACTS) {
        bool listens = seed == 0 || rand_r(&seed) % 4 != 0;

        if (said < SAYINGS && (listens || done_so_far == ACTS)) {
            say(story, said++);
        } else {
            done(story, "sectoral", "", acts[done_so_far].type, acts[done_so_far].body);
            done_so_far++;
        }
    }
    return story;
}

static void rankings_do_not_depend_on_what_came_between_MA2(void **unused)
{
    struct story *first = live(0);
    char *wanted = rankings(first);

    (void)unused;
    assert_non_null(strstr(wanted, "\"soudure\""));
    assert_non_null(strstr(wanted, "contrat en cours"));
    for (unsigned seed = 1; seed <= TURNS; seed++) {
        struct story *other = live(seed);

        then_rankings(other, wanted);
        story_close(other);
    }
    free(wanted);
    story_close(first);
}

static void rankings_are_the_same_after_a_fold_and_when_all_is_heard_again_MA2(void **unused)
{
    struct story *story = live(1);
    char *wanted = rankings(story);

    (void)unused;
    when_it_folds(story);
    then_rankings(story, wanted);
    for (size_t step = 0; step < SAYINGS; step++)
        say(story, step);
    then_rankings(story, wanted);
    when_it_folds(story);
    then_rankings(story, wanted);
    free(wanted);
    story_close(story);
}

/* Who came first of equals is proposed first: the order of the journal, and nothing else. */
static void of_equals_the_first_to_arrive_is_first_MA2(void **unused)
{
    struct story *story = live(0);

    (void)unused;
    when(story, "sectoral", "2013-04-10", "match.people", "{'job': '#j1'}");
    then_answer(story, "{'items': [{'person': '#p1', 'points': 200}, {'person': '#p4', "
                       "'points': 200}, {}, {}]}");
    when(story, "sectoral", "", "match.jobs", "{'person': '#p1'}");
    then_answer(story, "{'items': [{'job': '#j1'}, {'job': '#j3'}, {'job': '#j2'}]}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rankings_do_not_depend_on_what_came_between_MA2),
        cmocka_unit_test(rankings_are_the_same_after_a_fold_and_when_all_is_heard_again_MA2),
        cmocka_unit_test(of_equals_the_first_to_arrive_is_first_MA2),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
