// Augmentation: a training image changed a little, anew in every epoch.
//
// What becomes of image number `row` in an epoch depends on (seed, epoch, row) and the rule alone:
// each opens a random stream of its own, so order and threads change nothing. Images are planes of
// bytes, [channels][height][width]. In this order: mirrored, moved by whole pixels (crop), warped
// (affine and elastic together, sampled once), a square cut out. MixUp comes after, between the
// images of a batch.
//
// The elastic field is Simard, Steinkraus, Platt 2003: uniform noise smoothed by a Gaussian of
// deviation sigma, times alpha. Instead of convolving noise of every pixel, noise on a grid of
// sqrt(3) sigma is smoothed by cubic B-splines, whose shape is that of a Gaussian of the same
// deviation to within a few percent, at a hundredth of the work. The noise is scaled so that the
// displacements have the deviation that Simard's have, alpha / (sqrt(12 pi) sigma) pixels.
//
// Warped pixels are interpolated linearly between their four neighbours, in 11-bit fractions. What
// lies outside the image is like its nearest edge.
#ifndef AUGMENT_H
#define AUGMENT_H

#include "mlp.h"

typedef struct image_shape {
    uint32_t width, height, channels;
} image_shape;

// Whether the rule changes images at all, MixUp included.
int mlp_augments(const mlp_augmentation *rule);

// MLP_BAD_AUGMENTATION for a rule out of range, or whose crop or warp such an image is too small
// for (2 pixels both ways).
mlp_status mlp_augment_check(const mlp_augmentation *rule, image_shape shape);

// Scratch bytes of augment_image, aligned to 16.
uint64_t mlp_augment_scratch_bytes(const mlp_augmentation *rule, image_shape shape);

// What a network needs while it trains: these two functions, handed to mlp_init as a table because
// they may be in another module (c/wasm/core_api.c).
struct mlp_augmenter {
    // in, out: [channels][height][width], not overlapping. scratch: mlp_augment_scratch_bytes.
    void (*image)(const mlp_augmentation *rule, image_shape shape, uint64_t seed, uint32_t epoch,
                  uint32_t row, const uint8_t *in, uint8_t *out, void *scratch);

    // MixUp (Zhang et al. 2018) in place: image i of pixels[m][inputs] becomes
    // w[i] * image i + (1 - w[i]) * image i+1, the last one's partner being image 0. The own
    // weights w are max(l, 1 - l) of l from Beta(alpha, alpha), in whole 256ths, drawn for (seed,
    // epoch, rows[i]). rows NULL: 0 .. m - 1. own_weights: [m]; spare: [inputs].
    void (*mix)(float alpha, uint64_t seed, uint32_t epoch, const uint32_t *rows, uint8_t *pixels,
                size_t m, size_t inputs, float *own_weights, uint8_t *spare);
};

// The functions of mlp_augmenter_default().
void mlp_augment_image(const mlp_augmentation *rule, image_shape shape, uint64_t seed,
                       uint32_t epoch, uint32_t row, const uint8_t *in, uint8_t *out,
                       void *scratch);
void mlp_augment_mix(float alpha, uint64_t seed, uint32_t epoch, const uint32_t *rows,
                     uint8_t *pixels, size_t m, size_t inputs, float *own_weights, uint8_t *spare);

#endif
