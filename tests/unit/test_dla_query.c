/* What is read of referrals, by whom; private texts, their log and their erasure (P1, P2, P4). */
#include <stdio.h>

#include "common/messages/dla.h"
#include "services/dla/requests.h"
#include "tests/unit/given_dla.h"

/* ---- the tables --------------------------------------------------------------------------------
 */

static void every_message_is_served_and_answers_as_it_says(void **unused)
{
    (void)unused;
    assert_int_equal(dla_rules.request_count, dla_request_count);
    for (size_t i = 0; i < dla_request_count; i++) {
        const struct request_rule *rule =
            rules_request(&dla_rules, dla_requests[i]->name, strlen(dla_requests[i]->name));

        assert_non_null(rule);
        assert_true((rule->decide == NULL) != (rule->answer == NULL));
        assert_ptr_equal(rule->reply, dla_replies[i]);
    }
    assert_int_equal(dla_rules.event_count, dla_event_count);
    for (size_t i = 0; i < dla_event_count; i++)
        assert_non_null(rules_event(&dla_rules, dla_events[i]->name, strlen(dla_events[i]->name)));
}

static void no_event_and_no_open_answer_has_anything_private(void **unused)
{
    struct error error;

    (void)unused;
    for (size_t i = 0; i < dla_event_count; i++)
        assert_int_equal(record_check_public(dla_events[i], &error), 0);
    for (size_t i = 0; i < dla_request_count; i++)
        if (dla_rules.requests[i].answer != NULL)
            assert_int_equal(record_check_public(dla_rules.requests[i].reply, &error), 0);
}

static void every_event_of_a_referral_says_whose_it_is(void **unused)
{
    static const char *const members[] = {"referral",   "hub",        "departement",
                                          "region2013", "region2016", "employer",
                                          "job",        "form",       "metier"};

    (void)unused;
    for (size_t i = 0; i < dla_event_count; i++) {
        const char *name = dla_events[i]->name;

        if (strncmp(name, "adviser.", 8) == 0 || strncmp(name, "bearer.", 7) == 0)
            continue;
        for (size_t j = 0; j < sizeof members / sizeof members[0]; j++)
            assert_non_null(schema_field(dla_events[i], members[j]));
    }
}

static void each_role_may_what_the_domain_says(void **unused)
{
    static const struct {
        enum role role;
        const char *may; /* types, each between spaces */
    } rights[] = {
        {ROLE_MINISTRY,
         " adviser.get adviser.list bearer.list mission.list referral.get referral.list "},
        {ROLE_REGIONAL,   " adviser.contact adviser.get adviser.list bearer.list mission.list "
                        "referral.get referral.list note.consult "},
        {ROLE_OPERATOR,
         " adviser.register adviser.retire adviser.erase adviser.get adviser.list bearer.list "
         "mission.list referral.get referral.list note.erase "                           },
        {ROLE_GATEWAY,    " adviser.contact link.make link.show referral.answer_by_link "},
        {ROLE_PUBLIC,     " link.show referral.answer_by_link "                          },
        {ROLE_SECTORAL,   " "                                                            },
        {ROLE_PRESCRIBER, " "                                                            },
        {ROLE_REPORTING,  " "                                                            },
    };
    char type[64];

    (void)unused;
    for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++)
        for (size_t j = 0; j < dla_rules.request_count; j++) {
            const struct request_rule *rule = &dla_rules.requests[j];

            snprintf(type, sizeof type, " %s ", rule->request->name);
            assert_int_equal((rule->roles & 1u << rights[i].role) != 0,
                             strstr(rights[i].may, type) != NULL);
        }
}

/* deploy/backup takes the first id of an event "….erased" for the thing. */
static void an_erasure_names_first_what_it_erases(void **unused)
{
    size_t erasures = 0;

    (void)unused;
    for (size_t i = 0; i < dla_event_count; i++) {
        const struct field *field = dla_events[i]->fields;
        const char *dot = strchr(dla_events[i]->name, '.');

        if (strcmp(dot, ".erased") != 0)
            continue;
        while (field->type != FIELD_ID)
            field++;
        assert_int_equal(strlen(field->name), dot - dla_events[i]->name);
        assert_memory_equal(field->name, dla_events[i]->name, strlen(field->name));
        erasures++;
    }
    assert_int_equal(erasures, 2);
}

/* ---- lists -------------------------------------------------------------------------------------
 */

