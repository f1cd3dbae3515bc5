import { lostPart } from '../../i18n/en/sentence-of.js';

/**
 * Says when a part that loads on its first use could not be loaded: whoever asked for it does not.
 * @param {import('../state/store.js').Store<import('../state/state.js').LabState>} store
 * @returns {() => void} ends it
 */
export function watchLostParts(store) {
  const tell = (/** @type {PromiseRejectionEvent} */ { reason }) => {
    const notice = lostPart(reason);
    if (notice) store.update({ notice });
  };
  addEventListener('unhandledrejection', tell);
  return () => removeEventListener('unhandledrejection', tell);
}
