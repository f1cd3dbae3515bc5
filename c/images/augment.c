#include "images/augment.h"

#include <string.h>

#include "base/fmath.h"
#include "base/lanes.h"
#include "base/rng.h"

typedef uint8_t levels __attribute__((vector_size(4)));

enum { FRACTION = 11, ONE = 1 << FRACTION }; // of a pixel, so that 255 * ONE * ONE stays below 2^31
enum { TAPS = 4 };                           // coefficients that a cubic B-spline blends

// What runs for every pixel is inlined whatever the compiler's flags think of its size.
#define INLINE static inline __attribute__((always_inline))

static const float SMALLEST_SIGMA = 1.0f;
static const float LARGEST = 1000.0f; // of any number of a rule

int mlp_augments(const mlp_augmentation *rule) {
    return rule->rotation > 0.0f || rule->scale > 0.0f || rule->shear > 0.0f ||
           rule->shift > 0.0f || rule->elastic > 0.0f || rule->flip || rule->crop || rule->cutout ||
           rule->mixup > 0.0f;
}

static int warps(const mlp_augmentation *rule) {
    return rule->rotation > 0.0f || rule->scale > 0.0f || rule->shear > 0.0f ||
           rule->shift > 0.0f || rule->elastic > 0.0f;
}

static int within(float x, float top) {
    return x >= 0.0f && x <= top;
}

mlp_status mlp_augment_check(const mlp_augmentation *rule, image_shape shape) {
    int fits = within(rule->rotation, 180.0f) && within(rule->scale, 0.9f) &&
               within(rule->shear, 2.0f) && within(rule->shift, LARGEST) &&
               within(rule->elastic, LARGEST) && within(rule->mixup, 1.0f) && rule->flip <= 1;
    if (!mlp_augments(rule)) return fits ? MLP_OK : MLP_BAD_AUGMENTATION;
    uint32_t smaller = shape.width < shape.height ? shape.width : shape.height;
    if (rule->elastic > 0.0f) {
        fits = fits && rule->elastic_sigma >= SMALLEST_SIGMA && rule->elastic_sigma <= LARGEST;
    }
    if (warps(rule) || rule->flip) fits = fits && smaller >= 2;
    return fits && rule->crop < smaller && rule->cutout <= smaller ? MLP_OK : MLP_BAD_AUGMENTATION;
}

static size_t whole_lanes(size_t width) {
    return (width + LANES - 1) / LANES * LANES;
}

static float spacing(const mlp_augmentation *rule) { // of the grid, pixels
    return 1.7320508f * rule->elastic_sigma;
}

// Where a pixel lies on the grid: its column, and its row. The two may round to different points.
static float grid_column(const mlp_augmentation *rule, size_t x) {
    return (float)x * (1.0f / spacing(rule));
}

static float grid_row(const mlp_augmentation *rule, size_t y) {
    return (float)y / spacing(rule);
}

static size_t grid_points(const mlp_augmentation *rule, uint32_t side) {
    size_t last = side - 1;
    float column = grid_column(rule, last), row = grid_row(rule, last);
    return (size_t)(column > row ? column : row) + TAPS;
}

// Scratch: the field as it is along x at every grid row, for both directions; its coefficients; the
// image before it is warped, with a byte to spare for pairs().
uint64_t mlp_augment_scratch_bytes(const mlp_augmentation *rule, image_shape shape) {
    uint64_t image = (uint64_t)shape.width * shape.height * shape.channels + LANES;
    if (rule->elastic <= 0.0f) return image;
    uint64_t rows = grid_points(rule, shape.height), columns = grid_points(rule, shape.width);
    return 2 * rows * (whole_lanes(shape.width) + columns) * sizeof(float) + image;
}

static float spread(rng *r, float limit) { // uniform in +-limit
    return limit * (2.0f * mlp_rng_uniform(r) - 1.0f);
}

