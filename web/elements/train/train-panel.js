import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import './train-figures.js';
import { percent } from '../../i18n/numbers.js';
import { controls, tokens } from '../base/styles.js';
import { strings } from '../../i18n/en/run.js';

/** @typedef {import('../base/types.js').RunStatus} RunStatus */
/** @typedef {import('../base/types.js').TrainProgress} TrainProgress */
/** @typedef {import('../base/types.js').Resumable} Resumable */

/**
 * The buttons beside Train: the event each sends, and in which states it can be used.
 * @type {{name: keyof typeof strings.train.buttons, hook: string, event: string, usable: RunStatus[]}[]}
 */
const BUTTONS = [
  { name: 'step', hook: 'step', event: 'step-batch', usable: ['ready', 'paused'] },
  { name: 'epoch', hook: 'step-epoch', event: 'step-epoch', usable: ['ready', 'paused'] },
  { name: 'stop', hook: 'stop', event: 'stop', usable: ['running', 'paused'] },
  {
    name: 'reset',
    hook: 'reset',
    event: 'reset',
    usable: ['ready', 'running', 'paused', 'done', 'diverged', 'failed'],
  },
];

/** @type {RunStatus[]} */
const FAILED = ['diverged', 'failed'];

/** @param {TrainProgress | null} progress @returns {number} how much of the whole run, 0 to 1 */
function doneShare(progress) {
  if (!progress || progress.epoch === 0) return 0;
  const { epoch, epochs, batch, batches } = progress;
  return Math.min(1, (epoch - 1 + (batches > 0 ? batch / batches : 0)) / epochs);
}

/**
 * Starts, pauses and ends a run, and shows its progress in figures.
 *
 * @fires train
 * @fires pause
 * @fires resume
 * @fires step-batch
 * @fires step-epoch
 * @fires stop
 * @fires reset
 * @fires train-on
 * @fires remedy
 * @fires resume-kept
 * @fires discard-kept
 * @fires learning-rate-change  detail {learningRate: number}
 */
