// The scalar truth: every kernel in its plainest form. The other tables must agree with this one
// bit for bit.
#include "base/fmath.h"
#include "kernels/kernels.h"

static void gather(const uint8_t *pixels, const uint32_t *rows, const float *offset,
                   const float *gain, float *x, size_t m, size_t k) {
    for (size_t i = 0; i < m; i++) {
        const uint8_t *row = pixels + (size_t)rows[i] * k;
        for (size_t j = 0; j < panels_of(k) * PANEL; j++) {
            float value = j < k ? ((float)row[j] - offset[j]) * gain[j] : 0.0f;
            x[panel_at(m, i, j)] = value;
        }
    }
}

static void product(const float *x, const float *w, const float *bias, float *z, size_t m, size_t k,
                    size_t first, size_t last) {
    for (size_t p = first; p < last; p++) {
        for (size_t i = 0; i < m; i++) {
            for (size_t l = 0; l < PANEL; l++) {
                float sum = 0.0f;
                for (size_t j = 0; j < k; j++) {
                    sum += x[panel_at(m, i, j)] * w[(p * k + j) * PANEL + l];
                }
                z[(p * m + i) * PANEL + l] = bias ? sum + bias[p * PANEL + l] : sum;
            }
        }
    }
}

static float sparse_sum(const sparse_matrix *matrix, size_t i, const float *rows, size_t l) {
    float sum = 0.0f;
    for (size_t e = matrix->begin[i]; e < matrix->end[i]; e++) {
        sparse_entry entry = matrix->entries[e];
        sum += entry.value * rows[entry.at / sizeof(float) + l];
    }
    return sum;
}

static void product_sparse(const sparse_matrix *rows, const float *w, const float *bias, float *z,
                           size_t m, size_t k, size_t first, size_t last) {
    for (size_t p = first; p < last; p++) {
        for (size_t i = 0; i < m; i++) {
            for (size_t l = 0; l < PANEL; l++) {
                float sum = sparse_sum(rows, i, w + p * k * PANEL, l);
                z[(p * m + i) * PANEL + l] = bias ? sum + bias[p * PANEL + l] : sum;
            }
        }
    }
}

static void transpose(const float *w, float *packed, size_t n, size_t k, size_t panel) {
    for (size_t o = 0; o < n; o++) {
        for (size_t l = 0; l < PANEL; l++) {
            size_t j = panel * PANEL + l;
            packed[o * PANEL + l] = j < k ? w[(o / PANEL * k + j) * PANEL + o % PANEL] : 0.0f;
        }
    }
}

static float weight_gradient(const float *x, const float *d, size_t m, size_t p, size_t j,
                             size_t l) {
    float sum = 0.0f;
    for (size_t i = 0; i < m; i++) {
        sum += x[panel_at(m, i, j)] * d[(p * m + i) * PANEL + l];
    }
    return sum;
}

static float bias_gradient(const float *d, size_t m, size_t p, size_t l) {
    float sum = 0.0f;
    for (size_t i = 0; i < m; i++) sum += d[(p * m + i) * PANEL + l];
    return sum;
}

// Puts a gradient away, or steps against it.
static void sink(float *target, float g, float rate) {
    *target = rate > 0.0f ? *target - rate * g : g;
}

static void gradient(const float *x, const float *d, float scale, float rate, float *w, float *b,
                     size_t m, size_t k, size_t first, size_t last) {
    for (size_t p = first; p < last; p++) {
        for (size_t l = 0; l < PANEL; l++) {
            for (size_t j = 0; j < k; j++) {
                float g = scale * weight_gradient(x, d, m, p, j, l);
                sink(&w[(p * k + j) * PANEL + l], g, rate);
            }
            sink(&b[p * PANEL + l], scale * bias_gradient(d, m, p, l), rate);
        }
    }
}

static void step_sparse(const sparse_matrix *rows, const float *d, float scale, float rate,
                        float *w, float *b, size_t m, size_t k, size_t first, size_t last) {
    float factor = -(scale * rate);
    for (size_t p = first; p < last; p++) {
        float *panel = w + p * k * PANEL;
        for (size_t i = 0; i < m; i++) {
            for (size_t e = rows->begin[i]; e < rows->end[i]; e++) {
                sparse_entry entry = rows->entries[e];
                for (size_t l = 0; l < PANEL; l++) {
                    float change = factor * d[(p * m + i) * PANEL + l];
                    panel[entry.at / sizeof(float) + l] += entry.value * change;
                }
            }
        }
        for (size_t l = 0; l < PANEL; l++) {
            sink(&b[p * PANEL + l], scale * bias_gradient(d, m, p, l), rate);
        }
    }
}

