/* The life of a referral (D3): who may do what to it, and when. */
#include "services/dla/referral.h"
#include "tests/unit/given_dla.h"

/* ---- the table ---------------------------------------------------------------------------------
 */

static void what_is_not_in_the_table_is_refused_naming_both_states(void **unused)
{
    struct refusal refusal;
    size_t allowed = 0;

    (void)unused;
    for (size_t state = REFERRAL_REFUSED; state < referral_states.count; state++)
        for (int act = REFERRAL_SEE; act <= REFERRAL_PLAN_MISSION; act++) {
            struct referral referral = {.state = (uint8_t)state};
            enum referral_state after =
                referral_after((enum referral_state)state, (enum referral_act)act);

            refusal = (struct refusal){0};
            if (after != REFERRAL_NONE) {
                assert_int_equal(referral_may(&referral, (enum referral_act)act, &refusal), 0);
                allowed++;
                continue;
            }
            assert_int_equal(referral_may(&referral, (enum referral_act)act, &refusal), -1);
            assert_string_equal(refusal.rule, "D3");
            assert_non_null(strstr(refusal.text, enumeration_label(&referral_states, (int)state)));
            assert_non_null(strstr(refusal.text, "il faut qu'elle soit «"));
            assert_non_null(strstr(refusal.text, "(D3)"));
        }
    assert_int_equal(allowed, 37);
}

static void nothing_comes_out_of_an_end_but_the_measure_of_what_lasts(void **unused)
{
    static const enum referral_state ends[] = {REFERRAL_REFUSED, REFERRAL_CLOSED, REFERRAL_DECLINED,
                                               REFERRAL_WITHDRAWN};

    (void)unused;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        for (int act = REFERRAL_SEE; act <= REFERRAL_PLAN_MISSION; act++)
            assert_int_equal(referral_after(ends[i], (enum referral_act)act),
                             ends[i] == REFERRAL_CLOSED && act == REFERRAL_MEASURE ? REFERRAL_CLOSED
                                                                                   : REFERRAL_NONE);
}

/* ---- answers -----------------------------------------------------------------------------------
 */

static void an_adviser_sees_then_accepts(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_when(story, "chloe", "2013-02-06", "referral.see", "#r", "");
    then(story, "referral.seen",
         "{'referral': '#r', 'adviser': '#chloe', 'bearer': 'dla-18', 'sent_on': '2013-02-04', "
         "'seen_on': '2013-02-06', 'business_days': 2, 'in_time': true}");
    then_nothing_more(story);
    dla_when(story, "chloe", "2013-02-18", "referral.accept", "#r", "");
    then(story, "referral.accepted",
         "{'referral': '#r', 'hub': 'regional_centre', 'employer': '#asso', 'adviser': '#chloe', "
         "'sent_on': '2013-02-04', 'accepted_on': '2013-02-18', 'business_days': 10, "
         "'in_time': true, 'diagnosis_due_on': '2013-04-02', 'plan_due_on': '2013-05-17', "
         "'closes_from': '2013-04-18', 'whole_due_on': '2015-02-18'}");
    then_without(story, "note");
    then(story, "referral.taken", "{'adviser': '#marc', 'taken_by': '#chloe'}");
    then_nothing_more(story);
    story_close(story);
}

static void who_answers_at_once_has_seen_it(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_when(story, "chloe", "2013-02-07", "referral.accept", "#r", "");
    then(story, "referral.seen", "{'business_days': 3}");
    then_without(story, "in_time");
    then(story, "referral.accepted", "{'business_days': 3, 'in_time': true}");
    then(story, "referral.taken", "{'adviser': '#marc'}");
    then_nothing_more(story);
    story_close(story);
}

static void nobody_sees_twice(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_done(story, "chloe", "2013-02-05", "referral.see", "#r", "");
    dla_when(story, "chloe", "2013-02-06", "referral.see", "#r", "");
    then_refused(story, "D3", "referral", "05/02/2013");
    dla_done(story, "marc", "", "referral.see", "#r", ""); /* each for itself */
    story_close(story);
}

static void the_first_acceptance_takes_it_and_the_second_is_told_who_has_it(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_accepted(story, "2013-02-05", "#r");
    dla_when(story, "marc", "2013-02-06", "referral.accept", "#r", "");
    then_refused(story, "D3", "referral", "acceptée le 05/02/2013 par le conseiller");
    assert_non_null(strstr(story_refusal(story)->text, "dla-18"));
    dla_when(story, "marc", "", "referral.decline", "#r", ", 'reason': 'other'");
    then_refused(story, "D3", "referral", "n'attend plus de réponse");
    dla_when(story, "chloe", "", "referral.accept", "#r", "");
    then_refused(story, "D3", "referral", "« acceptée »");
    story_close(story);
}