export class MlpTrainPanel extends Panel {
  static properties = {
    status: {},
    waits: {},
    roomy: { type: Boolean },
    queued: { type: Boolean },
    progress: { attribute: false },
    message: {},
    remedy: {},
    blocked: { type: Boolean },
    notice: {},
    resumable: { attribute: false },
    announcement: {},
    learningRate: { type: Number },
    highestRate: { type: Number },
    testErrorRate: { attribute: false },
    testCount: { type: Number },
    more: { type: Number },
    weightsHash: {},
    core: { attribute: false },
    verified: {},
    expectedHash: {},
    landmark: { attribute: false },
    controls: {},
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .stack {
        display: grid;
        gap: 8px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .buttons > * {
        flex: 1 1 auto;
      }
      /* Train and Pause share one place, so that nothing moves when one replaces the other. */
      .swap {
        display: grid;
        flex: 100;
      }
      @container (max-width: 339px) {
        .swap {
          flex-basis: 100%;
        }
      }
      .swap > * {
        grid-area: 1 / 1;
      }
      .swap > [hidden] {
        display: block;
        visibility: hidden;
      }
      button {
        padding: 4px 9px;
        white-space: nowrap;
      }
      /* They fill their row anyway: with less, a phone has them in one row in every language. */
      .buttons button {
        padding: 4px;
      }
      button[aria-disabled='true'] {
        opacity: 0.5;
        cursor: default;
      }
      button[aria-disabled='true']:hover {
        border-color: var(--line);
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
      .good {
        color: var(--good);
      }
      .bad {
        color: var(--bad);
      }
      .state {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        min-height: 32px; /* of the button that a finished run has there */
      }
      .roomy {
        align-content: start;
        min-height: 80px;
      }
      @container (max-width: 519px) {
        .roomy {
          min-height: 106px;
        }
      }
      .verdict {
        order: 1;
        margin-inline-start: auto;
      }
      .alert {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
    `,
  ];

  /** Whether Train or Pause had the focus before the update. */
  #primaryHadFocus = false;

  constructor() {
    super();
    /** @type {RunStatus} */
    this.status = 'loading';
    /** What it waits for while it gets ready, or nothing to say of that. */
    this.waits = '';
    /** Whether there is room for a sentence with a button that may come. */
    this.roomy = false;
    /** Whether training starts as soon as it can. */
    this.queued = false;
    /** @type {TrainProgress | null} */
    this.progress = null;
    this.message = '';
    /** Label of the button beside the message. @type {string | null} */
    this.remedy = null;
    /** Whether Train can do nothing, for the reason in the message. */
    this.blocked = false;
    this.notice = '';
    /** An interrupted run that can be resumed. @type {Resumable | null} */
    this.resumable = null;
    this.announcement = '';
    this.learningRate = 0;
    /** The highest learning rate that a recipe may have. */
    this.highestRate = 0;
    /** @type {number | null} */
    this.testErrorRate = null;
    /** Images that were tested. */
    this.testCount = 0;
    /** For how many epochs the finished run can go on. */
    this.more = 0;
    this.weightsHash = '';
    /** What computes this run. @type {import('../base/types.js').CoreAtWork | null} */
    this.core = null;
    /** @type {'none' | 'verified' | 'differs'} */
    this.verified = 'none';
    this.expectedHash = '';
    /**
     * All buttons and figures, only Train and Pause, or no buttons.
     * @type {'full' | 'simple' | 'none'}
     */
    this.controls = 'full';
    /** Whether it is a landmark for screen readers; not where a page may have several. */
    this.landmark = true;
  }

  willUpdate() {
    const focused = this.shadowRoot?.activeElement;
    this.#primaryHadFocus = focused?.classList.contains('primary') ?? false;
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    // The button that had the focus may just have been replaced by the other.
    if (changed.has('status') && this.#primaryHadFocus) {
      /** @type {HTMLElement | null} */ (
        this.renderRoot.querySelector('.primary:not([hidden])')
      )?.focus({ preventScroll: true });
    }
  }

  render() {
    const waiting = this.status === 'loading';
    const { epoch = 0, epochs = 0 } = this.progress ?? {};
    const done = doneShare(this.progress);
    const share = percent(done, 0);
    const valueText = epoch === 0 ? share : strings.train.progressAt(epoch, epochs, share);
    return html`
      <section class="stack" role=${this.landmark ? 'region' : 'group'} aria-labelledby="heading">
        <h2 id="heading" class="visually-hidden">${strings.train.heading}</h2>
        ${this.controls === 'none' ? nothing : this.#buttons()}
        <progress
          max="1"
          .value=${done}
          aria-label=${strings.train.progress}
          aria-valuetext=${valueText}
        ></progress>
        ${this.controls === 'full' ? this.#figures() : nothing}
        <div class="state ${this.roomy ? 'roomy' : ''}">
          <span
            data-testid="status"
            role="status"
            class=${FAILED.includes(this.status) ? 'bad' : ''}
            >${(waiting && this.waits) || strings.train.status[this.status]}
            ${waiting && this.queued ? strings.train.queued : ''}</span
          >
          ${this.#trainOn()} ${this.#verdict()}
          <span role="alert" class="alert">
            ${this.message ? html`<span>${this.message}</span>` : nothing}
            ${
              this.message && this.remedy
                ? html`<button @click=${() => send(this, 'remedy')}>${this.remedy}</button>`
                : nothing
            }
          </span>
          <span class="notice soft small" role="status">${this.notice}</span>
        </div>
        ${this.#offer()}
        <p class="visually-hidden" role="status">${this.announcement}</p>
      </section>
    `;
  }

  #figures() {
    return html`<mlp-train-figures
      .progress=${this.progress}
      .learningRate=${this.learningRate}
      .highestRate=${this.highestRate}
      .testErrorRate=${this.testErrorRate}
      .testCount=${this.testCount}
      .weightsHash=${this.weightsHash}
      .core=${this.core}
    ></mlp-train-figures>`;
  }

  #buttons() {
    const { status } = this;
    const running = status === 'running';
    const paused = status === 'paused';
    const { train } = strings;
    return html`<div class="buttons">
      <span class="swap">
        <button
          class="primary"
          data-testid="train"
          ?hidden=${running}
          ?disabled=${running || this.blocked}
          @click=${() => send(this, paused ? 'resume' : 'train')}
        >
          ${paused ? train.resume : train.train}
        </button>
        <button
          class="primary"
          data-testid="pause"
          ?hidden=${!running}
          ?disabled=${!running}
          @click=${() => send(this, 'pause')}
        >
          ${train.pause}
        </button>
      </span>
      ${this.controls === 'full' ? BUTTONS.map((each) => this.#button(each)) : nothing}
    </div>`;
  }

  /**
   * A button that keeps the focus while it cannot be used: people press Step again and again, and it
   * is off during each step.
   * @param {typeof BUTTONS[number]} button
   */
  #button({ name, hook, event, usable }) {
    const { label, title } = strings.train.buttons[name];
    const on = usable.includes(this.status);
    return html`<button
      data-testid=${hook}
      title=${title}
      aria-disabled=${on ? nothing : 'true'}
      @click=${() => on && send(this, event)}
    >
      ${label}
    </button>`;
  }

  #trainOn() {
    if (this.status !== 'done' || !this.more || this.controls === 'none') return nothing;
    return html`<button data-testid="train-on" @click=${() => send(this, 'train-on')}>
      ${strings.train.trainOn(this.more)}
    </button>`;
  }

  #offer() {
    if (!this.resumable) return nothing;
    const { interrupted, resumeFrom, discard } = strings.train;
    const { epoch } = this.resumable;
    return html`<div class="alert offer" role="status">
      <span>${interrupted(this.resumable)}</span>
      <button data-testid="resume-kept" @click=${() => send(this, 'resume-kept')}>
        ${resumeFrom(epoch)}
      </button>
      <button data-testid="discard-kept" @click=${() => send(this, 'discard-kept')}>
        ${discard}
      </button>
    </div>`;
  }

  #verdict() {
    const { verified, verifiedTitle, differs, differsTitle } = strings.train;
    if (this.verified === 'verified') {
      return html`<span class="verdict good" title=${verifiedTitle}>✓ ${verified}</span>`;
    }
    if (this.verified === 'differs') {
      const expected = differs(this.expectedHash.slice(0, 8));
      return html`<span class="verdict bad" title=${differsTitle}>≠ ${expected}</span>`;
    }
    return nothing;
  }
}

define('mlp-train-panel', MlpTrainPanel);
