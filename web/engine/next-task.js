/** The messages that a thread sends itself, made with the first. @type {MessageChannel | undefined} */
let channel;
/** @type {(() => void)[]} */
const waiting = [];

/**
 * Resolves in a task of its own, so that the thread handles events that wait first. By a message to
 * itself and not by a timer, which browsers stretch to 4 ms, and more in hidden pages; in Node by
 * setImmediate(), because Node handles up to 1,000 messages before anything else has its turn.
 * @returns {Promise<void>}
 */
export const nextTask = () =>
  new Promise((resolve) => {
    if ('setImmediate' in globalThis) return void globalThis.setImmediate(resolve);
    if (!channel) {
      channel = new MessageChannel();
      channel.port1.onmessage = () => waiting.shift()?.();
    }
    waiting.push(resolve);
    return channel.port2.postMessage(null);
  });
