#include "tests/unit/given_dla.h"

#include <stdio.h>

#include "services/dla/requests.h"

#define WRITE(text, ...) assert_true(snprintf(text, sizeof(text), __VA_ARGS__) < (int)sizeof(text))

void dla_adviser(struct story *story, const char *name, const char *body)
{
    char text[400];

    WRITE(text,
          "{'adviser': '#%s', 'body': '%s', 'account': '%s', 'name': 'Nom de %s', "
          "'email': '%s@exemple.fr'}",
          name, body, name, name, name);
    done(story, "operator", "", "adviser.register", text);
}

struct story *dla_story(void)
{
    struct story *story = story_open(&dla_rules, "2013-02-04");

    dla_adviser(story, "chloe", "dla-18");
    dla_adviser(story, "marc", "dla-18");
    dla_adviser(story, "regine", "c2ra-24");
    dla_adviser(story, "jeanne", "dla-67");
    dla_adviser(story, "alain", "c2ra-42");
    return story;
}

void dla_asks(struct story *story, const char *day, const char *referral, const char *departement,
              const char *form)
{
    char text[600];

    WRITE(text,
          "{'referral': '%s', 'hub': 'regional_centre', 'departement': '%s', 'employer': '#asso', "
          "'job': '#poste', 'siret': '73282932000074', 'form': '%s', 'metier': 'forgeur', "
          "'needs': ['financial', 'hr'], 'requested_on': '%s'}",
          referral, departement, form, day);
    when_hears(story, "regional_centre", day, "referral.requested", text);
}

void dla_sent(struct story *story, const char *day, const char *referral)
{
    dla_asks(story, day, referral, "18", "association");
    then(story, "referral.received", "{}");
    then(story, "referral.sent", "{}");
}

void dla_takes_back(struct story *story, const char *day, const char *referral)
{
    char text[300];

    WRITE(text,
          "{'referral': '%s', 'hub': 'regional_centre', 'departement': '18', "
          "'employer': '#asso', 'asked_on': '%s'}",
          referral, day);
    when_hears(story, "regional_centre", day, "referral.withdrawal_asked", text);
}

void dla_when(struct story *story, const char *adviser, const char *day, const char *type,
              const char *referral, const char *more)
{
    char caller[40], text[600];

    WRITE(caller, "dla@%s", adviser);
    WRITE(text, "{'referral': '%s'%s}", referral, more);
    when(story, caller, day, type, text);
}

void dla_done(struct story *story, const char *adviser, const char *day, const char *type,
              const char *referral, const char *more)
{
    dla_when(story, adviser, day, type, referral, more);
    then_accepted(story);
}

void dla_accepted(struct story *story, const char *day, const char *referral)
{
    dla_done(story, "chloe", day, "referral.accept", referral, "");
}

void dla_planned(struct story *story, const char *referral)
{
    dla_accepted(story, "2013-03-01", referral);
    dla_done(story, "chloe", "", "referral.diagnose", referral, ", 'needs': ['hr']");
    dla_done(story, "chloe", "", "referral.plan", referral, ", 'themes': ['hr']");
}

void dla_followed_up(struct story *story, const char *referral)
{
    dla_accepted(story, "2013-03-01", referral);
    dla_done(story, "chloe", "2013-04-02", "referral.diagnose", referral, ", 'needs': ['hr']");
    dla_done(story, "chloe", "2013-05-02", "referral.plan", referral, ", 'themes': ['hr']");
    dla_done(story, "chloe", "2013-05-15", "referral.follow_up", referral, "");
}

void then_empty(struct story *story)
{
    then_accepted(story);
    then_without(story, "items next");
}
