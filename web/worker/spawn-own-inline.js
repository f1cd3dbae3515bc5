/** Takes the place of spawn-own.js in the single-file build, which has no script for this worker. */
export const spawnOwn = () => null;
