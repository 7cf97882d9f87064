/* The first day, the last day, the number itself: on which side of a rule its limit lies. */
#include "tests/unit/given_regional.h"

#include "services/regional/requests.h"

static void contact(struct story *story, const char *id, const char *on)
{
    when(story, "regional 18", "", "contact.record",
         text("{'contact': '%s', 'job': '#poste', 'channel': 'visit', 'parties': "
              "['young_person'], 'held_on': '%s'}",
              id, on));
}

/* A contract and an aid that end on the annual date itself are examined that day. */
static void r7_the_last_day_of_the_contract_may_be_an_annual_date(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2014-03-11");
    assert_int_equal(items_of(story, "annual_examination"), 1);
    then_item(story, "annual_examination", "{'due_on': '2014-03-11'}");
    story_close(story);
}

static void r12_what_was_done_on_the_last_day_of_the_contract_counts(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-04-09");
    contact(story, "#c1", "2013-04-08");
    hears_broken(story, "2013-04-09", "#poste", "#contrat", "2013-04-08", false);
    then_item(story, "first_contact", "{'state': 'done', 'ended_on': '2013-04-08'}");
    story_close(story);
    story = regional_story_of_contract();
    hears_broken(story, "2013-04-09", "#poste", "#contrat", "2013-04-08", false);
    then_item(story, "first_contact", "{'state': 'dropped'}");
    contact(story, "#c1", "2013-04-09");
    then_item(story, "first_contact", "{'state': 'dropped'}");
    contact(story, "#c2", "2013-04-08"); /* declared after the end */
    then_item(story, "first_contact", "{'state': 'done', 'ended_on': '2013-04-08'}");
    story_close(story);
}

static void r2_a_second_contact_of_the_same_day_does_nothing_more(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-04-09");
    contact(story, "#c1", "2013-04-08");
    then(story, "contact.recorded", "{'is_first': true, 'is_first_visit': true}");
    contact(story, "#c2", "2013-04-08");
    then(story, "contact.recorded", "{}");
    then_without(story, "is_first is_first_visit");
    then_nothing_more(story);
    story_close(story);
}

/* Due on 11 April: done that day it is in time. */
static void r1_what_is_done_on_its_day_is_in_time(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-04-11");
    contact(story, "#c1", "2013-04-11");
    then(story, "contact.recorded", "{}");
    then(story, "item.done", "{'kind': 'first_contact', 'in_time': true}");
    when(story, "ministry", "", "item.count", "{}");
    assert_int_equal(json_integer_value(
                         json_object_get(json_array_get(story_answer(story, "items"), 0), "done")),
                     1);
    when(story, "regional 18", "", "item.drop",
         text("{'item': '%s', 'reason': 'not_needed'}", item_of(story, "bilan")));
    then(story, "item.dropped", "{'kind': 'bilan', 'reason': 'not_needed'}");
    story_close(story);
}

/* The candidate is due on 31 March, the first contact on 11 April: the hub came on the one day and
 * leaves on the other. */
