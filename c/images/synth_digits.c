// Generated digits: how a hand bends, leans and stretches an allograph, and the pen along it.
#include <stddef.h>

#include "base/fmath.h"
#include "base/rng.h"
#include "images/synth_allographs.h"

enum { STEPS = 6 }; // straight pieces a curve is drawn with, from one of its points to the next

struct point {
    float x, y; // half the box of a digit is 1, its middle is the origin, y points down
};

// One coordinate is moved by height * sin(kx x + ky y + phase).
struct wave {
    float kx, ky, phase, height;
};

// What all points of one digit have in common: how this hand bends, leans and stretches them.
struct hand {
    struct wave wave[2]; // of x, of y
    float bend[8];       // coefficients of the quadratic warp
    float width;         // factor of x
    float slant;         // x moves by so much for every unit upwards
    float sine, cosine;  // of the angle all is turned by
    float kink;          // 1: kinks are sharp; 0: the pen passes them as it passes smooth points
    float pen;           // pixels of the image
    float haste;         // factor of the wobble; bends and waves have it already
};

// Standard deviations. Chosen by looking at the digits and by trying a few dozen settings of the
// whole generator, scored by how many of MNIST's training images a net trained on its digits reads.
// The test images played no part. Much less and the net has not seen enough hands, much more and
// digits turn into one another.
static const float wobble = 0.05f;     // of what each point adds to the drift, both ways
static const float bending = 0.12f;    // of the coefficients of the warp
static const float waving = 0.42f;     // of the steepness of a wave
static const float wave_number = 2.0f; // of kx and ky
static const float stretching = 0.26f; // of the logarithm of the width
static const float leaning = 0.29f;    // of the slant
static const float turning = 0.10f;    // of the angle, radians
static const float pressing = 0.27f;   // of the logarithm of the pen's width

static const float steadiest = 0.5f, hastiest = 1.4f; // of a hand: factor of the first three
static const float memory = 0.8f; // how much of the drift goes on to the next point

static const float mean_width = 0.9f;
static const float mean_slant = 0.12f;
static const float median_pen = 2.4f, thinnest_pen = 1.2f, thickest_pen = 6.5f;

// A uniform deviate of mean 0 with the given standard deviation. Where many variations add up it
// takes the place of a normal one, whose rare large values would make digits nobody can read.
static float spread(rng *r, float deviation) {
    return 3.46410162f * deviation * (mlp_rng_uniform(r) - 0.5f);
}

static struct hand draw_hand(rng *r) {
    struct hand h;
    h.haste = steadiest + (hastiest - steadiest) * mlp_rng_uniform(r);
    for (int i = 0; i < 8; i++) h.bend[i] = h.haste * spread(r, bending);
    for (int i = 0; i < 2; i++) {
        float kx = spread(r, wave_number), ky = spread(r, wave_number);
        float phase = 6.2831853f * mlp_rng_uniform(r);
        float height = h.haste * spread(r, waving) / fm_sqrt(1.0f + kx * kx + ky * ky);
        h.wave[i] = (struct wave){kx, ky, phase, height};
    }
    h.width = mean_width * fm_exp(stretching * mlp_rng_normal(r));
    h.slant = mean_slant + spread(r, leaning);
    fm_sincos(spread(r, turning), &h.sine, &h.cosine);
    float rounding = mlp_rng_uniform(r);
    h.kink = 1.0f - rounding * rounding;
    float pen = median_pen * fm_exp(pressing * mlp_rng_normal(r));
    h.pen = pen < thinnest_pen ? thinnest_pen : pen > thickest_pen ? thickest_pen : pen;
    return h;
}

static float moved_by(const struct wave *w, struct point p) {
    float sine, cosine;
    fm_sincos(w->kx * p.x + w->ky * p.y + w->phase, &sine, &cosine);
    return w->height * sine;
}

// Where this hand puts the point p: waved, bent, stretched, slanted, turned.
static struct point warp(const struct hand *h, struct point p) {
    const float *b = h->bend;
    float px = p.x + moved_by(&h->wave[0], p);
    float py = p.y + moved_by(&h->wave[1], p);
    float xx = px * px - 0.4f, xy = px * py, yy = py * py - 0.4f;
    float x = px + b[0] * yy + b[1] * xy + b[2] * xx + b[3] * yy * py;
    float y = py + b[4] * yy + b[5] * xy + b[6] * xx + b[7] * px;
    x = x * h->width - h->slant * y;
    return (struct point){x * h->cosine - y * h->sine, x * h->sine + y * h->cosine};
}

// a p + b q
static struct point blend(float a, struct point p, float b, struct point q) {
    return (struct point){a * p.x + b * q.x, a * p.y + b * q.y};
}

