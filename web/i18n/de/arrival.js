import { counted } from '../numbers.js';

/** @type {typeof import('../en/arrival.js').arrival} */
export const arrival = {
  loading: (title) => `${title} wird geladen …`,
  someIn: (images) =>
    `${counted(images, 'Trainingsbild ist', 'Trainingsbilder sind')} da, der Rest kommt noch.`,
  beginEarly: 'Mit diesen beginnen',
  restArrived:
    'Alle Bilder sind da. Dieser Lauf begann ohne einige davon; nach „Reset“ trainiert er mit allen.',
};
