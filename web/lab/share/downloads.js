import { classificationReport } from '../../engine/index.js';
import { validationErrorRateOf } from '../runs/outcome.js';
import { reportDocument } from './report-page.js';
import { texts } from '../../i18n/en/page.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {'model' | 'json' | 'csv' | 'png' | 'html'} DownloadKind */

/**
 * Makes a file of the present run and downloads it.
 * @param {DownloadKind} kind
 * @param {object} lab
 * @param {import('../state/store.js').Store<LabState>} lab.store
 * @param {() => Promise<Uint8Array>} lab.model  the network as a safetensors file
 * @param {import('../../elements/train/curves.js').MlpCurves | null} curves
 */
export async function download(kind, lab, curves) {
  const { current, prepared } = lab.store.state;
  try {
    if (!current?.outcome || !prepared) throw new Error(texts.nothingToDownload);
    const name = `mlp-${current.recipe.dataset}-${current.layers.join('-')}`;
    switch (kind) {
      case 'model':
        return save(`${name}.safetensors`, new Blob([/** @type {any} */ (await lab.model())]));
      case 'json':
        return save(`${name}.json`, text(metricsJson(current, prepared), 'application/json'));
      case 'csv':
        return save(`${name}.csv`, text(metricsCsv(current), 'text/csv'));
      case 'png':
        return curves && save(`${name}.png`, await curves.toPng());
      case 'html': {
        const chart = curves ? await dataUrl(await curves.toPng()) : '';
        return save(`${name}.html`, text(reportDocument(current, prepared, chart), 'text/html'));
      }
    }
  } catch (error) {
    lab.store.update({ message: await sentenceOf(error) });
  }
}

/** What the buttons of the page call each form. @type {Record<string, {format: any, weights?: 'int8'}>} */
const FORMS = {
  onnx: { format: 'onnx' },
  tfjs: { format: 'tfjs' },
  js: { format: 'js' },
  c: { format: 'c' },
  'c-int8': { format: 'c', weights: 'int8' },
  pad: { format: 'html' },
};

/**
 * Downloads the network of the present run for another program.
 * @param {string} form  of FORMS
 * @param {object} lab
 * @param {import('../state/store.js').Store<LabState>} lab.store
 * @param {() => Promise<Uint8Array>} lab.model  the network as a safetensors file
 */
export async function exportModelFiles(form, lab) {
  const { current } = lab.store.state;
  try {
    if (!current?.outcome) throw new Error(texts.nothingToDownload);
    const { format, weights } = FORMS[form];
    const [bytes, { exportModel }, { decodeModel }] = await Promise.all([
      lab.model(),
      import('../../models/index.js'),
      import('../../engine/files/model.js'),
    ]);
    const name = `mlp-${current.recipe.dataset}-${current.layers.join('-')}`.slice(0, 60);
    const files = await exportModel(decodeModel(bytes), format, { name, weights });
    // A page has no use for the types of a module.
    for (const file of files.filter((each) => !each.name.endsWith('.d.ts'))) {
      save(file.name, new Blob([file.bytes], { type: file.type }));
    }
  } catch (error) {
    lab.store.update({ message: await sentenceOf(error) });
  }
}

/** @param {string} content @param {string} type */
const text = (content, type) => new Blob([content], { type: `${type};charset=utf-8` });

/** @param {string} name @param {Blob} blob */
export function save(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the URL after click() has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** @param {Blob} blob @returns {Promise<string>} */
const dataUrl = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/**
 * The same document as the command line's --json.
 * @param {StoredRun} run
 * @param {import('../../worker/protocol.js').Prepared} core  that computed it
 */
function metricsJson({ recipe, layers, outcome, classNames, initial }, { variant, mode, threads }) {
  if (!outcome) return '';
  const { dataset, split, preset, seed } = recipe;
  const document = {
    preset,
    dataset,
    split,
    layers,
    seed,
    mode,
    variant,
    threads,
    epochs: outcome.epochs,
    validationErrorRate: validationErrorRateOf(outcome),
    validationCost: outcome.validationCost ?? null, // not in runs of before it was kept
    // The name of before, for programs that read it; to go with the next version.
    finalTrainingErrorRate: validationErrorRateOf(outcome),
    testErrorRate: outcome.testErrorRate,
    confusionMatrix: outcome.confusionMatrix,
    report: classificationReport(outcome.confusionMatrix, classNames),
    samplesPerSecond: outcome.samplesPerSecond,
    weightsSha256: outcome.weightsSha256,
    reproducible: mode === 'exact',
    ...(initial && { initFrom: initial }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** @satisfies {(keyof import('../../engine/run/values.js').EpochResult)[]} */
const COLUMNS = ['epoch', 'trainCost', 'validationCost', 'validationErrorRate', 'seconds'];

/** One row per epoch. @param {StoredRun} run */
const metricsCsv = ({ outcome }) =>
  [COLUMNS, ...(outcome?.epochs ?? []).map((each) => COLUMNS.map((name) => each[name]))]
    .map((row) => `${row.join(',')}\n`)
    .join('');
