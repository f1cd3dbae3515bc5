/**
 * Shows in a dialog what the network sees of each drawing, the newest one at the end.
 * @param {import('../../elements/own/drawing-dialog.js').MlpDrawingDialog} dialog
 * @param {import('../../worker/client.js').TrainerClient['session']} session
 */
export function showSeen(dialog, session) {
  let newest = 0;
  dialog.addEventListener('draw', async (event) => {
    const mine = ++newest;
    const { strokes } = /** @type {CustomEvent} */ (event).detail;
    const seen = strokes.length > 0 ? await session.rasterise(strokes) : null;
    if (mine === newest) dialog.seen = seen;
  });
}
