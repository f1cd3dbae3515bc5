// The generated data sets: the same bytes everywhere, any range in any order, and MNIST's format.
#include <math.h>
#include <string.h>

#include "check.h"
#include "images/synth.h"

void test_synth(void);

enum { COUNT = 1000, SHAPES = 200, GUARD = 64, GUARD_BYTE = 0xA5 };

static uint8_t digits[COUNT * SYNTH_DIGIT_BYTES + GUARD];
static uint8_t shapes[SHAPES * SYNTH_SHAPE_BYTES + GUARD];
static uint8_t again[SHAPES * SYNTH_SHAPE_BYTES + GUARD];
static uint16_t labels[COUNT + 1], labels_again[COUNT + 1];
static _Alignas(16) float scratch[SYNTH_SCRATCH_BYTES / 4 + 1];

// FNV-1a, 64 bits.
static uint64_t hash(const uint8_t *bytes, size_t n) {
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++) h = (h ^ bytes[i]) * 0x100000001b3u;
    return h;
}

static int all_are(const void *bytes, size_t n, uint8_t value) {
    int same = 1;
    for (size_t i = 0; i < n; i++) same &= ((const uint8_t *)bytes)[i] == value;
    return same;
}

static void check_digits(void) {
    memset(digits, GUARD_BYTE, sizeof digits);
    memset(labels, GUARD_BYTE, sizeof labels);
    memset(scratch, GUARD_BYTE, sizeof scratch);
    mlp_synth_digits(1, HABITS_MNIST, 0, COUNT, digits, labels, scratch);
    CHECK(all_are(digits + COUNT * SYNTH_DIGIT_BYTES, GUARD, GUARD_BYTE));
    CHECK(all_are(labels + COUNT, sizeof *labels, GUARD_BYTE));
    CHECK(all_are(scratch + SYNTH_SCRATCH_BYTES / 4, sizeof *scratch, GUARD_BYTE));
    uint64_t h = hash(digits, COUNT * SYNTH_DIGIT_BYTES);
    CHECK_MSG(h == 0x2bd01a4dab855c71u, "digits' hash %016llx", (unsigned long long)h);

    // A range made alone, and one digit at a time backwards, are the same digits.
    mlp_synth_digits(1, HABITS_MNIST, 53, 50, again, labels_again, scratch);
    CHECK(memcmp(again, digits + 53 * SYNTH_DIGIT_BYTES, 50 * SYNTH_DIGIT_BYTES) == 0);
    CHECK(memcmp(labels_again, labels + 53, 50 * sizeof *labels) == 0);
    for (uint32_t i = 50; i-- > 0;) {
        mlp_synth_digits(1, HABITS_MNIST, i, 1, again, labels_again, scratch);
        CHECK(memcmp(again, digits + i * SYNTH_DIGIT_BYTES, SYNTH_DIGIT_BYTES) == 0);
    }
    // Another seed, in either half of its 64 bits, is another set.
    mlp_synth_digits(2, HABITS_MNIST, 0, 1, again, labels_again, scratch);
    CHECK(memcmp(again, digits, SYNTH_DIGIT_BYTES) != 0);
    mlp_synth_digits(1 + (1ull << 32), HABITS_MNIST, 0, 1, again, labels_again, scratch);
    CHECK(memcmp(again, digits, SYNTH_DIGIT_BYTES) != 0);

    // Other habits: the same classes, many pictures another.
    mlp_synth_digits(1, HABITS_WORLD, 0, 50, again, labels_again, scratch);
    CHECK(memcmp(labels_again, labels, 50 * sizeof *labels) == 0);
    size_t same = 0;
    for (size_t i = 0; i < 50; i++) {
        const uint8_t *picture = again + i * SYNTH_DIGIT_BYTES;
        same += memcmp(picture, digits + i * SYNTH_DIGIT_BYTES, SYNTH_DIGIT_BYTES) == 0;
    }
    CHECK_MSG(same <= 30, "%zu of 50 pictures are the same", same);

    // The highest number there is, and no digit at all.
    mlp_synth_digits(1, HABITS_MNIST, UINT32_MAX, 1, again, labels_again, scratch);
    CHECK(labels_again[0] == UINT32_MAX % 10);
    memset(again, GUARD_BYTE, sizeof again);
    mlp_synth_digits(1, HABITS_MNIST, 0, 0, again, labels_again, scratch);
    CHECK(all_are(again, sizeof again, GUARD_BYTE));
}

