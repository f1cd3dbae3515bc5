// The network again, in double precision and as plainly as it can be written: one sample at a time,
// parameters in mlp_read_parameters' layout (layer by layer, weights [out][in], then biases), input
// scaling MLP_SCALE_UNIT. No code is shared with c/.
#ifndef ORACLE_H
#define ORACLE_H

#include "mlp.h"

// Outputs[classes] for one sample's pixels. *kink becomes the smallest |z| of a ReLU unit that is
// below what it was: how far the sample is from where the cost has no derivative.
void oracle_predict(const mlp_config *config, const double *parameters, const uint8_t *pixels,
                    double *outputs, double *kink);

// The mean cost over the samples.
double oracle_cost(const mlp_config *config, const double *parameters, const mlp_samples *samples,
                   double *kink);

// Its gradient by central differences, gradient[count]. parameters are changed and restored.
void oracle_gradient(const mlp_config *config, double *parameters, size_t count,
                     const mlp_samples *samples, double *gradient);

#endif
