/** web/i18n/en/watch.js in Spanish. */
import { count, counted, decimal, elapsed, limit, marked, NO_VALUE, plural } from '../numbers.js';

/** @param {number} shown @param {number} total */
const shownOf = (shown, total) =>
  shown < total ? `${count(shown)} de ${count(total)}` : count(total);

/** @type {typeof import('../en/watch.js').strings} */
export const watch = {
  confusion: {
    caption: 'Matriz de confusión',
    explain:
      'Filas: clase real. Columnas: lo que dijo la red. Elija una celda para ver sus imágenes.',
    keyRight: 'bien, como parte de la fila',
    keyWrong: 'mal, en relación con el error más frecuente',
    corner: 'real',
    total: 'todas',
    recall: 'exhaustividad %',
    precision: 'precisión %',
    nothing: 'La matriz de confusión aparece después de la primera evaluación.',
    cell: (images, actual, predicted) => {
      const named = images === 1 ? 'nombrada' : 'nombradas';
      return actual === predicted
        ? `${images} de la clase ${actual}, bien ${named}`
        : `${images} de la clase ${actual}, ${named} ${predicted}`;
    },
  },
  report: {
    caption: 'Informe de clasificación',
    class: 'clase',
    columns: ['precisión', 'exhaustividad', 'valor F1', 'cantidad'],
    accuracy: 'exactitud',
    macro: 'media de las clases',
    weighted: 'media ponderada',
    nothing: 'El informe aparece después de la primera evaluación.',
    absent: (names) => `Ni entre las imágenes de prueba ni entre las respuestas: ${names}`,
  },
  mistakes: {
    heading: 'Errores, los peores primero',
    true: 'real',
    more: 'Mostrar más',
    nothing: 'No hay imágenes que mostrar.',
    readAs: ', leída como',
    news: (heading, shown, total) =>
      `${heading}: ${shownOf(shown, total)} ${total === 1 ? 'imagen' : 'imágenes'}.`,
    count: shownOf,
  },
  weights: {
    heading: 'Pesos de la primera capa',
    view: 'Vista',
    now: 'Ahora',
    start: 'Al principio',
    moved: 'Cambio',
    perUnit: 'una imagen por unidad',
    colour: 'cada imagen es lo que busca una unidad; el gris medio significa cero',
    nothing: 'Los pesos aparecen aquí cuando hay una red.',
    all: (units) => `Mostrar los ${count(units)}`,
    fewer: (units) => `Mostrar los primeros ${count(units)}`,
    picture: (view, units) =>
      `${view}: pesos de ${counted(units, 'unidad', 'unidades')} como imágenes`,
    scale: (value) => marked(value.toPrecision(2)),
  },
  activations: {
    heading: 'Activaciones',
    nothing: 'Dibuje o elija una imagen para ver qué responde cada capa.',
    signed: 'Naranja: mayor que cero; azul: menor. Cuanto más intenso, más lejos.',
    summary: (mean, active, units) =>
      `media ${decimal(mean, 2)}, ${count(active)} de ${counted(units, 'activa')}`,
    picture: (name) => `Activaciones: ${name}`,
  },
  runs: {
    caption: 'Ejecuciones',
    show: 'Mostrar',
    name: 'Nombre',
    settings: 'Ajustes',
    epochs: 'Épocas',
    validationError: 'Error de validación',
    testError: 'Error de prueba',
    time: 'Tiempo',
    actions: 'Acciones',
    open: 'Abrir',
    onShow: 'abierta',
    exportAll: 'Exportar todas las ejecuciones',
    importFile: 'Importar ejecuciones…',
    differ: 'Marcado: en qué difieren las ejecuciones seleccionadas.',
    imported: (added, there, unreadable, left) =>
      `Importadas: ${added}.` +
      (there ? ` Ya estaban: ${there}.` : '') +
      (unreadable ? ` No legibles: ${unreadable}.` : '') +
      (left ? ` Sin sitio, pues se guardan 50: ${left}.` : ''),
    noRuns: (name) =>
      `${name} no es un archivo de ejecuciones; elija uno que esta página haya exportado (.json).`,
    delete: 'Eliminar',
    nothing:
      'Todavía no hay ejecuciones. Cada entrenamiento se guarda aquí para compararlo con el siguiente.',
    inShort: (epochs, seconds) =>
      `${limit(epochs)} ${plural(epochs, 'época', 'épocas')}, ${elapsed(seconds)}`,
    showRun: (name) => `Mostrar la curva de ${name}`,
    nameOf: (name) => `Nombre de la ejecución ${name}`,
    openRun: (name) => `Abrir ${name}`,
    deleteRun: (name) => `Eliminar ${name}`,
  },
  pad: {
    label: 'Zona de dibujo',
    hint: 'Dibuje aquí',
    undo: 'Deshacer',
    clear: 'Borrar',
    seen: 'Lo que ve la red',
    seenLabel: 'Su dibujo tal como lo ve la red, 28 × 28',
    nothingSeen: 'No hay nada dibujado',
    keys: 'Con el teclado: las flechas mueven el lápiz (con Mayús, más rápido), la barra espaciadora lo baja y lo levanta, Esc borra, Ctrl+Z deshace.',
    penDown: 'Lápiz bajado',
    penUp: 'Lápiz levantado',
    cleared: 'Borrado',
  },
  guesses: {
    probability: 'probabilidad',
    output: 'salida',
    answer: 'La red lee',
    none: NO_VALUE,
    bars: 'Todas las clases',
  },
  imageInput: {
    pick: 'Elegir una imagen',
    hint: 'o suelte una aquí; para pegar una, haga clic aquí primero',
    seen: 'Lo que ve la red',
    seenLabel: 'Su imagen tal como la ve la red, 32 × 32',
    nothingSeen: 'Todavía no hay imagen',
    crop: 'Se recorta el cuadrado del centro y se promedia a 32 × 32.',
    notAnImage: 'Este archivo no es una imagen; elija un archivo PNG, JPEG, WebP, GIF o AVIF.',
    unreadable:
      'El navegador no pudo leer esta imagen; puede que el archivo esté dañado o sea demasiado grande. Pruebe con otro.',
    lines:
      'Un archivo SVG describe líneas y no contiene píxeles; guárdelo como archivo PNG y elija ese.',
    noImagePasted:
      'No hay ninguna imagen en el portapapeles; copie una primero y péguela después aquí.',
  },
};
