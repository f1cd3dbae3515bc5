import { dropParts } from './drop-parts.js';

/**
 * Checks of what @noble/hashes is given, copies of a hash under way, and the wiping of secrets: a kilobyte
 * that every reader of the element would load. We hash bytes of our own making, none of them secret, and
 * each hash once.
 */
export const smallHash = dropParts('small-hash', {
  '/@noble/hashes/utils.js': [
    [
      'check of bytes',
      /export function abytes\([^]*?\n\}/,
      'export const abytes = (value) => value;',
    ],
    [
      'check of its state',
      /export function aexists\([^]*?\n\}/,
      'export const aexists = () => {};',
    ],
    [
      'check of its target',
      /export function aoutput\([^]*?\n\}/,
      'export const aoutput = () => {};',
    ],
    ['wiping', /export function clean\([^]*?\n\}/, 'export const clean = () => {};'],
    ['check of a hash', /if \(typeof hashCons [^]*?info = checkOpts\(\{\}, info, 'info'\);/, ''],
    ['its properties', /const tmp = hashCons[^]*?canXOF;/, ''],
    ['its identifier', /Object\.assign\(hashC, info\);\s+return Object\.freeze/, 'return '],
    ['identifiers', /export const oidNist = [^]*?\n\}\);/, 'export const oidNist = () => {};'],
    ['short hexadecimals', /const hasHexBuiltin = [^;]+;/, 'const hasHexBuiltin = false;'],
  ],
  '/@noble/hashes/_md.js': [
    ['copies', /_cloneIntoMeta\(to\) \{[^]*?this\._cloneInto\(\);\s+\}/, ''],
    ['check of sizes', /if \(len % 4 [^]*?;/, ''],
  ],
  '/@noble/hashes/sha2.js': [
    ['copies', /_cloneInto\(to\) \{[^]*?\n {4}\}/g, ''],
    ['wiping of a hash', /(?<=destroy\(\) \{)[^]*?(?=\n {4}\})/g, ''],
    ['wiping of rounds', /(?<=roundClean\(\) \{)[^]*?(?=\n {4}\})/g, ''],
  ],
});
