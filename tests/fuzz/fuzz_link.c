/* fuzz_link.c - any text as the token of a link: what opens is what was written, and nothing opens
 * with another secret. */
#include <assert.h>
#include <string.h>

#include "services/dla/link.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const uint8_t ours[32] = "a secret that only this one know";
static const uint8_t others[32] = "another secret of another place.";

/* Any text, as a caller may send it. */
static void open_anything(const uint8_t *data, size_t size)
{
    struct link_content content;
    char text[201], again[LINK_TOKEN_SIZE];

    size = size < sizeof text ? size : sizeof text - 1;
    memcpy(text, data, size);
    text[size] = '\0';
    if (link_read(ours, text, &content) != 0)
        return;
    link_write(ours, &content, again);
    assert(strcmp(text, again) == 0); /* one token has one writing */
}

/* A true token, with one of its letters changed by the input. */
static void change_one(const uint8_t *data, size_t size)
{
    struct link_content put = {0}, got = {0};
    char token[LINK_TOKEN_SIZE];
    size_t at;

    if (size < sizeof put.asking.bytes + 3)
        return;
    memcpy(put.asking.bytes, data, sizeof put.asking.bytes);
    put.expires_on.day = (int32_t)((uint32_t)data[16] << 8 | data[17]);
    link_write(ours, &put, token);
    assert(link_read(ours, token, &got) == 0);
    assert(id_equal(&put.asking, &got.asking) && put.expires_on.day == got.expires_on.day);
    assert(link_read(others, token, &got) == -1);
    at = data[18] % (LINK_TOKEN_SIZE - 1);
    token[at] = token[at] == 'A' ? 'B' : 'A';
    assert(link_read(ours, token, &got) == -1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    open_anything(data, size);
    change_one(data, size);
    return 0;
}
