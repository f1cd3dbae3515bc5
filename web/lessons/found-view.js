/** What came of a step, as the panel shows it. */
import { html, nothing } from 'lit';
import { holds, measureOf } from './measures.js';
import { claimText, written } from './words.js';

/** @typedef {import('./words.js').Words} Words */
/** @typedef {import('./answer.js').Found} Found */
/** @typedef {import('./answer.js').MovedExample} MovedExample */
/** @typedef {import('./course.js').Claim} Claim */

/**
 * Each claim with its number, and the pictures that it is about.
 * @param {Words} words
 * @param {Claim[]} claims
 * @param {Found} found
 */
export const foundView = (words, claims, { shown, examples }) =>
  html`<ul>
      ${claims.map((claim) => {
        const value = measureOf(claim, shown);
        if (value === undefined) return nothing;
        return html`<li class=${holds(claim, value) ? 'holds' : 'fails'}>
          ${claimText(words, claim)}: <strong>${written(words, claim, value, 1)}</strong>
        </li>`;
      })}
    </ul>
    ${claims.some(({ of }) => of === 'middleWeight') && shown.weights ? votes(words, shown.weights) : nothing}
    ${examples.length > 0 ? movedExamples(words, examples) : nothing}`;

/**
 * The weights to each output, with its digit.
 * @param {Words} words
 * @param {Float32Array[]} weights
 */
const votes = (words, weights) =>
  html`<figure>
    <figcaption class="small soft">${words.votesCaption}</figcaption>
    <div class="row">
      ${weights.map(
        (values, digit) =>
          html`<span class="example small">
            <mlp-signed-picture
              .values=${values}
              width="28"
              height="28"
              size="56"
              label=${words.votesFor(digit)}
            ></mlp-signed-picture>
            ${digit}
          </span>`,
      )}
    </div>
  </figure>`;

/** @param {Words} words @param {MovedExample[]} examples */
const movedExamples = (words, examples) =>
  html`<figure>
    <figcaption class="small soft">${words.movedCaption}</figcaption>
    <div class="row">
      ${examples.map(
        ({ pixels, distance, name }) =>
          html`<span class="example small">
            <mlp-picture
              .picture=${{ pixels, height: 28, width: 28, channels: 1 }}
              size="56"
            ></mlp-picture>
            ${words.moved(distance, name)}
          </span>`,
      )}
    </div>
  </figure>`;
