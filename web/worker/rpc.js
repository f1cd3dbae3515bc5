import { errorTransfer } from './error-transfer.js';
import { expose, releaseProxy, transfer, transferHandlers, wrap } from 'comlink';

errorTransfer(transferHandlers);

/**
 * Comlink, which sends our errors whole. One object, so that the page and the worker bundle the same
 * code and browsers load it once for both.
 */
export const rpc = {
  expose,
  wrap,
  transfer,
  /**
   * Ends the page's side of a connection.
   * @param {import('comlink').Remote<any>} remote
   */
  release: (remote) => remote[releaseProxy](),
};
