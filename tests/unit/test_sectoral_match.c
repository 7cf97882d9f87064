/* Who is proposed for which job, in which order, and why (MA1–MA3). */
#include "tests/unit/given_sectoral.h"

#include <stdio.h>
#include <stdlib.h>

#include "common/messages/sectoral.h"
#include "services/sectoral/candidate.h"
#include "services/sectoral/competence.h"
#include "services/sectoral/match.h"
#include "services/sectoral/requests.h"
#include "services/sectoral/sector.h"

/* ---- what is heard ---- */

static void public_facts_of_people_are_kept_once(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_person(story, "#jeune", "18", "'modding', 'blog'");
    then(story, "candidate.noted",
         "{'person': '#jeune', 'departement': '18', 'practices': ['modding', 'blog']}");
    heard_person(story, "#jeune", "18", "'modding', 'blog'"); /* heard again */
    then_nothing_more(story);
    when_hears(story, "registration", "2013-03-10", "person.amended",
               "{'person': '#jeune', 'departement': '36', 'region2013': '24', "
               "'region2016': '24', 'gender': 'female', 'age_bracket': '18-21', 'level': 'V', "
               "'zone': 'none', 'practices': ['modding'], 'competences': ['soudure'], "
               "'amended_on': '2013-03-10'}");
    then(story, "candidate.noted",
         "{'departement': '36', 'practices': ['modding'], 'competences': ['soudure']}");
    heard_eligible(story, "#jeune");
    then(story, "candidate.found_eligible", "{'person': '#jeune', 'found_on': '2013-03-05'}");
    heard_eligible(story, "#jeune");
    then_nothing_more(story);
    when(story, "ministry", "2013-03-11", "candidate.list", "{'only_available': true}");
    then_answer(story, "{'items': [{'person': '#jeune', 'departement': '36', "
                       "'competences': ['modelisation_3d', 'scripting'], 'is_available': true}]}");
    story_close(story);
}

static void who_was_erased_is_not_described_again_P2(void **unused)
{
    struct story *story = sectoral_story();
    const char *amended =
        "{'person': '#jeune', 'departement': '36', 'region2013': '24', 'region2016': '24', "
        "'gender': 'female', 'age_bracket': '18-21', 'level': 'V', 'zone': 'none', "
        "'practices': ['modding'], 'amended_on': '2013-03-10'}";

    (void)unused;
    heard_person(story, "#jeune", "18", "'modding', 'blog'");
    when_hears(story, "registration", "2013-03-10", "person.amended", amended);
    when_hears(story, "registration", "2013-03-20", "person.erased",
               "{'person': '#jeune', 'departement': '36', 'reason': 'request', "
               "'erased_on': '2013-03-20'}");
    then(story, "candidate.forgotten", "{'person': '#jeune'}");
    when_hears(story, "registration", "2013-03-21", "person.amended", amended); /* heard again */
    then_nothing_more(story);
    story_close(story);
}

static void a_declared_code_counts_from_the_day_the_sector_defines_it(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when_hears(story, "registration", "2013-03-10", "person.amended",
               "{'person': '#jeune', 'departement': '36', 'region2013': '24', "
               "'region2016': '24', 'gender': 'female', 'age_bracket': '18-21', 'level': 'V', "
               "'zone': 'none', 'competences': ['soudure'], 'amended_on': '2013-03-10'}");
    when(story, "ministry", "", "candidate.list", "{'competence': 'soudure'}");
    then_without(story, "items");
    done(story, "sectoral", "", "competence.define",
         "{'competence': 'soudure', 'label': 'x', 'criteria': 'x', 'metiers': ['forgeur']}");
    when(story, "ministry", "", "candidate.list", "{'competence': 'soudure'}");
    then_answer(story, "{'items': [{'person': '#jeune', 'competences': ['soudure']}]}");
    story_close(story);
}

