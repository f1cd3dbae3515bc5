// The boundary of the optional module: what few networks need while they train, called by the core in
// the threads that it has; see optional.h. It works on the core's memory and calls kernels through the
// core's table of functions, so it must not have functions of its own in a table.
#include "network/network.h"
#include "wasm/setup_abi.h"

EXPORT_ABI(OPTIONAL_ABI)

EXPORT(mlpw_outputs)
void mlpw_outputs(mlp_network *network, size_t i, size_t m, enum pass pass, size_t first,
                  size_t last) {
    mlp_optional_outputs(network, i, m, pass, first, last);
}

EXPORT(mlpw_delta)
void mlpw_delta(mlp_network *network, size_t i, size_t m, size_t first, size_t last) {
    mlp_optional_delta(network, i, m, first, last);
}

EXPORT(mlpw_rules)
void mlpw_rules(const mlp_network *network, const layer *l, step_rule rules[2]) {
    mlp_optional_rules(network, l, rules);
}

EXPORT(mlpw_lion)
void mlpw_lion(const step_rule *rule, float *w, const float *g, float *m, size_t count) {
    mlp_lion_step(rule, w, g, m, count);
}

EXPORT(mlpw_muon)
void mlpw_muon(mlp_network *network, size_t i, uint32_t stage, float momentum, size_t first,
               size_t last) {
    mlp_muon(network, i, stage, momentum, first, last);
}

EXPORT(mlpw_teach)
mlp_status mlpw_teach(mlp_network *network, const mlp_samples *epoch, size_t m) {
    return mlp_teach(network, epoch, m);
}

// What the host calls: see mlp.h.
EXPORT(mlpw_use_soft_targets)
mlp_status mlpw_use_soft_targets(mlp_network *network, const float *soft) {
    return mlp_use_soft_targets(network, soft);
}

EXPORT(mlpw_soften)
mlp_status mlpw_soften(float *p, size_t rows, size_t classes, float temperature) {
    return mlp_soften(p, rows, classes, temperature);
}
