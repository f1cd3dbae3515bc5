/** What is said of a person's data, in the language of the page. */
import { css, html, LitElement } from 'lit';
import { define } from '../base/define.js';
import { say } from '../../i18n/en/own-notes.js';

/** @typedef {import('../../i18n/say.js').Note} Note */

export class MlpNoteList extends LitElement {
  static properties = { notes: { attribute: false } };

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
  }

  render() {
    return html`<ul>
      ${this.notes.map((note) => html`<li>${say.note(note)}</li>`)}
    </ul>`;
  }
}

define('mlp-note-list', MlpNoteList);
