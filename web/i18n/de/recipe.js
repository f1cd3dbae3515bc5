/** web/i18n/en/recipe.js in German. */
import { count, percent, rate, significant } from '../numbers.js';

/** @param {number} value */
const short = (value) => significant(value, 3);

/** An error rate in three digits. @param {number} errorRate */
const figure = (errorRate) => percent(errorRate, errorRate < 0.1 ? 2 : 1);

/** @type {Record<string, string>} */
const choices = {
  constant: 'Konstant',
  steps: 'Stufen',
  cosine: 'Kosinus',
  'one-cycle': 'Ein Zyklus',
  on: 'ein',
  off: 'aus',
};

/** @type {typeof import('../en/recipe.js').strings['sections']['settings']} */
const settings = {
  inputDropout: {
    label: 'Eingabe-Dropout',
    help: 'Anteil der Bildpunkte, auf die jeder Batch verzichtet.',
  },
  weightDecay: { label: 'Weight Decay', help: 'Zieht Gewichte zu null, gegen Überanpassung.' },
  decoupledDecay: {
    label: 'Entkoppelter Decay',
    help: 'Decay getrennt vom Gradienten; AdamW hat ihn immer.',
    brief: () => 'entkoppelt',
  },
  maxNorm: {
    label: 'Max-Norm',
    help: 'Größte Länge der Gewichte in eine Einheit; 0: keine Grenze.',
  },
  labelSmoothing: {
    label: 'Label Smoothing',
    help: 'Anteil jedes Labels, der auf alle Klassen verteilt wird.',
  },
  clipNorm: {
    label: 'Gradientengrenze',
    help: 'Größte Länge des Gradienten (Norm); 0: keine Grenze.',
  },

  schedule: {
    label: 'Verlauf',
    help: 'Wie sich die Lernrate im Lauf ändert.',
    brief: (value) => choices[value],
  },
  warmupEpochs: {
    label: 'Aufwärmen',
    help: 'Epochen, in denen die Rate steigt; bei einem Zyklus bedeutet 0: 30 %.',
    brief: (value) => `Aufwärmen ${short(value)} ${value === 1 ? 'Epoche' : 'Epochen'}`,
  },
  finalRate: { label: 'Endanteil', help: 'Was am Ende von der Rate bleibt.' },
  stepEpochs: { label: 'Stufe alle', help: 'Epochen von einer Stufe zur nächsten.' },
  stepFactor: { label: 'Stufenfaktor', help: 'Womit jede Stufe die Rate malnimmt.' },

  rotation: {
    label: 'Drehung',
    help: 'Dreht um bis zu so viele Grad.',
    brief: (value) => `Drehung ${short(value)}°`,
  },
  scale: { label: 'Streckung', help: 'Streckt um bis zu diesen Anteil, in jeder Richtung.' },
  shear: { label: 'Scherung', help: 'Neigt um bis zu so viele Bildpunkte je Zeile.' },
  shift: { label: 'Verschiebung', help: 'Verschiebt um bis zu so viele Bildpunkte.' },
  elastic: { label: 'Elastisch', help: 'Verbiegt; 34 ist stark (Alpha von Simard 2003).' },
  elasticSigma: { label: 'Glätte', help: 'Der Verbiegung, in Bildpunkten (ihr Sigma).' },
  flip: { label: 'Spiegeln', help: 'Spiegelt jedes zweite Bild.', brief: () => 'Spiegeln' },
  crop: { label: 'Ausschnitt', help: 'Verschiebt um ganze Bildpunkte; Ränder werden gespiegelt.' },
  cutout: { label: 'Cutout', help: 'Löscht ein Quadrat dieser Seitenlänge, in Bildpunkten.' },
  mixup: {
    label: 'MixUp',
    help: 'Mischt Bilder paarweise, und ihre Labels; üblich ist 0,2.',
    brief: (value) => `MixUp ${short(value)}`,
  },

  averaging: {
    label: 'Mittelung',
    help: 'Behält so viel von einem gleitenden Mittel der Gewichte (EMA); 0: aus.',
  },
  keepBest: {
    label: 'Das Beste behalten',
    help: 'Endet mit der Epoche des kleinsten Validierungsfehlers.',
    brief: () => 'das Beste behalten',
  },
  patience: {
    label: 'Geduld',
    help: 'Epochen ohne eine bessere, bevor das Training endet; 0: nie.',
    brief: (value) => `Geduld ${short(value)}`,
  },
  testViews: {
    label: 'Testansichten',
    help: 'Testet mit dem Mittel so vieler veränderter Ansichten; 0: nur das Bild.',
    brief: (value) => `${short(value)} Testansichten`,
  },
};

/** @type {typeof import('../en/recipe.js').strings} */
export const recipe = {
  sections: {
    titles: {
      regularisation: 'Regularisierung',
      schedule: 'Verlauf',
      augmentation: 'Augmentierung',
      evaluation: 'Auswertung',
    },
    settings,
    dropout: {
      help: 'Anteil verdeckter Einheiten, die in jedem Batch ausgelassen werden.',
      label: (layer, layers) => (layers > 1 ? `Dropout, Schicht ${layer}` : 'Dropout'),
      brief: (shares) => `Dropout ${shares.map(short).join('; ')}`,
    },
    choices,
    nothing: 'aus',
    brief: (name, value) =>
      settings[name].brief?.(value) ?? `${settings[name].label} ${short(value)}`,
  },
  schedule: {
    x: 'Epoche',
    y: 'Lernrate',
    chart: (first, highest, last, epochs) =>
      `Die Lernrate über ${count(epochs)} Epochen: beginnt bei ${rate(first)}, ist höchstens ${rate(highest)}, endet bei ${rate(last)}.`,
  },
  preview: {
    heading: 'Bilder, wie das Training sie sieht',
    original: 'Original',
    changed: 'jedes Mal neu verändert',
    nothing: 'Noch verändert nichts die Bilder.',
    originalOf: (row) => `Trainingsbild ${row}`,
    versionOf: (row, version) => `Trainingsbild ${row}, veränderte Fassung ${version}`,
  },
  finder: {
    find: 'Suchen',
    findLabel: 'Eine Lernrate suchen',
    findTitle:
      'Lernraten-Bereichstest: trainiert einige Batches mit steigenden Raten, neben diesem Netz',
    stop: 'Halt',
    stopLabel: 'Die Suche nach einer Lernrate anhalten',
    x: 'Lernrate',
    y: 'mittlere Kosten',
    searching: 'Lernraten von klein bis groß werden versucht …',
    stopped: 'Die Suche wurde angehalten.',
    none: 'Die Kosten sanken nie; etwas anderes stimmt nicht, etwa die Skalierung oder der Optimierer.',
    suggestion: (value) =>
      `Vorschlag: ${rate(value)}, ein Zehntel der Rate, bei der die Kosten am kleinsten waren.`,
    use: (value) => `${rate(value)} nehmen`,
    inUse: 'In Gebrauch',
    chart: (points) => `Die Kosten bei ${points} Lernraten von klein bis groß.`,
    chartWith: (points, value) =>
      `Die Kosten bei ${points} Lernraten von klein bis groß; der Vorschlag ${rate(value)} ist markiert.`,
  },
  measured: {
    full: ({ errorRate, seeds, time }) =>
      `Gemessen: ${figure(errorRate)} Testfehler, ` +
      `${seeds === 1 ? 'Startwert 1' : `Mittel der Startwerte 1 bis ${seeds}`}${time ? `, ${time}` : ''}.`,
    option: (title, errorRate) => `${title}: ${figure(errorRate)}`,
  },
};
