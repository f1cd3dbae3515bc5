/** How many finished runs are kept; the oldest are removed first. */
export const KEPT = 50;
