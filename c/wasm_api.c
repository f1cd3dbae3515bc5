// The core's boundary as a WebAssembly module. Each export hands its arguments on to the core and
// returns an mlp_status (a count where it says so). Pointers are offsets into the module's
// memory, which the host lays out from mlpw_heap_base() on; numbers that the host must know
// (statuses, enums, where a struct's fields lie) it reads from the table behind mlpw_abi().
#include "boundary.h"
#include "kernels.h"
#include "threads.h"

static const abi_row abi_table[] = {
    VALUE("abi", "version", 1),
    VALUE("abi", "alignment", MLP_ALIGNMENT),

    SIZE(mlp_config),
    FIELD(mlp_config, inputs),
    FIELD(mlp_config, classes),
    FIELD(mlp_config, hidden_layers),
    FIELD(mlp_config, hidden_units),
    FIELD(mlp_config, activations),
    FIELD(mlp_config, cost),
    FIELD(mlp_config, initializer),
    FIELD(mlp_config, optimizer),
    FIELD(mlp_config, batch_size),
    FIELD(mlp_config, seed_low),
    FIELD(mlp_config, seed_high),
    FIELD(mlp_config, learning_rate),
    FIELD(mlp_config, momentum),
    FIELD(mlp_config, beta1),
    FIELD(mlp_config, beta2),
    FIELD(mlp_config, epsilon),
    FIELD(mlp_config, weight_decay),
    FIELD(mlp_config, width),
    FIELD(mlp_config, height),
    FIELD(mlp_config, decoupled_decay),
    FIELD(mlp_config, input_dropout),
    FIELD(mlp_config, dropout),
    FIELD(mlp_config, label_smoothing),
    FIELD(mlp_config, max_norm),
    FIELD(mlp_config, clip_norm),
    FIELD(mlp_config, averaging),
    FIELD(mlp_config, schedule),
    FIELD(mlp_config, epochs),
    FIELD(mlp_config, warmup_epochs),
    FIELD(mlp_config, final_rate),
    FIELD(mlp_config, step_epochs),
    FIELD(mlp_config, step_factor),
    FIELD(mlp_config, augmentation.rotation),
    FIELD(mlp_config, augmentation.scale),
    FIELD(mlp_config, augmentation.shear),
    FIELD(mlp_config, augmentation.shift),
    FIELD(mlp_config, augmentation.elastic),
    FIELD(mlp_config, augmentation.elastic_sigma),
    FIELD(mlp_config, augmentation.flip),
    FIELD(mlp_config, augmentation.crop),
    FIELD(mlp_config, augmentation.cutout),
    FIELD(mlp_config, augmentation.mixup),

    SIZE(mlp_samples),
    FIELD(mlp_samples, pixels),
    FIELD(mlp_samples, labels),
    FIELD(mlp_samples, rows),
    FIELD(mlp_samples, subset),
    FIELD(mlp_samples, count),

    SIZE(mlp_progress),
    FIELD(mlp_progress, epoch),
    FIELD(mlp_progress, batch),
    FIELD(mlp_progress, batches),
    FIELD(mlp_progress, epoch_done),
    FIELD(mlp_progress, samples_done),
    FIELD(mlp_progress, errors),
    FIELD(mlp_progress, cost_sum),

    VALUE("limit", "hidden_layers", MLP_MAX_HIDDEN),
    VALUE("limit", "units", MLP_MAX_UNITS),
    VALUE("limit", "classes", MLP_MAX_CLASSES),
    VALUE("limit", "inputs", MLP_MAX_INPUTS),
    VALUE("limit", "batch_size", MLP_MAX_BATCH),
    VALUE("limit", "threads", TEAM_MAX),

    VALUE("activation", "sigmoid", MLP_SIGMOID),
    VALUE("activation", "tanh", MLP_TANH),
    VALUE("activation", "relu", MLP_RELU),
    VALUE("activation", "leaky-relu", MLP_LEAKY_RELU),
    VALUE("activation", "gelu", MLP_GELU),
    VALUE("cost", "quadratic", MLP_QUADRATIC),
    VALUE("cost", "cross-entropy", MLP_CROSS_ENTROPY),
    VALUE("initializer", "reference", MLP_INIT_REFERENCE),
    VALUE("initializer", "glorot", MLP_INIT_GLOROT),
    VALUE("initializer", "he", MLP_INIT_HE),
    VALUE("optimizer", "sgd", MLP_SGD),
    VALUE("optimizer", "momentum", MLP_MOMENTUM),
    VALUE("optimizer", "nesterov", MLP_NESTEROV),
    VALUE("optimizer", "adam", MLP_ADAM),
    VALUE("optimizer", "adamw", MLP_ADAMW),
    VALUE("scaling", "unit", MLP_SCALE_UNIT),
    VALUE("scaling", "standard", MLP_SCALE_STANDARD),
    VALUE("scaling", "channel", MLP_SCALE_CHANNEL),
    VALUE("scaling", "none", MLP_SCALE_NONE),
    VALUE("schedule", "constant", MLP_CONSTANT),
    VALUE("schedule", "steps", MLP_STEPS),
    VALUE("schedule", "cosine", MLP_COSINE),
    VALUE("schedule", "one-cycle", MLP_ONE_CYCLE),

    VALUE("status", "bad-pointer", MLP_BAD_POINTER),
    VALUE("status", "bad-inputs", MLP_BAD_INPUTS),
    VALUE("status", "bad-hidden-layers", MLP_BAD_HIDDEN),
    VALUE("status", "bad-units", MLP_BAD_UNITS),
    VALUE("status", "bad-classes", MLP_BAD_CLASSES),
    VALUE("status", "bad-batch-size", MLP_BAD_BATCH),
    VALUE("status", "bad-activation", MLP_BAD_ACTIVATION),
    VALUE("status", "bad-cost", MLP_BAD_COST),
    VALUE("status", "bad-initializer", MLP_BAD_INITIALIZER),
    VALUE("status", "bad-optimizer", MLP_BAD_OPTIMIZER),
    VALUE("status", "bad-learning-rate", MLP_BAD_RATE),
    VALUE("status", "bad-weight-decay", MLP_BAD_DECAY),
    VALUE("status", "bad-momentum", MLP_BAD_MOMENTUM),
    VALUE("status", "network-too-large", MLP_TOO_LARGE),
    VALUE("status", "bad-memory", MLP_BAD_MEMORY),
    VALUE("status", "bad-row", MLP_BAD_ROW),
    VALUE("status", "bad-label", MLP_BAD_LABEL),
    VALUE("status", "bad-count", MLP_BAD_COUNT),
    VALUE("status", "bad-scaling", MLP_BAD_SCALING),
    VALUE("status", "cost-not-finite", MLP_COST_NOT_FINITE),
    VALUE("status", "weight-not-finite", MLP_WEIGHT_NOT_FINITE),
    VALUE("status", "mid-epoch", MLP_MID_EPOCH),
    VALUE("status", "bad-state", MLP_BAD_STATE),
    VALUE("status", "other-state", MLP_OTHER_STATE),
    VALUE("status", "thread-lost", MLP_THREAD_LOST),
    VALUE("status", "bad-image", MLP_BAD_IMAGE),
    VALUE("status", "bad-dropout", MLP_BAD_DROPOUT),
    VALUE("status", "bad-label-smoothing", MLP_BAD_SMOOTHING),
    VALUE("status", "bad-norm", MLP_BAD_NORM),
    VALUE("status", "bad-schedule", MLP_BAD_SCHEDULE),
    VALUE("status", "bad-averaging", MLP_BAD_AVERAGING),
    VALUE("status", "bad-augmentation", MLP_BAD_AUGMENTATION),
    {0, 0},
};

