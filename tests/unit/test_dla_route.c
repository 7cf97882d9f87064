/* How referrals arrive: who is entitled (D1), who is asked (D3), and how a hub takes one back. */
#include <stdio.h>
#include <string.h>

#include "common/messages/dla.h"
#include "tests/unit/given_dla.h"

static void an_association_is_sent_to_the_advisers_of_its_departement(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_asks(story, "2013-02-04", "#r", "18", "association");
    then(story, "referral.received",
         "{'referral': '#r', 'hub': 'regional_centre', 'departement': '18', 'region2013': '24', "
         "'region2016': '24', 'employer': '#asso', 'job': '#poste', 'form': 'association', "
         "'metier': 'forgeur', 'bearer': 'dla-18', 'c2ra': 'c2ra-24', "
         "'needs': ['financial', 'hr'], 'requested_on': '2013-02-04'}");
    then(story, "referral.sent",
         "{'referral': '#r', 'hub': 'regional_centre', 'employer': '#asso', 'adviser': '#chloe', "
         "'bearer': 'dla-18', 'round': 1, 'is_first': true, 'sent_on': '2013-02-04', "
         "'seen_due_on': '2013-02-06', 'first_reminder_on': '2013-02-11', "
         "'second_reminder_on': '2013-02-15', 'answer_due_on': '2013-02-18', "
         "'link_expires_on': '2013-03-04'}");
    then(story, "referral.sent", "{'adviser': '#marc', 'round': 1}");
    then_without(story, "is_first");
    then_nothing_more(story);
    story_close(story);
}

static void other_forms_of_social_utility_are_entitled(void **unused)
{
    static const char *const forms[] = {"scic", "siae", "geiq"};

    (void)unused;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct story *story = dla_story();

        dla_asks(story, "2013-02-04", "#r", "18", forms[i]);
        then(story, "referral.received", "{}");
        then(story, "referral.sent", "{}");
        story_close(story);
    }
}

/* What hub says of an employer of that form, with those labels. */
static struct story *labelled(const char *form, const char *labels)
{
    struct story *story = dla_story();
    char said[600];

    snprintf(
        said, sizeof said,
        "{'referral': '#r', 'hub': 'regional_centre', 'departement': '18', 'employer': '#asso', "
        "'siret': '73282932000074', 'form': '%s', 'labels': [%s], 'needs': ['hr'], "
        "'requested_on': '2013-02-04'}",
        form, labels);
    when_hears(story, "regional_centre", "2013-02-04", "referral.requested", said);
    then(story, "referral.received", "{}");
    return story;
}

static void d1_an_enterprise_with_a_label_is_entitled_whatever_its_form(void **unused)
{
    static const char *const forms[] = {"market", "public_service", "association"};

    (void)unused;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct story *story = labelled(forms[i], i == 0 ? "'esus'" : "'entreprise_adaptee'");

        then(story, "referral.sent", "{}");
        story_close(story);
    }
}

static void d1_no_label_makes_an_enterprise_of_a_public_body(void **unused)
{
    static const char *const forms[] = {"collectivite", "public_body", "state", "household"};

    (void)unused;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        struct story *story = labelled(forms[i], "'esus', 'entreprise_adaptee'");

        then(story, "referral.refused", "{'rule': 'D1'}");
        then_nothing_more(story);
        story_close(story);
    }
}

static void who_is_not_entitled_is_told_why_and_what_else_there_is(void **unused)
{
    static const struct {
        const char *form, *refused;
    } cases[] = {
        {"collectivite",   "{'rule': 'D1', 'reason': 'public_employer', "
                         "'alternatives': ['cnfpt', 'region', 'hub']}"             },
        {"public_body",    "{'rule': 'D1', 'reason': 'public_employer', "
                        "'alternatives': ['cnfpt', 'region', 'hub']}"               },
        {"state",          "{'rule': 'D1', 'reason': 'public_employer', 'alternatives': ['region', 'hub']}"},
        {"market",         "{'rule': 'D1', 'reason': 'market_employer', "
                   "'alternatives': ['region', 'hub', 'chamber']}"                       },
        {"public_service",
         "{'rule': 'D1', 'reason': 'not_social_utility', 'alternatives': ['region', 'hub']}"               },
        {"household",      "{'rule': 'D1', 'reason': 'not_social_utility', 'alternatives': ['hub']}"       },
    };

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct story *story = dla_story();

        dla_asks(story, "2013-02-04", "#r", "18", cases[i].form);
        then(story, "referral.received", "{'referral': '#r'}");
        then(story, "referral.refused", cases[i].refused);
        then_nothing_more(story);
        when(story, "ministry", "", "referral.list", "{'states': ['refused']}");
        then_answer(story, "{'items': [{'referral': '#r', 'state': 'refused'}]}");
        story_close(story);
    }
}

