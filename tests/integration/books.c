/* books - a client that keeps books: what it was answered must stay true, whatever is killed meanwhile.
 *
 *   books keep  DIRECTORY BOOK SEED [RATE]   asks until SIGTERM, RATE requests a second; writes BOOK
 *   books check DIRECTORY BOOK               repeats every accepted request: the same answer; follows the journal
 *                                            from its beginning: each once, in its place, and the envelope held
 *
 * `keep` lives many jobs at once: employer, place, tutor, job, approval (in regions with too few places), young
 * person, eligibility, contract… and, on purpose, twins of a request on another connection, repeats of old ones,
 * other content under a used id, and things that must be refused.  BOOK.progress grows while it is answered.
 */
#include <signal.h>
#include <uthash.h>

#include "common/wire/follower.h"
#include "tests/integration/tool.h"

enum { LIVES = 48, FINISH_MS = 60000, CHECK_MS = 120000, PROGRESS_EACH = 200, REGIONS = 4 };
enum { REQUESTS_IN_FLIGHT = 256, APPROVALS_TRIED = 3 };

/* Two connections of the regional principal: twins meet in the service under one identity. */
enum who { MINISTRY, REGIONAL, REGIONAL_TOO, PRESCRIBER, WHO_COUNT };
static const char *const keys[WHO_COUNT] = {"ministry", "regional", "regional", "prescriber"};

static const struct {
    const char *region2013, *departement;
    int64_t places;
} regions[REGIONS] = {{"24", "18", 9}, {"93", "13", 7}, {"52", "44", 5}, {"31", "59", 3}};

enum step {
    STEP_EMPLOYER,
    STEP_PLACE,
    STEP_TUTOR,
    STEP_PROPOSE,
    STEP_APPROVE,
    STEP_PERSON,
    STEP_ELIGIBLE,
    STEP_SIGN,
    STEP_SUSPEND,
    STEP_RESUME,
    STEP_BREAK,
    STEP_EXIT,
    STEP_CLOSE,
    STEP_WITHDRAW,
    STEP_COUNT
};

/* One job and all it needs. */
struct life {
    enum step step;
    size_t region;
    int tries;
    struct id employer, place, tutor, job, person, contract;
};

/* What was asked and what was answered. */
struct entry {
    struct id id;
    uint32_t who;
    uint32_t status;
    int64_t position;
    char type[48];
    struct buffer body, answer;
    int64_t first_seen, last_seen; /* check: in the journal */
    UT_hash_handle hh;
};

enum asking { ASKED_FRESH, ASKED_TWIN, ASKED_AGAIN, ASKED_OTHER, ASKED_WRONG };
struct asked {
    enum asking why;
    size_t entry;
    struct life *life;
};

struct books {
    void *zmq_context;
    struct client *clients[WHO_COUNT];
    uint64_t random;
    struct entry *entries;
    size_t count, size;
    struct life lives[LIVES];
    size_t ok_by_step[STEP_COUNT];
    size_t answered, repeated, others, wrong;
    FILE *progress;
};

static volatile sig_atomic_t must_stop;

static void on_term(int signal_number)
{
    (void)signal_number;
    must_stop = 1;
}

static struct id new_id(struct books *books)
{
    return id_seeded(tool_random(&books->random), tool_random(&books->random), system_now_ms());
}

/* ---- asking ---------------------------------------------------------------------------------------- */

static size_t enter(struct books *books, enum who who, const struct schema *schema,
                    const void *record)
{
    if (books->count == books->size) {
        books->size = books->size == 0 ? 4096 : books->size * 2;
        books->entries = memory_resize(books->entries, books->size, sizeof *books->entries);
    }
    struct entry *entry = &books->entries[books->count];

    memset(entry, 0, sizeof *entry);
    entry->id = new_id(books);
    entry->who = who;
    snprintf(entry->type, sizeof entry->type, "%s", schema->name);
    record_encode(schema, record, &entry->body);
    return books->count++;
}

