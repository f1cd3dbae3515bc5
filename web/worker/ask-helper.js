/**
 * Helper threads of the core, the training worker's part: it asks the page for them (helpers.js).
 * @param {(request: import('./protocol.js').HelperRequest, transfer: Transferable[]) => void} ask
 * @returns {import('../engine/core/start-helper.js').StartHelper}
 */
export const askingFor = (ask) => (message, answer) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => answer(data);
  ask({ type: 'helper', message, port: port2 }, [port2]);
  return { terminate: () => port1.postMessage('terminate') };
};
