/** The whole lab and what brings it to life: one import for one view. */
export { MlpWorkbench } from '../lab/workbench.js';
export { Live } from './live.js';
