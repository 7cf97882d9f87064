#include "common/wire/endpoints.h"

#include <stdio.h>
#include <string.h>

/* With one endpoint; with several. */
enum {
    PING_MS = 1000,
    REST_PING_MS = 3500, /* while each is answered */
    SILENCE_MS = 3000,
    ANOTHER_PING_MS = 250,
    ANOTHER_SILENCE_MS = 2000,
    FIRST_WORD_MS = 400, /* grows by a quarter each time that nothing was heard */
    FIRST_WORD_MOST_MS = 1200,
    MOVE_MS = 50,
};

void endpoints_read(struct endpoints *out, const char *list)
{
    char *rest = out->text, *word;

    out->count = 0;
    snprintf(out->text, sizeof out->text, "%s", list);
    while ((word = strsep(&rest, " ,")) != NULL && out->count < ENDPOINTS_MOST)
        if (*word != '\0')
            out->each[out->count++] = word;
}

void turn_open(struct turn *turn, const char *list)
{
    memset(turn, 0, sizeof *turn);
    endpoints_read(&turn->endpoints, list);
    turn->patience_ms = FIRST_WORD_MS;
    turn->has_heard = true; /* nobody was asked in vain */
}

const char *turn_begin(struct turn *turn, int64_t now, int64_t jitter_ms)
{
    if (turn->endpoints.count == 0)
        return NULL;
    if (turn->has_heard)
        turn->patience_ms = FIRST_WORD_MS;
    else if (turn->patience_ms < FIRST_WORD_MOST_MS)
        turn->patience_ms += turn->patience_ms / 4;
    turn->next = turn->next % turn->endpoints.count + 1;
    turn->has_heard = false;
    turn->move_ms = 0;
    turn_expect(turn, now + jitter_ms);
    return turn_endpoint(turn);
}

const char *turn_endpoint(const struct turn *turn)
{
    return turn->next > 0 ? turn->endpoints.each[turn->next - 1] : NULL;
}

void turn_hear(struct turn *turn, int64_t now)
{
    turn->heard_ms = now;
    turn->has_heard = true;
}

void turn_send_on(struct turn *turn, int64_t now, int64_t jitter_ms)
{
    if (turn->endpoints.count > 1 && turn->move_ms == 0)
        turn->move_ms = now + MOVE_MS + jitter_ms;
}

void turn_see(struct turn *turn, bool is_connected, int64_t now)
{
    if (is_connected)
        turn->connected_ms = now;
}

void turn_expect(struct turn *turn, int64_t now)
{
    turn->heard_ms = turn->connected_ms = now;
}

static bool is_unanswered(const struct turn *turn)
{
    return turn->asked_ms > turn->heard_ms;
}

void turn_ask(struct turn *turn, int64_t now)
{
    if (!is_unanswered(turn))
        turn->asked_ms = now;
}

bool turn_is_over(const struct turn *turn, int64_t now)
{
    int64_t silent_ms = now - turn->heard_ms;

    if (turn->endpoints.count <= 1)
        return turn->has_heard ? is_unanswered(turn) && now - turn->asked_ms > SILENCE_MS
                               : silent_ms > SILENCE_MS;
    if (turn->move_ms != 0)
        return now >= turn->move_ms;
    return silent_ms > (turn->has_heard ? ANOTHER_SILENCE_MS : turn->patience_ms) ||
           now - turn->connected_ms > turn->patience_ms * 3 / 4;
}

int64_t turn_ping_ms(const struct turn *turn)
{
    if (turn->endpoints.count > 1)
        return ANOTHER_PING_MS;
    return turn->has_heard && !is_unanswered(turn) ? REST_PING_MS : PING_MS;
}
