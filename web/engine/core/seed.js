/**
 * @param {number | bigint} seed  a whole number; its lowest 64 bits count
 * @returns {[low: number, high: number]} its 64 bits
 */
export function seedWords(seed) {
  const bits = BigInt.asUintN(64, BigInt(seed));
  return [Number(bits & 0xffffffffn), Number(bits >> 32n)];
}
