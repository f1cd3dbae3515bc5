// MLP Lab's core: a multilayer perceptron trained by mini-batch gradient descent.
//
// The only public header. The core never allocates, prints or exits, and has no state outside the
// memory it is given: ask mlp_bytes how much, hand that much to mlp_init, and drop the memory when
// done. Every function returns a status; results go through out-parameters. Nothing here keeps a
// pointer to a caller's data after it returns.
//
// Numbers: every float operation has one order, so the same calls give the same bits with every
// kernel table, compiler and engine. Symbols in comments: m rows of a batch, k inputs of a layer
// (fan-in), n outputs of a layer (units).
#ifndef MLP_H
#define MLP_H

#include <stddef.h>
#include <stdint.h>

enum {
    MLP_MAX_HIDDEN = 8,
    MLP_MAX_UNITS = 8192,
    MLP_MAX_CLASSES = 1024,
    MLP_MAX_INPUTS = 65536,
    MLP_MAX_BATCH = 4096,
    MLP_ALIGNMENT = 64, // of the memory given to mlp_init, in bytes
};

typedef enum mlp_status {
    MLP_OK = 0,
    MLP_BAD_POINTER = -1,        // a pointer that must not be NULL is
    MLP_BAD_INPUTS = -2,         // inputs outside 1 .. MLP_MAX_INPUTS
    MLP_BAD_HIDDEN = -3,         // more than MLP_MAX_HIDDEN hidden layers
    MLP_BAD_UNITS = -4,          // a hidden layer outside 1 .. MLP_MAX_UNITS
    MLP_BAD_CLASSES = -5,        // classes outside 1 .. MLP_MAX_CLASSES
    MLP_BAD_BATCH = -6,          // batch size outside 1 .. MLP_MAX_BATCH
    MLP_BAD_ACTIVATION = -7,     // not an mlp_activation
    MLP_BAD_COST = -8,           // not an mlp_cost
    MLP_BAD_INITIALIZER = -9,    // not an mlp_initializer
    MLP_BAD_OPTIMIZER = -10,     // not an mlp_optimizer
    MLP_BAD_RATE = -11,          // learning rate, a layer's factor of it or of the decay, or
                                 // teacher_weight not finite or below 0
    MLP_BAD_DECAY = -12,         // weight decay not finite or below 0
    MLP_BAD_MOMENTUM = -13,      // momentum, beta1 or beta2 outside [0, 1), or epsilon not above 0
    MLP_TOO_LARGE = -14,         // the network does not fit the address space
    MLP_BAD_MEMORY = -15,        // memory too small or not aligned to MLP_ALIGNMENT
    MLP_BAD_ROW = -16,           // a row number outside the samples
    MLP_BAD_LABEL = -17,         // a label outside 0 .. classes - 1
    MLP_BAD_COUNT = -18,         // a count that must match does not, or is 0
    MLP_BAD_SCALING = -19,       // not an mlp_scaling, or an offset or gain that is not finite
    MLP_COST_NOT_FINITE = -20,   // training diverged: the cost of a batch is infinite or NaN
    MLP_WEIGHT_NOT_FINITE = -21, // training diverged: a parameter is infinite or NaN
    MLP_MID_EPOCH = -22,         // a run's state can be saved between epochs only
    MLP_BAD_STATE = -23,         // not a state, or a damaged one
    MLP_OTHER_STATE = -24,       // the state of a run with another config
    MLP_THREAD_LOST = -25,       // a helper thread died at work; see mlp_use_team
    MLP_BAD_IMAGE = -26,         // width * height that inputs are not a multiple of
    MLP_BAD_DROPOUT = -27,       // a dropout rate outside [0, 1)
    MLP_BAD_SMOOTHING = -28,     // label smoothing outside [0, 1); teacher_weight above 1, or
                                 // without MLP_CROSS_ENTROPY and a finite temperature from 1 on
    MLP_BAD_NORM = -29,          // max_norm or clip_norm not finite or below 0; batch_norm or
                                 // residual above 1, or batch_norm with batches of 1
    MLP_BAD_SCHEDULE = -30,      // not an mlp_schedule, or its numbers out of range
    MLP_BAD_AVERAGING = -31,     // averaging outside [0, 1), or together with swa_from
    MLP_BAD_AUGMENTATION = -32,  // an mlp_augmentation out of range, or images too small for it
} mlp_status;

