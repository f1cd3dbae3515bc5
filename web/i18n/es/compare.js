import { decimal, percent } from '../numbers.js';

/** @param {number} t */
const signed = (t) => decimal(t, 2).replace('-', '−');

/** @param {number} p */
const pValue = (p) => (p < 0.001 ? '< 0,001' : `= ${decimal(p, 3)}`);

/** @param {number} times @param {number} of */
const often = (times, of) =>
  times < 1 ? `menos de 1 de cada ${of} repeticiones` : `${times} de cada ${of} repeticiones`;

/** @type {typeof import('../en/compare.js').strings} */
export const compare = {
  repeat: 'Repetir con 5 semillas',
  goOn: (left) =>
    left === 1 ? 'Repetir con la última semilla' : `Repetir con las otras ${left} semillas`,
  cancel: 'Cancelar',
  why: 'El resultado de una ejecución se debe en parte al azar. Cinco semillas muestran cuánto varían los resultados solo por azar.',
  notWhole:
    'Esta ejecución se detuvo, se cambió sobre la marcha o empezó con otros pesos; no se puede repetir.',
  otherImages:
    'Las imágenes de esta ejecución ya no están cargadas. Ábralas de nuevo para repetirla.',
  cancelled: 'Cancelado.',
  repeating: (name, number, seeds) => `${name}: se entrena la semilla ${number} de ${seeds}`,
  result: (name, { mean, deviation }, low, high, seeds) =>
    `${name}, ${seeds} semillas: error de prueba ${percent(mean)}, desviación típica ${percent(deviation)}, ` +
    `de ${percent(low)} a ${percent(high)}. La banda del gráfico va de la curva más baja a la más alta.`,
  row: ({ mean, deviation }, seeds) =>
    `${decimal(100 * mean, 2)} ± ${percent(deviation)}, ${seeds} semillas`,
  compare: 'Comparar',
  stop: 'Dejar de comparar',
  compareWith: (name) => `Comparar la ejecución abierta con ${name}`,
  heading: (a, b) => `${a} y ${b}`,
  figures: (name, { mean, deviation }, seeds) =>
    deviation === null
      ? `${name}: error de prueba ${percent(mean)}, una semilla`
      : `${name}: error de prueba ${percent(mean)} ± ${percent(deviation)}, ${seeds} semillas`,
  sideBySide: 'Lo que ambas redes leen en la imagen',
  readsOf: (name) => `${name} lee`,
  draw: 'Dibuje o elija una imagen: la leen ambas redes.',
  trainedAgain: (name, share) =>
    `Los pesos de ${name} ya no se conservan, así que se entrena de nuevo: ${percent(share, 0)}.`,
  gone: (name) =>
    `Los pesos de ${name} ya no se conservan, y sus ajustes por sí solos no los devuelven.`,
  otherWeights: (name) =>
    `${name} se ha entrenado de nuevo y tiene otros pesos que antes; quizá sea de otra versión de esta página.`,
  readsOthers: (name) => `${name} lee otras imágenes que la ejecución abierta.`,
  single:
    'Una semilla cada una: nadie puede saber si es azar. Repita al menos una de ellas con 5 semillas.',
  otherData: 'Se probaron con imágenes distintas; sus errores no se pueden comparar.',
  within: (times, of) =>
    'La diferencia entra dentro del azar. Si ambas fueran igual de buenas, una diferencia así de grande ' +
    `se daría de todos modos en ${often(times, of)}.`,
  beyond: (times, of) =>
    'La diferencia es mayor de lo que explica el azar. Si ambas fueran igual de buenas, una diferencia así de grande ' +
    `se daría solo en ${often(times, of)}.`,
  detail: (groups, t, degrees, p) =>
    `${groups ? 'Prueba t de Welch' : 'Prueba t de una ejecución frente a las demás'}: t = ${signed(t)}, ` +
    `${decimal(degrees, 1)} grados de libertad, p ${pValue(p)}`,
};
