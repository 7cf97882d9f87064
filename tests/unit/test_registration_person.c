/* P1, P4: young people are pseudonyms; who they are stays in the vault. */
#include "tests/unit/world.h"

#include <setjmp.h>

#include <cmocka.h>

#define ZOE                                                                                        \
    "'person': '#zoe', 'departement': '18', 'gender': 'female', 'level': 'V', 'zone': 'zrr', "     \
    "'name': 'Martin', 'first_name': 'Zoé', 'birth_date': '1994-06-30'"

static void ask(struct story *story, const char *more)
{
    world_when(story, "prescriber 18", "", "person.register", "{" ZOE "%s}", more);
}

static void p1_the_event_says_only_what_is_public(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, ", 'email': 'zoe@exemple.fr', 'file_number': 'ML-4412', 'practices': "
               "['moderation_forum'], 'competences': ['mediation-1']");
    then(story, "person.registered",
         "{'person': '#zoe', 'departement': '18', 'region2013': '24', 'region2016': '24', "
         "'gender': 'female', 'age_bracket': '18-21', 'level': 'V', 'zone': 'zrr', 'practices': "
         "['moderation_forum'], 'competences': ['mediation-1'], 'registered_on': '2013-03-01'}");
    then_without(story, "name first_name birth_date email file_number");
    then_nothing_more(story);
    then_kept(story, "person.private", "#zoe",
              "{'name': 'Martin', 'first_name': 'Zoé', 'birth_date': '1994-06-30', 'email': "
              "'zoe@exemple.fr', 'file_number': 'ML-4412'}");
    story_close(story);
}

static void p1_a_social_security_number_is_never_accepted(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, ", 'file_number': '2940618033012 45'");
    then_refused(story, "P1", "file_number", "sécurité sociale");
    ask(story, ", 'address': 'chez 2 94 06 18 033 012'");
    then_refused(story, "P1", "address", "NIR");
    story_close(story);
}

static void p1_a_competence_is_a_code_and_names_nobody(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, ", 'competences': ['Zoé Martin']");
    then_refused(story, "P1", "competences", "code de compétence");
    story_close(story);
}

static void practices_come_from_the_catalogue_once_each(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, ", 'practices': ['dresser_des_poneys']");
    then_refused(story, "", "practices", "n'est pas au catalogue");
    ask(story, ", 'practices': ['moderation_forum', 'moderation_forum']");
    then_refused(story, "", "practices", "deux fois");
    story_close(story);
}

static void overseas_is_said_of_overseas_only(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_when(story, "prescriber", "", "person.register",
               "{'person': '#zoe', 'departement': '18', 'gender': 'female', 'level': 'V', 'zone': "
               "'outre_mer', 'name': 'Martin', 'first_name': 'Zoé', 'birth_date': '1994-06-30'}");
    then_refused(story, "E2", "zone", "n'est pas outre-mer");
    world_when(story, "prescriber", "", "person.register",
               "{'person': '#zoe', 'departement': '974', 'gender': 'female', 'level': 'V', 'zone': "
               "'outre_mer', 'name': 'Martin', 'first_name': 'Zoé', 'birth_date': '1994-06-30'}");
    then(story, "person.registered", "{'zone': 'outre_mer', 'region2013': '04'}");
    story_close(story);
}

static void nobody_is_registered_twice(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, "");
    then_accepted(story);
    ask(story, "");
    then_refused(story, "", "person", "déjà inscrite");
    then_refused_as(story, "conflict");
    story_close(story);
}

static void a_prescriber_registers_at_home_only(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "prescriber 36", "", "person.register", "{" ZOE "}");
    then_refused(story, "", "departement", "18");
    when(story, "ministry", "", "person.register", "{" ZOE "}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void an_amendment_keeps_what_is_not_said(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, ", 'rqth': true, 'practices': ['moderation_forum']");
    when(story, "prescriber 18", "", "person.amend",
         "{'person': '#zoe', 'level': 'IV', 'departement': '36', 'rqth': 'no', 'competences': "
         "['accueil']}");
    then(story, "person.amended",
         "{'level': 'IV', 'zone': 'zrr', 'gender': 'female', 'departement': '36', 'rqth': false, "
         "'practices': ['moderation_forum'], 'competences': ['accueil'], 'age_bracket': '18-21'}");
    when(story, "prescriber 36", "", "person.get", "{'person': '#zoe'}");
    then_answer(story, "{'level': 'IV', 'departement': '36', 'practices': ['moderation_forum'], "
                       "'competences': ['accueil'], 'registered_on': '2013-03-01'}");
    then_without(story, "name birth_date");
    story_close(story);
}

