/** The inside of the training worker: a session, for the page to call. */
import { askingFor } from './ask-helper.js';
import { rpc } from './rpc.js';
import { Session } from './session.js';

// Events go out on a channel of their own as plain messages: nobody waits for an answer to them.
const { port1, port2 } = new MessageChannel();
const tell = (/** @type {unknown} */ event, /** @type {Transferable[]} */ transfer = []) =>
  port1.postMessage(event, transfer);
const session = new Session(tell, askingFor(tell));
rpc.expose(session);
self.postMessage({ type: 'mlp-events', port: port2 }, { transfer: [port2] });
