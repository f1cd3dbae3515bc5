import { html } from 'lit';
import { inside } from '../../i18n/en/inside.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../control/inside-watch.js').InsideWatch} InsideWatch */

/** The section of the look inside a network. All but its heading loads when somebody opens it. */
export class InsideView {
  /** @type {import('../../elements/inside/inside-types.js').Inside | null} */
  #shown = null;
  #host;
  /** @type {Promise<InsideWatch> | null} */
  #watch = null;

  /** @param {import('lit').ReactiveControllerHost & HTMLElement & {controller: Controller | null}} host  gets the section's events */
  constructor(host) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('inside-choose', (event) => {
      const { choice } = /** @type {CustomEvent} */ (event).detail;
      void this.#watch?.then((watch) => watch.choose(choice));
    });
  }

  hostDisconnected() {
    void this.#watch?.then((watch) => watch.end());
    this.#watch = null;
  }

  get part() {
    return html`<details
      data-testid="inside"
      @toggle=${(/** @type {Event} */ { target }) =>
        this.#see(/** @type {HTMLDetailsElement} */ (target).open)}
    >
      <summary><h2>${inside.heading}</h2></summary>
      <mlp-inside .shown=${this.#shown}></mlp-inside>
    </details>`;
  }

  /** @param {boolean} open */
  async #see(open) {
    const { controller } = this.#host;
    if (!controller || (!open && !this.#watch)) return;
    this.#watch ??= import('../control/inside-watch.js').then(
      ({ InsideWatch }) =>
        new InsideWatch(controller, (shown) => {
          this.#shown = shown;
          this.#host.requestUpdate();
        }),
    );
    const [watch] = await Promise.all([
      this.#watch,
      import('../../elements/inside/inside-panel.js'),
    ]);
    watch.see(open);
  }
}
