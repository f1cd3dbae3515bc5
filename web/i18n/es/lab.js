/** web/i18n/en/lab.js in Spanish. */
import { count, counted, percent } from '../numbers.js';

const classic = 'la red de referencia';

/** @type {typeof import('../en/lab.js').labTexts} */
export const lab = {
  title: 'MLP Lab',
  promise: 'Una red neuronal aprende a leer dígitos en su navegador: entrénela, mire y dibuje.',
  lessons: 'Lecciones',
  tryIt: 'Pruébela',
  mistakes: 'Errores, los más seguros primero',
  cell: (actual, predicted) =>
    actual === predicted ? `${actual}, bien leído` : `${actual}, leído como ${predicted}`,
  allMistakes: 'Mostrar todos los errores',
  outputLayer: (cost) => (cost === 'quadratic' ? 'Salidas (sigmoide)' : 'Salidas (softmax)'),
  hiddenLayer: (number, units) => `Capa oculta ${number}, ${counted(units, 'unidad', 'unidades')}`,
  embed: {
    button: 'Insertar',
    title: 'Estos ajustes en una página suya',
    kinds: { tag: 'Como etiqueta', iframe: 'Como iframe', link: 'Como enlace' },
    copy: 'Copiar',
    copyKind: (kind) => `Copiar: ${kind}`,
    copied: 'Copiado.',
    refused: 'El navegador no permitió copiar. El texto está seleccionado para copiarlo a mano.',
    close: 'Cerrar',
  },
  readBy: (mnist, digits) =>
    `Hasta que usted entrene, lee una red que ha aprendido ${
      mnist ? `de MNIST y de ${count(digits)}` : 'solo de'
    } dígitos generados.`,
  untrained:
    'Esta red todavía no ha aprendido nada: lo que dice aquí es azar. Pulse primero «Entrenar».',
  presets: {
    'mnist-seed': {
      title: `MNIST, ${classic}`,
      description:
        '784-30-10, sigmoide, coste cuadrático, SGD simple con tasa de aprendizaje 3: el clásico.',
    },
    'cifar-seed': {
      title: `CIFAR-10, ${classic}`,
      description:
        '3072-128-64-32-10, sigmoide, coste cuadrático, SGD simple. Los píxeles están ' +
        'estandarizados, porque sin ello saturan las sigmoides, y los pesos empiezan más grandes, porque las redes profundas se apagan.',
    },
    'mnist-relu': {
      title: 'MNIST, una red moderna',
      description:
        '784-128-10 con ReLU, softmax y Adam: cerca de la mitad de los errores de la red de referencia.',
    },
    'cifar-relu': {
      title: 'CIFAR-10, una red moderna',
      description:
        '3072-256-128-10 con ReLU, softmax y AdamW sobre píxeles estandarizados: hasta donde ' +
        'llega un perceptrón pequeño sin aumento de datos.',
    },
    'mnist-30': {
      title: `MNIST, ${classic} bien entrenada`,
      description:
        'Otra vez 784-30-10, con GELU, AdamW y un ciclo de la tasa de aprendizaje, sobre imágenes ' +
        'un poco giradas y desplazadas.',
    },
    'mnist-128': {
      title: 'MNIST, 128 unidades bien entrenadas',
      description: '784-128-10, como la anterior, con un poco de deformación elástica.',
    },
    'mnist-best': {
      title: 'MNIST, lo mejor en un minuto',
      description:
        '784-512-256-10 sobre imágenes que en cada época se giran, estiran, inclinan, desplazan y ' +
        'deforman de nuevo, en menos de un minuto con dos núcleos en modo rápido.',
      time: 'de 28 a 39 s en modo rápido',
    },
    'mnist-record': {
      title: 'MNIST, lo mejor sin límite',
      description:
        '784-1024-1024-512-10 con los mismos cambios de las imágenes; en la prueba lee cada imagen ' +
        'y 31 vistas cambiadas de ella, y toma la media.',
      time: '31 min con un núcleo en modo rápido',
    },
    'cifar-small': {
      title: `CIFAR-10, ${classic} bien entrenada`,
      description: 'Otra vez 3072-128-64-32-10, con GELU, AdamW, un ciclo e imágenes reflejadas.',
    },
    'cifar-best': {
      title: 'CIFAR-10, lo mejor en cinco minutos',
      description:
        '3072-800-400-10 sobre imágenes reflejadas y desplazadas, con dropout y etiquetas ' +
        'suavizadas, probada con la media de 32 vistas, en menos de cinco minutos con dos núcleos en modo rápido.',
      time: 'de 262 a 270 s en modo rápido',
    },
    digits: {
      title: 'Dígitos generados',
      description:
        '784-128-10 con ReLU, softmax y Adam: aprende en segundos, sin descargar nada. ' +
        'Después lee el 92 % de MNIST, que no ha visto nunca.',
    },
    shapes: {
      title: 'Formas generadas',
      description:
        '3072-128-64-10 con ReLU, softmax y Adam sobre imágenes en color de diez formas.',
    },
  },
  report: {
    heading: (name, rate) => `${name}: error de prueba ${percent(rate)}`,
    chart: 'Tasa de error por época; la tabla de abajo tiene los números',
    epochs: 'Épocas',
    columns: [
      'época',
      'coste de entrenamiento',
      'coste de validación',
      'error de validación',
      'segundos',
    ],
  },
  none: 'ninguna',
  yes: 'sí',
  no: 'no',
  computedBy: 'Calculado por',
  weights: 'Pesos, SHA-256',
  noModel: (url, reason) =>
    `No se pudo cargar la red desde ${url} (${reason}). Compruebe la dirección o entrene una aquí.`,
  nextRun: (run) => `Estos ajustes son para la próxima ejecución; se muestra ${run}.`,
  goesOn: (rate, over) =>
    over
      ? `El plan de la tasa ha terminado: la ejecución sigue con una tasa de aprendizaje constante de ${rate}.`
      : `La ejecución sigue con sus propios ajustes y la tasa de aprendizaje ${rate}.`,
  unreadable: (runs) =>
    runs === 1
      ? 'Esta versión no puede leer una ejecución guardada aquí, que falta en la lista.'
      : `Esta versión no puede leer ${runs} ejecuciones guardadas aquí, que faltan en la lista.`,
  own: 'Sus propios datos',
  ownGone: 'Sus propios datos ya no están aquí; elija los archivos de nuevo.',
  ownWanted:
    'El enlace es de datos que solo tiene su dueño; abra sus archivos aquí o elija otros datos.',
  ownTooLarge: (size, limit) =>
    `Estos datos (${size}) son más de los ${limit} que se guardan aquí: después de recargar, elija los archivos de nuevo.`,
  ownNotKept:
    'El almacenamiento de este navegador está lleno o bloqueado: después de recargar, elija los archivos de nuevo.',
  signSays: {
    'one-answer': ({ answer }) =>
      `Casi todas las imágenes de prueba reciben la misma respuesta, ${answer}.`,
    'near-chance': () => 'El error apenas es menor que el de adivinar.',
    'huge-weights': ({ largestWeight }) => `Los pesos son enormes (hasta ${largestWeight}).`,
    'cost-rose': () => 'El coste subió.',
    'cost-above-guess': () => 'El coste no es menor que el de adivinar.',
    'cost-still': () => 'El coste no se movió.',
  },
  tooHigh:
    'Probablemente la tasa de aprendizaje era demasiado alta: use una menor o pulse «Buscar» al lado.',
  tooLow:
    'Probablemente la tasa de aprendizaje era demasiado baja: use una mayor o pulse «Buscar» al lado.',
  tryOther: 'Más épocas, otra tasa de aprendizaje u otras capas pueden ayudar.',
};
