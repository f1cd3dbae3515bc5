/** The images that a file's input has. */

/** @typedef {import('./assemble.js').Image} Image */
/** @typedef {import('./assemble.js').ChannelOrder} ChannelOrder */

/** @param {number} size */
const isChannels = (size) => size === 1 || size === 3;

/**
 * @param {number[]} sizes  of one image; 0 where a size is open
 * @param {ChannelOrder} usual  where this kind of file mostly has the channels
 * @returns {{image: Image, channels: ChannelOrder} | {image: null, channels: null}} null: the sizes do not
 *   make an image
 */
export function imageOfShape(sizes, usual) {
  if (sizes.length < 2 || sizes.length > 3 || !sizes.every((size) => size > 0))
    return { image: null, channels: null };
  const [first, second, third] = sizes;
  if (sizes.length === 2)
    return { image: { channels: 1, height: first, width: second }, channels: usual };
  const channels =
    isChannels(first) === isChannels(third) ? usual : isChannels(first) ? 'first' : 'last';
  const image =
    channels === 'first'
      ? { channels: first, height: second, width: third }
      : { channels: third, height: first, width: second };
  return { image, channels };
}
