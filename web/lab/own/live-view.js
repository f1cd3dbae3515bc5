import { html, nothing } from 'lit';
import { own } from '../../i18n/en/own.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */

/**
 * @typedef {object} Open
 * @property {(rgba: Uint8ClampedArray) => Promise<void>} read
 * @property {typeof import('./camera-frames.js').framePlan} plan
 * @property {typeof import('./camera-frames.js').FRAME} sides
 */

/** Reading what the camera sees. All but the button loads when it is pressed. */
export class LiveView {
  /** @type {Open | null} */
  #open = null;
  #host;

  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {LabState} state @param {Controller} controller */
  part(state, controller) {
    if (!state.prepared) return nothing;
    if (!this.#open) {
      return html`<p>
        <button data-testid="live-camera" @click=${() => this.#start(controller)}>
          ${own.camera.live}
        </button>
      </p>`;
    }
    const { read, plan, sides } = this.#open;
    return html`<mlp-live-camera
      .read=${read}
      .side=${plan(state).fit === 'ink' ? sides.ink : sides.image}
      @live-end=${() => this.#show(null)}
    ></mlp-live-camera>`;
  }

  /** @param {Controller} controller */
  async #start(controller) {
    const { FRAME: sides, framePlan: plan, frameReader } = await import('./camera-frames.js');
    this.#show({ read: await frameReader(controller), plan, sides });
  }

  /** @param {Open | null} open */
  #show(open) {
    this.#open = open;
    this.#host.requestUpdate();
  }
}