static void ask(struct books *books, enum who who, size_t index, enum asking why, struct life *life)
{
    struct entry *entry = &books->entries[index];
    struct asked *asked = memory_new(1, sizeof *asked);

    *asked = (struct asked){why, index, life};
    client_send(books->clients[who], &entry->id, entry->type, buffer_span(&entry->body), asked);
}

static void fill_person(struct books *books, struct life *life, struct person_register *person)
{
    *person = (struct person_register){.person = life->person,
                                       .gender = GENDER_FEMALE,
                                       .level = LEVEL_NO_DIPLOMA,
                                       .zone = ZONE_ORDINARY,
                                       .birth_date = date_make(
                                           1989 + (int)tool_below(&books->random, 6), 5, 17)};
    snprintf(person->departement, sizeof person->departement, "%s",
             regions[life->region].departement);
    snprintf(person->name, sizeof person->name, "Nom");
    snprintf(person->first_name, sizeof person->first_name, "Prénom");
}

/* The request of a life's step, and who asks it. */
static const struct schema *request_of(struct books *books, struct life *life, void *out,
                                       enum who *who)
{
    const char *departement = regions[life->region].departement;

    *who = tool_below(&books->random, 2) == 0 ? REGIONAL : REGIONAL_TOO;
    switch (life->step) {
    case STEP_EMPLOYER:
        *(struct employer_register *)out =
            tool_employer(&books->random, life->employer, departement);
        return &employer_register_schema;
    case STEP_PLACE:
        *(struct place_register *)out = tool_place(life->place, life->employer, departement);
        return &place_register_schema;
    case STEP_TUTOR:
        *(struct tutor_register *)out = (struct tutor_register){.tutor = life->tutor,
                                                                .employer = life->employer,
                                                                .is_volunteer = true,
                                                                .experience_years = 5,
                                                                .name = "Nom",
                                                                .first_name = "Prénom"};
        return &tutor_register_schema;
    case STEP_PROPOSE:
        *(struct job_propose *)out = tool_job(life->job, life->employer, life->place);
        return &job_propose_schema;
    case STEP_APPROVE:
        *who = MINISTRY;
        *(struct job_approve *)out = (struct job_approve){.job = life->job};
        return &job_approve_schema;
    case STEP_PERSON:
        *who = PRESCRIBER;
        fill_person(books, life, out);
        return &person_register_schema;
    case STEP_ELIGIBLE:
        *who = PRESCRIBER;
        *(struct eligibility_find *)out = (struct eligibility_find){
            .person = life->person, .prescriber = PRESCRIBER_MISSION_LOCALE};
        return &eligibility_find_schema;
    case STEP_SIGN:
        *(struct contract_sign *)out = (struct contract_sign){.contract = life->contract,
                                                              .job = life->job,
                                                              .person = life->person,
                                                              .tutor = life->tutor,
                                                              .kind = KIND_CDD,
                                                              .months = 36,
                                                              .weekly_minutes = 2100,
                                                              .starts_on = date_make(2013, 2, 1)};
        return &contract_sign_schema;
    case STEP_SUSPEND:
        *(struct contract_suspend *)out = (struct contract_suspend){
            .contract = life->contract, .reason = SUSPENSION_ILLNESS, .suspended_on = date_make(2013, 2, 1)};
        return &contract_suspend_schema;
    case STEP_RESUME:
        *(struct contract_resume *)out = (struct contract_resume){
            .contract = life->contract, .resumed_on = date_make(2013, 2, 1)};
        return &contract_resume_schema;
    case STEP_BREAK:
        *(struct contract_break *)out =
            (struct contract_break){.contract = life->contract,
                                    .motive = MOTIVE_FIN_ESSAI,
                                    .initiator = INITIATOR_EMPLOYEE,
                                    .broken_on = date_make(2013, 2, 1)};
        return &contract_break_schema;
    case STEP_EXIT:
        *who = PRESCRIBER;
        *(struct exit_record *)out =
            (struct exit_record){.contract = life->contract, .kind = EXIT_CDI};
        return &exit_record_schema;
    case STEP_CLOSE:
        *(struct job_close *)out = (struct job_close){.job = life->job, .reason = ENDING_EMPLOYER_GIVES_UP};
        return &job_close_schema;
    case STEP_WITHDRAW:
        *(struct job_withdraw *)out =
            (struct job_withdraw){.job = life->job, .reason = ENDING_NO_CANDIDATE};
        return &job_withdraw_schema;
    default: broken("no step %d", (int)life->step);
    }
}

