/* The first day, the last day, the number itself: on which side of a rule its limit lies. */
#include "tests/unit/given_sectoral.h"

#include <stdio.h>

static void plan(struct story *story, const char *action, const char *starts_on,
                 const char *ends_on)
{
    char body[400];

    snprintf(body, sizeof body,
             "{'action': '%s', 'contract': '#contrat', 'type': 'adaptation', 'title': 'x', "
             "'hours': 7, 'provider': 'x', 'funder': 'employer', 'starts_on': '%s', "
             "'ends_on': '%s'}",
             action, starts_on, ends_on);
    when(story, "sectoral", "2013-04-10", "path.plan_action", body);
}

static void act(struct story *story, const char *day, const char *type, const char *more)
{
    char body[200];

    snprintf(body, sizeof body, "{'action': '#a'%s}", more);
    when(story, "sectoral", day, type, body);
}

static void an_action_may_take_the_first_or_the_last_day_of_the_contract_F2(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    plan(story, "#premier", "2013-04-01", "2013-04-01");
    then_accepted(story);
    plan(story, "#dernier", "2016-03-31", "2016-03-31");
    then_accepted(story);
    plan(story, "#apres", "2016-03-31", "2016-04-01");
    then_refused(story, "F2", "ends_on", "jusqu'au 31/03/2016");
    story_close(story);
}

static void all_may_happen_on_one_day_F6(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    plan(story, "#a", "2013-04-01", "2013-04-01");
    act(story, "2013-04-10", "path.confirm_action", ", 'confirmed_on': '2013-03-25'");
    then_accepted(story); /* the day of the signature */
    act(story, "", "path.start_action", ", 'started_on': '2013-04-01'");
    then_accepted(story); /* the first day of the contract */
    act(story, "", "path.complete_action", ", 'completed_on': '2013-04-01'");
    then_accepted(story);
    given_planned(story, "#b", "adaptation");
    when(story, "sectoral", "2013-04-10", "path.abandon_action",
         "{'action': '#b', 'reason': 'other'}");
    then_accepted(story); /* the day on which it was planned */
    story_close(story);
}

static void a_workshop_may_be_given_on_the_last_day_TR1(void **unused)
{
    struct story *story = sectoral_story_with_contract();
    const char *on[] = {"2013-04-01", "2013-10-31"};

    (void)unused;
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    for (size_t i = 0; i < 2; i++) {
        char body[300];

        snprintf(body, sizeof body,
                 "{'transmission': '#t%zu', 'contract': '#contrat', 'competence': "
                 "'impression_3d', 'title': 'x', 'place': 'x', 'people': 1, 'minutes': 60, "
                 "'audiences': ['peers'], 'held_on': '%s'}",
                 i, on[i]);
        when(story, "sectoral", "2013-11-08", "transmission.hold", body);
        then(story, "transmission.held", "{}");
    }
    story_close(story);
}

static void only_a_breach_before_the_term_takes_its_place_F8(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    heard_term(story, "#contrat", "#poste");
    then(story, "path.closed", "{'by': 'term'}");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2016-03-31");
    then_nothing_more(story);
    heard_breach(story, "#contrat", "#poste", "#jeune", "2016-03-30");
    then(story, "path.closed", "{'by': 'breach', 'replaces': '2016-03-31'}");
    story_close(story);
}

static void what_a_young_person_writes_is_of_the_first_day_on_TR3(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-06-10", "resource.publish",
         "{'resource': '#fiche', 'kind': 'sheet', 'title': 'Ma fiche', 'licence': 'cc_by', "
         "'link': 'https://example.org/', 'competences': ['impression_3d'], "
         "'contract': '#contrat', 'published_on': '2013-04-01'}");
    then(story, "resource.published", "{'published_on': '2013-04-01'}");
    when(story, "sectoral", "", "resource.amend",
         "{'resource': '#fiche', 'title': 'Relue', 'amended_on': '2013-04-01'}");
    then(story, "resource.amended", "{'version': 2}"); /* RS3: on the day of the last version */
    when(story, "sectoral", "", "resource.amend", "{'resource': '#fiche', 'link': 'https://'}");
    then_refused(story, "RS1", "link", "https://");
    story_close(story);
}

