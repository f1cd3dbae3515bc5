// Distillation: targets that other networks made; the formulas are at mlp_use_soft_targets.
#include "base/fmath.h"
#include "network/network.h"

// So that the logarithm of a probability is finite.
static const float SMALLEST = 1e-37f;

// Of one row, in place; the sum is ascending.
static void soften(float *p, size_t n, float temperature) {
    float sum = 0.0f;
    for (size_t c = 0; c < n; c++) {
        p[c] = fm_exp(fm_log(p[c] < SMALLEST ? SMALLEST : p[c]) / temperature);
        sum += p[c];
    }
    for (size_t c = 0; c < n; c++) p[c] /= sum;
}

mlp_status mlp_soften(float *p, size_t rows, size_t classes, float temperature) {
    if (!p) return MLP_BAD_POINTER;
    if (!(temperature >= 1.0f && fm_is_finite(temperature))) return MLP_BAD_SMOOTHING;
    if (temperature == 1.0f) return MLP_OK;
    for (size_t i = 0; i < rows; i++) soften(p + i * classes, classes, temperature);
    return MLP_OK;
}

mlp_status mlp_use_soft_targets(mlp_network *net, const float *soft) {
    if (!net) return MLP_BAD_POINTER;
    net->soft = soft;
    return MLP_OK;
}

mlp_status mlp_teach(mlp_network *net, const mlp_samples *epoch, size_t m) {
    const mlp_config *config = &net->config;
    const layer *l = &net->layer[net->layers - 1];
    const uint32_t *rows = epoch->subset + net->progress.samples_done;
    float weight = config->teacher_weight, temperature = config->temperature;
    float q[MLP_MAX_CLASSES];
    size_t n = l->n;
    if (!net->soft) return MLP_BAD_POINTER;
    for (size_t i = 0; i < m; i++) {
        const float *own = net->soft + rows[i] * n;
        const float *partner = net->soft + rows[i + 1 < m ? i + 1 : 0] * n;
        float share = net->own_weights ? net->own_weights[i] : 1.0f, cost = 0.0f;
        for (size_t c = 0; c < n; c++) q[c] = l->a[panel_at(m, i, c)];
        if (temperature != 1.0f) soften(q, n, temperature);
        for (size_t c = 0; c < n; c++) {
            float target = share * own[c] + (1.0f - share) * partner[c];
            float *d = &l->d[panel_at(m, i, c)];
            *d = (1.0f - weight) * *d + weight * temperature * (q[c] - target);
            cost -= target * mlp_log(q[c] < SMALLEST ? SMALLEST : q[c]);
        }
        net->costs[i] = (1.0f - weight) * net->costs[i] + weight * temperature * temperature * cost;
    }
    return MLP_OK;
}
