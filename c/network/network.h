// What is inside a network: shared by the files that implement mlp.h, and by nobody else.
//
// Where a training batch goes: mlp_train (train.c) chooses its samples (inputs.c), changes and
// gathers them (batch.c, inputs.c), runs forward.c with loss.c at its end, then backward.c, which
// also takes the optimizer's step at the rate of schedule.c. parallel.c spreads the work of all of
// them over threads. config.c and layout.c check a config and place a network before that;
// parameters.c, scaling.c and state.c read and write what it holds; evaluate.c uses it; preview.c
// shows augmented images. What few networks need is behind the table of optional.h: batch_norm.c,
// layers.c, muon.c and teach.c.
//
// Names: every function that other files can call begins with mlp_. Those of mlp.h are public, the
// others are declared in the header of their folder. What no linker sees (types, constants, static
// and inline functions) has no prefix.
#ifndef NETWORK_H
#define NETWORK_H

#include "base/rng.h"
#include "base/threads.h"
#include "images/augment.h"
#include "kernels/dropout.h"
#include "kernels/kernels.h"
#include "kernels/sparse.h"
#include "network/optional.h"

enum {
    MAX_LAYERS = MLP_MAX_HIDDEN + 1, // with parameters: the hidden ones and the output
    EVALUATION_ROWS = 100,           // evaluation handles at least so many samples at a time
    FINITE_CHECK_BATCHES = 64,       // training checks every parameter once in so many batches
};

typedef struct layer {
    size_t k, n;           // inputs (fan-in) and units
    size_t weights, count; // floats of the padded weights, and of all in w
    float *w, *g;     // parameters and their gradient: W[p][k][8], b[p][8]; behind them in w, of a
                      // hidden layer with batch_norm, running means [p][8] and deviations [p][8]
    float *m1, *m2;   // the optimizer's moments in the same layout, or NULL
    float *a;         // outputs, A[p][rows][8]
    float *d;         // delta: the cost by the units' inputs, A[p][batch][8]
    float *slope;     // what deltas are multiplied by, A[p][batch][8]; NULL: derive() from a
    float *through;   // of a layer that adds the outputs of the one before to its own, the cost by
                      // its outputs, A[p][batch][8]; or NULL
    float *normal;    // batch_norm: the batch's normalised sums, A[p][batch][8], or NULL
    float *deviation; // batch_norm: what they were divided by, [p][8]
} layer;

struct mlp_network {
    mlp_config config;
    const mlp_kernels *kernels;
    size_t layers;
    layer layer[MAX_LAYERS];
    size_t rows;                      // samples that the buffers below hold
    size_t unpadded;                  // parameters as the caller counts them
    size_t padded;                    // floats of all layers' parameters
    size_t state;                     // floats of parameters, moments and average together
    float *parameters;                // [state]: parameters, m1, m2, average
    float *average;                   // [padded], or NULL
    float *checkpoint;                // [state]: the same at the end of the last finite epoch
    float *gradient;                  // [padded]
    float *offset, *gain;             // [panels of inputs][8]: input scaling
    float *x;                         // the scaled inputs, A[p][rows][8]
    sparse_batch sparse;              // when is_sparse, the inputs that are not 0 instead of x
    int is_sparse;                    // sparse.rows (CSR) are valid
    int has_csc;                      // sparse.columns (CSC) are valid too, for the gradient
    size_t packed_size;               // floats of one panel of a transposed weight matrix
    float *packed;                    // [TEAM_MAX][packed_size]: one for each part of a job
    float *costs;                     // [rows]
    uint16_t *labels;                 // [rows]
    uint32_t *row_numbers;            // [rows]
    const mlp_augmenter *augmenter;   // NULL only when the config changes no images
    const mlp_optional *optional;     // NULL when the config needs none of it
    const float *soft;                // mlp_use_soft_targets, or NULL
    size_t muon_size;                 // floats of the largest hidden layer's weights
    float *muon; // Muon's: such weights, two matrices of that layer's units by units, and sums
    uint8_t *images;                  // [batch][inputs]: changed images of a batch, or NULL
    size_t scratch_size;      // bytes that mlp_augment_image needs, at least those of an image
    uint8_t *scratch;         // [TEAM_MAX][scratch_size]: one for each part of a job
    uint16_t *partner_labels; // [batch]: labels of MixUp's partners, or NULL
    float *own_weights;       // [batch]: MixUp's weight of each sample's own image and label
    mlp_progress progress;
    uint32_t epoch_samples;          // samples of the current epoch
    int epoch_is_sparse;             // whether sparse inputs are faster in this epoch
    float weight_bound, input_bound; // upper bounds of |first-layer weights| and |inputs|
    double beta1_power, beta2_power; // beta^t of Adam's bias correction
    double checkpoint_powers[2];
    team *team;      // or NULL
    int thread_lost; // a helper thread died during a job: the results of the job are invalid
};

