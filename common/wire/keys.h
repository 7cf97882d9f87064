/* keys.h - CURVE key pairs, and who is known.
 *
 * A key file (0600) is `public = "…"; secret = "…";` in Z85.  clients.cfg lists every known
 * program: `clients = ( { name = "console-sud"; public = "…"; role = "regional"; territory = ["13",
 * "83"]; hub = "regional_sud"; }, … );` a territory that is absent is everywhere, a hub any.
 */
#pragma once

#include "common/service/rules.h"

#define KEY_TEXT_SIZE 41 /* Z85 with the NUL */

struct key_pair {
    char public_key[KEY_TEXT_SIZE];
    char secret_key[KEY_TEXT_SIZE];
};

int key_pair_make(struct key_pair *out);
int key_pair_read(const char *path, struct key_pair *out,
                  struct error *error); /* refuses a file others can read */
int key_pair_write(const char *path, const struct key_pair *pair,
                   struct error *error); /* 0600; never overwrites */
/* Only the public half, from `<path>`: a .pub file `public = "…";` */
int key_public_read(const char *path, char out[KEY_TEXT_SIZE], struct error *error);
int key_public_write(const char *path, const char *public_key, struct error *error);

struct directory; /* of known clients */
struct directory *directory_open(const char *path, struct error *error);
void directory_close(struct directory *directory);
/* By CURVE public key (Z85); NULL: a stranger. */
const struct caller *directory_find(const struct directory *directory, const char *public_key);
