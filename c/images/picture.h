// From a decoded picture of any size to one sample: turned, made grey or colour, scaled to the size
// of the samples, inverted. The same bytes on every engine, which a browser's canvas is not.
#ifndef PICTURE_H
#define PICTURE_H

#include <stddef.h>
#include <stdint.h>

enum {
    PICTURE_MAX_SIDE = 65535,     // of a picture, pixels
    PICTURE_MAX_AREA = 1 << 26,   // of a picture, pixels
    PICTURE_MAX_SAMPLE_SIDE = 256 // of a sample, pixels
};

// How a picture of another shape becomes a sample.
enum picture_fit {
    FIT_STRETCH = 0, // all of it, its proportions changed
    FIT_CROP = 1,    // its middle, as large as the shape allows
    FIT_PAD = 2,     // all of it, with background at two sides
    FIT_INK = 3,     // its ink alone, as the pad does (pad.h): scaled into 20/28 of the sample, its
                     // centre of mass in the middle; grey samples only
};

enum picture_status {
    PICTURE_BLANK = 1, // FIT_INK found no ink: the sample is all zero
    PICTURE_DONE = 0,
    PICTURE_BAD_SIZE = -1, // a side is 0 or above its limit
    PICTURE_BAD_PLAN = -2, // another value is none of those allowed
};

typedef struct picture_plan {
    uint32_t width, height; // of the picture
    uint32_t orientation;   // of the picture as EXIF counts it, 1 to 8
    uint32_t turn;          // what is done to it then, in the same numbers
    uint32_t channels;      // of the sample, 1 or 3
    uint32_t fit;           // an enum picture_fit
    uint32_t background;    // 0 to 255: behind transparent pixels, and what FIT_PAD adds
    uint32_t invert;        // whether 255 - value is taken in the end
    uint32_t sample_width, sample_height; // of the sample
} picture_plan;

// Bytes of scratch that a plan needs; 0 for a plan that is refused.
size_t mlp_picture_scratch(const picture_plan *plan);

// rgba: [height][width][red, green, blue, opacity]. sample:
// [channels][sample_height][sample_width], not touched when the status is negative. scratch:
// mlp_picture_scratch bytes, aligned to 8. The arrays must not overlap.
//
// Grey is Rec. 601 luma in 16 bits: (19595 r + 38470 g + 7471 b + 32768) >> 16. Scaling is a
// triangle filter over the source's pixels, wider the more it shrinks, rows first; weights have 22
// fractional bits. Both are what Pillow computes (convert("L"), resize(size, BILINEAR)), bit for
// bit.
enum picture_status mlp_picture_sample(const uint8_t *rgba, const picture_plan *plan,
                                       uint8_t *sample, void *scratch);

#endif