static void each_declines_for_itself_with_a_reason_and_words_apart(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_when(story, "chloe", "2013-02-05", "referral.decline", "#r",
             ", 'reason': 'no_capacity', 'details': 'Trois dossiers déjà.'");
    then(story, "referral.seen", "{}");
    then(story, "referral.declined",
         "{'referral': '#r', 'adviser': '#chloe', 'reason': 'no_capacity', "
         "'declined_on': '2013-02-05', 'business_days': 1, 'in_time': true}");
    then_without(story, "is_final details");
    then_kept(story, "note.private", story_text(story, "note"), "{'text': 'Trois dossiers déjà.'}");
    then_nothing_more(story); /* #marc is still asked */
    dla_when(story, "chloe", "", "referral.accept", "#r", "");
    then_refused(story, "D3", "referral", "déjà répondu");
    dla_done(story, "marc", "", "referral.accept", "#r", "");
    story_close(story);
}

static void a_nir_is_never_kept(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_when(story, "chloe", "2013-02-05", "referral.decline", "#r",
             ", 'reason': 'other', 'details': 'Voir 1 93 05 18 033 001 45'");
    then_refused(story, "P1", "details", "");
    story_close(story);
}

static void when_all_have_declined_it_goes_up_at_once(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_done(story, "chloe", "2013-02-05", "referral.decline", "#r", ", 'reason': 'other'");
    dla_when(story, "marc", "2013-02-06", "referral.decline", "#r", ", 'reason': 'out_of_scope'");
    then(story, "referral.seen", "{'adviser': '#marc'}");
    then(story, "referral.declined", "{'adviser': '#marc'}");
    then(story, "referral.escalated",
         "{'referral': '#r', 'reason': 'all_declined', 'round': 1, 'c2ra': 'c2ra-24', "
         "'escalated_on': '2013-02-06', 'reassignment_due_on': '2013-02-13'}");
    then_nothing_more(story);
    story_close(story);
}

static void who_was_not_asked_does_not_answer(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_when(story, "jeanne", "2013-02-05", "referral.accept", "#r", "");
    then_refused(story, "D3", "referral", "ne vous a pas été adressée");
    then_refused_as(story, "forbidden");
    dla_when(story, "personne", "", "referral.accept", "#r", "");
    then_refused(story, "D3", "", "pas un conseiller en exercice");
    then_refused_as(story, "forbidden");
    dla_when(story, "chloe", "", "referral.accept", "#inconnue", "");
    then_refused_as(story, "not_found");
    story_close(story);
}

