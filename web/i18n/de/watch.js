/** web/i18n/en/watch.js in German. */
import { count, counted, decimal, elapsed, limit, marked, NO_VALUE, plural } from '../numbers.js';

/** @param {number} shown @param {number} total */
const shownOf = (shown, total) =>
  shown < total ? `${count(shown)} von ${count(total)}` : count(total);

/** @type {typeof import('../en/watch.js').strings} */
export const watch = {
  confusion: {
    caption: 'Konfusionsmatrix',
    explain:
      'Zeilen: wahre Klasse. Spalten: was das Netz sagte. Wählen Sie eine Zelle, um ihre Bilder zu sehen.',
    keyRight: 'richtig, als Anteil der Zeile',
    keyWrong: 'falsch, im Verhältnis zum häufigsten Fehler',
    corner: 'wahr',
    total: 'alle',
    recall: 'Recall %',
    precision: 'Präzision %',
    nothing: 'Die Konfusionsmatrix erscheint nach der ersten Auswertung.',
    cell: (images, actual, predicted) =>
      actual === predicted
        ? `${images} der Klasse ${actual}, richtig benannt`
        : `${images} der Klasse ${actual}, benannt als ${predicted}`,
  },
  report: {
    caption: 'Klassifikationsbericht',
    class: 'Klasse',
    columns: ['Präzision', 'Recall', 'F1-Maß', 'Anzahl'],
    accuracy: 'Genauigkeit',
    macro: 'Mittel der Klassen',
    weighted: 'gewichtetes Mittel',
    nothing: 'Der Bericht erscheint nach der ersten Auswertung.',
    absent: (names) => `Weder unter den Testbildern noch unter den Antworten: ${names}`,
  },
  mistakes: {
    heading: 'Fehler, die schlimmsten zuerst',
    true: 'wahr',
    more: 'Mehr zeigen',
    nothing: 'Keine Bilder vorhanden.',
    readAs: ', gelesen als',
    news: (heading, shown, total) =>
      `${heading}: ${shownOf(shown, total)} ${total === 1 ? 'Bild' : 'Bilder'}.`,
    count: shownOf,
  },
  weights: {
    heading: 'Gewichte der ersten Schicht',
    view: 'Ansicht',
    now: 'Jetzt',
    start: 'Am Anfang',
    moved: 'Änderung',
    perUnit: 'ein Bild je Einheit',
    colour: 'jedes Bild zeigt, wonach eine Einheit sucht; mittleres Grau steht für null',
    nothing: 'Die Gewichte erscheinen hier, sobald es ein Netz gibt.',
    all: (units) => `Alle ${count(units)} zeigen`,
    fewer: (units) => `Die ersten ${count(units)} zeigen`,
    picture: (view, units) =>
      `${view}: Gewichte von ${counted(units, 'Einheit', 'Einheiten')} als Bilder`,
    scale: (value) => marked(value.toPrecision(2)),
  },
  activations: {
    heading: 'Aktivierungen',
    nothing: 'Zeichnen oder wählen Sie ein Bild, um zu sehen, was jede Schicht antwortet.',
    signed: 'Orange: über null; blau: darunter. Je kräftiger, desto weiter.',
    summary: (mean, active, units) =>
      `Mittel ${decimal(mean, 2)}, ${count(active)} von ${count(units)} aktiv`,
    picture: (name) => `Aktivierungen: ${name}`,
  },
  runs: {
    caption: 'Läufe',
    show: 'Zeigen',
    name: 'Name',
    settings: 'Einstellungen',
    epochs: 'Epochen',
    validationError: 'Val.-Fehler',
    testError: 'Testfehler',
    time: 'Zeit',
    actions: 'Aktionen',
    open: 'Öffnen',
    onShow: 'offen',
    exportAll: 'Alle Läufe exportieren',
    importFile: 'Läufe importieren…',
    differ: 'Markiert: worin sich die angekreuzten Läufe unterscheiden.',
    imported: (added, there, unreadable, left) =>
      `${added} ${added === 1 ? 'Lauf' : 'Läufe'} importiert.` +
      (there ? ` Schon hier: ${there}.` : '') +
      (unreadable ? ` Nicht lesbar: ${unreadable}.` : '') +
      (left ? ` Kein Platz, da 50 Läufe behalten werden: ${left}.` : ''),
    noRuns: (name) =>
      `${name} ist keine Datei mit Läufen; wählen Sie eine, die diese Seite exportiert hat (.json).`,
    delete: 'Löschen',
    nothing:
      'Noch keine Läufe. Jeder Trainingslauf bleibt hier, damit Sie ihn mit dem nächsten vergleichen können.',
    inShort: (epochs, seconds) =>
      `${limit(epochs)} ${plural(epochs, 'Epoche', 'Epochen')}, ${elapsed(seconds)}`,
    showRun: (name) => `Die Kurve von ${name} zeigen`,
    nameOf: (name) => `Name des Laufs ${name}`,
    openRun: (name) => `${name} öffnen`,
    deleteRun: (name) => `${name} löschen`,
  },
  pad: {
    label: 'Zeichenfläche',
    hint: 'Hier zeichnen',
    undo: 'Rückgängig',
    clear: 'Leeren',
    seen: 'Was das Netz sieht',
    seenLabel: 'Ihre Zeichnung, wie das Netz sie sieht, 28 × 28',
    nothingSeen: 'Es ist nichts gezeichnet',
    keys: 'Mit der Tastatur: Pfeile bewegen den Stift (mit Umschalt schneller), die Leertaste setzt ihn auf und hebt ihn ab, Esc leert, Strg+Z macht rückgängig.',
    penDown: 'Stift aufgesetzt',
    penUp: 'Stift abgehoben',
    cleared: 'Geleert',
  },
  guesses: {
    probability: 'Wahrscheinlichkeit',
    output: 'Ausgabe',
    answer: 'Das Netz liest',
    none: NO_VALUE,
    bars: 'Alle Klassen',
  },
  imageInput: {
    pick: 'Bild wählen',
    hint: 'oder eines hier ablegen; zum Einfügen zuerst hier klicken',
    seen: 'Was das Netz sieht',
    seenLabel: 'Ihr Bild, wie das Netz es sieht, 32 × 32',
    nothingSeen: 'Noch kein Bild',
    crop: 'Das mittlere Quadrat wird ausgeschnitten und auf 32 × 32 gemittelt.',
    notAnImage:
      'Das ist keine Bilddatei; wählen Sie eine Datei vom Typ PNG, JPEG, WebP, GIF oder AVIF.',
    unreadable:
      'Der Browser konnte dieses Bild nicht lesen; die Datei ist vielleicht beschädigt oder zu groß. Versuchen Sie eine andere.',
    lines:
      'Eine SVG-Datei beschreibt Linien und enthält keine Bildpunkte; speichern Sie sie als PNG-Datei und wählen Sie diese.',
    noImagePasted:
      'In der Zwischenablage ist kein Bild; kopieren Sie zuerst eines und fügen Sie es dann hier ein.',
  },
};