static void as_many_are_asked_as_the_hub_says_those_with_least_to_do_first(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    when_hears(story, "regional_centre", "2013-02-04", "referral.requested",
               "{'referral': '#a', 'hub': 'regional_centre', 'departement': '18', "
               "'employer': '#asso', 'siret': '73282932000074', 'form': 'scic', "
               "'needs': ['hr'], 'advisers_most': 1, 'requested_on': '2013-02-04'}");
    then(story, "referral.received", "{}");
    then_without(story, "job");
    then(story, "referral.sent", "{'adviser': '#chloe'}");
    then_nothing_more(story);
    when_hears(story, "regional_centre", "", "referral.requested",
               "{'referral': '#b', 'hub': 'regional_centre', 'departement': '18', "
               "'employer': '#asso', 'siret': '73282932000074', 'form': 'scic', "
               "'needs': ['hr'], 'advisers_most': 1, 'requested_on': '2013-02-04'}");
    then(story, "referral.received", "{}");
    then(story, "referral.sent", "{'adviser': '#marc'}");
    then_nothing_more(story);
    story_close(story);
}

static void where_nobody_answers_the_c2ra_has_it_at_once(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_asks(story, "2013-02-04", "#r", "36", "association");
    then(story, "referral.received", "{'bearer': 'dla-36'}");
    then(story, "referral.escalated",
         "{'referral': '#r', 'reason': 'no_adviser', 'c2ra': 'c2ra-24', "
         "'escalated_on': '2013-02-04', 'reassignment_due_on': '2013-02-11'}");
    then_nothing_more(story);
    story_close(story);
}

static void a_departement_that_nobody_knows_is_refused(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_asks(story, "2013-02-04", "#r", "99", "association");
    then(story, "referral.received", "{'departement': '99'}");
    then(story, "referral.refused", "{'reason': 'unknown_departement', 'rule': 'D1'}");
    story_close(story);
}

static void what_is_heard_twice_is_done_once(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_asks(story, "2013-02-05", "#r", "18", "association");
    then_nothing_more(story);
    story_close(story);
}

static void a_hub_cannot_use_the_id_of_another_hubs_referral(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    when_hears(story, "regional_ouest", "2013-02-05", "referral.requested",
               "{'referral': '#r', 'hub': 'regional_ouest', 'departement': '44', "
               "'employer': '#autre', 'siret': '73282932000074', 'form': 'scic', "
               "'needs': ['hr'], 'requested_on': '2013-02-05'}");
    then(story, "referral.refused",
         "{'referral': '#r', 'hub': 'regional_ouest', 'reason': 'already_used'}");
    then_nothing_more(story);
    when(story, "ministry", "", "referral.get", "{'referral': '#r'}");
    then_answer(story, "{'summary': {'hub': 'regional_centre', 'state': 'sent'}}");
    story_close(story);
}

static void whose_a_referral_is_says_the_journal_that_it_is_in(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    when_hears(story, "regional_ouest", "2013-02-05", "referral.requested",
               "{'referral': '#r', 'hub': 'regional_centre', 'departement': '18', "
               "'employer': '#asso', 'siret': '73282932000074', 'form': 'scic', "
               "'needs': ['hr'], 'requested_on': '2013-02-05'}");
    then(story, "referral.received", "{'hub': 'regional_ouest'}");
    story_close(story);
}

static void a_hub_takes_back_what_nobody_accepted(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_takes_back(story, "2013-02-06", "#r");
    then(story, "referral.withdrawn",
         "{'referral': '#r', 'hub': 'regional_centre', 'state': 'sent', "
         "'withdrawn_on': '2013-02-06'}");
    then_nothing_more(story);
    dla_takes_back(story, "2013-02-07", "#r"); /* heard again */
    then_nothing_more(story);
    dla_when(story, "chloe", "2013-02-07", "referral.accept", "#r", "");
    then_refused(story, "D3", "referral", "« retirée »");
    when_time_passes(story, "2013-04-01"); /* and no clock runs */
    then_nothing_more(story);
    story_close(story);
}

