#include "oracle.h"

#include <math.h>

enum { WIDEST = 1024 }; // units of a layer that the oracle is ever asked for

static double sigmoid(double z) {
    return 1.0 / (1.0 + exp(-z));
}

static double activation(uint32_t kind, double z, double *kink) {
    if (kind == MLP_SIGMOID) return sigmoid(z);
    if (kind == MLP_TANH) return tanh(z);
    if (kind == MLP_GELU) {
        return 0.5 * z * (1.0 + tanh(sqrt(2.0 / acos(-1.0)) * (z + 0.044715 * z * z * z)));
    }
    if (kind == MLP_IDENTITY) return z;
    if (fabs(z) < *kink) *kink = fabs(z);
    return z > 0.0 ? z : kind == MLP_RELU ? 0.0 : 0.01 * z;
}

void oracle_predict(const mlp_config *config, const double *parameters, const uint8_t *pixels,
                    double *outputs, double *kink) {
    double in[WIDEST], z[WIDEST];
    uint32_t k = config->inputs;
    for (uint32_t j = 0; j < k; j++) in[j] = pixels[j] / 255.0;
    for (uint32_t layer = 0; layer <= config->hidden_layers; layer++) {
        int is_output = layer == config->hidden_layers;
        uint32_t n = is_output ? config->classes : config->hidden_units[layer];
        const double *biases = parameters + (size_t)n * k;
        for (uint32_t o = 0; o < n; o++) {
            z[o] = biases[o];
            for (uint32_t j = 0; j < k; j++) z[o] += parameters[o * k + j] * in[j];
        }
        for (uint32_t o = 0; o < n && !is_output; o++) {
            int adds = config->residual && layer > 0 && n == k;
            in[o] = activation(config->activations[layer], z[o], kink) + (adds ? in[o] : 0.0);
        }
        parameters = biases + n;
        k = n;
    }
    double sum = 0.0;
    for (uint32_t c = 0; c < k; c++) sum += exp(z[c]);
    for (uint32_t c = 0; c < k; c++) {
        outputs[c] = config->cost == MLP_QUADRATIC ? sigmoid(z[c]) : exp(z[c]) / sum;
    }
}

double oracle_cost(const mlp_config *config, const double *parameters, const mlp_samples *samples,
                   double *kink) {
    double total = 0.0, outputs[WIDEST];
    for (uint32_t i = 0; i < samples->count; i++) {
        size_t row = samples->subset ? samples->subset[i] : i;
        const uint8_t *pixels = samples->pixels + row * config->inputs;
        oracle_predict(config, parameters, pixels, outputs, kink);
        for (uint32_t c = 0; c < config->classes; c++) {
            double smoothing = (double)config->label_smoothing;
            double target = c == samples->labels[row] ? 1.0 - smoothing : 0.0;
            target += smoothing / config->classes;
            if (config->cost == MLP_QUADRATIC) total += 0.5 * pow(outputs[c] - target, 2.0);
            if (config->cost == MLP_CROSS_ENTROPY) total -= target * log(outputs[c]);
        }
    }
    return total / samples->count;
}

void oracle_gradient(const mlp_config *config, double *parameters, size_t count,
                     const mlp_samples *samples, double *gradient) {
    const double step = 1e-5;
    double kink = 0.0;
    for (size_t i = 0; i < count; i++) {
        double middle = parameters[i];
        parameters[i] = middle + step;
        double above = oracle_cost(config, parameters, samples, &kink);
        parameters[i] = middle - step;
        double below = oracle_cost(config, parameters, samples, &kink);
        parameters[i] = middle;
        gradient[i] = (above - below) / (2.0 * step);
    }
}
