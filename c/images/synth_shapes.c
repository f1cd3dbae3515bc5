#include <stddef.h>

#include "base/fmath.h"
#include "base/rng.h"
#include "images/synth.h"

enum { SIDE = 32, PLANE = SIDE * SIDE };

enum shape { CIRCLE, RING, CRESCENT, SQUARE, TRIANGLE, STAR, CROSS, ARROW, HEART, BARS };

static const char *const names[SYNTH_CLASSES] = {
    "circle", "ring", "crescent", "square", "triangle", "star", "cross", "arrow", "heart", "bars",
};

// How far a shape may be turned either way, in quarters of a right angle: not so far that its name
// would no longer fit (a square on its corner is a diamond, a cross on its feet an X), nor so far
// that a small net, which must learn every position by itself, has no chance.
static const uint8_t turn[SYNTH_CLASSES] = {8, 8, 8, 1, 2, 8, 1, 4, 2, 4};

static const float right_angle = 1.57079633f;

static float lesser(float a, float b) {
    return a < b ? a : b;
}

static float greater(float a, float b) {
    return a > b ? a : b;
}

static float magnitude(float x) {
    return x < 0.0f ? -x : x;
}

static float clamp01(float x) {
    return lesser(greater(x, 0.0f), 1.0f);
}

static float length(float x, float y) {
    return fm_sqrt(x * x + y * y);
}

// How deep a point lies inside the axis-parallel box with the given half sides round (cx, cy).
static float in_box(float x, float y, float cx, float cy, float half_x, float half_y) {
    return lesser(half_x - magnitude(x - cx), half_y - magnitude(y - cy));
}

// Star of five points: those points of the plane that at most one of the sides of its inner
// pentagon shuts out. So the depth is the second smallest of the depths behind the five sides.
static float in_star(float x, float y) {
    static const float normal[5][2] = {{0.0f, 1.0f},
                                       {0.95105652f, 0.30901699f},
                                       {0.58778525f, -0.80901699f},
                                       {-0.58778525f, -0.80901699f},
                                       {-0.95105652f, 0.30901699f}};
    float smallest = 2.0f, second = 2.0f;
    for (int i = 0; i < 5; i++) {
        float depth = 0.38f - normal[i][0] * x - normal[i][1] * y;
        second = lesser(second, greater(smallest, depth));
        smallest = lesser(smallest, depth);
    }
    return second;
}

// How deep the point (x, y) lies inside a shape of about radius 1 round the origin, y down;
// negative outside. Near the outline it is the distance to it, which is all that antialiasing
// needs.
static float depth_inside(enum shape shape, float x, float y) {
    switch (shape) {
    case CIRCLE:
        return 0.9f - length(x, y);
    case RING:
        return 0.17f - magnitude(length(x, y) - 0.75f);
    case CRESCENT:
        return lesser(0.95f - length(x, y), length(x - 0.42f, y) - 0.72f);
    case SQUARE:
        return in_box(x, y, 0.0f, 0.0f, 0.78f, 0.78f);
    case TRIANGLE:
        return lesser(0.5f - y, 0.5f + 0.5f * y - 0.8660254f * magnitude(x));
    case STAR:
        return in_star(x, y);
    case CROSS:
        return greater(in_box(x, y, 0.0f, 0.0f, 0.95f, 0.28f),
                       in_box(x, y, 0.0f, 0.0f, 0.28f, 0.95f));
    case ARROW: {
        float head = lesser(x + 0.05f, 0.70710678f * (0.95f - x - magnitude(y)));
        return greater(head, in_box(x, y, -0.4f, 0.0f, 0.55f, 0.22f));
    }
    case HEART: { // a square on its corner, and a circle on each of its upper sides
        float side = magnitude(x) + magnitude(y - 0.05f);
        float lobe = length(magnitude(x) - 0.42f, y + 0.37f);
        return greater(0.70710678f * (0.84f - side), 0.594f - lobe);
    }
    default: // BARS: three of them
        return lesser(0.9f - magnitude(x),
                      0.17f - lesser(magnitude(y), magnitude(magnitude(y) - 0.68f)));
    }
}

struct colour {
    float channel[3]; // 0 to 1
};

// Draws a colour whose channels lie between the two given values.
static struct colour draw_colour(rng *r, float darkest, float brightest) {
    struct colour c;
    for (int i = 0; i < 3; i++) {
        c.channel[i] = darkest + (brightest - darkest) * mlp_rng_uniform(r);
    }
    return c;
}

