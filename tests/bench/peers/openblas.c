// C with OpenBLAS: three products a layer by sgemm, the weights' update fused into the last one, the
// rest plain loops. Speaks the line protocol of node-peer.js.
#include <cblas.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_LAYERS = 8 };

typedef struct task {
    int layers, units[MAX_LAYERS + 1]; // units[0] are the inputs
    int batch, quadratic, rows;
    float rate;
    uint8_t *pixels;
    uint16_t *labels;
    uint32_t *order;
    float *first; // layer by layer: weights [out][in], then biases
    float *w[MAX_LAYERS], *b[MAX_LAYERS];     // [in][out], [out]
    float *a[MAX_LAYERS + 1];                 // [batch][units]
    float *delta[MAX_LAYERS + 1];             // [batch][units]
} task;

static void *obtain(size_t bytes) {
    void *memory = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (!memory) {
        puts("error out of memory");
        exit(1);
    }
    return memory;
}

static void *read_file(const char *folder, const char *name, size_t bytes) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    void *content = obtain(bytes);
    if (!file || fread(content, 1, bytes, file) != bytes) {
        printf("error %s cannot be read\n", path);
        exit(1);
    }
    fclose(file);
    return content;
}

static size_t parameter_count(const task *t) {
    size_t count = 0;
    for (int i = 0; i < t->layers; i++) count += (size_t)(t->units[i] + 1) * t->units[i + 1];
    return count;
}

static void release(task *t) {
    free(t->pixels);
    free(t->labels);
    free(t->order);
    free(t->first);
    for (int i = 0; i <= t->layers; i++) {
        free(t->a[i]);
        free(t->delta[i]);
        if (i < t->layers) {
            free(t->w[i]);
            free(t->b[i]);
        }
    }
}

static void load(task *t, char *words) {
    release(t);
    memset(t, 0, sizeof *t);
    const char *folder = strtok(words, " \n");
    t->batch = atoi(strtok(NULL, " \n"));
    t->quadratic = strcmp(strtok(NULL, " \n"), "quadratic") == 0;
    t->rate = (float)atof(strtok(NULL, " \n"));
    t->rows = atoi(strtok(NULL, " \n"));
    int count = 0;
    for (char *word; count <= MAX_LAYERS && (word = strtok(NULL, " \n")); count++)
        t->units[count] = atoi(word);
    t->layers = count - 1;
    t->pixels = read_file(folder, "pixels.u8", (size_t)t->rows * t->units[0]);
    t->labels = read_file(folder, "labels.u16", (size_t)t->rows * 2);
    t->order = read_file(folder, "order.u32", (size_t)t->rows * 4);
    t->first = read_file(folder, "weights.f32", parameter_count(t) * 4);
    for (int i = 0; i <= t->layers; i++) {
        size_t n = t->units[i];
        t->a[i] = obtain(n * t->batch * 4);
        t->delta[i] = obtain(n * t->batch * 4);
        if (i == t->layers) break;
        t->w[i] = obtain(n * t->units[i + 1] * 4);
        t->b[i] = obtain((size_t)t->units[i + 1] * 4);
    }
}

// Copies the parameters in (from first) or out (into flat), turning the weights over.
static void transfer(task *t, float *flat, int out) {
    for (int i = 0; i < t->layers; i++) {
        int k = t->units[i], n = t->units[i + 1];
        for (int o = 0; o < n; o++) {
            for (int j = 0; j < k; j++, flat++) {
                float *w = &t->w[i][(size_t)j * n + o];
                if (out) *flat = *w;
                else *w = *flat;
            }
        }
        if (out) memcpy(flat, t->b[i], n * sizeof *flat);
        else memcpy(t->b[i], flat, n * sizeof *flat);
        flat += n;
    }
}

static void softmax(float *z, int n) {
    float max = z[0], sum = 0.0f;
    for (int c = 1; c < n; c++) max = z[c] > max ? z[c] : max;
    for (int c = 0; c < n; c++) sum += z[c] = expf(z[c] - max);
    for (int c = 0; c < n; c++) z[c] /= sum;
}

