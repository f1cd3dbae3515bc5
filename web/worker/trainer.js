/** The inside of the training worker: a session, for the page to call. */
import * as Comlink from 'comlink';
import { errorTransfer } from './error-transfer.js';
import { Session } from './session.js';

errorTransfer(Comlink.transferHandlers);

// Events go out on a channel of their own as plain messages: nobody waits for an answer to them.
const { port1, port2 } = new MessageChannel();
const session = new Session((event, transfer = []) => port1.postMessage(event, transfer));
Comlink.expose(session);
self.postMessage({ type: 'mlp-events', port: port2 }, { transfer: [port2] });