static void an_attestation_may_be_revoked_on_its_day_AT5(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_completed(story, "#a", "qualifying");
    done(story, "sectoral", "2013-07-10", "attestation.issue",
         "{'attestation': '#badge', 'contract': '#contrat', 'competence': 'impression_3d', "
         "'actions': ['#a']}");
    when(story, "sectoral", "", "attestation.revoke",
         "{'attestation': '#badge', 'reason': 'mistake'}");
    then(story, "attestation.revoked", "{'issued_on': '2013-07-10', 'revoked_on': '2013-07-10'}");
    story_close(story);
}

static void a_code_has_two_signs_from_a_to_z_M2(void **unused)
{
    static const char *const codes[] = {"a1", "zz", "a", "1a"};
    struct story *story = sectoral_story();

    (void)unused;
    for (size_t i = 0; i < 4; i++) {
        char body[200];

        snprintf(body, sizeof body,
                 "{'competence': '%s', 'label': 'x', 'criteria': 'x', 'metiers': ['forgeur']}",
                 codes[i]);
        when(story, "sectoral", "", "competence.define", body);
        if (i < 2)
            then_accepted(story);
        else
            then_refused(story, "M2", "competence", "deux signes");
    }
    story_close(story);
}

/* What an answer can list: 24 competences of a practice, 16 practices of a competence. */
static void a_practice_shows_24_competences_at_most_M4(void **unused)
{
    struct story *story = sectoral_story();
    char body[200];

    (void)unused;
    for (int i = 0; i < 25; i++) {
        snprintf(body, sizeof body,
                 "{'competence': 'c%d', 'sector': 'fabrication', 'version': 1, 'label': 'x', "
                 "'criteria': 'x', 'metiers': ['forgeur'], 'from': '2013-02-04'}",
                 i);
        given(story, "competence.defined", body);
        snprintf(body, sizeof body, "{'practice': 'cartographie_libre', 'competence': 'c%d'}", i);
        when(story, "sectoral", "", "practice.link", body);
        if (i < 24)
            then(story, "practice.linked", "{}");
        else
            then_refused(story, "M4", "practice", "déjà 24 compétences");
    }
    when(story, "sectoral", "", "practice.get", "{'practice': 'cartographie_libre'}");
    then_accepted(story);
    when(story, "sectoral", "", "practice.get", "{'practice': 'rien'}");
    then_refused(story, "M4", "practice", "Aucune compétence");
    story_close(story);
}

static void sixteen_practices_show_a_competence_at_most_M4(void **unused)
{
    struct story *story = sectoral_story();
    char body[200];

    (void)unused;
    done(story, "sectoral", "", "competence.define",
         "{'competence': 'soudure', 'label': 'x', 'criteria': 'x', 'metiers': ['forgeur']}");
    done(story, "sectoral", "", "practice.link", "{'practice': 'blog', 'competence': 'soudure'}");
    for (int i = 1; i < 16; i++) {
        snprintf(body, sizeof body,
                 "{'practice': 'p%d', 'competence': 'soudure', 'sector': 'fabrication', "
                 "'linked_on': '2013-02-04'}",
                 i);
        given(story, "practice.linked", body);
    }
    when(story, "sectoral", "", "practice.link",
         "{'practice': 'modding', 'competence': 'soudure'}");
    then_refused(story, "M4", "competence", "16 pratiques");
    done(story, "sectoral", "", "practice.unlink", "{'practice': 'blog', 'competence': 'soudure'}");
    when(story, "sectoral", "", "practice.link",
         "{'practice': 'modding', 'competence': 'soudure'}");
    then(story, "practice.linked", "{}");
    story_close(story);
}

/* The Ain is the first département of all; the Indre is 62 km from the Cher. */
static void proposals_go_as_far_as_is_said_MA2(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#ain", "01", "'blog'");
    heard_person(story, "#indre", "36", "'blog'");
    heard_eligible(story, "#ain");
    heard_eligible(story, "#indre");
    when(story, "sectoral", "2013-04-02", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'items': [{'person': '#indre', 'distance_km': 62}, {'person': '#ain'}]}");
    when(story, "sectoral", "", "match.people", "{'job': '#poste', 'most_km': 62}");
    then_answer(story, "{'items': [{'person': '#indre'}]}");
    when(story, "sectoral", "", "match.people", "{'job': '#poste', 'most_km': 61}");
    then_without(story, "items");
    story_close(story);
}

