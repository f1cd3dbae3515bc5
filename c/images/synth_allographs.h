// How people write the ten digits: data of the generated digits.
#ifndef SYNTH_ALLOGRAPHS_H
#define SYNTH_ALLOGRAPHS_H

#include <stddef.h>

#include "images/synth.h"

// A point of a stroke: x in the low 7 bits, y in the next 7, then these.
enum { KINK = 1 << 14, LAST = 1 << 15 };

enum {
    MAX_POINTS = 16, // of an allograph
    MAX_STROKES = 2, // of an allograph
};

// One way to write a digit: its strokes, and how many of 100 times it is chosen, by enum
// digit_habits.
struct allograph {
    const uint16_t *points;
    uint8_t count;
    uint8_t percent[2];
};

// The way that is chosen of a digit, 0 to 9, by a number drawn from 0 .. 99.
const struct allograph *mlp_choose_allograph(uint32_t digit, enum digit_habits habits,
                                             uint32_t choice);

#endif
