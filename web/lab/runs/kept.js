/** How many finished runs are kept; the oldest are removed first. */
export const KEPT = 50;
/** What the keys of runs in a storage begin with. */
export const RUN = 'run:';

/** The key of a run in a storage. @param {string} id */
export const runKey = (id) => RUN + id;
