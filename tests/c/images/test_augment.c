// Augmentation: hand-worked cases, what its draws depend on, the statistics of the elastic field,
// and that training sees it. tests/parity/augment.py is a second implementation of the warp.
#include "images/augment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

void test_augment(void);

static void augment(const mlp_augmentation *rule, image_shape shape, uint32_t epoch, uint32_t row,
                    const uint8_t *in, uint8_t *out) {
    CHECK(mlp_augment_check(rule, shape) == MLP_OK);
    void *scratch = new_block(mlp_augment_scratch_bytes(rule, shape));
    mlp_augment_image(rule, shape, 9, epoch, row, in, out, scratch);
    free(scratch);
}

// Mirroring and cropping of a 4x4 picture: every result is one of the few that there can be.
static void check_moves(void) {
    const uint8_t in[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
    const uint8_t mirrored[16] = {4, 3, 2, 1, 8, 7, 6, 5, 12, 11, 10, 9, 16, 15, 14, 13};
    const image_shape shape = {4, 4, 1};
    mlp_augmentation flip = {.flip = 1}, crop = {.crop = 2};
    uint8_t out[16];
    int same = 0, turned = 0;
    uint32_t seen[5][5] = {{0}};
    for (uint32_t row = 0; row < 1000; row++) {
        augment(&flip, shape, 1, row, in, out);
        same += memcmp(out, in, 16) == 0;
        turned += memcmp(out, mirrored, 16) == 0;
        augment(&crop, shape, 1, row, in, out);
        // Beyond the edges 3 2 [1 2 3 4] 3 2, and the rows alike.
        const uint8_t columns[8] = {3, 2, 1, 2, 3, 4, 3, 2}, rows[8] = {2, 1, 0, 1, 2, 3, 2, 1};
        int found = 0;
        for (int x = 0; x < 5; x++) {
            for (int y = 0; y < 5; y++) {
                int fits = 1;
                for (int i = 0; i < 16; i++) {
                    fits &= out[i] == columns[x + i % 4] + 4 * rows[y + i / 4];
                }
                seen[y][x] += (uint32_t)fits;
                found += fits;
            }
        }
        CHECK(found == 1);
    }
    CHECK_MSG(same + turned == 1000 && abs(same - turned) < 160, "%d, %d", same, turned);
    for (int i = 0; i < 25; i++) CHECK_MSG(seen[i / 5][i % 5] > 10, "move %d", i);
}

static void check_cutout(void) {
    uint8_t in[3 * 64], out[3 * 64];
    const image_shape shape = {8, 8, 3};
    mlp_augmentation rule = {.cutout = 4};
    memset(in, 200, sizeof in);
    int whole = 0;
    for (uint32_t row = 0; row < 200; row++) {
        augment(&rule, shape, 1, row, in, out);
        int cut = 0;
        for (int i = 0; i < 64; i++) {
            CHECK(out[i] == 200 || out[i] == 128);
            CHECK(out[i] == out[64 + i] && out[i] == out[128 + i]);
            cut += out[i] == 128;
        }
        CHECK(cut >= 4 && cut <= 16); // at a corner a quarter is inside
        whole += cut == 16;
    }
    CHECK(whole > 20);
}

// A ramp stays a ramp: linear interpolation of a linear picture is exact, so a shift shows as a
// constant, a rotation as two slopes.
static void check_affine(void) {
    enum { SIDE = 21 };
    uint8_t in[SIDE * SIDE], out[SIDE * SIDE];
    const image_shape shape = {SIDE, SIDE, 1};
    for (int i = 0; i < SIDE * SIDE; i++) in[i] = (uint8_t)(10 * (i % SIDE) + 20);
    mlp_augmentation shift = {.shift = 3.0f}, turn = {.rotation = 30.0f};
    double lowest = 9.0, highest = -9.0;
    for (uint32_t row = 0; row < 300; row++) {
        augment(&shift, shape, 1, row, in, out);
        double moved = (out[10 * SIDE + 10] - in[10 * SIDE + 10]) / 10.0;
        lowest = fmin(lowest, moved);
        highest = fmax(highest, moved);
        for (int x = 4; x < SIDE - 4; x++) {
            CHECK(abs(out[7 * SIDE + x] - in[7 * SIDE + x] - (int)lround(10.0 * moved)) <= 1);
        }
        augment(&turn, shape, 1, row, in, out);
        double along = (out[10 * SIDE + 14] - out[10 * SIDE + 6]) / 80.0;
        double down = (out[14 * SIDE + 10] - out[6 * SIDE + 10]) / 80.0;
        CHECK_MSG(fabs(along * along + down * down - 1.0) < 0.04, "%g, %g", along, down);
        CHECK(along > 0.85 && out[10 * SIDE + 10] == in[10 * SIDE + 10]);
    }
    CHECK(lowest >= -3.05 && lowest < -2.8 && highest <= 3.05 && highest > 2.8);
}

// Deviation of the elastic displacement, read off a ramp: Simard's is alpha / (sqrt(12 pi) sigma).
static void check_elastic(void) {
    enum { SIDE = 25, TRIALS = 2000 };
    uint8_t in[SIDE * SIDE], out[SIDE * SIDE];
    const image_shape shape = {SIDE, SIDE, 1};
    for (int i = 0; i < SIDE * SIDE; i++) in[i] = (uint8_t)(10 * (i % SIDE) + 5);
    mlp_augmentation rule = {.elastic = 30.0f, .elastic_sigma = 4.0f};
    double squares = 0.0, products = 0.0, sum = 0.0;
    for (uint32_t row = 0; row < TRIALS; row++) {
        augment(&rule, shape, 1, row, in, out);
        double a = (out[12 * SIDE + 10] - in[12 * SIDE + 10]) / 10.0;
        double b = (out[12 * SIDE + 14] - in[12 * SIDE + 14]) / 10.0;
        sum += a;
        squares += a * a;
        products += a * b;
    }
    double expected = 30.0 / (sqrt(12.0 * acos(-1.0)) * 4.0);
    double deviation = sqrt(squares / TRIALS), correlation = products / squares;
    CHECK_MSG(fabs(deviation / expected - 1.0) < 0.1, "%g, Simard's %g", deviation, expected);
    CHECK_MSG(fabs(sum / TRIALS) < 0.12, "mean %g", sum / TRIALS);
    // Of Gaussian smoothing exp(-distance^2 / (4 sigma^2)) = 0.78.
    CHECK_MSG(fabs(correlation - exp(-0.25)) < 0.08, "correlation %g", correlation);
}

// The last column's place on the grid may be rounded up to the next point; that one is there too.
static void check_grid(void) {
    enum { SIDE = 32, PLANE = SIDE * SIDE };
    uint8_t in[3 * PLANE], first[3 * PLANE], out[3 * PLANE];
    const image_shape shape = {SIDE, SIDE, 3};
    mlp_augmentation rule = {.elastic = 30.0f, .elastic_sigma = 5.965953350067139f};
    for (int i = 0; i < 3 * PLANE; i++) in[i] = (uint8_t)random_u32();
    memset(in, 0, 16);
    augment(&rule, shape, 1, 0, in, first);
    memset(in, 255, 16); // no number, if it were read as coefficients
    augment(&rule, shape, 1, 0, in, out);
    CHECK(memcmp(first + PLANE, out + PLANE, 2 * PLANE) == 0);
}

static void check_draws(void) {
    enum { SIDE = 9, BYTES = 3 * SIDE * SIDE };
    uint8_t in[BYTES], first[BYTES], out[BYTES];
    const image_shape shape = {SIDE, SIDE, 3};
    for (int i = 0; i < BYTES; i++) in[i] = (uint8_t)random_u32();
    mlp_augmentation rule = {.rotation = 20.0f,
                             .scale = 0.2f,
                             .shear = 0.1f,
                             .shift = 1.0f,
                             .elastic = 10.0f,
                             .elastic_sigma = 3.0f,
                             .flip = 1,
                             .crop = 2,
                             .cutout = 3};
    augment(&rule, shape, 3, 4, in, first);
    augment(&rule, shape, 3, 4, in, out);
    CHECK(memcmp(first, out, BYTES) == 0);
    augment(&rule, shape, 4, 3, in, out);
    CHECK(memcmp(first, out, BYTES) != 0);
    augment(&rule, shape, 3, 5, in, out);
    CHECK(memcmp(first, out, BYTES) != 0);
    memset(in, 77, BYTES); // of one colour, warped: the same
    rule.cutout = 0;
    augment(&rule, shape, 1, 1, in, out);
    CHECK(memcmp(in, out, BYTES) == 0);
}

static void check_mix(void) {
    enum { M = 500, INPUTS = 3 };
    uint8_t pixels[M * INPUTS], was[M * INPUTS], spare[INPUTS];
    uint32_t rows[M];
    float share[M];
    double sum = 0.0;
    for (uint32_t i = 0; i < M; i++) rows[i] = 7 * i;
    for (size_t i = 0; i < M * INPUTS; i++) was[i] = pixels[i] = (uint8_t)random_u32();
    mlp_augment_mix(0.4f, 9, 1, rows, pixels, M, INPUTS, share, spare);
    for (size_t i = 0; i < M; i++) {
        CHECK(share[i] >= 0.5f && share[i] <= 1.0f);
        sum += (double)share[i];
        for (size_t j = 0; j < INPUTS; j++) {
            double partner = was[(i + 1) % M * INPUTS + j], own = was[i * INPUTS + j];
            double mixed = (double)share[i] * own + (1.0 - (double)share[i]) * partner;
            CHECK(fabs(pixels[i * INPUTS + j] - mixed) <= 0.5);
        }
    }
    // E max(l, 1 - l) of Beta(0.4, 0.4), by numeric integration: 0.8448.
    CHECK_MSG(fabs(sum / M - 0.8448) < 0.035, "mean share %g", sum / M);
}

// With room for shares, mlp_augment mixes what it shows otherwise, as augment_mix does.
static void check_mixed_view(const mlp_config *config, const mlp_samples *samples) {
    mlp_config mixing = *config;
    mixing.augmentation.mixup = 0.4f;
    uint8_t images[6 * 64], mixed[6 * 64], spare[64];
    float shares[6], mixed_shares[6];
    size_t bytes;
    CHECK(mlp_augment_bytes(&mixing, &bytes) == MLP_OK && bytes >= sizeof spare);
    void *scratch = new_block(bytes);
    CHECK(mlp_augment(&mixing, samples, 1, images, NULL, scratch) == MLP_OK);
    CHECK(mlp_augment(&mixing, samples, 1, mixed, mixed_shares, scratch) == MLP_OK);
    CHECK(memcmp(images, mixed, sizeof mixed) != 0);
    mlp_augment_mix(0.4f, (uint64_t)mixing.seed_high << 32 | mixing.seed_low, 1, NULL, images, 6,
                    64, shares, spare);
    CHECK(memcmp(images, mixed, sizeof mixed) == 0 && same_floats(shares, mixed_shares, 6));
    free(scratch);
}

// Training sees the images that mlp_augment shows, and other ones in the next epoch.
static void check_training(void) {
    mlp_config config = small_config();
    config.inputs = 64;
    config.width = config.height = 8;
    config.batch_size = 6;
    mlp_samples samples = random_samples(&config, 6);
    mlp_config changing = config;
    changing.augmentation = (mlp_augmentation){.rotation = 30.0f, .shift = 1.0f, .crop = 1};
    fixture f = open_network(&config, mlp_kernels_scalar());
    fixture g = open_network(&changing, mlp_kernels_simd128());
    uint8_t images[6 * 64], last[6 * 64] = {0};
    size_t bytes;
    CHECK(mlp_augment_bytes(&changing, &bytes) == MLP_OK);
    void *scratch = new_block(bytes);
    uint32_t order[6];
    mlp_progress progress;
    for (uint32_t epoch = 1; epoch <= 3; epoch++) {
        CHECK(mlp_augment(&changing, &samples, epoch, images, NULL, scratch) == MLP_OK);
        CHECK(memcmp(images, last, sizeof last) != 0);
        memcpy(last, images, sizeof last);
        mlp_samples changed = samples;
        changed.pixels = images;
        CHECK(mlp_train(f.net, &changed, order, 1, &progress) == MLP_OK);
        CHECK(mlp_train(g.net, &samples, order, 1, &progress) == MLP_OK);
        CHECK(same_parameters(&f, &g));
    }
    check_mixed_view(&changing, &samples);
    mlp_config none = config;
    none.width = 0;
    CHECK(mlp_augment_bytes(&none, &bytes) == MLP_BAD_IMAGE);
    CHECK(mlp_augment(&changing, &samples, 1, NULL, NULL, scratch) == MLP_BAD_POINTER);
    samples.rows = 5;
    CHECK(mlp_augment(&changing, &samples, 1, images, NULL, scratch) == MLP_BAD_ROW);
    free(scratch);
    free_samples(&samples);
    close_network(&f);
    close_network(&g);
}

void test_augment(void) {
    check_moves();
    check_cutout();
    check_affine();
    check_elastic();
    check_grid();
    check_draws();
    check_mix();
    check_training();
}
