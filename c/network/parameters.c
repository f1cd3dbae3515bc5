// Reading and writing parameters, in the callers' layout.
#include <string.h>

#include "base/fmath.h"
#include "network/network.h"

mlp_status mlp_parameter_count(const mlp_network *net, size_t *count) {
    if (!net || !count) return MLP_BAD_POINTER;
    *count = net->unpadded;
    return MLP_OK;
}

void mlp_unpack(const mlp_network *net, const float *from, float *to) {
    for (size_t i = 0; i < net->layers; i++) {
        const layer *l = &net->layer[i];
        for (size_t o = 0; o < l->n; o++) {
            const float *lane = from + o / PANEL * l->k * PANEL + o % PANEL;
            for (size_t j = 0; j < l->k; j++) *to++ = lane[j * PANEL];
        }
        memcpy(to, from + l->weights, l->n * sizeof *to);
        to += l->n;
        from += l->count;
    }
}

// Folding is between batches, when nobody needs the gradient that it overwrites; the network lies
// in the caller's memory, so writing there is honest.
mlp_status mlp_read_parameters(const mlp_network *net, float *parameters, size_t count) {
    if (!net || !parameters) return MLP_BAD_POINTER;
    if (count != net->unpadded) return MLP_BAD_COUNT;
    if (net->config.batch_norm) mlp_fold((mlp_network *)(uintptr_t)net);
    mlp_unpack(net, net->config.batch_norm ? net->gradient : net->parameters, parameters);
    return MLP_OK;
}

mlp_status mlp_write_parameters(mlp_network *net, const float *parameters, size_t count) {
    if (!net || !parameters) return MLP_BAD_POINTER;
    if (count != net->unpadded) return MLP_BAD_COUNT;
    for (size_t i = 0; i < count; i++) {
        if (!fm_is_finite(parameters[i])) return MLP_WEIGHT_NOT_FINITE;
    }
    for (size_t i = 0; i < net->layers; i++) {
        layer *l = &net->layer[i];
        for (size_t o = 0; o < l->n; o++) {
            for (size_t j = 0; j < l->k; j++) set_lane(l, o, j, *parameters++);
        }
        memcpy(l->w + l->weights, parameters, l->n * sizeof *parameters);
        mlp_reset_norm(l);
        parameters += l->n;
    }
    if (net->average) memcpy(net->average, net->parameters, net->padded * sizeof(float));
    return MLP_OK;
}

void mlp_reset_norm(const layer *l) {
    size_t units = panels_of(l->n) * PANEL;
    for (size_t u = 0; l->normal && u < units; u++) {
        l->w[l->weights + units + u] = 0.0f;
        l->w[l->weights + 2 * units + u] = 1.0f;
    }
}

mlp_status mlp_swap_average(mlp_network *net) {
    if (!net) return MLP_BAD_POINTER;
    if (!net->average) return MLP_BAD_AVERAGING;
    for (size_t i = 0; i < net->padded; i++) {
        float parameter = net->parameters[i];
        net->parameters[i] = net->average[i];
        net->average[i] = parameter;
    }
    return MLP_OK;
}
