// Parts of the lab that several views show. Each function gives an element with the state that it shows
// and the actions for its events.
import { html } from 'lit';
import '../../elements/train/curves.js';
import '../../elements/train/train-panel.js';
import { recipeFields } from '../../engine/index.js';
import { epochsToGo } from '../runs/outcome.js';
import * as view from './run-view.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */

/**
 * Data sets with a reference are those that the site has: training may start with a part of them.
 * @param {LabState} state
 * @param {Controller} controller
 * @param {'full' | 'simple' | 'none'} controls  which buttons are shown
 * @param {boolean} landmark  whether it is a landmark for screen readers
 */
export function trainPanel(state, controller, controls, landmark) {
  const { outcome } = state.current ?? {};
  return html`<mlp-train-panel
    .controls=${controls}
    .landmark=${landmark}
    .status=${state.status}
    .waits=${state.waits}
    .roomy=${view.referenceOf(state) && !state.progress && !outcome}
    .queued=${state.queued}
    .progress=${view.trainProgress(state)}
    .message=${state.message}
    .remedy=${state.remedy}
    .blocked=${state.blocked}
    .notice=${state.ahead?.note ?? state.notice}
    .resumable=${state.resumable}
    .announcement=${state.announcement}
    .learningRate=${state.recipe.learningRate}
    .highestRate=${recipeFields.learningRate.range?.[1]}
    .testErrorRate=${outcome?.testErrorRate ?? null}
    .testCount=${outcome?.confusionMatrix.flat().reduce((sum, each) => sum + each) ?? 0}
    .more=${outcome && state.current && state.prepared?.plan ? epochsToGo(state.current) : 0}
    .weightsHash=${outcome?.weightsSha256 ?? ''}
    .core=${state.prepared}
    .verified=${view.verdict(state)}
    .expectedHash=${state.expectedSha256 ?? ''}
    @train=${() => controller.train()}
    @resume=${() => controller.train()}
    @train-on=${() => controller.trainOn()}
    @pause=${() => controller.pause()}
    @step-batch=${() => controller.train('batch')}
    @step-epoch=${() => controller.train('epoch')}
    @stop=${() => controller.stop()}
    @reset=${() => controller.reset()}
    @remedy=${() => controller.remedy()}
    @resume-kept=${() => controller.resume()}
    @discard-kept=${() => controller.discard()}
    @learning-rate-change=${(/** @type {CustomEvent} */ { detail }) =>
      controller.setLearningRate(detail.learningRate)}
  ></mlp-train-panel>`;
}

/** @param {LabState} state @param {Controller} controller */
export const curveChart = (state, controller, runs = view.curveRuns(state)) =>
  html`<mlp-curves
    .runs=${runs}
    .measure=${state.measure}
    .epochs=${view.shownRecipe(state).epochs}
    .reference=${view.referenceOf(state)}
    @measure-change=${(/** @type {CustomEvent} */ { detail }) =>
      controller.store.update({ measure: detail.measure })}
  ></mlp-curves>`;
