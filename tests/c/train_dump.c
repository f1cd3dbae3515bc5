// The bits that every build must give: `train_dump scalar|simd128` trains the networks below and
// writes their parameters, in mlp_read_parameters' layout, one network after another, to stdout as
// little-endian float32. A program of its own, not part of the tests' main.
//
// All of them: pixels and labels of mlp_synth_digits(seed 1, HABITS_MNIST, first 0, count 600), the
// training set all 600 rows in order, MLP_SCALE_UNIT, 2 epochs, beta1 0.9, beta2 0.999, epsilon
// 1e-8, seed_high 0.
//
//  units          activation cost          initializer optimizer rate  momentum decay batch seed
//  784-30-10      sigmoid    quadratic     reference   sgd       3     0        0     10    1
//  784-32-16-10   relu       cross-entropy he          adam      0.001 0        0     32    2
//  784-20-10      tanh       cross-entropy glorot      nesterov  0.05  0.9      1e-4  7     3
//  784-9-10       sigmoid    cross-entropy glorot      momentum  0.1   0.9      0     64    4
//  784-17-10      relu       quadratic     he          adamw     0.01  0        0.01  50    5
//  784-24-12-10   gelu       cross-entropy he          adamw     0.01  0        0.1   32    6
//  784-20-10      leaky relu cross-entropy he          nesterov  0.05  0.9      1e-3  40    7
//  784-24-12-10   gelu, tanh quadratic     he          sgd       0.5   0        0     16    8
//  784-20-36-10   relu       cross-entropy he          muon      0.01  0.9      0.1   32    9
//  784-20-10      relu       cross-entropy he          lion      0.001 0        0.1   32    10
//
// The last two also have: swa_from 1; clip_norm 1 and cosine restarts of 0.7 epochs. The one before them
// also has batch_norm. The two before that also have, in that order: 28x28 images; warped,
// elastic, moved, cut out, dropout 0.1 of inputs and 0.3, 0.2 of hidden units, label smoothing 0.1,
// clip_norm 1, averaging 0.9, cosine with half an epoch of warm-up; mirrored, MixUp 0.4, decoupled
// decay, max_norm 2, one-cycle.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "images/synth.h"
#include "mlp.h"

enum { ROWS = 600, EPOCHS = 2 };

static const mlp_config configs[] = {
    {.hidden_layers = 1,
     .hidden_units = {30},
     .activations = {MLP_SIGMOID},
     .cost = MLP_QUADRATIC,
     .initializer = MLP_INIT_REFERENCE,
     .optimizer = MLP_SGD,
     .learning_rate = 3.0f,
     .batch_size = 10,
     .seed_low = 1},
    {.hidden_layers = 2,
     .hidden_units = {32, 16},
     .activations = {MLP_RELU, MLP_RELU},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_ADAM,
     .learning_rate = 0.001f,
     .batch_size = 32,
     .seed_low = 2},
    {.hidden_layers = 1,
     .hidden_units = {20},
     .activations = {MLP_TANH},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_GLOROT,
     .optimizer = MLP_NESTEROV,
     .learning_rate = 0.05f,
     .momentum = 0.9f,
     .weight_decay = 1e-4f,
     .batch_size = 7,
     .seed_low = 3},
    {.hidden_layers = 1,
     .hidden_units = {9},
     .activations = {MLP_SIGMOID},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_GLOROT,
     .optimizer = MLP_MOMENTUM,
     .learning_rate = 0.1f,
     .momentum = 0.9f,
     .batch_size = 64,
     .seed_low = 4},
    {.hidden_layers = 1,
     .hidden_units = {17},
     .activations = {MLP_RELU},
     .cost = MLP_QUADRATIC,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_ADAMW,
     .learning_rate = 0.01f,
     .weight_decay = 0.01f,
     .batch_size = 50,
     .seed_low = 5},
    {.hidden_layers = 2,
     .hidden_units = {24, 12},
     .activations = {MLP_GELU, MLP_GELU},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_ADAMW,
     .learning_rate = 0.01f,
     .weight_decay = 0.1f,
     .batch_size = 32,
     .seed_low = 6,
     .width = 28,
     .height = 28,
     .input_dropout = 0.1f,
     .dropout = {0.3f, 0.2f},
     .label_smoothing = 0.1f,
     .clip_norm = 1.0f,
     .averaging = 0.9f,
     .schedule = MLP_COSINE,
     .epochs = EPOCHS,
     .warmup_epochs = 0.5f,
     .augmentation = {.rotation = 10.0f,
                      .scale = 0.1f,
                      .shear = 0.1f,
                      .shift = 1.5f,
                      .elastic = 30.0f,
                      .elastic_sigma = 4.0f,
                      .crop = 1,
                      .cutout = 6}},
    {.hidden_layers = 1,
     .hidden_units = {20},
     .activations = {MLP_LEAKY_RELU},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_NESTEROV,
     .learning_rate = 0.05f,
     .momentum = 0.9f,
     .weight_decay = 1e-3f,
     .batch_size = 40,
     .seed_low = 7,
     .width = 28,
     .height = 28,
     .decoupled_decay = 1,
     .max_norm = 2.0f,
     .schedule = MLP_ONE_CYCLE,
     .epochs = EPOCHS,
     .augmentation = {.flip = 1, .mixup = 0.4f}},
    {.hidden_layers = 2,
     .hidden_units = {24, 12},
     .activations = {MLP_GELU, MLP_TANH},
     .cost = MLP_QUADRATIC,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_SGD,
     .learning_rate = 0.5f,
     .batch_size = 16,
     .seed_low = 8,
     .batch_norm = 1},
    {.hidden_layers = 2,
     .hidden_units = {20, 36},
     .activations = {MLP_RELU, MLP_RELU},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_MUON,
     .learning_rate = 0.01f,
     .momentum = 0.9f,
     .weight_decay = 0.1f,
     .batch_size = 32,
     .seed_low = 9,
     .swa_from = 1},
    {.hidden_layers = 1,
     .hidden_units = {20},
     .activations = {MLP_RELU},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_LION,
     .learning_rate = 0.001f,
     .weight_decay = 0.1f,
     .batch_size = 32,
     .seed_low = 10,
     .clip_norm = 1.0f,
     .schedule = MLP_COSINE_RESTARTS,
     .step_epochs = 0.7f},
    {.hidden_layers = 3,
     .hidden_units = {24, 24, 12},
     .activations = {MLP_RELU, MLP_GELU, MLP_IDENTITY},
     .cost = MLP_CROSS_ENTROPY,
     .initializer = MLP_INIT_HE,
     .optimizer = MLP_ADAMW,
     .learning_rate = 0.01f,
     .weight_decay = 0.1f,
     .batch_size = 32,
     .seed_low = 11,
     .dropout = {0.0f, 0.2f, 0.1f},
     .residual = 1,
     .layer_rates = {0.5f, 0.0f, 2.0f},
     .layer_decays = {0.0f, 3.0f, 0.0f}},
};

