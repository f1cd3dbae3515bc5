#include "base/rng.h"

#include "base/fmath.h"

void mlp_rng_philox(const uint32_t key[2], const uint32_t counter[4], uint32_t out[4]) {
    uint32_t k0 = key[0], k1 = key[1];
    uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    for (int round = 0; round < 10; round++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * c0;
        uint64_t p1 = (uint64_t)0xCD9E8D57u * c2;
        c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
        c1 = (uint32_t)p1;
        c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
        c3 = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

rng mlp_rng_open(uint64_t seed, enum rng_purpose purpose, uint32_t index) {
    return (rng){
        .key = {(uint32_t)seed, (uint32_t)(seed >> 32)},
        .counter = {0, 0, index, (uint32_t)purpose},
        .used = 4,
    };
}

uint32_t mlp_rng_u32(rng *r) {
    if (r->used == 4) {
        mlp_rng_philox(r->key, r->counter, r->block);
        r->used = 0;
        if (++r->counter[0] == 0) ++r->counter[1];
    }
    return r->block[r->used++];
}

float mlp_rng_uniform(rng *r) {
    return (float)(mlp_rng_u32(r) >> 8) * 0x1p-24f;
}

uint32_t mlp_rng_below(rng *r, uint32_t n) {
    uint64_t product = (uint64_t)mlp_rng_u32(r) * n;
    if ((uint32_t)product < n) {
        uint32_t threshold = (0u - n) % n;
        while ((uint32_t)product < threshold) product = (uint64_t)mlp_rng_u32(r) * n;
    }
    return (uint32_t)(product >> 32);
}

float mlp_rng_normal(rng *r) {
    if (r->has_spare) {
        r->has_spare = 0;
        return r->spare;
    }
    float u, v, s;
    do {
        u = 2.0f * mlp_rng_uniform(r) - 1.0f;
        v = 2.0f * mlp_rng_uniform(r) - 1.0f;
        s = u * u + v * v;
    } while (s >= 1.0f || s == 0.0f);
    float scale = fm_sqrt(-2.0f * fm_log(s) / s);
    r->spare = v * scale;
    r->has_spare = 1;
    return u * scale;
}

void mlp_rng_shuffle(rng *r, uint32_t *rows, uint32_t n) {
    for (uint32_t i = n; i > 1; i--) {
        uint32_t j = mlp_rng_below(r, i);
        uint32_t row = rows[i - 1];
        rows[i - 1] = rows[j];
        rows[j] = row;
    }
}
