import { classNamesIn } from '../../i18n/en/class-names.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../control/network-watch.js').NetworkWatch} NetworkWatch */
/** @typedef {import('lit').LitElement & {shown: import('../../elements/network/diagram-types.js').Shown | null}} Diagram */

/** Units of a layer that the drawing shows at most; the drawing itself may show fewer. */
const ROWS = 10;

/**
 * Gives the drawing of the network what it shows. What asks the worker loads when the drawing comes
 * into view.
 */
export class DiagramView {
  /** The drawing itself: by way of the host, all of the lab would be rendered for each of its pictures. @type {Diagram | null} */
  #diagram = null;
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
        if (type === 'diagram-visible')
          this.#diagram = /** @type {Diagram} */ (event.composedPath()[0]);
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

  /** Resolves when it is drawn. @param {import('../control/network-watch.js').Watched} watched */
  async #show({ prepared, ...snapshot }) {
    if (!this.#diagram) return;
    const { classNames, ...shape } = prepared.shape;
    this.#diagram.shown = { ...snapshot, shape, classNames: classNamesIn(classNames) };
    await this.#diagram.updateComplete;
  }
}