static void gradient_sparse(const sparse_matrix *columns, const float *d, float scale, float rate,
                            float *w, float *b, size_t m, size_t k, size_t first, size_t last) {
    for (size_t p = first; p < last; p++) {
        for (size_t l = 0; l < PANEL; l++) {
            for (size_t j = 0; j < k; j++) {
                float g = scale * sparse_sum(columns, j, d + p * m * PANEL, l);
                sink(&w[(p * k + j) * PANEL + l], g, rate);
            }
            sink(&b[p * PANEL + l], scale * bias_gradient(d, m, p, l), rate);
        }
    }
}

static void step(const step_rule *rule, float *w, const float *gradient, float *m1, float *m2,
                 size_t count) {
    float rate = rule->learning_rate;
    for (size_t i = 0; i < count; i++) {
        float g = gradient[i];
        if (rule->decay != 0.0f) g += rule->decay * w[i];
        w[i] *= rule->shrink;
        switch (rule->kind) {
        case MLP_SGD:
            w[i] -= rate * g;
            break;
        case MLP_MOMENTUM:
            m1[i] = rule->momentum * m1[i] + g;
            w[i] -= rate * m1[i];
            break;
        case MLP_NESTEROV:
            m1[i] = rule->momentum * m1[i] + g;
            w[i] -= rate * (g + rule->momentum * m1[i]);
            break;
        case MLP_ADAM:
        case MLP_ADAMW:
            m1[i] = rule->beta1 * m1[i] + (1.0f - rule->beta1) * g;
            m2[i] = rule->beta2 * m2[i] + (1.0f - rule->beta2) * (g * g);
            w[i] -= rate * m1[i] / (fm_sqrt(m2[i]) * rule->root_correction + rule->epsilon);
            break;
        case MLP_LION: // network/backward.c takes these two apart
        case MLP_MUON:
            break;
        }
    }
}

static void activate(mlp_activation kind, float *a, size_t count) {
    for (size_t i = 0; i < count; i++) {
        switch (kind) {
        case MLP_SIGMOID:
            a[i] = fm_sigmoid(a[i]);
            break;
        case MLP_TANH:
            a[i] = fm_tanh(a[i]);
            break;
        case MLP_RELU: // written so that NaN stays NaN
            a[i] = a[i] < 0.0f ? 0.0f : a[i];
            break;
        case MLP_LEAKY_RELU:
            a[i] = a[i] < 0.0f ? a[i] * LEAK : a[i];
            break;
        case MLP_GELU:
            a[i] = fm_gelu(a[i]);
            break;
        case MLP_IDENTITY: // nobody asks for it: network/layers.c
            break;
        }
    }
}

static void derive(mlp_activation kind, const float *a, float *d, size_t count) {
    for (size_t i = 0; i < count; i++) {
        switch (kind) {
        case MLP_SIGMOID:
            d[i] *= a[i] * (1.0f - a[i]);
            break;
        case MLP_TANH:
            d[i] *= 1.0f - a[i] * a[i];
            break;
        case MLP_RELU:
            d[i] = a[i] > 0.0f ? d[i] : 0.0f;
            break;
        case MLP_LEAKY_RELU:
            d[i] = a[i] > 0.0f ? d[i] : d[i] * LEAK;
            break;
        case MLP_GELU:
            d[i] *= fm_gelu_slope(a[i]);
            break;
        case MLP_IDENTITY:
            break;
        }
    }
}

static void exponential(float *a, size_t count) {
    for (size_t i = 0; i < count; i++) a[i] = fm_exp(a[i]);
}

static float largest(const float *values, size_t count) {
    float most = 0.0f;
    for (size_t i = 0; i < count; i++) {
        float size = values[i] < 0.0f ? -values[i] : values[i];
        most = size <= most ? most : size; // NaN is not <= anything and stays
        if (most != most) return most;
    }
    return most;
}

static int all_finite(const float *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!fm_is_finite(values[i])) return 0;
    }
    return 1;
}

static size_t peak(float *values, size_t rounds) {
    float factor = values[0], term = values[1];
    float a = values[2], b = values[3], c = values[4], d = values[5], e = values[6], f = values[7];
    for (size_t i = 0; i < rounds; i++) {
        a *= factor;
        b *= factor;
        c *= factor;
        d += term;
        e += term;
        f += term;
    }
    values[0] = a + b + c + d + e + f;
    return 6;
}

const mlp_kernels *mlp_kernels_scalar(void) {
    static const mlp_kernels table = {
        "scalar",    FUSES,           gather,
        product,     product_sparse,  transpose,
        gradient,    gradient_sparse, IF_FUSING(step_sparse),
        step,        activate,        derive,
        exponential, largest,         all_finite,
        peak,
    };
    return &table;
}
