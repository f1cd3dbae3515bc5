// Input scaling: worked out by hand, round trips, and what the network then sees.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

void test_scaling(void);

enum { INPUTS = 70, ROWS = 5 }; // more inputs than are summed at a time

static mlp_config wide_config(void) {
    mlp_config config = small_config();
    config.inputs = INPUTS;
    return config;
}

static void check_unit(const fixture *f) {
    float offset[INPUTS], gain[INPUTS];
    CHECK(mlp_read_scaling(f->net, offset, gain, INPUTS) == MLP_OK);
    int unit = 1;
    for (int j = 0; j < INPUTS; j++) unit &= offset[j] == 0.0f && gain[j] == 1.0f / 255.0f;
    CHECK(unit);
}

static void check_standard(const fixture *f, mlp_samples samples) {
    const uint32_t rows[] = {4, 0, 3, 1, 4};
    uint8_t *pixels = (uint8_t *)(uintptr_t)samples.pixels;
    for (int i = 0; i < ROWS; i++) {
        pixels[i * INPUTS] = 255;                    // no deviation
        pixels[i * INPUTS + 1] = (uint8_t)(100 + i); // a small one
        pixels[i * INPUTS + 69] = i % 2 ? 255 : 0;   // a large one
    }
    samples.subset = rows;
    float offset[INPUTS], gain[INPUTS];
    CHECK(mlp_fit_scaling(f->net, MLP_SCALE_STANDARD, &samples) == MLP_OK);
    CHECK(mlp_read_scaling(f->net, offset, gain, INPUTS) == MLP_OK);
    for (size_t j = 0; j < INPUTS; j++) {
        double mean = 0.0, variance = 0.0;
        for (int i = 0; i < ROWS; i++) mean += pixels[rows[i] * INPUTS + j] / 5.0;
        for (int i = 0; i < ROWS; i++) variance += pow(pixels[rows[i] * INPUTS + j] - mean, 2) / 5;
        double deviation = fmax(sqrt(variance), 16.0);
        CHECK_MSG(fabs((double)offset[j] - mean) < 1e-5 &&
                      fabs((double)gain[j] * deviation - 1.0) < 1e-6,
                  "pixel %zu: %g, %g", j, (double)offset[j], (double)gain[j]);
    }
    CHECK(offset[0] == 255.0f && gain[0] == 0.0625f && gain[1] == 0.0625f);
}

// Half black, half white, so many that the sum of squares times their number passes 2^64.
static void check_many_rows(void) {
    enum { MANY = 36000000 };
    mlp_config config = small_config();
    config.inputs = 1;
    fixture f = open_network(&config, mlp_kernels_scalar());
    uint8_t *pixels = new_block(MANY);
    memset(pixels, 0, MANY / 2);
    memset(pixels + MANY / 2, 255, MANY / 2);
    mlp_samples samples = {.pixels = pixels, .rows = MANY, .count = MANY};
    float offset, gain;
    CHECK(mlp_fit_scaling(f.net, MLP_SCALE_STANDARD, &samples) == MLP_OK);
    CHECK(mlp_read_scaling(f.net, &offset, &gain, 1) == MLP_OK);
    CHECK_MSG(offset == 127.5f && gain == 1.0f / 127.5f, "%g, %g", (double)offset, (double)gain);
    free(pixels);
    close_network(&f);
}

// The network sees (pixel - offset) * gain: one linear unit's softmax tells.
static void check_effect(void) {
    mlp_config config = small_config();
    config.inputs = 2;
    config.hidden_layers = 0;
    config.classes = 2;
    config.cost = MLP_CROSS_ENTROPY;
    fixture f = open_network(&config, mlp_kernels_simd128());
    const float parameters[] = {1, 1, 0, 0, 0, 0}, offset[] = {100, 30}, gain[] = {0.5f, -0.25f};
    const uint8_t pixels[] = {103, 34};
    float outputs[2];
    CHECK(mlp_write_parameters(f.net, parameters, 6) == MLP_OK);
    CHECK(mlp_write_scaling(f.net, offset, gain, 2) == MLP_OK);
    CHECK(mlp_predict(f.net, pixels, 1, outputs) == MLP_OK);
    CHECK_MSG(fabs((double)outputs[0] - 1.0 / (1.0 + exp(-0.5))) < 1e-6, "%g", (double)outputs[0]);
    close_network(&f);
}

