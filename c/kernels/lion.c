#include "kernels/lion.h"

#include "base/lanes.h"

void mlp_lion_step(const step_rule *rule, float *w, const float *g, float *m, size_t count) {
    reals zero = {0};
    for (size_t i = 0; i < count; i += LANES) {
        reals fresh = load_lanes(g + i), kept = load_lanes(m + i);
        reals mixed = rule->beta1 * kept + (1.0f - rule->beta1) * fresh;
        // Comparisons give -1 where they hold.
        reals sign = __builtin_convertvector((mixed < zero) - (mixed > zero), reals);
        *lanes_at(w + i) = rule->shrink * load_lanes(w + i) - rule->learning_rate * sign;
        *lanes_at(m + i) = rule->beta2 * kept + (1.0f - rule->beta2) * fresh;
    }
}
