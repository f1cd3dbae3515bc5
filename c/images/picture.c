#include "images/picture.h"

#include <string.h>

enum { WEIGHT_BITS = 22, INK_LEAST = 32, INK_EDGE = 85 };

// A picture, or one that was turned, without moving a byte: pixel (row, column) is at
// base + row * down + column * right.
struct view {
    const uint8_t *base;
    ptrdiff_t down, right;
    uint32_t width, height;
};

static void mirror(struct view *v) {
    v->base += v->right * (ptrdiff_t)(v->width - 1);
    v->right = -v->right;
}

static void flip(struct view *v) {
    v->base += v->down * (ptrdiff_t)(v->height - 1);
    v->down = -v->down;
}

static void transpose(struct view *v) {
    ptrdiff_t down = v->down;
    uint32_t height = v->height;
    v->down = v->right;
    v->right = down;
    v->height = v->width;
    v->width = height;
}

// Turns a view that is stored in one of EXIF's orientations upright.
static void turn(struct view *v, uint32_t orientation) {
    if (orientation >= 5) transpose(v);
    if (orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7) mirror(v);
    if (orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8) flip(v);
}

// A rectangle of a plane of bytes.
struct box {
    const uint8_t *base;
    uint32_t stride, width, height;
};

static uint32_t behind(uint32_t value, uint32_t opacity, uint32_t background) {
    return (value * opacity + background * (255 - opacity) + 127) / 255;
}

// One channel of a view as a plane [height][width].
static void make_plane(const struct view *v, const picture_plan *p, uint32_t channel,
                       uint8_t *plane) {
    for (uint32_t row = 0; row < v->height; row++) {
        const uint8_t *at = v->base + (ptrdiff_t)row * v->down;
        for (uint32_t column = 0; column < v->width; column++, at += v->right) {
            uint32_t c[3];
            for (int i = 0; i < 3; i++) c[i] = behind(at[i], at[3], p->background);
            uint32_t grey = (19595 * c[0] + 38470 * c[1] + 7471 * c[2] + 32768) >> 16;
            *plane++ = (uint8_t)(p->channels == 1 ? grey : c[channel]);
        }
    }
}

// The most source pixels that a pixel of the result is made of.
static uint32_t most_taps(uint32_t from, uint32_t to) {
    return 2 * ((from + to - 1) / to) + 3;
}

// The filter of one direction: for each pixel of the result its first source pixel, how many, and
// their weights, most_taps() of room each.
struct filter {
    uint32_t *first, *count;
    int32_t *weights;
    uint32_t taps;
};

static double triangle(double x) {
    if (x < 0.0) x = -x;
    return x < 1.0 ? 1.0 - x : 0.0;
}

// Pillow's precompute_coeffs() and normalize_coeffs_8bpc(), the same operations in the same order.
static void make_filter(struct filter *f, uint32_t from, uint32_t to, double *room) {
    double scale = (double)from / (double)to;
    double support = scale < 1.0 ? 1.0 : scale;
    double slope = 1.0 / support;
    for (uint32_t i = 0; i < to; i++) {
        double centre = ((double)i + 0.5) * scale;
        double low = centre - support + 0.5, high = centre + support + 0.5, sum = 0.0;
        uint32_t first = low < 0.0 ? 0 : (uint32_t)low;
        uint32_t end = high > (double)from ? from : (uint32_t)high;
        for (uint32_t k = first; k < end; k++) {
            double w = triangle(((double)k - centre + 0.5) * slope);
            room[k - first] = w;
            sum += w;
        }
        f->first[i] = first;
        f->count[i] = end - first;
        for (uint32_t k = 0; k < end - first; k++) {
            double w = sum != 0.0 ? room[k] / sum : room[k];
            f->weights[i * f->taps + k] = (int32_t)(0.5 + w * (double)(1 << WEIGHT_BITS));
        }
    }
}

static uint8_t weighted(const uint8_t *at, ptrdiff_t step, const struct filter *f, uint32_t i) {
    const int32_t *w = f->weights + i * f->taps;
    int32_t sum = 1 << (WEIGHT_BITS - 1);
    at += (ptrdiff_t)f->first[i] * step;
    for (uint32_t k = 0; k < f->count[i]; k++, at += step) sum += *at * w[k];
    sum >>= WEIGHT_BITS;
    return (uint8_t)(sum < 0 ? 0 : sum > 255 ? 255 : sum);
}

// Where the parts of the scratch lie.
struct room {
    double *weights; // of one pixel, before they are made whole numbers
    struct filter filter;
    uint8_t *plane, *rows, *ink;
};

static size_t longer_side(const picture_plan *p) {
    return p->width > p->height ? p->width : p->height;
}

