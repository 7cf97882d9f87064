/* The sector, its beginning, and what must hold of the tables of messages. */
#include "tests/unit/given_sectoral.h"

#include <stdio.h>
#include <stdlib.h>

#include "common/messages/sectoral.h"
#include "services/sectoral/requests.h"
#include "services/sectoral/settings.h"
#include "services/sectoral/state.h"

static void every_message_is_served(void **unused)
{
    (void)unused;
    assert_int_equal(sectoral_request_count, sectoral_rules.request_count);
    assert_int_equal(sectoral_event_count, sectoral_rules.event_count);
    assert_int_equal(sectoral_vault_count, sectoral_rules.vault_count);
    for (size_t i = 0; i < sectoral_request_count; i++) {
        const char *name = sectoral_requests[i]->name;
        const struct request_rule *rule = rules_request(&sectoral_rules, name, strlen(name));

        if (rule == NULL)
            fail_msg("%s is not served", name);
        assert_ptr_equal(rule->request, sectoral_requests[i]);
        assert_ptr_equal(rule->reply, sectoral_replies[i]);
        assert_true((rule->decide == NULL) != (rule->answer == NULL));
    }
    for (size_t i = 0; i < sectoral_event_count; i++) {
        const char *name = sectoral_events[i]->name;

        assert_non_null(rules_event(&sectoral_rules, name, strlen(name)));
    }
}

static void no_event_and_no_query_shows_a_private_member_P1(void **unused)
{
    struct error error;

    (void)unused;
    for (size_t i = 0; i < sectoral_event_count; i++)
        assert_int_equal(record_check_public(sectoral_events[i], &error), 0);
    for (size_t i = 0; i < sectoral_rules.request_count; i++) {
        const struct request_rule *rule = &sectoral_rules.requests[i];

        if (rule->answer != NULL)
            assert_int_equal(record_check_public(rule->reply, &error), 0);
    }
}

/* Only commands of the hub itself change anything; the others read (section 10). */
static void only_the_sector_changes_things(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sectoral_rules.request_count; i++) {
        const struct request_rule *rule = &sectoral_rules.requests[i];

        if (rule->decide != NULL)
            assert_int_equal(rule->roles, MAY(SECTORAL));
        else
            assert_int_equal(rule->roles, MAY(SECTORAL) | MAY(REGIONAL) | MAY(MINISTRY));
    }
}

/* Asks each command as that caller: how many refuse because it is not of the sector. */
static size_t refused_to(const char *principal, const char *account,
                         const struct sectoral_settings *settings)
{
    struct caller caller = {.role = ROLE_SECTORAL, .territory = {.everywhere = true}};
    struct sectoral_state *state = sectoral_state_open(NULL);
    struct context context = {
        .state = state,
        .settings = settings,
        .caller = &caller,
        .instance = "sectoral_fabrication",
        .today = {734900},
    };
    struct error error;
    struct decision *out = decision_open();
    size_t refused = 0;

    context.reference = reference_open("config/reference", &error);
    snprintf(caller.principal, sizeof caller.principal, "%s", principal);
    snprintf(caller.account, sizeof caller.account, "%s", account);
    for (size_t i = 0; i < sectoral_rules.request_count; i++) {
        const struct request_rule *rule = &sectoral_rules.requests[i];
        struct refusal refusal = {0};
        void *request = memory_new(1, rule->request->size);

        if (rule->decide != NULL && rule->decide(&context, request, out, &refusal) < 0)
            refused += refusal.code == ERROR_FORBIDDEN && strcmp(refusal.rule, "M1") == 0;
        free(request);
    }
    reference_close((struct reference *)(uintptr_t)context.reference);
    decision_close(out);
    sectoral_state_close(state);
    return refused;
}

