// What is inside a network: shared by the files that implement mlp.h, and by nobody else.
#ifndef NETWORK_H
#define NETWORK_H

#include "kernels.h"

enum {
    MAX_LAYERS = MLP_MAX_HIDDEN + 1, // with parameters: the hidden ones and the output
    EVALUATION_ROWS = 100,           // samples that evaluation puts through at a time, at least
    FINITE_CHECK_BATCHES = 64,       // how often training looks at every parameter
};

typedef struct layer {
    size_t k, n;           // inputs (fan-in) and units
    size_t weights, count; // floats of the padded weights, and of weights and biases together
    float *w, *g;          // parameters and their gradient: W[p][k][8], then b[p][8]
    float *m1, *m2;        // the optimizer's moments in the same layout, or NULL
    float *a;              // outputs, A[p][rows][8]
} layer;

struct mlp_network {
    mlp_config config;
    const mlp_kernels *kernels;
    size_t layers;
    layer layer[MAX_LAYERS];
    size_t rows;           // samples that the scratch buffers hold
    size_t unpadded;       // parameters as the caller counts them
    size_t padded;         // floats of all layers' parameters
    size_t state;          // floats of parameters and moments together
    float *parameters;     // [state]: parameters, m1, m2
    float *checkpoint;     // [state]: the same at the last finite epoch's end
    float *gradient;       // [padded]
    float *offset, *gain;  // [panels of inputs][8]: input scaling
    float *x;              // the scaled inputs, A[p][rows][8]
    float *delta[2];       // this layer's delta and the next one's below, A[p][batch][8]
    float *packed;         // one panel of a transposed weight matrix
    float *costs;          // [rows]
    uint16_t *labels;      // [rows]
    uint32_t *row_numbers; // [rows]
    mlp_progress progress;
    uint32_t epoch_samples;          // of the epoch under way
    double beta1_power, beta2_power; // beta^t of Adam's bias correction
    double checkpoint_powers[2];
};

// W[o][j] = value.
static inline void set_lane(layer *l, size_t o, size_t j, float value) {
    l->w[(o / PANEL * l->k + j) * PANEL + o % PANEL] = value;
}

// From the layers' own layout, from[padded], to the callers', to[unpadded].
void unpack(const mlp_network *net, const float *from, float *to);

// MLP_BAD_POINTER without samples, pixels or (when they are needed) labels; MLP_BAD_COUNT for none.
mlp_status check_samples(const mlp_samples *samples, int needs_labels);

// The mlp_samples row that sample number i means.
static inline uint32_t sample_row(const mlp_samples *samples, uint32_t i) {
    return samples->subset ? samples->subset[i] : i;
}

// Takes m samples, numbers first .. first + m - 1, into row_numbers, labels (when there are any)
// and x. Fails with MLP_BAD_ROW or MLP_BAD_LABEL before anything is computed from them.
mlp_status gather_samples(mlp_network *net, const mlp_samples *samples, uint32_t first, size_t m);

// From x to the outputs of the last layer. With delta, also the cost of each row (costs) and the
// output layer's delta (delta[0]); else only costs when wants_costs.
void forward(mlp_network *net, size_t m, int wants_costs, int wants_delta);

// Output c of row i after a forward() of m rows.
static inline float output_at(const mlp_network *net, size_t m, size_t i, size_t c) {
    return net->layer[net->layers - 1].a[panel_at(m, i, c)];
}

// The winning class of row i after a forward() of m rows. Of equal outputs the lowest class wins; a
// NaN never wins over a number.
uint16_t winner(const mlp_network *net, size_t m, size_t i);

// The output layer's activation and cost, in place over z[panels_of(n)][m][8].
// Quadratic: a = sigmoid(z); cost 1/2 sum (a - y)^2 over the classes, ascending;
//   d = (a - y) a (1 - a).
// Cross-entropy: p = softmax(z), the sum over the classes ascending; cost ln sum - (z[label] -
//   max); d = p - y.
// labels NULL: neither costs nor d. d may be NULL; its padding lanes become 0.
void output_layer(const mlp_kernels *kernels, mlp_cost cost, float *z, const uint16_t *labels,
                  float *costs, float *d, size_t m, size_t n);

#endif
