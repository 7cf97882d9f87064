#include "services/reporting/receipt.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "services/reporting/desk.h"
#include "services/reporting/shadow.h"

struct hash receipt_rows(const struct figure_row *rows, size_t count)
{
    struct buffer bytes = {0};
    struct hash hash;

    for (size_t i = 0; i < count; i++)
        record_encode(&figure_row_schema, &rows[i], &bytes);
    crypto_generichash(hash.bytes, sizeof hash.bytes, bytes.data, bytes.size, NULL, 0);
    buffer_close(&bytes);
    return hash;
}

void receipt_fill(const struct cut *cut, const char *after, struct date as_of,
                  const struct vector *seen, struct indicator_read_reply *reply)
{
    struct receipt *receipt = &reply->receipt;

    memset(receipt, 0, sizeof *receipt);
    snprintf(receipt->id, sizeof receipt->id, "%s", cut->indicator->id);
    receipt->version = cut->indicator->version;
    memcpy(receipt->by, cut->by, sizeof receipt->by);
    receipt->by_count = cut->by_count;
    memcpy(receipt->where, cut->where, sizeof receipt->where);
    receipt->where_count = cut->where_count;
    receipt->from = cut->from;
    receipt->to = cut->to;
    receipt->as_of = as_of;
    snprintf(receipt->after, sizeof receipt->after, "%s", after);
    memcpy(receipt->sources, seen->sources, sizeof receipt->sources);
    receipt->sources_count = seen->count;
    receipt->rows = receipt_rows(reply->rows, reply->rows_count);
}

static void signing_keys(const struct key_pair *keys, uint8_t public_key[32], uint8_t secret[64])
{
    static const char context[] = "appui receipt";
    uint8_t seed[crypto_sign_SEEDBYTES];

    crypto_generichash(seed, sizeof seed, (const uint8_t *)context, sizeof context,
                       (const uint8_t *)keys->secret_key, strlen(keys->secret_key));
    crypto_sign_seed_keypair(public_key, secret, seed);
    sodium_memzero(seed, sizeof seed);
}

static void encode_unsigned(const struct receipt *receipt, struct buffer *out)
{
    struct receipt copy = *receipt;

    copy.signature[0] = '\0';
    record_encode(&receipt_schema, &copy, out);
}

void receipt_seal(const struct key_pair *keys, struct receipt *receipt)
{
    uint8_t secret[crypto_sign_SECRETKEYBYTES], signature[crypto_sign_BYTES];
    struct buffer bytes = {0};

    signing_keys(keys, receipt->signer.bytes, secret);
    encode_unsigned(receipt, &bytes);
    crypto_sign_detached(signature, NULL, bytes.data, bytes.size, secret);
    sodium_bin2hex(receipt->signature, sizeof receipt->signature, signature, sizeof signature);
    sodium_memzero(secret, sizeof secret);
    buffer_close(&bytes);
}

bool receipt_holds(const struct key_pair *keys, const struct receipt *receipt,
                   const struct figure_row *rows, size_t count)
{
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
    uint8_t signature[crypto_sign_BYTES];
    struct hash hash = receipt_rows(rows, count);
    struct buffer bytes = {0};
    size_t length = 0;
    bool holds;

    signing_keys(keys, public_key, secret);
    sodium_memzero(secret, sizeof secret);
    encode_unsigned(receipt, &bytes);
    holds = sodium_hex2bin(signature, sizeof signature, receipt->signature,
                           strlen(receipt->signature), NULL, &length, NULL) == 0 &&
            length == sizeof signature &&
            memcmp(public_key, receipt->signer.bytes, sizeof public_key) == 0 &&
            crypto_sign_verify_detached(signature, bytes.data, bytes.size, public_key) == 0 &&
            memcmp(&hash, &receipt->rows, sizeof hash) == 0;
    buffer_close(&bytes);
    return holds;
}

void receipt_request(const struct receipt *receipt, struct indicator_read *out)
{
    memset(out, 0, sizeof *out);
    snprintf(out->id, sizeof out->id, "%s", receipt->id);
    memcpy(out->by, receipt->by, sizeof out->by);
    out->by_count = receipt->by_count;
    memcpy(out->where, receipt->where, sizeof out->where);
    out->where_count = receipt->where_count;
    out->from = receipt->from;
    out->to = receipt->to;
    snprintf(out->after, sizeof out->after, "%s", receipt->after);
}

/* ---- receipt.verify ---- */

