// The boundary of the setup module: what a network is before training and between its epochs. It is
// built apart from the core because it is the same for every table of kernels, each of which would
// otherwise contain it; the two modules work on one memory (core_api.c).
//
// Each export hands its arguments on to the core and returns an mlp_status (a count where it says
// so). Pointers are offsets into the memory, which the host lays out from __heap_base on; numbers
// that the host must know (statuses, enums, where a struct's fields lie) it reads from the table
// behind mlpw_abi().
#include "base/threads.h"
#include "images/augment.h"
#include "network/optional.h"
#include "wasm/boundary.h"

#define SETUP_ABI(GROUP, VALUE)                                                                    \
    GROUP("abi")                                                                                   \
    VALUE("version", 1)                                                                            \
    VALUE("float", ABI_FLOAT)                                                                      \
    VALUE("alignment", MLP_ALIGNMENT)                                                              \
    GROUP("size")                                                                                  \
    SIZE(VALUE, mlp_config)                                                                        \
    SIZE(VALUE, mlp_samples)                                                                       \
    SIZE(VALUE, mlp_progress)                                                                      \
    GROUP("mlp_config")                                                                            \
    SETTING(VALUE, mlp_config, inputs)                                                             \
    SETTING(VALUE, mlp_config, classes)                                                            \
    SETTING(VALUE, mlp_config, hidden_layers)                                                      \
    SETTING(VALUE, mlp_config, hidden_units)                                                       \
    SETTING(VALUE, mlp_config, activations)                                                        \
    SETTING(VALUE, mlp_config, cost)                                                               \
    SETTING(VALUE, mlp_config, initializer)                                                        \
    SETTING(VALUE, mlp_config, optimizer)                                                          \
    SETTING(VALUE, mlp_config, batch_size)                                                         \
    SETTING(VALUE, mlp_config, seed_low)                                                           \
    SETTING(VALUE, mlp_config, seed_high)                                                          \
    SETTING(VALUE, mlp_config, learning_rate)                                                      \
    SETTING(VALUE, mlp_config, momentum)                                                           \
    SETTING(VALUE, mlp_config, beta1)                                                              \
    SETTING(VALUE, mlp_config, beta2)                                                              \
    SETTING(VALUE, mlp_config, epsilon)                                                            \
    SETTING(VALUE, mlp_config, weight_decay)                                                       \
    SETTING(VALUE, mlp_config, width)                                                              \
    SETTING(VALUE, mlp_config, height)                                                             \
    SETTING(VALUE, mlp_config, decoupled_decay)                                                    \
    SETTING(VALUE, mlp_config, input_dropout)                                                      \
    SETTING(VALUE, mlp_config, dropout)                                                            \
    SETTING(VALUE, mlp_config, label_smoothing)                                                    \
    SETTING(VALUE, mlp_config, max_norm)                                                           \
    SETTING(VALUE, mlp_config, clip_norm)                                                          \
    SETTING(VALUE, mlp_config, averaging)                                                          \
    SETTING(VALUE, mlp_config, schedule)                                                           \
    SETTING(VALUE, mlp_config, epochs)                                                             \
    SETTING(VALUE, mlp_config, warmup_epochs)                                                      \
    SETTING(VALUE, mlp_config, final_rate)                                                         \
    SETTING(VALUE, mlp_config, step_epochs)                                                        \
    SETTING(VALUE, mlp_config, step_factor)                                                        \
    SETTING(VALUE, mlp_config, augmentation.rotation)                                              \
    SETTING(VALUE, mlp_config, augmentation.scale)                                                 \
    SETTING(VALUE, mlp_config, augmentation.shear)                                                 \
    SETTING(VALUE, mlp_config, augmentation.shift)                                                 \
    SETTING(VALUE, mlp_config, augmentation.elastic)                                               \
    SETTING(VALUE, mlp_config, augmentation.elastic_sigma)                                         \
    SETTING(VALUE, mlp_config, augmentation.flip)                                                  \
    SETTING(VALUE, mlp_config, augmentation.crop)                                                  \
    SETTING(VALUE, mlp_config, augmentation.cutout)                                                \
    SETTING(VALUE, mlp_config, augmentation.mixup)                                                 \
    SETTING(VALUE, mlp_config, batch_norm)                                                         \
    SETTING(VALUE, mlp_config, swa_from)                                                           \
    GROUP("mlp_samples")                                                                           \
    FIELD(VALUE, mlp_samples, pixels)                                                              \
    FIELD(VALUE, mlp_samples, labels)                                                              \
    FIELD(VALUE, mlp_samples, rows)                                                                \
    FIELD(VALUE, mlp_samples, subset)                                                              \
    FIELD(VALUE, mlp_samples, count)                                                               \
    FIELD(VALUE, mlp_samples, packed)                                                              \
    GROUP("mlp_progress")                                                                          \
    FIELD(VALUE, mlp_progress, epoch)                                                              \
    FIELD(VALUE, mlp_progress, batch)                                                              \
    FIELD(VALUE, mlp_progress, batches)                                                            \
    FIELD(VALUE, mlp_progress, epoch_done)                                                         \
    FIELD(VALUE, mlp_progress, samples_done)                                                       \
    FIELD(VALUE, mlp_progress, errors)                                                             \
    FIELD(VALUE, mlp_progress, cost_sum)                                                           \
    GROUP("limit")                                                                                 \
    VALUE("hidden_layers", MLP_MAX_HIDDEN)                                                         \
    VALUE("units", MLP_MAX_UNITS)                                                                  \
    VALUE("classes", MLP_MAX_CLASSES)                                                              \
    VALUE("inputs", MLP_MAX_INPUTS)                                                                \
    VALUE("batch_size", MLP_MAX_BATCH)                                                             \
    VALUE("threads", TEAM_MAX)                                                                     \
    GROUP("activation")                                                                            \
    VALUE("sigmoid", MLP_SIGMOID)                                                                  \
    VALUE("tanh", MLP_TANH)                                                                        \
    VALUE("relu", MLP_RELU)                                                                        \
    VALUE("leaky-relu", MLP_LEAKY_RELU)                                                            \
    VALUE("gelu", MLP_GELU)                                                                        \
    GROUP("cost")                                                                                  \
    VALUE("quadratic", MLP_QUADRATIC)                                                              \
    VALUE("cross-entropy", MLP_CROSS_ENTROPY)                                                      \
    GROUP("initializer")                                                                           \
    VALUE("reference", MLP_INIT_REFERENCE)                                                         \
    VALUE("glorot", MLP_INIT_GLOROT)                                                               \
    VALUE("he", MLP_INIT_HE)                                                                       \
    GROUP("optimizer")                                                                             \
    VALUE("sgd", MLP_SGD)                                                                          \
    VALUE("momentum", MLP_MOMENTUM)                                                                \
    VALUE("nesterov", MLP_NESTEROV)                                                                \
    VALUE("adam", MLP_ADAM)                                                                        \
    VALUE("adamw", MLP_ADAMW)                                                                      \
    VALUE("lion", MLP_LION)                                                                        \
    VALUE("muon", MLP_MUON)                                                                        \
    GROUP("scaling")                                                                               \
    VALUE("unit", MLP_SCALE_UNIT)                                                                  \
    VALUE("standard", MLP_SCALE_STANDARD)                                                          \
    VALUE("channel", MLP_SCALE_CHANNEL)                                                            \
    VALUE("none", MLP_SCALE_NONE)                                                                  \
    GROUP("schedule")                                                                              \
    VALUE("constant", MLP_CONSTANT)                                                                \
    VALUE("steps", MLP_STEPS)                                                                      \
    VALUE("cosine", MLP_COSINE)                                                                    \
    VALUE("one-cycle", MLP_ONE_CYCLE)                                                              \
    VALUE("cosine-restarts", MLP_COSINE_RESTARTS)                                                  \
    GROUP("status")                                                                                \
    VALUE("bad-pointer", MLP_BAD_POINTER)                                                          \
    VALUE("bad-inputs", MLP_BAD_INPUTS)                                                            \
    VALUE("bad-hidden-layers", MLP_BAD_HIDDEN)                                                     \
    VALUE("bad-units", MLP_BAD_UNITS)                                                              \
    VALUE("bad-classes", MLP_BAD_CLASSES)                                                          \
    VALUE("bad-batch-size", MLP_BAD_BATCH)                                                         \
    VALUE("bad-activation", MLP_BAD_ACTIVATION)                                                    \
    VALUE("bad-cost", MLP_BAD_COST)                                                                \
    VALUE("bad-initializer", MLP_BAD_INITIALIZER)                                                  \
    VALUE("bad-optimizer", MLP_BAD_OPTIMIZER)                                                      \
    VALUE("bad-learning-rate", MLP_BAD_RATE)                                                       \
    VALUE("bad-weight-decay", MLP_BAD_DECAY)                                                       \
    VALUE("bad-momentum", MLP_BAD_MOMENTUM)                                                        \
    VALUE("network-too-large", MLP_TOO_LARGE)                                                      \
    VALUE("bad-memory", MLP_BAD_MEMORY)                                                            \
    VALUE("bad-row", MLP_BAD_ROW)                                                                  \
    VALUE("bad-label", MLP_BAD_LABEL)                                                              \
    VALUE("bad-count", MLP_BAD_COUNT)                                                              \
    VALUE("bad-scaling", MLP_BAD_SCALING)                                                          \
    VALUE("cost-not-finite", MLP_COST_NOT_FINITE)                                                  \
    VALUE("weight-not-finite", MLP_WEIGHT_NOT_FINITE)                                              \
    VALUE("mid-epoch", MLP_MID_EPOCH)                                                              \
    VALUE("bad-state", MLP_BAD_STATE)                                                              \
    VALUE("other-state", MLP_OTHER_STATE)                                                          \
    VALUE("thread-lost", MLP_THREAD_LOST)                                                          \
    VALUE("bad-image", MLP_BAD_IMAGE)                                                              \
    VALUE("bad-dropout", MLP_BAD_DROPOUT)                                                          \
    VALUE("bad-label-smoothing", MLP_BAD_SMOOTHING)                                                \
    VALUE("bad-norm", MLP_BAD_NORM)                                                                \
    VALUE("bad-schedule", MLP_BAD_SCHEDULE)                                                        \
    VALUE("bad-averaging", MLP_BAD_AVERAGING)                                                      \
    VALUE("bad-augmentation", MLP_BAD_AUGMENTATION)

