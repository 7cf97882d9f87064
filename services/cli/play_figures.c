#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/loop/loop.h"
#include "common/messages/reporting.h"
#include "services/cli/figure.h"
#include "services/cli/play_internal.h"
#include "services/cli/table.h"

enum { POLL_NS = 2000000, POLL_MOST_NS = 32000000, PATIENCE_MS = 60000, COLUMN = 16 };

/* What is shown of the country: an indicator's first series, up to the end of the quarter. */
static const struct {
    const char *id;
    const char *label;
} shown[] = {
    {"places",          "places"         },
    {"postes_ouverts",  "postes validés"},
    {"entrees",         "entrées"       },
    {"stock",           "en cours"       },
    {"realisation",     "réalisation"   },
    {"femmes",          "femmes"         },
    {"rupture",         "ruptures"       },
    {"sortie_positive", "sorties +"      },
    {"aide",            "aide engagée"  },
};

static void print_right(const char *text)
{
    for (size_t width = table_text_width(text); width < COLUMN; width++)
        putchar(' ');
    fputs(text, stdout);
}

void play_figures_head(void)
{
    fputs("à fin   ", stdout);
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        print_right(shown[i].label);
    putchar('\n');
    fflush(stdout);
}

static int read_figure(struct play *play, const char *id, struct month month,
                       struct indicator_read_reply *reply, char out[FIGURE_TEXT_SIZE],
                       struct error *error)
{
    struct indicator_read request = {.to = month};

    snprintf(request.id, sizeof request.id, "%s", id);
    strcpy(out, "–");
    if (session_ask(play->session, "ministry", &indicator_read_schema, &request, reply, NULL,
                    error) != 0)
        return error->code == ERROR_UNAVAILABLE ? -1 : 0;
    if (reply->rows_count == 0)
        return 0;
    for (size_t s = 0; s < reply->series_count; s++)
        if (strcmp(reply->series[s].id, reply->rows[0].series) == 0)
            figure_format(reply->series[s].unit, reply->rows[0].value, reply->rows[0].empty, out);
    return 0;
}

int play_figures(struct play *play, struct month month, struct error *error)
{
    struct indicator_read_reply *reply = memory_new(1, sizeof *reply);
    char name[MONTH_TEXT_SIZE], text[FIGURE_TEXT_SIZE];
    int result = 0;

    progress_clear(&play->progress);
    month_format(month, name);
    printf("%s ", name);
    for (size_t i = 0; i < sizeof shown / sizeof shown[0] && result == 0; i++) {
        result = read_figure(play, shown[i].id, month, reply, text, error);
        print_right(text);
    }
    putchar('\n');
    fflush(stdout);
    free(reply);
    return result;
}

/* How far the figures must be: all that was said when the network was quiet. */
static int64_t wanted_position(const struct play *play, const char *source)
{
    int64_t said = play->quiet == NULL ? 0 : quiet_position(play->quiet, source);

    return strcmp(source, "registration") == 0 && play->position > said ? play->position : said;
}

/* *lag: what is still to be applied, of all journals that reporting follows. */
static int read_lag(struct play *play, int64_t *lag, struct error *error)
{
    struct freshness_get request = {0};
    struct freshness_get_reply *reply = memory_new(1, sizeof *reply);
    int result =
        session_ask(play->session, "operator", &freshness_get_schema, &request, reply, NULL, error);

    *lag = 0;
    for (size_t i = 0; result == 0 && i < reply->sources_count; i++) {
        const struct source_freshness *source = &reply->sources[i];
        int64_t wanted = wanted_position(play, source->source);

        *lag += wanted > source->applied ? wanted - source->applied : 0;
        if (strcmp(source->state, "stopped") == 0)
            result = fail(error, ERROR_UNAVAILABLE, "reporting stopped following %s: %.200s",
                          source->source, source->text);
    }
    free(reply);
    return result;
}

int play_wait_for_figures(struct play *play, struct error *error)
{
    struct timespec nap = {0, POLL_NS};
    int64_t lag, end = monotonic_ms() + PATIENCE_MS;

    for (;;) {
        if (read_lag(play, &lag, error) != 0)
            return -1;
        if (lag == 0)
            return 0;
        if (monotonic_ms() > end)
            return fail(error, ERROR_UNAVAILABLE,
                        "reporting is %lld events behind, and does not catch up", (long long)lag);
        nanosleep(&nap, NULL);
        if (nap.tv_nsec < POLL_MOST_NS) /* who is busy is not asked all the time */
            nap.tv_nsec += nap.tv_nsec / 2;
    }
}
