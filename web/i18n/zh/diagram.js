import { count, decimal, percent } from '../numbers.js';

/** @type {typeof import('../en/diagram.js').strings} */
export const diagram = {
  label: (sizes) => `逐层的网络：${sizes.map(count).join('、')} 个单元`,
  input: '网络所读的图像',
  next: '下一张图像',
  nextTitle: '让网络看另一张训练图像',
  rest: (units) => `另有 ${count(units)} 个`,
  hidden: (layer, unit) => `隐藏层 ${layer}，单元 ${unit}`,
  output: (name) => `输出“${name}”`,
  hint: '指向一个单元，看它在寻找什么；按下可将它留在这里。橙色：权重大于零；蓝色：小于零。',
  close: '关闭',
  weights: '权重',
  image: '图像',
  product: '乘积',
  bias: '偏置',
  sum: '总和',
  upwards: '推高',
  downwards: '拉低',
  noImage: '画一个或选一张图像，就能看到总和。',
  term: (name, weight, input) => `${name}：${decimal(input, 2)} × ${decimal(weight, 2)}`,
  unit: (unit) => `单元 ${unit}`,
  others: (terms) => `其余 ${count(terms)} 个`,
  result: (activation, value) => `经 ${activation} 后：${decimal(value, 2)}`,
  linear: (value) => `线性层，即总和本身：${decimal(value, 2)}`,
  added: (name, added, value) =>
    `加上前一层${name}的 ${decimal(added, 2)}（残差）：${decimal(value, 2)}`,
  probability: (value) => `作为概率：${percent(value, 1)}`,
  strongest: (images) => `${count(images)} 张测试图像中最强的`,
  showStrongest: (value) => `让网络看这张图像：${decimal(value, 2)}`,
};