/* Found eligible before being described: a placeholder until then. */
static void who_is_described_later_is_proposed_from_then_on_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_eligible(story, "#jeune");
    when(story, "sectoral", "2013-04-02", "match.jobs", "{'person': '#jeune'}");
    then_refused(story, "MA1", "person", "Aucune personne");
    when(story, "sectoral", "", "match.people", "{'job': '#poste'}");
    then_without(story, "items");
    heard_person(story, "#jeune", "18", "'modding'");
    then(story, "candidate.noted", "{'departement': '18'}");
    when(story, "sectoral", "2013-04-02", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'items': [{'person': '#jeune'}]}");
    when(story, "regional 36", "", "candidate.list", "{}");
    then_without(story, "items");
    when(story, "ministry", "", "candidate.list", "{'departement': '18'}");
    then_answer(story, "{'items': [{'person': '#jeune'}]}");
    when(story, "ministry", "", "candidate.list", "{'departement': '36'}");
    then_without(story, "items");
    story_close(story);
}

static void what_is_known_already_makes_no_event_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    for (int i = 0; i < 2; i++) {
        when_hears(story, "registration", "2013-03-10", "person.amended",
                   "{'person': '#jeune', 'departement': '36', 'region2013': '24', "
                   "'region2016': '24', 'gender': 'female', 'age_bracket': '18-21', 'level': 'V', "
                   "'zone': 'none', 'practices': ['modding'], 'competences': ['soudure'], "
                   "'amended_on': '2013-03-10'}");
        if (i == 0)
            then(story, "candidate.noted", "{}");
        then_nothing_more(story);
    }
    heard_contract_of(story, "#ailleurs", "#autre", "#jeune", "regisseur");
    then(story, "candidate.engaged", "{}");
    heard_breach(story, "#inconnu", "#autre", "#jeune", "2013-04-20");
    then_nothing_more(story); /* a contract that nobody told of is not the one that runs */
    story_close(story);
}

/* What is only planned, and what is confirmed after another, confirms nothing. */
static void the_engagement_of_training_is_not_confirmed_twice_nor_by_a_plan_F5(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_planned(story, "#a", "adaptation");
    when(story, "ministry", "", "path.get", "{'contract': '#contrat'}");
    then_answer(story, "{'state': 'open'}");
    then_without(story, "confirmed_on");
    when(story, "sectoral", "2013-04-20", "path.confirm_action", "{'action': '#a'}");
    then(story, "path.action_confirmed", "{'is_first': true}");
    then(story, "path.confirmed", "{'confirmed_on': '2013-04-20'}");
    done(story, "sectoral", "", "path.abandon_action", "{'action': '#a', 'reason': 'other'}");
    given_planned(story, "#b", "adaptation");
    when(story, "sectoral", "2013-04-22", "path.confirm_action", "{'action': '#b'}");
    then(story, "path.action_confirmed", "{}");
    then_nothing_more(story);
    story_close(story);
}

/* As many as are asked for, ten when nothing is said; all were looked at, and the answer says so.
 */
static void the_answer_says_how_many_were_looked_at_MA3(void **unused)
{
    struct story *story = sectoral_story();
    char person[16];

    (void)unused;
    heard_job(story, "#poste", "18");
    for (int i = 0; i < 12; i++) {
        snprintf(person, sizeof person, "#p%d", i);
        heard_person(story, person, "18", "'blog'");
        heard_eligible(story, person);
    }
    when(story, "sectoral", "2013-04-02", "match.people", "{'job': '#poste', 'limit': 1}");
    then_answer(story, "{'items': [{'person': '#p0'}], 'looked': 12, 'is_whole': true}");
    when(story, "sectoral", "", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'looked': 12, 'is_whole': true}");
    assert_int_equal(json_array_size(story_answer(story, "items")), 10);
    story_close(story);
}

