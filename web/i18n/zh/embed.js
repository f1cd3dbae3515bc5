/** web/i18n/en/embed.js in Simplified Chinese. */

/** @type {typeof import('../en/embed.js').texts} */
export const embed = {
  title: '一个可以训练的神经网络',
  promise: {
    full: '它在您的浏览器里学会识别数字；然后请您写一个。',
    train: '它在您的浏览器里学会识别数字；然后请您写一个。',
    curve: '它在您的浏览器里学会识别数字；请看误差如何下降。',
    draw: '写一个数字，浏览器里的神经网络会识别它。',
  },
  start: '开始',
  loading: '正在加载…',
  again: '重试',
  notLoaded: '实验室无法加载。请检查网络连接后重试，或重新加载页面。',
  badChoice: (name, value, choices) =>
    `属性 ${name}="${value}" 不是 ${choices.join('、')} 之一；将使用“${choices[0]}”。`,
  badParts: (unknown, parts) =>
    `属性 hide 中有不存在的部分：${unknown.join('、')}。可用的部分是 ${parts.join('、')}。`,
  notReady: '网络还不能识别；请等待事件 mlp-ready。',
  badPixels: (expected) =>
    `网络读取一张由 ${expected} 个 0 到 255 的整数组成的图像；请提供这些数值。`,
};
