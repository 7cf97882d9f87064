/* The hub's territory and who decides (H1 to H4). */
#include "tests/unit/given_regional.h"

#include "services/regional/requests.h"

/* ---- territory ---------------------------------------------------------------------------------
 */

static void h4_a_territory_that_is_widened_is_heard_from_the_beginning(void **unused)
{
    static const char *const wider[] = {"18 2013-02-01 - yes", "36 2013-02-01 - no",
                                        "45 2013-06-01 - yes", "41 2013-06-01 - no"};
    struct story *story = regional_story();
    char departements[512];
    struct context context = {.state = story_state(story)};

    (void)unused;
    assert_true(regional_rules.follows(&context, "registration", 0, departements));
    assert_string_equal(departements, "18,36");
    assert_false(regional_rules.follows(&context, "registration", 1, departements));
    regional_territory(story_settings(story), 4, wider);
    when_it_starts(story);
    then(story, "hub.territory_defined",
         "{'hub': 'regional_ouest', 'departement': '45', 'from': '2013-06-01', 'decides': true, "
         "'set': 1}");
    then(story, "hub.territory_defined", "{'departement': '41', 'set': 1}");
    then_nothing_more(story);
    when_it_starts(story);
    then_nothing_more(story);
    context.state = story_state(story);
    assert_true(regional_rules.follows(&context, "dla", 0, departements));
    assert_string_equal(departements, "18,36");
    assert_true(regional_rules.follows(&context, "registration", 1, departements));
    assert_string_equal(departements, "45,41");
    assert_false(regional_rules.follows(&context, "registration", 2, departements));
    story_close(story);
}

static void h4_a_departement_that_comes_back_keeps_its_set(void **unused)
{
    static const char *const less[] = {"18 2013-02-01 - yes"};
    static const char *const again[] = {"18 2013-02-01 - yes", "36 2014-01-01 - yes"};
    struct story *story = regional_story();
    struct context context = {0};
    char departements[512];

    (void)unused;
    regional_territory(story_settings(story), 1, less);
    when_it_starts(story);
    then(story, "hub.territory_ended",
         "{'departement': '36', 'from': '2013-02-01', 'until': '2013-02-03'}");
    then_nothing_more(story);
    regional_territory(story_settings(story), 2, again);
    when_it_starts(story);
    then(story, "hub.territory_defined", "{'departement': '36', 'decides': true}");
    then_without(story, "set until");
    then_nothing_more(story);
    context.state = story_state(story);
    assert_true(regional_rules.follows(&context, "registration", 0, departements));
    assert_string_equal(departements, "18,36");
    assert_false(regional_rules.follows(&context, "registration", 1, departements));
    when(story, "ministry", "", "hub.territory", "{'departement': '36'}");
    then_answer(story, "{'hub': 'regional_ouest', 'items': [{'until': '2013-02-03'}, {'from': "
                       "'2014-01-01', 'decides': true}]}");
    story_close(story);
}

static void a_hub_without_territory_follows_nothing(void **unused)
{
    struct story *story = story_open_as(&regional_rules, "regional_vide", "2013-02-04", NULL);
    struct context context = {.state = story_state(story)};
    char departements[512];

    (void)unused;
    assert_false(regional_rules.follows(&context, "registration", 0, departements));
    story_close(story);
}

static void h2_who_is_of_another_hub_reads_what_is_public_and_does_nothing(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    done(story, "regional 18/regional_ouest", "2013-04-10", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['tutor'], 'notes': "
         "'Tout va bien.'}");
    when(story, "regional 18/regional_est", "", "case.assign",
         "{'job': '#poste', 'operator': 'a.martin'}");
    then_refused(story, "H2", "job", "de « regional_ouest »");
    when(story, "regional 18/regional_est", "", "hub.read_note",
         "{'note': '#c1', 'reason': 'follow_up'}");
    then_refused(story, "H2", "note", "de « regional_ouest »");
    when(story, "regional 18/regional_est", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'departement': '18'}");
    story_close(story);
}

