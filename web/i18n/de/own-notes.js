/** web/i18n/en/own-sentences.js in German. */
import { count, counted, decimal, plural } from '../numbers.js';
import { said } from './said.js';

/** @param {string[]} names @param {number} all */
const first = (names, all) =>
  `${names.join(', ')}${all > names.length ? ` und ${count(all - names.length)} weitere` : ''}`;

/** @param {number[]} shape */
const times = (shape) => shape.join(' × ');

/** Why each of some files is left out. @param {{path: string, why: import('../say.js').Note}[]} files @param {import('../say.js').Say} say */
const reasons = (files, say) => files.map(({ path, why }) => `${path}: ${say.reason(why)}`);

/** @type {Record<string, string>} */
const KINDS = {
  pickle: 'ein Pickle von Python',
  pdf: 'ein PDF',
  gif: 'ein GIF',
  bmp: 'ein BMP',
  tiff: 'ein TIFF',
  torch: 'eine Datei von torch.save',
  sheet: 'eine Tabellenkalkulation',
  office: 'ein Dokument eines Büroprogramms',
  html: 'eine Webseite und nicht die Datei, die es sein sollte',
  lfs: 'ein Zeiger von Git LFS und nicht die Datei selbst',
  video: 'ein Video oder ein anderer Container',
  R: 'eine Datei von R',
  PGM: 'ein PGM oder PPM',
  ico: 'ein Windows-Symbol',
  otherPicture: 'ein Bild einer Art, die nicht gelesen wird',
  sound: 'ein Ton',
  network: 'ein trainiertes Netz',
  markup: 'eine Beschreibung in XML oder YAML',
  statistics: 'eine Datei von Stata oder SPSS',
  disk: 'das Abbild eines Datenträgers',
  Hadoop: 'eine Tabelle von ORC oder Avro',
  'UTF-32': 'ein Text in UTF-32',
};

/** @type {Record<string, string>} */
const ADVICE = {
  unpack: 'entpacken Sie sie zuerst',
  pack: 'entpacken Sie sie zuerst, oder packen Sie ein Zip',
  npz: 'sichern Sie die Arrays in Python mit numpy.savez',
  binary: 'nehmen Sie die binäre Fassung des Datensatzes, oder numpy.savez',
  pdf: 'sichern Sie die Bilder daraus als PNG',
  png: 'sichern Sie es als PNG',
  h5: 'öffnen Sie es in Python mit h5py, und sichern Sie die Arrays mit numpy.savez',
  mat: 'öffnen Sie es in Python mit scipy.io.loadmat, und sichern Sie die Arrays mit numpy.savez',
  torch:
    'sichern Sie die Tensoren in Python: numpy.savez(file, x=images.numpy(), y=labels.numpy())',
  parquet: 'sichern Sie sie als Parquet oder CSV',
  csv: 'sichern Sie die Tabelle der Pixel als CSV, oder die Bilder als PNG',
  again: 'laden Sie die Datei selbst herunter, vielleicht nach einer Anmeldung',
  lfs: 'holen Sie diese mit git lfs pull',
  images: 'gelesen werden nur Bilder',
  network: 'öffnen Sie es als Netz und nicht als Daten',
  folders: 'legen Sie die Bilder jeder Klasse in einen Ordner ihres Namens',
  utf8: 'sichern Sie ihn als UTF-8',
};

/** @type {Record<string, string>} */
const PARTS = { train: 'zum Training', test: 'zum Test', val: 'zur Validierung' };

/** @param {Record<string, any>} values */
const columnOf = ({ column, number }) => column ?? `Spalte ${number}`;