static void begin_life(struct books *books, struct life *life)
{
    *life = (struct life){.region = tool_below(&books->random, REGIONS),
                          .employer = new_id(books),
                          .place = new_id(books),
                          .tutor = new_id(books),
                          .job = new_id(books),
                          .person = new_id(books),
                          .contract = new_id(books)};
}

/* What was answered is asked again, with the same id: the same answer; or with other content: a conflict. */
static void ask_old(struct books *books, enum asking why)
{
    size_t index = tool_below(&books->random, books->count);
    struct entry *entry = &books->entries[index];

    if (entry->status != STATUS_OK)
        return;
    if (why == ASKED_AGAIN) {
        ask(books, entry->who, index, why, NULL);
        return;
    }
    struct asked *asked = memory_new(1, sizeof *asked);
    struct job_refuse other = {.job = new_id(books), .reason = 1};
    struct buffer body = {0};

    *asked = (struct asked){why, index, NULL};
    record_encode(&job_refuse_schema, &other, &body);
    client_send(books->clients[MINISTRY], &entry->id, job_refuse_schema.name, buffer_span(&body),
                asked);
    buffer_close(&body);
}

/* Refused whatever happens: nobody proposed it. */
static void ask_wrong(struct books *books)
{
    struct job_approve approval = {.job = new_id(books)};

    ask(books, MINISTRY, enter(books, MINISTRY, &job_approve_schema, &approval), ASKED_WRONG, NULL);
}

static void ask_aside(struct books *books)
{
    switch (tool_below(&books->random, 12)) {
    case 0: ask_wrong(books); break;
    case 1: ask_old(books, ASKED_AGAIN); break;
    case 2: ask_old(books, ASKED_OTHER); break;
    default: break;
    }
}

static void live(struct books *books, struct life *life)
{
    static union {
        struct employer_register employer;
        struct place_register place;
        struct person_register person;
        struct job_propose job;
    } record;
    enum who who;
    const struct schema *schema = request_of(books, life, &record, &who);
    size_t index = enter(books, who, schema, &record);

    ask(books, who, index, ASKED_FRESH, life);
    if ((who == REGIONAL || who == REGIONAL_TOO) && tool_below(&books->random, 8) == 0)
        ask(books, who == REGIONAL ? REGIONAL_TOO : REGIONAL, index, ASKED_TWIN, NULL);
    ask_aside(books);
}

/* ---- answers ----------------------------------------------------------------------------------------- */

/* Nothing that was accepted may be answered otherwise, ever. */
static void compare(const struct entry *entry, const struct answer *answer)
{
    char id[ID_TEXT_SIZE];

    id_format(&entry->id, id);
    if (answer->status != (enum status)entry->status)
        broken("%s %s: answered %s, then %s", entry->type, id,
               enumeration_word(&statuses, (int)entry->status),
               enumeration_word(&statuses, (int)answer->status));
    if (answer->position != entry->position)
        broken("%s %s: answered at position %lld, then at %lld", entry->type, id,
               (long long)entry->position, (long long)answer->position);
    if (answer->body.size != entry->answer.size ||
        memcmp(answer->body.data, entry->answer.data, answer->body.size) != 0)
        broken("%s %s: another body of answer", entry->type, id);
}

static void write_down(struct entry *entry, const struct answer *answer)
{
    if (entry->status == STATUS_OK) {
        if (answer->status == STATUS_OK)
            compare(entry, answer);
        return;
    }
    entry->status = (uint32_t)answer->status;
    entry->position = answer->position;
    buffer_clear(&entry->answer);
    buffer_append(&entry->answer, answer->body.data, answer->body.size);
}

