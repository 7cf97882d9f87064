#include "services/registration/person.h"

#include <stdio.h>
#include <string.h>

#include "services/registration/contract.h"
#include "services/registration/erasure.h"
#include "services/registration/settings.h"

enum { WORDS_MOST = 24, WORD_SIZE = PERSON_WORD_SIZE };

const struct person *person_find(const struct state *state, const struct id *id)
{
    const struct person *person = table_find(&state->people, id);

    return person != NULL && person->is_known ? person : NULL;
}

const struct person *person_open(const struct context *context, const struct id *id,
                                 struct refusal *refusal)
{
    const struct person *person = person_find(context->state, id);

    if (person == NULL)
        refuse(refusal, ERROR_NOT_FOUND, "", "person", "Aucune personne n'a l'identifiant %s.",
               id_text(id));
    else if (!date_is_none(person->erased_on))
        refuse(
            refusal, ERROR_CONFLICT, "P2", "person",
            "Les données de cette personne ont été effacées le %s (P2) ; inscrivez-la de nouveau "
            "si besoin.",
            day_text(person->erased_on));
    else
        return person;
    return NULL;
}

struct contract *person_contract(const struct person *person)
{
    for (struct contract *contract = person->contracts; contract != NULL;
         contract = contract->next_of_person)
        if (!contract_is_over(contract))
            return contract;
    return NULL;
}

enum age_bracket person_age_bracket(struct date birth, struct date on)
{
    static const struct {
        int least;
        enum age_bracket bracket;
    } brackets[] = {
        {30, AGE_NONE },
        {26, AGE_26_29},
        {22, AGE_22_25},
        {18, AGE_18_21},
        {16, AGE_16_17},
    };
    int age = date_is_none(birth) ? 0 : date_age(birth, on);

    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++)
        if (age >= brackets[i].least)
            return brackets[i].bracket;
    return AGE_NONE;
}

void person_close(struct state *state)
{
    for (size_t i = 0; i < state->people.count; i++)
        texts_close(&((struct person *)table_at(&state->people, i))->words);
}

/* The vault may be read before the journal: a person can be met here first. */
static struct person *met(struct state *state, const struct id *id)
{
    struct person *person = table_find(&state->people, id);

    return person != NULL ? person : table_add(&state->people, id);
}

void person_recall(void *state, const struct id *id, const void *record)
{
    const struct person_private *row = record;
    struct person *person = met(state, id);

    if (date_is_none(person->erased_on))
        person->birth = row->birth_date;
}

void person_touch(struct state *state, struct person *person, struct date on)
{
    if (date_compare(person->active_on, on) < 0)
        person->active_on = on;
    erasure_follow_person(state, person);
}

/* ---- what is given ---- */

/* Practices come from the catalogue, once each. */
static int check_practices(const struct context *context, const char (*practices)[WORD_SIZE],
                           size_t count, struct refusal *refusal)
{
    for (size_t i = 0; i < count; i++) {
        if (reference_practice(context->reference, practices[i]) == NULL)
            return refuse(refusal, ERROR_INVALID, "", "practices",
                          "La pratique « %s » n'est pas au catalogue.", practices[i]);
        for (size_t j = 0; j < i; j++)
            if (strcmp(practices[i], practices[j]) == 0)
                return refuse(refusal, ERROR_INVALID, "", "practices",
                              "La pratique « %s » est donnée deux fois.", practices[i]);
    }
    return 0;
}

/* P1: a code cannot name anybody.  The catalogue of competences belongs to the sectoral hubs. */
static int check_competences(const char (*competences)[WORD_SIZE], size_t count,
                             struct refusal *refusal)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

    for (size_t i = 0; i < count; i++) {
        const char *code = competences[i];
        size_t length = strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789_-");

        if (code[0] == '\0' || strchr(letters, code[0]) == NULL || code[length] != '\0')
            return refuse(refusal, ERROR_INVALID, "P1", "competences",
                          "« %s » n'est pas un code de compétence ; il faut des minuscules sans "
                          "accent, des chiffres, « _ » ou « - » (P1).",
                          code);
    }
    return 0;
}

