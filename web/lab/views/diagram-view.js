import { classNamesIn } from '../../i18n/en/class-names.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../control/network-watch.js').NetworkWatch} NetworkWatch */
/** @typedef {import('../../elements/network/diagram-types.js').Shown} Shown */

/** Units of a layer that the drawing shows at most; the drawing itself may show fewer. */
const ROWS = 10;

/**
 * Gives the drawing of the network what it shows. What asks the worker loads when the drawing comes
 * into view.
 */
export class DiagramView {
  /** @type {Shown | null} */
  shown = null;
  #host;
  /** @type {Promise<NetworkWatch> | null} */
  #watch = null;

  /** @param {import('lit').ReactiveControllerHost & HTMLElement & {controller: Controller | null}} host  gets the drawing's events */
  constructor(host) {
    this.#host = host;
    host.addController(this);
    /** @param {string} type @param {(watch: NetworkWatch, detail: any) => unknown} act */
    const on = (type, act) =>
      host.addEventListener(type, (event) => {
        event.stopPropagation();
        const { detail } = /** @type {CustomEvent} */ (event);
        void this.#load()?.then((watch) => act(watch, detail));
      });
    on('diagram-visible', (watch, { visible }) => watch.see(visible));
    on('unit-choose', (watch, { place }) => watch.choose(place));
    on('image-next', (watch) => watch.nextImage());
    on('image-show', (watch, { picture }) => watch.showImage(picture));
  }

  hostDisconnected() {
    void this.#watch?.then((watch) => watch.end());
    this.#watch = null;
  }

  #load() {
    const { controller } = this.#host;
    if (!controller || !this.#host.isConnected) return null;
    this.#watch ??= import('../control/network-watch.js').then(
      ({ NetworkWatch }) => new NetworkWatch(controller, ROWS, (watched) => this.#show(watched)),
    );
    return this.#watch;
  }

  /** @param {import('../control/network-watch.js').Watched} watched */
  #show({ prepared, ...snapshot }) {
    const { classNames, ...shape } = prepared.shape;
    this.shown = { ...snapshot, shape, classNames: classNamesIn(classNames) };
    this.#host.requestUpdate();
  }
}
