import { count, counted, decimal, percent } from '../numbers.js';

/** With a minus sign. @param {number} value @param {number} [digits] */
const number = (value, digits = 2) => decimal(value, digits).replace('-', '−');

/** @type {typeof import('../en/inside.js').inside} */
export const inside = {
  unlike: 'Esto no se parece a nada con lo que se entrenó, así que su respuesta dice poco.',
  heading: 'Dentro de la red',
  wait: 'Entrene la red, o pause un entrenamiento, para mirar dentro.',
  running: 'Tal como estaba en la última pausa. Pause para volver a mirar.',
  inputs: 'entradas',
  hidden: (layer, units) => `capa oculta ${layer} (${count(units)})`,
  logits: 'logits',
  output: 'capa de salida',
  epochs: {
    label: 'Pesos tras la época',
    after: (epoch, reached) => `${count(epoch)} de ${count(reached)}`,
    newest: (reached) => `${count(reached)}, la última`,
    computing: (epochs) => `${epochs}, calculando…`,
    then: (epoch, reached, errorRate) =>
      `Como después de la época ${count(epoch)} de ${count(reached)}: error de prueba ${percent(errorRate)}.`,
    back: 'Volver a los pesos más nuevos',
    hint: 'Todo lo que sigue, la respuesta al dibujo, la matriz de confusión, los errores y los pesos de la primera capa están como entonces. El entrenamiento continúa desde los más nuevos.',
    weights: 'Pesos de la primera capa entonces',
    unit: (unit) => `Pesos de la unidad ${unit}`,
  },
  why: {
    heading: 'Por qué esta respuesta',
    one: 'A favor de',
    other: 'y no',
    likeliest: 'Las dos más probables',
    image: 'imagen',
    pixels: 'píxeles a favor y en contra',
    picture: (one, other) => `Píxeles a favor de ${one} en naranja, de ${other} en azul`,
    hint: (one, other) =>
      `Cada píxel tal como lo ve la red, por la pendiente de la diferencia entre dos logits. Naranja: a favor de ${one}; azul: de ${other}.`,
    sum: (name) => `píxeles a favor de ${name}`,
    biases: 'diferencia de los sesgos',
    rest: 'sesgos, y lo que las pendientes omiten',
    difference: (one, other) => `logit de ${one} − logit de ${other}`,
    number,
  },
  map: {
    heading: 'Un mapa de las imágenes de prueba',
    layer: 'Según',
    plot: 'Mapa de las imágenes de prueba',
    hint: 'Lo que la capa ve parecido queda cerca (análisis de componentes principales). Pulse una imagen para ver por qué se lee así; las flechas siguen desde ella, Av Pág lleva al siguiente error, Intro la pulsa.',
    summary: (images, total, wrong) =>
      `${count(images)} de ${counted(total, 'imagen', 'imágenes')} de prueba, ${counted(wrong, 'mal leída', 'mal leídas')}: con anillo.`,
    shares: ([one, other]) =>
      `Las dos direcciones muestran el ${percent(one, 0)} y el ${percent(other, 0)} de la varianza.`,
    image: (place, label, answer) =>
      label === answer
        ? `Imagen ${count(place)}: ${label}, bien leída`
        : `Imagen ${count(place)}: ${label}, leída como ${answer}`,
  },
  statistics: {
    heading: 'Pesos y activaciones',
    weights: 'pesos',
    outputs: 'activaciones',
    histogram: (what, layer) => `Histograma: ${what}, ${layer}`,
    mean: (mean, deviation) => `media ${number(mean)} ± ${number(deviation)}`,
    range: (low, high) => `de ${number(low)} a ${number(high)}`,
    zeros: (share) => `${percent(share, 0)} son exactamente 0, sin dibujar`,
    dead: (dead, units, images) =>
      `Unidades muertas, 0 para ${images === 1 ? 'la única imagen' : `las ${count(images)} imágenes`}: ${count(dead)} de ${count(units)}`,
  },
  norms: {
    heading: 'Normas de pesos y gradientes',
    wait: 'Calculando…',
    few: 'Por ahora solo se conserva una época; entrene más, o época por época.',
    weights: 'pesos',
    gradients: 'gradiente',
    epochs: 'épocas',
    chart: (what, layer, first, last) =>
      `Norma a lo largo de las épocas: ${what}, ${layer}; de ${number(first, 3)} a ${number(last, 3)}`,
    hint: (images) =>
      `La raíz de la suma de los cuadrados, sin los sesgos; el gradiente es el del coste medio de ${counted(images, 'imagen', 'imágenes')} de entrenamiento. Un gradiente que se desvanece en las primeras capas, o pesos que solo crecen, muestran por qué una red no aprende.`,
  },
  off: {
    heading: 'Apagar unidades',
    layer: 'Capa',
    hint: 'Una unidad apagada da 0 a la capa siguiente. La red misma no cambia.',
    none: 'Esta red no tiene capas ocultas.',
    first: (shown, units) =>
      `Las primeras ${count(shown)} de ${counted(units, 'unidad', 'unidades')}.`,
    unit: (unit) => `Unidad ${unit} apagada`,
    units: 'Unidades de la capa',
    allOn: 'Encender todas',
    whole: 'todas las unidades',
    without: (units) => counted(units, 'apagada', 'apagadas'),
    error: (images) => `error en ${counted(images, 'imagen', 'imágenes')} de prueba`,
    answer: 'respuesta a la imagen',
  },
  wanted: {
    heading: 'La imagen que más quiere una clase',
    class: 'Clase',
    image: (name) => `lo que quiere ${name}`,
    mean: (images) =>
      images === 1
        ? 'su única imagen de prueba'
        : `media de sus ${count(images)} imágenes de prueba`,
    text: (steps, before, after) =>
      `${counted(steps, 'paso')} cuesta arriba desde el gris. Su logit pasa de ${number(before)} a ${number(after)} sobre la media de los demás.`,
    answer: (name) => `La red la lee como ${name}.`,
  },
};