static void activate(const task *t, int layer, float *z) {
    int n = t->units[layer], count = n * t->batch;
    if (t->quadratic) {
        for (int i = 0; i < count; i++) z[i] = 1.0f / (1.0f + expf(-z[i]));
    } else if (layer < t->layers) {
        for (int i = 0; i < count; i++) z[i] = z[i] > 0.0f ? z[i] : 0.0f;
    } else {
        for (int i = 0; i < t->batch; i++) softmax(z + (size_t)i * n, n);
    }
}

static void derive(const task *t, int layer) {
    const float *a = t->a[layer];
    float *d = t->delta[layer];
    int count = t->units[layer] * t->batch;
    if (t->quadratic) {
        for (int i = 0; i < count; i++) d[i] *= a[i] * (1.0f - a[i]);
    } else {
        for (int i = 0; i < count; i++) d[i] = a[i] > 0.0f ? d[i] : 0.0f;
    }
}

static void step(task *t, const uint32_t *rows) {
    int m = t->batch, last = t->layers;
    for (int i = 0; i < m; i++) {
        const uint8_t *pixels = t->pixels + (size_t)rows[i] * t->units[0];
        float *x = t->a[0] + (size_t)i * t->units[0];
        for (int j = 0; j < t->units[0]; j++) x[j] = (float)pixels[j] * (1.0f / 255.0f);
    }
    for (int i = 0; i < last; i++) {
        int k = t->units[i], n = t->units[i + 1];
        float *z = t->a[i + 1];
        for (int r = 0; r < m; r++) memcpy(z + (size_t)r * n, t->b[i], n * sizeof *z);
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1.0f, t->a[i], k, t->w[i], n,
                    1.0f, z, n);
        activate(t, i + 1, z);
    }
    float *d = t->delta[last];
    int n = t->units[last];
    memcpy(d, t->a[last], (size_t)m * n * sizeof *d);
    for (int i = 0; i < m; i++) d[i * n + t->labels[rows[i]]] -= 1.0f;
    if (t->quadratic) derive(t, last);
    float scale = t->rate / (float)m;
    for (int i = last - 1; i >= 0; i--) {
        int k = t->units[i];
        n = t->units[i + 1];
        d = t->delta[i + 1];
        if (i > 0) {
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, m, k, n, 1.0f, d, n, t->w[i], n, 0.0f,
                        t->delta[i], k);
            derive(t, i);
        }
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, k, n, m, -scale, t->a[i], k, d, n, 1.0f,
                    t->w[i], n);
        for (int r = 0; r < m; r++)
            for (int c = 0; c < n; c++) t->b[i][c] -= scale * d[(size_t)r * n + c];
    }
}

static double run(task *t, long steps) {
    struct timespec start, end;
    transfer(t, t->first, 0);
    int batches = t->rows / t->batch;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (long i = 0; i < steps; i++) step(t, t->order + (size_t)(i % batches) * t->batch);
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec);
}

int main(void) {
    static task t;
    char line[8192];
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (fgets(line, sizeof line, stdin)) {
        if (strncmp(line, "start", 5) == 0) {
            printf("%s, %s kernels\n", openblas_get_config(), openblas_get_corename());
        } else if (strncmp(line, "load ", 5) == 0) {
            load(&t, line + 5);
            puts("ok");
        } else if (strncmp(line, "run ", 4) == 0) {
            printf("%.9f\n", run(&t, atol(line + 4)));
        } else { // verify STEPS FILE
            char path[4096];
            long steps;
            if (sscanf(line, "verify %ld %4095s", &steps, path) != 2) {
                puts("error not understood");
                continue;
            }
            run(&t, steps);
            size_t count = parameter_count(&t);
            float *flat = obtain(count * sizeof *flat);
            transfer(&t, flat, 1);
            FILE *file = fopen(path, "wb");
            int written = file && fwrite(flat, sizeof *flat, count, file) == count;
            if (file) fclose(file);
            free(flat);
            puts(written ? "ok" : "error the weights could not be written");
        }
    }
    return 0;
}
