/* worklist - a regional hub's rules alone, at any size: what its state takes, and how long its
 * queries do.  One JSON line; no socket, no database.
 *
 *   worklist CASES
 *
 * Jobs come over three years in four départements, each approved, filled, contacted twice, every
 * tenth broken; 40 operators share them.  Pages are of 50: the first one, one of each window, one
 * of an operator, and one of an operator who has nothing left to do, which looks at the most.
 */
#include <malloc.h>
#include <sodium.h>
#include <string.h>

#include "common/messages/regional.h"
#include "common/messages/registration.h"
#include "services/regional/requests.h"
#include "services/regional/settings.h"
#include "tests/bench/measure.h"

static const char *const departements[] = {"18", "36", "41", "45"};

static struct {
    struct regional_settings settings;
    struct reference *reference;
    struct caller caller;
    struct context context;
    struct decision *decision;
    void *state;
    int64_t events;
    double apply_s;
} hub;

/* What was decided is folded, as after a commit. */
static void apply(void)
{
    double began = measure_cpu();

    for (size_t i = 0; i < hub.decision->event_count; i++) {
        const struct decided_event *decided = &hub.decision->events[i];
        const char *name = decided->schema->name;
        struct event event = {
            .position = ++hub.events,
            .schema = decided->schema,
            .record = decided->record,
            .principal = "",
            .account = "",
            .departement = decided->departement,
        };

        rules_event(&regional_rules, name, strlen(name))->apply(hub.state, &event);
    }
    decision_clear(hub.decision);
    hub.apply_s += measure_cpu() - began;
}

static void hear(const struct schema *schema, const void *record, const char *departement)
{
    const struct event heard = {
        .source = "registration",
        .schema = schema,
        .record = record,
        .principal = "registration",
        .account = "",
        .departement = departement,
    };

    for (size_t i = 0; i < regional_rules.reaction_count; i++)
        if (regional_rules.reactions[i].schema == schema)
            regional_rules.reactions[i].react(&hub.context, &heard, hub.decision);
    apply();
}

static void ask(const struct schema *schema, const void *request)
{
    const struct request_rule *rule =
        rules_request(&regional_rules, schema->name, strlen(schema->name));
    struct refusal refusal = {0};

    if (rule->decide(&hub.context, request, hub.decision, &refusal) != 0) {
        fprintf(stderr, "worklist: %s: %s\n", schema->name, refusal.text);
        exit(1);
    }
    apply();
}

static void pass_time(void)
{
    do {
        decision_clear(hub.decision);
        regional_rules.due(&hub.context, hub.decision);
        if (hub.decision->event_count == 0)
            return;
        apply();
    } while (true);
}

static void begin(void)
{
    struct error error = {0};
    config_t file;

    config_init(&file);
    hub.reference = reference_open("config/reference", &error);
    if (hub.reference == NULL ||
        record_from_config(&regional_settings_schema, config_root_setting(&file), &hub.settings,
                           &error) != 0) {
        fprintf(stderr, "worklist: %s\n", error.text);
        exit(1);
    }
    config_destroy(&file);
    hub.settings.territory_count = 4;
    for (size_t i = 0; i < 4; i++) {
        hub.settings.territory[i].from = date_make(2013, 1, 1);
        memcpy(hub.settings.territory[i].departement, departements[i], 3);
    }
    hub.decision = decision_open();
    hub.state = regional_rules.state_open(hub.reference);
    hub.caller = (struct caller){.role = ROLE_REGIONAL, .territory = {.everywhere = true}};
    hub.context = (struct context){
        .state = hub.state,
        .settings = &hub.settings,
        .reference = hub.reference,
        .caller = &hub.caller,
        .instance = "regional_centre",
        .today = date_make(2013, 1, 1),
    };
    regional_rules.settle(&hub.context, hub.decision);
    apply();
}

/* ---- a life ------------------------------------------------------------------------------------
 */

static struct id number_id(uint64_t kind, size_t number)
{
    return id_seeded(kind, number, 1359936000000);
}

static void contact(size_t number, struct id job, struct date on, bool is_visit)
{
    struct contact_record record = {
        .contact = number_id(is_visit ? 6 : 7, number),
        .job = job,
        .channel = is_visit ? CHANNEL_VISIT : CHANNEL_PHONE,
        .parties = 1u << PARTY_YOUNG_PERSON,
        .held_on = on,
    };

    ask(&contact_record_schema, &record);
}

