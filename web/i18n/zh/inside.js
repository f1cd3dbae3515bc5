/** @type {typeof import('../en/inside.js').inside} */
export const inside = {
  unlike: '这与它训练时见过的图像都不像，所以它的回答没有多大意义。',
};
