/** web/i18n/en/own-sentences.js in Chinese. */
import { count, decimal } from '../numbers.js';
import { said } from './said.js';

/** @param {string[]} names @param {number} all */
const first = (names, all) =>
  `${names.join('、')}${all > names.length ? ` 等 ${count(all)} 个` : ''}`;

/** @param {number[]} shape */
const times = (shape) => shape.join(' × ');

/** Why each of some files is left out. @param {{path: string, why: import('../say.js').Note}[]} files @param {import('../say.js').Say} say */
const reasons = (files, say) => files.map(({ path, why }) => `${path}：${say.reason(why)}`);

/** @type {Record<string, string>} */
const KINDS = {
  pickle: 'Python 的 pickle 文件',
  pdf: 'PDF',
  gif: 'GIF',
  bmp: 'BMP',
  tiff: 'TIFF',
  torch: 'torch.save 的文件',
  sheet: '电子表格',
  office: '办公软件的文档',
  html: '网页，而不是应有的文件',
  lfs: 'Git LFS 的指针，而不是文件本身',
  video: '视频或其他容器',
  R: 'R 的数据文件',
  PGM: 'PGM 或 PPM',
  ico: 'Windows 图标',
  otherPicture: '无法读取的图片类型',
  sound: '声音文件',
  network: '训练好的网络',
  markup: 'XML 或 YAML 描述文件',
  statistics: 'Stata 或 SPSS 的数据',
  disk: '磁盘映像',
  Hadoop: 'ORC 或 Avro 表',
  'UTF-32': 'UTF-32 文本',
};

/** @type {Record<string, string>} */
const ADVICE = {
  unpack: '请先解压',
  pack: '请先解压，或改用 zip',
  npz: '请在 Python 中用 numpy.savez 保存数组',
  binary: '请使用数据集的二进制版本，或 numpy.savez',
  pdf: '请将其中的图片保存为 PNG',
  png: '请将其保存为 PNG',
  h5: '请在 Python 中用 h5py 打开，再用 numpy.savez 保存数组',
  mat: '请在 Python 中用 scipy.io.loadmat 打开，再用 numpy.savez 保存数组',
  torch: '请在 Python 中保存张量：numpy.savez(file, x=images.numpy(), y=labels.numpy())',
  parquet: '请将其保存为 Parquet 或 CSV',
  csv: '请将像素表保存为 CSV，或将图像保存为 PNG',
  again: '请下载文件本身，可能需要先登录',
  lfs: '请用 git lfs pull 获取',
  images: '只读取图像',
  network: '请将其作为网络打开，而不是作为数据',
  folders: '请把每个类别的图片放入以其命名的文件夹',
  utf8: '请将其保存为 UTF-8',
};

/** @type {Record<string, string>} */
const PARTS = { train: '用于训练', test: '用于测试', val: '用于验证' };

/** @param {Record<string, any>} values */
const columnOf = ({ column, number }) => column ?? `第 ${number} 列`;

