/** web/i18n/en/own-sentences.js in Spanish. */
import { count, counted, decimal, plural } from '../numbers.js';
import { said } from './said.js';

/** @param {string[]} names @param {number} all */
const first = (names, all) =>
  `${names.join(', ')}${all > names.length ? ` y ${count(all - names.length)} más` : ''}`;

/** @param {number[]} shape */
const times = (shape) => shape.join(' × ');

/** Why each of some files is left out. @param {{path: string, why: import('../say.js').Note}[]} files @param {import('../say.js').Say} say */
const reasons = (files, say) => files.map(({ path, why }) => `${path}: ${say.reason(why)}`);

/** @type {Record<string, string>} */
const KINDS = {
  pickle: 'un pickle de Python',
  pdf: 'un PDF',
  gif: 'un GIF',
  bmp: 'un BMP',
  tiff: 'un TIFF',
  torch: 'un archivo de torch.save',
  sheet: 'una hoja de cálculo',
  office: 'un documento de ofimática',
  html: 'una página web y no el archivo que debería ser',
  lfs: 'un puntero de Git LFS y no el propio archivo',
  video: 'un vídeo u otro contenedor',
  R: 'un archivo de R',
  PGM: 'un PGM o PPM',
  ico: 'un icono de Windows',
  otherPicture: 'una imagen de un tipo que no se lee',
  sound: 'un sonido',
  network: 'una red entrenada',
  markup: 'una descripción en XML o YAML',
  statistics: 'datos de Stata o SPSS',
  disk: 'una imagen de disco',
  Hadoop: 'una tabla de ORC o Avro',
  'UTF-32': 'un texto en UTF-32',
};

/** @type {Record<string, string>} */
const ADVICE = {
  unpack: 'descomprímalo antes',
  pack: 'descomprímalo antes o haga un zip',
  npz: 'guarde sus arrays con numpy.savez en Python',
  binary: 'use la versión binaria del conjunto, o numpy.savez',
  pdf: 'guarde sus imágenes como PNG',
  png: 'guárdelo como PNG',
  h5: 'ábralo con h5py en Python y guarde sus arrays con numpy.savez',
  mat: 'ábralo con scipy.io.loadmat en Python y guarde sus arrays con numpy.savez',
  torch: 'guarde sus tensores en Python: numpy.savez(file, x=images.numpy(), y=labels.numpy())',
  parquet: 'guárdelo como Parquet o CSV',
  csv: 'guarde su tabla de píxeles como CSV, o sus imágenes como PNG',
  again: 'descargue el propio archivo, quizá después de iniciar sesión',
  lfs: 'tráigalo con git lfs pull',
  images: 'solo se leen imágenes',
  network: 'ábralo como red, no como datos',
  folders: 'ponga las imágenes de cada clase en una carpeta con su nombre',
  utf8: 'guárdelo como UTF-8',
};

/** @type {Record<string, string>} */
const PARTS = { train: 'para entrenar', test: 'para la prueba', val: 'para validar' };

/** @param {Record<string, any>} values */
const columnOf = ({ column, number }) => column ?? `la columna ${number}`;