typedef enum mlp_activation { // of hidden units
    MLP_SIGMOID = 0,          // 1 / (1 + e^-z)
    MLP_TANH = 1,
    MLP_RELU = 2,       // max(0, z)
    MLP_LEAKY_RELU = 3, // z, or z / 100 below 0
    MLP_GELU = 4,       // z sigmoid(2 u), u = sqrt(2/pi) (z + 0.044715 z^3): the tanh form
    MLP_IDENTITY = 5,   // z: a linear layer, such as a bottleneck between two others
} mlp_activation;

typedef enum mlp_cost {    // the output layer's activation and the cost that goes with it
    MLP_QUADRATIC = 0,     // sigmoid outputs a; 1/2 |a - y|^2, y the one-hot label
    MLP_CROSS_ENTROPY = 1, // softmax outputs p; -ln p[label]
} mlp_cost;

typedef enum mlp_initializer {
    // Nielsen, "Neural Networks and Deep Learning", ch. 3: weights N(0,1) / sqrt(fan-in),
    // biases N(0,1).
    MLP_INIT_REFERENCE = 0,
    // Glorot and Bengio 2010: weights uniform in +-sqrt(6 / (fan-in + fan-out)), biases 0.
    MLP_INIT_GLOROT = 1,
    // He et al. 2015: weights N(0, 2 / fan-in), biases 0.
    MLP_INIT_HE = 2,
} mlp_initializer;

// g is the batch's mean gradient of a weight w; L2 weight decay adds weight_decay * w to it (not
// for biases, and not from AdamW on: they take learning_rate * weight_decay * w off w instead).
typedef enum mlp_optimizer {
    MLP_SGD = 0,      // w -= learning_rate * g
    MLP_MOMENTUM = 1, // v = momentum * v + g; w -= learning_rate * v
    MLP_NESTEROV = 2, // v as above; w -= learning_rate * (g + momentum * v)
    MLP_ADAM = 3,     // Kingma and Ba 2015, with bias correction
    MLP_ADAMW = 4,    // Loshchilov and Hutter 2019: decoupled weight decay
    // Chen et al. 2023: w -= learning_rate * sign(beta1 * m + (1 - beta1) * g);
    // m = beta2 * m + (1 - beta2) * g
    MLP_LION = 5,
    // Weights into hidden layers, k inputs of n units: v = momentum * v + g;
    // w -= learning_rate * 0.2 sqrt(max(k, n)) * O(g + momentum * v), O the near-orthogonal matrix of
    // Jordan et al. 2024 (kernels/muon.h), the factor that of Liu et al. 2025, with which a rate of
    // AdamW's fits. The output layer and all biases: AdamW.
    MLP_MUON = 6,
} mlp_optimizer;

typedef enum mlp_scaling {  // of a pixel p in 0 .. 255; the network sees (p - offset) * gain
    MLP_SCALE_UNIT = 0,     // offset 0, gain 1/255
    MLP_SCALE_STANDARD = 1, // per pixel: its mean and 1 / its standard deviation (16 at least)
    MLP_SCALE_CHANNEL = 2,  // the same per plane of an image, from its pixels' means and deviations
    MLP_SCALE_NONE = 3,     // offset 0, gain 1
} mlp_scaling;

typedef enum mlp_schedule { // of the learning rate, which is the highest that it reaches
    MLP_CONSTANT = 0,
    MLP_STEPS = 1,     // times step_factor after every step_epochs
    MLP_COSINE = 2,    // down to final_rate of it along half a cosine
    MLP_ONE_CYCLE = 3, // Smith and Topin 2018: from 1/25 up, then as cosine; momentum stays
    // Loshchilov and Hutter 2017 (SGDR): as cosine over every step_epochs, then from the top again
    MLP_COSINE_RESTARTS = 4,
} mlp_schedule;

// How training images are changed, anew in every epoch; see augment.h. All 0: not at all.
typedef struct mlp_augmentation {
    float rotation;      // degrees, uniform in +- this; up to 180
    float scale;         // factors of width and height, uniform in 1 +- this; up to 0.9
    float shear;         // pixels to the side for each pixel down, uniform in +- this; up to 2
    float shift;         // pixels both ways, uniform in +- this
    float elastic;       // Simard's alpha, pixels; 0: none
    float elastic_sigma; // Simard's sigma, pixels, at least 1
    uint32_t flip;       // 1: every other image, by chance, is mirrored left to right
    uint32_t crop;       // whole pixels both ways, uniform in +- this; mirrored beyond the edges
    uint32_t cutout;     // side of the square that is blanked, pixels
    float mixup;         // alpha of MixUp's Beta distribution, up to 1; 0: none
} mlp_augmentation;

