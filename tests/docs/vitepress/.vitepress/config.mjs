export default {
  title: 'VitePress',
  base: '/vitepress/',
  head: [['script', { type: 'module', src: '/vitepress/mlp-lab/mlp-lab.js' }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'mlp-lab' } } },
};
