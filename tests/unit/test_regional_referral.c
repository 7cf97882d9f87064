/* Referrals to the DLA (OR1 to OR3), as the hub that asked sees them. */
#include "tests/unit/given_regional.h"

/* #asso has a SIRET that was heard of, unless its seat is elsewhere. */
static struct story *employer_is_known(void)
{
    struct story *story = regional_story_of_contract();

    when_hears(story, "registration", "2013-04-02", "employer.registered",
               "{'employer': '#asso', 'name': 'BGE Cher', 'form': 'association', 'siret': "
               "'73282932000074', 'siren': '732829320', 'departement': '18', 'region2013': '24', "
               "'region2016': '24', 'registered_on': '2013-02-04'}");
    then(story, "employer.noted",
         "{'employer': '#asso', 'siret': '73282932000074', 'form': 'association', 'departement': "
         "'18'}");
    then_without(story, "name");
    then_nothing_more(story);
    return story;
}

static void request(struct story *story, const char *referral, const char *more)
{
    when(story, "regional 18", "", "referral.request",
         text("{'referral': '%s', 'job': '#poste', 'needs': ['financial', 'hr']%s}", referral,
              more));
}

static void hears_step(struct story *story, const char *type, const char *hub, const char *more)
{
    when_hears(story, "dla", "2013-05-02", type,
               text("{'referral': '#r', 'hub': '%s', 'departement': '18', 'region2013': '24', "
                    "'region2016': '24', 'employer': '#asso', 'form': 'association'%s}",
                    hub, more));
}

static void or1_a_referral_carries_what_the_dla_needs(void **unused)
{
    struct story *story = employer_is_known();

    (void)unused;
    request(story, "#r", ", 'advisers_most': 3, 'labels': ['esus'], 'context': 'Voir Mme Petit'");
    then(story, "referral.requested",
         "{'referral': '#r', 'hub': 'regional_ouest', 'departement': '18', 'employer': '#asso', "
         "'job': '#poste', 'siret': '73282932000074', 'form': 'association', 'needs': "
         "['financial', 'hr'], 'labels': ['esus'], 'advisers_most': 3, 'requested_on': "
         "'2013-04-02', 'has_notes': "
         "true}");
    then_without(story, "context");
    then_nothing_more(story);
    then_kept(story, "hub_note.private", "#r", "{'words': 'Voir Mme Petit'}");
    story_close(story);
}

static void or1_the_siret_is_given_when_the_seat_is_elsewhere(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    request(story, "#r", "");
    then_refused(story, "OR1", "siret", "donnez-le");
    request(story, "#r", ", 'siret': '73282932000075'");
    then_refused(story, "EM2", "siret", "SIRET");
    request(story, "#r", ", 'siret': '73282932000074'");
    then(story, "referral.requested", "{'siret': '73282932000074', 'form': 'association'}");
    story_close(story);
}

static void or1_a_siret_that_differs_is_refused(void **unused)
{
    struct story *story = employer_is_known();

    (void)unused;
    request(story, "#r", ", 'siret': '35600000000048'");
    then_refused(story, "OR1", "siret", "73282932000074");
    story_close(story);
}

static void or1_amendments_and_merges_are_heard(void **unused)
{
    struct story *story = employer_is_known();

    (void)unused;
    when_hears(story, "registration", "", "employer.amended",
               "{'employer': '#asso', 'name': 'Autre nom', 'form': 'association', 'siret': "
               "'73282932000074', 'departement': '18', 'region2013': '24', 'region2016': '24', "
               "'amended_on': '2013-04-02'}");
    then_nothing_more(story);
    when_hears(story, "registration", "", "employer.amended",
               "{'employer': '#asso', 'name': 'BGE', 'form': 'geiq', 'siret': '73282932000074', "
               "'departement': '18', 'region2013': '24', 'region2016': '24', 'amended_on': "
               "'2013-04-02'}");
    then(story, "employer.noted", "{'form': 'geiq'}");
    when_hears(story, "registration", "", "employer.registered",
               "{'employer': '#vraie', 'name': 'BGE', 'form': 'scic', 'siret': '40404040400012', "
               "'departement': '18', 'region2013': '24', 'region2016': '24', 'registered_on': "
               "'2013-02-04'}");
    when_hears(story, "registration", "", "employer.merged",
               "{'employer': '#asso', 'into': '#vraie', 'form': 'scic', 'departement': '18', "
               "'region2013': '24', 'region2016': '24', 'merged_on': '2013-04-02'}");
    then(story, "employer.noted", "{'employer': '#asso', 'merged_into': '#vraie'}");
    request(story, "#r", "");
    then(story, "referral.requested",
         "{'employer': '#vraie', 'form': 'scic', 'siret': "
         "'40404040400012'}");
    story_close(story);
}