static void a_program_with_a_key_of_its_own_answers_as_its_adviser(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    done(story, "operator", "", "adviser.register",
         "{'adviser': '#robot', 'body': 'dla-36', 'principal': 'dla', 'name': 'Portail'}");
    dla_asks(story, "2013-02-04", "#r", "36", "association");
    when(story, "dla", "2013-02-05", "referral.accept", "{'referral': '#r'}");
    then(story, "referral.seen", "{'adviser': '#robot'}");
    /* Through the gateway the same key speaks for somebody, who is not that adviser. */
    when(story, "dla@inconnu", "", "referral.diagnose", "{'referral': '#r', 'needs': ['hr']}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

/* ---- accompaniment -----------------------------------------------------------------------------
 */

static void an_accompaniment_goes_step_by_step(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_accepted(story, "2013-03-01", "#r");
    dla_when(story, "chloe", "", "referral.plan", "#r", ", 'themes': ['hr']");
    then_refused(story, "D3", "referral", "« acceptée »");
    dla_when(story, "chloe", "2013-04-02", "referral.diagnose", "#r",
             ", 'needs': ['hr', 'strategy'], 'details': 'Trésorerie tendue.'");
    then(story, "referral.diagnosed",
         "{'referral': '#r', 'hub': 'regional_centre', 'adviser': '#chloe', "
         "'accepted_on': '2013-03-01', 'diagnosed_on': '2013-04-02', 'business_days': 21, "
         "'in_time': true, 'needs': ['strategy', 'hr']}");
    then_kept(story, "note.private", story_text(story, "note"), "{'text': 'Trésorerie tendue.'}");
    dla_when(story, "chloe", "2013-06-20", "referral.plan", "#r", ", 'themes': ['financial']");
    then(story, "referral.planned",
         "{'referral': '#r', 'planned_on': '2013-06-20', 'business_days': 74, "
         "'themes': ['financial']}");
    then_without(story, "in_time");
    dla_when(story, "chloe", "2013-07-01", "referral.start_engineering", "#r", "");
    then(story, "referral.engineering_started", "{'referral': '#r', 'started_on': '2013-07-01'}");
    dla_when(story, "chloe", "2013-09-02", "referral.follow_up", "#r", "");
    then(story, "referral.followed_up", "{'referral': '#r', 'followed_on': '2013-09-02'}");
    dla_when(story, "chloe", "2013-12-02", "referral.close", "#r",
             ", 'outcome': 'consolidated', 'jobs_concerned': 5, 'jobs_consolidated': 4, "
             "'satisfaction': 4");
    then(story, "referral.closed",
         "{'referral': '#r', 'state': 'follow_up', 'outcome': 'consolidated', "
         "'jobs_concerned': 5, 'jobs_consolidated': 4, 'satisfaction': 4, "
         "'accepted_on': '2013-03-01', 'closed_on': '2013-12-02', 'days': 276, 'in_time': true, "
         "'impact_from': '2014-06-02', 'impact_until': '2015-12-02'}");
    then_nothing_more(story);
    story_close(story);
}

static void a_step_is_not_before_the_one_before_nor_in_the_future(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_accepted(story, "2013-03-01", "#r");
    dla_when(story, "chloe", "2013-03-20", "referral.diagnose", "#r",
             ", 'needs': ['hr'], 'diagnosed_on': '2013-02-28'");
    then_refused(story, "", "diagnosed_on", "01/03/2013");
    dla_when(story, "chloe", "", "referral.diagnose", "#r",
             ", 'needs': ['hr'], 'diagnosed_on': '2013-03-21'");
    then_refused(story, "", "diagnosed_on", "à venir");
    dla_done(story, "chloe", "", "referral.diagnose", "#r",
             ", 'needs': ['hr'], 'diagnosed_on': '2013-03-15'");
    dla_when(story, "chloe", "", "referral.plan", "#r",
             ", 'themes': ['hr'], 'planned_on': '2013-03-14'");
    then_refused(story, "", "planned_on", "15/03/2013");
    story_close(story);
}

static void a_plan_may_need_no_engineering(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    dla_when(story, "chloe", "", "referral.start_engineering", "#r", "");
    then_refused(story, "D3", "referral", "« en suivi »");
    story_close(story);
}

static void an_accompaniment_lasts_two_months_unless_it_is_given_up(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_accepted(story, "2013-03-01", "#r");
    dla_when(story, "chloe", "2013-03-04", "referral.close", "#r", ", 'outcome': 'consolidated'");
    then_refused(story, "D3", "referral", "« en suivi »");
    dla_done(story, "chloe", "", "referral.diagnose", "#r", ", 'needs': ['hr']");
    dla_done(story, "chloe", "", "referral.plan", "#r", ", 'themes': ['hr']");
    dla_done(story, "chloe", "", "referral.follow_up", "#r", "");
    dla_when(story, "chloe", "2013-04-30", "referral.close", "#r", ", 'outcome': 'consolidated'");
    then_refused(story, "D4", "closed_on", "01/05/2013");
    dla_when(story, "chloe", "2013-04-30", "referral.close", "#r", ", 'outcome': 'abandoned'");
    then(story, "referral.closed", "{'outcome': 'abandoned', 'state': 'follow_up'}");
    then_without(story, "impact_from impact_until");
    story_close(story);
}

static void two_months_to_the_day_are_enough(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_planned(story, "#r");
    dla_done(story, "chloe", "", "referral.follow_up", "#r", "");
    dla_done(story, "chloe", "2013-05-01", "referral.close", "#r", ", 'outcome': 'consolidated'");
    story_close(story);
}

static void more_jobs_consolidated_than_concerned_are_refused(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    dla_when(story, "chloe", "2013-06-03", "referral.close", "#r",
             ", 'outcome': 'consolidated', 'jobs_concerned': 2, 'jobs_consolidated': 3");
    then_refused(story, "D5", "jobs_consolidated", "consolidés : 3, pour 2");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_in_the_table_is_refused_naming_both_states),
        cmocka_unit_test(nothing_comes_out_of_an_end_but_the_measure_of_what_lasts),
        cmocka_unit_test(an_adviser_sees_then_accepts),
        cmocka_unit_test(who_answers_at_once_has_seen_it),
        cmocka_unit_test(nobody_sees_twice),
        cmocka_unit_test(the_first_acceptance_takes_it_and_the_second_is_told_who_has_it),
        cmocka_unit_test(each_declines_for_itself_with_a_reason_and_words_apart),
        cmocka_unit_test(a_nir_is_never_kept),
        cmocka_unit_test(when_all_have_declined_it_goes_up_at_once),
        cmocka_unit_test(who_was_not_asked_does_not_answer),
        cmocka_unit_test(a_program_with_a_key_of_its_own_answers_as_its_adviser),
        cmocka_unit_test(an_accompaniment_goes_step_by_step),
        cmocka_unit_test(a_step_is_not_before_the_one_before_nor_in_the_future),
        cmocka_unit_test(a_plan_may_need_no_engineering),
        cmocka_unit_test(an_accompaniment_lasts_two_months_unless_it_is_given_up),
        cmocka_unit_test(two_months_to_the_day_are_enough),
        cmocka_unit_test(more_jobs_consolidated_than_concerned_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
