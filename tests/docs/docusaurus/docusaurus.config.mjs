export default {
  title: 'Docusaurus',
  url: 'http://localhost',
  baseUrl: '/docusaurus/',
  scripts: [{ src: '/docusaurus/mlp-lab/mlp-lab.js', type: 'module' }],
  presets: [
    ['@docusaurus/preset-classic', { docs: { routeBasePath: '/' }, blog: false, theme: {} }],
  ],
  themeConfig: { colorMode: { defaultMode: 'light' } },
};