static void go_on(struct books *books, struct life *life, const struct entry *entry)
{
    bool is_ok = entry->status == STATUS_OK;

    books->ok_by_step[life->step] += is_ok;
    if (is_ok && life->step == STEP_PROPOSE && tool_below(&books->random, 10) == 0)
        life->step = STEP_WITHDRAW;
    else if (is_ok && life->step < STEP_CLOSE)
        life->step++;
    else if (is_ok || life->step != STEP_APPROVE)
        begin_life(books, life);
    else if (++life->tries == APPROVALS_TRIED)
        life->step = STEP_WITHDRAW;
}

static void must_be_refused(const struct entry *entry, const struct answer *answer,
                            enum error_code code)
{
    struct refusal refusal;

    answer_refusal(answer, &refusal);
    if (answer->status != STATUS_REFUSED || refusal.code != code)
        broken("%s after position %lld: %s expected, got %s (%s)", entry->type,
               (long long)entry->position, error_code_word(code),
               enumeration_word(&statuses, (int)answer->status), refusal.text);
}

static void take(struct books *books, const struct answer *answer)
{
    struct asked *asked = answer->tag;
    struct entry *entry = &books->entries[asked->entry];

    switch (asked->why) {
    case ASKED_AGAIN:
        compare(entry, answer);
        books->repeated++;
        break;
    case ASKED_OTHER:
        /* The same id of another principal is another request: then nobody proposed that job. */
        must_be_refused(entry, answer, entry->who == MINISTRY ? ERROR_CONFLICT : ERROR_NOT_FOUND);
        books->others++;
        break;
    case ASKED_WRONG:
        must_be_refused(entry, answer, ERROR_NOT_FOUND);
        books->wrong++;
        write_down(entry, answer);
        break;
    default: write_down(entry, answer);
    }
    if (asked->why == ASKED_FRESH)
        go_on(books, asked->life, entry);
    free(asked);
    if (++books->answered % PROGRESS_EACH == 0) {
        fprintf(books->progress, "%zu\n", books->answered);
        fflush(books->progress);
    }
}

static bool listen(struct books *books, int64_t timeout_ms)
{
    struct answer answer;
    bool has_heard = false;

    for (enum who who = 0; who < WHO_COUNT; who++)
        while (client_receive(books->clients[who], 0, &answer) == 1) {
            take(books, &answer);
            has_heard = true;
        }
    if (!has_heard && timeout_ms > 0)
        poll(NULL, 0, (int)timeout_ms);
    return has_heard;
}

static size_t in_flight(const struct books *books)
{
    size_t count = 0;

    for (enum who who = 0; who < WHO_COUNT; who++)
        count += client_in_flight(books->clients[who]);
    return count;
}

/* ---- keep -------------------------------------------------------------------------------------------- */

static void connect_all(struct books *books, int64_t give_up_ms)
{
    books->zmq_context = zmq_ctx_new();
    for (enum who who = 0; who < WHO_COUNT; who++)
        books->clients[who] = tool_client(books->zmq_context, keys[who], give_up_ms);
}

static void allot(struct books *books)
{
    for (size_t i = 0; i < REGIONS; i++) {
        struct envelope_allot allotment = {.places = regions[i].places};

        snprintf(allotment.region2013, sizeof allotment.region2013, "%s", regions[i].region2013);
        ask(books, MINISTRY, enter(books, MINISTRY, &envelope_allot_schema, &allotment), ASKED_TWIN,
            NULL);
    }
    while (in_flight(books) > 0)
        listen(books, 1);
}

