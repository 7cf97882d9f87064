/* random.h - seeded random numbers: the same seed gives the same life, on every machine.
 *
 * xoshiro256** (Blackman and Vigna, 2018; public domain), its state filled by splitmix64 from
 * (seed, stream).  Each job and each thing has a stream of its own, so that a rate changed in the
 * settings moves the lives it concerns and no other.  Not for secrets.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state[4];
};

struct random random_open(uint64_t seed, uint64_t stream);
uint64_t random_next(struct random *random);
/* 0 ≤ n < bound, each as likely; bound ≥ 1. */
uint64_t random_below(struct random *random, uint64_t bound);
/* least ≤ n ≤ greatest */
int64_t random_between(struct random *random, int64_t least, int64_t greatest);
/* True `permille` times in a thousand. */
bool random_chance(struct random *random, int64_t permille);
/* An index below `count`, each as likely as its weight; the sum of the weights is at least 1. */
size_t random_weighted(struct random *random, const int64_t *weights, size_t count);
