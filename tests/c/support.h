// Shared by the tests: buffers that notice stray writes, comparison of bits, and small networks.
#ifndef SUPPORT_H
#define SUPPORT_H

#include <stddef.h>

#include "check.h"
#include "mlp.h"

// Exactly so many bytes from the heap, so that the address sanitizer sees the first byte too many.
// Never returns NULL.
void *new_block(size_t bytes);

// count floats between guard bytes, themselves filled with guard bytes. Free with guarded_free.
float *guarded_floats(size_t count);
int guards_intact(const float *floats, size_t count); // 1 if nothing was written outside
int is_untouched(const float *floats, size_t count);  // 1 if still as guarded_floats left them
void guarded_free(float *floats);

// The same bits, any NaN being equal to any other.
int same_floats(const float *a, const float *b, size_t count);

void fill(float *values, size_t count, value_kind kind);

// A network in memory of its own, of exactly mlp_bytes bytes.
typedef struct fixture {
    mlp_config config;
    void *memory;
    size_t bytes;
    mlp_network *net;
    size_t count; // of parameters, unpadded
} fixture;

// A valid config: 5 inputs, a hidden layer of 4 sigmoid units, 3 classes, SGD, batches of 4.
mlp_config small_config(void);

fixture open_network(const mlp_config *config, const mlp_kernels *kernels);
void close_network(fixture *f);
float *read_parameters(const fixture *f); // free it
int same_parameters(const fixture *a, const fixture *b);

// Random pixels and labels for a config. subset NULL. Free with free_samples.
mlp_samples random_samples(const mlp_config *config, uint32_t rows);
void free_samples(mlp_samples *samples);

#endif
