/** web/i18n/en/watch.js in Simplified Chinese. */
import { count, decimal, elapsed, limit, marked, NO_VALUE } from '../numbers.js';

/** @param {number} shown @param {number} total */
const shownOf = (shown, total) =>
  shown < total ? `${count(shown)} / ${count(total)}` : count(total);

/** @type {typeof import('../en/watch.js').strings} */
export const watch = {
  confusion: {
    caption: '混淆矩阵',
    explain: '行：真实类别。列：网络的回答。选择一个单元格可查看其图像。',
    keyRight: '正确，占该行的比例',
    keyWrong: '错误，相对于最常见的错误',
    corner: '真实',
    total: '全部',
    recall: '召回率 %',
    precision: '精确率 %',
    nothing: '混淆矩阵在第一次评估后出现。',
    cell: (images, actual, predicted) =>
      actual === predicted
        ? `${images} 张类别 ${actual}，识别正确`
        : `${images} 张类别 ${actual}，识别为 ${predicted}`,
  },
  report: {
    caption: '分类报告',
    class: '类别',
    columns: ['精确率', '召回率', 'F1 值', '数量'],
    accuracy: '准确率',
    macro: '宏平均',
    weighted: '加权平均',
    nothing: '报告在第一次评估后出现。',
    absent: (names) => `测试图像和回答中都没有：${names}`,
  },
  mistakes: {
    heading: '错误，最严重的在前',
    true: '真实',
    more: '显示更多',
    nothing: '没有可显示的图像。',
    readAs: '，识别为',
    news: (heading, shown, total) => `${heading}：${shownOf(shown, total)} 张图像。`,
    count: shownOf,
  },
  weights: {
    heading: '第一层的权重',
    view: '视图',
    now: '现在',
    start: '初始',
    moved: '变化',
    perUnit: '每个单元一张图',
    colour: '每张图是一个单元所寻找的；中灰表示零',
    nothing: '有网络时，权重会出现在这里。',
    all: (units) => `显示全部 ${count(units)} 个`,
    fewer: (units) => `显示前 ${count(units)} 个`,
    picture: (view, units) => `${view}：${units} 个单元的权重图`,
    scale: (value) => marked(value.toPrecision(2)),
  },
  activations: {
    heading: '激活值',
    nothing: '写一个数字或选择一张图像，即可看到每一层的回答。',
    signed: '橙色：大于零；蓝色：小于零。颜色越深，离零越远。',
    summary: (mean, active, units) =>
      `平均 ${decimal(mean, 2)}，${count(units)} 个中有 ${count(active)} 个激活`,
    picture: (name) => `激活值：${name}`,
  },
  runs: {
    caption: '运行',
    show: '显示',
    name: '名称',
    settings: '设置',
    epochs: '轮数',
    validationError: '验证误差',
    testError: '测试误差',
    time: '时间',
    actions: '操作',
    open: '打开',
    onShow: '已打开',
    exportAll: '导出全部运行',
    importFile: '导入运行…',
    differ: '标出的是所勾选运行之间的不同。',
    imported: (added, there, unreadable, left) =>
      `已导入 ${added} 次运行。` +
      (there ? `已经存在：${there}。` : '') +
      (unreadable ? `无法读取：${unreadable}。` : '') +
      (left ? `最多保留 50 次，放不下：${left}。` : ''),
    noRuns: (name) => `${name} 不是运行文件；请选择由本页面导出的文件（.json）。`,
    delete: '删除',
    nothing: '还没有运行。每次训练都会保存在这里，以便与下一次比较。',
    inShort: (epochs, seconds) => `${limit(epochs)} 轮，${elapsed(seconds)}`,
    showRun: (name) => `显示${name}的曲线`,
    nameOf: (name) => `${name}的名称`,
    openRun: (name) => `打开${name}`,
    deleteRun: (name) => `删除${name}`,
  },
  pad: {
    label: '手写板',
    hint: '在这里写',
    undo: '撤销',
    clear: '清除',
    seen: '网络看到的',
    seenLabel: '网络看到的您的手写，28 × 28',
    nothingSeen: '什么也没写',
    keys: '用键盘：方向键移动笔（按住 Shift 更快），空格键落笔和抬笔，Esc 清除，Ctrl+Z 撤销。',
    penDown: '落笔',
    penUp: '抬笔',
    cleared: '已清除',
  },
  guesses: {
    probability: '概率',
    output: '输出',
    answer: '网络识别为',
    none: NO_VALUE,
    bars: '所有类别',
  },
  imageInput: {
    pick: '选择图像',
    hint: '或拖放到这里；要粘贴，请先点击这里',
    seen: '网络看到的',
    seenLabel: '网络看到的您的图像，32 × 32',
    nothingSeen: '还没有图像',
    crop: '裁出中间的正方形并平均为 32 × 32。',
    notAnImage: '这不是图像文件；请选择 PNG、JPEG、WebP、GIF 或 AVIF 文件。',
    unreadable: '浏览器无法读取此图像；文件可能已损坏或过大。请换一个。',
    lines: 'SVG 文件描述的是线条，不含像素；请将其保存为 PNG 文件后选择。',
    noImagePasted: '剪贴板上没有图像；请先复制一张，再粘贴到这里。',
  },
};