EXPORT_ABI(SETUP_ABI)

EXPORT(mlpw_bytes) mlp_status mlpw_bytes(const mlp_config *config, size_t *bytes) {
    return mlp_bytes(config, bytes);
}

// The tables: the core's, where mlpw_kernels(), mlpw_augmenter() and mlpw_optional() say.
EXPORT(mlpw_init)
mlp_status mlpw_init(const mlp_config *config, const mlp_kernels *kernels,
                     const mlp_augmenter *augmenter, const mlp_optional *optional, void *memory,
                     size_t bytes, mlp_network **network) {
    return mlp_init(config, kernels, augmenter, optional, memory, bytes, network);
}

EXPORT(mlpw_parameter_count)
mlp_status mlpw_parameter_count(const mlp_network *network, size_t *count) {
    return mlp_parameter_count(network, count);
}

EXPORT(mlpw_read_parameters)
mlp_status mlpw_read_parameters(const mlp_network *network, float *parameters, size_t count) {
    return mlp_read_parameters(network, parameters, count);
}

EXPORT(mlpw_write_parameters)
mlp_status mlpw_write_parameters(mlp_network *network, const float *parameters, size_t count) {
    return mlp_write_parameters(network, parameters, count);
}

EXPORT(mlpw_fit_scaling)
mlp_status mlpw_fit_scaling(mlp_network *network, mlp_scaling kind, const mlp_samples *samples) {
    return mlp_fit_scaling(network, kind, samples);
}

