/* What becomes of actions: followed, abandoned, ended with the contract (F6–F9), and their private
 * texts (P1, P2, P4). */
#include "tests/unit/given_sectoral.h"

static void an_action_is_followed_to_its_end_F6(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_started(story, "#a", "certifying");
    when(story, "sectoral", "2013-07-01", "path.complete_action",
         "{'action': '#a', 'hours': 63, 'competences': ['modelisation_3d'], 'certified': true, "
         "'completed_on': '2013-06-28'}");
    then(story, "path.action_completed",
         "{'action': '#a', 'contract': '#contrat', 'departement': '18', 'region2013': '24', "
         "'metier': 'forgeur', 'sector': 'fabrication', 'form': 'association', "
         "'type': 'certifying', 'hours': 63, 'hours_planned': 70, "
         "'competences': ['modelisation_3d'], 'is_certifying': true, 'certified': true, "
         "'is_first': true, 'is_first_certifying': true, 'signed_on': '2013-03-25', "
         "'completed_on': '2013-06-28'}");
    then_without(story, "was_abandoned");
    given_started(story, "#b", "qualifying");
    when(story, "sectoral", "2013-07-01", "path.complete_action", "{'action': '#b'}");
    then(story, "path.action_completed",
         "{'hours': 70, 'competences': ['modelisation_3d', 'impression_3d'], "
         "'completed_on': '2013-07-01'}");
    then_without(story, "is_first is_first_certifying is_certifying certified");
    when(story, "ministry", "", "path.get", "{'contract': '#contrat'}");
    then_answer(story, "{'completed': 2, 'hours': 133}");
    story_close(story);
}

static void days_follow_each_other_F6(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_planned(story, "#a", "qualifying");
    when(story, "sectoral", "2013-04-20", "path.confirm_action",
         "{'action': '#a', 'confirmed_on': '2013-03-24'}");
    then_refused(story, "F6", "confirmed_on", "signé le 25/03/2013");
    done(story, "sectoral", "", "path.confirm_action", "{'action': '#a'}");
    when(story, "sectoral", "2013-05-10", "path.start_action",
         "{'action': '#a', 'started_on': '2013-03-31'}");
    then_refused(story, "F6", "started_on", "commence le 01/04/2013");
    done(story, "sectoral", "", "path.start_action", "{'action': '#a'}");
    when(story, "sectoral", "", "path.complete_action",
         "{'action': '#a', 'completed_on': '2013-05-09'}");
    then_refused(story, "F6", "completed_on", "a commencé le 10/05/2013");
    when(story, "sectoral", "", "path.complete_action",
         "{'action': '#a', 'completed_on': '2013-05-11'}");
    then_refused(story, "", "completed_on", "à venir");
    when(story, "sectoral", "", "path.abandon_action",
         "{'action': '#a', 'reason': 'health', 'abandoned_on': '2013-04-09'}");
    then_refused(story, "F6", "abandoned_on", "prévue depuis le 10/04/2013");
    when(story, "sectoral", "", "path.abandon_action",
         "{'action': '#a', 'reason': 'health', 'abandoned_on': '2013-05-09'}");
    then_refused(story, "F6", "abandoned_on", "a commencé le 10/05/2013");
    when(story, "sectoral", "", "path.abandon_action",
         "{'action': '#a', 'reason': 'health', 'abandoned_on': '2013-05-10'}");
    then_accepted(story);
    story_close(story);
}

static void only_a_certifying_action_gives_a_title_F7(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_started(story, "#a", "qualifying");
    when(story, "sectoral", "2013-07-01", "path.complete_action",
         "{'action': '#a', 'certified': true}");
    then_refused(story, "F7", "certified", "certifiante");
    when(story, "sectoral", "", "path.complete_action",
         "{'action': '#a', 'competences': ['captation_montage']}");
    then_refused(story, "F7", "competences", "n'est pas une compétence");
    when(story, "sectoral", "", "path.complete_action", "{'action': '#a'}");
    then_accepted(story);
    story_close(story);
}

static void what_was_retired_since_it_was_planned_is_not_gained_F7(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_started(story, "#a", "qualifying");
    done(story, "sectoral", "2013-06-01", "competence.retire", "{'competence': 'modelisation_3d'}");
    when(story, "sectoral", "2013-07-01", "path.complete_action",
         "{'action': '#a', 'competences': ['modelisation_3d', 'impression_3d']}");
    then_refused(story, "F7", "competences", "retirée");
    when(story, "sectoral", "", "path.complete_action", "{'action': '#a'}");
    then(story, "path.action_completed", "{'competences': ['impression_3d']}");
    story_close(story);
}

