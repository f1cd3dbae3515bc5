/** web/i18n/en/settings.js in German. */
import { significant } from '../numbers.js';

/** @param {number} value */
const short = (value) => significant(value, 3);

/** @param {number[]} values */
const list = (values) => values.map(short).join('; ');

/** The layers, from 1, of a list that has 1 or 0 for each. @param {number[]} layers */
const placesIn = (layers) => list(layers.flatMap((has, i) => (has ? [i + 1] : [])));

/** @type {Record<string, string>} */
const schedules = {
  constant: 'Konstant',
  steps: 'Stufen',
  cosine: 'Kosinus',
  'one-cycle': 'Ein Zyklus',
  'cosine-restarts': 'Kosinus, Neustarts',
};

/** @type {Record<string, import('../en/settings.js').SettingText>} */
const settings = {
  preset: { label: 'Voreinstellung' },
  dataset: { label: 'Datensatz' },
  split: {
    label: 'Testbilder',
    help: 'Die veröffentlichten, oder 1 % aller Bilder wie in der Referenz.',
    choices: { standard: 'veröffentlicht', reference: '1 % aller' },
  },
  trainSize: { label: 'Trainingsbilder' },
  testSize: { label: 'Testbilder' },
  worldDigits: {
    label: 'Mehr Ziffern',
    help: 'Fügt Ziffern von 28 × 28 so viele erzeugte hinzu.',
  },

  layers: { label: 'Schichten' },
  activation: {
    label: 'Aktivierung',
    help: 'Was eine verdeckte Einheit aus ihrer Summe macht.',
    choices: {
      sigmoid: 'Sigmoid',
      tanh: 'tanh',
      relu: 'ReLU',
      'leaky-relu': 'Leaky ReLU',
      gelu: 'GELU',
      identity: 'Identität (linear)',
    },
  },
  linear: {
    label: 'Linear',
    help: 'Diese verdeckte Schicht hat keine Aktivierung, als Engpass.',
    brief: (layers) =>
      layers.length === 1 ? 'alle Schichten linear' : `linear: Schicht ${placesIn(layers)}`,
  },
  residual: {
    label: 'Residual',
    help: 'Eine verdeckte Schicht, so breit wie die davor, addiert deren Ausgaben zu ihren.',
  },
  batchNorm: {
    label: 'Batch-Normalisierung',
    help: 'Jeder Batch gibt den Summen einer verdeckten Einheit Mittel 0 und Abweichung 1.',
  },
  cost: {
    label: 'Kosten',
    help: 'Was das Training klein macht.',
    choices: { quadratic: 'quadratisch', 'cross-entropy': 'Kreuzentropie' },
  },
  initializer: {
    label: 'Erste Gewichte',
    help: 'Wie weit der zufällige Anfang streut.',
    choices: { reference: 'Referenz', glorot: 'Glorot', he: 'He' },
  },
  scaling: {
    label: 'Skalierung der Eingabe',
    help: 'Was das Netz von den Bildpunkten 0 bis 255 sieht.',
    choices: {
      none: '0 bis 255',
      unit: '0 bis 1',
      channel: 'je Farbkanal',
      standard: 'je Bildpunkt',
    },
  },

  learningRate: {
    label: 'Lernrate',
    help: 'Länge jedes Schritts; zu groß, und das Training divergiert.',
  },
  layerRates: {
    label: 'Lernraten-Faktor',
    help: 'Faktor der Lernrate einer verdeckten Schicht; 0: wie sie ist.',
    brief: (factors) => `Lernraten-Faktor ${list(factors)}`,
  },
  epochs: { label: 'Epochen', help: 'Wie oft das Netz alle Trainingsbilder sieht.' },
  batchSize: { label: 'Batchgröße', help: 'Bilder, die vor jedem Schritt betrachtet werden.' },
  optimizer: {
    label: 'Optimierer',
    help: 'Wie aus einem Gradienten ein Schritt wird.',
    choices: {
      sgd: 'SGD',
      momentum: 'Momentum',
      nesterov: 'Nesterov',
      adam: 'Adam',
      adamw: 'AdamW',
      lion: 'Lion',
      muon: 'Muon',
    },
  },
  momentum: { label: 'Momentum', help: 'Wie viel vom letzten Schritt weiterwirkt.' },
  beta1: { label: 'Beta 1', help: 'Wie lange Adam und Lion sich Gradienten merken.' },
  beta2: { label: 'Beta 2', help: 'Wie lange Adam sich ihre Quadrate merkt, Lion Gradienten.' },
  epsilon: { label: 'Epsilon', help: 'Verhindert, dass Adam durch null teilt.' },

  dropout: {
    label: 'Dropout',
    help: 'Anteil verdeckter Einheiten, die in jedem Batch ausgelassen werden.',
    brief: (shares) => `Dropout ${list(shares)}`,
  },
  inputDropout: {
    label: 'Eingabe-Dropout',
    help: 'Anteil der Bildpunkte, auf die jeder Batch verzichtet.',
  },
  weightDecay: { label: 'Weight Decay', help: 'Zieht Gewichte zu null, gegen Überanpassung.' },
  layerDecays: {
    label: 'Decay-Faktor',
    help: 'Faktor des Weight Decay einer verdeckten Schicht; 0: wie er ist.',
    brief: (factors) => `Decay-Faktor ${list(factors)}`,
  },
  decoupledDecay: {
    label: 'Entkoppelter Decay',
    help: 'Decay getrennt vom Gradienten; AdamW, Lion und Muon haben ihn immer.',
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
    label: 'Gradienten-Grenze',
    help: 'Größte Länge des Gradienten (Norm); 0: keine Grenze.',
  },

  schedule: {
    label: 'Verlauf',
    help: 'Wie sich die Lernrate im Lauf ändert.',
    brief: (value) => schedules[value],
    choices: schedules,
  },
  warmupEpochs: {
    label: 'Aufwärmen',
    help: 'Epochen, in denen die Rate steigt; bei einem Zyklus bedeutet 0: 30 %.',
    brief: (value) => `Aufwärmen ${short(value)} ${value === 1 ? 'Epoche' : 'Epochen'}`,
  },
  finalRate: { label: 'Endanteil', help: 'Was am Ende von der Rate bleibt.' },
  stepEpochs: {
    label: 'Stufe alle',
    help: 'Epochen von einer Stufe, einem Neustart zum nächsten.',
  },
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

  teacherWeight: {
    label: 'Gewicht des Lehrers',
    help: 'Gewicht dessen, was andere Netze sagen, neben den Klassen.',
  },
  temperature: {
    label: 'Temperatur',
    help: 'Macht weicher, was die anderen Netze sagen.',
  },
  averaging: {
    label: 'Mittelung',
    help: 'Behält so viel von einem gleitenden Mittel der Gewichte (EMA); 0: aus.',
  },
  swaFrom: {
    label: 'Mittel ab Epoche',
    help: 'Wertet das Mittel der Gewichte seit dieser Epoche aus (SWA); 0: aus.',
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
  },

  seed: { label: 'Startwert', help: 'Wiederholt einen Lauf.' },
  mode: {
    label: 'Arithmetik',
    choices: { exact: 'exakt', fast: 'schnell' },
    helpOf: {
      exact: 'Dieselben Bits auf jedem Gerät.',
      fast: 'Schneller; die letzten Bits sind von Gerät zu Gerät verschieden.',
    },
  },
  threads: {
    label: 'Threads',
    help: 'Wie viele Kerne sich die Arbeit teilen; ändert kein Ergebnis.',
  },
};

/** @type {typeof import('../en/settings.js').texts} */
export const settingTexts = {
  settings,
  groups: {
    regularisation: 'Regularisierung',
    schedule: 'Verlauf',
    augmentation: 'Augmentierung',
    evaluation: 'Auswertung',
  },
  nothing: 'aus',
  on: 'ein',
  off: 'aus',
  all: 'alle',
  ofLayer: (label, layer) => `${label}, Schicht\u00a0${layer}`,
  brief: (label, value) => `${label} ${typeof value === 'number' ? short(value) : value}`,
};