static size_t rows_bytes(const picture_plan *p) {
    return longer_side(p) * PICTURE_MAX_SAMPLE_SIDE;
}

static size_t filter_words(const picture_plan *p) {
    // first and count, and most_taps() for each pixel of the result.
    return 2 * PICTURE_MAX_SAMPLE_SIDE + 2 * longer_side(p) + 5 * PICTURE_MAX_SAMPLE_SIDE;
}

static enum picture_status refused(const picture_plan *p) {
    uint32_t sides[] = {p->width, p->height, p->sample_width, p->sample_height};
    for (int i = 0; i < 4; i++) {
        uint32_t most = i < 2 ? PICTURE_MAX_SIDE : PICTURE_MAX_SAMPLE_SIDE;
        if (sides[i] < 1 || sides[i] > most) return PICTURE_BAD_SIZE;
    }
    if (p->width * p->height > PICTURE_MAX_AREA) return PICTURE_BAD_SIZE;
    int fine = p->orientation - 1 < 8 && p->turn - 1 < 8 && p->background <= 255 &&
               (p->channels == 1 || p->channels == 3) && p->fit <= FIT_INK &&
               (p->fit != FIT_INK || p->channels == 1);
    return fine ? PICTURE_DONE : PICTURE_BAD_PLAN;
}

size_t mlp_picture_scratch(const picture_plan *p) {
    if (refused(p)) return 0;
    size_t plane = (size_t)p->width * p->height;
    size_t ink = PICTURE_MAX_SAMPLE_SIDE * PICTURE_MAX_SAMPLE_SIDE;
    return 8 * (longer_side(p) + 8) + 4 * filter_words(p) + plane + rows_bytes(p) + ink;
}

static struct room place(const picture_plan *p, void *scratch) {
    struct room r;
    r.weights = scratch;
    uint32_t *words = (uint32_t *)(r.weights + longer_side(p) + 8);
    r.filter.first = words;
    r.filter.count = words + PICTURE_MAX_SAMPLE_SIDE;
    r.filter.weights = (int32_t *)(words + 2 * PICTURE_MAX_SAMPLE_SIDE);
    r.plane = (uint8_t *)(words + filter_words(p));
    r.rows = r.plane + (size_t)p->width * p->height;
    r.ink = r.rows + rows_bytes(p);
    return r;
}

// Scales a box to [height][width] of out, whose rows are stride apart.
static void scale(struct box from, uint8_t *out, uint32_t stride, uint32_t width, uint32_t height,
                  struct room *r) {
    struct filter *f = &r->filter;
    if (from.width != width) {
        f->taps = most_taps(from.width, width);
        make_filter(f, from.width, width, r->weights);
        for (uint32_t row = 0; row < from.height; row++) {
            for (uint32_t i = 0; i < width; i++) {
                r->rows[row * width + i] = weighted(from.base + (size_t)row * from.stride, 1, f, i);
            }
        }
        from = (struct box){r->rows, width, width, from.height};
    }
    if (from.height == height) {
        for (uint32_t i = 0; i < height; i++) {
            memcpy(out + i * stride, from.base + (size_t)i * from.stride, width);
        }
        return;
    }
    f->taps = most_taps(from.height, height);
    make_filter(f, from.height, height, r->weights);
    for (uint32_t i = 0; i < height; i++) {
        for (uint32_t column = 0; column < width; column++) {
            out[i * stride + column] = weighted(from.base + column, (ptrdiff_t)from.stride, f, i);
        }
    }
}

// The middle of a box, of the sample's proportions.
static struct box middle(struct box b, const picture_plan *p) {
    uint64_t across = (uint64_t)b.width * p->sample_height;
    uint64_t down = (uint64_t)b.height * p->sample_width;
    uint32_t width = b.width, height = b.height;
    if (across > down)
        width = (uint32_t)(down / p->sample_height);
    else
        height = (uint32_t)(across / p->sample_width);
    width += !width;
    height += !height;
    b.base += (size_t)((b.height - height) / 2) * b.stride + (b.width - width) / 2;
    b.width = width;
    b.height = height;
    return b;
}

// The largest size of a box's proportions within width x height, rounded, at least one pixel.
static void inside(struct box b, uint32_t *width, uint32_t *height) {
    uint64_t across = (uint64_t)b.width * *height, down = (uint64_t)b.height * *width;
    if (across > down)
        *height = (uint32_t)((down + b.width / 2) / b.width);
    else
        *width = (uint32_t)((across + b.height / 2) / b.height);
    *width += !*width;
    *height += !*height;
}

