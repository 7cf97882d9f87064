#include "services/cli/random.h"

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15u);

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct random random_open(uint64_t seed, uint64_t stream)
{
    struct random random;
    uint64_t state = seed;

    state = splitmix(&state) ^ (stream * 0xd1342543de82ef95u);
    for (int i = 0; i < 4; i++)
        random.state[i] = splitmix(&state);
    return random;
}

static uint64_t rotate(uint64_t value, int bits)
{
    return (value << bits) | (value >> (64 - bits));
}

uint64_t random_next(struct random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint64_t random_below(struct random *random, uint64_t bound)
{
    uint64_t value, excess;

    if (bound == 0) /* weights that are all zero */
        return 0;
    excess = (0 - bound) % bound; /* 2^64 mod bound: below it, a remainder would be more likely */
    do
        value = random_next(random);
    while (value < excess);
    return value % bound;
}

int64_t random_between(struct random *random, int64_t least, int64_t greatest)
{
    return least + (int64_t)random_below(random, (uint64_t)(greatest - least) + 1);
}

bool random_chance(struct random *random, int64_t permille)
{
    return (int64_t)random_below(random, 1000) < permille;
}

size_t random_weighted(struct random *random, const int64_t *weights, size_t count)
{
    int64_t total = 0, drawn;

    for (size_t i = 0; i < count; i++)
        total += weights[i];
    drawn = (int64_t)random_below(random, (uint64_t)total);
    for (size_t i = 0; i < count; i++) {
        drawn -= weights[i];
        if (drawn < 0)
            return i;
    }
    return count - 1;
}