// The velocities at both ends of the curve from p[1] to p[2]. free1 and free2 say how far the two
// ends are free of their neighbours p[0] and p[3]: 0 at a smooth point, where the velocity is half
// the way from the neighbour before to the neighbour after (Catmull and Rom 1974); 1 at the end of
// a stroke, where it makes the curve a parabola, or a straight line if both ends are free.
static void velocities(const struct point p[4], float free1, float free2, struct point v[2]) {
    struct point chord = blend(1.0f, p[2], -1.0f, p[1]);
    struct point smooth1 = blend(0.5f, p[2], -0.5f, p[0]);
    struct point smooth2 = blend(0.5f, p[3], -0.5f, p[1]);
    struct point end1 = blend(free1, chord, 1.0f - free1, smooth1);
    struct point end2 = blend(free2, chord, 1.0f - free2, smooth2);
    v[0] = blend(free1, blend(1.5f, chord, -0.5f, end2), 1.0f - free1, smooth1);
    v[1] = blend(free2, blend(1.5f, chord, -0.5f, end1), 1.0f - free2, smooth2);
}

// The cubic curve from p to q with velocities v (Hermite) at time t, 0 to 1.
static struct point curve(struct point p, struct point q, const struct point v[2], float t) {
    float u = 1.0f - t;
    struct point a = blend(u * u * (1.0f + 2.0f * t), p, u * u * t, v[0]);
    struct point b = blend(t * t * (1.0f + 2.0f * u), q, -t * t * u, v[1]);
    return blend(1.0f, a, 1.0f, b);
}

// How far point i is free of the neighbour on the other side of it.
static float freedom(const struct allograph *way, int i, int at_end, const struct hand *h) {
    if (at_end) return 1.0f;
    return (way->points[i] & KINK) ? h->kink : 0.0f;
}

// Draws one digit in the given way: its points put where the pen drifts, joined by curves, warped,
// inked.
static void draw_digit(rng *r, const struct allograph *way, uint8_t *pixels, void *scratch) {
    struct hand h = draw_hand(r);
    struct point p[MAX_POINTS], drift = {0.0f, 0.0f};
    for (int i = 0; i < way->count; i++) {
        drift.x = memory * drift.x + h.haste * spread(r, wobble);
        drift.y = memory * drift.y + h.haste * spread(r, wobble);
        p[i].x = ((float)(way->points[i] & 127) - 60.0f) * 0.02f + drift.x;
        p[i].y = ((float)(way->points[i] >> 7 & 127) - 60.0f) * 0.02f + drift.y;
    }
    float xy[2 * MAX_POINTS * STEPS];
    uint32_t lengths[MAX_STROKES] = {0}, strokes = 0;
    float *next = xy;
    int begins = 1; // point i begins a stroke
    for (int i = 0; i < way->count; i++) {
        struct point v[2] = {{0}};
        int steps = 1;
        if (!(way->points[i] & LAST)) {
            int ends = (way->points[i + 1] & LAST) != 0;
            struct point around[4] = {p[begins ? i : i - 1], p[i], p[i + 1],
                                      p[ends ? i + 1 : i + 2]};
            velocities(around, freedom(way, i, begins, &h), freedom(way, i + 1, ends, &h), v);
            steps = STEPS;
        }
        for (int step = 0; step < steps; step++) {
            float t = (float)step * (1.0f / STEPS);
            struct point q = warp(&h, step ? curve(p[i], p[i + 1], v, t) : p[i]);
            *next++ = q.x;
            *next++ = q.y;
        }
        lengths[strokes] += (uint32_t)steps;
        begins = (way->points[i] & LAST) != 0;
        strokes += (uint32_t)begins;
    }
    mlp_pad_rasterise(xy, lengths, strokes, h.pen, pixels, scratch);
}

void mlp_synth_digits(uint64_t seed, enum digit_habits habits, uint32_t first, uint32_t count,
                      uint8_t *pixels, uint16_t *labels, void *scratch) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t digit = (first + i) % SYNTH_CLASSES;
        rng r = mlp_rng_open(seed, RNG_DIGITS, first + i);
        const struct allograph *way = mlp_choose_allograph(digit, habits, mlp_rng_below(&r, 100));
        draw_digit(&r, way, pixels + (size_t)i * SYNTH_DIGIT_BYTES, scratch);
        labels[i] = (uint16_t)digit;
    }
}

const char *mlp_synth_digit_name(uint32_t label) {
    static const char names[SYNTH_CLASSES][2] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    return label < SYNTH_CLASSES ? names[label] : 0;
}
