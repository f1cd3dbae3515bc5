// The memory a network lives in: how much, what is refused, and that nothing outside it is written
// and nothing left over in it is read.
#include <stdlib.h>
#include <string.h>

#include "network/network.h"
#include "support.h"

void test_memory(void);

static size_t bytes_of(const mlp_config *config) {
    size_t bytes = 0;
    CHECK(mlp_bytes(config, &bytes) == MLP_OK);
    return bytes;
}

static void check_bytes(void) {
    mlp_config c = small_config();
    c.batch_size = 200;
    size_t base = bytes_of(&c), parameters = 200 * 5 + 8 * 100;
    CHECK(base > parameters * sizeof(float));
    uint32_t *fields[] = {&c.inputs, &c.classes, &c.hidden_units[0], &c.batch_size};
    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
        uint32_t value = *fields[f];
        size_t last = base;
        for (uint32_t more = 8; more <= 800; more *= 3) {
            *fields[f] = value + more;
            size_t bytes = bytes_of(&c);
            CHECK(bytes > last);
            last = bytes;
        }
        *fields[f] = value;
    }
    c.optimizer = MLP_MOMENTUM;
    size_t one = bytes_of(&c);
    c.optimizer = MLP_ADAM;
    CHECK(one > base && bytes_of(&c) > one);
}

// The largest network: about 7 GB of parameters, four copies of them and the batch.
static void check_largest(void) {
    mlp_config c = small_config();
    c.inputs = MLP_MAX_INPUTS;
    c.hidden_layers = MLP_MAX_HIDDEN;
    for (int i = 0; i < MLP_MAX_HIDDEN; i++) c.hidden_units[i] = MLP_MAX_UNITS;
    c.classes = MLP_MAX_CLASSES;
    c.batch_size = MLP_MAX_BATCH;
    c.optimizer = MLP_ADAM;
    uint64_t parameters = (uint64_t)MLP_MAX_UNITS * (MLP_MAX_INPUTS + 1) +
                          7ull * MLP_MAX_UNITS * (MLP_MAX_UNITS + 1) +
                          (uint64_t)MLP_MAX_CLASSES * (MLP_MAX_UNITS + 1);
    size_t bytes = 0;
    mlp_status status = mlp_bytes(&c, &bytes);
    if (SIZE_MAX / 2 < parameters * 28) {
        CHECK(status == MLP_TOO_LARGE && bytes == 0);
    } else { // parameters and two moments, twice, and the gradient
        CHECK(status == MLP_OK && bytes > parameters * 28 && bytes < parameters * 28 * 2);
    }
}

static void check_refused_memory(void) {
    mlp_config c = small_config();
    size_t bytes = bytes_of(&c);
    unsigned char *memory = aligned_alloc(MLP_ALIGNMENT, bytes + MLP_ALIGNMENT);
    const mlp_kernels *kernels = mlp_kernels_scalar();
    const mlp_augmenter *augmenter = mlp_augmenter_default();
    const mlp_optional *optional = mlp_optional_default();
    mlp_network *net = NULL;
    memset(memory, 0xA5, bytes + MLP_ALIGNMENT);
    CHECK(mlp_init(&c, kernels, augmenter, optional, memory, bytes - 1, &net) == MLP_BAD_MEMORY);
    CHECK(mlp_init(&c, kernels, augmenter, optional, memory, 0, &net) == MLP_BAD_MEMORY);
    for (size_t offset = 1; offset < MLP_ALIGNMENT; offset++) {
        CHECK(mlp_init(&c, kernels, augmenter, optional, memory + offset, bytes, &net) ==
              MLP_BAD_MEMORY);
    }
    CHECK(mlp_init(&c, NULL, augmenter, optional, memory, bytes, &net) == MLP_BAD_POINTER);
    CHECK(mlp_init(&c, kernels, augmenter, optional, NULL, bytes, &net) == MLP_BAD_POINTER);
    CHECK(mlp_init(&c, kernels, augmenter, optional, memory, bytes, NULL) == MLP_BAD_POINTER);
    size_t untouched = 0;
    for (size_t i = 0; i < bytes + MLP_ALIGNMENT; i++) untouched += memory[i] == 0xA5;
    CHECK(!net && untouched == bytes + MLP_ALIGNMENT);
    CHECK(mlp_init(&c, kernels, augmenter, optional, memory, bytes + MLP_ALIGNMENT, &net) ==
              MLP_OK &&
          net);
    free(memory);
}

// Tables are needed by configs that use them, and by no others.
static void check_tables(void) {
    mlp_config c = small_config();
    const mlp_kernels *kernels = mlp_kernels_scalar();
    for (uint32_t uses = 0; uses < 2; uses++) {
        mlp_status refused = uses ? MLP_BAD_POINTER : MLP_OK;
        c.width = c.inputs;
        c.height = 1;
        c.augmentation.mixup = uses ? 0.5f : 0.0f;
        c.batch_norm = uses;
        size_t bytes = bytes_of(&c);
        void *memory = aligned_alloc(MLP_ALIGNMENT, bytes);
        mlp_network *net = NULL;
        CHECK(mlp_init(&c, kernels, NULL, mlp_optional_default(), memory, bytes, &net) ==
              refused);
        CHECK((net == NULL) == (uses == 1));
        CHECK(mlp_init(&c, kernels, mlp_augmenter_default(), NULL, memory, bytes, &net) == refused);
        CHECK((net == NULL) == (uses == 1));
        CHECK(mlp_init(&c, kernels, mlp_augmenter_default(), mlp_optional_default(), memory,
                       bytes, &net) == MLP_OK);
        free(memory);
    }
}

