/* statements.h - the scripts of SQL that connections of the figures begin with.  The caller frees
 * them. */
#pragma once

/* Writes the facts and moves the live figures. */
char *statements_live(void);
/* Beside it: takes into the cells what is pending; computes a half of them anew. */
char *statements_beside(void);
/* Folds a shadow of them. */
char *statements_shadow(void);