// Which coefficients reach a pixel, the first of TAPS, and how much each counts.
static size_t spline(float at, float weights[TAPS]) {
    size_t first = (size_t)at;
    float t = at - (float)first, u = 1.0f - t;
    weights[0] = u * u * u * (1.0f / 6.0f);
    weights[1] = (4.0f + t * t * (3.0f * t - 6.0f)) * (1.0f / 6.0f);
    weights[2] = (4.0f + u * u * (3.0f * u - 6.0f)) * (1.0f / 6.0f);
    weights[3] = t * t * t * (1.0f / 6.0f);
    return first;
}

// field[2][grid rows][whole lanes of width]: x and y displacement at the grid's rows.
static void draw_field(rng *r, const mlp_augmentation *rule, image_shape shape, float *field) {
    size_t rows = 2 * grid_points(rule, shape.height), columns = grid_points(rule, shape.width);
    size_t width = whole_lanes(shape.width);
    float *coefficients = field + rows * width;
    // From noise in +-1 to Simard's deviation: 1 / (2 sqrt(pi) sigma) of the Gaussian, over the
    // 151/315 that splines leave of the deviation of their coefficients.
    float limit = rule->elastic * 0.58846957f / rule->elastic_sigma;
    for (size_t i = 0; i < rows * columns; i++) coefficients[i] = spread(r, limit);
    for (size_t x = 0; x < width; x++) {
        float weights[TAPS];
        size_t last = x < shape.width ? x : shape.width - 1;
        const float *from = coefficients + spline(grid_column(rule, last), weights);
        for (size_t row = 0; row < rows; row++, from += columns) {
            float sum = 0.0f;
            for (size_t i = 0; i < TAPS; i++) sum += weights[i] * from[i];
            field[row * width + x] = sum;
        }
    }
}

// Where an output pixel comes from: at + x * along + y * down, both ways.
typedef struct affine {
    float at[2], along[2], down[2];
} affine;

// Scaled, sheared, turned about the middle of the image, then shifted.
static affine draw_affine(rng *r, const mlp_augmentation *rule, image_shape shape) {
    float width = 1.0f + spread(r, rule->scale), height = 1.0f + spread(r, rule->scale);
    float shear = spread(r, rule->shear), sine, cosine;
    fm_sincos(spread(r, rule->rotation) * 0.017453293f, &sine, &cosine);
    affine a = {
        .along = {cosine * width, sine * width},
        .down = {(cosine * shear - sine) * height, (sine * shear + cosine) * height},
    };
    float middle[2] = {0.5f * (float)(shape.width - 1), 0.5f * (float)(shape.height - 1)};
    for (int i = 0; i < 2; i++) {
        float shift = spread(r, rule->shift);
        a.at[i] = middle[i] - a.along[i] * middle[0] - a.down[i] * middle[1] + shift;
    }
    return a;
}

INLINE counts lower_of(counts a, counts b) {
    counts less = a < b;
    return (a & less) | (b & ~less);
}

// A coordinate as the pixel before it and the fraction beyond, 0 to ONE; beside the image, its
// edge. Comparing as floats first keeps the conversion in range.
INLINE counts split_coordinate(reals at, uint32_t side, counts *fraction) {
    reals top = (reals){0} + (float)(side - 1);
    counts above = at > 0.0f, below = at < top;
    counts bits = (counts)at & above & below;
    bits |= (counts)top & ~below;
    counts fixed = __builtin_convertvector((reals)bits * (float)ONE + 0.5f, counts);
    counts whole = lower_of(fixed >> FRACTION, (counts){0} + (int32_t)(side - 2));
    *fraction = fixed - (whole << FRACTION);
    return whole;
}

// This pixel and, 8 bits up, the next (all targets are little-endian).
INLINE int32_t pair(const uint8_t *pixels) {
    uint16_t two;
    memcpy(&two, pixels, sizeof two);
    return two;
}

INLINE counts blend_rows(counts two, counts fraction) {
    counts left = two & 255, right = two >> 8;
    return (left << FRACTION) + (right - left) * fraction;
}

