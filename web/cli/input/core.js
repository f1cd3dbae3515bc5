/** Loads the core that the flags ask for, and describes the one that was loaded. */
import { loadCore } from '../../engine/index.js';

/** @typedef {import('../../engine/core/core.js').Core} Core */

/**
 * Loads the core; notes it when fast arithmetic was asked for and the engine has none.
 *
 * @param {{variant?: string, mode?: string, threads?: number | 'auto', wide?: boolean}} wanted
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<Core>}
 * @throws {import('../../engine/errors.js').MlpError}
 */
export async function openCore(
  { variant = 'auto', mode = 'exact', threads = 1, wide = false },
  output,
) {
  const core = await loadCore({ variant, mode, threads, wide });
  if (wide && !core.wide) {
    output.note(
      'This engine does not join vectors, or not rightly: --wide is left out. Node 24 and newer can.',
    );
  }
  if (mode !== core.mode) {
    output.note(
      variant === 'auto'
        ? 'This engine has no relaxed SIMD, which fast arithmetic needs (Node 22 and newer have it): exact is used.'
        : `--variant ${variant} has no fast arithmetic: exact is used. Leave it out for fast.`,
    );
  }
  return core;
}
