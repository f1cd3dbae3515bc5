/** web/i18n/en/lab.js in German. */
import { count, counted, percent } from '../numbers.js';

const classic = 'das Referenznetz';

/** @type {typeof import('../en/lab.js').labTexts} */
export const lab = {
  title: 'MLP Lab',
  promise:
    'Ein neuronales Netz lernt in Ihrem Browser Ziffern lesen: Trainieren, zusehen, zeichnen.',
  lessons: 'Lektionen',
  tryIt: 'Ausprobieren',
  mistakes: 'Fehler, die sichersten zuerst',
  cell: (actual, predicted) =>
    actual === predicted ? `${actual}, richtig gelesen` : `${actual}, gelesen als ${predicted}`,
  allMistakes: 'Alle Fehler zeigen',
  outputLayer: (cost) => (cost === 'quadratic' ? 'Ausgaben (Sigmoid)' : 'Ausgaben (Softmax)'),
  hiddenLayer: (number, units) =>
    `Verdeckte Schicht ${number}, ${counted(units, 'Einheit', 'Einheiten')}`,
  embed: {
    button: 'Einbetten',
    title: 'Diese Einstellungen auf einer eigenen Seite',
    kinds: { tag: 'Als Tag', iframe: 'Als iframe', link: 'Als Link' },
    copy: 'Kopieren',
    copyKind: (kind) => `Kopieren: ${kind}`,
    copied: 'Kopiert.',
    refused:
      'Der Browser hat das Kopieren abgelehnt. Der Text ist ausgewählt, zum Kopieren von Hand.',
    close: 'Schließen',
  },
  readBy: (mnist, digits) =>
    `Bis Sie trainieren, liest ein Netz, das aus ${
      mnist ? `MNIST und ${count(digits)}` : 'nichts als'
    } erzeugten Ziffern gelernt hat.`,
  untrained:
    'Dieses Netz hat noch nichts gelernt: Was es hier sagt, ist Zufall. Drücken Sie zuerst „Trainieren“.',
  presets: {
    'mnist-seed': {
      title: `MNIST, ${classic}`,
      description:
        '784-30-10, Sigmoid, quadratische Kosten, einfaches SGD mit Lernrate 3: der Klassiker.',
    },
    'cifar-seed': {
      title: `CIFAR-10, ${classic}`,
      description:
        '3072-128-64-32-10, Sigmoid, quadratische Kosten, einfaches SGD. Die Bildpunkte sind ' +
        'standardisiert, da rohe die Sigmoide sättigen, und die Gewichte beginnen größer, da tiefe Netze sonst verstummen.',
    },
    'mnist-relu': {
      title: 'MNIST, ein modernes Netz',
      description:
        '784-128-10 mit ReLU, Softmax und Adam: etwa halb so viele Fehler wie das Referenznetz.',
    },
    'cifar-relu': {
      title: 'CIFAR-10, ein modernes Netz',
      description:
        '3072-256-128-10 mit ReLU, Softmax und AdamW auf standardisierten Bildpunkten: so weit, ' +
        'wie ein kleines Perzeptron ohne Augmentierung kommt.',
    },
    'mnist-30': {
      title: `MNIST, ${classic} gut trainiert`,
      description:
        'Noch einmal 784-30-10, mit GELU, AdamW und einem Zyklus der Lernrate, auf Bildern, die ' +
        'ein wenig gedreht und verschoben werden.',
    },
    'mnist-128': {
      title: 'MNIST, 128 Einheiten gut trainiert',
      description: '784-128-10, wie das vorige, mit etwas elastischer Verformung.',
    },
    'mnist-best': {
      title: 'MNIST, das Beste einer Minute',
      description:
        '784-512-256-10 auf Bildern, die in jeder Epoche neu gedreht, gestreckt, geneigt, ' +
        'verschoben und verbogen werden, weniger als eine Minute auf zwei Kernen im schnellen Modus.',
      time: '28 bis 39 s im schnellen Modus',
    },
    'mnist-record': {
      title: 'MNIST, das Beste ohne Grenze',
      description:
        '784-1024-1024-512-10 auf denselben Veränderungen der Bilder; im Test liest es jedes Bild ' +
        'und 31 veränderte Ansichten davon und nimmt das Mittel.',
      time: '31 min auf einem Kern im schnellen Modus',
    },
    'cifar-small': {
      title: `CIFAR-10, ${classic} gut trainiert`,
      description:
        'Noch einmal 3072-128-64-32-10, mit GELU, AdamW, einem Zyklus und gespiegelten Bildern.',
    },
    'cifar-best': {
      title: 'CIFAR-10, das Beste von fünf Minuten',
      description:
        '3072-800-400-10 auf Bildern, die gespiegelt und verschoben werden, mit Dropout und ' +
        'weichen Labels, getestet mit dem Mittel von 32 Ansichten, in weniger als fünf Minuten auf zwei Kernen im schnellen Modus.',
      time: '262 bis 270 s im schnellen Modus',
    },
    digits: {
      title: 'Erzeugte Ziffern',
      description:
        '784-128-10 mit ReLU, Softmax und Adam: lernt in Sekunden, nichts herunterzuladen. ' +
        'Von MNIST, das es nie gesehen hat, liest es dann 92 %.',
    },
    shapes: {
      title: 'Erzeugte Formen',
      description:
        '3072-128-64-10 mit ReLU, Softmax und Adam auf farbigen Bildern von zehn Formen.',
    },
  },
  report: {
    heading: (name, rate) => `${name}: Testfehler ${percent(rate)}`,
    chart: 'Fehlerrate je Epoche; die Tabelle darunter hat die Zahlen',
    epochs: 'Epochen',
    columns: ['Epoche', 'Trainingskosten', 'Validierungskosten', 'Validierungsfehler', 'Sekunden'],
  },
  none: 'keine',
  yes: 'ja',
  no: 'nein',
  computedBy: 'Berechnet von',
  weights: 'Gewichte, SHA-256',
  noModel: (url, reason) =>
    `Das Netz konnte nicht von ${url} geladen werden (${reason}). Prüfen Sie die Adresse, oder trainieren Sie hier eines.`,
  nextRun: (run) => `Diese Einstellungen gelten für den nächsten Lauf; gezeigt wird ${run}.`,
  goesOn: (rate, over) =>
    over
      ? `Der Verlauf der Lernrate ist zu Ende: Es geht mit der gleichbleibenden Lernrate ${rate} weiter.`
      : `Der Lauf geht mit seinen eigenen Einstellungen und der Lernrate ${rate} weiter.`,
  unreadable: (runs) =>
    runs === 1
      ? 'Ein hier aufbewahrter Lauf ist für diese Version nicht lesbar und fehlt in der Liste.'
      : `${runs} hier aufbewahrte Läufe sind für diese Version nicht lesbar und fehlen in der Liste.`,
  own: 'Ihre eigenen Daten',
  ownGone: 'Ihre eigenen Daten sind nicht mehr da; wählen Sie die Dateien noch einmal.',
  ownWanted:
    'Der Link gehört zu Daten, die nur ihr Besitzer hat; öffnen Sie deren Dateien hier, oder wählen Sie andere Daten.',
  ownTooLarge: (size, limit) =>
    `Diese Daten (${size}) sind mehr als die ${limit}, die hier aufbewahrt werden: Wählen Sie nach einem Neuladen die Dateien noch einmal.`,
  ownNotKept:
    'Der Speicher dieses Browsers ist voll oder gesperrt: Wählen Sie nach einem Neuladen die Dateien noch einmal.',
  signSays: {
    'one-answer': ({ answer }) => `Fast alle Testbilder bekommen dieselbe Antwort, ${answer}.`,
    'near-chance': () => 'Der Fehler ist kaum kleiner als beim Raten.',
    'huge-weights': ({ largestWeight }) => `Die Gewichte sind riesig (bis ${largestWeight}).`,
    'cost-rose': () => 'Die Kosten sind gestiegen.',
    'cost-above-guess': () => 'Die Kosten sind nicht kleiner als beim Raten.',
    'cost-still': () => 'Die Kosten haben sich nicht bewegt.',
  },
  tooHigh:
    'Die Lernrate war wohl zu hoch: Nehmen Sie eine kleinere, oder drücken Sie „Suchen“ daneben.',
  tooLow:
    'Die Lernrate war wohl zu niedrig: Nehmen Sie eine größere, oder drücken Sie „Suchen“ daneben.',
  tryOther: 'Mehr Epochen, eine andere Lernrate oder andere Schichten können helfen.',
};
