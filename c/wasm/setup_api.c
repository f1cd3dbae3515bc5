// The boundary of the setup module: what a network is before training and between its epochs. It is
// built apart from the core because it is the same for every table of kernels, each of which would
// otherwise contain it; the two modules work on one memory (core_api.c).
//
// Each export hands its arguments on to the core and returns an mlp_status (a count where it says
// so). Pointers are offsets into the memory, which the host lays out from __heap_base on; numbers
// that the host must know (statuses, enums, where a struct's fields lie) it reads from the table
// behind mlpw_abi().
#include "images/augment.h"
#include "network/optional.h"
#include "wasm/setup_abi.h"

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