static void receipt_vector(const struct receipt *receipt, struct vector *out)
{
    memcpy(out->sources, receipt->sources, sizeof out->sources);
    out->count = receipt->sources_count;
}

struct verification {
    struct desk *desk;
    uint64_t ticket;
    struct receipt receipt;
    struct cut cut;
    struct buffer sql;
    struct indicator_read_reply *rows;
    struct receipt_verify_reply reply;
    int64_t started_ms;
};

static void conclude(struct verification *verification)
{
    struct receipt_verify_reply *reply = &verification->reply;
    const char *text =
        !reply->signed_here
            ? "Ce reçu n'est pas celui de ce service, ou le reçu ou les chiffres ont été modifiés."
        : !reply->recomputed ? "Le sceau est bon : les chiffres sont ceux que ce service a donnés."
        : !reply->chain_holds
            ? "Le sceau est bon, mais un journal ne dit plus la même chose à cette position."
        : reply->same_figures
            ? "Le sceau est bon, et les journaux relus depuis le début donnent les mêmes chiffres."
            : "Le sceau est bon, mais les journaux relus depuis le début donnent d'autres "
              "chiffres.";

    snprintf(reply->text, sizeof reply->text, "%s", text);
    reply->duration_ms = monotonic_ms() - verification->started_ms;
    desk_answer(verification->desk, verification->ticket, 0, &receipt_verify_reply_schema, reply);
    buffer_close(&verification->sql);
    free(verification->rows);
    free(verification);
}

static void recomputed_result(void *owner, size_t number, PGresult *result)
{
    struct verification *verification = owner;

    (void)number;
    if (result == NULL)
        return;
    cut_rows(&verification->cut, result, verification->rows);
    struct hash hash = receipt_rows(verification->rows->rows, verification->rows->rows_count);
    verification->reply.same_figures = memcmp(&hash, &verification->receipt.rows, sizeof hash) == 0;
}

static void refuse_verification(struct verification *verification, const struct error *error)
{
    struct refusal refusal;

    refuse(&refusal, error->code, "", "", "Les journaux n'ont pas pu être relus : %s", error->text);
    desk_refuse(verification->desk, verification->ticket, &refusal);
    buffer_close(&verification->sql);
    free(verification->rows);
    free(verification);
}

static void recomputed_done(void *owner, bool is_good, const struct vector *seen,
                            const struct error *error)
{
    struct verification *verification = owner;

    (void)seen;
    shadow_release(verification->desk->shadow);
    if (is_good)
        conclude(verification);
    else
        refuse_verification(verification, error);
}

static void shadow_is_ready(void *owner, struct database *database, const struct error *error)
{
    struct verification *verification = owner;
    struct question question = {recomputed_result, recomputed_done, verification};
    struct vector seen;

    verification->reply.recomputed = true;
    if (database == NULL) {
        if (error->code != ERROR_CONFLICT) {
            refuse_verification(verification, error);
            return;
        }
        conclude(verification);
        return;
    }
    verification->reply.chain_holds = true;
    cut_sql(&verification->cut, &verification->sql);
    receipt_vector(&verification->receipt, &seen);
    desk_ask_shadow(database, (const char *)verification->sql.data, 1, &seen, &question);
}

void receipt_ask(struct desk *desk, const struct caller *caller, const void *request,
                 uint64_t ticket)
{
    const struct receipt_verify *asked = request;
    struct verification *verification = memory_new(1, sizeof *verification);
    struct indicator_read read;
    struct vector vector;
    struct refusal refusal;

    (void)caller;
    verification->desk = desk;
    verification->ticket = ticket;
    verification->receipt = asked->receipt;
    verification->rows = memory_new(1, sizeof *verification->rows);
    verification->started_ms = monotonic_ms();
    verification->reply.signed_here =
        receipt_holds(service_keys(desk->service), &asked->receipt, asked->rows, asked->rows_count);
    receipt_request(&asked->receipt, &read);
    receipt_vector(&asked->receipt, &vector);
    if (!verification->reply.signed_here || !asked->recompute || vector.count == 0) {
        conclude(verification);
    } else if (cut_read(&read, asked->receipt.from, asked->receipt.to, &verification->cut,
                        &refusal) < 0 ||
               shadow_ask(desk->shadow, &vector, shadow_is_ready, verification, &refusal) < 0) {
        desk_refuse(desk, ticket, &refusal);
        free(verification->rows);
        free(verification);
    }
}
