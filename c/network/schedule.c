// The learning rate of each batch.
#include "base/fmath.h"
#include "network/network.h"

static const double FIRST_RATE =
    1.0 / 25.0;                 // of a one-cycle schedule, as a fraction of the highest
static const double RISE = 0.3; // fraction of a one-cycle schedule that rises

// From 1 at 0 to 0 at 1, along half a cosine.
static double half_cosine(double at) {
    float sine, cosine;
    fm_sincos((float)(3.14159265358979 * at), &sine, &cosine);
    return 0.5 * (1.0 + (double)cosine);
}

static double between(double from, double to, double at) {
    if (!(at <= 1.0)) at = 1.0; // a run that goes on past its epochs; 0 / 0 where all of them rise
    return to + (from - to) * half_cosine(at);
}

static double power(double base, uint64_t exponent) {
    double result = 1.0;
    for (; exponent; exponent >>= 1, base *= base) {
        if (exponent & 1) result *= base;
    }
    return result;
}

// How often step_epochs fit into so many batches. A length like 0.2 is a little more as a float, and no
// step may be a batch late for that.
static double steps_of(const mlp_config *c, double done, uint32_t batches) {
    return done * (1.0 + 1e-7) / ((double)c->step_epochs * batches);
}

mlp_status mlp_scheduled_rate(const mlp_config *c, uint32_t epoch, uint32_t batch, uint32_t batches,
                              float *rate) {
    if (!c || !rate) return MLP_BAD_POINTER;
    if (epoch < 1 || batch < 1 || batch > batches) return MLP_BAD_COUNT;
    double done = (double)(epoch - 1) * batches + (batch - 1); // batches before this one
    double all = (double)c->epochs * batches;
    double rising = (double)c->warmup_epochs * batches;
    double factor = 1.0, final = (double)c->final_rate;
    if (c->schedule == MLP_ONE_CYCLE) {
        if (rising == 0.0) rising = RISE * all;
        *rate = (float)((double)c->learning_rate *
                        (done < rising ? between(FIRST_RATE, 1.0, done / rising)
                                       : between(1.0, final, (done - rising) / (all - rising))));
        return MLP_OK;
    }
    if (done < rising) {
        factor = (done + 1.0) / rising < 1.0 ? (done + 1.0) / rising : 1.0;
    } else if (c->schedule == MLP_COSINE) {
        factor = between(1.0, final, (done - rising) / (all - rising));
    } else if (c->schedule == MLP_COSINE_RESTARTS) {
        double cycles = (done - rising) / ((double)c->step_epochs * batches);
        double at = cycles - __builtin_floor(steps_of(c, done - rising, batches));
        factor = between(1.0, final, at > 0.0 ? at : 0.0);
    }
    if (c->schedule == MLP_STEPS) {
        double steps = steps_of(c, done, batches);
        factor *= power((double)c->step_factor, steps < 1e18 ? (uint64_t)steps : (uint64_t)1e18);
    }
    *rate = (float)((double)c->learning_rate * factor);
    return MLP_OK;
}