// The colour between a, at mixture 0, and b, at mixture 1.
static struct colour blend(struct colour a, struct colour b, float mixture) {
    for (int i = 0; i < 3; i++) a.channel[i] += mixture * (b.channel[i] - a.channel[i]);
    return a;
}

// Sum over the channels of the difference, 0 to 3.
static float contrast(struct colour a, struct colour b) {
    float sum = 0.0f;
    for (int i = 0; i < 3; i++) sum += magnitude(a.channel[i] - b.channel[i]);
    return sum;
}

// Draws the two colours of a background that the ink stands out from, in between as well.
static void draw_grounds(rng *r, struct colour ink, struct colour ground[2]) {
    float least;
    do {
        ground[0] = draw_colour(r, 0.0f, 0.55f);
        ground[1] = draw_colour(r, 0.0f, 0.55f);
        least = contrast(ink, blend(ground[0], ground[1], 0.5f));
        for (int i = 0; i < 2; i++) least = lesser(least, contrast(ink, ground[i]));
    } while (least < 0.75f);
}

// Backgrounds: the mixture of their two colours at a point is constant, a ramp across the picture,
// or waves.
enum pattern { PLAIN, RAMP, WAVES, PATTERNS };

static void draw_shape(rng *r, enum shape shape, uint8_t *pixels) {
    struct colour ink = draw_colour(r, 0.35f, 1.0f); // a light shape on a dark ground
    struct colour ground[2];
    draw_grounds(r, ink, ground);
    enum pattern pattern = (enum pattern)mlp_rng_below(r, PATTERNS);
    float along_x, along_y; // direction of the ramp or of the waves, per pixel
    fm_sincos(4.0f * right_angle * mlp_rng_uniform(r), &along_y, &along_x);
    float frequency = pattern == WAVES ? 0.3f + 0.7f * mlp_rng_uniform(r) : 1.0f / (1.5f * SIDE);
    along_x *= frequency;
    along_y *= frequency;

    float radius = 8.0f + 5.0f * mlp_rng_uniform(r);
    float room = lesser(SIDE - 2.0f * 0.95f * radius, 8.0f);
    float centre_x = 0.5f * SIDE + room * (mlp_rng_uniform(r) - 0.5f);
    float centre_y = 0.5f * SIDE + room * (mlp_rng_uniform(r) - 0.5f);
    float angle = 0.25f * right_angle * (float)turn[shape] * (2.0f * mlp_rng_uniform(r) - 1.0f);
    float sine, cosine;
    fm_sincos(angle, &sine, &cosine);
    float flatness = 0.92f + 0.16f * mlp_rng_uniform(r); // height to width
    float noise = mlp_rng_uniform(r) * 0.4f;

    for (int i = 0; i < PLANE; i++) {
        float x = (float)(i % SIDE) + 0.5f, y = (float)(i / SIDE) + 0.5f;
        float mixture = 0.0f;
        if (pattern != PLAIN) {
            mixture = (x - 0.5f * SIDE) * along_x + (y - 0.5f * SIDE) * along_y;
            if (pattern == WAVES) fm_sincos(mixture, &mixture, &(float){0});
            mixture = clamp01(0.5f + (pattern == WAVES ? 0.5f : 1.0f) * mixture);
        }
        float dx = (x - centre_x) / radius, dy = (y - centre_y) / radius;
        float turned_x = dx * cosine + dy * sine, turned_y = (dy * cosine - dx * sine) * flatness;
        float cover = clamp01(depth_inside(shape, turned_x, turned_y) * radius + 0.5f);
        uint32_t random = mlp_rng_u32(r); // a byte of noise for each channel
        struct colour colour = blend(blend(ground[0], ground[1], mixture), ink, cover);
        for (int c = 0; c < 3; c++) {
            float value = colour.channel[c];
            value += noise * ((float)(random >> 8 * c & 255u) * (1.0f / 255.0f) - 0.5f);
            pixels[c * PLANE + i] = (uint8_t)(clamp01(value) * 255.0f + 0.5f);
        }
    }
}

void mlp_synth_shapes(uint64_t seed, uint32_t first, uint32_t count, uint8_t *pixels,
                      uint16_t *labels) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t label = (first + i) % SYNTH_CLASSES;
        rng r = mlp_rng_open(seed, RNG_SHAPES, first + i);
        draw_shape(&r, (enum shape)label, pixels + (size_t)i * SYNTH_SHAPE_BYTES);
        labels[i] = (uint16_t)label;
    }
}

const char *mlp_synth_shape_name(uint32_t label) {
    return label < SYNTH_CLASSES ? names[label] : 0;
}