static void check_round_trip_and_errors(const fixture *f, const mlp_samples *good) {
    float offset[INPUTS], gain[INPUTS], *o = guarded_floats(INPUTS), *g = guarded_floats(INPUTS);
    fill(offset, INPUTS, FINITE_VALUES);
    fill(gain, INPUTS, FINITE_VALUES);
    CHECK(mlp_write_scaling(f->net, offset, gain, INPUTS) == MLP_OK);

    const float bad[] = {NAN, INFINITY, -INFINITY};
    for (int i = 0; i < 6; i++) {
        float a[INPUTS] = {0}, b[INPUTS] = {0};
        (i < 3 ? a : b)[i % 3 == 2 ? 0 : INPUTS - 1] = bad[i % 3];
        CHECK(mlp_write_scaling(f->net, a, b, INPUTS) == MLP_BAD_SCALING);
    }
    CHECK(mlp_write_scaling(f->net, gain, offset, INPUTS - 1) == MLP_BAD_COUNT);
    CHECK(mlp_write_scaling(f->net, gain, offset, INPUTS + 1) == MLP_BAD_COUNT);
    CHECK(mlp_write_scaling(f->net, NULL, offset, INPUTS) == MLP_BAD_POINTER);
    CHECK(mlp_write_scaling(f->net, gain, NULL, INPUTS) == MLP_BAD_POINTER);
    CHECK(mlp_write_scaling(NULL, gain, offset, INPUTS) == MLP_BAD_POINTER);
    CHECK(mlp_read_scaling(f->net, o, g, INPUTS - 1) == MLP_BAD_COUNT);
    CHECK(mlp_read_scaling(f->net, NULL, g, INPUTS) == MLP_BAD_POINTER);
    CHECK(mlp_read_scaling(f->net, o, NULL, INPUTS) == MLP_BAD_POINTER);
    CHECK(mlp_read_scaling(NULL, o, g, INPUTS) == MLP_BAD_POINTER);
    CHECK(is_untouched(o, INPUTS) && is_untouched(g, INPUTS));

    mlp_samples samples = *good;
    CHECK(mlp_fit_scaling(f->net, (mlp_scaling)4, &samples) == MLP_BAD_SCALING);
    CHECK(mlp_fit_scaling(NULL, MLP_SCALE_UNIT, &samples) == MLP_BAD_POINTER);
    CHECK(mlp_fit_scaling(f->net, MLP_SCALE_STANDARD, NULL) == MLP_BAD_POINTER);
    samples.rows = ROWS - 1;
    CHECK(mlp_fit_scaling(f->net, MLP_SCALE_STANDARD, &samples) == MLP_BAD_ROW);
    samples.count = 0;
    CHECK(mlp_fit_scaling(f->net, MLP_SCALE_STANDARD, &samples) == MLP_BAD_COUNT);

    CHECK(mlp_read_scaling(f->net, o, g, INPUTS) == MLP_OK);
    CHECK(same_floats(o, offset, INPUTS) && same_floats(g, gain, INPUTS));
    CHECK(guards_intact(o, INPUTS) && guards_intact(g, INPUTS));
    guarded_free(o);
    guarded_free(g);
}

// Two planes of 2x3 pixels: the mean and deviation of all pixels of each plane, or at least 16.
static void check_planes(void) {
    enum { AREA = 6, COUNT = 5 };
    mlp_config config = small_config();
    config.inputs = 2 * AREA;
    config.width = 3;
    config.height = 2;
    fixture f = open_network(&config, mlp_kernels_scalar());
    mlp_samples samples = random_samples(&config, COUNT);
    CHECK(mlp_fit_scaling(f.net, MLP_SCALE_CHANNEL, &samples) == MLP_OK);
    float offset[2 * AREA], gain[2 * AREA];
    CHECK(mlp_read_scaling(f.net, offset, gain, 2 * AREA) == MLP_OK);
    for (int plane = 0; plane < 2; plane++) {
        double sum = 0.0, squares = 0.0;
        for (int i = 0; i < COUNT * AREA; i++) {
            double pixel = samples.pixels[i / AREA * 2 * AREA + plane * AREA + i % AREA];
            sum += pixel;
            squares += pixel * pixel;
        }
        double mean = sum / (COUNT * AREA);
        double deviation = sqrt(squares / (COUNT * AREA) - mean * mean);
        for (int i = plane * AREA; i < (plane + 1) * AREA; i++) {
            CHECK(fabs((double)offset[i] - mean) < 1e-4);
            CHECK(fabs((double)gain[i] * deviation - 1.0) < 1e-5);
        }
    }
    CHECK(mlp_fit_scaling(f.net, MLP_SCALE_NONE, NULL) == MLP_OK);
    CHECK(mlp_read_scaling(f.net, offset, gain, 2 * AREA) == MLP_OK);
    for (int i = 0; i < 2 * AREA; i++) CHECK(offset[i] == 0.0f && gain[i] == 1.0f);
    free_samples(&samples);
    close_network(&f);
}

void test_scaling(void) {
    mlp_config config = wide_config();
    fixture f = open_network(&config, mlp_kernels_scalar());
    mlp_samples samples = random_samples(&config, ROWS);
    check_unit(&f);
    check_round_trip_and_errors(&f, &samples);
    check_standard(&f, samples);
    CHECK(mlp_fit_scaling(f.net, MLP_SCALE_UNIT, NULL) == MLP_OK);
    check_unit(&f);
    check_many_rows();
    check_effect();
    check_planes();
    free_samples(&samples);
    close_network(&f);
}
