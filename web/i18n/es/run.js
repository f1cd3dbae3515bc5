/** web/i18n/en/run.js in Spanish. */
import { decimal, marked } from '../numbers.js';

/** @type {typeof import('../en/run.js').strings} */
export const run = {
  train: {
    heading: 'Entrenamiento',
    train: 'Entrenar',
    resume: 'Continuar',
    pause: 'Pausa',
    buttons: {
      step: { label: 'Paso', title: 'Entrenar un lote' },
      epoch: { label: '1 época', title: 'Entrenar una época' },
      stop: { label: 'Terminar', title: 'Terminar esta ejecución y probarla tal como está' },
      reset: { label: 'Reiniciar', title: 'Volver a pesos nuevos' },
    },
    trainOn: (epochs) => `Entrenar ${epochs} más`,
    progress: 'Progreso del entrenamiento',
    progressAt: (epoch, epochs, share) => `${share}, época ${epoch} de ${epochs}`,
    interrupted: ({ name, layers, epoch, epochs }) =>
      `${name} (${layers.join('-')}) se interrumpió después de la época ${epoch} de ${epochs}.`,
    resumeFrom: (epoch) => `Continuar desde la época ${epoch}`,
    discard: 'Descartarla',
    epoch: 'época',
    timeLeft: 'restante',
    samplesPerSecond: 'imág./s',
    gflops: 'GFLOP/s',
    peakShare: 'del máximo',
    peakTitle: 'Parte de la mayor velocidad de cálculo medida en este equipo',
    testError: 'error de prueba',
    weights: 'hash de los pesos',
    notReproducible: 'no reproducible',
    notReproducibleTitle:
      'La aritmética rápida redondea de forma distinta en cada equipo, así que los pesos de esta ejecución no se pueden comparar; la aritmética exacta da los mismos en todas partes',
    core: 'núcleo',
    coreTitle:
      'El programa que calcula: sus kernels, su aritmética y cuántos hilos se reparten el trabajo',
    coreAtWork: ({ variant, mode, threads }) =>
      `${variant}, ${mode === 'fast' ? 'rápida' : 'exacta'}, ${threads} ${threads === 1 ? 'hilo' : 'hilos'}`,
    copy: 'Copiar',
    copyTitle: 'Copiar el hash completo de los pesos',
    copied: 'El hash de los pesos está copiado.',
    notCopied:
      'El navegador no permitió copiar; el hash completo aparece al pasar el puntero por encima.',
    verified: 'verificado: los mismos pesos que el enlace',
    verifiedTitle: 'Esta ejecución terminó, bit a bit, con los pesos que nombra el enlace',
    differs: (expected) => `distinto del enlace: ${expected}`,
    differsTitle: 'El enlace procede de una ejecución que terminó con otros pesos',
    learningRate: 'tasa de aprendizaje',
    rates: [
      { factor: 0.5, label: '÷ 2', title: 'Tasa de aprendizaje ÷ 2' },
      { factor: 2, label: '× 2', title: 'Tasa de aprendizaje × 2' },
    ],
    epochOf: (epoch, epochs) => `${marked(String(epoch))} / ${epochs}`,
    queued: 'Preparando; después empieza el entrenamiento…',
    status: {
      loading: 'Preparando…',
      ready: 'Listo para entrenar.',
      running: 'Entrenando…',
      paused: 'En pausa.',
      done: 'Terminado.',
      diverged: 'Divergió.',
      failed: 'Detenido por un error.',
    },
  },
  curves: {
    title: 'Curvas de aprendizaje',
    measure: 'Medida',
    error: 'Tasa de error',
    cost: 'Coste',
    validation: 'validación',
    training: 'entrenamiento',
    epochs: 'épocas',
    errorAxis: 'tasa de error, %',
    costAxis: 'coste medio',
    at: (epoch) => `en la época ${decimal(epoch, 2)}`,
    asTable: 'Mostrar como tabla',
    tableCaption: 'Curvas de aprendizaje, una fila por época',
    run: 'Ejecución',
    epochColumn: 'Época',
    validationError: 'Error de validación',
    trainingError: 'Error de entrenamiento',
    nothing: 'Las curvas aparecen aquí en cuanto empieza el entrenamiento.',
    noRows: 'Todavía no hay ninguna época completa.',
    chart: (what, runs) =>
      `Gráfico: ${what.toLowerCase()} a lo largo de las épocas, ${runs === 1 ? 'una ejecución' : `${runs} ejecuciones`}; los mismos números están en la tabla de abajo.`,
  },
};
