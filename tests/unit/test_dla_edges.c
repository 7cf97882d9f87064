/* The first day, the last day, the number itself: on which side of a rule its limit lies. */
#include <stdio.h>

#include "tests/unit/given_dla.h"

/* A date of the last event that was told. */
static const char *day_of(struct story *story, const char *member, char day[16])
{
    snprintf(day, 16, "%s", story_text(story, member));
    return day;
}

static void what_is_done_on_its_last_day_is_in_time_D4(void **unused)
{
    struct story *story = dla_story();
    char diagnosis[16], plan[16], whole[16];

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_when(story, "chloe", "2013-03-01", "referral.accept", "#r", "");
    then(story, "referral.seen", "{}");
    then(story, "referral.accepted", "{'whole_due_on': '2015-03-01'}");
    day_of(story, "diagnosis_due_on", diagnosis);
    day_of(story, "plan_due_on", plan);
    day_of(story, "whole_due_on", whole);
    dla_when(story, "chloe", diagnosis, "referral.diagnose", "#r", ", 'needs': ['hr']");
    then(story, "referral.diagnosed", "{'in_time': true, 'business_days': 30}");
    dla_when(story, "chloe", plan, "referral.plan", "#r", ", 'themes': ['hr']");
    then(story, "referral.planned", "{'in_time': true, 'business_days': 60}");
    dla_done(story, "chloe", plan, "referral.follow_up", "#r", "");
    when_time_passes(story, whole);
    then_nothing_more(story);
    dla_when(story, "chloe", whole, "referral.close", "#r", ", 'outcome': 'consolidated'");
    then(story, "referral.closed", "{'in_time': true}");
    story_close(story);
}

static void what_is_done_the_day_after_is_late_D4(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    when_time_passes(story, "2015-03-02");
    then(story, "referral.late", "{'clock': 'whole', 'due_on': '2015-03-01'}");
    dla_when(story, "chloe", "", "referral.close", "#r", ", 'outcome': 'consolidated'");
    then(story, "referral.closed", "{}");
    then_without(story, "in_time");
    story_close(story);
}

static void the_impact_is_measured_until_its_last_day_D4(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    dla_done(story, "chloe", "2013-08-31", "referral.close", "#r", ", 'outcome': 'consolidated'");
    dla_when(story, "chloe", "2015-08-31", "impact.measure", "#r", ", 'trend': 'stable'");
    then(story, "impact.measured", "{'months': 24}");
    story_close(story);
}

static void a_mission_may_take_one_day_D5(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_planned(story, "#r");
    dla_when(story, "chloe", "", "mission.plan", "#r",
             ", 'mission': '#m', 'kind': 'individual', 'theme': 'hr', 'days': 1, "
             "'starts_on': '2013-03-04', 'ends_on': '2013-03-04'");
    then(story, "mission.planned", "{'starts_on': '2013-03-04', 'ends_on': '2013-03-04'}");
    story_close(story);
}

static void a_link_is_made_until_it_expires_D3(void **unused)
{
    struct story *story = dla_story();
    char asking[64], body[100], expires[16];

    (void)unused;
    dla_asks(story, "2013-02-04", "#r", "67", "association");
    then(story, "referral.received", "{}");
    then(story, "referral.sent", "{}");
    snprintf(asking, sizeof asking, "%s", story_text(story, "asking"));
    snprintf(body, sizeof body, "{'asking': '%s'}", asking);
    day_of(story, "link_expires_on", expires);
    when(story, "gateway", expires, "link.make", body);
    then_accepted(story);
    when(story, "gateway", "2013-12-31", "link.make", body);
    then_refused(story, "D3", "asking", "a expiré");
    story_close(story);
}

static void who_follows_up_may_hand_over_D3(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    when(story, "dla@chloe", "", "referral.inbox", "{'box': 'accompanied'}");
    then_answer(story, "{'items': [{'referral': '#r'}]}");
    dla_when(story, "marc", "", "referral.hand_over", "#r", ", 'adviser': '#marc'");
    then_refused(story, "D3", "referral", "relève de c2ra-24"); /* a colleague does not take it */
    dla_when(story, "alain", "", "referral.hand_over", "#r", ", 'adviser': '#marc'");
    then_refused(story, "D3", "referral", "relève de c2ra-24"); /* nor another C2RA */
    dla_when(story, "chloe", "", "referral.hand_over", "#r", ", 'adviser': '#marc'");
    then(story, "referral.handed_over", "{'adviser': '#marc', 'handed_by': '#chloe'}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_done_on_its_last_day_is_in_time_D4),
        cmocka_unit_test(what_is_done_the_day_after_is_late_D4),
        cmocka_unit_test(the_impact_is_measured_until_its_last_day_D4),
        cmocka_unit_test(a_mission_may_take_one_day_D5),
        cmocka_unit_test(a_link_is_made_until_it_expires_D3),
        cmocka_unit_test(who_follows_up_may_hand_over_D3),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
