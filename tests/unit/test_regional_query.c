/* Who may ask what (domain, section 10), row by row; the worklist, filters and pages. */
#include "tests/unit/given_regional.h"

#include "common/messages/regional.h"
#include "services/regional/requests.h"

#define READERS "ministry regional reporting"

/* Every request: the roles that may, and a body about the world below, which lies in the Cher (18).
 */
static const struct row {
    const char *type;
    const char *roles;
    const char *body;
    bool has_territory;
} rows[] = {
    {"hub.territory",     READERS,    "{}",                                                          false},
    {"hub.read_note",     "regional", "{'note': '#c1', 'reason': 'visit'}",                          true },
    {"briefing.record",   "regional",
     "{'briefing': '#n', 'departement': '18', 'audience': 'mission_locale', 'people': 4}",           true },
    {"briefing.list",     READERS,    "{}",                                                          false},
    {"case.assign",       "regional", "{'job': '#poste', 'operator': 'a'}",                          true },
    {"case.release",      "regional", "{'job': '#poste'}",                                           true },
    {"case.get",          READERS,    "{'job': '#poste'}",                                           true },
    {"case.list",         READERS,    "{}",                                                          false},
    {"case.timeline",     READERS,    "{'job': '#poste'}",                                           true },
    {"contact.record",    "regional",
     "{'contact': '#n', 'job': '#poste', 'channel': 'phone', 'parties': ['tutor']}",                 true },
    {"contact.list",      READERS,    "{}",                                                          false},
    {"opinion.give",      "regional", "{'opinion': '#n', 'job': '#poste', 'verdict': 'favourable'}",
     true                                                                                                 },
    {"opinion.get",       READERS,    "{'opinion': '#avis'}",                                        true },
    {"opinion.list",      READERS,    "{}",                                                          false},
    {"item.complete",     "regional", "{'item': '%s'}",                                              true },
    {"item.drop",         "regional", "{'item': '%s', 'reason': 'other'}",                           true },
    {"item.get",          READERS,    "{'item': '%s'}",                                              true },
    {"item.list",         READERS,    "{}",                                                          false},
    {"item.count",        READERS,    "{}",                                                          false},
    {"session.plan",      "regional",
     "{'session': '#n', 'departement': '18', 'theme': 'tutoring', 'held_on': '2013-06-01', "
     "'seats': 9}",                                                                                  true },
    {"session.amend",     "regional", "{'session': '#s', 'seats': 9}",                               true },
    {"session.enrol",     "regional", "{'session': '#s', 'tutor': '#tuteur'}",                       true },
    {"session.withdraw",  "regional", "{'session': '#s', 'tutor': '#tuteur'}",                       true },
    {"session.hold",      "regional", "{'session': '#s'}",                                           true },
    {"session.cancel",    "regional", "{'session': '#s', 'reason': 'other'}",                        true },
    {"session.get",       READERS,    "{'session': '#s'}",                                           true },
    {"session.list",      READERS,    "{}",                                                          false},
    {"session.tutors",    READERS,    "{'session': '#s'}",                                           true },
    {"sponsor.pledge",    "regional",
     "{'sponsor': '#n', 'name': 'X', 'siren': '404040404', 'sector': 'usages', 'departements': "
     "['18'], 'offers': ['network'], 'jobs_most': 1}",                                               true },
    {"sponsor.amend",     "regional", "{'sponsor': '#acier', 'jobs_most': 5}",                       true },
    {"sponsor.close",     "regional", "{'sponsor': '#acier'}",                                       true },
    {"sponsor.contact",   "regional", "{'sponsor': '#acier', 'reason': 'visit'}",                    true },
    {"sponsor.erase",     "operator", "{'sponsor': '#acier'}",                                       false},
    {"sponsor.propose",   "regional", "{'sponsorship': '#n', 'sponsor': '#acier', 'job': '#poste'}",
     true                                                                                                 },
    {"sponsor.accept",    "regional", "{'sponsorship': '#parrain'}",                                 true },
    {"sponsor.decline",   "regional", "{'sponsorship': '#parrain', 'reason': 'other'}",              true },
    {"sponsor.meet",      "regional", "{'meeting': '#n', 'sponsorship': '#parrain'}",                true },
    {"sponsor.end",       "regional", "{'sponsorship': '#parrain', 'reason': 'completed'}",          true },
    {"sponsor.get",       READERS,    "{'sponsor': '#acier'}",                                       true },
    {"sponsor.list",      READERS,    "{}",                                                          false},
    {"sponsor.suggest",   READERS,    "{'job': '#poste'}",                                           true },
    {"sponsorship.list",  READERS,    "{}",                                                          false},
    {"referral.request",  "regional",
     "{'referral': '#n', 'job': '#poste', 'needs': ['hr'], 'siret': '73282932000074'}",              true },
    {"referral.withdraw", "regional", "{'referral': '#r'}",                                          true },
    {"orientation.get",   READERS,    "{'referral': '#r'}",                                          true },
    {"orientation.list",  READERS,    "{}",                                                          false},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

/* One of each thing, all of it in the Cher. */
static struct story *whole_story(void)
{
    struct story *story = regional_story();

    hears_proposed(story, "2013-03-01", "#poste", "");
    done(story, "regional 18", "", "opinion.give",
         "{'opinion': '#avis', 'job': '#poste', 'verdict': 'favourable'}");
    hears_approved(story, "2013-03-01", "#poste");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    done(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'phone', 'parties': ['tutor'], 'notes': "
         "'x'}");
    done(story, "regional 18", "", "session.plan",
         "{'session': '#s', 'departement': '18', 'theme': 'tutoring', 'held_on': '2013-03-04', "
         "'seats': 2}");
    done(story, "regional 18", "", "sponsor.pledge",
         "{'sponsor': '#acier', 'name': 'Acier', 'siren': '732829320', 'sector': 'fabrication', "
         "'departements': ['18'], 'offers': ['coaching'], 'jobs_most': 2, 'contact_name': 'A'}");
    done(story, "regional 18", "", "sponsor.propose",
         "{'sponsorship': '#parrain', 'sponsor': '#acier', 'job': '#poste'}");
    done(story, "regional 18", "", "referral.request",
         "{'referral': '#r', 'job': '#poste', 'needs': ['financial'], 'siret': '73282932000074'}");
    return story;
}

static bool lists(const char *words, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = words; (at = strstr(at, word)) != NULL; at += length)
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* The body, with the item that #poste has. */
static const char *body_of(struct story *story, const struct row *row)
{
    return strstr(row->body, "%s") == NULL ? row->body : text(row->body, item_of(story, "visit"));
}

static void every_message_is_served(void **unused)
{
    (void)unused;
    assert_int_equal(regional_request_count, regional_rules.request_count);
    assert_int_equal(regional_request_count, ROWS);
    assert_int_equal(regional_event_count, regional_rules.event_count);
    assert_int_equal(regional_vault_count, regional_rules.vault_count);
    for (size_t i = 0; i < regional_request_count; i++) {
        const char *name = regional_requests[i]->name;
        const struct request_rule *rule = rules_request(&regional_rules, name, strlen(name));

        assert_non_null(rule);
        assert_string_equal(rows[i].type, name);
        assert_ptr_equal(rule->request, regional_requests[i]);
        assert_ptr_equal(rule->reply, regional_replies[i]);
        assert_true((rule->decide == NULL) != (rule->answer == NULL));
    }
    for (size_t i = 0; i < regional_event_count; i++) {
        const char *name = regional_events[i]->name;

        assert_non_null(rules_event(&regional_rules, name, strlen(name)));
    }
}

static void no_event_and_no_query_shows_a_private_member_P1(void **unused)
{
    struct error error;

    (void)unused;
    for (size_t i = 0; i < regional_event_count; i++)
        assert_int_equal(record_check_public(regional_events[i], &error), 0);
    for (size_t i = 0; i < regional_rules.request_count; i++)
        if (regional_rules.requests[i].answer != NULL)
            assert_int_equal(record_check_public(regional_rules.requests[i].reply, &error), 0);
}

/* What figures are cut by is in every event that counts. */
static void every_event_says_its_hub_and_departement(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < regional_event_count; i++) {
        assert_non_null(schema_field(regional_events[i], "hub"));
        assert_non_null(schema_field(regional_events[i], "departement"));
    }
}

