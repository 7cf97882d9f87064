#include "services/dla/link.h"

#include <sodium.h>

enum { VERSION = 1, SIGNED_BYTES = LINK_TOKEN_BYTES - crypto_auth_BYTES };
_Static_assert(SIGNED_BYTES == 1 + sizeof(struct id) + 4, "version, asking, last day");
_Static_assert(LINK_TOKEN_SIZE ==
                   sodium_base64_ENCODED_LEN(LINK_TOKEN_BYTES,
                                             sodium_base64_VARIANT_URLSAFE_NO_PADDING),
               "what base64 makes of it");

/* A key of its own: what else is signed with the secret signs no link. */
static void derive_key(const uint8_t secret[32], uint8_t key[crypto_auth_KEYBYTES])
{
    _Static_assert(crypto_kdf_KEYBYTES == 32 && crypto_auth_KEYBYTES == 32, "keys of 32 bytes");
    crypto_kdf_derive_from_key(key, crypto_auth_KEYBYTES, 1, "dla link", secret);
}

void link_write(const uint8_t secret[32], const struct link_content *content,
                char token[LINK_TOKEN_SIZE])
{
    uint8_t bytes[LINK_TOKEN_BYTES] = {VERSION}, key[crypto_auth_KEYBYTES];
    uint32_t day = (uint32_t)content->expires_on.day;

    memcpy(bytes + 1, content->asking.bytes, sizeof content->asking.bytes);
    for (int i = 0; i < 4; i++)
        bytes[17 + i] = (uint8_t)(day >> (24 - 8 * i));
    derive_key(secret, key);
    crypto_auth(bytes + SIGNED_BYTES, bytes, SIGNED_BYTES, key);
    sodium_memzero(key, sizeof key);
    sodium_bin2base64(token, LINK_TOKEN_SIZE, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

int link_read(const uint8_t secret[32], const char *token, struct link_content *content)
{
    uint8_t bytes[LINK_TOKEN_BYTES], key[crypto_auth_KEYBYTES];
    uint32_t day = 0;
    size_t size = 0;
    int is_right;

    if (sodium_base642bin(bytes, sizeof bytes, token, strlen(token), NULL, &size, NULL,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        size != sizeof bytes || bytes[0] != VERSION)
        return -1;
    derive_key(secret, key);
    is_right = crypto_auth_verify(bytes + SIGNED_BYTES, bytes, SIGNED_BYTES, key);
    sodium_memzero(key, sizeof key);
    if (is_right != 0)
        return -1;
    memcpy(content->asking.bytes, bytes + 1, sizeof content->asking.bytes);
    for (int i = 0; i < 4; i++)
        day = day << 8 | bytes[17 + i];
    content->expires_on = (struct date){(int32_t)day};
    return 0;
}
