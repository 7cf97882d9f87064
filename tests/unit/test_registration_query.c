/* Who may ask what (domain, section 10), row by row; lists, filters and pages. */
#include "tests/unit/given_registration.h"

#include "services/registration/requests.h"

/* Every request: the roles that may, and a body about the world below, which lies in the Cher (18).
 */
static const struct row {
    const char *type;
    const char *roles;
    const char *body;
    bool has_territory;
} rows[] = {
    {"place.register",         "regional",                              "{'place': '#n', 'name': 'X', 'departement': '18'}",       true },
    {"place.amend",            "regional",                              "{'place': '#lieu', 'name': 'X'}",                         true },
    {"place.close",            "regional",                              "{'place': '#lieu', 'reason': 'other'}",                   true },
    {"place.get",              "ministry regional prescriber sectoral", "{'place': '#lieu'}",                                      true },
    {"place.list",             "ministry regional prescriber sectoral", "{}",                                                      false},
    {"employer.register",      "regional",
     "{'employer': '#n', 'name': 'X', 'departement': '18', 'form': 'geiq', 'siren': '404040404'}",                                 true },
    {"employer.amend",         "regional",                              "{'employer': '#asso', 'name': 'X'}",                      true },
    {"employer.merge",         "regional",                              "{'employer': '#asso', 'into': '#asso'}",                  true },
    {"employer.close",         "regional",                              "{'employer': '#asso', 'reason': 'other'}",                true },
    {"employer.contact",       "regional dla",                          "{'employer': '#asso', 'reason': 'visit', 'job': '#job'}",
     true                                                                                                                               },
    {"employer.get",           "ministry regional prescriber sectoral", "{'employer': '#asso'}",                                   true },
    {"employer.list",          "ministry regional prescriber sectoral", "{}",                                                      false},
    {"envelope.allot",         "ministry",                              "{'region2013': '24', 'places': 5}",                       false},
    {"envelope.transfer",      "ministry",                              "{'source': '24', 'target': '94', 'places': 1}",           false},
    {"envelope.get",           "ministry regional prescriber sectoral", "{'region2013': '24'}",                                    false},
    {"envelope.list",          "ministry regional prescriber sectoral", "{}",                                                      false},
    {"job.propose",            "regional",
     "{'job': '#n', 'employer': '#asso', 'place': '#lieu', 'metier': 'forgeur', "
     "'weekly_minutes': 2100, 'kind': 'cdi'}",                                                                                     true },
    {"job.approve",            "ministry",                              "{'job': '#job'}",                                         false},
    {"job.refuse",             "ministry",                              "{'job': '#job', 'reason': 'other'}",                      false},
    {"job.withdraw",           "regional",                              "{'job': '#job', 'reason': 'other'}",                      true },
    {"job.close",              "regional",                              "{'job': '#job', 'reason': 'other'}",                      true },
    {"job.texts",              "regional",                              "{'job': '#job', 'reason': 'visit'}",                      true },
    {"job.get",                "ministry regional prescriber sectoral", "{'job': '#job'}",                                         true },
    {"job.list",               "ministry regional prescriber sectoral", "{}",                                                      false},
    {"person.register",        "prescriber",
     "{'person': '#n', 'departement': '18', 'gender': 'male', 'level': 'V', 'zone': 'none', "
     "'name': 'A', 'first_name': 'B', 'birth_date': '1994-01-01'}",                                                                true },
    {"person.amend",           "prescriber",                            "{'person': '#jeune', 'level': 'V'}",                      true },
    {"person.contact",         "regional prescriber",
     "{'person': '#jeune', 'reason': 'visit', 'contract': '#contrat'}",                                                            true },
    {"person.erase",           "operator",                              "{'person': '#jeune'}",                                    false},
    {"person.get",             "ministry regional prescriber sectoral", "{'person': '#jeune'}",                                    true },
    {"person.list",            "ministry regional prescriber sectoral", "{}",                                                      false},
    {"eligibility.find",       "prescriber",                            "{'person': '#jeune', 'prescriber': 'pole_emploi'}",       true },
    {"tutor.register",         "regional",
     "{'tutor': '#n', 'employer': '#asso', 'is_volunteer': true, 'experience_years': 5, 'name': "
     "'A', 'first_name': 'B'}",                                                                                                    true },
    {"tutor.amend",            "regional",                              "{'tutor': '#t', 'experience_years': 6}",                  true },
    {"tutor.retire",           "regional",                              "{'tutor': '#t'}",                                         true },
    {"tutor.get",              "ministry regional prescriber sectoral", "{'tutor': '#t'}",                                         true },
    {"tutor.list",             "ministry regional prescriber sectoral", "{}",                                                      false},
    {"contract.sign",          "regional prescriber",
     "{'contract': '#n', 'job': '#job', 'person': '#jeune', 'tutor': '#t', 'kind': 'cdi', "
     "'weekly_minutes': 2100, 'starts_on': '2013-03-11'}",                                                                         true },
    {"contract.assign_tutor",  "regional prescriber",                   "{'contract': '#contrat', 'tutor': '#t'}",
     true                                                                                                                               },
    {"contract.release_tutor", "regional prescriber",                   "{'contract': '#contrat'}",                                true },
    {"contract.extend",        "regional prescriber",                   "{'contract': '#contrat', 'months': 6}",                   true },
    {"contract.suspend",       "regional prescriber",
     "{'contract': '#contrat', 'reason': 'illness', 'suspended_on': '2013-03-12'}",                                                true },
    {"contract.resume",        "regional prescriber",
     "{'contract': '#contrat', 'resumed_on': '2013-03-12'}",                                                                       true },
    {"contract.break",         "regional prescriber",
     "{'contract': '#contrat', 'motive': 'demission', 'initiator': 'employee', 'broken_on': "
     "'2013-03-12'}",                                                                                                              true },
    {"contract.end",           "regional prescriber",                   "{'contract': '#contrat'}",                                true },
    {"contract.convert",       "regional prescriber",                   "{'contract': '#contrat'}",                                true },
    {"aid.repay",              "regional prescriber",                   "{'contract': '#contrat', 'amount_cents': 100}",           true },
    {"exit.record",            "prescriber",                            "{'contract': '#contrat', 'kind': 'cdi'}",                 true },
    {"exit.record_later",      "prescriber",                            "{'contract': '#contrat', 'kind': 'cdi'}",                 true },
    {"contract.get",           "ministry regional prescriber sectoral", "{'contract': '#contrat'}",                                true },
    {"contract.list",          "ministry regional prescriber sectoral", "{}",                                                      false},
};
enum { ROWS = sizeof rows / sizeof rows[0] };

