/** web/i18n/en/setup.js in Spanish. */
import { count, counted, duration, limit, marked, megabytes } from '../numbers.js';

/** @param {number} total */
const hiddenLayers = (total) => (total === 0 ? 'ninguna capa oculta' : `${count(total)} en total`);

/** @param {string} text  what stands in the field */
const insteadOf = (text) => (text === '' ? '.' : `, no ${text}.`);

/** @type {typeof import('../en/setup.js').strings} */
export const setup = {
  setting: {
    bad: (low, high, whole, text) =>
      `Debe ser un número ${whole ? 'entero ' : ''}de ${limit(low)} a ${limit(high)}` +
      insteadOf(text),
    ambiguous: (text, whole) =>
      `${text} se puede leer de dos maneras: escriba ${text.replace(/[.,]/, '')}` +
      (whole ? '.' : ` o ${marked(text.replace(',', '.'))}0.`),
  },
  data: {
    heading: 'Datos',
    dataset: 'Conjunto de datos',
    unavailable: 'no está en este sitio',
    unavailableNote: (titles) =>
      `No están en este sitio: ${titles.join(', ')}. Abra sus archivos desde su disco.`,
    nothingToDownload: 'Sin descargas: pulse «Entrenar».',
    download: (bytes) => `${megabytes(bytes)}, se descarga una vez y se guarda aquí.`,
    loading: 'Cargando el conjunto de datos',
    loaded: (loaded, total) =>
      total === null
        ? `Cargando, ${megabytes(loaded)} hasta ahora`
        : `Cargando, ${megabytes(loaded)} de ${megabytes(total)}`,
    trainSize: (all) =>
      all === undefined ? 'Imágenes de entrenamiento' : `Entrenamiento, de ${count(all)}`,
    testSize: (all) => (all === undefined ? 'Imágenes de prueba' : `Prueba, de ${count(all)}`),
    all: 'todas',
    choose: 'Abrir archivos…',
    chooseHint:
      'o suelte aquí imágenes en carpetas .zip o archivos IDX, CIFAR, NPZ, CSV, ARFF o Parquet',
    drop: 'Suelte los archivos para cargarlos',
    samples: 'Ejemplos',
    noSamples: 'Aquí aparecen ejemplos de cada clase.',
    pictures: (pictures) => `, ${count(pictures)} ${pictures === 1 ? 'ejemplo' : 'ejemplos'}`,
    className: (index) => `Nombre de la clase ${index}`,
    emptyName: 'Cada clase necesita un nombre.',
    sameName: (name) => `Dos clases se llaman ${name}; dé a cada una su propio nombre.`,
  },
  network: {
    heading: 'Red',
    preset: 'Configuración predefinida',
    custom: 'Propia',
    customDescription:
      'Sus propios ajustes; elija una configuración predefinida para volver a una que funciona.',
    more: 'Más ajustes',
    newSeed: 'Nueva',
    newSeedTitle: 'Nueva semilla',
    notFast: 'Este navegador no tiene aritmética rápida, así que calcula de forma exacta.',
    oneCore: 'Este equipo ofrece uno.',
    notShared: 'Uno: los navegadores solo comparten memoria entre hilos en sitios aislados.',
    size: (parameters, seconds) =>
      (parameters === 0 ? '' : counted(parameters, 'parámetro')) +
      (seconds === null ? '' : seconds < 1 ? ', menos de 1 s' : `, unos ${duration(seconds)}`),
  },
  layers: {
    legend: 'Capas',
    inputs: 'entradas',
    classes: 'clases',
    add: 'Añadir una capa oculta',
    units: (index) => `Unidades de la capa oculta ${index}`,
    remove: (index) => `Quitar la capa oculta ${index}`,
    added: (index, units, total) =>
      `Se añadió la capa oculta ${index} con ${counted(units, 'unidad', 'unidades')}, ${hiddenLayers(total)}.`,
    removed: (index, total) => `Se quitó la capa oculta ${index}, ${hiddenLayers(total)}.`,
    changed: (index, units) =>
      `La capa oculta ${index} tiene ${counted(units, 'unidad', 'unidades')}.`,
    bad: (index, most, text) =>
      `La capa oculta ${index} debe tener un número entero de unidades de 1 a ${count(most)}` +
      insteadOf(text),
    full: (most) => `${counted(most, 'capa oculta es', 'capas ocultas son')} el máximo.`,
  },
  share: {
    copy: 'Copiar enlace',
    copyTitle: 'Un enlace a estos ajustes y su semilla: da la misma ejecución',
    qr: 'Código QR',
    qrTitle: 'Este enlace como código QR, para móviles',
    copied: 'Enlace copiado.',
    notCopied: 'El navegador no permitió copiar. Este es el enlace para copiarlo a mano:',
    link: 'Enlace a esta ejecución',
    download: 'Descargar',
    kinds: {
      model: { label: 'Modelo', title: 'La red con sus pesos (safetensors)' },
      json: { label: 'JSON', title: 'Las medidas como JSON' },
      csv: { label: 'CSV', title: 'Las medidas por época como tabla (CSV)' },
      png: { label: 'Gráfico', title: 'El gráfico como imagen (PNG)' },
      html: { label: 'Informe', title: 'Un informe en un archivo HTML' },
    },
    exports: 'Modelos: abrir uno, o guardar este para otros programas',
    formats: {
      onnx: { label: 'ONNX', title: 'Para ONNX Runtime y otros programas' },
      tfjs: { label: 'TensorFlow.js', title: 'model.json y sus pesos: dos archivos' },
      js: { label: 'JavaScript', title: 'Un módulo que no necesita otro, con los mismos bits' },
      c: { label: 'C', title: 'Una cabecera que no necesita biblioteca, con los mismos bits' },
      'c-int8': {
        label: 'C, 8 bits',
        title: 'La cabecera con pesos redondeados: un cuarto del espacio',
      },
      pad: {
        label: 'Página con zona de dibujo',
        title: 'Un archivo HTML que lee dibujos sin servidor',
      },
    },
  },
};
