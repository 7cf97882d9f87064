/* What registration concludes from the journals of hubs and of the DLA. */
#include <stdio.h>

#include "tests/unit/given_registration.h"

#define CHER(hub, from, more)                                                                      \
    "{'hub': '" hub "', 'departement': '18', 'from': '" from "', 'decides': true" more "}"

static void says(struct story *story, const char *hub, const char *body)
{
    when_hears(story, hub, "", "hub.territory_defined", body);
}

/* #job is proposed on 1 March 2013, and regional_centre decides in the Cher. */
static struct story *decided_story(void)
{
    struct story *story = registration_story();

    says(story, "regional_centre", CHER("regional_centre", "2013-01-01", ""));
    then(story, "decider.defined", "{'hub': 'regional_centre', 'departement': '18'}");
    given_proposed_job(story, "#job");
    return story;
}

static void opinion(struct story *story, const char *hub, const char *day, const char *body)
{
    when_hears(story, hub, day, "opinion.given", body);
}

#define OPINION(name, hub, verdict, more)                                                          \
    "{'opinion': '" name "', 'job': '#job', 'hub': '" hub                                          \
    "', 'departement': '18', 'metier': 'forgeur', 'sector': 'fabrication', 'verdict': '" verdict   \
    "', 'decides': true, 'given_on': '2013-03-02'" more "}"
#define FOR(name, hub)     OPINION(name, hub, "favourable", "")
#define AGAINST(name, hub) OPINION(name, hub, "unfavourable", ", 'reason': 'weak_tutoring'")

static void one_hub_decides_in_a_departement_H1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    says(story, "regional_a", CHER("regional_a", "2013-01-01", ", 'until': '2013-12-31'"));
    then(story, "decider.defined",
         "{'hub': 'regional_a', 'departement': '18', 'from': '2013-01-01', 'until': '2013-12-31'}");
    says(story, "regional_b", CHER("regional_b", "2014-01-01", ""));
    then(story, "decider.defined", "{'hub': 'regional_b', 'from': '2014-01-01'}");
    says(story, "regional_c", CHER("regional_c", "2013-06-01", ""));
    then(story, "decider.unmet", "{'hub': 'regional_c', 'rule': 'H1', 'decider': 'regional_a'}");
    says(story, "regional_c",
         "{'hub': 'regional_c', 'departement': '36', 'from': '2013-06-01', 'decides': true}");
    then(story, "decider.defined", "{'hub': 'regional_c', 'departement': '36'}");
    then_nothing_more(story);
    story_close(story);
}

static void what_was_heard_before_changes_nothing(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    says(story, "regional_centre", CHER("regional_centre", "2013-01-01", ""));
    then_nothing_more(story);
    says(story, "regional_b", CHER("regional_b", "2013-01-01", ""));
    then(story, "decider.unmet", "{'hub': 'regional_b'}");
    says(story, "regional_b", CHER("regional_b", "2013-01-01", ""));
    then_nothing_more(story);
    story_close(story);
}

static void a_claim_that_waited_is_met_when_the_days_are_free(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    says(story, "regional_b", CHER("regional_b", "2014-01-01", ""));
    then(story, "decider.unmet", "{'hub': 'regional_b'}");
    when_hears(story, "regional_centre", "", "hub.territory_ended",
               CHER("regional_centre", "2013-01-01", ", 'until': '2013-12-31'"));
    then(story, "decider.defined", "{'hub': 'regional_centre', 'until': '2013-12-31'}");
    then(story, "decider.defined", "{'hub': 'regional_b', 'from': '2014-01-01'}");
    then_nothing_more(story);
    story_close(story);
}

/* Its first days are nobody else's: they stay its own, the others wait. */
static void a_hub_that_grows_into_anothers_days_keeps_its_own_H1(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_proposed_job(story, "#job");
    says(story, "regional_centre",
         CHER("regional_centre", "2013-01-01", ", 'until': '2013-12-31'"));
    says(story, "regional_b", CHER("regional_b", "2014-01-01", ", 'until': '2014-06-30'"));
    says(story, "regional_c", CHER("regional_c", "2014-07-01", ""));
    says(story, "regional_centre", CHER("regional_centre", "2013-01-01", ""));
    then(story, "decider.unmet",
         "{'hub': 'regional_centre', 'decider': 'regional_b', 'kept_until': '2013-12-31'}");
    says(story, "regional_centre", CHER("regional_centre", "2013-01-01", ""));
    then_nothing_more(story);
    opinion(story, "regional_centre", "2013-03-02", FOR("#avis", "regional_centre"));
    then(story, "job.approved", "{'job': '#job', 'hub': 'regional_centre'}");
    /* One of the two that are in its way leaves: not yet.  The other one: now. */
    when_hears(story, "regional_b", "", "hub.territory_ended",
               CHER("regional_b", "2014-01-01", ", 'until': '2013-12-31'"));
    then(story, "decider.ended", "{'hub': 'regional_b'}");
    then_nothing_more(story);
    when_hears(story, "regional_c", "", "hub.territory_ended",
               CHER("regional_c", "2014-07-01", ", 'until': '2014-06-30'"));
    then(story, "decider.ended", "{'hub': 'regional_c'}");
    then(story, "decider.defined", "{'hub': 'regional_centre', 'from': '2013-01-01'}");
    then_nothing_more(story);
    story_close(story);
}

