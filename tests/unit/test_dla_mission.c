/* Missions of an accompaniment (D5). */
#include <stdio.h>

#include "tests/unit/given_dla.h"

/* #r and #s are accompanied by #chloe, #t by #marc, each with a plan, on 2013-05-02. */
static struct story *planned(void)
{
    static const char *const referrals[] = {"#r", "#s", "#t"};
    struct story *story = dla_story();

    for (size_t i = 0; i < 3; i++) {
        const char *adviser = i == 2 ? "marc" : "chloe";

        dla_sent(story, "2013-03-01", referrals[i]);
        dla_done(story, adviser, "2013-03-01", "referral.accept", referrals[i], "");
        dla_done(story, adviser, "2013-03-01", "referral.diagnose", referrals[i],
                 ", 'needs': ['financial']");
        dla_done(story, adviser, "2013-03-01", "referral.plan", referrals[i],
                 ", 'themes': ['financial']");
    }
    when_time_passes(story, "2013-05-02");
    return story;
}

static void plan(struct story *story, const char *mission, const char *kind)
{
    char more[400];

    snprintf(more, sizeof more,
             ", 'mission': '%s', 'kind': '%s', 'theme': 'financial', 'days': 4, "
             "'cost_cents': 320000, 'starts_on': '2013-05-13', 'ends_on': '2013-06-14'",
             mission, kind);
    dla_when(story, "chloe", "2013-05-02", "mission.plan", "#r", more);
}

static void ask(struct story *story, const char *adviser, const char *day, const char *type,
                const char *body)
{
    char caller[40];

    snprintf(caller, sizeof caller, "dla@%s", adviser);
    when(story, caller, day, type, body);
}

static void an_individual_mission_is_planned_and_done(void **unused)
{
    struct story *story = planned();

    (void)unused;
    plan(story, "#m", "individual");
    then(story, "mission.planned",
         "{'mission': '#m', 'referral': '#r', 'hub': 'regional_centre', 'departement': '18', "
         "'employer': '#asso', 'adviser': '#chloe', 'bearer': 'dla-18', 'kind': 'individual', "
         "'theme': 'financial', 'days': 4, 'cost_cents': 320000, 'starts_on': '2013-05-13', "
         "'planned_on': '2013-05-02'}");
    then_without(story, "provider");
    then_nothing_more(story);
    ask(story, "chloe", "2013-06-10", "mission.complete", "{'mission': '#m'}");
    then_refused(story, "D5", "provider", "SIREN du prestataire");
    ask(story, "chloe", "", "mission.complete",
        "{'mission': '#m', 'provider': '732829320', 'days': 5, 'completed_on': '2013-06-07'}");
    then(story, "mission.completed",
         "{'mission': '#m', 'referral': '#r', 'kind': 'individual', 'theme': 'financial', "
         "'provider': '732829320', 'days': 5, 'cost_cents': 320000, 'employers': 1, "
         "'completed_on': '2013-06-07'}");
    then_nothing_more(story);
    ask(story, "chloe", "", "mission.cancel", "{'mission': '#m', 'reason': 'other'}");
    then_refused(story, "D5", "mission", "« réalisée »");
    story_close(story);
}

