import { count } from '../numbers.js';

/** @type {typeof import('../en/arrival.js').arrival} */
export const arrival = {
  loading: (title) => `正在加载 ${title}…`,
  someIn: (images) => `已有 ${count(images)} 张训练图像，其余的正在加载。`,
  beginEarly: '用这些开始',
  restArrived: '所有图像都已到齐。本次运行开始时缺少其中一部分；点击“重置”即可用全部图像训练。',
};
