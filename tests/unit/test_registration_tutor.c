/* C4: tutors are volunteers with experience, and follow three people at a time. */
#include "tests/unit/world.h"

#include <setjmp.h>

#include <cmocka.h>

static void c4_a_tutor_is_a_volunteer_with_two_years_of_experience(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "regional 18", "", "tutor.register",
         "{'tutor': '#paul', 'employer': '#mjc', 'is_volunteer': true, 'experience_years': 2, "
         "'name': 'Petit', 'first_name': 'Paul', 'email': 'paul@exemple.fr'}");
    then(story, "tutor.registered",
         "{'tutor': '#paul', 'employer': '#mjc', 'departement': '18', 'region2013': '24', "
         "'experience_years': 2, 'registered_on': '2013-03-01'}");
    then_without(story, "name first_name email");
    then_nothing_more(story);
    then_kept(story, "tutor.private", "#paul", "{'name': 'Petit', 'email': 'paul@exemple.fr'}");
    when(story, "regional 18", "", "tutor.register",
         "{'tutor': '#luc', 'employer': '#mjc', 'is_volunteer': true, 'experience_years': 1, "
         "'name': 'Petit', 'first_name': 'Luc'}");
    then_refused(story, "C4", "experience_years", "au moins 2 ans");
    when(story, "regional 18", "", "tutor.register",
         "{'tutor': '#luc', 'employer': '#mjc', 'experience_years': 9, 'name': 'Petit', "
         "'first_name': 'Luc'}");
    then_refused(story, "C4", "is_volunteer", "volontaire");
    story_close(story);
}

static void a_tutor_belongs_to_a_known_employer_of_the_territory(void **state)
{
    struct story *story = world_open();
    const char *paul = "{'tutor': '#paul', 'employer': '#mjc', 'is_volunteer': true, "
                       "'experience_years': 2, 'name': 'Petit', 'first_name': 'Paul'}";

    (void)state;
    when(story, "regional 36", "", "tutor.register", paul);
    then_refused_as(story, "forbidden");
    when(story, "regional 18", "", "tutor.register",
         "{'tutor': '#paul', 'employer': '#nobody', 'is_volunteer': true, 'experience_years': 2, "
         "'name': 'Petit', 'first_name': 'Paul'}");
    then_refused_as(story, "not_found");
    done(story, "regional 18", "", "tutor.register", paul);
    when(story, "regional 18", "", "tutor.register", paul);
    then_refused_as(story, "conflict");
    story_close(story);
}

static void c4_a_tutor_follows_three_people_at_a_time(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    world_signed(story, "#c2", "#poste-mjc-2", "#tom", "#tuteur-mjc", "");
    world_signed(story, "#c3", "#poste-mjc-3", "#ana", "#tuteur-mjc", "");
    when(story, "regional 18", "", "tutor.get", "{'tutor': '#tuteur-mjc'}");
    then_answer(story, "{'followed': 3, 'experience_years': 5}");
    world_sign(story, "#c4", "#poste-mjc-4", "#eva", "#tuteur-mjc", "");
    then_refused(story, "C4", "tutor", "suit déjà 3 salariés");
    world_signed(story, "#c4", "#poste-mjc-4", "#eva", "#tuteur-mjc-2", "");
    story_close(story);
}

static void c4_counts_the_days_that_meet_and_no_others(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    world_signed(story, "#c2", "#poste-mjc-2", "#tom", "#tuteur-mjc", "");
    world_signed(story, "#c3", "#poste-mjc-3", "#ana", "#tuteur-mjc", "");
    done(story, "prescriber 18", "2013-05-31", "contract.break",
         "{'contract': '#c3', 'motive': 'fin_essai', 'initiator': 'employee', 'broken_on': "
         "'2013-03-31'}");
    /* Declared late: on 31 March there were three, from 1 April on there are two. */
    world_sign(story, "#c4", "#poste-mjc-4", "#eva", "#tuteur-mjc",
               "'signed_on': '2013-03-31', 'starts_on': '2013-03-31'");
    then_refused(story, "C4", "tutor", "à partir du 31/03/2013");
    world_signed(story, "#c4", "#poste-mjc-4", "#eva", "#tuteur-mjc",
                 "'signed_on': '2013-03-31', 'starts_on': '2013-04-01'");
    story_close(story);
}

static void c4_a_tutor_is_an_employee_of_the_same_employer(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#c1", "#poste-mjc", "#lea", "#tuteur-ville", "");
    then_refused(story, "C4", "tutor", "employeur du poste");
    world_sign(story, "#c1", "#poste-mjc", "#lea", "#nobody", "");
    then_refused(story, "C4", "tutor", "Aucun tuteur");
    story_close(story);
}