static void open_job(size_t number, const char *departement, struct id job)
{
    struct job_proposed proposed = {
        .job = job,
        .employer = number_id(2, number / 2),
        .place = number_id(3, number / 2),
        .metier = METIER_FORGEUR,
        .sector = "fabrication",
        .form = FORM_ASSOCIATION,
        .proposed_on = hub.context.today,
    };
    struct job_approved approved = {.job = job, .approved_on = hub.context.today};
    struct case_assign assign = {.job = job};

    memcpy(proposed.departement, departement, 3);
    memcpy(approved.departement, departement, 3);
    hear(&job_proposed_schema, &proposed, departement);
    hear(&job_approved_schema, &approved, departement);
    snprintf(assign.operator, sizeof assign.operator, "operator.%zu", number % 40);
    ask(&case_assign_schema, &assign);
}

static void live(size_t number)
{
    const char *departement = departements[number % 4];
    struct date today = hub.context.today;
    struct id job = number_id(1, number);
    struct contract_signed contract = {
        .contract = number_id(4, number),
        .job = job,
        .person = number_id(5, number),
        .tutor = number_id(8, number / 3),
        .kind = KIND_CDD,
        .signed_on = today,
        .starts_on = today,
        .planned_end = date_term_end(today, 36),
        .aid_ends_on = date_term_end(today, 36),
    };
    struct contract_broken broken = {
        .contract = contract.contract, .job = job, .broken_on = today, .motive = MOTIVE_DEMISSION};

    open_job(number, departement, job);
    memcpy(contract.departement, departement, 3);
    hear(&contract_signed_schema, &contract, departement);
    contact(number, job, today, false);
    if (number % 2 == 0)
        contact(number, job, today, true);
    memcpy(broken.departement, departement, 3);
    if (number % 10 == 0)
        hear(&contract_broken_schema, &broken, departement);
}

/* ---- questions ---------------------------------------------------------------------------------
 */

/* The median of many, in microseconds. */
static double answer_us(const struct schema *schema, const void *request)
{
    enum { TIMES = 201 };
    const struct request_rule *rule =
        rules_request(&regional_rules, schema->name, strlen(schema->name));
    int64_t took[TIMES];
    struct buffer reply = {0};
    struct refusal refusal;

    for (size_t i = 0; i < TIMES; i++) {
        int64_t began = monotonic_us();

        buffer_clear(&reply);
        rule->answer(&hub.context, request, &reply, &refusal);
        took[i] = monotonic_us() - began;
    }
    buffer_close(&reply);
    return (double)measure_centile(took, TIMES, 50);
}

static void report(size_t cases, size_t bytes)
{
    struct item_list first =
                         {
                             0
    },
                     overdue = {.window = WINDOW_OVERDUE}, week = {.window = WINDOW_WEEK},
                     mine = {.operator= "operator.7" },
                             nothing = {.operator= "operator.7", .kind = ITEM_LATE_DECLARATION};
    struct item_count counts = {0};
    struct case_timeline timeline = {.job = number_id(1, 0)};
    struct case_list list = {.only_late = true};

    printf("{\"cases\": %zu, \"events\": %lld, \"bytes_a_case\": %zu, \"apply_us\": %.2f, "
           "\"page_us\": %.0f, \"overdue_us\": %.0f, \"week_us\": %.0f, \"operator_us\": %.0f, "
           "\"most_looked_at_us\": %.0f, \"count_us\": %.0f, \"timeline_us\": %.0f, "
           "\"cases_us\": %.0f}\n",
           cases, (long long)hub.events, bytes / cases, 1e6 * hub.apply_s / (double)hub.events,
           answer_us(&item_list_schema, &first), answer_us(&item_list_schema, &overdue),
           answer_us(&item_list_schema, &week), answer_us(&item_list_schema, &mine),
           answer_us(&item_list_schema, &nothing), answer_us(&item_count_schema, &counts),
           answer_us(&case_timeline_schema, &timeline), answer_us(&case_list_schema, &list));
}

int main(int argc, char **argv)
{
    size_t cases = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;

    if (cases == 0 || sodium_init() < 0) {
        fputs("worklist CASES\n", stderr);
        return 2;
    }
    begin();

    size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;

    for (size_t i = 0; i < cases; i++) {
        hub.context.today = date_add_days(date_make(2013, 1, 2), (int)(i * 1095 / cases));
        live(i);
    }
    pass_time();
    report(cases, mallinfo2().uordblks + mallinfo2().hblkhd - before);
    regional_rules.state_close(hub.state);
    decision_close(hub.decision);
    reference_close(hub.reference);
    return 0;
}
