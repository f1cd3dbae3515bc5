/** @type {typeof import('../en/inside.js').inside} */
export const inside = {
  unlike: 'Esto no se parece a nada con lo que se entrenó, así que su respuesta dice poco.',
};
