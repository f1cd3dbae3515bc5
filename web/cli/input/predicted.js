/** Images to be predicted: pictures, folders, archives and tables, as the network's training had them. */
import { OWN } from '../options/recipe-flags.js';
import { ownChoices } from '../options/own-flags.js';
import { formOf, openOwn } from './own.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} Model */

/**
 * @typedef {object} Subject
 * @property {string} name
 * @property {string | null} label  that it is known to have
 * @property {Uint8Array} pixels  one sample
 */

/**
 * @param {string[]} places
 * @param {import('../options/flags.js').Options} options
 * @param {Model} model
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<AsyncIterable<Subject | {name: string, why: string}>>}
 */
export async function subjectsOf(places, options, model, output) {
  const own = await openOwn(places, options);
  const given = { ...ownChoices(options), ...formOf(model) };
  const { sizes, light } = await own.explain(given);
  const [width, height] = given.size;
  const exact = sizes.length === 1 && sizes[0][0] === width && sizes[0][1] === height;
  if (model.recipe.dataset !== OWN && exact) {
    given.invert ??= false;
    if (light && !given.invert && given.colour === 'grey') {
      output.note(
        `${places.length === 1 ? places[0] : 'Most images'} ${places.length === 1 ? 'is' : 'are'} mostly bright. Handwriting that networks learn from is light on black; take --invert on if it is ink on paper.`,
      );
    }
  } else if (model.recipe.dataset !== OWN && given.colour === 'grey' && !given.fit) {
    given.fit = 'ink';
    output.note(
      `What is drawn is scaled and centred in ${width} x ${height} pixels, as on the drawing pad; --fit pad takes the whole image.`,
    );
  } else if (!exact && given.colour === 'grey' && !given.fit && isOfDigits(model)) {
    // How its own data was prepared is not known: it may have been such images.
    output.note(
      `If these are digits on paper, and the network learned from ones that fill its ${width} x ${height} pixels: --fit ink finds what is drawn, and scales and centres it as the drawing pad does.`,
    );
  }
  for (const note of (await own.explain(given)).notes) output.note(note);
  return own.each(given);
}

/** @param {Model} model */
const isOfDigits = ({ samples }) => samples.classNames.every((name) => /^\d$/.test(name));
