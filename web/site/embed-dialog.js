import { language } from '../i18n/translate.js';
import { embedCode } from './embed-code.js';
import { labTexts } from '../i18n/en/lab.js';

const text = labTexts.embed;

/**
 * The dialog behind the page's Embed button.
 * @param {HTMLButtonElement} button
 */
export function embedDialog(button) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'embed-title');
  const title = make('h2', text.title);
  title.id = 'embed-title';
  const status = make('p', '');
  status.setAttribute('role', 'status');
  const rows = make('div', '');
  const close = make('button', text.close);
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, rows, status, close);
  document.body.append(dialog);
  button.addEventListener('click', () => {
    status.textContent = '';
    const code = embedCode(location.hash, document.baseURI, language());
    rows.replaceChildren(
      .../** @type {const} */ (['tag', 'iframe', 'link']).map((kind) =>
        row(kind, code[kind], status),
      ),
    );
    dialog.showModal();
  });
}

/**
 * One thing to copy.
 * @param {'tag' | 'iframe' | 'link'} kind
 * @param {string} code
 * @param {HTMLElement} status
 */
function row(kind, code, status) {
  const box = make('div', '');
  box.className = 'embed-row';
  const label = make('label', text.kinds[kind]);
  const area = make('textarea', code);
  area.readOnly = true;
  area.rows = kind === 'link' ? 2 : 4;
  area.dataset.testid = `embed-${kind}`;
  label.append(area);
  const copy = make('button', text.copy);
  copy.setAttribute('aria-label', text.copyKind(text.kinds[kind]));
  copy.dataset.testid = `copy-${kind}`;
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code);
      status.textContent = text.copied;
    } catch {
      area.select();
      status.textContent = text.refused;
    }
  });
  box.append(label, copy);
  return box;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} content
 */
function make(tag, content) {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
