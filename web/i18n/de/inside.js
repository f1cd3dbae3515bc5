/** @type {typeof import('../en/inside.js').inside} */
export const inside = {
  unlike: 'Das gleicht nichts, womit es trainiert wurde; seine Antwort besagt daher wenig.',
};