static void only_the_roles_of_section_10_may(void **unused)
{
    struct story *story = whole_story();

    (void)unused;
    for (size_t i = 0; i < ROWS; i++)
        for (int role = ROLE_MINISTRY; role <= ROLE_PUBLIC; role++) {
            const char *word = enumeration_word(&roles, role), *body = body_of(story, &rows[i]);

            if (lists(rows[i].roles, word))
                continue;
            when(story, word, "", rows[i].type, body);
            then_refused(story, "", "", "ne permet pas");
            then_refused_as(story, "forbidden");
        }
    story_close(story);
}

static void those_who_may_are_heard(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < ROWS; i++) {
        struct story *story = whole_story();
        const char *body = body_of(story, &rows[i]);
        char who[24];

        snprintf(who, sizeof who, "%.*s", (int)strcspn(rows[i].roles, " "), rows[i].roles);
        when(story, text("%s 18,36", who), "", rows[i].type, body);
        assert_null(strstr(story_refusal(story)->text, "territoire"));
        assert_null(strstr(story_refusal(story)->text, "ne permet pas"));
        story_close(story);
    }
}

static void nobody_acts_outside_their_territory(void **unused)
{
    struct story *story = whole_story();

    (void)unused;
    for (size_t i = 0; i < ROWS; i++) {
        const char *body = body_of(story, &rows[i]);

        if (!rows[i].has_territory)
            continue;
        when(story, "regional 36,2A", "", rows[i].type, body);
        then_refused_as(story, "forbidden");
        assert_non_null(
            strstr(story_refusal(story)->text, "« 18 » n'est pas dans votre territoire"));
    }
    story_close(story);
}

