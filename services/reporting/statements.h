/* statements.h - the scripts of SQL that connections of the figures begin with.  The caller frees
 * them. */
#pragma once

/* Moves the live figures. */
char *statements_live(void);
/* Folds a shadow of them. */
char *statements_shadow(void);