static void or2_one_referral_of_an_employer_at_a_time(void **unused)
{
    struct story *story = employer_is_known();

    (void)unused;
    request(story, "#r", "");
    then_accepted(story);
    request(story, "#r", "");
    then_refused(story, "OR2", "referral", "déjà demandée");
    request(story, "#r2", "");
    then_refused(story, "OR2", "job", "est en cours");
    hears_step(story, "referral.refused", "regional_ouest",
               ", 'rule': 'D1', 'reason': 'public_employer', 'requested_on': '2013-04-02', "
               "'refused_on': '2013-05-02', 'alternatives': ['cnfpt', 'hub']");
    then(story, "referral.heard",
         "{'step': 'refused', 'detail': 'public_employer', 'alternatives': ['cnfpt', 'hub'], "
         "'on': '2013-05-02', 'is_over': true, "
         "'job': '#poste'}");
    when(story, "regional 18", "", "orientation.get", "{'referral': '#r'}");
    then_answer(story, "{'step': 'refused', 'alternatives': ['cnfpt', 'hub']}");
    request(story, "#r2", "");
    then(story, "referral.requested", "{'referral': '#r2'}");
    story_close(story);
}

/* An adviser declines, and the C2RA gives up the same day: two steps of one name and day. */
static void or2_the_last_refusal_ends_a_referral_whatever_its_day(void **unused)
{
    struct story *story = employer_is_known();
    const char *declined = ", 'asking': '#a', 'adviser': '#conseil', 'reason': 'no_capacity', "
                           "'requested_on': '2013-04-02', 'declined_on': '2013-05-02'%s";

    (void)unused;
    request(story, "#r", "");
    hears_step(story, "referral.declined", "regional_ouest", text(declined, ""));
    then(story, "referral.heard", "{'step': 'declined'}");
    request(story, "#r2", "");
    then_refused(story, "OR2", "job", "est en cours");
    hears_step(story, "referral.declined", "regional_ouest", text(declined, ", 'is_final': true"));
    then(story, "referral.heard", "{'step': 'declined', 'is_over': true}");
    hears_step(story, "referral.declined", "regional_ouest", text(declined, ", 'is_final': true"));
    then_nothing_more(story);
    request(story, "#r2", "");
    then(story, "referral.requested", "{'referral': '#r2'}");
    story_close(story);
}

/* EM4: what runs for an employer runs for the one that it became. */
static void or2_a_merged_employer_keeps_its_referral(void **unused)
{
    struct story *story = employer_is_known();

    (void)unused;
    request(story, "#r", "");
    when_hears(story, "registration", "", "employer.merged",
               "{'employer': '#asso', 'into': '#autre', 'form': 'association', 'departement': "
               "'18', 'region2013': '24', 'region2016': '24', 'merged_on': '2013-04-02'}");
    request(story, "#r2", ", 'siret': '73282932000074'");
    then_refused(story, "OR2", "job", "est en cours");
    hears_step(story, "referral.refused", "regional_ouest",
               ", 'rule': 'D1', 'reason': 'public_employer', 'requested_on': '2013-04-02', "
               "'refused_on': '2013-05-02'");
    then(story, "referral.heard", "{'is_over': true}");
    request(story, "#r2", ", 'siret': '73282932000074'");
    then(story, "referral.requested", "{'referral': '#r2', 'employer': '#autre'}");
    story_close(story);
}

/* Each of the two had one when they were merged: the first end leaves the other. */
static void or2_a_merge_leaves_both_referrals_and_room_for_none(void **unused)
{
    struct story *story = employer_is_known();

    (void)unused;
    when_hears(story, "registration", "", "job.proposed",
               "{'job': '#p2', 'employer': '#autre', 'place': '#lieu', 'departement': '18', "
               "'region2013': '24', 'region2016': '24', 'metier': 'forgeur', 'sector': "
               "'fabrication', 'form': 'association', 'new_service': 'fablab', 'weekly_minutes': "
               "2100, 'kind': 'cdd', 'months': 36, 'proposed_on': '2013-04-02'}");
    done(story, "regional 18", "", "referral.request",
         "{'referral': '#r', 'job': '#p2', 'needs': ['hr'], 'siret': '73282932000074'}");
    request(story, "#r2", "");
    then_accepted(story);
    when_hears(story, "registration", "", "employer.merged",
               "{'employer': '#asso', 'into': '#autre', 'form': 'association', 'departement': "
               "'18', 'region2013': '24', 'region2016': '24', 'merged_on': '2013-04-02'}");
    hears_step(story, "referral.withdrawn", "regional_ouest",
               ", 'state': 'sent', 'asked_on': '2013-05-02', 'withdrawn_on': '2013-05-02'");
    then(story, "referral.heard", "{'referral': '#r', 'is_over': true}");
    request(story, "#r3", ", 'siret': '73282932000074'");
    then_refused(story, "OR2", "job", "est en cours");
    story_close(story);
}

