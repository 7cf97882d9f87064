/* The parcours Emploi-Formation of contracts: opened, planned, confirmed (F1–F5). */
#include "tests/unit/given_sectoral.h"

#include <stdio.h>

#define PLAN_BEGINNING                                                                             \
    "{'action': '#a', 'contract': '#contrat', 'type': 'qualifying', 'title': 'Fabriquer en 3D', "  \
    "'hours': 70, 'provider': 'Greta du Cher', 'funder': 'opca', "

static void a_contract_of_the_sector_opens_a_path_F1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#jeune", "18", "'modding'");
    heard_contract(story, "#contrat", "#poste", "#jeune");
    then(story, "path.opened",
         "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': '#asso', "
         "'departement': '18', 'region2013': '24', 'region2016': '24', 'sector': 'fabrication', "
         "'metier': 'forgeur', 'form': 'association', 'signed_on': '2013-03-25', "
         "'starts_on': '2013-04-01', 'planned_end': '2016-03-31'}");
    then_nothing_more(story);
    heard_contract(story, "#contrat", "#poste", "#jeune"); /* heard again */
    then_nothing_more(story);
    when(story, "regional 18", "", "path.get", "{'contract': '#contrat'}");
    then_answer(story, "{'state': 'open', 'sector': 'fabrication'}");
    when(story, "regional 36", "", "path.get", "{'contract': '#contrat'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void a_contract_of_another_metier_is_none_of_ours_F1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_contract_of(story, "#ailleurs", "#autre", "#jeune", "regisseur");
    then(story, "candidate.engaged", "{'person': '#jeune', 'contract': '#ailleurs'}");
    then_nothing_more(story);
    when(story, "sectoral", "", "path.plan_action",
         "{'action': '#a', 'contract': '#ailleurs', 'type': 'adaptation', 'title': 'x', "
         "'hours': 7, 'provider': 'x', 'funder': 'employer', 'starts_on': '2013-05-02', "
         "'ends_on': '2013-05-03'}");
    then_refused(story, "F1", "contract", "n'est pas connu du secteur");
    story_close(story);
}

static void the_term_follows_the_contract(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    heard_extension(story, "#contrat", "#poste");
    then(story, "path.term_moved",
         "{'planned_end': '2016-07-31', 'previous_end': '2016-03-31', 'metier': 'forgeur'}");
    when_hears(story, "registration", "2015-02-10", "contract.converted",
               "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', "
               "'employer': '#asso', 'departement': '18', 'converted_on': '2015-02-10', "
               "'previous_end': '2016-07-31', 'committed_cents': 1}");
    then(story, "path.term_moved", "{'previous_end': '2016-07-31'}");
    then_without(story, "planned_end");
    then_nothing_more(story);
    story_close(story);
}

static void an_action_is_planned_with_all_that_figures_cut_by_F2(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-04-10", "path.plan_action",
         PLAN_BEGINNING "'competences': ['modelisation_3d'], 'starts_on': '2013-05-02', "
                        "'ends_on': '2013-06-30', 'provider_siret': '73282932000074'}");
    then(story, "path.action_planned",
         "{'action': '#a', 'contract': '#contrat', 'person': '#jeune', 'departement': '18', "
         "'sector': 'fabrication', 'metier': 'forgeur', 'form': 'association', "
         "'type': 'qualifying', 'hours': 70, 'planned_on': '2013-04-10'}");
    then_nothing_more(story);
    when(story, "regional 18", "", "path.action_list", "{'contract': '#contrat'}");
    then_answer(story, "{'items': [{'action': '#a', 'state': 'planned', "
                       "'provider': 'Greta du Cher', 'competences': ['modelisation_3d']}]}");
    when(story, "sectoral", "", "path.plan_action",
         PLAN_BEGINNING "'starts_on': '2013-05-02', 'ends_on': '2013-06-30'}");
    then_refused(story, "F4", "action", "existe déjà");
    story_close(story);
}

static void an_action_lies_within_the_contract_F2(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-04-10", "path.plan_action",
         PLAN_BEGINNING "'starts_on': '2013-03-31', 'ends_on': '2013-06-30'}");
    then_refused(story, "F2", "starts_on", "commence le 01/04/2013");
    when(story, "sectoral", "", "path.plan_action",
         PLAN_BEGINNING "'starts_on': '2016-03-01', 'ends_on': '2016-04-01'}");
    then_refused(story, "F2", "ends_on", "jusqu'au 31/03/2016");
    when(story, "sectoral", "", "path.plan_action",
         PLAN_BEGINNING "'starts_on': '2013-06-02', 'ends_on': '2013-06-01'}");
    then_refused(story, "F2", "ends_on", "ne peut pas finir");
    when(story, "sectoral", "", "path.plan_action",
         PLAN_BEGINNING "'starts_on': '2013-06-02', 'ends_on': '2013-06-03', "
                        "'provider_siret': '73282932000075'}");
    then_refused(story, "EM2", "provider_siret", "SIRET");
    story_close(story);
}

static void competences_to_gain_are_in_force_and_few_F3(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-04-10", "path.plan_action",
         PLAN_BEGINNING "'competences': ['captation_montage'], 'starts_on': '2013-05-02', "
                        "'ends_on': '2013-06-30'}");
    then_refused(story, "F3", "competences", "n'est pas une compétence");
    when(story, "sectoral", "", "path.plan_action",
         PLAN_BEGINNING "'competences': ['scripting', 'scripting'], "
                        "'starts_on': '2013-05-02', 'ends_on': '2013-06-30'}");
    then_refused(story, "F3", "competences", "deux fois");
    for (int i = 0; i < 40; i++) {
        char name[16];

        snprintf(name, sizeof name, "#a%d", i);
        given_planned(story, name, "adaptation");
    }
    when(story, "sectoral", "", "path.plan_action",
         PLAN_BEGINNING "'starts_on': '2013-05-02', 'ends_on': '2013-06-30'}");
    then_refused(story, "F3", "contract", "40 actions");
    story_close(story);
}

