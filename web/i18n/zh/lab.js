/** web/i18n/en/lab.js in Simplified Chinese. */
import { count, percent } from '../numbers.js';

/** @type {typeof import('../en/lab.js').labTexts} */
export const lab = {
  title: 'MLP Lab',
  promise: '一个神经网络在您的浏览器里学会识别数字：点击“训练”，观看，然后自己写一个。',
  lessons: '课程',
  tryIt: '试一试',
  mistakes: '错误，最有把握的在前',
  cell: (actual, predicted) =>
    actual === predicted ? `${actual}，识别正确` : `${actual}，识别为 ${predicted}`,
  allMistakes: '显示所有错误',
  outputLayer: (cost) => (cost === 'quadratic' ? '输出（sigmoid）' : '输出（softmax）'),
  hiddenLayer: (number, units) => `隐藏层 ${number}，${units} 个单元`,
  embed: {
    button: '嵌入',
    title: '在您自己的页面上使用这些设置',
    kinds: { tag: '作为标签', iframe: '作为 iframe', link: '作为链接' },
    copy: '复制',
    copyKind: (kind) => `复制：${kind}`,
    copied: '已复制。',
    refused: '浏览器拒绝复制。文字已选中，请手动复制。',
    close: '关闭',
  },
  readBy: (mnist, digits) =>
    mnist
      ? `在您训练之前，由一个从 MNIST 和 ${count(digits)} 个生成的数字中学习过的网络来识别。`
      : '在您训练之前，由一个只从生成的数字中学习过的网络来识别。',
  untrained: '此网络还什么都没学到：它在这里的回答是随机的。请先点击“训练”。',
  presets: {
    'mnist-seed': {
      title: 'MNIST，参考网络',
      description: '784-30-10，sigmoid，二次代价，学习率为 3 的普通 SGD：经典网络。',
    },
    'cifar-seed': {
      title: 'CIFAR-10，参考网络',
      description:
        '3072-128-64-32-10，sigmoid，二次代价，普通 SGD。像素经过标准化，因为原始像素会使 sigmoid ' +
        '饱和；初始权重较大，因为较深的网络信号会衰减。',
    },
    'mnist-relu': {
      title: 'MNIST，现代网络',
      description: '784-128-10，ReLU、softmax 和 Adam：错误约为参考网络的一半。',
    },
    'cifar-relu': {
      title: 'CIFAR-10，现代网络',
      description:
        '3072-256-128-10，在标准化像素上使用 ReLU、softmax 和 AdamW：小型感知机不用数据增强所能达到的水平。',
    },
    'mnist-30': {
      title: 'MNIST，训练得好的参考网络',
      description: '仍是 784-30-10，用 GELU、AdamW 和一个学习率周期，图像略微旋转和平移。',
    },
    'mnist-128': {
      title: 'MNIST，训练得好的 128 个单元',
      description: '784-128-10，与前一个相同，另加少量弹性变形。',
    },
    'mnist-best': {
      title: 'MNIST，一分钟内的最佳',
      description:
        '784-512-256-10，图像在每一轮都重新旋转、拉伸、倾斜、平移和弯曲，在快速模式下用两个核不到一分钟。',
      time: '快速模式下 28 到 39 秒',
    },
    'mnist-record': {
      title: 'MNIST，不限时间的最佳',
      description:
        '784-1024-1024-512-10，图像变换相同；测试时读取每张图像及其 31 个变换后的视图，取平均值。',
      time: '快速模式下单核 31 分钟',
    },
    'cifar-small': {
      title: 'CIFAR-10，训练得好的参考网络',
      description: '仍是 3072-128-64-32-10，用 GELU、AdamW、一个周期和镜像图像。',
    },
    'cifar-best': {
      title: 'CIFAR-10，五分钟内的最佳',
      description:
        '3072-800-400-10，图像经过镜像和平移，用 dropout 和平滑标签，以 32 个视图的平均值测试，' +
        '在快速模式下用两个核不到五分钟。',
      time: '快速模式下 262 到 270 秒',
    },
    digits: {
      title: '生成的数字',
      description:
        '784-128-10，ReLU、softmax 和 Adam：几秒钟即可学会，无需下载。它从未见过 MNIST，却能识别其中的 92 %。',
    },
    shapes: {
      title: '生成的形状',
      description: '3072-128-64-10，ReLU、softmax 和 Adam，用于十种形状的彩色图像。',
    },
  },
  report: {
    heading: (name, rate) => `${name}：测试误差 ${percent(rate)}`,
    chart: '各轮的错误率；数字见下表',
    epochs: '轮',
    columns: ['轮', '训练代价', '验证代价', '验证误差', '秒'],
  },
  none: '无',
  yes: '是',
  no: '否',
  computedBy: '计算者',
  weights: '权重，SHA-256',
  noModel: (url, reason) => `无法从 ${url} 加载网络（${reason}）。请检查地址，或在这里训练一个。`,
  nextRun: (run) => `这些设置用于下一次运行；当前显示的是${run}。`,
  goesOn: (rate, over) =>
    over
      ? `学习率计划已结束：运行以恒定学习率 ${rate} 继续。`
      : `运行以其自身的设置和学习率 ${rate} 继续。`,
  unreadable: (runs) => `此版本无法读取保存在这里的 ${runs} 次运行，已将其略去。`,
  own: '您自己的数据',
  ownGone: '您自己的数据已不在这里；请重新选择文件。',
  ownWanted: '链接所用的数据只有其所有者才有；请在这里打开它的文件，或选择其他数据。',
  ownTooLarge: (size, limit) =>
    `这些数据（${size}）超过了这里可保存的 ${limit}：重新加载后，请再次选择文件。`,
  ownNotKept: '此浏览器的存储空间已满或被禁用：重新加载后，请再次选择文件。',
  signSays: {
    'one-answer': ({ answer }) => `几乎所有测试图像都得到同一个回答：${answer}。`,
    'near-chance': () => '错误率几乎不低于猜测。',
    'huge-weights': ({ largestWeight }) => `权重非常大（最大 ${largestWeight}）。`,
    'cost-rose': () => '代价上升了。',
    'cost-above-guess': () => '代价不低于猜测的代价。',
    'cost-still': () => '代价没有变化。',
  },
  tooHigh: '学习率可能太高：请减小它，或点击旁边的“查找”。',
  tooLow: '学习率可能太低：请增大它，或点击旁边的“查找”。',
  tryOther: '更多轮次、不同的学习率或不同的层可能会有帮助。',
};
