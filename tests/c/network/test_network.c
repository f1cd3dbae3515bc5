// Configs that are refused, parameters going in and out, and the initial parameters.
#include "mlp.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/rng.h"
#include "support.h"

void test_network(void);

static void check_refused(const mlp_config *config, mlp_status expected, const char *what) {
    size_t bytes = 12345;
    mlp_status status = mlp_bytes(config, &bytes);
    CHECK_MSG(status == expected && bytes == 12345, "%s: status %d", what, status);
    unsigned char *memory = aligned_alloc(MLP_ALIGNMENT, 1 << 20);
    mlp_network *net = NULL;
    status = mlp_init(config, mlp_kernels_scalar(), mlp_augmenter_default(),
                      mlp_optional_default(), memory, 1 << 20, &net);
    CHECK_MSG(status == expected && !net, "%s: status %d", what, status);
    free(memory);
}

#define REFUSED(change, status)                                                                    \
    do {                                                                                           \
        mlp_config c = small_config();                                                             \
        c.change;                                                                                  \
        check_refused(&c, status, #change);                                                        \
    } while (0)

#define ACCEPTED(change)                                                                           \
    do {                                                                                           \
        mlp_config c = small_config();                                                             \
        size_t bytes = 0;                                                                          \
        c.change;                                                                                  \
        CHECK(mlp_bytes(&c, &bytes) == MLP_OK && bytes > 0);                                       \
    } while (0)

static void check_shapes(void) {
    REFUSED(inputs = 0, MLP_BAD_INPUTS);
    REFUSED(inputs = MLP_MAX_INPUTS + 1, MLP_BAD_INPUTS);
    REFUSED(inputs = UINT32_MAX, MLP_BAD_INPUTS);
    ACCEPTED(inputs = 1);
    ACCEPTED(inputs = MLP_MAX_INPUTS);
    REFUSED(hidden_layers = MLP_MAX_HIDDEN + 1, MLP_BAD_HIDDEN);
    REFUSED(hidden_layers = UINT32_MAX, MLP_BAD_HIDDEN);
    ACCEPTED(hidden_layers = 0);
    REFUSED(hidden_units[0] = 0, MLP_BAD_UNITS);
    REFUSED(hidden_units[0] = MLP_MAX_UNITS + 1, MLP_BAD_UNITS);
    REFUSED(hidden_layers = 2, MLP_BAD_UNITS); // the second has 0 units
    ACCEPTED(hidden_units[0] = MLP_MAX_UNITS);
    ACCEPTED(hidden_units[1] = UINT32_MAX); // not among the layers
    ACCEPTED(activations[1] = UINT32_MAX);
    REFUSED(activations[0] = 6, MLP_BAD_ACTIVATION);
    REFUSED(residual = 2, MLP_BAD_NORM);
    ACCEPTED(residual = 1);
    REFUSED(layer_rates[0] = -1.0f, MLP_BAD_RATE);
    REFUSED(layer_decays[0] = INFINITY, MLP_BAD_RATE);
    REFUSED(activations[0] = UINT32_MAX, MLP_BAD_ACTIVATION);
    REFUSED(classes = 0, MLP_BAD_CLASSES);
    REFUSED(classes = MLP_MAX_CLASSES + 1, MLP_BAD_CLASSES);
    ACCEPTED(classes = 1);
    ACCEPTED(classes = MLP_MAX_CLASSES);
    REFUSED(batch_size = 0, MLP_BAD_BATCH);
    REFUSED(batch_size = MLP_MAX_BATCH + 1, MLP_BAD_BATCH);
    ACCEPTED(batch_size = MLP_MAX_BATCH);
    mlp_config deep = small_config();
    size_t bytes;
    deep.hidden_layers = MLP_MAX_HIDDEN;
    for (int i = 0; i < MLP_MAX_HIDDEN; i++) deep.hidden_units[i] = 3;
    CHECK(mlp_bytes(&deep, &bytes) == MLP_OK);
    deep.activations[MLP_MAX_HIDDEN - 1] = 6;
    check_refused(&deep, MLP_BAD_ACTIVATION, "the last activation");
    deep.hidden_units[MLP_MAX_HIDDEN - 1] = 0;
    check_refused(&deep, MLP_BAD_UNITS, "the last layer's units");
}

static void check_rules(void) {
    REFUSED(cost = 2, MLP_BAD_COST);
    REFUSED(initializer = 3, MLP_BAD_INITIALIZER);
    REFUSED(optimizer = 7, MLP_BAD_OPTIMIZER);
    ACCEPTED(cost = MLP_CROSS_ENTROPY);
    ACCEPTED(initializer = MLP_INIT_HE);
    ACCEPTED(optimizer = MLP_MUON);
    REFUSED(learning_rate = -1e-9f, MLP_BAD_RATE);
    REFUSED(learning_rate = INFINITY, MLP_BAD_RATE);
    REFUSED(learning_rate = NAN, MLP_BAD_RATE);
    ACCEPTED(learning_rate = 0.0f);
    ACCEPTED(learning_rate = 0x1.fffffep127f);
    REFUSED(weight_decay = -1e-9f, MLP_BAD_DECAY);
    REFUSED(weight_decay = INFINITY, MLP_BAD_DECAY);
    REFUSED(weight_decay = NAN, MLP_BAD_DECAY);
    REFUSED(momentum = 1.0f, MLP_BAD_MOMENTUM);
    REFUSED(momentum = -0.1f, MLP_BAD_MOMENTUM);
    REFUSED(momentum = NAN, MLP_BAD_MOMENTUM);
    REFUSED(beta1 = 1.0f, MLP_BAD_MOMENTUM);
    REFUSED(beta1 = -0.1f, MLP_BAD_MOMENTUM);
    REFUSED(beta1 = NAN, MLP_BAD_MOMENTUM);
    REFUSED(beta2 = 1.0f, MLP_BAD_MOMENTUM);
    REFUSED(beta2 = -0.1f, MLP_BAD_MOMENTUM);
    REFUSED(beta2 = NAN, MLP_BAD_MOMENTUM);
    REFUSED(epsilon = 0.0f, MLP_BAD_MOMENTUM);
    REFUSED(epsilon = -1e-8f, MLP_BAD_MOMENTUM);
    REFUSED(epsilon = INFINITY, MLP_BAD_MOMENTUM);
    REFUSED(epsilon = NAN, MLP_BAD_MOMENTUM);
    ACCEPTED(momentum = 0.0f);
    ACCEPTED(beta1 = 0.0f);
    ACCEPTED(beta2 = 0.0f);
    mlp_config config = small_config();
    check_refused(NULL, MLP_BAD_POINTER, "no config");
    CHECK(mlp_bytes(&config, NULL) == MLP_BAD_POINTER);
}

static void check_recipe(void) {
    REFUSED(width = 2, MLP_BAD_IMAGE);
    REFUSED(height = 2, MLP_BAD_IMAGE);
    REFUSED(height = c.width = 2, MLP_BAD_IMAGE);     // 5 inputs
    REFUSED(height = c.width = 65536, MLP_BAD_IMAGE); // whose product is 0 in 32 bits
    ACCEPTED(height = c.width = 1);
    REFUSED(input_dropout = 1.0f, MLP_BAD_DROPOUT);
    REFUSED(input_dropout = NAN, MLP_BAD_DROPOUT);
    REFUSED(dropout[0] = -0.1f, MLP_BAD_DROPOUT);
    ACCEPTED(dropout[0] = 0.999999f);
    ACCEPTED(dropout[1] = 5.0f); // not among the layers
    REFUSED(label_smoothing = 1.0f, MLP_BAD_SMOOTHING);
    REFUSED(max_norm = -1.0f, MLP_BAD_NORM);
    REFUSED(batch_norm = 2, MLP_BAD_NORM);
    REFUSED(batch_norm = c.batch_size = 1, MLP_BAD_NORM);
    REFUSED(clip_norm = INFINITY, MLP_BAD_NORM);
    REFUSED(averaging = 1.0f, MLP_BAD_AVERAGING);
    REFUSED(decoupled_decay = 2, MLP_BAD_DECAY);
    REFUSED(schedule = 5, MLP_BAD_SCHEDULE);
    REFUSED(warmup_epochs = -1.0f, MLP_BAD_SCHEDULE);
    REFUSED(final_rate = 1.1f, MLP_BAD_SCHEDULE);
    REFUSED(schedule = MLP_COSINE, MLP_BAD_SCHEDULE); // of how many epochs?
    REFUSED(schedule = MLP_STEPS, MLP_BAD_SCHEDULE);
    REFUSED(schedule = MLP_COSINE_RESTARTS, MLP_BAD_SCHEDULE);
    REFUSED(augmentation.rotation = 200.0f, MLP_BAD_AUGMENTATION);
    REFUSED(augmentation.rotation = 20.0f, MLP_BAD_AUGMENTATION); // the size is not known
    REFUSED(augmentation.flip = 1, MLP_BAD_AUGMENTATION);
    REFUSED(augmentation.crop = 1, MLP_BAD_AUGMENTATION);
    REFUSED(augmentation.rotation = NAN, MLP_BAD_AUGMENTATION);
    REFUSED(augmentation.shift = -1.0f, MLP_BAD_AUGMENTATION);
    ACCEPTED(augmentation.mixup = 0.2f);
    mlp_config image = small_config();
    image.inputs = 48;
    image.width = image.height = 4;
    size_t bytes;
    image.augmentation.elastic = 8.0f;
    image.augmentation.elastic_sigma = 0.5f;
    check_refused(&image, MLP_BAD_AUGMENTATION, "a sigma below 1");
    image.augmentation.elastic_sigma = 1.0f;
    CHECK(mlp_bytes(&image, &bytes) == MLP_OK);
    image.augmentation.crop = 4;
    check_refused(&image, MLP_BAD_AUGMENTATION, "a crop as wide as the image");
    image.augmentation.crop = 3;
    image.augmentation.cutout = 5;
    check_refused(&image, MLP_BAD_AUGMENTATION, "a cutout wider than the image");
}

static void check_parameters(mlp_config config) {
    fixture f = open_network(&config, mlp_kernels_scalar());
    size_t expected = 0, k = config.inputs;
    for (uint32_t i = 0; i <= config.hidden_layers; i++) {
        size_t n = i < config.hidden_layers ? config.hidden_units[i] : config.classes;
        expected += n * (k + 1);
        k = n;
    }
    CHECK(f.count == expected);
    float *sent = new_block(f.count * sizeof *sent), *received = guarded_floats(f.count);
    fill(sent, f.count, FINITE_VALUES);
    CHECK(mlp_write_parameters(f.net, sent, f.count) == MLP_OK);
    CHECK(mlp_read_parameters(f.net, received, f.count) == MLP_OK);
    CHECK(same_floats(sent, received, f.count) && guards_intact(received, f.count));

    CHECK(mlp_read_parameters(f.net, received, f.count - 1) == MLP_BAD_COUNT);
    CHECK(mlp_read_parameters(f.net, received, f.count + 1) == MLP_BAD_COUNT);
    CHECK(mlp_write_parameters(f.net, sent, f.count - 1) == MLP_BAD_COUNT);
    CHECK(mlp_write_parameters(f.net, sent, f.count + 1) == MLP_BAD_COUNT);
    CHECK(mlp_read_parameters(NULL, received, f.count) == MLP_BAD_POINTER);
    CHECK(mlp_read_parameters(f.net, NULL, f.count) == MLP_BAD_POINTER);
    CHECK(mlp_write_parameters(NULL, sent, f.count) == MLP_BAD_POINTER);
    CHECK(mlp_write_parameters(f.net, NULL, f.count) == MLP_BAD_POINTER);
    CHECK(mlp_parameter_count(NULL, &expected) == MLP_BAD_POINTER);
    CHECK(mlp_parameter_count(f.net, NULL) == MLP_BAD_POINTER);

    const float bad[] = {NAN, INFINITY, -INFINITY};
    float *other = new_block(f.count * sizeof *other);
    for (size_t i = 0; i < 3; i++) {
        fill(other, f.count, PLAIN_VALUES);
        other[i == 0 ? 0 : i == 1 ? f.count / 2 : f.count - 1] = bad[i];
        CHECK(mlp_write_parameters(f.net, other, f.count) == MLP_WEIGHT_NOT_FINITE);
        CHECK(mlp_read_parameters(f.net, received, f.count) == MLP_OK);
        CHECK(same_floats(sent, received, f.count));
    }
    free(sent);
    free(other);
    guarded_free(received);
    close_network(&f);
}

// Mean and variance of count draws, within five standard errors; kurtosis is E(x^4) / variance^2.
static void check_statistics(const float *draws, size_t count, double variance, double kurtosis) {
    double sum = 0.0, squares = 0.0, n = (double)count;
    for (size_t i = 0; i < count; i++) sum += (double)draws[i];
    for (size_t i = 0; i < count; i++) squares += (double)draws[i] * (double)draws[i];
    CHECK_MSG(fabs(sum / n) < 5.0 * sqrt(variance / n), "mean %g", sum / n);
    CHECK_MSG(fabs(squares / n - variance) < 5.0 * variance * sqrt((kurtosis - 1.0) / n),
              "variance %g, expected %g", squares / n, variance);
}

static int all_zero(const float *values, size_t count) {
    size_t zeros = 0;
    for (size_t i = 0; i < count; i++) zeros += values[i] == 0.0f;
    return zeros == count;
}

static void check_layer_draws(const float *w, size_t k, size_t n, uint32_t initializer) {
    double variance = initializer == MLP_INIT_REFERENCE ? 1.0 / (double)k
                      : initializer == MLP_INIT_HE      ? 2.0 / (double)k
                                                        : 2.0 / (double)(k + n);
    check_statistics(w, n * k, variance, initializer == MLP_INIT_GLOROT ? 1.8 : 3.0);
    if (initializer == MLP_INIT_REFERENCE) {
        check_statistics(w + n * k, n, 1.0, 3.0);
        return;
    }
    CHECK(all_zero(w + n * k, n));
    if (initializer != MLP_INIT_GLOROT) return;
    double limit = sqrt(6.0 / (double)(k + n)), most = 0.0;
    for (size_t i = 0; i < n * k; i++) most = fmax(most, fabs((double)w[i]));
    CHECK_MSG(most <= limit * 1.000001 && most > 0.98 * limit, "largest %g of %g", most, limit);
}

// The parameters come from one stream a layer, in the callers' order: what a port must repeat.
static void check_draws(const float *w, uint32_t layer, size_t k, size_t n) {
    rng r = mlp_rng_open((uint64_t)9 << 32 | 8, RNG_INIT, layer);
    int near = 1;
    for (size_t i = 0; i < n * (k + 1); i++) {
        double draw = (double)mlp_rng_normal(&r) / (i < n * k ? sqrt((double)k) : 1.0);
        near &= fabs((double)w[i] - draw) <= 1e-6 * fabs(draw);
    }
    CHECK(near);
}

static void check_initial_parameters(void) {
    mlp_config config = small_config();
    config.inputs = 300;
    config.hidden_units[0] = 101;
    config.classes = 50;
    config.seed_low = 8;
    config.seed_high = 9;
    for (config.initializer = 0; config.initializer < 3; config.initializer++) {
        fixture f = open_network(&config, mlp_kernels_scalar());
        float *w = read_parameters(&f);
        check_layer_draws(w, 300, 101, config.initializer);
        check_layer_draws(w + 301 * 101, 101, 50, config.initializer);
        if (config.initializer == MLP_INIT_REFERENCE) {
            check_draws(w, 0, 300, 101);
            check_draws(w + 301 * 101, 1, 101, 50);
        }
        fixture twin = open_network(&config, mlp_kernels_simd128());
        CHECK(same_parameters(&f, &twin));
        close_network(&twin);
        mlp_config other = config;
        other.seed_low ^= 1;
        twin = open_network(&other, mlp_kernels_scalar());
        CHECK(!same_parameters(&f, &twin));
        close_network(&twin);
        other = config;
        other.seed_high ^= 1;
        twin = open_network(&other, mlp_kernels_scalar());
        CHECK(!same_parameters(&f, &twin));
        close_network(&twin);
        free(w);
        close_network(&f);
    }
}

static void check_split(void) {
    enum { N = 1000 };
    uint32_t rows[N], again[N], other[N], seen[N] = {0};
    CHECK(mlp_split(3, 4, rows, N) == MLP_OK);
    for (int i = 0; i < N; i++) seen[rows[i] % N]++;
    int permutation = 1;
    for (int i = 0; i < N; i++) permutation &= seen[i] == 1 && rows[i] < N;
    CHECK(permutation);
    rng r = mlp_rng_open((uint64_t)4 << 32 | 3, RNG_SPLIT, 0);
    for (uint32_t i = 0; i < N; i++) other[i] = i;
    mlp_rng_shuffle(&r, other, N);
    CHECK(memcmp(rows, other, sizeof rows) == 0);
    CHECK(mlp_split(3, 4, again, N) == MLP_OK && memcmp(rows, again, sizeof rows) == 0);
    CHECK(mlp_split(4, 4, other, N) == MLP_OK && memcmp(rows, other, sizeof rows) != 0);
    CHECK(mlp_split(3, 5, other, N) == MLP_OK && memcmp(rows, other, sizeof rows) != 0);
    CHECK(mlp_split(3, 4, NULL, N) == MLP_BAD_POINTER);
    CHECK(mlp_split(3, 4, rows, 0) == MLP_OK && rows[0] == again[0]);
}

void test_network(void) {
    check_shapes();
    check_rules();
    check_recipe();
    mlp_config config = small_config();
    check_parameters(config);
    config.hidden_layers = 3;
    config.hidden_units[0] = 9;
    config.hidden_units[1] = 8;
    config.hidden_units[2] = 17;
    check_parameters(config);
    config.hidden_layers = 0;
    config.inputs = config.classes = 1;
    check_parameters(config);
    check_initial_parameters();
    check_split();
}
