// pad.c: strokes to MNIST images, against images worked out by hand and against a slow oracle.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "check.h"
#include "images/pad.h"

void test_pad(void);

enum { IMAGE = PAD_SIDE * PAD_SIDE, GUARD = 64, GUARD_BYTE = 0xA5 };

// One drawing and its image, with guard bytes round everything pad_rasterise writes.
static struct {
    uint8_t before[GUARD];
    uint8_t pixels[IMAGE];
    uint8_t after[GUARD];
    _Alignas(16) float scratch[PAD_SCRATCH_BYTES / 4];
    uint8_t scratch_after[GUARD];
} out;

static int guards_intact(void) {
    int intact = 1;
    for (int i = 0; i < GUARD; i++) {
        intact &= out.before[i] == GUARD_BYTE && out.after[i] == GUARD_BYTE;
        intact &= out.scratch_after[i] == GUARD_BYTE;
    }
    return intact;
}

static enum pad_status draw(const float *xy, const uint32_t *lengths, uint32_t strokes, float pen) {
    memset(&out, GUARD_BYTE, sizeof out);
    enum pad_status status = mlp_pad_rasterise(xy, lengths, strokes, pen, out.pixels, out.scratch);
    CHECK(guards_intact());
    return status;
}

static int pixel(int row, int column) {
    return out.pixels[row * PAD_SIDE + column];
}

static int untouched(void) {
    int same = 1;
    for (int i = 0; i < IMAGE; i++) same &= out.pixels[i] == GUARD_BYTE;
    return same;
}

static uint32_t ink(void) {
    uint32_t sum = 0;
    for (int i = 0; i < IMAGE; i++) sum += out.pixels[i];
    return sum;
}

// MNIST's convention: the centre of mass lies in 14 +- 0.5, counted from the first pixel's centre.
static void check_centred(void) {
    double mass = 0, x = 0, y = 0;
    for (int i = 0; i < IMAGE; i++) {
        mass += out.pixels[i];
        x += out.pixels[i] * (i % PAD_SIDE);
        y += out.pixels[i] * (i / PAD_SIDE);
    }
    CHECK_MSG(fabs(x / mass - 14) <= 0.5 && fabs(y / mass - 14) <= 0.5, "centre %g, %g", x / mass,
              y / mass);
}

static void check_empty(void) {
    const float nothing[2] = {0};
    CHECK(draw(nothing, 0, 0, 2.5f) == PAD_EMPTY);
    CHECK(ink() == 0);
    CHECK(draw(nothing, (uint32_t[]){0, 0, 0}, 3, 2.5f) == PAD_EMPTY);
    CHECK(ink() == 0);
}

static void check_bad_input(void) {
    const uint32_t two = 2;
    const float bad[] = {NAN, INFINITY, -INFINITY, 1.1e6f, -1.1e6f, 3e38f};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        for (int place = 0; place < 4; place++) {
            float xy[4] = {1, 2, 3, 4};
            xy[place] = bad[i];
            CHECK(draw(xy, &two, 1, 2.5f) == PAD_BAD_POINT);
            CHECK(untouched());
        }
    }
    const float xy[4] = {-1e6f, -1e6f, 1e6f, 1e6f};
    const float pens[] = {NAN, INFINITY, -2, 0, 0.99f, 10.01f};
    for (size_t i = 0; i < sizeof pens / sizeof *pens; i++) {
        CHECK(draw(xy, &two, 1, pens[i]) == PAD_BAD_PEN);
        CHECK(untouched());
    }
    CHECK(draw(xy, &two, 1, 1) == PAD_DRAWN);
    check_centred();
    CHECK(draw(xy, &two, 1, 10) == PAD_DRAWN);
    check_centred();
}

// A disc of 3 pixels has an area of 7.07.
static void check_dot(void) {
    const float xy[6] = {-50, 70, -50, 70, -50, 70};
    CHECK(draw(xy, (uint32_t[]){1}, 1, 3) == PAD_DRAWN);
    check_centred();
    CHECK_MSG(fabs(ink() / 255.0 - 7.07) < 0.15, "area %g", ink() / 255.0);
    uint8_t one[IMAGE];
    memcpy(one, out.pixels, IMAGE);
    CHECK(draw(xy, (uint32_t[]){3}, 1, 3) == PAD_DRAWN);
    CHECK(memcmp(one, out.pixels, IMAGE) == 0);
}

