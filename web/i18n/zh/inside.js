import { count, decimal, percent } from '../numbers.js';

/** With a minus sign. @param {number} value @param {number} [digits] */
const number = (value, digits = 2) => decimal(value, digits).replace('-', '−');

/** @type {typeof import('../en/inside.js').inside} */
export const inside = {
  unlike: '这与它训练时见过的图像都不像，所以它的回答没有多大意义。',
  heading: '网络内部',
  wait: '先训练网络，或暂停训练，再看内部。',
  running: '这是上次停下时的样子。暂停后可再看。',
  inputs: '输入',
  hidden: (layer, units) => `隐藏层 ${layer}（${count(units)}）`,
  logits: 'logit',
  output: '输出层',
  epochs: {
    label: '该轮之后的权重：轮次',
    after: (epoch, reached) => `${count(epoch)} / ${count(reached)}`,
    newest: (reached) => `${count(reached)}，最新`,
    computing: (epochs) => `${epochs}，正在计算…`,
    then: (epoch, reached, errorRate) =>
      `第 ${count(epoch)} 轮（共 ${count(reached)} 轮）之后的状态：测试误差 ${percent(errorRate)}。`,
    back: '回到最新权重',
    hint: '以下全部内容、手写板上的答案、混淆矩阵、错误图像和第一层权重都是当时的状态。训练从最新权重继续。',
    weights: '当时第一层的权重',
    unit: (unit) => `单元 ${unit} 的权重`,
  },
  why: {
    heading: '为什么这样回答',
    one: '支持',
    other: '而不是',
    likeliest: '最可能的两个',
    image: '图像',
    pixels: '支持与反对的像素',
    picture: (one, other) => `橙色像素支持 ${one}，蓝色支持 ${other}`,
    hint: (one, other) =>
      `网络看到的每个像素，乘以两个 logit 之差的斜率。橙色：支持 ${one}；蓝色：支持 ${other}。`,
    sum: (name) => `支持 ${name} 的像素`,
    biases: '偏置之差',
    rest: '偏置，以及斜率未包含的部分',
    difference: (one, other) => `${one} 的 logit − ${other} 的 logit`,
    number,
  },
  map: {
    heading: '测试图像的地图',
    layer: '依据',
    plot: '测试图像的地图',
    hint: '该层看来相似的图像彼此靠近（主成分分析）。点按一幅图像，可看它为何被这样识别；方向键移到相邻图像，Page Down 到下一个错误，回车等于点按。',
    summary: (images, total, wrong) =>
      `${count(total)} 幅测试图像中的 ${count(images)} 幅，其中 ${count(wrong)} 幅识别错误：带圆圈。`,
    shares: ([one, other]) => `两个方向分别显示方差的 ${percent(one, 0)} 和 ${percent(other, 0)}。`,
    image: (place, label, answer) =>
      label === answer
        ? `图像 ${count(place)}：${label}，识别正确`
        : `图像 ${count(place)}：${label}，识别为 ${answer}`,
  },
  statistics: {
    heading: '权重与激活值',
    weights: '权重',
    outputs: '激活值',
    histogram: (what, layer) => `直方图：${what}，${layer}`,
    mean: (mean, deviation) => `均值 ${number(mean)} ± ${number(deviation)}`,
    range: (low, high) => `${number(low)} 至 ${number(high)}`,
    zeros: (share) => `${percent(share, 0)} 恰为 0，未画出`,
    dead: (dead, units, images) =>
      `失活单元（对全部 ${count(images)} 幅图像都为 0）：${count(units)} 个中的 ${count(dead)} 个`,
  },
  norms: {
    heading: '权重与梯度的范数',
    wait: '正在计算…',
    few: '目前只保留了一轮；请继续训练，或逐轮训练。',
    weights: '权重',
    gradients: '梯度',
    epochs: '轮次',
    chart: (what, layer, first, last) =>
      `各轮的范数：${what}，${layer}；从 ${number(first, 3)} 到 ${number(last, 3)}`,
    hint: (images) =>
      `平方和的平方根，不含偏置；梯度取自 ${count(images)} 张训练图像的平均代价。若梯度在前几层消失，或权重只增不减，便可看出网络为何学不会。`,
  },
  off: {
    heading: '关闭单元',
    layer: '层',
    hint: '关闭的单元向下一层输出 0。网络本身不变。',
    none: '这个网络没有隐藏层。',
    first: (shown, units) => `${count(units)} 个单元中的前 ${count(shown)} 个。`,
    unit: (unit) => `关闭单元 ${unit}`,
    units: '该层的单元',
    allOn: '全部打开',
    whole: '全部单元',
    without: (units) => `关闭 ${count(units)} 个`,
    error: (images) => `${count(images)} 幅测试图像的错误率`,
    answer: '对图像的回答',
  },
  wanted: {
    heading: '一个类别最想看到的图像',
    class: '类别',
    image: (name) => `${name} 想看到的`,
    mean: (images) => `它的 ${count(images)} 幅测试图像的均值`,
    text: (steps, before, after) =>
      `从灰色出发，沿上坡走 ${count(steps)} 步。它的 logit 高出其他均值的量从 ${number(before)} 变为 ${number(after)}。`,
    answer: (name) => `网络把它识别为 ${name}。`,
  },
};