static mlp_config odd_config(uint32_t optimizer) {
    mlp_config c = small_config();
    c.inputs = 19;
    c.hidden_layers = 2;
    c.hidden_units[0] = 13;
    c.hidden_units[1] = 7;
    c.activations[0] = MLP_RELU;
    c.activations[1] = MLP_TANH;
    c.cost = optimizer % 2 ? MLP_QUADRATIC : MLP_CROSS_ENTROPY;
    c.optimizer = optimizer;
    c.batch_size = 6;
    c.learning_rate = 0.01f;
    c.weight_decay = 0.01f;
    return c;
}

// Everything a network can be asked for, with two epochs of training; its parameters, to be freed.
static float *use_network(mlp_network *net, const mlp_samples *samples, size_t count) {
    uint32_t order[64], confusion[9];
    float outputs[64 * 3], *gradient = new_block(count * sizeof *gradient);
    mlp_progress progress;
    mlp_samples few = *samples;
    few.count = 5;
    double cost;
    CHECK(mlp_fit_scaling(net, MLP_SCALE_STANDARD, samples) == MLP_OK);
    for (int slice = 0; slice < 8; slice++) {
        CHECK(mlp_train(net, samples, order, 3, &progress) == MLP_OK);
        CHECK(mlp_evaluate(net, samples, confusion, &cost, NULL, NULL) == MLP_OK);
        CHECK(mlp_predict(net, samples->pixels, samples->rows, outputs) == MLP_OK);
        CHECK(mlp_gradient(net, &few, gradient, count, &cost) == MLP_OK);
    }
    CHECK(progress.epoch == 2 && progress.epoch_done);
    CHECK(mlp_read_parameters(net, gradient, count) == MLP_OK);
    return gradient;
}

// Whether the padding lanes of weights, biases and moments are 0, as kernels.h promises.
static int padding_is_zero(const mlp_network *net) {
    int zero = 1;
    for (size_t i = 0; i < net->layers; i++) {
        const layer *l = &net->layer[i];
        const float *arrays[] = {l->w, l->m1, l->m2};
        for (int a = 0; a < 3 && arrays[a]; a++) {
            for (size_t j = 0; j < l->k * PANEL; j++) {
                int is_padding = l->n % PANEL && j % PANEL >= l->n % PANEL;
                if (is_padding) zero &= arrays[a][l->n / PANEL * l->k * PANEL + j] == 0.0f;
            }
            for (size_t o = l->n; o < panels_of(l->n) * PANEL; o++) {
                zero &= arrays[a][l->weights + o] == 0.0f;
            }
        }
    }
    return zero;
}

// The same run in memory full of zeros, of all ones (NaN) and of a pattern, with a guard behind it.
static void check_dirty_memory(uint32_t optimizer, const mlp_kernels *kernels) {
    const int fills[] = {0x00, 0xFF, 0xA5};
    mlp_config c = odd_config(optimizer);
    mlp_samples samples = random_samples(&c, 64);
    size_t bytes = bytes_of(&c), count = 0;
    unsigned char *memory = aligned_alloc(MLP_ALIGNMENT, bytes + MLP_ALIGNMENT);
    float *first = NULL;
    for (int i = 0; i < 3; i++) {
        mlp_network *net = NULL;
        memset(memory, fills[i], bytes + MLP_ALIGNMENT);
        CHECK(mlp_init(&c, kernels, mlp_augmenter_default(), mlp_optional_default(), memory,
                       bytes, &net) == MLP_OK);
        CHECK(mlp_parameter_count(net, &count) == MLP_OK);
        float *parameters = use_network(net, &samples, count);
        CHECK(padding_is_zero(net));
        size_t intact = 0;
        for (size_t g = 0; g < MLP_ALIGNMENT; g++) intact += memory[bytes + g] == fills[i];
        CHECK(intact == MLP_ALIGNMENT);
        if (first) {
            CHECK(memcmp(first, parameters, count * sizeof *first) == 0);
            free(parameters);
        } else {
            first = parameters;
        }
    }
    free(first);
    free(memory);
    free_samples(&samples);
}

// Batch by batch in turns, each as if the other were not there.
static void check_two_networks(void) {
    mlp_config a = odd_config(MLP_ADAM), b = odd_config(MLP_MOMENTUM);
    mlp_samples samples = random_samples(&a, 40);
    uint32_t order_a[40], order_b[40];
    mlp_progress progress;
    fixture alone_a = open_network(&a, mlp_kernels_simd128());
    fixture alone_b = open_network(&b, mlp_kernels_simd128());
    for (int i = 0; i < 10; i++) mlp_train(alone_a.net, &samples, order_a, 1, &progress);
    for (int i = 0; i < 10; i++) mlp_train(alone_b.net, &samples, order_b, 1, &progress);
    fixture net_a = open_network(&a, mlp_kernels_simd128());
    fixture net_b = open_network(&b, mlp_kernels_simd128());
    for (int i = 0; i < 10; i++) {
        CHECK(mlp_train(net_a.net, &samples, order_a, 1, &progress) == MLP_OK);
        CHECK(mlp_train(net_b.net, &samples, order_b, 1, &progress) == MLP_OK);
    }
    CHECK(same_parameters(&alone_a, &net_a) && same_parameters(&alone_b, &net_b));
    close_network(&alone_a);
    close_network(&alone_b);
    close_network(&net_a);
    close_network(&net_b);
    free_samples(&samples);
}

void test_memory(void) {
    check_bytes();
    check_largest();
    check_refused_memory();
    check_tables();
    for (uint32_t optimizer = MLP_SGD; optimizer <= MLP_ADAMW; optimizer++) {
        check_dirty_memory(optimizer, mlp_kernels_scalar());
        check_dirty_memory(optimizer, mlp_kernels_simd128());
    }
    check_two_networks();
}
