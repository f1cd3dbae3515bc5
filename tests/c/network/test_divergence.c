// Training that runs away: the status, where it showed, and the way back.
#include <stdlib.h>
#include <string.h>

#include "support.h"

void test_divergence(void);

enum { ROWS = 40, BATCHES = 10 };
static const float FAR_TOO_HIGH = 3e38f;

static mlp_config relu_config(uint32_t optimizer) {
    mlp_config c = small_config();
    c.activations[0] = MLP_RELU;
    c.cost = MLP_CROSS_ENTROPY;
    c.optimizer = optimizer;
    c.learning_rate = 0.01f;
    c.weight_decay = 0.01f;
    return c;
}

static mlp_status epoch(fixture *f, const mlp_samples *samples, mlp_progress *p) {
    uint32_t order[ROWS];
    return mlp_train(f->net, samples, order, UINT32_MAX, p);
}

// Two epochs, a third that diverges, then the third again at the rate of before: as if the high
// rate had never been. So parameters, moments, bias correction and shuffle are all taken back.
static void check_way_back(uint32_t optimizer, uint32_t epochs, uint32_t good_batches) {
    mlp_config config = relu_config(optimizer);
    mlp_samples samples = random_samples(&config, ROWS);
    fixture f = open_network(&config, mlp_kernels_simd128());
    fixture calm = open_network(&config, mlp_kernels_simd128());
    mlp_progress p;
    for (uint32_t e = 0; e < epochs; e++) {
        CHECK(epoch(&f, &samples, &p) == MLP_OK);
        CHECK(epoch(&calm, &samples, &p) == MLP_OK);
    }
    uint32_t order[ROWS];
    CHECK(mlp_train(f.net, &samples, order, good_batches, &p) == MLP_OK);
    CHECK(mlp_set_learning_rate(f.net, FAR_TOO_HIGH) == MLP_OK);
    mlp_status status = MLP_OK;
    uint32_t batch = good_batches; // one at a time: the cost shows it in the very batch
    while (status == MLP_OK && batch < BATCHES) {
        batch++;
        status = mlp_train(f.net, &samples, order, 1, &p);
    }
    CHECK_MSG(status == MLP_COST_NOT_FINITE, "optimizer %u: status %d", optimizer, status);
    CHECK_MSG(p.epoch == epochs + 1 && p.batch == batch && batch > good_batches + 1,
              "epoch %u batch %u", p.epoch, p.batch);
    CHECK(p.samples_done == (batch - 1) * 4 && p.cost_sum - p.cost_sum == 0.0);
    CHECK(same_parameters(&f, &calm));
    CHECK(mlp_set_learning_rate(f.net, config.learning_rate) == MLP_OK);
    for (int e = 0; e < 2; e++) {
        CHECK(epoch(&f, &samples, &p) == MLP_OK);
        CHECK(p.epoch == epochs + 1 + (uint32_t)e && p.epoch_done && p.batches == BATCHES);
        CHECK(epoch(&calm, &samples, &p) == MLP_OK);
        CHECK(same_parameters(&f, &calm));
    }
    close_network(&f);
    close_network(&calm);
    free_samples(&samples);
}

// Black pictures leave the weights alone; momentum carries the biases past the largest float while
// sigmoid outputs keep the cost finite. So only the look at the parameters can see it: in batch 64
// of a long epoch, in the last batch of a short one.
static void check_weights(uint32_t rows, uint32_t expected_batch) {
    mlp_config config = small_config();
    config.hidden_layers = 0;
    config.batch_size = 1;
    config.optimizer = MLP_MOMENTUM;
    config.momentum = 0.99f;
    config.initializer = MLP_INIT_GLOROT;
    mlp_samples samples = random_samples(&config, rows);
    memset((void *)(uintptr_t)samples.pixels, 0, (size_t)rows * config.inputs);
    uint32_t *order = new_block(rows * sizeof *order);
    fixture f = open_network(&config, mlp_kernels_scalar());
    fixture initial = open_network(&config, mlp_kernels_scalar());
    mlp_progress p;
    CHECK(mlp_set_learning_rate(f.net, FAR_TOO_HIGH) == MLP_OK);
    mlp_status status = mlp_train(f.net, &samples, order, UINT32_MAX, &p);
    CHECK_MSG(status == MLP_WEIGHT_NOT_FINITE, "status %d", status);
    CHECK_MSG(p.epoch == 1 && p.batch == expected_batch, "epoch %u batch %u", p.epoch, p.batch);
    CHECK(same_parameters(&f, &initial));
    CHECK(mlp_set_learning_rate(f.net, 0.1f) == MLP_OK);
    CHECK(mlp_train(f.net, &samples, order, UINT32_MAX, &p) == MLP_OK && p.epoch == 1);
    free(order);
    close_network(&f);
    close_network(&initial);
    free_samples(&samples);
}

// A cost that is infinite and not NaN: e^-infinity is the label's probability.
static void check_infinite_cost(void) {
    mlp_config config = small_config();
    config.hidden_layers = 0;
    config.inputs = 1;
    config.cost = MLP_CROSS_ENTROPY;
    fixture f = open_network(&config, mlp_kernels_scalar());
    const float parameters[6] = {-3e38f}, offset = 0.0f, gain = 10.0f;
    const uint8_t white = 255;
    const uint16_t label = 0;
    const mlp_samples one = {.pixels = &white, .labels = &label, .rows = 1, .count = 1};
    uint32_t order;
    mlp_progress p;
    CHECK(mlp_write_parameters(f.net, parameters, 6) == MLP_OK);
    CHECK(mlp_write_scaling(f.net, &offset, &gain, 1) == MLP_OK);
    CHECK(mlp_train(f.net, &one, &order, 1, &p) == MLP_COST_NOT_FINITE && p.batch == 1);
    close_network(&f);
}

void test_divergence(void) {
    check_infinite_cost();
    for (uint32_t optimizer = MLP_SGD; optimizer <= MLP_ADAMW; optimizer++) {
        check_way_back(optimizer, 0, 0);
        check_way_back(optimizer, 2, 0);
        check_way_back(optimizer, 2, 3);
    }
    check_weights(200, 64);
    check_weights(64, 64);
    check_weights(40, 40);
}