typedef struct mlp_config {
    uint32_t inputs;        // pixels of a sample
    uint32_t classes;       // outputs
    uint32_t hidden_layers; // how many entries of the next two arrays count
    uint32_t hidden_units[MLP_MAX_HIDDEN];
    uint32_t activations[MLP_MAX_HIDDEN]; // mlp_activation of each hidden layer
    uint32_t cost;                        // mlp_cost
    uint32_t initializer;                 // mlp_initializer
    uint32_t optimizer;                   // mlp_optimizer
    uint32_t batch_size;
    uint32_t seed_low, seed_high; // the 64-bit seed of initialisation and shuffling
    float learning_rate;          // 0 or more
    float momentum;               // [0, 1); momentum, Nesterov and Muon only
    float beta1, beta2, epsilon;  // [0, 1), [0, 1), above 0; from Adam on, Lion without epsilon
    float weight_decay;           // 0 or more

    // All 0: none of the following, and what it costs is nothing.
    uint32_t width, height;        // of an image in pixels, inputs being planes of it; 0: not known
    uint32_t decoupled_decay;      // 1: weight decay as AdamW's, whatever the optimizer
    float input_dropout;           // [0, 1): probability that a batch leaves an input out
    float dropout[MLP_MAX_HIDDEN]; // [0, 1): of each hidden layer's outputs
    float label_smoothing;         // [0, 1): s gives targets 1 - s + s / classes and s / classes
    float max_norm;                // longest that the incoming weights of a unit may be
    float clip_norm;               // longest that the whole gradient of a batch may be
    float averaging;               // [0, 1): d keeps avg = d avg + (1 - d) w; see mlp_swap_average
    uint32_t schedule;             // mlp_schedule
    uint32_t epochs;               // of the whole run, for cosine and one-cycle
    float warmup_epochs;           // the rate rises linearly at first; one-cycle: its rise, 0: 30 %
    float final_rate;  // [0, 1]: fraction of the rate that the others but steps end with
    float step_epochs; // above 0 when the schedule is MLP_STEPS or MLP_COSINE_RESTARTS
    float step_factor; // [0, 1]
    mlp_augmentation augmentation; // needs width and height
    uint32_t batch_norm; // 1: hidden units' sums are normalised by batch; see kernels/normalise.h
    uint32_t swa_from;   // epoch from which avg is the mean of w at the epochs' ends (Izmailov et
                         // al. 2018), and before it the last w; 0: none; not with averaging

    // 1: a hidden layer of as many units as the one before adds that one's outputs to what its
    // activation (and dropout) gives (He et al. 2016). It is part of what the network computes.
    uint32_t residual;
    // Factors of the learning rate and of the weight decay of each hidden layer; 0: as it is.
    float layer_rates[MLP_MAX_HIDDEN];
    float layer_decays[MLP_MAX_HIDDEN];
    float teacher_weight; // [0, 1]: weight of soft targets beside the labels; see mlp_use_soft_targets
    float temperature;    // 1 or more, of soft targets
} mlp_config;

// Samples in the caller's memory, and which of them are meant.
typedef struct mlp_samples {
    const uint8_t *pixels;  // [rows][inputs]
    const uint16_t *labels; // [rows], each below classes
    uint32_t rows;
    const uint32_t *subset; // [count] row numbers; NULL means rows 0 .. count - 1
    uint32_t count;         // how many samples are meant
    void *packed;           // what mlp_pack_samples made of pixels; may be NULL
} mlp_samples;

typedef struct mlp_progress { // where a run stands
    uint32_t epoch;           // epochs begun, from 1; 0 before the first batch
    uint32_t batch;           // batches done in this epoch
    uint32_t batches;         // batches of this epoch
    uint32_t epoch_done;      // 1 when batch == batches
    uint32_t samples_done;    // samples seen in this epoch
    uint32_t errors;          // how many of those the network got wrong as the batch found it
    double cost_sum;          // sum over those samples of the cost as the batch found it
} mlp_progress;

