#include "services/cli/play.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/loop/loop.h"
#include "common/messages/system.h"
#include "services/cli/play_internal.h"

enum { WINDOW_MOST = 4096, RECEIVE_MS = 1000, REFUSALS_SHOWN = 10, PATIENCE_MS = 60000 };

#define RECORD struct play_options
/* clang-format off */
static const struct field play_fields[] = {
    {INTEGER(seed),   OPTIONAL, "another life than the file's",RANGE(0, INT64_MAX)},
    {TEXT(rates),     OPTIONAL, "rates of the life; config/sample/scenario.cfg when absent"},
    {DATE(until),     OPTIONAL, "stop there; a later run goes on"},
    {INTEGER(pace),   OPTIONAL, "weeks a second at the most; 0: as fast as it goes", RANGE(0, 1000)},
    {INTEGER(window), OPTIONAL, "requests in flight at the most",RANGE(1, WINDOW_MOST), INITIAL("512")},
    {FLAG(direct),    OPTIONAL, "the ministry decides every job and nobody accompanies: hubs, sectors and the DLA stay out"},
    {FLAG(alone),     OPTIONAL, "registration alone: the same, and without reporting: wait for no figures and show none"},
    {FLAG(requests),  OPTIONAL, "print the requests as JSON lines and send nothing"},
};
/* clang-format on */
const struct schema play_schema = {
    .name = "scenario", .meaning = "Plays the sample life.", FIELDS(play_fields)};
#undef RECORD

int play_read_rates(struct play *play, const char *otherwise, struct error *error)
{
    const char *path = play->options->rates[0] != '\0' ? play->options->rates : otherwise;

    if (scenario_settings_read(path, &play->settings, error) != 0)
        return -1;
    if (play->options->seed != 0)
        play->settings.seed = play->options->seed;
    return 0;
}

int play_read_network(struct play *play, const struct cli_settings *settings, struct error *error)
{
    if (play->options->alone || play->options->direct)
        return 0;
    return scenario_network_read(settings->known, settings->reference, &play->network, error);
}

bool play_is_beyond(const struct play *play, const struct scenario_request *request)
{
    return !date_is_none(play->options->until) &&
           date_compare(request->asked_on, play->options->until) > 0;
}

/* ---- sending ---- */

static void tell_refusal(struct play *play, const struct answer *answer)
{
    const struct scenario_request *request = answer->tag;
    char id[ID_TEXT_SIZE], day[DATE_TEXT_SIZE];
    struct refusal refusal;

    if (answer->status == STATUS_EXPIRED) {
        play->expired++;
        return;
    }
    if (play->refused++ >= REFUSALS_SHOWN)
        return;
    answer_refusal(answer, &refusal);
    id_format(&request->id, id);
    date_format(request->asked_on, day);
    progress_clear(&play->progress);
    fprintf(stderr, "%s %s %s: %s\n", day, request->schema->name, id, refusal.text);
}

static bool is_of(const struct scenario_request *request, const char *instance)
{
    return strcmp(request->instance, instance) == 0;
}

static int take_answer(struct play *play, struct error *error)
{
    struct answer answer;

    while (session_receive(play->session, RECEIVE_MS, &answer) == 0)
        if (session_in_flight(play->session) == 0)
            return 0;
    if (answer.status == STATUS_UNAVAILABLE)
        return session_silent(play->session,
                              ((const struct scenario_request *)answer.tag)->instance, error);
    if (answer.position > play->position && is_of(answer.tag, "registration"))
        play->position = answer.position;
    if (answer.status != STATUS_OK)
        tell_refusal(play, &answer);
    return 0;
}

static int send_one(struct play *play, const struct scenario_request *request, struct error *error)
{
    struct client *client =
        session_client(play->session, request->instance, request->principal, error);
    struct request_for person = {.role = "dla"};

    if (client == NULL)
        return -1;
    while (session_in_flight(play->session) >= (size_t)play->options->window)
        if (take_answer(play, error) != 0)
            return -1;
    if (request->account != NULL)
        snprintf(person.account, sizeof person.account, "%s", request->account);
    client_send_for(client, request->account == NULL ? NULL : &person, &request->id,
                    request->schema->name, request->body, (void *)request);
    play->asked++;
    return 0;
}

/* All are answered before the next ones. */
static int send_some(struct play *play, size_t first, size_t end, struct error *error)
{
    for (size_t i = first; i < end; i++)
        if (send_one(play, scenario_at(play->scenario, i), error) != 0)
            return -1;
    while (session_in_flight(play->session) > 0)
        if (take_answer(play, error) != 0)
            return -1;
    return 0;
}

