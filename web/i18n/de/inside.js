import { count, counted, decimal, percent } from '../numbers.js';

/** With a minus sign. @param {number} value @param {number} [digits] */
const number = (value, digits = 2) => decimal(value, digits).replace('-', '−');

/** @type {typeof import('../en/inside.js').inside} */
export const inside = {
  unlike: 'Das gleicht nichts, womit es trainiert wurde; seine Antwort besagt daher wenig.',
  heading: 'Im Innern des Netzes',
  wait: 'Trainieren Sie das Netz oder halten Sie einen Lauf an, um hineinzusehen.',
  running: 'So war es, als der Lauf zuletzt stillstand. Zum erneuten Hinsehen anhalten.',
  inputs: 'Eingaben',
  hidden: (layer, units) => `verdeckte Schicht ${layer} (${count(units)})`,
  logits: 'Logits',
  output: 'Ausgabeschicht',
  epochs: {
    label: 'Gewichte nach Epoche',
    after: (epoch, reached) => `${count(epoch)} von ${count(reached)}`,
    newest: (reached) => `${count(reached)}, die neueste`,
    computing: (epochs) => `${epochs}, wird berechnet …`,
    then: (epoch, reached, errorRate) =>
      `Wie nach Epoche ${count(epoch)} von ${count(reached)}: Testfehler ${percent(errorRate)}.`,
    back: 'Zurück zu den neuesten Gewichten',
    hint: 'Alles hierunter, die Antwort auf dem Zeichenfeld, die Konfusionsmatrix, die Fehler und die Gewichte der ersten Schicht sind wie damals. Trainiert wird von den neuesten Gewichten an weiter.',
    weights: 'Gewichte der ersten Schicht damals',
    unit: (unit) => `Gewichte der Einheit ${unit}`,
  },
  why: {
    heading: 'Warum diese Antwort',
    one: 'Für',
    other: 'und nicht',
    likeliest: 'Die zwei wahrscheinlichsten',
    image: 'Bild',
    pixels: 'Pixel dafür und dagegen',
    picture: (one, other) => `Pixel für ${one} in Orange, für ${other} in Blau`,
    hint: (one, other) =>
      `Jedes Pixel, wie das Netz es sieht, mal der Steigung der Differenz zweier Logits. Orange: für ${one}, blau: für ${other}.`,
    sum: (name) => `Pixel für ${name}`,
    biases: 'Differenz der Bias-Werte',
    rest: 'Bias-Werte und was Steigungen auslassen',
    difference: (one, other) => `Logit von ${one} − Logit von ${other}`,
    number,
  },
  map: {
    heading: 'Eine Karte der Testbilder',
    layer: 'Nach',
    plot: 'Karte der Testbilder',
    hint: 'Was der Schicht ähnlich ist, liegt nah beieinander (Hauptkomponentenanalyse). Drücken Sie auf ein Bild, um zu sehen, warum es so gelesen wird; Pfeiltasten führen von ihm weiter, Bild ab zum nächsten Fehler, die Eingabetaste drückt darauf.',
    summary: (images, total, wrong) =>
      `${count(images)} von ${counted(total, 'Testbild', 'Testbildern')}, ${count(wrong)} davon falsch gelesen: mit Ring.`,
    shares: ([one, other]) =>
      `Die zwei Richtungen zeigen ${percent(one, 0)} und ${percent(other, 0)} der Varianz.`,
    image: (place, label, answer) =>
      label === answer
        ? `Bild ${count(place)}: ${label}, richtig gelesen`
        : `Bild ${count(place)}: ${label}, gelesen als ${answer}`,
  },
  statistics: {
    heading: 'Gewichte und Aktivierungen',
    weights: 'Gewichte',
    outputs: 'Aktivierungen',
    histogram: (what, layer) => `Histogramm: ${what}, ${layer}`,
    mean: (mean, deviation) => `Mittel ${number(mean)} ± ${number(deviation)}`,
    range: (low, high) => `${number(low)} bis ${number(high)}`,
    zeros: (share) => `${percent(share, 0)} genau 0, nicht gezeichnet`,
    dead: (dead, units, images) =>
      `Tote Einheiten, 0 bei ${images === 1 ? 'dem einen Bild' : `allen ${count(images)} Bildern`}: ${count(dead)} von ${count(units)}`,
  },
  norms: {
    heading: 'Normen der Gewichte und Gradienten',
    wait: 'Wird berechnet …',
    few: 'Bisher ist nur eine Epoche aufbewahrt; trainieren Sie weiter oder Epoche um Epoche.',
    weights: 'Gewichte',
    gradients: 'Gradient',
    epochs: 'Epochen',
    chart: (what, layer, first, last) =>
      `Norm über die Epochen: ${what}, ${layer}; von ${number(first, 3)} bis ${number(last, 3)}`,
    hint: (images) =>
      `Die Wurzel der Summe der Quadrate, ohne Schwellwerte; der Gradient ist der des mittleren Kostenwerts von ${counted(images, 'Trainingsbild', 'Trainingsbildern')}. Ein Gradient, der in den ersten Schichten verschwindet, oder Gewichte, die nur wachsen, zeigen, warum ein Netz nicht lernt.`,
  },
  off: {
    heading: 'Einheiten ausschalten',
    layer: 'Schicht',
    hint: 'Eine ausgeschaltete Einheit gibt der nächsten Schicht 0. Das Netz selbst bleibt, wie es ist.',
    none: 'Dieses Netz hat keine verdeckten Schichten.',
    first: (shown, units) =>
      `Die ersten ${count(shown)} von ${counted(units, 'Einheit', 'Einheiten')}.`,
    unit: (unit) => `Einheit ${unit} aus`,
    units: 'Einheiten der Schicht',
    allOn: 'Alle an',
    whole: 'alle Einheiten',
    without: (units) => `${count(units)} aus`,
    error: (images) => `Fehler bei ${counted(images, 'Testbild', 'Testbildern')}`,
    answer: 'Antwort auf das Bild',
  },
  wanted: {
    heading: 'Das Bild, das eine Klasse am liebsten sähe',
    class: 'Klasse',
    image: (name) => `was ${name} sehen will`,
    mean: (images) =>
      images === 1 ? 'ihr einziges Testbild' : `Mittel ihrer ${count(images)} Testbilder`,
    text: (steps, before, after) =>
      `${counted(steps, 'Schritt', 'Schritte')} bergauf von Grau aus. Ihr Logit steigt von ${number(before)} auf ${number(after)} über dem Mittel der anderen.`,
    answer: (name) => `Das Netz liest es als ${name}.`,
  },
};