/* A life up to a signed contract, all of it in the Cher. */
static struct story *whole_story(void)
{
    struct story *story = registration_story();

    given_approved_job(story, "#job");
    done(story, "regional 18", "", "tutor.register",
         "{'tutor': '#t', 'employer': '#asso', 'is_volunteer': true, 'experience_years': 5, "
         "'name': 'Petit', 'first_name': 'Anne'}");
    done(story, "prescriber 18", "", "person.register",
         "{'person': '#jeune', 'departement': '18', 'gender': 'female', 'level': 'none', "
         "'zone': 'none', 'name': 'Martin', 'first_name': 'Léa', 'birth_date': '1993-05-12'}");
    done(story, "prescriber 18", "", "eligibility.find",
         "{'person': '#jeune', 'prescriber': 'mission_locale'}");
    done(story, "prescriber 18", "2013-03-04", "contract.sign",
         "{'contract': '#contrat', 'job': '#job', 'person': '#jeune', 'tutor': '#t', "
         "'kind': 'cdd', 'months': 36, 'weekly_minutes': 2100, 'starts_on': '2013-03-11'}");
    return story;
}

static bool lists(const char *words, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = strstr(words, word); at != NULL; at = strstr(at + 1, word))
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

static void every_request_is_in_the_table_of_rights(void **unused)
{
    (void)unused;
    assert_int_equal(registration_rules.request_count, ROWS);
    for (size_t i = 0; i < ROWS; i++)
        assert_non_null(rules_request(&registration_rules, rows[i].type, strlen(rows[i].type)));
}

static void only_the_roles_of_section_10_may(void **unused)
{
    struct story *story = whole_story();

    (void)unused;
    for (size_t i = 0; i < ROWS; i++)
        for (int role = ROLE_MINISTRY; role <= ROLE_PUBLIC; role++) {
            const char *word = enumeration_word(&roles, role);

            if (lists(rows[i].roles, word))
                continue;
            when(story, word, "", rows[i].type, rows[i].body);
            then_refused(story, "", "", "ne permet pas");
            then_refused_as(story, "forbidden");
        }
    story_close(story);
}

/* Each in a world of its own: what is accepted would change the next. */
static void those_who_may_are_heard(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < ROWS; i++)
        for (int role = ROLE_MINISTRY; role <= ROLE_PUBLIC; role++) {
            const char *word = enumeration_word(&roles, role);
            struct story *story;

            if (!lists(rows[i].roles, word))
                continue;
            story = whole_story();
            when(story, word, "", rows[i].type, rows[i].body);
            if (!story_was_accepted(story) && strcmp(story_refusal(story)->text, "") != 0)
                assert_null(strstr(story_refusal(story)->text, "ne permet pas"));
            when(story, with("%s 18,36", word), "", rows[i].type, rows[i].body);
            assert_null(strstr(story_refusal(story)->text, "territoire"));
            story_close(story);
        }
}

