/* encoding.h - which of the three encodings of French files a stream of bytes is in, and its way to
 * UTF-8. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/error/error.h"

enum encoding { ENCODING_UTF_8, ENCODING_LATIN_1, ENCODING_WINDOWS_1252 };

/* "UTF-8", "ISO-8859-1", "WINDOWS-1252": iconv's names. */
const char *encoding_name(enum encoding encoding);

/* Looks at bytes as they come, in constant memory.  Zero-initialise it. */
struct encoding_guess {
    bool not_utf_8;
    bool has_1252;           /* a byte 0x80–0x9F that only Windows-1252 gives a character */
    uint8_t due;             /* continuation bytes that a UTF-8 sequence still wants */
    uint8_t least, greatest; /* of the next one */
};

void encoding_look(struct encoding_guess *guess, const void *data, size_t size);
/* After the last byte: UTF-8 when everything was valid; else Windows-1252 when it shows; else
 * Latin-1. */
enum encoding encoding_guessed(const struct encoding_guess *guess);
/* Strict: no surrogates, nothing overlong, nothing beyond U+10FFFF. */
bool encoding_is_utf_8(const void *data, size_t size);

/* Each byte of a one-byte encoding as UTF-8.  What Windows-1252 leaves open becomes U+FFFD. */
struct encoding_table {
    struct {
        uint8_t size;
        char bytes[4];
    } rows[256];
};

int encoding_table_make(enum encoding encoding, struct encoding_table *out, struct error *error);
