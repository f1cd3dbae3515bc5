import { texts } from '../i18n/en/embed.js';

/** As it stands: the tag says to the bundler that this is a style sheet. */
const css = String.raw;

/**
 * What is shown until the lab is loaded: a few lines, made without a library. It is as high as the lab,
 * so that the page does not jump when the lab replaces it.
 */
const CSS = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    box-sizing: border-box;
    container-type: inline-size;
    padding: 16px;
    border: 1px solid var(--mlp-line, light-dark(#dcdee3, #343942));
    border-radius: 8px;
    background: var(--mlp-paper, light-dark(#fdfdfb, #16181c));
    color: var(--mlp-ink, light-dark(#1b1d22, #eceef2));
    font: 14px/1.45
      var(--mlp-font, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    text-align: start;
    direction: ltr; /* as all languages of the lab run, whatever the page around it does */
  }
  .facade {
    display: grid;
    gap: 8px;
    place-content: center;
    justify-items: center;
    text-align: center;
    min-height: 140px;
  }
  /* The heights of the labs that have all their parts, also for the labs themselves while they load. */
  .frame > * {
    box-sizing: border-box;
    min-height: var(--room);
  }
  .train > * {
    --room: 1417px;
  }
  .curve > * {
    --room: 607px;
  }
  .draw > * {
    --room: 1059px;
  }
  .full > * {
    --room: 3541px;
  }
  @container (min-width: 400px) {
    .train > * {
      --room: 1165px;
    }
    .curve > * {
      --room: 509px;
    }
    .draw > * {
      --room: 848px;
    }
    .full > * {
      --room: 3493px;
    }
  }
  @container (min-width: 586px) {
    .train > * {
      --room: 768px;
    }
    .curve > * {
      --room: 487px;
    }
    .draw > * {
      --room: 589px;
    }
  }
  @container (min-width: 686px) {
    .train > * {
      --room: 582px;
    }
    .curve > * {
      --room: 465px;
    }
    .draw > * {
      --room: 529px;
    }
    .train.compact > * {
      --room: 498px;
    }
    .curve.compact > * {
      --room: 381px;
    }
  }
  @container (min-width: 860px) {
    .train > * {
      --room: 552px;
    }
    .draw > * {
      --room: 472px;
    }
    .train.compact > * {
      --room: 425px;
    }
    .full > * {
      --room: 2137px;
    }
  }
  h2,
  p {
    margin: 0;
    font: inherit;
  }
  h2 {
    font-weight: 600;
  }
  button {
    min-height: 40px;
    margin-top: 4px;
    padding: 4px 24px;
    border: 0;
    border-radius: 6px;
    background: var(--mlp-accent, light-dark(#0a5fb4, #6db3f8));
    color: var(--mlp-on-accent, light-dark(#ffffff, #0b1420));
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid var(--mlp-accent, light-dark(#0a5fb4, #6db3f8));
    outline-offset: 2px;
  }
`;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** Adds the style of the frame and the facade; all labs share one sheet. @param {ShadowRoot} root */
export function addFrameStyle(root) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  root.adoptedStyleSheets = [sheet];
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 */
function make(tag, attributes = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/**
 * @param {string} view
 * @param {Promise<void>} textsReady  resolves when the texts are in the lab's language; the facade is
 *   empty before that
 * @param {() => void} start  called when the button is pressed
 */
export function facade(view, textsReady, start) {
  const box = make('div', { class: 'facade', part: 'facade' });
  const title = make('h2');
  const button = make('button', { part: 'start', 'data-testid': 'start' });
  const note = make('p', { role: 'status' });
  button.addEventListener('click', start);
  box.append(title, note, button);
  /** @type {'waiting' | 'loading' | 'failed'} */
  let state = 'waiting';
  /** Shows the state in the current language. */
  const show = () => {
    title.textContent = texts.title;
    note.textContent = {
      waiting: texts.promise[view],
      loading: texts.loading,
      failed: texts.notLoaded,
    }[state];
    button.textContent = state === 'failed' ? texts.again : texts.start;
    button.hidden = state === 'loading';
  };
  void textsReady.then(show);
  return {
    box,
    /** The code is loading. */
    loading() {
      state = 'loading';
      void textsReady.then(show);
    },
    /** The code could not be loaded. */
    failed() {
      state = 'failed';
      show();
    },
  };
}