static void an_action_is_amended_until_it_begins_F4(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_confirmed(story, "#a", "qualifying");
    when(story, "sectoral", "2013-04-25", "path.amend_action",
         "{'action': '#a', 'hours': 105, 'ends_on': '2013-07-31', 'provider': 'Afpa'}");
    then(story, "path.action_amended",
         "{'action': '#a', 'hours': 105, 'provider': 'Afpa', 'title': 'Fabriquer en 3D', "
         "'competences': ['modelisation_3d', 'impression_3d'], 'type': 'qualifying', "
         "'starts_on': '2013-05-02', 'ends_on': '2013-07-31', 'amended_on': '2013-04-25'}");
    when(story, "sectoral", "", "path.amend_action", "{'action': '#a', 'ends_on': '2016-07-31'}");
    then_refused(story, "F2", "ends_on", "31/03/2016");
    done(story, "sectoral", "2013-05-02", "path.start_action", "{'action': '#a'}");
    when(story, "sectoral", "", "path.amend_action", "{'action': '#a', 'hours': 10}");
    then_refused(story, "F4", "action", "commencée");
    story_close(story);
}

static void acts_follow_the_life_of_an_action_F4(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_planned(story, "#a", "qualifying");
    when(story, "sectoral", "2013-05-02", "path.start_action", "{'action': '#a'}");
    then_refused(story, "F4", "action", "confirmée pour commencer");
    when(story, "sectoral", "", "path.complete_action", "{'action': '#a'}");
    then_refused(story, "F4", "action", "commencée pour être suivie");
    when(story, "sectoral", "", "path.confirm_action", "{'action': '#rien'}");
    then_refused(story, "F4", "action", "Aucune action");
    when(story, "sectoral", "", "path.abandon_action",
         "{'action': '#a', 'reason': 'funding_refused'}");
    then(story, "path.action_abandoned",
         "{'action': '#a', 'was': 'planned', 'reason': 'funding_refused', 'hours': 70, "
         "'abandoned_on': '2013-05-02', 'metier': 'forgeur'}");
    when(story, "sectoral", "", "path.confirm_action", "{'action': '#a'}");
    then_refused(story, "F4", "action", "abandonnée");
    story_close(story);
}

static void the_first_confirmed_action_confirms_the_path_once_F5(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_planned(story, "#a", "orientation");
    given_planned(story, "#b", "certifying");
    when(story, "sectoral", "2013-04-20", "path.confirm_action",
         "{'action': '#b', 'confirmed_on': '2013-04-18'}");
    then(story, "path.action_confirmed",
         "{'action': '#b', 'type': 'certifying', 'is_first': true, 'hours': 70, "
         "'funder': 'opca', 'confirmed_on': '2013-04-18'}");
    then(story, "path.confirmed",
         "{'contract': '#contrat', 'job': '#poste', 'sector': 'fabrication', "
         "'metier': 'forgeur', 'departement': '18', 'confirmed_on': '2013-04-18', 'actions': 2, "
         "'action': '#b', 'signed_on': '2013-03-25', 'days': 24}");
    then_nothing_more(story);
    when(story, "sectoral", "2013-04-21", "path.confirm_action", "{'action': '#a'}");
    then(story, "path.action_confirmed", "{'action': '#a'}");
    then_without(story, "is_first");
    then_nothing_more(story);
    when(story, "ministry", "", "path.list", "{'states': ['confirmed']}");
    then_answer(story, "{'items': [{'contract': '#contrat', 'confirmed': 2, "
                       "'confirmed_on': '2013-04-18'}]}");
    story_close(story);
}

static void only_the_sector_writes_and_hubs_see_their_territory(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_planned(story, "#a", "qualifying");
    when(story, "regional 18", "", "path.confirm_action", "{'action': '#a'}");
    then_refused_as(story, "forbidden");
    when(story, "regional 36", "", "path.action_get", "{'action': '#a'}");
    then_refused_as(story, "forbidden");
    when(story, "regional 36", "", "path.list", "{}");
    then_answer(story, "{}");
    then_without(story, "items");
    when(story, "regional 36", "", "path.list", "{'departement': '18'}");
    then_refused_as(story, "forbidden");
    when(story, "prescriber 18", "", "path.list", "{}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_contract_of_the_sector_opens_a_path_F1),
        cmocka_unit_test(a_contract_of_another_metier_is_none_of_ours_F1),
        cmocka_unit_test(the_term_follows_the_contract),
        cmocka_unit_test(an_action_is_planned_with_all_that_figures_cut_by_F2),
        cmocka_unit_test(an_action_lies_within_the_contract_F2),
        cmocka_unit_test(competences_to_gain_are_in_force_and_few_F3),
        cmocka_unit_test(an_action_is_amended_until_it_begins_F4),
        cmocka_unit_test(acts_follow_the_life_of_an_action_F4),
        cmocka_unit_test(the_first_confirmed_action_confirms_the_path_once_F5),
        cmocka_unit_test(only_the_sector_writes_and_hubs_see_their_territory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