static void a_collective_mission_takes_in_others_and_is_counted_once(void **unused)
{
    struct story *story = planned();

    (void)unused;
    plan(story, "#m", "collective");
    then_accepted(story);
    ask(story, "chloe", "", "mission.join", "{'mission': '#m', 'referral': '#s'}");
    then(story, "mission.joined",
         "{'mission': '#m', 'referral': '#s', 'employer': '#asso', 'theme': 'financial', "
         "'joined_on': '2013-05-02'}");
    ask(story, "chloe", "", "mission.join", "{'mission': '#m', 'referral': '#t'}");
    then_accepted(story); /* a colleague's */
    ask(story, "chloe", "", "mission.join", "{'mission': '#m', 'referral': '#s'}");
    then_refused(story, "D5", "referral", "participe déjà");
    ask(story, "chloe", "2013-06-14", "mission.complete",
        "{'mission': '#m', 'provider': '732829320'}");
    then(story, "mission.completed", "{'mission': '#m', 'employers': 3, 'days': 4}");
    then_nothing_more(story);
    when(story, "ministry", "", "referral.get", "{'referral': '#t'}");
    then_answer(story, "{'summary': {'missions': 1}}");
    when(story, "ministry", "", "mission.list", "{'referral': '#s'}");
    then_answer(story, "{'items': [{'mission': '#m', 'state': 'completed', 'employers': 3}]}");
    story_close(story);
}

/* A colleague is one of the same C2RA: nobody's referral is kept open from another region. */
static void a_mission_takes_in_nobody_of_another_region(void **unused)
{
    struct story *story = planned();

    (void)unused;
    dla_asks(story, "2013-05-02", "#est", "67", "association");
    dla_done(story, "jeanne", "", "referral.accept", "#est", "");
    dla_done(story, "jeanne", "", "referral.diagnose", "#est", ", 'needs': ['financial']");
    dla_done(story, "jeanne", "", "referral.plan", "#est", ", 'themes': ['financial']");
    plan(story, "#m", "collective");
    then_accepted(story);
    ask(story, "chloe", "", "mission.join", "{'mission': '#m', 'referral': '#est'}");
    then_refused(story, "D5", "referral", "relève de c2ra-42");
    story_close(story);
}

static void a_referral_is_not_closed_before_its_last_mission_was_done(void **unused)
{
    struct story *story = planned();

    (void)unused;
    plan(story, "#m", "individual");
    then_accepted(story);
    dla_done(story, "chloe", "2013-05-15", "referral.follow_up", "#r", "");
    ask(story, "chloe", "2013-06-14", "mission.complete",
        "{'mission': '#m', 'provider': '732829320'}");
    then_accepted(story);
    dla_when(story, "chloe", "2013-06-17", "referral.close", "#r",
             ", 'outcome': 'consolidated', 'closed_on': '2013-06-13'");
    then_refused(story, "D5", "closed_on", "achevée le 14/06/2013");
    dla_when(story, "chloe", "", "referral.close", "#r",
             ", 'outcome': 'consolidated', 'closed_on': '2013-06-14'");
    then(story, "referral.closed", "{'missions': 1, 'closed_on': '2013-06-14'}");
    story_close(story);
}

static void an_individual_mission_takes_in_nobody_else(void **unused)
{
    struct story *story = planned();

    (void)unused;
    plan(story, "#m", "individual");
    then_accepted(story);
    ask(story, "chloe", "", "mission.join", "{'mission': '#m', 'referral': '#s'}");
    then_refused(story, "D5", "mission", "« individuelle »");
    story_close(story);
}

static void a_mission_needs_a_plan_and_its_own_adviser(void **unused)
{
    struct story *story = planned();

    (void)unused;
    dla_when(story, "marc", "", "mission.plan", "#r",
             ", 'mission': '#m', 'kind': 'individual', 'theme': 'hr', 'days': 1, 'cost_cents': 0");
    then_refused(story, "D3", "referral", "accompagnée par le conseiller");
    plan(story, "#m", "individual");
    then_accepted(story);
    plan(story, "#m", "individual");
    then_refused(story, "D5", "mission", "déjà là");
    ask(story, "marc", "", "mission.cancel", "{'mission': '#m', 'reason': 'funding'}");
    then_refused(story, "D5", "mission", "menée par le conseiller");
    dla_sent(story, "2013-05-02", "#neuve");
    dla_done(story, "chloe", "", "referral.accept", "#neuve", "");
    dla_when(story, "chloe", "", "mission.plan", "#neuve",
             ", 'mission': '#n', 'kind': 'individual', 'theme': 'hr', 'days': 1, 'cost_cents': 0");
    then_refused(story, "D3", "referral", "« plan d'accompagnement établi » ou « ingénierie");
    story_close(story);
}

