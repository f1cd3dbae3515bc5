// The boundary of the module that prepares people's own images. It is one of its own because it is
// loaded only when somebody brings images.
#include "base/rng.h"
#include "images/picture.h"
#include "wasm/boundary.h"

#define PREPARE_ABI(GROUP, VALUE)                                                                  \
    GROUP("size")                                                                                  \
    SIZE(VALUE, picture_plan)                                                                      \
    GROUP("picture_plan")                                                                          \
    FIELD(VALUE, picture_plan, width)                                                              \
    FIELD(VALUE, picture_plan, height)                                                             \
    FIELD(VALUE, picture_plan, orientation)                                                        \
    FIELD(VALUE, picture_plan, turn)                                                               \
    FIELD(VALUE, picture_plan, channels)                                                           \
    FIELD(VALUE, picture_plan, fit)                                                                \
    FIELD(VALUE, picture_plan, background)                                                         \
    FIELD(VALUE, picture_plan, invert)                                                             \
    FIELD(VALUE, picture_plan, sample_width)                                                       \
    FIELD(VALUE, picture_plan, sample_height)                                                      \
    GROUP("fit")                                                                                   \
    VALUE("stretch", FIT_STRETCH)                                                                  \
    VALUE("crop", FIT_CROP)                                                                        \
    VALUE("pad", FIT_PAD)                                                                          \
    VALUE("ink", FIT_INK)                                                                          \
    GROUP("picture_status")                                                                        \
    VALUE("blank", PICTURE_BLANK)                                                                  \
    VALUE("done", PICTURE_DONE)                                                                    \
    VALUE("bad-size", PICTURE_BAD_SIZE)                                                            \
    VALUE("bad-plan", PICTURE_BAD_PLAN)

EXPORT_ABI(PREPARE_ABI)

EXPORT(mlpw_picture_scratch) size_t mlpw_picture_scratch(const picture_plan *plan) {
    return mlp_picture_scratch(plan);
}

// An enum picture_status, not an mlp_status; see picture.h.
EXPORT(mlpw_picture_sample)
int32_t mlpw_picture_sample(const uint8_t *rgba, const picture_plan *plan, uint8_t *sample,
                            void *scratch) {
    return mlp_picture_sample(rgba, plan, sample, scratch);
}

// Shuffles rows[n] as the split of a run does, but for each class by its own stream.
EXPORT(mlpw_shuffle)
void mlpw_shuffle(uint32_t seed_low, uint32_t seed_high, uint32_t stream, uint32_t *rows,
                  uint32_t n) {
    rng r = mlp_rng_open(seed_of(seed_low, seed_high), RNG_SPLIT, stream);
    mlp_rng_shuffle(&r, rows, n);
}
