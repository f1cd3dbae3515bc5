/** web/i18n/en/recipe.js in German. */
import { counted, percent, rate } from '../numbers.js';

/** An error rate in three digits. @param {number} errorRate */
const figure = (errorRate) => percent(errorRate, errorRate < 0.1 ? 2 : 1);

/** @type {typeof import('../en/recipe.js').strings} */
export const recipe = {
  schedule: {
    x: 'Epoche',
    y: 'Lernrate',
    chart: (first, highest, last, epochs) =>
      `Die Lernrate über ${counted(epochs, 'Epoche', 'Epochen')}: beginnt bei ${rate(first)}, ist höchstens ${rate(highest)}, endet bei ${rate(last)}.`,
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
    chart: (points) =>
      `Die Kosten bei ${counted(points, 'Lernrate', 'Lernraten')} von klein bis groß.`,
    chartWith: (points, value) =>
      `Die Kosten bei ${counted(points, 'Lernrate', 'Lernraten')} von klein bis groß; der Vorschlag ${rate(value)} ist markiert.`,
  },
  measured: {
    full: ({ errorRate, seeds, time }) =>
      `Gemessen: ${figure(errorRate)} Testfehler, ` +
      `${seeds === 1 ? 'Startwert 1' : `Mittel der Startwerte 1 bis ${seeds}`}${time ? `, ${time}` : ''}.`,
    option: (title, errorRate) => `${title}: ${figure(errorRate)}`,
  },
};
