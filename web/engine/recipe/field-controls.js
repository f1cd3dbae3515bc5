/**
 * What panels need to know of settings beside their rows in fields.js; apart from it, because whoever only
 * trains need not load this.
 */
import { recipeFields } from './fields.js';

/** @typedef {import('./fields.js').RecipeField} RecipeField */
/** @typedef {Pick<RecipeField, 'step' | 'needs'>} Control */

const ADAMS = ['adam', 'adamw', 'muon'];
const BETAS = [...ADAMS, 'lion'];

/** @type {Partial<Record<keyof typeof recipeFields, Control>>} */
const controls = {
  momentum: { step: 0.01, needs: ['optimizer', ['momentum', 'nesterov', 'muon']] },
  beta1: { step: 0.01, needs: ['optimizer', BETAS] },
  beta2: { step: 0.001, needs: ['optimizer', BETAS] },
  epsilon: { needs: ['optimizer', ADAMS] },

  warmupEpochs: { step: 0.5 },
  finalRate: { step: 0.01, needs: ['schedule', ['cosine', 'one-cycle', 'cosine-restarts']] },
  stepEpochs: { step: 1, needs: ['schedule', ['steps', 'cosine-restarts']] },
  stepFactor: { step: 0.05, needs: ['schedule', ['steps']] },

  decoupledDecay: { needs: ['optimizer', ['sgd', 'momentum', 'nesterov', 'adam']] },
  linear: { step: 1 },
  layerRates: { step: 0.25 },
  layerDecays: { step: 0.5, needs: ['weightDecay'] },
  dropout: { step: 0.05 },
  inputDropout: { step: 0.05 },
  labelSmoothing: { step: 0.05 },
  maxNorm: { step: 0.5 },
  clipNorm: { step: 0.5 },

  shift: { step: 0.5 },
  rotation: { step: 1 },
  scale: { step: 0.05 },
  shear: { step: 0.05 },
  elastic: { step: 1 },
  elasticSigma: { step: 0.5, needs: ['elastic'] },
  mixup: { step: 0.05 },

  temperature: { needs: ['teacherWeight'] },
};

/** The table of settings, each with its control. @type {typeof recipeFields} */
export const panelFields = /** @type {any} */ (
  Object.fromEntries(
    Object.entries(recipeFields).map(([name, field]) => [
      name,
      { ...field, ...controls[/** @type {keyof typeof recipeFields} */ (name)] },
    ]),
  )
);
