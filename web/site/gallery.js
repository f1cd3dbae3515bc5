// Gives each iframe the height that its content reports.
const frames = Array.from(document.querySelectorAll('iframe'));
addEventListener('message', ({ source, data }) => {
  const frame = frames.find(({ contentWindow }) => contentWindow === source);
  if (frame && data?.source === 'mlp-lab' && data.type === 'mlp-height')
    frame.style.height = `${data.detail.height}px`;
});