static void a_contract_of_another_sector_has_no_term_to_move_F1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_contract_of(story, "#ailleurs", "#autre", "#jeune", "regisseur");
    heard_extension(story, "#ailleurs", "#autre");
    then_nothing_more(story);
    story_close(story);
}

/* A title is counted once for a contract, whatever was followed before. */
static void the_first_certifying_action_is_said_once_F7(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_started(story, "#a", "adaptation");
    given_started(story, "#b", "certifying");
    given_started(story, "#c", "certifying");
    when(story, "sectoral", "2013-06-30", "path.complete_action", "{'action': '#a'}");
    then(story, "path.action_completed", "{'is_first': true}");
    then_without(story, "is_certifying is_first_certifying");
    when(story, "sectoral", "", "path.complete_action", "{'action': '#b', 'certified': true}");
    then(story, "path.action_completed", "{'is_first_certifying': true, 'certified': true}");
    then_without(story, "is_first");
    when(story, "sectoral", "", "path.complete_action", "{'action': '#c', 'certified': true}");
    then(story, "path.action_completed", "{'is_certifying': true}");
    then_without(story, "is_first is_first_certifying");
    story_close(story);
}

/* Another provider has another SIRET, or none; what is not said stays. */
static void an_amendment_changes_what_it_says_F4(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    given_planned(story, "#a", "adaptation");
    when(story, "sectoral", "2013-04-11", "path.amend_action",
         "{'action': '#a', 'provider_siret': '73282932000074', 'title': 'Autre titre', "
         "'competences': ['scripting']}");
    then(story, "path.action_amended",
         "{'title': 'Autre titre', 'provider': 'Greta du Cher', 'competences': ['scripting'], "
         "'provider_siret': '73282932000074'}");
    when(story, "sectoral", "", "path.amend_action", "{'action': '#a', 'hours': 14}");
    then(story, "path.action_amended", "{'hours': 14, 'provider_siret': '73282932000074'}");
    when(story, "sectoral", "", "path.amend_action", "{'action': '#a', 'provider': 'Afpa'}");
    then(story, "path.action_amended", "{'provider': 'Afpa'}");
    then_without(story, "provider_siret");
    story_close(story);
}

static void jobs_of_one_metier_are_proposed_when_it_is_asked_for_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#jeune", "18", "'modding'");
    heard_eligible(story, "#jeune");
    when(story, "sectoral", "2013-04-02", "match.jobs",
         "{'person': '#jeune', 'metier': 'forgeur'}");
    then_answer(story, "{'items': [{'job': '#poste'}]}");
    when(story, "sectoral", "", "match.jobs", "{'person': '#jeune', 'metier': 'regisseur'}");
    then_without(story, "items");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_action_may_take_the_first_or_the_last_day_of_the_contract_F2),
        cmocka_unit_test(all_may_happen_on_one_day_F6),
        cmocka_unit_test(a_workshop_may_be_given_on_the_last_day_TR1),
        cmocka_unit_test(only_a_breach_before_the_term_takes_its_place_F8),
        cmocka_unit_test(what_a_young_person_writes_is_of_the_first_day_on_TR3),
        cmocka_unit_test(an_attestation_may_be_revoked_on_its_day_AT5),
        cmocka_unit_test(a_code_has_two_signs_from_a_to_z_M2),
        cmocka_unit_test(a_practice_shows_24_competences_at_most_M4),
        cmocka_unit_test(sixteen_practices_show_a_competence_at_most_M4),
        cmocka_unit_test(proposals_go_as_far_as_is_said_MA2),
        cmocka_unit_test(what_is_known_already_makes_no_event_MA1),
        cmocka_unit_test(the_engagement_of_training_is_not_confirmed_twice_nor_by_a_plan_F5),
        cmocka_unit_test(the_answer_says_how_many_were_looked_at_MA3),
        cmocka_unit_test(who_is_described_later_is_proposed_from_then_on_MA1),
        cmocka_unit_test(a_contract_of_another_sector_has_no_term_to_move_F1),
        cmocka_unit_test(the_first_certifying_action_is_said_once_F7),
        cmocka_unit_test(an_amendment_changes_what_it_says_F4),
        cmocka_unit_test(jobs_of_one_metier_are_proposed_when_it_is_asked_for_MA1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
