/** Training that begins with the weights of a network that was opened. */
import { settingsOf } from '../../engine/run/init-from.js';
import { own } from '../../i18n/en/own.js';

/** @typedef {import('../control/parts.js').Parts} Parts */
/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/**
 * From now on runs begin with the weights of a network, as far as their settings fit it.
 * @param {Parts} parts
 * @param {SavedModel} model
 * @param {{name: string, frozenLayers: number}} choice  name: of its file
 * @throws {import('../../engine/errors.js').MlpError} "init-from": no run can train it
 */
export function beginWith({ store, preparer }, model, { name, frozenLayers }) {
  const { layers, activation, linear, residual } = settingsOf(model);
  preparer.initialise = async (session, recipe) => {
    const [inputs] = await session.inspect('layers');
    if (
      inputs !== model.config.inputs ||
      recipe.layers.join() !== layers.join() ||
      (activation && recipe.activation !== activation) ||
      linear.some(Number) ||
      recipe.linear.some(Number) ||
      recipe.residual !== residual
    ) {
      store.update({ notice: own.model.otherSettings(name) });
      return {};
    }
    const fits = frozenLayers === 0 || recipe.averaging + recipe.swaFrom === 0;
    const initial = await session.inspect('initFrom', model, fits ? frozenLayers : 0);
    store.update({ notice: noticeOf(name, initial, model.config.classes, fits) });
    return { altered: true, initial: { name, ...initial } };
  };
  store.update({ beginsWith: name });
}

/** @param {string} name @param {{newLastLayer: boolean, frozenLayers: number}} initial @param {number} classes @param {boolean} fits */
const noticeOf = (name, { newLastLayer, frozenLayers }, classes, fits) =>
  [
    own.model.begins(name),
    newLastLayer ? own.model.newLastLayer(classes) : '',
    frozenLayers > 0 ? own.model.staysFrozen(frozenLayers) : '',
    fits ? '' : own.model.notFrozen,
  ]
    .filter(Boolean)
    .join(' ');

/** Runs begin with random weights again. @param {Parts} parts */
export function beginAnew({ store, preparer }) {
  preparer.initialise = undefined;
  store.update({ beginsWith: undefined, notice: '' });
  void preparer.prepare();
}