/* Lives that wait for their turn, so that about `rate` requests a second are asked. */
static void keep_asking(struct books *books, uint64_t rate)
{
    int64_t began_us = monotonic_us();
    size_t asked = 0;
    bool is_waiting[LIVES];

    memset(is_waiting, true, sizeof is_waiting);
    for (size_t i = 0; i < LIVES; i++)
        begin_life(books, &books->lives[i]);
    while (!must_stop) {
        uint64_t due = (uint64_t)(monotonic_us() - began_us) * rate / 1000000;

        /* A life asks again once its last request left its client's hands, answered. */
        for (size_t i = 0; i < LIVES && asked < due && in_flight(books) < LIVES; i++) {
            live(books, &books->lives[tool_below(&books->random, LIVES)]);
            asked++;
        }
        if (due > asked + LIVES)
            asked = due - LIVES; /* nothing is caught up after a silence */
        listen(books, 1);
    }
}

static void put(FILE *file, const void *data, size_t size)
{
    if (fwrite(data, 1, size, file) != size)
        broken("the book cannot be written");
}

static void write_book(const struct books *books, const char *path)
{
    FILE *file = fopen(path, "wb");

    if (file == NULL)
        broken("%s cannot be written", path);
    for (size_t i = 0; i < books->count; i++) {
        const struct entry *entry = &books->entries[i];
        uint64_t sizes[] = {entry->body.size, entry->answer.size};

        put(file, entry, sizeof *entry);
        put(file, sizes, sizeof sizes);
        put(file, entry->body.data, entry->body.size);
        put(file, entry->answer.data, entry->answer.size);
    }
    if (fclose(file) != 0)
        broken("%s cannot be written", path);
}

static void keep(struct books *books, const char *path, uint64_t rate)
{
    char progress[4096];

    snprintf(progress, sizeof progress, "%s.progress", path);
    books->progress = fopen(progress, "w");
    if (books->progress == NULL)
        broken("%s cannot be written", progress);
    signal(SIGTERM, on_term);
    connect_all(books, 0);
    allot(books);
    keep_asking(books, rate);
    for (int64_t end = monotonic_ms() + FINISH_MS; in_flight(books) > 0;) {
        listen(books, 1);
        if (monotonic_ms() > end)
            broken("%zu requests were never answered", in_flight(books));
    }
    write_book(books, path);
    fclose(books->progress);
    printf("%zu answers; %zu repeats, %zu other contents, %zu mistakes; by step:", books->answered,
           books->repeated, books->others, books->wrong);
    for (size_t i = 0; i < STEP_COUNT; i++)
        printf(" %zu", books->ok_by_step[i]);
    printf("\n");
    for (size_t i = 0; i < STEP_COUNT; i++)
        if (books->ok_by_step[i] == 0)
            broken("step %zu was never accepted: these books say little", i);
}

/* ---- check: the same answers --------------------------------------------------------------------------- */

static bool get(FILE *file, void *data, size_t size)
{
    return fread(data, 1, size, file) == size;
}

static void read_body(FILE *file, struct buffer *buffer, uint64_t size)
{
    if (!get(file, buffer_reserve(buffer, size + 1), size))
        broken("the book ends too early");
    buffer->size = size;
}

static void read_book(struct books *books, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct entry entry;
    uint64_t sizes[2];

    if (file == NULL)
        broken("%s cannot be read", path);
    while (get(file, &entry, sizeof entry) && get(file, sizes, sizeof sizes)) {
        entry.body = entry.answer = (struct buffer){0};
        read_body(file, &entry.body, sizes[0]);
        read_body(file, &entry.answer, sizes[1]);
        if (books->count == books->size) {
            books->size = books->size == 0 ? 4096 : books->size * 2;
            books->entries = memory_resize(books->entries, books->size, sizeof *books->entries);
        }
        books->entries[books->count++] = entry;
    }
    fclose(file);
}

static void repeat_all(struct books *books)
{
    int64_t end = monotonic_ms() + CHECK_MS;
    size_t next = 0;

    books->progress = fopen("/dev/null", "w");
    connect_all(books, 0);
    while (next < books->count || in_flight(books) > 0) {
        for (; next < books->count && in_flight(books) < REQUESTS_IN_FLIGHT; next++)
            if (books->entries[next].status == STATUS_OK)
                ask(books, books->entries[next].who, next, ASKED_AGAIN, NULL);
        listen(books, 1);
        if (monotonic_ms() > end)
            broken("repeats are not answered: %zu of %zu", next, books->count);
    }
    fclose(books->progress);
}

