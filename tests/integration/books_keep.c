/* books_keep - a client that keeps books of what it was answered, for books_check.
 *
 *   books_keep DIRECTORY BOOK SEED [RATE]   asks until SIGTERM, RATE requests a second; writes BOOK
 *
 * It lives many jobs at once: employer, place, tutor, job, approval (in regions with too few
 * places), young person, eligibility, contract… and, on purpose, twins of a request on another
 * connection, repeats of old ones, other content under a used id, and things that must be refused.
 * BOOK.progress grows while it is answered.
 */
#include <signal.h>

#include "tests/integration/books.h"

enum { LIVES = 64, FINISH_MS = 60000, PROGRESS_EACH = 100, REGIONS = 4, APPROVALS_TRIED = 3 };
/* After that no late answer to a repeat of the first content can be taken for one to the other. */
enum { SETTLED_MS = 10000 };

static const struct {
    const char *region2013, *departement;
    int64_t places;
} regions[REGIONS] = {
    {"24", "18", 9},
    {"93", "13", 7},
    {"52", "44", 5},
    {"31", "59", 3}
};

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
    STEP_BREAK,
    STEP_EXIT,
    STEP_CLOSE,
    STEP_WITHDRAW,
    STEP_COUNT
};

/* One job and all it needs. */
struct life {
    enum step step;
    bool is_busy; /* its request is not answered yet */
    size_t region;
    int tries;
    struct id employer, place, tutor, job, person, contract;
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
    struct entries entries;
    struct life lives[LIVES];
    size_t ok_by_step[STEP_COUNT];
    struct refusal refused_by_step[STEP_COUNT]; /* the last one */
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

/* ---- asking ---- */

static size_t enter(struct books *books, enum who who, const struct schema *schema,
                    const void *record)
{
    struct entry *entry = entry_add(&books->entries);

    entry->id = new_id(books);
    entry->who = who;
    snprintf(entry->type, sizeof entry->type, "%s", schema->name);
    record_encode(schema, record, &entry->body);
    return books->entries.count - 1;
}

static void ask(struct books *books, enum who who, size_t index, enum asking why, struct life *life)
{
    struct entry *entry = &books->entries.list[index];
    struct asked *asked = memory_new(1, sizeof *asked);

    *asked = (struct asked){why, index, life};
    entry->open++;
    client_send(books->clients[who], &entry->id, entry->type, buffer_span(&entry->body), asked);
}

static void fill_person(struct books *books, struct life *life, struct person_register *person)
{
    *person = (struct person_register){
        .person = life->person,
        .gender = GENDER_FEMALE,
        .level = LEVEL_NO_DIPLOMA,
        .zone = ZONE_ORDINARY,
        .birth_date = date_make(1989 + (int)tool_below(&books->random, 6), 5, 17)};
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
        *(struct contract_suspend *)out =
            (struct contract_suspend){.contract = life->contract,
                                      .reason = SUSPENSION_ILLNESS,
                                      .suspended_on = date_make(2013, 2, 1)};
        return &contract_suspend_schema;
    case STEP_BREAK:
        *(struct contract_break *)out = (struct contract_break){.contract = life->contract,
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
        *(struct job_close *)out =
            (struct job_close){.job = life->job, .reason = ENDING_EMPLOYER_GIVES_UP};
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

/* What was answered is asked again, with the same id: the same answer; or with other content: a
 * conflict. */
static void ask_old(struct books *books, enum asking why)
{
    size_t index = tool_below(&books->random, books->entries.count);
    struct entry *entry = &books->entries.list[index];

    bool is_settled = monotonic_ms() - entry->answered_ms > SETTLED_MS;

    if (entry->status != STATUS_OK || entry->open > 0 || (why == ASKED_OTHER && !is_settled))
        return;
    if (why == ASKED_AGAIN) {
        ask(books, entry->who, index, why, NULL);
        return;
    }
    struct asked *asked = memory_new(1, sizeof *asked);
    struct job_refuse other = {.job = new_id(books), .reason = 1};
    struct buffer body = {0};

    *asked = (struct asked){why, index, NULL};
    entry->open++;
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

    life->is_busy = true;
    ask(books, who, index, ASKED_FRESH, life);
    if ((who == REGIONAL || who == REGIONAL_TOO) && tool_below(&books->random, 8) == 0)
        ask(books, who == REGIONAL ? REGIONAL_TOO : REGIONAL, index, ASKED_TWIN, NULL);
    ask_aside(books);
}

/* ---- answers ---- */

static void write_down(struct entry *entry, const struct answer *answer)
{
    if (entry->status == STATUS_OK) {
        if (answer->status == STATUS_OK)
            entry_compare(entry, answer);
        return;
    }
    entry->answered_ms = monotonic_ms();
    entry->status = (uint32_t)answer->status;
    entry->position = answer->position;
    buffer_clear(&entry->answer);
    buffer_append(&entry->answer, answer->body.data, answer->body.size);
}

static void go_on(struct books *books, struct life *life, const struct entry *entry,
                  const struct answer *answer)
{
    bool is_ok = entry->status == STATUS_OK;

    life->is_busy = false;
    books->ok_by_step[life->step] += is_ok;
    if (!is_ok)
        answer_refusal(answer, &books->refused_by_step[life->step]);
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
    struct entry *entry = &books->entries.list[asked->entry];

    entry->open--;
    switch (asked->why) {
    case ASKED_AGAIN:
        entry_compare(entry, answer);
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
        go_on(books, asked->life, entry, answer);
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

/* ---- keep ---- */

static void connect_all(struct books *books)
{
    books->zmq_context = zmq_ctx_new();
    for (enum who who = 0; who < WHO_COUNT; who++)
        books->clients[who] = tool_client(books->zmq_context, keys[who], 0);
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

/* About `rate` requests a second; nothing is caught up after a silence. */
static void keep_asking(struct books *books, uint64_t rate)
{
    int64_t began_us = monotonic_us();
    uint64_t asked = 0;

    for (size_t i = 0; i < LIVES; i++)
        begin_life(books, &books->lives[i]);
    while (!must_stop) {
        uint64_t due = (uint64_t)(monotonic_us() - began_us) * rate / 1000000;

        if (due > asked + LIVES)
            asked = due - LIVES;
        for (size_t i = 0; i < LIVES && asked < due; i++) {
            struct life *life = &books->lives[tool_below(&books->random, LIVES)];

            if (life->is_busy)
                continue;
            live(books, life);
            asked++;
        }
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
    for (size_t i = 0; i < books->entries.count; i++) {
        const struct entry *entry = &books->entries.list[i];
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
    connect_all(books);
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
    fflush(stdout);
    for (size_t i = 0; i < STEP_COUNT; i++)
        if (books->ok_by_step[i] == 0)
            broken("step %zu was never accepted: %s", i, books->refused_by_step[i].text);
}

int main(int argc, char **argv)
{
    static struct books books;

    if (argc < 4) {
        fputs("books_keep DIRECTORY BOOK SEED [RATE]\n", stderr);
        return 2;
    }
    tool_enter(argv[1]);
    books.random = strtoull(argv[3], NULL, 10);
    keep(&books, argv[2], argc > 4 ? strtoull(argv[4], NULL, 10) : 1500);
    for (enum who who = 0; who < WHO_COUNT; who++)
        client_close(books.clients[who]);
    zmq_ctx_term(books.zmq_context);
    entries_close(&books.entries);
    return 0;
}