typedef struct mlp_network mlp_network;       // opaque; lives in the memory given to mlp_init
typedef struct mlp_kernels mlp_kernels;       // a table of kernels; see kernels/kernels.h
typedef struct mlp_augmenter mlp_augmenter;   // what changes training images; see images/augment.h
typedef struct mlp_optional mlp_optional;     // what few networks need; see network/optional.h
typedef struct team mlp_team;                 // threads that help; see base/threads.h

// The kernel tables. All give the same bits. mlp_kernels_simd128 is NULL in a build without SIMD.
const mlp_kernels *mlp_kernels_scalar(void);
const mlp_kernels *mlp_kernels_simd128(void);

// The functions that change training images, and those that few networks need. Hand these tables to
// mlp_init, or tables of your own when they are in another WebAssembly module.
const mlp_augmenter *mlp_augmenter_default(void);
const mlp_optional *mlp_optional_default(void);

// Checks every field of the config and says how much memory a network of that shape needs.
mlp_status mlp_bytes(const mlp_config *config, size_t *bytes);

// Places a network in memory[bytes] and draws its initial parameters from the seed. The memory
// stays the caller's and must outlive the network; it may be reused when the network is no longer
// used. So must the tables. augmenter may be NULL when config->augmentation changes nothing, and
// optional when mlp_optional_need() of network/optional.h is 0.
mlp_status mlp_init(const mlp_config *config, const mlp_kernels *kernels,
                    const mlp_augmenter *augmenter, const mlp_optional *optional, void *memory,
                    size_t bytes, mlp_network **network);

// Parameters, unpadded: layer by layer, weights [out][in] and then biases [out]. Those read from a
// network with batch_norm are what it evaluates with: a network without it that has them computes
// the same bits. Writing them to one with batch_norm gives its layers that function until training
// goes on.
mlp_status mlp_parameter_count(const mlp_network *network, size_t *count);
mlp_status mlp_read_parameters(const mlp_network *network, float *parameters, size_t count);
// Writing refuses numbers that are not finite, changing nothing; it leaves the optimizer's moments
// and the run's position as they are, so write before training, not in the middle of an epoch.
mlp_status mlp_write_parameters(mlp_network *network, const float *parameters, size_t count);

// Input scaling. A new network has MLP_SCALE_UNIT; set it before training and leave it.
mlp_status mlp_fit_scaling(mlp_network *network, mlp_scaling kind, const mlp_samples *samples);
mlp_status mlp_read_scaling(const mlp_network *network, float *offset, float *gain, size_t inputs);
mlp_status mlp_write_scaling(mlp_network *network, const float *offset, const float *gain,
                             size_t inputs);

// The learning rate that training takes for batch 1 .. batches of an epoch from 1 on.
mlp_status mlp_scheduled_rate(const mlp_config *config, uint32_t epoch, uint32_t batch,
                              uint32_t batches, float *rate);

// What training would see of samples in an epoch (any number; 0 is never trained): images
// [samples->count][inputs] changed by config->augmentation. MixUp mixes them as a batch when
// own_weights is not NULL; own_weights[samples->count] becomes the weight of each image in its own
// mixture. Of the config, inputs, the image's size, the augmentation and the seed count. scratch:
// mlp_augment_bytes, aligned to MLP_ALIGNMENT.
mlp_status mlp_augment_bytes(const mlp_config *config, size_t *bytes);
mlp_status mlp_augment(const mlp_config *config, const mlp_samples *samples, uint32_t epoch,
                       uint8_t *images, float *own_weights, void *scratch);

// Exchanges the parameters with their running average, so that what is evaluated, read and saved
// is the average; once more to train on. MLP_BAD_AVERAGING without averaging and swa_from. The
// weight of the past is less in the first batches: d = min(averaging, (1 + t) / (10 + t)) in batch t.
mlp_status mlp_swap_average(mlp_network *network);

// Distillation (Hinton et al. 2015), for a config with a teacher_weight: training has soft targets
// beside the labels, soft[rows][classes] of the samples that it is given, which sum to 1 in a row.
// With weight a and temperature T the cost of a row is
//   (1 - a) cost + a T^2 (-sum s ln q), q = softmax(z / T),
// MixUp mixing s as it mixes labels. soft is the caller's and must outlive the training; without it
// mlp_train returns MLP_BAD_POINTER. A state does not hold it.
mlp_status mlp_use_soft_targets(mlp_network *network, const float *soft);

// p[rows][classes], the outputs of a teacher with softmax, become those at a temperature:
// p^(1 / T) / sum p^(1 / T), 1 giving them as they are.
mlp_status mlp_soften(float *p, size_t rows, size_t classes, float temperature);

