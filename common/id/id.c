#include "common/id/id.h"

#include <endian.h>
#include <sodium.h>

static void shape(struct id *id, int64_t ms)
{
    for (int i = 0; i < 6; i++)
        id->bytes[i] = (uint8_t)((uint64_t)ms >> (40 - 8 * i));
    id->bytes[6] = (uint8_t)(0x70 | (id->bytes[6] & 0x0f));
    id->bytes[8] = (uint8_t)(0x80 | (id->bytes[8] & 0x3f));
}

struct id id_new(int64_t now_ms)
{
    struct id id;

    randombytes_buf(id.bytes + 6, sizeof id.bytes - 6);
    shape(&id, now_ms);
    return id;
}

/* The finalizer of splitmix64. */
static uint64_t mix(uint64_t value)
{
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}

struct id id_seeded(uint64_t seed, uint64_t number, int64_t at_ms)
{
    uint64_t first = mix(mix(seed + 0x9e3779b97f4a7c15) + number);
    uint64_t second = mix(first + 0x9e3779b97f4a7c15);
    struct id id;

    memcpy(id.bytes + 6, &second, 2);
    memcpy(id.bytes + 8, &first, 8);
    shape(&id, at_ms);
    return id;
}

struct id id_made(const char *kind, const void *parts, size_t size)
{
    crypto_generichash_state hash;
    struct id id;

    crypto_generichash_init(&hash, NULL, 0, sizeof id.bytes);
    crypto_generichash_update(&hash, (const uint8_t *)kind, strlen(kind) + 1);
    crypto_generichash_update(&hash, parts, size);
    crypto_generichash_final(&hash, id.bytes, sizeof id.bytes);
    id.bytes[6] = (uint8_t)(0x80 | (id.bytes[6] & 0x0f));
    id.bytes[8] = (uint8_t)(0x80 | (id.bytes[8] & 0x3f));
    return id;
}

int64_t id_instant(const struct id *id)
{
    uint64_t first;

    if (id->bytes[6] >> 4 != 7)
        return -1;
    memcpy(&first, id->bytes, sizeof first);
    return (int64_t)(be64toh(first) >> 16);
}

static int digit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    letter |= 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static bool dash_before(size_t byte)
{
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

int id_parse(const char *text, struct id *out)
{
    struct id id;

    for (size_t i = 0; i < sizeof id.bytes; i++) {
        if (dash_before(i) && *text++ != '-')
            return -1;

        int high = digit(text[0]);
        int low = high < 0 ? -1 : digit(text[1]);

        if (low < 0)
            return -1;
        id.bytes[i] = (uint8_t)(high << 4 | low);
        text += 2;
    }
    if (*text != '\0')
        return -1;
    *out = id;
    return 0;
}

void id_format(const struct id *id, char out[ID_TEXT_SIZE])
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < sizeof id->bytes; i++) {
        if (dash_before(i))
            *out++ = '-';
        *out++ = digits[id->bytes[i] >> 4];
        *out++ = digits[id->bytes[i] & 15];
    }
    *out = '\0';
}
