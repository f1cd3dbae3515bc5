// The kernels: what the network spends its time in, behind a table of pointers.
//
// Layout. A matrix of r rows and c columns is stored in panels of 8 columns, T[c/8][row][8]: see
// panel_at(). The last panel is filled up to 8 lanes.
//   activations A: rows are samples, columns are units        A[p][m][8]
//   weights     W: rows are inputs, columns are outputs       W[p][k][8], W[o/8][i][o%8]
//   biases      b: one row                                    b[p][8]
// So every product streams through memory, 8 outputs at a time, with nothing to pack. The padding
// lanes of W and b are 0 and stay 0: the deltas' padding lanes are 0, hence the gradients' too.
// Padding lanes of activations hold anything finite, and nothing reads them.
//
// Order. Each output of a product has one accumulator, starting at +0, over ascending k, multiply
// then add. This is the contract that makes all tables, tilings and thread counts agree bit for
// bit. Starting at +0 also means that skipping a zero input changes nothing.
//
// Threads. Products take a range of output panels [first, last): panels share no output, so a
// range may run anywhere.
//
// Aliasing: none, unless said. Alignment: 16 bytes for every float pointer.
#ifndef KERNELS_H
#define KERNELS_H

#include "mlp.h"

enum { PANEL = 8 };

// Whether this build may fuse a multiplication with an addition (mode fast), and whether it has
// what is of use only then. Native builds have it for their tests.
#ifdef __wasm_relaxed_simd__
#define FUSES 1
#else
#define FUSES 0
#endif
#if FUSES || !defined __wasm__
#define IF_FUSING(kernel) (kernel)
#else
#define IF_FUSING(kernel) (0 ? (kernel) : 0)
#endif

#define LEAK 0.01f // leaky ReLU's slope below 0

// Panels that hold n columns, and the floats of one row of them.
static inline size_t panels_of(size_t n) {
    return (n + PANEL - 1) / PANEL;
}

// Where element (row i, column c) of a matrix of r rows lies.
static inline size_t panel_at(size_t r, size_t i, size_t c) {
    return (c / PANEL * r + i) * PANEL + c % PANEL;
}

// What an optimizer step needs besides the arrays; see mlp_optimizer for the formulas.
typedef struct step_rule {
    mlp_optimizer kind;
    float learning_rate; // Adam, AdamW: already divided by 1 - beta1^t
    float plain_rate;    // not divided, for what Muon does not leave to AdamW
    float decay;         // L2: decay * w is added to the gradient
    float momentum;
    float beta1, beta2, epsilon;
    float root_correction; // 1 / sqrt(1 - beta2^t)
    float shrink; // weight decay apart from the gradient: w *= shrink before the step; or 1
} step_rule;

// The inputs of a batch that are not zero, as a sparse matrix. By rows (CSR) it is for products: at
// names an input. By columns (CSC) it is for gradients: at names a row. at is the distance in bytes
// to that row of any matrix in panels, so a kernel only adds it. The entries of a row or column
// ascend; a matrix has at most 2^26 of them.
typedef struct sparse_entry {
    float value;
    uint32_t at; // number * PANEL * sizeof(float)
} sparse_entry;

typedef struct sparse_matrix {
    const sparse_entry *entries;
    const uint32_t *begin, *end; // row (or column) i: entries[begin[i]] .. entries[end[i] - 1]
} sparse_matrix;

struct mlp_kernels {
    const char *name;
    int fuses; // products may round once instead of twice (mode fast): bits are no contract then

    // x[panels_of(k)][m][8] = (pixels[rows[i]][j] - offset[j]) * gain[j]; padding lanes 0.
    // offset and gain: [panels_of(k) * 8].
    void (*gather)(const uint8_t *pixels, const uint32_t *rows, const float *offset,
                   const float *gain, float *x, size_t m, size_t k);

    // z[p][i][l] = sum_j x[i][j] * w[p][j][l] + bias[p][l], for panels first <= p < last.
    // bias may be NULL: nothing is added then.
    void (*product)(const float *x, const float *w, const float *bias, float *z, size_t m, size_t k,
                    size_t first, size_t last);

    // product() of an x in sparse rows. Same bits as product(), as long as w is finite: what is
    // left out adds a zero to a sum that is never -0.
    void (*product_sparse)(const sparse_matrix *rows, const float *w, const float *bias, float *z,
                           size_t m, size_t k, size_t first, size_t last);

    // packed[o][l] = w[o / 8][panel * 8 + l][o % 8] for o < n: one panel of W transposed, so that
    // product() also makes the delta of the layer below. Lanes from k on are 0.
    void (*transpose)(const float *w, float *packed, size_t n, size_t k, size_t panel);

    // The gradient of weights and biases, for panels first <= p < last:
    //   g[p][j][l] = scale * sum_i x[i][j] * d[p][i][l] and gb[p][l] = scale * sum_i d[p][i][l].
    // With rate 0 it is what w and b become. With a rate above 0 they take the step of plain SGD
    // against it, w -= rate * g and b -= rate * gb, and g never leaves the registers: same bits as
    // the gradient and then step(), except in builds that fuse.
    void (*gradient)(const float *x, const float *d, float scale, float rate, float *w, float *b,
                     size_t m, size_t k, size_t first, size_t last);

    // gradient() of an x in sparse columns. Same bits, as long as d is finite.
    void (*gradient_sparse)(const sparse_matrix *columns, const float *d, float scale, float rate,
                            float *w, float *b, size_t m, size_t k, size_t first, size_t last);

    // The step of gradient_sparse() with a rate above 0, from sparse rows: w -= (rate * scale * d)
    // x for one value after the other. It rounds differently and needs no columns. For builds that
    // fuse (NULL in others), and for batches so short that writing a weight for every value costs
    // less than making columns.
    void (*step_sparse)(const sparse_matrix *rows, const float *d, float scale, float rate,
                        float *w, float *b, size_t m, size_t k, size_t first, size_t last);

    // One optimizer step over count values, of all kinds but Lion and Muon: w from its gradient g and
    // the moments m1, m2 (those that the rule does not use may be NULL). count is a multiple of 8.
    void (*step)(const step_rule *rule, float *w, const float *g, float *m1, float *m2,
                 size_t count);

    // a[i] = f(a[i]), in place, of all kinds but the identity. count is a multiple of 8.
    void (*activate)(mlp_activation kind, float *a, size_t count);

    // d[i] *= f'(z[i]), written in terms of a = f(z); but of GELU, which cannot be, a is z itself.
    // count is a multiple of 8.
    void (*derive)(mlp_activation kind, const float *a, float *d, size_t count);

    // a[i] = e^a[i], in place. count is a multiple of 8.
    void (*exponential)(float *a, size_t count);

    // The largest |value|, 0 of none; infinity or NaN when one of them is infinite or NaN. count is
    // a multiple of 8.
    float (*largest)(const float *values, size_t count);

    // 1 if all count values are finite. count is a multiple of 8.
    int (*all_finite)(const float *values, size_t count);

    // Multiplies and adds in registers, as many at a time as the machine can do, with no useful
    // result: its time gives the peak speed that products are compared with. values[8] come back
    // changed, so that no compiler leaves the work out. Returns the operations of one round.
    size_t (*peak)(float *values, size_t rounds);
};

#endif
