// From pen strokes to an MNIST image.
//
// MNIST's own preparation, as its authors describe it (LeCun, Cortes, Burges, "The MNIST database
// of handwritten digits"): the ink is scaled, keeping its proportions, until it just fits a box of
// 20 x 20 pixels; antialiasing makes grey levels; then the box is moved by whole pixels until the
// centre of mass of the grey levels comes to the middle of a 28 x 28 image. "The middle" is pixel
// (14, 14), counted from 0 at the centre of the first pixel: the centre of mass of every one of
// the 60,000 training images lies in 14 +- 0.5 both ways, spread evenly, which is what moving by
// whole pixels leaves. A net trained on MNIST reads what a person draws only if the drawing goes
// through the same steps: skip the centring and most of its accuracy is gone.
#ifndef PAD_H
#define PAD_H

#include <stdint.h>

enum {
    PAD_SIDE = 28,   // side of the image, pixels
    PAD_BOX = 20,    // side of the box the ink is fitted into, pixels
    PAD_CENTRE = 14, // row and column of the pixel the centre of mass is moved to
    PAD_SCRATCH_BYTES = 4 * (2 * PAD_BOX) * (2 * PAD_BOX), // scratch of pad_rasterise
};

enum pad_status {
    PAD_EMPTY = 0,      // no point at all: the image is all zero
    PAD_DRAWN = 1,      // the image is made
    PAD_BAD_PEN = -1,   // the pen is not in 1 .. 10 pixels, or is NaN
    PAD_BAD_POINT = -2, // a coordinate is NaN, infinite or beyond +-1e6
};

// Draws strokes with a round pen and makes the MNIST image of them.
//
// xy: [points][2], x to the right and y down, in any unit within +-1e6; the points of the strokes
// one after another. lengths: [strokes], how many points each stroke has; 0 is allowed, 1 draws a
// dot, more draw a polyline with round joins and ends. pen: the pen's width in pixels of the result
// (1 to 10; MNIST's own strokes measure 2 to 3), so a digit drawn small comes out like one drawn
// large. Points that all coincide have no size to scale: they give one dot of the pen's width.
//
// pixels: [28][28], 0 is paper and 255 ink; not touched when the status is negative. scratch:
// PAD_SCRATCH_BYTES bytes aligned to 16, contents irrelevant before and after. The arrays must
// not overlap. An image whose ink is so lopsided that centring would push it over the edge is moved
// only as far as it fits: no ink is ever cut off.
enum pad_status mlp_pad_rasterise(const float *xy, const uint32_t *lengths, uint32_t strokes,
                                  float pen, uint8_t *pixels, void *scratch);

#endif