static void jobs_of_the_sector_are_kept_until_they_end(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    then(story, "vacancy.opened",
         "{'job': '#poste', 'employer': '#asso', 'departement': '18', 'region2013': '24', "
         "'sector': 'fabrication', 'metier': 'forgeur', 'approved_on': '2013-03-01'}");
    heard_job(story, "#poste", "18");
    then_nothing_more(story);
    when_hears(story, "registration", "2013-05-01", "job.closed",
               "{'job': '#poste', 'employer': '#asso', 'place': '#lieu', 'departement': '18', "
               "'region2013': '24', 'region2016': '24', 'metier': 'forgeur', "
               "'sector': 'fabrication', 'form': 'association', 'state': 'approved', "
               "'reason': 'no_candidate', 'closed_on': '2013-05-01', "
               "'approved_on': '2013-03-01', 'region_held': 0}");
    then(story, "vacancy.closed", "{'job': '#poste', 'closed_on': '2013-05-01'}");
    when_hears(story, "registration", "2013-05-01", "job.withdrawn",
               "{'job': '#inconnu', 'employer': '#asso', 'place': '#lieu', 'departement': '18', "
               "'region2013': '24', 'region2016': '24', 'metier': 'regisseur', "
               "'sector': 'image_et_jeu', 'form': 'association', 'state': 'approved', "
               "'reason': 'funding', 'withdrawn_on': '2013-05-01', 'region_held': 0}");
    then_nothing_more(story);
    when(story, "ministry", "", "match.people", "{'job': '#poste'}");
    then_refused(story, "MA1", "job", "clos");
    story_close(story);
}

/* ---- MA1: who and what is proposed ---- */

static void free_jobs_are_proposed_to_a_free_person_with_reasons_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#pourvu", "18");
    heard_job(story, "#libre", "36");
    heard_person(story, "#autre", "18", "'blog'");
    heard_contract(story, "#contrat", "#pourvu", "#autre");
    heard_person(story, "#jeune", "18", "'impression_3d', 'reparation_console'");
    heard_eligible(story, "#jeune");
    when(story, "sectoral", "2013-04-02", "match.jobs", "{'person': '#jeune'}");
    then_answer(story,
                "{'items': [{'job': '#libre', 'rank': 1, 'departement': '36', "
                "'metier': 'forgeur', 'met': ['modelisation_3d', 'impression_3d', "
                "'maintenance_premier_niveau'], 'missing': ['decoupe_laser', "
                "'electronique_programmable', 'scripting', 'documentation_projet', "
                "'animation_atelier', 'securite_machines']}], 'looked': 2, 'is_whole': true}");
    story_close(story);
}