// A line of 2 pixels' width fills the middle two columns of the box, which go to columns 14 and 15,
// rows 5 to 24. Its round ends cost each column (1 - pi / 4) of a pixel at the top and the bottom.
static void check_lines(void) {
    CHECK(draw((float[]){7, -3, 7, 900}, (uint32_t[]){2}, 1, 2) == PAD_DRAWN);
    for (int row = 0; row < PAD_SIDE; row++) {
        for (int column = 0; column < PAD_SIDE; column++) {
            int on = (column == 14 || column == 15) && row >= 5 && row <= 24;
            if (on && (row == 5 || row == 24)) {
                CHECK_MSG(abs(pixel(row, column) - 200) <= 6, "end %d", pixel(row, column));
            } else {
                CHECK(pixel(row, column) == (on ? 255 : 0));
            }
        }
    }
    uint8_t vertical[IMAGE];
    memcpy(vertical, out.pixels, IMAGE);
    CHECK(draw((float[]){-3, 7, 900, 7}, (uint32_t[]){2}, 1, 2) == PAD_DRAWN);
    int transposed = 1;
    for (int i = 0; i < IMAGE; i++) {
        transposed &= vertical[i] == pixel(i % PAD_SIDE, i / PAD_SIDE);
    }
    CHECK(transposed);
}

// The outline of a square fills the outermost two pixels of the box; only its corners are rounded.
static void check_square(void) {
    const float xy[] = {0, 0, 100, 0, 100, 100, 0, 100, 0, 0};
    CHECK(draw(xy, (uint32_t[]){5}, 1, 2) == PAD_DRAWN);
    for (int row = 0; row < PAD_SIDE; row++) {
        for (int column = 0; column < PAD_SIDE; column++) {
            int in_box = row >= 5 && row <= 24 && column >= 5 && column <= 24;
            int inside = row >= 7 && row <= 22 && column >= 7 && column <= 22;
            int corner = (row == 5 || row == 24) && (column == 5 || column == 24);
            if (!corner) CHECK(pixel(row, column) == (in_box && !inside ? 255 : 0));
        }
    }
    CHECK(pixel(5, 5) > 180 && pixel(5, 5) < 220);
}

// A blot with a long tail: its centre of mass would put the tail's end outside the image, so the
// box stays at the image's right edge, or at the left one with the drawing mirrored.
static void check_lopsided(float mirror, uint32_t want) {
    float xy[2 * 202];
    for (int i = 0; i < 200; i++) {
        xy[2 * i] = mirror * (float)(i % 2 * 12);
        xy[2 * i + 1] = (float)(i / 2) / 2;
    }
    memcpy(xy + 400, (float[]){0, 10, mirror * 100, 10}, 4 * sizeof(float));
    CHECK(draw(xy, (uint32_t[]){200, 2}, 2, 1) == PAD_DRAWN);
    uint32_t first = PAD_SIDE, last = 0;
    for (uint32_t i = 0; i < IMAGE; i++) {
        uint32_t column = i % PAD_SIDE;
        if (out.pixels[i] && column < first) first = column;
        if (out.pixels[i] && column > last) last = column;
    }
    CHECK_MSG(first == want && last == want + 19, "columns %u to %u", first, last);
}

static void random_strokes(rng *r, float *xy, uint32_t *lengths, uint32_t strokes) {
    for (uint32_t s = 0; s < strokes; s++) {
        lengths[s] = 1 + mlp_rng_below(r, 6);
        for (uint32_t i = 0; i < lengths[s]; i++) {
            *xy++ = (float)(int)mlp_rng_below(r, 300) - 100;
            *xy++ = (float)(int)mlp_rng_below(r, 300) - 150;
        }
    }
}

// Where and how large does not matter. Powers of two and small integers keep the floats exact, so
// the images must be equal to the byte.
static void check_invariance(void) {
    rng r = mlp_rng_open(1, RNG_DIGITS, 1);
    float xy[36];
    uint32_t lengths[3];
    uint8_t first[IMAGE];
    random_strokes(&r, xy, lengths, 3);
    CHECK(draw(xy, lengths, 3, 2.5f) == PAD_DRAWN);
    memcpy(first, out.pixels, IMAGE);
    for (int i = 0; i < 36; i++) xy[i] = xy[i] * 8 - 5000;
    CHECK(draw(xy, lengths, 3, 2.5f) == PAD_DRAWN);
    CHECK(memcmp(first, out.pixels, IMAGE) == 0);
}

