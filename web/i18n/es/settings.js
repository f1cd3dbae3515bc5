/** web/i18n/en/settings.js in Spanish. */
import { significant } from '../numbers.js';

/** @param {number} value */
const short = (value) => significant(value, 3);

/** @param {number[]} values */
const list = (values) => values.map(short).join('; ');

/** The layers, from 1, of a list that has 1 or 0 for each. @param {number[]} layers */
const placesIn = (layers) => list(layers.flatMap((has, i) => (has ? [i + 1] : [])));

/** @type {Record<string, string>} */
const schedules = {
  constant: 'Constante',
  steps: 'Escalones',
  cosine: 'Coseno',
  'one-cycle': 'Un ciclo',
  'cosine-restarts': 'Coseno, reinicios',
};

/** @type {Record<string, import('../en/settings.js').SettingText>} */
const settings = {
  preset: { label: 'Configuración predefinida' },
  dataset: { label: 'Conjunto de datos' },
  split: {
    label: 'Imágenes de prueba',
    help: 'Las publicadas, o el 1 % de todas como en la referencia.',
    choices: { standard: 'publicadas', reference: '1 % de todas' },
  },
  trainSize: { label: 'Imágenes de entrenamiento' },
  testSize: { label: 'Imágenes de prueba' },
  worldDigits: {
    label: 'Más dígitos',
    help: 'Añade tantos dígitos generados a los dígitos de 28 × 28.',
  },

  layers: { label: 'Capas' },
  activation: {
    label: 'Activación',
    help: 'Lo que una unidad oculta hace con su suma.',
    choices: {
      sigmoid: 'sigmoide',
      tanh: 'tanh',
      relu: 'ReLU',
      'leaky-relu': 'leaky ReLU',
      gelu: 'GELU',
      identity: 'identidad (lineal)',
    },
  },
  linear: {
    label: 'Lineal',
    help: 'Esta capa oculta no tiene activación, como un cuello de botella.',
    brief: (layers) =>
      layers.length === 1 ? 'todas las capas lineales' : `lineal: capa ${placesIn(layers)}`,
  },
  residual: {
    label: 'Residual',
    help: 'Una capa oculta tan ancha como la anterior suma las salidas de esta a las suyas.',
  },
  batchNorm: {
    label: 'Normalización por lotes',
    help: 'Cada lote da a las sumas de una unidad oculta media 0 y desviación 1.',
  },
  cost: {
    label: 'Coste',
    help: 'Lo que el entrenamiento hace pequeño.',
    choices: { quadratic: 'cuadrático', 'cross-entropy': 'entr. cruzada' },
  },
  initializer: {
    label: 'Primeros pesos',
    help: 'Con qué amplitud se sortea el comienzo.',
    choices: { reference: 'referencia', glorot: 'Glorot', he: 'He' },
  },
  scaling: {
    label: 'Escalado de la entrada',
    help: 'Lo que la red ve de los píxeles de 0 a 255.',
    choices: { none: '0 a 255', unit: '0 a 1', channel: 'por canal', standard: 'por píxel' },
  },

  learningRate: {
    label: 'Tasa de aprendizaje',
    help: 'Tamaño de cada paso; si es demasiado grande, diverge.',
  },
  layerRates: {
    label: 'Factor de la tasa',
    help: 'Factor de la tasa de aprendizaje de una capa oculta; 0: tal como es.',
    brief: (factors) => `factor de la tasa ${list(factors)}`,
  },
  epochs: { label: 'Épocas', help: 'Cuántas veces ve todas las imágenes de entrenamiento.' },
  batchSize: { label: 'Tamaño del lote', help: 'Imágenes que se miran antes de cada paso.' },
  optimizer: {
    label: 'Optimizador',
    help: 'Cómo un gradiente se convierte en un paso.',
    choices: {
      sgd: 'SGD',
      momentum: 'momento',
      nesterov: 'Nesterov',
      adam: 'Adam',
      adamw: 'AdamW',
      lion: 'Lion',
      muon: 'Muon',
    },
  },
  momentum: { label: 'Momento', help: 'Cuánto del último paso sigue actuando.' },
  beta1: { label: 'Beta 1', help: 'Cuánto tiempo recuerdan Adam y Lion los gradientes.' },
  beta2: {
    label: 'Beta 2',
    help: 'Cuánto tiempo recuerda Adam sus cuadrados, y Lion los gradientes.',
  },
  epsilon: { label: 'Épsilon', help: 'Evita que Adam divida por cero.' },

  dropout: {
    label: 'Dropout',
    help: 'Parte de las unidades ocultas que se omite en cada lote.',
    brief: (shares) => `dropout ${list(shares)}`,
  },
  inputDropout: {
    label: 'Dropout de la entrada',
    help: 'Parte de los píxeles de la que prescinde cada lote.',
  },
  weightDecay: {
    label: 'Decaimiento de pesos',
    help: 'Lleva los pesos hacia cero, contra el sobreajuste.',
  },
  layerDecays: {
    label: 'Factor del decaimiento',
    help: 'Factor del decaimiento de pesos de una capa oculta; 0: tal como es.',
    brief: (factors) => `factor del decaimiento ${list(factors)}`,
  },
  decoupledDecay: {
    label: 'Decaimiento desacoplado',
    help: 'Decaimiento aparte del gradiente; AdamW, Lion y Muon siempre lo tienen.',
    brief: () => 'desacoplado',
  },
  maxNorm: {
    label: 'Norma máxima',
    help: 'Mayor longitud de los pesos hacia una unidad; 0: sin límite.',
  },
  labelSmoothing: {
    label: 'Suavizado de etiquetas',
    help: 'Parte de cada etiqueta repartida entre todas las clases.',
  },
  clipNorm: {
    label: 'Límite del gradiente',
    help: 'Mayor longitud del gradiente (norma); 0: sin límite.',
  },

  schedule: {
    label: 'Plan de la tasa',
    help: 'Cómo cambia la tasa de aprendizaje durante la ejecución.',
    brief: (value) => schedules[value].toLowerCase(),
    choices: schedules,
  },
  warmupEpochs: {
    label: 'Calentamiento',
    help: 'Épocas en que sube la tasa; con un ciclo, 0 significa 30 %.',
    brief: (value) => `calentamiento ${short(value)} ${value === 1 ? 'época' : 'épocas'}`,
  },
  finalRate: { label: 'Parte final', help: 'Lo que queda de la tasa al final.' },
  stepEpochs: { label: 'Escalón cada', help: 'Épocas de un escalón, o reinicio, al siguiente.' },
  stepFactor: { label: 'Factor del escalón', help: 'Por lo que cada escalón multiplica la tasa.' },

  rotation: {
    label: 'Rotación',
    help: 'Gira hasta tantos grados.',
    brief: (value) => `rotación ${short(value)}°`,
  },
  scale: { label: 'Escala', help: 'Estira hasta esta parte, en cada dirección.' },
  shear: { label: 'Inclinación', help: 'Inclina hasta tantos píxeles por fila.' },
  shift: { label: 'Traslación', help: 'Mueve hasta tantos píxeles.' },
  elastic: { label: 'Elástica', help: 'Deforma; 34 es fuerte (alfa de Simard 2003).' },
  elasticSigma: { label: 'Suavidad', help: 'De la deformación, en píxeles (su sigma).' },
  flip: {
    label: 'Reflejo',
    help: 'Refleja una de cada dos imágenes.',
    brief: () => 'reflejo',
  },
  crop: { label: 'Recorte', help: 'Mueve píxeles enteros; los bordes se reflejan.' },
  cutout: { label: 'Cutout', help: 'Borra un cuadrado de este lado, en píxeles.' },
  mixup: {
    label: 'MixUp',
    help: 'Mezcla imágenes por parejas, y sus etiquetas; 0,2 es lo habitual.',
    brief: (value) => `MixUp ${short(value)}`,
  },

  teacherWeight: {
    label: 'Peso del maestro',
    help: 'Peso de lo que dicen otras redes, junto a las etiquetas.',
  },
  temperature: {
    label: 'Temperatura',
    help: 'Suaviza lo que dicen las otras redes.',
  },
  averaging: {
    label: 'Promedio',
    help: 'Conserva esta parte de una media móvil de los pesos (EMA); 0: desactivado.',
  },
  swaFrom: {
    label: 'Media desde la época',
    help: 'Evalúa la media de los pesos desde esta época (SWA); 0: no.',
  },
  keepBest: {
    label: 'Conservar la mejor',
    help: 'Termina con la época de menor error de validación.',
    brief: () => 'conservar la mejor',
  },
  patience: {
    label: 'Paciencia',
    help: 'Épocas sin una mejor antes de terminar; 0: nunca.',
    brief: (value) => `paciencia ${short(value)}`,
  },
  testViews: {
    label: 'Vistas de prueba',
    help: 'Prueba con la media de tantas vistas cambiadas; 0: solo la imagen.',
  },

  seed: { label: 'Semilla', help: 'Repite una ejecución.' },
  mode: {
    label: 'Aritmética',
    choices: { exact: 'exacta', fast: 'rápida' },
    helpOf: {
      exact: 'Los mismos bits en todos los equipos.',
      fast: 'Más rápida; los últimos bits cambian de un equipo a otro.',
    },
  },
  threads: {
    label: 'Hilos',
    help: 'Cuántos núcleos se reparten el trabajo; no cambia ningún resultado.',
  },
};

/** @type {typeof import('../en/settings.js').texts} */
export const settingTexts = {
  settings,
  groups: {
    regularisation: 'Regularización',
    schedule: 'Plan de la tasa',
    augmentation: 'Aumento de datos',
    evaluation: 'Evaluación',
  },
  nothing: 'desactivado',
  on: 'activado',
  off: 'desactivado',
  all: 'todas',
  ofLayer: (label, layer) => `${label}, capa\u00a0${layer}`,
  brief: (label, value) =>
    `${label.toLowerCase()} ${typeof value === 'number' ? short(value) : value}`,
};
