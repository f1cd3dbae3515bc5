import { percent } from '../numbers.js';
import { words } from '../translate.js';

/** What every composition says itself; the elements have their strings in web/elements. */
export const texts = words('page', {
  /**
   * What the engine says, which is English; other languages load their sentences with the first.
   * @param {string} sentence
   * @returns {string | Promise<string>}
   */
  said: (sentence) => sentence,
  notKept:
    'The storage of this browser is full or blocked: a reload would lose this run and the list.',
  /** @param {number} number  from 1 */
  runName: (number) => `Run ${number}`,
  starting: 'Starting the trainer…',
  lost: 'This part could not be loaded. Go online if you are not, then reload the page.',
  startAgain: 'Start again',
  backToDigits: 'Use generated digits',
  /** @param {number} rate */
  tryRate: (rate) => `Try learning rate ${rate}`,
  nothingToDownload: 'There is nothing to download yet; train first.',
  /** @param {number} epoch @param {number} epochs @param {number} rate */
  epochDone: (epoch, epochs, rate) =>
    `Epoch ${epoch} of ${epochs}: validation error ${percent(rate)}.`,
  /** @param {number} rate */
  runDone: (rate) => `Training is done: test error ${percent(rate)}.`,
  reference: 'reference',
  digits: 'Generated digits',
  shapes: 'Generated shapes',
  /** @param {string} title */
  notHere: (title) =>
    `This site does not have ${title}. Its files can be opened from your disk, or take the ` +
    'generated digits.',
});