// Whether the optimizer is Adam, if only for some of the parameters.
static inline int has_adam(const mlp_config *c) {
    return c->optimizer == MLP_ADAM || c->optimizer == MLP_ADAMW || c->optimizer == MLP_MUON;
}

// Whether weight decay is taken off the weights and not added to the gradient.
static inline int decays_apart(const mlp_config *c) {
    return c->optimizer >= MLP_ADAMW || c->decoupled_decay;
}

static inline uint64_t network_seed(const mlp_network *net) {
    return seed_of(net->config.seed_low, net->config.seed_high);
}

// --- parallel.c ---------------------------------------------------------------------------------

// Runs a job of so many multiply-adds on the network's team, in as many parts as are worth it. Sets
// thread_lost when a helper thread died.
void mlp_run_parallel(mlp_network *net, double work, team_job job, void *context);

// Returns thread_lost and clears it. When it was set, what was computed since is invalid; later
// calls work without helpers.
static inline int clear_thread_lost(mlp_network *net) {
    int thread_lost = net->thread_lost;
    net->thread_lost = 0;
    return thread_lost;
}

// Multiply-adds of layer i's product with m rows. Sparse inputs count without their zeros.
static inline double product_work(const mlp_network *net, size_t i, size_t m) {
    const layer *l = &net->layer[i];
    if (i > 0 || !net->is_sparse) return (double)m * (double)l->weights;
    return (double)net->sparse.rows.end[m - 1] * (double)(panels_of(l->n) * PANEL);
}

// --- inputs.c -----------------------------------------------------------------------------------

typedef enum input_form {
    INPUTS_DENSE,
    INPUTS_CSR,     // sparse rows for mlp_forward(), if they fit
    INPUTS_CSR_CSC, // sparse columns for the gradient as well, if they fit
} input_form;

// MLP_BAD_POINTER without samples, pixels or (when they are needed) labels; MLP_BAD_COUNT for none.
mlp_status mlp_check_samples(const mlp_samples *samples, int needs_labels);

// The row of the samples that sample number i stands for.
static inline uint32_t sample_row(const mlp_samples *samples, uint32_t i) {
    return samples->subset ? samples->subset[i] : i;
}

// The fraction of the inputs that are not 0, estimated from some of the samples. 1 when sparse
// inputs are not worth it: more than half are not 0, or a pixel of 0 is not an input of 0.
double mlp_nonzero_fraction(const mlp_network *net, const mlp_samples *samples);

static inline int are_sparse(const mlp_network *net, const mlp_samples *samples) {
    return mlp_nonzero_fraction(net, samples) < 1.0;
}

// Chooses for an epoch whether its inputs are sparse, and sets weight_bound and input_bound.
void mlp_begin_sparse_epoch(mlp_network *net, const mlp_samples *samples);

// The form of the inputs for a training batch of m rows in the current epoch.
input_form mlp_training_form(const mlp_network *net, size_t m);

// Updates weight_bound after a step with this rule. largest_delta: of the first layer's deltas.
void mlp_bound_weights(mlp_network *net, const step_rule *rule, float largest_delta);

// Writes the rows and labels (if there are any) of m samples, numbers first .. first + m - 1, to
// row_numbers and labels. Fails with MLP_BAD_ROW or MLP_BAD_LABEL.
mlp_status mlp_select_samples(mlp_network *net, const mlp_samples *samples, uint32_t first,
                              size_t m);

// Where the rows of samples are read from.
static inline sparse_source source_of(const mlp_samples *samples) {
    sparse_source from = {.pixels = samples->pixels};
    if (samples->packed) {
        const uint32_t *begin = samples->packed;
        from.packed = place_packed(samples->packed, samples->rows, begin[samples->rows]);
    }
    return from;
}

// Scales the inputs that row_numbers name in a source, into x or the sparse rows and columns.
void mlp_gather_inputs(mlp_network *net, const sparse_source *from, size_t m, input_form form);

// mlp_select_samples, then mlp_gather_inputs: what evaluation sees of samples.
mlp_status mlp_gather_samples(mlp_network *net, const mlp_samples *samples, uint32_t first,
                              size_t m, input_form form);