static void h2_what_was_left_is_readable_and_nothing_more(void **unused)
{
    static const char *const ended[] = {"18 2013-02-01 2013-04-30 yes", "36 2013-02-01 - no"};
    struct story *story = regional_story_of_contract();

    (void)unused;
    done(story, "regional 18", "2013-04-10", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['tutor'], 'notes': "
         "'Tout va bien.'}");
    regional_territory(story_settings(story), 2, ended);
    when_it_starts(story);
    then(story, "hub.territory_ended", "{'departement': '18', 'until': '2013-04-30'}");
    when(story, "regional 18", "2013-04-30", "case.assign",
         "{'job': '#poste', 'operator': 'a.martin'}");
    then(story, "case.assigned", "{'operator': 'a.martin'}");
    when(story, "regional 18", "2013-05-01", "case.release", "{'job': '#poste'}");
    then_refused(story, "H2", "job", "ne couvre pas le département 18");
    when(story, "regional 18", "", "hub.read_note", "{'note': '#c1', 'reason': 'follow_up'}");
    then_refused(story, "H2", "note", "ne couvre pas");
    when(story, "regional 18", "", "case.get", "{'job': '#poste'}");
    then_answer(story, "{'is_closed': true, 'operator': 'a.martin'}");
    when(story, "regional 18", "", "case.timeline", "{'job': '#poste'}");
    then_accepted(story);
    story_close(story);
}

static void h2_items_of_a_departement_that_was_left_are_dropped(void **unused)
{
    static const char *const ended[] = {"18 2013-02-01 2013-04-30 yes", "36 2013-02-01 - no"};
    struct story *story = regional_story_of_contract();

    (void)unused;
    regional_territory(story_settings(story), 2, ended);
    when_it_starts(story);
    when_time_passes(story, "2013-04-30");
    then(story, "item.late", "{'kind': 'first_contact'}");
    then_nothing_more(story);
    when_time_passes(story, "2013-05-01");
    then(story, "item.dropped",
         "{'kind': 'first_contact', 'reason': 'territory_ended', 'dropped_on': '2013-04-30', "
         "'fallen_due': true}");
    then(story, "item.dropped", "{'kind': 'sponsor', 'reason': 'territory_ended'}");
    then_without(story, "fallen_due");
    then_item(story, "bilan", "{'state': 'dropped'}");
    when_time_passes(story, "2013-07-01");
    then_nothing_more(story);
    story_close(story);
}

/* Two spans of one département: it is the end of the last one that counts. */
static void h2_items_are_dropped_on_the_last_day_that_was_covered(void **unused)
{
    static const char *const twice[] = {"18 2013-02-01 2013-03-31 yes",
                                        "18 2013-04-02 2013-04-30 no"};
    struct story *story = story_open_as(&regional_rules, "regional_est", "2013-02-04", NULL);

    (void)unused;
    regional_territory(story_settings(story), 2, twice);
    when_it_starts(story);
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    when_time_passes(story, "2013-04-30");
    when_time_passes(story, "2013-05-01");
    then_item(story, "first_contact", "{'state': 'dropped', 'ended_on': '2013-04-30'}");
    story_close(story);
}

static void h3_an_item_belongs_to_the_hub_of_the_day_it_falls_due(void **unused)
{
    static const char *const later[] = {"18 2013-06-01 - yes"};
    struct story *story = story_open_as(&regional_rules, "regional_est", "2013-02-04", NULL);

    (void)unused;
    regional_territory(story_settings(story), 1, later);
    when_it_starts(story);
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste");
    then(story, "case.moved", "{}");
    then_nothing_more(story); /* the candidate was due on 31 March: another hub's */
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    then(story, "case.moved", "{}");
    then(story, "item.due", "{'kind': 'visit', 'due_on': '2013-06-11'}");
    then(story, "item.due", "{'kind': 'training', 'due_on': '2013-06-09'}");
    assert_int_equal(items_of(story, "first_contact"), 0);
    assert_int_equal(items_of(story, "sponsor"), 0);
    story_close(story);
}

