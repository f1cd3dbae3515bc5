// picture.c: pictures to samples, against sums worked out by hand.
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "images/picture.h"

void test_picture(void);

enum { MOST = 64 * 64, GUARD = 64, GUARD_BYTE = 0xA5 };

static uint8_t rgba[4 * MOST], out[3 * MOST + GUARD];

static picture_plan plan_of(uint32_t width, uint32_t height, uint32_t side) {
    return (picture_plan){.width = width,
                          .height = height,
                          .orientation = 1,
                          .turn = 1,
                          .channels = 1,
                          .fit = FIT_STRETCH,
                          .sample_width = side,
                          .sample_height = side};
}

// The scratch has just the bytes that were asked for: the sanitizer sees one more.
static enum picture_status make(const picture_plan *p) {
    memset(out, GUARD_BYTE, sizeof out);
    size_t bytes = mlp_picture_scratch(p);
    void *scratch = malloc(bytes + 1);
    enum picture_status status = mlp_picture_sample(rgba, p, out, scratch);
    free(scratch);
    uint32_t end = status < 0 ? 0 : p->channels * p->sample_width * p->sample_height;
    int intact = 1;
    for (uint32_t i = end; i < end + GUARD; i++) intact &= out[i] == GUARD_BYTE;
    CHECK(intact);
    return status;
}

static void set(uint32_t i, uint8_t r, uint8_t g, uint8_t b, uint8_t opacity) {
    memcpy(rgba + 4 * i, (uint8_t[]){r, g, b, opacity}, 4);
}

static void set_grey(uint32_t i, uint8_t level) {
    set(i, level, level, level, 255);
}

static void check_refusals(void) {
    picture_plan fine = plan_of(2, 2, 2);
    CHECK(mlp_picture_scratch(&fine) > 0 && make(&fine) == PICTURE_DONE);
    const uint32_t sizes[] = {0, 65536, 4294967295u};
    for (int i = 0; i < 3; i++) {
        for (int field = 0; field < 4; field++) {
            picture_plan p = fine;
            uint32_t *fields[] = {&p.width, &p.height, &p.sample_width, &p.sample_height};
            *fields[field] = sizes[i];
            CHECK(mlp_picture_scratch(&p) == 0 && make(&p) == PICTURE_BAD_SIZE);
        }
    }
    picture_plan large = plan_of(65535, 1025, 28);
    CHECK(make(&large) == PICTURE_BAD_SIZE);
    const uint32_t bad[6][2] = {{0, 9}, {0, 9}, {2, 4}, {4, 99}, {256, 1000}, {4, 5}};
    for (int field = 0; field < 5; field++) {
        for (int i = 0; i < 2; i++) {
            picture_plan p = fine;
            uint32_t *fields[] = {&p.orientation, &p.turn, &p.channels, &p.fit, &p.background};
            *fields[field] = bad[field][i];
            CHECK(make(&p) == PICTURE_BAD_PLAN);
        }
    }
    picture_plan ink = fine;
    ink.fit = FIT_INK;
    ink.channels = 3;
    CHECK(make(&ink) == PICTURE_BAD_PLAN);
}

static void check_colours(void) {
    set(0, 200, 100, 50, 255);
    set(1, 255, 0, 0, 0);
    set(2, 10, 20, 30, 128);
    set(3, 255, 255, 255, 255);
    picture_plan p = plan_of(2, 2, 2);
    CHECK(make(&p) == PICTURE_DONE);
    // 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2; nothing; 128/255 of 10, 20 and 30; white.
    CHECK(out[0] == 124 && out[1] == 0 && out[2] == 9 && out[3] == 255);
    p.background = 255;
    p.channels = 3;
    CHECK(make(&p) == PICTURE_DONE);
    const uint8_t want[12] = {200, 255, 132, 255, 100, 255, 137, 255, 50, 255, 142, 255};
    CHECK(memcmp(out, want, 12) == 0);
    p.invert = 1;
    CHECK(make(&p) == PICTURE_DONE);
    for (int i = 0; i < 12; i++) CHECK(out[i] == 255 - want[i]);
}

