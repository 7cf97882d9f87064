/* Clocks in business days (D4): all by time alone, none by the hour at which somebody looks. */
#include "services/dla/settings.h"
#include "tests/unit/given_dla.h"

static void sent_to(struct story *story, const char *day, const char *departement)
{
    dla_asks(story, day, "#r", departement, "association");
    then(story, "referral.received", "{}");
}

static void an_adviser_who_does_not_answer_is_reminded_twice_then_it_goes_up(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_adviser(story, "paul", "dla-36");
    sent_to(story, "2013-02-04", "36");
    then(story, "referral.sent", "{'seen_due_on': '2013-02-06'}");
    when_time_passes(story, "2013-02-06");
    then_nothing_more(story); /* the day itself is in time */
    when_time_passes(story, "2013-02-07");
    then(story, "referral.late",
         "{'referral': '#r', 'clock': 'seen', 'adviser': '#paul', 'due_on': '2013-02-06'}");
    when_time_passes(story, "2013-02-10");
    then_nothing_more(story);
    when_time_passes(story, "2013-02-11");
    then(story, "referral.reminded",
         "{'referral': '#r', 'adviser': '#paul', 'reminder': 1, 'answer_due_on': '2013-02-18', "
         "'reminded_on': '2013-02-11'}");
    then_nothing_more(story);
    when_time_passes(story, "2013-02-15");
    then(story, "referral.reminded", "{'reminder': 2, 'reminded_on': '2013-02-15'}");
    when_time_passes(story, "2013-02-18");
    then_nothing_more(story);
    when_time_passes(story, "2013-02-19");
    then(story, "referral.escalated",
         "{'referral': '#r', 'reason': 'no_answer', 'round': 1, 'escalated_on': '2013-02-19', "
         "'reassignment_due_on': '2013-02-26'}");
    then_nothing_more(story);
    when_time_passes(story, "2013-02-27");
    then(story, "referral.late",
         "{'clock': 'reassignment', 'c2ra': 'c2ra-24', 'due_on': '2013-02-26'}");
    when_time_passes(story, "2013-12-31");
    then_nothing_more(story); /* each is said once */
    story_close(story);
}

static void what_was_missed_happens_in_order_on_its_own_days(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_adviser(story, "paul", "dla-36");
    sent_to(story, "2013-02-04", "36");
    when_time_passes(story, "2013-03-20"); /* the service was stopped for six weeks */
    then(story, "referral.late", "{'clock': 'seen', 'due_on': '2013-02-06'}");
    then(story, "referral.reminded", "{'reminder': 1, 'reminded_on': '2013-02-11'}");
    then(story, "referral.reminded", "{'reminder': 2, 'reminded_on': '2013-02-15'}");
    then(story, "referral.escalated", "{'escalated_on': '2013-02-19'}");
    then(story, "referral.late", "{'clock': 'reassignment', 'due_on': '2013-02-26'}");
    then_nothing_more(story);
    story_close(story);
}

static void each_time_that_it_goes_up_the_c2ra_has_a_new_clock(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    when_time_passes(story, "2013-02-27"); /* the C2RA is late a first time */
    dla_done(story, "regine", "2013-02-28", "referral.reassign", "#r", ", 'advisers': ['#chloe']");
    dla_done(story, "chloe", "2013-03-01", "referral.decline", "#r", ", 'reason': 'other'");
    when_time_passes(story, "2013-03-08");
    then_nothing_more(story);
    when_time_passes(story, "2013-03-09");
    then(story, "referral.late", "{'clock': 'reassignment', 'due_on': '2013-03-08'}");
    then_nothing_more(story);
    story_close(story);
}

static void who_has_seen_it_is_reminded_and_who_has_answered_is_not(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_done(story, "chloe", "2013-02-05", "referral.see", "#r", "");
    dla_done(story, "marc", "2013-02-05", "referral.decline", "#r", ", 'reason': 'other'");
    when_time_passes(story, "2013-02-11");
    then(story, "referral.reminded", "{'adviser': '#chloe', 'reminder': 1}");
    then_nothing_more(story);
    dla_accepted(story, "2013-02-12", "#r");
    when_time_passes(story, "2013-03-01");
    then_nothing_more(story);
    story_close(story);
}

static void good_friday_counts_in_bourges_and_not_in_strasbourg(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    /* 29 March 2013 was Good Friday, the Monday after a holiday everywhere. */
    sent_to(story, "2013-03-27", "18");
    then(story, "referral.sent", "{'seen_due_on': '2013-03-29', 'answer_due_on': '2013-04-11'}");
    story_close(story);
    story = dla_story();
    sent_to(story, "2013-03-27", "67");
    then(story, "referral.sent", "{'seen_due_on': '2013-04-02', 'answer_due_on': '2013-04-12'}");
    dla_when(story, "jeanne", "2013-04-02", "referral.see", "#r", "");
    then(story, "referral.seen", "{'business_days': 2, 'in_time': true}");
    story_close(story);
}