static void a_hub_that_takes_back_what_it_wanted_waits_for_nothing(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    says(story, "regional_centre",
         CHER("regional_centre", "2013-01-01", ", 'until': '2013-12-31'"));
    says(story, "regional_b", CHER("regional_b", "2014-01-01", ""));
    says(story, "regional_centre", CHER("regional_centre", "2013-01-01", ""));
    then(story, "decider.unmet", "{'kept_until': '2013-12-31'}");
    when_hears(story, "regional_centre", "", "hub.territory_ended",
               CHER("regional_centre", "2013-01-01", ", 'until': '2013-12-31'"));
    then(story, "decider.defined", "{'hub': 'regional_centre', 'until': '2013-12-31'}");
    when_hears(story, "regional_b", "", "hub.territory_ended",
               CHER("regional_b", "2014-01-01", ", 'until': '2013-12-31'"));
    then(story, "decider.ended", "{'hub': 'regional_b'}");
    then_nothing_more(story);
    story_close(story);
}

static void a_hub_that_no_longer_decides_leaves_its_days(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    says(story, "regional_b", CHER("regional_b", "2013-01-01", ""));
    says(story, "regional_centre",
         "{'hub': 'regional_centre', 'departement': '18', 'from': '2013-01-01'}");
    then(story, "decider.ended", "{'hub': 'regional_centre', 'departement': '18'}");
    then(story, "decider.defined", "{'hub': 'regional_b'}");
    story_close(story);
}

static void nobody_speaks_for_another_hub(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    says(story, "regional_a", CHER("regional_b", "2013-01-01", ""));
    then_nothing_more(story);
    story_close(story);
}

static void a_favourable_opinion_of_the_decider_takes_a_place(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    opinion(story, "regional_centre", "2013-03-02", FOR("#avis", "regional_centre"));
    then(story, "job.approved",
         "{'job': '#job', 'approved_on': '2013-03-02', 'region_held': 1, 'opinion': '#avis', "
         "'hub': 'regional_centre'}");
    opinion(story, "regional_centre", "", FOR("#avis", "regional_centre"));
    then_nothing_more(story);
    story_close(story);
}

/* The first and the last day that were claimed are the hub's; the days around them are not. */
static void the_borders_of_days_are_included_H1(void **unused)
{
    static const struct {
        const char *from, *until;
        bool decides;
    } cases[] = {
        {"2013-03-02", "2013-03-02", true },
        {"2013-01-01", "2013-03-01", false},
        {"2013-03-03", "2013-12-31", false},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct story *story = registration_story();
        char claim[200];

        given_proposed_job(story, "#job");
        snprintf(claim, sizeof claim,
                 "{'hub': 'regional_centre', 'departement': '18', 'from': '%s', 'until': '%s', "
                 "'decides': true}",
                 cases[i].from, cases[i].until);
        says(story, "regional_centre", claim);
        then(story, "decider.defined", "{}");
        opinion(story, "regional_centre", "2013-03-04", FOR("#avis", "regional_centre"));
        if (cases[i].decides)
            then(story, "job.approved", "{'approved_on': '2013-03-02'}");
        else
            then(story, "opinion.unmet", "{'rule': 'H1', 'reason': 'not_decider'}");
        story_close(story);
    }
}

static void an_unfavourable_one_refuses_with_its_reason(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    opinion(story, "regional_centre", "2013-03-02", AGAINST("#avis", "regional_centre"));
    then(story, "job.refused",
         "{'job': '#job', 'reason': 'weak_tutoring', 'refused_on': '2013-03-02', "
         "'opinion': '#avis', 'hub': 'regional_centre'}");
    then_nothing_more(story);
    story_close(story);
}

static void the_others_comment_H1(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    opinion(story, "regional_b", "2013-03-02",
            "{'opinion': '#mot', 'job': '#job', 'hub': 'regional_b', 'departement': '18', "
            "'metier': 'forgeur', 'sector': 'fabrication', 'verdict': 'favourable', 'given_on': "
            "'2013-03-02'}");
    then_nothing_more(story);
    opinion(story, "regional_b", "", FOR("#avis", "regional_b"));
    then(story, "opinion.unmet",
         "{'opinion': '#avis', 'job': '#job', 'hub': 'regional_b', 'rule': 'H1', "
         "'reason': 'not_decider'}");
    story_close(story);
}

static void never_more_than_the_envelope_Q2(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    given_approved_job(story, "#un");
    given_approved_job(story, "#deux");
    opinion(story, "regional_centre", "2013-03-02", FOR("#avis", "regional_centre"));
    then(story, "opinion.unmet", "{'rule': 'Q2', 'reason': 'envelope', 'state': 'proposed'}");
    opinion(story, "regional_centre", "", FOR("#avis", "regional_centre"));
    then_nothing_more(story);
    story_close(story);
}

