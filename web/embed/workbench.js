/** The whole lab and what brings it to life: one import for one view. */
export { MlpWorkbench } from '../app/lab.js';
export { Live } from './live.js';
