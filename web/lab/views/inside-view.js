import { html, nothing } from 'lit';
import { send } from '../../elements/base/send.js';
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
    this.#watch ??= this.#open(controller);
    const [watch] = await Promise.all([
      this.#watch,
      import('../../elements/inside/inside-panel.js'),
    ]);
    watch.see(open);
  }

  /** @param {Controller} controller */
  async #open(controller) {
    const [{ InsideWatch }, { Past }] = await Promise.all([
      import('../control/inside-watch.js'),
      import('../control/past.js'),
    ]);
    const show = (/** @type {import('../../elements/inside/inside-types.js').Inside} */ shown) => {
      this.#shown = shown;
      this.#host.requestUpdate();
    };
    return new InsideWatch(controller, show, new Past(controller));
  }

  /** Above what is shown by the weights of an earlier epoch: which one, and the way back. */
  get pastLine() {
    const { past } = this.#host.controller?.store.state ?? {};
    if (!past) return nothing;
    const { then, back } = inside.epochs;
    return html`<p class="then" data-testid="then">
      <span>${then(past.epoch, past.reached, past.errorRate)}</span>
      <button
        data-testid="then-back"
        @click=${() => send(this.#host, 'inside-choose', { choice: { epoch: null } })}
      >
        ${back}
      </button>
    </p>`;
  }
}