static void p1_private_data_are_replaced_together(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, "");
    when(story, "prescriber 18", "", "person.amend", "{'person': '#zoe', 'phone': '0600000000'}");
    then_refused(story, "P1", "name", "se remplacent ensemble");
    when(story, "prescriber 18", "", "person.amend",
         "{'person': '#zoe', 'name': 'Petit', 'first_name': 'Zoé', 'birth_date': '1987-03-01', "
         "'phone': '0600000000'}");
    then(story, "person.amended", "{'age_bracket': '26-29'}");
    then_without(story, "name phone birth_date");
    then_kept(story, "person.private", "#zoe", "{'name': 'Petit', 'phone': '0600000000'}");
    when(story, "prescriber 18", "", "eligibility.find",
         "{'person': '#zoe', 'prescriber': 'cap_emploi', 'search_months_18': 12}");
    then_refused(story, "E1", "planned_on", "26 ans");
    story_close(story);
}

static void p4_each_reading_is_logged_with_its_reason(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "prescriber 18", "", "person.contact", "{'person': '#lea', 'reason': 'follow_up'}");
    then(story, "contact.read",
         "{'subject': '#lea', 'kind': 'person', 'reason': 'follow_up', 'departement': '18', "
         "'read_on': '2013-03-01'}");
    then_without(story, "name");
    then_nothing_more(story);
    story_close(story);
}

static void p4_a_hub_needs_an_open_contract_of_its_territory(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "regional 18", "", "person.contact",
         "{'person': '#lea', 'reason': 'visit', 'contract': '#contrat'}");
    then(story, "contact.read", "{'subject': '#lea', 'grounds': '#contrat'}");
    when(story, "regional 36", "", "person.contact",
         "{'person': '#lea', 'reason': 'visit', 'contract': '#contrat'}");
    then_refused_as(story, "forbidden");
    when(story, "regional 18", "", "person.contact", "{'person': '#lea', 'reason': 'visit'}");
    then_refused(story, "P4", "contract", "indiquez lequel");
    when(story, "regional 18", "", "person.contact",
         "{'person': '#tom', 'reason': 'visit', 'contract': '#contrat'}");
    then_refused(story, "P4", "contract", "pour un contrat");
    when_time_passes(story, "2017-01-02");
    when(story, "regional 18", "", "person.contact",
         "{'person': '#lea', 'reason': 'exit', 'contract': '#contrat'}");
    then_refused(story, "P4", "contract", "son dossier est clos");
    story_close(story);
}

static void p4_the_operator_and_the_ministry_read_nothing_private(void **state)
{
    struct story *story = world_open();

    (void)state;
    when(story, "operator", "", "person.contact", "{'person': '#lea', 'reason': 'incident'}");
    then_refused_as(story, "forbidden");
    when(story, "ministry", "", "person.contact", "{'person': '#lea', 'reason': 'incident'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void a_list_shows_those_of_the_territory_that_fit(void **state)
{
    struct story *story = world_open();

    (void)state;
    ask(story, ", 'practices': ['moderation_forum']");
    when(story, "prescriber 18", "", "person.list", "{'practice': 'moderation_forum'}");
    then_answer(story, "{'items': [{'person': '#zoe', 'departement': '18'}]}");
    world_signed(story, "#contrat", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "prescriber 18", "", "person.list", "{'only_eligible': true, 'only_free': true}");
    then_answer(story, "{'items': [{'person': '#tom', 'criterion': 'no_diploma'}, {'person': "
                       "'#ana'}, {'person': '#eva'}]}");
    when(story, "prescriber 18", "", "person.list", "{'limit': 1, 'after': '#ana'}");
    then_answer(story, "{'items': [{'person': '#eva'}], 'next': '#eva'}");
    when(story, "prescriber 36", "", "person.list", "{}");
    then_answer(story, "{}");
    when(story, "prescriber 36", "", "person.list", "{'departement': '18'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(p1_the_event_says_only_what_is_public),
        cmocka_unit_test(p1_a_social_security_number_is_never_accepted),
        cmocka_unit_test(p1_a_competence_is_a_code_and_names_nobody),
        cmocka_unit_test(practices_come_from_the_catalogue_once_each),
        cmocka_unit_test(overseas_is_said_of_overseas_only),
        cmocka_unit_test(nobody_is_registered_twice),
        cmocka_unit_test(a_prescriber_registers_at_home_only),
        cmocka_unit_test(an_amendment_keeps_what_is_not_said),
        cmocka_unit_test(p1_private_data_are_replaced_together),
        cmocka_unit_test(p4_each_reading_is_logged_with_its_reason),
        cmocka_unit_test(p4_a_hub_needs_an_open_contract_of_its_territory),
        cmocka_unit_test(p4_the_operator_and_the_ministry_read_nothing_private),
        cmocka_unit_test(a_list_shows_those_of_the_territory_that_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