static void the_end_of_a_year_has_its_holidays(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    sent_to(story, "2013-12-23", "18");
    then(story, "referral.sent",
         "{'seen_due_on': '2013-12-26', 'first_reminder_on': '2013-12-31', "
         "'second_reminder_on': '2014-01-07', 'answer_due_on': '2014-01-08'}");
    story_close(story);
    story = dla_story();
    sent_to(story, "2013-12-23", "67"); /* 26 December too */
    then(story, "referral.sent",
         "{'seen_due_on': '2013-12-27', 'first_reminder_on': '2014-01-02', "
         "'answer_due_on': '2014-01-09'}");
    story_close(story);
}

static void overseas_the_abolition_is_a_holiday(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_adviser(story, "rose", "dla-974");
    sent_to(story, "2013-12-19", "974");
    then(story, "referral.sent", "{'seen_due_on': '2013-12-24', 'answer_due_on': '2014-01-07'}");
    story_close(story);
}

static void a_leap_day_counts_and_a_term_of_months_ends_on_a_day_that_exists(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2016-02-26", "#r");
    dla_when(story, "chloe", "2016-02-29", "referral.accept", "#r", "");
    then(story, "referral.seen", "{'business_days': 1}");
    then(story, "referral.accepted",
         "{'business_days': 1, 'closes_from': '2016-04-29', 'whole_due_on': '2018-02-28', "
         "'diagnosis_due_on': '2016-04-12'}");
    story_close(story);
}

static void summer_time_moves_no_clock(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    /* The clocks change in the night to Sunday 31 March 2013, and back on 27 October. */
    sent_to(story, "2013-03-26", "18");
    then(story, "referral.sent", "{'first_reminder_on': '2013-04-03'}");
    when_time_passes(story, "2013-04-02");
    then(story, "referral.late", "{'clock': 'seen'}");
    then(story, "referral.late", "{'clock': 'seen'}");
    then_nothing_more(story);
    when_time_passes(story, "2013-04-03");
    then(story, "referral.reminded", "{'reminded_on': '2013-04-03'}");
    story_close(story);
    story = dla_story();
    sent_to(story, "2013-10-25", "18");
    then(story, "referral.sent",
         "{'seen_due_on': '2013-10-29', 'first_reminder_on': '2013-11-04'}");
    story_close(story);
}

static void diagnosis_plan_and_the_whole_have_their_clocks(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_when(story, "chloe", "2013-03-01", "referral.accept", "#r", "");
    then(story, "referral.seen", "{}");
    then(story, "referral.accepted",
         "{'diagnosis_due_on': '2013-04-15', 'plan_due_on': '2013-05-31', "
         "'whole_due_on': '2015-03-01'}");
    when_time_passes(story, "2013-04-15");
    then_nothing_more(story);
    when_time_passes(story, "2013-04-16");
    then(story, "referral.late",
         "{'clock': 'diagnosis', 'adviser': '#chloe', 'bearer': 'dla-18', "
         "'due_on': '2013-04-15'}");
    when_time_passes(story, "2013-06-01");
    then(story, "referral.late", "{'clock': 'plan', 'due_on': '2013-05-31'}");
    then_nothing_more(story);
    dla_done(story, "chloe", "2013-06-03", "referral.diagnose", "#r", ", 'needs': ['hr']");
    dla_done(story, "chloe", "2013-06-03", "referral.plan", "#r", ", 'themes': ['hr']");
    when_time_passes(story, "2015-03-01");
    then_nothing_more(story);
    when_time_passes(story, "2015-03-02");
    then(story, "referral.late", "{'clock': 'whole', 'due_on': '2015-03-01'}");
    then_nothing_more(story);
    dla_done(story, "chloe", "", "referral.follow_up", "#r", "");
    dla_when(story, "chloe", "", "referral.close", "#r", ", 'outcome': 'not_consolidated'");
    then(story, "referral.closed", "{'days': 731}");
    then_without(story, "in_time");
    story_close(story);
}

static void what_is_done_in_time_is_never_said_to_be_late(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    when_time_passes(story, "2015-03-01");
    then_nothing_more(story);
    story_close(story);
}

