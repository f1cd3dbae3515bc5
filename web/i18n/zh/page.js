/** web/i18n/en/page.js in Simplified Chinese. */
import { percent, rate as written } from '../numbers.js';

/** @type {typeof import('../en/page.js').texts} */
export const page = {
  said: (sentence) =>
    import('./said.js').then(
      ({ said }) => said(sentence),
      () => sentence,
    ),
  notKept: '此浏览器的存储空间已满或被禁用：重新加载会丢失本次运行和列表。',
  runName: (number) => `运行 ${number}`,
  starting: '正在启动训练程序…',
  lost: '这一部分无法加载。请确认已联网，然后重新加载页面。',
  startAgain: '重新开始',
  backToDigits: '使用生成的数字',
  tryRate: (rate) => `试用学习率 ${written(rate)}`,
  nothingToDownload: '还没有可下载的内容；请先训练。',
  epochDone: (epoch, epochs, rate) =>
    `第 ${epoch} 轮，共 ${epochs} 轮：验证误差 ${percent(rate)}。`,
  runDone: (rate) => `训练完成：测试误差 ${percent(rate)}。`,
  reference: '参考',
  digits: '生成的数字',
  shapes: '生成的形状',
  notHere: (title) => `此网站没有 ${title}。您可以从本机打开其文件，或使用生成的数字。`,
};
