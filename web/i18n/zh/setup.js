/** web/i18n/en/setup.js in Simplified Chinese. */
import { count, duration, limit, marked, megabytes } from '../numbers.js';

/** @param {number} total */
const hiddenLayers = (total) => (total === 0 ? '没有隐藏层' : `共 ${count(total)} 层`);

/** @param {string} text  what stands in the field */
const insteadOf = (text) => (text === '' ? '。' : `，而不是 ${text}。`);

/** @type {typeof import('../en/setup.js').strings} */
export const setup = {
  setting: {
    bad: (low, high, whole, text) =>
      `必须是 ${limit(low)} 到 ${limit(high)} 之间的${whole ? '整数' : '数'}` + insteadOf(text),
    ambiguous: (text, whole) =>
      `${text} 有两种读法：请写 ${text.replace(/[.,]/, '')}` +
      (whole ? '。' : ` 或 ${marked(text.replace(',', '.'))}0。`),
  },
  data: {
    heading: '数据',
    dataset: '数据集',
    unavailable: '此网站没有',
    unavailableNote: (titles) => `此网站没有：${titles.join('、')}。您可以从本机打开其文件。`,
    nothingToDownload: '无需下载：直接点击“训练”。',
    download: (bytes) => `${megabytes(bytes)}，只下载一次并保存在这里。`,
    loading: '正在加载数据集',
    loaded: (loaded, total) =>
      total === null
        ? `正在加载，已有 ${megabytes(loaded)}`
        : `正在加载，${megabytes(loaded)} / ${megabytes(total)}`,
    trainSize: (all) => (all === undefined ? '训练图像' : `训练，共 ${count(all)}`),
    testSize: (all) => (all === undefined ? '测试图像' : `测试，共 ${count(all)}`),
    all: '全部',
    choose: '打开文件…',
    chooseHint:
      '或将 .zip 中按文件夹分好的图片，或 IDX、CIFAR、NPZ、CSV、ARFF、Parquet 文件拖放到这里',
    drop: '松开以加载文件',
    samples: '样本',
    noSamples: '各类别的样本会出现在这里。',
    pictures: (pictures) => `，${count(pictures)} 个样本`,
    className: (index) => `类别 ${index} 的名称`,
    emptyName: '每个类别都需要名称。',
    sameName: (name) => `有两个类别都叫 ${name}；请为它们取不同的名称。`,
  },
  network: {
    heading: '网络',
    preset: '预设',
    custom: '自定义',
    customDescription: '您自己的设置；选择一个预设即可回到已知可行的设置。',
    more: '更多设置',
    newSeed: '换一个',
    newSeedTitle: '新种子',
    notFast: '此浏览器没有快速算术，因此使用精确计算。',
    oneCore: '此设备只提供一个。',
    notShared: '一个：浏览器只在隔离的网站上让线程共享内存。',
    size: (parameters, seconds) =>
      (parameters === 0 ? '' : `${count(parameters)} 个参数`) +
      (seconds === null ? '' : seconds < 1 ? '，不到 1 秒' : `，约 ${duration(seconds)}`),
  },
  layers: {
    legend: '层',
    inputs: '输入',
    classes: '类别',
    add: '添加一个隐藏层',
    units: (index) => `隐藏层 ${index} 的单元数`,
    remove: (index) => `删除隐藏层 ${index}`,
    added: (index, units, total) =>
      `已添加隐藏层 ${index}，有 ${count(units)} 个单元，${hiddenLayers(total)}。`,
    removed: (index, total) => `已删除隐藏层 ${index}，${hiddenLayers(total)}。`,
    changed: (index, units) => `隐藏层 ${index} 有 ${count(units)} 个单元。`,
    bad: (index, most, text) =>
      `隐藏层 ${index} 的单元数必须是 1 到 ${count(most)} 的整数` + insteadOf(text),
    full: (most) => `最多 ${most} 个隐藏层。`,
  },
  share: {
    copy: '复制链接',
    copyTitle: '包含这些设置及其种子的链接：它会得到同样的运行',
    qr: '二维码',
    qrTitle: '此链接的二维码，供手机使用',
    copied: '链接已复制。',
    notCopied: '浏览器拒绝复制。请手动复制此链接：',
    link: '本次运行的链接',
    download: '下载',
    kinds: {
      model: { label: '模型', title: '网络及其权重（safetensors）' },
      json: { label: 'JSON', title: 'JSON 格式的指标' },
      csv: { label: 'CSV', title: '每轮指标的表格（CSV）' },
      png: { label: '图表', title: '图表的图片（PNG）' },
      html: { label: '报告', title: '一个 HTML 文件的报告' },
    },
    exports: '模型：打开，或保存给其他程序',
    formats: {
      onnx: { label: 'ONNX', title: '供 ONNX Runtime 和其他程序使用' },
      tfjs: { label: 'TensorFlow.js', title: 'model.json 及其权重：两个文件' },
      js: { label: 'JavaScript', title: '一个不依赖其他模块的模块，比特完全相同' },
      c: { label: 'C', title: '一个不需要库的头文件，比特完全相同' },
      'c-int8': { label: 'C，8 位', title: '权重经过舍入的头文件：四分之一的大小' },
      pad: { label: '带手写板的页面', title: '一个无需服务器即可识别手写的 HTML 文件' },
    },
  },
};
