// A script of API calls, out of whatever bytes libFuzzer makes up.
#ifndef FUZZ_SCRIPT_H
#define FUZZ_SCRIPT_H

#include <stddef.h>
#include <stdint.h>

#include "mlp.h"

typedef struct script { // what is left of the input; zeros after its end
    const uint8_t *data;
    size_t size;
} script;

uint8_t fuzz_read_byte(script *s);
uint32_t fuzz_read_word(script *s);
float fuzz_read_float(script *s);

// Mostly below n, sometimes anything.
uint32_t fuzz_read_below(script *s, uint32_t n);

// Mostly in [0, 1), sometimes anything.
float fuzz_read_fraction(script *s);

// Mostly a small config that is in order, sometimes anything.
void fuzz_read_config(script *s, mlp_config *config);

#endif
