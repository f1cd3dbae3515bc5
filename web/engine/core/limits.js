/**
 * What the core takes at most. Its ABI table carries the same numbers (a test compares the two); here
 * they are for whoever checks before a core is loaded.
 */
export const LIMITS = {
  inputs: 65_536,
  classes: 1024,
  hiddenLayers: 8,
  units: 8192,
  batchSize: 4096,
  threads: 8,
};

/** The longest run. */
export const MOST_EPOCHS = 100_000;