/* ---- the worklist ------------------------------------------------------------------------------
 */

/* Five jobs, approved on five days of March 2013: a candidate is due 30 days after each. */
static struct story *five_candidates(void)
{
    static const char *const days[] = {"2013-03-08", "2013-03-01", "2013-03-05", "2013-03-11",
                                       "2013-03-09"};
    struct story *story = regional_story();

    for (int i = 0; i < 5; i++) {
        hears_proposed(story, "2013-03-01", text("#p%d", i + 1), "");
        hears_approved(story, days[i], text("#p%d", i + 1));
    }
    return story;
}

static void the_worklist_is_in_order_of_days(void **unused)
{
    struct story *story = five_candidates();

    (void)unused;
    when_time_passes(story, "2013-04-08"); /* a Monday */
    when(story, "regional 18", "", "item.list", "{}");
    then_answer(story,
                "{'items': [{'job': '#p2', 'due_on': '2013-03-31', 'state': 'late'}, {'job': "
                "'#p3', 'due_on': '2013-04-04', 'state': 'late'}, {'job': '#p1', 'due_on': "
                "'2013-04-07', 'state': 'late'}, {'job': '#p5', 'due_on': '2013-04-08', 'state': "
                "'open'}, {'job': '#p4', 'due_on': '2013-04-10'}]}");
    when(story, "regional 18", "", "item.list", "{'window': 'overdue'}");
    then_answer(story, "{'items': [{'job': '#p2'}, {'job': '#p3'}, {'job': '#p1'}]}");
    when(story, "regional 18", "", "item.list", "{'window': 'today'}");
    then_answer(story, "{'items': [{'job': '#p5'}]}");
    when(story, "regional 18", "", "item.list", "{'window': 'week'}");
    then_answer(story, "{'items': [{'job': '#p5'}, {'job': '#p4'}]}");
    when(story, "regional 36", "", "item.list", "{}");
    then_answer(story, "{}");
    when(story, "regional 36", "", "item.list", "{'departement': '18'}");
    then_refused(story, "", "departement", "territoire (36)");
    when(story, "regional 18", "", "item.list", "{'kind': 'visit'}");
    then_answer(story, "{}");
    when(story, "regional 18", "", "item.count", "{}");
    then_answer(story, "{'overdue': 3, 'today': 1, 'week': 2}");
    when(story, "regional 36", "", "item.count", "{}");
    then_without(story, "overdue today week");
    story_close(story);
}

