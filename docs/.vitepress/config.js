// The documentation as a site: ./build.sh docs. web/bundle/docs-site.js puts the lab into lab/.
const base = process.env.MLP_BASE ?? '/';

export default {
  title: 'MLP Lab',
  description:
    'A neural network from scratch that trains in your browser, bit for bit the same everywhere',
  lang: 'en',
  base,
  cleanUrls: true,
  // Fifteen pages of the sidebar would come while the first one's lab starts.
  router: { prefetchLinks: false },
  head: [
    ['script', { type: 'module', src: `${base}lab/mlp-lab.js` }],
    ['link', { rel: 'icon', href: `${base}lab/icon.svg` }],
    // The place of the lab before its script has loaded.
    ['style', {}, 'mlp-lab:not(:defined) { display: block; min-height: 802px; }'],
  ],
  vue: {
    template: {
      compilerOptions: { isCustomElement: (/** @type {string} */ tag) => tag === 'mlp-lab' },
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    nav: [{ text: 'The whole lab', link: '/lab/index.html', target: '_self' }],
    sidebar: [
      {
        text: 'Use it',
        items: [
          { text: 'First minute', link: '/' },
          { text: 'On a page of yours', link: '/embedding' },
          { text: 'In sites, frameworks, notebooks', link: '/hosts' },
          { text: 'As a module', link: '/module' },
          { text: 'API', link: '/api/' },
          { text: 'Command line', link: '/cli' },
          { text: 'Sweeps', link: '/sweeps' },
          { text: 'Hosting the page', link: '/hosting' },
          { text: 'File formats', link: '/files' },
        ],
      },
      {
        text: 'Learn',
        items: [
          { text: 'Lessons', link: '/lessons/' },
          { text: 'Lektionen', link: '/lessons/de/' },
          { text: 'Inside the network', link: '/inside' },
        ],
      },
      {
        text: 'How it works',
        items: [
          { text: 'Results', link: '/results' },
          { text: 'Records', link: '/records' },
          { text: 'What engines do differently', link: '/engines' },
          { text: 'Architecture', link: '/architecture' },
        ],
      },
      {
        text: 'Take part',
        items: [
          { text: 'Contributing', link: '/contributing' },
          { text: 'Changelog', link: '/changelog' },
          { text: 'Security', link: '/security' },
        ],
      },
    ],
  },
};
