/** Every word on what goes on inside a network. */
import { words } from '../translate.js';

export const inside = words('inside', {
  unlike: 'This is not like anything it was trained on, so its answer means little.',
});