/* ---- check: the journal ---------------------------------------------------------------------------------- */

struct envelope {
    char region2013[3];
    int64_t allotted, held;
};

struct reader {
    struct books *books;
    struct entry *by_id;
    struct envelope envelopes[40];
    size_t envelope_count;
    int64_t position, head;
    size_t strays; /* refused in the book, accepted in the journal */
    bool is_done;
};

static struct envelope *envelope_of(struct reader *reader, const char *region2013)
{
    for (size_t i = 0; i < reader->envelope_count; i++)
        if (strcmp(reader->envelopes[i].region2013, region2013) == 0)
            return &reader->envelopes[i];
    if (reader->envelope_count == 40)
        broken("more regions than there are");
    struct envelope *envelope = &reader->envelopes[reader->envelope_count++];
    *envelope = (struct envelope){0};
    snprintf(envelope->region2013, sizeof envelope->region2013, "%s", region2013);
    return envelope;
}

static void decode(const struct followed_event *event, const struct schema *schema, void *out)
{
    struct error error;

    if (record_decode(schema, event->body, out, &error) < 0)
        broken("%s at position %lld: %s", event->type, (long long)event->position, error.text);
}

/* Q2: at no prefix of the journal are more places held than allotted. */
static void hold(struct reader *reader, const char *region2013, int64_t change, int64_t said,
                 const struct followed_event *event)
{
    struct envelope *envelope = envelope_of(reader, region2013);

    envelope->held += change;
    if (envelope->held > envelope->allotted)
        broken("region %s at position %lld: %lld places held, %lld allotted", region2013,
               (long long)event->position, (long long)envelope->held,
               (long long)envelope->allotted);
    if (envelope->held < 0 || envelope->held != said)
        broken("region %s at position %lld: %lld places held, the event says %lld", region2013,
               (long long)event->position, (long long)envelope->held, (long long)said);
}

static void count_places(struct reader *reader, const struct followed_event *event)
{
    static union {
        struct envelope_allotted allotted;
        struct job_approved approved;
        struct job_withdrawn withdrawn;
        struct job_closed closed;
    } it;

    if (strcmp(event->type, envelope_allotted_schema.name) == 0) {
        decode(event, &envelope_allotted_schema, &it);
        envelope_of(reader, it.allotted.region2013)->allotted = it.allotted.places;
    } else if (strcmp(event->type, job_approved_schema.name) == 0) {
        decode(event, &job_approved_schema, &it);
        hold(reader, it.approved.region2013, 1, it.approved.region_held, event);
    } else if (strcmp(event->type, job_withdrawn_schema.name) == 0) {
        decode(event, &job_withdrawn_schema, &it);
        if (it.withdrawn.frees)
            hold(reader, it.withdrawn.region2013, -1, it.withdrawn.region_held, event);
    } else if (strcmp(event->type, job_closed_schema.name) == 0) {
        decode(event, &job_closed_schema, &it);
        hold(reader, it.closed.region2013, -1, it.closed.region_held, event);
    }
}

/* A request's events stand together, once. */
static void find_request(struct reader *reader, const struct followed_event *event)
{
    struct entry *entry;

    if (id_is_none(&event->request))
        return;
    HASH_FIND(hh, reader->by_id, &event->request, sizeof event->request, entry);
    if (entry == NULL || strcmp(keys[entry->who], event->principal) != 0)
        broken("position %lld: a request that the books do not know", (long long)event->position);
    if (event->ordinal == 0 && entry->first_seen != 0)
        broken("position %lld: the request of position %lld again", (long long)event->position,
               (long long)entry->first_seen);
    if (event->ordinal == 0)
        entry->first_seen = event->position;
    if (entry->first_seen + event->ordinal != event->position)
        broken("position %lld: its request's events do not stand together",
               (long long)event->position);
    entry->last_seen = event->position;
}