static void the_impact_is_measured_once_in_its_window(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    dla_done(story, "chloe", "2013-08-31", "referral.close", "#r",
             ", 'outcome': 'consolidated', 'jobs_concerned': 5, 'jobs_consolidated': 4");
    dla_when(story, "chloe", "2014-02-27", "impact.measure", "#r",
             ", 'jobs_kept': 4, 'trend': 'stable'");
    then_refused(story, "D4", "measured_on", "28/02/2014");
    dla_when(story, "chloe", "2014-02-28", "impact.measure", "#r",
             ", 'jobs_kept': 6, 'trend': 'stable'");
    then_refused(story, "D5", "jobs_kept", "maintenus : 6, pour 5");
    dla_when(story, "marc", "", "impact.measure", "#r", ", 'jobs_kept': 4, 'trend': 'stable'");
    then_refused(story, "D4", "referral", "est mesuré par");
    dla_when(story, "regine", "2014-03-03", "impact.measure", "#r",
             ", 'jobs_kept': 4, 'jobs_created': 1, 'trend': 'growing', 'satisfaction': 5");
    then(story, "impact.measured",
         "{'referral': '#r', 'adviser': '#chloe', 'jobs_concerned': 5, 'jobs_kept': 4, "
         "'jobs_created': 1, 'trend': 'growing', 'satisfaction': 5, 'closed_on': '2013-08-31', "
         "'measured_on': '2014-03-03', 'months': 6}");
    dla_when(story, "chloe", "", "impact.measure", "#r", ", 'jobs_kept': 4, 'trend': 'stable'");
    then_refused(story, "D4", "referral", "déjà été mesuré le 03/03/2014");
    when_time_passes(story, "2016-01-01");
    then_nothing_more(story);
    story_close(story);
}

static void an_impact_that_nobody_measured_is_late_after_two_years(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    dla_done(story, "chloe", "2013-08-31", "referral.close", "#r", ", 'outcome': 'consolidated'");
    when_time_passes(story, "2015-08-31");
    then_nothing_more(story);
    when_time_passes(story, "2015-09-01");
    then(story, "referral.late", "{'clock': 'impact', 'due_on': '2015-08-31'}");
    dla_when(story, "chloe", "", "impact.measure", "#r", ", 'trend': 'stable'");
    then_refused(story, "D4", "measured_on", "31/08/2015");
    story_close(story);
}

static void what_was_given_up_has_no_impact_to_measure(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_accepted(story, "2013-03-01", "#r");
    dla_done(story, "chloe", "2013-03-15", "referral.close", "#r",
             ", 'outcome': 'employer_ceased'");
    dla_when(story, "chloe", "2013-12-02", "impact.measure", "#r", ", 'trend': 'ceased'");
    then_refused(story, "D4", "referral", "avant son terme");
    when_time_passes(story, "2016-01-01");
    then_nothing_more(story);
    story_close(story);
}

static void delays_are_settings_and_move_no_clock_that_runs(void **unused)
{
    struct story *story = dla_story();
    struct dla_settings *settings = story_settings(story);

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    settings->answer_days = 20;
    settings->first_reminder_days = 3;
    dla_asks(story, "2013-02-04", "#s", "18", "association");
    then(story, "referral.received", "{}");
    then(story, "referral.sent",
         "{'first_reminder_on': '2013-02-07', 'answer_due_on': '2013-03-04'}");
    when_time_passes(story, "2013-02-19");
    when(story, "ministry", "", "referral.list", "{'states': ['escalated']}");
    then_answer(story, "{'items': [{'referral': '#r', 'escalation': 'no_answer'}]}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_adviser_who_does_not_answer_is_reminded_twice_then_it_goes_up),
        cmocka_unit_test(what_was_missed_happens_in_order_on_its_own_days),
        cmocka_unit_test(each_time_that_it_goes_up_the_c2ra_has_a_new_clock),
        cmocka_unit_test(who_has_seen_it_is_reminded_and_who_has_answered_is_not),
        cmocka_unit_test(good_friday_counts_in_bourges_and_not_in_strasbourg),
        cmocka_unit_test(the_end_of_a_year_has_its_holidays),
        cmocka_unit_test(overseas_the_abolition_is_a_holiday),
        cmocka_unit_test(a_leap_day_counts_and_a_term_of_months_ends_on_a_day_that_exists),
        cmocka_unit_test(summer_time_moves_no_clock),
        cmocka_unit_test(diagnosis_plan_and_the_whole_have_their_clocks),
        cmocka_unit_test(what_is_done_in_time_is_never_said_to_be_late),
        cmocka_unit_test(the_impact_is_measured_once_in_its_window),
        cmocka_unit_test(an_impact_that_nobody_measured_is_late_after_two_years),
        cmocka_unit_test(what_was_given_up_has_no_impact_to_measure),
        cmocka_unit_test(delays_are_settings_and_move_no_clock_that_runs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