static int check_zone(enum zone zone, const char *departement, struct refusal *refusal)
{
    if (zone == ZONE_OUTRE_MER && strncmp(departement, "97", 2) != 0)
        return refuse(refusal, ERROR_INVALID, "E2", "zone",
                      "Le département %s n'est pas outre-mer (E2).", departement);
    return 0;
}

/* E1 is judged on the day of the signature; who can never fit, or not yet, is not kept on file. */
static int check_birth(struct date birth, struct date on, struct refusal *refusal)
{
    if (person_age_bracket(birth, on) != AGE_NONE)
        return 0;
    return refuse(refusal, ERROR_INVALID, "E1", "birth_date",
                  "La personne n'a pas entre 16 et 29 ans le %s (E1).", day_text(on));
}

static int check_region(const struct context *context, const char *departement,
                        const struct region **out, struct refusal *refusal)
{
    *out = state_region(context->state, departement);
    if (*out != NULL)
        return 0;
    return refuse(refusal, ERROR_INVALID, "", "departement",
                  "« %s » n'est pas un département connu ; il faut un code comme 01, 2A ou 971.",
                  departement);
}

/* ---- person.register ---- */

static void register_event(const struct person_register *asked, const struct region *region,
                           struct date on, struct decision *out)
{
    struct person_registered registered = {
        .person = asked->person,
        .gender = asked->gender,
        .age_bracket = person_age_bracket(asked->birth_date, on),
        .level = asked->level,
        .zone = asked->zone,
        .rqth = asked->rqth,
        .practices_count = asked->practices_count,
        .competences_count = asked->competences_count,
        .registered_on = on,
    };

    memcpy(registered.practices, asked->practices, sizeof registered.practices);
    memcpy(registered.competences, asked->competences, sizeof registered.competences);
    snprintf(registered.departement, sizeof registered.departement, "%s", asked->departement);
    snprintf(registered.region2013, sizeof registered.region2013, "%s", region->code);
    snprintf(registered.region2016, sizeof registered.region2016, "%s", region->region2016);
    decide_event(out, &person_registered_schema, &registered, asked->departement);
}

/* P1: what goes to the vault and nowhere else. */
static void keep_private(const struct person_private *row, struct decision *out)
{
    decide_keep(out, &row->person, "person.private", &person_private_schema, row);
}

int person_decide_register(const struct context *context, const void *request, struct decision *out,
                           struct refusal *refusal)
{
    const struct person_register *asked = request;
    const struct region *region;
    struct date on;

    if (person_find(context->state, &asked->person) != NULL)
        return refuse(refusal, ERROR_CONFLICT, "", "person",
                      "La personne %s est déjà inscrite ; modifiez son dossier.",
                      id_text(&asked->person));
    if (refuse_nir(&person_register_schema, request, refusal) < 0 ||
        state_business_day(context, asked->registered_on, "registered_on", &on, refusal) < 0 ||
        check_region(context, asked->departement, &region, refusal) < 0 ||
        check_birth(asked->birth_date, on, refusal) < 0 ||
        check_zone(asked->zone, asked->departement, refusal) < 0 ||
        check_practices(context, asked->practices, asked->practices_count, refusal) < 0 ||
        check_competences(asked->competences, asked->competences_count, refusal) < 0)
        return -1;

    struct person_private row = {.person = asked->person, .birth_date = asked->birth_date};

    memcpy(row.name, asked->name, sizeof row.name);
    memcpy(row.first_name, asked->first_name, sizeof row.first_name);
    memcpy(row.email, asked->email, sizeof row.email);
    memcpy(row.phone, asked->phone, sizeof row.phone);
    memcpy(row.address, asked->address, sizeof row.address);
    memcpy(row.file_number, asked->file_number, sizeof row.file_number);
    register_event(asked, region, on, out);
    keep_private(&row, out);
    return 0;
}

/* ---- person.amend ---- */

static bool touches_private(const struct person_amend *asked)
{
    return asked->name[0] != '\0' || asked->first_name[0] != '\0' || asked->email[0] != '\0' ||
           asked->phone[0] != '\0' || asked->address[0] != '\0' || asked->file_number[0] != '\0' ||
           !date_is_none(asked->birth_date);
}