EXPORT(mlpw_abi) const abi_row *mlpw_abi(void) {
    return abi_table;
}

EXPORT(mlpw_heap_base) void *mlpw_heap_base(void) {
    return &__heap_base;
}

EXPORT(mlpw_bytes) mlp_status mlpw_bytes(const mlp_config *config, size_t *bytes) {
    return mlp_bytes(config, bytes);
}

// Each build holds one kernel table: what is not referred to is not linked.
#ifdef __wasm_simd128__
#define KERNELS mlp_kernels_simd128()
#else
#define KERNELS mlp_kernels_scalar()
#endif

EXPORT(mlpw_init)
mlp_status mlpw_init(const mlp_config *config, void *memory, size_t bytes, mlp_network **network) {
    return mlp_init(config, KERNELS, memory, bytes, network);
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

EXPORT(mlpw_scheduled_rate)
mlp_status mlpw_scheduled_rate(const mlp_config *config, uint32_t epoch, uint32_t batch,
                               uint32_t batches, float *rate) {
    return mlp_scheduled_rate(config, epoch, batch, batches, rate);
}

EXPORT(mlpw_augment_bytes)
mlp_status mlpw_augment_bytes(const mlp_config *config, size_t *bytes) {
    return mlp_augment_bytes(config, bytes);
}

EXPORT(mlpw_augment)
mlp_status mlpw_augment(const mlp_config *config, const mlp_samples *samples, uint32_t epoch,
                        uint8_t *images, void *scratch) {
    return mlp_augment(config, samples, epoch, images, scratch);
}

EXPORT(mlpw_swap_average)
mlp_status mlpw_swap_average(mlp_network *network) {
    return mlp_swap_average(network);
}

EXPORT(mlpw_set_learning_rate)
mlp_status mlpw_set_learning_rate(mlp_network *network, float learning_rate) {
    return mlp_set_learning_rate(network, learning_rate);
}

EXPORT(mlpw_use_team) mlp_status mlpw_use_team(mlp_network *network, mlp_team *team) {
    return mlp_use_team(network, team);
}

// Not a status but a count.
EXPORT(mlpw_threads) uint32_t mlpw_threads(const mlp_network *network) {
    return mlp_threads(network);
}

EXPORT(mlpw_train)
mlp_status mlpw_train(mlp_network *network, const mlp_samples *samples, uint32_t *order,
                      uint32_t max_batches, mlp_progress *progress) {
    return mlp_train(network, samples, order, max_batches, progress);
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

EXPORT(mlpw_gradient)
mlp_status mlpw_gradient(mlp_network *network, const mlp_samples *samples, float *gradient,
                         size_t count, double *cost) {
    return mlp_gradient(network, samples, gradient, count, cost);
}

EXPORT(mlpw_evaluate)
mlp_status mlpw_evaluate(mlp_network *network, const mlp_samples *samples, uint32_t *confusion,
                         double *cost_sum, uint16_t *predicted, float *confidence) {
    return mlp_evaluate(network, samples, confusion, cost_sum, predicted, confidence);
}

EXPORT(mlpw_predict)
mlp_status mlpw_predict(mlp_network *network, const uint8_t *pixels, uint32_t count,
                        float *outputs) {
    return mlp_predict(network, pixels, count, outputs);
}

EXPORT(mlpw_layer_outputs)
mlp_status mlpw_layer_outputs(mlp_network *network, const uint8_t *pixels, float *outputs,
                              size_t count) {
    return mlp_layer_outputs(network, pixels, outputs, count);
}

EXPORT(mlpw_split)
mlp_status mlpw_split(uint32_t seed_low, uint32_t seed_high, uint32_t *rows, uint32_t n) {
    return mlp_split(seed_low, seed_high, rows, n);
}

// Not a status but the operations of one round; see kernels.h.
EXPORT(mlpw_peak) size_t mlpw_peak(float *values, size_t rounds) {
    return KERNELS->peak(values, rounds);
}

// The team; see threads.h. Only a build with atomics has one: elsewhere there is nobody to help.
#ifdef __wasm_atomics__
EXPORT(mlpw_team_bytes) size_t mlpw_team_bytes(void) {
    return team_bytes();
}

EXPORT(mlpw_team_open)
team *mlpw_team_open(void *memory, uint32_t members, uint32_t patience) {
    return team_open(memory, members, patience);
}

EXPORT(mlpw_team_serve) void mlpw_team_serve(team *t, uint32_t member) {
    team_serve(t, member);
}

EXPORT(mlpw_team_close) void mlpw_team_close(team *t) {
    team_close(t);
}
#endif