static void a_hub_writes_for_its_own_sector_M1(void **unused)
{
    struct sectoral_settings settings = {.late_declarations = 86400000, .actions_most = 1};
    size_t commands = 0;

    (void)unused;
    for (size_t i = 0; i < sectoral_rules.request_count; i++)
        commands += sectoral_rules.requests[i].decide != NULL;
    assert_int_equal(refused_to("sectoral_usages", "", &settings), commands);
    assert_int_equal(refused_to("sectoral_fabrication", "", &settings), 0);
    assert_int_equal(refused_to("sectoral", "", &settings), 0);
    settings.writers_count = 1;
    strcpy(settings.writers[0], "claire@hub");
    assert_int_equal(refused_to("sectoral", "", &settings), commands);
    assert_int_equal(refused_to("gateway", "claire@hub", &settings), 0);
    assert_int_equal(refused_to("gateway", "luc@hub", &settings), commands);
}

static void a_sector_begins_with_its_metiers_and_the_catalogue_M1(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when(story, "ministry", "", "sector.get", "{}");
    then_answer(story, "{'sector': 'fabrication', 'label': 'Fabrication numérique', "
                       "'metiers': ['forgeur'], 'opened_on': '2013-02-04', 'competences': 9}");
    when(story, "regional 18", "", "competence.get", "{'competence': 'modelisation_3d'}");
    then_answer(story, "{'version': 1, 'versions': 1, 'metiers': ['forgeur'], "
                       "'practices': ['animation_image', 'modelisation_3d', 'impression_3d', "
                       "'modding']}");
    story_close(story);
}

static void choose_usages(void *settings)
{
    strcpy(((struct sectoral_settings *)settings)->sector, "usages");
}

static void the_setting_says_the_sector_before_the_name_does_M1(void **unused)
{
    struct story *story =
        story_open_as(&sectoral_rules, "sectoral_fabrication", "2013-02-04", choose_usages);

    (void)unused;
    when(story, "ministry", "", "sector.get", "{}");
    then_answer(story,
                "{'sector': 'usages', 'metiers': ['usages_responsables', 'usages_mobiles']}");
    story_close(story);
}

static void an_instance_without_a_sector_says_so_M1(void **unused)
{
    struct story *story = story_open_as(&sectoral_rules, "sectoral_x", "2013-02-04", NULL);

    (void)unused;
    when(story, "ministry", "", "sector.get", "{}");
    then_refused(story, "M1", "", "n'a pas de secteur");
    when(story, "sectoral", "", "competence.define",
         "{'competence': 'soudure', 'label': 'Soudure', 'criteria': 'Un montage soudé.', "
         "'metiers': ['forgeur']}");
    then_refused(story, "M1", "metiers", "ne porte pas");
    story_close(story);
}

static void a_start_that_changes_nothing_says_nothing(void **unused)
{
    struct story *story = sectoral_story();

    (void)unused;
    when_it_starts(story);
    then_nothing_more(story);
    story_close(story);
}

/* The reference gave the sector another métier since: its competences come with it, what was known
 * is widened, what the hub retired stays retired. */
static void a_start_takes_the_metiers_that_the_reference_added_M1(void **unused)
{
    struct story *story = story_open_as(&sectoral_rules, "sectoral_x", "2013-02-04", NULL);

    (void)unused;
    given(story, "sector.opened",
          "{'sector': 'image_et_jeu', 'label': 'Image', 'metiers': ['regisseur'], "
          "'opened_on': '2013-02-04'}");
    given(story, "competence.defined",
          "{'competence': 'captation_montage', 'sector': 'image_et_jeu', 'version': 1, "
          "'label': 'La nôtre', 'criteria': 'Une vidéo.', 'metiers': ['regisseur'], "
          "'from': '2013-02-04'}");
    given(story, "competence.defined",
          "{'competence': 'creation_jeu', 'sector': 'image_et_jeu', 'version': 1, "
          "'label': 'Retirée', 'criteria': 'Un jeu.', 'metiers': ['regisseur'], "
          "'from': '2013-02-04'}");
    given(story, "competence.retired",
          "{'competence': 'creation_jeu', 'sector': 'image_et_jeu', 'version': 1, "
          "'retired_on': '2013-02-05'}");
    when_it_starts(story);
    then(story, "sector.changed",
         "{'metiers': ['regisseur', 'video_ludique'], 'before': ['regisseur']}");
    when(story, "ministry", "", "competence.get", "{'competence': 'captation_montage'}");
    then_answer(story, "{'version': 2, 'label': 'La nôtre', "
                       "'metiers': ['regisseur', 'video_ludique']}");
    when(story, "ministry", "", "competence.get", "{'competence': 'organisation_tournoi'}");
    then_answer(story, "{'version': 1, 'metiers': ['video_ludique']}");
    when(story, "ministry", "", "competence.get", "{'competence': 'creation_jeu'}");
    then_answer(story, "{'retired_on': '2013-02-05'}");
    when_it_starts(story);
    then_nothing_more(story);
    story_close(story);
}

