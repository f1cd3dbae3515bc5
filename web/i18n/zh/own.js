/** web/i18n/en/own.js in Simplified Chinese. */
import { count, percent } from '../numbers.js';

/** @type {typeof import('../en/own.js').own} */
export const own = {
  cancel: '取消',
  close: '关闭',
  qr: {
    heading: '此链接的二维码',
    label: '下面链接的二维码',
    tooLong: '此链接太长，无法做成二维码；请复制它。',
  },
  data: {
    heading: '您的数据',
    reading: '正在读取文件…',
    read: (files) => `已读取 ${count(files)} 个文件`,
    preparing: '正在准备图像…',
    prepared: (done, total) => `已准备 ${count(done)} / ${count(total)} 张图像`,
    ordered: (share) => `正在排序和检查图像：${share}`,
    understood: (images, classes, { width, height, channels }) =>
      `${count(images)} 张带标签的图像，${count(classes)} 个类别，${width} × ${height}，${channels === 1 ? '灰度' : '彩色'}。`,
    split: (isSplit, test) =>
      isSplit
        ? test > 0
          ? `名称说明哪些用于测试：${count(test)} 张。`
          : '名为验证集的部分用作测试集。'
        : '没有名称说明哪些用于测试：从每个类别中抽取一部分。',
    unlabelled: (images) => `${count(images)} 张图像没有标签，不会使用。`,
    size: '尺寸',
    ownSize: (width, height) => `原尺寸，${width} × ${height}`,
    colour: '颜色',
    colours: { grey: '灰度', colour: '彩色' },
    fit: '形状不同的图像',
    fits: {
      crop: '取中间部分',
      pad: '保留全部，旁边补背景',
      stretch: '拉伸',
      ink: '墨迹，像手写板上那样居中',
    },
    turn: '旋转',
    turns: {
      none: '不变',
      mirror: '左右镜像',
      half: '旋转 180°',
      flip: '上下颠倒',
      transpose: '行列互换（EMNIST）',
      right: '向右旋转',
      transverse: '反向行列互换',
      left: '向左旋转',
    },
    invert: '反相（手写板要求墨迹为亮色）',
    testShare: '用于测试，占每类的 %',
    classes: '类别；未勾选的不使用',
    counts: (train, test) => (test > 0 ? `${count(train)} + ${count(test)}` : count(train)),
    leftOut: (files, hidden) =>
      [files > 0 ? `未使用：${count(files)}` : '', hidden > 0 ? `隐藏文件：${count(hidden)}` : '']
        .filter(Boolean)
        .join('。'),
    files: (files) => `每个文件的用途：${count(files)}`,
    notes: (notes) => `说明：${count(notes)}`,
    more: (lines) => `另有 ${count(lines)} 项`,
    use: '使用这些数据',
    sameAsLink: '✓ 已验证：正是链接所指的数据',
    otherThanLink: '这不是链接所指的数据，因此结果会不同。',
    wanted: (name, images, hash) =>
      `链接所指的是 ${name}：${count(images)} 张图像（SHA-256 ${hash}…）。请在这里打开它的文件。`,
    inUse: (name, train, test, classes, hash) =>
      `${name}：${count(train)} 张用于训练，${count(test)} 张用于测试，${count(classes)} 个类别${hash ? ` (SHA-256 ${hash}…)` : ''}。`,
  },
  more: '绘制或拍摄数据集，或保存当前数据集',
  draw: {
    open: '绘制数据集…',
    heading: '绘制您自己的数据集',
    intro: (wanted) =>
      `为两个或更多类别命名，每个画 ${wanted} 张。按回车键保留一张。每类有一部分用于测试。`,
    now: (name, done, wanted) => `请画：${name}（${done > wanted ? done : `${done} / ${wanted}`}）`,
    keep: '保留这张',
    undo: '撤回上一张',
    add: '添加类别',
    newName: (number) => `类别 ${number}`,
    className: (number) => `类别 ${number} 的名称`,
    choose: (name) => `画 ${name}`,
    badName: '每个类别都需要不同的名称。',
    notEnough: '至少需要两个类别，每个两张。',
    use: '用于训练',
    setName: '手绘',
  },
  camera: {
    open: '使用摄像头…',
    heading: '拍摄您自己的数据集',
    intro: (wanted) =>
      `为两个或更多类别命名，每个从多个角度拍 ${wanted} 张：连拍的图像几乎相同，用它们测试说明不了多少。图像只留在此浏览器中。`,
    now: (name, done, wanted) =>
      `请展示：${name}（${done > wanted ? done : `${done} / ${wanted}`}）`,
    live: '用摄像头识别',
    liveEnd: '关闭摄像头',
    liveHint: '摄像头画面的中间部分每秒识别数次。任何内容都不会离开此浏览器。',
    hold: '按住拍摄',
    picture: '摄像头的画面；拍摄中间的正方形',
    undo: '撤回上一张图像',
    choose: (name) => `拍摄 ${name}`,
    notEnough: '至少需要两个类别，每个两张图像。',
    use: '查看数据集',
    refused: '此页面不能使用摄像头。请在地址栏旁允许，然后重新打开此窗口。',
    none: '没有找到摄像头。请连接后重新打开此窗口，或改为打开图像文件。',
    taken: '摄像头正被另一个程序使用。请关闭它，然后重新打开此窗口。',
    insecure: '浏览器只向 https 地址和本机的页面提供摄像头。',
  },
  hand: {
    open: '让它认我的字…',
    openTitle: '每个类别画两张：识别手写板的网络会从中学习',
    again: '重新画…',
    heading: '让它认我的字',
    intro: (drawings) =>
      `请按自己的写法画出要求的内容，共 ${drawings} 张。按回车键保留一张。之后，手写板的网络会从您的字迹中学习，同时复习其他图像，以免遗忘。`,
    draw: '请画',
    done: (done, all) => `已完成 ${done} / ${all}`,
    enough: (drawings) => `${drawings} 张都已画好。`,
    skip: '跳过这个',
    learn: '从中学习',
    learning: '正在学习您的字迹…',
    learned: (drawings) => `手写板现在由一个学过您 ${drawings} 张字迹的网络识别。`,
    before: '之前',
    after: '之后',
    thisDrawing: '手写板上的字',
    drawings: '您的字迹，识别正确',
    drawingsTitle: '每张都由只学过另一半字迹的网络识别。',
    of: (right, all) => `${right} / ${all}`,
    test: '测试误差',
    undo: '恢复原来的网络',
    keep: '作为模型打开',
    keepTitle: '代替当前运行显示：可以测试、下载和继续训练',
    name: '我的字迹',
  },
  save: {
    as: (form) => `保存为 ${form}`,
    title: {
      npz: '把数据集保存为一个 NPZ 文件，供 numpy 和 Keras 使用，也可在此重新打开',
      idx: '把数据集保存为 IDX 文件，与 MNIST 相同',
    },
  },
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
    channels: '一个像素的各颜色在输入中的位置（文件未说明）',
    orders: {
      first: '先一种颜色的整幅图像，再下一种（channels first）',
      last: '相邻排列（channels last）',
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
