// The documentation as a site: ./build.sh docs. web/bundle/docs-site.js writes its pages and puts the lab into lab/.
import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';

const base = process.env.MLP_BASE ?? '/';

/** @param {string} label @param {Record<string, string>} pages  addresses by label */
const group = (label, pages) => ({
  label,
  items: Object.entries(pages).map(([name, link]) => ({ label: name, link })),
});

export default defineConfig({
  base,
  trailingSlash: 'never',
  // Fifteen pages of the sidebar would come while the first one's lab starts.
  prefetch: false,
  // A style sheet of its own would be one more request before the first paint.
  build: { inlineStylesheets: 'always' },
  image: { service: passthroughImageService() },
  markdown: { smartypants: false },
  integrations: [
    starlight({
      title: 'MLP Lab',
      description:
        'A neural network from scratch that trains in your browser, bit for bit the same everywhere',
      favicon: '/lab/icon.svg',
      customCss: ['./src/site.css'],
      components: { SocialIcons: './src/WholeLab.astro' },
      // As above, for what colours code.
      expressiveCode: { emitExternalStylesheet: false },
      sidebar: [
        group('Use it', {
          'First minute': '/',
          'On a page of yours': '/embedding',
          'In sites, frameworks, notebooks': '/hosts',
          'As a module': '/module',
          API: '/api/',
          'Command line': '/cli',
          Sweeps: '/sweeps',
          'Hosting the page': '/hosting',
          'File formats': '/files',
        }),
        group('Learn', {
          Lessons: '/lessons/',
          Lektionen: '/lessons/de/',
          'Inside the network': '/inside',
        }),
        group('How it works', {
          Results: '/results',
          Records: '/records',
          'What engines do differently': '/engines',
          Architecture: '/architecture',
        }),
        group('Take part', {
          Contributing: '/contributing',
          Changelog: '/changelog',
          Security: '/security',
        }),
      ],
    }),
  ],
});
