/* scan.h - looks at the text of a libconfig file for what libconfig 1.5 lets pass in silence. */
#pragma once

#include "common/error/error.h"

/* Refuses integers that libconfig would wrap, and @include (whose file nobody would have looked
 * at). The error has path and line. */
int scan_check(const char *path, const char *text, struct error *error);
