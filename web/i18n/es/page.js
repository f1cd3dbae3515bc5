/** web/i18n/en/page.js in Spanish. */
import { percent, rate as written } from '../numbers.js';

/** @type {typeof import('../en/page.js').texts} */
export const page = {
  said: (sentence) =>
    import('./said.js').then(
      ({ said }) => said(sentence),
      () => sentence,
    ),
  notKept:
    'El almacenamiento de este navegador está lleno o bloqueado: al recargar se perderían esta ejecución y la lista.',
  runName: (number) => `Ejecución ${number}`,
  starting: 'Iniciando el entrenador…',
  lost: 'Esta parte no se pudo cargar. Conéctese si no lo está y recargue la página.',
  startAgain: 'Empezar de nuevo',
  backToDigits: 'Usar dígitos generados',
  tryRate: (rate) => `Probar la tasa de aprendizaje ${written(rate)}`,
  nothingToDownload: 'Todavía no hay nada que descargar; entrene primero.',
  epochDone: (epoch, epochs, rate) =>
    `Época ${epoch} de ${epochs}: error de validación ${percent(rate)}.`,
  runDone: (rate) => `El entrenamiento ha terminado: error de prueba ${percent(rate)}.`,
  reference: 'referencia',
  digits: 'Dígitos generados',
  shapes: 'Formas generadas',
  notHere: (title) =>
    `Este sitio no tiene ${title}. Sus archivos se pueden abrir desde su disco; si no, use los ` +
    'dígitos generados.',
};