// --- batch.c ------------------------------------------------------------------------------------

// Dropout's random stream for layer i in the current batch, hidden layers from 1; 0: the inputs.
static inline dropout_place dropout_place_of(const mlp_network *net, uint32_t i) {
    uint32_t batch = net->progress.batch + 1;
    return (dropout_place){network_seed(net), i, net->progress.epoch, batch};
}

// Gathers the inputs of a training batch from the samples in row_numbers and labels: augmented,
// mixed, with dropout. Returns the pixels that row_numbers refer to from now on.
const uint8_t *mlp_gather_batch(mlp_network *net, const mlp_samples *samples, size_t m,
                                input_form form);

// How much a running average keeps in batch number progress.batch + ahead; see mlp_swap_average.
float mlp_keep(const mlp_network *net, double keep, uint32_t ahead);

// --- forward.c ----------------------------------------------------------------------------------

// A plain hidden layer's outputs from its sums, in place, of panels first <= p < last; and its slopes
// when a backward pass follows.
void mlp_hidden_outputs(mlp_network *net, size_t i, size_t m, enum pass pass, size_t first,
                        size_t last);

// From the gathered inputs of m rows to the outputs of the last layer.
void mlp_forward(mlp_network *net, size_t m, enum pass pass);

// Output c of row i after an mlp_forward() of m rows.
static inline float output_at(const mlp_network *net, size_t m, size_t i, size_t c) {
    return net->layer[net->layers - 1].a[panel_at(m, i, c)];
}

// The class with the largest output in row i, after an mlp_forward() of m rows: the lowest of equal
// ones. A NaN is less than any number.
uint16_t mlp_argmax_class(const mlp_network *net, size_t m, size_t i);

// --- loss.c -------------------------------------------------------------------------------------

// The target of m rows of outputs: of class c
//   smoothing / n + (1 - smoothing) (own [c = label] + (1 - own) [c = partner's label]).
typedef struct targets {
    const uint16_t *labels;
    const uint16_t *partner_labels; // NULL: every own weight is 1
    const float *own_weights;
    float smoothing;
} targets;

// The output layer's activation and cost, in place over z[panels_of(n)][m][8]. y: the target.
// Quadratic: a = sigmoid(z); cost 1/2 sum (a - y)^2 over the classes, ascending;
//   d = (a - y) a (1 - a).
// Cross-entropy: p = softmax(z), the sum over the classes ascending; cost ln sum - sum y (z - max);
//   d = p - y.
// t NULL: neither costs nor d. d may be NULL; its padding lanes become 0.
void mlp_output_layer(const mlp_kernels *kernels, mlp_cost cost, float *z, const targets *t,
                      float *costs, float *d, size_t m, size_t n);

// The sum of the costs of m rows, ascending.
static inline double sum_costs(const mlp_network *net, size_t m) {
    double sum = 0.0;
    for (size_t i = 0; i < m; i++) sum += (double)net->costs[i];
    return sum;
}

// --- backward.c ---------------------------------------------------------------------------------

// From the output layer's delta to the gradient of every layer and, with a rule, the optimizer's
// step. pixels: what row_numbers refer to. rule NULL: the gradient only.
void mlp_backward(mlp_network *net, const uint8_t *pixels, size_t m, const step_rule *rule);

// --- config.c, parameters.c ---------------------------------------------------------------------

// Checks every field of a config; MLP_BAD_POINTER for NULL.
mlp_status mlp_check_config(const mlp_config *config);

// MLP_BAD_IMAGE when inputs is not a multiple of width * height, or one of the two is 0 alone.
mlp_status mlp_check_image_size(const mlp_config *config);

// The shape of an image; one row of inputs when the config gives no size.
image_shape mlp_image_shape(const mlp_config *config);

// Running means of 0 and deviations of 1, where a layer has them.
void mlp_reset_norm(const layer *l);

// W[o][j] = value.
static inline void set_lane(layer *l, size_t o, size_t j, float value) {
    l->w[(o / PANEL * l->k + j) * PANEL + o % PANEL] = value;
}

// The weights that inference uses: of a network with batch_norm, after mlp_fold(), those where the
// gradient is between batches; of others the parameters.
static inline const float *inference_weights(const mlp_network *net, size_t i) {
    return net->config.batch_norm ? net->layer[i].g : net->layer[i].w;
}

// From the layers' own layout, from[padded], to the callers', to[unpadded].
void mlp_unpack(const mlp_network *net, const float *from, float *to);

#endif
