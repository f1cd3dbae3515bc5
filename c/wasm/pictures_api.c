// The boundary of the pictures module: generated data sets and the drawing pad. They are a module
// of their own because training needs neither, and every variant of the core would contain them.
#include "base/rng.h"
#include "images/pad.h"
#include "images/synth.h"
#include "wasm/boundary.h"

#define PICTURES_ABI(GROUP, VALUE)                                                                 \
    GROUP("generated")                                                                             \
    VALUE("classes", SYNTH_CLASSES)                                                                \
    VALUE("digit_bytes", SYNTH_DIGIT_BYTES)                                                        \
    VALUE("shape_bytes", SYNTH_SHAPE_BYTES)                                                        \
    VALUE("scratch_bytes", SYNTH_SCRATCH_BYTES)                                                    \
    GROUP("habits")                                                                                \
    VALUE("digits", HABITS_MNIST)                                                                  \
    VALUE("world-digits", HABITS_WORLD)                                                            \
    GROUP("pad")                                                                                   \
    VALUE("side", PAD_SIDE)                                                                        \
    VALUE("scratch_bytes", PAD_SCRATCH_BYTES)                                                      \
    GROUP("pad_status")                                                                            \
    VALUE("empty", PAD_EMPTY)                                                                      \
    VALUE("drawn", PAD_DRAWN)                                                                      \
    VALUE("bad-pen", PAD_BAD_PEN)                                                                  \
    VALUE("bad-point", PAD_BAD_POINT)

EXPORT_ABI(PICTURES_ABI)

EXPORT(mlpw_generate_digits)
void mlpw_generate_digits(uint32_t seed_low, uint32_t seed_high, enum digit_habits habits,
                          uint32_t first, uint32_t count, uint8_t *pixels, uint16_t *labels,
                          void *scratch) {
    uint64_t seed = seed_of(seed_low, seed_high);
    mlp_synth_digits(seed, habits, first, count, pixels, labels, scratch);
}

EXPORT(mlpw_generate_shapes)
void mlpw_generate_shapes(uint32_t seed_low, uint32_t seed_high, uint32_t first, uint32_t count,
                          uint8_t *pixels, uint16_t *labels) {
    mlp_synth_shapes(seed_of(seed_low, seed_high), first, count, pixels, labels);
}

// An enum pad_status, not an mlp_status; see pad.h.
EXPORT(mlpw_pad)
int32_t mlpw_pad(const float *xy, const uint32_t *lengths, uint32_t strokes, float pen,
                 uint8_t *pixels, void *scratch) {
    return mlp_pad_rasterise(xy, lengths, strokes, pen, pixels, scratch);
}

// The name of a generated class, or NULL: shapes when shapes is not 0, else digits.
EXPORT(mlpw_generated_name) const char *mlpw_generated_name(int32_t shapes, uint32_t label) {
    return shapes ? mlp_synth_shape_name(label) : mlp_synth_digit_name(label);
}