static void h3_a_hub_that_stays_longer_has_what_it_needs(void **unused)
{
    static const char *const short_time[] = {"18 2013-02-01 2013-12-31 yes"};
    static const char *const longer[] = {"18 2013-02-01 2014-12-31 yes"};
    struct story *story = story_open_as(&regional_rules, "regional_est", "2013-02-04", NULL);

    (void)unused;
    regional_territory(story_settings(story), 1, short_time);
    when_it_starts(story);
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    assert_int_equal(items_of(story, "annual_examination"), 2);
    regional_territory(story_settings(story), 1, longer);
    when_it_starts(story);
    then(story, "hub.territory_defined", "{'from': '2013-02-01', 'until': '2014-12-31'}");
    when_time_passes(story, "2014-03-12");
    then_item(story, "bilan", "{'state': 'open'}");
    when(story, "ministry", "", "item.list", "{'kind': 'annual_examination', 'window': 'overdue'}");
    then_answer(story, "{'items': [{'due_on': '2014-03-11', 'state': 'late'}]}");
    when_time_passes(story, "2015-01-01"); /* left: the bilan of 2016 is another hub's */
    then_item(story, "bilan", "{'state': 'dropped', 'reason': 'territory_ended'}");
    story_close(story);
}

/* ---- opinions ----------------------------------------------------------------------------------
 */

static void h1_the_hub_that_decides_is_followed_the_other_comments(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    when(
        story, "regional 18", "2013-03-05", "opinion.give",
        "{'opinion': '#avis', 'job': '#poste', 'verdict': 'favourable', 'details': 'Bon projet.'}");
    then(story, "opinion.given",
         "{'opinion': '#avis', 'job': '#poste', 'hub': 'regional_ouest', 'departement': '18', "
         "'verdict': 'favourable', 'decides': true, 'given_on': '2013-03-05', 'metier': "
         "'forgeur', 'has_notes': true}");
    then_without(story, "reason details");
    then_kept(story, "hub_note.private", "#avis", "{'words': 'Bon projet.'}");
    when_hears(story, "registration", "", "job.proposed",
               "{'job': '#indre', 'employer': '#asso', 'place': '#lieu', 'departement': '36', "
               "'region2013': '24', 'region2016': '24', 'metier': 'forgeur', 'sector': "
               "'fabrication', 'form': 'association', 'weekly_minutes': 2100, 'kind': 'cdd', "
               "'months': 36, 'proposed_on': '2013-03-05'}");
    when(story, "regional 36", "", "opinion.give",
         "{'opinion': '#autre', 'job': '#indre', 'verdict': 'unfavourable', 'reason': "
         "'weak_tutoring'}");
    then(story, "opinion.given", "{'verdict': 'unfavourable', 'reason': 'weak_tutoring'}");
    then_without(story, "decides has_notes");
    when(story, "ministry", "", "opinion.list", "{}");
    then_answer(story, "{'items': [{'opinion': '#avis', 'outcome': 'awaited'}, {'opinion': "
                       "'#autre'}]}");
    hears_approved(story, "2013-03-06", "#poste");
    when(story, "ministry", "", "opinion.get", "{'opinion': '#avis'}");
    then_answer(story, "{'outcome': 'followed', 'outcome_on': '2013-03-06'}");
    story_close(story);
}

static void h1_by_the_day_of_the_opinion(void **unused)
{
    static const char *const rows[] = {"18 2013-02-01 2013-03-10 no", "18 2013-03-11 - yes"};
    struct story *story = regional_story_from("2013-02-01");

    (void)unused;
    regional_territory(story_settings(story), 2, rows);
    when_it_starts(story);
    hears_proposed(story, "2013-03-01", "#poste", "");
    when(story, "regional 18", "2013-03-12", "opinion.give",
         "{'opinion': '#avis', 'job': '#poste', 'verdict': 'favourable', 'given_on': "
         "'2013-03-10'}");
    then(story, "opinion.given", "{'given_on': '2013-03-10'}");
    then_without(story, "decides");
    when(story, "regional 18", "2013-03-12", "opinion.give",
         "{'opinion': '#avis2', 'job': '#poste', 'verdict': 'favourable', 'given_on': "
         "'2013-03-11'}");
    then(story, "opinion.given", "{'decides': true}");
    story_close(story);
}