// A picture of 3 x 2 as a camera stores it; what each of EXIF's eight orientations shows.
static void check_orientations(void) {
    static const uint8_t shown[8][6] = {
        {1, 2, 3, 4, 5, 6}, {3, 2, 1, 6, 5, 4}, {6, 5, 4, 3, 2, 1}, {4, 5, 6, 1, 2, 3},
        {1, 4, 2, 5, 3, 6}, {4, 1, 5, 2, 6, 3}, {6, 3, 5, 2, 4, 1}, {3, 6, 2, 5, 1, 4},
    };
    static const uint32_t undo[8] = {1, 2, 3, 4, 5, 8, 7, 6};
    for (uint8_t i = 0; i < 6; i++) set_grey(i, (uint8_t)(i + 1));
    for (uint32_t i = 0; i < 8; i++) {
        picture_plan p = plan_of(3, 2, 3);
        p.orientation = i + 1;
        p.sample_width = i < 4 ? 3 : 2;
        p.sample_height = i < 4 ? 2 : 3;
        CHECK(make(&p) == PICTURE_DONE);
        CHECK_MSG(memcmp(out, shown[i], 6) == 0, "orientation %u", i + 1);
        p.turn = undo[i];
        p.sample_width = 3;
        p.sample_height = 2;
        CHECK(make(&p) == PICTURE_DONE);
        CHECK_MSG(memcmp(out, shown[0], 6) == 0, "orientation %u and back", i + 1);
    }
}

static void check_fits(void) {
    // Columns 0, 100, 200, 100 in a picture of 4 x 2.
    static const uint8_t columns[4] = {0, 100, 200, 100};
    for (uint32_t i = 0; i < 8; i++) set_grey(i, columns[i % 4]);
    picture_plan p = plan_of(4, 2, 2);
    p.fit = FIT_CROP; // the two columns in the middle
    CHECK(make(&p) == PICTURE_DONE);
    CHECK(out[0] == 100 && out[1] == 200 && out[2] == 100 && out[3] == 200);
    // Half the width: a triangle four pixels wide, weights 1 3 3 1 of 8 (cut at the edges: 3 3 1 of
    // 7).
    p.fit = FIT_STRETCH;
    CHECK(make(&p) == PICTURE_DONE);
    CHECK(out[0] == 71 && out[1] == 143); // (3*0 + 3*100 + 200) / 7, (100 + 3*200 + 3*100) / 7
    p.fit = FIT_PAD;
    p.background = 7;
    p.sample_width = p.sample_height = 4;
    CHECK(make(&p) == PICTURE_DONE);
    for (int i = 0; i < 16; i++) CHECK(out[i] == (i / 4 % 3 ? columns[i % 4] : 7));
}

// A flat picture stays flat whatever its size: the weights sum to 1.
static void check_flat(void) {
    for (uint32_t i = 0; i < MOST; i++) set_grey(i, 173);
    for (uint32_t side = 1; side <= 64; side++) {
        picture_plan p = plan_of(64, 61, side);
        CHECK(make(&p) == PICTURE_DONE);
        int same = 1;
        for (uint32_t i = 0; i < side * side; i++) same &= out[i] == 173;
        CHECK_MSG(same, "side %u", side);
    }
}

// A dark bar on grey paper, off the centre: white on black in the middle, 20 pixels high.
static void check_ink(void) {
    for (uint32_t i = 0; i < 60 * 50; i++) {
        uint32_t x = i % 60, y = i / 60;
        set_grey(i, x >= 5 && x < 9 && y >= 3 && y < 43 ? 40 : 180);
    }
    picture_plan p = plan_of(60, 50, 28);
    p.fit = FIT_INK;
    p.invert = 1;
    CHECK(make(&p) == PICTURE_DONE);
    for (uint32_t i = 0; i < 28 * 28; i++) {
        uint32_t x = i % 28, y = i / 28;
        // 4 x 40 becomes 2 x 20: columns 14 and 15 or 13 and 14, rows 4 to 23 or 5 to 24.
        int inside = x == 14 || x == 15;
        CHECK_MSG(out[i] == (inside && y >= 5 && y < 25 ? 255 : 0), "%u %u: %u", x, y, out[i]);
    }
    for (uint32_t i = 0; i < 60 * 50; i++) set_grey(i, (uint8_t)(180 + i % 30));
    CHECK(make(&p) == PICTURE_BLANK);
    for (uint32_t i = 0; i < 28 * 28; i++) CHECK(out[i] == 0);
}

// Whatever the plan, nothing is written or read outside (the sanitizer looks on).
static void check_random(void) {
    for (uint32_t i = 0; i < MOST; i++) {
        set(i, (uint8_t)random_below(256), (uint8_t)random_below(256), (uint8_t)random_below(256),
            (uint8_t)random_below(256));
    }
    for (int round = 0; round < 300; round++) {
        picture_plan p = plan_of(1 + random_below(64), 1 + random_below(64), 1);
        p.sample_width = 1 + random_below(64);
        p.sample_height = 1 + random_below(64);
        p.orientation = 1 + random_below(8);
        p.turn = 1 + random_below(8);
        p.fit = random_below(4);
        p.channels = p.fit == FIT_INK || random_below(2) ? 1 : 3;
        p.invert = random_below(2);
        CHECK(make(&p) >= 0);
    }
}

void test_picture(void) {
    check_refusals();
    check_colours();
    check_orientations();
    check_fits();
    check_flat();
    check_ink();
    check_random();
}
