/**
 * The element as a component of React, with types for what it takes and tells. On a server it renders the
 * tag alone; the element itself loads where there are custom elements.
 */
import * as React from 'react';
import { createComponent } from '@lit/react';

/**
 * What the element takes, by the names of its attributes; see docs/embedding.md.
 * @typedef {object} MlpLabAttributes
 * @property {'full' | 'train' | 'curve' | 'draw'} [view]
 * @property {'full' | 'simple' | 'none'} [controls]
 * @property {string} [hide]  data, network, train, curve, try, details
 * @property {string} [preset]
 * @property {string} [dataset]
 * @property {string} [layers]  e.g. "128 64"
 * @property {number} [epochs]
 * @property {number} [seed]
 * @property {'exact' | 'fast'} [mode]
 * @property {string} [config]
 * @property {boolean} [autostart]
 * @property {boolean} [compact]
 * @property {'auto' | 'light' | 'dark'} [theme]
 * @property {string} [data-src]
 * @property {string} [model-src]
 * @property {'lazy' | 'eager'} [loading]
 */

/**
 * What the element tells.
 * @typedef {object} MlpLabEvents
 * @property {(event: LabEvents['mlp-ready']) => void} [onReady]
 * @property {(event: LabEvents['mlp-progress']) => void} [onProgress]
 * @property {(event: LabEvents['mlp-epoch']) => void} [onEpoch]
 * @property {(event: LabEvents['mlp-done']) => void} [onDone]
 * @property {(event: LabEvents['mlp-predict']) => void} [onPredict]
 * @property {(event: LabEvents['mlp-error']) => void} [onFailure]
 */

/** @typedef {import('../embed/events.js').LabEvents} LabEvents */

/** @typedef {import('../embed/mlp-lab.js').MlpLab} MlpLabElement */

/**
 * Its properties, for what decides between a property and an attribute: the class itself is not there on
 * a server, and loads later in a browser.
 */
class Properties {
  get autostart() {
    return false;
  }
  get compact() {
    return false;
  }
}

if ('customElements' in globalThis) void import('../embed/mlp-lab.js');

/**
 * @type {React.ForwardRefExoticComponent<MlpLabAttributes & MlpLabEvents
 *   & Omit<React.HTMLAttributes<MlpLabElement>, keyof MlpLabAttributes | keyof MlpLabEvents>
 *   & React.RefAttributes<MlpLabElement>>}
 */
export const MlpLab = /** @type {any} */ (
  createComponent({
    react: React,
    tagName: 'mlp-lab',
    elementClass: /** @type {any} */ (Properties),
    displayName: 'MlpLab',
    events: {
      onReady: 'mlp-ready',
      onProgress: 'mlp-progress',
      onEpoch: 'mlp-epoch',
      onDone: 'mlp-done',
      onPredict: 'mlp-predict',
      onFailure: 'mlp-error',
    },
  })
);
