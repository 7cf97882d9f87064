/* Opinions of the hub on jobs, and what became of them (O1 to O3). */
#include "tests/unit/given_regional.h"

static void o1_o2_one_opinion_on_a_proposed_job(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'favourable', 'given_on': '2013-02-28'}");
    then_refused(story, "O1", "given_on", "depuis le 01/03/2013");
    done(story, "regional 18", "", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'favourable'}");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#deux', 'job': '#poste', 'verdict': 'unfavourable', 'reason': 'other'}");
    then_refused(story, "O2", "job", "pas encore de suite");
    hears_approved(story, "2013-03-06", "#poste");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#deux', 'job': '#poste', 'verdict': 'unfavourable', 'reason': 'other'}");
    then_refused(story, "O1", "job", "« validé »");
    story_close(story);
}

static void o2_an_opinion_that_was_not_met_is_shown_and_may_be_given_again(void **unused)
{
    static const char unmet[] =
        "{'opinion': '#un', 'job': '#poste', 'hub': '%s', 'departement': '18', 'rule': 'Q2', "
        "'reason': 'envelope', 'state': 'proposed', 'given_on': '2013-03-05', 'unmet_on': "
        "'2013-03-06'}";
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    done(story, "regional 18", "2013-03-05", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'favourable'}");
    when_hears(story, "registration", "2013-03-06", "opinion.unmet", text(unmet, "regional_est"));
    then_nothing_more(story);
    when_hears(story, "registration", "", "opinion.unmet", text(unmet, "regional_ouest"));
    then(story, "case.moved",
         "{'fact': 'opinion_unmet', 'subject': '#un', 'detail': 'Q2', 'on': '2013-03-06'}");
    when(story, "ministry", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'opinion': '#un', 'outcome': 'unmet', 'rule': 'Q2', 'state': "
                       "'proposed'}");
    when(story, "regional 18", "2013-04-02", "opinion.give",
         "{'opinion': '#deux', 'job': '#poste', 'verdict': 'favourable'}");
    then(story, "opinion.given", "{'decides': true}");
    story_close(story);
}

static void o2_a_refusal_follows_an_unfavourable_opinion(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    done(story, "regional 18", "2013-03-04", "opinion.give",
         "{'opinion': '#avis', 'job': '#poste', 'verdict': 'unfavourable', 'reason': "
         "'weak_tutoring'}");
    hears_refused(story, "2013-03-05", "weak_tutoring");
    then(story, "case.moved", "{'fact': 'job_refused', 'detail': 'weak_tutoring'}");
    when(story, "ministry", "", "opinion.get", "{'opinion': '#avis'}");
    then_answer(story, "{'outcome': 'followed', 'outcome_on': '2013-03-05'}");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#encore', 'job': '#poste', 'verdict': 'favourable'}");
    then_refused(story, "O1", "job", "« refusé »");
    story_close(story);
}

static void o3_an_unfavourable_opinion_says_why(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'unfavourable'}");
    then_refused(story, "O3", "reason", "dit pourquoi");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'favourable', 'reason': 'other'}");
    then_refused(story, "O3", "reason", "n'a pas de motif");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'unfavourable', 'reason': 'other', "
         "'details': 'Le 1 85 05 78 006 084 36 du jeune.'}");
    then_refused(story, "P1", "details", "NIR");
    story_close(story);
}

/* What registration decides otherwise, or somebody takes back, overtakes what was awaited. */
static void o2_what_happens_otherwise_overtakes_an_opinion(void **unused)
{
    static const char *const verdicts[] = {"'favourable'", "'unfavourable', 'reason': 'other'",
                                           "'favourable'"};

    (void)unused;
    for (size_t i = 0; i < 3; i++) {
        struct story *story = regional_story();

        hears_proposed(story, "2013-03-01", "#poste", "");
        done(story, "regional 18", "2013-03-04", "opinion.give",
             text("{'opinion': '#avis', 'job': '#poste', 'verdict': %s}", verdicts[i]));
        if (i == 0)
            hears_withdrawn(story, "2013-03-05", "proposed");
        else if (i == 1)
            hears_approved(story, "2013-03-05", "#poste");
        else
            hears_refused(story, "2013-03-05", "other");
        when(story, "ministry", "", "opinion.get", "{'opinion': '#avis'}");
        then_answer(story, "{'outcome': 'overtaken', 'outcome_on': '2013-03-05'}");
        when(story, "ministry", "", "opinion.list", "{'outcome': 'awaited'}");
        then_without(story, "items");
        story_close(story);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(o1_o2_one_opinion_on_a_proposed_job),
        cmocka_unit_test(o2_an_opinion_that_was_not_met_is_shown_and_may_be_given_again),
        cmocka_unit_test(o2_a_refusal_follows_an_unfavourable_opinion),
        cmocka_unit_test(o3_an_unfavourable_opinion_says_why),
        cmocka_unit_test(o2_what_happens_otherwise_overtakes_an_opinion),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
