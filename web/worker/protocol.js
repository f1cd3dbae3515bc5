/**
 * What goes between the page and the worker. Calls go in and are answered (session.js); events come
 * out, at most 10 progress events a second, each with the run that it speaks of, so that what is
 * late can be dropped.
 *
 * @typedef {object} ProgressEvent
 * @property {'progress'} type
 * @property {number} runId
 * @property {number} epoch  from 1
 * @property {number} epochs
 * @property {number} batch  done in this epoch
 * @property {number} batches
 * @property {number} position  epochs done, fractions allowed
 * @property {number} trainCost  mean over this epoch so far
 * @property {number} trainErrorRate  over this epoch so far, 0 to 1
 * @property {import('../engine/run/curve.js').CurvePoint[]} points  of the curve since the last event,
 *   none or several; the same in every run of the recipe, whatever the pace of events
 * @property {number} samplesPerSecond  of the whole run
 * @property {number} gflops
 *
 * @typedef {{type: 'epoch', runId: number} & import('../engine/run/values.js').EpochResult} EpochEvent
 *
 * @typedef {object} DoneEvent
 * @property {'done'} type
 * @property {number} runId
 * @property {RunOutcome} outcome
 *
 * @typedef {object} PausedEvent
 * @property {'paused'} type
 * @property {number} runId
 *
 * @typedef {object} FailedEvent
 * @property {'failed'} type
 * @property {number} runId
 * @property {string} code
 * @property {string} message
 *
 * @typedef {object} CheckpointEvent  after an epoch, but not after every one that is very short
 * @property {'checkpoint'} type
 * @property {number} runId
 * @property {number} epoch  the last one done; after a run's last, the run can be shown again and go on
 * @property {Uint8Array<ArrayBuffer>} bytes  for Session.prepare()
 *
 * @typedef {object} LoadingEvent  of a data set, not of a run
 * @property {'loading'} type
 * @property {string} name
 * @property {number} loaded  compressed bytes
 * @property {number} total  compressed bytes
 * @property {number} usable  training images that a run can already be prepared with
 *
 * @typedef {object} RatesEvent  of the learning rate range test, not of a run
 * @property {'rates'} type
 * @property {import('../engine/run/lr-range-test.js').RatePoint[]} curve  so far
 *
 * @typedef {object} HelperRequest  for the client alone: a helper thread that it shall start
 * @property {'helper'} type
 * @property {import('../engine/core/start-helper.js').HelperMessage} message  for the helper
 * @property {MessagePort} port  true goes out when the helper is about to serve, false when it cannot;
 *   whatever comes in ends it
 *
 * @typedef {ProgressEvent | EpochEvent | CheckpointEvent | DoneEvent | PausedEvent
 *   | FailedEvent} RunEvent
 * @typedef {RunEvent | LoadingEvent | RatesEvent} SessionEvent
 *
 * @typedef {import('../engine/run/values.js').RunResult
 *   & {epochs: import('../engine/run/values.js').EpochResult[], seconds: number}} RunOutcome
 *
 * @typedef {object} Prepared
 * @property {number} runId
 * @property {Run['plan'] | null} plan  null for a saved network, which is there to be looked at
 * @property {number[]} layers  units of all layers
 * @property {string} cost  "quadratic" or "cross-entropy", whose outputs are probabilities
 * @property {number} flopsPerSample  of one training step
 * @property {{height: number, width: number, channels: number, classNames: string[]}} shape
 * @property {string} variant  the kernels in use
 * @property {string} mode  the arithmetic in use: "exact" where the engine has no other
 * @property {number} threads  that share the run's work
 * @property {number} peakGflops  of one thread of this machine, as measured just now
 * @property {boolean} partial  whether images are still arriving that this run will not see
 * @property {{train: number, test: number}} available  images of the data set
 * @typedef {import('../engine/run/plain-run.js').PlainRun} Run
 */
export {};
