import { readFileSync } from 'node:fs';

/** V8 can join vectors only where the processor has registers of 256 bits for them: AVX2. */
export const canJoin =
  process.platform === 'linux' && /\bavx2\b/.test(readFileSync('/proc/cpuinfo', 'utf8'));
