#include "tests/unit/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "services/registration/requests.h"

static char *write_text(const char *format, va_list arguments)
{
    char *text = NULL;

    assert_true(vasprintf(&text, format, arguments) >= 0);
    return text;
}

static void happened(struct story *story, const char *type, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void happened(struct story *story, const char *type, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    char *body = write_text(format, arguments);

    va_end(arguments);
    given(story, type, body);
    free(body);
}

void world_when(struct story *story, const char *caller, const char *day, const char *type,
                const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    char *body = write_text(format, arguments);

    va_end(arguments);
    when(story, caller, day, type, body);
    free(body);
}

#define WHERE "'departement': '%s', 'region2013': '%s', 'region2016': '%s'"
#define WHAT                                                                                       \
    "'metier': 'forgeur', 'sector': 'fabrication', 'form': '%s', 'kinds': ['epn'], "               \
    "'new_service': 'fablab'"

struct somewhere {
    const char *departement, *region2013, *region2016;
};
static const struct somewhere cher = {"18", "24", "24"}, mayotte = {"976", "06", "06"};

static void add_job(struct story *story, const char *employer, const char *form, const char *number,
                    struct somewhere there)
{
    happened(story, "job.proposed",
             "{'job': '#poste-%s%s', 'employer': '#%s', 'place': '#lieu-%s', " WHERE ", " WHAT
             ", 'weekly_minutes': 2100, 'kind': 'cdd', 'months': 36, 'proposed_on': '2013-02-04'}",
             employer, number, employer, employer, there.departement, there.region2013,
             there.region2016, form);
    happened(story, "job.approved",
             "{'job': '#poste-%s%s', 'employer': '#%s', 'place': '#lieu-%s', " WHERE ", " WHAT
             ", 'proposed_on': '2013-02-04', 'approved_on': '2013-02-04', 'region_allotted': 50, "
             "'region_held': 1}",
             employer, number, employer, employer, there.departement, there.region2013,
             there.region2016, form);
}

static void add_tutor(struct story *story, const char *employer, const char *number,
                      struct somewhere there)
{
    happened(story, "tutor.registered",
             "{'tutor': '#tuteur-%s%s', 'employer': '#%s', " WHERE
             ", 'experience_years': 5, 'registered_on': '2013-02-04'}",
             employer, number, employer, there.departement, there.region2013, there.region2016);
}

static void add_employer(struct story *story, const char *name, const char *form, const char *more,
                         struct somewhere there)
{
    happened(story, "employer.registered",
             "{'employer': '#%s', 'name': '%s', 'form': '%s', " WHERE
             ", 'registered_on': '2013-02-04'%s}",
             name, name, form, there.departement, there.region2013, there.region2016, more);
    happened(story, "place.registered",
             "{'place': '#lieu-%s', 'employer': '#%s', 'name': 'lieu', 'kinds': ['epn'], " WHERE
             ", 'registered_on': '2013-02-04'}",
             name, name, there.departement, there.region2013, there.region2016);
    add_job(story, name, form, "", there);
    add_tutor(story, name, "", there);
}

void world_person(struct story *story, const char *person, const char *birth, const char *level,
                  const char *zone, const char *more)
{
    world_when(story, "prescriber", "2013-02-04", "person.register",
               "{'person': '%s', 'departement': '18', 'gender': 'female', 'level': '%s', "
               "'zone': '%s', 'name': 'Durand', 'first_name': 'Léa', 'birth_date': '%s'%s}",
               person, level, zone, birth, more);
    then_accepted(story);
}

void world_eligible(struct story *story, const char *person)
{
    world_when(story, "prescriber", "2013-02-04", "eligibility.find",
               "{'person': '%s', 'prescriber': 'mission_locale'}", person);
    then_accepted(story);
}

/* One member unless `more` has it. */
static void member(char *body, size_t size, const char *more, const char *name, const char *value)
{
    char quoted[48];
    size_t used = strlen(body);

    snprintf(quoted, sizeof quoted, "'%s'", name);
    if (strstr(more, quoted) == NULL)
        snprintf(body + used, size - used, "%s: %s, ", quoted, value);
}

void world_sign(struct story *story, const char *contract, const char *job, const char *person,
                const char *tutor, const char *more)
{
    char usual[400] = "";
    bool is_cdi = strstr(more, "'cdi'") != NULL;

    member(usual, sizeof usual, more, "kind", "'cdd'");
    if (!is_cdi)
        member(usual, sizeof usual, more, "months", "36");
    member(usual, sizeof usual, more, "weekly_minutes", "2100");
    member(usual, sizeof usual, more, "signed_on", "'2013-03-01'");
    member(usual, sizeof usual, more, "starts_on", "'2013-03-01'");
    world_when(story, "prescriber 18,976", "", "contract.sign",
               "{%s 'contract': '%s', 'job': '%s', 'person': '%s', 'tutor': '%s'%s%s}", usual,
               contract, job, person, tutor, more[0] == '\0' ? "" : ", ", more);
}

void world_signed(struct story *story, const char *contract, const char *job, const char *person,
                  const char *tutor, const char *more)
{
    world_sign(story, contract, job, person, tutor, more);
    then_accepted(story);
}

struct story *world_open(void)
{
    static const char *const numbers[] = {"-2", "-3", "-4", "-5"};
    static const char *const people[] = {"#lea", "#tom", "#ana", "#eva"};
    struct story *story = story_open(&registration_rules, "2013-02-04");

    given(story, "envelope.allotted",
          "{'region2013': '24', 'region2016': '24', 'places': 50, 'before': 0, 'national': 50, "
          "'allotted_on': '2013-02-04'}");
    given(story, "envelope.allotted",
          "{'region2013': '06', 'region2016': '06', 'places': 5, 'before': 0, 'national': 55, "
          "'allotted_on': '2013-02-04'}");
    add_employer(story, "mjc", "association", "", cher);
    add_employer(story, "ville", "collectivite", "", cher);
    add_employer(story, "geiq", "geiq", "", cher);
    add_employer(story, "insertion", "siae", ", 'is_insertion_company': true", cher);
    add_employer(story, "chantier", "siae", "", cher);
    add_employer(story, "boite", "market", ", 'is_market': true", cher);
    add_employer(story, "mayotte", "association", "", mayotte);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        add_job(story, "mjc", "association", numbers[i], cher);
    add_tutor(story, "mjc", "-2", cher);
    for (size_t i = 0; i < sizeof people / sizeof people[0]; i++) {
        world_person(story, people[i], "1993-05-17", "none", "none", "");
        world_eligible(story, people[i]);
    }
    /* Time goes on to the day on which most signatures are asked. */
    when_time_passes(story, "2013-03-01");
    return story;
}
