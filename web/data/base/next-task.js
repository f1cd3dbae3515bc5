/**
 * Resolves in a task of its own, so that events that wait are handled first. A timer would do the
 * same, but browsers slow timers down in hidden pages.
 *
 * @returns {Promise<void>}
 */
export function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
