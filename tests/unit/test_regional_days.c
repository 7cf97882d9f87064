/* Days of due items: months of different lengths, 29 February, year ends, summer time, a clock that
 * goes back. */
#include "tests/unit/given_regional.h"

static void due_days_are_civil_days(void **unused)
{
    static const struct {
        const char *starts_on, *end, *contact, *visit, *sponsor, *year;
    } rows[] = {
        {"2013-01-31", "2016-01-30", "2013-02-28", "2013-04-30", "2013-04-01", "2014-01-31"},
        {"2012-02-29", "2015-02-27", "2012-03-29", "2012-05-29", "2012-04-29", "2013-02-28"},
        {"2015-11-30", "2018-11-29", "2015-12-30", "2016-02-29", "2016-01-29", "2016-11-30"},
        {"2013-12-31", "2016-12-30", "2014-01-31", "2014-03-31", "2014-03-01", "2014-12-31"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct story *story = regional_story_from("2012-01-01");

        hears_proposed(story, "2012-02-01", "#poste", "");
        hears_signed(story, rows[i].starts_on, "#poste", "#contrat", rows[i].starts_on,
                     rows[i].end);
        then_item(story, "first_contact", text("{'due_on': '%s'}", rows[i].contact));
        then_item(story, "visit", text("{'due_on': '%s'}", rows[i].visit));
        then_item(story, "sponsor", text("{'due_on': '%s'}", rows[i].sponsor));
        when(story, "ministry", "", "item.list", "{'job': '#poste', 'kind': 'annual_examination'}");
        then_answer(story, text("{'items': [{}, {'due_on': '%s'}]}", rows[i].year));
        story_close(story);
    }
}

/* Two extensions declared on one day are two; the last one heard again is none. */
static void r8_two_extensions_of_one_day_both_move_the_bilan(void **unused)
{
    struct story *story = regional_story();
    const char *ends[] = {"2014-09-10", "2015-03-10", "2015-03-10", "2014-09-10"};

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_signed(story, "2013-03-04", "#poste", "#contrat", "2013-03-11", "2014-03-10");
    for (size_t i = 0; i < 4; i++)
        hears_extended(story, "2014-01-05", ends[i], "2014-03-10");
    then_nothing_more(story);
    then_item(story, "bilan", "{'due_on': '2015-01-10'}");
    then_item(story, "aid_end", "{'due_on': '2015-01-10', 'state': 'open'}"); /* R11 */
    story_close(story);
}

/* The night of 30 to 31 March 2013 has 23 hours, that of 26 to 27 October 25: an item is late on
 * the civil day after, neither an hour early nor late. */
static void summer_time_makes_nothing_late_early(void **unused)
{
    struct story *story = regional_story();

    (void)unused;
    hears_proposed(story, "2013-03-01", "#poste", "");
    hears_approved(story, "2013-03-01", "#poste"); /* candidate due on 31 March */
    when_time_passes(story, "2013-03-31");
    then_nothing_more(story);
    when_time_passes(story, "2013-04-01");
    then(story, "item.late", "{'kind': 'candidate', 'late_on': '2013-04-01'}");
    hears_signed(story, "2013-07-26", "#poste", "#contrat", "2013-07-27", "2016-07-26");
    when(story, "regional 18", "2013-07-27", "contact.record",
         "{'contact': '#c1', 'job': '#poste', 'channel': 'phone', 'parties': ['young_person']}");
    when_time_passes(story, "2013-10-26"); /* sponsor and training are late */
    when_time_passes(story, "2013-10-27"); /* the visit's last day */
    then_nothing_more(story);
    when_time_passes(story, "2013-10-28");
    then(story, "item.late", "{'kind': 'visit', 'late_on': '2013-10-28'}");
    then_nothing_more(story);
    story_close(story);
}

static void a_clock_that_goes_back_moves_nothing_back(void **unused)
{
    struct story *story = regional_story_of_contract();

    (void)unused;
    when_time_passes(story, "2013-04-12");
    then(story, "item.late", "{'kind': 'first_contact'}");
    when_time_passes(story, "2013-04-01");
    then_nothing_more(story);
    then_item(story, "first_contact", "{'state': 'late'}");
    when_time_passes(story, "2013-04-12");
    then_nothing_more(story);
    story_close(story);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(due_days_are_civil_days),
        cmocka_unit_test(r8_two_extensions_of_one_day_both_move_the_bilan),
        cmocka_unit_test(summer_time_makes_nothing_late_early),
        cmocka_unit_test(a_clock_that_goes_back_moves_nothing_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
