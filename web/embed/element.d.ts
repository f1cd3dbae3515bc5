// The types of `mlp-lab/element`: with them, TypeScript knows the tag, its methods and its events.
import type { LabEvents } from './events.js';
import type { MlpLab } from './mlp-lab.js';

export * from './mlp-lab.js';

// They are defined by addBooleans() of attributes.js.
declare module './mlp-lab.js' {
  interface MlpLab {
    autostart: boolean;
    compact: boolean;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mlp-lab': MlpLab;
  }
  // Of elements and of the document, to which they bubble.
  interface GlobalEventHandlersEventMap extends LabEvents {}
}
