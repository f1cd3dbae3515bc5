/** web/i18n/en/recipe.js in Spanish. */
import { counted, percent, rate } from '../numbers.js';

/** An error rate in three digits. @param {number} errorRate */
const figure = (errorRate) => percent(errorRate, errorRate < 0.1 ? 2 : 1);

/** @type {typeof import('../en/recipe.js').strings} */
export const recipe = {
  schedule: {
    x: 'época',
    y: 'tasa',
    chart: (first, highest, last, epochs) =>
      `La tasa de aprendizaje a lo largo de ${counted(epochs, 'época')}: empieza en ${rate(first)}, llega como máximo a ${rate(highest)} y termina en ${rate(last)}.`,
  },
  preview: {
    heading: 'Imágenes tal como las ve el entrenamiento',
    original: 'original',
    changed: 'cambiada de nuevo cada vez',
    nothing: 'Todavía nada cambia las imágenes.',
    originalOf: (row) => `Imagen de entrenamiento ${row}`,
    versionOf: (row, version) => `Imagen de entrenamiento ${row}, versión cambiada ${version}`,
  },
  finder: {
    find: 'Buscar',
    findLabel: 'Buscar una tasa de aprendizaje',
    findTitle:
      'Prueba de rango de la tasa de aprendizaje: entrena algunos lotes con tasas crecientes, aparte de esta red',
    stop: 'Detener',
    stopLabel: 'Dejar de buscar una tasa de aprendizaje',
    x: 'tasa de aprendizaje',
    y: 'coste medio',
    searching: 'Probando tasas de aprendizaje de menor a mayor…',
    stopped: 'Se detuvo la búsqueda.',
    none: 'El coste no bajó nunca; el problema es otro, por ejemplo el escalado o el optimizador.',
    suggestion: (value) =>
      `Sugerencia: ${rate(value)}, una décima parte de la tasa con el menor coste.`,
    use: (value) => `Usar ${rate(value)}`,
    inUse: 'En uso',
    chart: (points) => `El coste con ${counted(points, 'tasa')} de aprendizaje de menor a mayor.`,
    chartWith: (points, value) =>
      `El coste con ${counted(points, 'tasa')} de aprendizaje de menor a mayor; la sugerencia ${rate(value)} está marcada.`,
  },
  measured: {
    full: ({ errorRate, seeds, time }) =>
      `Medido: ${figure(errorRate)} de error de prueba, ` +
      `${seeds === 1 ? 'semilla 1' : `media de las semillas 1 a ${seeds}`}${time ? `, ${time}` : ''}.`,
    option: (title, errorRate) => `${title}: ${figure(errorRate)}`,
  },
};