static void what_became_of_a_referral_is_seen_by_the_hub_that_asked(void **unused)
{
    struct story *story = employer_is_known();
    const char *asking = ", 'asking': '#a', 'adviser': '#conseil', 'bearer': 'dla18', 'sent_on': "
                         "'2013-04-03', 'seen_on': '2013-05-02', 'business_days': 1";

    (void)unused;
    request(story, "#r", "");
    hears_step(story, "referral.seen", "regional_est", asking);
    then_nothing_more(story);
    hears_step(story, "referral.seen", "regional_ouest", asking);
    then(story, "referral.heard", "{'step': 'seen', 'on': '2013-05-02'}");
    then_without(story, "is_over detail");
    hears_step(story, "referral.seen", "regional_ouest", asking);
    then_nothing_more(story);
    hears_step(story, "referral.declined", "regional_ouest",
               ", 'asking': '#a', 'adviser': '#conseil', 'reason': 'no_capacity', 'requested_on': "
               "'2013-04-02', 'declined_on': '2013-05-02', 'business_days': 1");
    then(story, "referral.heard", "{'step': 'declined', 'detail': 'no_capacity'}");
    then_without(story, "is_over");
    when(story, "ministry", "", "orientation.list", "{'steps': ['declined']}");
    then_answer(story, "{'items': [{'referral': '#r', 'employer': '#asso', 'siret': "
                       "'73282932000074', 'needs': ['financial', 'hr'], 'on': '2013-05-02'}]}");
    hears_step(story, "referral.closed", "regional_ouest",
               ", 'adviser': '#b', 'bearer': 'dla18', 'state': 'follow_up', 'outcome': "
               "'consolidated', 'jobs_concerned': 1, 'jobs_consolidated': 1, 'satisfaction': 4, "
               "'missions': 1, 'accepted_on': '2013-04-05', 'closed_on': '2013-05-02', 'days': 27");
    then(story, "referral.heard", "{'step': 'closed', 'is_over': true}");
    when(story, "regional 18", "", "orientation.get", "{'referral': '#r'}");
    then_answer(story, "{'step': 'closed', 'is_over': true}");
    story_close(story);
}

static void or3_what_runs_is_asked_back_once(void **unused)
{
    struct story *story = employer_is_known();

    (void)unused;
    when(story, "regional 18", "", "referral.withdraw", "{'referral': '#r'}");
    then_refused_as(story, "not_found");
    request(story, "#r", "");
    when(story, "regional 18", "2013-04-05", "referral.withdraw", "{'referral': '#r'}");
    then(story, "referral.withdrawal_asked",
         "{'hub': 'regional_ouest', 'departement': '18', 'employer': '#asso', 'asked_on': "
         "'2013-04-05'}");
    when(story, "regional 18", "", "referral.withdraw", "{'referral': '#r'}");
    then_refused(story, "OR3", "referral", "« retrait demandé »");
    hears_step(story, "referral.too_late", "regional_ouest",
               ", 'what': 'withdrawal', 'state': 'accepted', 'asked_on': '2013-04-05', 'told_on': "
               "'2013-05-02'");
    then(story, "referral.heard", "{'step': 'too_late', 'detail': 'withdrawal'}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(or1_a_referral_carries_what_the_dla_needs),
        cmocka_unit_test(or1_the_siret_is_given_when_the_seat_is_elsewhere),
        cmocka_unit_test(or1_a_siret_that_differs_is_refused),
        cmocka_unit_test(or1_amendments_and_merges_are_heard),
        cmocka_unit_test(or2_one_referral_of_an_employer_at_a_time),
        cmocka_unit_test(or2_the_last_refusal_ends_a_referral_whatever_its_day),
        cmocka_unit_test(or2_a_merged_employer_keeps_its_referral),
        cmocka_unit_test(or2_a_merge_leaves_both_referrals_and_room_for_none),
        cmocka_unit_test(what_became_of_a_referral_is_seen_by_the_hub_that_asked),
        cmocka_unit_test(or3_what_runs_is_asked_back_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
