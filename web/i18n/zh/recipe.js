/** web/i18n/en/recipe.js in Simplified Chinese. */
import { count, percent, rate } from '../numbers.js';

/** An error rate in three digits. @param {number} errorRate */
const figure = (errorRate) => percent(errorRate, errorRate < 0.1 ? 2 : 1);

/** @type {typeof import('../en/recipe.js').strings} */
export const recipe = {
  schedule: {
    x: '轮',
    y: '学习率',
    chart: (first, highest, last, epochs) =>
      `${count(epochs)} 轮中的学习率：从 ${rate(first)} 开始，最高 ${rate(highest)}，以 ${rate(last)} 结束。`,
  },
  preview: {
    heading: '训练时看到的图像',
    original: '原图',
    changed: '每次重新变换',
    nothing: '目前没有任何变换。',
    originalOf: (row) => `训练图像 ${row}`,
    versionOf: (row, version) => `训练图像 ${row}，变换后的版本 ${version}`,
  },
  finder: {
    find: '查找',
    findLabel: '查找学习率',
    findTitle: '学习率范围测试：在此网络之外，用逐渐增大的学习率训练若干批次',
    stop: '停止',
    stopLabel: '停止查找学习率',
    x: '学习率',
    y: '平均代价',
    searching: '正在从小到大尝试学习率…',
    stopped: '查找已停止。',
    none: '代价从未下降；问题出在别处，例如输入缩放或优化器。',
    suggestion: (value) => `建议：${rate(value)}，即代价最小处的十分之一。`,
    use: (value) => `使用 ${rate(value)}`,
    inUse: '正在使用',
    chart: (points) => `从小到大 ${points} 个学习率下的代价。`,
    chartWith: (points, value) =>
      `从小到大 ${points} 个学习率下的代价；建议值 ${rate(value)} 已标出。`,
  },
  measured: {
    full: ({ errorRate, seeds, time }) =>
      `实测：测试误差 ${figure(errorRate)}，` +
      `${seeds === 1 ? '种子 1' : `种子 1 到 ${seeds} 的平均值`}${time ? `，${time}` : ''}。`,
    option: (title, errorRate) => `${title}：${figure(errorRate)}`,
  },
};
