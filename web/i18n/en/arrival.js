import { counted } from '../numbers.js';
import { words } from '../translate.js';

/** What is said while a data set arrives from the site. */
export const arrival = words('arrival', {
  /** @param {string} title  of a data set */
  loading: (title) => `Loading ${title}…`,
  /** @param {number} images */
  someIn: (images) =>
    `${counted(images, 'training image is', 'training images are')} in, the rest is coming.`,
  beginEarly: 'Start with these',
  restArrived: 'All images are in now. This run began without some of them; Reset trains on all.',
});
