/* reference_internal.h - what is read, shared by the files of this folder. */
#pragma once

#include "common/reference/reference.h"

enum { SMIC_MOST = 64, PRACTICES_MOST = 512, METIERS_MOST = 32, SECTORS_MOST = 16 };
/* All of them, and what opens a sector, fit in one decision. */
enum { COMPETENCES_MOST = 128, LINKS_MOST = 124 };

struct reference {
    struct departement departements[DEPARTEMENTS_MOST];
    size_t departement_count;
    int8_t by_index[TERRITORY_BITS]; /* of departement_index: place in the table above + 1 */
    struct smic smics[SMIC_MOST];    /* by rising dates, without a gap */
    size_t smic_count;
    struct practice practices[PRACTICES_MOST];
    size_t practice_count;
    struct sector_reference sectors[SECTORS_MOST];
    size_t sector_count;
    struct metier_reference metiers[METIERS_MOST];
    size_t metier_count;
    struct competence_reference competences[COMPETENCES_MOST];
    size_t competence_count;
    struct practice_competence links[LINKS_MOST];
    size_t link_count;
    struct position positions[TERRITORY_BITS];    /* by departement_index */
    struct dla_bearer bearers[DEPARTEMENTS_MOST]; /* in the place of their département */
};

/* What takes the texts of a row: into the member, with the column blamed; a table that is full; a
 * code that is there already.  The last two always return -1. */
int reference_copy(char *out, size_t size, const char *text, const char *column,
                   struct error *error);
int reference_is_full(const char *what, size_t most, struct error *error);
int reference_is_twice(const char *code, struct error *error);

/* The rows of competences.csv, practices_competences.csv and positions.csv. */
int catalogue_take_competence(struct reference *reference, const char *const *texts,
                              struct error *error);
int catalogue_take_link(struct reference *reference, const char *const *texts, struct error *error);
int catalogue_take_position(struct reference *reference, const char *const *texts,
                            struct error *error);
