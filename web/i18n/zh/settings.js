/** web/i18n/en/settings.js in Simplified Chinese. */
import { significant } from '../numbers.js';

/** @param {number} value */
const short = (value) => significant(value, 3);

/** @param {number[]} values */
const list = (values) => values.map(short).join('、');

/** The layers, from 1, of a list that has 1 or 0 for each. @param {number[]} layers */
const placesIn = (layers) => list(layers.flatMap((has, i) => (has ? [i + 1] : [])));

/** @type {Record<string, string>} */
const schedules = {
  constant: '恒定',
  steps: '阶梯',
  cosine: '余弦',
  'one-cycle': '单周期',
  'cosine-restarts': '余弦重启',
};

/** @type {Record<string, import('../en/settings.js').SettingText>} */
const settings = {
  preset: { label: '预设' },
  dataset: { label: '数据集' },
  split: {
    label: '测试图像',
    help: '公开发布的测试图像，或如参考程序那样取全部图像的 1 %。',
    choices: { standard: '公开发布的', reference: '全部的 1 %' },
  },
  trainSize: { label: '训练图像' },
  testSize: { label: '测试图像' },
  worldDigits: { label: '更多数字', help: '在 28 × 28 的数字之外加入这么多生成的数字。' },

  layers: { label: '层' },
  activation: {
    label: '激活函数',
    help: '隐藏单元如何处理它的加权和。',
    choices: {
      sigmoid: 'sigmoid',
      tanh: 'tanh',
      relu: 'ReLU',
      'leaky-relu': 'leaky ReLU',
      gelu: 'GELU',
      identity: '恒等（线性）',
    },
  },
  linear: {
    label: '线性',
    help: '该隐藏层没有激活函数，可作瓶颈层。',
    brief: (layers) => (layers.length === 1 ? '各层均为线性' : `线性：第 ${placesIn(layers)} 层`),
  },
  residual: {
    label: '残差连接',
    help: '与前一层同宽的隐藏层把前一层的输出加到自己的输出上。',
  },
  batchNorm: {
    label: '批归一化',
    help: '每个批次使隐藏单元的加权和均值为 0、标准差为 1。',
  },
  cost: {
    label: '代价',
    help: '训练要使之变小的量。',
    choices: { quadratic: '二次', 'cross-entropy': '交叉熵' },
  },
  initializer: {
    label: '初始权重',
    help: '随机初值的分布有多宽。',
    choices: { reference: '参考', glorot: 'Glorot', he: 'He' },
  },
  scaling: {
    label: '输入缩放',
    help: '网络如何看到 0 到 255 的像素。',
    choices: { none: '0 到 255', unit: '0 到 1', channel: '按通道', standard: '按像素' },
  },

  learningRate: { label: '学习率', help: '每一步的大小；太大就会发散。' },
  layerRates: {
    label: '学习率系数',
    help: '隐藏层学习率的系数；0：保持不变。',
    brief: (factors) => `学习率系数 ${list(factors)}`,
  },
  epochs: { label: '轮数', help: '网络看全部训练图像的次数。' },
  batchSize: { label: '批次大小', help: '每一步之前查看的图像数。' },
  optimizer: {
    label: '优化器',
    help: '梯度如何变成一步。',
    choices: {
      sgd: 'SGD',
      momentum: '动量',
      nesterov: 'Nesterov',
      adam: 'Adam',
      adamw: 'AdamW',
      lion: 'Lion',
      muon: 'Muon',
    },
  },
  momentum: { label: '动量', help: '上一步有多少延续到下一步。' },
  beta1: { label: 'Beta 1', help: 'Adam 和 Lion 记住梯度的时间长短。' },
  beta2: { label: 'Beta 2', help: 'Adam 记住梯度平方、Lion 记住梯度的时间长短。' },
  epsilon: { label: 'Epsilon', help: '防止 Adam 除以零。' },

  dropout: {
    label: 'Dropout',
    help: '每个批次中略去的隐藏单元的比例。',
    brief: (shares) => `dropout ${list(shares)}`,
  },
  inputDropout: { label: '输入 dropout', help: '每个批次中略去的像素的比例。' },
  weightDecay: { label: '权重衰减', help: '把权重拉向零，以防过拟合。' },
  layerDecays: {
    label: '衰减系数',
    help: '隐藏层权重衰减的系数；0：保持不变。',
    brief: (factors) => `衰减系数 ${list(factors)}`,
  },
  decoupledDecay: {
    label: '解耦衰减',
    help: '与梯度分开的衰减；AdamW、Lion 和 Muon 总是如此。',
    brief: () => '解耦',
  },
  maxNorm: { label: '最大范数', help: '进入一个单元的权重的最大长度；0：不限。' },
  labelSmoothing: { label: '标签平滑', help: '每个标签中分摊给所有类别的比例。' },
  clipNorm: { label: '梯度上限', help: '梯度的最大长度（范数）；0：不限。' },

  schedule: {
    label: '学习率计划',
    help: '学习率在运行中如何变化。',
    brief: (value) => schedules[value],
    choices: schedules,
  },
  warmupEpochs: {
    label: '预热',
    help: '学习率上升的轮数；单周期时 0 表示 30 %。',
    brief: (value) => `预热 ${short(value)} 轮`,
  },
  finalRate: { label: '最终比例', help: '结束时剩下的学习率比例。' },
  stepEpochs: { label: '阶梯间隔', help: '从一级（或一次重启）到下一次的轮数。' },
  stepFactor: { label: '阶梯系数', help: '每一级用它乘学习率。' },

  rotation: {
    label: '旋转',
    help: '最多旋转这么多度。',
    brief: (value) => `旋转 ${short(value)}°`,
  },
  scale: { label: '缩放', help: '各方向最多拉伸这个比例。' },
  shear: { label: '错切', help: '每行最多倾斜这么多像素。' },
  shift: { label: '平移', help: '最多移动这么多像素。' },
  elastic: { label: '弹性变形', help: '弯曲；34 为强（Simard 2003 的 alpha）。' },
  elasticSigma: { label: '平滑度', help: '变形的平滑度，以像素计（其 sigma）。' },
  flip: { label: '镜像', help: '将一半的图像左右翻转。', brief: () => '镜像' },
  crop: { label: '裁剪', help: '按整像素移动；边缘以镜像填充。' },
  cutout: { label: 'Cutout', help: '抹去一个以此为边长的正方形，以像素计。' },
  mixup: {
    label: 'MixUp',
    help: '将图像两两混合，标签也一样；通常为 0.2。',
    brief: (value) => `MixUp ${short(value)}`,
  },

  teacherWeight: {
    label: '教师权重',
    help: '除标签之外，其他网络输出所占的权重。',
  },
  temperature: {
    label: '温度',
    help: '使其他网络的输出更平滑。',
  },
  averaging: { label: '平均', help: '权重的滑动平均（EMA）保留的比例；0：关闭。' },
  swaFrom: { label: '平均起始轮', help: '使用从该轮起各轮权重的平均值（SWA）；0：关闭。' },
  keepBest: {
    label: '保留最佳',
    help: '以验证误差最小的一轮结束。',
    brief: () => '保留最佳',
  },
  patience: {
    label: '耐心',
    help: '没有改进多少轮后停止；0：从不。',
    brief: (value) => `耐心 ${short(value)}`,
  },
  testViews: {
    label: '测试视图',
    help: '用这么多个变换后的视图的平均值测试；0：只用图像本身。',
  },

  seed: { label: '种子', help: '用于重现一次运行。' },
  mode: {
    label: '算术',
    choices: { exact: '精确', fast: '快速' },
    helpOf: {
      exact: '在每台机器上都得到相同的位。',
      fast: '更快；最后几位因机器而异。',
    },
  },
  threads: { label: '线程', help: '分担工作的核数；不改变任何结果。' },
};

/** @type {typeof import('../en/settings.js').texts} */
export const settingTexts = {
  settings,
  groups: {
    regularisation: '正则化',
    schedule: '学习率计划',
    augmentation: '数据增强',
    evaluation: '评估',
  },
  nothing: '关闭',
  on: '开',
  off: '关',
  all: '全部',
  ofLayer: (label, layer) => `${label}，第 ${layer} 层`,
  brief: (label, value) => `${label} ${typeof value === 'number' ? short(value) : value}`,
};
