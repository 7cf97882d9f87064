#include "services/regional/coverage.h"

#include <stdio.h>
#include <string.h>

#include "common/messages/registration_hearing.h"
#include "common/things/scope.h"
#include "services/regional/settings.h"
#include "services/regional/state.h"

static const struct coverage *coverage_of(const struct context *context)
{
    return &((const struct regional_state *)context->state)->coverage;
}

static bool holds(const struct covered *row, const char *departement, struct date on)
{
    return strcmp(row->departement, departement) == 0 && date_compare(row->from, on) <= 0 &&
           (date_is_none(row->until) || date_compare(on, row->until) <= 0);
}

bool coverage_has(const struct coverage *coverage, const char *departement, struct date on)
{
    for (size_t i = 0; i < coverage->count; i++)
        if (holds(&coverage->rows[i], departement, on))
            return true;
    return false;
}

bool coverage_reaches(const struct coverage *coverage, const char *departement, struct date today,
                      struct date due_on)
{
    for (size_t i = 0; i < coverage->count; i++) {
        const struct covered *row = &coverage->rows[i];

        if (strcmp(row->departement, departement) == 0 && date_compare(row->from, due_on) <= 0 &&
            (date_is_none(row->until) || date_compare(today, row->until) <= 0))
            return true;
    }
    return false;
}

struct date coverage_last_day(const struct coverage *coverage, const char *departement)
{
    struct date last = {0};

    for (size_t i = 0; i < coverage->count; i++) {
        const struct covered *row = &coverage->rows[i];

        if (strcmp(row->departement, departement) != 0)
            continue;
        if (date_is_none(row->until))
            return row->until;
        if (date_compare(row->until, last) > 0)
            last = row->until;
    }
    return last;
}

bool coverage_is_left(const struct coverage *coverage, const char *departement, struct date on)
{
    struct date last = coverage_last_day(coverage, departement);

    return !date_is_none(last) && date_compare(last, on) < 0;
}

/* By registration, as far as it said. */
static bool is_followed(const struct covered *row, struct date on)
{
    return row->decider[0] == '\0' ||
           (!date_is_none(row->kept_until) && date_compare(on, row->kept_until) <= 0);
}

bool coverage_decides(const struct coverage *coverage, const char *departement, struct date on)
{
    for (size_t i = 0; i < coverage->count; i++)
        if (coverage->rows[i].decides && is_followed(&coverage->rows[i], on) &&
            holds(&coverage->rows[i], departement, on))
            return true;
    return false;
}

int coverage_check(const struct context *context, const char *departement, const char *field,
                   struct refusal *refusal)
{
    if (!scope_is_of(context, context->instance))
        return refuse(refusal, ERROR_FORBIDDEN, "H2", field,
                      "Vous êtes du pôle « %s » ; il faut être de « %s » pour agir ici (H2).",
                      context->caller->hub, context->instance);
    if (coverage_has(coverage_of(context), departement, context->today))
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "H2", field,
                  "Le pôle « %s » ne couvre pas le département %s le %s : ce qu'il en sait se lit, "
                  "sans plus (H2).",
                  context->instance, departement, day_text(context->today));
}

/* ---- what the settings say, against what the journal says --------------------------------------
 */

static const struct covered *row_of(const struct coverage *coverage, const char *departement,
                                    struct date from)
{
    for (size_t i = 0; i < coverage->count; i++)
        if (strcmp(coverage->rows[i].departement, departement) == 0 &&
            date_compare(coverage->rows[i].from, from) == 0)
            return &coverage->rows[i];
    return NULL;
}

/* H4: the set of a département that is known, or the one that this start begins. */
static int64_t set_of(const struct coverage *coverage, const char *departement)
{
    int64_t next = 0;

    for (size_t i = 0; i < coverage->count; i++) {
        if (strcmp(coverage->rows[i].departement, departement) == 0)
            return coverage->rows[i].set;
        if (coverage->rows[i].set >= next)
            next = coverage->rows[i].set + 1;
    }
    return next;
}

static void end(const struct context *context, const struct covered *row, struct date until,
                struct decision *out)
{
    struct hub_territory_ended event = {.from = row->from, .until = until, .decides = row->decides};

    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, row->departement, sizeof event.departement);
    decide_event(out, &hub_territory_ended_schema, &event, row->departement);
}

static void define(const struct context *context, const struct regional_territory *wanted,
                   struct decision *out)
{
    struct hub_territory_defined event = {
        .from = wanted->from,
        .until = wanted->until,
        .decides = wanted->decides,
        .set = set_of(coverage_of(context), wanted->departement),
    };

    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    memcpy(event.departement, wanted->departement, sizeof event.departement);
    decide_event(out, &hub_territory_defined_schema, &event, wanted->departement);
}

static bool is_shorter(struct date until, struct date before)
{
    return !date_is_none(until) && (date_is_none(before) || date_compare(until, before) < 0);
}

static void bring_in_line(const struct context *context, const struct regional_territory *wanted,
                          struct decision *out)
{
    const struct covered *row = row_of(coverage_of(context), wanted->departement, wanted->from);

    if (row == NULL || row->decides != wanted->decides || is_shorter(row->until, wanted->until))
        define(context, wanted, out);
    else if (is_shorter(wanted->until, row->until))
        end(context, row, wanted->until, out);
}

static bool is_wanted(const struct regional_settings *settings, const struct covered *row)
{
    for (size_t i = 0; i < settings->territory_count; i++)
        if (strcmp(settings->territory[i].departement, row->departement) == 0 &&
            date_compare(settings->territory[i].from, row->from) == 0)
            return true;
    return false;
}

