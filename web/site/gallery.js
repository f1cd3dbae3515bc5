// An iframe is as high as what is in it, which tells its height.
const frames = Array.from(document.querySelectorAll('iframe'));
addEventListener('message', ({ source, data }) => {
  const frame = frames.find(({ contentWindow }) => contentWindow === source);
  if (frame && data?.source === 'mlp-lab' && data.type === 'mlp-height')
    frame.style.height = `${data.detail.height}px`;
});
