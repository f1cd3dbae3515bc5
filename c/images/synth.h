// Generated data sets: handwritten-like digits and coloured shapes, so that everything can be
// tried, tested and measured without a download.
//
// Picture number i is a function of (seed, i) (and habits) alone: each opens a random stream of its
// own, so any range can be made in any order or on any thread, and the bytes are the same on every
// machine. Class of picture i: i mod 10, so every ten consecutive pictures hold each class once
// (shuffle before training).
#ifndef SYNTH_H
#define SYNTH_H

#include <stdint.h>

#include "images/pad.h"

enum {
    SYNTH_CLASSES = 10,
    SYNTH_DIGIT_BYTES = 28 * 28,     // one digit: rows of grey levels, 0 paper, 255 ink
    SYNTH_SHAPE_BYTES = 3 * 32 * 32, // one shape: planes of red, green, blue, as in CIFAR-10
    SYNTH_SCRATCH_BYTES = PAD_SCRATCH_BYTES,
};

enum digit_habits {   // how often each way to write a digit is chosen
    HABITS_MNIST = 0, // about as in MNIST, whose writers were North Americans
    HABITS_WORLD =
        1, // as elsewhere: slashed 0, 1 with flag and foot, looped 2, closed 4, crossed 7
};

// Makes digits first .. first + count - 1, prepared exactly as MNIST is (pad.h).
// pixels: [count][28][28]; labels: [count], 0 to 9; scratch: SYNTH_SCRATCH_BYTES bytes aligned to 16.
// first + count must not pass 2^32.
void mlp_synth_digits(uint64_t seed, enum digit_habits habits, uint32_t first, uint32_t count,
                      uint8_t *pixels, uint16_t *labels, void *scratch);

// Makes shapes first .. first + count - 1. pixels: [count][3][32][32]; labels: [count], 0 to 9.
// first + count must not pass 2^32.
void mlp_synth_shapes(uint64_t seed, uint32_t first, uint32_t count, uint8_t *pixels,
                      uint16_t *labels);

// Name of a class, 0 to 9; for any other number a null pointer. The strings are constants.
const char *mlp_synth_digit_name(uint32_t label);
const char *mlp_synth_shape_name(uint32_t label);

#endif
