// Takes the place of spawn.js in the npm package, where bundlers put the worker's script under another
// name than it has there: then nothing is beside it any more, and the page has to say where it is.
import { coreUrls as ownUrls } from './spawn.js';

export { spawnTrainer } from './spawn.js';

/** Where the core's files are, and under "team" the script of its helper threads. */
export const coreUrls = () => ({
  ...ownUrls(),
  // The file is in the package beside this one, self-contained.
  team: new URL(/* @vite-ignore */ './team.worker.js', import.meta.url).href,
});