static void take_batch(void *owner, const struct followed_batch *batch)
{
    struct reader *reader = owner;

    for (size_t i = 0; i < batch->count; i++) {
        const struct followed_event *event = &batch->events[i];

        if (event->position != reader->position + 1)
            broken("position %lld follows %lld", (long long)event->position,
                   (long long)reader->position);
        reader->position = event->position;
        find_request(reader, event);
        count_places(reader, event);
    }
    reader->head = batch->head;
    reader->is_done = batch->upto >= batch->head;
}

static void stopped(void *owner, const struct error *error)
{
    (void)owner;
    broken("the journal cannot be followed: %s", error->text);
}

static void read_journal(struct reader *reader)
{
    static const struct follower_callbacks callbacks = {take_batch, stopped};
    struct follower_options options = {.endpoints = "ipc://run/registration.feed",
                                       .name = "books",
                                       .credit_events = 20000,
                                       .credit_bytes = 8 << 20};
    struct loop *loop = loop_open();
    struct error error;
    struct follower *follower;
    int64_t end = monotonic_ms() + CHECK_MS, taken = 0;

    if (key_pair_read("keys/operator.key", &options.keys, &error) < 0 ||
        key_public_read("keys/registration.pub", options.server_key, &error) < 0 ||
        (follower = follower_open(loop, reader->books->zmq_context, &options, &callbacks, reader,
                                  &error)) == NULL)
        broken("%s", error.text);
    while (!reader->is_done) {
        loop_turn(loop, 100);
        if (reader->position > taken)
            follower_taken(follower, taken = reader->position);
        if (monotonic_ms() > end)
            broken("the journal is not read to its end: %lld of %lld", (long long)reader->position,
                   (long long)reader->head);
    }
    follower_close(follower);
    loop_close(loop);
}

static void check_entries(struct reader *reader)
{
    char id[ID_TEXT_SIZE];

    for (size_t i = 0; i < reader->books->count; i++) {
        const struct entry *entry = &reader->books->entries[i];

        id_format(&entry->id, id);
        if (entry->status == STATUS_OK && entry->last_seen != entry->position)
            broken("%s %s was accepted at position %lld; the journal has it at %lld", entry->type,
                   id, (long long)entry->position, (long long)entry->last_seen);
        reader->strays += entry->status != STATUS_OK && entry->last_seen != 0;
    }
}

static void check(struct books *books, const char *path)
{
    struct reader reader = {.books = books};

    read_book(books, path);
    repeat_all(books);
    for (size_t i = 0; i < books->count; i++)
        HASH_ADD(hh, reader.by_id, id, sizeof(struct id), &books->entries[i]);
    read_journal(&reader);
    check_entries(&reader);
    printf("%zu repeats answered as before, %lld events in order, %zu refused but accepted later\n",
           books->repeated, (long long)reader.position, reader.strays);
    HASH_CLEAR(hh, reader.by_id);
}

static void close_all(struct books *books)
{
    for (enum who who = 0; who < WHO_COUNT; who++)
        client_close(books->clients[who]);
    zmq_ctx_term(books->zmq_context);
    for (size_t i = 0; i < books->count; i++) {
        buffer_close(&books->entries[i].body);
        buffer_close(&books->entries[i].answer);
    }
    free(books->entries);
}

int main(int argc, char **argv)
{
    static struct books books;
    bool is_check = argc == 4 && strcmp(argv[1], "check") == 0;

    if (!is_check && (argc < 5 || strcmp(argv[1], "keep") != 0)) {
        fputs("books keep DIRECTORY BOOK SEED [RATE]\nbooks check DIRECTORY BOOK\n", stderr);
        return 2;
    }
    tool_enter(argv[2]);
    if (is_check) {
        check(&books, argv[3]);
    } else {
        books.random = strtoull(argv[4], NULL, 10);
        keep(&books, argv[3], argc > 5 ? strtoull(argv[5], NULL, 10) : 1500);
    }
    close_all(&books);
    return 0;
}