static void the_week_ends_on_sunday(void **unused)
{
    struct story *story = five_candidates();

    (void)unused;
    when(story, "regional 18", "2013-04-07", "item.list", "{'window': 'week'}"); /* a Sunday */
    then_answer(story, "{'items': [{'job': '#p1'}]}");
    when(story, "regional 18", "2013-04-01", "item.list", "{'window': 'week'}");
    then_answer(story, "{'items': [{'job': '#p3'}, {'job': '#p1'}]}");
    story_close(story);
}

static void pages_of_the_worklist_follow_one_another(void **unused)
{
    struct story *story = five_candidates();
    char next[ID_TEXT_SIZE], item[ID_TEXT_SIZE];

    (void)unused;
    when(story, "regional 18", "2013-04-01", "item.list", "{'limit': 2}");
    then_answer(story, "{'items': [{'job': '#p2'}, {'job': '#p3'}]}");
    snprintf(next, sizeof next, "%s", story_text(story, "next"));
    when(story, "regional 18", "", "item.list", text("{'limit': 2, 'after': '%s'}", next));
    then_answer(story, "{'items': [{'job': '#p1'}, {'job': '#p5'}]}");
    snprintf(item, sizeof item, "%s", story_text(story, "next"));
    /* Done since the page before: its day begins again, and nothing is missed. */
    done(story, "regional 18", "", "item.complete", text("{'item': '%s'}", next));
    when(story, "regional 18", "", "item.list", text("{'limit': 2, 'after': '%s'}", next));
    then_answer(story, "{'items': [{'job': '#p1'}, {'job': '#p5'}]}");
    when(story, "regional 18", "", "item.list", text("{'limit': 2, 'after': '%s'}", item));
    then_answer(story, "{'items': [{'job': '#p4'}]}");
    assert_string_equal(story_text(story, "next"), "");
    when(story, "regional 18", "", "item.list", "{'after': '#inconnu'}");
    then_refused(story, "", "after", "inconnu");
    story_close(story);
}

static void items_are_counted_by_kind(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-05-12"); /* first contact and sponsor are late */
    done(story, "regional 18", "", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'visit', 'parties': ['young_person']}");
    when(story, "ministry", "", "item.count", "{'departement': '18'}");
    then_answer(story, "{'overdue': 1, 'items': [{'kind': 'first_contact', 'done_late': 1}, "
                       "{'kind': 'visit', 'done': 1}, {'kind': 'training', 'open': 1}, {'kind': "
                       "'sponsor', 'late': 1}, {'kind': 'candidate', 'done': 1}, {'kind': "
                       "'annual_examination', 'open': 2}, {'kind': 'bilan', 'open': 1}, {'kind': "
                       "'aid_end', 'open': 1}, {'kind': 'late_declaration'}, {'kind': "
                       "'exit_later'}]}");
    story_close(story);
}

static void briefings_are_recorded_once(void **unused)
{
    struct story *story = regional_story();
    const char *body = "{'briefing': '#b', 'departement': '18', 'audience': 'mission_locale', "
                       "'people': 12, 'held_on': '2013-02-03'}";

    (void)unused;
    when(story, "regional 18", "", "briefing.record", body);
    then(story, "briefing.held",
         "{'hub': 'regional_ouest', 'departement': '18', 'audience': 'mission_locale', 'people': "
         "12, 'held_on': '2013-02-03'}");
    when(story, "regional 18", "", "briefing.record", body);
    then_refused_as(story, "conflict");
    when(story, "ministry", "", "briefing.list", "{'audience': 'cap_emploi'}");
    then_answer(story, "{}");
    when(story, "ministry", "", "briefing.list", "{}");
    then_answer(story, "{'items': [{'briefing': '#b', 'people': 12}]}");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_is_served),
        cmocka_unit_test(no_event_and_no_query_shows_a_private_member_P1),
        cmocka_unit_test(every_event_says_its_hub_and_departement),
        cmocka_unit_test(only_the_roles_of_section_10_may),
        cmocka_unit_test(those_who_may_are_heard),
        cmocka_unit_test(nobody_acts_outside_their_territory),
        cmocka_unit_test(the_worklist_is_in_order_of_days),
        cmocka_unit_test(the_week_ends_on_sunday),
        cmocka_unit_test(pages_of_the_worklist_follow_one_another),
        cmocka_unit_test(items_are_counted_by_kind),
        cmocka_unit_test(briefings_are_recorded_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
