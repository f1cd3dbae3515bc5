// mlp_evaluate and mlp_predict: against each other, against the oracle, and at the edges.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "oracle.h"
#include "support.h"

void test_evaluate(void);

enum { ROWS = 250 }; // more than are put through at a time

static mlp_config deep_config(uint32_t cost, uint32_t classes) {
    mlp_config c = small_config();
    c.hidden_layers = 2;
    c.hidden_units[1] = 9;
    c.activations[0] = MLP_RELU;
    c.activations[1] = MLP_TANH;
    c.cost = cost;
    c.classes = classes;
    return c;
}

static void check_predictions(const fixture *f, const mlp_samples *samples, const float *outputs) {
    float *parameters = read_parameters(f);
    double *exact = new_block(f->count * sizeof *exact), expected[16], kink = 0.0, worst = 0.0;
    for (size_t i = 0; i < f->count; i++) exact[i] = (double)parameters[i];
    size_t classes = f->config.classes;
    for (size_t i = 0; i < ROWS; i++) {
        oracle_predict(&f->config, exact, samples->pixels + i * f->config.inputs, expected, &kink);
        for (size_t c = 0; c < classes; c++) {
            worst = fmax(worst, fabs((double)outputs[i * classes + c] - expected[c]));
        }
    }
    CHECK_MSG(worst < 2e-6, "off by %g", worst);
    double cost = oracle_cost(&f->config, exact, samples, &kink), sum;
    uint32_t *confusion = new_block(classes * classes * sizeof *confusion);
    CHECK(mlp_evaluate(f->net, samples, confusion, &sum, NULL, NULL) == MLP_OK);
    CHECK_MSG(fabs(sum / samples->count - cost) < 1e-5, "%g, oracle %g", sum / samples->count,
              cost);
    free(confusion);
    free(exact);
    free(parameters);
}

static void check_network(uint32_t cost, uint32_t classes, const mlp_kernels *kernels) {
    mlp_config config = deep_config(cost, classes);
    fixture f = open_network(&config, kernels);
    fixture before = open_network(&config, kernels);
    mlp_samples samples = random_samples(&config, ROWS);
    uint32_t rows[ROWS], counts[16][16] = {{0}};
    for (uint32_t i = 0; i < ROWS; i++) rows[i] = (i * 7 + 3) % ROWS;
    float *outputs = guarded_floats(ROWS * classes), *confidence = guarded_floats(ROWS);
    uint32_t *confusion = new_block(classes * classes * sizeof *confusion);
    uint16_t *predicted = new_block(ROWS * sizeof *predicted);
    double cost_sum = -1.0;
    CHECK(mlp_predict(f.net, samples.pixels, ROWS, outputs) == MLP_OK);
    check_predictions(&f, &samples, outputs);
    samples.subset = rows;
    samples.count = ROWS - 10;
    memset(confusion, 0xA5, classes * classes * sizeof *confusion);
    CHECK(mlp_evaluate(f.net, &samples, confusion, &cost_sum, predicted, confidence) == MLP_OK);
    CHECK(guards_intact(outputs, ROWS * classes) && guards_intact(confidence, ROWS));
    CHECK(is_untouched(confidence + samples.count, 10));
    int argmax = 1;
    for (uint32_t i = 0; i < samples.count; i++) {
        const float *row = outputs + rows[i] * classes;
        uint32_t best = 0;
        for (uint32_t c = 1; c < classes; c++) best = row[c] > row[best] ? c : best;
        argmax &= predicted[i] == best && confidence[i] == row[best];
        counts[samples.labels[rows[i]]][best]++;
    }
    CHECK(argmax);
    int counted = 1;
    for (uint32_t t = 0; t < classes; t++) {
        for (uint32_t c = 0; c < classes; c++)
            counted &= confusion[t * classes + c] == counts[t][c];
    }
    CHECK(counted && cost_sum >= 0.0);       // 0: the softmax of one class
    float *single = guarded_floats(classes); // one by one, the same bits
    for (uint32_t i = 0; i < ROWS; i += 49) {
        CHECK(mlp_predict(f.net, samples.pixels + i * config.inputs, 1, single) == MLP_OK);
        CHECK(same_floats(single, outputs + i * classes, classes));
    }
    CHECK(guards_intact(single, classes) && same_parameters(&f, &before));
    guarded_free(single);
    guarded_free(outputs);
    guarded_free(confidence);
    free(confusion);
    free(predicted);
    free_samples(&samples);
    close_network(&f);
    close_network(&before);
}