static int advance(struct play *play, int64_t to_ms, struct error *error)
{
    struct clock_advance request = {{to_ms}};
    int64_t position = 0;

    if (play->quiet != NULL && quiet_wait(play->quiet, error) != 0)
        return -1;
    if (!play->options->alone && play_wait_for_figures(play, error) != 0)
        return -1;
    if (session_ask_service(play->session, "registration", "operator", &clock_advance_schema,
                            &request, NULL, &position, error) != 0)
        return fail_within(error, "the clock");
    if (position > play->position)
        play->position = position;
    /* Others hear of it; what time alone causes there must be said before anybody asks. */
    return play->quiet == NULL ? 0 : quiet_wait(play->quiet, error);
}

static int show_quarter(struct play *play, struct date day, struct error *error)
{
    int32_t quarter = month_of(day).month / 3;
    struct month last = {quarter * 3 - 1}; /* of the quarter before */

    if (play->options->alone || last.month == play->shown.month)
        return 0;
    if (play->shown.month == 0) { /* the first days: nothing is over yet */
        play->shown = last;
        return 0;
    }
    play->shown = last;
    return play_wait_for_figures(play, error) != 0 ? -1 : play_figures(play, last, error);
}

static void keep_pace(const struct play *play, int64_t began_ms)
{
    int64_t left;

    if (play->options->pace == 0)
        return;
    left = began_ms + 1000 / play->options->pace - monotonic_ms();
    if (left > 0)
        nanosleep(&(struct timespec){left / 1000, left % 1000 * 1000000}, NULL);
}

/* Those that may be in flight together: in registration's circle a phase, for its principals are
 * several; one hub's opinions; elsewhere the whole circle, for each instance answers one principal
 * in order. */
static bool go_together(const struct scenario_request *a, const struct scenario_request *b)
{
    if (a->circle != b->circle)
        return false;
    switch (a->circle) {
    case CIRCLE_REGISTRATION: return a->phase == b->phase;
    case CIRCLE_OPINIONS: return a->instance == b->instance;
    default: return true;
    }
}

static int send_week(struct play *play, size_t first, size_t end, struct error *error)
{
    for (size_t at = first, next; at < end; at = next) {
        const struct scenario_request *request = scenario_at(play->scenario, at);

        for (next = at; next < end && go_together(request, scenario_at(play->scenario, next));)
            next++;
        if (play->quiet != NULL && request->circle != CIRCLE_REGISTRATION &&
            quiet_wait(play->quiet, error) != 0)
            return -1;
        if (send_some(play, at, next, error) != 0)
            return -1;
    }
    return 0;
}

static size_t end_of_week(const struct play *play, size_t first)
{
    size_t end = first;

    while (end < scenario_count(play->scenario) &&
           date_compare(scenario_at(play->scenario, end)->asked_on,
                        scenario_at(play->scenario, first)->asked_on) == 0)
        end++;
    return end;
}

/* Weeks behind the clock were answered before it moved; the clock's own week is repeated with the
 * same ids. */
static int send_all(struct play *play, int64_t now_ms, struct error *error)
{
    size_t count = scenario_count(play->scenario);

    for (size_t first = 0, end; first < count; first = end) {
        const struct scenario_request *request = scenario_at(play->scenario, first);
        int64_t at_ms = scenario_instant(request->asked_on), began_ms = monotonic_ms();
        char day[DATE_TEXT_SIZE];

        end = end_of_week(play, first);
        if (at_ms < now_ms)
            continue;
        if (play_is_beyond(play, request))
            return 0;
        if (show_quarter(play, request->asked_on, error) != 0 ||
            (at_ms > now_ms && advance(play, at_ms, error) != 0) ||
            send_week(play, first, end, error) != 0)
            return -1;
        date_format(request->asked_on, day);
        progress_show(&play->progress, (int64_t)end, (int64_t)count, day);
        keep_pace(play, began_ms);
    }
    return 0;
}

/* The last day too: contracts end, jobs close. */
static int finish(struct play *play, struct error *error)
{
    struct date last = play->settings.until;
    struct service_status request = {0};
    struct service_status_reply status;

    if (!date_is_none(play->options->until) && date_compare(play->options->until, last) < 0)
        last = play->options->until;
    if (session_ask_service(play->session, "registration", "operator", &service_status_schema,
                            &request, &status, NULL, error) != 0)
        return -1;
    if (status.now.ms < scenario_instant(last) && advance(play, scenario_instant(last), error) != 0)
        return -1;
    progress_clear(&play->progress);
    if (play->options->alone)
        return 0;
    return play_wait_for_figures(play, error) != 0 ? -1 : play_figures(play, month_of(last), error);
}

