/** A model as one HTML page with a pad to draw on, which needs no server and no other file. */
import { MlpError } from '../../engine/errors.js';
import { describeModel } from './describe.js';
import { INT8_COST } from './int8.js';
import { moduleBody } from './javascript.js';
import { PAD_TEXT } from './pad-js.js';

/**
 * @param {import('../../engine/run/values.js').SavedModel} model
 * @param {{weights: 'f32' | 'int8'}} options
 * @returns {string}
 * @throws {MlpError} "export-image": it reads other images than 28 x 28 in grey
 */
export function htmlText(model, { weights }) {
  const { width, height, channels } = model.samples;
  if (width !== 28 || height !== 28 || channels !== 1) {
    throw new MlpError(
      'export-image',
      `The page's pad makes images of 28 x 28 in grey, but this network reads ${width} x ${height} with ` +
        `${channels} ${channels === 1 ? 'channel' : 'channels'}. Export it as js and feed it yourself.`,
    );
  }
  const isInt8 = weights === 'int8';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MLP Lab</title>
<!-- ${describeModel(model)}${isInt8 ? `. ${INT8_COST}` : ''} -->
<style>${STYLE}</style>
<main>
<canvas id="pad" width="560" height="560" role="img"></canvas>
<p><button id="clear" type="button"></button></p>
<p id="reading" aria-live="polite"></p>
<ol id="classes"></ol>
</main>
<script type="module">
${moduleBody(model, isInt8)}
${PAD_TEXT}
${PAGE}</script>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.4 system-ui, sans-serif; }
main { max-width: 20rem; margin: 1.5rem auto; padding: 0 1rem; }
canvas { width: 100%; border-radius: 8px; background: #111; box-shadow: 0 0 0 1px #8888; touch-action: none; cursor: crosshair; display: block; }
button { font: inherit; padding: 0.4rem 1rem; min-height: 2.5rem; }
#reading { font-size: 2rem; min-height: 1.4em; margin: 0; }
ol { list-style: none; padding: 0; }
li { display: grid; grid-template-columns: minmax(2rem, max-content) 1fr 3.5rem; gap: 0.5rem; align-items: center; }
li i { height: 0.7rem; border-radius: 3px; background: #2a78d6; width: 0; }
li span:last-child { text-align: end; font-variant-numeric: tabular-nums; }
`;

const PAGE = `const WORDS = {
  en: { title: 'Draw, and a neural network reads it', pad: 'Drawing pad', clear: 'Clear', empty: 'Draw here' },
  de: { title: 'Zeichnen, und ein neuronales Netz liest es', pad: 'Zeichenfläche', clear: 'Leeren', empty: 'Hier zeichnen' },
  es: { title: 'Dibuje, y una red neuronal lo lee', pad: 'Superficie de dibujo', clear: 'Borrar', empty: 'Dibuje aquí' },
  zh: { title: '画一个数字，神经网络来读', pad: '画板', clear: '清除', empty: '在这里画' },
};
const language = navigator.languages.map((name) => name.slice(0, 2)).find((name) => name in WORDS) ?? 'en';
const words = WORDS[language];
const percent = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const [pad, clear, reading, list] = ['pad', 'clear', 'reading', 'classes'].map((id) => document.getElementById(id));
document.documentElement.lang = language;
document.title = words.title;
pad.setAttribute('aria-label', words.pad);
clear.textContent = words.clear;
const rows = classNames.slice(0, 12).map(() => {
  const row = list.appendChild(document.createElement('li'));
  return ['span', 'i', 'span'].map((tag) => row.appendChild(document.createElement(tag)));
});

/** @type {number[][]} */
let strokes = [];
/** The pointer that draws. */
let pen = null;

function show() {
  const context = pad.getContext('2d');
  context.clearRect(0, 0, pad.width, pad.height);
  Object.assign(context, { lineWidth: 44, lineCap: 'round', lineJoin: 'round', strokeStyle: '#fff' });
  for (const stroke of strokes) {
    context.beginPath();
    for (let i = 0; i < stroke.length; i += 2) context.lineTo(stroke[i] * pad.width, stroke[i + 1] * pad.height);
    if (stroke.length === 2) context.lineTo(stroke[0] * pad.width, stroke[1] * pad.height);
    context.stroke();
  }
  const isEmpty = strokes.length === 0;
  const { className, outputs } = predict(rasterise(strokes));
  reading.textContent = isEmpty ? words.empty : className;
  const order = Array.from(classNames.keys());
  if (order.length > rows.length) order.sort((a, b) => outputs[b] - outputs[a]);
  rows.forEach(([name, bar, value], i) => {
    const output = isEmpty ? 0 : outputs[order[i]];
    name.textContent = classNames[order[i]];
    bar.style.width = \`\${100 * output}%\`;
    value.textContent = isEmpty ? '' : \`\${percent.format(100 * output)} %\`;
  });
}

/** Points in parts of the pad's side, none of them beyond it. @param {PointerEvent} event */
function extend(event) {
  const { left, top, width, height } = pad.getBoundingClientRect();
  const inside = (value) => Math.min(1, Math.max(0, value));
  const merged = event.getCoalescedEvents?.() ?? [];
  for (const point of merged.length > 0 ? merged : [event]) {
    strokes.at(-1).push(inside((point.clientX - left) / width), inside((point.clientY - top) / height));
  }
}

pad.addEventListener('pointerdown', (event) => {
  if (pen !== null || event.button !== 0) return;
  pen = event.pointerId;
  pad.setPointerCapture(pen);
  strokes.push([]);
  extend({ clientX: event.clientX, clientY: event.clientY });
  show();
});
pad.addEventListener('pointermove', (event) => {
  if (event.pointerId !== pen) return;
  extend(event);
  show();
});
for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
  pad.addEventListener(end, (event) => {
    if (event.pointerId === pen) pen = null;
  });
}
clear.addEventListener('click', () => {
  strokes = [];
  show();
});
show();
`;
