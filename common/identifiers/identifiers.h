/* identifiers.h - the numbers by which the State knows an employer (EM2).  Pure; no register is
 * asked.
 *
 * SIREN: 9 digits, Luhn.  SIRET: a SIREN and 5 digits, Luhn; La Poste (SIREN 356000000) ran out of
 * those, so for it a digit sum that is a multiple of 5 is as good.  All zeros pass Luhn and are
 * refused.  RNA: W and 9 letters (capital) or digits; associations of Moselle, Bas-Rhin and
 * Haut-Rhin (W57…, W67…, W68…) have none.
 */
#pragma once

#include "common/error/error.h"

#define SIREN_TEXT_SIZE 10 /* with the NUL */
#define SIRET_TEXT_SIZE 15
#define RNA_TEXT_SIZE   11

/* 0, or -1 with ERROR_INVALID and a sentence in French that ends with "(EM2)".  NULL and "" are
 * refused. */
int siren_check(const char *siren, struct error *error);
int siret_check(const char *siret, struct error *error);
int rna_check(const char *rna, struct error *error);
