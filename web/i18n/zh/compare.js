import { decimal, percent } from '../numbers.js';

/** @param {number} t */
const signed = (t) => decimal(t, 2).replace('-', '−');

/** @param {number} p */
const pValue = (p) => (p < 0.001 ? '< 0.001' : `= ${decimal(p, 3)}`);

/** @param {number} times @param {number} of */
const often = (times, of) =>
  times < 1 ? `${of} 次重复中不到 1 次` : `${of} 次重复中有 ${times} 次`;

/** @type {typeof import('../en/compare.js').strings} */
export const compare = {
  repeat: '用 5 个种子重复',
  goOn: (left) => (left === 1 ? '用最后一个种子重复' : `用其余 ${left} 个种子重复`),
  cancel: '取消',
  why: '一次运行的结果部分出于偶然。五个种子能看出结果仅凭偶然会相差多少。',
  notWhole: '这次运行被停止过、中途改动过，或从其他权重开始，因此无法重复。',
  otherImages: '这次运行的图像已不再载入。请重新打开它们再重复。',
  cancelled: '已取消。',
  repeating: (name, number, seeds) => `${name}：正在训练第 ${number} 个种子，共 ${seeds} 个`,
  result: (name, { mean, deviation }, low, high, seeds) =>
    `${name}，${seeds} 个种子：测试误差 ${percent(mean)}，标准差 ${percent(deviation)}，` +
    `从 ${percent(low)} 到 ${percent(high)}。图中的色带从最低的曲线到最高的曲线。`,
  row: ({ mean, deviation }, seeds) =>
    `${decimal(100 * mean, 2)} ± ${percent(deviation)}，${seeds} 个种子`,
  compare: '比较',
  stop: '停止比较',
  compareWith: (name) => `将打开的运行与${name}比较`,
  heading: (a, b) => `${a}与${b}`,
  figures: (name, { mean, deviation }, seeds) =>
    deviation === null
      ? `${name}：测试误差 ${percent(mean)}，一个种子`
      : `${name}：测试误差 ${percent(mean)} ± ${percent(deviation)}，${seeds} 个种子`,
  sideBySide: '两个网络对图像的判断',
  readsOf: (name) => `${name}读出`,
  draw: '请画图或选择图像：两个网络都会读它。',
  trainedAgain: (name, share) => `${name}的权重已不再保留，正在重新训练：${percent(share, 0)}。`,
  gone: (name) => `${name}的权重已不再保留，仅凭其设置也无法重新得到。`,
  otherWeights: (name) => `${name}重新训练后权重与原来不同；它可能来自本页面的其他版本。`,
  readsOthers: (name) => `${name}读的图像与打开的运行不同。`,
  single: '各只有一个种子：无法判断这是否偶然。请至少将其中一个用 5 个种子重复。',
  otherData: '它们在不同的图像上测试，误差不能相互比较。',
  within: (times, of) =>
    `差异在偶然范围之内。如果两者同样好，这么大的差异在 ${often(times, of)}仍会出现。`,
  beyond: (times, of) =>
    `差异超出了偶然所能解释的范围。如果两者同样好，这么大的差异在 ${often(times, of)}才会出现。`,
  detail: (groups, t, degrees, p) =>
    `${groups ? '韦尔奇 t 检验' : '一次运行对其他运行的 t 检验'}：t = ${signed(t)}，` +
    `自由度 ${decimal(degrees, 1)}，p ${pValue(p)}`,
};