static void a_hub_sees_what_became_of_what_it_asked(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#a");
    dla_asks(story, "2013-02-04", "#b", "67", "association");
    dla_asks(story, "2013-02-04", "#c", "18", "market");
    dla_accepted(story, "2013-02-05", "#a");
    when(story, "regional 18", "", "referral.list", "{'hub': 'regional_centre'}");
    then_answer(story, "{'items': [{'referral': '#a', 'state': 'accepted', 'adviser': '#chloe', "
                       "'bearer': 'dla-18'}, "
                       "{'referral': '#c', 'state': 'refused', 'refusal': 'market_employer', "
                       "'alternatives': ['region', 'hub', 'chamber']}]}");
    when(story, "regional 18,67", "", "referral.list",
         "{'employer': '#asso', 'job': '#poste', 'states': ['sent', 'accepted']}");
    then_answer(story, "{'items': [{'referral': '#a'}, {'referral': '#b'}]}");
    when(story, "ministry", "", "referral.list", "{'departement': '67'}");
    then_answer(story, "{'items': [{'referral': '#b'}]}");
    when(story, "ministry", "", "referral.list", "{'bearer': 'dla-18', 'adviser': '#marc'}");
    then_answer(story, "{'items': [{'referral': '#a'}]}");
    when(story, "ministry", "", "referral.list", "{'hub': 'regional_ouest'}");
    then_empty(story);
    when(story, "ministry", "", "referral.list", "{'employer': '#autre'}");
    then_empty(story);
    when(story, "regional 18", "", "referral.list", "{'departement': '67'}");
    then_refused_as(story, "forbidden");
    when(story, "ministry", "", "referral.list", "{'departement': '99'}");
    then_refused_as(story, "invalid");
    when(story, "regional 18", "", "referral.get", "{'referral': '#b'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void a_list_goes_on_where_the_page_ended(void **unused)
{
    struct story *story = dla_story();
    char body[200];

    (void)unused;
    dla_sent(story, "2013-02-04", "#a");
    dla_sent(story, "2013-02-04", "#b");
    dla_sent(story, "2013-02-04", "#c");
    when(story, "ministry", "", "referral.list", "{'limit': 2}");
    then_answer(story, "{'items': [{'referral': '#a'}, {'referral': '#b'}]}");
    snprintf(body, sizeof body, "{'limit': 2, 'after': '%s'}", story_text(story, "next"));
    when(story, "ministry", "", "referral.list", body);
    then_answer(story, "{'items': [{'referral': '#c'}]}");
    when(story, "dla@marc", "", "referral.inbox", "{'box': 'to_answer', 'limit': 1}");
    then_answer(story, "{'items': [{'referral': '#a'}]}");
    snprintf(body, sizeof body, "{'box': 'to_answer', 'after': '%s'}", story_text(story, "next"));
    when(story, "dla@marc", "", "referral.inbox", body);
    then_answer(story, "{'items': [{'referral': '#b'}, {'referral': '#c'}]}");
    story_close(story);
}

static void an_adviser_sees_its_own_and_a_c2ra_those_of_its_region(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#a");
    when(story, "dla@jeanne", "", "referral.list", "{}");
    then_empty(story);
    when(story, "dla@jeanne", "", "referral.get", "{'referral': '#a'}");
    then_refused(story, "D3", "referral", "pas des vôtres");
    when(story, "dla@alain", "", "referral.get", "{'referral': '#a'}");
    then_refused_as(story, "forbidden");
    when(story, "dla@regine", "", "referral.list", "{}");
    then_answer(story, "{'items': [{'referral': '#a'}]}");
    when(story, "dla@marc", "", "referral.get", "{'referral': '#a'}");
    then_answer(story, "{'summary': {'referral': '#a', 'state': 'sent', 'round': 1}, "
                       "'askings': [{'adviser': '#chloe', 'state': 'sent'}, "
                       "{'adviser': '#marc', 'state': 'sent'}]}");
    when(story, "dla@personne", "", "referral.list", "{}");
    then_refused_as(story, "forbidden");
    when(story, "dla@marc 36", "", "referral.get", "{'referral': '#a'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

/* ---- the inbox ---------------------------------------------------------------------------------
 */

static void an_inbox_has_what_is_to_answer_overdue_and_accompanied(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#a");
    dla_sent(story, "2013-02-04", "#b");
    when(story, "dla@chloe", "2013-02-05", "referral.inbox", "{'box': 'to_answer'}");
    then_answer(story,
                "{'items': [{'referral': '#a', 'hub': 'regional_centre', 'departement': '18', "
                "'employer': '#asso', 'form': 'association', 'needs': ['financial', 'hr'], "
                "'state': 'sent', 'since': '2013-02-04', 'due_on': '2013-02-18'}, "
                "{'referral': '#b'}]}");
    when(story, "dla@chloe", "", "referral.inbox", "{'box': 'overdue'}");
    then_empty(story);
    dla_accepted(story, "2013-02-05", "#a");
    when(story, "dla@chloe", "", "referral.inbox", "{'box': 'accompanied'}");
    then_answer(story, "{'items': [{'referral': '#a', 'since': '2013-02-05', "
                       "'due_on': '2013-03-19', 'state': 'accepted'}]}");
    when(story, "dla@marc", "", "referral.inbox", "{'box': 'to_answer'}");
    then_answer(story, "{'items': [{'referral': '#b'}]}");
    when(story, "dla@regine", "", "referral.inbox", "{'box': 'to_reassign'}");
    then_empty(story);
    when_time_passes(story, "2013-03-19"); /* the last day is in time */
    when(story, "dla@chloe", "", "referral.inbox", "{'box': 'overdue'}");
    then_answer(story, "{'items': [{'referral': '#b'}]}");
    when_time_passes(story, "2013-03-20");
    when(story, "dla@chloe", "", "referral.inbox", "{'box': 'overdue'}");
    then_answer(story, "{'items': [{'referral': '#a', 'is_overdue': true, "
                       "'due_on': '2013-03-19'}, "
                       "{'referral': '#b', 'is_overdue': true, 'due_on': '2013-02-18', "
                       "'state': 'escalated'}]}");
    when(story, "dla@regine", "", "referral.inbox", "{'box': 'to_reassign'}");
    then_answer(story, "{'items': [{'referral': '#b', 'since': '2013-02-19', "
                       "'due_on': '2013-02-26', 'is_overdue': true}]}");
    when(story, "dla@alain", "", "referral.inbox", "{'box': 'to_reassign'}");
    then_empty(story);
    when(story, "dla@personne", "", "referral.inbox", "{'box': 'to_answer'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void what_was_handed_over_is_in_the_inbox_of_who_goes_on(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#a");
    dla_accepted(story, "2013-02-05", "#a");
    dla_done(story, "chloe", "", "referral.hand_over", "#a", ", 'adviser': '#regine'");
    when(story, "dla@regine", "", "referral.inbox", "{'box': 'accompanied'}");
    then_answer(story, "{'items': [{'referral': '#a'}]}");
    when(story, "dla@chloe", "", "referral.inbox", "{'box': 'accompanied'}");
    then_empty(story);
    when(story, "ministry", "", "adviser.list", "{'c2ra': 'c2ra-24', 'only_active': true}");
    then_answer(story, "{'items': [{'adviser': '#chloe'}, {'adviser': '#marc'}, "
                       "{'adviser': '#regine', 'is_c2ra': true, 'accompanied': 1}]}");
    when(story, "ministry", "", "adviser.get", "{'adviser': '#chloe'}");
    then_answer(story, "{'adviser': '#chloe', 'body': 'dla-18'}");
    then_without(story, "accompanied to_answer retired_on");
    story_close(story);
}

/* ---- private texts -----------------------------------------------------------------------------
 */

/* A diagnosis in words of #r, by #chloe; its id lives until the next one. */
static const char *noted(struct story *story)
{
    static char body[200];

    dla_sent(story, "2013-02-04", "#r");
    dla_accepted(story, "2013-02-05", "#r");
    dla_when(story, "chloe", "2013-03-04", "referral.diagnose", "#r",
             ", 'needs': ['hr'], 'details': 'La directrice, Mme Durand, part en juin.'");
    then(story, "referral.diagnosed", "{}");
    snprintf(body, sizeof body, "{'note': '%s', 'reason': 'follow_up'}", story_text(story, "note"));
    return body;
}

static void a_text_is_read_for_a_reason_and_the_reading_is_logged(void **unused)
{
    struct story *story = dla_story();
    const char *body = noted(story);

    (void)unused;
    when(story, "regional 18/regional_centre", "2013-03-05", "note.consult", body);
    then(story, "note.read",
         "{'referral': '#r', 'hub': 'regional_centre', 'step': 'diagnosis', "
         "'reason': 'follow_up', 'read_on': '2013-03-05'}");
    when(story, "dla@chloe", "", "note.consult", body);
    then_accepted(story);
    when(story, "dla@regine", "", "note.consult", body);
    then_accepted(story);
    when(story, "dla@marc", "", "note.consult", body);
    then_refused(story, "P4", "note", "n'accompagnez pas");
    when(story, "regional 36", "", "note.consult", body);
    then_refused_as(story, "forbidden");
    when(story, "ministry", "", "note.consult", body);
    then_refused_as(story, "forbidden");
    when(story, "regional 18", "", "note.consult", "{'note': '#rien', 'reason': 'follow_up'}");
    then_refused_as(story, "not_found");
    story_close(story);
}

/* Two hubs cover a département; one of them asked. */
static void what_is_private_of_a_referral_is_for_the_hub_that_asked(void **unused)
{
    struct story *story = dla_story();
    const char *body = noted(story);
    const char *contact = "{'adviser': '#chloe', 'referral': '#r', 'reason': 'follow_up'}";

    (void)unused;
    when(story, "regional 18/regional_est", "2013-03-05", "note.consult", body);
    then_refused(story, "P4", "note", "« regional_centre »");
    when(story, "regional 18/regional_est", "", "adviser.contact", contact);
    then_refused(story, "P4", "referral", "« regional_centre »");
    when(story, "regional 18", "", "note.consult", body);
    then_refused(story, "P4", "note", "nommer");
    when(story, "regional 18/regional_centre", "", "note.consult", body);
    then_accepted(story);
    when(story, "regional 18/regional_centre", "", "adviser.contact", contact);
    then_accepted(story);
    when(story, "regional", "", "note.consult", body);
    then_accepted(story);
    when(story, "regional 18/regional_est", "", "referral.get", "{'referral': '#r'}");
    then_answer(story, "{'summary': {'hub': 'regional_centre'}}");
    story_close(story);
}

static void texts_are_erased_36_months_after_the_end(void **unused)
{
    struct story *story = dla_story();
    const char *body = noted(story);
    char note[40];

    (void)unused;
    snprintf(note, sizeof note, "%s", story_text(story, "note"));
    when_time_passes(story, "2013-04-01");
    dla_done(story, "chloe", "2013-04-02", "referral.close", "#r",
             ", 'outcome': 'abandoned', 'details': 'Elle est partie.'");
    when_time_passes(story, "2016-04-01");
    then_nothing_more(story);
    when_time_passes(story, "2016-04-02");
    then(story, "note.erased",
         "{'referral': '#r', 'step': 'diagnosis', 'reason': 'retention', "
         "'erased_on': '2016-04-02'}");
    then(story, "note.erased", "{'step': 'closing'}");
    then_nothing_more(story);
    then_erased(story, "note.private", note);
    when(story, "regional 18", "", "note.consult", body);
    then_refused(story, "P2", "note", "effacé");
    when(story, "ministry", "", "referral.get", "{'referral': '#r'}");
    then_answer(story, "{'notes': [{'step': 'diagnosis', 'is_erased': true, 'adviser': '#chloe'}, "
                       "{'step': 'closing', 'is_erased': true}]}");
    when_time_passes(story, "2020-01-01");
    then_nothing_more(story);
    story_close(story);
}

static void what_somebody_asks_to_be_erased_is_erased_at_once(void **unused)
{
    struct story *story = dla_story();
    const char *body = noted(story);
    char note[40], erase[100];

    (void)unused;
    snprintf(note, sizeof note, "%s", story_text(story, "note"));
    snprintf(erase, sizeof erase, "{'note': '%s'}", note);
    when(story, "regional 18", "", "note.erase", erase);
    then_refused_as(story, "forbidden");
    when(story, "operator", "2013-03-05", "note.erase", erase);
    then(story, "note.erased",
         "{'referral': '#r', 'step': 'diagnosis', 'reason': 'request', "
         "'erased_on': '2013-03-05'}");
    then_erased(story, "note.private", note);
    when(story, "operator", "", "note.erase", erase);
    then_refused(story, "P2", "note", "a été effacé");
    when(story, "dla@chloe", "", "note.consult", body);
    then_refused(story, "P2", "note", "a été effacé");
    when(story, "operator", "", "adviser.erase", "{'adviser': '#marc'}");
    then_refused(story, "P2", "adviser", "en exercice");
    done(story, "operator", "", "adviser.retire", "{'adviser': '#marc'}");
    when(story, "operator", "", "adviser.erase", "{'adviser': '#marc'}");
    then(story, "adviser.erased", "{'adviser': '#marc', 'reason': 'request'}");
    then_erased(story, "adviser.private", "#marc");
    when(story, "operator", "", "adviser.erase", "{'adviser': '#marc'}");
    then_refused(story, "P2", "adviser", "déjà effacé");
    when_time_passes(story, "2020-01-01");
    when(story, "ministry", "", "adviser.list", "{'body': 'dla-18'}");
    then_answer(story, "{'items': [{'adviser': '#chloe'}, {'adviser': '#marc'}]}");
    story_close(story);
}

static void a_text_of_the_impact_is_kept_from_the_measure_on(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-25", "#r");
    dla_followed_up(story, "#r");
    dla_done(story, "chloe", "2013-08-30", "referral.close", "#r", ", 'outcome': 'consolidated'");
    dla_done(story, "chloe", "2014-06-02", "impact.measure", "#r",
             ", 'trend': 'stable', 'details': 'Tient bon.'");
    when_time_passes(story, "2017-06-01");
    then_nothing_more(story);
    when_time_passes(story, "2017-06-02");
    then(story, "note.erased", "{'step': 'impact'}");
    story_close(story);
}

static void how_to_reach_an_adviser_is_read_on_grounds_and_logged(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    when(story, "regional 18/regional_centre", "", "adviser.contact",
         "{'adviser': '#chloe', 'referral': '#r', 'reason': 'first_contact'}");
    then(story, "adviser.contact_read",
         "{'adviser': '#chloe', 'referral': '#r', 'departement': '18', "
         "'reason': 'first_contact', 'read_on': '2013-02-04'}");
    when(story, "gateway", "", "adviser.contact",
         "{'adviser': '#chloe', 'referral': '#r', 'reason': 'first_contact'}");
    then_accepted(story);
    when(story, "regional 18/regional_centre", "", "adviser.contact",
         "{'adviser': '#jeanne', 'referral': '#r', 'reason': 'first_contact'}");
    then_refused(story, "P4", "referral", "n'a pas été adressée");
    when(story, "dla@jeanne", "", "adviser.contact",
         "{'adviser': '#chloe', 'referral': '#r', 'reason': 'first_contact'}");
    then_refused(story, "P4", "referral", "pas des vôtres");
    when(story, "regional 36", "", "adviser.contact",
         "{'adviser': '#chloe', 'referral': '#r', 'reason': 'first_contact'}");
    then_refused_as(story, "forbidden");
    story_close(story);
}

static void who_left_is_forgotten_36_months_after(void **unused)
{
    struct story *story = dla_story();

    (void)unused;
    dla_sent(story, "2013-02-04", "#r");
    done(story, "operator", "2013-02-05", "adviser.retire", "{'adviser': '#chloe'}");
    dla_done(story, "marc", "", "referral.accept", "#r", "");
    when_time_passes(story, "2016-02-04");
    when_time_passes(story, "2016-02-05");
    then(story, "adviser.erased",
         "{'adviser': '#chloe', 'departement': '18', 'reason': 'retention', "
         "'erased_on': '2016-02-05'}");
    then_nothing_more(story);
    then_erased(story, "adviser.private", "#chloe");
    when(story, "regional 18/regional_centre", "", "adviser.contact",
         "{'adviser': '#chloe', 'referral': '#r', 'reason': 'follow_up'}");
    then_refused(story, "P2", "adviser", "effacées");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_is_served_and_answers_as_it_says),
        cmocka_unit_test(no_event_and_no_open_answer_has_anything_private),
        cmocka_unit_test(every_event_of_a_referral_says_whose_it_is),
        cmocka_unit_test(each_role_may_what_the_domain_says),
        cmocka_unit_test(an_erasure_names_first_what_it_erases),
        cmocka_unit_test(a_hub_sees_what_became_of_what_it_asked),
        cmocka_unit_test(a_list_goes_on_where_the_page_ended),
        cmocka_unit_test(an_adviser_sees_its_own_and_a_c2ra_those_of_its_region),
        cmocka_unit_test(an_inbox_has_what_is_to_answer_overdue_and_accompanied),
        cmocka_unit_test(what_was_handed_over_is_in_the_inbox_of_who_goes_on),
        cmocka_unit_test(a_text_is_read_for_a_reason_and_the_reading_is_logged),
        cmocka_unit_test(what_is_private_of_a_referral_is_for_the_hub_that_asked),
        cmocka_unit_test(texts_are_erased_36_months_after_the_end),
        cmocka_unit_test(what_somebody_asks_to_be_erased_is_erased_at_once),
        cmocka_unit_test(a_text_of_the_impact_is_kept_from_the_measure_on),
        cmocka_unit_test(how_to_reach_an_adviser_is_read_on_grounds_and_logged),
        cmocka_unit_test(who_left_is_forgotten_36_months_after),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