static void give_competence(struct story *story, int number, const char *metier)
{
    char body[256];

    snprintf(body, sizeof body,
             "{'competence': 'c%d', 'sector': 'image_et_jeu', 'version': 1, 'label': 'x', "
             "'criteria': 'x', 'metiers': ['%s'], 'from': '2013-02-04'}",
             number, metier);
    given(story, "competence.defined", body);
}

/* A sector of one métier that has so many competences; the reference gives it another métier. */
static struct story *start_with(int count, const char *metier)
{
    struct story *story = story_open_as(&sectoral_rules, "sectoral_x", "2013-02-04", NULL);

    given(story, "sector.opened",
          "{'sector': 'image_et_jeu', 'label': 'Image', 'metiers': ['regisseur'], "
          "'opened_on': '2013-02-04'}");
    for (int i = 0; i < count; i++)
        give_competence(story, i, metier);
    when_it_starts(story);
    then(story, "sector.changed", "{'metiers': ['regisseur', 'video_ludique']}");
    return story;
}

static void the_catalogue_goes_no_further_than_128_competences_M2(void **unused)
{
    struct story *story = start_with(127, "regisseur");

    (void)unused;
    then(story, "competence.defined", "{'is_default': true}");
    then(story, "practice.linked", "{}");
    when(story, "sectoral", "", "competence.define",
         "{'competence': 'soudure', 'label': 'x', 'criteria': 'x', 'metiers': ['video_ludique']}");
    then_refused(story, "M2", "competence", "128 compétences");
    story_close(story);
}

static void the_catalogue_leaves_a_metier_its_24_competences_M5(void **unused)
{
    struct story *story = start_with(23, "video_ludique");

    (void)unused;
    when(story, "ministry", "", "sector.get", "{'metier': 'video_ludique'}");
    then_answer(story, "{'competences': 24}");
    story_close(story);
}

static void it_follows_the_whole_of_registration_and_nothing_else(void **unused)
{
    struct context context = {0};
    char departements[512] = "x";

    (void)unused;
    assert_true(sectoral_rules.follows(&context, "registration", 0, departements));
    assert_string_equal(departements, "");
    assert_false(sectoral_rules.follows(&context, "registration", 1, departements));
    assert_false(sectoral_rules.follows(&context, "dla", 0, departements));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_is_served),
        cmocka_unit_test(no_event_and_no_query_shows_a_private_member_P1),
        cmocka_unit_test(only_the_sector_changes_things),
        cmocka_unit_test(a_hub_writes_for_its_own_sector_M1),
        cmocka_unit_test(a_sector_begins_with_its_metiers_and_the_catalogue_M1),
        cmocka_unit_test(the_setting_says_the_sector_before_the_name_does_M1),
        cmocka_unit_test(an_instance_without_a_sector_says_so_M1),
        cmocka_unit_test(a_start_that_changes_nothing_says_nothing),
        cmocka_unit_test(a_start_takes_the_metiers_that_the_reference_added_M1),
        cmocka_unit_test(the_catalogue_goes_no_further_than_128_competences_M2),
        cmocka_unit_test(the_catalogue_leaves_a_metier_its_24_competences_M5),
        cmocka_unit_test(it_follows_the_whole_of_registration_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