static void the_end_of_the_contract_abandons_what_is_open_F8(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "adaptation");
    given_started(story, "#b", "qualifying");
    given_planned(story, "#c", "certifying");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    then(story, "path.action_abandoned",
         "{'action': '#c', 'was': 'planned', 'reason': 'contract_ended', "
         "'abandoned_on': '2013-10-31'}");
    then(story, "path.action_abandoned", "{'action': '#b', 'was': 'started'}");
    then(story, "path.closed",
         "{'contract': '#contrat', 'by': 'breach', 'closed_on': '2013-10-31', 'completed': 1, "
         "'abandoned': 2, 'hours': 70, 'metier': 'forgeur', 'departement': '18'}");
    then_nothing_more(story);
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31"); /* heard again */
    then_nothing_more(story);
    when(story, "sectoral", "", "path.plan_action",
         "{'action': '#d', 'contract': '#contrat', 'type': 'adaptation', 'title': 'x', "
         "'hours': 7, 'provider': 'x', 'funder': 'employer', 'starts_on': '2013-05-02', "
         "'ends_on': '2013-05-03'}");
    then_refused(story, "F1", "contract", "a pris fin le 31/10/2013");
    story_close(story);
}

static void a_term_closes_the_path_too_F8(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    heard_term(story, "#contrat", "#poste");
    then(story, "path.closed", "{'by': 'term', 'closed_on': '2016-03-31'}");
    then_without(story, "replaces");
    then_nothing_more(story);
    story_close(story);
}

static void a_breach_declared_after_the_term_takes_its_place_F8(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_confirmed(story, "#a", "qualifying");
    heard_term(story, "#contrat", "#poste");
    heard_contract(story, "#suite", "#autre", "#jeune");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2016-03-10");
    then(story, "path.closed",
         "{'by': 'breach', 'closed_on': '2016-03-10', 'replaces': '2016-03-31', 'abandoned': 1}");
    then_nothing_more(story);
    heard_breach(story, "#contrat", "#poste", "#jeune", "2016-03-10"); /* heard again */
    then_nothing_more(story);
    when(story, "ministry", "", "path.list", "{'person': '#jeune'}");
    then_answer(story, "{'items': [{'contract': '#contrat', 'closed_on': '2016-03-10'}, "
                       "{'contract': '#suite', 'state': 'open'}]}");
    when(story, "ministry", "", "candidate.list", "{}");
    then_answer(story, "{'items': [{'person': '#jeune', 'contract': '#suite'}]}");
    story_close(story);
}

static void what_was_followed_before_the_end_may_be_declared_after_it_F8(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_confirmed(story, "#a", "qualifying");
    given_planned(story, "#b", "qualifying");
    given_confirmed(story, "#c", "qualifying");
    done(story, "sectoral", "2013-05-05", "path.abandon_action",
         "{'action': '#c', 'reason': 'health'}");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    when(story, "sectoral", "2013-11-20", "path.complete_action",
         "{'action': '#a', 'completed_on': '2013-11-01'}");
    then_refused(story, "F6", "completed_on", "a pris fin le 31/10/2013");
    when(story, "sectoral", "", "path.complete_action",
         "{'action': '#a', 'completed_on': '2013-10-15'}");
    then(story, "path.action_completed",
         "{'action': '#a', 'was_abandoned': true, 'is_first': true, 'hours': 70, "
         "'completed_on': '2013-10-15'}");
    when(story, "sectoral", "", "path.action_get", "{'action': '#a'}");
    then_answer(story, "{'state': 'completed', 'ended_on': '2013-10-15'}");
    when(story, "sectoral", "", "path.complete_action",
         "{'action': '#b', 'completed_on': '2013-10-15'}"); /* nobody had agreed to it */
    then_refused(story, "F4", "action", "abandonnée");
    when(story, "sectoral", "", "path.complete_action",
         "{'action': '#c', 'completed_on': '2013-10-15'}"); /* not by the contract's end */
    then_refused(story, "F4", "action", "abandonnée");
    story_close(story);
}

static void the_end_of_the_contract_is_heard_never_asked_F9(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_confirmed(story, "#a", "qualifying");
    when(story, "sectoral", "", "path.abandon_action",
         "{'action': '#a', 'reason': 'contract_ended'}");
    then_refused(story, "F9", "reason", "contrat lui-même");
    when(story, "sectoral", "", "path.abandon_action",
         "{'action': '#a', 'reason': 'person_gave_up'}");
    then(story, "path.action_abandoned", "{'was': 'confirmed', 'reason': 'person_gave_up'}");
    story_close(story);
}