EXPORT(mlpw_read_scaling)
mlp_status mlpw_read_scaling(const mlp_network *network, float *offset, float *gain,
                             size_t inputs) {
    return mlp_read_scaling(network, offset, gain, inputs);
}

EXPORT(mlpw_write_scaling)
mlp_status mlpw_write_scaling(mlp_network *network, const float *offset, const float *gain,
                              size_t inputs) {
    return mlp_write_scaling(network, offset, gain, inputs);
}

EXPORT(mlpw_augment_bytes)
mlp_status mlpw_augment_bytes(const mlp_config *config, size_t *bytes) {
    return mlp_augment_bytes(config, bytes);
}

EXPORT(mlpw_augment)
mlp_status mlpw_augment(const mlp_config *config, const mlp_samples *samples, uint32_t epoch,
                        uint8_t *images, float *own_weights, void *scratch) {
    return mlp_augment(config, samples, epoch, images, own_weights, scratch);
}

EXPORT(mlpw_swap_average)
mlp_status mlpw_swap_average(mlp_network *network) {
    return mlp_swap_average(network);
}

EXPORT(mlpw_set_learning_rate)
mlp_status mlpw_set_learning_rate(mlp_network *network, float learning_rate) {
    return mlp_set_learning_rate(network, learning_rate);
}

EXPORT(mlpw_state_bytes)
mlp_status mlpw_state_bytes(const mlp_network *network, size_t *bytes) {
    return mlp_state_bytes(network, bytes);
}

EXPORT(mlpw_save_state)
mlp_status mlpw_save_state(const mlp_network *network, void *state, size_t bytes) {
    return mlp_save_state(network, state, bytes);
}

EXPORT(mlpw_load_state)
mlp_status mlpw_load_state(mlp_network *network, const void *state, size_t bytes) {
    return mlp_load_state(network, state, bytes);
}

EXPORT(mlpw_split)
mlp_status mlpw_split(uint32_t seed_low, uint32_t seed_high, uint32_t *rows, uint32_t n) {
    return mlp_split(seed_low, seed_high, rows, n);
}

// What the core calls while it trains, in the threads that it has; see augment.h and, for the last,
// optional.h.
EXPORT(mlpw_augment_image)
void mlpw_augment_image(const mlp_augmentation *rule, image_shape shape, uint64_t seed,
                        uint32_t epoch, uint32_t row, const uint8_t *in, uint8_t *out,
                        void *scratch) {
    mlp_augment_image(rule, shape, seed, epoch, row, in, out, scratch);
}

EXPORT(mlpw_augment_mix)
void mlpw_augment_mix(float alpha, uint64_t seed, uint32_t epoch, const uint32_t *rows,
                      uint8_t *pixels, size_t m, size_t inputs, float *own_weights,
                      uint8_t *spare) {
    mlp_augment_mix(alpha, seed, epoch, rows, pixels, m, inputs, own_weights, spare);
}

EXPORT(mlpw_fold) void mlpw_fold(mlp_network *network) {
    mlp_fold(network);
}
