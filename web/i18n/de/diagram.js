import { count, counted, decimal, percent } from '../numbers.js';

/** @type {typeof import('../en/diagram.js').strings} */
export const diagram = {
  label: (sizes) => `Das Netz, Schicht für Schicht: ${sizes.map(count).join(', ')} Einheiten`,
  input: 'Das Bild, das das Netz liest',
  next: 'Nächstes Bild',
  nextTitle: 'Dem Netz ein anderes Trainingsbild zeigen',
  rest: (units) => `+ ${count(units)} weitere`,
  hidden: (layer, unit) => `Verdeckte Schicht ${layer}, Einheit ${unit}`,
  output: (name) => `Ausgabe „${name}“`,
  hint: 'Zeigen Sie auf eine Einheit, um zu sehen, wonach sie sucht; ein Druck behält sie hier. Orange: Gewichte über null, blau: darunter.',
  close: 'Schließen',
  weights: 'Gewichte',
  image: 'Bild',
  product: 'Produkt',
  bias: 'Bias',
  sum: 'Summe',
  upwards: 'hebt',
  downwards: 'senkt',
  noImage: 'Zeichnen oder wählen Sie ein Bild, um die Summe zu sehen.',
  term: (name, weight, input) => `${name}: ${decimal(input, 2)} × ${decimal(weight, 2)}`,
  unit: (unit) => `Einheit ${unit}`,
  others: (terms) => (terms === 1 ? 'die übrige' : `die übrigen ${count(terms)}`),
  result: (activation, value) => `nach ${activation}: ${decimal(value, 2)}`,
  linear: (value) => `lineare Schicht, die Summe selbst: ${decimal(value, 2)}`,
  added: (name, added, value) =>
    `plus ${decimal(added, 2)} von ${name} der Schicht davor (residual): ${decimal(value, 2)}`,
  probability: (value) => `als Wahrscheinlichkeit: ${percent(value, 1)}`,
  strongest: (images) => `Stärkste von ${counted(images, 'Testbild', 'Testbildern')}`,
  showStrongest: (value) => `Dem Netz dieses Bild zeigen: ${decimal(value, 2)}`,
};
