/* echo_service - the smallest service that hears others: for the stories of the loop itself.
 *
 * It hears places of registration and says one event for each, `echo.heard`, with the source and
 * the position.
 */
#include <stdlib.h>
#include <string.h>

#include "common/messages/registration.h"
#include "common/service/service.h"

struct echo_settings {
    char sets[8][512];
    size_t sets_count;
    bool says_nothing;
};

#define RECORD struct echo_settings
/* clang-format off */
static const struct field echo_settings_fields[] = {
    {LIST(sets, sets_count, FIELD_TEXT), OPTIONAL, "sets of départements that are followed; none: all"},
    {FLAG(says_nothing),                 OPTIONAL, "hears, and keeps silent"},
};
/* clang-format on */
static const struct schema echo_settings_schema = {
    .name = "echo", .meaning = "What the echo hears.", FIELDS(echo_settings_fields)};
#undef RECORD

struct echo_heard {
    char source[40];
    int64_t position;
    char departement[4];
};

#define RECORD struct echo_heard
static const struct field echo_heard_fields[] = {
    {TEXT(source),      REQUIRED, "whose journal"},
    {INTEGER(position), REQUIRED, "where"        },
    {TEXT(departement), OPTIONAL, "of the place" },
};
static const struct schema echo_heard_schema = {
    .name = "echo.heard", .meaning = "Something was heard.", FIELDS(echo_heard_fields)};
#undef RECORD

struct echo_state {
    int64_t count;
};

static void *echo_open(const struct reference *reference)
{
    (void)reference;
    return memory_new(1, sizeof(struct echo_state));
}

static void apply_heard(void *state, const struct event *event)
{
    (void)event;
    ((struct echo_state *)state)->count++;
}

static void hear_place(const struct context *context, const struct event *heard,
                       struct decision *out)
{
    const struct echo_settings *settings = context->settings;
    const struct place_registered *place = heard->record;
    struct echo_heard event = {.position = heard->position};

    if (settings->says_nothing)
        return;
    snprintf(event.source, sizeof event.source, "%s", heard->source);
    snprintf(event.departement, sizeof event.departement, "%s", place->departement);
    decide_event(out, &echo_heard_schema, &event, place->departement);
}

static bool follows(const struct context *context, const char *service, size_t nth,
                    char departements[512])
{
    const struct echo_settings *settings = context->settings;

    (void)service;
    departements[0] = '\0';
    if (settings->sets_count == 0)
        return nth == 0;
    if (nth < settings->sets_count)
        snprintf(departements, 512, "%s", settings->sets[nth]);
    return nth < settings->sets_count;
}

static const struct event_rule events[] = {
    {&echo_heard_schema, apply_heard}
};
static const struct reaction_rule reactions[] = {
    {"registration", &place_registered_schema, hear_place}
};
static const struct rules rules = {
    .name = "echo",
    .events = events,
    .event_count = 1,
    .reactions = reactions,
    .reaction_count = 1,
    .settings = &echo_settings_schema,
    .state_open = echo_open,
    .state_close = free,
    .follows = follows,
};

int main(int argc, char **argv)
{
    static const struct service_definition definition = {&rules, NULL};

    return service_main(&definition, argc, argv);
}