INLINE void warp_row(const uint8_t *in, uint8_t *out, image_shape shape, uint32_t x, counts at,
                     counts fx, counts fy) {
    size_t area = (size_t)shape.width * shape.height;
    for (uint32_t c = 0; c < shape.channels; c++, in += area, out += area) {
        const uint8_t *under = in + shape.width;
        counts above = {pair(in + at[0]), pair(in + at[1]), pair(in + at[2]), pair(in + at[3])};
        counts below = {pair(under + at[0]), pair(under + at[1]), pair(under + at[2]),
                        pair(under + at[3])};
        above = blend_rows(above, fx);
        below = blend_rows(below, fx);
        counts level = (above << FRACTION) + (below - above) * fy;
        level = (level + (1 << (2 * FRACTION - 1))) >> (2 * FRACTION);
        levels narrow = __builtin_convertvector(level, levels);
        if (x + LANES <= shape.width) {
            memcpy(out, &narrow, LANES);
        } else {
            memcpy(out, &narrow, shape.width - x);
        }
    }
}

// at + the sum of the taps, which are stride floats apart.
INLINE reals blend(reals at, const float *from, size_t stride, const float weights[TAPS]) {
    at += weights[0] * load_lanes(from);
    at += weights[1] * load_lanes(from + stride);
    at += weights[2] * load_lanes(from + 2 * stride);
    return at + weights[3] * load_lanes(from + 3 * stride);
}

static void warp(rng *r, const mlp_augmentation *rule, image_shape shape, const uint8_t *in,
                 uint8_t *out, float *field) {
    affine a = draw_affine(r, rule, shape);
    int elastic = rule->elastic > 0.0f;
    if (elastic) draw_field(r, rule, shape, field);
    size_t width = whole_lanes(shape.width);
    size_t plane = elastic ? width * grid_points(rule, shape.height) : 0;
    for (uint32_t y = 0; y < shape.height; y++) {
        float weights[TAPS];
        const float *from = field;
        if (elastic) from += width * spline(grid_row(rule, y), weights);
        reals step = {0.0f, 1.0f, 2.0f, 3.0f};
        for (uint32_t x = 0; x < shape.width; x += LANES, step += (float)LANES) {
            reals sx = (a.at[0] + (float)y * a.down[0]) + step * a.along[0];
            reals sy = (a.at[1] + (float)y * a.down[1]) + step * a.along[1];
            if (elastic) {
                sx = blend(sx, from + x, width, weights);
                sy = blend(sy, from + plane + x, width, weights);
            }
            counts fx, fy;
            counts at = split_coordinate(sx, shape.width, &fx);
            at += split_coordinate(sy, shape.height, &fy) * (int32_t)shape.width;
            warp_row(in, out + (size_t)y * shape.width + x, shape, x, at, fx, fy);
        }
    }
}

// Row or column number i of an image that goes on as its mirror image beyond its edges, which are
// not repeated.
static size_t reflect(int32_t i, uint32_t side) {
    if (i < 0) i = -i;
    if (i >= (int32_t)side) i = 2 * ((int32_t)side - 1) - i;
    return (size_t)i;
}

static void move(rng *r, const mlp_augmentation *rule, image_shape shape, const uint8_t *in,
                 uint8_t *out) {
    int mirrored = rule->flip && mlp_rng_below(r, 2);
    int32_t right = (int32_t)mlp_rng_below(r, 2 * rule->crop + 1) - (int32_t)rule->crop;
    int32_t down = (int32_t)mlp_rng_below(r, 2 * rule->crop + 1) - (int32_t)rule->crop;
    for (uint32_t c = 0; c < shape.channels; c++, in += (size_t)shape.width * shape.height) {
        for (uint32_t y = 0; y < shape.height; y++, out += shape.width) {
            const uint8_t *row = in + reflect((int32_t)y + down, shape.height) * shape.width;
            for (uint32_t x = 0; x < shape.width; x++) {
                size_t from = reflect((int32_t)x + right, shape.width);
                out[x] = row[mirrored ? shape.width - 1 - from : from];
            }
        }
    }
}

