/** web/i18n/en/own.js in Spanish. */
import { count, counted, percent } from '../numbers.js';

/** @type {typeof import('../en/own.js').own} */
export const own = {
  cancel: 'Cancelar',
  close: 'Cerrar',
  qr: {
    heading: 'Código QR de este enlace',
    label: 'El enlace de abajo como código QR',
    tooLong: 'Este enlace es demasiado largo para un código QR; cópielo.',
  },
  data: {
    heading: 'Sus datos',
    reading: 'Leyendo los archivos…',
    read: (files) => counted(files, 'archivo leído', 'archivos leídos'),
    preparing: 'Preparando las imágenes…',
    prepared: (done, total) =>
      `${count(done)} de ${counted(total, 'imagen preparada', 'imágenes preparadas')}`,
    ordered: (share) => `Ordenando y comprobando las imágenes: ${share}`,
    understood: (images, classes, { width, height, channels }) =>
      `${counted(images, 'imagen', 'imágenes')} con clase, en ${counted(classes, 'clase')}, de ${width} × ${height} en ${channels === 1 ? 'gris' : 'color'}.`,
    split: (isSplit, test) =>
      isSplit
        ? test > 0
          ? `Los nombres dicen cuáles son para la prueba: ${count(test)}.`
          : 'Lo que los nombres llaman validación es para la prueba.'
        : 'Ningún nombre dice cuáles son para la prueba: se sortean algunas de cada clase.',
    unlabelled: (images) =>
      images === 1
        ? 'Una imagen no tiene clase y no se usa.'
        : `${count(images)} imágenes no tienen clase y no se usan.`,
    size: 'Tamaño',
    ownSize: (width, height) => `como son, ${width} × ${height}`,
    colour: 'Color',
    colours: { grey: 'gris', colour: 'color' },
    fit: 'Imágenes de otra forma',
    fits: {
      crop: 'su centro',
      pad: 'enteras, con fondo al lado',
      stretch: 'estiradas',
      ink: 'la tinta, centrada como en la zona de dibujo',
    },
    turn: 'Girar',
    turns: {
      none: 'como son',
      mirror: 'reflejadas',
      half: 'media vuelta',
      flip: 'boca abajo',
      transpose: 'filas y columnas cambiadas (EMNIST)',
      right: 'a la derecha',
      transverse: 'cambiadas al revés',
      left: 'a la izquierda',
    },
    invert: 'Invertir (en la zona de dibujo la tinta debe ser clara)',
    testShare: 'Para la prueba, % de cada clase',
    classes: 'Clases; sin marca, una queda fuera',
    counts: (train, test) => (test > 0 ? `${count(train)} + ${count(test)}` : count(train)),
    leftOut: (files, hidden) =>
      [
        files > 0 ? `Quedan fuera: ${count(files)}` : '',
        hidden > 0 ? `Archivos ocultos: ${count(hidden)}` : '',
      ]
        .filter(Boolean)
        .join('. '),
    files: (files) => `En qué se convirtió cada archivo: ${count(files)}`,
    notes: (notes) => `Notas: ${count(notes)}`,
    more: (lines) => `y ${count(lines)} más`,
    use: 'Usar estos datos',
    sameAsLink: '✓ verificado: los datos que nombra el enlace',
    otherThanLink: 'Estos son otros datos que los del enlace, así que los resultados serán otros.',
    wanted: (name, images, hash) =>
      `El enlace nombra ${name}: ${counted(images, 'imagen', 'imágenes')} (SHA-256 ${hash}…). Abra sus archivos aquí.`,
    inUse: (name, train, test, classes, hash) =>
      `${name}: ${counted(train, 'imagen', 'imágenes')} para entrenar y ${count(test)} para probar, en ${counted(classes, 'clase')}${hash ? ` (SHA-256 ${hash}…)` : ''}.`,
  },
  more: 'Dibujar o fotografiar un conjunto, o guardar este',
  draw: {
    open: 'Dibujar un conjunto…',
    heading: 'Dibuje su propio conjunto de datos',
    intro: (wanted) =>
      `Dé nombre a dos clases o más y dibuje ${wanted} de cada una. Intro conserva un dibujo. Algunos de cada una son para la prueba.`,
    now: (name, done, wanted) =>
      `Dibuje: ${name} (${done > wanted ? done : `${done} de ${wanted}`})`,
    keep: 'Conservar este dibujo',
    undo: 'Quitar el último',
    add: 'Añadir una clase',
    newName: (number) => `clase ${number}`,
    className: (number) => `Nombre de la clase ${number}`,
    choose: (name) => `Dibujar ${name}`,
    badName: 'Cada clase necesita un nombre propio.',
    notEnough: 'Lo mínimo son dos clases con dos dibujos cada una.',
    use: 'Usar para entrenar',
    setName: 'Dibujado',
  },
  camera: {
    open: 'Usar la cámara…',
    heading: 'Fotografíe su propio conjunto de datos',
    intro: (wanted) =>
      `Dé nombre a dos clases o más y tome ${wanted} imágenes de cada una, desde varios lados: las de una ráfaga son casi iguales, así que una prueba con ellas dice poco. Las imágenes se quedan en este navegador.`,
    now: (name, done, wanted) =>
      `Muestre: ${name} (${done > wanted ? done : `${done} de ${wanted}`})`,
    live: 'Leer con la cámara',
    liveEnd: 'Parar la cámara',
    liveHint:
      'El centro de lo que ve la cámara se lee varias veces por segundo. Nada sale de este navegador.',
    hold: 'Mantener pulsado para tomar',
    picture: 'Lo que ve la cámara; se toma el cuadrado del centro',
    undo: 'Quitar la última imagen',
    choose: (name) => `Tomar imágenes de ${name}`,
    notEnough: 'Lo mínimo son dos clases con dos imágenes cada una.',
    use: 'Ver el conjunto',
    refused:
      'La página no puede usar la cámara. Permítalo junto a la dirección y abra esto otra vez.',
    none: 'No se encontró ninguna cámara. Conecte una y abra esto otra vez, o abra archivos de imagen.',
    taken: 'Otro programa usa la cámara. Ciérrelo y abra esto otra vez.',
    insecure:
      'Los navegadores solo dan una cámara a páginas con direcciones https y a las de este equipo.',
  },
  hand: {
    open: 'Enseñarle MI letra…',
    openTitle: 'Dibuje dos de cada clase: la red que lee la zona de dibujo aprende de ellos',
    again: 'Dibujar otra vez…',
    heading: 'Enseñarle mi letra',
    intro: (drawings) =>
      `Dibuje a su manera lo que se le pida, ${drawings} veces. Intro conserva un dibujo. Después, la red que los lee aprende de sus dibujos, con imágenes de su entrenamiento entre ellos para no olvidar el resto.`,
    draw: 'Dibuje',
    done: (done, all) => `${done} de ${all} hechos`,
    enough: (drawings) => `Los ${drawings} están dibujados.`,
    skip: 'Saltar este',
    learn: 'Aprender de ellos',
    learning: 'Aprendiendo de sus dibujos…',
    learned: (drawings) =>
      `La zona de dibujo la lee una red que ha aprendido de ${counted(drawings, 'dibujo suyo', 'dibujos suyos')}.`,
    before: 'antes',
    after: 'después',
    thisDrawing: 'El dibujo de la zona',
    drawings: 'Sus dibujos, bien leídos',
    drawingsTitle: 'Cada uno lo lee una red que solo ha aprendido de la otra mitad.',
    of: (right, all) => `${right} de ${all}`,
    test: 'Error de prueba',
    undo: 'Volver a la red anterior',
    keep: 'Abrirla como modelo',
    keepTitle:
      'La muestra en lugar de la ejecución: para probarla, descargarla y seguir entrenando',
    name: 'Mi letra',
  },
  save: {
    as: (form) => `Guardar como ${form}`,
    title: {
      npz: 'El conjunto como un archivo NPZ, para numpy y Keras y para abrirlo aquí de nuevo',
      idx: 'El conjunto como archivos IDX, como los tiene MNIST',
    },
  },
  model: {
    openFile: 'Abrir un modelo…',
    openTitle:
      'Un modelo de MLP Lab, PyTorch (safetensors), ONNX o Keras (model.json con sus pesos)',
    beginsAnew: 'Empezar con pesos al azar',
    heading: (file) => `Abrir ${file}`,
    layers: (sizes, activation) =>
      `Una red ${sizes.join('-')}${activation ? `, ${activation}` : ''}.`,
    activation: 'Activación de las capas ocultas (el archivo no lo dice)',
    pixels: 'Su entrada, a partir de píxeles de 0 a 255 (el archivo no lo dice)',
    scalings: {
      unit: 'de 0 a 1',
      mnist: 'de 0 a 1, menos 0,1307, dividido por 0,3081 (MNIST)',
      signed: 'de -1 a 1',
      none: 'de 0 a 255',
    },
    channels: 'Dónde tiene los colores de un píxel (el archivo no lo dice)',
    orders: {
      first: 'una imagen entera de un color tras otra (channels first)',
      last: 'uno junto a otro (channels last)',
    },
    names: (classes) => `Nombres de las clases (${classes}), separados por comas`,
    frozen: 'Al seguir entrenándola',
    frozenLayers: (layers) =>
      layers === 0
        ? 'aprenden todas las capas'
        : layers === 1
          ? 'la primera capa queda como está'
          : `las primeras ${layers} capas quedan como están`,
    readsRight: (images, right, next) =>
      `Lee bien ${percent(right, 0)} de ${counted(images, 'imagen', 'imágenes')} de prueba` +
      (next === null
        ? '.'
        : `; así se adivinó la elección. La siguiente leyó ${percent(next, 0)}.`),
    noImages: 'Aquí no hay imágenes de su tamaño para probarla.',
    reads: (answer, right) => (right ? `✓ ${answer}` : `✗ ${answer}`),
    open: 'Abrir',
    badNames: (classes, given) =>
      `Indique ${counted(classes, 'nombre')}, todos distintos; hasta ahora: ${given}.`,
    begins: (file) => `El entrenamiento empieza con los pesos de ${file}.`,
    newLastLayer: (classes) =>
      `La última capa es nueva: esa red tiene ${counted(classes, 'clase')}, y los datos tienen otro número.`,
    staysFrozen: (layers) =>
      layers === 1
        ? 'Su primera capa queda como está.'
        : `Sus primeras ${layers} capas quedan como están.`,
    notFrozen: 'Aprenden todas las capas: las capas fijas y los pesos promediados no van juntos.',
    otherSettings: (file) =>
      `Estos ajustes tienen otras capas o imágenes que ${file}, así que la ejecución empieza con pesos al azar.`,
    shownOnly: (file, classes) =>
      `Se muestra ${file}; los datos no tienen ${classes === 1 ? 'su única clase' : `sus ${classes} clases`}, así que no se prueba. «Entrenar» empieza con sus pesos y una última capa nueva.`,
    notTrainable: (file) =>
      `Se muestra ${file}; aquí no hay datos de su tamaño, así que ni se prueba ni se entrena.`,
  },
};