// The level of the paper: the median of a plane's edge.
static uint32_t paper(struct box b) {
    uint32_t levels[256] = {0}, edge = 0;
    for (uint32_t row = 0; row < b.height; row++) {
        uint32_t step = row == 0 || row + 1 == b.height || b.width == 1 ? 1 : b.width - 1;
        for (uint32_t column = 0; column < b.width; column += step, edge++) {
            levels[b.base[row * b.stride + column]]++;
        }
    }
    uint32_t level = 0;
    for (uint32_t seen = levels[0]; 2 * seen < edge; seen += levels[level]) level++;
    return level;
}

// Whether a plane has ink that stands out from the paper; stretches what it has over 0 to 255.
static int stretch_ink(struct box b, uint8_t *plane) {
    uint32_t low = paper(b), high = 0, area = b.width * b.height;
    for (uint32_t i = 0; i < area; i++) high = plane[i] > high ? plane[i] : high;
    if (high < low + INK_LEAST) return 0;
    for (uint32_t i = 0; i < area; i++) {
        plane[i] = (uint8_t)(plane[i] > low ? (plane[i] - low) * 255u / (high - low) : 0);
    }
    return 1;
}

static struct box ink_box(struct box b) {
    uint32_t left = b.width, right = 0, top = b.height, bottom = 0;
    for (uint32_t row = 0; row < b.height; row++) {
        for (uint32_t column = 0; column < b.width; column++) {
            if (b.base[row * b.stride + column] < INK_EDGE) continue;
            left = column < left ? column : left;
            right = column > right ? column : right;
            top = row < top ? row : top;
            bottom = row;
        }
    }
    return (struct box){b.base + (size_t)top * b.stride + left, b.stride, right - left + 1,
                        bottom - top + 1};
}

// How far a box must move to bring moment / mass to the centre, kept to where it stays inside.
static uint32_t shift(uint64_t moment, uint64_t mass, uint32_t centre, uint32_t most) {
    uint64_t target = (2 * (uint64_t)centre + 1) * mass;
    uint64_t moved = mass && target > 2 * moment ? (target - 2 * moment) / (2 * mass) : 0;
    return (uint32_t)(moved < most ? moved : most);
}

static enum picture_status fit_ink(struct box whole, const picture_plan *p, uint8_t *sample,
                                   struct room *r) {
    memset(sample, 0, (size_t)p->sample_width * p->sample_height);
    if (!stretch_ink(whole, r->plane)) return PICTURE_BLANK;
    struct box ink = ink_box(whole);
    uint32_t width = (20 * p->sample_width + 14) / 28, height = (20 * p->sample_height + 14) / 28;
    width += !width;
    height += !height;
    inside(ink, &width, &height);
    scale(ink, r->ink, width, width, height, r);
    uint64_t mass = 0, across = 0, down = 0;
    for (uint32_t row = 0; row < height; row++) {
        for (uint32_t column = 0; column < width; column++) {
            uint32_t level = r->ink[row * width + column];
            mass += level;
            across += (uint64_t)level * column;
            down += (uint64_t)level * row;
        }
    }
    uint32_t left = shift(across, mass, p->sample_width / 2, p->sample_width - width);
    uint32_t top = shift(down, mass, p->sample_height / 2, p->sample_height - height);
    for (uint32_t row = 0; row < height; row++) {
        memcpy(sample + (size_t)(top + row) * p->sample_width + left, r->ink + row * width, width);
    }
    return PICTURE_DONE;
}

static void invert(uint8_t *values, size_t count) {
    for (size_t i = 0; i < count; i++) values[i] = (uint8_t)(255 - values[i]);
}

enum picture_status mlp_picture_sample(const uint8_t *rgba, const picture_plan *p, uint8_t *sample,
                                       void *scratch) {
    enum picture_status status = refused(p);
    if (status) return status;
    struct room r = place(p, scratch);
    struct view v = {rgba, 4 * (ptrdiff_t)p->width, 4, p->width, p->height};
    turn(&v, p->orientation);
    turn(&v, p->turn);
    struct box whole = {r.plane, v.width, v.width, v.height};
    size_t area = (size_t)p->sample_width * p->sample_height;
    for (uint32_t channel = 0; channel < p->channels; channel++, sample += area) {
        make_plane(&v, p, channel, r.plane);
        if (p->fit == FIT_INK) {
            if (p->invert) invert(r.plane, (size_t)v.width * v.height);
            return fit_ink(whole, p, sample, &r);
        }
        uint32_t width = p->sample_width, height = p->sample_height;
        struct box from = p->fit == FIT_CROP ? middle(whole, p) : whole;
        if (p->fit == FIT_PAD) {
            inside(whole, &width, &height);
            memset(sample, (int)p->background, area);
        }
        uint32_t left = (p->sample_width - width) / 2, top = (p->sample_height - height) / 2;
        scale(from, sample + (size_t)top * p->sample_width + left, p->sample_width, width, height,
              &r);
        if (p->invert) invert(sample, area);
    }
    return PICTURE_DONE;
}
