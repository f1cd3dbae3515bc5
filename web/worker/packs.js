// What is loaded only when a published data set is: most labs train on generated pictures.
export { subset } from '../engine/samples.js';
export { openShardCache } from '../data/shard-cache.js';
export { loadPack } from '../data/shards.js';