void coverage_settle(const struct context *context, struct decision *out)
{
    const struct regional_settings *settings = context->settings;
    const struct coverage *coverage = coverage_of(context);
    struct date yesterday = date_add_days(context->today, -1);

    for (size_t i = 0; i < coverage->count; i++)
        if (!is_wanted(settings, &coverage->rows[i]) &&
            is_shorter(yesterday, coverage->rows[i].until))
            end(context, &coverage->rows[i], yesterday, out);
    for (size_t i = 0; i < settings->territory_count; i++)
        if (departement_index(settings->territory[i].departement) >= 0)
            bring_in_line(context, &settings->territory[i], out);
}

bool coverage_follows(const struct context *context, const char *service, size_t nth,
                      char departements[512])
{
    const struct coverage *coverage = coverage_of(context);
    size_t used = 0;

    (void)service;
    departements[0] = '\0';
    for (size_t i = 0; i < coverage->count; i++) {
        const struct covered *row = &coverage->rows[i];
        bool is_again = false;

        for (size_t k = 0; k < i; k++)
            is_again = is_again || strcmp(coverage->rows[k].departement, row->departement) == 0;
        if (row->set != nth || is_again)
            continue;
        used += (size_t)snprintf(departements + used, 512 - used, "%s%s", used == 0 ? "" : ",",
                                 row->departement);
    }
    /* "" would be all of them. */
    return used > 0;
}

/* ---- who decides, as registration says (H1) ----------------------------------------------------
 */

static void know_decider(const struct context *context, const char *departement, struct date from,
                         const char *decider, struct date kept_until, struct decision *out)
{
    const struct covered *row = row_of(coverage_of(context), departement, from);
    bool is_met = strcmp(decider, context->instance) == 0;
    struct hub_decider_known event = {.from = from, .is_met = is_met, .kept_until = kept_until};

    /* Only what changes. */
    if (row == NULL || (strcmp(row->decider, is_met ? "" : decider) == 0 &&
                        date_compare(row->kept_until, kept_until) == 0))
        return;
    snprintf(event.hub, sizeof event.hub, "%s", context->instance);
    snprintf(event.decider, sizeof event.decider, "%s", decider);
    memcpy(event.departement, row->departement, sizeof event.departement);
    decide_event(out, &hub_decider_known_schema, &event, row->departement);
}

void coverage_hear_met(const struct context *context, const struct event *heard,
                       struct decision *out)
{
    const struct decider_defined *defined = heard->record;

    if (strcmp(defined->hub, context->instance) == 0)
        know_decider(context, defined->departement, defined->from, defined->hub, (struct date){0},
                     out);
}

void coverage_hear_unmet(const struct context *context, const struct event *heard,
                         struct decision *out)
{
    const struct decider_unmet *unmet = heard->record;

    if (strcmp(unmet->hub, context->instance) == 0)
        know_decider(context, unmet->departement, unmet->from, unmet->decider, unmet->kept_until,
                     out);
}

/* ---- the fold ----------------------------------------------------------------------------------
 */

void coverage_apply_defined(void *fold, const struct event *event)
{
    struct coverage *coverage = &((struct regional_state *)fold)->coverage;
    const struct hub_territory_defined *defined = event->record;
    struct covered *row = (struct covered *)row_of(coverage, defined->departement, defined->from);

    if (row == NULL && coverage->count == COVERAGE_MOST)
        return;
    if (row == NULL)
        row = &coverage->rows[coverage->count++];
    *row = (struct covered){
        .from = defined->from,
        .until = defined->until,
        .decides = defined->decides,
        .set = (uint8_t)defined->set,
    };
    memcpy(row->departement, defined->departement, sizeof row->departement);
}

void coverage_apply_ended(void *fold, const struct event *event)
{
    struct coverage *coverage = &((struct regional_state *)fold)->coverage;
    const struct hub_territory_ended *ended = event->record;
    struct covered *row = (struct covered *)row_of(coverage, ended->departement, ended->from);

    if (row != NULL)
        row->until = ended->until;
}

void coverage_apply_decider(void *fold, const struct event *event)
{
    struct coverage *coverage = &((struct regional_state *)fold)->coverage;
    const struct hub_decider_known *known = event->record;
    struct covered *row = (struct covered *)row_of(coverage, known->departement, known->from);

    if (row != NULL) {
        snprintf(row->decider, sizeof row->decider, "%s", known->is_met ? "" : known->decider);
        row->kept_until = known->kept_until;
    }
}

int coverage_answer_territory(const struct context *context, const void *request,
                              struct buffer *reply, struct refusal *refusal)
{
    const struct hub_territory *asked = request;
    const struct coverage *coverage = coverage_of(context);
    struct hub_territory_page page = {0};

    (void)refusal;
    snprintf(page.hub, sizeof page.hub, "%s", context->instance);
    for (size_t i = 0; i < coverage->count && page.items_count < TERRITORY_MOST; i++) {
        const struct covered *row = &coverage->rows[i];
        struct hub_territory_row *item = &page.items[page.items_count];

        if (asked->departement[0] != '\0' && strcmp(asked->departement, row->departement) != 0)
            continue;
        *item = (struct hub_territory_row){.from = row->from,
                                           .until = row->until,
                                           .decides = row->decides,
                                           .kept_until = row->kept_until};
        memcpy(item->departement, row->departement, sizeof item->departement);
        memcpy(item->decider, row->decider, sizeof item->decider);
        page.items_count++;
    }
    record_encode(&hub_territory_page_schema, &page, reply);
    return 0;
}
