import { decimal, percent } from '../numbers.js';

/** @param {number} t */
const signed = (t) => decimal(t, 2).replace('-', '−');

/** @param {number} p */
const pValue = (p) => (p < 0.001 ? '< 0,001' : `= ${decimal(p, 3)}`);

/** @param {number} times @param {number} of */
const often = (times, of) =>
  times < 1 ? `weniger als 1 von ${of} Wiederholungen` : `${times} von ${of} Wiederholungen`;

/** @type {typeof import('../en/compare.js').strings} */
export const compare = {
  repeat: 'Mit 5 Startwerten wiederholen',
  goOn: (left) =>
    left === 1
      ? 'Mit dem letzten Startwert wiederholen'
      : `Mit den übrigen ${left} Startwerten wiederholen`,
  cancel: 'Abbrechen',
  why: 'Das Ergebnis eines Laufs ist auch Zufall. Fünf Startwerte zeigen, wie weit Ergebnisse allein durch Zufall streuen.',
  notWhole:
    'Dieser Lauf wurde angehalten, unterwegs geändert oder mit anderen Gewichten begonnen; er lässt sich nicht wiederholen.',
  otherImages:
    'Die Bilder dieses Laufs sind nicht mehr geladen. Öffnen Sie sie wieder, um ihn zu wiederholen.',
  cancelled: 'Abgebrochen.',
  repeating: (name, number, seeds) => `${name}: Startwert ${number} von ${seeds} wird trainiert`,
  result: (name, { mean, deviation }, low, high, seeds) =>
    `${name}, ${seeds} Startwerte: Testfehler ${percent(mean)}, Standardabweichung ${percent(deviation)}, ` +
    `von ${percent(low)} bis ${percent(high)}. Das Band im Diagramm reicht von der niedrigsten Kurve bis zur höchsten.`,
  row: ({ mean, deviation }, seeds) =>
    `${decimal(100 * mean, 2)} ± ${percent(deviation)}, ${seeds} Startwerte`,
  compare: 'Vergleichen',
  stop: 'Vergleich beenden',
  compareWith: (name) => `Den offenen Lauf mit ${name} vergleichen`,
  heading: (a, b) => `${a} und ${b}`,
  figures: (name, { mean, deviation }, seeds) =>
    deviation === null
      ? `${name}: Testfehler ${percent(mean)}, ein Startwert`
      : `${name}: Testfehler ${percent(mean)} ± ${percent(deviation)}, ${seeds} Startwerte`,
  sideBySide: 'Was beide Netze aus dem Bild machen',
  readsOf: (name) => `${name} liest`,
  draw: 'Zeichnen oder wählen Sie ein Bild: Beide Netze lesen es.',
  trainedAgain: (name, share) =>
    `Die Gewichte von ${name} sind nicht mehr da, deshalb wird er neu trainiert: ${percent(share, 0)}.`,
  gone: (name) =>
    `Die Gewichte von ${name} sind nicht mehr da, und seine Einstellungen allein ergeben sie nicht wieder.`,
  otherWeights: (name) =>
    `${name} wurde neu trainiert und hat andere Gewichte als vorher; er stammt vielleicht von einer anderen Version dieser Seite.`,
  readsOthers: (name) => `${name} liest andere Bilder als der offene Lauf.`,
  single:
    'Je ein Startwert: Ob das Zufall ist, kann niemand sagen. Wiederholen Sie mindestens einen der beiden mit 5 Startwerten.',
  otherData:
    'Sie wurden mit verschiedenen Bildern getestet; ihre Fehler lassen sich nicht vergleichen.',
  within: (times, of) =>
    'Der Unterschied liegt im Bereich des Zufalls. Wären beide gleich gut, käme ein so großer Unterschied ' +
    `trotzdem in ${often(times, of)} vor.`,
  beyond: (times, of) =>
    'Der Unterschied ist größer, als der Zufall erklärt. Wären beide gleich gut, käme ein so großer Unterschied ' +
    `nur in ${often(times, of)} vor.`,
  detail: (groups, t, degrees, p) =>
    `${groups ? 't-Test nach Welch' : 't-Test eines Laufs gegen die anderen'}: t = ${signed(t)}, ` +
    `${decimal(degrees, 1)} Freiheitsgrade, p ${pValue(p)}`,
};