static void require(int condition, const char *what) {
    if (condition) return;
    fprintf(stderr, "train_dump: %s\n", what);
    exit(1);
}

static void write_floats(const float *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t bits;
        memcpy(&bits, &values[i], sizeof bits);
        for (int byte = 0; byte < 4; byte++) putchar((int)(bits >> (8 * byte) & 0xFF));
    }
}

static void dump(mlp_config config, const mlp_kernels *kernels, const mlp_samples *samples) {
    static uint32_t order[ROWS];
    config.inputs = SYNTH_DIGIT_BYTES;
    config.classes = SYNTH_CLASSES;
    config.beta1 = 0.9f;
    config.beta2 = 0.999f;
    config.epsilon = 1e-8f;
    size_t bytes, count;
    mlp_network *net;
    require(mlp_bytes(&config, &bytes) == MLP_OK, "bad config");
    void *memory = aligned_alloc(MLP_ALIGNMENT, bytes);
    require(mlp_init(&config, kernels, mlp_augmenter_default(), mlp_optional_default(), memory,
                     bytes, &net) == MLP_OK,
            "no network");
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        mlp_progress progress;
        mlp_status status = mlp_train(net, samples, order, UINT32_MAX, &progress);
        require(status == MLP_OK && progress.epoch_done, "training failed");
    }
    require(mlp_parameter_count(net, &count) == MLP_OK, "no parameters");
    float *parameters = malloc(count * sizeof *parameters);
    require(parameters && mlp_read_parameters(net, parameters, count) == MLP_OK, "no parameters");
    write_floats(parameters, count);
    free(parameters);
    free(memory);
}

int main(int argc, char **argv) {
    static uint8_t pixels[ROWS * SYNTH_DIGIT_BYTES];
    static uint16_t labels[ROWS];
    static _Alignas(16) float scratch[SYNTH_SCRATCH_BYTES / sizeof(float)];
    int scalar = argc == 2 && strcmp(argv[1], "scalar") == 0;
    int simd = argc == 2 && strcmp(argv[1], "simd128") == 0;
    require(scalar || simd, "usage: train_dump scalar|simd128");
    const mlp_kernels *kernels = scalar ? mlp_kernels_scalar() : mlp_kernels_simd128();
    require(kernels != NULL, "no such kernels in this build");
    mlp_synth_digits(1, HABITS_MNIST, 0, ROWS, pixels, labels, scratch);
    mlp_samples samples = {.pixels = pixels, .labels = labels, .rows = ROWS, .count = ROWS};
    for (size_t i = 0; i < sizeof configs / sizeof *configs; i++) {
        dump(configs[i], kernels, &samples);
    }
    require(fflush(stdout) == 0, "cannot write");
    return 0;
}
