// The boundary of the core: what trains and reads, in one variant for each table of kernels. The
// networks that it works on are placed, checked and read by the setup module (setup_api.c), in the
// same memory; what stands there about pointers and statuses is true here too.
#include "base/threads.h"
#include "images/augment.h"
#include "kernels/kernels.h"
#include "network/optional.h"
#include "wasm/boundary.h"

// Each build holds one kernel table: what is not referred to is not linked.
EXPORT(mlpw_kernels) const mlp_kernels *mlpw_kernels(void) {
#ifdef __wasm_simd128__
    return mlp_kernels_simd128();
#else
    return mlp_kernels_scalar();
#endif
}

// Augmentation is in the setup module, and what few networks need in the optional one, which may not
// be there. The host puts their functions into this module's table of functions, at the same places in
// every thread, says here which places these are (0: not there), and hands both tables to mlpw_init.
static mlp_augmenter augmenter;
static mlp_optional optional;

EXPORT(mlpw_use_setup)
void mlpw_use_setup(__typeof__(augmenter.image) image, __typeof__(augmenter.mix) mix,
                    __typeof__(optional.fold) fold, __typeof__(optional.outputs) outputs,
                    __typeof__(optional.delta) delta, __typeof__(optional.rules) rules,
                    __typeof__(optional.lion) lion, __typeof__(optional.muon) muon,
                    __typeof__(optional.teach) teach) {
    augmenter = (mlp_augmenter){image, mix};
    optional = (mlp_optional){outputs, delta, fold, rules, lion, muon, teach};
}

EXPORT(mlpw_augmenter) const mlp_augmenter *mlpw_augmenter(void) {
    return &augmenter;
}

EXPORT(mlpw_optional) const mlp_optional *mlpw_optional(void) {
    return optional.outputs ? &optional : NULL;
}

EXPORT(mlpw_scheduled_rate)
mlp_status mlpw_scheduled_rate(const mlp_config *config, uint32_t epoch, uint32_t batch,
                               uint32_t batches, float *rate) {
    return mlp_scheduled_rate(config, epoch, batch, batches, rate);
}

// Not a status but a number of bytes.
EXPORT(mlpw_pack_samples)
size_t mlpw_pack_samples(mlp_samples *samples, uint32_t inputs, void *memory) {
    return mlp_pack_samples(samples, inputs, memory);
}

EXPORT(mlpw_use_team) mlp_status mlpw_use_team(mlp_network *network, mlp_team *team) {
    return mlp_use_team(network, team);
}

// Not a status but a count, of modules that have threads.
#ifdef __wasm_atomics__
EXPORT(mlpw_threads)
uint32_t mlpw_threads(const mlp_network *network, const mlp_samples *samples) {
    return mlp_threads(network, samples);
}
#endif

EXPORT(mlpw_train)
mlp_status mlpw_train(mlp_network *network, const mlp_samples *samples, uint32_t *order,
                      uint32_t max_batches, mlp_progress *progress) {
    return mlp_train(network, samples, order, max_batches, progress);
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

// Not a status but ln x.
EXPORT(mlpw_log) float mlpw_log(float x) {
    return mlp_log(x);
}

// Not a status but the operations of one round; see kernels.h.
EXPORT(mlpw_peak) size_t mlpw_peak(float *values, size_t rounds) {
    return mlpw_kernels()->peak(values, rounds);
}

// The team; see threads.h. Only a build with atomics has one: elsewhere there is nobody to help.
#ifdef __wasm_atomics__
EXPORT(mlpw_team_bytes) size_t mlpw_team_bytes(void) {
    return mlp_team_bytes();
}

EXPORT(mlpw_team_open)
team *mlpw_team_open(void *memory, uint32_t members, uint32_t patience) {
    return mlp_team_open(memory, members, patience);
}

EXPORT(mlpw_team_use) void mlpw_team_use(team *t, uint32_t members) {
    mlp_team_use(t, members);
}

EXPORT(mlpw_team_serve) void mlpw_team_serve(team *t, uint32_t member) {
    mlp_team_serve(t, member);
}

EXPORT(mlpw_team_close) void mlpw_team_close(team *t) {
    mlp_team_close(t);
}
#endif
