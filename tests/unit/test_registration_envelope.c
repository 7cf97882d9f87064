/* The envelope: Q1 and Q2, and the first events of the journal. */
#include "tests/unit/given_registration.h"

#include "services/registration/requests.h"
#include "services/registration/settings.h"
#include "services/registration/state.h"

static void the_journal_begins_with_what_figures_depend_on(void **unused)
{
    struct story *story = story_open(&registration_rules, "2013-02-04");
    const struct state *state = story_state(story);

    (void)unused;
    assert_int_equal(state->programme.total, 2000);
    assert_int_equal(state->programme.region_count, 27);
    assert_string_equal(state_region(state, "971")->name, "Guadeloupe");
    assert_string_equal(state_region(state, "2B")->code, "94");
    assert_string_equal(state->programme.sectors[METIER_FORGEUR], "fabrication");
    story_close(story);
}

static void the_total_is_never_exceeded_Q1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "ministry", "2013-02-10", "envelope.allot",
         "{'region2013': '11', 'places': 1998, 'allotted_on': '2013-02-08'}");
    then(story, "envelope.allotted",
         "{'region2013': '11', 'region2016': '11', 'places': 1998, 'before': 0, 'national': 2000, "
         "'allotted_on': '2013-02-08'}");
    when(story, "ministry", "", "envelope.allot", "{'region2013': '24', 'places': 3}");
    then_refused(story, "Q1", "places", "Il reste 0 places");
    when(story, "ministry", "", "envelope.allot", "{'region2013': '11', 'places': 1997}");
    then(story, "envelope.allotted", "{'before': 1998, 'national': 1999}");
    when(story, "ministry", "", "envelope.allot", "{'region2013': '24', 'places': 3}");
    then(story, "envelope.allotted", "{'national': 2000}");
    when(story, "ministry", "", "envelope.allot", "{'region2013': '99', 'places': 3}");
    then_refused(story, "Q1", "region2013", "27 régions");
    story_close(story);
}

static void a_region_keeps_the_places_taken_there_Q1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_approved_job(story, "#job");
    when(story, "ministry", "", "envelope.allot", "{'region2013': '24', 'places': 0}");
    then_refused(story, "Q1", "places", "tient déjà 1 places");
    when(story, "ministry", "", "envelope.allot", "{'region2013': '24', 'places': 1}");
    then_accepted(story);
    story_close(story);
}

static void places_go_from_one_region_to_another_Q1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "ministry", "2013-03-01", "envelope.transfer",
         "{'source': '24', 'target': '94', 'places': 1}");
    then(story, "envelope.transferred",
         "{'source_places': 1, 'target_places': 1, 'target_region2016': '94', "
         "'transferred_on': '2013-03-01'}");
    given_approved_job(story, "#job");
    when(story, "ministry", "", "envelope.transfer",
         "{'source': '24', 'target': '94', 'places': 1}");
    then_refused(story, "Q1", "places", "ne peut pas descendre à 0");
    when(story, "ministry", "", "envelope.transfer",
         "{'source': '24', 'target': '24', 'places': 1}");
    then_refused(story, "Q1", "target", "d'une région à une autre");
    when(story, "ministry", "", "envelope.transfer",
         "{'source': '24', 'target': '77', 'places': 1}");
    then_refused(story, "Q1", "target", "77");
    story_close(story);
}

static void never_more_held_than_allotted_Q2(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_approved_job(story, "#un");
    given_approved_job(story, "#deux");
    given_proposed_job(story, "#trois");
    when(story, "ministry", "", "job.approve", "{'job': '#trois'}");
    then_refused(story, "Q2", "job", "2 tenues sur 2 réparties");
    done(story, "regional 18", "", "job.withdraw", "{'job': '#un', 'reason': 'funding'}");
    when(story, "ministry", "", "job.approve", "{'job': '#trois'}");
    then(story, "job.approved", "{'region_allotted': 2, 'region_held': 2}");
    when(story, "ministry", "", "envelope.get", "{'region2013': '24'}");
    then_answer(story, "{'allotted': 2, 'held': 2, 'free': 0, 'name': 'Centre'}");
    story_close(story);
}

static void the_envelope_is_listed_by_region(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    when(story, "ministry", "", "envelope.list", "{'limit': 2}");
    then_answer(story, "{'total': 2000, 'allotted': 2, 'next': '02', 'items': [{'region2013': "
                       "'01'}, {'region2013': '02'}]}");
    when(story, "ministry", "", "envelope.list", "{'after': '93'}");
    then_answer(story, "{'items': [{'region2013': '94', 'name': 'Corse', 'allotted': 0}]}");
    when(story, "ministry", "", "envelope.get", "{'region2013': '99'}");
    then_refused_as(story, "not_found");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_journal_begins_with_what_figures_depend_on),
        cmocka_unit_test(the_total_is_never_exceeded_Q1),
        cmocka_unit_test(a_region_keeps_the_places_taken_there_Q1),
        cmocka_unit_test(places_go_from_one_region_to_another_Q1),
        cmocka_unit_test(never_more_held_than_allotted_Q2),
        cmocka_unit_test(the_envelope_is_listed_by_region),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
