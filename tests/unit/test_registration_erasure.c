/* P2: private data go on request, or by themselves once they were kept long enough. */
#include "tests/unit/world.h"

#include <setjmp.h>

#include <cmocka.h>

#include "services/registration/settings.h"

static void p2_the_operator_erases_on_request(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "prescriber 18", "", "person.erase", "{'person': '#lea'}");
    then_refused_as(story, "forbidden");
    when(story, "operator", "", "person.erase", "{'person': '#lea'}");
    then(story, "person.erased",
         "{'person': '#lea', 'departement': '18', 'reason': 'request', 'erased_on': "
         "'2013-03-01'}");
    then_nothing_more(story);
    then_erased(story, "person.private", "#lea");
    when(story, "prescriber 18", "", "person.get", "{'person': '#lea'}");
    then_answer(story, "{'erased_on': '2013-03-01', 'departement': '18'}");
    when(story, "operator", "", "person.erase", "{'person': '#lea'}");
    then_refused(story, "P2", "person", "effacées le 01/03/2013");
    story_close(story);
}

static void p2_nothing_new_happens_to_an_erased_person(void **state)
{
    struct story *story = world_open();

    (void)state;
    done(story, "operator", "", "person.erase", "{'person': '#lea'}");
    world_sign(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    then_refused(story, "P2", "person", "effacées");
    when(story, "prescriber 18", "", "person.contact", "{'person': '#lea', 'reason': 'follow_up'}");
    then_refused(story, "P2", "person", "effacées");
    when(story, "prescriber 18", "", "person.amend", "{'person': '#lea', 'level': 'V'}");
    then_refused(story, "P2", "person", "effacées");
    when(story, "prescriber 18", "", "eligibility.find",
         "{'person': '#lea', 'prescriber': 'mission_locale'}");
    then_refused(story, "P2", "person", "effacées");
    story_close(story);
}

static void p2_a_contract_goes_on_without_the_private_data(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    done(story, "operator", "", "person.erase", "{'person': '#lea'}");
    when(story, "prescriber 18", "2013-05-02", "contract.break",
         "{'contract': '#contrat', 'motive': 'fin_essai', 'initiator': 'employee', 'broken_on': "
         "'2013-04-30'}");
    then(story, "contract.broken", "{'person': '#lea'}");
    when_time_passes(story, "2013-06-01");
    then_nothing_more(story);
    story_close(story);
}

/* Everybody but Lea is erased on request, so that only her data are left to go. */
static struct story *alone_open(void)
{
    struct story *story = world_open();

    done(story, "operator", "", "person.erase", "{'person': '#tom'}");
    done(story, "operator", "", "person.erase", "{'person': '#ana'}");
    done(story, "operator", "", "person.erase", "{'person': '#eva'}");
    return story;
}

static void p2_private_data_go_24_months_after_the_exit(void **state)
{
    struct story *story = alone_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when_time_passes(story, "2016-02-27"); /* the term, the vacancy */
    when(story, "prescriber 18", "", "person.get", "{'person': '#lea'}");
    then_without(story, "erased_on");
    when_time_passes(story, "2016-02-28");
    then(story, "person.erased",
         "{'person': '#lea', 'reason': 'retention', 'erased_on': '2016-02-28', 'departement': "
         "'18'}");
    then_nothing_more(story);
    then_erased(story, "person.private", "#lea");
    story_close(story);
}

static void p2_nothing_goes_while_a_contract_runs(void **state)
{
    struct story *story = alone_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "'kind': 'cdi'");
    when_time_passes(story, "2020-01-01");
    then_nothing_more(story);
    story_close(story);
}

static void p2_who_was_never_employed_goes_24_months_after_the_last_act(void **state)
{
    struct story *story = alone_open();

    (void)state;
    done(story, "prescriber 18", "2014-06-30", "person.amend", "{'person': '#lea', 'level': 'V'}");
    when_time_passes(story, "2016-06-29");
    then_nothing_more(story);
    when_time_passes(story, "2016-06-30");
    then(story, "person.erased", "{'person': '#lea', 'reason': 'retention'}");
    story_close(story);
}

static void p2_the_retention_is_a_setting(void **state)
{
    struct story *story = alone_open();
    struct registration_settings *settings = story_settings(story);

    (void)state;
    settings->person_retention_months = 1;
    when_time_passes(story, "2013-03-03");
    then_nothing_more(story);
    when_time_passes(story, "2013-03-04");
    then(story, "person.erased", "{'person': '#lea'}");
    story_close(story);
}

static void p2_a_retired_tutor_goes_after_36_months(void **state)
{
    struct story *story = alone_open();

    (void)state;
    done(story, "operator", "", "person.erase", "{'person': '#lea'}");
    done(story, "regional 18", "", "tutor.register",
         "{'tutor': '#paul', 'employer': '#mjc', 'is_volunteer': true, 'experience_years': 2, "
         "'name': 'Petit', 'first_name': 'Paul'}");
    done(story, "regional 18", "2013-05-31", "tutor.retire", "{'tutor': '#paul'}");
    when_time_passes(story, "2016-05-30");
    then_nothing_more(story);
    when_time_passes(story, "2016-05-31");
    then(story, "contact.erased",
         "{'subject': '#paul', 'kind': 'tutor', 'reason': 'retention', 'departement': '18', "
         "'erased_on': '2016-05-31'}");
    then_nothing_more(story);
    then_erased(story, "tutor.private", "#paul");
    when_time_passes(story, "2017-05-31");
    then_nothing_more(story);
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p2_the_operator_erases_on_request),
        cmocka_unit_test(p2_nothing_new_happens_to_an_erased_person),
        cmocka_unit_test(p2_a_contract_goes_on_without_the_private_data),
        cmocka_unit_test(p2_private_data_go_24_months_after_the_exit),
        cmocka_unit_test(p2_nothing_goes_while_a_contract_runs),
        cmocka_unit_test(p2_who_was_never_employed_goes_24_months_after_the_last_act),
        cmocka_unit_test(p2_the_retention_is_a_setting),
        cmocka_unit_test(p2_a_retired_tutor_goes_after_36_months),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
