#include "tests/unit/given_regional.h"

#include <stdio.h>
#include <string.h>

#include "services/regional/requests.h"
#include "services/regional/settings.h"
#include "tests/unit/given_text.h"

const char *text(const char *format, ...)
{
    static char texts[8][2048];
    static size_t next;
    char *out = texts[next++ % 8];
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(out, sizeof texts[0], format, arguments);
    va_end(arguments);
    assert_true(length >= 0 && (size_t)length < sizeof texts[0]);
    return out;
}

/* ---- the hub -----------------------------------------------------------------------------------
 */

void regional_territory(void *record, size_t count, const char *const *rows)
{
    struct regional_settings *settings = record;

    settings->territory_count = count;
    for (size_t i = 0; i < count; i++) {
        struct regional_territory *row = &settings->territory[i];
        char from[DATE_TEXT_SIZE], until[DATE_TEXT_SIZE], decides[4];

        *row = (struct regional_territory){0};
        assert_int_equal(
            sscanf(rows[i], "%3s %10s %10s %3s", row->departement, from, until, decides), 4);
        assert_int_equal(date_parse(from, &row->from), 0);
        if (strcmp(until, "-") != 0)
            assert_int_equal(date_parse(until, &row->until), 0);
        row->decides = strcmp(decides, "yes") == 0;
    }
}

static void usual_territory(void *settings)
{
    static const char *const rows[] = {"18 2013-02-01 - yes", "36 2013-02-01 - no"};

    regional_territory(settings, 2, rows);
}

struct story *regional_story(void)
{
    return story_open_as(&regional_rules, "regional_ouest", "2013-02-04", usual_territory);
}

struct story *regional_story_from(const char *day)
{
    struct story *story = story_open_as(&regional_rules, "regional_ouest", day, NULL);
    const char *rows[] = {text("18 %s - yes", day), text("36 %s - no", day)};

    regional_territory(story_settings(story), 2, rows);
    when_it_starts(story);
    return story;
}

/* ---- what is heard -----------------------------------------------------------------------------
 */

#define PLACE                                                                                      \
    "'employer': '#asso', 'place': '#lieu', 'departement': '18', 'region2013': '24', "             \
    "'region2016': '24', 'metier': 'forgeur', 'sector': 'fabrication', 'form': 'association'"
#define PARTIES "'person': '#jeune', 'employer': '#asso', 'departement': '18'"

void hears_proposed(struct story *story, const char *day, const char *job, const char *more)
{
    when_hears(story, "registration", day, "job.proposed",
               text("{'job': '%s', " PLACE ", 'new_service': 'fablab', 'weekly_minutes': 2100, "
                    "'kind': 'cdd', 'months': 36, 'proposed_on': '%s'%s}",
                    job, day, more));
}

void hears_approved(struct story *story, const char *day, const char *job)
{
    when_hears(story, "registration", day, "job.approved",
               text("{'job': '%s', " PLACE ", 'proposed_on': '%s', 'approved_on': '%s', "
                    "'region_allotted': 9, 'region_held': 1}",
                    job, day, day));
}

void hears_signed(struct story *story, const char *day, const char *job, const char *contract,
                  const char *starts_on, const char *planned_end)
{
    when_hears(
        story, "registration", day, "contract.signed",
        text("{'contract': '%s', 'job': '%s', 'person': '#jeune', 'tutor': '#tuteur', " PLACE
             ", 'gender': 'female', 'age_bracket': '18-21', 'level': 'V', 'zone': 'none', "
             "'kind': 'cdd', 'months': 36, 'weekly_minutes': 2100, 'is_full_time': true, "
             "'job_approved_on': '2013-03-01', 'signed_on': '%s', 'starts_on': '%s', "
             "'planned_end': '%s', 'scheme': 'cae', 'rate_percent': 75, 'hourly_smic_cents': 943, "
             "'aid_exact': 1, 'monthly_aid_cents': 107266, 'aid_starts_on': '%s', "
             "'aid_ends_on': '%s', 'committed_cents': 1, 'is_renewal': %s}",
             contract, job, day, starts_on, planned_end, starts_on, planned_end,
             strstr(contract, "suite") == NULL ? "false" : "true"));
}

void hears_broken(struct story *story, const char *day, const char *job, const char *contract,
                  const char *broken_on, bool is_late)
{
    when_hears(story, "registration", day, "contract.broken",
               text("{'contract': '%s', 'job': '%s', " PARTIES ", 'motive': 'demission', "
                    "'initiator': 'employee', 'kind': 'cdd', 'broken_on': '%s', "
                    "'planned_end': '2016-03-10', 'declared_on': '%s', 'is_late': %s, "
                    "'days_late': 0, 'due_cents': 1, 'to_repay_cents': 0, "
                    "'vacancy_ends_on': '2017-01-01'}",
                    contract, job, broken_on, day, is_late ? "true" : "false"));
}

void hears_extended(struct story *story, const char *day, const char *planned_end,
                    const char *previous_end)
{
    when_hears(story, "registration", day, "contract.extended",
               text("{'contract': '#contrat', 'job': '#poste', " PARTIES ", 'months': 12, "
                    "'planned_end': '%s', 'previous_end': '%s', 'extended_on': '%s', "
                    "'aid_ends_on': '%s', 'committed_cents': 1}",
                    planned_end, previous_end, day, planned_end));
}

void hears_ended(struct story *story, const char *day, const char *ended_on,
                 const char *vacancy_ends_on)
{
    when_hears(story, "registration", day, "contract.ended",
               text("{'contract': '#contrat', 'job': '#poste', " PARTIES ", 'ended_on': '%s', "
                    "'due_cents': 1, 'vacancy_ends_on': '%s'}",
                    ended_on, vacancy_ends_on));
}

void hears_withdrawn(struct story *story, const char *day, const char *state)
{
    when_hears(story, "registration", day, "job.withdrawn",
               text("{'job': '#poste', " PLACE ", 'state': '%s', 'reason': 'funding', "
                    "'withdrawn_on': '%s', 'region_held': 0}",
                    state, day));
}

void hears_refused(struct story *story, const char *day, const char *reason)
{
    when_hears(
        story, "registration", day, "job.refused",
        text("{'job': '#poste', " PLACE ", 'reason': '%s', 'refused_on': '%s'}", reason, day));
}

void hears_closed(struct story *story, const char *day)
{
    when_hears(story, "registration", day, "job.closed",
               text("{'job': '#poste', " PLACE ", 'state': 'vacant', 'reason': 'vacancy_delay', "
                    "'closed_on': '%s', 'approved_on': '2013-03-01', 'region_held': 0}",
                    day));
}

struct story *regional_story_of_contract(void)
{
    struct story *story = regional_story();

    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2016-03-10");
    return story;
}

/* ---- items -------------------------------------------------------------------------------------
 */

static json_t *rows_of(struct story *story, const char *kind)
{
    when(story, "ministry", "", "item.list", text("{'job': '#poste', 'kind': '%s'}", kind));
    then_accepted(story);
    return story_answer(story, "items");
}

size_t items_of(struct story *story, const char *kind)
{
    return json_array_size(rows_of(story, kind));
}

void then_item(struct story *story, const char *kind, const char *members)
{
    given_expect(kind, json_array_get(rows_of(story, kind), 0), members);
}

const char *item_of(struct story *story, const char *kind)
{
    json_t *row = json_array_get(rows_of(story, kind), 0);

    return text("%s", json_string_value(json_object_get(row, "item")));
}
