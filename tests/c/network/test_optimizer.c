// Each optimizer through mlp_train against mlp.h's formulas in double, with the oracle's numeric
// gradient: batches, the mean over a smaller last batch, weight decay, bias correction, rates and
// decays of layers.
#include <math.h>
#include <stdlib.h>

#include "oracle.h"
#include "support.h"

void test_optimizer(void);

enum { MOST = 24 }; // inputs or hidden units

typedef struct exact_run { // parameters and moments in double
    const mlp_config *config;
    size_t count;
    double *w, *g, *m1, *m2;
    int steps;
} exact_run;

// 1 for the biases in mlp_read_parameters' layout of a network with one hidden layer.
static int is_bias(const mlp_config *c, size_t i) {
    size_t first = (size_t)c->inputs * c->hidden_units[0], hidden = c->hidden_units[0];
    return (i >= first && i < first + hidden) || i >= first + hidden + hidden * c->classes;
}

// Of parameter i: the hidden layer's factor, which comes first, or 1 for the output layer.
static double own_factor(const mlp_config *c, size_t i, const float *factors) {
    return factors[0] > 0.0f && i < ((size_t)c->inputs + 1) * c->hidden_units[0] ? (double)factors[0] : 1.0;
}

// Newton-Schulz rounds on the first layer's matrix x[out][in], as Jordan et al. 2024 write them down.
static void orthogonalise(double x[MOST][MOST], size_t n, size_t k) {
    double norm = 0.0, a[MOST][MOST], b[MOST][MOST], y[MOST][MOST];
    for (size_t o = 0; o < n * k; o++) norm += x[o / k][o % k] * x[o / k][o % k];
    for (size_t o = 0; o < n * k; o++) x[o / k][o % k] /= sqrt(norm) + 1e-7;
    for (int round = 0; round < 5; round++) {
        for (size_t p = 0; p < n * n; p++) {
            a[p / n][p % n] = 0.0;
            for (size_t j = 0; j < k; j++) a[p / n][p % n] += x[p / n][j] * x[p % n][j];
        }
        for (size_t p = 0; p < n * n; p++) {
            b[p / n][p % n] = -4.7750 * a[p / n][p % n];
            for (size_t q = 0; q < n; q++) b[p / n][p % n] += 2.0315 * a[p / n][q] * a[q][p % n];
        }
        for (size_t p = 0; p < n * k; p++) {
            y[p / k][p % k] = 3.4445 * x[p / k][p % k];
            for (size_t q = 0; q < n; q++) y[p / k][p % k] += b[p / k][q] * x[q][p % k];
        }
        for (size_t p = 0; p < n * k; p++) x[p / k][p % k] = y[p / k][p % k];
    }
}

// Muon's step of the weights into the hidden layer, which come first.
static void exact_muon(exact_run *run) {
    const mlp_config *c = run->config;
    size_t n = c->hidden_units[0], k = c->inputs;
    double x[MOST][MOST], mu = (double)c->momentum;
    double rate = (double)c->learning_rate * own_factor(c, 0, c->layer_rates);
    double decay = (double)c->weight_decay * own_factor(c, 0, c->layer_decays);
    for (size_t i = 0; i < n * k; i++) {
        run->m1[i] = mu * run->m1[i] + run->g[i];
        x[i / k][i % k] = run->g[i] + mu * run->m1[i];
    }
    orthogonalise(x, n, k);
    for (size_t i = 0; i < n * k; i++) {
        run->w[i] -= rate * decay * run->w[i];
        run->w[i] -= rate * 0.2 * sqrt((double)(n > k ? n : k)) * x[i / k][i % k];
    }
}

