// The iframe is as high as what is in it, which tells its height.
const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
addEventListener('message', ({ source, data }) => {
  if (source !== frame.contentWindow || data?.source !== 'mlp-lab') return;
  if (data.type === 'mlp-height') frame.style.height = `${data.detail.height}px`;
});
