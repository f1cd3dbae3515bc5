import { significant } from '../../i18n/numbers.js';
import { labTexts } from '../../i18n/en/lab.js';
import { texts } from '../../i18n/en/page.js';
import { classNamesIn } from '../../i18n/en/class-names.js';

/** @typedef {import('../../engine/run/assessment.js').Assessment} Assessment */
/** @typedef {import('../state/state.js').LabState} LabState */

/**
 * What the page says of a finished run that has not learned well, and what it offers to try.
 * @param {Assessment} assessment
 * @param {string[]} classNames  of the run
 * @returns {Partial<LabState>} nothing when nothing is wrong
 */
export function verdictOn({ signs, diverged, answer, largestWeight, suggestedRate }, classNames) {
  if (signs.length === 0) return {};
  const { signSays, tooHigh, tooLow, tryOther } = labTexts;
  const about = {
    answer: answer === null ? '' : classNamesIn(classNames)[answer],
    largestWeight: significant(largestWeight, 2),
  };
  const advice = suggestedRate === null ? tryOther : diverged ? tooHigh : tooLow;
  return {
    message: [...signs.map((sign) => signSays[sign](about)), advice].join(' '),
    ...(suggestedRate !== null && {
      remedy: texts.tryRate(suggestedRate),
      offeredRate: suggestedRate,
    }),
  };
}

/**
 * Has the worker look at the run that has just ended, and says what is wrong with it.
 * @param {import('../state/store.js').Store<LabState>} store
 * @param {import('./lab-worker.js').LabWorker} worker
 */
export async function judge(store, { client }) {
  const { current } = store.state;
  if (!current?.outcome || !client) return;
  const assessment = await client.session.inspect('assess', current.outcome);
  if (store.state.current === current) store.update(verdictOn(assessment, current.classNames));
}
