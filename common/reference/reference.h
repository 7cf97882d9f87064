/* reference.h - départements, regions, SMIC, métiers, practices, the first competences, bearers of
 * the DLA: read once from config/reference.
 *
 * Rules take what they conclude from here (an amount, a region) and write the conclusion into the
 * event, so that neither apply nor any follower reads this again.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/calendar/calendar.h"
#include "common/error/error.h"

enum { DEPARTEMENTS_MOST = 104, TERRITORY_BITS = 128 };

struct departement {
    char code[4];
    char name[48];
    char region2013[3];
    char region2013_name[48];
    char region2016[3];
    char region2016_name[48];
};

struct smic {
    struct date from, to;
    int64_t hourly_cents; /* gross */
};

struct practice {
    char code[32];
    char label[96];
};

struct metier_reference {
    char code[32];
    char label[96];
    char sector[32];
    char rome[6]; /* first ROME code */
};

/* Who bears the DLA of a département, and the regional body above it. */
struct dla_bearer {
    char departement[4];
    char bearer[24], bearer_name[97];
    char c2ra[24], c2ra_name[97];
};

struct sector_reference {
    char code[32];
    char label[96];
};

/* What a sectoral hub begins with; afterwards its own journal decides. */
struct competence_reference {
    char code[40];
    char label[121];
    char description[401];
    char criteria[401];
    char metiers[161]; /* codes with a space between them */
};

struct practice_competence {
    char practice[40];
    char competence[40];
};

/* About where a département is, in hundredths of a degree. */
struct position {
    int16_t latitude, longitude;
    bool is_known;
};

struct reference;

struct reference *reference_open(const char *folder, struct error *error); /* NULL on failure */
void reference_close(struct reference *reference);

size_t reference_departements(const struct reference *reference, const struct departement **out);
const struct departement *reference_departement(const struct reference *reference,
                                                const char *code);
/* The hourly SMIC in force on that day; NULL outside the table. */
const struct smic *reference_smic(const struct reference *reference, struct date on);
const struct practice *reference_practice(const struct reference *reference, const char *code);
const struct metier_reference *reference_metier(const struct reference *reference,
                                                const char *code);
const struct dla_bearer *reference_bearer(const struct reference *reference,
                                          const char *departement);
const struct sector_reference *reference_sector(const struct reference *reference,
                                                const char *code);
size_t reference_metiers(const struct reference *reference, const struct metier_reference **out);
size_t reference_competences(const struct reference *reference,
                             const struct competence_reference **out);
size_t reference_links(const struct reference *reference, const struct practice_competence **out);
/* Kilometres between the chief towns as the crow flies, within about ten; 0 for the same one, -1
 * when either is unknown.  Integers only: the same on every machine. */
int reference_distance_km(const struct reference *reference, const char *one, const char *other);
/* "18000" → "18", "97112" → "971", "20167" → "2A", "20200" → "2B"; 0, or -1.  Pure. */
int departement_of_postal_code(const char *postal_code, char out[4]);
/* An INSEE commune code says its département better: "2A004" → "2A", "97101" → "971". */
int departement_of_commune(const char *insee, char out[4]);

/* A dense number below TERRITORY_BITS for a well-formed code ("01"…"95" without "20", "2A", "2B",
 * "971"…"976"), -1 for anything else.  Pure: no table. */
int departement_index(const char *code);

/* A set of départements. */
struct territory {
    bool everywhere;
    uint64_t bits[2];
};
bool territory_has(const struct territory *territory, const char *departement);
int territory_add(struct territory *territory, const char *departement); /* -1: no such code */
