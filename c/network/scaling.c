// Input scaling: what a network sees of a pixel is (pixel - offset) * gain.
#include <string.h>

#include "base/fmath.h"
#include "network/network.h"

enum { CHUNK = 64 }; // pixels whose sums are kept at a time: a cache line of a sample

// The smallest standard deviation that is divided by, in grey levels of 255. A pixel that hardly
// ever differs in the training set (MNIST's corners) would otherwise be scaled up by a factor of
// hundreds the first time it does.
static const double SMALLEST_DEVIATION = 16.0;

// Mean and standard deviation of up to CHUNK pixels from `first` on. The sums are integers, so
// exact, and the order of the samples changes nothing.
static mlp_status fit_chunk(mlp_network *net, const mlp_samples *samples, size_t first,
                            size_t width) {
    uint64_t sum[CHUNK] = {0}, squares[CHUNK] = {0};
    for (uint32_t i = 0; i < samples->count; i++) {
        uint32_t row = sample_row(samples, i);
        if (row >= samples->rows) return MLP_BAD_ROW;
        const uint8_t *pixels = samples->pixels + (size_t)row * net->config.inputs + first;
        for (size_t j = 0; j < width; j++) {
            sum[j] += pixels[j];
            squares[j] += (uint64_t)pixels[j] * pixels[j];
        }
    }
    double n = (double)samples->count;
    for (size_t j = 0; j < width; j++) {
        double mean = (double)sum[j] / n;
        // Not from count * squares - sum * sum in integers, which passes 2^64 for 2^25 samples. The
        // difference may round to just below 0; the smallest deviation takes its place then.
        double variance = (double)squares[j] / n - mean * mean;
        double deviation = SMALLEST_DEVIATION;
        if (variance > deviation * deviation) deviation = __builtin_sqrt(variance);
        net->offset[first + j] = (float)mean;
        net->gain[first + j] = (float)(1.0 / deviation);
    }
    return MLP_OK;
}

// From each pixel's mean and deviation to those of its plane, with the same smallest deviation.
static void pool_planes(mlp_network *net) {
    image_shape shape = mlp_image_shape(&net->config);
    size_t area = (size_t)shape.width * shape.height;
    float *offset = net->offset, *gain = net->gain;
    for (uint32_t c = 0; c < shape.channels; c++, offset += area, gain += area) {
        double sum = 0.0, squares = 0.0;
        for (size_t j = 0; j < area; j++) {
            double mean = (double)offset[j], deviation = 1.0 / (double)gain[j];
            sum += mean;
            squares += mean * mean + deviation * deviation;
        }
        double mean = sum / (double)area;
        double deviation = __builtin_sqrt(squares / (double)area - mean * mean);
        for (size_t j = 0; j < area; j++) {
            offset[j] = (float)mean;
            gain[j] = (float)(1.0 / deviation);
        }
    }
}

mlp_status mlp_fit_scaling(mlp_network *net, mlp_scaling kind, const mlp_samples *samples) {
    if (!net) return MLP_BAD_POINTER;
    size_t inputs = net->config.inputs;
    if (kind == MLP_SCALE_UNIT || kind == MLP_SCALE_NONE) {
        for (size_t j = 0; j < inputs; j++) {
            net->offset[j] = 0.0f;
            net->gain[j] = kind == MLP_SCALE_NONE ? 1.0f : 1.0f / 255.0f;
        }
        return MLP_OK;
    }
    if (kind != MLP_SCALE_STANDARD && kind != MLP_SCALE_CHANNEL) return MLP_BAD_SCALING;
    mlp_status status = mlp_check_samples(samples, 0);
    if (status) return status;
    for (size_t first = 0; first < inputs; first += CHUNK) {
        size_t width = inputs - first < CHUNK ? inputs - first : CHUNK;
        status = fit_chunk(net, samples, first, width);
        if (status) return status;
    }
    if (kind == MLP_SCALE_CHANNEL) pool_planes(net);
    return MLP_OK;
}

mlp_status mlp_read_scaling(const mlp_network *net, float *offset, float *gain, size_t inputs) {
    if (!net || !offset || !gain) return MLP_BAD_POINTER;
    if (inputs != net->config.inputs) return MLP_BAD_COUNT;
    memcpy(offset, net->offset, inputs * sizeof *offset);
    memcpy(gain, net->gain, inputs * sizeof *gain);
    return MLP_OK;
}

mlp_status mlp_write_scaling(mlp_network *net, const float *offset, const float *gain,
                             size_t inputs) {
    if (!net || !offset || !gain) return MLP_BAD_POINTER;
    if (inputs != net->config.inputs) return MLP_BAD_COUNT;
    for (size_t j = 0; j < inputs; j++) {
        if (!fm_is_finite(offset[j]) || !fm_is_finite(gain[j])) return MLP_BAD_SCALING;
    }
    memcpy(net->offset, offset, inputs * sizeof *offset);
    memcpy(net->gain, gain, inputs * sizeof *gain);
    return MLP_OK;
}