static void who_is_not_free_or_not_eligible_is_not_proposed_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#engage", "18", "'modding'");
    heard_eligible(story, "#engage");
    heard_contract_of(story, "#ailleurs", "#autre", "#engage", "regisseur");
    heard_person(story, "#inconnu", "18", "'modding'");
    heard_person(story, "#efface", "18", "'modding'");
    heard_eligible(story, "#efface");
    when_hears(story, "registration", "2013-03-20", "person.erased",
               "{'person': '#efface', 'departement': '18', 'reason': 'request', "
               "'erased_on': '2013-03-20'}");
    when(story, "sectoral", "2013-04-02", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'looked': 3, 'is_whole': true}");
    then_without(story, "items");
    when(story, "sectoral", "", "match.jobs", "{'person': '#engage'}");
    then_refused(story, "MA1", "person", "contrat en cours");
    when(story, "sectoral", "", "match.jobs", "{'person': '#inconnu'}");
    then_refused(story, "MA1", "person", "éligible");
    when(story, "sectoral", "", "match.jobs", "{'person': '#efface'}");
    then_refused(story, "MA1", "person", "Aucune personne");
    heard_breach(story, "#ailleurs", "#autre", "#engage", "2013-06-30"); /* free again */
    then(story, "candidate.freed", "{'person': '#engage', 'contract': '#ailleurs'}");
    when(story, "sectoral", "2013-07-01", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'items': [{'person': '#engage', 'distance_km': 0, "
                       "'is_same_departement': true}]}");
    when(story, "sectoral", "2014-03-06", "match.jobs", "{'person': '#engage'}");
    then_refused(story, "MA1", "person", "ne l'est plus"); /* found more than a year ago */
    story_close(story);
}

/* A contract may be signed while another one runs, for the day after it, and be given up before it
 * began. */
static void who_gives_up_the_next_contract_still_has_the_one_that_runs_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#jeune", "18", "'modding'");
    heard_eligible(story, "#jeune");
    heard_contract_of(story, "#en_cours", "#autre", "#jeune", "regisseur");
    heard_contract(story, "#suivant", "#poste", "#jeune");
    heard_breach(story, "#suivant", "#poste", "#jeune", "2013-04-02");
    then(story, "path.closed", "{'contract': '#suivant', 'is_engaged': true}");
    when(story, "sectoral", "", "match.jobs", "{'person': '#jeune'}");
    then_refused(story, "MA1", "person", "contrat en cours");
    when(story, "sectoral", "", "match.people", "{'job': '#poste'}");
    then_without(story, "items");
    when(story, "sectoral", "", "candidate.list", "{}");
    then_answer(story, "{'items': [{'contract': '#en_cours'}]}");
    heard_contract_of(story, "#suivant_2", "#autre_2", "#jeune", "regisseur");
    heard_breach(story, "#en_cours", "#autre", "#jeune", "2013-06-30");
    then(story, "candidate.freed", "{'contract': '#en_cours', 'is_engaged': true}");
    when(story, "sectoral", "2013-07-01", "match.jobs", "{'person': '#jeune'}");
    then_refused(story, "MA1", "person", "contrat en cours");
    heard_breach(story, "#suivant_2", "#autre_2", "#jeune", "2013-07-31");
    then(story, "candidate.freed", "{'contract': '#suivant_2'}");
    then_without(story, "is_engaged");
    when(story, "sectoral", "2013-08-01", "match.jobs", "{'person': '#jeune'}");
    then_answer(story, "{'items': [{'job': '#poste'}]}");
    story_close(story);
}

static void a_job_that_was_left_is_proposed_again_MA1(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    heard_person(story, "#suivant", "18", "'modding'");
    heard_eligible(story, "#suivant");
    when(story, "sectoral", "2013-04-02", "match.people", "{'job': '#poste'}");
    then_refused(story, "MA1", "job", "pourvu");
    heard_breach(story, "#contrat", "#poste", "#jeune", "2013-10-31");
    when(story, "sectoral", "2013-11-01", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'items': [{'person': '#suivant'}, {'person': '#jeune'}]}");
    story_close(story);
}

/* ---- MA2: the order ---- */

