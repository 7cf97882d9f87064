/* `appui scenario --requests`: the lines that `appui send` reads, instead of sending them. */
#include <stdlib.h>
#include <string.h>

#include "services/cli/lines.h"
#include "services/cli/play_internal.h"

static void print_line(const struct schema *schema, const void *record, const struct id *id,
                       const char *as, const char *service, const char *account)
{
    json_t *json = line_write(schema, record, id, as, service, account);

    json_dumpf(json, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(json);
}

static void print_move(const struct play *play, const struct scenario_request *first, size_t number)
{
    struct clock_advance move = {{scenario_instant(first->asked_on)}};
    struct id id = id_seeded((uint64_t)play->settings.seed, UINT64_MAX - number, move.to.ms);

    print_line(&clock_advance_schema, &move, &id, "operator", "", "");
}

/* Registration is meant where none is named. */
static void print_request(const struct scenario_request *request, const void *record)
{
    bool is_usual = strcmp(request->instance, "registration") == 0;
    char account[80] = "";

    if (request->account != NULL)
        snprintf(account, sizeof account, "%s:dla", request->account);
    print_line(request->schema, record, &request->id, request->principal,
               is_usual ? "" : request->instance, account);
}

/* Weeks and phases end with {"wait": true}: what follows may rest on what came before. */
static void print_requests(const struct play *play)
{
    static const char wait[] = "{\"wait\":true}";
    struct date week = {0};
    int phase = 0;

    for (size_t i = 0; i < scenario_count(play->scenario); i++) {
        const struct scenario_request *request = scenario_at(play->scenario, i);
        void *record = memory_new(1, request->schema->size);
        bool is_new_week = date_compare(week, request->asked_on) != 0;
        struct error ignored;

        if (play_is_beyond(play, request)) {
            free(record);
            return;
        }
        if (i > 0 && (is_new_week || phase != request->phase))
            puts(wait);
        if (is_new_week) {
            print_move(play, request, i);
            puts(wait);
        }
        week = request->asked_on;
        phase = request->phase;
        if (record_decode(request->schema, request->body, record, &ignored) == 0)
            print_request(request, record);
        free(record);
    }
}

enum outcome play_print(struct invocation *invocation, struct play *play, struct error *error)
{
    struct cli_settings settings;
    enum outcome outcome = OUTCOME_USAGE;

    if (cli_settings_read(&invocation->global, &settings, error) != 0)
        return OUTCOME_USAGE;
    if (play_read_rates(play, settings.scenario, error) == 0 &&
        play_read_network(play, &settings, error) == 0) {
        play->scenario = scenario_open(&play->settings, &play->network, NULL, 0);
        print_requests(play);
        outcome = OUTCOME_DONE;
    }
    cli_settings_close(&settings);
    return outcome;
}