// A square about a pixel, as much of it as lies inside: paper in grey images, middle grey in
// coloured ones.
static void cut_out(rng *r, uint32_t side, image_shape shape, uint8_t *out) {
    int32_t left = (int32_t)mlp_rng_below(r, shape.width) - (int32_t)side / 2;
    int32_t top = (int32_t)mlp_rng_below(r, shape.height) - (int32_t)side / 2;
    int32_t right = left + (int32_t)side, bottom = top + (int32_t)side;
    for (uint32_t y = 0; y < shape.height * shape.channels; y++, out += shape.width) {
        int32_t row = (int32_t)(y % shape.height);
        for (int32_t x = left; row >= top && row < bottom && x < right; x++) {
            if (x >= 0 && x < (int32_t)shape.width) out[x] = shape.channels == 1 ? 0 : 128;
        }
    }
}

static rng open_stream(uint64_t seed, enum rng_purpose purpose, uint32_t epoch, uint32_t row) {
    rng r = mlp_rng_open(seed, purpose, row);
    r.counter[1] = epoch;
    return r;
}

void mlp_augment_image(const mlp_augmentation *rule, image_shape shape, uint64_t seed,
                       uint32_t epoch, uint32_t row, const uint8_t *in, uint8_t *out,
                       void *scratch) {
    rng r = open_stream(seed, RNG_AUGMENT, epoch, row);
    size_t bytes = (size_t)shape.width * shape.height * shape.channels;
    uint8_t *moved = out;
    if (warps(rule)) {
        moved = scratch;
        moved += mlp_augment_scratch_bytes(rule, shape) - bytes - LANES;
    }
    if (rule->flip || rule->crop) {
        move(&r, rule, shape, in, moved);
    } else {
        memcpy(moved, in, bytes);
    }
    if (moved != out) warp(&r, rule, shape, moved, out, scratch);
    if (rule->cutout) cut_out(&r, rule->cutout, shape, out);
}

// Beta(alpha, alpha) for alpha <= 1 (Johnk 1964), as 256ths from 128 to 256.
static uint32_t draw_own_weight(rng *r, float alpha) {
    float a, b;
    do {
        // 1 - u lies in (0, 1]: no logarithm of 0.
        a = fm_exp(fm_log(1.0f - mlp_rng_uniform(r)) / alpha);
        b = fm_exp(fm_log(1.0f - mlp_rng_uniform(r)) / alpha);
    } while (a + b > 1.0f);
    // For a small alpha both may underflow; then all of it goes to one of the two.
    float larger = a > b ? a : b;
    return larger > 0.0f ? (uint32_t)(256.0f * (larger / (a + b)) + 0.5f) : 256;
}

void mlp_augment_mix(float alpha, uint64_t seed, uint32_t epoch, const uint32_t *rows,
                     uint8_t *pixels, size_t m, size_t inputs, float *own_weights, uint8_t *spare) {
    memcpy(spare, pixels, inputs);
    for (size_t i = 0; i < m; i++, pixels += inputs) {
        rng r = open_stream(seed, RNG_MIX, epoch, rows ? rows[i] : (uint32_t)i);
        uint32_t own = draw_own_weight(&r, alpha);
        const uint8_t *partner = i + 1 < m ? pixels + inputs : spare;
        for (size_t j = 0; j < inputs; j++) {
            pixels[j] = (uint8_t)((own * pixels[j] + (256 - own) * partner[j] + 128) >> 8);
        }
        own_weights[i] = (float)own * 0x1p-8f;
    }
}

const mlp_augmenter *mlp_augmenter_default(void) {
    static const mlp_augmenter table = {mlp_augment_image, mlp_augment_mix};
    return &table;
}