/** @type {typeof import('../en/own-sentences.js').sentences} */
export const notes = {
  plain: ({ text }) => said(text),
  colourKept: () => 'Las imágenes tienen colores: se conservan.',
  greyKept: () => 'Ninguna imagen tiene color: son grises.',
  transposed: () =>
    'Un nombre dice EMNIST, cuyas imágenes están tumbadas: se intercambian filas y columnas.',
  scaled: ({ width, height, size }) =>
    `${width ? `Las imágenes tienen ${width} × ${height} píxeles` : 'Las imágenes tienen tamaños distintos'}: se llevan a ${size} × ${size}.`,
  middleTaken: () => 'Las imágenes no son cuadradas: se toma su centro.',
  allKept: () => 'Las imágenes no son cuadradas: cada una queda entera, con fondo al lado.',
  inverted: () =>
    'Las imágenes son oscuras sobre claro: se invierten, porque para las redes de aquí la tinta es clara.',
  rounded: () => 'Los valores de los píxeles se redondean a enteros de 0 a 255.',
  fromUnit: () => 'Los valores de los píxeles van de 0 a 1: se multiplican por 255.',
  fromSigned: () => 'Los valores de los píxeles van de -1 a 1: se reparten de 0 a 255.',
  fromSixteen: () => 'Los valores de los píxeles tienen 16 bits: se dividen entre 257.',
  behindTransparent: ({ white }) =>
    `Detrás de los píxeles transparentes se pone ${white ? 'blanco' : 'negro'}.`,
  profileLeft: () =>
    'Lo que los archivos dicen de sus colores (gamma, perfiles) no se tiene en cuenta.',
  labelByWords: ({ file, ...column }) =>
    `${file}: ${columnOf(column)} tiene palabras, así que se toma como la clase.`,
  labelByPlace: ({ file, place, ...column }) =>
    `${file}: ${columnOf(column)}, la ${place === 'first' ? 'primera' : 'última'}, se toma como la clase.`,
  pairLeft: ({ images, labels }) =>
    `${images} y ${labels} se toman como pareja porque no quedan otros archivos.`,
  oneHot: ({ file, each }) =>
    `${file}: cada clase es una fila de ${each} valores con un solo 1 (one-hot).`,
  firstOfValues: ({ file, each }) =>
    `${file} tiene ${each} valores por imagen: el primero se toma como la clase.`,
  labelsByName: ({ file, label, name, pictures, rows }) =>
    `${file}: su columna ${label} se toma como clase de la imagen que nombra su columna ${name} (${count(pictures)} ${plural(pictures, 'imagen', 'imágenes')}, ${count(rows)} ${plural(rows, 'fila', 'filas')}).`,
  namesBegin: ({ names, all }) =>
    `Las clases se toman del comienzo de los nombres de archivo: ${first(names, all)}.`,
  parquetColumns: ({ file, images, labels }) =>
    `${file}: la columna ${images} tiene las imágenes${labels ? ` y ${labels} las clases` : '; no hay ninguna de clases'}.`,
  cifarNames: ({ file }) =>
    `${file}: así se llama un archivo de CIFAR-10, así que las clases llevan los nombres de CIFAR-10.`,
  cifarLabels: ({ file, which }) =>
    `${file}: se toman las clases ${which === 'fine' ? 'finas' : 'gruesas'} de CIFAR-100.`,
  twins: ({ files, names }) =>
    `${files} ${plural(files, 'archivo está', 'archivos están')} dos veces y ${plural(files, 'cuenta', 'cuentan')} una: ${first(names, files)}.`,
  splitByNames: ({ validation }) =>
    validation === 'trained'
      ? 'La división es la de los nombres; también se entrena con lo que se llama validación, y la ejecución reserva una parte.'
      : `La división es la de los nombres${validation === 'test' ? ': lo que se llama validación es la prueba' : ''}.`,
  splitDrawn: ({ share, seed }) =>
    `Ningún nombre dice qué imágenes son para la prueba: se sortea un ${percentOf(share)} de cada clase con la semilla ${seed}.`,
  shared: ({ images }) =>
    `${count(images)} ${plural(images, 'imagen', 'imágenes')} de la prueba ${plural(images, 'está', 'están')} también en el entrenamiento, así que la prueba es más fácil de lo debido.`,
  repeated: ({ images }) =>
    `${count(images)} ${plural(images, 'imagen aparece', 'imágenes aparecen')} más de una vez.`,
  blankLabels: ({ images }) =>
    `${count(images)} ${plural(images, 'imagen no tiene', 'imágenes no tienen')} clase y ${plural(images, 'se deja', 'se dejan')} fuera.`,
  sharedName: ({ name, labels, classes }) =>
    `Los números de clase ${labels.join(', ')} tienen el mismo nombre, ${name}; siguen siendo clases distintas: ${classes.join(', ')}. Deles nombres distintos o un solo número.`,
  unnamedLabels: ({ labels, all, lowest, highest }) =>
    `${all} ${plural(all, 'número de clase no tiene', 'números de clase no tienen')} nombre: ${first(labels, all)}; hay nombres para los números del ${lowest} al ${highest}.`,
  unusedNames: ({ names, all, given }) =>
    `${count(all)} de los ${count(given)} nombres dados ${plural(all, 'es de una clase', 'son de clases')} sin imágenes: ${first(names, all)}. Si una lista está desplazada, todos sus nombres son erróneos.`,
  severalNames: ({ file, label, names, taken }) =>
    `${file} da varios nombres al número de clase ${label}, ${names.join(', ')}; se llama ${taken}. Deje un solo nombre para cada número.`,
  namesByCase: ({ names, all }) =>
    `${all} ${plural(all, 'nombre está escrito', 'nombres están escritos')} con mayúsculas y minúsculas distintas, lo que crea clases distintas: ${first(names, all)}. Escriba de una sola manera lo que sea una sola clase.`,
  untrained: ({ names, all, images }) =>
    `${all} ${plural(all, 'clase tiene', 'clases tienen')} imágenes en la prueba y ninguna para entrenar, así que ninguna red puede ${plural(all, 'aprenderla', 'aprenderlas')} (${count(images)} ${plural(images, 'imagen', 'imágenes')} de prueba): ${first(names, all)}. Añada imágenes para entrenar u ${plural(all, 'omítala', 'omítalas')}.`,
  untested: ({ names, all }) =>
    `${all} ${plural(all, 'clase no tiene', 'clases no tienen')} imágenes en la prueba, así que el error de prueba no dice nada de ${plural(all, 'ella', 'ellas')}: ${first(names, all)}.`,
  filesLeftOut: ({ files, shown }, say) => {
    const some = shown.map(
      (/** @type {{path: string, why: import('../say.js').Note}} */ { path, why }) =>
        `${path} (${say.reason(why)})`,
    );
    const more = files - some.length;
    return `${plural(files, 'Se omite', 'Se omiten')} ${files} ${plural(files, 'archivo', 'archivos')}: ${some.join('; ')}${more > 0 ? `; y ${more} más` : ''}.`;
  },
  someOpened: ({ opened, pictures }) =>
    `De ${counted(pictures, 'imagen', 'imágenes')} se ${plural(opened, 'ha', 'han')} abierto ${count(opened)}; si las demás se pueden leer se verá al prepararlas.`,
  hiddenLeftOut: ({ files }) =>
    `${plural(files, 'Se omite', 'Se omiten')} ${files} ${plural(files, 'archivo oculto', 'archivos ocultos')}.`,
  array: ({ form, shape, type }) =>
    `${form}, ${times(shape) || 'un valor'} ${type === 'text' ? 'textos' : type}`,
  classNames: ({ classes }) => `nombres de ${counted(classes, 'clase')}`,
  labels: ({ labels }) => `${counted(labels, 'clase')} de imágenes`,
  records: ({ form, records }) => `${form}, ${counted(records, 'registro')}`,
  table: ({ rows, pixels, labelled }) =>
    `tabla, ${counted(rows, 'fila')} de ${counted(pixels, 'píxel', 'píxeles')}${labelled ? '' : ' sin clases'}`,
  parquet: ({ pictures }) => `Parquet, ${counted(pictures, 'imagen', 'imágenes')}`,
  pictures: ({ pictures, name, part }) =>
    `${pictures} ${plural(pictures, 'imagen', 'imágenes')} ${name === null ? 'sin clase' : `de la clase ${name}`}${part ? `, ${PARTS[part]}` : ''}`,
  noForm: () => 'no tiene ninguna forma que se lea',
  empty: () => 'está vacío',
  noImageTable: () =>
    'es una tabla sin una columna para cada píxel; una de nombres y clases, como filename,label, cuenta si hay imágenes junto a ella con esos nombres, sus carpetas no son clases y no es un envío (submission); si no, ponga las imágenes de cada clase en una carpeta con su nombre',
  twoLabels: ({ name, labels }) =>
    `La tabla da a ${name} dos clases, ${labels.join(' y ')}, pero una imagen tiene una; deje una fila para cada imagen.`,
  noRows: ({ columns }) =>
    `Es una tabla de ${counted(columns, 'columna')} con encabezado y sin filas; guárdela con una fila por imagen.`,
  noPixels: ({ columns, numbers, text, column }) =>
    `Es una tabla de ${counted(columns, 'columna')}, de las que ${numbers} solo ${plural(numbers, 'tiene', 'tienen')} números; además de la clase hacen falta los píxeles de una imagen cuadrada${text === null ? '' : `; en la columna ${column} está «${text}»`}.`,
  foreign: ({ kind, advice }) => `es ${KINDS[kind] ?? kind}; ${ADVICE[advice]}`,
  labelsAlone: () => 'tiene clases, pero no hay imágenes para ellas',
  nothing: ({ files, hidden, only, shown }, say) => {
    const some = reasons(shown, say);
    return (
      `No hay imágenes en ${plural(files, 'el archivo', 'los archivos')}${only ? ` con ${JSON.stringify(only)} en su ruta` : ''}.${hidden > 0 ? ` ${plural(hidden, 'Se omite un archivo oculto', `Se omiten ${count(hidden)} archivos ocultos`)} o del sistema.` : ''}${some.length > 0 ? ` ${some.join('; ')}.` : ''} ` +
      'Se leen carpetas y archivos comprimidos de PNG, JPEG y WebP, IDX, CIFAR, NPY y NPZ, CSV, ARFF y Parquet.'
    );
  },
  severalSets: ({ sets }) =>
    `Los archivos son de ${sets.length} conjuntos de datos: ${sets.map((/** @type {string} */ stem) => stem || 'uno sin nombre').join('; ')}. Abra solo los archivos de uno.`,
  unclearPairs: ({ arrays }) =>
    `No está claro qué clases son de qué imágenes: ${arrays
      .map(
        (/** @type {{file: string, shape: number[]}} */ { file, shape }) =>
          `${file} (${times(shape)})`,
      )
      .join(', ')}. Dé a los dos archivos de una pareja el mismo nombre salvo ` +
    '«images» y «labels», como train-images y train-labels.',
  otherCount: ({ file, images, labelFile, labels }) =>
    `${file} tiene ${counted(images, 'imagen', 'imágenes')}, pero ${labelFile} tiene ${counted(labels, 'clase')}; no van juntos, o uno está cortado.`,
  noImageShape: ({ file, shape }) =>
    `${file} tiene la forma ${times(shape)}, que no es de imágenes: número × alto × ancho, con 1, 3 o 4 colores al final o en segundo lugar, o número × valores de una imagen cuadrada.`,
  manySizes: ({ sizes, all }) =>
    `Las imágenes tienen tamaños distintos (${first(sizes.map(times), all)}), así que no hay uno propio; elija uno, como 28 o 32.`,
  inkNeedsGrey: () => 'La tinta solo se busca en imágenes grises; elija gris u otro encaje.',
  tooManyValues: ({ width, height, colour, inputs, most, side }) =>
    `Las imágenes de ${width} × ${height} en ${colour ? 'color' : 'gris'} tienen ${count(inputs)} valores, y una red toma ${count(most)} como máximo; elija un tamaño de hasta ${side}.`,
  tooMuchRoom: ({ images, width, height, colour, bytes, most, side, greySide }) =>
    `${counted(images, 'imagen', 'imágenes')} de ${width} × ${height} en ${colour ? 'color' : 'gris'} ${plural(images, 'necesita', 'necesitan')} ${bytesOf(bytes)}, y se guardan ${bytesOf(most)} como máximo; elija un tamaño de hasta ${side}${colour ? `, o de hasta ${greySide} en gris` : ''}, o use menos imágenes.`,
  fractionLabel: ({ label }) => `Una clase es ${label}; las clases son números enteros o nombres.`,
  noSuchClass: ({ name, names }) =>
    `No hay ninguna clase ${JSON.stringify(name)} que omitir; hay ${names.join(', ')}.`,
  allLeftOut: () =>
    'Se han omitido todas las clases, así que no queda nada para entrenar; conserve dos o más.',
  noClasses: ({ shown }, say) =>
    [
      'Ninguna imagen tiene clase; ponga las imágenes de cada clase en una carpeta con su nombre, o añada un archivo de clases.',
      ...reasons(shown, say).map((reason) => `${reason}.`),
    ].join(' '),
  manyClasses: ({ labels, most }) =>
    `Hay ${count(labels)} clases distintas, y se distinguen ${count(most)} como máximo; puede que sean otra cosa, como números de fila.`,
  noPixelValue: ({ file, image, value }) =>
    `${file}: la imagen ${image} tiene el valor ${value}, que no es un píxel.`,
  noPixelRange: ({ file, low, high }) =>
    `${file} tiene valores de ${low} a ${high}; los píxeles van de 0 a 255, de 0 a 1, de -1 a 1 o, con 16 bits, hasta 65535. Guárdelos así.`,
  tooFew: ({ images, train, test }) =>
    `Hay ${counted(images, 'imagen', 'imágenes')} con clase, es decir, ${train} para entrenar y ${test} para probar; dé al menos 2 de cada clase.`,
  noneToTest: () => 'No hay ninguna imagen con clase para probar.',
  unknownClasses: ({ unknown, known }) =>
    `La red no conoce ${unknown.join(', ')}; conoce ${known.join(', ')}. Omita las demás.`,
  idxStart: () =>
    'No es un archivo IDX: no empieza con dos bytes cero, un tipo y de 1 a 4 dimensiones.',
  idxHeader: ({ missing, header }) =>
    `La cabecera de este archivo IDX está cortada: ${plural(missing, 'falta', 'faltan')} ${missing} de sus ${header} bytes; descárguelo de nuevo.`,
  idxSize: ({ shape }) =>
    `Este archivo IDX anuncia ${times(shape)} valores, cosa que ninguno tiene; está dañado o no es un archivo IDX.`,
  idxCut: ({ shape, missing, bytes }) =>
    `Este archivo IDX está cortado: anuncia ${times(shape)} valores, pero ${plural(missing, 'falta', 'faltan')} ${missing} de sus ${bytes} bytes; descárguelo de nuevo.`,
  idxTrailing: ({ shape, trailing }) =>
    `Este archivo IDX tiene ${counted(trailing, 'byte')} después de los ${times(shape)} valores que anuncia; está dañado, descárguelo de nuevo.`,
  gzipLimit: ({ most }) =>
    `Descomprimido, el archivo gzip tiene más de ${bytesOf(most)}, lo máximo que se lee de él; quizá no sea el archivo correcto: descárguelo de nuevo o use una parte.`,
  damagedGzip: ({ what }) =>
    `El archivo gzip está dañado: ${what === 'cut' ? 'está cortado' : 'su contenido está corrupto, o algo sigue a su final'}; descárguelo de nuevo.`,
  noSample: ({ width, height, toWidth, toHeight }) =>
    `Una imagen de ${width} × ${height} no se puede llevar a ${toWidth} × ${toHeight}; elija otro tamaño.`,
  brokenNames: () =>
    'Por su nombre contiene nombres de clases, pero su JSON no se puede leer; corríjalo, o escriba un nombre por línea en labels.txt.',
  repeatedNames: () =>
    'Contiene nombres de clases, pero su JSON tiene una clave dos veces y no todos los programas leen la misma; quite una de ellas.',
  largeFile: ({ bytes, most }) =>
    `Tiene ${bytesOf(bytes)}, y de un archivo se leen ${bytesOf(most)} como máximo; dé una parte, o varios archivos menores.`,
  largeUnpacked: ({ bytes, most }) =>
    `Los archivos tienen ${bytesOf(bytes)} o más una vez descomprimidos, y se guardan ${bytesOf(most)} como máximo; dé menos.`,
  fileChanged: () => 'Se ha acortado mientras se leía; ábralo de nuevo.',
  unreadable: ({ file }) => `El archivo ${file} no se puede leer; compruebe que sigue ahí.`,
  outOfMemory: () =>
    'La preparación de los datos se interrumpió, probablemente por falta de memoria; use menos imágenes o más pequeñas.',
  damagedZip: () => 'El zip está dañado; descárguelo de nuevo.',
  locked: () => 'Está protegido con contraseña; descomprima el zip usted mismo.',
  unknownMethod: ({ method }) =>
    `Está comprimido con ${method}, que aquí no se lee; descomprima el zip usted mismo o vuelva a crearlo.`,
  damagedTar: () => 'El tar está dañado; descárguelo de nuevo.',
  noPicture: () => 'No es una imagen que se pueda leer; guárdela como PNG, JPEG o WebP.',
  largePicture: ({ width, height, most }) =>
    `La imagen tiene ${width} × ${height} píxeles; se leen ${count(most)} como máximo. Guárdela más pequeña.`,
  damagedPicture: ({ format }) => `El ${format} está dañado o cortado; guárdelo de nuevo.`,
  animated: () => 'El WebP está animado; guarde una de sus imágenes.',
  printColours: () =>
    'El JPEG está hecho para imprenta, en cuatro tintas (CMYK); guárdelo como RGB.',
  badPicture: ({ file, why }, say) => `${file}: ${say.reason(why)}.`,
  otherColumns: ({ row, has, columns }) =>
    `La fila ${row} de los valores tiene ${has > columns ? 'más de' : 'solo'} ${counted(Math.min(has, columns), 'columna')}, pero la primera tiene ${columns}; corrija la fila o guarde la tabla de nuevo.`,
  noNumber: ({ row, column, text }) =>
    `La fila ${row}, columna ${column} de los valores tiene ${JSON.stringify(text)} donde debe haber un número; corríjalo.`,
  sparseTable: () =>
    'El ARFF solo nombra los valores que no son cero (disperso); guárdelo con todos los valores, o como CSV.',
  numpyHeader: () =>
    'Empieza como un archivo de numpy, pero su cabecera no se puede leer; guárdelo de nuevo con numpy.save.',
  numpyObjects: () =>
    'Contiene objetos de Python, que solo Python puede leer; guarde números en su lugar: numpy.save(file, numpy.array(list, dtype="uint8")), con todas las imágenes del mismo tamaño.',
  numpyType: ({ type }) =>
    `Contiene valores del tipo ${type || 'con varios campos'} de numpy, que no son números de 0 a 255; guarde los píxeles como uint8 y las clases como enteros.`,
  cutOff: ({ shape, room }) =>
    `El archivo está cortado: anuncia ${times(shape)} valores y hay sitio para ${room}; descárguelo de nuevo.`,
  noRecords: ({ bytes }) =>
    `Tiene ${counted(bytes, 'byte')}, que no es un número entero de registros como los de CIFAR-10 (3073 bytes) o CIFAR-100 (3074); puede estar cortado.`,
  damagedParquet: () =>
    'El archivo Parquet no se puede leer; descárguelo de nuevo, o escríbalo con Snappy o sin compresión.',
  noPictureColumn: ({ columns }) =>
    `El archivo Parquet no tiene ninguna columna de imágenes, solo ${columns.join(', ')}.`,
};

/** @param {number} share */
const percentOf = (share) => `${decimal(100 * share, 1).replace(/[.,]0$/, '')} %`;

/** @param {number} bytes */
const bytesOf = (bytes) =>
  bytes < 1e5
    ? `${count(bytes)} bytes`
    : `${bytes < 1e7 ? decimal(bytes / 1e6, 1) : count(bytes / 1e6)} MB`;
