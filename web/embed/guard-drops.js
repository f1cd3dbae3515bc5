/** For the page around the element. */
export { guardDrops } from '../elements/base/guard-drops.js';
