/** Makes a data set with the camera: names classes, takes pictures of each as long as a button is held. */
import { css, html } from 'lit';
import { define } from '../base/define.js';
import '../base/picture.js';
import { own } from '../../i18n/en/own.js';
import { middleOf, openCamera } from './camera.js';
import { MlpDrawDialog } from './draw-dialog.js';

/** Of the pictures that are kept, in pixels: the largest that people's own data can have. */
export const SIDE = 64;
/** Between two pictures of a burst: quicker ones would be nearly the same. */
const BURST_MS = 150;
/**
 * @fires classes-change  as MlpDrawDialog; pictures are [3][SIDE][SIDE]
 * @fires answer  the set is to be looked at
 */
export class MlpCameraDialog extends MlpDrawDialog {
  static properties = { ...MlpDrawDialog.properties, _live: { state: true } };

  static styles = [
    ...MlpDrawDialog.styles,
    css`
      video {
        width: min(280px, 100%);
        aspect-ratio: 1;
        object-fit: cover;
        border: 1px solid var(--line);
        border-radius: 4px;
        background: var(--shade);
      }
      .hold {
        touch-action: none;
      }
    `,
  ];

  #stop = () => {};
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #burst;

  constructor() {
    super();
    /** Whether the camera's picture moves. */
    this._live = false;
  }

  get words() {
    return { ...own.draw, ...own.camera };
  }

  firstUpdated() {
    super.firstUpdated();
    void this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#release();
    this.#stop();
  }

  async #start() {
    const { problem, stop } = await openCamera(this, () => this.#video);
    this.#stop = stop;
    this.problem = problem;
    this._live = problem === '';
  }

  get #video() {
    return /** @type {HTMLVideoElement} */ (this.renderRoot.querySelector('video'));
  }

  maker() {
    const isKey = (/** @type {KeyboardEvent} */ { key }) => key === ' ' || key === 'Enter';
    return html`<button
      class="primary hold"
      data-testid="camera-hold"
      ?disabled=${!this._live}
      @pointerdown=${(/** @type {PointerEvent} */ event) => {
        /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
        this.#hold();
      }}
      @pointerup=${this.#release}
      @pointercancel=${this.#release}
      @keydown=${(/** @type {KeyboardEvent} */ event) => isKey(event) && !event.repeat && this.#hold()}
      @keyup=${this.#release}
      @blur=${this.#release}
    >
      ${own.camera.hold}
    </button>`;
  }

  source() {
    return html`<video muted playsinline aria-label=${own.camera.picture}></video>`;
  }

  /** @param {Uint8Array} pixels @param {string} [label] */
  picture(pixels, label = '') {
    return html`<mlp-picture
      .picture=${{ pixels, height: SIDE, width: SIDE, channels: 3 }}
      label=${label}
    ></mlp-picture>`;
  }

  #hold() {
    this.#release();
    this.#take();
    this.#burst = setInterval(() => this.#take(), BURST_MS);
  }

  #release() {
    clearInterval(this.#burst);
  }

  /** Keeps the middle of what the camera sees. */
  #take() {
    const data = middleOf(this.#video, SIDE);
    if (!data) return;
    const pixels = new Uint8Array(3 * SIDE * SIDE);
    const plane = SIDE * SIDE;
    for (let i = 0; i < plane; i++) {
      for (let channel = 0; channel < 3; channel++) {
        pixels[channel * plane + i] = data[4 * i + channel];
      }
    }
    this.add(pixels);
  }
}

define('mlp-camera-dialog', MlpCameraDialog);
