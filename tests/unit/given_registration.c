#include "tests/unit/given_registration.h"

#include "services/registration/requests.h"

const char *with(const char *sentence, const char *name)
{
    static char text[1024];
    const char *place = strstr(sentence, "%s");

    snprintf(text, sizeof text, "%.*s%s%s", (int)(place - sentence), sentence, name, place + 2);
    return text;
}

struct story *registration_story(void)
{
    struct story *story = story_open(&registration_rules, "2013-02-04");

    done(story, "ministry", "2013-02-04", "envelope.allot", "{'region2013': '24', 'places': 2}");
    done(story, "regional 18", "", "employer.register",
         "{'employer': '#asso', 'name': 'BGE Cher', 'form': 'association', "
         "'siret': '73282932000074', 'postal_code': '18000'}");
    done(story, "regional 18", "", "place.register",
         "{'place': '#lieu', 'name': 'La Fabrique 18', 'kinds': ['epn', 'fablab'], "
         "'commune_code': '18033', 'employer': '#asso'}");
    return story;
}

void given_proposed_job(struct story *story, const char *job)
{
    done(story, "regional 18", "2013-03-01", "job.propose",
         with("{'job': '%s', 'employer': '#asso', 'place': '#lieu', 'metier': 'forgeur', "
              "'new_service': 'fablab', 'weekly_minutes': 2100, 'kind': 'cdd', 'months': 36}",
              job));
}

void given_approved_job(struct story *story, const char *job)
{
    given_proposed_job(story, job);
    done(story, "ministry", "2013-03-01", "job.approve", with("{'job': '%s'}", job));
}