/** @type {typeof import('../en/own-sentences.js').sentences} */
export const notes = {
  plain: ({ text }) => said(text),
  colourKept: () => '图像有颜色：予以保留。',
  greyKept: () => '没有图像带颜色：均为灰度。',
  transposed: () => '名称中有 EMNIST，其图像是侧放的：行与列已互换。',
  scaled: ({ width, height, size }) =>
    `${width ? `图像为 ${width} × ${height} 像素` : '图像大小不一'}：缩放为 ${size} × ${size}。`,
  middleTaken: () => '图像不是正方形：取其中间部分。',
  allKept: () => '图像不是正方形：保留全部，两侧补背景。',
  inverted: () => '图像是浅底深字：已反相，因为这里的网络以亮色为笔迹。',
  rounded: () => '像素值四舍五入为 0 到 255 的整数。',
  fromUnit: () => '像素值在 0 到 1 之间：乘以 255。',
  fromSigned: () => '像素值在 -1 到 1 之间：映射到 0 到 255。',
  fromSixteen: () => '像素值为 16 位：除以 257。',
  behindTransparent: ({ white }) => `透明像素后面填充${white ? '白色' : '黑色'}。`,
  profileLeft: () => '文件中关于颜色的说明（伽马、配置文件）不予采用。',
  labelByWords: ({ file, ...column }) => `${file}：${columnOf(column)} 含有文字，因此作为标签。`,
  labelByPlace: ({ file, place, ...column }) =>
    `${file}：${columnOf(column)}（${place === 'first' ? '第一列' : '最后一列'}）作为标签。`,
  pairLeft: ({ images, labels }) => `没有其他文件，因此 ${images} 和 ${labels} 配为一对。`,
  oneHot: ({ file, each }) => `${file}：每个标签是一行 ${each} 个值，其中只有一个 1（独热编码）。`,
  firstOfValues: ({ file, each }) => `${file} 每张图像有 ${each} 个值：取第一个作为标签。`,
  labelsByName: ({ file, label, name, pictures, rows }) =>
    `${file}：其 ${label} 列作为 ${name} 列所指图片的类别（${count(pictures)} 张图片，${count(rows)} 行）。`,
  namesBegin: ({ names, all }) => `类别取自文件名的开头：${first(names, all)}。`,
  parquetColumns: ({ file, images, labels }) =>
    `${file}：${images} 列是图像${labels ? `，${labels} 列是标签` : '；没有标签列'}。`,
  cifarNames: ({ file }) => `${file}：这是 CIFAR-10 的文件名，因此类别使用 CIFAR-10 的名称。`,
  cifarLabels: ({ file, which }) =>
    `${file}：采用 CIFAR-100 的${which === 'fine' ? '细' : '粗'}分类标签。`,
  twins: ({ files, names }) => `${files} 个文件重复出现，只计一次：${first(names, files)}。`,
  splitByNames: ({ validation }) =>
    validation === 'trained'
      ? '按名称划分；名为验证集的部分也用于训练，运行时会从中留出一些。'
      : `按名称划分${validation === 'test' ? '：名为验证集的部分用作测试集' : ''}。`,
  splitDrawn: ({ share, seed }) =>
    `名称未说明哪些图像用于测试：以种子 ${seed} 从每个类别抽取 ${percentOf(share)}。`,
  shared: ({ images }) => `测试集中有 ${count(images)} 张图像也在训练集中，因此测试比应有的容易。`,
  repeated: ({ images }) => `${count(images)} 张图像重复出现。`,
  blankLabels: ({ images }) => `${count(images)} 张图像没有类别，不使用。`,
  sharedName: ({ name, labels, classes }) =>
    `标签 ${labels.join('、')} 的名称相同，都是 ${name}；它们仍是不同的类别：${classes.join('、')}。请使用不同的名称，或改用同一个标签。`,
  unnamedLabels: ({ labels, all, lowest, highest }) =>
    `${all} 个标签没有名称：${first(labels, all)}；已有名称的标签是 ${lowest} 到 ${highest}。`,
  unusedNames: ({ names, all, given }) =>
    `给出的 ${count(given)} 个名称中，有 ${count(all)} 个属于没有图像的类别：${first(names, all)}。如果列表错位，其所有名称都是错的。`,
  severalNames: ({ file, label, names, taken }) =>
    `${file} 给标签 ${label} 起了多个名称：${names.join('、')}；采用的是 ${taken}。请为每个标签只留一个名称。`,
  namesByCase: ({ names, all }) =>
    `${all} 个名称的大小写写法不一，因此成了不同的类别：${first(names, all)}。若是同一类别，请统一写法。`,
  untrained: ({ names, all, images }) =>
    `${all} 个类别在测试集中有图像（${count(images)} 张），但没有可用于训练的图像，因此任何网络都学不会：${first(names, all)}。请添加训练图像，或略去这些类别。`,
  untested: ({ names, all }) =>
    `${all} 个类别在测试集中没有图像，因此测试误差不反映这些类别：${first(names, all)}。`,
  filesLeftOut: ({ files, shown }, say) => {
    const some = shown.map(
      (/** @type {{path: string, why: import('../say.js').Note}} */ { path, why }) =>
        `${path}（${say.reason(why)}）`,
    );
    const more = files - some.length;
    return `略去 ${files} 个文件：${some.join('；')}${more > 0 ? `；另有 ${more} 个` : ''}。`;
  },
  someOpened: ({ opened, pictures }) =>
    `${count(pictures)} 张图片中目前打开了 ${count(opened)} 张；其余能否读取，要到准备时才知道。`,
  hiddenLeftOut: ({ files }) => `略去 ${files} 个隐藏文件。`,
  array: ({ form, shape, type }) =>
    `${form}，${times(shape) || '一个值'} ${type === 'text' ? '文本' : type}`,
  classNames: ({ classes }) => `${classes} 个类别的名称`,
  labels: ({ labels }) => `${labels} 个标签`,
  records: ({ form, records }) => `${form}，${records} 条记录`,
  table: ({ rows, pixels, labelled }) =>
    `表格，${rows} 行，每行 ${pixels} 个像素${labelled ? '' : '，没有标签'}`,
  parquet: ({ pictures }) => `Parquet，${pictures} 张图片`,
  pictures: ({ pictures, name, part }) =>
    `${pictures} 张图片，${name === null ? '没有类别' : `类别 ${name}`}${part ? `，${PARTS[part]}` : ''}`,
  noForm: () => '不是可读取的格式',
  empty: () => '文件是空的',
  noImageTable: () =>
    '该表格没有为每个像素设一列；若表格列出文件名和标签（如 filename,label），旁边的图片用这些文件名，图片所在文件夹不是类别，且表格不是提交文件（submission），则采用该表格；否则请把每个类别的图片放入以其命名的文件夹',
  twoLabels: ({ name, labels }) =>
    `表格给 ${name} 两个标签（${labels.join('、')}），而一张图片只有一个类别；请为每张图片只保留一行。`,
  noRows: ({ columns }) =>
    `这是一张 ${columns} 列的表，只有表头，没有数据行；请保存每个图像一行的表。`,
  noPixels: ({ columns, numbers, text, column }) =>
    `这是一个有 ${columns} 列的表格，其中 ${numbers} 列全是数字；除标签外，还需要一幅正方形图像的全部像素${text === null ? '' : `；第 ${column} 列有“${text}”`}。`,
  foreign: ({ kind, advice }) => `这是 ${KINDS[kind] ?? kind}；${ADVICE[advice]}`,
  labelsAlone: () => '其中有标签，但没有对应的图像',
  nothing: ({ hidden, only, shown }, say) => {
    const some = reasons(shown, say);
    return (
      `${only ? `路径含有 ${JSON.stringify(only)} 的` : ''}文件中没有图像。${hidden > 0 ? `略去了 ${count(hidden)} 个隐藏文件或系统文件。` : ''}${some.length > 0 ? `${some.join('；')}。` : ''}` +
      '可读取 PNG、JPEG 和 WebP 的文件夹与压缩包、IDX、CIFAR、NPY 和 NPZ、CSV、ARFF 以及 Parquet。'
    );
  },
  severalSets: ({ sets }) =>
    `这些文件属于 ${sets.length} 个数据集：${sets.map((/** @type {string} */ stem) => stem || '一个没有名称的').join('；')}。请只打开其中一个的文件。`,
  unclearPairs: ({ arrays }) =>
    `不清楚哪些标签属于哪些图像：${arrays
      .map(
        (/** @type {{file: string, shape: number[]}} */ { file, shape }) =>
          `${file}（${times(shape)}）`,
      )
      .join('、')}。请让每对文件的名称只在 ` +
    '“images”和“labels”上不同，例如 train-images 和 train-labels。',
  otherCount: ({ file, images, labelFile, labels }) =>
    `${file} 有 ${images} 张图像，而 ${labelFile} 有 ${labels} 个标签；它们不是一对，或者有一个不完整。`,
  noImageShape: ({ file, shape }) =>
    `${file} 的形状是 ${times(shape)}，不是图像的形状：数量 × 高 × 宽，1、3 或 4 个颜色在最后或第二位，或者数量 × 正方形图像的值。`,
  manySizes: ({ sizes, all }) =>
    `图像大小不一（${first(sizes.map(times), all)}），没有统一的大小；请选择一个，例如 28 或 32。`,
  inkNeedsGrey: () => '只能在灰度图像中寻找笔迹；请选择灰度，或其他适配方式。',
  tooManyValues: ({ width, height, colour, inputs, most, side }) =>
    `${width} × ${height} 的${colour ? '彩色' : '灰度'}图像有 ${count(inputs)} 个值，而网络最多接受 ${count(most)} 个；请选择不超过 ${side} 的大小。`,
  tooMuchRoom: ({ images, width, height, colour, bytes, most, side, greySide }) =>
    `${count(images)} 张 ${width} × ${height} 的${colour ? '彩色' : '灰度'}图像需要 ${bytesOf(bytes)}，而最多保存 ${bytesOf(most)}；请选择不超过 ${side} 的大小${colour ? `，或不超过 ${greySide} 的灰度` : ''}，或减少图像。`,
  fractionLabel: ({ label }) => `有一个标签是 ${label}；标签应为整数或名称，每个类别一个。`,
  noSuchClass: ({ name, names }) =>
    `没有可略去的类别 ${JSON.stringify(name)}；现有 ${names.join('、')}。`,
  allLeftOut: () => '所有类别都被略去，没有可训练的内容；请至少保留两个类别。',
  noClasses: ({ shown }, say) =>
    [
      '没有带标签的图像；请把每个类别的图片放入以其命名的文件夹，或添加标签文件。',
      ...reasons(shown, say).map((reason) => `${reason}。`),
    ].join(''),
  manyClasses: ({ labels, most }) =>
    `有 ${count(labels)} 个不同的标签，而最多区分 ${count(most)} 个类别；标签也许是别的东西，例如行号。`,
  noPixelValue: ({ file, image, value }) => `${file}：图像 ${image} 的值 ${value} 不是像素。`,
  noPixelRange: ({ file, low, high }) =>
    `${file} 的值从 ${low} 到 ${high}；像素应为 0 到 255、0 到 1、-1 到 1，或 16 位时到 65535。请这样保存。`,
  tooFew: ({ images, train, test }) =>
    `有 ${images} 张带标签的图像，即 ${train} 张训练、${test} 张测试；每个类别请至少提供 2 张。`,
  noneToTest: () => '没有带标签的图像可供测试。',
  unknownClasses: ({ unknown, known }) =>
    `网络不认识 ${unknown.join('、')}；它认识 ${known.join('、')}。请略去其他类别。`,
  idxStart: () => '这不是 IDX 文件：它的开头不是两个零字节、类型和 1 到 4 个维数。',
  idxHeader: ({ missing, header }) =>
    `此 IDX 文件的文件头不完整：${header} 个字节中缺少 ${missing} 个；请重新获取文件。`,
  idxSize: ({ shape }) =>
    `此 IDX 文件声称有 ${times(shape)} 个值，没有这样的文件；它已损坏，或不是 IDX 文件。`,
  idxCut: ({ shape, missing, bytes }) =>
    `此 IDX 文件不完整：它声称有 ${times(shape)} 个值，但 ${bytes} 个字节中缺少 ${missing} 个；请重新获取。`,
  idxTrailing: ({ shape, trailing }) =>
    `此 IDX 文件在其声称的 ${times(shape)} 个值之后还有 ${trailing} 个字节；它已损坏，请重新获取。`,
  gzipLimit: ({ most }) =>
    `gzip 文件解压后超过 ${bytesOf(most)}，这是可读取的上限；它可能不是正确的文件：请重新获取，或只用其中一部分。`,
  damagedGzip: ({ what }) =>
    `gzip 文件已损坏：${what === 'cut' ? '文件不完整' : '内容有误，或末尾之后还有其他数据'}；请重新获取。`,
  noSample: ({ width, height, toWidth, toHeight }) =>
    `${width} × ${height} 的图片无法缩放为 ${toWidth} × ${toHeight}；请选择其他大小。`,
  brokenNames: () =>
    '文件名表示它列出类别名称，但其 JSON 无法读取；请更正，或在 labels.txt 中每行写一个名称。',
  repeatedNames: () =>
    '它列出类别名称，但其 JSON 中有一个键出现两次，各程序读取的并不相同；请去掉其中一个。',
  largeFile: ({ bytes, most }) =>
    `它有 ${bytesOf(bytes)}，而每个文件最多读取 ${bytesOf(most)}；请提供其中一部分，或多个较小的文件。`,
  largeUnpacked: ({ bytes, most }) =>
    `文件解压后有 ${bytesOf(bytes)} 以上，而最多保存 ${bytesOf(most)}；请减少文件。`,
  fileChanged: () => '读取时文件变短了；请重新打开。',
  unreadable: ({ file }) => `无法读取文件 ${file}；请确认它还在。`,
  outOfMemory: () => '数据准备意外中止，可能是内存不足；请减少或缩小图像。',
  damagedZip: () => 'zip 已损坏；请重新获取。',
  locked: () => '它有密码保护；请自行解压 zip。',
  unknownMethod: ({ method }) => `它用 ${method} 压缩，这里无法读取；请自行解压 zip，或重新压缩。`,
  damagedTar: () => 'tar 已损坏；请重新获取。',
  noPicture: () => '这不是可读取的图片；请保存为 PNG、JPEG 或 WebP。',
  largePicture: ({ width, height, most }) =>
    `图片有 ${width} × ${height} 像素；最多读取 ${count(most)} 个。请缩小后保存。`,
  damagedPicture: ({ format }) => `${format} 已损坏或不完整；请重新保存。`,
  animated: () => '该 WebP 是动画；请保存其中一张图片。',
  printColours: () => '该 JPEG 用于印刷，为四色（CMYK）；请保存为 RGB。',
  badPicture: ({ file, why }, say) => `${file}：${say.reason(why)}。`,
  otherColumns: ({ row, has, columns }) =>
    `数值的第 ${row} 行${has > columns ? '多于' : '只有'} ${Math.min(has, columns)} 列，而第一行有 ${columns} 列；请更正该行，或重新保存表格。`,
  noNumber: ({ row, column, text }) =>
    `数值的第 ${row} 行第 ${column} 列是 ${JSON.stringify(text)}，那里必须是数字；请更正。`,
  sparseTable: () => 'ARFF 只列出非零值（稀疏格式）；请保存全部值，或保存为 CSV。',
  numpyHeader: () => '它的开头像 numpy 文件，但无法读取文件头；请用 numpy.save 重新保存。',
  numpyObjects: () =>
    '其中是只有 Python 能读取的 Python 对象；请改为保存数字：numpy.save(file, numpy.array(list, dtype="uint8"))，所有图像大小相同。',
  numpyType: ({ type }) =>
    `其中的值是 numpy 的 ${type || '多字段'} 类型，不是 0 到 255 的数字；请把像素保存为 uint8，标签保存为整数。`,
  cutOff: ({ shape, room }) =>
    `文件不完整：它声称有 ${times(shape)} 个值，但只容得下 ${room} 个；请重新获取。`,
  noRecords: ({ bytes }) =>
    `它有 ${bytes} 字节，不是 CIFAR-10（3073 字节）或 CIFAR-100（3074 字节）记录的整数倍；可能不完整。`,
  damagedParquet: () => '无法读取 Parquet 文件；请重新获取，或用 Snappy 或不压缩写入。',
  noPictureColumn: ({ columns }) => `Parquet 文件没有图片列，只有 ${columns.join('、')}。`,
};

/** @param {number} share */
const percentOf = (share) => `${decimal(100 * share, 1).replace(/[.,]0$/, '')} %`;

/** @param {number} bytes */
const bytesOf = (bytes) =>
  bytes < 1e5
    ? `${count(bytes)} 字节`
    : `${bytes < 1e7 ? decimal(bytes / 1e6, 1) : count(bytes / 1e6)} MB`;
