/** SHA-256 for files; apart from hash.js, because whoever only trains need not load it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** @param {Uint8Array} bytes @returns {Uint8Array} their SHA-256 */
export const sha256Of = (bytes) => sha256(bytes);

/** @param {string} text @returns {string} SHA-256 of its UTF-8 bytes, hexadecimal */
export const textSha256 = (text) => bytesToHex(sha256(new TextEncoder().encode(text)));