static void after_the_acceptance_it_is_too_late(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_accepted(story, "2013-02-05", "#r");
    dla_takes_back(story, "2013-02-06", "#r");
    then(story, "referral.too_late",
         "{'referral': '#r', 'hub': 'regional_centre', 'what': 'withdrawal', 'state': 'accepted', "
         "'adviser': '#chloe', 'asked_on': '2013-02-06'}");
    then_nothing_more(story);
    story_close(story);
}

static void taking_back_what_is_not_there_or_not_ones_own_is_answered_too(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_takes_back(story, "2013-02-06", "#inconnue");
    then(story, "referral.too_late", "{'referral': '#inconnue', 'hub': 'regional_centre'}");
    then_without(story, "state adviser");
    dla_sent(story, "2013-02-06", "#r");
    when_hears(story, "regional_ouest", "", "referral.withdrawal_asked",
               "{'referral': '#r', 'hub': 'regional_centre', 'departement': '18', "
               "'employer': '#asso', 'asked_on': '2013-02-06'}");
    then(story, "referral.too_late", "{'referral': '#r', 'hub': 'regional_ouest'}");
    then_nothing_more(story);
    story_close(story);
}

static void bearers_are_journalled_once_and_again_when_they_change(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    when_it_starts(story);
    then_nothing_more(story);
    given(story, "bearer.defined",
          "{'departement': '18', 'region2013': '24', 'region2016': '24', 'bearer': 'ancien', "
          "'bearer_name': 'Ancien', 'c2ra': 'c2ra-24', 'c2ra_name': 'C2RA', "
          "'defined_on': '2013-02-04'}");
    when_it_starts(story);
    then(story, "bearer.defined", "{'departement': '18', 'bearer': 'dla-18'}");
    then_nothing_more(story);
    when(story, "ministry", "", "bearer.list", "{'departement': '18'}");
    then_answer(story, "{'items': [{'bearer': 'dla-18', 'c2ra': 'c2ra-24'}]}");
    story_close(story);
}

static void needs_are_of_a_closed_list_D2(void **unused)
{
    static const char *const words[] = {"financial", "territorial",   "strategy",   "organisation",
                                        "hr",        "communication", "partnership"};

    (void)unused;
    assert_int_equal(referral_needs.count, 1 + sizeof words / sizeof words[0]);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_int_equal(enumeration_value(&referral_needs, words[i], strlen(words[i])), i + 1);
}

static void nothing_else_is_a_need_nor_the_theme_of_a_mission_D2(void **unused)
{
    static const char *const fields[] = {"themes", "theme"};
    const struct schema *schemas[] = {&referral_plan_schema, &mission_plan_schema};

    (void)unused;
    assert_int_equal(enumeration_value(&referral_needs, "property", 8), NEED_NONE);
    for (size_t i = 0; i < 2; i++)
        assert_ptr_equal(schema_field(schemas[i], fields[i])->enumeration, &referral_needs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_association_is_sent_to_the_advisers_of_its_departement),
        cmocka_unit_test(other_forms_of_social_utility_are_entitled),
        cmocka_unit_test(d1_an_enterprise_with_a_label_is_entitled_whatever_its_form),
        cmocka_unit_test(d1_no_label_makes_an_enterprise_of_a_public_body),
        cmocka_unit_test(who_is_not_entitled_is_told_why_and_what_else_there_is),
        cmocka_unit_test(as_many_are_asked_as_the_hub_says_those_with_least_to_do_first),
        cmocka_unit_test(where_nobody_answers_the_c2ra_has_it_at_once),
        cmocka_unit_test(a_departement_that_nobody_knows_is_refused),
        cmocka_unit_test(what_is_heard_twice_is_done_once),
        cmocka_unit_test(a_hub_cannot_use_the_id_of_another_hubs_referral),
        cmocka_unit_test(whose_a_referral_is_says_the_journal_that_it_is_in),
        cmocka_unit_test(a_hub_takes_back_what_nobody_accepted),
        cmocka_unit_test(after_the_acceptance_it_is_too_late),
        cmocka_unit_test(taking_back_what_is_not_there_or_not_ones_own_is_answered_too),
        cmocka_unit_test(bearers_are_journalled_once_and_again_when_they_change),
        cmocka_unit_test(needs_are_of_a_closed_list_D2),
        cmocka_unit_test(nothing_else_is_a_need_nor_the_theme_of_a_mission_D2),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