/* A scenario needs its own clock, and a journal that did not live past its beginning without it. */
static int check_clock(struct play *play, int64_t *now_ms, struct error *error)
{
    struct service_status request = {0};
    struct service_status_reply status;
    struct envelope_list list = {0};
    struct envelope_page *page = memory_new(1, sizeof *page);
    int result = session_ask_service(play->session, "registration", "operator",
                                     &service_status_schema, &request, &status, NULL, error);

    if (result == 0)
        result =
            session_ask(play->session, "ministry", &envelope_list_schema, &list, page, NULL, error);
    if (result == 0 && status.clock != CLOCK_SCENARIO)
        result = fail(error, ERROR_CONFLICT,
                      "registration lives by the system clock: a scenario would be taken for the "
                      "present; create a system with clock = \"scenario\"");
    if (result == 0 && page->allotted == 0 &&
        status.now.ms > scenario_instant(date_add_days(play->settings.start, 7)))
        result = fail(error, ERROR_CONFLICT,
                      "the clock is already past the beginning of the scenario and nothing was "
                      "allotted: start over (make run FRESH=1)");
    *now_ms = status.now.ms;
    play->position = status.position;
    free(page);
    return result;
}

/* Who hears whom; reporting hears all, and nobody rests on it: figures are waited for apart. */
static bool takes_part(const struct instance *instance)
{
    static const char *const services[] = {"registration", "regional", "sectoral", "dla"};

    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++)
        if (strcmp(instance->service, services[i]) == 0)
            return true;
    return false;
}

static void summary(const struct play *play)
{
    double seconds = (double)(monotonic_ms() - play->began_ms) / 1000.0;

    printf("%lld requêtes en %.1f s, %lld refusées.\n", (long long)play->asked, seconds,
           (long long)play->refused + (long long)play->expired);
}

static int play_all(struct play *play, struct error *error)
{
    struct scenario_employer *known = NULL;
    size_t count = 0;
    int64_t now_ms = 0;
    int result = 0;

    /* What a run that was killed had asked is done first: the clock may be moving. */
    if (play->network.hubs_count > 0) {
        play->quiet = quiet_open(play->session, takes_part);
        result = quiet_wait(play->quiet, error);
    }
    if (result == 0)
        result = check_clock(play, &now_ms, error);
    if (result == 0)
        result = play_known(play, &known, &count, error);
    if (result == 0) {
        play->scenario = scenario_open(&play->settings, &play->network, known, count);
        if (!play->options->alone)
            play_figures_head();
        result = send_all(play, now_ms, error);
    }
    if (result == 0)
        result = finish(play, error);
    free(known);
    return result;
}

static enum outcome play_live(struct invocation *invocation, struct play *play, struct error *error)
{
    struct play_options *options = invocation->options;
    char *rates = options->rates[0] == '\0' ? NULL : realpath(options->rates, NULL);
    enum outcome outcome = OUTCOME_USAGE;

    if (rates != NULL) /* the session changes directory */
        snprintf(options->rates, sizeof options->rates, "%s", rates);
    free(rates);
    play->session = session_open(&invocation->global, error);
    if (play->session == NULL)
        return OUTCOME_USAGE;
    /* A life goes on behind whoever asks for much, or while a service takes over from another. */
    session_patience(play->session, PATIENCE_MS);
    session_in_order(play->session); /* also when a service is killed in the middle of a week */
    if (play_read_rates(play, session_settings(play->session)->scenario, error) == 0 &&
        play_read_network(play, session_settings(play->session), error) == 0) {
        outcome = play_all(play, error) == 0 ? OUTCOME_DONE : command_outcome(error);
        progress_clear(&play->progress);
        summary(play);
        if (outcome == OUTCOME_DONE && play->refused > 0)
            outcome = OUTCOME_REFUSED;
    }
    quiet_close(play->quiet);
    session_close(play->session);
    return outcome;
}

enum outcome play_run(struct invocation *invocation, struct error *error)
{
    struct play *play = memory_new(1, sizeof *play);
    enum outcome outcome;

    play->options = invocation->options;
    play->progress.what = "scénario";
    play->began_ms = monotonic_ms();
    outcome = play->options->requests ? play_print(invocation, play, error)
                                      : play_live(invocation, play, error);
    scenario_close(play->scenario);
    free(play);
    return outcome;
}
