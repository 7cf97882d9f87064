#include "tests/unit/given_sectoral.h"

#include <stdio.h>

#include "services/sectoral/requests.h"

#define BODY(...) body((char[2048]){0}, __VA_ARGS__)

static const char *body(char *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
static const char *body(char *text, const char *format, ...)
{
    va_list parts;

    va_start(parts, format);
    vsnprintf(text, 2048, format, parts);
    va_end(parts);
    return text;
}

struct story *sectoral_story(void)
{
    return story_open_as(&sectoral_rules, "sectoral_fabrication", "2013-02-04", NULL);
}

void heard_job(struct story *story, const char *job, const char *departement)
{
    when_hears(story, "registration", "2013-03-01", "job.approved",
               BODY("{'job': '%s', 'employer': '#asso', 'place': '#lieu', 'departement': '%s', "
                    "'region2013': '24', 'region2016': '24', 'metier': 'forgeur', "
                    "'sector': 'fabrication', 'form': 'association', 'kinds': ['fablab'], "
                    "'new_service': 'fablab', 'proposed_on': '2013-02-20', "
                    "'approved_on': '2013-03-01', 'region_allotted': 9, 'region_held': 1}",
                    job, departement));
}

void heard_person(struct story *story, const char *person, const char *departement,
                  const char *practices)
{
    when_hears(story, "registration", "2013-03-02", "person.registered",
               BODY("{'person': '%s', 'departement': '%s', 'region2013': '24', "
                    "'region2016': '24', 'gender': 'female', 'age_bracket': '18-21', "
                    "'level': 'V', 'zone': 'none', 'practices': [%s], "
                    "'registered_on': '2013-03-02'}",
                    person, departement, practices));
}

void heard_eligible(struct story *story, const char *person)
{
    when_hears(
        story, "registration", "2013-03-05", "eligibility.found",
        BODY("{'person': '%s', 'departement': '18', 'region2013': '24', "
             "'region2016': '24', 'prescriber': 'mission_locale', 'criterion': 'level_v', "
             "'search_months_12': 8, 'gender': 'female', 'age_bracket': '18-21', "
             "'level': 'V', 'zone': 'none', 'found_on': '2013-03-05', 'planned_on': '2013-03-05'}",
             person));
}

void heard_contract_of(struct story *story, const char *contract, const char *job,
                       const char *person, const char *metier)
{
    when_hears(story, "registration", "2013-04-01", "contract.signed",
               BODY("{'contract': '%s', 'job': '%s', 'person': '%s', 'employer': '#asso', "
                    "'place': '#lieu', 'tutor': '#tutrice', 'departement': '18', "
                    "'region2013': '24', 'region2016': '24', 'metier': '%s', 'sector': 'x', "
                    "'form': 'association', 'gender': 'female', 'age_bracket': '18-21', "
                    "'level': 'V', 'zone': 'none', 'kind': 'cdd', 'months': 36, "
                    "'weekly_minutes': 2100, 'job_approved_on': '2013-03-01', "
                    "'signed_on': '2013-03-25', 'starts_on': '2013-04-01', "
                    "'planned_end': '2016-03-31', 'scheme': 'cae', 'rate_percent': 75, "
                    "'hourly_smic_cents': 943, 'aid_exact': 1, 'monthly_aid_cents': 107266, "
                    "'aid_starts_on': '2013-04-01', 'committed_cents': 3861576}",
                    contract, job, person, metier));
}

void heard_contract(struct story *story, const char *contract, const char *job, const char *person)
{
    heard_contract_of(story, contract, job, person, "forgeur");
}

void heard_breach(struct story *story, const char *contract, const char *job, const char *person,
                  const char *day)
{
    when_hears(story, "registration", day, "contract.broken",
               BODY("{'contract': '%s', 'job': '%s', 'person': '%s', 'employer': '#asso', "
                    "'departement': '18', 'motive': 'accord_mutuel', 'initiator': 'both', "
                    "'kind': 'cdd', 'broken_on': '%s', 'planned_end': '2016-03-31', "
                    "'declared_on': '%s', 'due_cents': 1, 'to_repay_cents': 0, "
                    "'vacancy_ends_on': '2014-01-31'}",
                    contract, job, person, day, day));
}

void heard_term(struct story *story, const char *contract, const char *job)
{
    when_hears(story, "registration", "2016-04-01", "contract.ended",
               BODY("{'contract': '%s', 'job': '%s', 'person': '#jeune', 'employer': '#asso', "
                    "'departement': '18', 'ended_on': '2016-03-31', 'due_cents': 1, "
                    "'vacancy_ends_on': '2016-06-29'}",
                    contract, job));
}

void heard_extension(struct story *story, const char *contract, const char *job)
{
    when_hears(story, "registration", "2015-01-10", "contract.extended",
               BODY("{'contract': '%s', 'job': '%s', 'person': '#jeune', 'employer': '#asso', "
                    "'departement': '18', 'months': 40, 'planned_end': '2016-07-31', "
                    "'previous_end': '2016-03-31', 'extended_on': '2015-01-10', "
                    "'committed_cents': 1}",
                    contract, job));
}

struct story *sectoral_story_with_contract(void)
{
    struct story *story = sectoral_story();

    heard_job(story, "#poste", "18");
    heard_person(story, "#jeune", "18", "'moderation_serveur_jeu', 'reparation_console'");
    heard_eligible(story, "#jeune");
    heard_contract(story, "#contrat", "#poste", "#jeune");
    return story;
}

void given_resource(struct story *story)
{
    done(story, "sectoral", "2013-06-10", "resource.publish",
         "{'resource': '#fiche', 'kind': 'sheet', 'title': 'Ma fiche', 'licence': 'cc_by', "
         "'link': 'https://example.org/', 'competences': ['impression_3d'], "
         "'contract': '#contrat'}");
}

void given_planned(struct story *story, const char *action, const char *type)
{
    done(story, "sectoral", "2013-04-10", "path.plan_action",
         BODY("{'action': '%s', 'contract': '#contrat', 'type': '%s', "
              "'title': 'Fabriquer en 3D', 'competences': ['modelisation_3d', 'impression_3d'], "
              "'hours': 70, 'provider': 'Greta du Cher', 'funder': 'opca', "
              "'starts_on': '2013-05-02', 'ends_on': '2013-06-30'}",
              action, type));
}

void given_confirmed(struct story *story, const char *action, const char *type)
{
    given_planned(story, action, type);
    done(story, "sectoral", "2013-04-20", "path.confirm_action", BODY("{'action': '%s'}", action));
}

void given_started(struct story *story, const char *action, const char *type)
{
    given_confirmed(story, action, type);
    done(story, "sectoral", "2013-05-02", "path.start_action", BODY("{'action': '%s'}", action));
}

void given_completed(struct story *story, const char *action, const char *type)
{
    given_started(story, action, type);
    done(story, "sectoral", "2013-06-30", "path.complete_action", BODY("{'action': '%s'}", action));
}