// Equal outputs: the lowest class. NaN: never the answer, wherever it is.
static void check_ties_and_nan(void) {
    mlp_config config = small_config();
    config.hidden_layers = 0;
    config.inputs = 2;
    fixture f = open_network(&config, mlp_kernels_scalar());
    const uint8_t white[2] = {255, 255};
    uint16_t label = 1, predicted;
    mlp_samples one = {.pixels = white, .labels = &label, .rows = 1, .count = 1};
    float parameters[9] = {0}, confidence, offset[2] = {0, 0}, gain[2] = {10, 10};
    uint32_t confusion[9];
    double cost;
    CHECK(mlp_write_parameters(f.net, parameters, 9) == MLP_OK);
    CHECK(mlp_evaluate(f.net, &one, confusion, &cost, &predicted, &confidence) == MLP_OK);
    CHECK(predicted == 0 && confidence == 0.5f && confusion[3] == 1 && cost == 0.375);
    parameters[7] = parameters[8] = 1.0f; // the biases of classes 1 and 2
    CHECK(mlp_write_parameters(f.net, parameters, 9) == MLP_OK);
    CHECK(mlp_evaluate(f.net, &one, confusion, &cost, &predicted, &confidence) == MLP_OK);
    CHECK(predicted == 1);
    CHECK(mlp_write_scaling(f.net, offset, gain, 2) == MLP_OK);
    for (uint16_t nan_class = 0; nan_class < 3; nan_class++) {
        float infinite[9] = {0};
        infinite[nan_class * 2] = 3e38f; // times 2550 infinite, and minus that NaN
        infinite[nan_class * 2 + 1] = -3e38f;
        infinite[6 + (nan_class + 1) % 3] = -20.0f;
        infinite[6 + (nan_class + 2) % 3] = -10.0f;
        CHECK(mlp_write_parameters(f.net, infinite, 9) == MLP_OK);
        CHECK(mlp_evaluate(f.net, &one, confusion, &cost, &predicted, &confidence) == MLP_OK);
        CHECK(predicted == (nan_class + 2) % 3 && confidence > 0.0f && cost != cost);
    }
    close_network(&f);
}

// Outputs far apart and far from 0, whose exponentials alone would overflow.
static void check_large_outputs(void) {
    mlp_config config = small_config();
    config.hidden_layers = 0;
    config.inputs = 1;
    config.cost = MLP_CROSS_ENTROPY;
    fixture f = open_network(&config, mlp_kernels_simd128());
    const float parameters[6] = {0, 0, 0, -400, 300, 299};
    const uint8_t pixel = 0;
    const uint16_t label = 0;
    const mlp_samples one = {.pixels = &pixel, .labels = &label, .rows = 1, .count = 1};
    uint32_t confusion[9];
    float outputs[3];
    double cost;
    CHECK(mlp_write_parameters(f.net, parameters, 6) == MLP_OK);
    CHECK(mlp_predict(f.net, &pixel, 1, outputs) == MLP_OK);
    CHECK(outputs[0] == 0.0f && fabs((double)outputs[1] - 1.0 / (1.0 + exp(-1.0))) < 1e-6);
    CHECK(mlp_evaluate(f.net, &one, confusion, &cost, NULL, NULL) == MLP_OK);
    CHECK_MSG(fabs(cost - 700.0 - log(1.0 + exp(-1.0))) < 1e-4, "%g", cost);
    close_network(&f);
}

// A picture's outputs layer by layer: the last are mlp_predict's, and with hidden weights of 0 the
// hidden ones are the activation of the biases.
static void check_layer_outputs(void) {
    mlp_config config = small_config();
    config.inputs = 3;
    config.hidden_layers = 1;
    config.hidden_units[0] = 2;
    config.activations[0] = MLP_RELU;
    config.classes = 3;
    fixture f = open_network(&config, mlp_kernels_simd128());
    const float parameters[17] = {0, 0, 0, 0, 0, 0, 0.5f, -1, 1, 2, 3, 4, 5, 6, 0, 1, 2};
    const uint8_t pixels[3] = {0, 100, 255};
    float outputs[5], predicted[3];
    CHECK(mlp_write_parameters(f.net, parameters, 17) == MLP_OK);
    CHECK(mlp_layer_outputs(f.net, pixels, outputs, 5) == MLP_OK);
    CHECK(mlp_predict(f.net, pixels, 1, predicted) == MLP_OK);
    CHECK(outputs[0] == 0.5f && outputs[1] == 0.0f);
    CHECK(memcmp(outputs + 2, predicted, sizeof predicted) == 0);
    CHECK(mlp_layer_outputs(f.net, pixels, outputs, 4) == MLP_BAD_COUNT);
    CHECK(mlp_layer_outputs(NULL, pixels, outputs, 5) == MLP_BAD_POINTER);
    CHECK(mlp_layer_outputs(f.net, NULL, outputs, 5) == MLP_BAD_POINTER);
    CHECK(mlp_layer_outputs(f.net, pixels, NULL, 5) == MLP_BAD_POINTER);
    close_network(&f);
}

static void check_errors(void) {
    mlp_config config = small_config();
    fixture f = open_network(&config, mlp_kernels_scalar());
    mlp_samples good = random_samples(&config, 3);
    uint32_t confusion[9];
    double cost;
    float outputs[9];
    CHECK(mlp_evaluate(NULL, &good, confusion, &cost, NULL, NULL) == MLP_BAD_POINTER);
    CHECK(mlp_evaluate(f.net, &good, NULL, &cost, NULL, NULL) == MLP_BAD_POINTER);
    CHECK(mlp_evaluate(f.net, &good, confusion, NULL, NULL, NULL) == MLP_BAD_POINTER);
    CHECK(mlp_predict(NULL, good.pixels, 3, outputs) == MLP_BAD_POINTER);
    CHECK(mlp_predict(f.net, NULL, 3, outputs) == MLP_BAD_POINTER);
    CHECK(mlp_predict(f.net, good.pixels, 3, NULL) == MLP_BAD_POINTER);
    CHECK(mlp_predict(f.net, good.pixels, 0, outputs) == MLP_BAD_COUNT);
    free_samples(&good);
    close_network(&f);
}

void test_evaluate(void) {
    const uint32_t classes[] = {1, 2, 3, 8, 9, 16};
    for (uint32_t i = 0; i < 12; i++) {
        check_network(i % 2, classes[i / 2],
                      i / 2 % 2 ? mlp_kernels_scalar() : mlp_kernels_simd128());
    }
    check_ties_and_nan();
    check_large_outputs();
    check_layer_outputs();
    check_errors();
}
