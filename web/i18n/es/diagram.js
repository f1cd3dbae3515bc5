import { count, counted, decimal, percent } from '../numbers.js';

/** @type {typeof import('../en/diagram.js').strings} */
export const diagram = {
  label: (sizes) => `La red, capa por capa: ${sizes.map(count).join(', ')} unidades`,
  input: 'La imagen que lee la red',
  next: 'Otra imagen',
  nextTitle: 'Mostrar a la red otra imagen de entrenamiento',
  rest: (units) => `+ ${count(units)} más`,
  hidden: (layer, unit) => `Capa oculta ${layer}, unidad ${unit}`,
  output: (name) => `Salida «${name}»`,
  hint: 'Apunte a una unidad para ver qué busca; púlsela para mantenerla aquí. Naranja: pesos por encima de cero; azul: por debajo.',
  close: 'Cerrar',
  weights: 'pesos',
  image: 'imagen',
  product: 'producto',
  bias: 'sesgo',
  sum: 'suma',
  upwards: 'sube',
  downwards: 'baja',
  noImage: 'Dibuje o elija una imagen para ver la suma.',
  term: (name, weight, input) => `${name}: ${decimal(input, 2)} × ${decimal(weight, 2)}`,
  unit: (unit) => `unidad ${unit}`,
  others: (terms) => (terms === 1 ? 'la otra' : `las otras ${count(terms)}`),
  result: (activation, value) => `tras ${activation}: ${decimal(value, 2)}`,
  linear: (value) => `capa lineal, la suma misma: ${decimal(value, 2)}`,
  added: (name, added, value) =>
    `más ${decimal(added, 2)} de la ${name} de la capa anterior (residual): ${decimal(value, 2)}`,
  probability: (value) => `como probabilidad: ${percent(value, 1)}`,
  strongest: (images) => `Las más fuertes de ${counted(images, 'imagen', 'imágenes')} de prueba`,
  showStrongest: (value) => `Mostrar a la red esta imagen: ${decimal(value, 2)}`,
};
