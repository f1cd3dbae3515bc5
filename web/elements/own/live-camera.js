import { css, html, LitElement } from 'lit';
import { define } from '../base/define.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { own } from '../../i18n/en/own.js';
import { middleOf, openCamera } from './camera.js';

/** Between two readings at least: answers that change more often cannot be read. */
const PAUSE_MS = 100;

/**
 * What the camera sees, read as long as it is there.
 *
 * @fires live-end  it is to go
 */
export class MlpLiveCamera extends LitElement {
  static properties = {
    read: { attribute: false },
    side: { type: Number },
    _problem: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 10px;
        align-items: center;
      }
      video {
        width: 112px;
        aspect-ratio: 1;
        object-fit: cover;
        border: 1px solid var(--line);
        border-radius: 4px;
        background: var(--shade);
      }
      .words {
        display: grid;
        flex: 1 1 140px;
        gap: 6px;
        justify-items: start;
      }
      .bad {
        color: var(--bad);
      }
    `,
  ];

  #stop = () => {};

  constructor() {
    super();
    /** Reads one frame; the next one waits for it. @type {(rgba: Uint8ClampedArray) => Promise<unknown>} */
    this.read = async () => {};
    /** Of the frames, in pixels. */
    this.side = 64;
    this._problem = '';
  }

  async firstUpdated() {
    const { problem, stop } = await openCamera(this, () => this.#video);
    this.#stop = stop;
    this._problem = problem;
    if (problem === '') void this.#follow();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
  }

  get #video() {
    return /** @type {HTMLVideoElement} */ (this.renderRoot.querySelector('video'));
  }

  async #follow() {
    while (this.isConnected) {
      const frame = document.hidden ? null : middleOf(this.#video, this.side);
      if (frame) await this.read(frame);
      await new Promise((resolve) => void setTimeout(resolve, PAUSE_MS));
    }
  }

  render() {
    return html`<video muted playsinline aria-label=${own.camera.picture}></video>
      <div class="words small">
        <button data-testid="live-end" @click=${() => send(this, 'live-end')}>
          ${own.camera.liveEnd}
        </button>
        <span class="soft">${own.camera.liveHint}</span>
        <span role="alert" class="bad">${this._problem}</span>
      </div>`;
  }
}

define('mlp-live-camera', MlpLiveCamera);
