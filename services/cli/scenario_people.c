#include <stdlib.h>
#include <string.h>

#include "services/cli/scenario_internal.h"

/* Names that nobody needs to look for: the sample is fictitious. */
static const char *const first_names[] = {
    "Inès",  "Léa",   "Manon", "Camille", "Sarah", "Chloé",  "Océane", "Fatou",  "Élodie", "Anaïs",
    "Lucas", "Théo",  "Enzo",  "Mehdi",   "Hugo",  "Jordan", "Kévin",  "Moussa", "Dylan",  "Rayan",
    "Alix",  "Sacha", "Noa",   "Charlie", "Lou",   "Yanis",  "Maëlle", "Gaël",
};
static const char *const family_names[] = {
    "Exemple",  "Fictif",   "Modèle",  "Essai",    "Démo",   "Inventé", "Témoin",
    "Maquette", "Esquisse", "Ébauche", "Figurant", "Prénom", "Patron",  "Spécimen",
};
enum {
    FIRST_NAMES = sizeof first_names / sizeof first_names[0],
    FAMILY_NAMES = sizeof family_names / sizeof family_names[0],
    SIREN_BASE = 99000000, /* eight digits; the ninth is Luhn's */
    PRACTICES_DRAWN = 3,
};

static const char *pick(struct random *random, const char *const *names, size_t count)
{
    return names[random_below(random, count)];
}

