#include "services/cli/describe.h"

#include <string.h>

#include "services/cli/catalog.h"

enum reference_format { REFERENCE_NONE, REFERENCE_MARKDOWN, REFERENCE_JSON };
static const char *const format_words[] = {NULL, "markdown", "json"};
static const struct enumeration reference_formats = {"format", format_words, NULL, 3};

struct describe {
    enum reference_format format;
};

#define RECORD struct describe
/* clang-format off */
static const struct field describe_fields[] = {
    {ENUM(format, &reference_formats), OPTIONAL, "how it is written", INITIAL("markdown")},
};
/* clang-format on */
const struct schema describe_schema = {
    .name = "describe", .meaning = "Describes messages.", FIELDS(describe_fields)};
#undef RECORD

static void request_markdown(const struct schema *request, const struct schema *reply, FILE *out)
{
    record_describe(request, out);
    if (reply == NULL) {
        fputs("\nAnswer: an empty map.\n\n", out);
        return;
    }
    fputs("\nAnswer:\n\n", out);
    record_describe(reply, out);
    fputc('\n', out);
}

static json_t *request_json(const struct schema *request, const struct schema *reply)
{
    json_t *json = record_describe_json(request);

    json_object_set_new(json, "reply", reply == NULL ? json_null() : record_describe_json(reply));
    return json;
}

static void service_markdown(const struct catalog_service *service, FILE *out)
{
    fprintf(out, "# %s\n\n", service->name);
    for (size_t i = 0; i < *service->request_count; i++)
        request_markdown(service->requests[i], service->replies[i], out);
    fprintf(out, "# Events of %s\n\n", service->name);
    for (size_t i = 0; i < *service->event_count; i++) {
        record_describe(service->events[i], out);
        fputc('\n', out);
    }
}

static json_t *service_json(const struct catalog_service *service)
{
    json_t *requests = json_array();
    json_t *events = json_array();

    for (size_t i = 0; i < *service->request_count; i++)
        json_array_append_new(requests, request_json(service->requests[i], service->replies[i]));
    for (size_t i = 0; i < *service->event_count; i++)
        json_array_append_new(events, record_describe_json(service->events[i]));
    return json_pack("{s:s, s:o, s:o}", "service", service->name, "requests", requests, "events",
                     events);
}

static const struct schema *find_event(const char *type)
{
    for (size_t i = 0; i < catalog_count; i++) {
        const struct schema *event = catalog_event(&catalog[i], type);

        if (event != NULL)
            return event;
    }
    return NULL;
}

static void print_json(json_t *json)
{
    json_dumpf(json, stdout, JSON_INDENT(2));
    putchar('\n');
    json_decref(json);
}

static void describe_all(bool is_json)
{
    json_t *all = json_array();

    for (size_t i = 0; i < catalog_count; i++)
        if (is_json)
            json_array_append_new(all, service_json(&catalog[i]));
        else
            service_markdown(&catalog[i], stdout);
    if (is_json)
        print_json(all);
    else
        json_decref(all);
}

static void describe_request(const struct schema *request, bool is_json)
{
    const struct schema *reply = catalog_reply(request->name);

    if (is_json)
        print_json(request_json(request, reply));
    else
        request_markdown(request, reply, stdout);
}

static void describe_event(const struct schema *event, bool is_json)
{
    if (is_json)
        print_json(record_describe_json(event));
    else
        record_describe(event, stdout);
}

enum outcome describe_run(struct invocation *invocation, struct error *error)
{
    const struct describe *options = invocation->options;
    const char *type = invocation->argument_count > 0 ? invocation->arguments[0] : NULL;
    const struct schema *request = type == NULL ? NULL : catalog_request(type);
    const struct schema *event = type == NULL ? NULL : find_event(type);
    bool is_json = options->format == REFERENCE_JSON;

    if (type == NULL)
        describe_all(is_json);
    else if (request != NULL)
        describe_request(request, is_json);
    else if (event != NULL)
        describe_event(event, is_json);
    else {
        fail(error, ERROR_NOT_FOUND, "no request and no event \"%s\"; `appui describe` lists all",
             type);
        return OUTCOME_REFUSED;
    }
    return OUTCOME_DONE;
}
