/** web/i18n/en/run.js in German. */
import { decimal, marked } from '../numbers.js';

/** @type {typeof import('../en/run.js').strings} */
export const run = {
  train: {
    heading: 'Training',
    train: 'Trainieren',
    resume: 'Weiter',
    pause: 'Pause',
    buttons: {
      step: { label: 'Schritt', title: 'Einen Batch lang trainieren' },
      epoch: { label: '1 Epoche', title: 'Eine Epoche lang trainieren' },
      stop: { label: 'Beenden', title: 'Diesen Lauf beenden und testen, wie er ist' },
      reset: { label: 'Zurücksetzen', title: 'Zurück zu frischen Gewichten' },
    },
    trainOn: (epochs) => `${epochs} weitere trainieren`,
    progress: 'Fortschritt des Trainings',
    progressAt: (epoch, epochs, share) => `${share}, Epoche ${epoch} von ${epochs}`,
    interrupted: ({ name, layers, epoch, epochs }) =>
      `${name} (${layers.join('-')}) wurde nach Epoche ${epoch} von ${epochs} unterbrochen.`,
    resumeFrom: (epoch) => `Ab Epoche ${epoch} fortsetzen`,
    discard: 'Verwerfen',
    epoch: 'Epoche',
    timeLeft: 'Restzeit',
    samplesPerSecond: 'Bilder/s',
    gflops: 'GFLOP/s',
    peakShare: 'der Spitze',
    peakTitle: 'Anteil an der höchsten Rechenleistung, die auf diesem Gerät gemessen wurde',
    testError: 'Testfehler',
    weights: 'Hash der Gewichte',
    notReproducible: 'nicht reproduzierbar',
    notReproducibleTitle:
      'Schnelle Arithmetik rundet von Gerät zu Gerät verschieden, deshalb lassen sich die Gewichte dieses Laufs nicht vergleichen; exakte Arithmetik ergibt überall dieselben',
    core: 'Kern',
    coreTitle:
      'Das Programm, das rechnet: seine Kernels, ihre Arithmetik, und wie viele Threads sich die Arbeit teilen',
    coreAtWork: ({ variant, mode, threads }) =>
      `${variant}, ${mode === 'fast' ? 'schnell' : 'exakt'}, ${threads} ${threads === 1 ? 'Thread' : 'Threads'}`,
    copy: 'Kopieren',
    copyTitle: 'Den ganzen Hash der Gewichte kopieren',
    copied: 'Der Hash der Gewichte ist kopiert.',
    notCopied:
      'Der Browser hat das Kopieren abgelehnt; der ganze Hash erscheint, wenn Sie darauf zeigen.',
    verified: 'bestätigt: dieselben Gewichte wie im Link',
    verifiedTitle: 'Dieser Lauf endete Bit für Bit mit den Gewichten, die der Link nennt',
    differs: (expected) => `weicht ab vom Link: ${expected}`,
    differsTitle: 'Der Link stammt aus einem Lauf, der mit anderen Gewichten endete',
    learningRate: 'Lernrate',
    rates: [
      { factor: 0.5, label: '÷ 2', title: 'Lernrate ÷ 2' },
      { factor: 2, label: '× 2', title: 'Lernrate × 2' },
    ],
    epochOf: (epoch, epochs) => `${marked(String(epoch))} / ${epochs}`,
    queued: 'Wird vorbereitet; dann beginnt das Training …',
    status: {
      loading: 'Wird vorbereitet …',
      ready: 'Bereit zum Training.',
      running: 'Trainiert …',
      paused: 'Angehalten.',
      done: 'Fertig.',
      diverged: 'Divergiert.',
      failed: 'Durch einen Fehler abgebrochen.',
    },
  },
  curves: {
    title: 'Lernkurven',
    measure: 'Messgröße',
    error: 'Fehlerrate',
    cost: 'Kosten',
    validation: 'Validierung',
    training: 'Training',
    epochs: 'Epochen',
    errorAxis: 'Fehlerrate, %',
    costAxis: 'mittlere Kosten',
    at: (epoch) => `bei Epoche ${decimal(epoch, 2)}`,
    asTable: 'Als Tabelle zeigen',
    tableCaption: 'Lernkurven, eine Zeile je Epoche',
    run: 'Lauf',
    epochColumn: 'Epoche',
    validationError: 'Validierungsfehler',
    trainingError: 'Trainingsfehler',
    nothing: 'Die Kurven erscheinen hier, sobald das Training beginnt.',
    noRows: 'Noch ist keine Epoche vollständig.',
    chart: (what, runs) =>
      `Diagramm: ${what} über den Epochen, ${runs === 1 ? 'ein Lauf' : `${runs} Läufe`}; dieselben Zahlen stehen in der Tabelle darunter.`,
  },
};
