/* E1, E2, E3: who may have such a contract. */
#include "tests/unit/world.h"

#include <setjmp.h>

#include <cmocka.h>

static void find(struct story *story, const char *person, const char *more)
{
    world_when(story, "prescriber 18", "", "eligibility.find",
               "{'person': '%s', 'prescriber': 'mission_locale'%s}", person, more);
}

static void somebody_without_a_diploma_is_eligible(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#zoe", "1992-01-01", "none", "none", "");
    find(story, "#zoe", "");
    then(story, "eligibility.found",
         "{'person': '#zoe', 'criterion': 'no_diploma', 'age_bracket': '18-21', 'departement': "
         "'18', 'region2013': '24', 'level': 'none', 'found_on': '2013-02-04', 'planned_on': "
         "'2013-02-04', 'prescriber': 'mission_locale'}");
    then_without(story, "birth_date name");
    then_nothing_more(story);
    story_close(story);
}

static void e1_opens_on_the_sixteenth_birthday(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#young", "1997-02-04", "none", "none", "");
    find(story, "#young", "");
    then(story, "eligibility.found", "{'age_bracket': '16-17'}");
    world_when(story, "prescriber", "2013-02-04", "person.register",
               "{'person': '#child', 'departement': '18', 'gender': 'male', 'level': 'none', "
               "'zone': 'none', 'name': 'A', 'first_name': 'B', 'birth_date': '1997-02-05'}");
    then_refused(story, "E1", "birth_date", "entre 16 et 29 ans");
    story_close(story);
}

static void e1_closes_on_the_twenty_sixth_birthday(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#last", "1987-02-05", "none", "none", "");
    find(story, "#last", "");
    then(story, "eligibility.found", "{'age_bracket': '22-25'}");
    find(story, "#last", ", 'planned_on': '2013-02-05', 'found_on': '2013-02-04'");
    then_refused(story, "E1", "planned_on", "26 ans le 05/02/2013");
    story_close(story);
}

static void e1_goes_to_thirty_with_rqth(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#rqth", "1983-02-05", "none", "none", ", 'rqth': true");
    find(story, "#rqth", "");
    then(story, "eligibility.found", "{'age_bracket': '26-29', 'rqth': true}");
    find(story, "#rqth", ", 'planned_on': '2013-02-05', 'found_on': '2013-02-04'");
    then_refused(story, "E1", "planned_on", "30 ans");
    story_close(story);
}

static void e1_refuses_somebody_in_employment(void **state)
{
    struct story *story = world_open();

    (void)state;
    find(story, "#lea", ", 'in_employment': true");
    then_refused(story, "E1", "in_employment", "sans emploi");
    world_signed(story, "#contrat", "#poste-mjc", "#tom", "#tuteur-mjc", "");
    find(story, "#tom", "");
    then_refused(story, "E1", "in_employment", "en emploi");
    story_close(story);
}

static void e2_level_v_wants_six_months_of_search(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#cap", "1993-01-01", "V", "none", "");
    find(story, "#cap", ", 'search_months_12': 6");
    then(story, "eligibility.found", "{'criterion': 'level_v', 'search_months_12': 6}");
    find(story, "#cap", ", 'search_months_12': 5");
    then_refused(story, "E2", "search_months_12", "6 mois");
    story_close(story);
}

static void e2_a_bachelor_is_eligible_only_where_the_zone_says_so(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#bac", "1993-01-01", "IV", "none", "");
    find(story, "#bac", ", 'search_months_12': 12, 'search_months_18': 18");
    then_refused(story, "E2", "person", "baccalauréat");
    world_person(story, "#bac-zus", "1993-01-01", "IV", "zus", "");
    find(story, "#bac-zus", ", 'search_months_18': 12");
    then(story, "eligibility.found", "{'criterion': 'zone', 'zone': 'zus'}");
    find(story, "#bac-zus", ", 'search_months_18': 11");
    then_refused(story, "E2", "search_months_18", "12 mois");
    story_close(story);
}

static void e2_the_zone_goes_up_to_licence(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#licence", "1990-01-01", "II", "zrr", "");
    find(story, "#licence", ", 'search_months_18': 12");
    then(story, "eligibility.found", "{'criterion': 'zone'}");
    world_person(story, "#master", "1990-01-01", "I", "zrr", "");
    find(story, "#master", ", 'search_months_18': 18, 'search_months_12': 12");
    then_refused(story, "E2", "person", "licence");
    story_close(story);
}

