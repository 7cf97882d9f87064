/* journal_internal.h - what the files of the journal share; nobody else includes it. */
#pragma once

#include "common/journal/journal.h"
#include "common/journal/lease.h"

enum { VAULT_KIND_SIZE = 64 };

enum journal_stage {
    JOURNAL_DOWN,
    JOURNAL_LOCKING,
    JOURNAL_FOLDING,
    JOURNAL_STANDING, /* folded, and another one writes: what grows is read */
    JOURNAL_VAULT,
    JOURNAL_READY
};

enum { JOURNAL_TAIL_MS = 200 }; /* a standby looks what was added */

struct journal {
    struct loop *loop;
    const struct journal_callbacks *callbacks;
    void *owner;
    struct database *writer;
    struct database *reader;
    struct lease *lease;
    struct watch *tail;
    enum journal_stage stage;
    struct id epoch; /* of our lease, or of the last row that was read */
    bool is_tailing;
    int64_t head;      /* what the writer had added at the last look */
    bool is_last_look; /* what is folded now was read with the lease held: nobody else adds to it */

    int64_t position, committed;
    struct hash hash, committed_hash;
    int64_t asked; /* fold: last position asked for */
    int chunks_open;
    bool is_fold_done;
    struct id vault_id; /* vault: last row read */
    char vault_kind[VAULT_KIND_SIZE];

    struct journal_batch *batch;
    struct buffer scratch;
    char reason[400];
};

/* ---- start.c ---- */
/* It cannot go on from that position: the reason is told, and the process ends. */
void journal_die(struct journal *journal, const char *text, long long position);
/* A statement that was cancelled while the connection holds: the start begins anew.  False too when
 * the journal is elsewhere by now. */
bool journal_has_result(struct journal *journal, const PGresult *result, enum journal_stage stage);
/* Rows of the fold; false: one does not continue, and the journal has ended. */
bool journal_fold_rows(struct journal *journal, const PGresult *result);
void journal_take_keys(void *owner, PGresult *result);
/* Folds from the last row that was folded; from the first one. */
void journal_catch_up(struct journal *journal);
void journal_start_fold(struct journal *journal);

/* ---- standing.c ---- */
extern const struct lease_callbacks journal_lease_callbacks;
/* While another one writes: reads what it added. */
void journal_read_tail(void *owner);
