/** web/i18n/en/own.js in Simplified Chinese. */
import { count, percent } from '../numbers.js';

/** @type {typeof import('../en/own.js').own} */
export const own = {
  cancel: '取消',
  close: '关闭',
  model: {
    openFile: '打开模型…',
    openTitle: 'MLP Lab、PyTorch（safetensors）、ONNX 或 Keras（model.json 及其权重）的模型',
    beginsAnew: '从随机权重开始',
    heading: (file) => `打开 ${file}`,
    layers: (sizes, activation) =>
      `网络 ${sizes.join('-')}${activation ? `，${activation}` : ''}。`,
    activation: '隐藏层的激活函数（文件未说明）',
    pixels: '输入与 0 到 255 的像素的关系（文件未说明）',
    scalings: {
      unit: '0 到 1',
      mnist: '0 到 1，减去 0.1307，再除以 0.3081（MNIST）',
      signed: '-1 到 1',
      none: '0 到 255',
    },
    names: (classes) => `${classes} 个类别的名称，用逗号分隔`,
    frozen: '继续训练时',
    frozenLayers: (layers) =>
      layers === 0 ? '所有层都学习' : layers === 1 ? '第一层保持不变' : `前 ${layers} 层保持不变`,
    readsRight: (images, right, next) =>
      `${count(images)} 张测试图像中读对了 ${percent(right, 0)}` +
      (next === null ? '。' : `；选项即由此推测。次优的选项读对了 ${percent(next, 0)}。`),
    noImages: '这里没有这种尺寸的图像可供试用。',
    reads: (answer, right) => (right ? `✓ ${answer}` : `✗ ${answer}`),
    open: '打开',
    badNames: (classes, given) =>
      `共有 ${classes} 个类别，需要 ${classes} 个不同的名称；现有 ${given} 个。`,
    begins: (file) => `训练从 ${file} 的权重开始。`,
    newLastLayer: (classes) => `最后一层是新的：该网络区分 ${classes} 个类别，而数据的类别数不同。`,
    staysFrozen: (layers) =>
      layers === 1 ? '它的第一层保持不变。' : `它的前 ${layers} 层保持不变。`,
    notFrozen: '所有层都学习：冻结的层与平均权重不能同时使用。',
    otherSettings: (file) => `这些设置的层或图像与 ${file} 不同，因此运行从随机权重开始。`,
    shownOnly: (file, classes) =>
      `正在显示 ${file}；数据没有它的 ${classes} 个类别，因此未经测试。“训练”将从它的权重和新的最后一层开始。`,
    notTrainable: (file) => `正在显示 ${file}；这里没有这种尺寸的数据，因此既不能测试也不能训练。`,
  },
};