static int luhn_digit(const char *digits)
{
    int sum = 0;
    size_t length = strlen(digits);

    for (size_t i = 0; i < length; i++) {
        int digit = digits[length - 1 - i] - '0';

        digit *= i % 2 == 0 ? 2 : 1;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return (10 - sum % 10) % 10;
}

void scenario_siren(uint64_t number, char out[10])
{
    snprintf(out, 9, "%08llu", (unsigned long long)(SIREN_BASE + number % 900000));
    snprintf(out + 8, 2, "%d", luhn_digit(out));
}

static void make_siret(uint64_t number, char out[15])
{
    char digits[24];

    scenario_siren(number, digits);
    snprintf(digits + 9, 5, "0001");
    snprintf(out, 15, "%.13s%d", digits, luhn_digit(digits));
}

/* ---- employers ---- */

void scenario_add_maker(struct region *region, const struct scenario_employer *who, int64_t room)
{
    if (region->maker_count == region->maker_capacity) {
        region->maker_capacity = region->maker_capacity == 0 ? 16 : 2 * region->maker_capacity;
        region->makers =
            memory_resize(region->makers, region->maker_capacity, sizeof *region->makers);
    }
    region->makers[region->maker_count++] = (struct maker){.who = *who, .room = room};
}

/* EM1: SCIC only since 2014-08-01. */
static enum employer_form draw_form(struct scenario *scenario, struct random *random,
                                    struct date day)
{
    enum employer_form form = (enum employer_form)scenario_word(random, &scenario->settings->forms);

    return form == FORM_SCIC && date_compare(day, date_make(2014, 8, 1)) < 0 ? FORM_ASSOCIATION
                                                                             : form;
}

static void register_employer(struct scenario *scenario, struct random *random,
                              const struct scenario_employer *who, uint64_t number, struct date day)
{
    struct employer_register employer = {
        .employer = who->employer, .form = who->form, .registered_on = day};

    snprintf(employer.name, sizeof employer.name, "%s fictif n° %llu",
             who->form == FORM_COLLECTIVITE ? "Commune" : "Atelier", (unsigned long long)number);
    make_siret(number, employer.siret);
    memcpy(employer.departement, who->departement, sizeof employer.departement);
    if (who->form == FORM_SIAE)
        employer.is_insertion_company = random_chance(random, 400);
    if (who->form == FORM_MARKET)
        memcpy(employer.activity, scenario->settings->market_activity, sizeof employer.activity);
    scenario_add(scenario, day, PHASE_EMPLOYER, "regional", &employer_register_schema, &employer);
}

static void register_place(struct scenario *scenario, struct random *random,
                           const struct scenario_employer *who, uint64_t number, struct date day)
{
    struct place_register place = {.place = who->place, .employer = who->employer};
    int kind = scenario_word(random, &scenario->settings->place_kinds);

    place.kinds = 1u << kind;
    if (random_chance(random, 200))
        place.kinds |= 1u << scenario_word(random, &scenario->settings->place_kinds);
    snprintf(place.name, sizeof place.name, "Lieu fictif n° %llu", (unsigned long long)number);
    memcpy(place.departement, who->departement, sizeof place.departement);
    scenario_add(scenario, day, PHASE_PLACE, "regional", &place_register_schema, &place);
}

static struct maker *make_employer(struct scenario *scenario, struct region *region,
                                   struct random *random, struct date day)
{
    struct scenario_employer who = {.form = draw_form(scenario, random, day)};
    uint64_t number = scenario->numbers[THING_EMPLOYER];

    who.employer = scenario_id(scenario, THING_EMPLOYER, day);
    who.place = scenario_id(scenario, THING_PLACE, day);
    snprintf(who.departement, sizeof who.departement, "%s",
             region->departements[random_below(random, region->departement_count)]);
    register_employer(scenario, random, &who, number, day);
    register_place(scenario, random, &who, number, day);
    scenario_add_maker(region, &who, scenario_word(random, &scenario->settings->jobs_per_employer));
    return &region->makers[region->maker_count - 1];
}

/* The longest known first; jobs are drawn in order of proposal, so who has room was registered
 * before. */
struct maker *scenario_employer(struct scenario *scenario, struct region *region,
                                struct random *random, struct date day)
{
    struct maker *maker = NULL;

    for (size_t i = 0; i < region->maker_count && maker == NULL; i++)
        if (region->makers[i].room > 0 && random_chance(random, 600))
            maker = &region->makers[i];
    if (maker == NULL)
        maker = make_employer(scenario, region, random, day);
    maker->room--;
    if (id_is_none(&maker->tutor))
        maker->tutor = scenario_tutor(scenario, random, maker, day);
    return maker;
}

struct id scenario_tutor(struct scenario *scenario, struct random *random,
                         const struct maker *maker, struct date day)
{
    struct tutor_register tutor = {.tutor = scenario_id(scenario, THING_TUTOR, day),
                                   .employer = maker->who.employer,
                                   .is_volunteer = true,
                                   .experience_years = random_between(random, 2, 18),
                                   .registered_on = day};

    snprintf(tutor.name, sizeof tutor.name, "%s", pick(random, family_names, FAMILY_NAMES));
    snprintf(tutor.first_name, sizeof tutor.first_name, "%s",
             pick(random, first_names, FIRST_NAMES));
    scenario_add(scenario, day, PHASE_TUTOR, "regional", &tutor_register_schema, &tutor);
    return tutor.tutor;
}

/* ---- young people ---- */

static bool is_overseas(const char *departement)
{
    return strncmp(departement, "97", 2) == 0;
}

/* E2: above level V only from a zone. */
static enum level draw_level(struct scenario *scenario, struct random *random, enum zone zone)
{
    enum level level = (enum level)scenario_word(random, &scenario->settings->levels);

    if (level > LEVEL_II)
        level = LEVEL_II;
    return level > LEVEL_V && zone == ZONE_ORDINARY ? LEVEL_V : level;
}

/* E1: 16 to 25 on the day of the signature, to 29 if RQTH, with three months to spare on both
 * sides. */
static struct date draw_birth(struct scenario *scenario, struct random *random, bool rqth,
                              struct date signed_on)
{
    static const int first[] = {16, 18, 22, 26}, last[] = {17, 21, 25, 29};
    size_t bracket = scenario_draw(random, &scenario->settings->ages);
    int age, days;

    if (bracket > 2 && !rqth)
        bracket = 2;
    age = (int)random_between(random, first[bracket], last[bracket]);
    days = (int)random_between(random, age == 16 ? 100 : 0, age == 25 || age == 29 ? 260 : 360);
    return date_add_days(date_add_months(signed_on, -12 * age), -days);
}

static void draw_practices(const struct scenario_settings *settings, struct random *random,
                           struct person_register *person)
{
    const char *starts[32];
    size_t count = 0, drawn = 1 + random_below(random, PRACTICES_DRAWN);

    for (const char *at = settings->practices; *at != '\0' && count < 32;) {
        starts[count++] = at;
        at += strcspn(at, ",");
        at += *at == ',';
    }
    for (size_t i = 0, at = count > 0 ? random_below(random, count) : 0; i < drawn && i < count;
         i++, at = (at + 5) % count) {
        char *out = person->practices[person->practices_count];

        snprintf(out, sizeof person->practices[0], "%.*s", (int)strcspn(starts[at], ","),
                 starts[at]);
        if (i == 0 || strcmp(out, person->practices[0]) != 0)
            person->practices_count++;
    }
}

static struct date later(struct date a, struct date b)
{
    return date_compare(a, b) > 0 ? a : b;
}

static void find_eligible(struct scenario *scenario, struct random *random,
                          const struct person_register *person, struct date found_on,
                          struct date signed_on)
{
    const struct scenario_settings *settings = scenario->settings;
    struct eligibility_find finding = {
        .person = person->person, .found_on = found_on, .planned_on = signed_on};

    finding.prescriber = (enum prescriber)scenario_word(random, &settings->prescribers);
    finding.search_months_12 = random_between(random, 6, 12);
    finding.search_months_18 = finding.search_months_12;
    if (person->level > LEVEL_V)
        finding.search_months_18 = random_between(random, 12, finding.search_months_12 + 6);
    if (person->level != LEVEL_NO_DIPLOMA && random_chance(random, settings->derogation)) {
        finding.search_months_12 = random_between(random, 1, 4);
        finding.search_months_18 = finding.search_months_12 + 2;
        finding.derogation =
            (enum derogation)random_between(random, DEROGATION_SOCIAL_DIFFICULTY, DEROGATION_OTHER);
    }
    scenario_add(scenario, found_on, PHASE_ELIGIBILITY, "prescriber", &eligibility_find_schema,
                 &finding);
}

/* Known three to eight weeks before the signature, but not before `least`; found eligible in
 * between. */
struct id scenario_person(struct scenario *scenario, struct random *random, const char *departement,
                          struct date signed_on, struct date least)
{
    const struct scenario_settings *settings = scenario->settings;
    struct person_register person = {.rqth = random_chance(random, settings->rqth)};
    struct date found_on;

    person.registered_on =
        later(date_add_days(signed_on, (int)-random_between(random, 21, 56)), least);
    found_on = date_add_days(person.registered_on, (int)random_between(random, 1, 10));
    if (date_compare(found_on, signed_on) > 0)
        found_on = person.registered_on;
    person.person = scenario_id(scenario, THING_PERSON, person.registered_on);
    snprintf(person.departement, sizeof person.departement, "%s", departement);
    person.gender = (enum gender)scenario_word(random, &settings->genders);
    person.zone = (enum zone)scenario_word(random, &settings->zones);
    if (is_overseas(departement))
        person.zone = ZONE_OUTRE_MER;
    person.level = draw_level(scenario, random, person.zone);
    person.birth_date = draw_birth(scenario, random, person.rqth, signed_on);
    draw_practices(settings, random, &person);
    snprintf(person.name, sizeof person.name, "%s", pick(random, family_names, FAMILY_NAMES));
    snprintf(person.first_name, sizeof person.first_name, "%s",
             pick(random, first_names, FIRST_NAMES));
    scenario_add(scenario, person.registered_on, PHASE_PERSON, "prescriber",
                 &person_register_schema, &person);
    find_eligible(scenario, random, &person, found_on, signed_on);
    return person.person;
}
