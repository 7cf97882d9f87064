/* Competences in versions, and the practices that show them (M1–M5). */
#include "tests/unit/given_sectoral.h"

#include <stdio.h>

static const char *const soudure =
    "{'competence': 'soudure', 'label': 'Soudure', 'description': 'Souder des composants.', "
    "'criteria': 'Un montage soudé.', 'metiers': ['forgeur']}";

static void a_competence_is_defined(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "2013-02-05", "competence.define", soudure);
    then(story, "competence.defined",
         "{'competence': 'soudure', 'sector': 'fabrication', 'version': 1, 'label': 'Soudure', "
         "'metiers': ['forgeur'], 'from': '2013-02-05'}");
    then_without(story, "is_default");
    when(story, "sectoral", "", "competence.list", "{'metier': 'forgeur', 'limit': 200}");
    then_accepted(story);
    story_close(story);
}

static void a_metier_of_another_sector_is_refused_M1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "", "competence.define",
         "{'competence': 'soudure', 'label': 'Soudure', 'criteria': 'x', "
         "'metiers': ['forgeur', 'regisseur']}");
    then_refused(story, "M1", "metiers", "(regisseur)");
    when(story, "sectoral", "", "competence.amend",
         "{'competence': 'impression_3d', 'metiers': ['video_ludique']}");
    then_refused(story, "M1", "metiers", "forgeur");
    story_close(story);
}

static void a_code_is_well_formed_and_never_used_again_M2(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "", "competence.define",
         "{'competence': 'Soudure', 'label': 'x', 'criteria': 'x', 'metiers': ['forgeur']}");
    then_refused(story, "M2", "competence", "minuscule");
    when(story, "sectoral", "", "competence.define",
         "{'competence': 'impression_3d', 'label': 'x', 'criteria': 'x', 'metiers': ['forgeur']}");
    then_refused(story, "M2", "competence", "a déjà servi");
    done(story, "sectoral", "", "competence.retire", "{'competence': 'impression_3d'}");
    when(story, "sectoral", "", "competence.define",
         "{'competence': 'impression_3d', 'label': 'x', 'criteria': 'x', 'metiers': ['forgeur']}");
    then_refused(story, "M2", "competence", "a déjà servi");
    when(story, "sectoral", "", "competence.get", "{'competence': 'soudure'}");
    then_refused(story, "M2", "competence", "n'est pas une compétence");
    story_close(story);
}

static void a_new_version_leaves_the_old_one_readable_M3(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    done(story, "sectoral", "2013-02-05", "competence.define", soudure);
    when(story, "sectoral", "2013-06-01", "competence.amend",
         "{'competence': 'soudure', 'criteria': 'Deux montages soudés.'}");
    then(story, "competence.amended",
         "{'version': 2, 'label': 'Soudure', 'description': 'Souder des composants.', "
         "'criteria': 'Deux montages soudés.', 'metiers': ['forgeur'], 'from': '2013-06-01'}");
    when(story, "ministry", "", "competence.get", "{'competence': 'soudure', 'version': 1}");
    then_answer(story, "{'criteria': 'Un montage soudé.', 'version': 1, 'versions': 2, "
                       "'from': '2013-02-05', 'until': '2013-05-31'}");
    when(story, "ministry", "", "competence.get", "{'competence': 'soudure'}");
    then_answer(story, "{'criteria': 'Deux montages soudés.', 'version': 2}");
    when(story, "ministry", "", "competence.get", "{'competence': 'soudure', 'version': 3}");
    then_refused(story, "M3", "version", "est la 2");
    story_close(story);
}

static void a_version_says_something_else_and_comes_later_M3(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    done(story, "sectoral", "2013-02-05", "competence.define", soudure);
    when(story, "sectoral", "", "competence.amend",
         "{'competence': 'soudure', 'label': 'Soudure'}");
    then_refused(story, "M3", "competence", "Rien ne change");
    when(story, "sectoral", "", "competence.amend",
         "{'competence': 'soudure', 'label': 'Autre', 'from': '2013-02-04'}");
    then_refused(story, "M3", "from", "vaut depuis le 05/02/2013");
    story_close(story);
}

static void a_retired_competence_is_not_asked_for_any_more_M3(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "2013-03-01", "competence.retire",
         "{'competence': 'impression_3d', 'replaced_by': 'modelisation_3d'}");
    then(story, "competence.retired",
         "{'competence': 'impression_3d', 'version': 1, 'replaced_by': 'modelisation_3d', "
         "'retired_on': '2013-03-01'}");
    when(story, "sectoral", "", "competence.amend",
         "{'competence': 'impression_3d', 'label': 'Autre'}");
    then_refused(story, "M3", "competence", "retirée depuis le 01/03/2013");
    when(story, "sectoral", "", "competence.retire",
         "{'competence': 'modelisation_3d', 'replaced_by': 'impression_3d'}");
    then_refused(story, "M3", "replaced_by", "retirée");
    when(story, "sectoral", "", "competence.retire",
         "{'competence': 'modelisation_3d', 'replaced_by': 'modelisation_3d'}");
    then_refused(story, "M3", "replaced_by", "elle-même");
    when(story, "sectoral", "", "competence.get", "{'competence': 'impression_3d'}");
    then_answer(story, "{'until': '2013-02-28', 'replaced_by': 'modelisation_3d'}");
    when(story, "sectoral", "", "competence.list",
         "{'practice': 'impression_3d', 'only_active': true}");
    then_answer(story, "{'items': [{'competence': 'modelisation_3d'}]}");
    story_close(story);
}

