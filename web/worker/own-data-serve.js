/** The inside of the worker that prepares a person's data. */
import { OwnSession } from './own-data.js';
import { rpc } from './rpc.js';

const tell = (/** @type {unknown} */ event, /** @type {Transferable[]} */ transfer = []) =>
  self.postMessage(event, { transfer });
rpc.expose(new OwnSession(tell));
tell({ type: 'own-ready' });
