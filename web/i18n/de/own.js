/** web/i18n/en/own.js in German. */
import { count, percent } from '../numbers.js';

/** @type {typeof import('../en/own.js').own} */
export const own = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  model: {
    openFile: 'Modell öffnen …',
    openTitle:
      'Ein Modell von MLP Lab, PyTorch (safetensors), ONNX oder Keras (model.json mit seinen Gewichten)',
    beginsAnew: 'Mit Zufallsgewichten beginnen',
    heading: (file) => `${file} öffnen`,
    layers: (sizes, activation) =>
      `Ein Netz ${sizes.join('-')}${activation ? `, ${activation}` : ''}.`,
    activation: 'Aktivierung der verdeckten Schichten (die Datei sagt es nicht)',
    pixels: 'Seine Eingabe, aus Pixeln von 0 bis 255 (die Datei sagt es nicht)',
    scalings: {
      unit: '0 bis 1',
      mnist: '0 bis 1, minus 0,1307, geteilt durch 0,3081 (MNIST)',
      signed: '-1 bis 1',
      none: '0 bis 255',
    },
    names: (classes) => `Namen seiner ${classes} Klassen, mit Kommas dazwischen`,
    frozen: 'Beim Weitertrainieren',
    frozenLayers: (layers) =>
      layers === 0
        ? 'lernen alle Schichten'
        : layers === 1
          ? 'bleibt die erste Schicht, wie sie ist'
          : `bleiben die ersten ${layers} Schichten, wie sie sind`,
    readsRight: (images, right, next) =>
      `Es liest ${percent(right, 0)} von ${count(images)} Testbildern richtig` +
      (next === null
        ? '.'
        : `; so wurde die Wahl geraten. Die nächstbeste las ${percent(next, 0)}.`),
    noImages: 'Hier sind keine Bilder seiner Größe, um es auszuprobieren.',
    reads: (answer, right) => (right ? `✓ ${answer}` : `✗ ${answer}`),
    open: 'Öffnen',
    badNames: (classes, given) =>
      `Es gibt ${classes} Klassen, also braucht es ${classes} verschiedene Namen; das sind ${given}.`,
    begins: (file) => `Das Training beginnt mit den Gewichten von ${file}.`,
    newLastLayer: (classes) =>
      `Die letzte Schicht ist neu: Dieses Netz unterscheidet ${classes} Klassen, und die Daten haben eine andere Zahl.`,
    staysFrozen: (layers) =>
      layers === 1
        ? 'Seine erste Schicht bleibt, wie sie ist.'
        : `Seine ersten ${layers} Schichten bleiben, wie sie sind.`,
    notFrozen:
      'Alle Schichten lernen: Feste Schichten und gemittelte Gewichte gehen nicht zusammen.',
    otherSettings: (file) =>
      `Diese Einstellungen haben andere Schichten oder Bilder als ${file}, darum beginnt der Lauf mit Zufallsgewichten.`,
    shownOnly: (file, classes) =>
      `${file} wird gezeigt; die Daten haben nicht seine ${classes} Klassen, darum ist es nicht getestet. „Trainieren“ beginnt mit seinen Gewichten und einer neuen letzten Schicht.`,
    notTrainable: (file) =>
      `${file} wird gezeigt; hier haben keine Daten seine Größe, darum ist es weder getestet noch zu trainieren.`,
  },
};
