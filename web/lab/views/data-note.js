/** What the page says of the person's own data. */
import { own } from '../../i18n/en/own.js';
import { isOtherData } from './run-view.js';

/** Digits of a hash that are shown. */
const SHOWN = 8;

/**
 * @param {import('../state/state.js').LabState} state
 * @returns {{text: string, notes: import('../../i18n/say.js').Note[], verdict: string, good: boolean} | null} verdict: on the data that
 *   the link names, or empty
 */
export function dataNote(state) {
  const { recipe, ownData, wantedData } = state;
  if (recipe.dataset !== 'custom' || (!ownData && !wantedData)) return null;
  const { data } = own;
  const good = !isOtherData(state);
  return {
    text: ownData
      ? data.inUse(
          ownData.name,
          ownData.train,
          ownData.test,
          ownData.classes,
          ownData.sha256.slice(0, SHOWN),
        )
      : '',
    notes: ownData?.notes ?? [],
    verdict: !wantedData
      ? ''
      : good
        ? data.sameAsLink
        : wantedText(wantedData, ownData !== undefined),
    good,
  };
}

/**
 * @param {import('../state/state.js').LinkedData} wanted
 * @param {boolean} isOther  whether other data is in use
 */
export const wantedText = ({ name, count, sha256 }, isOther) =>
  `${isOther ? `${own.data.otherThanLink} ` : ''}${own.data.wanted(name, count, sha256.slice(0, SHOWN))}`;
