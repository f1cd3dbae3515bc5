// The reader's own font: VitePress's would be two thirds of what comes before the first paint.
export { default } from 'vitepress/theme-without-fonts';