static void e2_level_v_in_a_zone_may_count_on_eighteen_months(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#cap-zus", "1993-01-01", "V", "zus", "");
    find(story, "#cap-zus", ", 'search_months_12': 5, 'search_months_18': 12");
    then_refused(story, "E2", "search_months_18", "ne s'accordent pas");
    find(story, "#cap-zus", ", 'search_months_18': 12");
    then(story, "eligibility.found", "{'criterion': 'zone'}");
    story_close(story);
}

static void e3_a_prescriber_may_accept_a_shorter_search_with_a_reason(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#cap", "1993-01-01", "V", "none", "");
    find(story, "#cap", ", 'search_months_12': 1, 'derogation': 'isolation'");
    then(story, "eligibility.found", "{'criterion': 'level_v', 'derogation': 'isolation'}");
    story_close(story);
}

static void a_finding_is_not_planned_too_far_ahead_nor_before_itself(void **state)
{
    struct story *story = world_open();

    (void)state;
    find(story, "#lea", ", 'planned_on': '2013-02-20'");
    then_refused(story, "", "planned_on", "entre le 01/03/2013");
    find(story, "#lea", ", 'planned_on': '2014-03-01'");
    then_refused(story, "", "planned_on", "est prévue le 01/03/2014");
    find(story, "#lea", ", 'found_on': '2013-03-02'");
    then_refused(story, "", "found_on", "à venir");
    story_close(story);
}

static void only_a_prescriber_of_the_territory_finds(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "prescriber 36", "", "eligibility.find",
         "{'person': '#lea', 'prescriber': 'mission_locale'}");
    then_refused_as(story, "forbidden");
    when(story, "regional 18", "", "eligibility.find",
         "{'person': '#lea', 'prescriber': 'mission_locale'}");
    then_refused_as(story, "forbidden");
    when(story, "prescriber", "", "eligibility.find",
         "{'person': '#nobody', 'prescriber': 'mission_locale'}");
    then_refused_as(story, "not_found");
    story_close(story);
}

/* By the day of the finding, whenever it is declared: registered at 16, found eligible at 15. */
static void e1_nobody_is_found_eligible_before_sixteen(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#young", "1997-02-04", "none", "none", "");
    find(story, "#young", ", 'found_on': '2013-02-03'");
    then_refused(story, "E1", "planned_on", "il faut avoir 16 ans");
    find(story, "#young", ", 'found_on': '2013-02-03', 'planned_on': '2013-02-04'");
    then(story, "eligibility.found", "{'age_bracket': '16-17'}");
    story_close(story);
}

static void e3_no_reason_opens_what_the_level_closes(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_person(story, "#bac", "1993-01-01", "IV", "none", "");
    find(story, "#bac", ", 'search_months_12': 3, 'derogation': 'isolation'");
    then_refused(story, "E2", "person", "n'ouvre pas droit");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(somebody_without_a_diploma_is_eligible),
        cmocka_unit_test(e1_opens_on_the_sixteenth_birthday),
        cmocka_unit_test(e1_closes_on_the_twenty_sixth_birthday),
        cmocka_unit_test(e1_goes_to_thirty_with_rqth),
        cmocka_unit_test(e1_refuses_somebody_in_employment),
        cmocka_unit_test(e2_level_v_wants_six_months_of_search),
        cmocka_unit_test(e2_a_bachelor_is_eligible_only_where_the_zone_says_so),
        cmocka_unit_test(e2_the_zone_goes_up_to_licence),
        cmocka_unit_test(e2_level_v_in_a_zone_may_count_on_eighteen_months),
        cmocka_unit_test(e3_a_prescriber_may_accept_a_shorter_search_with_a_reason),
        cmocka_unit_test(a_finding_is_not_planned_too_far_ahead_nor_before_itself),
        cmocka_unit_test(only_a_prescriber_of_the_territory_finds),
        cmocka_unit_test(e1_nobody_is_found_eligible_before_sixteen),
        cmocka_unit_test(e3_no_reason_opens_what_the_level_closes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