// Of a constant schedule the rate itself, of others the highest. Effective from the next batch on.
mlp_status mlp_set_learning_rate(mlp_network *network, float learning_rate);

// Shares the network's work with a team from now on; NULL: with nobody, as a new network does. Work
// is split by output, so the bits are the same for every team; small pieces of work are not split.
// When a helper dies in the middle of its part, the call under way returns MLP_THREAD_LOST, and the
// team's owner works alone from then on: call again. mlp_train is then back at the last epoch's
// end, from where it comes to the same bits.
mlp_status mlp_use_team(mlp_network *network, mlp_team *team);

// Members of the team that the largest piece of work in training on such samples, the gradient of a
// batch, is shared by: 1 without a team, and 0 for no network or no samples.
uint32_t mlp_threads(const mlp_network *network, const mlp_samples *samples);

// Packs all rows of samples of which most pixels are 0, so that batches are gathered faster, with
// the same bits. Returns the bytes that it takes, some 3 for every other pixel; 0 when too few are
// 0. With a memory of that size, aligned to 4 bytes, packs into it and sets samples->packed: the
// memory must outlive the samples, and the pixels must not change. With NULL it only returns the
// bytes.
size_t mlp_pack_samples(mlp_samples *samples, uint32_t inputs, void *memory);

// Trains up to max_batches batches, never past the end of an epoch, and says where the run stands.
// order[samples->count] is the caller's: it holds the epoch's shuffled rows from one call to the
// next, so hand the same one until epoch_done. The last batch of an epoch may be smaller; its
// gradient is the mean over its own samples.
//
// On MLP_COST_NOT_FINITE or MLP_WEIGHT_NOT_FINITE, progress names the epoch and the batch (from 1)
// where it showed, and the parameters are those of the last finite epoch's end (or the initial
// ones). The cost is looked at in every batch, all parameters in every 64th and the last.
mlp_status mlp_train(mlp_network *network, const mlp_samples *samples, uint32_t *order,
                     uint32_t max_batches, mlp_progress *progress);

// The natural logarithm with the bits that it has in the costs; of 0 it is -infinity.
float mlp_log(float x);

// The whole state of a run between two epochs: parameters, the optimizer's memory, input scaling,
// learning rate and epochs done. A network of the same config that loads it goes on to the same
// bits as the one that saved it, given the same samples. Its learning rate and its number of
// epochs, which cosine and one-cycle schedules are spread over, are taken from the state; its
// schedule and warm-up may be others, and hold from then on. Loading refuses what is not such a
// state and then changes nothing.
mlp_status mlp_state_bytes(const mlp_network *network, size_t *bytes);
mlp_status mlp_save_state(const mlp_network *network, void *state, size_t bytes);
mlp_status mlp_load_state(mlp_network *network, const void *state, size_t bytes);

// The mean gradient over the samples (at most batch_size of them), in mlp_read_parameters' layout,
// without weight decay, dropout and augmentation but with label smoothing, and the mean cost; with
// batch_norm, of the weights that are trained, and by these samples' means. The parameters stay as
// they are.
mlp_status mlp_gradient(mlp_network *network, const mlp_samples *samples, float *gradient,
                        size_t count, double *cost);

// Counts confusion[true class][predicted class] over the samples, and sums their cost. predicted
// and confidence (the winning output), [samples->count] each, may be NULL. Of equal outputs the
// lowest class wins; an output that is NaN never does, unless all are (then class 0). On an error
// what was written so far is meaningless.
mlp_status mlp_evaluate(mlp_network *network, const mlp_samples *samples, uint32_t *confusion,
                        double *cost_sum, uint16_t *predicted, float *confidence);

// Outputs[count][classes] (softmax probabilities, or sigmoid outputs) for pixels[count][inputs].
mlp_status mlp_predict(mlp_network *network, const uint8_t *pixels, uint32_t count, float *outputs);

// What every layer makes of one image, pixels[inputs]: the outputs of the first hidden layer, of
// the second, ... and of the output layer, end to end. count: all units together.
mlp_status mlp_layer_outputs(mlp_network *network, const uint8_t *pixels, float *outputs,
                             size_t count);

// rows[n] becomes a permutation of 0 .. n-1 drawn from the seed: the way to hold samples out.
mlp_status mlp_split(uint32_t seed_low, uint32_t seed_high, uint32_t *rows, uint32_t n);

#endif