static void competences_then_distance_then_arrival_MA2(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#rien_la", "18", "'blog'");
    heard_person(story, "#un_loin", "13", "'reparation_console'");
    heard_person(story, "#un_la", "18", "'reparation_console'");
    heard_person(story, "#un_la_aussi", "18", "'reparation_telephone'");
    heard_person(story, "#deux_pres", "36", "'modding'");
    heard_eligible(story, "#rien_la");
    heard_eligible(story, "#un_loin");
    heard_eligible(story, "#un_la_aussi");
    heard_eligible(story, "#un_la");
    heard_eligible(story, "#deux_pres");
    when(story, "sectoral", "2013-04-02", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'items': [{'person': '#deux_pres', 'rank': 1}, "
                       "{'person': '#un_la', 'points': 111, 'distance_km': 0}, "
                       "{'person': '#un_la_aussi', 'points': 111}, "
                       "{'person': '#rien_la', 'points': 0}, "
                       "{'person': '#un_loin', 'rank': 5}]}");
    when(story, "sectoral", "", "match.people", "{'job': '#poste', 'limit': 2}");
    then_answer(story, "{'items': [{'person': '#deux_pres'}, {'person': '#un_la'}]}");
    when(story, "sectoral", "", "match.people", "{'job': '#poste', 'most_km': 30}");
    then_answer(story, "{'items': [{'person': '#un_la'}, {'person': '#un_la_aussi'}, "
                       "{'person': '#rien_la'}]}");
    story_close(story);
}

static void a_hub_sees_the_people_of_its_territory_and_no_contact(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#ici", "18", "'blog'");
    heard_person(story, "#la_bas", "36", "'modding'");
    heard_eligible(story, "#ici");
    heard_eligible(story, "#la_bas");
    when(story, "regional 18", "2013-04-02", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'items': [{'person': '#ici'}]}");
    when(story, "regional 36", "", "match.people", "{'job': '#poste'}");
    then_refused_as(story, "forbidden");
    when(story, "regional 18", "", "match.jobs", "{'person': '#la_bas'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void a_retired_competence_counts_no_more_MA2(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#jeune", "18", "'reparation_console'");
    heard_eligible(story, "#jeune");
    done(story, "sectoral", "2013-04-02", "competence.retire",
         "{'competence': 'maintenance_premier_niveau'}");
    when(story, "sectoral", "", "match.people", "{'job': '#poste'}");
    then_answer(story, "{'items': [{'person': '#jeune', 'points': 0}]}");
    story_close(story);
}

/* ---- MA3: bounded, and the same each time ---- */

struct world {
    struct sectoral_state *state;
    struct reference *reference;
    void *settings;
    struct caller caller;
    struct context context;
};

static void apply(struct world *world, const struct schema *schema, const void *record)
{
    const struct event_rule *rule =
        rules_event(&sectoral_rules, schema->name, strlen(schema->name));
    struct event event = {.schema = schema, .record = record};

    rule->apply(world->state, &event);
}

static void open_world(struct world *world)
{
    struct error error = {0};
    struct decision *decision = decision_open();
    config_t file;

    *world = (struct world){
        .caller = {.role = ROLE_SECTORAL, .territory = {.everywhere = true}}
    };
    config_init(&file);
    world->settings = memory_new(1, sectoral_rules.settings->size);
    assert_int_equal(record_from_config(sectoral_rules.settings, config_root_setting(&file),
                                        world->settings, &error),
                     0);
    config_destroy(&file);
    world->reference = reference_open("config/reference", &error);
    world->state = sectoral_rules.state_open(world->reference);
    world->context = (struct context){
        .state = world->state,
        .settings = world->settings,
        .reference = world->reference,
        .caller = &world->caller,
        .instance = "sectoral_fabrication",
        .today = date_make(2013, 4, 1),
    };
    sector_create(&world->context, decision);
    for (size_t i = 0; i < decision->event_count; i++)
        apply(world, decision->events[i].schema, decision->events[i].record);
    decision_close(decision);
}

static void close_world(struct world *world)
{
    sectoral_rules.state_close(world->state);
    reference_close(world->reference);
    free(world->settings);
}

static void add_people(struct world *world, size_t count)
{
    const struct departement *departements;
    const struct practice_competence *links;
    size_t places = reference_departements(world->reference, &departements);
    size_t link_count = reference_links(world->reference, &links);

    for (size_t i = 0; i < count; i++) {
        struct candidate_noted noted = {.person = id_seeded(3, i, 1), .noted_on = {734900}};
        struct candidate_found_eligible found = {.person = noted.person,
                                                 .found_on = date_make(2013, 3, 1)};

        memcpy(noted.departement, departements[i * 7 % places].code, sizeof noted.departement);
        noted.practices_count = 3;
        for (size_t k = 0; k < 3; k++)
            memcpy(noted.practices[k], links[(i * 5 + k * 11) % link_count].practice,
                   sizeof noted.practices[k]);
        apply(world, &candidate_noted_schema, &noted);
        apply(world, &candidate_found_eligible_schema, &found);
    }
}

static void only_so_many_are_looked_at_and_the_answer_says_so_MA3(void **unused)
{
    struct world world;
    struct vacancy_opened job = {
        .job = id_seeded(4, 1, 1), .metier = METIER_FORGEUR, .departement = "18"};
    struct match_people asked = {.job = job.job, .limit = 40};
    struct match_people_reply *answer = memory_new(1, sizeof *answer);
    struct buffer first = {0}, again = {0};
    struct refusal refusal;
    struct error error;

    (void)unused;
    open_world(&world);
    apply(&world, &vacancy_opened_schema, &job);
    add_people(&world, MATCH_MOST_LOOKED);
    assert_int_equal(match_answer_people(&world.context, &asked, &first, &refusal), 0);
    assert_int_equal(record_decode(&match_people_reply_schema, buffer_span(&first), answer, &error),
                     0);
    assert_true(answer->is_whole);
    assert_int_equal(answer->looked, MATCH_MOST_LOOKED);
    assert_int_equal(answer->items_count, 40);
    for (size_t i = 1; i < answer->items_count; i++) {
        const struct match_person *before = &answer->items[i - 1], *after = &answer->items[i];

        assert_true(before->points >= after->points);
        if (before->points == after->points)
            assert_true(before->distance_km <= after->distance_km);
        assert_int_equal(after->rank, (int64_t)i + 1);
        assert_int_equal(after->met_count + after->missing_count, 9);
    }
    assert_int_equal(match_answer_people(&world.context, &asked, &again, &refusal), 0);
    assert_int_equal(first.size, again.size);
    assert_memory_equal(first.data, again.data, first.size); /* the same ranking */

    struct candidate_noted more = {.person = id_seeded(5, 1, 1), .departement = "18"};

    apply(&world, &candidate_noted_schema, &more);
    again.size = 0;
    assert_int_equal(match_answer_people(&world.context, &asked, &again, &refusal), 0);
    assert_int_equal(record_decode(&match_people_reply_schema, buffer_span(&again), answer, &error),
                     0);
    assert_false(answer->is_whole);
    assert_int_equal(answer->looked, MATCH_MOST_LOOKED);
    buffer_close(&first);
    buffer_close(&again);
    free(answer);
    close_world(&world);
}

/* The term of a contract of another sector frees the person as a breach does. */
static void the_term_of_a_contract_elsewhere_makes_free_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#jeune", "18", "'modding'");
    heard_contract_of(story, "#ailleurs", "#autre", "#jeune", "regisseur");
    heard_term(story, "#ailleurs", "#autre");
    then(story, "candidate.freed", "{'contract': '#ailleurs', 'freed_on': '2016-03-31'}");
    then_nothing_more(story);
    when(story, "sectoral", "", "match.people", "{'job': '#inconnu'}");
    then_refused(story, "MA1", "job", "Aucun poste validé");
    story_close(story);
}