static void h1_where_another_hub_was_first_opinions_are_comments(void **unused)
{
    static const char unmet[] = "{'hub': '%s', 'departement': '18', 'from': '2013-02-01', 'rule': "
                                "'H1', 'decider': 'regional_est'}";
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    when_hears(story, "registration", "", "decider.unmet", text(unmet, "regional_nord"));
    then_nothing_more(story);
    when_hears(story, "registration", "", "decider.unmet", text(unmet, "regional_ouest"));
    then(story, "hub.decider_known", "{'departement': '18', 'decider': 'regional_est'}");
    then_without(story, "is_met");
    when_hears(story, "registration", "", "decider.unmet", text(unmet, "regional_ouest"));
    then_nothing_more(story);
    when(story, "regional 18", "2013-03-05", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'favourable'}");
    then(story, "opinion.given", "{}");
    then_without(story, "decides");
    when_hears(story, "registration", "", "decider.defined",
               "{'hub': 'regional_ouest', 'departement': '18', 'from': '2013-02-01'}");
    then(story, "hub.decider_known", "{'decider': 'regional_ouest', 'is_met': true}");
    when(story, "regional 18", "2013-03-06", "opinion.give",
         "{'opinion': '#deux', 'job': '#poste', 'verdict': 'favourable'}");
    then(story, "opinion.given", "{'decides': true}");
    story_close(story);
}

static void h1_days_that_were_its_own_before_stay_its_own(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    when_hears(story, "registration", "", "decider.unmet",
               "{'hub': 'regional_ouest', 'departement': '18', 'from': '2013-02-01', 'rule': 'H1', "
               "'decider': 'regional_est', 'kept_until': '2013-03-05'}");
    then(story, "hub.decider_known", "{'decider': 'regional_est', 'kept_until': '2013-03-05'}");
    when(story, "regional 18", "2013-03-06", "opinion.give",
         "{'opinion': '#un', 'job': '#poste', 'verdict': 'favourable'}");
    then(story, "opinion.given", "{}");
    then_without(story, "decides");
    when(story, "regional 18", "", "opinion.give",
         "{'opinion': '#deux', 'job': '#poste', 'verdict': 'favourable', 'given_on': "
         "'2013-03-05'}");
    then(story, "opinion.given", "{'decides': true}");
    when(story, "ministry", "", "hub.territory", "{'departement': '18'}");
    then_answer(story, "{'items': [{'decider': 'regional_est', 'kept_until': '2013-03-05'}]}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(h4_a_territory_that_is_widened_is_heard_from_the_beginning),
        cmocka_unit_test(h4_a_departement_that_comes_back_keeps_its_set),
        cmocka_unit_test(a_hub_without_territory_follows_nothing),
        cmocka_unit_test(h2_who_is_of_another_hub_reads_what_is_public_and_does_nothing),
        cmocka_unit_test(h2_what_was_left_is_readable_and_nothing_more),
        cmocka_unit_test(h2_items_of_a_departement_that_was_left_are_dropped),
        cmocka_unit_test(h2_items_are_dropped_on_the_last_day_that_was_covered),
        cmocka_unit_test(h3_an_item_belongs_to_the_hub_of_the_day_it_falls_due),
        cmocka_unit_test(h3_a_hub_that_stays_longer_has_what_it_needs),
        cmocka_unit_test(h1_the_hub_that_decides_is_followed_the_other_comments),
        cmocka_unit_test(h1_by_the_day_of_the_opinion),
        cmocka_unit_test(h1_where_another_hub_was_first_opinions_are_comments),
        cmocka_unit_test(h1_days_that_were_its_own_before_stay_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