static void an_opinion_on_a_job_that_was_decided_meanwhile_is_told_so(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    done(story, "ministry", "2013-03-02", "job.approve", "{'job': '#job'}");
    opinion(story, "regional_centre", "", AGAINST("#avis", "regional_centre"));
    then(story, "opinion.unmet",
         "{'rule': 'etat', 'reason': 'job_state', 'state': 'approved', 'unmet_on': '2013-03-02'}");
    story_close(story);
}

static void an_opinion_on_a_job_that_nobody_knows_is_told_so(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    opinion(story, "regional_centre", "2013-03-02", FOR("#avis", "regional_centre"));
    then(story, "opinion.unmet", "{'job': '#job', 'reason': 'unknown_job'}");
    story_close(story);
}

#define REFERRAL                                                                                   \
    "'referral': '#aide', 'hub': 'regional_centre', 'departement': '18', 'employer': '#asso', "    \
    "'adviser': '#conseil', 'bearer': 'dla18', 'accepted_on': '2013-03-02'"

#define ACCEPTED                                                                                   \
    ", 'asking': '#demande', 'requested_on': '2013-03-01', 'sent_on': '2013-03-01', "              \
    "'business_days': 1, 'diagnosis_due_on': '2013-05-02', 'plan_due_on': '2013-06-02', "          \
    "'closes_from': '2013-09-02', 'whole_due_on': '2014-03-02'"

static void a_referral_lets_the_DLA_read_the_contact_while_it_lasts_P4(void **unused)
{
    struct story *story = registration_story();
    const char *asked = "{'employer': '#asso', 'reason': 'follow_up', 'referral': '#aide'}";

    (void)unused;
    when(story, "dla 18", "2013-03-02", "employer.contact", asked);
    then_refused(story, "P4", "referral", "orientations");
    when_hears(story, "dla", "", "referral.accepted", "{" REFERRAL ACCEPTED "}");
    then(story, "access.opened", "{'referral': '#aide', 'employer': '#asso'}");
    when_hears(story, "dla", "", "referral.accepted", "{" REFERRAL ACCEPTED "}");
    then_nothing_more(story);
    when(story, "dla 18", "", "employer.contact", asked);
    then(story, "contact.read", "{'subject': '#asso', 'kind': 'employer', 'grounds': '#aide'}");
    when(story, "dla 36", "", "employer.contact", asked);
    then_refused_as(story, "forbidden");
    when_hears(story, "dla", "2013-09-02", "referral.closed",
               "{" REFERRAL ", 'state': 'follow_up', 'outcome': 'consolidated', "
               "'jobs_concerned': 1, 'jobs_consolidated': 1, 'missions': 0, 'days': 184, "
               "'closed_on': '2013-09-02'}");
    then(story, "access.closed", "{'referral': '#aide', 'closed_on': '2013-09-02'}");
    when(story, "dla 18", "", "employer.contact", asked);
    then_refused(story, "P4", "referral", "orientations");
    story_close(story);
}

/* An opinion of a day before the job was proposed: the rules of the ministry's request say no. */
static void an_opinion_of_a_day_before_the_proposal_is_unmet_H1(void **unused)
{
    struct story *story = decided_story();

    (void)unused;
    opinion(story, "regional_centre", "2013-03-04",
            "{'opinion': '#avis', 'job': '#job', 'hub': 'regional_centre', 'departement': '18', "
            "'metier': 'forgeur', 'sector': 'fabrication', 'verdict': 'favourable', "
            "'decides': true, 'given_on': '2013-02-28'}");
    then(story, "opinion.unmet", "{'rule': 'date', 'reason': 'date', 'state': 'proposed'}");
    then_nothing_more(story);
    opinion(story, "regional_centre", "", FOR("#autre", "regional_centre"));
    then(story, "job.approved", "{'approved_on': '2013-03-02', 'opinion': '#autre'}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_hub_decides_in_a_departement_H1),
        cmocka_unit_test(what_was_heard_before_changes_nothing),
        cmocka_unit_test(a_claim_that_waited_is_met_when_the_days_are_free),
        cmocka_unit_test(a_hub_that_grows_into_anothers_days_keeps_its_own_H1),
        cmocka_unit_test(a_hub_that_takes_back_what_it_wanted_waits_for_nothing),
        cmocka_unit_test(a_hub_that_no_longer_decides_leaves_its_days),
        cmocka_unit_test(nobody_speaks_for_another_hub),
        cmocka_unit_test(a_favourable_opinion_of_the_decider_takes_a_place),
        cmocka_unit_test(the_borders_of_days_are_included_H1),
        cmocka_unit_test(an_unfavourable_one_refuses_with_its_reason),
        cmocka_unit_test(the_others_comment_H1),
        cmocka_unit_test(never_more_than_the_envelope_Q2),
        cmocka_unit_test(an_opinion_on_a_job_that_was_decided_meanwhile_is_told_so),
        cmocka_unit_test(an_opinion_on_a_job_that_nobody_knows_is_told_so),
        cmocka_unit_test(a_referral_lets_the_DLA_read_the_contact_while_it_lasts_P4),
        cmocka_unit_test(an_opinion_of_a_day_before_the_proposal_is_unmet_H1),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
