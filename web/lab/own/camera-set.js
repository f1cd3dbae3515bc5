/** Lets a person take the pictures of a data set with the camera, and opens it as files are opened. */
import { SIDE } from '../../elements/own/camera-dialog.js';
import { drawnFiles, isEnough } from './drawn-set.js';
import { openFiles } from './open-files.js';

/** @typedef {import('../../elements/own/camera-dialog.js').MlpCameraDialog} MlpCameraDialog */

/**
 * @param {import('../control/controller.js').Controller} controller
 * @param {DocumentFragment | HTMLElement} place  of the dialog
 */
export function cameraSet(controller, place) {
  const dialog = /** @type {MlpCameraDialog} */ (document.createElement('mlp-camera-dialog'));
  dialog.addEventListener('classes-change', () => (dialog.enough = isEnough(dialog.classes)));
  dialog.addEventListener('answer', () => {
    const files = drawnFiles(dialog.classes, 'camera', SIDE, 3);
    dialog.close();
    void openFiles(
      { files: files.map(({ name, bytes }) => new File([bytes], name)) },
      controller,
      place,
    );
  });
  place.append(dialog);
}