static double distance(const float *a, const float *b, double x, double y) {
    double dx = b[0] - a[0], dy = b[1] - a[1], length2 = dx * dx + dy * dy;
    double t = length2 > 0 ? ((x - a[0]) * dx + (y - a[1]) * dy) / length2 : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypot(x - a[0] - t * dx, y - a[1] - t * dy);
}

// Share of pixel (row, column) of the box that the pen covers, by looking at 12 x 12 points of it.
static double oracle(const float *xy, const uint32_t *lengths, uint32_t strokes, double radius,
                     int row, int column) {
    int hits = 0;
    for (int k = 0; k < 144; k++) {
        double x = column + (k % 12 + 0.5) / 12, y = row + (k / 12 + 0.5) / 12;
        const float *p = xy;
        int hit = 0;
        for (uint32_t s = 0; s < strokes; p += 2 * lengths[s++]) {
            for (uint32_t i = 0; i < lengths[s]; i++) {
                hit |=
                    distance(p + 2 * i, p + 2 * (i + 1 < lengths[s] ? i + 1 : i), x, y) <= radius;
            }
        }
        hits += hit;
    }
    return hits / 144.0;
}

// Largest difference between the image and the box, put at one of the 9 x 9 places it may be.
static double worst_at(double want[PAD_BOX][PAD_BOX], int place) {
    double worst = 0;
    for (int row = 0; row < PAD_BOX; row++) {
        for (int column = 0; column < PAD_BOX; column++) {
            double got = pixel(place / 9 + row, place % 9 + column) / 255.0;
            worst = fmax(worst, fabs(got - want[row][column]));
        }
    }
    return worst;
}

// What remains is the distance rule's error where outlines meet within one cell; its mean is
// nought, so the amount of ink agrees far better than the worst pixel.
static void check_oracle(void) {
    for (uint32_t trial = 0; trial < 40; trial++) {
        rng r = mlp_rng_open(2, RNG_DIGITS, trial);
        float xy[36], low[2] = {1e9f, 1e9f}, high[2] = {-1e9f, -1e9f};
        uint32_t lengths[3], points = 0, strokes = 1 + trial % 3;
        float pen = 1.5f + 3 * mlp_rng_uniform(&r);
        random_strokes(&r, xy, lengths, strokes);
        for (uint32_t s = 0; s < strokes; s++) points += lengths[s];
        if (points < 2) continue;
        CHECK(draw(xy, lengths, strokes, pen) == PAD_DRAWN);
        for (uint32_t i = 0; i < 2 * points; i++) {
            low[i % 2] = fminf(low[i % 2], xy[i]);
            high[i % 2] = fmaxf(high[i % 2], xy[i]);
        }
        float side[2] = {high[0] - low[0], high[1] - low[1]};
        float scale = (PAD_BOX - pen) / fmaxf(side[0], side[1]);
        for (uint32_t i = 0; i < 2 * points; i++) {
            xy[i] = (xy[i] - low[i % 2]) * scale + (PAD_BOX - side[i % 2] * scale) / 2;
        }
        double want[PAD_BOX][PAD_BOX], mass = 0;
        for (int i = 0; i < PAD_BOX * PAD_BOX; i++) {
            want[i / PAD_BOX][i % PAD_BOX] =
                oracle(xy, lengths, strokes, pen / 2, i / PAD_BOX, i % PAD_BOX);
            mass += want[i / PAD_BOX][i % PAD_BOX];
        }
        double best = 1;
        for (int place = 0; place < 81; place++) best = fmin(best, worst_at(want, place));
        CHECK_MSG(best < 0.16, "trial %u: worst %g", trial, best);
        CHECK_MSG(fabs(ink() / 255.0 - mass) < 0.02 * mass, "trial %u: ink %g, not %g", trial,
                  ink() / 255.0, mass);
    }
}

static void check_many_points(void) {
    enum { POINTS = 20000 };
    static float xy[2 * POINTS];
    for (int i = 0; i < POINTS; i++) {
        xy[2 * i] = (float)((i + 10) * cos(i * 0.001));
        xy[2 * i + 1] = (float)((i + 10) * sin(i * 0.001));
    }
    CHECK(draw(xy, (uint32_t[]){POINTS}, 1, 2.5f) == PAD_DRAWN);
    check_centred();
}

void test_pad(void) {
    check_empty();
    check_bad_input();
    check_dot();
    check_lines();
    check_square();
    check_lopsided(1, 8);
    check_lopsided(-1, 0);
    check_invariance();
    check_oracle();
    check_many_points();
}
