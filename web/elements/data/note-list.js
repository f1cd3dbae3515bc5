/** What is said of a person's data, in the language of the page. */
import { css, html, LitElement } from 'lit';
import { define } from '../base/define.js';
import { loadSay } from '../../i18n/en/own-notes.js';

/** @typedef {import('../../i18n/say.js').Note} Note */
/** @typedef {import('../../i18n/say.js').Say} Say */

export class MlpNoteList extends LitElement {
  static properties = { notes: { attribute: false }, _say: { state: true } };

  static styles = css`
    ul {
      margin: 0;
      padding-left: 18px;
    }
  `;

  constructor() {
    super();
    /** @type {Note[]} */
    this.notes = [];
    /** Null until its words are loaded. @type {Say | null} */
    this._say = null;
    void loadSay().then((say) => (this._say = say));
  }

  render() {
    const { _say: say } = this;
    return html`<ul>
      ${say && this.notes.map((note) => html`<li>${say.note(note)}</li>`)}
    </ul>`;
  }
}

define('mlp-note-list', MlpNoteList);
