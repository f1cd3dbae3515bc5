import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Scripts from this site only, WebAssembly but no eval: what the page must live with. */
const CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

export default defineConfig({
  root: fileURLToPath(new URL('./web/app', import.meta.url)),
  base: './',
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('./dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Browsers that know light-dark(): lowered, it would follow the system and not color-scheme.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A .wasm inlined as a data: URL would break the content security policy.
    assetsInlineLimit: 0,
  },
  worker: { format: 'es' },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } },
});
