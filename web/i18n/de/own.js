/** web/i18n/en/own.js in German. */
import { count, counted, percent } from '../numbers.js';

/** @type {typeof import('../en/own.js').own} */
export const own = {
  cancel: 'Abbrechen',
  close: 'Schließen',
  qr: {
    heading: 'QR-Code dieses Links',
    label: 'Der Link darunter als QR-Code',
    tooLong: 'Dieser Link ist zu lang für einen QR-Code; kopieren Sie ihn.',
  },
  data: {
    heading: 'Ihre Daten',
    reading: 'Die Dateien werden gelesen …',
    read: (files) => `${counted(files, 'Datei', 'Dateien')} gelesen`,
    preparing: 'Die Bilder werden vorbereitet …',
    prepared: (done, total) =>
      `${count(done)} von ${counted(total, 'Bild', 'Bildern')} vorbereitet`,
    ordered: (share) => `Die Bilder werden geordnet und geprüft: ${share}`,
    understood: (images, classes, { width, height, channels }) =>
      `${counted(images, 'Bild', 'Bilder')} mit Klasse, in ${counted(classes, 'Klasse', 'Klassen')}, als ${width} × ${height} in ${channels === 1 ? 'Grau' : 'Farbe'}.`,
    split: (isSplit, test) =>
      isSplit
        ? test > 0
          ? `Namen sagen, welche für den Test sind: ${count(test)}.`
          : 'Was nach den Namen zur Validierung ist, ist für den Test.'
        : 'Kein Name sagt, welche für den Test sind: Von jeder Klasse werden einige gezogen.',
    unlabelled: (images) =>
      images === 1
        ? 'Ein Bild hat keine Klasse und wird nicht benutzt.'
        : `${count(images)} Bilder haben keine Klasse und werden nicht benutzt.`,
    size: 'Größe',
    ownSize: (width, height) => `wie sie sind, ${width} × ${height}`,
    colour: 'Farbe',
    colours: { grey: 'Grau', colour: 'Farbe' },
    fit: 'Bilder von anderer Form',
    fits: {
      crop: 'ihre Mitte',
      pad: 'ganz, daneben Hintergrund',
      stretch: 'gestreckt',
      ink: 'die Tinte, zentriert wie auf der Zeichenfläche',
    },
    turn: 'Drehen',
    turns: {
      none: 'wie sie sind',
      mirror: 'gespiegelt',
      half: 'halb gedreht',
      flip: 'auf den Kopf gestellt',
      transpose: 'Zeilen und Spalten vertauscht (EMNIST)',
      right: 'nach rechts',
      transverse: 'andersherum vertauscht',
      left: 'nach links',
    },
    invert: 'Umkehren (für die Zeichenfläche muss Tinte hell sein)',
    testShare: 'Für den Test, % jeder Klasse',
    classes: 'Klassen; ohne Haken bleibt eine weg',
    counts: (train, test) => (test > 0 ? `${count(train)} + ${count(test)}` : count(train)),
    leftOut: (files, hidden) =>
      [
        files > 0 ? `Weggelassen: ${count(files)}` : '',
        hidden > 0 ? `Versteckte Dateien: ${count(hidden)}` : '',
      ]
        .filter(Boolean)
        .join('. '),
    files: (files) => `Was aus jeder Datei wurde: ${count(files)}`,
    notes: (notes) => `Hinweise: ${count(notes)}`,
    more: (lines) => `und ${count(lines)} weitere`,
    use: 'Diese Daten verwenden',
    sameAsLink: '✓ geprüft: die Daten, die der Link nennt',
    otherThanLink:
      'Das sind andere Daten, als der Link nennt, also werden auch die Ergebnisse andere.',
    wanted: (name, images, hash) =>
      `Der Link nennt ${name}: ${counted(images, 'Bild', 'Bilder')} (SHA-256 ${hash}…). Öffnen Sie dessen Dateien hier.`,
    inUse: (name, train, test, classes, hash) =>
      `${name}: ${counted(train, 'Bild', 'Bilder')} zum Training und ${count(test)} zum Test, in ${counted(classes, 'Klasse', 'Klassen')}${hash ? ` (SHA-256 ${hash}…)` : ''}.`,
  },
  more: 'Einen Satz zeichnen oder fotografieren, oder diesen sichern',
  draw: {
    open: 'Satz zeichnen …',
    heading: 'Zeichnen Sie Ihren eigenen Datensatz',
    intro: (wanted) =>
      `Benennen Sie zwei oder mehr Klassen und zeichnen Sie ${wanted} von jeder. Die Eingabetaste behält eine Zeichnung. Einige von jeder sind für den Test.`,
    now: (name, done, wanted) =>
      `Zeichnen: ${name} (${done > wanted ? done : `${done} von ${wanted}`})`,
    keep: 'Zeichnung behalten',
    undo: 'Letzte zurücknehmen',
    add: 'Klasse hinzufügen',
    newName: (number) => `Klasse ${number}`,
    className: (number) => `Name der Klasse ${number}`,
    choose: (name) => `${name} zeichnen`,
    badName: 'Jede Klasse braucht einen eigenen Namen.',
    notEnough: 'Zwei Klassen mit je zwei Zeichnungen sind das Mindeste.',
    use: 'Zum Training verwenden',
    setName: 'Gezeichnet',
  },
  camera: {
    open: 'Kamera verwenden …',
    heading: 'Fotografieren Sie Ihren eigenen Datensatz',
    intro: (wanted) =>
      `Benennen Sie zwei oder mehr Klassen und nehmen Sie von jeder ${wanted} Bilder auf, von mehreren Seiten: Bilder einer Serie sind fast gleich, ein Test mit ihnen sagt daher wenig. Die Bilder bleiben in diesem Browser.`,
    now: (name, done, wanted) =>
      `Zeigen: ${name} (${done > wanted ? done : `${done} von ${wanted}`})`,
    live: 'Mit der Kamera lesen',
    liveEnd: 'Kamera ausschalten',
    liveHint:
      'Die Mitte dessen, was die Kamera sieht, wird mehrmals in der Sekunde gelesen. Nichts verlässt diesen Browser.',
    hold: 'Zum Aufnehmen halten',
    picture: 'Was die Kamera sieht; das mittlere Quadrat wird aufgenommen',
    undo: 'Letztes Bild zurücknehmen',
    choose: (name) => `${name} aufnehmen`,
    notEnough: 'Zwei Klassen mit je zwei Bildern sind das Mindeste.',
    use: 'Datensatz ansehen',
    refused:
      'Die Seite darf die Kamera nicht verwenden. Erlauben Sie es neben der Adresse und öffnen Sie dies noch einmal.',
    none: 'Es wurde keine Kamera gefunden. Schließen Sie eine an und öffnen Sie dies noch einmal, oder öffnen Sie Bilddateien.',
    taken:
      'Ein anderes Programm verwendet die Kamera. Schließen Sie es und öffnen Sie dies noch einmal.',
    insecure:
      'Browser geben eine Kamera nur Seiten mit https-Adressen und Seiten dieses Computers.',
  },
  hand: {
    open: 'Meine Schrift beibringen …',
    openTitle:
      'Zeichnen Sie zwei von jeder Klasse: Das Netz, das die Zeichenfläche liest, lernt daraus',
    again: 'Neu zeichnen …',
    heading: 'Meine Schrift beibringen',
    intro: (drawings) =>
      `Zeichnen Sie auf Ihre Weise, wonach gefragt wird, ${drawings}-mal. Die Eingabetaste behält eine Zeichnung. Dann lernt das Netz der Zeichenfläche aus Ihren Zeichnungen, dazwischen Bilder seines Trainings, damit es das Übrige behält.`,
    draw: 'Zeichnen Sie',
    done: (done, all) => `${done} von ${all} fertig`,
    enough: (drawings) => `Alle ${drawings} sind gezeichnet.`,
    skip: 'Diese überspringen',
    learn: 'Daraus lernen',
    learning: 'Es lernt aus Ihren Zeichnungen …',
    learned: (drawings) =>
      `Die Zeichenfläche liest ein Netz, das aus ${drawings === 1 ? 'einer' : drawings} Ihrer Zeichnungen gelernt hat.`,
    before: 'vorher',
    after: 'nachher',
    thisDrawing: 'Die Zeichnung auf der Fläche',
    drawings: 'Ihre Zeichnungen, richtig gelesen',
    drawingsTitle: 'Jede liest ein Netz, das nur aus der anderen Hälfte gelernt hat.',
    of: (right, all) => `${right} von ${all}`,
    test: 'Testfehler',
    undo: 'Zurück zum alten Netz',
    keep: 'Als Modell öffnen',
    keepTitle:
      'Zeigt es anstelle des Laufs: zum Testen, zum Herunterladen und zum Weitertrainieren',
    name: 'Meine Schrift',
  },
  save: {
    as: (form) => `Als ${form} sichern`,
    title: {
      npz: 'Der Datensatz als eine NPZ-Datei, für numpy und Keras und zum Wiederöffnen hier',
      idx: 'Der Datensatz als IDX-Dateien, wie MNIST sie hat',
    },
  },
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
    channels: 'Wo sie die Farben eines Pixels hat (die Datei sagt es nicht)',
    orders: {
      first: 'ein ganzes Bild einer Farbe nach dem anderen (channels first)',
      last: 'nebeneinander (channels last)',
    },
    names: (classes) => `Namen der Klassen (${classes}), mit Kommas dazwischen`,
    frozen: 'Beim Weitertrainieren',
    frozenLayers: (layers) =>
      layers === 0
        ? 'lernen alle Schichten'
        : layers === 1
          ? 'bleibt die erste Schicht, wie sie ist'
          : `bleiben die ersten ${layers} Schichten, wie sie sind`,
    readsRight: (images, right, next) =>
      `Es liest ${percent(right, 0)} von ${counted(images, 'Testbild', 'Testbildern')} richtig` +
      (next === null
        ? '.'
        : `; so wurde die Wahl geraten. Die nächstbeste las ${percent(next, 0)}.`),
    noImages: 'Hier sind keine Bilder seiner Größe, um es auszuprobieren.',
    reads: (answer, right) => (right ? `✓ ${answer}` : `✗ ${answer}`),
    open: 'Öffnen',
    badNames: (classes, given) =>
      `Nötig sind verschiedene Namen, ${classes} an der Zahl; bisher: ${given}.`,
    begins: (file) => `Das Training beginnt mit den Gewichten von ${file}.`,
    newLastLayer: (classes) =>
      `Die letzte Schicht ist neu: Dieses Netz hat ${counted(classes, 'Klasse', 'Klassen')}, und die Daten haben eine andere Zahl.`,
    staysFrozen: (layers) =>
      layers === 1
        ? 'Seine erste Schicht bleibt, wie sie ist.'
        : `Seine ersten ${layers} Schichten bleiben, wie sie sind.`,
    notFrozen:
      'Alle Schichten lernen: Feste Schichten und gemittelte Gewichte gehen nicht zusammen.',
    otherSettings: (file) =>
      `Diese Einstellungen haben andere Schichten oder Bilder als ${file}, darum beginnt der Lauf mit Zufallsgewichten.`,
    shownOnly: (file, classes) =>
      `${file} wird gezeigt; die Daten haben nicht seine ${counted(classes, 'Klasse', 'Klassen')}, darum ist es nicht getestet. „Trainieren“ beginnt mit seinen Gewichten und einer neuen letzten Schicht.`,
    notTrainable: (file) =>
      `${file} wird gezeigt; hier haben keine Daten seine Größe, darum ist es weder getestet noch zu trainieren.`,
  },
};
