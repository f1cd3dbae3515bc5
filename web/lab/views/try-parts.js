// The parts for trying the network, like parts.js.
import { html } from 'lit';
import { argmaxClass } from '../../engine/argmax-class.js';
import '../../elements/try/guesses.js';
import '../../elements/try/pad.js';
import * as view from './try-view.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */

/** Data sets of colour images, known before they are loaded. */
const COLOUR = ['shapes', 'cifar10'];

/**
 * The pad, or for colour networks the image input, which the view must have imported.
 * @param {LabState} state
 * @param {Controller} controller
 */
export function inputOf(state, { inspection }) {
  const { prepared, recipe } = state;
  if (prepared ? prepared.shape.channels === 3 : COLOUR.includes(recipe.dataset)) {
    return html`<mlp-image-input
      .seen=${state.image}
      .shape=${prepared?.shape}
      @image-chosen=${(/** @type {CustomEvent} */ { detail }) =>
        inspection.call('showImage', detail.picture)}
    ></mlp-image-input>`;
  }
  return html`<mlp-pad
    .seen=${state.image?.pixels ?? state.seen}
    .shape=${prepared?.shape}
    @strokes-change=${(/** @type {CustomEvent} */ { detail }) => inspection.call('draw', detail.strokes)}
  ></mlp-pad>`;
}

/** The network's outputs. @param {LabState} state */
export function guesses(state) {
  const outputs = state.outputs ?? [];
  return html`<mlp-guesses
      class=${state.prepared ? '' : 'awaited'}
      .guesses=${view.guessesOf(state, outputs)}
      .probabilities=${state.prepared?.cost === 'cross-entropy'}
      .unlike=${state.unlike}
      .best=${outputs.length > 0 ? argmaxClass(outputs) : null}
    ></mlp-guesses>
    ${state.readBy && html`<p class="hint" data-testid="read-by">${state.readBy}</p>`}`;
}
