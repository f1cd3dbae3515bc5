// What the host must know of the core: sizes, offsets of fields, enums, limits and statuses.
#ifndef SETUP_ABI_H
#define SETUP_ABI_H

#include "base/threads.h"
#include "mlp.h"
#include "wasm/boundary.h"

#define SETUP_ABI(GROUP, VALUE)                                                                    \
    GROUP("abi")                                                                                   \
    VALUE("version", 1)                                                                            \
    VALUE("float", ABI_FLOAT)                                                                      \
    VALUE("alignment", MLP_ALIGNMENT)                                                              \
    GROUP("size")                                                                                  \
    SIZE(VALUE, mlp_config)                                                                        \
    SIZE(VALUE, mlp_samples)                                                                       \
    SIZE(VALUE, mlp_progress)                                                                      \
    GROUP("mlp_config")                                                                            \
    SETTING(VALUE, mlp_config, inputs)                                                             \
    SETTING(VALUE, mlp_config, classes)                                                            \
    SETTING(VALUE, mlp_config, hidden_layers)                                                      \
    SETTING(VALUE, mlp_config, hidden_units)                                                       \
    SETTING(VALUE, mlp_config, activations)                                                        \
    SETTING(VALUE, mlp_config, cost)                                                               \
    SETTING(VALUE, mlp_config, initializer)                                                        \
    SETTING(VALUE, mlp_config, optimizer)                                                          \
    SETTING(VALUE, mlp_config, batch_size)                                                         \
    SETTING(VALUE, mlp_config, seed_low)                                                           \
    SETTING(VALUE, mlp_config, seed_high)                                                          \
    SETTING(VALUE, mlp_config, learning_rate)                                                      \
    SETTING(VALUE, mlp_config, momentum)                                                           \
    SETTING(VALUE, mlp_config, beta1)                                                              \
    SETTING(VALUE, mlp_config, beta2)                                                              \
    SETTING(VALUE, mlp_config, epsilon)                                                            \
    SETTING(VALUE, mlp_config, weight_decay)                                                       \
    SETTING(VALUE, mlp_config, width)                                                              \
    SETTING(VALUE, mlp_config, height)                                                             \
    SETTING(VALUE, mlp_config, decoupled_decay)                                                    \
    SETTING(VALUE, mlp_config, input_dropout)                                                      \
    SETTING(VALUE, mlp_config, dropout)                                                            \
    SETTING(VALUE, mlp_config, label_smoothing)                                                    \
    SETTING(VALUE, mlp_config, max_norm)                                                           \
    SETTING(VALUE, mlp_config, clip_norm)                                                          \
    SETTING(VALUE, mlp_config, averaging)                                                          \
    SETTING(VALUE, mlp_config, schedule)                                                           \
    SETTING(VALUE, mlp_config, epochs)                                                             \
    SETTING(VALUE, mlp_config, warmup_epochs)                                                      \
    SETTING(VALUE, mlp_config, final_rate)                                                         \
    SETTING(VALUE, mlp_config, step_epochs)                                                        \
    SETTING(VALUE, mlp_config, step_factor)                                                        \
    SETTING(VALUE, mlp_config, augmentation.rotation)                                              \
    SETTING(VALUE, mlp_config, augmentation.scale)                                                 \
    SETTING(VALUE, mlp_config, augmentation.shear)                                                 \
    SETTING(VALUE, mlp_config, augmentation.shift)                                                 \
    SETTING(VALUE, mlp_config, augmentation.elastic)                                               \
    SETTING(VALUE, mlp_config, augmentation.elastic_sigma)                                         \
    SETTING(VALUE, mlp_config, augmentation.flip)                                                  \
    SETTING(VALUE, mlp_config, augmentation.crop)                                                  \
    SETTING(VALUE, mlp_config, augmentation.cutout)                                                \
    SETTING(VALUE, mlp_config, augmentation.mixup)                                                 \
    SETTING(VALUE, mlp_config, batch_norm)                                                         \
    SETTING(VALUE, mlp_config, swa_from)                                                           \
    GROUP("mlp_samples")                                                                           \
    FIELD(VALUE, mlp_samples, pixels)                                                              \
    FIELD(VALUE, mlp_samples, labels)                                                              \
    FIELD(VALUE, mlp_samples, rows)                                                                \
    FIELD(VALUE, mlp_samples, subset)                                                              \
    FIELD(VALUE, mlp_samples, count)                                                               \
    FIELD(VALUE, mlp_samples, packed)                                                              \
    GROUP("mlp_progress")                                                                          \
    FIELD(VALUE, mlp_progress, epoch)                                                              \
    FIELD(VALUE, mlp_progress, batch)                                                              \
    FIELD(VALUE, mlp_progress, batches)                                                            \
    FIELD(VALUE, mlp_progress, epoch_done)                                                         \
    FIELD(VALUE, mlp_progress, samples_done)                                                       \
    FIELD(VALUE, mlp_progress, errors)                                                             \
    FIELD(VALUE, mlp_progress, cost_sum)                                                           \
    GROUP("limit")                                                                                 \
    VALUE("hidden_layers", MLP_MAX_HIDDEN)                                                         \
    VALUE("units", MLP_MAX_UNITS)                                                                  \
    VALUE("classes", MLP_MAX_CLASSES)                                                              \
    VALUE("inputs", MLP_MAX_INPUTS)                                                                \
    VALUE("batch_size", MLP_MAX_BATCH)                                                             \
    VALUE("threads", TEAM_MAX)                                                                     \
    GROUP("activation")                                                                            \
    VALUE("sigmoid", MLP_SIGMOID)                                                                  \
    VALUE("tanh", MLP_TANH)                                                                        \
    VALUE("relu", MLP_RELU)                                                                        \
    VALUE("leaky-relu", MLP_LEAKY_RELU)                                                            \
    VALUE("gelu", MLP_GELU)                                                                        \
    GROUP("cost")                                                                                  \
    VALUE("quadratic", MLP_QUADRATIC)                                                              \
    VALUE("cross-entropy", MLP_CROSS_ENTROPY)                                                      \
    GROUP("initializer")                                                                           \
    VALUE("reference", MLP_INIT_REFERENCE)                                                         \
    VALUE("glorot", MLP_INIT_GLOROT)                                                               \
    VALUE("he", MLP_INIT_HE)                                                                       \
    GROUP("optimizer")                                                                             \
    VALUE("sgd", MLP_SGD)                                                                          \
    VALUE("momentum", MLP_MOMENTUM)                                                                \
    VALUE("nesterov", MLP_NESTEROV)                                                                \
    VALUE("adam", MLP_ADAM)                                                                        \
    VALUE("adamw", MLP_ADAMW)                                                                      \
    VALUE("lion", MLP_LION)                                                                        \
    VALUE("muon", MLP_MUON)                                                                        \
    GROUP("scaling")                                                                               \
    VALUE("unit", MLP_SCALE_UNIT)                                                                  \
    VALUE("standard", MLP_SCALE_STANDARD)                                                          \
    VALUE("channel", MLP_SCALE_CHANNEL)                                                            \
    VALUE("none", MLP_SCALE_NONE)                                                                  \
    GROUP("schedule")                                                                              \
    VALUE("constant", MLP_CONSTANT)                                                                \
    VALUE("steps", MLP_STEPS)                                                                      \
    VALUE("cosine", MLP_COSINE)                                                                    \
    VALUE("one-cycle", MLP_ONE_CYCLE)                                                              \
    VALUE("cosine-restarts", MLP_COSINE_RESTARTS)                                                  \
    GROUP("status")                                                                                \
    VALUE("bad-pointer", MLP_BAD_POINTER)                                                          \
    VALUE("bad-inputs", MLP_BAD_INPUTS)                                                            \
    VALUE("bad-hidden-layers", MLP_BAD_HIDDEN)                                                     \
    VALUE("bad-units", MLP_BAD_UNITS)                                                              \
    VALUE("bad-classes", MLP_BAD_CLASSES)                                                          \
    VALUE("bad-batch-size", MLP_BAD_BATCH)                                                         \
    VALUE("bad-activation", MLP_BAD_ACTIVATION)                                                    \
    VALUE("bad-cost", MLP_BAD_COST)                                                                \
    VALUE("bad-initializer", MLP_BAD_INITIALIZER)                                                  \
    VALUE("bad-optimizer", MLP_BAD_OPTIMIZER)                                                      \
    VALUE("bad-learning-rate", MLP_BAD_RATE)                                                       \
    VALUE("bad-weight-decay", MLP_BAD_DECAY)                                                       \
    VALUE("bad-momentum", MLP_BAD_MOMENTUM)                                                        \
    VALUE("network-too-large", MLP_TOO_LARGE)                                                      \
    VALUE("bad-memory", MLP_BAD_MEMORY)                                                            \
    VALUE("bad-row", MLP_BAD_ROW)                                                                  \
    VALUE("bad-label", MLP_BAD_LABEL)                                                              \
    VALUE("bad-count", MLP_BAD_COUNT)                                                              \
    VALUE("bad-scaling", MLP_BAD_SCALING)                                                          \
    VALUE("cost-not-finite", MLP_COST_NOT_FINITE)                                                  \
    VALUE("weight-not-finite", MLP_WEIGHT_NOT_FINITE)                                              \
    VALUE("mid-epoch", MLP_MID_EPOCH)                                                              \
    VALUE("bad-state", MLP_BAD_STATE)                                                              \
    VALUE("other-state", MLP_OTHER_STATE)                                                          \
    VALUE("thread-lost", MLP_THREAD_LOST)                                                          \
    VALUE("bad-image", MLP_BAD_IMAGE)                                                              \
    VALUE("bad-dropout", MLP_BAD_DROPOUT)                                                          \
    VALUE("bad-label-smoothing", MLP_BAD_SMOOTHING)                                                \
    VALUE("bad-norm", MLP_BAD_NORM)                                                                \
    VALUE("bad-schedule", MLP_BAD_SCHEDULE)                                                        \
    VALUE("bad-averaging", MLP_BAD_AVERAGING)                                                      \
    VALUE("bad-augmentation", MLP_BAD_AUGMENTATION)

// What the optional module adds: its table holds both lists, and takes the other's place. A group may
// go on where it was left.
#define OPTIONAL_ABI(GROUP, VALUE)                                                                 \
    SETUP_ABI(GROUP, VALUE)                                                                        \
    GROUP("mlp_config")                                                                            \
    SETTING(VALUE, mlp_config, residual)                                                           \
    SETTING(VALUE, mlp_config, layer_rates)                                                        \
    SETTING(VALUE, mlp_config, layer_decays)                                                       \
    SETTING(VALUE, mlp_config, teacher_weight)                                                     \
    SETTING(VALUE, mlp_config, temperature)                                                        \
    GROUP("activation")                                                                            \
    VALUE("identity", MLP_IDENTITY)

#endif