/* The vault's row is replaced as a whole: rules cannot read it, so nothing of it can be merged. */
static int check_private(const struct person_amend *asked, struct refusal *refusal)
{
    const char *missing = asked->name[0] == '\0'            ? "name"
                          : asked->first_name[0] == '\0'    ? "first_name"
                          : date_is_none(asked->birth_date) ? "birth_date"
                                                            : NULL;

    if (!touches_private(asked) || missing == NULL)
        return 0;
    return refuse(refusal, ERROR_INVALID, "P1", missing,
                  "Les données privées se remplacent ensemble : il faut au moins le nom, le prénom "
                  "et la date de naissance (P1).");
}

static void keep_amended(const struct person_amend *asked, struct decision *out)
{
    struct person_private row = {.person = asked->person, .birth_date = asked->birth_date};

    memcpy(row.name, asked->name, sizeof row.name);
    memcpy(row.first_name, asked->first_name, sizeof row.first_name);
    memcpy(row.email, asked->email, sizeof row.email);
    memcpy(row.phone, asked->phone, sizeof row.phone);
    memcpy(row.address, asked->address, sizeof row.address);
    memcpy(row.file_number, asked->file_number, sizeof row.file_number);
    keep_private(&row, out);
}

/* What is public of the person once what was asked is taken in. */
static struct person_amended amended_event(const struct person_amend *asked,
                                           const struct person *person)
{
    struct person_amended amended = {
        .person = asked->person,
        .gender = asked->gender != GENDER_NONE ? asked->gender : (enum gender)person->gender,
        .level = asked->level != LEVEL_ABSENT ? asked->level : (enum level)person->level,
        .zone = asked->zone != ZONE_ABSENT ? asked->zone : (enum zone)person->zone,
        .rqth = asked->rqth == CHOICE_NONE ? person->rqth : asked->rqth == CHOICE_YES,
        .practices_count = asked->practices_count,
        .competences_count = asked->competences_count,
    };

    memcpy(amended.practices, asked->practices, sizeof amended.practices);
    memcpy(amended.competences, asked->competences, sizeof amended.competences);
    if (asked->practices_count == 0)
        amended.practices_count =
            person_words(person, 0, person->practice_count, amended.practices);
    if (asked->competences_count == 0)
        amended.competences_count = person_words(person, person->practice_count,
                                                 person->competence_count, amended.competences);
    snprintf(amended.departement, sizeof amended.departement, "%s",
             asked->departement[0] != '\0' ? asked->departement : person->departement);
    return amended;
}

int person_decide_amend(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct person_amend *asked = request;
    const struct person *person = person_open(context, &asked->person, refusal);
    const struct region *region;
    struct date on;

    if (person == NULL || refuse_nir(&person_amend_schema, request, refusal) < 0 ||
        state_business_day(context, asked->amended_on, "amended_on", &on, refusal) < 0)
        return -1;

    struct person_amended amended = amended_event(asked, person);
    bool replaced = touches_private(asked);

    if (check_private(asked, refusal) < 0 ||
        check_region(context, amended.departement, &region, refusal) < 0 ||
        check_zone(amended.zone, amended.departement, refusal) < 0 ||
        (replaced && check_birth(asked->birth_date, person->registered_on, refusal) < 0) ||
        check_practices(context, asked->practices, asked->practices_count, refusal) < 0 ||
        check_competences(asked->competences, asked->competences_count, refusal) < 0)
        return -1;
    amended.age_bracket = person_age_bracket(replaced ? asked->birth_date : person->birth, on);
    amended.amended_on = on;
    snprintf(amended.region2013, sizeof amended.region2013, "%s", region->code);
    snprintf(amended.region2016, sizeof amended.region2016, "%s", region->region2016);
    decide_event(out, &person_amended_schema, &amended, amended.departement);
    if (replaced)
        keep_amended(asked, out);
    return 0;
}

/* ---- person.contact, person.erase ---- */

/* A hub's right comes from a contract that runs, or ended so lately that the exit is still asked.
 */
