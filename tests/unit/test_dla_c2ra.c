/* What the C2RA does (D3), and the advisers whom it registers. */
#include "tests/unit/given_dla.h"

static struct story *escalated(void)
{
    struct story *story = dla_story();

    dla_sent(story, "2013-02-04", "#r");
    when_time_passes(story, "2013-02-19");
    return story;
}

static void the_c2ra_asks_others_and_those_before_are_asked_no_more(void **unused)
{
    struct story *story = escalated();

    (void)unused;
    dla_adviser(story, "paul", "dla-36");
    dla_when(story, "regine", "2013-02-20", "referral.reassign", "#r",
             ", 'advisers': ['#paul', '#regine']");
    then(story, "referral.reassigned",
         "{'referral': '#r', 'by': '#regine', 'round': 2, 'escalated_on': '2013-02-19', "
         "'reassigned_on': '2013-02-20'}");
    then(story, "referral.sent",
         "{'adviser': '#paul', 'bearer': 'dla-36', 'round': 2, 'sent_on': '2013-02-20', "
         "'answer_due_on': '2013-03-06'}");
    then_without(story, "is_first");
    then(story, "referral.sent", "{'adviser': '#regine', 'bearer': 'c2ra-24'}");
    then_nothing_more(story);
    dla_when(story, "chloe", "2013-02-21", "referral.accept", "#r", "");
    then_refused(story, "D3", "referral", "confiée à d'autres conseillers le 20/02/2013");
    dla_done(story, "paul", "", "referral.accept", "#r", "");
    story_close(story);
}

static void an_adviser_may_be_asked_again_in_another_round(void **unused)
{
    struct story *story = escalated();

    (void)unused;
    dla_done(story, "regine", "2013-02-20", "referral.reassign", "#r", ", 'advisers': ['#chloe']");
    dla_accepted(story, "2013-02-21", "#r");
    when(story, "ministry", "", "referral.get", "{'referral': '#r'}");
    then_answer(story, "{'askings': [{'adviser': '#chloe', 'round': 1, 'state': 'lapsed'}, "
                       "{'adviser': '#marc', 'round': 1, 'state': 'lapsed'}, "
                       "{'adviser': '#chloe', 'round': 2, 'state': 'accepted'}]}");
    story_close(story);
}

static void until_others_are_asked_a_late_answer_still_counts(void **unused)
{
    struct story *story = escalated();

    (void)unused;
    dla_when(story, "marc", "2013-02-20", "referral.accept", "#r", "");
    then(story, "referral.seen", "{}");
    then(story, "referral.accepted", "{'adviser': '#marc', 'business_days': 12}");
    then_without(story, "in_time");
    then(story, "referral.taken", "{'adviser': '#chloe'}");
    dla_when(story, "regine", "", "referral.reassign", "#r", ", 'advisers': ['#chloe']");
    then_refused(story, "D3", "referral", "« acceptée »");
    story_close(story);
}

static void only_its_own_c2ra_reassigns_to_its_own_advisers(void **unused)
{
    struct story *story = escalated();

    (void)unused;
    dla_when(story, "alain", "2013-02-20", "referral.reassign", "#r", ", 'advisers': ['#chloe']");
    then_refused(story, "D3", "referral", "relève de c2ra-24");
    dla_when(story, "chloe", "", "referral.reassign", "#r", ", 'advisers': ['#marc']");
    then_refused_as(story, "forbidden");
    dla_when(story, "regine", "", "referral.reassign", "#r", ", 'advisers': ['#jeanne']");
    then_refused(story, "D3", "advisers", "il faut un conseiller de c2ra-24");
    dla_when(story, "regine", "", "referral.reassign", "#r", ", 'advisers': ['#chloe', '#chloe']");
    then_refused(story, "D3", "advisers", "deux fois");
    dla_when(story, "regine", "", "referral.reassign", "#r", ", 'advisers': ['#inconnu']");
    then_refused_as(story, "not_found");
    when(story, "operator", "", "referral.reassign", "{'referral': '#r', 'advisers': ['#marc']}");
    then_refused_as(story, "forbidden");
    dla_when(story, "regine", "", "referral.reassign", "#r", ", 'advisers': ['#marc']");
    then(story, "referral.reassigned", "{'round': 2, 'by': '#regine'}");
    story_close(story);
}

static void the_c2ra_gives_up_what_came_up_to_it_and_nothing_else(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_when(story, "regine", "2013-02-05", "referral.decline", "#r", ", 'reason': 'other'");
    then_refused(story, "D3", "referral", "« remontée au C2RA »");
    when_time_passes(story, "2013-02-19");
    dla_when(story, "regine", "2013-02-20", "referral.decline", "#r",
             ", 'reason': 'employer_unreachable', 'details': 'Association en sommeil.'");
    then(story, "referral.declined",
         "{'referral': '#r', 'adviser': '#regine', 'reason': 'employer_unreachable', "
         "'is_final': true}");
    then_without(story, "asking sent_on");
    then_kept(story, "note.private", story_text(story, "note"),
              "{'text': 'Association en sommeil.'}");
    then_nothing_more(story);
    dla_when(story, "chloe", "2013-02-21", "referral.accept", "#r", "");
    then_refused(story, "D3", "referral", "est « déclinée »");
    story_close(story);
}

/* ---- advisers ----------------------------------------------------------------------------------
 */