static void nobody_acts_outside_their_territory(void **unused)
{
    struct story *story = whole_story();

    (void)unused;
    for (size_t i = 0; i < ROWS; i++) {
        char word[24];

        if (!rows[i].has_territory)
            continue;
        snprintf(word, sizeof word, "%.*s", (int)strcspn(rows[i].roles, " "), rows[i].roles);
        when(story, with("%s 36,2A", word), "", rows[i].type, rows[i].body);
        then_refused_as(story, "forbidden");
        assert_non_null(
            strstr(story_refusal(story)->text, "« 18 » n'est pas dans votre territoire"));
    }
    story_close(story);
}

static void pages_follow_one_another(void **unused)
{
    static const char *const names[] = {"#p1", "#p2", "#p3", "#p4"};
    struct story *story = registration_story();

    (void)unused;
    for (size_t i = 0; i < 4; i++)
        done(story, "regional", "", "place.register",
             with("{'place': '%s', 'name': 'X', 'departement': '36'}", names[i]));
    when(story, "ministry", "", "place.list", "{'limit': 2}");
    then_answer(story, "{'items': [{'place': '#lieu'}, {'place': '#p1'}], 'next': '#p1'}");
    when(story, "ministry", "", "place.list", "{'limit': 2, 'after': '#p1'}");
    then_answer(story, "{'items': [{'place': '#p2'}, {'place': '#p3'}], 'next': '#p3'}");
    when(story, "ministry", "", "place.list", "{'limit': 2, 'after': '#p3'}");
    then_answer(story, "{'items': [{'place': '#p4'}]}");
    assert_string_equal(story_text(story, "next"), "");
    when(story, "ministry", "", "place.list", "{'limit': 2, 'after': '#inconnu'}");
    then_refused(story, "", "after", "inconnu");
    story_close(story);
}

static void a_list_shows_its_territory_only(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    done(story, "regional", "", "place.register",
         "{'place': '#p', 'name': 'X', 'departement': '36', 'kinds': ['coworking']}");
    when(story, "regional 36", "", "place.list", "{}");
    then_answer(story, "{'items': [{'place': '#p'}]}");
    when(story, "regional 36", "", "place.list", "{'departement': '18'}");
    then_refused(story, "", "departement", "territoire (36)");
    when(story, "regional", "", "place.list", "{'departement': '18'}");
    then_answer(story, "{'items': [{'place': '#lieu'}]}");
    when(story, "regional", "", "place.list", "{'departement': '20'}");
    then_refused(story, "", "departement", "2A");
    when(story, "regional", "", "place.list", "{'kinds': ['coworking', 'mediatheque']}");
    then_answer(story, "{'items': [{'place': '#p'}]}");
    when(story, "regional", "", "place.list", "{'employer': '#asso'}");
    then_answer(story, "{'items': [{'place': '#lieu', 'employer': '#asso'}]}");
    story_close(story);
}

static void jobs_and_employers_are_filtered(void **unused)
{
    struct story *story = registration_story();

    (void)unused;
    given_approved_job(story, "#un");
    given_proposed_job(story, "#deux");
    when(story, "ministry", "", "job.list", "{'states': ['proposed', 'refused']}");
    then_answer(story, "{'items': [{'job': '#deux', 'state': 'proposed'}]}");
    when(story, "ministry", "", "job.list", "{'metier': 'regisseur'}");
    then_answer(story, "{}");
    when(story, "ministry", "", "job.list", "{'employer': '#asso', 'place': '#lieu'}");
    then_answer(story, "{'items': [{'job': '#un'}, {'job': '#deux'}]}");
    when(story, "ministry", "", "employer.list", "{'form': 'association', 'only_open': true}");
    then_answer(story, "{'items': [{'employer': '#asso', 'jobs_open': 2}]}");
    when(story, "ministry", "", "employer.list", "{'siren': '404040404'}");
    then_answer(story, "{}");
    when(story, "ministry", "", "employer.get", "{'siret': '73282932000074'}");
    then_answer(story, "{'employer': '#asso', 'siren': '732829320', 'departement': '18'}");
    when(story, "ministry", "", "employer.get", "{'siret': '51234567900017'}");
    then_refused_as(story, "not_found");
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_request_is_in_the_table_of_rights),
        cmocka_unit_test(only_the_roles_of_section_10_may),
        cmocka_unit_test(those_who_may_are_heard),
        cmocka_unit_test(nobody_acts_outside_their_territory),
        cmocka_unit_test(pages_follow_one_another),
        cmocka_unit_test(a_list_shows_its_territory_only),
        cmocka_unit_test(jobs_and_employers_are_filtered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
