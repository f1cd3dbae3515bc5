/** A lesson beside a lab: its steps, one button each, and what was found. */
import { css, html, LitElement, nothing } from 'lit';
import { controls, tokens } from '../elements/base/styles.js';
import '../elements/base/picture.js';
import { define } from '../elements/base/define.js';
import { send } from '../elements/base/send.js';
import { lessonNames, lessonOf } from './course.js';
import { foundView } from './found-view.js';
import { linkTo } from './read-link.js';
import { boundsOf, pressWords } from './words.js';

/** @typedef {import('./read-link.js').Place} Place */
/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./lab-driver.js').LabDriver} LabDriver */

/**
 * Properties: `words`, `driver` (LabDriver), `place`. Events: `lesson-go` {place}, `lesson-close`.
 */
export class MlpLesson extends LitElement {
  static properties = {
    words: { attribute: false },
    driver: { attribute: false },
    place: { attribute: false },
    _message: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        padding: 12px 16px 14px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--surface);
      }
      .panel,
      .after,
      .list {
        display: grid;
        gap: 10px;
        grid-template-columns: minmax(0, 1fr);
      }
      .text {
        max-width: 70ch;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 2px var(--gap);
        align-items: baseline;
        justify-content: space-between;
      }
      h3 {
        font-size: 15px;
        color: inherit;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
      }
      .steps button {
        min-width: 32px;
        padding-inline: 0;
      }
      [aria-current='step'] {
        border-color: var(--accent);
        color: var(--accent);
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .holds::before {
        content: '✓ ';
        color: var(--good);
      }
      .fails::before {
        content: '✗ ';
        color: var(--bad);
      }
      .bad {
        color: var(--bad);
      }
      .after {
        padding-top: 10px;
        border-top: 1px solid var(--line);
      }
      figure {
        margin: 0;
      }
      figure .row {
        gap: 12px;
      }
      .example {
        display: grid;
        justify-items: center;
      }
      mlp-picture {
        border: 1px solid var(--line);
      }
      .list a {
        color: var(--accent);
        font-weight: 600;
      }
      [aria-pressed='true'] {
        border-color: var(--accent);
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Words | null} */
    this.words = null;
    /** @type {LabDriver | null} */
    this.driver = null;
    /** @type {Place} */
    this.place = { lesson: null, step: 0, presenter: false, fault: null };
    /** What became of copying. */
    this._message = '';
  }

  /** What was found and is in sight. @type {LabDriver['found']} */
  #seen = null;
  #onChange = () => this.requestUpdate();

  /** @param {Map<PropertyKey, any>} changed */
  willUpdate(changed) {
    if (changed.has('driver')) {
      changed.get('driver')?.removeEventListener('change', this.#onChange);
      this.driver?.addEventListener('change', this.#onChange);
    }
    const before = /** @type {Place | undefined} */ (changed.get('place'));
    if (!changed.has('place')) return;
    const { lesson, step } = this.place;
    if (before && before.lesson === lesson && before.step === step) return;
    this._message = '';
    if (!lesson) this.driver?.leave();
    else this.driver?.show(lesson, step);
  }

  /** @param {Map<PropertyKey, any>} changed */
  updated(changed) {
    // Who pressed Next reads on from the top; not at the first step, where the page has just opened.
    const before = changed.get('place');
    if (before && (before.lesson !== this.place.lesson || before.step !== this.place.step)) {
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('h2'))?.focus();
      this.scrollIntoView({ block: 'nearest' });
    }
    const found = this.driver?.found ?? null;
    // Where the panel is lower than its text, the answer would come below its edge.
    if (found && found !== this.#seen) {
      if (!this.driver?.isEarlier)
        this.renderRoot.querySelector('.after')?.scrollIntoView({ block: 'nearest' });
      // By the name by which the lab loads it: a file of its own would be one more that the lab lists.
      if (this.renderRoot.querySelector('mlp-signed-picture'))
        void import('../elements/inside/inside-panel.js');
    }
    this.#seen = found;
  }

  render() {
    const { words, place } = this;
    if (!words) return nothing;
    return place.lesson ? this.#lesson(words, place.lesson) : this.#list(words);
  }

  /** @param {Words} words */
  #list(words) {
    const { fault, presenter } = this.place;
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title" tabindex="-1">${words.heading}</h2>
      <p>${words.intro}</p>
      ${fault && 'name' in fault ? html`<p role="alert" class="bad">${words.noLesson(fault.name)}</p>` : nothing}
      <ul class="list">
        ${lessonNames.map((name) => {
          const { title, summary } = words.lessons[name];
          const place = { lesson: name, step: 0, presenter, fault: null };
          return html`<li>
            <a
              data-testid="lesson-${name}"
              href=${linkTo(place, location.href)}
              @click=${(/** @type {Event} */ event) => this.#go(event, place)}
              >${title}</a
            >
            <span class="small soft">${words.minutes(lessonOf(name).minutes)}</span>
            <p class="text">${summary}</p>
          </li>`;
        })}
      </ul>
      ${this.#tools(words)}
    </section>`;
  }

  /** @param {Words} words @param {import('./course.js').LessonName} name */
  #lesson(words, name) {
    const { step, fault } = this.place;
    const { found = null, isBusy = false } = this.driver ?? {};
    const { minutes, steps } = lessonOf(name);
    const { title, steps: texts } = words.lessons[name];
    return html`<section class="panel" aria-labelledby="title">
      <header>
        <h2 id="title" tabindex="-1">${title}</h2>
        <span class="small soft"
          >${words.stepOf(step + 1, steps.length)} · ${words.minutes(minutes)}</span
        >
      </header>
      ${fault && 'step' in fault ? html`<p role="alert" class="bad">${words.noStep(fault.step, fault.steps)}</p>` : nothing}
      <nav class="row steps" aria-label=${words.steps}>
        ${steps.map((_, i) => {
          const isDone = this.driver?.isDone(i);
          const label = `${words.stepOf(i + 1, steps.length)}: ${texts[i].title}`;
          return html`<button
            class=${isDone ? 'holds' : ''}
            aria-current=${i === step ? 'step' : 'false'}
            aria-label=${isDone ? words.done(label) : label}
            @click=${(/** @type {Event} */ event) => this.#go(event, { ...this.place, step: i })}
          >
            ${i + 1}
          </button>`;
        })}
      </nav>
      <h3>${texts[step].title}</h3>
      <p class="text">${texts[step].text}</p>
      <div class="row">
        <button
          class=${found ? '' : 'primary'}
          data-testid="lesson-press"
          ?disabled=${isBusy}
          @click=${() => this.driver?.press()}
        >
          ${pressWords(words, steps[step].press, this.driver?.situation !== 'done')}
        </button>
        <span role="status" class="soft" data-testid="lesson-state">${this.#state(words)}</span>
      </div>
      ${found ? this.#after(words, name, found) : nothing} ${this.#tools(words)}
    </section>`;
  }

  /** What the lab does, or what is to be done with it. @param {Words} words */
  #state(words) {
    const { isBusy = false, distance = null, situation = 'ready' } = this.driver ?? {};
    if (distance !== null) return words.reading(distance);
    if (isBusy) return words.working;
    const isEarlier = this.driver?.isEarlier && situation === 'ready';
    return words.situations[isEarlier ? 'earlier' : situation] ?? '';
  }

  /**
   * What was seen.
   * @param {Words} words
   * @param {import('./course.js').LessonName} name
   * @param {import('./answer.js').Found} found
   */
  #after(words, name, found) {
    const { step } = this.place;
    const { claims } = lessonOf(name).steps[step];
    return html`<div class="after" data-testid="lesson-after" role="status">
      ${foundView(words, claims, found)}
      <p class="text">${words.lessons[name].steps[step].after(boundsOf(words, claims))}</p>
    </div>`;
  }

  /** @param {Words} words */
  #tools(words) {
    const { place } = this;
    const steps = place.lesson ? lessonOf(place.lesson).steps.length : 0;
    const go = (/** @type {Partial<Place>} */ change) => (/** @type {Event} */ event) =>
      this.#go(event, { ...place, fault: null, ...change });
    return html`<div class="row">
        ${
          place.lesson
            ? html`<button ?disabled=${place.step === 0} @click=${go({ step: place.step - 1 })}>
                  ${words.back}
                </button>
                <button
                  class=${this.driver?.found ? 'primary' : ''}
                  data-testid="lesson-next"
                  ?disabled=${place.step === steps - 1}
                  @click=${go({ step: place.step + 1 })}
                >
                  ${words.next}
                </button>
                <button data-testid="lesson-reset" @click=${() => this.driver?.reset()}>
                  ${words.reset}
                </button>
                <button data-testid="lesson-all" @click=${go({ lesson: null, step: 0 })}>
                  ${words.all}
                </button>`
            : nothing
        }
      </div>
      <div class="row">
        <button title=${words.linkTitle} @click=${() => this.#copy(words)}>${words.link}</button>
        <button data-testid="lesson-qr" @click=${() => this.#showQr()}>${words.qr}</button>
        <button
          data-testid="lesson-presenter"
          aria-pressed=${place.presenter}
          @click=${go({ presenter: !place.presenter })}
        >
          ${words.presenter}
        </button>
        <button data-testid="lesson-close" @click=${() => send(this, 'lesson-close')}>
          ${words.close}
        </button>
      </div>
      <p role="status" class="small">${this._message || this.#fault(words)}</p>`;
  }

  /** @param {Event} event @param {Place} place */
  #go(event, place) {
    event.preventDefault();
    send(this, 'lesson-go', { place: { ...place, fault: null } });
  }

  /** @param {Words} words */
  #fault(words) {
    const { fault = '' } = this.driver ?? {};
    return fault && words.failed(fault);
  }

  /** @param {Words} words */
  async #copy(words) {
    const link = linkTo(this.place, location.href);
    try {
      await navigator.clipboard.writeText(link);
      this._message = words.linkCopied;
    } catch {
      this._message = words.linkRefused(link);
    }
  }

  async #showQr() {
    const { showQr } = await import('../elements/own/qr-dialog.js');
    showQr(linkTo(this.place, location.href), this.renderRoot);
  }
}

define('mlp-lesson', MlpLesson);
