export default {
  title: 'Docusaurus',
  url: 'http://localhost',
  baseUrl: '/',
  /* {{js}} */
  presets: [
    ['@docusaurus/preset-classic', { docs: { routeBasePath: '/' }, blog: false, theme: {} }],
  ],
  themeConfig: { colorMode: { defaultMode: 'light' } },
};
