/**
 * Keeps the browser from leaving the page to show a file that was dropped where nothing takes it.
 * @param {EventTarget} target  all of whose inside is guarded
 */
export function guardDrops(target) {
  for (const type of ['dragover', 'drop']) {
    target.addEventListener(type, (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      dataTransfer.dropEffect = 'none';
    });
  }
}