// Each digit fits 20 x 20 pixels, touches two opposite sides of that box, and has its centre of
// mass in 14 +- 0.5 (the convention is MNIST's, see pad.h).
static void check_format(void) {
    for (uint32_t i = 0; i < COUNT; i++) {
        const uint8_t *image = digits + i * SYNTH_DIGIT_BYTES;
        double mass = 0, moment[2] = {0, 0};
        int low[2] = {28, 28}, high[2] = {-1, -1};
        for (int k = 0; k < SYNTH_DIGIT_BYTES; k++) {
            int place[2] = {k % 28, k / 28};
            for (int axis = 0; axis < 2 && image[k]; axis++) {
                moment[axis] += image[k] * place[axis];
                if (place[axis] < low[axis]) low[axis] = place[axis];
                if (place[axis] > high[axis]) high[axis] = place[axis];
            }
            mass += image[k];
        }
        int width = high[0] - low[0] + 1, height = high[1] - low[1] + 1;
        CHECK_MSG(width <= 20 && height <= 20 && (width >= 19 || height >= 19),
                  "digit %u is %d x %d", i, width, height);
        CHECK_MSG(fabs(moment[0] / mass - 14) <= 0.5 && fabs(moment[1] / mass - 14) <= 0.5,
                  "digit %u: centre %g, %g", i, moment[0] / mass, moment[1] / mass);
        CHECK_MSG(labels[i] == i % 10, "digit %u: label %u", i, labels[i]);
        CHECK(i == 0 || memcmp(image, image - SYNTH_DIGIT_BYTES, SYNTH_DIGIT_BYTES) != 0);
    }
}

static void check_shapes(void) {
    memset(shapes, GUARD_BYTE, sizeof shapes);
    memset(labels, GUARD_BYTE, sizeof labels);
    mlp_synth_shapes(1, 0, SHAPES, shapes, labels);
    CHECK(all_are(shapes + SHAPES * SYNTH_SHAPE_BYTES, GUARD, GUARD_BYTE));
    CHECK(all_are(labels + SHAPES, sizeof *labels, GUARD_BYTE));
    uint64_t h = hash(shapes, SHAPES * SYNTH_SHAPE_BYTES);
    CHECK_MSG(h == 0xd7d4741dc9e14fafu, "shapes' hash %016llx", (unsigned long long)h);

    mlp_synth_shapes(1, 74, 30, again, labels_again);
    CHECK(memcmp(again, shapes + 74 * SYNTH_SHAPE_BYTES, 30 * SYNTH_SHAPE_BYTES) == 0);
    CHECK(memcmp(labels_again, labels + 74, 30 * sizeof *labels) == 0);
    mlp_synth_shapes(2, 0, 1, again, labels_again);
    CHECK(memcmp(again, shapes, SYNTH_SHAPE_BYTES) != 0);
    for (uint32_t i = 0; i < SHAPES; i++) CHECK(labels[i] == i % 10);
}

static void check_names(void) {
    for (uint32_t i = 0; i < SYNTH_CLASSES; i++) {
        CHECK(strlen(mlp_synth_digit_name(i)) == 1 &&
              mlp_synth_digit_name(i)[0] == (char)('0' + i));
        for (uint32_t j = 0; j < i; j++) {
            CHECK(strcmp(mlp_synth_shape_name(i), mlp_synth_shape_name(j)) != 0);
        }
    }
    CHECK(mlp_synth_digit_name(SYNTH_CLASSES) == 0 && mlp_synth_shape_name(UINT32_MAX) == 0);
}

void test_synth(void) {
    check_digits();
    check_format();
    check_shapes();
    check_names();
}