static void a_practice_shows_a_competence_until_it_is_unlinked_M4(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "regional 18", "", "practice.get", "{'practice': 'modding'}");
    then_answer(story, "{'competences': ['modelisation_3d', 'scripting']}");
    when(story, "sectoral", "2013-02-06", "practice.link",
         "{'practice': 'modding', 'competence': 'impression_3d'}");
    then(story, "practice.linked",
         "{'practice': 'modding', 'competence': 'impression_3d', 'sector': 'fabrication', "
         "'linked_on': '2013-02-06'}");
    when(story, "sectoral", "", "practice.link",
         "{'practice': 'modding', 'competence': 'impression_3d'}");
    then_refused(story, "M4", "practice", "montre déjà");
    when(story, "sectoral", "", "practice.unlink",
         "{'practice': 'modding', 'competence': 'impression_3d'}");
    then(story, "practice.unlinked", "{'practice': 'modding', 'competence': 'impression_3d'}");
    when(story, "sectoral", "", "practice.unlink",
         "{'practice': 'modding', 'competence': 'impression_3d'}");
    then_refused(story, "M4", "practice", "rien à délier");
    story_close(story);
}

static void only_known_practices_and_competences_in_force_are_linked_M4(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "sectoral", "", "practice.link",
         "{'practice': 'vol_libre', 'competence': 'impression_3d'}");
    then_refused(story, "M4", "practice", "n'est pas une pratique");
    when(story, "sectoral", "", "practice.link",
         "{'practice': 'modding', 'competence': 'captation_montage'}");
    then_refused(story, "M4", "competence", "n'est pas une compétence");
    done(story, "sectoral", "", "competence.retire", "{'competence': 'impression_3d'}");
    when(story, "sectoral", "", "practice.link",
         "{'practice': 'modding', 'competence': 'impression_3d'}");
    then_refused(story, "M4", "competence", "retirée");
    when(story, "sectoral", "", "practice.list", "{'competence': 'scripting'}");
    then_answer(story, "{'items': [{'practice': 'robotique'}, {'practice': 'scripting'}, "
                       "{'practice': 'modding'}, {'practice': 'applications_mobiles'}]}");
    story_close(story);
}

static void a_metier_asks_for_24_competences_at_most_M5(void **unused)
{
    struct story *story = sectoral_story();
    char text[256];

    (void)unused;
    for (int i = 9; i < 24; i++) {
        snprintf(text, sizeof text,
                 "{'competence': 'c%d', 'label': 'x', 'criteria': 'x', 'metiers': ['forgeur']}", i);
        done(story, "sectoral", "", "competence.define", text);
    }
    when(story, "sectoral", "", "competence.define", soudure);
    then_refused(story, "M5", "metiers", "24 compétences");
    done(story, "sectoral", "", "competence.retire", "{'competence': 'c9'}");
    when(story, "sectoral", "", "competence.define", soudure);
    then_accepted(story);
    story_close(story);
}

static void lists_come_in_pages(void **unused)
{
    struct story *story = sectoral_story();
    char next[ID_TEXT_SIZE], body[128];

    (void)unused;
    when(story, "regional 18", "", "competence.list", "{'limit': 2}");
    then_answer(story, "{'items': [{'competence': 'modelisation_3d'}, "
                       "{'competence': 'impression_3d'}]}");
    snprintf(next, sizeof next, "%s", story_text(story, "next"));
    snprintf(body, sizeof body, "{'after': '%s', 'limit': 1}", next);
    when(story, "regional 18", "", "competence.list", body);
    then_answer(story, "{'items': [{'competence': 'decoupe_laser'}]}");
    when(story, "regional 18", "", "practice.list", "{'after': '#rien'}");
    then_refused(story, "", "after", "inconnu");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_competence_is_defined),
        cmocka_unit_test(a_metier_of_another_sector_is_refused_M1),
        cmocka_unit_test(a_code_is_well_formed_and_never_used_again_M2),
        cmocka_unit_test(a_new_version_leaves_the_old_one_readable_M3),
        cmocka_unit_test(a_version_says_something_else_and_comes_later_M3),
        cmocka_unit_test(a_retired_competence_is_not_asked_for_any_more_M3),
        cmocka_unit_test(a_practice_shows_a_competence_until_it_is_unlinked_M4),
        cmocka_unit_test(only_known_practices_and_competences_in_force_are_linked_M4),
        cmocka_unit_test(a_metier_asks_for_24_competences_at_most_M5),
        cmocka_unit_test(lists_come_in_pages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
