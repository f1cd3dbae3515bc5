// What is inside a network: shared by the files that implement mlp.h, and by nobody else.
#ifndef NETWORK_H
#define NETWORK_H

#include "images/augment.h"
#include "kernels/dropout.h"
#include "kernels/kernels.h"
#include "kernels/sparse.h"
#include "base/threads.h"

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
    float *d;              // delta: the cost by the units' inputs, A[p][batch][8]
    float *slope;          // what deltas are multiplied by, A[p][batch][8]; NULL: derive() from a
} layer;

struct mlp_network {
    mlp_config config;
    const mlp_kernels *kernels;
    size_t layers;
    layer layer[MAX_LAYERS];
    size_t rows;          // samples that the scratch buffers hold
    size_t unpadded;      // parameters as the caller counts them
    size_t padded;        // floats of all layers' parameters
    size_t state;         // floats of parameters, moments and average together
    float *parameters;    // [state]: parameters, m1, m2, average
    float *average;       // [padded], or NULL
    float *checkpoint;    // [state]: the same at the last finite epoch's end
    float *gradient;      // [padded]
    float *offset, *gain; // [panels of inputs][8]: input scaling
    float *x;             // the scaled inputs, A[p][rows][8]
    sparse_batch sparse;  // or, when is_listed, the inputs that are not 0 as lists
    int is_listed;
    int has_columns;       // when is_listed: for the gradient too
    size_t packed_size;    // floats of one panel of a transposed weight matrix
    float *packed;         // [TEAM_MAX][packed_size]: one for each part of a job
    float *costs;          // [rows]
    uint16_t *labels;      // [rows]
    uint32_t *row_numbers; // [rows]
    uint8_t *images;       // [batch][inputs]: changed images of a batch, or NULL
    size_t scratch_size;   // bytes of what augment_image needs, and at least an image
    uint8_t *scratch;      // [TEAM_MAX][scratch_size]: one for each part of a job
    uint16_t *seconds;     // [batch]: labels of MixUp's partners, or NULL
    float *shares;         // [batch]: how much of each sample's target is its own label
    mlp_progress progress;
    uint32_t epoch_samples;          // of the epoch under way
    int epoch_is_sparse;             // whether its inputs are worth lists
    float weight_bound, input_bound; // what first-layer weights and inputs are at most; see train.c
    double beta1_power, beta2_power; // beta^t of Adam's bias correction
    double checkpoint_powers[2];
    team *team;  // or NULL
    int is_lost; // a helper thread died in the middle of a job: what was computed is void
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

// Runs a job of so many multiply-adds on the network's team, in as many parts as are worth it.
void share(mlp_network *net, double work, team_job job, void *context);

// Multiply-adds of layer i's product with m rows: of inputs in lists, what is in the lists counts.
static inline double product_work(const mlp_network *net, size_t i, size_t m) {
    const layer *l = &net->layer[i];
    if (i > 0 || !net->is_listed) return (double)m * (double)l->weights;
    return (double)net->sparse.rows.end[m - 1] * (double)(panels_of(l->n) * PANEL);
}

// Whether a helper thread was lost since the last call: what was computed since is void, and what
// is computed from now on is computed alone.
static inline int take_loss(mlp_network *net) {
    int is_lost = net->is_lost;
    net->is_lost = 0;
    return is_lost;
}

// The share of the samples' inputs that lists of them hold, by a look at some: at most a half, with
// more they are not worth their making and 1 is returned. So too when a pixel of 0 is not an input
// of 0.
double listed_share(const mlp_network *net, const mlp_samples *samples);

static inline int are_sparse(const mlp_network *net, const mlp_samples *samples) {
    return listed_share(net, samples) < 1.0;
}

typedef enum input_form {
    INPUTS_DENSE,
    INPUTS_ROWS,  // lists for forward(), when they fit
    INPUTS_LISTS, // lists for the gradient too, when they fit
} input_form;

// Takes m samples, numbers first .. first + m - 1, into row_numbers and labels (when there are
// any). Fails with MLP_BAD_ROW or MLP_BAD_LABEL.
mlp_status take_rows(mlp_network *net, const mlp_samples *samples, uint32_t first, size_t m);

// The inputs that row_numbers name among pixels, into x or the lists.
void gather_inputs(mlp_network *net, const uint8_t *pixels, size_t m, input_form form);

// take_rows, and the inputs as they are outside training.
mlp_status gather_samples(mlp_network *net, const mlp_samples *samples, uint32_t first, size_t m,
                          input_form form);

uint64_t network_seed(const mlp_network *net);
image_shape network_shape(const mlp_config *config); // without a size, one row of inputs

// Where the dropout of a layer stands in the batch under way; 0: the inputs.
static inline dropout_place place_of(const mlp_network *net, uint32_t which) {
    return (dropout_place){network_seed(net), which, net->progress.epoch, net->progress.batch + 1};
}

// The inputs of the training batch that row_numbers and labels hold: augmented, mixed, with
// dropout. Returns the pixels that row_numbers mean from now on.
const uint8_t *gather_batch(mlp_network *net, const uint8_t *pixels, size_t m, input_form form);

// What a forward pass is for; each also does what stands before it.
enum pass {
    PASS_OUTPUTS,
    PASS_COSTS,    // the cost of each row (costs), of plain labels
    PASS_GRADIENT, // with smoothed labels, the output layer's delta (d), slopes
    PASS_TRAINING, // with MixUp's labels, dropout of hidden layers
};

// From the inputs to the outputs of the last layer.
void forward(mlp_network *net, size_t m, enum pass pass);

// Output c of row i after a forward() of m rows.
static inline float output_at(const mlp_network *net, size_t m, size_t i, size_t c) {
    return net->layer[net->layers - 1].a[panel_at(m, i, c)];
}

// The winning class of row i after a forward() of m rows. Of equal outputs the lowest class wins; a
// NaN never wins over a number.
uint16_t winner(const mlp_network *net, size_t m, size_t i);

// What the outputs of m rows should be: of class c
//   smoothing / n + (1 - smoothing) (share [c = label] + (1 - share) [c = second]).
typedef struct targets {
    const uint16_t *labels;
    const uint16_t *seconds; // NULL: every share is 1
    const float *shares;
    float smoothing;
} targets;

// The output layer's activation and cost, in place over z[panels_of(n)][m][8]. y: the target.
// Quadratic: a = sigmoid(z); cost 1/2 sum (a - y)^2 over the classes, ascending;
//   d = (a - y) a (1 - a).
// Cross-entropy: p = softmax(z), the sum over the classes ascending; cost ln sum - sum y (z - max);
//   d = p - y.
// t NULL: neither costs nor d. d may be NULL; its padding lanes become 0.
void output_layer(const mlp_kernels *kernels, mlp_cost cost, float *z, const targets *t,
                  float *costs, float *d, size_t m, size_t n);

#endif