static void exact_step(exact_run *run, const mlp_samples *batch) {
    const mlp_config *c = run->config;
    double mu = (double)c->momentum;
    double beta1 = (double)c->beta1, beta2 = (double)c->beta2;
    oracle_gradient(c, run->w, run->count, batch, run->g);
    run->steps++;
    size_t by_muon = 0;
    if (c->optimizer == MLP_MUON) {
        by_muon = (size_t)c->inputs * c->hidden_units[0];
        exact_muon(run);
    }
    for (size_t i = by_muon; i < run->count; i++) {
        double *w = &run->w[i], *m1 = &run->m1[i], *m2 = &run->m2[i], g = run->g[i];
        double rate = (double)c->learning_rate * own_factor(c, i, c->layer_rates);
        double decay = is_bias(c, i) ? 0.0 : (double)c->weight_decay;
        decay *= own_factor(c, i, c->layer_decays);
        if (c->optimizer < MLP_ADAMW && !c->decoupled_decay) g += decay * *w;
        if (c->decoupled_decay) *w -= rate * decay * *w;
        switch (c->optimizer) {
        case MLP_SGD:
            *w -= rate * g;
            break;
        case MLP_MOMENTUM:
            *m1 = mu * *m1 + g;
            *w -= rate * *m1;
            break;
        case MLP_NESTEROV:
            *m1 = mu * *m1 + g;
            *w -= rate * (g + mu * *m1);
            break;
        case MLP_LION:
            if (!c->decoupled_decay) *w -= rate * decay * *w;
            double mixed = beta1 * *m1 + (1.0 - beta1) * g;
            *w -= rate * ((mixed > 0.0) - (mixed < 0.0));
            *m1 = beta2 * *m1 + (1.0 - beta2) * g;
            break;
        default:
            if (c->optimizer >= MLP_ADAMW && !c->decoupled_decay) *w -= rate * decay * *w;
            *m1 = beta1 * *m1 + (1.0 - beta1) * g;
            *m2 = beta2 * *m2 + (1.0 - beta2) * g * g;
            double first = *m1 / (1.0 - pow(beta1, run->steps));
            double second = *m2 / (1.0 - pow(beta2, run->steps));
            *w -= rate * first / (sqrt(second) + (double)c->epsilon);
        }
    }
}

static void check_run(mlp_config config, const mlp_kernels *kernels) {
    enum { ROWS = 11, EPOCHS = 4 }; // batches of 4, 4 and 3
    fixture f = open_network(&config, kernels);
    mlp_samples samples = random_samples(&config, ROWS);
    float *parameters = read_parameters(&f);
    exact_run run = {.config = &config, .count = f.count};
    run.w = new_block(4 * f.count * sizeof(double));
    run.g = run.w + f.count;
    run.m1 = run.g + f.count;
    run.m2 = run.m1 + f.count;
    for (size_t i = 0; i < f.count; i++) {
        run.w[i] = (double)parameters[i];
        run.m1[i] = run.m2[i] = 0.0;
    }
    uint32_t order[ROWS];
    mlp_progress progress = {0};
    double worst = 0.0;
    for (int step = 0; step < 3 * EPOCHS; step++) {
        CHECK(mlp_train(f.net, &samples, order, 1, &progress) == MLP_OK);
        mlp_samples batch = samples;
        batch.subset = order + step % 3 * 4;
        batch.count = step % 3 == 2 ? 3 : 4;
        exact_step(&run, &batch);
        CHECK(mlp_read_parameters(f.net, parameters, f.count) == MLP_OK);
        for (size_t i = 0; i < f.count; i++) {
            worst = fmax(worst, fabs((double)parameters[i] - run.w[i]));
        }
    }
    CHECK_MSG(worst < 1e-5, "optimizer %u, weight decay %g: off by %g", config.optimizer,
              (double)config.weight_decay, worst);
    free(parameters);
    free(run.w);
    free_samples(&samples);
    close_network(&f);
}

void test_optimizer(void) {
    static const float rates[] = {0.5f, 0.1f, 0.1f, 0.02f, 0.02f, 0.01f, 0.02f};
    for (uint32_t optimizer = MLP_SGD; optimizer <= MLP_MUON; optimizer++) {
        for (uint32_t turn = 0; turn < 12; turn++) {
            mlp_config config = small_config();
            config.optimizer = optimizer;
            config.inputs = turn % 4 ? 5 : 19;
            config.hidden_units[0] = turn % 4 == 1 ? 20 : 4;
            config.learning_rate = rates[optimizer];
            config.cost = turn % 2;
            config.activations[0] = turn / 2 % 2 ? MLP_TANH : MLP_SIGMOID;
            config.weight_decay = turn < 4 ? 0.0f : 0.05f;
            config.decoupled_decay = turn % 4 == 2 && turn > 4; // AdamW's is already
            config.layer_rates[0] = turn < 8 || turn == 11 ? 0.0f : 0.25f;
            config.layer_decays[0] = turn > 8 ? 3.0f : 0.0f;
            config.momentum = 0.8f;
            config.beta1 = 0.8f;
            config.beta2 = 0.95f;
            config.epsilon = 1e-3f; // or small gradients would be divided by smaller ones
            config.seed_low = turn;
            check_run(config, turn % 2 ? mlp_kernels_scalar() : mlp_kernels_simd128());
        }
    }
}
