/** web/i18n/en/setup.js in German. */
import { count, counted, duration, limit, marked, megabytes } from '../numbers.js';

/** @param {number} total */
const hiddenLayers = (total) =>
  total === 0 ? 'keine verdeckte Schicht' : `insgesamt ${count(total)}`;

/** @param {string} text  what stands in the field */
const insteadOf = (text) => (text === '' ? '.' : `, nicht ${text}.`);

/** @type {typeof import('../en/setup.js').strings} */
export const setup = {
  setting: {
    bad: (low, high, whole, text) =>
      `Muss eine ${whole ? 'ganze ' : ''}Zahl von ${limit(low)} bis ${limit(high)} sein` +
      insteadOf(text),
    ambiguous: (text, whole) =>
      `${text} ist auf zwei Arten zu lesen: Schreiben Sie ${text.replace(/[.,]/, '')}` +
      (whole ? '.' : ` oder ${marked(text.replace(',', '.'))}0.`),
  },
  data: {
    heading: 'Daten',
    dataset: 'Datensatz',
    unavailable: 'nicht auf dieser Site',
    unavailableNote: (titles) =>
      `Nicht auf dieser Site: ${titles.join(', ')}. Öffnen Sie die Dateien vom Gerät.`,
    nothingToDownload: 'Kein Herunterladen: gleich trainieren.',
    download: (bytes) => `${megabytes(bytes)}, einmal geladen und hier aufbewahrt.`,
    loading: 'Der Datensatz wird geladen',
    loaded: (loaded, total) =>
      total === null
        ? `Wird geladen, bisher ${megabytes(loaded)}`
        : `Wird geladen, ${megabytes(loaded)} von ${megabytes(total)}`,
    trainSize: (all) => (all === undefined ? 'Trainingsbilder' : `Training, von ${count(all)}`),
    testSize: (all) => (all === undefined ? 'Testbilder' : `Test, von ${count(all)}`),
    all: 'alle',
    choose: 'Dateien öffnen …',
    chooseHint:
      'oder Bilder in Ordnern als .zip, IDX-, CIFAR-, NPZ-, CSV-, ARFF- oder Parquet-Dateien hier ablegen',
    drop: 'Dateien loslassen, um sie zu laden',
    samples: 'Beispiele',
    noSamples: 'Beispiele jeder Klasse erscheinen hier.',
    pictures: (pictures) => `, ${count(pictures)} ${pictures === 1 ? 'Beispiel' : 'Beispiele'}`,
    className: (index) => `Name der Klasse ${index}`,
    emptyName: 'Jede Klasse braucht einen Namen.',
    sameName: (name) => `Zwei Klassen heißen ${name}; geben Sie jeder einen eigenen Namen.`,
  },
  network: {
    heading: 'Netz',
    preset: 'Voreinstellung',
    custom: 'Eigene',
    customDescription:
      'Ihre eigenen Einstellungen; wählen Sie eine Voreinstellung, um zu einer zurückzukehren, die sich bewährt hat.',
    more: 'Weitere Einstellungen',
    newSeed: 'Neu',
    newSeedTitle: 'Neuer Startwert',
    notFast: 'Dieser Browser hat keine schnelle Arithmetik, darum rechnet er exakt.',
    oneCore: 'Dieses Gerät bietet einen.',
    notShared: 'Einer: Browser teilen Speicher zwischen Threads nur auf isolierten Sites.',
    size: (parameters, seconds) =>
      (parameters === 0 ? '' : `${count(parameters)} Parameter`) +
      (seconds === null ? '' : seconds < 1 ? ', unter 1 s' : `, etwa ${duration(seconds)}`),
  },
  layers: {
    legend: 'Schichten',
    inputs: 'Eingaben',
    classes: 'Klassen',
    add: 'Eine verdeckte Schicht hinzufügen',
    units: (index) => `Einheiten der verdeckten Schicht ${index}`,
    remove: (index) => `Verdeckte Schicht ${index} entfernen`,
    added: (index, units, total) =>
      `Verdeckte Schicht ${index} mit ${counted(units, 'Einheit', 'Einheiten')} hinzugefügt, ${hiddenLayers(total)}.`,
    removed: (index, total) => `Verdeckte Schicht ${index} entfernt, ${hiddenLayers(total)}.`,
    changed: (index, units) =>
      `Verdeckte Schicht ${index} hat ${counted(units, 'Einheit', 'Einheiten')}.`,
    bad: (index, most, text) =>
      `Die verdeckte Schicht ${index} braucht eine ganze Zahl von Einheiten von 1 bis ${count(most)}` +
      insteadOf(text),
    full: (most) =>
      `Mehr als ${counted(most, 'verdeckte Schicht geht', 'verdeckte Schichten gehen')} nicht.`,
  },
  share: {
    copy: 'Link kopieren',
    copyTitle: 'Ein Link zu diesen Einstellungen und ihrem Startwert: er ergibt denselben Lauf',
    qr: 'QR-Code',
    qrTitle: 'Dieser Link als QR-Code, für Handys',
    copied: 'Link kopiert.',
    notCopied: 'Der Browser hat das Kopieren abgelehnt. Hier ist der Link zum Kopieren von Hand:',
    link: 'Link zu diesem Lauf',
    download: 'Herunterladen',
    kinds: {
      model: { label: 'Modell', title: 'Das Netz mit seinen Gewichten (safetensors)' },
      json: { label: 'JSON', title: 'Die Messwerte als JSON' },
      csv: { label: 'CSV', title: 'Die Messwerte je Epoche als Tabelle (CSV)' },
      png: { label: 'Diagramm', title: 'Das Diagramm als Bild (PNG)' },
      html: { label: 'Bericht', title: 'Ein Bericht als eine HTML-Datei' },
    },
    exports: 'Modelle: eines öffnen, oder dieses für andere Programme sichern',
    formats: {
      onnx: { label: 'ONNX', title: 'Für ONNX Runtime und andere Programme' },
      tfjs: { label: 'TensorFlow.js', title: 'model.json und seine Gewichte: zwei Dateien' },
      js: { label: 'JavaScript', title: 'Ein Modul, das kein anderes braucht, mit denselben Bits' },
      c: { label: 'C', title: 'Eine Header-Datei ohne Bibliothek, mit denselben Bits' },
      'c-int8': {
        label: 'C, 8 Bit',
        title: 'Die Header-Datei mit gerundeten Gewichten: ein Viertel des Platzes',
      },
      pad: {
        label: 'Seite mit Zeichenfläche',
        title: 'Eine HTML-Datei, die Zeichnungen ohne Server liest',
      },
    },
  },
};