/** @type {typeof import('../en/own-sentences.js').sentences} */
export const notes = {
  plain: ({ text }) => said(text),
  colourKept: () => 'Die Bilder haben Farben: Sie bleiben.',
  greyKept: () => 'Kein Bild hat Farben: Sie sind grau.',
  transposed: () =>
    'Ein Name sagt EMNIST; dessen Bilder liegen auf der Seite: Zeilen und Spalten werden vertauscht.',
  scaled: ({ width, height, size }) =>
    `${width ? `Die Bilder haben ${width} × ${height} Pixel` : 'Die Bilder sind verschieden groß'}: Sie werden auf ${size} × ${size} gebracht.`,
  middleTaken: () => 'Die Bilder sind nicht quadratisch: Ihre Mitte wird genommen.',
  allKept: () => 'Die Bilder sind nicht quadratisch: Jedes bleibt ganz, daneben steht Hintergrund.',
  inverted: () =>
    'Die Bilder sind dunkel auf hell: Sie werden umgekehrt, denn für die Netze hier ist Tinte hell.',
  rounded: () => 'Die Werte der Pixel werden auf ganze Zahlen von 0 bis 255 gerundet.',
  fromUnit: () => 'Die Werte der Pixel gehen von 0 bis 1: Sie werden mal 255 genommen.',
  fromSigned: () => 'Die Werte der Pixel gehen von -1 bis 1: Sie werden auf 0 bis 255 verteilt.',
  fromSixteen: () => 'Die Werte der Pixel haben 16 Bit: Sie werden durch 257 geteilt.',
  behindTransparent: ({ white }) =>
    `Hinter durchsichtige Pixel kommt ${white ? 'Weiß' : 'Schwarz'}.`,
  profileLeft: () =>
    'Was Dateien über ihre Farben sagen (Gamma, Profile), bleibt unberücksichtigt.',
  labelByWords: ({ file, ...column }) =>
    `${file}: ${columnOf(column)} enthält Wörter und gilt darum als die Klasse.`,
  labelByPlace: ({ file, place, ...column }) =>
    `${file}: ${columnOf(column)}, die ${place === 'first' ? 'erste' : 'letzte'}, gilt als die Klasse.`,
  pairLeft: ({ images, labels }) =>
    `${images} und ${labels} gelten als Paar, weil keine anderen Dateien übrig sind.`,
  oneHot: ({ file, each }) =>
    `${file}: Jede Klasse ist eine Zeile von ${each} Werten mit einer einzigen 1 (one-hot).`,
  firstOfValues: ({ file, each }) =>
    `${file} hat ${each} Werte für jedes Bild: Der erste gilt als die Klasse.`,
  labelsByName: ({ file, label, name, pictures, rows }) =>
    `${file}: Ihre Spalte ${label} gilt als Klasse des Bildes, das ihre Spalte ${name} nennt (${count(pictures)} ${plural(pictures, 'Bild', 'Bilder')}, ${count(rows)} ${plural(rows, 'Zeile', 'Zeilen')}).`,
  namesBegin: ({ names, all }) =>
    `Die Klassen sind die Anfänge der Dateinamen: ${first(names, all)}.`,
  parquetColumns: ({ file, images, labels }) =>
    `${file}: Die Spalte ${images} hat die Bilder${labels ? ` und ${labels} die Klassen` : '; eine der Klassen gibt es nicht'}.`,
  cifarNames: ({ file }) =>
    `${file}: So heißt eine Datei von CIFAR-10, darum bekommen die Klassen die Namen von CIFAR-10.`,
  cifarLabels: ({ file, which }) =>
    `${file}: Die ${which === 'fine' ? 'feinen' : 'groben'} Klassen von CIFAR-100 werden genommen.`,
  twins: ({ files, names }) =>
    `${files} ${plural(files, 'Datei ist', 'Dateien sind')} zweimal da und ${plural(files, 'zählt', 'zählen')} einmal: ${first(names, files)}.`,
  splitByNames: ({ validation }) =>
    validation === 'trained'
      ? 'Die Aufteilung ist die der Namen; mit dem, was zur Validierung heißt, wird auch trainiert, und der Lauf hält davon etwas zurück.'
      : `Die Aufteilung ist die der Namen${validation === 'test' ? ': Was zur Validierung heißt, ist der Test' : ''}.`,
  splitDrawn: ({ share, seed }) =>
    `Kein Name sagt, welche Bilder für den Test sind: ${percentOf(share)} jeder Klasse werden mit Startwert ${seed} gezogen.`,
  shared: ({ images }) =>
    `${count(images)} ${plural(images, 'Bild', 'Bilder')} des Tests ${plural(images, 'ist', 'sind')} auch unter denen zum Training, also ist der Test leichter, als er sein soll.`,
  repeated: ({ images }) =>
    `${count(images)} ${plural(images, 'Bild kommt', 'Bilder kommen')} mehr als einmal vor.`,
  blankLabels: ({ images }) =>
    `${count(images)} ${plural(images, 'Bild hat', 'Bilder haben')} keine Klasse und ${plural(images, 'bleibt', 'bleiben')} weg.`,
  sharedName: ({ name, labels, classes }) =>
    `Die Klassennummern ${labels.join(', ')} haben denselben Namen, ${name}; sie bleiben verschiedene Klassen: ${classes.join(', ')}. Geben Sie ihnen verschiedene Namen oder eine einzige Nummer.`,
  unnamedLabels: ({ labels, all, lowest, highest }) =>
    `${all} ${plural(all, 'Klassennummer hat', 'Klassennummern haben')} keinen Namen: ${first(labels, all)}; Namen gibt es für ${lowest} bis ${highest}.`,
  unusedNames: ({ names, all, given }) =>
    `${count(all)} von ${count(given)} Namen ${plural(all, 'gehört zu einer Klasse', 'gehören zu Klassen')} ohne Bilder: ${first(names, all)}. Ist eine Liste verschoben, sind alle ihre Namen falsch.`,
  severalNames: ({ file, label, names, taken }) =>
    `${file} gibt der Klassennummer ${label} mehrere Namen, ${names.join(', ')}; sie heißt ${taken}. Lassen Sie jeder Nummer einen Namen.`,
  namesByCase: ({ names, all }) =>
    `${all} ${plural(all, 'Name ist', 'Namen sind')} verschieden groß- und kleingeschrieben, das ergibt verschiedene Klassen: ${first(names, all)}. Schreiben Sie, was eine Klasse ist, auf eine Weise.`,
  untrained: ({ names, all, images }) =>
    `${all} ${plural(all, 'Klasse hat', 'Klassen haben')} Bilder im Test und keine zum Training, also kann kein Netz sie lernen (${count(images)} ${plural(images, 'Bild', 'Bilder')} im Test): ${first(names, all)}. Geben Sie Bilder zum Training dazu, oder lassen Sie sie weg.`,
  untested: ({ names, all }) =>
    `${all} ${plural(all, 'Klasse hat', 'Klassen haben')} kein Bild im Test, also sagt der Testfehler nichts über sie: ${first(names, all)}.`,
  filesLeftOut: ({ files, shown }, say) => {
    const some = shown.map(
      (/** @type {{path: string, why: import('../say.js').Note}} */ { path, why }) =>
        `${path} (${say.reason(why)})`,
    );
    const more = files - some.length;
    return `${files} ${plural(files, 'Datei ist', 'Dateien sind')} weggelassen: ${some.join('; ')}${more > 0 ? `; und ${more} weitere` : ''}.`;
  },
  someOpened: ({ opened, pictures }) =>
    `${count(opened)} von ${counted(pictures, 'Bild', 'Bildern')} ${plural(opened, 'ist', 'sind')} bisher geöffnet; ob die anderen lesbar sind, zeigt sich, wenn sie vorbereitet werden.`,
  hiddenLeftOut: ({ files }) =>
    `${files} versteckte ${plural(files, 'Datei ist', 'Dateien sind')} weggelassen.`,
  array: ({ form, shape, type }) =>
    `${form}, ${times(shape) || 'ein Wert'} ${type === 'text' ? 'Texte' : type}`,
  classNames: ({ classes }) => `Namen von ${counted(classes, 'Klasse', 'Klassen')}`,
  labels: ({ labels }) => counted(labels, 'Klassennummer', 'Klassennummern'),
  records: ({ form, records }) => `${form}, ${counted(records, 'Datensatz', 'Datensätze')}`,
  table: ({ rows, pixels, labelled }) =>
    `Tabelle, ${counted(rows, 'Zeile', 'Zeilen')} mit ${counted(pixels, 'Pixel', 'Pixeln')}${labelled ? '' : ' ohne Klassen'}`,
  parquet: ({ pictures }) => `Parquet, ${counted(pictures, 'Bild', 'Bilder')}`,
  pictures: ({ pictures, name, part }) =>
    `${pictures} ${plural(pictures, 'Bild', 'Bilder')} ${name === null ? 'ohne Klasse' : `der Klasse ${name}`}${part ? `, ${PARTS[part]}` : ''}`,
  noForm: () => 'Sie hat keine Form, die gelesen wird',
  empty: () => 'Sie ist leer',
  noImageTable: () =>
    'Sie ist eine Tabelle ohne eine Spalte für jedes Pixel; eine von Namen und Klassen, etwa filename,label, zählt, wenn Bilder neben ihr so heißen, deren Ordner keine Klassen sind und sie keine Einreichung (submission) ist; sonst legen Sie die Bilder jeder Klasse in einen Ordner mit ihrem Namen',
  twoLabels: ({ name, labels }) =>
    `Die Tabelle gibt ${name} zwei Klassen, ${labels.join(' und ')}, aber ein Bild hat eine; behalten Sie eine Zeile für jedes Bild.`,
  noRows: ({ columns }) =>
    `Das ist eine Tabelle mit ${counted(columns, 'Spalte', 'Spalten')}, die eine Kopfzeile und keine Zeilen hat; sichern Sie sie mit einer Zeile für jedes Bild.`,
  noPixels: ({ columns, numbers, text, column }) =>
    `Das ist eine Tabelle mit ${counted(columns, 'Spalte', 'Spalten')}, von denen ${numbers} nur Zahlen ${plural(numbers, 'hat', 'haben')}; neben der Klasse braucht es die Pixel eines quadratischen Bildes${text === null ? '' : `; in Spalte ${column} steht „${text}“`}.`,
  foreign: ({ kind, advice }) => `Das ist ${KINDS[kind] ?? kind}; ${ADVICE[advice]}`,
  labelsAlone: () => 'Sie hat Klassennummern, aber es gibt keine Bilder dazu',
  nothing: ({ files, hidden, only, shown }, say) => {
    const some = reasons(shown, say);
    return (
      `In ${plural(files, 'der Datei', 'den Dateien')}${only ? ` mit ${JSON.stringify(only)} im Pfad` : ''} sind keine Bilder.${hidden > 0 ? ` ${plural(hidden, 'Eine Datei ist', `${count(hidden)} Dateien sind`)} versteckt oder vom System und ausgelassen.` : ''}${some.length > 0 ? ` ${some.join('; ')}.` : ''} ` +
      'Gelesen werden Ordner und Archive mit PNG, JPEG und WebP, IDX, CIFAR, NPY und NPZ, CSV, ARFF und Parquet.'
    );
  },
  severalSets: ({ sets }) =>
    `Die Dateien gehören zu ${sets.length} Datensätzen: ${sets.map((/** @type {string} */ stem) => stem || 'einem ohne Namen').join('; ')}. Öffnen Sie nur die Dateien von einem.`,
  unclearPairs: ({ arrays }) =>
    `Es ist nicht klar, welche Klassen zu welchen Bildern gehören: ${arrays
      .map(
        (/** @type {{file: string, shape: number[]}} */ { file, shape }) =>
          `${file} (${times(shape)})`,
      )
      .join(', ')}. Geben Sie beiden Dateien eines Paars den gleichen Namen bis auf ` +
    '„images“ und „labels“, wie train-images und train-labels.',
  otherCount: ({ file, images, labelFile, labels }) =>
    `${file} hat ${counted(images, 'Bild', 'Bilder')}, aber ${labelFile} hat ${counted(labels, 'Klassennummer', 'Klassennummern')}; sie gehören nicht zusammen, oder eine ist abgeschnitten.`,
  noImageShape: ({ file, shape }) =>
    `${file} hat die Form ${times(shape)}, und so sind keine Bilder: Anzahl × Höhe × Breite, mit 1, 3 oder 4 Farben am Ende oder an zweiter Stelle, oder Anzahl × Werte eines quadratischen Bilds.`,
  manySizes: ({ sizes, all }) =>
    `Die Bilder sind verschieden groß (${first(sizes.map(times), all)}), haben also keine gemeinsame Größe; wählen Sie eine, etwa 28 oder 32.`,
  inkNeedsGrey: () =>
    'Tinte wird nur in grauen Bildern gefunden; wählen Sie Grau oder eine andere Einpassung.',
  tooManyValues: ({ width, height, colour, inputs, most, side }) =>
    `Bilder von ${width} × ${height} in ${colour ? 'Farbe' : 'Grau'} haben ${count(inputs)} Werte, und ein Netz nimmt höchstens ${count(most)}; wählen Sie eine Größe bis ${side}.`,
  tooMuchRoom: ({ images, width, height, colour, bytes, most, side, greySide }) =>
    `${counted(images, 'Bild', 'Bilder')} von ${width} × ${height} in ${colour ? 'Farbe' : 'Grau'} ${plural(images, 'braucht', 'brauchen')} ${bytesOf(bytes)}, und höchstens ${bytesOf(most)} werden gehalten; wählen Sie eine Größe bis ${side}${colour ? `, oder bis ${greySide} in Grau` : ''}, oder nehmen Sie weniger Bilder.`,
  fractionLabel: ({ label }) => `Eine Klasse ist ${label}; Klassen sind ganze Zahlen oder Namen.`,
  noSuchClass: ({ name, names }) =>
    `Es gibt keine Klasse ${JSON.stringify(name)}, die wegbleiben könnte; es gibt ${names.join(', ')}.`,
  allLeftOut: () =>
    'Alle Klassen sind weggelassen, also bleibt nichts zum Training; behalten Sie mindestens zwei.',
  noClasses: ({ shown }, say) =>
    [
      'Kein Bild hat eine Klasse; legen Sie die Bilder jeder Klasse in einen Ordner mit ihrem Namen, oder fügen Sie eine Datei mit Klassen hinzu.',
      ...reasons(shown, say).map((reason) => `${reason}.`),
    ].join(' '),
  manyClasses: ({ labels, most }) =>
    `Es gibt ${count(labels)} verschiedene Klassen, und höchstens ${count(most)} werden unterschieden; vielleicht sind es etwas anderes, etwa Zeilennummern.`,
  noPixelValue: ({ file, image, value }) =>
    `${file}: Bild ${image} hat den Wert ${value}, der kein Pixel ist.`,
  noPixelRange: ({ file, low, high }) =>
    `${file} hat Werte von ${low} bis ${high}; Pixel gehen von 0 bis 255, von 0 bis 1, von -1 bis 1 oder, mit 16 Bit, bis 65535. Sichern Sie sie so.`,
  tooFew: ({ images, train, test }) =>
    `Es gibt ${counted(images, 'Bild', 'Bilder')} mit Klasse, das macht ${train} zum Training und ${test} zum Test; nehmen Sie mindestens 2 von jeder Klasse.`,
  noneToTest: () => 'Es gibt kein Bild mit Klasse zum Testen.',
  unknownClasses: ({ unknown, known }) =>
    `Das Netz kennt ${unknown.join(', ')} nicht; es kennt ${known.join(', ')}. Lassen Sie die anderen weg.`,
  idxStart: () =>
    'Das ist keine IDX-Datei: Sie beginnt nicht mit zwei Nullbytes, einem Typ und 1 bis 4 Dimensionen.',
  idxHeader: ({ missing, header }) =>
    `Der Kopf dieser IDX-Datei ist abgeschnitten: ${missing} seiner ${header} Byte ${plural(missing, 'fehlt', 'fehlen')}; laden Sie die Datei noch einmal.`,
  idxSize: ({ shape }) =>
    `Diese IDX-Datei nennt ${times(shape)} Werte, was es so nicht gibt; sie ist beschädigt oder keine IDX-Datei.`,
  idxCut: ({ shape, missing, bytes }) =>
    `Diese IDX-Datei ist abgeschnitten: Sie nennt ${times(shape)} Werte, aber ${missing} ihrer ${bytes} Byte ${plural(missing, 'fehlt', 'fehlen')}; laden Sie sie noch einmal.`,
  idxTrailing: ({ shape, trailing }) =>
    `Diese IDX-Datei hat ${trailing} Byte nach den ${times(shape)} Werten, die sie nennt; sie ist beschädigt, laden Sie sie noch einmal.`,
  gzipLimit: ({ most }) =>
    `Entpackt hat die gzip-Datei mehr als ${bytesOf(most)}, das Meiste, was von ihr gelesen wird; vielleicht ist es die falsche: Laden Sie sie noch einmal, oder nehmen Sie einen Teil davon.`,
  damagedGzip: ({ what }) =>
    `Die gzip-Datei ist beschädigt: ${what === 'cut' ? 'Sie ist abgeschnitten' : 'Ihr Inhalt ist verdorben, oder nach ihrem Ende folgt anderes'}; laden Sie sie noch einmal.`,
  noSample: ({ width, height, toWidth, toHeight }) =>
    `Ein Bild von ${width} × ${height} lässt sich nicht auf ${toWidth} × ${toHeight} bringen; wählen Sie eine andere Größe.`,
  brokenNames: () =>
    'Ihrem Namen nach nennt sie Klassen, aber ihr JSON ist nicht lesbar; berichtigen Sie es, oder schreiben Sie in labels.txt einen Namen je Zeile.',
  repeatedNames: () =>
    'Sie nennt Klassen, aber ihr JSON hat einen Schlüssel zweimal, und Programme lesen nicht denselben; lassen Sie einen davon weg.',
  largeFile: ({ bytes, most }) =>
    `Sie hat ${bytesOf(bytes)}, und höchstens ${bytesOf(most)} werden von einer Datei gelesen; nehmen Sie einen Teil davon oder mehrere kleinere Dateien.`,
  largeUnpacked: ({ bytes, most }) =>
    `Die Dateien haben entpackt ${bytesOf(bytes)} und mehr, und höchstens ${bytesOf(most)} werden gehalten; nehmen Sie weniger davon.`,
  fileChanged: () =>
    'Sie ist kürzer geworden, während sie gelesen wurde; öffnen Sie sie noch einmal.',
  unreadable: ({ file }) => `Die Datei ${file} ist nicht lesbar; prüfen Sie, ob sie noch da ist.`,
  outOfMemory: () =>
    'Das Vorbereiten der Daten brach ab, wahrscheinlich aus Mangel an Speicher; nehmen Sie weniger oder kleinere Bilder.',
  damagedZip: () => 'Das Zip ist beschädigt; laden Sie es noch einmal.',
  locked: () => 'Sie ist mit einem Passwort gesperrt; entpacken Sie das Zip selbst.',
  unknownMethod: ({ method }) =>
    `Sie ist mit ${method} gepackt, was hier nicht gelesen wird; entpacken Sie das Zip selbst, oder packen Sie es neu.`,
  damagedTar: () => 'Das Tar ist beschädigt; laden Sie es noch einmal.',
  noPicture: () => 'Das ist kein lesbares Bild; sichern Sie es als PNG, JPEG oder WebP.',
  largePicture: ({ width, height, most }) =>
    `Das Bild hat ${width} × ${height} Pixel; höchstens ${count(most)} werden gelesen. Sichern Sie es kleiner.`,
  damagedPicture: ({ format }) =>
    `Das ${format} ist beschädigt oder abgeschnitten; sichern Sie es noch einmal.`,
  animated: () => 'Das WebP ist animiert; sichern Sie eines seiner Bilder.',
  printColours: () => 'Das JPEG ist für den Druck, in vier Farben (CMYK); sichern Sie es als RGB.',
  badPicture: ({ file, why }, say) => `${file}: ${say.reason(why)}.`,
  otherColumns: ({ row, has, columns }) =>
    `Zeile ${row} der Werte hat ${has > columns ? 'mehr als' : 'nur'} ${counted(Math.min(has, columns), 'Spalte', 'Spalten')}, die erste aber ${columns}; berichtigen Sie die Zeile, oder sichern Sie die Tabelle noch einmal.`,
  noNumber: ({ row, column, text }) =>
    `In Zeile ${row}, Spalte ${column} der Werte steht ${JSON.stringify(text)}, wo eine Zahl stehen muss; berichtigen Sie es.`,
  sparseTable: () =>
    'Das ARFF nennt nur die Werte, die nicht 0 sind (sparse); sichern Sie es mit allen Werten, oder als CSV.',
  numpyHeader: () =>
    'Sie beginnt wie eine Datei von numpy, aber ihr Kopf ist nicht lesbar; sichern Sie sie noch einmal mit numpy.save.',
  numpyObjects: () =>
    'Sie enthält Objekte von Python, die nur Python lesen kann; sichern Sie stattdessen Zahlen: numpy.save(file, numpy.array(list, dtype="uint8")), alle Bilder gleich groß.',
  numpyType: ({ type }) =>
    `Sie enthält Werte von numpys Typ ${type || 'mit mehreren Feldern'}, die keine Zahlen von 0 bis 255 sind; sichern Sie die Pixel als uint8 und die Klassen als ganze Zahlen.`,
  cutOff: ({ shape, room }) =>
    `Die Datei ist abgeschnitten: Sie nennt ${times(shape)} Werte, und Platz ist für ${room}; laden Sie sie noch einmal.`,
  noRecords: ({ bytes }) =>
    `Sie hat ${bytes} Byte, das ist keine ganze Zahl von Bildern, wie CIFAR-10 (3073 Byte) oder CIFAR-100 (3074) sie haben; vielleicht ist sie abgeschnitten.`,
  damagedParquet: () =>
    'Die Parquet-Datei ist nicht lesbar; laden Sie sie noch einmal, oder schreiben Sie sie mit Snappy oder ungepackt.',
  noPictureColumn: ({ columns }) =>
    `Die Parquet-Datei hat keine Spalte mit Bildern, nur ${columns.join(', ')}.`,
};

/** @param {number} share */
const percentOf = (share) => `${decimal(100 * share, 1).replace(/[.,]0$/, '')} %`;

/** @param {number} bytes */
const bytesOf = (bytes) =>
  bytes < 1e5
    ? `${count(bytes)} Byte`
    : `${bytes < 1e7 ? decimal(bytes / 1e6, 1) : count(bytes / 1e6)} MB`;