static void c4_another_tutor_takes_over(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "regional 18", "2013-06-10", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc-2', 'from': '2013-06-01'}");
    then(story, "contract.tutor_assigned",
         "{'contract': '#c1', 'job': '#poste-mjc', 'person': '#lea', 'employer': '#mjc', "
         "'departement': '18', 'tutor': '#tuteur-mjc-2', 'previous': '#tuteur-mjc', 'from': "
         "'2013-06-01'}");
    when(story, "regional 18", "", "tutor.get", "{'tutor': '#tuteur-mjc'}");
    then_answer(story, "{'followed': 0}");
    when(story, "regional 18", "", "contract.get", "{'contract': '#c1'}");
    then_answer(story, "{'tutor': '#tuteur-mjc-2'}");
    when(story, "regional 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc-2'}");
    then_refused(story, "C4", "tutor", "suit déjà le contrat");
    when(story, "regional 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc', 'from': '2013-05-01'}");
    then_refused(story, "C4", "from", "01/06/2013");
    when(story, "regional 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-ville'}");
    then_refused(story, "C4", "tutor", "employeur du poste");
    story_close(story);
}

static void c4_a_tutor_leaves_and_another_comes(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "regional 18", "2013-06-10", "contract.release_tutor",
         "{'contract': '#c1', 'until': '2013-06-09'}");
    then(story, "contract.tutor_released", "{'tutor': '#tuteur-mjc', 'until': '2013-06-09'}");
    when(story, "regional 18", "", "contract.get", "{'contract': '#c1'}");
    then_answer(story, "{'state': 'running'}");
    then_without(story, "tutor");
    when(story, "regional 18", "", "contract.release_tutor", "{'contract': '#c1'}");
    then_refused(story, "C4", "contract", "Aucun tuteur ne suit");
    when(story, "regional 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc'}");
    then(story, "contract.tutor_assigned", "{'tutor': '#tuteur-mjc', 'from': '2013-06-10'}");
    then_without(story, "previous");
    story_close(story);
}

static void c4_who_still_follows_somebody_does_not_retire(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "regional 18", "2013-06-10", "tutor.retire", "{'tutor': '#tuteur-mjc'}");
    then_refused(story, "C4", "tutor", "encore après le 10/06/2013 : 1");
    done(story, "regional 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc-2', 'from': '2013-06-10'}");
    when(story, "regional 18", "", "tutor.retire", "{'tutor': '#tuteur-mjc'}");
    then(story, "tutor.retired", "{'tutor': '#tuteur-mjc', 'retired_on': '2013-06-10'}");
    world_sign(story, "#c2", "#poste-mjc-2", "#tom", "#tuteur-mjc",
               "'signed_on': '2013-06-10', 'starts_on': '2013-06-11'");
    then_refused(story, "C4", "tutor", "n'accompagne plus personne");
    /* Nor one that began before and goes on: nobody would follow it. */
    world_sign(story, "#c2", "#poste-mjc-2", "#tom", "#tuteur-mjc",
               "'signed_on': '2013-06-03', 'starts_on': '2013-06-03'");
    then_refused(story, "C4", "tutor", "n'accompagne plus personne");
    when(story, "regional 18", "", "tutor.retire", "{'tutor': '#tuteur-mjc'}");
    then_refused(story, "C4", "tutor", "depuis le 10/06/2013");
    story_close(story);
}

static void c4_an_amendment_keeps_the_two_years(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "regional 18", "", "tutor.amend",
         "{'tutor': '#tuteur-mjc', 'experience_years': 6}");
    then(story, "tutor.amended", "{'tutor': '#tuteur-mjc', 'experience_years': 6}");
    when(story, "regional 18", "", "tutor.amend",
         "{'tutor': '#tuteur-mjc', 'experience_years': 1}");
    then_refused(story, "C4", "experience_years", "au moins 2 ans");
    when(story, "regional 18", "", "tutor.amend",
         "{'tutor': '#tuteur-mjc', 'email': 'a@exemple.fr'}");
    then_refused(story, "P1", "name", "se remplacent ensemble");
    story_close(story);
}

static void a_list_shows_the_tutors_that_fit(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "regional 18", "", "tutor.list", "{'employer': '#mjc', 'only_active': true}");
    then_answer(story, "{'items': [{'tutor': '#tuteur-mjc'}, {'tutor': '#tuteur-mjc-2'}]}");
    when(story, "regional 976", "", "tutor.list", "{}");
    then_answer(story, "{'items': [{'tutor': '#tuteur-mayotte', 'employer': '#mayotte'}]}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c4_a_tutor_is_a_volunteer_with_two_years_of_experience),
        cmocka_unit_test(a_tutor_belongs_to_a_known_employer_of_the_territory),
        cmocka_unit_test(c4_a_tutor_follows_three_people_at_a_time),
        cmocka_unit_test(c4_counts_the_days_that_meet_and_no_others),
        cmocka_unit_test(c4_a_tutor_is_an_employee_of_the_same_employer),
        cmocka_unit_test(c4_another_tutor_takes_over),
        cmocka_unit_test(c4_a_tutor_leaves_and_another_comes),
        cmocka_unit_test(c4_who_still_follows_somebody_does_not_retire),
        cmocka_unit_test(c4_an_amendment_keeps_the_two_years),
        cmocka_unit_test(a_list_shows_the_tutors_that_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