static void a_caller_is_one_adviser_at_most(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    when(story, "operator", "", "adviser.register",
         "{'adviser': '#deux', 'body': 'dla-36', 'account': 'chloe', 'name': 'X'}");
    then_refused(story, "D3", "account", "« chloe » est déjà le conseiller");
    when(story, "operator", "", "adviser.register",
         "{'adviser': '#deux', 'body': 'dla-36', 'name': 'X'}");
    then_refused(story, "D3", "principal", "l'un des deux");
    when(story, "operator", "", "adviser.register",
         "{'adviser': '#deux', 'body': 'dla-36', 'principal': 'p', 'account': 'a', 'name': 'X'}");
    then_refused(story, "D3", "principal", "l'un des deux");
    when(story, "operator", "", "adviser.register",
         "{'adviser': '#chloe', 'body': 'dla-36', 'account': 'x', 'name': 'X'}");
    then_refused(story, "D3", "adviser", "déjà là");
    when(story, "operator", "", "adviser.register",
         "{'adviser': '#deux', 'body': 'dla-00', 'account': 'x', 'name': 'X'}");
    then_refused(story, "D3", "body", "« dla-00 »");
    story_close(story);
}

static void a_c2ra_registers_and_retires_the_advisers_of_its_region(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    when(story, "dla@regine", "", "adviser.register",
         "{'adviser': '#paul', 'body': 'dla-36', 'account': 'paul', 'name': 'Paul', "
         "'email': 'paul@exemple.fr'}");
    then(story, "adviser.registered",
         "{'adviser': '#paul', 'body': 'dla-36', 'c2ra': 'c2ra-24', 'departement': '36', "
         "'region2013': '24', 'account': 'paul'}");
    then_without(story, "name email is_c2ra");
    then_kept(story, "adviser.private", "#paul", "{'name': 'Paul', 'email': 'paul@exemple.fr'}");
    when(story, "dla@regine", "", "adviser.register",
         "{'adviser': '#luc', 'body': 'dla-67', 'account': 'luc', 'name': 'Luc'}");
    then_refused(story, "D3", "body", "c2ra-42");
    when(story, "dla@chloe", "", "adviser.retire", "{'adviser': '#paul'}");
    then_refused_as(story, "forbidden");
    when(story, "dla@regine", "", "adviser.retire", "{'adviser': '#paul'}");
    then(story, "adviser.retired", "{'adviser': '#paul', 'body': 'dla-36'}");
    when(story, "dla@regine", "", "adviser.retire", "{'adviser': '#paul'}");
    then_refused(story, "D3", "adviser", "n'exerce plus");
    story_close(story);
}

static void who_leaves_declines_what_waited_and_hands_over_what_runs(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    dla_sent(story, "2013-02-04", "#s");
    dla_done(story, "marc", "2013-02-05", "referral.decline", "#s", ", 'reason': 'other'");
    when(story, "operator", "2013-02-06", "adviser.retire", "{'adviser': '#chloe'}");
    then(story, "adviser.retired", "{'adviser': '#chloe'}");
    then(story, "referral.declined", "{'referral': '#r', 'reason': 'adviser_left'}");
    then(story, "referral.declined", "{'referral': '#s', 'reason': 'adviser_left'}");
    then(story, "referral.escalated", "{'referral': '#s', 'reason': 'all_declined'}");
    then_nothing_more(story);
    dla_when(story, "chloe", "", "referral.accept", "#r", "");
    then_refused_as(story, "forbidden");

    dla_done(story, "marc", "", "referral.accept", "#r", "");
    when(story, "operator", "", "adviser.retire", "{'adviser': '#marc'}");
    then_refused(story, "D3", "adviser", "accompagne encore 1 structure");
    dla_when(story, "marc", "", "referral.hand_over", "#r", ", 'adviser': '#chloe'");
    then_refused(story, "D3", "adviser", "n'exerce plus");
    dla_when(story, "marc", "", "referral.hand_over", "#r", ", 'adviser': '#marc'");
    then_refused(story, "D3", "adviser", "déjà");
    dla_when(story, "marc", "", "referral.hand_over", "#r", ", 'adviser': '#regine'");
    then(story, "referral.handed_over",
         "{'referral': '#r', 'adviser': '#regine', 'bearer': 'c2ra-24', 'handed_by': '#marc'}");
    dla_when(story, "marc", "", "referral.diagnose", "#r", ", 'needs': ['hr']");
    then_refused(story, "D3", "referral", "accompagnée par le conseiller");
    dla_done(story, "regine", "", "referral.diagnose", "#r", ", 'needs': ['hr']");
    done(story, "operator", "", "adviser.retire", "{'adviser': '#marc'}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_c2ra_asks_others_and_those_before_are_asked_no_more),
        cmocka_unit_test(an_adviser_may_be_asked_again_in_another_round),
        cmocka_unit_test(until_others_are_asked_a_late_answer_still_counts),
        cmocka_unit_test(only_its_own_c2ra_reassigns_to_its_own_advisers),
        cmocka_unit_test(the_c2ra_gives_up_what_came_up_to_it_and_nothing_else),
        cmocka_unit_test(a_caller_is_one_adviser_at_most),
        cmocka_unit_test(a_c2ra_registers_and_retires_the_advisers_of_its_region),
        cmocka_unit_test(who_leaves_declines_what_waited_and_hands_over_what_runs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