/* Found on 5 March 2013: good for 365 days, that day included. */
static void a_finding_is_good_until_its_last_day_MA1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    heard_job(story, "#poste", "18");
    heard_person(story, "#jeune", "18", "'modding'");
    heard_eligible(story, "#jeune");
    when(story, "sectoral", "2014-03-05", "match.jobs", "{'person': '#jeune'}");
    then_answer(story, "{'items': [{'job': '#poste'}]}");
    when(story, "sectoral", "", "sector.get", "{}");
    then_answer(story, "{'candidates': 1, 'vacancies': 1}");
    when(story, "sectoral", "2014-03-06", "match.people", "{'job': '#poste'}");
    then_without(story, "items");
    when(story, "sectoral", "", "sector.get", "{}");
    then_without(story, "candidates");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(public_facts_of_people_are_kept_once),
        cmocka_unit_test(who_was_erased_is_not_described_again_P2),
        cmocka_unit_test(a_declared_code_counts_from_the_day_the_sector_defines_it),
        cmocka_unit_test(jobs_of_the_sector_are_kept_until_they_end),
        cmocka_unit_test(free_jobs_are_proposed_to_a_free_person_with_reasons_MA1),
        cmocka_unit_test(who_is_not_free_or_not_eligible_is_not_proposed_MA1),
        cmocka_unit_test(who_gives_up_the_next_contract_still_has_the_one_that_runs_MA1),
        cmocka_unit_test(a_job_that_was_left_is_proposed_again_MA1),
        cmocka_unit_test(competences_then_distance_then_arrival_MA2),
        cmocka_unit_test(a_hub_sees_the_people_of_its_territory_and_no_contact),
        cmocka_unit_test(a_retired_competence_counts_no_more_MA2),
        cmocka_unit_test(only_so_many_are_looked_at_and_the_answer_says_so_MA3),
        cmocka_unit_test(the_term_of_a_contract_elsewhere_makes_free_MA1),
        cmocka_unit_test(a_finding_is_good_until_its_last_day_MA1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