static void a_mission_has_a_true_siren_and_days_in_order(void **unused)
{
    struct story *story = planned();

    (void)unused;
    dla_when(story, "chloe", "", "mission.plan", "#r",
             ", 'mission': '#m', 'kind': 'individual', 'theme': 'hr', 'days': 1, "
             "'provider': '732829321'");
    then_refused(story, "EM2", "provider", "");
    dla_when(story, "chloe", "", "mission.plan", "#r",
             ", 'mission': '#m', 'kind': 'individual', 'theme': 'hr', 'days': 1, "
             "'starts_on': '2013-06-01', 'ends_on': '2013-05-31'");
    then_refused(story, "D5", "ends_on", "avant son début");
    plan(story, "#m", "individual");
    then_accepted(story);
    ask(story, "chloe", "2013-05-20", "mission.complete",
        "{'mission': '#m', 'provider': '732829320', 'completed_on': '2013-05-12'}");
    then_refused(story, "", "completed_on", "13/05/2013");
    story_close(story);
}

static void what_is_still_planned_keeps_a_referral_open(void **unused)
{
    struct story *story = planned();

    (void)unused;
    plan(story, "#m", "individual");
    then_accepted(story);
    dla_done(story, "chloe", "2013-05-15", "referral.start_engineering", "#r", "");
    dla_done(story, "chloe", "2013-06-15", "referral.follow_up", "#r", "");
    dla_when(story, "chloe", "2013-06-17", "referral.close", "#r", ", 'outcome': 'consolidated'");
    then_refused(story, "D5", "referral", "Missions encore prévues : 1");
    ask(story, "chloe", "", "mission.cancel", "{'mission': '#m', 'reason': 'funding'}");
    then(story, "mission.cancelled",
         "{'mission': '#m', 'referral': '#r', 'kind': 'individual', 'theme': 'financial', "
         "'reason': 'funding', 'cancelled_on': '2013-06-17'}");
    dla_when(story, "chloe", "", "referral.close", "#r", ", 'outcome': 'consolidated'");
    then(story, "referral.closed", "{'missions': 0}");
    story_close(story);
}

static void missions_are_listed_by_theme_state_and_to_those_who_may(void **unused)
{
    struct story *story = planned();

    (void)unused;
    plan(story, "#m", "individual");
    then_accepted(story);
    when(story, "ministry", "", "mission.list", "{'theme': 'financial', 'state': 'planned'}");
    then_answer(story, "{'items': [{'mission': '#m', 'referral': '#r', 'days': 4}]}");
    when(story, "ministry", "", "mission.list", "{'theme': 'hr'}");
    then_empty(story);
    when(story, "regional 36", "", "mission.list", "{}");
    then_empty(story);
    when(story, "dla@jeanne", "", "mission.list", "{}");
    then_empty(story);
    when(story, "dla@regine", "", "mission.list", "{}");
    then_answer(story, "{'items': [{'mission': '#m'}]}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_individual_mission_is_planned_and_done),
        cmocka_unit_test(a_collective_mission_takes_in_others_and_is_counted_once),
        cmocka_unit_test(a_mission_takes_in_nobody_of_another_region),
        cmocka_unit_test(a_referral_is_not_closed_before_its_last_mission_was_done),
        cmocka_unit_test(an_individual_mission_takes_in_nobody_else),
        cmocka_unit_test(a_mission_needs_a_plan_and_its_own_adviser),
        cmocka_unit_test(a_mission_has_a_true_siren_and_days_in_order),
        cmocka_unit_test(what_is_still_planned_keeps_a_referral_open),
        cmocka_unit_test(missions_are_listed_by_theme_state_and_to_those_who_may),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
