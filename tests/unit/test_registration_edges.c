/* The first day, the last day, the number itself: on which side of a rule its limit lies. */
#include "tests/unit/world.h"

static void c5_the_finding_may_be_of_the_day_of_the_signature(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'signed_on': '2013-02-04', 'starts_on': '2013-02-04'");
    then(story, "contract.signed", "{'signed_on': '2013-02-04'}");
    story_close(story);
}

/* Found on 4 February 2013: good for 365 days. */
static void c5_the_finding_is_good_for_365_days(void **state)
{
    struct story *story = world_open();

    (void)state;
    when_time_passes(story, "2014-02-05");
    world_sign(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'signed_on': '2014-02-05', 'starts_on': '2014-02-05'");
    then_refused(story, "C5", "person", "trop ancienne");
    world_sign(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'signed_on': '2014-02-04', 'starts_on': '2014-02-04'");
    then(story, "contract.signed", "{'signed_on': '2014-02-04'}");
    story_close(story);
}

static void c5_a_contract_starts_180_days_after_its_signature_at_most(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_sign(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "'starts_on': '2013-08-29'");
    then_refused(story, "C5", "starts_on", "28/08/2013");
    world_sign(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "'starts_on': '2013-08-28'");
    then(story, "contract.signed", "{'starts_on': '2013-08-28'}");
    story_close(story);
}

static void c1_a_renewal_may_be_of_one_month(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when_time_passes(story, "2014-03-03");
    world_sign(story, "#c2", "#poste-mjc", "#lea", "#tuteur-mjc",
               "'months': 1, 'renewal_of': '#c1', 'signed_on': '2014-03-03', 'starts_on': "
               "'2014-03-03'");
    then(story, "contract.signed", "{'months': 1, 'planned_end': '2014-04-02'}");
    story_close(story);
}

static void c7_a_contract_may_be_broken_on_the_day_of_its_signature(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "prescriber 18", "2013-03-04", "contract.break",
         "{'contract': '#c1', 'motive': 'fin_essai', 'initiator': 'employee', 'broken_on': "
         "'2013-02-28'}");
    then_refused(story, "C7", "broken_on", "signé le 01/03/2013");
    when(story, "prescriber 18", "", "contract.break",
         "{'contract': '#c1', 'motive': 'fin_essai', 'initiator': 'employee', 'broken_on': "
         "'2013-03-01'}");
    then(story, "contract.broken", "{'broken_on': '2013-03-01'}");
    story_close(story);
}

/* One month of aid was due: 1 072.66 euros. */
static void c3_all_that_was_due_may_be_repaid(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when(story, "prescriber 18", "2013-03-31", "aid.repay",
         "{'contract': '#c1', 'amount_cents': 107267}");
    then_refused(story, "C3", "amount_cents", "107266 centimes");
    when(story, "prescriber 18", "", "aid.repay", "{'contract': '#c1', 'amount_cents': 107266}");
    then(story, "aid.repaid", "{'total_cents': 107266}");
    story_close(story);
}

/* The last change was on 3 June: another one of that day takes its place. */
static void c4_a_tutor_may_change_twice_on_one_day(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    done(story, "regional 18", "2013-06-10", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc-2', 'from': '2013-06-03'}");
    when(story, "regional 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc', 'from': '2013-06-02'}");
    then_refused(story, "C4", "from", "03/06/2013");
    when(story, "regional 18", "", "contract.assign_tutor",
         "{'contract': '#c1', 'tutor': '#tuteur-mjc', 'from': '2013-06-03'}");
    then(story, "contract.tutor_assigned", "{'from': '2013-06-03'}");
    story_close(story);
}

/* Six months that lie before the last twelve can be added to those, and not one more. */
static void e2_months_of_search_agree_with_each_other(void **state)
{
    static const struct {
        int in_12, in_18;
        bool fits;
    } cases[] = {
        {12, 12, true },
        {12, 18, true },
        {6,  13, false},
        {12, 11, false},
    };
    struct story *story = world_open();

    (void)state;
    world_person(story, "#bac", "1993-01-01", "IV", "zus", "");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world_when(story, "prescriber 18", "", "eligibility.find",
                   "{'person': '#bac', 'prescriber': 'mission_locale', 'search_months_12': %d, "
                   "'search_months_18': %d}",
                   cases[i].in_12, cases[i].in_18);
        if (cases[i].fits)
            then(story, "eligibility.found", "{'criterion': 'zone'}");
        else
            then_refused(story, "E2", "search_months_18", "ne s'accordent pas");
    }
    story_close(story);
}

/* A breach declared after the term takes the place of that end: the 90 days of the vacancy run from
 * the breach, as the event says. */
static void q2_a_vacancy_runs_from_the_breach_that_is_declared_late(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc", "");
    when_time_passes(story, "2016-03-10");
    when(story, "regional 18", "", "job.get", "{'job': '#poste-mjc'}");
    then_answer(story, "{'state': 'vacant', 'vacancy_ends_on': '2016-05-29'}");
    when(story, "prescriber 18", "", "contract.break",
         "{'contract': '#c1', 'motive': 'embauche_ailleurs', 'initiator': 'employee', "
         "'broken_on': '2016-01-31'}");
    then(story, "contract.broken", "{'vacancy_ends_on': '2016-04-30'}");
    when(story, "regional 18", "", "job.get", "{'job': '#poste-mjc'}");
    then_answer(story, "{'state': 'vacant', 'vacancy_ends_on': '2016-04-30'}");
    when_time_passes(story, "2016-04-30");
    then_nothing_more(story);
    when_time_passes(story, "2016-05-01");
    then(story, "job.closed", "{'reason': 'vacancy_delay', 'closed_on': '2016-05-01'}");
    story_close(story);
}

static void q2_a_breach_declared_late_leaves_the_next_contract_its_job(void **state)
{
    struct story *story = world_open();

    (void)state;
    world_signed(story, "#c1", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'short_term_reason': 'funding'");
    when_time_passes(story, "2014-03-03");
    world_signed(story, "#c2", "#poste-mjc", "#lea", "#tuteur-mjc",
                 "'months': 12, 'renewal_of': '#c1', 'signed_on': '2014-03-03', 'starts_on': "
                 "'2014-03-03'");
    when(story, "prescriber 18", "", "contract.break",
         "{'contract': '#c1', 'motive': 'embauche_ailleurs', 'initiator': 'employee', "
         "'broken_on': '2014-01-31'}");
    then_accepted(story);
    when(story, "regional 18", "", "job.get", "{'job': '#poste-mjc'}");
    then_answer(story, "{'state': 'filled'}");
    when_time_passes(story, "2014-06-02");
    then_nothing_more(story);
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c5_the_finding_may_be_of_the_day_of_the_signature),
        cmocka_unit_test(c5_the_finding_is_good_for_365_days),
        cmocka_unit_test(c5_a_contract_starts_180_days_after_its_signature_at_most),
        cmocka_unit_test(c1_a_renewal_may_be_of_one_month),
        cmocka_unit_test(c7_a_contract_may_be_broken_on_the_day_of_its_signature),
        cmocka_unit_test(c3_all_that_was_due_may_be_repaid),
        cmocka_unit_test(c4_a_tutor_may_change_twice_on_one_day),
        cmocka_unit_test(e2_months_of_search_agree_with_each_other),
        cmocka_unit_test(q2_a_vacancy_runs_from_the_breach_that_is_declared_late),
        cmocka_unit_test(q2_a_breach_declared_late_leaves_the_next_contract_its_job),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