static int check_grounds(const struct context *context, const struct person_contact *asked,
                         const struct person *person, struct refusal *refusal)
{
    const struct registration_settings *settings = context->settings;
    const struct contract *contract = contract_find(context->state, &asked->contract);

    if (context->caller->role != ROLE_REGIONAL)
        return 0;
    if (contract == NULL || contract->person != person)
        return refuse(refusal, ERROR_FORBIDDEN, "P4", "contract",
                      "Un pôle ne lit les coordonnées d'une personne que pour un contrat de son "
                      "territoire ; indiquez lequel (P4).");
    if (!contract_is_over(contract) ||
        date_compare(context->today,
                     date_add_months(contract->left_on, (int)settings->exit_later_months + 3)) <= 0)
        return 0;
    return refuse(refusal, ERROR_FORBIDDEN, "P4", "contract",
                  "Ce contrat a pris fin le %s : son dossier est clos (P4).",
                  day_text(contract->left_on));
}

int person_decide_contact(const struct context *context, const void *request, struct decision *out,
                          struct refusal *refusal)
{
    const struct person_contact *asked = request;
    const struct person *person = person_open(context, &asked->person, refusal);

    if (person == NULL || check_grounds(context, asked, person, refusal) < 0)
        return -1;

    struct contact_read reading = {
        .subject = asked->person,
        .kind = SUBJECT_PERSON,
        .reason = asked->reason,
        .grounds = asked->contract,
        .read_on = context->today,
    };

    snprintf(reading.departement, sizeof reading.departement, "%s", person->departement);
    decide_event(out, &contact_read_schema, &reading, person->departement);
    return 0;
}

int person_decide_erase(const struct context *context, const void *request, struct decision *out,
                        struct refusal *refusal)
{
    const struct person_erase *asked = request;
    const struct person *person = person_open(context, &asked->person, refusal);

    if (person == NULL)
        return -1;
    erasure_of_person(person, ERASURE_REQUEST, context->today, out);
    return 0;
}

/* ---- events ---- */

static void take_words(struct person *person, const char (*practices)[WORD_SIZE],
                       size_t practice_count, const char (*competences)[WORD_SIZE],
                       size_t competence_count)
{
    const char *parts[2 * WORDS_MOST];
    size_t count = 0;

    for (size_t i = 0; i < practice_count; i++)
        parts[count++] = practices[i];
    for (size_t i = 0; i < competence_count; i++)
        parts[count++] = competences[i];
    texts_set(&person->words, parts, count);
    person->practice_count = (uint8_t)practice_count;
    person->competence_count = (uint8_t)competence_count;
}

void person_apply_registered(void *state, const struct event *event)
{
    const struct person_registered *registered = event->record;
    struct person *person = met(state, &registered->person);

    person->is_known = true;
    person->gender = (uint8_t)registered->gender;
    person->level = (uint8_t)registered->level;
    person->zone = (uint8_t)registered->zone;
    person->rqth = registered->rqth;
    person->registered_on = registered->registered_on;
    memcpy(person->departement, registered->departement, sizeof person->departement);
    take_words(person, registered->practices, registered->practices_count, registered->competences,
               registered->competences_count);
    person_touch(state, person, registered->registered_on);
}

void person_apply_amended(void *state, const struct event *event)
{
    const struct person_amended *amended = event->record;
    struct person *person = met(state, &amended->person);

    person->gender = (uint8_t)amended->gender;
    person->level = (uint8_t)amended->level;
    person->zone = (uint8_t)amended->zone;
    person->rqth = amended->rqth;
    memcpy(person->departement, amended->departement, sizeof person->departement);
    take_words(person, amended->practices, amended->practices_count, amended->competences,
               amended->competences_count);
    person_touch(state, person, amended->amended_on);
}

void person_apply_erased(void *state, const struct event *event)
{
    const struct person_erased *erased = event->record;
    struct person *person = met(state, &erased->person);

    person->erased_on = erased->erased_on;
    person->birth = (struct date){0};
    erasure_follow_person(state, person);
}

/* P4: the journal is the log of readings; no rule looks back at it. */
void person_apply_contact_read(void *state, const struct event *event)
{
    (void)state;
    (void)event;
}
