#include "common/csv/encoding.h"

#include <iconv.h>
#include <string.h>

static const char *const names[] = {
    [ENCODING_UTF_8] = "UTF-8",
    [ENCODING_LATIN_1] = "ISO-8859-1",
    [ENCODING_WINDOWS_1252] = "WINDOWS-1252",
};

const char *encoding_name(enum encoding encoding)
{
    return names[encoding];
}

/* How many bytes follow a lead byte, and the range of the first of them (RFC 3629, section 4). */
static const struct lead {
    uint8_t first, last, due, least, greatest;
} leads[] = {
    {0x00, 0x7F, 0, 0,    0   },
    {0xC2, 0xDF, 1, 0x80, 0xBF},
    {0xE0, 0xE0, 2, 0xA0, 0xBF},
    {0xE1, 0xEC, 2, 0x80, 0xBF},
    {0xED, 0xED, 2, 0x80, 0x9F},
    {0xEE, 0xEF, 2, 0x80, 0xBF},
    {0xF0, 0xF0, 3, 0x90, 0xBF},
    {0xF1, 0xF3, 3, 0x80, 0xBF},
    {0xF4, 0xF4, 3, 0x80, 0x8F},
};

static void look_lead(struct encoding_guess *guess, uint8_t byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
        if (byte >= leads[i].first && byte <= leads[i].last) {
            guess->due = leads[i].due;
            guess->least = leads[i].least;
            guess->greatest = leads[i].greatest;
            return;
        }
    guess->not_utf_8 = true;
}

static void look_utf_8(struct encoding_guess *guess, uint8_t byte)
{
    if (guess->due == 0) {
        if (byte >= 0x80)
            look_lead(guess, byte);
        return;
    }
    if (byte < guess->least || byte > guess->greatest)
        guess->not_utf_8 = true;
    guess->due--;
    guess->least = 0x80;
    guess->greatest = 0xBF;
}

static bool is_1252_only(uint8_t byte)
{
    return byte >= 0x80 && byte <= 0x9F && byte != 0x81 && byte != 0x8D && byte != 0x8F &&
           byte != 0x90 && byte != 0x9D;
}

void encoding_look(struct encoding_guess *guess, const void *data, size_t size)
{
    const uint8_t *bytes = data;

    for (size_t i = 0; i < size; i++) {
        if (!guess->not_utf_8)
            look_utf_8(guess, bytes[i]);
        if (is_1252_only(bytes[i]))
            guess->has_1252 = true;
    }
}

enum encoding encoding_guessed(const struct encoding_guess *guess)
{
    if (!guess->not_utf_8 && guess->due == 0)
        return ENCODING_UTF_8;
    return guess->has_1252 ? ENCODING_WINDOWS_1252 : ENCODING_LATIN_1;
}

bool encoding_is_utf_8(const void *data, size_t size)
{
    struct encoding_guess guess = {0};

    encoding_look(&guess, data, size);
    return encoding_guessed(&guess) == ENCODING_UTF_8;
}

int encoding_table_make(enum encoding encoding, struct encoding_table *out, struct error *error)
{
    iconv_t converter = iconv_open("UTF-8", encoding_name(encoding));

    if (converter == (iconv_t)-1)
        return fail(error, ERROR_INTERNAL, "iconv does not know %s", encoding_name(encoding));
    for (int i = 0; i < 256; i++) {
        char byte = (char)i;
        char *in = &byte, *to = out->rows[i].bytes;
        size_t in_left = 1, out_left = sizeof out->rows[i].bytes;

        if (iconv(converter, &in, &in_left, &to, &out_left) == (size_t)-1) {
            memcpy(out->rows[i].bytes, "\xEF\xBF\xBD", 3);
            out_left = sizeof out->rows[i].bytes - 3;
        }
        out->rows[i].size = (uint8_t)(sizeof out->rows[i].bytes - out_left);
    }
    iconv_close(converter);
    return 0;
}
