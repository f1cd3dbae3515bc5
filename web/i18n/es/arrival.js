import { counted } from '../numbers.js';

/** @type {typeof import('../en/arrival.js').arrival} */
export const arrival = {
  loading: (title) => `Cargando ${title}…`,
  someIn: (images) =>
    `Ya hay ${counted(images, 'imagen', 'imágenes')} de entrenamiento; las demás están llegando.`,
  beginEarly: 'Empezar con estas',
  restArrived:
    'Ya están todas las imágenes. Esta ejecución empezó sin algunas de ellas; «Reiniciar» entrena con todas.',
};