static void h3_the_first_and_the_last_day_are_the_hubs(void **unused)
{
    static const char *const rows[] = {"18 2013-03-31 2013-04-11 yes"};
    struct story *story = story_open_as(&regional_rules, "regional_est", "2013-02-04", NULL);

    (void)unused;
    regional_territory(story_settings(story), 1, rows);
    when_it_starts(story);
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste");
    then(story, "case.moved", "{}");
    then(story, "item.due", "{'kind': 'candidate', 'due_on': '2013-03-31'}");
    hears_signed(story, "2013-04-11", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    then_item(story, "first_contact", "{'due_on': '2013-04-11', 'state': 'open'}");
    hears_proposed(story, "2013-04-12", "#p2", "");
    hears_signed(story, "2013-04-12", "#p2", "#k2", "2013-03-11", "2016-03-10");
    when(story, "ministry", "", "item.list", "{'job': '#p2'}");
    then_without(story, "items");
    story_close(story);
}

static void r8_an_extension_that_is_heard_twice_is_no_news(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2014-03-10");
    for (int i = 0; i < 2; i++) {
        hears_extended(story, "2014-01-05", "2015-03-10", "2014-03-10");
        if (i == 1)
            then_nothing_more(story);
    }
    story_close(story);
}

static void s5_a_session_is_held_on_its_day(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    done(story, "regional 18", "2013-04-02", "session.plan",
         "{'session': '#s', 'departement': '18', 'theme': 'tutoring', 'held_on': '2013-05-15', "
         "'seats': 2}");
    when(story, "regional 18", "", "session.plan",
         "{'session': '#s', 'departement': '18', 'theme': 'tutoring', 'held_on': '2013-05-15', "
         "'seats': 2}");
    then_refused(story, "S5", "session", "déjà prévue");
    when(story, "regional 18", "2013-05-14", "session.hold",
         "{'session': '#s', 'held_on': '2013-05-16'}");
    then_refused(story, "S5", "held_on", "prévue le 15/05/2013");
    when(story, "regional 18", "2013-05-15", "session.hold",
         "{'session': '#s', 'held_on': '2013-05-16'}");
    then_refused(story, "", "held_on", "à venir");
    when(story, "regional 18", "2013-05-15", "session.hold", "{'session': '#s'}");
    then(story, "session.held", "{'held_on': '2013-05-15'}");
    story_close(story);
}

static void pa2_a_company_may_say_as_many_as_it_follows(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    done(story, "regional 18,36", "2013-04-02", "sponsor.pledge",
         "{'sponsor': '#acier', 'name': 'Acier', 'siren': '732829320', 'sector': 'fabrication', "
         "'departements': ['18'], 'offers': ['coaching'], 'jobs_most': 2}");
    done(story, "regional 18", "", "sponsor.propose",
         "{'sponsorship': '#s1', 'sponsor': '#acier', 'job': '#poste'}");
    done(story, "regional 18", "", "sponsor.accept", "{'sponsorship': '#s1'}");
    when(story, "regional 18", "", "sponsor.amend", "{'sponsor': '#acier', 'jobs_most': 1}");
    then(story, "sponsor.amended", "{'jobs_most': 1}");
    when(story, "regional 18", "", "sponsor.pledge",
         "{'sponsor': '#b', 'name': 'B', 'siren': '404040404', 'sector': 'fabrication', "
         "'departements': ['18', '99'], 'offers': ['coaching'], 'jobs_most': 2}");
    then_refused(story, "PA1", "departements", "« 99 »");
    story_close(story);
}

/* PA5: what a sponsorship brought is added once, also when it was the job that ended. */
static void pa5_what_it_brought_is_added_when_the_job_is_over(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste");
    done(story, "regional 18,36", "2013-04-02", "sponsor.pledge",
         "{'sponsor': '#acier', 'name': 'Acier', 'siren': '732829320', 'sector': 'fabrication', "
         "'departements': ['18'], 'offers': ['coaching'], 'jobs_most': 2}");
    done(story, "regional 18", "", "sponsor.propose",
         "{'sponsorship': '#s1', 'sponsor': '#acier', 'job': '#poste'}");
    done(story, "regional 18", "", "sponsor.accept", "{'sponsorship': '#s1'}");
    hears_withdrawn(story, "2013-05-02", "approved");
    when(story, "regional 18", "", "sponsor.end", "{'sponsorship': '#s1', 'brought': ['network']}");
    then(story, "sponsor.ended", "{'reason': 'job_over', 'brought': ['network']}");
    when(story, "regional 18", "", "sponsor.end", "{'sponsorship': '#s1', 'brought': ['network']}");
    then_refused(story, "PA5", "sponsorship", "« terminé »");
    story_close(story);
}

/* Approved on 1 March: signed on the last day, and never asked again. */
static void r6_a_job_that_is_filled_in_time_asks_for_no_candidate(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste");
    hears_signed(story, "2013-03-31", "#poste", "#contrat", "2013-04-01", "2016-03-31");
    then_item(story, "candidate", "{'state': 'done', 'ended_on': '2013-03-31'}");
    hears_broken(story, "2013-06-03", "#poste", "#contrat", "2013-06-03", false);
    assert_int_equal(items_of(story, "candidate"), 1);
    hears_closed(story, "2013-09-02");
    then_item(story, "candidate", "{'state': 'done', 'ended_on': '2013-03-31'}");
    story_close(story);
}

/* Who said that there is nothing to ask is not contradicted by the extension; the next end of the
 * aid is another question. */
static void r11_an_extension_answers_only_what_is_asked(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    done(story, "regional 18", "2014-01-06", "item.drop",
         text("{'item': '%s', 'reason': 'not_needed'}", item_of(story, "aid_end")));
    hears_extended(story, "2014-01-06", "2016-09-10", "2016-03-10");
    when(story, "ministry", "", "item.list", "{'job': '#poste', 'kind': 'aid_end'}");
    then_answer(story, "{'items': [{'due_on': '2016-07-10', 'state': 'open'}, {'state': "
                       "'dropped', 'reason': 'not_needed'}]}");
    story_close(story);
}

static void r9_a_declaration_in_time_asks_for_nothing(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_hears(story, "registration", "2013-06-09", "contract.suspended",
               "{'contract': '#contrat', 'job': '#poste', 'person': '#jeune', 'employer': '#asso', "
               "'departement': '18', 'reason': 'illness', 'suspended_on': '2013-06-01', "
               "'declared_on': '2013-06-09'}");
    then(story, "case.moved", "{'fact': 'contract_suspended'}");
    then_nothing_more(story);
    story_close(story);
}

static void r10_nobody_asks_what_became_of_who_is_still_there(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    assert_int_equal(items_of(story, "exit_later"), 0);
    hears_broken(story, "2013-06-03", "#poste", "#contrat", "2013-06-03", false);
    then_item(story, "exit_later", "{'due_on': '2013-12-03'}");
    story_close(story);
}

static void pa4_who_is_full_or_left_is_not_proposed(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    hears_proposed(story, "2013-04-02", "#p2", "");
    done(story, "regional 18,36", "2013-04-02", "sponsor.pledge",
         "{'sponsor': '#plein', 'name': 'P', 'siren': '732829320', 'sector': 'fabrication', "
         "'departements': ['18'], 'offers': ['coaching'], 'jobs_most': 1}");
    done(story, "regional 18,36", "", "sponsor.pledge",
         "{'sponsor': '#parti', 'name': 'Q', 'siren': '404040404', 'sector': 'fabrication', "
         "'departements': ['18'], 'offers': ['coaching'], 'jobs_most': 1}");
    when(story, "regional 18", "", "sponsor.suggest", "{'job': '#p2'}");
    then_answer(story, "{'items': [{'sponsor': '#plein'}, {'sponsor': '#parti'}]}");
    done(story, "regional 18", "", "sponsor.propose",
         "{'sponsorship': '#s1', 'sponsor': '#plein', 'job': '#poste'}");
    done(story, "regional 18", "", "sponsor.accept", "{'sponsorship': '#s1'}");
    done(story, "regional 18", "", "sponsor.close", "{'sponsor': '#parti'}");
    when(story, "regional 18", "", "sponsor.suggest", "{'job': '#p2'}");
    then_without(story, "items");
    story_close(story);
}

/* A name, an address or a number alone is somebody's: kept apart, and erased in time. */
static void p2_any_way_to_reach_somebody_is_private(void **unused)
{
    static const char *const ways[] = {"contact_name", "contact_email", "contact_phone"};

    (void)unused;
    for (size_t i = 0; i < 3; i++) {
        struct story *story = regional_story();

        when(story, "regional 18", "2013-04-02", "sponsor.pledge",
             text("{'sponsor': '#acier', 'name': 'A', 'siren': '732829320', 'sector': "
                  "'fabrication', 'departements': ['18'], 'offers': ['coaching'], 'jobs_most': "
                  "1, '%s': 'x'}",
                  ways[i]));
        then(story, "sponsor.pledged", "{'has_notes': true}");
        then_kept(story, "sponsor.private", "#acier", text("{'%s': 'x'}", ways[i]));
        done(story, "regional 18", "", "sponsor.close", "{'sponsor': '#acier'}");
        when_time_passes(story, "2016-04-02");
        then_erased(story, "sponsor.private", "#acier");
        story_close(story);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r7_the_last_day_of_the_contract_may_be_an_annual_date),
        cmocka_unit_test(r12_what_was_done_on_the_last_day_of_the_contract_counts),
        cmocka_unit_test(r2_a_second_contact_of_the_same_day_does_nothing_more),
        cmocka_unit_test(r1_what_is_done_on_its_day_is_in_time),
        cmocka_unit_test(h3_the_first_and_the_last_day_are_the_hubs),
        cmocka_unit_test(r8_an_extension_that_is_heard_twice_is_no_news),
        cmocka_unit_test(s5_a_session_is_held_on_its_day),
        cmocka_unit_test(pa2_a_company_may_say_as_many_as_it_follows),
        cmocka_unit_test(pa5_what_it_brought_is_added_when_the_job_is_over),
        cmocka_unit_test(r6_a_job_that_is_filled_in_time_asks_for_no_candidate),
        cmocka_unit_test(r11_an_extension_answers_only_what_is_asked),
        cmocka_unit_test(r9_a_declaration_in_time_asks_for_nothing),
        cmocka_unit_test(r10_nobody_asks_what_became_of_who_is_still_there),
        cmocka_unit_test(pa4_who_is_full_or_left_is_not_proposed),
        cmocka_unit_test(p2_any_way_to_reach_somebody_is_private),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