/* ---- private texts ---- */

static struct story *story_with_text(void)
{
    struct story *story = sectoral_story_with_contract();

    given_confirmed(story, "#a", "qualifying");
    when(story, "sectoral", "2013-05-10", "path.abandon_action",
         "{'action': '#a', 'reason': 'health', 'details': 'Claire est à l hôpital.'}");
    return story;
}

static void why_in_words_goes_to_the_vault_alone_P1(void **unused)
{
    struct story *story = story_with_text();

    (void)unused;
    then(story, "path.action_abandoned", "{'action': '#a', 'reason': 'health'}");
    then_without(story, "details");
    then_kept(story, "path.private", "#a", "{'details': 'Claire est à l hôpital.'}");
    given_confirmed(story, "#b", "qualifying");
    when(story, "sectoral", "", "path.abandon_action",
         "{'action': '#b', 'reason': 'other', 'details': 'NIR 2 95 02 18 033 001 12'}");
    then_refused(story, "P1", "details", "");
    story_close(story);
}

static void each_reading_is_logged_with_its_reason_P4(void **unused)
{
    struct story *story = story_with_text();

    (void)unused;
    when(story, "sectoral", "2013-05-11", "path.action_text",
         "{'action': '#a', 'reason': 'follow_up'}");
    then(story, "path_text.read",
         "{'subject': '#a', 'kind': 'action', 'reason': 'follow_up', 'contract': '#contrat', "
         "'departement': '18', 'read_on': '2013-05-11'}");
    when(story, "regional 18", "", "path.action_text", "{'action': '#a', 'reason': 'follow_up'}");
    then_refused_as(story, "forbidden");
    given_planned(story, "#b", "qualifying");
    when(story, "sectoral", "", "path.action_text", "{'action': '#b', 'reason': 'follow_up'}");
    then_refused(story, "P1", "action", "pas de texte");
    story_close(story);
}

static void texts_go_24_months_after_the_contract_P2(void **unused)
{
    struct story *story = story_with_text();

    (void)unused;
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    when_time_passes(story, "2015-10-30");
    then_nothing_more(story);
    when_time_passes(story, "2015-10-31");
    then(story, "path_text.erased",
         "{'subject': '#a', 'kind': 'action', 'reason': 'retention', 'contract': '#contrat', "
         "'erased_on': '2015-10-31'}");
    then_nothing_more(story);
    then_erased(story, "path.private", "#a");
    when(story, "sectoral", "", "path.action_text", "{'action': '#a', 'reason': 'follow_up'}");
    then_refused(story, "P1", "action", "effacé");
    story_close(story);
}

static void who_is_erased_at_registration_is_erased_here_P2(void **unused)
{
    struct story *story = story_with_text();

    (void)unused;
    when_hears(story, "registration", "2013-06-01", "person.erased",
               "{'person': '#jeune', 'departement': '18', 'reason': 'request', "
               "'erased_on': '2013-06-01'}");
    then(story, "candidate.forgotten", "{'person': '#jeune', 'forgotten_on': '2013-06-01'}");
    then_nothing_more(story);
    when_time_passes(story, "2013-06-01");
    then(story, "path_text.erased", "{'subject': '#a', 'reason': 'request'}");
    then_nothing_more(story);
    then_erased(story, "path.private", "#a");
    when_hears(story, "registration", "2013-06-02", "person.erased",
               "{'person': '#jeune', 'departement': '18', 'reason': 'request', "
               "'erased_on': '2013-06-01'}"); /* heard again */
    then_nothing_more(story);
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_action_is_followed_to_its_end_F6),
        cmocka_unit_test(days_follow_each_other_F6),
        cmocka_unit_test(only_a_certifying_action_gives_a_title_F7),
        cmocka_unit_test(what_was_retired_since_it_was_planned_is_not_gained_F7),
        cmocka_unit_test(the_end_of_the_contract_abandons_what_is_open_F8),
        cmocka_unit_test(a_term_closes_the_path_too_F8),
        cmocka_unit_test(a_breach_declared_after_the_term_takes_its_place_F8),
        cmocka_unit_test(what_was_followed_before_the_end_may_be_declared_after_it_F8),
        cmocka_unit_test(the_end_of_the_contract_is_heard_never_asked_F9),
        cmocka_unit_test(why_in_words_goes_to_the_vault_alone_P1),
        cmocka_unit_test(each_reading_is_logged_with_its_reason_P4),
        cmocka_unit_test(texts_go_24_months_after_the_contract_P2),
        cmocka_unit_test(who_is_erased_at_registration_is_erased_here_P2),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
