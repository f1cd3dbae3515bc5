// Random numbers: Philox4x32-10, a counter-based generator.
//
// Salmon, Moraes, Dror, Shaw: "Parallel Random Numbers: As Easy as 1, 2, 3" (SC 2011). Every
// (seed, purpose, index) names a stream of its own that can be opened at any place and in any
// order. So what sample 4,711 of epoch 3 draws depends on neither the thread count nor on what was
// drawn before, and a run can be resumed from its seed and its position alone.
#ifndef RNG_H
#define RNG_H

#include <stdint.h>

// What a stream is for. One number per use: two uses never share a stream.
enum rng_purpose {
    RNG_INIT = 1,    // initial parameters; index: layer
    RNG_SPLIT = 2,   // which rows are held out; index: 0
    RNG_SHUFFLE = 3, // the order of the training rows; index: epoch
    RNG_DIGITS = 4,  // generated digits; index: the digit's number
    RNG_SHAPES = 5,  // generated shapes; index: the picture's number
    RNG_AUGMENT = 6, // a training image's changes; index: its row, second word: the epoch
    RNG_MIX = 7,     // a training image's own weight in MixUp; index and second word as above
    RNG_DROPOUT = 8, // which units are left out; see dropout.h
};

// The whole state. Copy it to save it; nothing else is kept anywhere.
typedef struct rng {
    uint32_t key[2];     // the seed
    uint32_t counter[4]; // block within the stream (64 bits), index, purpose
    uint32_t block[4];   // the last output of the generator
    uint32_t used;       // how many of block's words are spent, 0 to 4
    uint32_t has_spare;  // whether spare holds the second of a pair of normal deviates
    float spare;
} rng;

static inline uint64_t seed_of(uint32_t low, uint32_t high) {
    return (uint64_t)high << 32 | low;
}

// One application of the generator: out[4] from key[2] and counter[4]. Aliasing is allowed.
void mlp_rng_philox(const uint32_t key[2], const uint32_t counter[4], uint32_t out[4]);

// Opens the stream of (seed, purpose, index).
rng mlp_rng_open(uint64_t seed, enum rng_purpose purpose, uint32_t index);

// 32 random bits.
uint32_t mlp_rng_u32(rng *r);

// Uniform in [0, 1): a multiple of 2^-24, so exact in a float.
float mlp_rng_uniform(rng *r);

// Uniform in 0 .. n-1 without bias (Lemire 2019, multiply and reject); n >= 1.
uint32_t mlp_rng_below(rng *r, uint32_t n);

// Standard normal deviate, by the polar method (Marsaglia and Bray 1964) with the core's own log.
float mlp_rng_normal(rng *r);

// Fisher-Yates shuffle of rows[n], in place.
void mlp_rng_shuffle(rng *r, uint32_t *rows, uint32_t n);

#endif
