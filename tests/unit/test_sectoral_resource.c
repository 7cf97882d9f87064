/* Resources for tutors, in versions, the sector's or written by young people (RS1–RS3, TR3). */
#include "tests/unit/given_sectoral.h"

static const char *const fiche =
    "{'resource': '#fiche', 'kind': 'sheet', 'title': 'Régler une imprimante', "
    "'summary': 'Pas à pas.', 'licence': 'cc_by_sa', 'link': 'https://example.org/fiche', "
    "'competences': ['impression_3d', 'animation_atelier']}";

static void a_resource_is_published_with_its_licence_and_competences_RS2(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "2013-02-10", "resource.publish", fiche);
    then(story, "resource.published",
         "{'resource': '#fiche', 'sector': 'fabrication', 'version': 1, 'kind': 'sheet', "
         "'licence': 'cc_by_sa', 'competences': ['impression_3d', 'animation_atelier'], "
         "'metiers': ['forgeur'], 'published_on': '2013-02-10'}");
    then_nothing_more(story);
    when(story, "regional 18", "", "resource.list",
         "{'competence': 'impression_3d', 'kind': 'sheet', 'only_published': true}");
    then_answer(story, "{'items': [{'resource': '#fiche', 'state': 'published'}]}");
    when(story, "sectoral", "", "resource.publish", fiche);
    then_refused(story, "RS3", "resource", "déjà publiée");
    story_close(story);
}

static void a_link_can_be_followed_safely_RS1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "", "resource.publish",
         "{'resource': '#fiche', 'kind': 'guide', 'title': 'x', 'licence': 'etalab', "
         "'link': 'http://example.org/', 'competences': ['impression_3d']}");
    then_refused(story, "RS1", "link", "https://");
    when(story, "sectoral", "", "resource.publish",
         "{'resource': '#fiche', 'kind': 'guide', 'title': 'x', 'licence': 'etalab', "
         "'link': 'https://example.org/a b', 'competences': ['impression_3d']}");
    then_refused(story, "RS1", "link", "sans espace");
    story_close(story);
}

static void competences_are_the_sectors_and_in_force_RS2(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "", "resource.publish",
         "{'resource': '#fiche', 'kind': 'guide', 'title': 'x', 'licence': 'etalab', "
         "'link': 'https://example.org/', 'competences': ['captation_montage']}");
    then_refused(story, "RS2", "competences", "n'est pas une compétence");
    story_close(story);
}

static void a_new_version_leaves_the_old_one_readable_RS3(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    done(story, "sectoral", "2013-02-10", "resource.publish", fiche);
    when(story, "sectoral", "2013-03-10", "resource.amend",
         "{'resource': '#fiche', 'link': 'https://example.org/fiche2'}");
    then(story, "resource.amended",
         "{'version': 2, 'title': 'Régler une imprimante', 'link': 'https://example.org/fiche2', "
         "'competences': ['impression_3d', 'animation_atelier'], 'amended_on': '2013-03-10'}");
    when(story, "ministry", "", "resource.get", "{'resource': '#fiche', 'version': 1}");
    then_answer(story, "{'link': 'https://example.org/fiche', 'version': 1, 'versions': 2}");
    when(story, "ministry", "", "resource.get", "{'resource': '#fiche', 'version': 3}");
    then_refused(story, "RS3", "version", "est la 2");
    when(story, "sectoral", "", "resource.amend",
         "{'resource': '#fiche', 'title': 'x', 'amended_on': '2013-03-09'}");
    then_refused(story, "RS3", "amended_on", "10/03/2013");
    when(story, "sectoral", "", "resource.amend", "{'resource': '#fiche', 'link': 'ftp://x'}");
    then_refused(story, "RS1", "link", "https://");
    story_close(story);
}

static void withdrawn_is_for_good_RS3(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    done(story, "sectoral", "2013-02-10", "resource.publish", fiche);
    when(story, "sectoral", "2013-03-10", "resource.withdraw",
         "{'resource': '#fiche', 'reason': 'outdated'}");
    then(story, "resource.withdrawn",
         "{'resource': '#fiche', 'version': 1, 'reason': 'outdated', "
         "'withdrawn_on': '2013-03-10'}");
    when(story, "sectoral", "", "resource.amend", "{'resource': '#fiche', 'title': 'x'}");
    then_refused(story, "RS3", "resource", "retirée depuis le 10/03/2013");
    when(story, "sectoral", "", "resource.get", "{'resource': '#fiche'}");
    then_answer(story, "{'state': 'withdrawn', 'withdrawal': 'outdated'}");
    story_close(story);
}

static void a_young_person_writes_a_resource_for_others_TR3(void **unused)
{
    struct story *story = sectoral_story_with_contract();

    (void)unused;
    when(story, "sectoral", "2013-06-10", "resource.publish",
         "{'resource': '#fiche', 'kind': 'sheet', 'title': 'Ma fiche', 'licence': 'cc_by', "
         "'link': 'https://example.org/', 'competences': ['impression_3d'], "
         "'contract': '#contrat'}");
    then(story, "resource.published", "{'resource': '#fiche', 'contract': '#contrat'}");
    then(story, "transmission.resource_written",
         "{'resource': '#fiche', 'contract': '#contrat', 'person': '#jeune', "
         "'departement': '18', 'region2013': '24', 'sector': 'fabrication', "
         "'metier': 'forgeur', 'form': 'association', 'kind': 'sheet', "
         "'competences': ['impression_3d'], 'is_first': true, 'written_on': '2013-06-10'}");
    then_nothing_more(story);
    when(story, "regional 18", "", "resource.list", "{'contract': '#contrat'}");
    then_answer(story, "{'items': [{'resource': '#fiche'}]}");
    when(story, "sectoral", "", "resource.publish",
         "{'resource': '#autre', 'kind': 'sheet', 'title': 'Ma fiche', 'licence': 'cc_by', "
         "'link': 'https://example.org/', 'competences': ['impression_3d'], "
         "'contract': '#contrat', 'published_on': '2013-03-31'}");
    then_refused(story, "TR3", "published_on", "01/04/2013");
    when(story, "sectoral", "", "resource.publish",
         "{'resource': '#autre', 'kind': 'sheet', 'title': 'Ma fiche', 'licence': 'cc_by', "
         "'link': 'https://example.org/', 'competences': ['impression_3d'], "
         "'contract': '#ailleurs'}");
    then_refused(story, "F1", "contract", "n'est pas connu");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_resource_is_published_with_its_licence_and_competences_RS2),
        cmocka_unit_test(a_link_can_be_followed_safely_RS1),
        cmocka_unit_test(competences_are_the_sectors_and_in_force_RS2),
        cmocka_unit_test(a_new_version_leaves_the_old_one_readable_RS3),
        cmocka_unit_test(withdrawn_is_for_good_RS3),
        cmocka_unit_test(a_young_person_writes_a_resource_for_others_TR3),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
